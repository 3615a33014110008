/** A file into the store: read once, checked on the way, there whole or not at all. */

import { randomUUID } from "node:crypto";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { ioBuffer } from "../io-buffer.ts";
import { bodyChecksum, type Stored, sentPart } from "./checksum.ts";
import type { Store } from "./client.ts";
import { checkStored, storedOf } from "./complete.ts";
import { findEarlier } from "./earlier.ts";
import {
	condition,
	destination,
	KeyTaken,
	ownObject,
	type Uploaded,
	type UploadInput,
	type UploadJob,
} from "./job.ts";
import { onLadder } from "./ladder.ts";
import { endEarlier, uploadParts } from "./multipart.ts";
import { type Capabilities, explained, headOrNone } from "./objects.ts";
import { retry } from "./retry.ts";
import { openSource, SourceFailure } from "./source.ts";

export { abortMultipart, abortUploadsOf, type Multipart } from "./abort.ts";
export type { BegunUpload } from "./begin.ts";
export type { Through } from "./convert.ts";
export type { Sink } from "./feed.ts";
export type { Uploaded, UploadInput } from "./job.ts";

const MIB = 1024 * 1024;
/** Smaller files go as one request. */
const MULTIPART_FROM_BYTES = 16 * MIB;

/**
 * Uploads one file, if the key is free or holds what an earlier try of ours left.
 * An error of a sink, of the converter or of the file is thrown as it is, a cancel as the signal's reason, all others as
 * a `StoreError`.
 */
export async function uploadImage(
	store: Store,
	capabilities: Capabilities,
	input: UploadInput,
): Promise<Uploaded> {
	const source = await openSource(input.path, input.sinks, input.through);
	try {
		const stamp = input.stamp ?? input.resume?.stamp ?? randomUUID();
		return await upload({ store, capabilities, input, source, stamp });
	} catch (error) {
		input.signal.throwIfAborted();
		throw error instanceof SourceFailure
			? error.cause
			: explained(store, error, "s3:PutObject", input.key);
	} finally {
		await source.close();
	}
}

async function upload(job: UploadJob): Promise<Uploaded> {
	const { input, source } = job;
	const { again = false, resume } = input;
	if (!again && resume === undefined) {
		await refuseTaken(job);
		return send(job);
	}
	const earlier = await findEarlier(job);
	if (earlier.state === "none") {
		return send(job);
	}
	if (earlier.state === "same") {
		if (resume !== undefined) {
			await endEarlier(job, resume);
		}
		input.onProgress?.(source.size, source.size);
		return earlier.uploaded;
	}
	input.onAnew?.("what it left is not the file, or can't be compared with it");
	await source.rewind();
	return send({ ...job, replaces: earlier.etag });
}

/** A conversion is of unknown length: it always goes in parts. */
function send(job: UploadJob): Promise<Uploaded> {
	const isSmall = job.source.size < MULTIPART_FROM_BYTES;
	return isSmall && job.input.through === undefined
		? uploadWhole(job)
		: uploadParts(job);
}

/** Stores without conditions are asked before, the others refuse by themselves. */
async function refuseTaken(job: UploadJob): Promise<void> {
	const { store, capabilities, input } = job;
	if (
		!capabilities.conditionalWrites &&
		(await headOrNone(store, input.key, input.signal)) !== undefined
	) {
		throw new KeyTaken(input.key);
	}
}

async function uploadWhole(job: UploadJob): Promise<Uploaded> {
	const { store, capabilities, input, source } = job;
	const body = ioBuffer(source.size);
	const { crc } = await source.read(body, input.signal);
	const { stored: digest } = await source.finish();
	await input.onKey?.(input.key);
	const done = await onLadder(store, capabilities.checksum, async (rung) => {
		const stated = bodyChecksum(rung, body, crc);
		const stored = await putOnce(job, body, stated);
		const { etag } = stored;
		const part = sentPart({ number: 1, body, crc, etag, stated });
		const storeChecksum = await checkStored(job, rung, [part], stored);
		return { storeChecksum, etag };
	});
	input.onProgress?.(source.size, source.size);
	return { ...digest, ...done, resumedBytes: 0 };
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
				...(capabilities.conditionalWrites ? condition(job) : {}),
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
		return storedOf(await ownObject(job, body.length, error));
	}
}
