/** Stands for what only Packer can know: times, the environment, variables that nobody set. */
export const UNKNOWN: unique symbol = Symbol("unknown");

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
const MAX_ITEMS = 10_000;

/** A primitive as Packer puts it into a string; undefined where it cannot. */
export function toText(value: Value | undefined): string | undefined {
	if (typeof value === "string") return value;
	return typeof value === "boolean" || typeof value === "number"
		? String(value)
		: undefined;
}

/** A number, or text that is one; undefined for all else. */
export function toNumber(value: Value | undefined): number | undefined {
	const isText = typeof value === "string" && value.trim() !== "";
	const number = isText ? Number(value) : value;
	return typeof number === "number" && Number.isFinite(number)
		? number
		: undefined;
}

/** A boolean, or text that is one; undefined for all else. */
export function toBoolean(value: Value | undefined): boolean | undefined {
	if (value === "true") return true;
	if (value === "false") return false;
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
