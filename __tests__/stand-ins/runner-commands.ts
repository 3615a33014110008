/** Lines of a step as the runner reads them (actions/runner `ActionCommand.cs`, `ActionCommandManager.cs`, `ExecutionContext.cs`). */

import { isAbsolute, relative } from "node:path";
import type { SecretMasker } from "./runner-masks.ts";

export interface Annotation {
	readonly level: "error" | "warning" | "notice";
	readonly message: string;
	/** `title`, `file`, `line`, `endLine`, `col`, `endColumn`, as given and sound. */
	readonly properties: Readonly<Record<string, string>>;
}

export interface Command {
	readonly name: string;
	readonly properties: Readonly<Record<string, string>>;
	readonly data: string;
}

const MOST_ANNOTATIONS_OF_A_LEVEL = 10;
const MOST_ANNOTATION_CHARACTERS = 4096;

/** Commands that any line may hold; names are told apart without regard to case. */
const COMMANDS = [
	"add-mask",
	"add-matcher",
	"add-path",
	"debug",
	"echo",
	"endgroup",
	"error",
	"group",
	"internal-set-repo-path",
	"notice",
	"remove-matcher",
	"save-state",
	"set-env",
	"set-output",
	"stop-commands",
	"warning",
];

/** `::name k=v,k2=v2::data`, after blanks only; or the old `##[name k=v;k2=v2]data`, anywhere in the line. */
export function parseCommand(
	line: string,
	names: ReadonlySet<string>,
): Command | undefined {
	const found = /^\s*::([^ ]*?)(?: (.*?))?::(.*)$/s.exec(line) ?? undefined;
	if (found && names.has((found[1] ?? "").toLowerCase()))
		return {
			name: (found[1] ?? "").toLowerCase(),
			properties: parseProperties(found[2] ?? "", ",", NEW_PROPERTY),
			data: unescapeText(found[3] ?? "", NEW_DATA),
		};
	const old = /##\[([^ \]]*)(?: ([^\]]*))?\](.*)$/s.exec(line);
	if (old && names.has((old[1] ?? "").toLowerCase()))
		return {
			name: (old[1] ?? "").toLowerCase(),
			properties: parseProperties(old[2] ?? "", ";", OLD_STYLE),
			data: unescapeText(old[3] ?? "", OLD_STYLE),
		};
	return undefined;
}

type Escapes = readonly (readonly [string, string])[];
const NEW_DATA: Escapes = [
	["%0D", "\r"],
	["%0A", "\n"],
	["%25", "%"],
];
const NEW_PROPERTY: Escapes = [
	["%0D", "\r"],
	["%0A", "\n"],
	["%3A", ":"],
	["%2C", ","],
	["%25", "%"],
];
const OLD_STYLE: Escapes = [
	["%3B", ";"],
	["%0D", "\r"],
	["%0A", "\n"],
	["%5D", "]"],
	["%25", "%"],
];

function unescapeText(text: string, escapes: Escapes): string {
	return escapes.reduce(
		(all, [code, char]) => all.replaceAll(code, char),
		text,
	);
}

function parseProperties(
	text: string,
	separator: string,
	escapes: Escapes,
): Record<string, string> {
	const pairs = text
		.trim()
		.split(separator)
		.map((pair) => /^([^=]+)=(.+)$/s.exec(pair));
	return Object.fromEntries(
		pairs
			.filter((pair) => pair !== null)
			.map(([, key = "", value = ""]) => [
				key.trim(),
				unescapeText(value, escapes),
			]),
	);
}

export interface StepLogOptions {
	readonly workspace: string;
	/** Debug lines are shown. */
	readonly debug: boolean;
	/** Sees each line as it is shown. */
	readonly onShown: (line: string) => void;
}

/** The log of one step, and what its commands did. */
export class StepLog {
	/** As shown: masked, commands in the runner's own words. */
	readonly lines: string[] = [];
	/** As the process wrote them, with every secret. */
	readonly raw: string[] = [];
	readonly annotations: Annotation[] = [];
	/** By `set-output` and `save-state`, which the runner still takes, with a warning. */
	readonly outputs: Record<string, string> = {};
	readonly state: Record<string, string> = {};
	/** A command or file could not be processed: the step fails, whatever its exit code. */
	failed = false;
	readonly #masker: SecretMasker;
	readonly #options: StepLogOptions;
	readonly #names = new Set(COMMANDS);
	#stopToken: string | undefined;
	#echo = false;

