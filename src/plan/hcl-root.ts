import type { PoolRequest } from "../model.ts";
import { attributeOf, type Block, type Body, type HclFile } from "./hcl/ast.ts";
import { evaluate, type Lookup } from "./hcl/evaluate.ts";
import { isList, isMap, toText, UNKNOWN, type Value } from "./hcl/value.ts";
import {
	buildsOnPool,
	type PoolSource,
	poolRequest,
	withOffered,
} from "./pool-request.ts";
import { collectReferences } from "./references/collect.ts";
import { folderOf } from "./references/found.ts";
import type { RawReference } from "./references/raw-reference.ts";
import type { FoundBuild, RootContent } from "./root-content.ts";
import { declarationsIn } from "./variable-declarations.ts";
import { type GivenValues, lookupOf, namesIn } from "./variables.ts";

/** A source that a build block uses: its name in the build, and where its settings are, first the nearest. */
interface UsedSource {
	readonly type: string;
	readonly name: string;
	readonly settings: readonly SourceSettings[];
	/** The one that declares it, where one does. */
	readonly files: readonly string[];
}

/** A build block and where it is; its sources are undefined where they are not known. */
interface FoundBlock {
	readonly body: Body;
	readonly file: string;
	readonly sources: readonly UsedSource[] | undefined;
}

/** Settings of a source and the file that they are in. */
interface SourceSettings {
	readonly body: Body;
	readonly file: string;
}

/** Reads what the files of one root say together, as Packer would with the given values. */
export function readHclRoot(
	files: readonly HclFile[],
	given: GivenValues,
): RootContent {
	const names = namesIn(files);
	const lookup = lookupOf(names, given);
	const declared = declaredSources(files);
	const poolLookup = lookupOf(names, withOffered(given));
	const blocks = buildBlocks(files, declared, lookup);
	const builds: FoundBuild[] = [];
	const pool: PoolRequest[] = [];
	for (const block of blocks) {
		const found = buildsOf(block, lookup);
		builds.push(...found);
		pool.push(
			...(block.sources ?? anySource(declared)).flatMap((source, index) =>
				poolRequestsOf(
					source,
					found[index]?.source?.buildName ?? "",
					poolLookup,
				),
			),
		);
	}
	const used = blocks.flatMap(({ sources }) => sources ?? []);
	const iso = isoOf(used, lookup);
	return {
		builds,
		variables: declarationsIn(files).map(({ variable }) => variable),
		variable: (name) => lookup("var", name),
		...(iso === undefined ? {} : { iso }),
		pool,
		references: () => referencesIn(files, blocks, anySource(declared), lookup),
	};
}

function buildBlocks(
	files: readonly HclFile[],
	declared: ReadonlyMap<string, SourceSettings>,
	lookup: Lookup,
): readonly FoundBlock[] {
	return files.flatMap(({ file, blocks }) =>
		blocks
			.filter(({ type }) => type === "build")
			.map((block) => ({
				body: block.body,
				file,
				sources: sourcesOf(block, file, declared, lookup),
			})),
	);
}

function referencesIn(
	files: readonly HclFile[],
	blocks: readonly FoundBlock[],
	all: readonly UsedSource[],
	variables: Lookup,
): readonly RawReference[] {
	const used = new Set(blocks.flatMap(({ sources }) => sources ?? all));
	const sources = [...used].flatMap(({ type, settings }) =>
		settings.map((part) => ({ type, ...part })),
	);
	return collectReferences({
		files,
		directory: folderOf(files[0]?.file ?? ""),
		variables,
		sources,
		builds: blocks,
	});
}

function declaredSources(
	files: readonly HclFile[],
): ReadonlyMap<string, SourceSettings> {
	const sources = new Map<string, SourceSettings>();
	for (const { file, blocks } of files)
		for (const { type, labels, body } of blocks)
			if (type === "source") sources.set(labels.join("."), { body, file });
	return sources;
}

/** The sources of a build block; undefined where they are not known before Packer runs. */
function sourcesOf(
	build: Block,
	file: string,
	declared: ReadonlyMap<string, SourceSettings>,
	lookup: Lookup,
): readonly UsedSource[] | undefined {
	const listed = attributeValue(build.body, "sources", lookup);
	if (listed !== undefined && !isList(listed)) return undefined;
	const nested = build.body.blocks.filter(({ type }) => type === "source");
	const sources = [
		...(listed ?? []).map((reference) =>
			usedSource(reference, undefined, declared, lookup),
		),
		...nested.map(({ labels, body }) =>
			usedSource(labels[0] ?? UNKNOWN, { body, file }, declared, lookup),
		),
	];
	return sources.every((source) => source !== undefined) ? sources : undefined;
}

