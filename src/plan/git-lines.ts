/** What git prints with `-z`, parsed: pure. */
import type { TreeEntry } from "../model.ts";

/** A path that differs between two commits; renames are a delete and an add. */
export interface TreeChange {
	readonly path: string;
	readonly status: "added" | "deleted" | "modified";
}

/** The NUL-terminated records of a git answer. */
export function splitNul(buffer: Buffer): readonly string[] {
	const parts = buffer.toString().split("\0");
	parts.pop();
	return parts;
}

/**
 * Parses `ls-tree -z`: `<mode> SP <type> SP <oid> TAB <path> NUL`. In place, without a list of lines between: a
 * repository may have 100,000.
 */
export function parseListing(buffer: Buffer): TreeEntry[] {
	const text = buffer.toString();
	const entries: TreeEntry[] = [];
	for (let start = 0; ; ) {
		const end = text.indexOf("\0", start);
		if (end < 0) return entries;
		const typeStart = text.indexOf(" ", start) + 1;
		const oidStart = text.indexOf(" ", typeStart) + 1;
		const tab = text.indexOf("\t", oidStart);
		entries.push({
			mode: text.slice(start, typeStart - 1),
			oid: text.slice(oidStart, tab),
			path: text.slice(tab + 1, end),
		});
		start = end + 1;
	}
}

/** Parses `diff-tree --raw -z`: `:<mode> <mode> <oid> <oid> <status> NUL <path> NUL`. */
export function parseChanges(buffer: Buffer): TreeChange[] {
	const parts = splitNul(buffer);
	const changes: TreeChange[] = [];
	for (let index = 0; index + 1 < parts.length; index += 2) {
		const letter = parts[index]?.at(-1);
		changes.push({
			path: parts[index + 1] ?? "",
			status:
				letter === "A" ? "added" : letter === "D" ? "deleted" : "modified",
		});
	}
	return changes;
}

/** What differs between two listings, as `diff-tree` would say it. */
export function compareListings(
	base: readonly TreeEntry[],
	head: readonly TreeEntry[],
): TreeChange[] {
	const before = new Map(base.map((entry) => [entry.path, entry]));
	const changes: TreeChange[] = [];
	for (const entry of head) {
		const old = before.get(entry.path);
		before.delete(entry.path);
		if (old === undefined) changes.push({ path: entry.path, status: "added" });
		else if (old.oid !== entry.oid || old.mode !== entry.mode)
			changes.push({ path: entry.path, status: "modified" });
	}
	for (const path of before.keys()) changes.push({ path, status: "deleted" });
	return changes;
}
