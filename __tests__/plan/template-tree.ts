/** Trees to read templates from: of the fixtures, or written out in a test. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Notice, TreeEntry } from "../../src/model.ts";
import {
	type FoundTemplates,
	readTemplates,
	type TemplatesRequest,
} from "../../src/plan/template.ts";

const TREES = join(import.meta.dirname, "..", "fixtures", "trees");

/** Text by repository-relative path; a symbolic link where there is an entry of that mode. */
export type Files = Readonly<Record<string, string>>;

export function fixture(name: string): Files {
	const root = join(TREES, name);
	return Object.fromEntries(
		readdirSync(root, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.map((path) => [
				relative(root, path).split(sep).join("/"),
				readFileSync(path, "utf8"),
			]),
	);
}

export function entry(path: string, mode = "100644"): TreeEntry {
	return { path, mode, oid: "0".repeat(40) };
}

/** Reads the templates of a tree; every file of it is below the templates folder, as the caller promises. */
export function read(
	files: Files,
	request: Partial<TemplatesRequest> = {},
): FoundTemplates {
	const { packerDirectory = "packer" } = request;
	const prefix = packerDirectory === "" ? "" : `${packerDirectory}/`;
	return readTemplates({
		entries: Object.keys(files)
			.filter((path) => path.startsWith(prefix))
			.map((path) => entry(path)),
		packerDirectory,
		readText: (path) => files[path],
		variables: {},
		varFiles: [],
		...request,
	});
}

export function idsOf({ templates }: FoundTemplates): string[] {
	return templates
		.flatMap(({ roots }) => roots)
		.flatMap(({ images }) => images.map(({ id }) => id));
}

/** Problems of the roots, in their order. */
export function problemsOf({ templates }: FoundTemplates): readonly Notice[] {
	return templates
		.flatMap(({ roots }) => roots)
		.flatMap(({ problems }) => problems);
}

/** A template that Packer could run, with one source. */
export function template(type = "xenserver-iso", name = "vm"): string {
	return `source "${type}" "${name}" {}\nbuild { sources = ["source.${type}.${name}"] }\n`.replace(
		/build \{ (.*) \}/,
		"build {\n  $1\n}",
	);
}
