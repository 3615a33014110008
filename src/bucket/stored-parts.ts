/** Parts that a store has of an upload, and whether they are those of the file. */

import { createHash } from "node:crypto";
import { ListPartsCommand } from "@aws-sdk/client-s3";
import type { Multipart } from "./abort.ts";
import {
	bodyChecksum,
	type Checksum,
	type SentPart,
	sentPart,
} from "./checksum.ts";
import type { Store } from "./client.ts";
import { encodeCrc32 } from "./crc32.ts";
import { retry } from "./retry.ts";
import type { Part } from "./send-part.ts";

/** What the store says of a part. */
export interface StoredPart {
	/** Bytes. */
	readonly size: number;
	readonly etag: string;
	/** Base64; some stores state none. */
	readonly crc32?: string | undefined;
}

/** All parts of an upload by number, page by page; throws the errors of the SDK. */
export async function listParts(
	store: Store,
	{ key, uploadId }: Multipart,
	signal: AbortSignal,
): Promise<ReadonlyMap<number, StoredPart>> {
	const parts = new Map<number, StoredPart>();
	let marker: string | undefined;
	do {
		const command = new ListPartsCommand({
			Bucket: store.bucket,
			Key: key,
			UploadId: uploadId,
			PartNumberMarker: marker,
		});
		const page = await retry(
			() => store.client.send(command, { abortSignal: signal }),
			{
				signal,
				refreshable: store.refreshable,
				budgetMs: store.retryBudgetMs,
			},
		);
		for (const { PartNumber, Size, ETag, ChecksumCRC32 } of page.Parts ?? []) {
			if (PartNumber !== undefined && Size !== undefined && ETag) {
				const part = { size: Size, etag: ETag, crc32: ChecksumCRC32 };
				parts.set(PartNumber, part);
			}
		}
		marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
	} while (marker !== undefined);
	return parts;
}

/** The part as if it had been sent, where the store has these very bytes; undefined where it has others, or does not tell. */
export function stillRight(
	stored: StoredPart | undefined,
	{ number, body, crc }: Part,
	checksum: Checksum,
): SentPart | undefined {
	if (stored === undefined || stored.size !== body.length) {
		return undefined;
	}
	const { etag, crc32 } = stored;
	const same =
		crc32 === undefined
			? etag.replaceAll('"', "").toLowerCase() === md5(body)
			: crc32 === encodeCrc32(crc);
	const stated = same ? bodyChecksum(checksum, body, crc) : {};
	return same ? sentPart({ number, body, crc, etag, stated }) : undefined;
}

/** A store's ETag of a part; with some kinds of encryption it is another. */
function md5(body: Uint8Array): string {
	return createHash("md5").update(body).digest("hex");
}
