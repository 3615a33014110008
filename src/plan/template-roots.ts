/** The Packer roots of one template: one a folder, or file run alone, and variant. */
import type { Notice, PackerRoot } from "../model.ts";
import { readHclRoot } from "./hcl-root.ts";
import { imagesOf, stemOf, withoutOs } from "./images.ts";
import { readLegacyRoot } from "./legacy-root.ts";
import type { Manifest } from "./manifest/manifest.ts";
import { MANIFEST_FILE, readManifest } from "./manifest/read-manifest.ts";
import { matchesBuild } from "./narrow.ts";
import type { PathIndex } from "./path-index.ts";
import { OFFERED } from "./pool-request.ts";
import {
	type ResolveRequest,
	resolveReferences,
} from "./references/resolve.ts";
import type { FoundBuild, RootContent } from "./root-content.ts";
import { type RootFiles, rootsOf } from "./roots.ts";
import type { TemplateFolder } from "./template-files.ts";
import {
	createTemplateReader,
	type TemplateReader,
} from "./template-reader.ts";
import { assignedVariables } from "./variable-assignments.ts";
import { checkVariables, unknownNames } from "./variable-checks.ts";
import {
	givenBy,
	type InputSources,
	type VariableSources,
} from "./variable-sources.ts";
import type { GivenValues } from "./variables.ts";
import { type RunVariant, runsOf } from "./variants.ts";

/** What every template of a repository is read with. */
export interface ReadContext {
	readonly index: PathIndex;
	readonly readText: (path: string) => string | undefined;
	readonly inputs: InputSources;
	/** Paths that the input `packer-var-files` names. */
	readonly inputFiles: ReadonlySet<string>;
	readonly workingDirectory: "auto" | "repository" | "template";
}

export interface TemplateRoots {
	readonly roots: readonly PackerRoot[];
	readonly manifest?: Manifest;
	/** Files and folders that references may mean and of which the index tells nothing. */
	readonly outside: readonly string[];
	/** What is worth a word and concerns no root alone. */
	readonly warnings: readonly Notice[];
}

/** A root, and what its references may mean beyond the index. */
interface Read {
	readonly root: PackerRoot;
	readonly outside: readonly string[];
}

/** What the roots of one template are read with. */
interface TemplateContext extends ReadContext {
	readonly os: string;
	/** Of the template, repository-relative. */
	readonly directory: string;
	readonly reader: TemplateReader;
	readonly manifest?: Manifest;
	/** Errors of the manifest: they hold up every root. */
	readonly problems: readonly Notice[];
}

/** None where the files below the folder hold no build; its `template.yml` then says nothing. */
export function readTemplateRoots(
	os: string,
	directory: string,
	folders: readonly TemplateFolder[],
	shared: ReadContext,
): TemplateRoots {
	const reader = createTemplateReader(shared.readText);
	const found = folders
		.toSorted((a, b) => (a.directory < b.directory ? -1 : 1))
		.map((folder) => rootsOf(folder, reader));
	const roots = found.flatMap((folder) => folder.roots);
	const warnings = found.flatMap((folder) => folder.warnings);
	if (roots.length === 0) return { roots: [], outside: [], warnings };
	const { manifest, problems } = manifestOf(directory, shared);
	const context: TemplateContext = {
		...shared,
		os,
		directory,
		reader,
		problems,
		...(manifest === undefined ? {} : { manifest }),
	};
	const runs = runsOf({
		os,
		roots,
		...(manifest === undefined ? {} : { manifest }),
		inputFiles: shared.inputFiles,
		buildsOf: (root) => buildNamesOf(root, context),
		index: shared.index,
	});
	const read = runs.map(({ root, variant }) => {
		const siblings = roots.filter(({ folder }) => folder === root.folder);
		return packerRoot(root, variant, siblings.length > 1, context);
	});
	const packerRoots = read.map((one) => one.root);
	// what a file declares that can't be read is not known
	const isWhole = roots.every((root) => root.problems.length === 0);
	const unknown =
		manifest && isWhole ? unknownNames(manifest, packerRoots) : [];
	return {
		roots: packerRoots.map((root) => ({
			...root,
			problems: [...root.problems, ...unknown],
		})),
		outside: read.flatMap(({ outside }) => outside),
		...(manifest === undefined ? {} : { manifest }),
		warnings,
	};
}

function manifestOf(
	directory: string,
	{ readText, index }: ReadContext,
): { readonly manifest?: Manifest; readonly problems: readonly Notice[] } {
	const path = `${directory}/${MANIFEST_FILE}`;
	const text = index.kindOf(path) === "file" ? readText(path) : undefined;
	return text === undefined ? { problems: [] } : readManifest(text, path);
}

function buildNamesOf(
	root: RootFiles,
	{ inputs }: ReadContext,
): readonly string[] {
	const given = givenBy({ inputs, files: [], variantValues: {} });
	return (contentOf(root, given)?.builds ?? []).flatMap(
		({ source }) => source?.buildName ?? [],
	);
}

