import type { Notice } from "../model.ts";
import { HclError, type HclFile } from "./hcl/ast.ts";
import { parseHclJson } from "./hcl/json.ts";
import { type JsonValue, readJson } from "./hcl/json-reader.ts";
import { parseHcl } from "./hcl/parse.ts";
import { quoted } from "./quoted.ts";

/** Reads template files; what is wrong with one becomes a problem, and the file is then undefined. */
export interface TemplateReader {
	/** Text of a file, or undefined. Says nothing of a file that is not there. */
	readonly text: (path: string) => string | undefined;
	/** HCL in native or JSON syntax, as the file's name says; `text` where it is at hand already. */
	readonly hcl: (path: string, text?: string) => HclFile | undefined;
	readonly json: (path: string, text: string) => JsonValue | undefined;
	readonly report: (problem: Notice) => void;
	readonly problems: readonly Notice[];
}

/** `readText` gives the text of a file of the commit, undefined where it has none. */
export function createTemplateReader(
	readText: (path: string) => string | undefined,
): TemplateReader {
	const problems: Notice[] = [];
	const report = (problem: Notice) => {
		problems.push(problem);
	};
	const parsed = <T>(path: string, parse: () => T): T | undefined => {
		try {
			return parse();
		} catch (error) {
			if (!(error instanceof HclError)) throw error;
			report(unreadable(path, error));
			return undefined;
		}
	};
	return {
		text: readText,
		hcl: (path, text = readText(path)) => {
			if (text === undefined) {
				report(missing(path));
				return undefined;
			}
			const parse = path.endsWith(".json") ? parseHclJson : parseHcl;
			return parsed(path, () => parse(text, path));
		},
		json: (path, text) => parsed(path, () => readJson(text, path)),
		report,
		problems,
	};
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
