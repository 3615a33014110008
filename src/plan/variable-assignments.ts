/** Every value that something gives to a root's variables, with what gives it. Pure. */
import type { Block, Expression, HclFile } from "./hcl/ast.ts";
import { evaluate, NOTHING_KNOWN } from "./hcl/evaluate.ts";
import { type JsonValue, propertiesOf } from "./hcl/json-reader.ts";
import { isList, isMap, toText, UNKNOWN, type Value } from "./hcl/value.ts";
import { expressionsIn } from "./hcl/walk.ts";
import type { ManifestVariant } from "./manifest/manifest.ts";
import { quoted } from "./quoted.ts";
import type { RootFiles } from "./roots.ts";
import { type Declaration, declarationsIn } from "./variable-declarations.ts";
import type { VariableSources } from "./variable-sources.ts";
import { ANY, type VariableType } from "./variable-types.ts";
import { valueOfExported, valueOfInput } from "./variables.ts";

export interface Assignment {
	readonly value: Value;
	readonly from:
		| "default"
		| "variable-file"
		| "variant"
		| "environment"
		| "packer-variables"
		| "packer-secrets";
	/** Key of the variant, or name of the environment's variable. */
	readonly name?: string;
	/** Where it stands; absent for a value of the inputs or the environment. */
	readonly file?: string;
	readonly line?: number;
	/** It is made of names or functions, which Packer does not take in a variable file. */
	readonly isExpression?: boolean;
}

/** Does the value come with the run and not from the repository? */
export function isGiven({ file }: Assignment): boolean {
	return file === undefined;
}

/** A variable with all that gives it a value, the winner last. */
export interface CheckedVariable {
	readonly name: string;
	readonly sensitive: boolean;
	/** Undefined where Packer knows no such type. */
	readonly type: VariableType | undefined;
	readonly file: string;
	readonly line: number;
	readonly typeLine: number;
	readonly assignments: readonly Assignment[];
	readonly validations: readonly Block[];
}

/** `files` are the root's variable files, template.yml the one that declares the variant. */
export function assignedVariables(
	{ hcl, legacy, templateFiles }: RootFiles,
	sources: VariableSources,
	variant: { readonly file: string; readonly declared?: ManifestVariant },
): readonly CheckedVariable[] {
	const fromFiles = assignmentsOfFiles([
		...sources.files,
		...sources.inputs.files,
	]);
	if (legacy !== undefined)
		return legacyVariables(legacy, templateFiles[0] ?? "").map((variable) => ({
			...variable,
			assignments: [
				...variable.assignments,
				...(fromFiles.get(variable.name) ?? []),
				...inputAssignments(variable.name, (text) => text, sources, variant),
			],
		}));
	return declarationsIn(hcl ?? []).map((declared) => {
		const { name, sensitive } = declared.variable;
		return {
			name,
			sensitive,
			type: declared.type,
			file: declared.file,
			line: declared.at.line,
			typeLine: (declared.typeAt ?? declared.at).line,
			validations: declared.validations,
			assignments: [
				...defaultOf(declared),
				...exported(declared, sources),
				...(fromFiles.get(name) ?? []),
				...inputAssignments(
					name,
					(text) => valueOfInput(text, declared.variable),
					sources,
					variant,
				),
			],
		};
	});
}

function legacyVariables(
	json: JsonValue,
	file: string,
): readonly CheckedVariable[] {
	const root = propertiesOf(json).find(({ name }) => name === "variables");
	return propertiesOf(root?.value).map(({ name, value, at: { line } }) => {
		const fallback = value.kind === "scalar" ? value.value : UNKNOWN;
		const known = hasEngineCode(fallback) ? UNKNOWN : fallback;
		return {
			name,
			sensitive: false,
			type: ANY,
			file,
			line,
			typeLine: line,
			validations: [],
			// null makes a variable a required one
			assignments:
				fallback === null
					? []
					: [{ value: known, from: "default", file, line }],
		};
	});
}

function hasEngineCode(value: Value): boolean {
	return typeof value === "string" && value.includes("{{");
}

function defaultOf(declared: Declaration): readonly Assignment[] {
	const { defaultValue: value, defaultAt = declared.at, file } = declared;
	if (value === undefined) return [];
	return [{ value, from: "default", file, line: defaultAt.line }];
}

function exported(
	{ variable, type = ANY }: Declaration,
	{ inputs }: VariableSources,
): readonly Assignment[] {
	const text = inputs.environment?.get(variable.name);
	if (text === undefined) return [];
	const value = valueOfExported(text, type);
	const name = `PKR_VAR_${variable.name}`;
	return [{ value, from: "environment", name }];
}

function assignmentsOfFiles(
	files: readonly HclFile[],
): ReadonlyMap<string, readonly Assignment[]> {
	const byName = new Map<string, Assignment[]>();
	for (const { file, attributes } of files)
		for (const { name, expression, at } of attributes) {
			const assignment: Assignment = {
				value: evaluate(expression, NOTHING_KNOWN),
				from: "variable-file",
				file,
				line: at.line,
				isExpression: isMadeOfNames(expression),
			};
			const before = byName.get(name);
			if (before === undefined) byName.set(name, [assignment]);
			else before.push(assignment);
		}
	return byName;
}

function isMadeOfNames(expression: Expression): boolean {
	let found = false;
	for (const { kind } of expressionsIn(expression)) {
		// the names of a loop are its own
		if (kind === "for") return false;
		found ||= kind === "reference" || kind === "call";
	}
	return found;
}

/** What the action's own variable file gives: the input, or else the variant. */
function inputAssignments(
	name: string,
	read: (text: string) => Value,
	{ inputs, variantValues }: VariableSources,
	{ file, declared }: { file: string; declared?: ManifestVariant },
): readonly Assignment[] {
	if (inputs.secretNames.has(name))
		return [{ value: UNKNOWN, from: "packer-secrets" }];
	if (Object.hasOwn(inputs.variables, name))
		return [
			{ value: read(inputs.variables[name] ?? ""), from: "packer-variables" },
		];
	if (declared === undefined || !Object.hasOwn(variantValues, name)) return [];
	const value = read(variantValues[name] ?? "");
	const { key, line } = declared;
	return [{ value, from: "variant", name: key, file, line }];
}

/** Subject and verb of a sentence that the value ends, such as `the variable file "x" gives it`. */
export function fromOf({ from, name = "", file = "" }: Assignment): string {
	switch (from) {
		case "default":
			return "its default is";
		case "variable-file":
			return `the variable file ${quoted(file)} gives it`;
		case "variant":
			return `the variant ${quoted(name)} gives it`;
		case "environment":
			return `the environment (${name}) gives it`;
		default:
			return `${from} gives it`;
	}
}

/** Longer values are cut. */
const MAX_SHOWN = 60;

/** A value for a message; not that of a secret, as all may be that the environment holds. */
export function shownValue(
	{ value, from }: Assignment,
	{ sensitive }: CheckedVariable,
): string {
	const isSecret = from === "environment" || from === "packer-secrets";
	if (isSecret || sensitive) return "another (it is not shown)";
	if (isList(value)) return "a list";
	if (isMap(value)) return "a map";
	if (value === null) return "null";
	const text = toText(value);
	if (text === undefined) return "another";
	const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
	return typeof value === "string" ? quoted(shown) : shown;
}
