/** The variants that each Packer root of a template is run for: those of its template.yml, else as its variable files tell. */
import { posix } from "node:path";
import type { Notice } from "../model.ts";
import { didYouMean } from "../near-names.ts";
import { stemOf } from "./images.ts";
import type { Manifest, ManifestVariant } from "./manifest/manifest.ts";
import { matchesBuild } from "./narrow.ts";
import type { PathIndex } from "./path-index.ts";
import { quoted } from "./quoted.ts";
import type { RootFiles } from "./roots.ts";
import {
	describeMissing,
	filesOfFile,
	filesOfFolder,
	type InferredFiles,
	NO_FILES,
	ownerOf,
	stemOfVariables,
} from "./variable-files.ts";

/** One run of a root's files. */
export interface RunVariant {
	/** Absent where the root is run once, for no variant. */
	readonly key?: string;
	/** What rule 2 for versions looks at: the stem of the variable file that makes the variant. Absent for template.yml's, whose key is the version. */
	readonly name?: string;
	/** Repository-relative, in the order in which they apply. */
	readonly varFiles: readonly string[];
	/** Variable files beside the root that nobody uses, as far as it matters. */
	readonly unused: readonly string[];
	/** As template.yml has it. */
	readonly declared?: ManifestVariant;
	readonly problems: readonly Notice[];
}

export interface VariantsRequest {
	readonly os: string;
	readonly roots: readonly RootFiles[];
	readonly manifest?: Manifest;
	/** Variable files that an input names. */
	readonly inputFiles: ReadonlySet<string>;
	/** Names of a root's Packer builds, as far as they are known without a variant. */
	readonly buildsOf: (root: RootFiles) => readonly string[];
	readonly index: PathIndex;
}

/** A root and the runs that it is due; at least one each. */
export function runsOf(
	request: VariantsRequest,
): readonly { readonly root: RootFiles; readonly variant: RunVariant }[] {
	const all = [...(request.manifest?.variants.values() ?? [])];
	// who names a variant's file in an input wants that variant, as without template.yml
	const wanted = someOf(all, ({ varFiles }) =>
		varFiles.some((path) => request.inputFiles.has(path)),
	);
	const declared = wanted.map((variant) => ({
		variant,
		roots: rootsFor(variant, request),
	}));
	// what one variant names is not for the others, whatever its name
	const named = new Set(all.flatMap(({ varFiles }) => varFiles));
	return request.roots.flatMap((root) => {
		const files = inferredFiles(root, request);
		const common = files.common.filter((path) => !named.has(path));
		const mine = declared.filter(({ roots }) => roots.includes(root));
		const variants =
			mine.length > 0
				? mine.map(({ variant }) =>
						declaredVariant(variant, root, common, request),
					)
				: inferredVariants(files);
		return variants.map((variant) => ({ root, variant }));
	});
}

/**
 * The roots that a variant of template.yml is for, where there are several: those beside its variable files, of files run
 * alone those that a variable file is named after, and those that have the builds which it names; all where that tells none.
 */
function rootsFor(
	{ varFiles, only }: ManifestVariant,
	{ roots, buildsOf }: VariantsRequest,
): readonly RootFiles[] {
	if (roots.length === 1) return roots;
	const folders = new Set(varFiles.map((path) => posix.dirname(path)));
	const beside = someOf(roots, ({ folder }) => folders.has(folder.directory));
	const stems = stemsOf(beside);
	const owners = varFiles.map((path) => ownerOf(stemOfVariables(path), stems));
	const named = someOf(
		beside,
		({ file }) => file !== undefined && owners.includes(stemOf(file)),
	);
	return someOf(named, (root) =>
		buildsOf(root).some((build) => matchesBuild(build, only)),
	);
}

/** Those that fit, or all where none does. */
function someOf<T>(
	items: readonly T[],
	fits: (item: T) => boolean,
): readonly T[] {
	const fitting = items.filter(fits);
	return fitting.length > 0 ? fitting : items;
}

function declaredVariant(
	declared: ManifestVariant,
	root: RootFiles,
	common: readonly string[],
	request: VariantsRequest,
): RunVariant {
	const { key, varFiles } = declared;
	const file = request.manifest?.file ?? "";
	const missing = varFiles
		.filter((path) => request.index.kindOf(path) !== "file")
		.map(
			(path): Notice => ({
				level: "error",
				title: "A variable file is missing",
				message: `The variant ${quoted(key)} names the variable file ${quoted(path)}, which is not there${describeMissing(path, request.index)}.`,
				file,
				line: declared.lines[path] ?? declared.line,
			}),
		);
	const there = varFiles.filter(
		(path) => request.index.kindOf(path) === "file",
	);
	return {
		key,
		varFiles: [...common.filter((path) => !there.includes(path)), ...there],
		unused: [],
		declared,
		problems: [...missing, ...emptySelection(declared, root, file, request)],
	};
}

/** A variant whose globs name no build of the root that it is for would build nothing. */
function emptySelection(
	{ key, only, line }: ManifestVariant,
	root: RootFiles,
	file: string,
	{ buildsOf }: VariantsRequest,
): readonly Notice[] {
	const builds = only.length === 0 ? [] : buildsOf(root);
	const isEmpty =
		builds.length > 0 && !builds.some((build) => matchesBuild(build, only));
	if (!isEmpty) return [];
	const [first = ""] = only;
	return [
		{
			level: "error",
			title: "A variant builds nothing",
			message: `The variant ${quoted(key)} is for the builds ${only.map(quoted).join(", ")}, of which ${quoted(root.folder.directory)} has none: it has ${builds.map(quoted).join(", ")}${didYouMean(first, builds)}.`,
			file,
			line,
		},
	];
}

/** Nothing is inferred for the old format, nor in a folder of which an input names a variable file: its user chose. */
function inferredFiles(
	{ folder, file, legacy }: RootFiles,
	{ os, roots, inputFiles }: VariantsRequest,
): InferredFiles {
	const { directory, variables } = folder;
	const isChosen = variables.some((path) => inputFiles.has(path));
	if (isChosen || legacy !== undefined || variables.length === 0)
		return NO_FILES;
	if (file === undefined)
		return filesOfFolder(variables, [
			...new Set([posix.basename(directory), os]),
		]);
	const stems = stemsOf(roots.filter((root) => root.folder === folder));
	return filesOfFile(variables, stemOf(file), stems);
}

/** Names of the files that are run alone. */
function stemsOf(roots: readonly RootFiles[]): readonly string[] {
	return roots.flatMap(({ file }) =>
		file === undefined ? [] : [stemOf(file)],
	);
}

function inferredVariants({
	common,
	variants,
	others,
}: InferredFiles): readonly RunVariant[] {
	if (variants.length === 0)
		return [{ varFiles: common, unused: others, problems: [] }];
	return variants.map(({ key, path }) => ({
		key,
		name: stemOfVariables(path),
		varFiles: [...common, path],
		unused: others,
		problems: [],
	}));
}
