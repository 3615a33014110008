/** Parsers of single input values: pure, each refusing with one {@link InputError}. */

/** A wrong input: the message names the input, what it got and what it takes. */
export class InputError extends Error {
	override readonly name = "InputError";
}

const SHOWN_LENGTH = 60;

/** Refuses a value: `Input 'os': got "…", takes ….` Control characters are shown escaped; long values are cut. */
export function refuse(input: string, got: string, takes: string): never {
	const cut =
		got.length > SHOWN_LENGTH ? `${got.slice(0, SHOWN_LENGTH)}…` : got;
	throw new InputError(
		`Input '${input}': got ${JSON.stringify(cut)}, takes ${takes}.`,
	);
}

/** Names of templates and channels' likes: what may reach a key, a status or a shell of the user. */
export const NAME_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Image ids: `<os>-<version>`, both {@link NAME_PATTERN}. */
export const IMAGE_ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,128}$/;
const CHANNEL_PATTERN = /^[a-z][a-z0-9-]{0,31}$/;
const VARIABLE_PATTERN = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** A list separated by commas, white space or new lines; empty items are dropped, duplicates merged. */
export function parseList(value: string): readonly string[] {
	return [...new Set(value.split(/[\s,]+/).filter((item) => item !== ""))];
}

/** A list of paths or globs, separated by commas or new lines only, since paths may hold spaces. */
export function parsePaths(input: string, value: string): readonly string[] {
	const items = value
		.split(/[,\r\n]+/)
		.map((item) => item.trim())
		.filter((item) => item !== "");
	return [...new Set(items.map((item) => parseRelativePath(input, item)))];
}

/**
 * A path below the workspace as a normalised POSIX path, `''` for the workspace itself.
 * Refuses absolute paths, `..`, backslashes and control characters before any file system sees them.
 */
export function parseRelativePath(input: string, value: string): string {
	const hasControl = [...value].some((char) => (char.codePointAt(0) ?? 0) < 32);
	const parts = value.split("/").filter((part) => part !== "" && part !== ".");
	if (
		hasControl ||
		value.startsWith("/") ||
		value.includes("\\") ||
		/^[A-Za-z]:/.test(value) ||
		parts.includes("..")
	)
		refuse(
			input,
			value,
			"a path below the workspace, with `/`, without `..` and not absolute",
		);
	return parts.join("/");
}

/** A boolean of the YAML 1.2 core schema. */
export function parseBoolean(input: string, value: string): boolean {
	if (/^(true|True|TRUE)$/.test(value)) return true;
	if (/^(false|False|FALSE)$/.test(value)) return false;
	return refuse(input, value, "`true` or `false`");
}

/** A whole number between `min` and `max`. */
export function parseWhole(
	input: string,
	value: string,
	min: number,
	max: number,
): number {
	const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
	if (!(number >= min && number <= max))
		refuse(input, value, `a whole number from ${min} to ${max}`);
	return number;
}

/** One of a closed list of words. */
export function parseOneOf<T extends string>(
	input: string,
	value: string,
	words: readonly T[],
): T {
	const found = words.find((word) => word === value);
	return (
		found ??
		refuse(input, value, `one of ${words.map((w) => `\`${w}\``).join(", ")}`)
	);
}

/** An http or https URL without credentials in it; a trailing slash is dropped. */
export function parseUrl(input: string, value: string): string {
	let url: URL | undefined;
	try {
		url = new URL(value);
	} catch {
		url = undefined;
	}
	if (
		url === undefined ||
		(url.protocol !== "https:" && url.protocol !== "http:")
	)
		return refuse(input, redactUrl(value), "an http or https URL");
	if (url.username !== "" || url.password !== "")
		refuse(
			input,
			`${url.protocol}//…@${url.host}`,
			"a URL without credentials",
		);
	return value.replace(/\/+$/, "");
}

/** What does not parse may still hold a password: all before the last `@` is left out. */
function redactUrl(value: string): string {
	return value.replace(/^.*@/s, "…@");
}

/** What `os` asks for. */
export type Selection =
	| { readonly kind: "changed" }
	| { readonly kind: "all" }
	| { readonly kind: "names"; readonly names: readonly string[] };

/** Parses `os`: names, or `changed` alone, or `all` alone. */
export function parseSelection(value: string): Selection {
	const names = parseList(value);
	const takes =
		"template or image names (letters, digits, `.`, `_`, `-`; starting with a letter or digit), or `changed` alone, or `all` alone";
	for (const name of names)
		if (!IMAGE_ID_PATTERN.test(name)) refuse("os", name, takes);
	for (const word of ["changed", "all"] as const) {
		if (!names.includes(word)) continue;
		if (names.length > 1) refuse("os", value, takes);
		return { kind: word };
	}
	return names.length === 0 ? { kind: "changed" } : { kind: "names", names };
}

/** Parses `channels`. */
export function parseChannels(input: string, value: string): readonly string[] {
	const names = parseList(value);
	for (const name of names)
		if (!CHANNEL_PATTERN.test(name))
			refuse(
				input,
				name,
				"channel names: a lower-case letter, then at most 31 lower-case letters, digits and `-`",
			);
	return names;
}

/**
 * Lines `name=value`; with `heredoc`, also `name<<EOF`, lines, `EOF` (as GitHub's own files take it). Blank lines and
 * lines that start with `#` are skipped. A name given twice is refused. Values never stand in an error.
 */
export function parseAssignments(
	input: string,
	value: string,
	options: { readonly heredoc: boolean },
): ReadonlyMap<string, string> {
	const result = new Map<string, string>();
	const lines = value.split(/\r?\n/);
	for (let index = 0; index < lines.length; index++) {
		const line = lines[index] ?? "";
		if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
		const heredoc = options.heredoc
			? /^\s*([^=<\s]+)<<(\S+)\s*$/.exec(line)
			: null;
		const equals = line.indexOf("=");
		const name = (heredoc?.[1] ?? line.slice(0, Math.max(equals, 0))).trim();
		if (!VARIABLE_PATTERN.test(name)) refuseLine(input, index, options.heredoc);
		if (result.has(name)) refuse(input, name, "each variable once");
		if (heredoc === null) {
			result.set(name, line.slice(equals + 1).trim());
			continue;
		}
		const end = lines.indexOf(heredoc[2] ?? "", index + 1);
		if (end < 0)
			throw new InputError(
				`Input '${input}': the value of ${name} has no closing line '${heredoc[2]}'.`,
			);
		result.set(name, lines.slice(index + 1, end).join("\n"));
		index = end;
	}
	return result;
}

function refuseLine(input: string, index: number, heredoc: boolean): never {
	const more = heredoc ? ", or `name<<EOF`, lines, `EOF`" : "";
	throw new InputError(
		`Input '${input}': line ${index + 1} is not of the form \`name=value\`${more}.`,
	);
}
