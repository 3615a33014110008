/** The work tree as a listing, where there is no git: git's own object ids, so that digests stay the same. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import type { TreeEntry } from "../model.ts";

/**
 * All files below `folders` of the workspace (a file stands for itself), with the mode and the SHA-1 id that git would give them (git's
 * documentation: `blob <size> NUL <content>`). Filters of `.gitattributes` are not applied. `.git` is left out.
 */
export async function listWorkTree(
	workspace: string,
	folders: readonly string[],
): Promise<TreeEntry[]> {
	const entries: TreeEntry[] = [];
	for (const folder of folders) {
		const found = await lstat(join(workspace, folder)).catch(() => undefined);
		if (found?.isFile() || found?.isSymbolicLink())
			entries.push(await entryOf(workspace, folder, found.isSymbolicLink()));
		else await walk(workspace, folder, entries);
	}
	return entries;
}

async function walk(
	workspace: string,
	folder: string,
	entries: TreeEntry[],
): Promise<void> {
	const children = await readdir(join(workspace, folder), {
		withFileTypes: true,
	}).catch(() => []);
	for (const child of children) {
		if (child.name === ".git") continue;
		const path = folder === "" ? child.name : `${folder}/${child.name}`;
		if (child.isDirectory()) await walk(workspace, path, entries);
		else if (child.isFile() || child.isSymbolicLink())
			entries.push(await entryOf(workspace, path, child.isSymbolicLink()));
	}
}

async function entryOf(
	workspace: string,
	path: string,
	isLink: boolean,
): Promise<TreeEntry> {
	const absolute = join(workspace, path);
	if (isLink) {
		const target = Buffer.from(await readlink(absolute));
		const hash = createHash("sha1").update(`blob ${target.length}\0`);
		return { path, mode: "120000", oid: hash.update(target).digest("hex") };
	}
	const { size, mode } = await lstat(absolute);
	const hash = createHash("sha1").update(`blob ${size}\0`);
	for await (const chunk of createReadStream(absolute)) hash.update(chunk);
	return {
		path,
		mode: (mode & 0o100) === 0 ? "100644" : "100755",
		oid: hash.digest("hex"),
	};
}
