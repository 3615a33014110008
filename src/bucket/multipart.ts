/** A big file in parts, each tried again by itself; what an earlier try has sent is not sent again. */

import {
	abortInFlight,
	abortMultipart,
	abortStrays,
	type Multipart,
} from "./abort.ts";
import { type BegunUpload, begin } from "./begin.ts";
import type { Checksum } from "./checksum.ts";
import { checkStored, completeOnce } from "./complete.ts";
import { isResumable } from "./errors.ts";
import type { Uploaded, UploadJob } from "./job.ts";
import { onLadder } from "./ladder.ts";
import { explained } from "./objects.ts";
import { isOfNoUse, usableParts } from "./resume.ts";
import { PartsFailure, sendParts } from "./send-parts.ts";
import { SourceFailure } from "./source.ts";
import type { StoredPart } from "./stored-parts.ts";

/**
 * Uploads the source in parts: goes on with the upload that an earlier try left, where there is one that is of use;
 * else, or where the store turns out to refuse the checksums of a rung, from the first byte.
 * After a failure or a cancel the upload is aborted before it is reported, unless it is to be kept.
 */
export async function uploadParts(job: UploadJob): Promise<Uploaded> {
	return (
		(await goOn(job)) ??
		(await onLadder(job.store, job.capabilities.checksum, async (checksum) => {
			await job.source.rewind();
			return uploadOnRung(job, checksum);
		}))
	);
}

/** Undefined where nothing of an earlier try is of use. */
async function goOn(job: UploadJob): Promise<Uploaded | undefined> {
	const { input } = job;
	const { resume } = input;
	if (resume === undefined) {
		return undefined;
	}
	const there = await usableParts(job, resume);
	if (typeof there === "string") {
		await endEarlier(job, resume);
		input.onAnew?.(there);
		return undefined;
	}
	try {
		await input.onKey?.(input.key);
		return await carryOut(job, resume, there);
	} catch (error) {
		if (!isOfNoUse(job, error)) {
			throw error;
		}
		input.onAnew?.("the store would not go on with it");
		return undefined;
	}
}

/** Ends the upload of an earlier try; one that stays is told. */
export async function endEarlier(
	{ store, input }: UploadJob,
	upload: Multipart,
): Promise<void> {
	await abortMultipart(store, upload).catch(() => input.onLeft?.(upload));
}

async function uploadOnRung(job: UploadJob, rung: Checksum): Promise<Uploaded> {
	const { upload, strays } = await begin(job, rung);
	try {
		return await carryOut(job, upload, new Map());
	} finally {
		if (strays) {
			await abortStrays(job.store, upload.key, upload.uploadId);
		}
	}
}

/** Sends what the store has not, and makes the object appear. */
async function carryOut(
	job: UploadJob,
	upload: BegunUpload,
	there: ReadonlyMap<number, StoredPart>,
): Promise<Uploaded> {
	const { input, source } = job;
	try {
		await input.onMultipart?.(upload);
		const { parts, resumedBytes } = await sendParts(job, upload, there);
		const { stored: digest, ...more } = await source.finish();
		input.signal.throwIfAborted();
		const sent = { ...upload, parts };
		const stored = await completeOnce(job, sent);
		const { checksum } = upload;
		const storeChecksum = await checkStored(job, checksum, parts, stored);
		const { etag } = stored;
		return { ...digest, storeChecksum, etag, resumedBytes, ...more };
	} catch (error) {
		const failure = error instanceof PartsFailure ? error.cause : error;
		if (!keeps(job, failure)) {
			const inFlight = error instanceof PartsFailure && error.inFlight;
			await abort(job, upload, inFlight);
		}
		input.signal.throwIfAborted();
		throw failure;
	}
}

function keeps({ store, input }: UploadJob, failure: unknown): boolean {
	const { keepParts = false, signal, key } = input;
	return (
		keepParts &&
		!(failure instanceof SourceFailure) &&
		isResumable(explained(store, failure, "s3:PutObject", key), signal)
	);
}

/** The failure that led here is what matters; what stays is ended by the post step. */
async function abort(
	{ store }: UploadJob,
	upload: Multipart,
	inFlight: boolean,
): Promise<void> {
	await (inFlight
		? abortInFlight(store, upload)
		: abortMultipart(store, upload)
	).catch(() => {});
}
