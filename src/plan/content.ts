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

/** Which files of the repository are whose. */
export interface OwnedFiles {
	/** Entries of each template's folder, by template name. */
	readonly own: ReadonlyMap<string, readonly TreeEntry[]>;
	/** Files that concern every template: shared files, and the variable files that the inputs name. */
	readonly shared: readonly TreeEntry[];
}

export interface ContentRequest {
	readonly templates: readonly Template[];
	/** Called at the first digest: a plan without a bucket compares with none. */
	readonly files: () => OwnedFiles;
}

/** `<scheme>:<hex SHA-256>` of a root, made when asked; the same objects at the same paths give the same digest. */
export function contentDigests(
	request: ContentRequest,
): (root: PackerRoot) => string {
	const templates = new Map(request.templates.map((one) => [one.os, one]));
	let files: OwnedFiles | undefined;
	let shared: Buffer | undefined;
	return (root) => {
		const template = templates.get(root.os);
		if (template === undefined) return "";
		files ??= request.files();
		shared ??= digest(files.shared);
		const own = (files.own.get(root.os) ?? []).filter((entry) =>
			concernsRoot(entry.path, template, root),
		);
		const hash = createHash("sha256").update(digest(own)).update(shared);
		return `${CONTENT_SCHEME}:${hash.digest("hex")}`;
	};
}

function digest(entries: readonly TreeEntry[]): Buffer {
	const lines = entries
		.toSorted((a, b) => (a.path < b.path ? -1 : 1))
		.map(({ path, mode, oid }) => `${path}\0${mode} ${oid}\0`);
	return createHash("sha256").update(lines.join("")).digest();
}