/** `source.<type>.<name>` or `<type>.<name>`; a nested block may give the build another name. */
function usedSource(
	reference: Value,
	nested: SourceSettings | undefined,
	declared: ReadonlyMap<string, SourceSettings>,
	lookup: Lookup,
): UsedSource | undefined {
	if (typeof reference !== "string") return undefined;
	const parts = reference.split(".");
	const [type, name] = parts.length > 2 ? parts.slice(1) : parts;
	if (type === undefined || name === undefined) return undefined;
	const source = declared.get(`${type}.${name}`);
	const renamed =
		nested === undefined
			? undefined
			: attributeValue(nested.body, "name", lookup);
	if (renamed !== undefined && typeof renamed !== "string") return undefined;
	return {
		type,
		name: renamed ?? name,
		settings: [nested, source].filter((part) => part !== undefined),
		files: source === undefined ? [] : [source.file],
	};
}

function buildsOf(
	{ body, file, sources }: FoundBlock,
	lookup: Lookup,
): readonly FoundBuild[] {
	const blockName = toText(attributeValue(body, "name", lookup) ?? "");
	if (sources === undefined || blockName === undefined)
		return [{ blockName: blockName ?? "", files: [file] }];
	const prefix = blockName === "" ? "" : `${blockName}.`;
	return sources.map(({ type, name, files }) => ({
		blockName,
		source: { type, name, buildName: `${prefix}${type}.${name}` },
		files: [...files, file],
	}));
}

/** Where it is not known which sources a build block uses, it may be any. */
function anySource(
	declared: ReadonlyMap<string, SourceSettings>,
): readonly UsedSource[] {
	return [...declared].map(([key, source]) => {
		const [type = "", name = ""] = key.split(".");
		return { type, name, settings: [source], files: [source.file] };
	});
}

/** One where the source builds on a pool, else none. */
function poolRequestsOf(
	{ type, settings }: UsedSource,
	build: string,
	lookup: Lookup,
): readonly PoolRequest[] {
	if (!buildsOnPool(type)) return [];
	const bodies = settings.map(({ body }) => body);
	const setting = (name: string) =>
		bodies
			.map((body) => attributeValue(body, name, lookup))
			.find((value) => value !== undefined);
	return [
		poolRequest({
			builderType: type,
			build,
			setting,
			disks: disksOf(bodies, lookup),
		}),
	];
}

/** Sizes of the `disks` blocks; in JSON syntax they are a list of objects. */
function disksOf(bodies: readonly Body[], lookup: Lookup): PoolSource["disks"] {
	const blocks = bodies.flatMap((body) => body.blocks);
	if (blocks.some(({ type }) => type === "dynamic")) return UNKNOWN;
	const listed = bodies.flatMap((body): readonly Value[] => {
		const value = attributeValue(body, "disks", lookup);
		if (value === undefined) return [];
		return isList(value) ? value : [value];
	});
	return [
		...blocks
			.filter(({ type }) => type === "disks")
			.map(({ body }) => attributeValue(body, "disk_size", lookup)),
		...listed.map((disk) => (isMap(disk) ? disk.get("disk_size") : undefined)),
	];
}

/** The installer's URL and checksum, of the first source where they are known. */
function isoOf(
	sources: readonly UsedSource[],
	lookup: Lookup,
): RootContent["iso"] {
	for (const { settings } of sources) {
		const known = (name: string) => {
			for (const { body } of settings) {
				const value = attributeValue(body, name, lookup);
				const first = isList(value) ? value[0] : value;
				if (typeof first === "string" && first !== "") return first;
			}
			return undefined;
		};
		const url = known("iso_url") ?? known("iso_urls");
		const checksum = known("iso_checksum");
		if (url !== undefined || checksum !== undefined)
			return {
				...(url === undefined ? {} : { url }),
				...(checksum === undefined ? {} : { checksum }),
			};
	}
	return undefined;
}

/** Value of an attribute; undefined where the body has no such attribute. */
function attributeValue(
	body: Body,
	name: string,
	lookup: Lookup,
): Value | undefined {
	const attribute = attributeOf(body, name);
	return attribute === undefined
		? undefined
		: evaluate(attribute.expression, lookup);
}
