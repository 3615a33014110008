import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { DiskError, reasonOf } from "./errors.ts";
import { readWhole } from "./pieces.ts";

/** A file that is open for reading, as it was when it was opened. */
export interface OpenFile {
	/** As the user knows it: every message has this one. */
	readonly name: string;
	/** Absolute, without symbolic links. */
	readonly path: string;
	readonly handle: FileHandle;
	readonly sizeBytes: number;
	/** Bytes that it takes on its file system. */
	readonly allocatedBytes: number;
}

/**
 * Opens a file that is no symbolic link.
 * @param name of the file in messages
 * @throws DiskError where it is none, or can't be read
 */
export async function openToRead(
	path: string,
	name: string,
): Promise<OpenFile> {
	// a pipe would keep us waiting for whoever writes to it
	const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
	let handle: FileHandle | undefined;
	try {
		handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
		const stat = await handle.stat();
		if (!stat.isFile()) throw new Error("it is not a file");
		const allocatedBytes = stat.blocks * 512;
		const sizeBytes = stat.size;
		return { name, path, handle, sizeBytes, allocatedBytes };
	} catch (cause) {
		await handle?.close();
		throw new DiskError(`${name} can't be read: ${reasonOf(cause)}.`, {
			cause,
		});
	}
}

/** Bytes of a file from a place on, as far as it has them. */
export async function readPart(
	{ handle, sizeBytes }: OpenFile,
	start: number,
	length: number,
): Promise<Buffer> {
	const part = Buffer.alloc(Math.max(0, Math.min(length, sizeBytes - start)));
	await readWhole(handle, part, start);
	return part;
}

/** Closes all of them. */
export async function closeAll(files: readonly OpenFile[]): Promise<void> {
	for (const { handle } of files) await handle.close();
}
