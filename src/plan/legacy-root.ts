/** Packer's JSON templates of before HCL. https://developer.hashicorp.com/packer/docs/templates/legacy_json_templates */
import type { PoolRequest } from "../model.ts";
import {
	type JsonProperty,
	type JsonValue,
	propertiesOf,
} from "./hcl/json-reader.ts";
import { toText, UNKNOWN, type Value } from "./hcl/value.ts";
import { buildsOnPool, poolRequest } from "./pool-request.ts";
import { collectLegacyReferences } from "./references/collect-legacy.ts";
import { folderOf } from "./references/found.ts";
import type { RawReference } from "./references/raw-reference.ts";
import type { FoundBuild, RootContent } from "./root-content.ts";
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
		references: () => referencesIn(root, file, declared, given),
	};
}

function referencesIn(
	root: Properties,
	file: string,
	declared: readonly JsonProperty[],
	given: GivenValues,
): readonly RawReference[] {
	const variable = (name: string) => givenOrDefault(name, declared, given);
	return collectLegacyReferences({
		steps: ["builders", "provisioners", "post-processors"].flatMap((name) =>
			listOf(root.get(name)),
		),
		file,
		directory: folderOf(file),
		resolve: (value) => filledIn(variable, value),
		missing: (value) =>
			value.kind === "scalar" && typeof value.value === "string"
				? namesIn(value.value).find(
						(name) => toText(variable(name)) === undefined,
					)
				: undefined,
	});
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

/** A variable's value; unknown where Packer has to fill it in. */
function variableValue(
	name: string,
	declared: readonly JsonProperty[],
	given: GivenValues,
): Value {
	return withoutCode(givenOrDefault(name, declared, given));
}

function givenOrDefault(
	name: string,
	declared: readonly JsonProperty[],
	given: GivenValues,
): Value {
	if (Object.hasOwn(given.inputs, name)) return given.inputs[name] ?? "";
	const fromFile = given.files.get(name);
	if (fromFile !== undefined) return fromFile;
	const value = declared.find((property) => property.name === name)?.value;
	return value?.kind === "scalar" ? value.value : UNKNOWN;
}

function withoutCode(value: Value): Value {
	return typeof value === "string" && value.includes("{{") ? UNKNOWN : value;
}

/** A value with its ``{{user `name`}}`` filled in; unknown where it has other code. */
function resolveWith(
	variable: (name: string) => Value,
	value: JsonValue | undefined,
): Value {
	if (value?.kind === "list")
		return value.items.map((item) => resolveWith(variable, item));
	return withoutCode(filledIn(variable, value));
}

const USER = /\{\{\s*user\s+[`"]([^`"]+)[`"]\s*\}\}/g;

/** Names of the variables in a text. */
function namesIn(text: string): readonly string[] {
	return [...text.matchAll(USER)].map(([, name = ""]) => name);
}

/** The same with other code as it is; unknown where a variable is, and for what is no primitive. */
function filledIn(
	variable: (name: string) => Value,
	value: JsonValue | undefined,
): Value {
	if (value?.kind !== "scalar") return UNKNOWN;
	const text = value.value;
	if (typeof text !== "string") return text;
	if (namesIn(text).some((name) => toText(variable(name)) === undefined))
		return UNKNOWN;
	return text.replace(
		USER,
		(_code, name: string) => toText(variable(name)) ?? "",
	);
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
