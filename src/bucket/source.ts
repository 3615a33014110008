/** A file read once, in order, through everything that wants its bytes. */

import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { crc32 } from "node:zlib";
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
	const sha256 = createHash("sha256");
	let position = 0;
	const take = async (chunk: Uint8Array): Promise<void> => {
		await readFully(file, chunk, position, path);
		position += chunk.length;
		sha256.update(chunk);
		for (const sink of sinks) {
			await sink.write(chunk);
		}
	};
	return {
		size: before.size,
		read: async (into) => {
			let crc = 0;
			for (let at = 0; at < into.length; at += CHUNK_BYTES) {
				const chunk = into.subarray(at, at + CHUNK_BYTES);
				await take(chunk);
				crc = crc32(chunk, crc);
			}
			return crc;
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
			for (const sink of sinks) {
				await sink.end();
			}
			return sha256.digest("hex");
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
