/**
 * The runner's side of the conversation: log, commands, masks, outputs, state and summary. It speaks as `@actions/core`
 * does and does without it: that package brings an HTTP client along, a third of the time that a plan takes to start.
 */
import { randomUUID } from "node:crypto";
import { appendFileSync, writeFileSync } from "node:fs";
import { EOL } from "node:os";

export interface Runner {
	/** True under a runner; false on a terminal, where workflow commands would only be noise. */
	readonly underActions: boolean;
	readonly debugging: boolean;
	/** One of our own sentences: it can't start a command. */
	info(text: string): void;
	/** A line that a program of somebody else wrote; never parsed as a command. */
	foreign(text: string): void;
	/** Until {@link closeFence}, the runner parses no commands. Nests. */
	openFence(): void;
	closeFence(): void;
	group(title: string): void;
	endGroup(): void;
	/** Prints workflow commands as they are: `::error …`. */
	commands(lines: readonly string[]): void;
	mask(secret: string): void;
	setOutput(name: string, value: string): void;
	saveState(name: string, value: string): void;
	/** Replaces this step's job summary. */
	writeSummary(text: string): void;
	fail(message: string): void;
}

/** The runner that `env` describes. */
export function openRunner(
	env: Readonly<Record<string, string | undefined>>,
): Runner {
	const underActions = env.GITHUB_ACTIONS === "true";
	const print = (text: string) => process.stdout.write(text + EOL);
	let fences = 0;
	let token = "";
	const raise = () => {
		token = randomUUID();
		if (underActions) print(`::stop-commands::${token}`);
	};
	const lower = () => {
		if (underActions) print(`::${token}::`);
	};
	/** Our own commands work inside a fence too: it is lowered for them. */
	const outside = (speak: () => void) => {
		if (fences > 0) lower();
		speak();
		if (fences > 0) raise();
	};
	return {
		underActions,
		debugging: env.RUNNER_DEBUG === "1",
		info: (text) => print(harmless(text)),
		foreign: (text) => print(text),
		openFence: () => {
			if (fences++ === 0) raise();
		},
		closeFence: () => {
			if (--fences === 0) lower();
		},
		// while commands are stopped, the log's own marks still fold its lines
		group: (title) => {
			if (!underActions) print(title);
			else if (fences > 0) print(`##[group]${harmless(title)}`);
			else print(command("group", harmless(title)));
		},
		endGroup: () => {
			if (!underActions) return;
			if (fences > 0) print("##[endgroup]");
			else print(command("endgroup", ""));
		},
		commands: (lines) => outside(() => lines.forEach(print)),
		mask: (secret) => {
			if (underActions) outside(() => print(command("add-mask", secret)));
		},
		setOutput: (name, value) => {
			const file = env.GITHUB_OUTPUT;
			if (file) appendValue(file, name, value);
			else if (!underActions) print(`${name}=${value}`);
		},
		saveState: (name, value) => {
			const file = env.GITHUB_STATE;
			if (file) appendValue(file, name, value);
		},
		writeSummary: (text) => {
			const file = env.GITHUB_STEP_SUMMARY;
			if (file) writeFileSync(file, text);
		},
		fail: (message) => {
			process.exitCode = 1;
			if (underActions) outside(() => print(command("error", message)));
			else process.stderr.write(`${message}${EOL}`);
		},
	};
}

/** A workflow command, its data escaped as the runner unescapes it. */
function command(name: string, data: string): string {
	const escaped = data
		.replaceAll("%", "%25")
		.replaceAll("\r", "%0D")
		.replaceAll("\n", "%0A");
	return `::${name}::${escaped}`;
}

/** Adds a value of whatever lines to one of the runner's files; nobody can foresee the line that ends it. */
function appendValue(file: string, name: string, value: string): void {
	const end = `ghadelimiter_${randomUUID()}`;
	appendFileSync(file, `${name}<<${end}${EOL}${value}${EOL}${end}${EOL}`);
}

/**
 * Our own text may quote a hostile name: `::` at the start of a line and `##[` anywhere would be commands. U+0085 is
 * white space to the runner (.NET's `Trim`), though not to JavaScript.
 */
function harmless(text: string): string {
	return text
		.split(/\r\n|\r|\n/)
		.map((line) =>
			line.replace(/^([\s\u0085]*):(?=:)/, "$1: ").replaceAll("##[", "## ["),
		)
		.join(EOL);
}
