import type { DeclaredVariable } from "../model.ts";
import { attributeOf, type Expression, type HclFile } from "./hcl/ast.ts";
import { evaluate, type Lookup, NOTHING_KNOWN } from "./hcl/evaluate.ts";
import { parseHclExpression } from "./hcl/parse.ts";
import { toNumber, UNKNOWN, type Value } from "./hcl/value.ts";

/** Values that variables get from outside the template: inputs win over files, files over the environment. */
export interface GivenValues {
	/** Text as given in an input; unknown where the input is a secret. */
	readonly inputs: Readonly<Record<string, string | typeof UNKNOWN>>;
	/** From variable files, the last one winning. */
	readonly files: ReadonlyMap<string, Value>;
	/** Text that `PKR_VAR_<name>` holds, by name; absent where there is none. Legacy templates don't read it. */
	readonly environment?: ReadonlyMap<string, string>;
}

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

/** The variables that files declare, by `variable` blocks and `variables` blocks, in their order. */
export function declaredVariables(
	files: readonly HclFile[],
): readonly (DeclaredVariable & { readonly default?: Expression })[] {
	return files
		.flatMap((file) => file.blocks)
		.flatMap((block) => {
			if (block.type === "variables")
				return block.body.attributes.map(({ name, expression }) => ({
					name,
					sensitive: false,
					hasDefault: true,
					type: "",
					default: expression,
				}));
			const [name] = block.labels;
			if (block.type !== "variable" || name === undefined) return [];
			const sensitive = attributeOf(block.body, "sensitive")?.expression;
			const fallback = attributeOf(block.body, "default")?.expression;
			return [
				{
					name,
					sensitive:
						sensitive !== undefined &&
						evaluate(sensitive, NOTHING_KNOWN) === true,
					hasDefault: fallback !== undefined,
					type: typeOf(attributeOf(block.body, "type")),
					...(fallback === undefined ? {} : { default: fallback }),
				},
			];
		});
}

/** JSON syntax has a type in quotes, native syntax without. */
function typeOf(attribute: ReturnType<typeof attributeOf>): string {
	const expression = attribute?.expression;
	return expression?.kind === "literal"
		? String(expression.value)
		: (attribute?.text ?? "");
}

/** Looks up `var.x` and `local.x` as the files declare and the given values set them. */
export function lookupIn(
	files: readonly HclFile[],
	given: GivenValues,
): Lookup {
	const variables = new Map<string, Value>(
		declaredVariables(files).map((variable) => [
			variable.name,
			variableValue(variable, given),
		]),
	);
	const expressions = localExpressions(files);
	const locals = new Map<string, Value>();
	let depth = 0;
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
		const value = root === "var" ? variables.get(name) : undefined;
		return value === undefined ? UNKNOWN : value;
	};
	return lookup;
}

function variableValue(
	variable: DeclaredVariable & { readonly default?: Expression },
	given: GivenValues,
): Value {
	const { name, type, sensitive } = variable;
	const fallback =
		variable.default === undefined
			? UNKNOWN
			: evaluate(variable.default, NOTHING_KNOWN);
	if (Object.hasOwn(given.inputs, name))
		return valueOfText(given.inputs[name] ?? "", type, fallback);
	const inFile = given.files.get(name);
	if (inFile !== undefined) return inFile;
	const exported = given.environment?.get(name);
	if (exported === undefined) return fallback;
	// a secret has no place in a plan, whose names and sentences everyone sees
	return sensitive ? UNKNOWN : valueOfText(exported, type, fallback);
}

/**
 * A given text as Packer takes it (its `expressionFromVariableDefinition`): as it is for strings and numbers, else as an
 * HCL expression. A variable without a type, or of any, has that of its default, and is text where that tells none.
 */
function valueOfText(
	text: string | typeof UNKNOWN,
	type: string,
	fallback: Value,
): Value {
	if (text === UNKNOWN) return UNKNOWN;
	const isOpen = type === "" || type === "any";
	const kind = isOpen ? typeof (fallback ?? UNKNOWN) : type;
	if (kind === "number") return toNumber(text) ?? UNKNOWN;
	return kind === "string" || kind === "symbol" ? text : parseValue(text);
}

function parseValue(text: string): Value {
	try {
		return evaluate(parseHclExpression(text, ""), NOTHING_KNOWN);
	} catch {
		return UNKNOWN;
	}
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
