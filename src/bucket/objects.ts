/** Small objects: written once or on condition, read with their ETag, listed. */

import {
	GetObjectCommand,
	HeadObjectCommand,
	type HeadObjectCommandOutput,
	ListObjectsV2Command,
} from "@aws-sdk/client-s3";
import type { Checksum } from "./checksum.ts";
import type { Store } from "./client.ts";
import { explain } from "./errors.ts";
import { isConditionFailed, isNotFound, isTransient } from "./failures.ts";
import { put } from "./put.ts";
import { retry } from "./retry.ts";

/** What the preflight found that the store can do. */
export interface Capabilities {
	/** `If-None-Match: *` and `If-Match` hold: nothing is overwritten by accident. */
	readonly conditionalWrites: boolean;
	/** The strongest check that the store makes of what it got. */
	readonly checksum: Checksum;
	readonly warnings: readonly string[];
}

/** A small object to write. */
export interface SmallObject {
	readonly key: string;
	readonly body: string;
	readonly contentType: string;
}

/** What an object is known by to the one who wrote it: in its metadata, so that a lost reply can be told from a stranger. */
export const STAMP = "stamp";

/** For a body that broke off while it was read: the SDK has retried the rest. */
const READ_BUDGET_MS = 5_000;

/**
 * Writes an object that nobody has written yet.
 * @returns `written`, also where an earlier try of ours with the same stamp did; `exists` where it is another's.
 */
export async function putIfAbsent(
	store: Store,
	capabilities: Capabilities,
	object: SmallObject,
	stamp: string,
	signal: AbortSignal,
): Promise<"written" | "exists"> {
	if (!capabilities.conditionalWrites) {
		const present = await headOrNone(store, object.key, signal);
		if (present !== undefined) {
			return isStamped(present, stamp) ? "written" : "exists";
		}
	}
	try {
		await put(
			store,
			capabilities,
			object,
			{
				Metadata: { [STAMP]: stamp },
				...(capabilities.conditionalWrites ? { IfNoneMatch: "*" } : {}),
			},
			signal,
		);
		return "written";
	} catch (error) {
		signal.throwIfAborted();
		if (isConditionFailed(error) || isTransient(error)) {
			const present = await headOrNone(store, object.key, signal);
			if (present !== undefined) {
				return isStamped(present, stamp) ? "written" : "exists";
			}
		}
		throw explained(store, error, "s3:PutObject", object.key);
	}
}

/**
 * Replaces an object that has not changed since it was read.
 * @param etag the ETag it had, or undefined where it was not there
 * @returns `conflict` where somebody else was first (or a reply of our own was lost: read again)
 */
export async function putIfUnchanged(
	store: Store,
	capabilities: Capabilities,
	object: SmallObject,
	etag: string | undefined,
	signal: AbortSignal,
): Promise<"written" | "conflict"> {
	const condition =
		etag === undefined ? { IfNoneMatch: "*" } : { IfMatch: etag };
	try {
		await put(
			store,
			capabilities,
			object,
			capabilities.conditionalWrites ? condition : {},
			signal,
		);
		return "written";
	} catch (error) {
		signal.throwIfAborted();
		if (isConditionFailed(error) || isNotFound(error)) {
			return "conflict";
		}
		throw explained(store, error, "s3:PutObject", object.key);
	}
}

/** What HEAD says of an object, or undefined where there is none. */
export async function headOrNone(
	store: Store,
	key: string,
	signal: AbortSignal,
): Promise<HeadObjectCommandOutput | undefined> {
	try {
		return await store.client.send(
			new HeadObjectCommand({ Bucket: store.bucket, Key: key }),
			{ abortSignal: signal },
		);
	} catch (error) {
		if (isNotFound(error)) {
			return undefined;
		}
		throw explained(store, error, "s3:GetObject", key);
	}
}

/** Whether an object is the one that this stamp was given. */
export function isStamped(
	head: HeadObjectCommandOutput,
	stamp: string,
): boolean {
	return head.Metadata?.[STAMP] === stamp;
}

/** Text of an object and its ETag (an opaque string of this store), or undefined where there is none. */
export async function getText(
	store: Store,
	key: string,
	signal: AbortSignal,
): Promise<{ text: string; etag: string } | undefined> {
	const read = async () => {
		const response = await store.client.send(
			new GetObjectCommand({ Bucket: store.bucket, Key: key }),
			{ abortSignal: signal },
		);
		return {
			text: (await response.Body?.transformToString()) ?? "",
			etag: response.ETag ?? "",
		};
	};
	try {
		return await retry(read, {
			signal,
			refreshable: store.refreshable,
			budgetMs: READ_BUDGET_MS,
		});
	} catch (error) {
		if (isNotFound(error)) {
			return undefined;
		}
		throw explained(store, error, "s3:GetObject", key);
	}
}

/** A JSON object and its ETag; `value` is undefined where the text is no JSON. */
export async function getJson(
	store: Store,
	key: string,
	signal: AbortSignal,
): Promise<{ value: unknown; etag: string } | undefined> {
	const found = await getText(store, key, signal);
	return found && { value: parse(found.text), etag: found.etag };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A key that LIST found. */
export interface ListedKey {
	readonly key: string;
	readonly etag: string;
	readonly size: number;
}

/** All keys below a folder in order, page by page; only those after `startAfter` where it is given. */
export async function* listKeys(
	store: Store,
	folder: string,
	signal: AbortSignal,
	startAfter?: string,
): AsyncGenerator<ListedKey> {
	let token: string | undefined;
	do {
		const page = await listPage(store, folder, signal, startAfter, token);
		for (const { Key, ETag, Size } of page.Contents ?? []) {
			if (Key !== undefined) {
				yield { key: Key, etag: ETag ?? "", size: Size ?? 0 };
			}
		}
		token = page.IsTruncated ? page.NextContinuationToken : undefined;
	} while (token !== undefined);
}

async function listPage(
	store: Store,
	folder: string,
	signal: AbortSignal,
	startAfter: string | undefined,
	token: string | undefined,
) {
	try {
		return await store.client.send(
			new ListObjectsV2Command({
				Bucket: store.bucket,
				Prefix: folder,
				...(startAfter === undefined ? {} : { StartAfter: startAfter }),
				...(token === undefined ? {} : { ContinuationToken: token }),
			}),
			{ abortSignal: signal },
		);
	} catch (error) {
		throw explained(store, error, "s3:ListBucket", folder);
	}
}

/** Requests in flight at once for many small objects. */
export const MANY = 16;

/** Maps with at most {@link MANY} at work; results in the order of `items`; the first failure ends it. */
export async function mapMany<T, R>(
	items: readonly T[],
	work: (item: T) => Promise<R>,
): Promise<R[]> {
	const results = new Map<number, R>();
	const queue = items.entries();
	const worker = async () => {
		for (const [index, item] of queue) {
			results.set(index, await work(item));
		}
	};
	await Promise.all(Array.from({ length: MANY }, worker));
	return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

/** The error in the user's words, with what was tried. */
export function explained(
	store: Store,
	error: unknown,
	permission: string,
	key?: string,
): unknown {
	return explain(error, store.settings, {
		permission,
		...(key === undefined ? {} : { key }),
	});
}
