import {
	isList,
	isMap,
	joinLists,
	joinTexts,
	toNumber,
	toText,
	UNKNOWN,
	type Value,
} from "./value.ts";

/** Gets evaluated arguments, of which any may be unknown; undefined where they do not tell the result. */
type Call = (...args: readonly Value[]) => Value | undefined;

/**
 * Packer's functions that names, paths and versions are made with.
 * https://developer.hashicorp.com/packer/docs/templates/hcl_templates/functions
 */
const FUNCTIONS: ReadonlyMap<string, Call> = new Map<string, Call>([
	["basename", onTexts((path) => segmentsOf(path).at(-1) ?? path)],
	["coalesce", coalesce],
	["compact", onList((list) => list.filter((item) => item !== ""))],
	["concat", (...lists) => joinLists(lists)],
	["contains", contains],
	["dirname", onTexts(dirname)],
	["element", element],
	["endswith", onTexts((text, end) => text.endsWith(end))],
	["format", format],
	["join", join],
	["keys", onMap((map) => sortedEntries(map).map(([key]) => key))],
	["length", length],
	["lookup", lookup],
	["lower", onTexts((text) => text.toLowerCase())],
	["merge", merge],
	["replace", replace],
	["reverse", onList((list) => list.toReversed())],
	["split", split],
	["startswith", onTexts((text, start) => text.startsWith(start))],
	["strcontains", onTexts((text, part) => text.includes(part))],
	["substr", substr],
	["trimprefix", onTexts(trimPrefix)],
	["trimspace", onTexts((text) => text.trim())],
	["trimsuffix", onTexts(trimSuffix)],
	["upper", onTexts((text) => text.toUpperCase())],
	["values", onMap((map) => sortedEntries(map).map(([, value]) => value))],
]);

/** Calls a function by its name; unknown where it is not one of ours or its arguments do not tell. */
export function callFunction(name: string, args: readonly Value[]): Value {
	const result = FUNCTIONS.get(name)?.(...args);
	return result === undefined ? UNKNOWN : result;
}

function onTexts(
	call: (first: string, second: string) => Value | undefined,
): Call {
	return (first, second = "") => {
		const [a, b] = [toText(first), toText(second)];
		return a === undefined || b === undefined ? undefined : call(a, b);
	};
}

function onList(call: (list: readonly Value[]) => Value): Call {
	return (list) =>
		isList(list) && !list.includes(UNKNOWN) ? call(list) : undefined;
}

function onMap(call: (map: ReadonlyMap<string, Value>) => Value): Call {
	return (map) => (isMap(map) ? call(map) : undefined);
}

function sortedEntries(map: ReadonlyMap<string, Value>): [string, Value][] {
	return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The first that is neither null nor empty, as Packer does. */
function coalesce(...args: readonly Value[]): Value | undefined {
	return args.find((value) => value !== null && value !== "");
}

function contains(list: Value = UNKNOWN, wanted: Value = UNKNOWN) {
	if (!isList(list) || wanted === UNKNOWN) return undefined;
	if (list.includes(wanted)) return true;
	return list.includes(UNKNOWN) ? undefined : false;
}

function segmentsOf(path: string): string[] {
	return path.split("/").filter((segment) => segment !== "");
}

function dirname(path: string): string {
	const slash = path.lastIndexOf("/");
	if (slash === -1) return ".";
	const parents = segmentsOf(path.slice(0, slash)).join("/");
	return path.startsWith("/") ? `/${parents}` : parents;
}

function element(list: Value = UNKNOWN, index: Value = UNKNOWN) {
	const at = toNumber(index);
	if (!isList(list) || at === undefined || at < 0) return undefined;
	return list[at % list.length];
}

function format(pattern: Value = UNKNOWN, ...args: readonly Value[]) {
	const text = toText(pattern);
	if (text === undefined) return undefined;
	const pieces: (Value | undefined)[] = [];
	let end = 0;
	let next = 0;
	for (const match of text.matchAll(/%(0?)(\d{0,2})(.?)/gsu)) {
		pieces.push(text.slice(end, match.index));
		end = match.index + match[0].length;
		const [, zero = "", width = "", verb] = match;
		if (verb === "%") pieces.push("%");
		else if (verb === "s" || verb === "d" || verb === "v")
			pieces.push(
				toText(args[next++])?.padStart(Number(width), zero === "" ? " " : "0"),
			);
		else return undefined;
	}
	return joinTexts([...pieces, text.slice(end)], "");
}

function join(separator: Value = UNKNOWN, ...lists: readonly Value[]) {
	const text = toText(separator);
	const items = joinLists(lists);
	return text === undefined || items === undefined
		? undefined
		: joinTexts(items, text);
}

function length(value: Value = UNKNOWN) {
	if (typeof value === "string" || isList(value)) return value.length;
	return isMap(value) ? value.size : undefined;
}

function lookup(map: Value = UNKNOWN, key: Value = UNKNOWN, ifAbsent?: Value) {
	const name = toText(key);
	if (!isMap(map) || name === undefined) return undefined;
	return map.has(name) ? map.get(name) : ifAbsent;
}

function merge(...maps: readonly Value[]) {
	const all = new Map<string, Value>();
	for (const map of maps) {
		if (map === null) continue;
		if (!isMap(map)) return undefined;
		for (const [key, value] of map) all.set(key, value);
	}
	return all;
}

function replace(...args: readonly Value[]) {
	const [text, part, replacement] = args.map(toText);
	if (text === undefined || part === undefined || replacement === undefined)
		return undefined;
	return joinTexts(text.split(part), replacement);
}

function split(separator: Value = UNKNOWN, text: Value = UNKNOWN) {
	const [by, whole] = [toText(separator), toText(text)];
	return by === undefined ? undefined : whole?.split(by);
}

function substr(
	text: Value = UNKNOWN,
	offset: Value = UNKNOWN,
	count: Value = UNKNOWN,
) {
	const [from, size] = [toNumber(offset), toNumber(count)];
	if (from === undefined || size === undefined) return undefined;
	const rest = toText(text)?.slice(from);
	return size < 0 ? rest : rest?.slice(0, size);
}

function trimPrefix(text: string, prefix: string): string {
	return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

function trimSuffix(text: string, suffix: string): string {
	return suffix !== "" && text.endsWith(suffix)
		? text.slice(0, -suffix.length)
		: text;
}
