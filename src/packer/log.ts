/** The log of one Packer run: a redacted file, and live lines. */

import { closeSync, openSync, writeFileSync } from "node:fs";
import { cleanLine, type Line, LineSplitter, MAX_LINE_BYTES } from "./lines.ts";
import { displayLines, type OutputReader, type UiLine } from "./output.ts";
import type { Redactor } from "./redact.ts";

/** As many of Packer's last error lines as a person wants to see. */
const MAX_ERROR_LINES = 20;
/** Characters that wait to be written at most, while a chunk of output is read. */
const FLUSH_LENGTH = 64 * 1024;

export interface BuildLogSettings {
	/** Of the file; it is appended to. */
	readonly path: string;
	readonly redactor: Redactor;
	/** Gets each line for people, redacted, with the time since the start before it. */
	readonly live: (line: string) => void;
	readonly now: () => Date;
}

/** Writes a run's lines as they come. Nothing leaves it unredacted. */
export class BuildLog {
	readonly #settings: BuildLogSettings;
	readonly #redactLine: (line: string) => string;
	readonly #file: number;
	readonly #startedAt: number;
	#errors: string[] = [];
	#unwritten = "";

	constructor(settings: BuildLogSettings) {
		this.#settings = settings;
		this.#redactLine = settings.redactor.lines();
		this.#file = openSync(settings.path, "a", 0o600);
		this.#startedAt = settings.now().getTime();
	}

	/** The last error lines so far, oldest first, redacted. */
	get errors(): readonly string[] {
		return this.#errors;
	}

	/** Forgets the error lines: those of a phase that went well explain nothing. */
	clearErrors(): void {
		this.#errors = [];
	}

	/** Adds a line that is clean: to the file, and unless it is a debug line, to the live log. */
	add(
		{ level, text }: UiLine,
		{ cut = false, debug = false }: { cut?: boolean; debug?: boolean } = {},
	): void {
		const { redactor, now, live } = this.#settings;
		// A stream holds the end back, where a line that was cut may end in half a secret.
		const line = cut
			? `${redactor.stream().write(text)} … (cut: longer than ${MAX_LINE_BYTES / 1024} KiB)`
			: this.#redactLine(text);
		const at = now();
		this.#unwritten += `${at.toISOString()} ${line}\n`;
		if (this.#unwritten.length > FLUSH_LENGTH) this.flush();
		if (debug) return;
		live(`${elapsed(at.getTime() - this.#startedAt)} ${line}`);
		if (level === "error" && line.trim() !== "") {
			this.#errors = [...this.#errors, line].slice(-MAX_ERROR_LINES);
		}
	}

	/** Puts what is pending into the file: what was shown must be there even if we are killed next. */
	flush(): void {
		writeFileSync(this.#file, this.#unwritten);
		this.#unwritten = "";
	}

	close(): void {
		this.flush();
		closeSync(this.#file);
	}
}

/** `mm:ss`; minutes go on beyond an hour. */
function elapsed(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	const pad = (value: number) => String(value).padStart(2, "0");
	return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
}

/** Takes the bytes of one output stream and feeds its lines to the log. */
export interface OutputSink {
	write(chunk: Uint8Array): void;
	end(): void;
}

/** Standard output of `packer build -machine-readable`. `onBatch` is called when the reader knows a batch of it. */
export function machineSink(
	log: BuildLog,
	reader: OutputReader,
	redactor: Redactor,
	onBatch: () => void,
): OutputSink {
	const taken = sink(log, redactor, ({ text, cut }) => {
		const lines = reader.read(text);
		for (const [index, line] of lines.entries()) {
			log.add(line, { cut: cut && index === lines.length - 1 });
		}
	});
	return {
		write: (chunk) => {
			taken.write(chunk);
			onBatch();
		},
		end: taken.end,
	};
}

/** Plain text: standard error, and all that `init` and `validate` say. `keep` gets each line, not redacted. */
export function plainSink(
	log: BuildLog,
	redactor: Redactor,
	options: {
		readonly level: UiLine["level"];
		readonly debug?: boolean;
		readonly keep?: (line: string) => void;
	},
): OutputSink {
	const { level, debug = false, keep } = options;
	return sink(log, redactor, ({ text, cut }) => {
		const line = cleanLine(text);
		keep?.(line);
		log.add({ level, text: line }, { cut, debug });
	});
}

function sink(
	log: BuildLog,
	redactor: Redactor,
	onLine: (line: Line) => void,
): OutputSink {
	const splitter = new LineSplitter(MAX_LINE_BYTES + redactor.longest);
	const take = (lines: readonly Line[]) => {
		for (const line of lines) onLine(line);
		log.flush();
	};
	return {
		write: (chunk) => take(splitter.push(chunk)),
		end: () => take(splitter.end()),
	};
}

/** A message of our own in the log. */
export function note(log: BuildLog, text: string): void {
	for (const line of displayLines("say", text)) log.add(line);
	log.flush();
}
