/** The content digest of a Packer root: which git objects make its images, pure. */
import { createHash } from "node:crypto";
import type { PackerRoot, Template, TreeEntry } from "../model.ts";

/** Raised whenever the same objects would give another digest: a record of another scheme counts as none. */
const CONTENT_SCHEME = 1;

/** Notes to people, directly in a template's folder, change no image. */
const NOTES_FILE = "NOTES.md";

/** Does a file of the template's folder concern this root? Everything does, but other roots' template files. */
export function concernsRoot(
	path: string,
	template: Template,
	root: PackerRoot,
): boolean {
	if (
		path.endsWith(NOTES_FILE) &&
		path === `${template.directory}/${NOTES_FILE}`
	)
		return false;
	return (
		root.templateFiles.includes(path) ||
		!template.roots.some((other) => other.templateFiles.includes(path))
	);
}

export interface ContentRequest {
	readonly templates: readonly Template[];
	/** Entries of each template's folder, by template name. */
	readonly ownFiles: ReadonlyMap<string, readonly TreeEntry[]>;
	/** Files that concern every template: shared files, and the variable files that the inputs name. */
	readonly sharedFiles: readonly TreeEntry[];
}

/** `<scheme>:<hex SHA-256>` for every root; the same objects at the same paths give the same digest. */
export function contentDigests(
	request: ContentRequest,
): ReadonlyMap<PackerRoot, string> {
	const shared = digest(request.sharedFiles);
	const result = new Map<PackerRoot, string>();
	for (const template of request.templates) {
		const own = request.ownFiles.get(template.os) ?? [];
		for (const root of template.roots) {
			const entries = own.filter((entry) =>
				concernsRoot(entry.path, template, root),
			);
			const hash = createHash("sha256")
				.update(digest(entries))
				.update(shared)
				.digest("hex");
			result.set(root, `${CONTENT_SCHEME}:${hash}`);
		}
	}
	return result;
}

function digest(entries: readonly TreeEntry[]): Buffer {
	const lines = entries
		.toSorted((a, b) => (a.path < b.path ? -1 : 1))
		.map(({ path, mode, oid }) => `${path}\0${mode} ${oid}\0`);
	return createHash("sha256").update(lines.join("")).digest();
}
