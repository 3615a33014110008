/** A file into the store: read once, checked on the way, there whole or not at all. */

import { randomUUID } from "node:crypto";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { bodyChecksum, type Stored, sentPart } from "./checksum.ts";
import type { Store } from "./client.ts";
import { checkStored, storedOf } from "./complete.ts";
import {
	destination,
	ownObject,
	taken,
	type Uploaded,
	type UploadInput,
	type UploadJob,
} from "./job.ts";
import { onLadder } from "./ladder.ts";
import { uploadParts } from "./multipart.ts";
import { type Capabilities, explained, headOrNone } from "./objects.ts";
import { retry } from "./retry.ts";
import { openSource } from "./source.ts";

export { abortMultipart, abortUploadsOf, type Multipart } from "./abort.ts";
export type { Uploaded, UploadInput } from "./job.ts";
export type { Sink } from "./source.ts";

const MIB = 1024 * 1024;
/** Smaller files go as one request. */
const MULTIPART_FROM_BYTES = 16 * MIB;

/**
 * Uploads one file, if the key is free.
 * A sink's error is thrown as it is, a cancel as the signal's reason, all others as a `StoreError`.
 */
export async function uploadImage(
	store: Store,
	capabilities: Capabilities,
	input: UploadInput,
): Promise<Uploaded> {
	const source = await openSource(input.path, input.sinks);
	try {
		const stamp = input.stamp ?? randomUUID();
		const job = { store, capabilities, input, source, stamp };
		await refuseTaken(job);
		return source.size < MULTIPART_FROM_BYTES
			? await uploadWhole(job)
			: await uploadParts(job);
	} catch (error) {
		input.signal.throwIfAborted();
		throw explained(store, error, "s3:PutObject", input.key);
	} finally {
		await source.close();
	}
}

/** Stores without conditions are asked before, the others refuse by themselves. */
async function refuseTaken(job: UploadJob): Promise<void> {
	const { store, capabilities, input } = job;
	if (
		!capabilities.conditionalWrites &&
		(await headOrNone(store, input.key, input.signal)) !== undefined
	) {
		throw taken(input.key);
	}
}

async function uploadWhole(job: UploadJob): Promise<Uploaded> {
	const { store, capabilities, input, source } = job;
	const body = Buffer.allocUnsafeSlow(source.size);
	const crc = await source.read(body);
	const sha256 = await source.finish();
	const done = await onLadder(store, capabilities.checksum, async (rung) => {
		const stated = bodyChecksum(rung, body, crc);
		const stored = await putOnce(job, body, stated);
		const { etag } = stored;
		const part = sentPart({ number: 1, body, crc, etag, stated });
		const storeChecksum = await checkStored(job, rung, [part], stored);
		return { storeChecksum, etag };
	});
	input.onProgress?.(source.size, source.size);
	return { size: source.size, sha256, ...done };
}

/** After any error the store is asked whether the object is there already and ours: a lost reply looks like 412. */
async function putOnce(
	job: UploadJob,
	body: Buffer,
	checksum: ReturnType<typeof bodyChecksum>,
): Promise<Stored> {
	const { store, capabilities, input } = job;
	const put = () =>
		store.client.send(
			new PutObjectCommand({
				...destination(job),
				Body: body,
				...checksum,
				...(capabilities.conditionalWrites ? { IfNoneMatch: "*" } : {}),
			}),
			{ abortSignal: input.signal },
		);
	try {
		return storedOf(
			await retry(put, {
				signal: input.signal,
				refreshable: store.refreshable,
				budgetMs: store.retryBudgetMs,
			}),
		);
	} catch (error) {
		return storedOf(await ownObject(job, error));
	}
}
