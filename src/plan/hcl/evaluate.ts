import type { Expression } from "./ast.ts";
import { convertTo } from "./convert.ts";
import { callFunction } from "./functions.ts";
import { evaluateBinary, evaluateUnary, unify } from "./operators.ts";
import { isRefused } from "./refused.ts";
import {
	bounded,
	isList,
	isMap,
	isWhollyKnown,
	joinLists,
	joinTexts,
	sizeOf,
	sortedEntries,
	toBoolean,
	toNumber,
	toText,
	UNKNOWN,
	type Value,
} from "./value.ts";

/** Looks up what a dotted name begins with, such as `var` and `x` of `var.x.y`; unknown where it is not told. */
export interface Lookup {
	(root: string, name: string): Value;
	/** The expression that a name stands for, such as that of a local: only to say why a value is unknown. */
	readonly expressionOf?: (
		root: string,
		name: string,
	) => Expression | undefined;
}

/** Knows no name: only what is written out has a value. */
export const NOTHING_KNOWN: Lookup = () => UNKNOWN;

/** Steps of one evaluation, an item of an argument counting as one: loops in loops must come to an end. */
const MAX_STEPS = 200_000;

/** What an expression is evaluated in. */
export interface Scope {
	readonly lookup: Lookup;
	/** Names that the `for` around it gives. */
	readonly names: ReadonlyMap<string, Value>;
	/** Where the splat around it stands. */
	readonly item: Value;
	/** Shared by all scopes of one evaluation. */
	readonly budget: { steps: number };
}

/**
 * The value of an expression as far as the names in it are known.
 * Never throws: what Packer would refuse, and what is not evaluated here, is unknown.
 */
export function evaluate(expression: Expression, lookup: Lookup): Value {
	return expression.kind === "literal"
		? bounded(expression.value)
		: evaluateIn(expression, outermost(lookup));
}

const NO_NAMES: Scope["names"] = new Map();

/** The scope outside all loops. */
export function outermost(lookup: Lookup): Scope {
	const budget = { steps: MAX_STEPS };
	return { lookup, names: NO_NAMES, item: UNKNOWN, budget };
}

/** As {@link evaluate}, inside loops. */
export function evaluateIn(expression: Expression, scope: Scope): Value {
	return spend(scope, 1) ? bounded(valueIn(expression, scope)) : UNKNOWN;
}

function spend({ budget }: Scope, steps: number): boolean {
	budget.steps -= steps;
	return budget.steps >= 0;
}

function valueIn(expression: Expression, scope: Scope): Value {
	const inside = (inner: Expression) => evaluateIn(inner, scope);
	switch (expression.kind) {
		case "literal":
			return expression.value;
		case "template":
			return (
				joinTexts(
					expression.parts.map((part) =>
						typeof part === "string" ? part : inside(part),
					),
					"",
				) ?? UNKNOWN
			);
		case "list":
			return expression.items.map(inside);
		case "object":
			return evaluateObject(expression, scope);
		case "reference":
			return evaluateReference(expression.path, scope);
		case "index":
			return index(inside(expression.target), inside(expression.key));
		case "call":
			return evaluateCall(expression, scope);
		case "conditional":
			return evaluateConditional(expression, scope);
		case "unary":
			return evaluateUnary(expression.operator, inside(expression.operand));
		case "binary": {
			const left = inside(expression.left);
			const right = inside(expression.right);
			if (!spend(scope, sizeOf(left) + sizeOf(right))) return UNKNOWN;
			return evaluateBinary(expression.operator, left, right);
		}
		case "for":
			return evaluateFor(expression, scope);
		case "splat":
			return evaluateSplat(expression, scope);
		case "item":
			return scope.item;
	}
}

/** Of two entries with one key the later wins, as Packer has it. */
function evaluateObject(
	expression: Expression & { kind: "object" },
	scope: Scope,
): Value {
	const map = new Map<string, Value>();
	for (const { key, value } of expression.entries) {
		const name = toText(evaluateIn(key, scope));
		if (name === undefined) return UNKNOWN;
		map.set(name, evaluateIn(value, scope));
	}
	return map;
}

function evaluateReference(path: readonly string[], scope: Scope): Value {
	const [root = "", ...steps] = path;
	const local = scope.names.get(root);
	if (local !== undefined) return steps.reduce<Value>(index, local);
	const [name, ...rest] = steps;
	if (name === undefined) return UNKNOWN;
	return rest.reduce<Value>(index, scope.lookup(root, name));
}

/** The item of a list or map; unknown where there is none, which Packer refuses. */
function index(target: Value, key: Value): Value {
	const found = isMap(target)
		? target.get(toText(key) ?? "")
		: isList(target)
			? target[toNumber(key) ?? -1]
			: undefined;
	return found === undefined ? UNKNOWN : found;
}

