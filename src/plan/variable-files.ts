/** Variable files that a run of Packer uses by their name, and what to say of one that is not there. Pure. */
import { posix } from "node:path";
import { didYouMean } from "../near-names.ts";
import type { PathIndex } from "./path-index.ts";
import { quoted } from "./quoted.ts";

/** Variable files of a folder as their names tell what they are for. All paths are repository-relative. */
export interface InferredFiles {
	/** Used by every run, in this order. */
	readonly common: readonly string[];
	/** Each makes a variant of its key. */
	readonly variants: readonly { readonly key: string; readonly path: string }[];
	/** Only a person knows what these are for. */
	readonly others: readonly string[];
}

export const NO_FILES: InferredFiles = { common: [], variants: [], others: [] };

/** Names of files that apply to every run, the more particular last: theirs wins. The folder's own name comes after them. */
const COMMON_NAMES = ["variables", "default"];

/** Endings by which a file is a model for another and not to be used itself. */
const MODEL = /(?:^|\.)(?:sample|example)$|\.(?:dist|template)$/i;

const EXTENSION = /\.pkrvars\.(?:hcl|json)$/;

/**
 * Sorts the variable files beside the template files of a folder that is run: one named after the folder, `default` or
 * `variables` applies to all; `<folder>-<x>`, `<folder>_<x>`, `<folder><digits…>` and `<digits…>` each make the variant x,
 * the folder being the root's or the template's; a single file of another name applies too.
 */
export function filesOfFolder(
	paths: readonly string[],
	folderNames: readonly string[],
): InferredFiles {
	const names = [...COMMON_NAMES, ...folderNames].map((name) =>
		name.toLowerCase(),
	);
	const sorted = sortFiles(paths, (stem) => {
		const rank = names.indexOf(stem.toLowerCase());
		if (rank !== -1) return { rank };
		const keys = folderNames.map((folder) => keyAfter(folder, stem));
		const key = keys.find((found) => found !== undefined);
		return { key: key ?? (/^\d/.test(stem) ? stem : undefined) };
	});
	const { common, variants, others } = sorted;
	const isOnly = common.length + variants.length === 0 && others.length === 1;
	return isOnly ? { common: others, variants, others: [] } : sorted;
}

/**
 * Those for a file that is run alone, of all that are: `<stem>` applies to it, `<stem>-<x>` and the like make the variant x.
 */
export function filesOfFile(
	paths: readonly string[],
	stem: string,
	stems: readonly string[],
): InferredFiles {
	const own = paths.filter(
		(path) => ownerOf(stemOfVariables(path), stems) === stem,
	);
	return sortFiles(own, (name) =>
		name.toLowerCase() === stem.toLowerCase()
			? { rank: 0 }
			: { key: keyAfter(stem, name) },
	);
}

/** The one of `stems` that a variable file's stem is named after: the longest. */
export function ownerOf(
	name: string,
	stems: readonly string[],
): string | undefined {
	return stems
		.filter(
			(stem) =>
				name.toLowerCase() === stem.toLowerCase() ||
				keyAfter(stem, name) !== undefined,
		)
		.toSorted((a, b) => b.length - a.length)[0];
}

/** `rank` of a common file, or the `key` of a variant's. */
type Use = { readonly rank: number } | { readonly key: string | undefined };

function sortFiles(
	paths: readonly string[],
	useOf: (stem: string) => Use,
): InferredFiles {
	const common: { path: string; rank: number }[] = [];
	const variants: { key: string; path: string }[] = [];
	const others: string[] = [];
	for (const path of paths.toSorted()) {
		const stem = stemOfVariables(path);
		if (MODEL.test(stem)) continue;
		const use = useOf(stem);
		if ("rank" in use) common.push({ path, rank: use.rank });
		else if (use.key === undefined) others.push(path);
		else variants.push({ key: use.key, path });
	}
	const inOrder = common.toSorted((a, b) => a.rank - b.rank);
	return { common: inOrder.map(({ path }) => path), variants, others };
}

/** What follows a name and a separator, or stands right behind it as a number of its own. */
function keyAfter(name: string, stem: string): string | undefined {
	if (!stem.toLowerCase().startsWith(name.toLowerCase())) return undefined;
	const rest = stem.slice(name.length);
	const key = /^[-_]?([A-Za-z0-9].*)$/.exec(rest)?.[1];
	const isApart = /^[-_]/.test(rest) || (/^\d/.test(rest) && !/\d$/.test(name));
	return isApart ? key : undefined;
}

/** A variable file's name without folder and extension. */
export function stemOfVariables(path: string): string {
	return posix.basename(path).replace(EXTENSION, "");
}

/**
 * What to say after "… is not there": the model that lies beside it to be copied, else the name that was meant.
 * Starts with `; `; empty where there is neither.
 */
export function describeMissing(path: string, index: PathIndex): string {
	const folder = posix.dirname(path);
	const names = index.namesIn(folder === "." ? "" : folder);
	const name = posix.basename(path);
	const model = names.find((other) => other !== name && copyOf(other) === name);
	if (model !== undefined)
		return `; there is ${quoted(model)} beside it: copy it to ${quoted(name)}`;
	const likely = names.filter((other) => EXTENSION.test(other));
	return didYouMean(name, likely);
}

/** Variable files that are only there as models, each with the file that it is to be copied to, which is not there. */
export function modelsIn(
	names: readonly string[],
): readonly { readonly model: string; readonly copy: string }[] {
	return names.flatMap((model) => {
		const copy = copyOf(model);
		const isWanted = EXTENSION.test(copy) && !names.includes(copy);
		return copy !== model && isWanted ? [{ model, copy }] : [];
	});
}

/** `x.pkrvars.hcl.example` and `x.example.pkrvars.hcl` are to be copied to `x.pkrvars.hcl`; other names are as they are. */
function copyOf(name: string): string {
	return name.replace(
		/\.(?:sample|example|dist|template)(?=(?:\.pkrvars)?\.[^.]+$|$)/i,
		"",
	);
}
