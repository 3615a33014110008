/** What a path of a template means in the files of a commit. Pure. */
import { posix } from "node:path";
import type { PathIndex } from "../path-index.ts";

/** A file or folder that is there. */
export interface FoundPlace {
	/** Repository-relative. */
	readonly path: string;
	/** It stands for all below it. */
	readonly folder: boolean;
}

/** The files of a commit; `text` of a symbolic link is its target. */
export interface CommitFiles {
	readonly index: PathIndex;
	readonly text: (path: string) => string | undefined;
}

/** Links may lead to links, and in circles. */
const MAX_LINKS = 8;
/** What systems allow a path to have. */
const MAX_TARGET_LENGTH = 4096;

const WILDCARD = /[*?[{]/;

/** A path without `.`, `..` inside and `/` at the end; one that leaves the repository begins with `..`. */
export function joined(...parts: readonly string[]): string {
	const path = posix.join(...parts).replace(/\/$/, "");
	return path === "." ? "" : path;
}

export function nameOf(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}

export function leavesRepository(path: string): boolean {
	return path === ".." || path.startsWith("../");
}

/**
 * What is at a repository-relative path; of a glob, the folder before its first wildcard, in which new files match as well.
 * A path through a symbolic link means the link and what is behind it. None where nothing is there.
 */
export function findPlace(
	path: string,
	files: CommitFiles,
): readonly FoundPlace[] {
	if (leavesRepository(path)) return [];
	const kind = files.index.kindOf(path);
	if (kind !== undefined) return [{ path, folder: kind === "folder" }];
	const wildcard = path.search(WILDCARD);
	if (wildcard === -1) return throughLink(path, files, MAX_LINKS);
	const folder = path.slice(0, Math.max(0, path.lastIndexOf("/", wildcard)));
	const found = findPlace(folder, files);
	return found.some((place) => place.folder) ? found : [];
}

/** A file that has something below it is a link, or a submodule of which nothing more is known. */
function throughLink(
	path: string,
	files: CommitFiles,
	linksLeft: number,
): readonly FoundPlace[] {
	const link = fileAbove(path, files.index);
	if (link === undefined || linksLeft === 0) return [];
	const itself = { path: link, folder: false };
	const target = files.text(link);
	if (target === undefined) return [itself];
	if (target.length > MAX_TARGET_LENGTH || target.startsWith("/")) return [];
	const behind = joined(link, "..", target, path.slice(link.length + 1));
	if (leavesRepository(behind)) return [];
	const kind = files.index.kindOf(behind);
	const found =
		kind === undefined
			? throughLink(behind, files, linksLeft - 1)
			: [{ path: behind, folder: kind === "folder" }];
	return found.length === 0 ? [] : [itself, ...found];
}

/** The file among the folders that a path names. */
function fileAbove(path: string, index: PathIndex): string | undefined {
	let slash = path.indexOf("/");
	while (slash !== -1) {
		const above = path.slice(0, slash);
		const kind = index.kindOf(above);
		if (kind !== "folder") return kind && above;
		slash = path.indexOf("/", slash + 1);
	}
	return undefined;
}

/** The shortest beginning of a path at which nothing is; the path itself where all of it is there. */
export function firstMissing(path: string, index: PathIndex): string {
	let slash = path.indexOf("/");
	while (slash !== -1) {
		const above = path.slice(0, slash);
		if (index.kindOf(above) === undefined) return above;
		slash = path.indexOf("/", slash + 1);
	}
	return path;
}
