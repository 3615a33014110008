/** How the `xva` commands write a file: whole or not at all, and never over another one. */
import { access, constants, lstat, mkdtemp, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AlreadyExists, giveName, withoutRoom } from "../xva/partial-file.ts";
import { explain, shown, UnusableFileError } from "./xva-errors.ts";

/** Refuses a path that something has already, or whose folder is not there. */
export async function refuseExisting(path: string): Promise<void> {
	const folder = dirname(path);
	try {
		await stat(folder);
	} catch (error) {
		throw explain(error, folder);
	}
	const exists = await lstat(path).then(
		() => true,
		() => false,
	);
	if (exists) {
		throw new UnusableFileError(
			`${shown(path)} exists already: remove it, or choose another name.`,
		);
	}
}

/** Refuses what is no file that can be read, before any work is done. */
export async function refuseUnreadable(path: string): Promise<void> {
	let isFile: boolean;
	try {
		isFile = (await stat(path)).isFile();
		await access(path, constants.R_OK);
	} catch (error) {
		throw explain(error, path);
	}
	if (!isFile) throw new UnusableFileError(`${shown(path)} is not a file.`);
}

/**
 * Runs `work` with a folder of its own beside `path`, on the same disk. The file that it names by its result moves to
 * `path` when all is well; the folder goes whatever happens. What has no room is told of `path`, by `NoSpace`.
 */
export async function makeBeside<T extends { readonly made: string }>(
	path: string,
	signal: AbortSignal,
	work: (scratch: string) => Promise<T>,
): Promise<T> {
	await refuseExisting(path);
	const scratch = await makeScratch(path);
	try {
		const result = await work(scratch);
		signal.throwIfAborted();
		await giveName(result.made, path);
		return result;
	} catch (error) {
		if (error instanceof AlreadyExists)
			throw new UnusableFileError(error.message, { cause: error });
		throw withoutRoom(error, shown(path));
	} finally {
		await rm(scratch, { recursive: true, force: true });
	}
}

async function makeScratch(path: string): Promise<string> {
	const folder = dirname(path);
	try {
		// The name is short whatever the file's is.
		return await mkdtemp(
			join(folder, `.${basename(path).slice(0, 40)}.partial-`),
		);
	} catch (error) {
		throw explain(withoutRoom(error, shown(path)), folder);
	}
}
