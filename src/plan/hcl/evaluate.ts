import type { Expression } from "./ast.ts";
import { callFunction } from "./functions.ts";
import {
	isList,
	isMap,
	joinLists,
	joinTexts,
	toBoolean,
	toNumber,
	toText,
	UNKNOWN,
	type Value,
} from "./value.ts";

/** Looks up what a dotted name begins with, such as `var` and `x` of `var.x.y`; unknown where it is not told. */
export type Lookup = (root: string, name: string) => Value;

/** Knows no name: only what is written out has a value. */
export const NOTHING_KNOWN: Lookup = () => UNKNOWN;

/**
 * The value of an expression as far as the names in it are known.
 * Never throws: what Packer would refuse, and what is not evaluated here, is unknown.
 */
export function evaluate(expression: Expression, lookup: Lookup): Value {
	switch (expression.kind) {
		case "literal":
			return expression.value;
		case "template":
			return (
				joinTexts(
					expression.parts.map((part) =>
						typeof part === "string" ? part : evaluate(part, lookup),
					),
					"",
				) ?? UNKNOWN
			);
		case "list":
			return expression.items.map((item) => evaluate(item, lookup));
		case "object":
			return evaluateObject(expression, lookup);
		case "reference":
			return evaluateReference(expression.path, lookup);
		case "index":
			return index(
				evaluate(expression.target, lookup),
				evaluate(expression.key, lookup),
			);
		case "call":
			return evaluateCall(expression, lookup);
		case "conditional": {
			const test = toBoolean(evaluate(expression.test, lookup));
			if (test === undefined) return UNKNOWN;
			return evaluate(test ? expression.yes : expression.no, lookup);
		}
		case "unary":
			return evaluateUnary(
				expression.operator,
				evaluate(expression.operand, lookup),
			);
		case "binary":
			return evaluateBinary(expression, lookup);
		case "opaque":
			return UNKNOWN;
	}
}

function evaluateObject(
	expression: Expression & { kind: "object" },
	lookup: Lookup,
): Value {
	const map = new Map<string, Value>();
	for (const { key, value } of expression.entries) {
		const name = toText(evaluate(key, lookup));
		if (name === undefined) return UNKNOWN;
		map.set(name, evaluate(value, lookup));
	}
	return map;
}

function evaluateReference(path: readonly string[], lookup: Lookup): Value {
	const [root, name, ...rest] = path;
	if (root === undefined || name === undefined) return UNKNOWN;
	return rest.reduce<Value>(index, lookup(root, name));
}

function index(target: Value, key: Value): Value {
	const found = isMap(target)
		? target.get(toText(key) ?? "")
		: isList(target)
			? target[toNumber(key) ?? -1]
			: undefined;
	return found === undefined ? UNKNOWN : found;
}

function evaluateCall(
	expression: Expression & { kind: "call" },
	lookup: Lookup,
): Value {
	const args = expression.args.map((argument) => evaluate(argument, lookup));
	// what the environment holds is for the lookup to tell
	if (expression.name === "env") return lookup("env", toText(args[0]) ?? "");
	if (!expression.expand) return callFunction(expression.name, args);
	const last = joinLists(args.slice(-1));
	if (last === undefined) return UNKNOWN;
	return callFunction(expression.name, [...args.slice(0, -1), ...last]);
}

function evaluateUnary(operator: string, operand: Value): Value {
	if (operator === "!") {
		const value = toBoolean(operand);
		return value === undefined ? UNKNOWN : !value;
	}
	const value = toNumber(operand);
	return value === undefined ? UNKNOWN : -value;
}

function evaluateBinary(
	{ operator, left, right }: Expression & { kind: "binary" },
	lookup: Lookup,
): Value {
	const a = evaluate(left, lookup);
	const b = evaluate(right, lookup);
	const result =
		operator === "==" || operator === "!="
			? compare(a, b, operator === "==")
			: operator === "&&" || operator === "||"
				? combine(a, b, operator === "||")
				: calculate(operator, toNumber(a), toNumber(b));
	return result ?? UNKNOWN;
}

/** Equality of primitives, without conversion; that of lists and objects is not asked for. */
function compare(a: Value, b: Value, equal: boolean): boolean | undefined {
	if (!isPrimitive(a) || !isPrimitive(b)) return undefined;
	return (a === b) === equal;
}

function isPrimitive(value: Value): boolean {
	return value === null || toText(value) !== undefined;
}

/** `||` where `decisive` is true, else `&&`: one side may decide alone. */
function combine(a: Value, b: Value, decisive: boolean): boolean | undefined {
	const sides = [toBoolean(a), toBoolean(b)];
	if (sides.includes(decisive)) return decisive;
	return sides.includes(undefined) ? undefined : !decisive;
}

function calculate(
	operator: string,
	a: number | undefined,
	b: number | undefined,
): number | boolean | undefined {
	if (a === undefined || b === undefined) return undefined;
	switch (operator) {
		case "+":
			return a + b;
		case "-":
			return a - b;
		case "*":
			return a * b;
		case "/":
			return b === 0 ? undefined : a / b;
		case "%":
			return b === 0 ? undefined : a % b;
		case ">":
			return a > b;
		case "<":
			return a < b;
		case ">=":
			return a >= b;
		case "<=":
			return a <= b;
		default:
			return undefined;
	}
}
