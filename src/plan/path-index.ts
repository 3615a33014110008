/** The files of a commit by path, and the folders that they make. Pure. */

export interface PathIndex {
	/** What is there; undefined where nothing is. A trailing `/` is passed over; `''` is the repository itself. */
	kindOf(path: string): "file" | "folder" | undefined;
	/** Files below a folder at any depth, repository-relative, sorted. */
	below(folder: string): readonly string[];
	/** Names of the files and folders directly in a folder, sorted. */
	namesIn(folder: string): readonly string[];
}

/** The index is made at the first question. */
export function pathIndex(paths: () => Iterable<string>): PathIndex {
	let sorted: readonly string[] | undefined;
	let kinds: Map<string, "file" | "folder"> | undefined;
	const files = () => {
		sorted ??= [...paths()].sort();
		return sorted;
	};
	const below = (folder: string): readonly string[] => {
		const prefix = trimmed(folder) === "" ? "" : `${trimmed(folder)}/`;
		const all = files();
		const start = firstAtLeast(all, prefix);
		let end = start;
		while (all[end]?.startsWith(prefix)) end++;
		return all.slice(start, end);
	};
	return {
		kindOf: (path) => {
			kinds ??= kindsOf(files());
			return kinds.get(trimmed(path));
		},
		below,
		namesIn: (folder) => {
			const start = trimmed(folder) === "" ? 0 : trimmed(folder).length + 1;
			const names = below(folder).map((path) => {
				const slash = path.indexOf("/", start);
				return path.slice(start, slash === -1 ? undefined : slash);
			});
			return [...new Set(names)].sort();
		},
	};
}

function trimmed(path: string): string {
	return path.endsWith("/") ? path.slice(0, -1) : path;
}

function kindsOf(files: readonly string[]): Map<string, "file" | "folder"> {
	const kinds = new Map<string, "file" | "folder">([["", "folder"]]);
	for (const path of files) {
		kinds.set(path, "file");
		let slash = path.lastIndexOf("/");
		while (slash !== -1) {
			const folder = path.slice(0, slash);
			if (kinds.has(folder)) break;
			kinds.set(folder, "folder");
			slash = folder.lastIndexOf("/");
		}
	}
	return kinds;
}

/** Index of the first of the sorted texts that is not before `wanted`. */
function firstAtLeast(sorted: readonly string[], wanted: string): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] ?? "") < wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}
