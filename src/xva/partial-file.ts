import { randomBytes } from "node:crypto";
import { type FileHandle, lstat, open, rename, rm } from "node:fs/promises";

/**
 * Writes a file whole or not at all: `fill` gets a file beside it, `<path>.partial-<random>`, which is renamed when all is
 * well and removed when not. Refuses a path that exists. By the time `fill` settles, it must have ended its writes.
 */
export async function writeWhole<T>(
	path: string,
	signal: AbortSignal,
	fill: (file: FileHandle) => Promise<T>,
): Promise<T> {
	if (await exists(path)) {
		throw new Error(
			`${path} exists already: remove it, or choose another name.`,
		);
	}
	const partial = `${path}.partial-${randomBytes(6).toString("hex")}`;
	const file = await create(partial, path);
	try {
		const result = await fill(file).finally(() => file.close());
		signal.throwIfAborted();
		await rename(partial, path);
		return result;
	} catch (error) {
		await rm(partial, { force: true });
		throw explained(error, path);
	}
}

/** Writes all pieces, one after the other, from `position` (bytes). */
export async function writeFully(
	file: Pick<FileHandle, "writev">,
	pieces: readonly Uint8Array[],
	position: number,
): Promise<void> {
	let left = pieces;
	let at = position;
	while (left.length > 0) {
		// A full disk takes a part of a write first, and refuses the next.
		const { bytesWritten } = await file.writev(left, at);
		at += bytesWritten;
		left = after(left, bytesWritten);
	}
}

/** What remains of pieces without their first bytes. */
function after(pieces: readonly Uint8Array[], bytes: number): Uint8Array[] {
	let skip = bytes;
	return pieces.flatMap((piece) => {
		const skipped = Math.min(skip, piece.length);
		skip -= skipped;
		return skipped === piece.length ? [] : [piece.subarray(skipped)];
	});
}

async function exists(path: string): Promise<boolean> {
	try {
		await lstat(path);
		return true;
	} catch (error) {
		if (errorCode(error) === "ENOENT") return false;
		throw unwritable(error, path);
	}
}

async function create(partial: string, path: string): Promise<FileHandle> {
	try {
		return await open(partial, "wx");
	} catch (error) {
		throw unwritable(error, path);
	}
}

function unwritable(cause: unknown, path: string): Error {
	return new Error(
		`${path} cannot be written (${errorCode(cause)}): check that its folder exists and can be written to.`,
		{ cause },
	);
}

/** The error of a file system that has no room, as a sentence; any other as it is. */
function explained(error: unknown, path: string): unknown {
	switch (errorCode(error)) {
		case "ENOSPC":
		case "EDQUOT":
			return new Error(
				`No space is left for ${path}: free some, or choose a folder on another disk.`,
				{ cause: error },
			);
		case "EFBIG":
			return new Error(
				`${path} becomes larger than its file system allows: choose a folder on another one.`,
				{ cause: error },
			);
		default:
			return error;
	}
}

function errorCode(error: unknown): string | undefined {
	return error instanceof Error && "code" in error
		? String(error.code)
		: undefined;
}
