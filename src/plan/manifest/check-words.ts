/** What is said of a value or key that does not fit. Pure. */
import { nearest } from "../../near-names.ts";
import { TEMPLATE } from "../../template-yml/keys.ts";
import type { KeysShape, Shape } from "../../template-yml/shapes.ts";
import type { Found } from "./yaml-tree.ts";

/** Where in the file a value stands: keys, and places in lists from 0. */
export type Path = readonly (string | number)[];

const SHOWN_LENGTH = 60;
const SHOWN_KEYS = 7;

/** A place, such as `variants."24.10".only[0]`, in backquotes. */
export function named(path: Path): string {
	const text = path
		.map((part) => {
			if (typeof part === "number") return `[${part}]`;
			const isPlain = /^[\p{L}\p{N}_-]{1,60}$/u.test(part);
			return `.${isPlain ? part : JSON.stringify(cut(part))}`;
		})
		.join("");
	return text === "" ? "This file" : `\`${text.slice(1)}\``;
}

/** What was given. */
export function shown(found: Found): string {
	if (found.kind === "list") return "a list";
	if (found.kind === "mapping") return "a mapping";
	return typeof found.value === "string"
		? JSON.stringify(cut(found.value))
		: cut(found.text);
}

function cut(text: string): string {
	return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

/** What a shape takes, as the end of a sentence. */
export function takes(shape: Shape): string {
	switch (shape.kind) {
		case "text":
			return shape.takes;
		case "whole":
			return `a whole number from ${shape.min} to ${shape.max}`;
		case "flag":
			return "`true` or `false`";
		case "word":
			return shape.words.map((word) => `\`${word}\``).join(" or ");
		case "value":
			return shape.any ? "a value" : "text, a number or a boolean";
		case "list":
			return `${takes(shape.item)}; or a list of such`;
		case "keys":
			return `a mapping of ${listed(shape, SHOWN_KEYS)}`;
		case "map":
			return `a mapping, each key ${shape.name.takes}`;
		case "either":
			return `${takes(shape.first)}, or ${takes(shape.second)}`;
	}
}

function listed({ keys }: KeysShape, most: number): string {
	const names = Object.keys(keys).map((key) => `\`${key}\``);
	return names.length > most
		? `${names.slice(0, most).join(", ")}, …`
		: names.join(", ");
}

/** What to do about a key that is not known, as the rest of the sentence that says so. */
export function adviceFor(name: string, shape: KeysShape): string {
	if (name === "<<")
		return ": mappings are not merged, but an alias stands for a whole value";
	const near = nearestKey(name, shape);
	if (near !== undefined) return `: did you mean \`${near}\`?`;
	const home = homeOf(name);
	return home === undefined
		? `. Known here: ${listed(shape, Number.POSITIVE_INFINITY)}`
		: `: it belongs to ${home === "" ? "the top of the file" : `\`${home}\``}`;
}

/** The key that was meant: the same but for case and separators, a slip that people make, or one that looks alike. */
function nearestKey(name: string, { keys }: KeysShape): string | undefined {
	const words = new Map<string, string>();
	for (const key of Object.keys(keys)) words.set(squeezed(key), key);
	for (const [key, { slips = [] }] of Object.entries(keys))
		for (const slip of slips)
			if (!words.has(squeezed(slip))) words.set(squeezed(slip), key);
	const wanted = squeezed(name);
	const near = words.has(wanted) ? wanted : nearest(wanted, words.keys());
	return near === undefined ? undefined : words.get(near);
}

/** What `varFiles`, `var_files` and `VAR-FILES` share. */
function squeezed(word: string): string {
	return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** The mapping in which a key is known, the outermost first: `tests`, `variants.<name>`; `''` for the file. */
function homeOf(name: string): string | undefined {
	let level: readonly (readonly [string, Shape])[] = [["", TEMPLATE]];
	while (level.length > 0) {
		for (const [path, shape] of level)
			if (shape.kind === "keys" && Object.hasOwn(shape.keys, name)) return path;
		level = level.flatMap(([path, shape]) => within(path, shape));
	}
	return undefined;
}

function within(
	path: string,
	shape: Shape,
): readonly (readonly [string, Shape])[] {
	if (shape.kind === "list") return [[path, shape.item]];
	if (shape.kind === "map") return [[`${path}.<name>`, shape.value]];
	if (shape.kind !== "keys") return [];
	return Object.entries(shape.keys).map(([key, inner]) => [
		path === "" ? key : `${path}.${key}`,
		inner.shape,
	]);
}
