/** A file read in order through everything that wants its bytes: by them once, by the store as often as it must. */

import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { combineCrc32 } from "./crc32.ts";
import { StoreError } from "./errors.ts";

/** Takes the bytes of a file in order; throwing ends the upload, and nothing appears in the store. */
export interface Sink {
	/** The chunk is only valid until the returned promise settles. */
	write(chunk: Uint8Array): Promise<void> | void;
	end(): Promise<void>;
}

/** An open file on its way. */
export interface Source {
	/** Bytes. */
	readonly size: number;
	/** Fills `into` with the next bytes and returns their CRC-32. Calls must not overlap. */
	readonly read: (into: Uint8Array) => Promise<number>;
	/**
	 * Back to the first byte, for an upload that begins anew in parts of the same size. What was read before goes to
	 * no sink again, but must be the same. No call may be under way.
	 */
	readonly rewind: () => void;
	/** Proves that the file has been read whole and has not changed, ends the sinks, and returns the SHA-256 as hex. */
	readonly finish: () => Promise<string>;
	readonly close: () => Promise<void>;
}

/** Read, hashed and handed on while it is in the processor's cache; the loop runs between two. */
const CHUNK_BYTES = 1024 * 1024;

/** Opens a file for one reading. */
export async function openSource(
	path: string,
	sinks: readonly Sink[],
): Promise<Source> {
	const file = await open(path, "r");
	const before = await file.stat();
	const hash = createHash("sha256");
	/** CRC-32 of each chunk that was read, by its position. */
	const seen = new Map<number, number>();
	let position = 0;
	let sha256: string | undefined;
	const take = async (chunk: Uint8Array): Promise<number> => {
		await readFully(file, chunk, position, path);
		const crc = crc32(chunk);
		const known = seen.get(position);
		if (known !== undefined && known !== crc) {
			throw changed(path);
		}
		if (known === undefined) {
			hash.update(chunk);
			for (const sink of sinks) {
				await sink.write(chunk);
			}
		}
		seen.set(position, crc);
		position += chunk.length;
		return crc;
	};
	return {
		size: before.size,
		read: async (into) => {
			let crc = 0;
			for (let at = 0; at < into.length; at += CHUNK_BYTES) {
				const chunk = into.subarray(at, at + CHUNK_BYTES);
				crc = combineCrc32(crc, await take(chunk), chunk.length);
			}
			return crc;
		},
		rewind: () => {
			position = 0;
		},
		finish: async () => {
			const after = await file.stat();
			if (
				position !== before.size ||
				after.size !== before.size ||
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
			return sha256;
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