function evaluateConditional(
	expression: Expression & { kind: "conditional" },
	scope: Scope,
): Value {
	const test = toBoolean(evaluateIn(expression.test, scope));
	if (test === undefined) return UNKNOWN;
	const yes = evaluateIn(expression.yes, scope);
	const no = evaluateIn(expression.no, scope);
	return test ? unify(yes, no) : unify(no, yes);
}

function evaluateCall(
	expression: Expression & { kind: "call" },
	scope: Scope,
): Value {
	const { name } = expression;
	if (name === "try" || name === "can") return attempt(expression, scope);
	if (name === "convert") {
		const [value, type] = expression.args;
		if (value === undefined || type === undefined) return UNKNOWN;
		return convertTo(evaluateIn(value, scope), type) ?? UNKNOWN;
	}
	const args = argumentsOf(expression, scope);
	if (args === undefined) return UNKNOWN;
	// what the environment holds is for the lookup to tell
	if (name === "env") return scope.lookup("env", toText(args[0]) ?? "");
	return callFunction(name, args);
}

/** Arguments of a call, with the last one expanded where it ends in `...`; undefined where that is not told. */
export function argumentsOf(
	{ args, expand }: Expression & { kind: "call" },
	scope: Scope,
): readonly Value[] | undefined {
	const values = args.map((argument) => evaluateIn(argument, scope));
	const cost = values.reduce<number>((sum, value) => sum + sizeOf(value), 0);
	if (!spend(scope, cost)) return undefined;
	if (!expand) return values;
	const last = joinLists(values.slice(-1));
	return last === undefined ? undefined : [...values.slice(0, -1), ...last];
}

/** `try(a, b, …)` is the first that Packer does not refuse; `can(a)` tells whether it does not. */
function attempt(
	{ name, args, expand }: Expression & { kind: "call" },
	scope: Scope,
): Value {
	if (expand || (name === "can" && args.length !== 1)) return UNKNOWN;
	for (const argument of args) {
		if (isRefused(argument, scope)) continue;
		const value = evaluateIn(argument, scope);
		if (!isWhollyKnown(value)) return UNKNOWN;
		return name === "can" ? true : value;
	}
	return name === "can" ? false : UNKNOWN;
}

/** The scopes of a loop, one an item; undefined where its collection is not told or holds no items. */
export function scopesOf(
	{ collection, names }: Expression & { kind: "for" },
	scope: Scope,
): readonly Scope[] | undefined {
	return itemsOf(evaluateIn(collection, scope))?.map(([key, value]) => {
		const inner = new Map(scope.names);
		if (names.key !== undefined) inner.set(names.key, key);
		return { ...scope, names: inner.set(names.value, value) };
	});
}

function itemsOf(
	collection: Value,
): readonly (readonly [key: Value, value: Value])[] | undefined {
	if (isMap(collection)) return sortedEntries(collection);
	return isList(collection)
		? collection.map((value, at) => [at, value] as const)
		: undefined;
}

function evaluateFor(
	expression: Expression & { kind: "for" },
	scope: Scope,
): Value {
	const scopes = scopesOf(expression, scope);
	if (scopes === undefined) return UNKNOWN;
	const kept: Scope[] = [];
	for (const inner of scopes) {
		const { condition } = expression;
		const keep =
			condition === undefined || toBoolean(evaluateIn(condition, inner));
		if (keep === undefined) return UNKNOWN;
		if (keep) kept.push(inner);
	}
	if (expression.key !== undefined)
		return collect(expression.key, expression, kept);
	const values = kept.map((inner) => evaluateIn(expression.value, inner));
	return expression.makes === "list"
		? values
		: (joinTexts(values, "") ?? UNKNOWN);
}

/** The object that a loop makes: the same key twice is refused where values are not grouped by it. */
function collect(
	key: Expression,
	{ value, grouped }: Expression & { kind: "for" },
	scopes: readonly Scope[],
): Value {
	const groups = new Map<string, Value[]>();
	for (const scope of scopes) {
		const name = toText(evaluateIn(key, scope));
		const group = name === undefined ? undefined : groups.get(name);
		if (name === undefined || (group !== undefined && !grouped)) return UNKNOWN;
		const item = evaluateIn(value, scope);
		if (group === undefined) groups.set(name, [item]);
		else group.push(item);
	}
	if (grouped) return groups;
	return new Map([...groups].map(([name, [item = null]]) => [name, item]));
}

/** What is no list counts as a list of one, null as an empty one. */
function evaluateSplat(
	{ target, each }: Expression & { kind: "splat" },
	scope: Scope,
): Value {
	return (
		splatItems(evaluateIn(target, scope), scope)?.map((inner) =>
			evaluateIn(each, inner),
		) ?? UNKNOWN
	);
}

/** The scopes of a splat, one an item; undefined where its target is not told. */
export function splatItems(
	target: Value,
	scope: Scope,
): readonly Scope[] | undefined {
	if (target === UNKNOWN) return undefined;
	const items = isList(target) ? target : target === null ? [] : [target];
	return items.map((item) => ({ ...scope, item }));
}
