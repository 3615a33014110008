/** Packer's JSON templates of before HCL. https://developer.hashicorp.com/packer/docs/templates/legacy_json_templates */
import type { PoolRequest } from "../model.ts";
import {
	type JsonProperty,
	type JsonValue,
	propertiesOf,
} from "./hcl/json-reader.ts";
import { toText, UNKNOWN, type Value } from "./hcl/value.ts";
import { buildsOnPool, poolRequest } from "./pool-request.ts";
import {
	type FoundBuild,
	namesFiles,
	type RootContent,
	relativePaths,
} from "./root-content.ts";
import type { GivenValues } from "./variables.ts";

type Properties = ReadonlyMap<string, JsonValue>;
type Resolve = (value: JsonValue | undefined) => Value;

/** Could this JSON be a template? A look at the text, so that other JSON files need not be read. */
export function looksLegacy(text: string): boolean {
	return /"builders"\s*:\s*\[/.test(text);
}

/** Reads a template that {@link looksLegacy}; undefined where it is none after all. */
export function readLegacyRoot(
	json: JsonValue,
	file: string,
	given: GivenValues,
): RootContent | undefined {
	const root = byName(json);
	const builders = objectsIn(root.get("builders"));
	if (builders.length === 0) return undefined;
	const declared = propertiesOf(root.get("variables"));
	const variable = (name: string) => variableValue(name, declared, given);
	const resolve: Resolve = (value) => resolveWith(variable, value);
	const sensitive = new Set(
		listOf(root.get("sensitive-variables")).map(resolve),
	);
	const iso = isoOf(builders, resolve);
	const steps = ["provisioners", "post-processors"].flatMap((name) =>
		objectsIn(root.get(name)),
	);
	return {
		builds: builders.map((builder) => buildOf(builder, file, resolve)),
		variables: declared.map(({ name, value }) => ({
			name,
			sensitive: sensitive.has(name),
			hasDefault: resolve(value) !== null,
			type: "",
		})),
		variable,
		...(iso === undefined ? {} : { iso }),
		pool: builders.flatMap((builder) => poolRequestsOf(builder, file, resolve)),
		fileReferences: [...builders, ...steps].flatMap((properties) =>
			fileReferences(properties, resolve),
		),
	};
}

function byName(value: JsonValue | undefined): Properties {
	return new Map(
		propertiesOf(value).map(({ name, value: content }) => [name, content]),
	);
}

/** A list's items; anything else stands for a list of itself. */
function listOf(value: JsonValue | undefined): readonly JsonValue[] {
	if (value === undefined) return [];
	return value.kind === "list" ? value.items.flatMap(listOf) : [value];
}

function objectsIn(value: JsonValue | undefined): readonly Properties[] {
	return listOf(value)
		.filter(({ kind }) => kind === "object")
		.map(byName);
}

function variableValue(
	name: string,
	declared: readonly JsonProperty[],
	given: GivenValues,
): Value {
	if (Object.hasOwn(given.inputs, name)) return given.inputs[name] ?? "";
	const fromFile = given.files.get(name);
	if (fromFile !== undefined) return fromFile;
	const value = declared.find((property) => property.name === name)?.value;
	if (value?.kind !== "scalar") return UNKNOWN;
	return hasEngineCode(value.value) ? UNKNOWN : value.value;
}

function hasEngineCode(value: Value): boolean {
	return typeof value === "string" && value.includes("{{");
}

/** A value with its ``{{user `name`}}`` filled in; unknown where it has other code. */
function resolveWith(
	variable: (name: string) => Value,
	value: JsonValue | undefined,
): Value {
	if (value?.kind === "list")
		return value.items.map((item) => resolveWith(variable, item));
	if (value?.kind !== "scalar") return UNKNOWN;
	if (typeof value.value !== "string") return value.value;
	let known = true;
	const text = value.value.replace(
		/\{\{\s*user\s+[`"]([^`"]+)[`"]\s*\}\}/g,
		(_code, name: string) => {
			const filled = toText(variable(name));
			if (filled === undefined) known = false;
			return filled ?? "";
		},
	);
	return known && !hasEngineCode(text) ? text : UNKNOWN;
}

/** `name`, or the type where there is none, is what `-only` takes. */
function buildOf(
	builder: Properties,
	file: string,
	resolve: Resolve,
): FoundBuild {
	const type = resolve(builder.get("type"));
	const name = builder.has("name") ? resolve(builder.get("name")) : type;
	const known = typeof type === "string" && typeof name === "string";
	return {
		blockName: "",
		files: [file],
		...(known ? { source: { type, name, buildName: name } } : {}),
	};
}

/** One where the builder builds on a pool, else none. The action offers variables to HCL templates only. */
function poolRequestsOf(
	builder: Properties,
	file: string,
	resolve: Resolve,
): readonly PoolRequest[] {
	const type = resolve(builder.get("type"));
	if (typeof type !== "string" || !buildsOnPool(type)) return [];
	return [
		poolRequest({
			builderType: type,
			build: buildOf(builder, file, resolve).source?.buildName ?? "",
			setting: (name) =>
				builder.has(name) ? resolve(builder.get(name)) : undefined,
			disks: objectsIn(builder.get("disks")).map((disk) =>
				resolve(disk.get("disk_size")),
			),
		}),
	];
}

function isoOf(
	builders: readonly Properties[],
	resolve: Resolve,
): RootContent["iso"] {
	for (const builder of builders) {
		const url = resolve(
			builder.get("iso_url") ?? listOf(builder.get("iso_urls"))[0],
		);
		const checksum = resolve(builder.get("iso_checksum"));
		if (typeof url === "string" || typeof checksum === "string")
			return {
				...(typeof url === "string" ? { url } : {}),
				...(typeof checksum === "string" ? { checksum } : {}),
			};
	}
	return undefined;
}

function fileReferences(
	properties: Properties,
	resolve: Resolve,
): readonly string[] {
	const uploads =
		resolve(properties.get("type")) === "file" &&
		resolve(properties.get("direction")) !== "download";
	return [...properties]
		.filter(([name]) => namesFiles(name, uploads))
		.flatMap(([, value]) => relativePaths(resolve(value)));
}
