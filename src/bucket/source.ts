/** The bytes to store, read in order from a file that everything else wants to see too. */

import { convert, type Through } from "./convert.ts";
import { combineCrc32 } from "./crc32.ts";
import {
	CHUNK_BYTES,
	type Digest,
	type Feed,
	openFeed,
	type Sink,
} from "./feed.ts";

/** Why there are no bytes to send: what the file, a sink or the converter said. None of the store's doing. */
export class SourceFailure extends Error {
	override readonly name = "SourceFailure";

	constructor(cause: unknown) {
		super("The file could not be read to its end.", { cause });
	}
}

/** What was read into a buffer. */
export interface Piece {
	/** Bytes; fewer than there was room for only where they end. */
	readonly length: number;
	readonly crc: number;
	/** Bytes of the file that were read for it. */
	readonly consumed: number;
}

/** What went through a source, once it is known to be whole. */
export interface Read {
	readonly stored: Digest;
	/** The file itself, where a converter changed it. */
	readonly source?: Digest;
}

/** An open file on its way. Everything rejects with a {@link SourceFailure}. */
export interface Source {
	/** Bytes of the file. */
	readonly size: number;
	/** Fills `into` with the next bytes to store. Calls must not overlap; a fired signal ends one soon. */
	readonly read: (into: Uint8Array, signal: AbortSignal) => Promise<Piece>;
	/**
	 * Back to the first byte, for an upload that begins anew. What was read of the file before goes to no sink again,
	 * but must be the same. No call may be under way.
	 */
	readonly rewind: () => Promise<void>;
	/** Proves that the file has been read whole and has not changed, and ends the sinks. */
	readonly finish: () => Promise<Read>;
	readonly close: () => Promise<void>;
}

/**
 * Opens a file for one reading.
 * @param through opens what turns the file's bytes into those to store; once more whenever they are wanted anew
 */
export async function openSource(
	path: string,
	sinks: readonly Sink[],
	through?: () => Through,
): Promise<Source> {
	const feed = await openFeed(path, sinks);
	const source = through === undefined ? plain(feed) : convert(feed, through);
	return {
		...source,
		read: (into, signal) => blamed(source.read(into, signal)),
		rewind: () => blamed(source.rewind()),
		finish: () => blamed(source.finish()),
	};
}

async function blamed<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (error) {
		throw new SourceFailure(error);
	}
}

/** The file as it is. */
function plain(feed: Feed): Source {
	return {
		size: feed.size,
		read: async (into, signal) => {
			const length = Math.min(into.length, feed.size - feed.position());
			let crc = 0;
			for (let at = 0; at < length; at += CHUNK_BYTES) {
				signal.throwIfAborted();
				const chunk = into.subarray(at, Math.min(at + CHUNK_BYTES, length));
				crc = combineCrc32(crc, await feed.take(chunk), chunk.length);
			}
			return { length, crc, consumed: length };
		},
		rewind: async () => feed.rewind(),
		finish: async () => ({ stored: await feed.finish() }),
		close: feed.close,
	};
}
