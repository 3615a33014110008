/** Keys of a bucket as a tree with sizes. */

import { formatSize } from "../../src/report/format.ts";

interface Folder {
	readonly folders: Map<string, Folder>;
	readonly files: Map<string, number>;
}

/**
 * Lines of a tree: folders first, each with what is in it, one that holds a single folder on its line.
 *
 * @param sizes bytes by key
 */
export function tree(sizes: ReadonlyMap<string, number>): readonly string[] {
	const root: Folder = { folders: new Map(), files: new Map() };
	for (const [key, bytes] of [...sizes].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const parts = key.split("/");
		const name = parts.pop() ?? "";
		let folder = root;
		for (const part of parts) {
			const next = folder.folders.get(part) ?? {
				folders: new Map(),
				files: new Map(),
			};
			folder.folders.set(part, next);
			folder = next;
		}
		folder.files.set(name, bytes);
	}
	return linesOf(root, "");
}

function linesOf(folder: Folder, indent: string): string[] {
	const width = Math.max(0, ...[...folder.files.keys()].map((n) => n.length));
	return [
		...[...folder.folders].flatMap(([name, inner]) => {
			const [path, last] = joined(name, inner);
			return [`${indent}${path}/`, ...linesOf(last, `${indent}  `)];
		}),
		...[...folder.files].map(
			([name, bytes]) => `${indent}${name.padEnd(width)}  ${formatSize(bytes)}`,
		),
	];
}

function joined(name: string, folder: Folder): readonly [string, Folder] {
	const [only, ...others] = folder.folders;
	if (only === undefined || others.length > 0 || folder.files.size > 0)
		return [name, folder];
	const [path, last] = joined(...only);
	return [`${name}/${path}`, last];
}
