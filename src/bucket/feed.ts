/** A file read in order through everything that wants its bytes: by them once, by the store as often as it must. */

import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { StoreError } from "./errors.ts";

/** Takes the bytes of a file in order; throwing ends the upload, and nothing appears in the store. */
export interface Sink {
	/** The chunk is only valid until the returned promise settles. */
	write(chunk: Uint8Array): Promise<void> | void;
	end(): Promise<void>;
}

/** Of some bytes that went by. */
export interface Digest {
	readonly size: number;
	/** Lower-case hex. */
	readonly sha256: string;
}

/** Read at once and handed on; the loop runs between two. */
export const CHUNK_BYTES = 4 * 1024 * 1024;
/** Goes through one digest after the other while it is in the processor's cache. */
const SLICE_BYTES = 256 * 1024;

/** An open file. */
export interface Feed {
	/** Bytes. */
	readonly size: number;
	/** Bytes that have been read since the beginning, or since the last {@link rewind}. */
	readonly position: () => number;
	/**
	 * Fills the chunk with the file's next bytes, hands them to the sinks unless they had them before, and returns
	 * their CRC-32. The chunks must be cut alike after each {@link rewind}.
	 */
	readonly take: (chunk: Uint8Array) => Promise<number>;
	readonly rewind: () => void;
	/** Proves that the file was read whole and has not changed, and ends the sinks. */
	readonly finish: () => Promise<Digest>;
	readonly close: () => Promise<void>;
}

/** Opens the file. */
export async function openFeed(
	path: string,
	sinks: readonly Sink[],
): Promise<Feed> {
	const file = await open(path, "r");
	const before = await file.stat();
	const { size } = before;
	const hash = createHash("sha256");
	/** CRC-32 of each chunk that was read, by its position. */
	const seen = new Map<number, number>();
	let position = 0;
	let sha256: string | undefined;
	return {
		size,
		position: () => position,
		take: async (chunk) => {
			await readFully(file, chunk, position, path);
			const known = seen.get(position);
			const crc = digest(chunk, known === undefined ? hash : undefined);
			if (known !== undefined && known !== crc) {
				throw changed(path);
			}
			if (known === undefined) {
				for (const sink of sinks) {
					await sink.write(chunk);
				}
			}
			seen.set(position, crc);
			position += chunk.length;
			return crc;
		},
		rewind: () => {
			position = 0;
		},
		finish: async () => {
			const after = await file.stat();
			if (
				position !== size ||
				after.size !== size ||
				after.mtimeMs !== before.mtimeMs
			) {
				throw changed(path);
			}
			if (sha256 === undefined) {
				for (const sink of sinks) {
					await sink.end();
				}
				sha256 = hash.digest("hex");
			}
			return { size, sha256 };
		},
		close: () => file.close(),
	};
}

async function readFully(
	file: FileHandle,
	into: Uint8Array,
	position: number,
	path: string,
): Promise<void> {
	for (let got = 0; got < into.length; ) {
		const { bytesRead } = await file.read(
			into,
			got,
			into.length - got,
			position + got,
		);
		if (bytesRead === 0) {
			throw changed(path);
		}
		got += bytesRead;
	}
}

function changed(path: string): StoreError {
	return new StoreError(
		"upload",
		`${path} changed while it was uploaded: nothing was published; see that no process still writes to it when Packer ends.`,
	);
}

/** CRC-32 of the chunk, which goes into the other digest too. */
function digest(chunk: Uint8Array, hash: Hash | undefined): number {
	let crc = 0;
	for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
		const slice = chunk.subarray(at, at + SLICE_BYTES);
		// first: it is slow enough for the processor to fetch ahead
		hash?.update(slice);
		crc = crc32(slice, crc);
	}
	return crc;
}
