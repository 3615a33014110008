/**
 * How a store checks what it gets: a ladder from the strongest down, because stores differ.
 * Whatever the rung, the SHA-256 of the file is in the record. Pure.
 */

import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { combineCrc32, encodeCrc32 } from "./crc32.ts";

/**
 * - `crc32`: the store checks each part and the whole;
 * - `crc32-composite`: it checks each part, and states the CRC-32 of their CRC-32s;
 * - `md5`: it checks each part by `Content-MD5`, and its ETag is the MD5 of their MD5s;
 * - `none`: only the signature guards the parts.
 */
export type Checksum = "crc32" | "crc32-composite" | "md5" | "none";

/** From the strongest down. */
const LADDER: readonly Checksum[] = ["crc32", "crc32-composite", "md5", "none"];

/** The rungs that `s3-checksum` allows, from the strongest down. */
export function rungsOf(
	wanted: "auto" | "crc32" | "md5" | "none",
): readonly Checksum[] {
	switch (wanted) {
		case "auto":
			return LADDER;
		case "crc32":
			return ["crc32", "crc32-composite"];
		default:
			return [wanted];
	}
}

/** The lowest of these rungs: what holds for all. */
export function weakest(rungs: readonly Checksum[]): Checksum {
	return LADDER.findLast((rung) => rungs.includes(rung)) ?? "none";
}

/** A part as it was sent. */
export interface SentPart {
	readonly number: number;
	/** Bytes. */
	readonly length: number;
	readonly crc: number;
	readonly etag: string;
	/** As `Content-MD5` stated it, where it was sent. */
	readonly md5?: string | undefined;
}

/** What the store says of a finished object. */
export interface Stored {
	/** Possibly with `-<parts>`; undefined where the store states none. */
	readonly crc32: string | undefined;
	readonly etag: string;
	/** `x-amz-server-side-encryption`. */
	readonly encryption: string | undefined;
}

/** Whether the rung sends a CRC-32 with each body. */
export function sendsCrc32(checksum: Checksum): boolean {
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

/** A part, by what was said of its body and what the store answered. */
export function sentPart(part: {
	readonly number: number;
	readonly body: Uint8Array;
	readonly crc: number;
	readonly etag: string;
	readonly stated: { readonly ContentMD5?: string };
}): SentPart {
	const { number, body, crc, etag, stated } = part;
	return { number, length: body.length, crc, etag, md5: stated.ContentMD5 };
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

/**
 * How far the store has checked a finished object, by what it says of it; a file sent as one request is one part.
 * @returns undefined where it states another checksum than that of what was sent: the object is damaged
 */
export function judge(
	checksum: Checksum,
	parts: readonly SentPart[],
	stored: Stored,
): Checksum | undefined {
	if (sendsCrc32(checksum)) {
		return judgeCrc32(parts, stored.crc32);
	}
	return checksum === "md5" ? judgeMd5(parts, stored) : "none";
}

function judgeCrc32(
	parts: readonly SentPart[],
	stated: string | undefined,
): Checksum | undefined {
	if (stated === undefined) {
		return "none";
	}
	if (stated === wholeCrc32(parts)) {
		return "crc32";
	}
	const composite = compositeCrc32(parts);
	return stated === composite || stated === `${composite}-${parts.length}`
		? "crc32-composite"
		: undefined;
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

function judgeMd5(
	parts: readonly SentPart[],
	{ etag, encryption = "" }: Stored,
): Checksum | undefined {
	const stated = etag.replaceAll('"', "").toLowerCase();
	// With keys of a KMS the ETag looks like an MD5 and is none.
	const opaque =
		encryption.startsWith("aws:kms") || !/^[0-9a-f]{32}(-\d+)?$/.test(stated);
	if (opaque) {
		return "none";
	}
	const digests = parts.map(({ md5 = "" }) => Buffer.from(md5, "base64"));
	const ofDigests = createHash("md5").update(Buffer.concat(digests));
	const expected = [`${ofDigests.digest("hex")}-${parts.length}`];
	const [only] = digests;
	if (only !== undefined && parts.length === 1) {
		expected.push(only.toString("hex"));
	}
	return expected.includes(stated) ? "md5" : undefined;
}
