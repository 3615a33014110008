/** Objects that this very publishing wrote: removed, or written anew. Never another's. */

import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import type { Store } from "./client.ts";
import { isConditionFailed, isTransient } from "./failures.ts";
import {
	type Capabilities,
	explained,
	headOrNone,
	isStamped,
	putIfAbsent,
	type SmallObject,
	STAMP,
} from "./objects.ts";
import { put } from "./put.ts";

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

/**
 * Writes an object that nobody has written yet but an earlier try of ours with the same stamp: that one is replaced.
 * @returns `exists` where it is another's
 */
export async function putOwn(
	store: Store,
	capabilities: Capabilities,
	object: SmallObject,
	stamp: string,
	signal: AbortSignal,
): Promise<"written" | "exists"> {
	const { key } = object;
	const before = await headOrNone(store, key, signal);
	if (before === undefined) {
		return putIfAbsent(store, capabilities, object, stamp, signal);
	}
	if (!isStamped(before, stamp)) {
		return "exists";
	}
	const { ETag: etag } = before;
	const condition = capabilities.conditionalWrites ? { IfMatch: etag } : {};
	const how = { Metadata: { [STAMP]: stamp }, ...condition };
	try {
		await put(store, capabilities, object, how, signal);
		return "written";
	} catch (error) {
		signal.throwIfAborted();
		if (isConditionFailed(error) || isTransient(error)) {
			// a lost reply of our own looks like this
			const now = await headOrNone(store, key, signal);
			if (now !== undefined && now.ETag !== etag) {
				return isStamped(now, stamp) ? "written" : "exists";
			}
		}
		throw explained(store, error, "s3:PutObject", key);
	}
}
