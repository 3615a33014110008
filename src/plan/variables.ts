/** The values of variables and locals, as far as they are known before Packer runs. Pure. */
import type { DeclaredVariable } from "../model.ts";
import { attributeOf, type Expression, type HclFile } from "./hcl/ast.ts";
import { evaluate, type Lookup, NOTHING_KNOWN } from "./hcl/evaluate.ts";
import { parseHclExpression } from "./hcl/parse.ts";
import { UNKNOWN, type Value } from "./hcl/value.ts";
import { type Declaration, declarationsIn } from "./variable-declarations.ts";
import { ANY, convert, type VariableType } from "./variable-types.ts";

export { declaredVariables } from "./variable-declarations.ts";

/** Values that variables get from outside the template: inputs win over files, files over the environment. */
export interface GivenValues {
	/** Text as given in an input; unknown where the input is a secret. */
	readonly inputs: Readonly<Record<string, string | typeof UNKNOWN>>;
	/** From variable files, the last one winning. */
	readonly files: ReadonlyMap<string, Value>;
	/** Text that `PKR_VAR_<name>` holds, by name; absent where there is none. Legacy templates don't read it. */
	readonly environment?: ReadonlyMap<string, string>;
}

export const NOTHING_GIVEN: GivenValues = { inputs: {}, files: new Map() };

/** How many locals may stand on one another; what stands deeper, or on itself, is unknown. */
const MAX_LOCAL_DEPTH = 10;

/** What variable files set, the last file winning. */
export function valuesOf(
	files: readonly HclFile[],
): ReadonlyMap<string, Value> {
	return new Map(
		files
			.flatMap((file) => file.attributes)
			.map(({ name, expression }) => [
				name,
				evaluate(expression, NOTHING_KNOWN),
			]),
	);
}

/** What the files of a root give names to. */
export interface Names {
	readonly variables: ReadonlyMap<string, Declaration>;
	readonly locals: ReadonlyMap<string, Expression>;
}

export function namesIn(files: readonly HclFile[]): Names {
	return {
		variables: new Map(
			declarationsIn(files).map((declared) => [
				declared.variable.name,
				declared,
			]),
		),
		locals: localExpressions(files),
	};
}

/** Looks up `var.x` and `local.x` as the names are declared and the given values set them. */
export function lookupOf(
	{ variables, locals: expressions }: Names,
	given: GivenValues,
): Lookup {
	const values = new Map<string, Value>();
	const locals = new Map<string, Value>();
	let depth = 0;
	const valueOfVariable = (name: string): Value => {
		const known = values.get(name);
		if (known !== undefined) return known;
		const declared = variables.get(name);
		const value = declared ? variableValue(declared, given) : UNKNOWN;
		values.set(name, value);
		return value;
	};
	const valueOfLocal = (name: string): Value => {
		const value = locals.get(name);
		if (value !== undefined) return value;
		const expression = expressions.get(name);
		if (expression === undefined || depth >= MAX_LOCAL_DEPTH) return UNKNOWN;
		depth++;
		const evaluated = evaluate(expression, lookup);
		depth--;
		locals.set(name, evaluated);
		return evaluated;
	};
	const lookup: Lookup = (root, name): Value => {
		if (root === "local") return valueOfLocal(name);
		return root === "var" ? valueOfVariable(name) : UNKNOWN;
	};
	return lookup;
}

/** As {@link lookupOf}, of the names in these files. */
export function lookupIn(
	files: readonly HclFile[],
	given: GivenValues,
): Lookup {
	return lookupOf(namesIn(files), given);
}

/** The value that wins, under the variable's type; as it is where it does not fit that. */
function variableValue(declared: Declaration, given: GivenValues): Value {
	const type = declared.type ?? ANY;
	const value = winningValue(declared, type, given);
	const converted = convert(value, type);
	return "value" in converted ? converted.value : value;
}

function winningValue(
	{ variable, defaultValue = UNKNOWN }: Declaration,
	type: VariableType,
	given: GivenValues,
): Value {
	const { name, sensitive } = variable;
	const input = Object.hasOwn(given.inputs, name)
		? (given.inputs[name] ?? "")
		: undefined;
	if (input !== undefined)
		return input === UNKNOWN ? UNKNOWN : valueOfInput(input, variable);
	const inFile = given.files.get(name);
	if (inFile !== undefined) return inFile;
	const exported = given.environment?.get(name);
	if (exported === undefined) return defaultValue;
	// a secret has no place in a plan, whose names and sentences everyone sees
	return sensitive ? UNKNOWN : valueOfExported(exported, type);
}

/**
 * The text of a `PKR_VAR_*` as Packer takes it (its `expressionFromVariableDefinition`): as it is for texts, numbers and
 * variables without a type, else as an HCL literal.
 */
export function valueOfExported(text: string, { kind }: VariableType): Value {
	const isText = kind === "string" || kind === "number" || kind === "any";
	return isText ? text : literal(text);
}

/** A text of `packer-variables` as the action's variable file has it: a list or map as a literal, all else as text. */
export function valueOfInput(
	text: string,
	{ type, hasDefault }: DeclaredVariable,
): Value {
	const isScalar = /^(?:string|number|bool|any)?$/.test(type.trim());
	const inBrackets = /^\s*(?:\[.*\]|\{.*\})\s*$/s.test(text);
	const isOpen = type.trim() === "" && hasDefault;
	return isScalar && !(isOpen && inBrackets) ? text : literal(text);
}

/** A text that is no literal stays text, which fits no type that asks for one. */
function literal(text: string): Value {
	try {
		const expression = parseHclExpression(text, "");
		if (expression.kind !== "reference")
			return evaluate(expression, NOTHING_KNOWN);
	} catch {
		// nor is it one
	}
	return text;
}

/** The locals of `locals` and `local` blocks. */
function localExpressions(
	files: readonly HclFile[],
): ReadonlyMap<string, Expression> {
	const locals = new Map<string, Expression>();
	for (const block of files.flatMap((file) => file.blocks)) {
		const [name] = block.labels;
		if (block.type === "locals")
			for (const attribute of block.body.attributes)
				locals.set(attribute.name, attribute.expression);
		const expression = attributeOf(block.body, "expression")?.expression;
		if (block.type === "local" && name !== undefined && expression)
			locals.set(name, expression);
	}
	return locals;
}
