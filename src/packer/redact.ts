/**
 * Takes secrets out of text before it reaches a log or the store. The runner masks its own log only; what is uploaded
 * is masked here, and in more encodings.
 */

import { StringDecoder } from "node:string_decoder";
import { AnchorIndex, type Found } from "./anchors.ts";
import { secretForms, wordForms } from "./encodings.ts";
import { PATTERN_REACH, PATTERNS } from "./secret-patterns.ts";

export const REPLACEMENT = "***";

export interface Redactor {
	/** The text with every secret replaced by `***`. */
	redact(text: string): string;
	/** The same for a stream, however it is cut in chunks: together, the outputs equal `redact` of the whole. */
	stream(): RedactingStream;
	/** The same for a log that comes line by line: in addition, a private key of several lines goes with all of them. */
	lines(): (line: string) => string;
	/** Length in characters of the longest thing that is looked for: a text cut here may end in half a secret. */
	readonly longest: number;
}

export interface RedactorOptions {
	/** Hidden where they stand alone, and only as they are. */
	readonly words?: readonly string[];
	/** What Packer replaces by `<sensitive>` before we see it, be it a part of a secret. */
	readonly scrubbed?: readonly string[];
}

export interface RedactingStream {
	/** What is safe to pass on so far; the end of the input is held back. */
	write(chunk: string | Uint8Array): string;
	end(): string;
}

type Range = readonly [start: number, end: number];

/** Tools wrap Base64 and long tokens anywhere: each stretch of a line is enough. */
const STRETCHES = { length: 16, step: 8 };

/** A private key of 16384 bits has some 200 lines; what looks like one for longer is none. */
const MAX_KEY_LINES = 400;
const KEY_BEGINS = /-----BEGIN [A-Z0-9 ]{0,32}PRIVATE KEY(?: BLOCK)?-----/;
const KEY_NAME = "PRIVATE KEY";
const KEY_ENDS = "-----END ";
/** A line of the body, after whatever Packer puts before it. */
const KEY_LINE = /(?<=^|[\s:|>])[A-Za-z0-9+/=]{1,80}(?=\s*$)/;

/**
 * Builds a redactor for the given secrets.
 *
 * A secret of at least 8 characters, and each such line of it, is found raw and as base64 (three alignments, also of
 * UTF-16), base64url, percent-encoded, JSON-, XML- and shell-escaped and hexadecimal; one of 4 to 7 characters, and
 * each of the words, as a whole word; a shorter one not at all. What is in {@link PATTERNS} goes too.
 */
export function createRedactor(
	secrets: readonly string[],
	{ words = [], scrubbed = [] }: RedactorOptions = {},
): Redactor {
	const forms = [...secretForms(secrets, scrubbed), ...wordForms(words)];
	const longest = forms.reduce(
		(length, form) => Math.max(length, form.text.length),
		PATTERN_REACH,
	);
	const index = new AnchorIndex(forms, PATTERNS, STRETCHES);
	const find = (text: string) => merge(index.find(text));
	const redact = (text: string) => replace(text, find(text), 0, text.length);
	return {
		longest,
		redact,
		stream: () => new Stream(find, longest + 1),
		lines: () => lineRedactor(redact),
	};
}

/** Remembers that a private key has begun: each line of its body alone looks like nothing. */
function lineRedactor(
	redact: (text: string) => string,
): (line: string) => string {
	// two outputs may print at once
	let open = 0;
	let left = 0;
	return (line) => {
		const inside = open > 0 && left-- > 0;
		const ends = line.includes(KEY_ENDS);
		if (inside && ends) open--;
		if (line.includes(KEY_NAME) && beginsKey(line)) {
			open = left > 0 ? open + 1 : 1;
			left = MAX_KEY_LINES;
		}
		return redact(inside && !ends ? line.replace(KEY_LINE, REPLACEMENT) : line);
	};
}

function beginsKey(line: string): boolean {
	const begin = line.search(KEY_BEGINS);
	return begin !== -1 && !line.includes(KEY_ENDS, begin);
}

/** Sorted, and those that overlap or touch made one. */
function merge(found: readonly Found[]): readonly Range[] {
	if (found.length === 0) return [];
	const merged: [number, number][] = [];
	for (const { start, end } of found.toSorted((a, b) => a.start - b.start)) {
		const last = merged.at(-1);
		if (last !== undefined && start <= last[1]) {
			last[1] = Math.max(last[1], end);
		} else {
			merged.push([start, end]);
		}
	}
	return merged;
}

/** `text[from, to)` with the ranges replaced; a range that began before `from` has had its replacement already. */
function replace(
	text: string,
	ranges: readonly Range[],
	from: number,
	to: number,
): string {
	if (ranges.length === 0) return text.slice(from, to);
	let result = "";
	let cursor = from;
	for (const [start, end] of ranges) {
		if (end <= cursor) continue;
		if (start >= to) break;
		if (start >= from) result += text.slice(cursor, start) + REPLACEMENT;
		cursor = Math.min(end, to);
	}
	return result + text.slice(cursor, to);
}

/** Holds back as much as a secret can reach forward, and remembers as much as one can reach back. */
class Stream implements RedactingStream {
	readonly #find: (text: string) => readonly Range[];
	readonly #reach: number;
	readonly #decoder = new StringDecoder("utf8");
	#text = "";
	/** Characters of `#text` that are passed on already. */
	#done = 0;

	constructor(find: (text: string) => readonly Range[], reach: number) {
		this.#find = find;
		this.#reach = reach;
	}

	write(chunk: string | Uint8Array): string {
		this.#text +=
			typeof chunk === "string" ? chunk : this.#decoder.write(chunk);
		// Each round looks at what was kept once more: rounds that are too small would cost a square.
		const pending = this.#text.length - this.#done;
		return pending < 2 * this.#reach
			? ""
			: this.#emit(this.#text.length - this.#reach);
	}

	end(): string {
		this.#text += this.#decoder.end();
		return this.#emit(this.#text.length);
	}

	#emit(to: number): string {
		const result = replace(this.#text, this.#find(this.#text), this.#done, to);
		const forget = Math.max(0, to - this.#reach);
		this.#text = this.#text.slice(forget);
		this.#done = to - forget;
		return result;
	}
}
