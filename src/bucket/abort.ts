/** Ending unfinished multipart uploads: they are invisible and cost money. */

import { setTimeout as sleep } from "node:timers/promises";
import {
	AbortMultipartUploadCommand,
	ListMultipartUploadsCommand,
	ListPartsCommand,
} from "@aws-sdk/client-s3";
import type { Store } from "./client.ts";
import { StoreError } from "./errors.ts";
import { isNotFound } from "./failures.ts";
import { explained } from "./objects.ts";
import { pause } from "./retry.ts";

/** An upload that has begun: what a later process needs to end it. */
export interface Multipart {
	readonly key: string;
	readonly uploadId: string;
}

/** An abort must fit between a cancel and the runner's kill. */
const ABORT_TIMEOUT_MS = 5_000;
/** A request that was given up lands within this, or the post step finds what it began. */
const STRAY_PAUSE_MS = 500;
const ABORT_TRIES = 3;
/** Grows by as much with every try. */
const ABORT_AGAIN_MS = 200;
/** Pauses between the looks for a part that lands after the abort: in all well within the time of an abort. */
const LATE_LOOKS_MS = [250, 500, 1_000];

/**
 * Ends what a beginning without an answer may have begun, within 5 seconds in all; never throws.
 * @param but id of an upload of the key that stays
 */
export async function abortStrays(
	store: Store,
	key: string,
	but?: string,
): Promise<void> {
	const signal = AbortSignal.timeout(ABORT_TIMEOUT_MS);
	const look = async () => {
		for (const uploadId of await uploadsOf(store, key, signal)) {
			if (uploadId !== but) {
				await abortMultipart(store, { key, uploadId }, signal);
			}
		}
	};
	try {
		await look();
		// the store may have been at it when we looked
		await sleep(STRAY_PAUSE_MS, undefined, { signal });
		await look();
	} catch {
		// the failure that led here is what matters; what stays is ended by the post step
	}
}

/**
 * Ends an upload, within 5 seconds where nothing else is said; one that is gone already is fine. A part that was on its
 * way may outlive the first abort (so AWS says of AbortMultipartUpload): it is asked for, and the upload ended again.
 */
export async function abortMultipart(
	store: Store,
	upload: Multipart,
	signal: AbortSignal = AbortSignal.timeout(ABORT_TIMEOUT_MS),
): Promise<void> {
	for (let tries = 1; tries <= ABORT_TRIES; tries++) {
		await sendAbort(store, upload, signal);
		if (!(await hasParts(store, upload, signal))) {
			return;
		}
		await pause(ABORT_AGAIN_MS * tries, signal);
	}
	throw new StoreError(
		"upload",
		`The store still keeps parts of ${upload.key} (upload ${upload.uploadId}) after ${ABORT_TRIES} aborts: abort it by hand, or let a lifecycle rule do it.`,
	);
}

/**
 * Ends an upload whose parts may still be on their way to the store, within 5 seconds: one that lands after the abort
 * brings the upload back to life, so it is looked for a while longer.
 */
export async function abortInFlight(
	store: Store,
	upload: Multipart,
): Promise<void> {
	const signal = AbortSignal.timeout(ABORT_TIMEOUT_MS);
	await abortMultipart(store, upload, signal);
	for (const ms of LATE_LOOKS_MS) {
		await pause(ms, signal);
		if (await hasParts(store, upload, signal)) {
			await abortMultipart(store, upload, signal);
		}
	}
}

async function sendAbort(
	store: Store,
	{ key, uploadId }: Multipart,
	signal: AbortSignal,
): Promise<void> {
	try {
		await store.client.send(
			new AbortMultipartUploadCommand({
				Bucket: store.bucket,
				Key: key,
				UploadId: uploadId,
			}),
			{ abortSignal: signal },
		);
	} catch (error) {
		if (!isNotFound(error)) {
			throw explained(store, error, "s3:AbortMultipartUpload", key);
		}
	}
}

/** False also where the store does not tell, for lack of `s3:ListMultipartUploadParts` perhaps: it has said that it aborted. */
async function hasParts(
	store: Store,
	{ key, uploadId }: Multipart,
	signal: AbortSignal,
): Promise<boolean> {
	try {
		const { Parts = [] } = await store.client.send(
			new ListPartsCommand({
				Bucket: store.bucket,
				Key: key,
				UploadId: uploadId,
				MaxParts: 1,
			}),
			{ abortSignal: signal },
		);
		return Parts.length > 0;
	} catch {
		return false;
	}
}

/**
 * Ends every unfinished upload of these keys, also those whose id never reached us.
 * Keys are listed one by one: some stores take the prefix for an exact key.
 * @param options `signal` bounds all of it, without it each request may take 5 seconds; the upload `but` stays
 * @returns what was ended
 */
export async function abortUploadsOf(
	store: Store,
	keys: readonly string[],
	{
		signal,
		but,
	}: { readonly signal?: AbortSignal; readonly but?: string } = {},
): Promise<readonly Multipart[]> {
	const ended: Multipart[] = [];
	for (const key of keys) {
		for (const uploadId of await uploadsOf(store, key, signal)) {
			if (uploadId === but) {
				continue;
			}
			await abortMultipart(store, { key, uploadId }, signal);
			ended.push({ key, uploadId });
		}
	}
	return ended;
}

async function uploadsOf(
	store: Store,
	key: string,
	signal: AbortSignal = AbortSignal.timeout(ABORT_TIMEOUT_MS),
): Promise<string[]> {
	try {
		const { Uploads = [] } = await store.client.send(
			new ListMultipartUploadsCommand({ Bucket: store.bucket, Prefix: key }),
			{ abortSignal: signal },
		);
		return Uploads.filter((upload) => upload.Key === key).flatMap(
			({ UploadId }) => (UploadId === undefined ? [] : [UploadId]),
		);
	} catch (error) {
		throw explained(store, error, "s3:ListBucketMultipartUploads", key);
	}
}