	constructor(masker: SecretMasker, options: StepLogOptions) {
		this.#masker = masker;
		this.#options = options;
	}

	/** Takes one line of the step's streams. */
	receive(line: string): void {
		this.raw.push(line);
		const command = parseCommand(line, this.#names);
		if (command === undefined) this.show(line);
		else if (this.#stopToken !== undefined) this.#resume(command, line);
		else if (command.name === "stop-commands") this.#stop(command.data, line);
		else this.#process(command, line);
	}

	show(text: string): void {
		for (const line of this.#masker.mask(text).split(/\r\n|\r|\n/)) {
			this.lines.push(line);
			this.#options.onShown(line);
		}
	}

	/** An annotation: the log has all of them whole, the run's page the first ten of a level, cut. */
	issue(
		level: Annotation["level"],
		text: string,
		properties: Readonly<Record<string, string>> = {},
	): void {
		this.show(`##[${level}]${text}`);
		const same = this.annotations.filter((one) => one.level === level);
		if (same.length >= MOST_ANNOTATIONS_OF_A_LEVEL) return;
		const message = this.#masker
			.mask(text)
			.slice(0, MOST_ANNOTATION_CHARACTERS);
		this.annotations.push({
			level,
			message,
			properties: this.#soundProperties(properties),
		});
	}

	/** What the runner says when it cannot process something: the step fails. */
	fail(what: string, why: string): void {
		this.issue("error", what);
		this.issue("error", why);
		this.failed = true;
	}

	#resume(command: Command, line: string): void {
		this.show(line);
		if (command.name !== this.#stopToken) return;
		this.#names.delete(command.name);
		this.#stopToken = undefined;
	}

	#stop(token: string, line: string): void {
		const name = token.toLowerCase();
		if (token === "" || this.#names.has(name) || name === "pause-logging") {
			this.fail(
				`Unable to process command '${line}' successfully.`,
				`Invalid stop-commands token '${token}'.`,
			);
			return;
		}
		this.#stopToken = name;
		this.#names.add(name);
		if (token.length > 6) this.#masker.add(token);
		this.show(line);
	}

	#process({ name, properties, data }: Command, line: string): void {
		if (this.#echo && name !== "add-mask" && name !== "echo") this.show(line);
		switch (name) {
			case "error":
			case "warning":
			case "notice":
				this.issue(name, data, properties);
				break;
			case "debug":
				if (this.#options.debug) this.show(`##[debug]${data}`);
				break;
			case "group":
			case "endgroup":
				this.show(`##[${name}]${data}`);
				break;
			case "add-mask":
				this.#addMask(data);
				break;
			case "echo":
				this.#echo = data.trim().toLowerCase() === "on";
				break;
			case "set-output":
			case "save-state": {
				const kept = name === "set-output" ? this.outputs : this.state;
				kept[properties.name ?? ""] = data;
				this.issue("warning", `The \`${name}\` command is deprecated.`);
				break;
			}
			case "set-env":
			case "add-path":
				this.fail(
					`Unable to process command '${line}' successfully.`,
					`The \`${name}\` command is disabled.`,
				);
		}
	}

	#addMask(value: string): void {
		if (value.trim() === "") {
			this.issue(
				"warning",
				"Can't add secret mask for empty string in ##[add-mask] command.",
			);
			return;
		}
		this.#masker.add(value);
		for (const line of value.split(/[\r\n]/)) this.#masker.add(line.trim());
	}

	/** `file` below the workspace, places as numbers; columns say nothing of several lines. */
	#soundProperties(
		given: Readonly<Record<string, string>>,
	): Record<string, string> {
		const sound: Record<string, string> = {};
		for (const [key, value] of Object.entries(given)) {
			const place = /^(line|endLine|col|endColumn)$/.test(key);
			if (!place || /^\d+$/.test(value)) sound[key] = value;
		}
		if (sound.file !== undefined && isAbsolute(sound.file))
			sound.file = relative(this.#options.workspace, sound.file);
		if (sound.endLine !== undefined && sound.endLine !== sound.line) {
			delete sound.col;
			delete sound.endColumn;
		}
		return sound;
	}
}
