/** The values of what a root holds for sensitive, wherever they come from. Pure. */
import { attributeOf, HclError, type HclFile } from "./hcl/ast.ts";
import { evaluate, type Lookup, NOTHING_KNOWN } from "./hcl/evaluate.ts";
import { parseHclJson } from "./hcl/json.ts";
import { readJson } from "./hcl/json-reader.ts";
import { parseHcl, parseHclExpression } from "./hcl/parse.ts";
import { isList, isMap, toText, UNKNOWN, type Value } from "./hcl/value.ts";
import { readLegacyRoot } from "./legacy-root.ts";
import {
	declaredVariables,
	type GivenValues,
	lookupIn,
	valuesOf,
} from "./variables.ts";

interface NamedText {
	readonly path: string;
	readonly text: string;
}

export interface SensitiveRequest {
	/** The root's template files. */
	readonly templates: readonly NamedText[];
	/** Every variable file that Packer reads for it, the action's own left out. */
	readonly variableFiles: readonly NamedText[];
	/** Texts that inputs give to variables. */
	readonly inputs: ReadonlyMap<string, string>;
	/** Variables that are sensitive whatever the template says, as a secret input sets them. */
	readonly secretNames: ReadonlySet<string>;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The template is JSON of before HCL. */
	readonly legacy: boolean;
}

export interface SensitiveValue {
	/** Of the variable or local. */
	readonly name: string;
	/** A string, or a number as text; of a list or map each one in it. */
	readonly value: string;
}

export interface SensitiveValues {
	readonly values: readonly SensitiveValue[];
	/** Names of those of which a value is known to Packer alone: it comes from Vault, a data source or the like. */
	readonly unknown: readonly string[];
}

/**
 * Collects every value that is written or given for a sensitive variable, whether or not another wins over it, and those
 * of sensitive locals. What cannot be read is left to Packer, which says more of it.
 */
export function sensitiveValues(request: SensitiveRequest): SensitiveValues {
	const found = request.legacy ? legacyValues(request) : hclValues(request);
	const values = found.flatMap(({ name, value }) =>
		leavesOf(value).map((text) => ({ name, value: text })),
	);
	const known = new Set(values.map(({ name }) => name));
	const unknown = found
		.filter(({ name, value }) => hasUnknown(value) && !known.has(name))
		.map(({ name }) => name);
	return { values, unknown: [...new Set(unknown)] };
}

interface Found {
	readonly name: string;
	readonly value: Value;
}

function hclValues(request: SensitiveRequest): readonly Found[] {
	const { env, inputs, secretNames } = request;
	const files = request.templates.flatMap(readHcl);
	const inFiles = request.variableFiles
		.flatMap(readHcl)
		.map((file) => valuesOf([file]));
	const declared = declaredVariables(files);
	const environment: Lookup = (root, name) =>
		root === "env" ? (env[name] ?? "") : UNKNOWN;
	const defaults = new Map<string, Value>();
	const exported = new Map<string, Value>();
	const given = new Map<string, Value>();
	for (const { name, type, default: fallback } of declared) {
		if (fallback !== undefined)
			defaults.set(name, evaluate(fallback, environment));
		const text = env[`PKR_VAR_${name}`];
		if (text !== undefined) exported.set(name, valueOfText(text, type));
		const input = inputs.get(name);
		if (input !== undefined) given.set(name, valueOfText(input, type));
	}
	const origins = [defaults, exported, ...inFiles, given];
	const variables = declared
		.filter(({ name, sensitive }) => sensitive || secretNames.has(name))
		.flatMap(({ name }) =>
			origins.flatMap((origin): Found[] =>
				origin.has(name) ? [{ name, value: origin.get(name) ?? null }] : [],
			),
		);
	const last = new Map(origins.flatMap((origin) => [...origin]));
	return [...variables, ...sensitiveLocals(files, last)];
}

/** `local "x" { expression = …, sensitive = true }` */
function sensitiveLocals(
	files: readonly HclFile[],
	values: ReadonlyMap<string, Value>,
): readonly Found[] {
	const lookup = lookupIn(files, { inputs: {}, files: values });
	return files
		.flatMap(({ blocks }) => blocks)
		.filter(({ type, body }) => {
			const flag = attributeOf(body, "sensitive")?.expression;
			return type === "local" && flag && evaluate(flag, lookup) === true;
		})
		.flatMap(({ labels }) => labels.slice(0, 1))
		.map((name) => ({ name, value: lookup("local", name) }));
}

function legacyValues(request: SensitiveRequest): readonly Found[] {
	const { env, inputs, secretNames, variableFiles } = request;
	return request.templates.flatMap(({ path, text }) => {
		const filled = text.replace(
			/\{\{\s*env\s+(?:`|\\")(\w+)(?:`|\\")\s*\}\}/g,
			(_code, name: string) => JSON.stringify(env[name] ?? "").slice(1, -1),
		);
		const json = tryTo(() => readJson(filled, path));
		if (json === undefined) return [];
		const origins: GivenValues[] = [
			{ inputs: {}, files: new Map() },
			...variableFiles
				.flatMap(readHcl)
				.map((file) => ({ inputs: {}, files: valuesOf([file]) })),
			{ inputs: Object.fromEntries(inputs), files: new Map() },
		];
		return origins.flatMap((given) => {
			const content = readLegacyRoot(json, path, given);
			return (content?.variables ?? [])
				.filter(({ name, sensitive }) => sensitive || secretNames.has(name))
				.map(({ name }) => ({ name, value: content?.variable(name) ?? null }));
		});
	});
}

function readHcl({ path, text }: NamedText): readonly HclFile[] {
	const parse = path.endsWith(".json") ? parseHclJson : parseHcl;
	const file = tryTo(() => parse(text, path));
	return file === undefined ? [] : [file];
}

/** A text that an input or the environment gives: of a list or map the literal, of which the text itself is no secret. */
function valueOfText(text: string, type: string): Value {
	if (/^(?:string|number|bool)$/.test(type)) return text;
	const looksLike = /^\s*(?:\[.*\]|\{.*\})\s*$/s.test(text);
	const value = looksLike
		? tryTo(() => evaluate(parseHclExpression(text, ""), NOTHING_KNOWN))
		: undefined;
	if (value === undefined) return text;
	// without a type either may be meant
	return type === "" ? [text, value] : value;
}

function leavesOf(value: Value): readonly string[] {
	if (isList(value)) return value.flatMap(leavesOf);
	if (isMap(value)) return [...value.values()].flatMap(leavesOf);
	const text = typeof value === "boolean" ? undefined : toText(value);
	return text === undefined || text === "" ? [] : [text];
}

function hasUnknown(value: Value): boolean {
	if (isList(value)) return value.some(hasUnknown);
	if (isMap(value)) return [...value.values()].some(hasUnknown);
	return value === UNKNOWN;
}

/** What cannot be read is left to Packer. */
function tryTo<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		if (error instanceof HclError) return undefined;
		throw error;
	}
}
