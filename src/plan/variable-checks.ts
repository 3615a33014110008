/** Do the values that a root's variables get fit what they take? Told before Packer starts, as it would tell it. Pure. */

import type { Notice, PackerRoot } from "../model.ts";
import { didYouMean } from "../near-names.ts";
import { attributeOf, type Block } from "./hcl/ast.ts";
import { evaluate, NOTHING_KNOWN } from "./hcl/evaluate.ts";
import { toBoolean, toText, UNKNOWN, type Value } from "./hcl/value.ts";
import type { Manifest, ManifestInput } from "./manifest/manifest.ts";
import { quoted } from "./quoted.ts";
import {
	type Assignment,
	type CheckedVariable,
	fromOf,
	isGiven,
	shownValue,
} from "./variable-assignments.ts";
import { modelsIn } from "./variable-files.ts";
import { ANY, convert, type VariableType } from "./variable-types.ts";

const MISSING_VALUE = "A variable has no value";
const WRONG_INPUT = "An input does not fit a template's variable";
const WRONG_VALUE = "A value does not fit its variable";

/** Is the error that a variable has no value? The environment of the build may still bring one. */
export function isMissingValue({ title }: Notice): boolean {
	return title === MISSING_VALUE;
}

/** What the inputs and the environment give that these roots can't take: a sentence each, to fail with. */
export function checkGiven(roots: readonly PackerRoot[]): readonly string[] {
	const wrong = roots
		.flatMap(({ problems }) => problems)
		.filter(({ title }) => title === WRONG_INPUT);
	return [...new Set(wrong.map(({ message }) => message))];
}

export interface ChecksRequest {
	readonly variables: readonly CheckedVariable[];
	/** What template.yml says of them, by their name. */
	readonly inputs: ReadonlyMap<string, ManifestInput>;
	/** Names that have a value that is not known here: of secrets, and what the action itself will offer. */
	readonly setElsewhere: ReadonlySet<string>;
	/** Variable files beside the root that nothing names. */
	readonly unusedFiles: readonly string[];
	/** Names of all files beside the root. */
	readonly namesBeside: () => readonly string[];
	/** The format of before HCL reads no environment. */
	readonly legacy: boolean;
}

/** Errors at their lines, the first of each variable. Values of what is sensitive don't stand in them. */
export function checkVariables(request: ChecksRequest): readonly Notice[] {
	const problems: Notice[] = [];
	for (const found of request.variables) {
		const input = request.inputs.get(found.name);
		const variable = input?.secret ? { ...found, sensitive: true } : found;
		const problem =
			unknownType(variable) ??
			wrongType(variable) ??
			missingValue(variable, input, request) ??
			notAllowed(variable, input, request) ??
			refusedByRule(variable, request);
		if (problem !== undefined) problems.push(problem);
	}
	return problems;
}

/** Names in template.yml that no root of the template declares. */
export function unknownNames(
	manifest: Manifest,
	roots: readonly PackerRoot[],
): readonly Notice[] {
	const declared = roots.flatMap(({ variables }) =>
		variables.map(({ name }) => name),
	);
	const known = new Set(declared);
	const named = [
		...[...manifest.inputs].map(([name, { line }]) => ({ name, line })),
		...[...manifest.variants.values()].flatMap(({ vars, line }) =>
			Object.keys(vars).map((name) => ({ name, line })),
		),
	];
	return named
		.filter(({ name }) => !known.has(name))
		.map(({ name, line }) => ({
			level: "error",
			title: "A variable that the template does not have",
			message: `No root of the template declares the variable ${quoted(name)}${didYouMean(name, known) || "."}`,
			file: manifest.file,
			line,
		}));
}

function unknownType(variable: CheckedVariable): Notice | undefined {
	if (variable.type !== undefined) return undefined;
	return {
		level: "error",
		title: WRONG_VALUE,
		message: `The variable ${quoted(variable.name)} has a type that Packer does not know: it takes string, number, bool, any, and list(…), set(…), map(…), object({…}), tuple([…]) of types.`,
		file: variable.file,
		line: variable.typeLine,
	};
}

/** Packer refuses a value of another type even where a later one wins over it. */
function wrongType(variable: CheckedVariable): Notice | undefined {
	const { name, type = ANY } = variable;
	for (const assignment of variable.assignments) {
		if (assignment.isExpression === true)
			return {
				...placed(assignment, variable),
				message: `The variable ${quoted(name)} takes a value that is written out: a variable file may hold no names and functions. A text stands in quotes.`,
			};
		const converted = convert(assignment.value, type);
		if ("value" in converted) continue;
		const { takes, path } = converted;
		const at = path.length === 0 ? "" : ` at ${quoted(path.join("."))}`;
		return {
			...placed(assignment, variable),
			message: `The variable ${quoted(name)} takes ${takes}${at}, but ${given(assignment, variable)}.`,
		};
	}
	return undefined;
}

