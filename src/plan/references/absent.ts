/** What to say of references that mean nothing in a commit. Pure. */

import type { Notice } from "../../model.ts";
import { nearest } from "../../near-names.ts";
import type { PathIndex } from "../path-index.ts";
import { quoted } from "../quoted.ts";
import { firstMissing, joined, nameOf } from "./find-place.ts";
import { folderOf } from "./found.ts";
import type { RawReference } from "./raw-reference.ts";

/** What a file is called that shows how another is to be written. */
const SAMPLES = [".sample", ".example", ".dist", ".template"];

export interface AbsentRequest {
	/** Of the root, repository-relative. */
	readonly directory: string;
	readonly index: PathIndex;
	/** The working directory in which the reference would be found. */
	readonly elsewhere: "repository" | "template" | undefined;
}

/** A warning that nothing is at any of the paths where a reference was looked for. */
export function absentNotice(
	{ what, file, line, from }: RawReference,
	tried: readonly string[],
	{ directory, index, elsewhere }: AbsentRequest,
): Notice {
	const [first = "", ...more] = tried.map(quoted);
	const looked =
		more.length === 0
			? `${first} is not in the repository`
			: `neither ${first} nor ${more.join(", ")} is in the repository`;
	const hints = tried.map((path) => hintFor(path, index));
	const hint = hints.find((text) => text !== "") ?? ".";
	return {
		level: "warning",
		title: "A file that the template names is not there",
		message: `${settingOf(what)} names a file that Packer will not find: ${looked}${elsewhere === undefined ? hint : `. ${runElsewhere(elsewhere, from === "twice", directory)}`}`,
		file,
		line,
	};
}

/** `the setting "script" of shell` or `the function file`. */
function settingOf(what: string): string {
	const dot = what.lastIndexOf(".");
	const [type, name] = [what.slice(0, dot), what.slice(dot + 1)];
	return type === "function"
		? `The function ${name}`
		: `The setting ${quoted(name)} of ${type}`;
}

function runElsewhere(
	elsewhere: "repository" | "template",
	isTwice: boolean,
	directory: string,
): string {
	if (isTwice)
		return "This function takes a relative path from the template's folder, so path.root comes twice where Packer runs in the repository: leave path.root out, or write abspath(path.root).";
	const folder =
		elsewhere === "repository" ? "the repository" : quoted(directory);
	return `It is there from ${folder}: set packer-working-directory to ${elsewhere}.`;
}

/** A sample beside it, a near name in its folder, or nothing. */
function hintFor(path: string, index: PathIndex): string {
	const sample = SAMPLES.map((ending) => path + ending).find(
		(name) => index.kindOf(name) === "file",
	);
	if (sample !== undefined)
		return `, but ${quoted(sample)} is: copy it to that name and fill it in.`;
	const missing = firstMissing(path, index);
	const folder = folderOf(missing);
	const near = nearest(nameOf(missing), index.namesIn(folder));
	if (near === undefined) return "";
	return `; did you mean ${quoted(joined(folder, near))}?`;
}

/** An error: what is not in the checkout is on no runner. */
export function leavingNotice({
	what,
	file,
	line,
	value = "",
}: RawReference): Notice {
	return {
		level: "error",
		title: "A path leaves the repository",
		message: `${settingOf(what)} names ${quoted(value)}, which is outside the repository. A run has nothing but the repository: put the file into it.`,
		file,
		line,
	};
}

/** One warning for all absolute paths of a root. */
export function absoluteNotice(
	references: readonly RawReference[],
): readonly Notice[] {
	const absolute = references.filter(
		({ from, optional }) => from === "absolute" && optional !== true,
	);
	const [first] = absolute;
	if (first === undefined) return [];
	const paths = [...new Set(absolute.map(({ value = "" }) => quoted(value)))];
	const [path, ...others] = paths;
	const more = others.length === 0 ? "" : ` (and ${others.join(", ")})`;
	return [
		{
			level: "warning",
			title: "A file of the runner",
			message: `${settingOf(first.what)} names ${path}${more}, which is on the runner: when it changes, nothing is planned.`,
			file: first.file,
			line: first.line,
		},
	];
}
