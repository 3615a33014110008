/** HCL diagnostics in Packer's output, to annotations. */

import { isAbsolute, join, relative, sep } from "node:path";
import type { Notice } from "../model.ts";

/** Where Packer ran and where the repository is: absolute paths. */
export interface DiagnosticPlace {
	readonly workingDirectory: string;
	readonly repository: string;
}

interface Position {
	readonly file: string;
	readonly line: number;
	readonly column?: number;
}

const HEAD = /^(Error|Warning): (.+)$/;
const SUBJECT = /^ {2}on (.*) line (\d+)(?:, in .*)?:$/;
/** A line of source that Packer shows, or its apology. */
const SOURCE = /^(?: *\d+: .*| *\d+:| {2}\(source code not available\))$/;
/** A range inside the detail: `file:line,column-column` or `file:line,column-line,column`. */
const RANGE = /(\S+\.(?:hcl|json)):(\d+),(\d+)-\d+/;

/**
 * Reads the diagnostics of `init`, `validate` or `build`: blocks of `Error: <summary>`, `  on <file> line <n>:`,
 * source lines, and a detail. Files become repository-relative; a file outside of the repository is left out.
 */
export function parseDiagnostics(
	text: string,
	place: DiagnosticPlace,
): Notice[] {
	const blocks: string[][] = [];
	for (const line of text.split("\n")) {
		if (HEAD.test(line)) blocks.push([line]);
		else blocks.at(-1)?.push(line);
	}
	return blocks.map((block) => toNotice(block, place));
}

function toNotice(block: readonly string[], place: DiagnosticPlace): Notice {
	const [, severity, summary = ""] = HEAD.exec(block[0] ?? "") ?? [];
	const subject = block.map((line) => SUBJECT.exec(line)).find(Boolean);
	const detail = block
		.slice(1)
		.filter((line) => !SUBJECT.test(line) && !SOURCE.test(line))
		.join("\n")
		.trim();
	const position = locate(subject, RANGE.exec(detail));
	return {
		level: severity === "Warning" ? "warning" : "error",
		title: summary,
		message: detail === "" ? summary : detail,
		...(position && inRepository(position, place)),
	};
}

/** The nested range is the finer of the two; it may also be the only one. */
function locate(
	subject: RegExpExecArray | null | undefined,
	range: RegExpExecArray | null,
): Position | undefined {
	if (range !== null) {
		const [, file = "", line, column] = range;
		return { file, line: Number(line), column: Number(column) };
	}
	const [, file = "", line = "0"] = subject ?? [];
	return file === "" || Number(line) < 1
		? undefined
		: { file, line: Number(line) };
}

function inRepository(
	position: Position,
	{ workingDirectory, repository }: DiagnosticPlace,
): Position | undefined {
	const absolute = isAbsolute(position.file)
		? position.file
		: join(workingDirectory, position.file);
	const path = relative(repository, absolute);
	if (path.startsWith(`..${sep}`) || isAbsolute(path)) {
		return undefined;
	}
	return { ...position, file: path };
}

/** Whether two notices tell of the same thing: `validate` and `build` differ only in the detail. */
export function isSameDiagnostic(a: Notice, b: Notice): boolean {
	return (
		a.level === b.level &&
		a.title === b.title &&
		a.file === b.file &&
		a.line === b.line
	);
}
