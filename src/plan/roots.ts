/** Which runs of Packer the files of a folder make. */
import type { Notice } from "../model.ts";
import type { Body, HclFile } from "./hcl/ast.ts";
import type { JsonValue } from "./hcl/json-reader.ts";
import { looksLegacy, readLegacyRoot } from "./legacy-root.ts";
import { quoted } from "./quoted.ts";
import type { TemplateFolder } from "./template-files.ts";
import type { TemplateReader } from "./template-reader.ts";
import { NOTHING_GIVEN } from "./variables.ts";

/** The files of one run of Packer, whatever its variant. */
export interface RootFiles {
	readonly folder: TemplateFolder;
	/** Name of the file that is run alone; absent where the folder is run. */
	readonly file?: string;
	/** Repository-relative, sorted. */
	readonly templateFiles: readonly string[];
	/** What they hold; absent where one could not be read. */
	readonly hcl?: readonly HclFile[];
	/** The same of a template in the format of before HCL. */
	readonly legacy?: JsonValue;
	/** Why a file could not be read. */
	readonly problems: readonly Notice[];
}

export interface RootsOfFolder {
	/** None where the files hold no build. */
	readonly roots: readonly RootFiles[];
	readonly warnings: readonly Notice[];
}

/** The Packer roots of one folder, and what of it makes none. */
export function rootsOf(
	folder: TemplateFolder,
	reader: TemplateReader,
): RootsOfFolder {
	const hcl = hclRoots(folder, reader);
	const links = folder.links.map((link) =>
		warning(
			link,
			`${quoted(link)} is a symbolic link: it makes no template, and what it holds is not read here.`,
		),
	);
	return {
		roots: [...hcl.roots, ...legacyRoots(folder, reader)],
		warnings: [...links, ...hcl.warnings],
	};
}

function warning(file: string, message: string): Notice {
	return { level: "warning", message, file };
}

function hclRoots(
	folder: TemplateFolder,
	reader: TemplateReader,
): RootsOfFolder {
	const templateFiles = folder.templates.toSorted();
	const read = templateFiles.map((path) => reader.hcl(path));
	const problems = read.flatMap((file) =>
		file.content === undefined ? [file.problem] : [],
	);
	if (problems.length > 0)
		return { roots: [{ folder, templateFiles, problems }], warnings: [] };
	const files = read.flatMap(({ content }) => content ?? []);
	const repeated = repeatedBlock(files);
	if (repeated !== undefined) return rootsAlone(folder, files, repeated);
	if (files.some(hasBuild)) {
		const root = { folder, templateFiles, hcl: files, problems };
		return { roots: [root], warnings: [] };
	}
	const [first] = templateFiles;
	const message = `The template files in ${quoted(folder.directory)} have no build block, so nothing is built from them.`;
	return {
		roots: [],
		warnings: first === undefined ? [] : [warning(first, message)],
	};
}

/** Files that are run alone. Packer then reads no other file of the folder, variable files included. */
function rootsAlone(
	folder: TemplateFolder,
	files: readonly HclFile[],
	repeated: string,
): RootsOfFolder {
	return {
		roots: files.filter(hasBuild).map((content) => ({
			folder,
			file: nameOf(content.file),
			templateFiles: [content.file],
			hcl: [content],
			problems: [],
		})),
		warnings: files
			.filter((content) => !hasBuild(content))
			.map(({ file }) =>
				warning(
					file,
					`${quoted(file)} is not used: files of its folder declare the same ${repeated}, so each file with a build block is run alone, and this one has none.`,
				),
			),
	};
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}

function hasBuild({ blocks }: Body): boolean {
	return blocks.some(({ type }) => type === "build");
}

/** The first block that two of the files declare, as a message names it: Packer refuses to read such files together. */
function repeatedBlock(files: readonly HclFile[]): string | undefined {
	const declaredIn = new Map<string, HclFile>();
	for (const file of files)
		for (const [type, ...names] of declarationsOf(file)) {
			const key = [type, ...names].join("\0");
			const before = declaredIn.get(key);
			if (before !== undefined && before !== file)
				return `${type} ${names.map(quoted).join(" ")}`;
			declaredIn.set(key, file);
		}
	return undefined;
}

/** The type of what is declared and its names. */
function declarationsOf({ blocks }: Body): readonly (readonly string[])[] {
	return blocks.flatMap(({ type, labels, body }) => {
		const names = body.attributes.map(({ name }) => name);
		switch (type) {
			case "variables":
				return names.map((name) => ["variable", name]);
			case "locals":
				return names.map((name) => ["local", name]);
			case "packer":
				return body.blocks
					.filter((block) => block.type === "required_plugins")
					.flatMap((block) => block.body.attributes)
					.map(({ name }) => ["required plugin", name]);
			case "variable":
			case "local":
			case "source":
			case "data":
				return [[type, ...labels]];
			default:
				return [];
		}
	});
}

function legacyRoots(
	folder: TemplateFolder,
	reader: TemplateReader,
): readonly RootFiles[] {
	return folder.maybeLegacy.toSorted().flatMap((path) => {
		const text = reader.text(path);
		if (text === undefined || !looksLegacy(text)) return [];
		const root = { folder, file: nameOf(path), templateFiles: [path] };
		const json = reader.json(path, text);
		if (json.content === undefined)
			return [{ ...root, problems: [json.problem] }];
		return readLegacyRoot(json.content, path, NOTHING_GIVEN) === undefined
			? []
			: [{ ...root, legacy: json.content, problems: [] }];
	});
}
