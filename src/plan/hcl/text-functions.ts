import {
	type Call,
	number,
	takes,
	takesMore,
	text,
	texts,
	whole,
} from "./parameters.ts";
import {
	compareTexts,
	isList,
	joinTexts,
	toText,
	UNKNOWN,
	type Value,
} from "./value.ts";

/** Functions of texts. Lengths and places count what a reader takes for one character, as Packer does. */
export const TEXT_FUNCTIONS: Readonly<Record<string, Call>> = {
	basename: takes([text], basename),
	chomp: takes([text], (of) => of.replace(/[\r\n]+$/, "")),
	compact: ([list = UNKNOWN, ...more]) =>
		more.length === 0 ? compact(list) : undefined,
	dirname: takes([text], dirname),
	endswith: takes([text, text], (of, end) => of.endsWith(end)),
	indent: takes([whole, text], indent),
	join: takesMore([text], texts, (lists, separator) =>
		lists.length === 0 ? undefined : joinTexts(lists.flat(), separator),
	),
	lower: takes([text], (of) => eachCharacter(of, (c) => c.toLowerCase())),
	replace: takes([text, text, text], replace),
	sort: takes([texts], (of) => of.toSorted(compareTexts)),
	split: takes([text, text], (separator, of) =>
		separator === "" ? [...of] : of.split(separator),
	),
	startswith: takes([text, text], (of, start) => of.startsWith(start)),
	strcontains: takes([text, text], (of, part) => of.includes(part)),
	strrev: takes([text], (of) => charactersOf(of).toReversed().join("")),
	substr: takes([text, number, number], substr),
	title: takes([text], title),
	trim: takes([text, text], trim),
	trimprefix: takes([text, text], trimPrefix),
	trimspace: takes([text], (of) => of.replace(OUTER_SPACE, "")),
	trimsuffix: takes([text, text], trimSuffix),
	upper: takes([text], (of) => eachCharacter(of, (c) => c.toUpperCase())),
};

const OUTER_SPACE = /^\p{White_Space}+|\p{White_Space}+$/gu;

/** Made when first needed: the tables behind it take long to load. */
let segmenter: Intl.Segmenter | undefined;

/** Grapheme clusters. */
export function charactersOf(of: string): string[] {
	if (/^[ -~]*$/.test(of)) return of.split("");
	segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
	return Array.from(segmenter.segment(of), ({ segment }) => segment);
}

/** Changes the case of each character alone; undefined where one would become several, which are one in Packer. */
function eachCharacter(
	of: string,
	change: (character: string) => string,
): string | undefined {
	const changed = Array.from(of, (one) => (one === "ß" ? one : change(one)));
	return changed.every((character) => [...character].length === 1)
		? changed.join("")
		: undefined;
}

/** A separator is what neither letter, digit nor underscore is; beyond ASCII only space. */
function title(of: string): string | undefined {
	return of.replace(
		/(?<![\p{L}\p{Nd}_]|[^\p{White_Space}\0-\x7f])\p{Ll}/gu,
		(letter) => eachCharacter(letter, (c) => c.toUpperCase()) ?? letter,
	);
}

function basename(path: string): string {
	return segmentsOf(path).at(-1) ?? (path === "" ? "." : "/");
}

function segmentsOf(path: string): string[] {
	return path.split("/").filter((segment) => segment !== "");
}

/** What Go's filepath.Dir gives: cleaned of `.`, `..` and doubled slashes. */
function dirname(path: string): string {
	const isAbsolute = path.startsWith("/");
	const kept: string[] = [];
	for (const segment of segmentsOf(path.slice(0, path.lastIndexOf("/") + 1))) {
		if (segment === ".") continue;
		const last = kept.at(-1);
		if (segment !== "..") kept.push(segment);
		else if (last !== undefined && last !== "..") kept.pop();
		else if (!isAbsolute) kept.push(segment);
	}
	const joined = kept.join("/");
	return isAbsolute ? `/${joined}` : joined || ".";
}

function compact(list: Value): Value | undefined {
	if (!isList(list)) return undefined;
	const kept: string[] = [];
	for (const item of list) {
		const of = item === null ? "" : toText(item);
		if (of === undefined) return undefined;
		if (of !== "") kept.push(of);
	}
	return kept;
}

function indent(spaces: number, of: string): string | undefined {
	if (spaces < 0 || spaces > 1000) return undefined;
	return joinTexts(of.split("\n"), `\n${" ".repeat(spaces)}`);
}

function replace(of: string, part: string, by: string): string | undefined {
	const pieces = part === "" ? ["", ...of, ""] : of.split(part);
	return joinTexts(pieces, by);
}

/** A negative offset counts from the end, a negative size takes all. */
function substr(of: string, from: number, size: number): string | undefined {
	if (!Number.isInteger(from) || !Number.isInteger(size)) return undefined;
	const characters = charactersOf(of);
	const rest = characters.slice(from);
	// a size of nothing takes all from an offset at the end: Packer's own
	const all = size < 0 || (size === 0 && from < 0);
	return (all ? rest : rest.slice(0, size)).join("");
}

function trim(of: string, characters: string): string {
	const cut = new Set(characters);
	const kept = [...of];
	let end = kept.length;
	while (end > 0 && cut.has(kept[end - 1] ?? "")) end--;
	let start = 0;
	while (start < end && cut.has(kept[start] ?? "")) start++;
	return kept.slice(start, end).join("");
}

function trimPrefix(of: string, prefix: string): string {
	return of.startsWith(prefix) ? of.slice(prefix.length) : of;
}

function trimSuffix(of: string, suffix: string): string {
	return suffix !== "" && of.endsWith(suffix)
		? of.slice(0, -suffix.length)
		: of;
}
