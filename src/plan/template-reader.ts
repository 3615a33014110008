import type { Notice } from "../model.ts";
import { HclError, type HclFile } from "./hcl/ast.ts";
import { parseHclJson } from "./hcl/json.ts";
import { type JsonValue, readJson } from "./hcl/json-reader.ts";
import { parseHcl } from "./hcl/parse.ts";
import { quoted } from "./quoted.ts";

/** A file that was read, or the error that says why not. */
export type Read<T> =
	| { readonly content: T }
	| { readonly content?: undefined; readonly problem: Notice };

/** Reads the files of a template, each once. */
export interface TemplateReader {
	/** Text of a file, or undefined. */
	readonly text: (path: string) => string | undefined;
	/** HCL in native or JSON syntax, as the file's name says. */
	readonly hcl: (path: string) => Read<HclFile>;
	readonly json: (path: string, text: string) => Read<JsonValue>;
}

/** `readText` gives the text of a file of the commit, undefined where it has none. */
export function createTemplateReader(
	readText: (path: string) => string | undefined,
): TemplateReader {
	const files = new Map<string, Read<HclFile>>();
	return {
		text: readText,
		hcl: (path) => {
			const before = files.get(path);
			if (before !== undefined) return before;
			const text = readText(path);
			const read =
				text === undefined ? { problem: missing(path) } : readHcl(path, text);
			files.set(path, read);
			return read;
		},
		json: (path, text) => parsed(path, () => readJson(text, path)),
	};
}

/** Reads HCL in native or JSON syntax, as the file's name says. */
export function readHcl(path: string, text: string): Read<HclFile> {
	const parse = path.endsWith(".json") ? parseHclJson : parseHcl;
	return parsed(path, () => parse(text, path));
}

function parsed<T>(path: string, parse: () => T): Read<T> {
	try {
		return { content: parse() };
	} catch (error) {
		if (!(error instanceof HclError)) throw error;
		return { problem: unreadable(path, error) };
	}
}

function unreadable(file: string, { message, line, column }: HclError): Notice {
	return {
		level: "error",
		title: "This Packer file cannot be read",
		message,
		file,
		line,
		column,
	};
}

function missing(file: string): Notice {
	return {
		level: "error",
		message: `The file ${quoted(file)} is in the commit, but it cannot be read.`,
		file,
	};
}
