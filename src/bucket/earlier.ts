/** A whole object that an earlier try left under the same key: whether it is what would be sent. */

import type { HeadObjectCommandOutput } from "@aws-sdk/client-s3";
import { ioBuffer } from "../io-buffer.ts";
import {
	bodyChecksum,
	type Checksum,
	judge,
	type SentPart,
	type Stored,
	sentPart,
} from "./checksum.ts";
import { statedCrc32, storedOf } from "./complete.ts";
import { KeyTaken, type Uploaded, type UploadJob } from "./job.ts";
import { headOrNone, isStamped } from "./objects.ts";
import { planParts } from "./parts.ts";

/** `other`: it is ours, and is not right, or does not let itself be compared. */
export type Earlier =
	| { readonly state: "none" }
	| { readonly state: "same"; readonly uploaded: Uploaded }
	| { readonly state: "other"; readonly etag: string };

/**
 * Looks for the object, and reads the file to compare them, by the checksums that the store states.
 * @throws KeyTaken where the object is not ours
 */
export async function findEarlier(job: UploadJob): Promise<Earlier> {
	const { store, input, source, stamp } = job;
	const head = await headOrNone(store, input.key, input.signal);
	if (head === undefined) {
		return { state: "none" };
	}
	if (!isStamped(head, stamp)) {
		throw new KeyTaken(input.key);
	}
	const other = { state: "other", etag: head.ETag ?? "" } as const;
	const mayBeSame =
		input.through !== undefined || head.ContentLength === source.size;
	const uploaded = mayBeSame ? await compare(job, head) : undefined;
	return uploaded === undefined ? other : { state: "same", uploaded };
}

async function compare(
	job: UploadJob,
	head: HeadObjectCommandOutput,
): Promise<Uploaded | undefined> {
	const { store, input, source } = job;
	const crc32 = await statedCrc32(store, input.key, input.signal);
	const stored: Stored = { ...storedOf(head), crc32 };
	const rung: Checksum = crc32 === undefined ? "md5" : "crc32";
	const parts = await readParts(job, rung);
	const storeChecksum = judge(rung, parts, stored);
	if (storeChecksum === undefined || storeChecksum === "none") {
		return undefined;
	}
	const { stored: digest, ...more } = await source.finish();
	const { etag } = stored;
	const resumedBytes = digest.size;
	return { ...digest, storeChecksum, etag, resumedBytes, ...more };
}

/** The parts as they would be sent. */
async function readParts(
	{ input, source }: UploadJob,
	rung: Checksum,
): Promise<readonly SentPart[]> {
	const { partBytes } = planParts(source.size);
	const buffer = ioBuffer(partBytes);
	const parts: SentPart[] = [];
	for (let ended = false; !ended; ) {
		const { length, crc } = await source.read(buffer, input.signal);
		ended = length < partBytes;
		if (length > 0 || parts.length === 0) {
			const body = buffer.subarray(0, length);
			const stated = bodyChecksum(rung, body, crc);
			const number = parts.length + 1;
			parts.push(sentPart({ number, body, crc, etag: "", stated }));
		}
	}
	return parts;
}
