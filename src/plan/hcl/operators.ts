import {
	compareTexts,
	exactly,
	isList,
	isMap,
	isWhollyKnown,
	toBoolean,
	toNumber,
	toText,
	UNKNOWN,
	type Value,
} from "./value.ts";

/** `!x` or `-x`; unknown where Packer would refuse it. */
export function evaluateUnary(operator: string, operand: Value): Value {
	if (operator === "!") {
		const value = toBoolean(operand);
		return value === undefined ? UNKNOWN : !value;
	}
	const value = toNumber(operand);
	return value === undefined ? UNKNOWN : -value;
}

/** Any operator with two sides; unknown where they do not tell, or Packer would refuse it. */
export function evaluateBinary(
	operator: string,
	left: Value,
	right: Value,
): Value {
	const result =
		operator === "==" || operator === "!="
			? compare(left, right, operator === "==")
			: operator === "&&" || operator === "||"
				? combine(left, right, operator === "||")
				: calculate(operator, toNumber(left), toNumber(right));
	return result === undefined ? UNKNOWN : result;
}

/**
 * Equality without conversion. Lists and maps that look alike may still differ to Packer, by their types
 * (`list(string)` is no tuple): only that they differ is told.
 */
function compare(a: Value, b: Value, equal: boolean): boolean | undefined {
	const differ = doDiffer(a, b);
	if (differ === undefined) return undefined;
	return differ !== equal;
}

/** Are they unequal? Undefined where that is not told: see above. */
export function doDiffer(a: Value, b: Value): boolean | undefined {
	if (a === UNKNOWN || b === UNKNOWN) return undefined;
	if (!holdsItems(a) || !holdsItems(b)) return a !== b;
	if (!isWhollyKnown(a) || !isWhollyKnown(b)) return undefined;
	return looksAlike(a, b) ? undefined : true;
}

function holdsItems(
	value: Value,
): value is readonly Value[] | ReadonlyMap<string, Value> {
	return isList(value) || isMap(value);
}

/** Do two known values have the same items, whatever Packer's types for them? */
function looksAlike(a: Value | undefined, b: Value): boolean {
	if (isList(a) && isList(b))
		return (
			a.length === b.length &&
			b.every((item, index) => looksAlike(a[index], item))
		);
	if (isMap(a) && isMap(b))
		return (
			a.size === b.size &&
			[...b].every(([key, item]) => looksAlike(a.get(key), item))
		);
	return a === b;
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
			return exactly(a + b, a, b);
		case "-":
			return exactly(a - b, a, b);
		case "*":
			return exactly(a * b, a, b);
		case "/":
			return b !== 0 && (a / b) * b === a ? exactly(a / b, a, b) : undefined;
		case "%":
			return b === 0 ? undefined : exactly(a % b, a, b);
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

/** The chosen one of two results of a condition, in the type that both have; unknown where they have none. */
export function unify(chosen: Value, other: Value): Value {
	if (chosen === UNKNOWN || other === UNKNOWN) return chosen;
	if (chosen === null || other === null) return chosen;
	if (!holdsItems(chosen) && !holdsItems(other)) {
		if (typeof chosen === typeof other) return chosen;
		const hasText = typeof chosen === "string" || typeof other === "string";
		return (hasText ? toText(chosen) : undefined) ?? UNKNOWN;
	}
	if (isMap(chosen) && isMap(other) && haveSameKeys(chosen, other))
		return new Map(
			[...chosen].map(([key, value]) => [
				key,
				unify(value, other.get(key) ?? null),
			]),
		);
	if (!holdsItems(chosen) || !holdsItems(other)) return UNKNOWN;
	if (isList(chosen) !== isList(other)) return UNKNOWN;
	// a list of numbers and one of texts are lists of texts: left to Packer
	const kinds = kindsIn(other.values(), kindsIn(chosen.values()));
	return kinds.size > 1 ? UNKNOWN : chosen;
}

function haveSameKeys(
	a: ReadonlyMap<string, Value>,
	b: ReadonlyMap<string, Value>,
): boolean {
	return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}

/** The kinds of the values inside, null and what is unknown left out. */
function kindsIn(values: Iterable<Value>, found = new Set<string>()) {
	for (const value of values) {
		if (isList(value) || isMap(value)) {
			found.add(isList(value) ? "[]" : "{}");
			kindsIn(value.values(), found);
		} else if (value !== null && value !== UNKNOWN) found.add(typeof value);
	}
	return found;
}

/** Packer makes a list of them, in which all have one type. */
export function isUniform(of: readonly Value[]): boolean {
	const [first = null] = of.filter((item) => item !== null);
	return of.every((item) => {
		if (!isWhollyKnown(item)) return false;
		return isOneType(item, first) && isOneType(first, item);
	});
}

function isOneType(item: Value, other: Value): boolean {
	const unified = unify(item, other);
	return unified !== UNKNOWN && doDiffer(unified, item) !== true;
}

/** Without what is there twice, in order; undefined where the order is Packer's own or kinds are mixed. */
export function asSet(of: readonly Value[]): readonly Value[] | undefined {
	const kinds = new Set(of.map((item) => typeof item));
	const [kind = "string"] = kinds;
	if (kinds.size > 1 || kind === "object") return undefined;
	const once = [...new Set(of)];
	return kind === "string"
		? once.toSorted((a, b) => compareTexts(String(a), String(b)))
		: once.toSorted((a, b) => Number(a) - Number(b));
}
