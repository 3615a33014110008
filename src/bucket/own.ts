/** Removing an object that this very publishing wrote, and no other's. */

import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import type { Store } from "./client.ts";
import { headOrNone, isStamped } from "./objects.ts";

/** Deletes what is at `key` if it bears the stamp; throws where the store does not answer or does not let us. */
export async function removeOwn(
	store: Store,
	key: string,
	stamp: string,
	signal: AbortSignal,
): Promise<void> {
	const head = await headOrNone(store, key, signal);
	if (head !== undefined && isStamped(head, stamp)) {
		await store.client.send(
			new DeleteObjectCommand({ Bucket: store.bucket, Key: key }),
			{ abortSignal: signal },
		);
	}
}
