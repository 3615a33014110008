import { posix } from "node:path";
import type { PackerRoot } from "../model.ts";

/**
 * The folder against which a root's relative file references exist: the repository or the root's own folder;
 * null where both or none explain them. A reference that exists nowhere tells nothing.
 */
export function workingDirectoryOf(
	references: readonly string[],
	directory: string,
	exists: (path: string) => boolean,
): PackerRoot["workingDirectory"] {
	let onlyInRepository = false;
	let onlyInFolder = false;
	for (const reference of references) {
		const path = posix.normalize(withoutGlob(reference));
		if (/^\.?\/?$/.test(path)) continue;
		const inRepository = exists(path);
		const inFolder = exists(posix.join(directory, path));
		onlyInRepository ||= inRepository && !inFolder;
		onlyInFolder ||= inFolder && !inRepository;
	}
	if (onlyInRepository === onlyInFolder) return null;
	return onlyInRepository ? "repository" : "template";
}

/** `cd_files` takes globs: of those, the folder before the first wildcard. */
function withoutGlob(reference: string): string {
	const wildcard = reference.search(/[*?[]/);
	if (wildcard === -1) return reference;
	return reference.slice(0, reference.lastIndexOf("/", wildcard) + 1);
}

/** Answers whether a file or folder is among the paths; the index is made on the first question. */
export function existsAmong(
	paths: () => Iterable<string>,
): (path: string) => boolean {
	let known: Set<string> | undefined;
	return (path) => {
		known ??= withFolders(paths());
		return known.has(path.endsWith("/") ? path.slice(0, -1) : path);
	};
}

function withFolders(paths: Iterable<string>): Set<string> {
	const known = new Set<string>();
	for (const path of paths) {
		known.add(path);
		let slash = path.lastIndexOf("/");
		while (slash !== -1) {
			const folder = path.slice(0, slash);
			if (known.has(folder)) break;
			known.add(folder);
			slash = path.lastIndexOf("/", slash - 1);
		}
	}
	return known;
}
