/**
 * How a store checks what it gets: a ladder from the strongest down, because stores differ.
 * Whatever the rung, the SHA-256 of the file is in the record. Pure.
 */

import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { combineCrc32, encodeCrc32 } from "./crc32.ts";

/**
 * - `crc32`: the store checks each part and the whole;
 * - `crc32-composite`: it checks each part;
 * - `md5`: it checks each part by `Content-MD5`;
 * - `none`: only the signature guards the parts.
 */
export type Checksum = "crc32" | "crc32-composite" | "md5" | "none";

/** A part as it was sent. */
export interface SentPart {
	readonly number: number;
	/** Bytes. */
	readonly length: number;
	readonly crc: number;
	readonly etag: string;
}

/** Whether the rung sends a CRC-32 with each body. */
function sendsCrc32(checksum: Checksum): boolean {
	return checksum === "crc32" || checksum === "crc32-composite";
}

/** The checksum header of one body; `crc` is its CRC-32. */
export function bodyChecksum(
	checksum: Checksum,
	body: Uint8Array,
	crc: number = crc32(body),
): { ChecksumCRC32?: string; ContentMD5?: string } {
	if (sendsCrc32(checksum)) {
		return { ChecksumCRC32: encodeCrc32(crc) };
	}
	return checksum === "md5"
		? { ContentMD5: createHash("md5").update(body).digest("base64") }
		: {};
}

/** `x-amz-content-sha256` of a streamed part: the CRC-32 header, itself signed, guards it, else the signature must. */
export function payloadHash(checksum: Checksum, body: Uint8Array): string {
	return sendsCrc32(checksum)
		? "UNSIGNED-PAYLOAD"
		: createHash("sha256").update(body).digest("hex");
}

/** What CreateMultipartUpload declares. */
export function declaredChecksum(checksum: Checksum): {
	ChecksumAlgorithm?: "CRC32";
	ChecksumType?: "FULL_OBJECT";
} {
	switch (checksum) {
		case "crc32":
			return { ChecksumAlgorithm: "CRC32", ChecksumType: "FULL_OBJECT" };
		case "crc32-composite":
			return { ChecksumAlgorithm: "CRC32" };
		default:
			return {};
	}
}

/** What CompleteMultipartUpload says of the whole and of its parts, in order. */
export function completion(checksum: Checksum, parts: readonly SentPart[]) {
	const size = parts.reduce((sum, part) => sum + part.length, 0);
	return {
		MultipartUpload: {
			Parts: parts.map((part) => ({
				PartNumber: part.number,
				ETag: part.etag,
				...(sendsCrc32(checksum)
					? { ChecksumCRC32: encodeCrc32(part.crc) }
					: {}),
			})),
		},
		...(checksum === "crc32"
			? {
					ChecksumType: "FULL_OBJECT" as const,
					ChecksumCRC32: wholeCrc32(parts),
					MpuObjectSize: size,
				}
			: {}),
	};
}

function wholeCrc32(parts: readonly SentPart[]): string {
	return encodeCrc32(
		parts.reduce((crc, part) => combineCrc32(crc, part.crc, part.length), 0),
	);
}

function compositeCrc32(parts: readonly SentPart[]): string {
	const digests = parts.map((part) =>
		Buffer.from(encodeCrc32(part.crc), "base64"),
	);
	return encodeCrc32(crc32(Buffer.concat(digests)));
}

/**
 * How far the store has checked a finished object, by the CRC-32 that it states.
 * @param stated as the store gave it, possibly with `-<parts>`; undefined where it states none
 * @returns undefined where it states another than what was sent: the object is damaged
 */
export function judge(
	checksum: Checksum,
	parts: readonly SentPart[],
	stated: string | undefined,
): Checksum | undefined {
	if (!sendsCrc32(checksum)) {
		return checksum;
	}
	if (stated === undefined) {
		return "crc32-composite";
	}
	const digest = stated.replace(/-\d+$/, "");
	if (digest === wholeCrc32(parts)) {
		return "crc32";
	}
	return digest === compositeCrc32(parts) ? "crc32-composite" : undefined;
}
