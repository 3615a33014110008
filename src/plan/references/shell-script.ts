/** The files that a shell script sources or runs, as far as they are literal. Pure. */
import { commandsOf, HERE, setVariable, UNKNOWN } from "./shell-words.ts";

export interface NamedFile {
	/** Relative to the script's folder, to where it runs, absolute, or only the end of a path whose start can't be told. */
	readonly path: string;
	readonly from: "script" | "elsewhere";
	readonly line: number;
	readonly how: "sourced" | "run";
	/** A folder in which any file may be meant. */
	readonly folder?: true;
}

const KEYWORD =
	/^(if|then|elif|else|while|until|do|!|\{|time|export|readonly|local|declare|typeset)$/;
/** Programs that run the command after them. */
const WRAPPER = /^(sudo|exec|command|env|nohup|nice|builtin|time|timeout)$/;
/** Its options that take a value, and of an interpreter: `sudo -u root`, `bash -euo pipefail`. */
const OF_WRAPPER = /^-[ugC]$/;
const OF_INTERPRETER = /^[-+]\w*[oO]$/;
const INTERPRETER =
	/^(?:.*\/)?(sh|bash|dash|ash|zsh|ksh|python3?|perl|ruby|pwsh)$/;
/** Lines that are read: real scripts have some hundreds. */
const MOST_LINES = 20_000;
export function readShellScript(text: string): readonly NamedFile[] {
	return namedFiles(text);
}

/** PowerShell's `. "$PSScriptRoot\lib.ps1"` and `& .\setup.ps1` read like the shell's, but for the slashes. */
export function readPowerShell(text: string): readonly NamedFile[] {
	return namedFiles(text.replaceAll("\\", "/"));
}

function namedFiles(text: string): readonly NamedFile[] {
	const variables = new Map<string, string>();
	const found: NamedFile[] = [];
	let pending = "";
	for (const [index, part] of text.split(/\r?\n/, MOST_LINES).entries()) {
		if (part.endsWith("\\")) {
			pending += `${part.slice(0, -1)} `;
			continue;
		}
		for (const command of commandsOf(pending + part, variables)) {
			const named = namedBy(command, variables);
			if (named !== undefined) found.push({ ...named, line: index + 1 });
		}
		pending = "";
	}
	return found;
}

/** What one command names; its assignments are kept. */
function namedBy(
	words: readonly string[],
	variables: Map<string, string>,
): Omit<NamedFile, "line"> | undefined {
	let at = 0;
	for (; at < words.length; at++) {
		const word = words[at] ?? "";
		if (WRAPPER.test(word)) at = afterOptions(words, at + 1, OF_WRAPPER) - 1;
		else if (!KEYWORD.test(word) && !setVariable(word, variables)) break;
	}
	const verb = words[at] ?? "";
	if (verb === "." || verb === "source")
		return named(words[at + 1] ?? "", "sourced");
	if (INTERPRETER.test(verb)) {
		const script = afterOptions(words, at + 1, OF_INTERPRETER);
		const options = words.slice(at + 1, script);
		// the word after -c or -m is no file
		return options.some((option) => /^-\w*[cm]$/.test(option))
			? undefined
			: named(words[script] ?? "", "run");
	}
	return verb.includes("/") ? named(verb, "run") : undefined;
}

/** Past options and numbers (`timeout 5m`, `nice -n 5`). */
function afterOptions(
	words: readonly string[],
	start: number,
	withValue: RegExp,
): number {
	let at = start;
	for (; /^[-+]|^\d+[smhd]?$/.test(words[at] ?? ""); at++)
		if (withValue.test(words[at] ?? "")) at++;
	return at;
}

function named(
	word: string,
	how: NamedFile["how"],
): Omit<NamedFile, "line"> | undefined {
	const unknown = word.lastIndexOf(UNKNOWN);
	if (word.startsWith(`${HERE}/`) && unknown === -1) {
		const path = word.slice(HERE.length + 1);
		return path.includes("\0") ? undefined : { path, from: "script", how };
	}
	if (word.startsWith(`${HERE}/`)) {
		const known = word.slice(HERE.length + 1, word.indexOf(UNKNOWN));
		const path = known.slice(0, Math.max(0, known.lastIndexOf("/")));
		return { path, from: "script", how, folder: true };
	}
	const path = unknown === -1 ? word : afterFirstSlash(word, unknown);
	if (path === "" || path.includes("\0") || path.endsWith("/"))
		return undefined;
	return { path, from: "elsewhere", how };
}

/** `$lib/a.sh` is known from its `/a.sh`; of `x$n.sh` nothing is. */
function afterFirstSlash(word: string, unknown: number): string {
	const after = word.slice(unknown + UNKNOWN.length);
	return after.startsWith("/") ? after : "";
}
