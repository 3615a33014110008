/** One publishing on its way: what its steps share. */

import type { Image, Inspection } from "../model.ts";
import type { Multipart } from "./abort.ts";
import type { BegunUpload } from "./begin.ts";
import type { IsAncestor } from "./channels.ts";
import type { Store } from "./client.ts";
import type { Through } from "./convert.ts";
import { isResumable } from "./errors.ts";
import type { Digest, Sink } from "./feed.ts";
import type { By } from "./json.ts";
import type { Capabilities } from "./objects.ts";
import type { RecordFacts } from "./records.ts";

/** An image file on the runner. */
export interface ImageFile {
	/** Absolute path. */
	readonly path: string;
	/** Its name under the build id, such as `debian-12.xva`. */
	readonly name: string;
	readonly platform?: string;
	readonly sinks: readonly Sink[];
	/** Opens what makes the bytes to store of the file's; once more where the upload begins anew. */
	readonly through?: () => Through;
	/** What an earlier try with the same stamp left of it unfinished. */
	readonly resume?: BegunUpload;
}

/** A file on the runner that goes beside an image, such as the list of its packages. */
export interface ExtraFile {
	/** Absolute path. */
	readonly path: string;
	/** Its name under the build id, such as `packages.tsv` or `compliance/report.xml`. */
	readonly name: string;
	readonly platform?: string;
}

/** One image of a build, ready to go. */
export interface PublishInput {
	readonly image: Image;
	readonly files: readonly ImageFile[];
	/** Absolute path of the redacted log, complete. */
	readonly logPath: string;
	readonly extras?: readonly ExtraFile[];
	/**
	 * What the sinks found; asked when all files have been read.
	 * @param sources by name, the files as they were read, where a converter changed them
	 */
	readonly inspection: (sources: ReadonlyMap<string, Digest>) => Inspection;
	/** What the record says beside files, image and inspection. */
	readonly facts: Omit<
		RecordFacts,
		"image" | "createdAt" | "hardware" | "verification"
	>;
	/** Channels that move to this build. */
	readonly channels: readonly string[];
	readonly reason: string;
	readonly by: By;
	readonly isAncestor: IsAncestor;
	readonly now: () => Date;
	/** Ends the publishing until the record is sent; from then on it goes through to its end. */
	readonly signal: AbortSignal;
	/**
	 * Of an earlier try of this very publishing, or one to be kept for a later: what it left is kept where it is right,
	 * else replaced. The build must be known not to be published (`reclaimBuild`).
	 */
	readonly stamp?: string;
	/**
	 * After a failure that only the store is to blame for (`isResumable`), whole objects and unfinished uploads of image
	 * files stay, for a later try with the same stamp.
	 */
	readonly keepParts?: boolean;
	/** Called before anything of this key is sent. */
	readonly onKey?: (key: string) => Promise<void> | void;
	/** Called for an upload of an earlier try that is of no use and could not be ended. */
	readonly onLeft?: (upload: Multipart) => void;
	/** Called when one has begun, or is gone on with. */
	readonly onMultipart?: (upload: BegunUpload) => Promise<void> | void;
	/** Called for a file of which an earlier try had sent some: that many bytes, of how many as stored. */
	readonly onResumed?: (
		name: string,
		resumedBytes: number,
		totalBytes: number,
	) => void;
	/** Called with the end of a sentence where what an earlier try left of a file is of no use. */
	readonly onAnew?: (name: string, why: string) => void;
	/** Bytes of one file that the store has, of how many. */
	readonly onProgress?: (
		name: string,
		sentBytes: number,
		totalBytes: number,
	) => void;
	/** Called for each object that may remain of a publishing that came to no record: it could not, or must not, be deleted. */
	readonly onLeftover?: (key: string) => void;
}

/** One publishing on its way. */
export interface Publishing {
	readonly store: Store;
	readonly capabilities: Capabilities;
	readonly input: PublishInput;
	/** In the metadata of every object of this publishing. */
	readonly stamp: string;
	/** Earlier tries may have written objects with this stamp. */
	readonly again: boolean;
	/** Keys under the build id, the record's left out, that this publishing has begun to write, or may have in an earlier try. */
	readonly begun: Set<string>;
}

/** Whether what was written stays for a later try. */
export function keeps({ input }: Publishing, error: unknown): boolean {
	return input.keepParts === true && isResumable(error, input.signal);
}

/** Key of a file of this build. */
export function keyOf({ store, input }: Publishing, name: string): string {
	return store.keys.build(input.image, input.facts.identity.id, name);
}
