/** The spool on disk: `<root>/<place>/<build id>/<image>/`. Symbolic links, and what others can write, are never followed or read. */
import { lstat, readdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";

/** Names that are not finished begin so. */
export const UNFINISHED = ".new-";
/** Name of an entry's description. */
export const DESCRIPTION = "spooled.json";

/** Where an entry is, below the root. */
export interface EntryName {
	readonly place: string;
	readonly build: string;
	readonly image: string;
}

export interface FoundEntry extends EntryName {
	/** Bytes of its files. */
	readonly size: number;
}

export function entryFolder(root: string, name: EntryName): string {
	return join(root, name.place, name.build, name.image);
}

/** Entries of one place, or of all; oldest build id first. A missing spool is an empty one. */
export async function findEntries(
	root: string,
	place?: string,
): Promise<readonly FoundEntry[]> {
	const all = await folders(root);
	const places = all.filter((one) => place === undefined || one === place);
	const found: FoundEntry[] = [];
	for (const one of places)
		for (const build of await folders(join(root, one)))
			for (const image of await folders(join(root, one, build)))
				found.push({
					place: one,
					build,
					image,
					size: await sizeOf(join(root, one, build, image)),
				});
	return found.sort((a, b) => compare(a.build, b.build));
}

/** Half-made entries of any place: nobody is at work on one while the spool is locked. */
export async function removeUnfinished(root: string): Promise<void> {
	for (const place of await folders(root))
		for (const name of await readdir(join(root, place)))
			if (name.startsWith(UNFINISHED))
				await rm(join(root, place, name), { recursive: true, force: true });
}

/** Removes an entry, and the folders above that it leaves empty. */
export async function removeEntry(
	root: string,
	name: EntryName,
): Promise<void> {
	const folder = entryFolder(root, name);
	await rm(folder, { recursive: true, force: true });
	for (const above of [
		join(root, name.place, name.build),
		join(root, name.place),
	])
		await rmdir(above).catch(() => {});
}

/**
 * Size of a file that is ours alone.
 * @throws where it is a link or no file, or others own it or can write it
 */
export async function ownFile(path: string): Promise<number> {
	const { size, isFile } = await own(path);
	if (!isFile) throw new Error(`${path} is no regular file`);
	return size;
}

/** @throws where it is a link or no folder, or others own it or can write to it */
export async function ownFolder(path: string): Promise<void> {
	const { isDirectory } = await own(path);
	if (!isDirectory) throw new Error(`${path} is no folder`);
}

async function own(path: string) {
	const found = await lstat(path);
	const uid = process.getuid?.();
	if (uid !== undefined && found.uid !== uid)
		throw new Error(`${path} belongs to another user`);
	if (!found.isSymbolicLink() && (found.mode & 0o022) !== 0)
		throw new Error(`${path} can be written by other users`);
	return {
		size: found.size,
		isFile: found.isFile(),
		isDirectory: found.isDirectory(),
	};
}

/** Names of the folders in a folder, links left out; none where it is missing or a link itself. */
async function folders(path: string): Promise<string[]> {
	const kind = await lstat(path).catch(() => undefined);
	if (!kind?.isDirectory()) return [];
	const entries = await readdir(path, { withFileTypes: true });
	return entries
		.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
		.map(({ name }) => name);
}

async function sizeOf(folder: string): Promise<number> {
	let size = 0;
	for (const name of await readdir(folder).catch(() => []))
		size += await lstat(join(folder, name)).then(
			(file) => file.size,
			() => 0,
		);
	return size;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
