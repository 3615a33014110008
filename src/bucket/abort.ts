/** Ending unfinished multipart uploads: they are invisible and cost money. */

import {
	AbortMultipartUploadCommand,
	ListMultipartUploadsCommand,
} from "@aws-sdk/client-s3";
import type { Store } from "./client.ts";
import { isNotFound } from "./failures.ts";
import { explained } from "./objects.ts";

/** An upload that has begun: what a later process needs to end it. */
export interface Multipart {
	readonly key: string;
	readonly uploadId: string;
}

/** An abort must fit between a cancel and the runner's kill. */
const ABORT_TIMEOUT_MS = 5_000;

/** Ends an upload, within 5 seconds; one that is gone already is fine. */
export async function abortMultipart(
	store: Store,
	{ key, uploadId }: Multipart,
): Promise<void> {
	try {
		await store.client.send(
			new AbortMultipartUploadCommand({
				Bucket: store.bucket,
				Key: key,
				UploadId: uploadId,
			}),
			{ abortSignal: AbortSignal.timeout(ABORT_TIMEOUT_MS) },
		);
	} catch (error) {
		if (!isNotFound(error)) {
			throw explained(store, error, "s3:AbortMultipartUpload", key);
		}
	}
}

/**
 * Ends every unfinished upload of these keys, also those whose id never reached us.
 * Keys are listed one by one: some stores take the prefix for an exact key.
 * @returns what was ended
 */
export async function abortUploadsOf(
	store: Store,
	keys: readonly string[],
): Promise<readonly Multipart[]> {
	const ended: Multipart[] = [];
	for (const key of keys) {
		for (const uploadId of await uploadsOf(store, key)) {
			await abortMultipart(store, { key, uploadId });
			ended.push({ key, uploadId });
		}
	}
	return ended;
}

async function uploadsOf(store: Store, key: string): Promise<string[]> {
	try {
		const { Uploads = [] } = await store.client.send(
			new ListMultipartUploadsCommand({ Bucket: store.bucket, Prefix: key }),
			{ abortSignal: AbortSignal.timeout(ABORT_TIMEOUT_MS) },
		);
		return Uploads.filter((upload) => upload.Key === key).flatMap(
			({ UploadId }) => (UploadId === undefined ? [] : [UploadId]),
		);
	} catch (error) {
		throw explained(store, error, "s3:ListBucketMultipartUploads", key);
	}
}
