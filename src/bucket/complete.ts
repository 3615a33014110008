/** The moment at which an uploaded object appears, and the proof that it is the right one. */

import {
	CompleteMultipartUploadCommand,
	HeadObjectCommand,
} from "@aws-sdk/client-s3";
import {
	type Checksum,
	completion,
	judge,
	type SentPart,
	type Stored,
	sendsCrc32,
} from "./checksum.ts";
import type { Store } from "./client.ts";
import { StoreError } from "./errors.ts";
import { ChecksumRefusal, factsOf, isTransient } from "./failures.ts";
import { condition, ownObject, type UploadJob } from "./job.ts";
import { removeOwn } from "./own.ts";
import { jitter, pause } from "./retry.ts";

/** How long the store may take to show an object whose upload it has forgotten. */
const SETTLE_MS = 10_000;

/** An upload whose parts are all there. */
export interface Sent {
	readonly uploadId: string;
	readonly checksum: Checksum;
	/** In order. */
	readonly parts: readonly SentPart[];
}

/**
 * Makes the object appear, once: after any error the store is asked whether it is there already and ours,
 * because a lost reply looks like 404, 412 or a time-out.
 */
export async function completeOnce(
	job: UploadJob,
	sent: Sent,
): Promise<Stored> {
	const deadline = Date.now() + job.store.retryBudgetMs;
	let conditional = job.capabilities.conditionalWrites;
	let mayHaveHappened = false;
	for (let tries = 0; ; tries++) {
		try {
			return await complete(job, sent, conditional);
		} catch (error) {
			job.input.signal.throwIfAborted();
			const own = await ownOrNone(job, sent, error);
			if (own !== undefined) {
				return own;
			}
			const { name, status } = factsOf(error);
			if (name === "NoSuchUpload" && mayHaveHappened) {
				return await waitForOwn(job, sent, error);
			}
			if (status === 412 && sendsCrc32(sent.checksum)) {
				throw new ChecksumRefusal(
					"A condition failed where nothing is: some stores say so of checksums.",
					{ cause: error },
				);
			}
			const refusesCondition = conditional && status === 501;
			conditional &&= !refusesCondition;
			mayHaveHappened ||= isTransient(error);
			const again = refusesCondition || isTransient(error) || status === 409;
			if (!again || Date.now() > deadline) {
				throw error;
			}
			await pause(jitter(tries, 500, 20_000), job.input.signal);
		}
	}
}

async function complete(
	job: UploadJob,
	{ uploadId, checksum, parts }: Sent,
	conditional: boolean,
): Promise<Stored> {
	const { store, input } = job;
	const done = await store.patientClient.send(
		new CompleteMultipartUploadCommand({
			Bucket: store.bucket,
			Key: input.key,
			UploadId: uploadId,
			...completion(checksum, parts),
			...(conditional ? condition(job) : {}),
		}),
		{ abortSignal: input.signal },
	);
	return storedOf(done);
}

/** What an answer says of the finished object. */
export function storedOf(answer: {
	readonly ChecksumCRC32?: string | undefined;
	readonly ETag?: string | undefined;
	readonly ServerSideEncryption?: string | undefined;
}): Stored {
	return {
		crc32: answer.ChecksumCRC32,
		etag: answer.ETag ?? "",
		encryption: answer.ServerSideEncryption,
	};
}

/** Our object where it is there; undefined where none is; throws where it is another's. */
async function ownOrNone(
	job: UploadJob,
	{ parts }: Sent,
	error: unknown,
): Promise<Stored | undefined> {
	const size = parts.reduce((sum, part) => sum + part.length, 0);
	try {
		return storedOf(await ownObject(job, size, error));
	} catch (refusal) {
		if (refusal === error) {
			return undefined;
		}
		throw refusal;
	}
}

async function waitForOwn(
	job: UploadJob,
	sent: Sent,
	error: unknown,
): Promise<Stored> {
	const deadline = Date.now() + SETTLE_MS;
	for (;;) {
		await pause(1000, job.input.signal);
		const own = await ownOrNone(job, sent, error);
		if (own !== undefined) {
			return own;
		}
		if (Date.now() > deadline) {
			throw error;
		}
	}
}

/** How far the store has checked the object. Where it states another than was sent, removes it and throws. */
export async function checkStored(
	job: UploadJob,
	checksum: Checksum,
	parts: readonly SentPart[],
	stored: Stored,
): Promise<Checksum> {
	const { store, input, stamp } = job;
	const result = judge(checksum, parts, await withCrc32(job, checksum, stored));
	if (result === undefined) {
		await removeOwn(store, input.key, stamp, input.signal).catch(() => {});
		throw new StoreError(
			"upload",
			`The store's ${sendsCrc32(checksum) ? "CRC-32" : "MD5"} of ${input.key} in bucket ${store.bucket} is not that of the file: what it keeps is damaged, and was not published; see to the store, then build again.`,
		);
	}
	return result;
}

async function withCrc32(
	{ store, input }: UploadJob,
	checksum: Checksum,
	stored: Stored,
): Promise<Stored> {
	return sendsCrc32(checksum) && stored.crc32 === undefined
		? { ...stored, crc32: await statedCrc32(store, input.key, input.signal) }
		: stored;
}

/** The CRC-32 that the store has of an object, possibly with `-<parts>`; undefined where it has none or does not tell. */
export async function statedCrc32(
	store: Store,
	key: string,
	signal: AbortSignal,
): Promise<string | undefined> {
	try {
		const head = await store.client.send(
			new HeadObjectCommand({
				Bucket: store.bucket,
				Key: key,
				ChecksumMode: "ENABLED",
			}),
			{ abortSignal: signal },
		);
		return head.ChecksumCRC32;
	} catch (error) {
		const { status } = factsOf(error);
		if (status === 400 || status === 501) {
			return undefined;
		}
		throw error;
	}
}
