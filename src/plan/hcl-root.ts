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
import {
	type FoundBuild,
	namesFiles,
	type RootContent,
	relativePaths,
} from "./root-content.ts";
import { declaredVariables, type GivenValues, lookupIn } from "./variables.ts";

/** A source that a build block uses: its name in the build, and where its settings are, first the nearest. */
interface UsedSource {
	readonly type: string;
	readonly name: string;
	readonly bodies: readonly Body[];
	readonly files: readonly string[];
}

interface DeclaredSource {
	readonly body: Body;
	readonly file: string;
}

/** Reads what the files of one root say together, as Packer would with the given values. */
export function readHclRoot(
	files: readonly HclFile[],
	given: GivenValues,
): RootContent {
	const lookup = lookupIn(files, given);
	const declared = declaredSources(files);
	const poolLookup = lookupIn(files, withOffered(given));
	const builds: FoundBuild[] = [];
	const used: UsedSource[] = [];
	const pool: PoolRequest[] = [];
	for (const file of files)
		for (const block of file.blocks.filter(({ type }) => type === "build")) {
			const sources = sourcesOf(block, declared, lookup);
			const found = buildsOf(block, file.file, sources, lookup);
			used.push(...(sources ?? []));
			builds.push(...found);
			pool.push(
				...(sources ?? anySource(declared)).flatMap((source, index) =>
					poolRequestsOf(
						source,
						found[index]?.source?.buildName ?? "",
						poolLookup,
					),
				),
			);
		}
	const iso = isoOf(used, lookup);
	return {
		builds,
		variables: declaredVariables(files).map(
			({ default: _default, ...variable }) => variable,
		),
		variable: (name) => lookup("var", name),
		...(iso === undefined ? {} : { iso }),
		pool,
		fileReferences: [
			// the builder "file" takes a file as the provisioner of that name does
			...used.flatMap(({ type, bodies }) =>
				bodies.flatMap((body) => fileReferences(body, type === "file", lookup)),
			),
			...files
				.flatMap((file) => file.blocks)
				.filter(({ type }) => type === "build")
				.flatMap(({ body }) => fileReferences(body, false, lookup)),
		],
	};
}

function declaredSources(
	files: readonly HclFile[],
): ReadonlyMap<string, DeclaredSource> {
	const sources = new Map<string, DeclaredSource>();
	for (const { file, blocks } of files)
		for (const { type, labels, body } of blocks)
			if (type === "source") sources.set(labels.join("."), { body, file });
	return sources;
}

/** The sources of a build block; undefined where they are not known before Packer runs. */
function sourcesOf(
	build: Block,
	declared: ReadonlyMap<string, DeclaredSource>,
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
			usedSource(labels[0] ?? UNKNOWN, body, declared, lookup),
		),
	];
	return sources.every((source) => source !== undefined) ? sources : undefined;
}

/** `source.<type>.<name>` or `<type>.<name>`; a nested block may give the build another name. */
function usedSource(
	reference: Value,
	nested: Body | undefined,
	declared: ReadonlyMap<string, DeclaredSource>,
	lookup: Lookup,
): UsedSource | undefined {
	if (typeof reference !== "string") return undefined;
	const parts = reference.split(".");
	const [type, name] = parts.length > 2 ? parts.slice(1) : parts;
	if (type === undefined || name === undefined) return undefined;
	const source = declared.get(`${type}.${name}`);
	const renamed =
		nested === undefined ? undefined : attributeValue(nested, "name", lookup);
	if (renamed !== undefined && typeof renamed !== "string") return undefined;
	return {
		type,
		name: renamed ?? name,
		bodies: [nested, source?.body].filter((body) => body !== undefined),
		files: source === undefined ? [] : [source.file],
	};
}

function buildsOf(
	block: Block,
	file: string,
	sources: readonly UsedSource[] | undefined,
	lookup: Lookup,
): readonly FoundBuild[] {
	const blockName = toText(attributeValue(block.body, "name", lookup) ?? "");
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
	declared: ReadonlyMap<string, DeclaredSource>,
): readonly UsedSource[] {
	return [...declared].map(([key, { body, file }]) => {
		const [type = "", name = ""] = key.split(".");
		return { type, name, bodies: [body], files: [file] };
	});
}

/** One where the source builds on a pool, else none. */
function poolRequestsOf(
	{ type, bodies }: UsedSource,
	build: string,
	lookup: Lookup,
): readonly PoolRequest[] {
	if (!buildsOnPool(type)) return [];
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
	for (const { bodies } of sources) {
		const known = (name: string) => {
			for (const body of bodies) {
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

function fileReferences(
	body: Body,
	uploads: boolean,
	lookup: Lookup,
): readonly string[] {
	const here = body.attributes
		.filter((attribute) => namesFiles(attribute.name, uploads))
		.flatMap(({ expression }) => relativePaths(evaluate(expression, lookup)));
	const inside = body.blocks.flatMap((block) =>
		fileReferences(block.body, isUpload(block, lookup), lookup),
	);
	return [...here, ...inside];
}

function isUpload(block: Block, lookup: Lookup): boolean {
	return (
		block.type === "provisioner" &&
		block.labels[0] === "file" &&
		attributeValue(block.body, "direction", lookup) !== "download" &&
		attributeValue(block.body, "generated", lookup) !== true
	);
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
