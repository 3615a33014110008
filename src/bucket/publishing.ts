/** One publishing on its way: what its steps share. */

import type { Image, Inspection } from "../model.ts";
import type { Multipart } from "./abort.ts";
import type { IsAncestor } from "./channels.ts";
import type { Store } from "./client.ts";
import type { By } from "./json.ts";
import type { Capabilities } from "./objects.ts";
import type { RecordFacts } from "./records.ts";
import type { Sink } from "./source.ts";

/** An image file on the runner. */
export interface ImageFile {
	/** Absolute path. */
	readonly path: string;
	/** Its name under the build id, such as `debian-12.xva`. */
	readonly name: string;
	readonly platform?: string;
	readonly sinks: readonly Sink[];
}

/** One image of a build, ready to go. */
export interface PublishInput {
	readonly image: Image;
	readonly files: readonly ImageFile[];
	/** Absolute path of the redacted log, complete. */
	readonly logPath: string;
	/** What the sinks found; asked when all files have been read. */
	readonly inspection: () => Inspection;
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
	/** Called before a multipart upload of this key is begun. */
	readonly onKey?: (key: string) => Promise<void> | void;
	readonly onMultipart?: (upload: Multipart) => Promise<void> | void;
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
	/** Keys under the build id, the record's left out, that this publishing has begun to write. */
	readonly begun: Set<string>;
}

/** Key of a file of this build. */
export function keyOf({ store, input }: Publishing, name: string): string {
	return store.keys.build(input.image, input.facts.identity.id, name);
}