/** Subject, verb and object: `packer-variables gives it "x"`. */
function given(assignment: Assignment, variable: CheckedVariable): string {
	return `${fromOf(assignment)} ${shownValue(assignment, variable)}`;
}

/** Where the value stands; for one of an input, where the variable does. */
function placed(
	assignment: Assignment,
	variable: CheckedVariable,
): Omit<Notice, "message"> {
	const { file, line } = isGiven(assignment) ? variable : assignment;
	const title = isGiven(assignment) ? WRONG_INPUT : WRONG_VALUE;
	return {
		level: "error",
		title,
		...(file === undefined ? {} : { file }),
		...(line === undefined ? {} : { line }),
	};
}

function missingValue(
	variable: CheckedVariable,
	input: ManifestInput | undefined,
	request: ChecksRequest,
): Notice | undefined {
	const { name, file, line } = variable;
	if (request.setElsewhere.has(name)) return undefined;
	const last = variable.assignments.at(-1);
	const isEmpty =
		input?.required === true && (last?.value === null || last?.value === "");
	if (last !== undefined && !isEmpty) return undefined;
	const places = [
		variable.sensitive ? "packer-secrets" : "packer-variables",
		"a variable file",
		...(request.legacy ? [] : [`the environment (PKR_VAR_${name})`]),
	];
	const problem =
		last === undefined
			? `The variable ${quoted(name)} has no value`
			: `The variable ${quoted(name)} must have a value, as template.yml says, but ${fromOf(last)} ${last.value === null ? "null" : "an empty one"}`;
	return {
		level: "error",
		title: MISSING_VALUE,
		message: `${problem}: give it in ${places.join(", ")}, or by a default.${modelFile(request)}${unusedFiles(request)}`,
		file,
		line,
	};
}

/** Who came to the repository has yet to make a file of their own. */
function modelFile({ namesBeside }: ChecksRequest): string {
	const [first] = modelsIn(namesBeside());
	return first === undefined
		? ""
		: ` There is ${quoted(first.model)} beside it: copy it to ${quoted(first.copy)} and fill it in.`;
}

/** One of the files may be what is missing: how to name it. */
function unusedFiles({ unusedFiles: paths }: ChecksRequest): string {
	const [first = ""] = paths;
	if (paths.length === 0) return "";
	const names = paths.map((path) => path.slice(path.lastIndexOf("/") + 1));
	const [name = ""] = names;
	const key = name.replace(/\.pkrvars\.\w+$/, "");
	return ` Nothing names the variable files ${names.map(quoted).join(", ")} beside it: name one in packer-var-files (${first}), or make variants of them in template.yml, such as variants: { ${JSON.stringify(key)}: { var-files: [${name}] } }.`;
}

function notAllowed(
	variable: CheckedVariable,
	input: ManifestInput | undefined,
	{ setElsewhere }: ChecksRequest,
): Notice | undefined {
	const { name } = variable;
	const allowed = (input?.allowed ?? []).map(String);
	const last = variable.assignments.at(-1);
	const text = toText(last?.value);
	const isFine =
		last === undefined ||
		text === undefined ||
		allowed.length === 0 ||
		allowed.includes(text) ||
		setElsewhere.has(name);
	if (isFine) return undefined;
	const near = variable.sensitive ? "" : didYouMean(text, allowed);
	return {
		...placed(last, variable),
		message: `The variable ${quoted(name)} may be ${allowed.map(quoted).join(", ")}, as template.yml says, but ${given(last, variable)}${near || "."}`,
	};
}

/** Packer looks at the value that wins, and a condition at nothing but that. */
function refusedByRule(
	variable: CheckedVariable,
	{ setElsewhere }: ChecksRequest,
): Notice | undefined {
	const { name, file, type = ANY, validations } = variable;
	const last = variable.assignments.at(-1);
	if (last === undefined || setElsewhere.has(name)) return undefined;
	const rule = validations.find(
		(validation) => !holds(validation, name, valueUnder(type, last)),
	);
	if (rule === undefined) return undefined;
	const text = attributeOf(rule.body, "error_message")?.expression;
	const reason = toText(text && evaluate(text, NOTHING_KNOWN));
	return {
		level: "error",
		title: isGiven(last) ? WRONG_INPUT : WRONG_VALUE,
		message: `The variable ${quoted(name)} refuses what ${given(last, variable)}: ${reason ?? "its condition is false."}`,
		file,
		line: rule.at.line,
	};
}

function valueUnder(type: VariableType, { value }: Assignment): Value {
	const converted = convert(value, type);
	return "value" in converted ? converted.value : UNKNOWN;
}

/** What is not known before Packer runs may hold. */
function holds({ body }: Block, name: string, value: Value): boolean {
	const condition = attributeOf(body, "condition")?.expression;
	if (condition === undefined) return true;
	const result = evaluate(condition, (root, asked) =>
		root === "var" && asked === name ? value : UNKNOWN,
	);
	return toBoolean(result) !== false;
}
