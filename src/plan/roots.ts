import type { Body, HclFile } from "./hcl/ast.ts";
import { readHclRoot } from "./hcl-root.ts";
import { looksLegacy, readLegacyRoot } from "./legacy-root.ts";
import { quoted } from "./quoted.ts";
import type { RootContent } from "./root-content.ts";
import type { TemplateFolder } from "./template-files.ts";
import type { TemplateReader } from "./template-reader.ts";
import { type GivenValues, valuesOf } from "./variables.ts";

/** One run of Packer, as its files say. */
export interface FoundRoot {
	/** Name of the file that is run alone; absent where the folder is run. */
	readonly file?: string;
	/** Repository-relative, sorted. */
	readonly templateFiles: readonly string[];
	/** Absent where a file could not be read. */
	readonly content?: RootContent;
}

/** The Packer roots of one folder; none where its files hold no build. */
export function rootsOf(
	folder: TemplateFolder,
	given: GivenValues,
	reader: TemplateReader,
): readonly FoundRoot[] {
	for (const link of folder.links)
		reader.report({
			level: "warning",
			message: `${quoted(link)} is a symbolic link: it makes no template, and what it holds is not read here.`,
			file: link,
		});
	return [
		...hclRoots(folder, given, reader),
		...legacyRoots(folder, given, reader),
	];
}

function hclRoots(
	folder: TemplateFolder,
	given: GivenValues,
	reader: TemplateReader,
): readonly FoundRoot[] {
	const paths = folder.templates.toSorted();
	const read = paths.map((path) => reader.hcl(path));
	const files = read.filter((file) => file !== undefined);
	if (files.length < paths.length) return [{ templateFiles: paths }];
	const repeated = repeatedBlock(files);
	if (repeated !== undefined)
		return files.flatMap((file) => fileRoot(file, repeated, given, reader));
	if (files.some(hasBuild)) {
		const all = withAutoVariables(folder, given, reader);
		return [{ templateFiles: paths, content: readHclRoot(files, all) }];
	}
	const [first] = paths;
	if (first !== undefined)
		reader.report({
			level: "warning",
			message: `The template files in ${quoted(folder.directory)} have no build block, so nothing is built from them.`,
			file: first,
		});
	return [];
}

/** A file that is run alone. Packer then reads no other file of its folder, variable files included. */
function fileRoot(
	file: HclFile,
	repeated: string,
	given: GivenValues,
	reader: TemplateReader,
): readonly FoundRoot[] {
	const path = file.file;
	if (hasBuild(file))
		return [
			{
				file: nameOf(path),
				templateFiles: [path],
				content: readHclRoot([file], given),
			},
		];
	reader.report({
		level: "warning",
		message: `${quoted(path)} is not used: files of its folder declare the same ${repeated}, so each file with a build block is run alone, and this one has none.`,
		file: path,
	});
	return [];
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
		for (const name of declarationsOf(file)) {
			const before = declaredIn.get(name);
			if (before !== undefined && before !== file) return name;
			declaredIn.set(name, file);
		}
	return undefined;
}

function declarationsOf({ blocks }: Body): readonly string[] {
	return blocks.flatMap(({ type, labels, body }) => {
		const names = body.attributes.map(({ name }) => name);
		switch (type) {
			case "variables":
				return names.map((name) => `variable ${quoted(name)}`);
			case "locals":
				return names.map((name) => `local ${quoted(name)}`);
			case "packer":
				return body.blocks
					.filter((block) => block.type === "required_plugins")
					.flatMap((block) => block.body.attributes)
					.map(({ name }) => `required plugin ${quoted(name)}`);
			case "variable":
			case "local":
			case "source":
			case "data":
				return [`${type} ${labels.map(quoted).join(" ")}`];
			default:
				return [];
		}
	});
}

function withAutoVariables(
	folder: TemplateFolder,
	given: GivenValues,
	reader: TemplateReader,
): GivenValues {
	const own = folder.autoVariables
		.toSorted()
		.map((path) => reader.hcl(path))
		.filter((file) => file !== undefined);
	return { ...given, files: new Map([...valuesOf(own), ...given.files]) };
}

function legacyRoots(
	folder: TemplateFolder,
	given: GivenValues,
	reader: TemplateReader,
): readonly FoundRoot[] {
	return folder.maybeLegacy.toSorted().flatMap((path) => {
		const text = reader.text(path);
		if (text === undefined || !looksLegacy(text)) return [];
		const root = { file: nameOf(path), templateFiles: [path] };
		const json = reader.json(path, text);
		if (json === undefined) return [root];
		const content = readLegacyRoot(json, path, given);
		return content === undefined ? [] : [{ ...root, content }];
	});
}
