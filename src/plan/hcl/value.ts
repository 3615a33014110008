/** Stands for what only Packer can know: times, the environment, variables that nobody set. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** What a function gives where Packer refuses its arguments for sure. Not a value. */
export const REFUSED: unique symbol = Symbol("refused");

export type Value =
	| string
	| number
	| boolean
	| null
	| readonly Value[]
	| ReadonlyMap<string, Value>
	| typeof UNKNOWN;

/** Bounds on what a repository's files may grow to: beyond them a value is unknown. */
const MAX_TEXT_LENGTH = 65_536;
export const MAX_ITEMS = 10_000;
const MAX_SIZE = 20_000;
const MAX_DEPTH = 100;

/** A primitive as Packer puts it into a string; undefined where it cannot, or where that is not told. */
export function toText(value: Value | undefined): string | undefined {
	if (typeof value === "string") return value;
	if (typeof value === "boolean") return String(value);
	return typeof value === "number" && isFaithful(value)
		? String(Object.is(value, -0) ? 0 : value)
		: undefined;
}

/** Packer's numbers have 512 bits: is this one as it was written? */
function isFaithful(value: number): boolean {
	if (Number.isInteger(value)) return Number.isSafeInteger(value);
	return /^-?\d{1,15}\.\d+$/.test(String(value)) && digitsOf(value) <= 15;
}

function digitsOf(value: number): number {
	return String(value).replace(/^-?0?\.?0*|\./g, "").length;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A number, or text that is one; undefined for all else. */
export function toNumber(value: Value | undefined): number | undefined {
	const isText = typeof value === "string" && NUMBER.test(value);
	const number = isText ? Number(value) : value;
	return typeof number === "number" && Number.isFinite(number)
		? number
		: undefined;
}

/** Does binary hold the number exactly, so that Packer's 512 bits come to the same? */
function isExact(value: number): boolean {
	return Number.isSafeInteger(value * 1024);
}

/** A result of arithmetic where it and its operands are exact; undefined where Packer would say more digits. */
export function exactly(
	result: number,
	...operands: readonly number[]
): number | undefined {
	return [result, ...operands].every(isExact) ? result : undefined;
}

/** A boolean, or text that is one; undefined for all else. */
export function toBoolean(value: Value | undefined): boolean | undefined {
	if (value === "true" || value === "1") return true;
	if (value === "false" || value === "0") return false;
	return typeof value === "boolean" ? value : undefined;
}

export function isList(value: Value | undefined): value is readonly Value[] {
	return Array.isArray(value);
}

export function isMap(
	value: Value | undefined,
): value is ReadonlyMap<string, Value> {
	return value instanceof Map;
}

/** Texts put together; undefined where one is unknown or the whole too long. */
export function joinTexts(
	values: readonly (Value | undefined)[],
	separator: string,
): string | undefined {
	const texts: string[] = [];
	let length = 0;
	for (const value of values) {
		const text = toText(value);
		if (text === undefined) return undefined;
		length += text.length + separator.length;
		if (length > MAX_TEXT_LENGTH) return undefined;
		texts.push(text);
	}
	return texts.join(separator);
}

/** Lists put together; undefined where one is unknown or the whole too long. */
export function joinLists(values: readonly Value[]): Value[] | undefined {
	const items: Value[] = [];
	for (const value of values) {
		if (!isList(value) || items.length + value.length > MAX_ITEMS)
			return undefined;
		for (const item of value) items.push(item);
	}
	return items;
}

/** In the order of their keys' bytes, as Packer goes through a map. */
export function sortedEntries(
	map: ReadonlyMap<string, Value>,
): (readonly [key: string, value: Value])[] {
	return [...map].sort(([a], [b]) => compareTexts(a, b));
}

/** Order of UTF-8: that of UTF-16 puts what takes two units before U+E000. */
export function compareTexts(a: string, b: string): number {
	const length = Math.min(a.length, b.length);
	for (let at = 0; at < length; at++) {
		const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
		if (left === right) continue;
		const leftIsHalf = left >= 0xd800 && left < 0xe000;
		const rightIsHalf = right >= 0xd800 && right < 0xe000;
		return leftIsHalf === rightIsHalf ? left - right : leftIsHalf ? 1 : -1;
	}
	return a.length - b.length;
}

interface Measure {
	readonly size: number;
	readonly depth: number;
}

/** Those of lists and maps that were measured before, as what is made of them is measured next. */
const measures = new WeakMap<object, Measure>();

function measureOf(value: Value): Measure {
	if (typeof value === "string")
		return { size: 1 + (value.length >> 6), depth: 0 };
	if (!isList(value) && !isMap(value)) return { size: 1, depth: 0 };
	const known = measures.get(value);
	if (known !== undefined) return known;
	let size = 1;
	let depth = 0;
	for (const item of value.values()) {
		const inner = measureOf(item);
		size += inner.size;
		depth = Math.max(depth, inner.depth);
	}
	const measure = { size, depth: depth + 1 };
	measures.set(value, measure);
	return measure;
}

/** How much there is to a value: one for each item on all levels, and for each 64 characters. */
export function sizeOf(value: Value): number {
	return measureOf(value).size;
}

/** The value, or unknown where it is larger or deeper than what is kept: to walk through a value is never much. */
export function bounded(value: Value): Value {
	if (typeof value === "string")
		return value.length > MAX_TEXT_LENGTH ? UNKNOWN : value;
	const { size, depth } = measureOf(value);
	return size > MAX_SIZE || depth > MAX_DEPTH ? UNKNOWN : value;
}

/** Is nothing in it unknown? */
export function isWhollyKnown(value: Value): boolean {
	if (isList(value) || isMap(value)) {
		for (const item of value.values()) if (!isWhollyKnown(item)) return false;
		return true;
	}
	return value !== UNKNOWN;
}
