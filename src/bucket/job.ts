/** One upload on its way: what both ways of sending it share. */

import type { HeadObjectCommandOutput } from "@aws-sdk/client-s3";
import type { Multipart } from "./abort.ts";
import type { BegunUpload } from "./begin.ts";
import type { Checksum } from "./checksum.ts";
import { objectSettings, type Store } from "./client.ts";
import type { Through } from "./convert.ts";
import { StoreError } from "./errors.ts";
import type { Digest, Sink } from "./feed.ts";
import { type Capabilities, headOrNone, isStamped, STAMP } from "./objects.ts";
import type { Source } from "./source.ts";

/** What to upload, and who else wants to see its bytes or hear of it. */
export interface UploadInput {
	/** Absolute path of the file. */
	readonly path: string;
	readonly key: string;
	readonly contentType: string;
	/** Fed in order while the file is read; all are ended before the object appears. */
	readonly sinks: readonly Sink[];
	/**
	 * Opens what makes the bytes to store of the file's: then they are stored, and digested. Opened once more where the
	 * upload begins anew; its errors end the upload as a sink's do.
	 */
	readonly through?: () => Through;
	readonly signal: AbortSignal;
	/** Name of this very upload in the object's metadata; that of `resume`, or a random one, where none is given. */
	readonly stamp?: string;
	/** An earlier try with this stamp may have come to its end: an object of its is kept where it is right, else replaced. */
	readonly again?: boolean;
	/** An upload of this key that an earlier try left: its parts that are right are not sent again. Implies `again`. */
	readonly resume?: BegunUpload;
	/** After a failure that only the store is to blame for the upload stays, to be resumed. */
	readonly keepParts?: boolean;
	/** Called before anything of the key is sent: a cut-off beginning has no id, but its key. */
	readonly onKey?: (key: string) => Promise<void> | void;
	/** Called for an upload of an earlier try that is of no use and could not be ended. */
	readonly onLeft?: (upload: Multipart) => void;
	/** Called as soon as there is something to abort or to resume, before the first byte is sent. */
	readonly onMultipart?: (upload: BegunUpload) => Promise<void> | void;
	/** Bytes of the file that the store has, of how many. */
	readonly onProgress?: (sentBytes: number, totalBytes: number) => void;
	/** Called with the end of a sentence where what an earlier try left is of no use. */
	readonly onAnew?: (why: string) => void;
}

/** What the store now has. */
export interface Uploaded extends Digest {
	/** How the store itself checked it. */
	readonly storeChecksum: Checksum;
	readonly etag: string;
	/** Bytes of it that an earlier try had sent. */
	readonly resumedBytes: number;
	/** The file as it was read, where `through` changed it. */
	readonly source?: Digest;
}

/** What goes through the functions of an upload. */
export interface UploadJob {
	readonly store: Store;
	readonly capabilities: Capabilities;
	readonly input: UploadInput;
	readonly source: Source;
	/** Name of this very upload, in the object's metadata. */
	readonly stamp: string;
	/** ETag of our own object that is there already and is not right. */
	readonly replaces?: string | undefined;
}

/** The condition under which the object may appear. */
export function condition({ replaces }: UploadJob): {
	IfMatch?: string;
	IfNoneMatch?: "*";
} {
	return replaces === undefined ? { IfNoneMatch: "*" } : { IfMatch: replaces };
}

/**
 * Our object of `size` bytes, found after an error whose reply may only have been lost.
 * Throws the error where it is not there, and another where an object that is not ours is.
 */
export async function ownObject(
	job: UploadJob,
	size: number,
	error: unknown,
): Promise<HeadObjectCommandOutput> {
	const { store, input, stamp, replaces } = job;
	input.signal.throwIfAborted();
	const head = await headOrNone(store, input.key, input.signal).catch(() => {
		throw error;
	});
	const isOld = replaces !== undefined && head?.ETag === replaces;
	if (head === undefined || isOld) {
		throw error;
	}
	if (isStamped(head, stamp) && head.ContentLength === size) {
		return head;
	}
	throw new KeyTaken(input.key);
}

/** A key that holds another's object. */
export class KeyTaken extends StoreError {
	constructor(key: string) {
		super(
			"upload",
			`${key} is already there and is not of this run: nothing was overwritten.`,
		);
	}
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