function contentOf(
	{ hcl, legacy, templateFiles }: RootFiles,
	given: GivenValues,
): RootContent | undefined {
	if (hcl !== undefined) return readHclRoot(hcl, given);
	return legacy && readLegacyRoot(legacy, templateFiles[0] ?? "", given);
}

function packerRoot(
	root: RootFiles,
	variant: RunVariant,
	hasSiblings: boolean,
	context: TemplateContext,
): Read {
	const { os } = context;
	const { directory } = root.folder;
	const { sources, problems } = sourcesOf(root, variant, context);
	const whole = contentOf(root, givenBy(sources));
	const content = whole && narrowed(whole, variant);
	const below = directory.slice(context.directory.length + 1);
	const alone = hasSiblings ? withoutOs(os, stemOf(root.file ?? "")) : "";
	const path = [below, alone].filter((part) => part !== "").join("/");
	const resolved = resolveReferences(
		content?.references() ?? [],
		resolveRequest(directory, context),
	);
	return {
		outside: resolved.outside,
		root: {
			os,
			directory,
			...(root.file === undefined ? {} : { file: root.file }),
			templateFiles: root.templateFiles,
			...factsOf(content, context),
			...(whole?.builds.length === content?.builds.length
				? {}
				: { narrowed: true }),
			images: imagesOf({ os, path, variant, content }),
			workingDirectory: resolved.workingDirectory,
			...(variant.key === undefined ? {} : { variant: variant.key }),
			varFiles: variant.varFiles,
			variantValues: sources.variantValues,
			dependencies: resolved.dependencies,
			unresolved: resolved.unresolved,
			problems: [
				...root.problems,
				...context.problems,
				...variant.problems,
				...problems,
				// what a file gives that can't be read is not known
				...(problems.length > 0
					? []
					: variableProblems(root, variant, sources, context)),
				...resolved.problems,
			],
		},
	};
}

/** The input wins over template.yml, and that over what the references tell. */
function resolveRequest(
	directory: string,
	{ workingDirectory, manifest, index, readText }: TemplateContext,
): ResolveRequest {
	return {
		directory,
		workingDirectory:
			workingDirectory === "auto"
				? (manifest?.workingDirectory ?? "auto")
				: workingDirectory,
		index,
		text: readText,
	};
}

/** What the root's files say of it. */
function factsOf(
	content: RootContent | undefined,
	{ manifest }: TemplateContext,
): Pick<PackerRoot, "variables" | "iso" | "pool"> {
	if (content === undefined) return { variables: [] };
	const { variables, iso, pool } = content;
	return {
		variables: variables.map((variable) =>
			manifest?.inputs.get(variable.name)?.secret === true
				? { ...variable, sensitive: true }
				: variable,
		),
		...(iso === undefined ? {} : { iso }),
		...(pool.length === 0 ? {} : { pool }),
	};
}

/** Errors of the values that the run's variables get. */
function variableProblems(
	root: RootFiles,
	variant: RunVariant,
	sources: VariableSources,
	{ manifest, index }: TemplateContext,
): readonly Notice[] {
	const legacy = root.legacy !== undefined;
	const { declared, unused } = variant;
	return checkVariables({
		variables: assignedVariables(root, sources, {
			file: manifest?.file ?? "",
			...(declared === undefined ? {} : { declared }),
		}),
		inputs: manifest?.inputs ?? new Map(),
		setElsewhere: new Set([
			...sources.inputs.secretNames,
			...(legacy ? [] : offeredNames(manifest)),
		]),
		unusedFiles: unused,
		namesBeside: () => index.namesIn(root.folder.directory),
		legacy,
	});
}

/** What the action offers: a parent image only where the template has one. */
function offeredNames(manifest: Manifest | undefined): readonly string[] {
	return manifest?.base === undefined
		? OFFERED.filter((name) => !name.startsWith("base_"))
		: OFFERED;
}

/** The content with the builds that the variant names alone. */
function narrowed(content: RootContent, { declared }: RunVariant): RootContent {
	const only = declared?.only ?? [];
	if (only.length === 0) return content;
	const keep = ({ source }: FoundBuild) =>
		source !== undefined && matchesBuild(source.buildName, only);
	const builds = content.builds.filter(keep);
	// where none is known to be named, its images are those of the whole
	return builds.length === 0 ? content : { ...content, builds };
}

/** What gives values to one run's variables, and why a file of it could not be read. */
function sourcesOf(
	{ folder, file }: RootFiles,
	{ varFiles, declared }: RunVariant,
	{ inputs, reader }: TemplateContext,
): { readonly sources: VariableSources; readonly problems: readonly Notice[] } {
	// Packer reads no other file beside one that is run alone
	const automatic = file === undefined ? folder.autoVariables.toSorted() : [];
	const read = [...automatic, ...varFiles].map((path) => reader.hcl(path));
	return {
		sources: {
			inputs,
			files: read.flatMap(({ content }) => content ?? []),
			variantValues: declared?.vars ?? {},
		},
		problems: read.flatMap((one) =>
			one.content === undefined ? [one.problem] : [],
		),
	};
}
