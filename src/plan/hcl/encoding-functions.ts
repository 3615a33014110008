import { type Call, takes, text } from "./parameters.ts";
import {
	isList,
	isMap,
	isWhollyKnown,
	joinTexts,
	REFUSED,
	sortedEntries,
	toText,
	type Value,
} from "./value.ts";

/** Functions that write and read text in another form. */
export const ENCODING_FUNCTIONS: Readonly<Record<string, Call>> = {
	base64decode: takes([text], base64decode),
	base64encode: takes([text], (of) => Buffer.from(of).toString("base64")),
	jsondecode: takes([text], jsondecode),
	jsonencode: ([value, ...more]) =>
		value === undefined || more.length > 0 ? undefined : jsonencode(value),
	urlencode: takes([text], urlencode),
};

/** JSON nested deeper than expressions can be is left to Packer. */
const MAX_DEPTH = 100;

function base64decode(of: string): string | undefined {
	const base64 = of.replace(/[\r\n]/g, "");
	const isStrict =
		/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
	if (!isStrict.test(base64)) return undefined;
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
			Buffer.from(base64, "base64"),
		);
	} catch {
		return undefined;
	}
}

function jsondecode(of: string): Value | undefined | typeof REFUSED {
	try {
		return fromJson(JSON.parse(of), 0);
	} catch {
		return REFUSED;
	}
}

function fromJson(json: unknown, depth: number): Value | undefined {
	if (depth > MAX_DEPTH) return undefined;
	if (typeof json !== "object" || json === null)
		return typeof json === "string" ||
			typeof json === "number" ||
			typeof json === "boolean"
			? json
			: null;
	const entries = Object.entries(json).map(
		([key, value]) => [key, fromJson(value, depth + 1)] as const,
	);
	const values: Value[] = [];
	const map = new Map<string, Value>();
	for (const [key, value] of entries) {
		if (value === undefined) return undefined;
		values.push(value);
		map.set(key, value);
	}
	return Array.isArray(json) ? values : map;
}

/** JSON as Go writes it: names sorted, and what HTML would take for markup escaped. */
export function jsonencode(value: Value): string | undefined {
	if (value === null) return "null";
	if (!isWhollyKnown(value)) return undefined;
	if (isList(value)) return enclose("[", value.map(jsonencode), "]");
	if (isMap(value))
		return enclose(
			"{",
			sortedEntries(value).map(([key, item]) => {
				const json = jsonencode(item);
				return json === undefined ? undefined : `${quote(key)}:${json}`;
			}),
			"}",
		);
	return typeof value === "string" ? quote(value) : toText(value);
}

function enclose(
	open: string,
	items: readonly (string | undefined)[],
	close: string,
): string | undefined {
	const inner = joinTexts(items, ",");
	return inner === undefined ? undefined : `${open}${inner}${close}`;
}

function quote(of: string): string {
	return JSON.stringify(of).replace(
		/[<>&\u2028\u2029]/g,
		(c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

/** As a query's part: a space is a plus. */
function urlencode(of: string): string {
	return encodeURIComponent(of)
		.replace(/%20/g, "+")
		.replace(
			/[!'()*]/g,
			(c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
		);
}
