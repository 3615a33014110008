import { isList, toText, UNKNOWN, type Value } from "../hcl/value.ts";
import { readPathText } from "./path-text.ts";

/** A place of a template where a file or folder is named. */
export interface RawReference {
	/**
	 * `<type of provisioner, post-processor or source>.<attribute>`, such as `shell.script`, or `function.<name>`, such as
	 * `function.templatefile`.
	 */
	readonly what: string;
	/** Where it is made, repository-relative. */
	readonly file: string;
	/** 1-based: of the attribute, or of the list's item, or of the call. */
	readonly line: number;
	/** The path as it comes out; absent where it can't be told. */
	readonly value?: string;
	/** Half a sentence where it can't be told: `var.family has no value`. */
	readonly why?: string;
	/** What `value` is relative to. */
	readonly from: ReferenceBase;
	/** Nothing is wrong where it is absent, such as what the build makes before it reads it. */
	readonly optional?: boolean;
}

/**
 * The root's folder (`path.root`), the working directory (`path.cwd`, or nothing before the path), or the runner's root.
 * `twice` is what `file("${path.root}/x")` comes to: Packer takes a relative path there from the root's folder, and `path.root`
 * is relative itself, so `x` is found only where Packer runs in that folder.
 */
export type ReferenceBase = "root" | "cwd" | "relative" | "twice" | "absolute";

/** Where a value stands. */
export interface Place {
	readonly what: string;
	readonly file: string;
	readonly line: number;
	readonly optional: boolean;
}

/**
 * The references that a value makes: one, or one an item of a list. Null, and texts that name no file of the repository, make
 * none. `why` is asked where the value is not known.
 */
export function referencesOf(
	value: Value,
	place: Place,
	directory: string,
	why: () => string,
): readonly RawReference[] {
	if (isList(value))
		return value.flatMap((item) => referencesOf(item, place, directory, why));
	const { optional, ...where } = place;
	const raw = { ...where, ...(optional ? { optional } : {}) };
	if (value === UNKNOWN) return [{ ...raw, from: "relative", why: why() }];
	const text = toText(value);
	if (text === undefined) return [];
	const path = readPathText(text, directory);
	if (path.kind === "none") return [];
	if (path.kind === "unknown")
		return [{ ...raw, from: "relative", why: path.why }];
	const { value: told, from, relativeRoot } = path;
	return [{ ...raw, value: told, from: baseOf(place, from, relativeRoot) }];
}

/** Packer's functions but `filebase64` take a relative path from the root's folder, all else from the working directory. */
function baseOf(
	{ what }: Place,
	from: RawReference["from"],
	relativeRoot: boolean,
): ReferenceBase {
	if (!what.startsWith("function.") || what === "function.filebase64")
		return from;
	if (from === "relative") return "root";
	return relativeRoot ? "twice" : from;
}

/** Each once, and those that the build makes before it reads them as such. `made` are paths as `RawReference` has them. */
export function tidied(
	references: readonly RawReference[],
	made: readonly RawReference[],
): readonly RawReference[] {
	const makes = made.flatMap((reference) => keyOf(reference) ?? []);
	const seen = new Map<string, RawReference>();
	for (const reference of references) {
		const { file, line, what, value = "", why = "" } = reference;
		const key = keyOf(reference);
		const isMade = makes.some(
			(path) => key === path || key?.startsWith(`${path}/`) === true,
		);
		const text = [what, file, line, reference.from, value, why].join("\0");
		if (!seen.has(text))
			seen.set(text, isMade ? { ...reference, optional: true } : reference);
	}
	return [...seen.values()];
}

function keyOf({ from, value }: RawReference): string | undefined {
	if (value === undefined) return undefined;
	const base = from === "cwd" ? "relative" : from;
	return `${base}:${value.replace(/^(?:\.\/)+|\/+$/g, "")}`;
}
