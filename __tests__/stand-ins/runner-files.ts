/** File commands as the runner reads them after a step (actions/runner `FileCommandManager.cs`). */

import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StepLog } from "./runner-commands.ts";
import type { SecretMasker } from "./runner-masks.ts";

const MOST_SUMMARY_BYTES = 1024 * 1024;

/** Variable of the step to the stem of its file's name. */
const FILES = {
	GITHUB_ENV: "set_env",
	GITHUB_OUTPUT: "set_output",
	GITHUB_PATH: "add_path",
	GITHUB_STATE: "save_state",
	GITHUB_STEP_SUMMARY: "step_summary",
} as const;

export type FileCommand = keyof typeof FILES;

/** What a step left in its files. */
export interface FileResults {
	readonly outputs: Readonly<Record<string, string>>;
	readonly state: Readonly<Record<string, string>>;
	readonly env: Readonly<Record<string, string>>;
	readonly path: readonly string[];
	/** Markdown as it is uploaded; empty where there is none, or where it was too big. */
	readonly summary: string;
}

/** Makes fresh, empty files for one step, and returns their paths by variable. */
export function makeCommandFiles(
	runnerTemp: string,
): Readonly<Record<FileCommand, string>> {
	const folder = join(runnerTemp, "_runner_file_commands");
	mkdirSync(folder, { recursive: true });
	const id = randomUUID();
	const made = Object.entries(FILES).map(([variable, stem]) => {
		const file = join(folder, `${stem}_${id}`);
		writeFileSync(file, "");
		return [variable, file] as const;
	});
	return Object.fromEntries(made) as Record<FileCommand, string>;
}

/** Reads what a step wrote; what can't be parsed fails the step by its log. */
export function readCommandFiles(
	files: Readonly<Record<FileCommand, string>>,
	log: StepLog,
	masker: SecretMasker,
): FileResults {
	const pairs = (command: FileCommand): Record<string, string> => {
		try {
			return parsePairs(readFileSync(files[command], "utf8"));
		} catch (error) {
			log.fail(
				`Unable to process file command '${FILES[command]}' successfully.`,
				error instanceof Error ? error.message : `${error}`,
			);
			return {};
		}
	};
	const { NODE_OPTIONS: refused, ...env } = pairs("GITHUB_ENV");
	if (refused !== undefined)
		log.issue(
			"error",
			"Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
		);
	return {
		outputs: pairs("GITHUB_OUTPUT"),
		state: pairs("GITHUB_STATE"),
		env,
		path: readFileSync(files.GITHUB_PATH, "utf8")
			.split("\n")
			.filter((line) => line !== ""),
		summary: readSummary(files.GITHUB_STEP_SUMMARY, log, masker),
	};
}

/**
 * Parses `NAME=VALUE` and `NAME<<DELIMITER` … `DELIMITER`; a later pair of the same name wins.
 *
 * @throws in the runner's words
 */
export function parsePairs(text: string): Record<string, string> {
	const pairs: Record<string, string> = {};
	const lines = text.split("\n");
	// The text after the last newline is a line only if there is any.
	if (lines.at(-1) === "") lines.pop();
	for (let index = 0; index < lines.length; index++) {
		const line = lines[index] ?? "";
		if (line === "") continue;
		const [, name = "", sign, rest = ""] =
			/^(.*?)(=|<<)(.*)$/s.exec(line) ?? [];
		if (sign === undefined) throw new Error(`Invalid format '${line}'`);
		if (sign === "=") {
			if (name === "")
				throw new Error(`Invalid format '${line}'. Name must not be empty`);
			pairs[name] = rest;
			continue;
		}
		if (name === "" || rest === "")
			throw new Error(
				`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`,
			);
		const end = lines.indexOf(rest, index + 1);
		if (end < 0)
			throw new Error(`Invalid value. Matching delimiter not found '${rest}'`);
		pairs[name] = lines.slice(index + 1, end).join("\n");
		index = end;
	}
	return pairs;
}

function readSummary(file: string, log: StepLog, masker: SecretMasker): string {
	const bytes = readFileSync(file);
	if (bytes.length > MOST_SUMMARY_BYTES) {
		const size = Math.floor(bytes.length / 1024);
		log.issue(
			"error",
			`$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${size}k.`,
		);
		return "";
	}
	return bytes
		.toString("utf8")
		.split("\n")
		.map((line) => masker.mask(line))
		.join("\n");
}
