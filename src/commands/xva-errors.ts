/** How the `xva` commands fail: each error ends as one line and an exit code. */
import { oneLine } from "../report/format.ts";
import { XvaError } from "../xva/errors.ts";

/** Exit codes; of several, the highest counts. */
export const EXIT = { fine: 0, bad: 1, unusable: 2 } as const;

/** The command line was used in a wrong way: where its help is, is shown after the message. */
export class UsageError extends Error {
	override readonly name = "UsageError";
}

/** A file that can't be read, or a place that can't be written to. */
export class UnusableFileError extends Error {
	override readonly name = "UnusableFileError";
}

const LONGEST_LINE = 2000;

/** Somebody else's text on one line of a terminal, without control characters. */
export function shown(text: string): string {
	return oneLine(text, LONGEST_LINE);
}

/** The name of standard input, as a file. */
export const STDIN = "-";

/** What to call an input file. */
export function inputName(path: string): string {
	return path === STDIN ? "standard input" : shown(path);
}

/** `truncated: The file ends … (Ref:7/00000001, offset 1536).`, or just the sentence of another error. */
export function describe(error: unknown): string {
	if (!(error instanceof XvaError)) {
		return shown(error instanceof Error ? error.message : String(error));
	}
	const where = [
		...(error.member === undefined ? [] : [error.member]),
		// What is wrong from the first byte on is not wrong at a place.
		...(error.offset ? [`offset ${error.offset}`] : []),
	];
	const place = where.length === 0 ? "" : ` (${where.join(", ")})`;
	return shown(`${error.class}: ${error.message}${place}`);
}

/** The same error, or a sentence where it is the system's about a path. */
export function explain(error: unknown, path: string): unknown {
	const code = codeOf(error);
	const sentence =
		code === "ENOENT" && PATTERN.test(path)
			? "matches no file: give the names of files that are there"
			: SYSTEM_ERRORS[code];
	if (sentence === undefined) return error;
	return new UnusableFileError(`${shown(path)} ${sentence}.`, { cause: error });
}

/** A pattern that a shell found no file for comes as it is. */
const PATTERN = /[*?[]/;

/** What the system says of paths, for people. */
const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
	ENOENT: "is not there",
	ENOTDIR: "is not there: a part of the path is no folder",
	EISDIR: "is a folder, not a file",
	EACCES: "is closed to this user",
	EPERM: "is closed to this user",
	EROFS: "is on a file system that is read only",
	ENAMETOOLONG: "is too long a name",
	ELOOP: "is a symbolic link that leads nowhere",
	ENXIO: "is no file that can be read",
	EIO: "is on a disk that has an error",
};

function codeOf(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Parses options; what `parseArgs` says of wrong ones is wrong use. */
export function options<T>(parse: () => T): T {
	try {
		return parse();
	} catch (error) {
		throw new UsageError(wrongOption(error), { cause: error });
	}
}

/** What `parseArgs` says, in one sentence. */
function wrongOption(error: unknown): string {
	const text = describe(error);
	const option = /--?[^\s'<,]+(?=\s<value>|'|$)/.exec(text)?.[0] ?? "an option";
	switch (codeOf(error)) {
		case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
			return `There is no option ${option}.`;
		case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
			if (text.includes("does not take an argument"))
				return `${option} takes no value.`;
			return text.includes("is ambiguous")
				? `${option} needs a value; one that begins with a dash is given as ${option}=VALUE.`
				: `${option} needs a value.`;
		default:
			return text;
	}
}
