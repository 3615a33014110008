/** Files into the spool: moved where that costs nothing, else copied as far as there is room. */
import { createReadStream, createWriteStream } from "node:fs";
import { chmod, lstat, rename, rm, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";

/** A copy leaves the disk so much for what else the run writes. */
const SPARE_BYTES = 256e6;

/** Bytes as people read them. */
export function gigabytes(bytes: number): string {
	return bytes < 1e8
		? `${(bytes / 1e6).toFixed(1)} MB`
		: `${(bytes / 1e9).toFixed(1)} GB`;
}

/** A rename where both are on one file system, else a copy that leaves room for others. */
export async function move(
	from: string,
	to: string,
	signal: AbortSignal,
): Promise<void> {
	if (!(await lstat(from)).isFile())
		throw new Error(`${from} is no regular file`);
	try {
		await rename(from, to);
	} catch (error) {
		if (!isOtherFileSystem(error)) throw error;
		await copy(from, to, signal);
		await rm(from, { force: true });
	}
	await chmod(to, 0o600);
}

/** @throws where it would not leave the disk what else the run writes */
export async function copy(
	from: string,
	to: string,
	signal: AbortSignal,
): Promise<void> {
	const { size } = await lstat(from);
	const { bavail, bsize } = await statfs(dirname(to));
	if (size + SPARE_BYTES > bavail * bsize)
		throw new Error(
			`the file system of ${to} has ${gigabytes(bavail * bsize)} left, and it takes ${gigabytes(size)}`,
		);
	await pipeline(
		createReadStream(from),
		createWriteStream(to, { flags: "wx", mode: 0o600 }),
		{ signal },
	);
}

function isOtherFileSystem(error: unknown): boolean {
	return error instanceof Error && "code" in error && error.code === "EXDEV";
}
