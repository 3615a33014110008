/** The content digest of a Packer root: which git objects make its images, pure. */
import { createHash } from "node:crypto";
import type { PackerRoot, TreeEntry } from "../model.ts";

/** Raised whenever the same objects would give another digest: a record of another scheme counts as none. */
const CONTENT_SCHEME = 2;

/** `<scheme>:<hex SHA-256>` of the files that make a root; the same objects at the same paths give the same digest. */
export function contentDigest(
	root: PackerRoot,
	filesOf: (root: PackerRoot) => readonly TreeEntry[],
): string {
	const lines = filesOf(root)
		.toSorted((a, b) => (a.path < b.path ? -1 : 1))
		.map(({ path, mode, oid }) => `${path}\0${mode} ${oid}\0`);
	const hash = createHash("sha256").update(lines.join(""));
	return `${CONTENT_SCHEME}:${hash.digest("hex")}`;
}

/** Are both digests of one scheme? Only then does a difference say anything. */
export function isSameScheme(one: string, other: string): boolean {
	const schemeOf = (content: string) => content.slice(0, content.indexOf(":"));
	return schemeOf(one) === schemeOf(other);
}
