import { randomBytes } from "node:crypto";
import {
	type FileHandle,
	link,
	lstat,
	open,
	rename,
	rm,
} from "node:fs/promises";

/** Something has the path already: it is not overwritten. */
export class AlreadyExists extends Error {
	override readonly name = "AlreadyExists";

	constructor(path: string) {
		super(`${path} exists already: remove it, or choose another name.`);
	}
}

/** The place has no room for the file. */
export class NoSpace extends Error {
	override readonly name = "NoSpace";
}

/**
 * Writes a file whole or not at all: `fill` gets a file beside it, `<path>.partial-<random>`, which gets its name when all
 * is well and is removed when not. Rejects with {@link AlreadyExists} where the path exists, or does when the file is whole, and
 * with {@link NoSpace}. By the time `fill` settles, it must have ended its writes.
 */
export async function writeWhole<T>(
	path: string,
	signal: AbortSignal,
	fill: (file: FileHandle) => Promise<T>,
): Promise<T> {
	if (await exists(path)) throw new AlreadyExists(path);
	const partial = `${path}.partial-${randomBytes(6).toString("hex")}`;
	const file = await create(partial, path);
	try {
		const result = await fill(file).finally(() => file.close());
		signal.throwIfAborted();
		await giveName(partial, path);
		return result;
	} catch (error) {
		await rm(partial, { force: true });
		throw withoutRoom(error, path);
	}
}

/** Of a file system that has no hard links. */
const NO_LINKS = new Set([
	"EPERM",
	"ENOTSUP",
	"EOPNOTSUPP",
	"ENOSYS",
	"EMLINK",
]);

/**
 * Gives a finished file its name, on the same file system, and never over another file: a link is refused where one is, also
 * where it came a moment ago. Rejects with {@link AlreadyExists}.
 */
export async function giveName(finished: string, path: string): Promise<void> {
	try {
		await link(finished, path);
	} catch (error) {
		const code = errorCode(error);
		if (code === "EEXIST") throw new AlreadyExists(path);
		if (code === undefined || !NO_LINKS.has(code)) throw error;
		if (await exists(path)) throw new AlreadyExists(path);
		await rename(finished, path);
		return;
	}
	await rm(finished);
}

/** A {@link NoSpace} that names `path` where a file system had no room for it; any other error as it is. */
export function withoutRoom(error: unknown, path: string): unknown {
	const cause = error instanceof NoSpace ? error.cause : error;
	switch (errorCode(cause)) {
		case "ENOSPC":
		case "EDQUOT":
			return new NoSpace(
				`No space is left for ${path}: free some, or choose a folder on another disk.`,
				{ cause },
			);
		case "EFBIG":
			return new NoSpace(
				`${path} becomes larger than its file system allows: choose a folder on another one.`,
				{ cause },
			);
		default:
			return error;
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

function unwritable(cause: unknown, path: string): unknown {
	const full = withoutRoom(cause, path);
	if (full !== cause) return full;
	return new Error(
		`${path} cannot be written (${errorCode(cause)}): check that its folder exists and can be written to.`,
		{ cause },
	);
}

function errorCode(error: unknown): string | undefined {
	return error instanceof Error && "code" in error
		? String(error.code)
		: undefined;
}
