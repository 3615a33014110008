/** The moment at which an uploaded object appears, and the proof that it is the right one. */

import {
	CompleteMultipartUploadCommand,
	HeadObjectCommand,
} from "@aws-sdk/client-s3";
import { type Checksum, completion, judge, type SentPart } from "./checksum.ts";
import { StoreError } from "./errors.ts";
import { factsOf, isTransient } from "./failures.ts";
import { ownObject, type UploadJob } from "./job.ts";
import { jitter, pause, RETRY_BUDGET_MS } from "./retry.ts";

/** What the store says of the finished object. */
export interface Stored {
	readonly crc32: string | undefined;
	readonly etag: string;
}

/** How long the store may take to show an object whose upload it has forgotten. */
const SETTLE_MS = 10_000;

/**
 * Makes the object appear, once: after any error the store is asked whether it is there already and ours,
 * because a lost reply looks like 404, 412 or a time-out.
 */
export async function completeOnce(
	job: UploadJob,
	uploadId: string,
	parts: readonly SentPart[],
): Promise<Stored> {
	const deadline = Date.now() + RETRY_BUDGET_MS;
	let conditional = job.capabilities.conditionalWrites;
	let mayHaveHappened = false;
	for (let tries = 0; ; tries++) {
		try {
			return await complete(job, uploadId, parts, conditional);
		} catch (error) {
			job.input.signal.throwIfAborted();
			const own = await ownOrNone(job, error);
			if (own !== undefined) {
				return own;
			}
			const gone = factsOf(error).name === "NoSuchUpload";
			if (gone && mayHaveHappened) {
				return await waitForOwn(job, error);
			}
			const refusesCondition = conditional && factsOf(error).status === 501;
			conditional &&= !refusesCondition;
			mayHaveHappened ||= isTransient(error);
			const again =
				refusesCondition || isTransient(error) || factsOf(error).status === 409;
			if (!again || Date.now() > deadline) {
				throw error;
			}
			await pause(jitter(tries, 500, 20_000), job.input.signal);
		}
	}
}

async function complete(
	job: UploadJob,
	uploadId: string,
	parts: readonly SentPart[],
	conditional: boolean,
): Promise<Stored> {
	const { store, input, capabilities } = job;
	const done = await store.patientClient.send(
		new CompleteMultipartUploadCommand({
			Bucket: store.bucket,
			Key: input.key,
			UploadId: uploadId,
			...completion(capabilities.checksum, parts),
			...(conditional ? { IfNoneMatch: "*" } : {}),
		}),
		{ abortSignal: input.signal },
	);
	return { crc32: done.ChecksumCRC32, etag: done.ETag ?? "" };
}

/** Our object where it is there; undefined where none is; throws where it is another's. */
async function ownOrNone(
	job: UploadJob,
	error: unknown,
): Promise<Stored | undefined> {
	try {
		const head = await ownObject(job, error);
		return { crc32: head.ChecksumCRC32, etag: head.ETag ?? "" };
	} catch (refusal) {
		if (refusal === error) {
			return undefined;
		}
		throw refusal;
	}
}

async function waitForOwn(job: UploadJob, error: unknown): Promise<Stored> {
	const deadline = Date.now() + SETTLE_MS;
	for (;;) {
		await pause(1000, job.input.signal);
		const own = await ownOrNone(job, error);
		if (own !== undefined) {
			return own;
		}
		if (Date.now() > deadline) {
			throw error;
		}
	}
}

/** How far the store has checked the object; throws where it holds another than was sent. */
export async function checkStored(
	job: UploadJob,
	parts: readonly SentPart[],
	stated: string | undefined,
): Promise<Checksum> {
	const { store, input, capabilities } = job;
	const crc32 = stated ?? (await statedCrc32(job));
	const result = judge(capabilities.checksum, parts, crc32);
	if (result === undefined) {
		throw new StoreError(
			"upload",
			`The store's CRC-32 of ${input.key} in bucket ${store.bucket} is not that of the file: the object is damaged; remove it and build again.`,
		);
	}
	return result;
}

async function statedCrc32(job: UploadJob): Promise<string | undefined> {
	const { store, input, capabilities } = job;
	if (capabilities.checksum === "md5" || capabilities.checksum === "none") {
		return undefined;
	}
	const head = await store.client.send(
		new HeadObjectCommand({
			Bucket: store.bucket,
			Key: input.key,
			ChecksumMode: "ENABLED",
		}),
		{ abortSignal: input.signal },
	);
	return head.ChecksumCRC32;
}
