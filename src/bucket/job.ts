/** One upload on its way: what both ways of sending it share. */

import type { HeadObjectCommandOutput } from "@aws-sdk/client-s3";
import type { Multipart } from "./abort.ts";
import type { Checksum } from "./checksum.ts";
import { objectSettings, type Store } from "./client.ts";
import { StoreError } from "./errors.ts";
import { type Capabilities, headOrNone, isStamped, STAMP } from "./objects.ts";
import type { Sink, Source } from "./source.ts";

/** What to upload, and who else wants to see its bytes or hear of it. */
export interface UploadInput {
	/** Absolute path of the file. */
	readonly path: string;
	readonly key: string;
	readonly contentType: string;
	/** Fed in order while the file is read; all are ended before the object appears. */
	readonly sinks: readonly Sink[];
	readonly signal: AbortSignal;
	/** Name of this very upload in the object's metadata; a random one where none is given. */
	readonly stamp?: string;
	/** Called before a multipart upload of the key is begun: a cut-off beginning has no id, but its key. */
	readonly onKey?: (key: string) => Promise<void> | void;
	/** Called as soon as there is something to abort, before the first byte is sent. */
	readonly onMultipart?: (upload: Multipart) => Promise<void> | void;
	/** Bytes that the store has, of how many. */
	readonly onProgress?: (sentBytes: number, totalBytes: number) => void;
}

/** What the store now has. */
export interface Uploaded {
	/** Bytes. */
	readonly size: number;
	/** Lower-case hex. */
	readonly sha256: string;
	/** How the store itself checked it. */
	readonly storeChecksum: Checksum;
	readonly etag: string;
}

/** What goes through the functions of an upload. */
export interface UploadJob {
	readonly store: Store;
	readonly capabilities: Capabilities;
	readonly input: UploadInput;
	readonly source: Source;
	/** Name of this very upload, in the object's metadata. */
	readonly stamp: string;
}

/**
 * Our object, found after an error whose reply may only have been lost.
 * Throws the error where nothing is there, and another where the object there is not ours.
 */
export async function ownObject(
	job: UploadJob,
	error: unknown,
): Promise<HeadObjectCommandOutput> {
	const { store, input, source, stamp } = job;
	input.signal.throwIfAborted();
	const head = await headOrNone(store, input.key, input.signal).catch(() => {
		throw error;
	});
	if (head === undefined) {
		throw error;
	}
	if (isStamped(head, stamp) && head.ContentLength === source.size) {
		return head;
	}
	throw taken(input.key);
}

/** The error for a key that holds another's object. */
export function taken(key: string): StoreError {
	return new StoreError(
		"upload",
		`${key} is already there and is not of this run: nothing was overwritten.`,
	);
}

/** Where and how the object is written: common to both ways. */
export function destination(job: UploadJob) {
	const { store, input, stamp } = job;
	return {
		Bucket: store.bucket,
		Key: input.key,
		ContentType: input.contentType,
		Metadata: { [STAMP]: stamp },
		...objectSettings(store.settings),
	};
}
