import type { Expression } from "./ast.ts";
import {
	evaluateIn,
	type Lookup,
	outermost,
	type Scope,
	scopesOf,
	splatItems,
} from "./evaluate.ts";
import { standingOf } from "./functions.ts";
import { isWhollyKnown, toBoolean, UNKNOWN } from "./value.ts";
import { childrenOf } from "./walk.ts";

/** How many locals are followed to the cause; they may stand on themselves. */
const MAX_LOCALS = 10;

/**
 * Half a sentence that names the first cause why {@link evaluate} does not know an expression, wholly or in part:
 * `var.family has no value`. Undefined where it knows all of it. Follows locals where the lookup tells their expressions.
 */
export function whyUnknown(
	expression: Expression,
	lookup: Lookup,
): string | undefined {
	return why(expression, outermost(lookup), MAX_LOCALS);
}

function why(
	expression: Expression,
	scope: Scope,
	locals: number,
): string | undefined {
	if (isWhollyKnown(evaluateIn(expression, scope))) return undefined;
	if (expression.kind === "reference")
		return whyReference(expression.path, scope, locals);
	for (const [inner, innerScope] of partsOf(expression, scope)) {
		const cause = why(inner, innerScope, locals);
		if (cause !== undefined) return cause;
	}
	return itself(expression, scope);
}

/** What an expression's value is made of, with the scope of each. */
function partsOf(
	expression: Expression,
	scope: Scope,
): readonly (readonly [Expression, Scope])[] {
	if (expression.kind === "conditional") {
		const test = toBoolean(evaluateIn(expression.test, scope));
		if (test === undefined) return [[expression.test, scope]];
		return [[test ? expression.yes : expression.no, scope]];
	}
	if (expression.kind === "for") {
		const { collection, key, value, condition } = expression;
		const parts = [condition, key, value].filter((part) => part !== undefined);
		return [
			[collection, scope],
			...(scopesOf(expression, scope) ?? []).flatMap((inner) =>
				parts.map((part) => [part, inner] as const),
			),
		];
	}
	if (expression.kind === "splat") {
		const items = splatItems(evaluateIn(expression.target, scope), scope);
		return [
			[expression.target, scope],
			...(items ?? []).map((inner) => [expression.each, inner] as const),
		];
	}
	return childrenOf(expression).map((child) => [child, scope]);
}

function whyReference(
	path: readonly string[],
	scope: Scope,
	locals: number,
): string {
	const [root = "", name = "", ...rest] = path;
	const whole = path.join(".");
	if (scope.names.has(root)) return `${whole} has no value`;
	if (root === "data" || root === "build" || root === "source")
		return `${whole} is known only when Packer runs`;
	if (name === "") return `${whole} stands for nothing`;
	const value = scope.lookup(root, name);
	if (value !== UNKNOWN && rest.length > 0)
		return `${root}.${name} has no "${rest.join(".")}"`;
	const behind = scope.lookup.expressionOf?.(root, name);
	const cause =
		behind === undefined || locals === 0
			? undefined
			: why(behind, outermost(scope.lookup), locals - 1);
	return cause === undefined
		? `${root}.${name} has no value`
		: `in ${root}.${name}, ${cause}`;
}

/** The cause where all parts of an expression are known. */
function itself(expression: Expression, scope: Scope): string {
	if (scope.budget.steps < 0) return "it takes too long to work out";
	if (expression.kind !== "call")
		return "Packer refuses it, or it is too large";
	const { name } = expression;
	if (name === "env") return "the environment of the run is not known";
	switch (standingOf(name)) {
		case "evaluated":
			return `${name}() is given what it does not take, or what is not told`;
		case "later":
			return `the function ${name} is not evaluated before Packer runs`;
		case "none":
			return `Packer has no function ${name}`;
	}
}
