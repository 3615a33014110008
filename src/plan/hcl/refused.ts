import type { Expression } from "./ast.ts";
import { argumentsOf, evaluateIn, type Scope, splatItems } from "./evaluate.ts";
import { isRefusedCall } from "./functions.ts";
import {
	isList,
	isMap,
	isWhollyKnown,
	toBoolean,
	toNumber,
	toText,
	UNKNOWN,
	type Value,
} from "./value.ts";

/**
 * Does Packer refuse the expression for sure, so that `try` goes on to its next? Only where what it asks for is plainly
 * not there: what is merely unknown is not refused.
 */
export function isRefused(expression: Expression, scope: Scope): boolean {
	const inside = (inner: Expression) => isRefused(inner, scope);
	const value = (inner: Expression) => evaluateIn(inner, scope);
	switch (expression.kind) {
		case "literal":
		case "item":
			return false;
		case "template":
			return expression.parts.some(
				(part) =>
					typeof part !== "string" &&
					(inside(part) || isNoPrimitive(value(part))),
			);
		case "list":
			return expression.items.some(inside);
		case "object":
			return expression.entries.some(
				(entry) => inside(entry.key) || inside(entry.value),
			);
		case "reference":
			return isRefusedReference(expression.path, scope);
		case "index":
			return (
				inside(expression.target) ||
				inside(expression.key) ||
				lacks(value(expression.target), value(expression.key))
			);
		case "call":
			return isRefusedWithArguments(expression, scope);
		case "conditional": {
			const test = toBoolean(value(expression.test));
			if (test === undefined) return inside(expression.test);
			return inside(test ? expression.yes : expression.no);
		}
		case "unary":
			return inside(expression.operand);
		case "binary":
			return isRefusedBinary(expression, scope);
		case "for":
			return inside(expression.collection);
		case "splat":
			return (
				inside(expression.target) ||
				(splatItems(value(expression.target), scope) ?? []).some((inner) =>
					isRefused(expression.each, inner),
				)
			);
	}
}

function isNoPrimitive(value: Value): boolean {
	return value === null || isList(value) || isMap(value);
}

/** Has a known value no such item? */
function lacks(target: Value, key: Value): boolean {
	if (target === UNKNOWN || key === UNKNOWN) return false;
	if (isMap(target)) return !target.has(toText(key) ?? "");
	return !isList(target) || target[toNumber(key) ?? -1] === undefined;
}

function isRefusedReference(path: readonly string[], scope: Scope): boolean {
	const [root = "", ...steps] = path;
	const local = scope.names.get(root);
	const rest = local === undefined ? steps.slice(1) : steps;
	let value = local ?? scope.lookup(root, steps[0] ?? "");
	for (const step of rest) {
		if (lacks(value, step)) return true;
		const found = isMap(value) ? value.get(step) : undefined;
		value = found === undefined ? UNKNOWN : found;
	}
	return false;
}

function isRefusedWithArguments(
	expression: Expression & { kind: "call" },
	scope: Scope,
): boolean {
	const { name, args } = expression;
	if (name === "can" || name === "convert") return false;
	const refused = args.map((argument) => isRefused(argument, scope));
	if (name === "try") return !refused.includes(false);
	if (refused.includes(true)) return true;
	const values = argumentsOf(expression, scope);
	return values !== undefined && isRefusedCall(name, values);
}

/** `&&` and `||` may leave their right side out; what counts wants numbers. */
function isRefusedBinary(
	{ operator, left, right }: Expression & { kind: "binary" },
	scope: Scope,
): boolean {
	if (isRefused(left, scope)) return true;
	if (operator === "&&" || operator === "||") return false;
	if (isRefused(right, scope)) return true;
	if (operator === "==" || operator === "!=") return false;
	return [left, right].some((side) => {
		const value = evaluateIn(side, scope);
		return isWhollyKnown(value) && toNumber(value) === undefined;
	});
}
