/**
 * Takes secrets out of text before it reaches a log or the store. The runner masks its own log only; what is uploaded
 * is masked here, and in more encodings.
 */

import { StringDecoder } from "node:string_decoder";
import { type SecretForm, secretForms } from "./encodings.ts";

export const REPLACEMENT = "***";

export interface Redactor {
	/** The text with every secret replaced by `***`. */
	redact(text: string): string;
	/** The same for a stream, however it is cut in chunks: together, the outputs equal `redact` of the whole. */
	stream(): RedactingStream;
	/** Length in characters of the longest thing that is looked for: a text cut here may end in half a secret. */
	readonly longest: number;
}

export interface RedactingStream {
	/** What is safe to pass on so far; the end of the input is held back. */
	write(chunk: string | Uint8Array): string;
	end(): string;
}

type Range = readonly [start: number, end: number];

/** A stretch of a form by which the form is found. */
interface Anchor {
	readonly text: string;
	readonly form: SecretForm;
	/** Where the stretch stands in the form. */
	readonly offset: number;
}

/** A form that tools wrap is found by any stretch of this length, and the match then grows as far as it fits. */
const ANCHOR_LENGTH = 16;
const ANCHOR_STEP = 8;

/**
 * Secrets that nobody told us of. Each has one group, which is what goes. Lengths are bounded, so that a hostile line
 * costs linear time and a stream knows how much to hold back ({@link PATTERN_REACH}).
 */
const PATTERNS = [
	// A live session of the pool: the plugin prints it, raw on export and percent-encoded on upload.
	/session_id(?:["' :=]{1,4}|%3D)(OpaqueRef(?::|%3A)[\w-]{1,64})/dgi,
	// scheme://user:password@host
	/:\/\/([^\s/?#@:"'<>]{0,128}:[^\s/"'<>]{1,256})@/dg,
];
const PATTERN_REACH = 400;

/**
 * Builds a redactor for the given secrets.
 *
 * A secret of at least 8 characters, and each such line of it, is found raw and as base64 (three alignments, also of
 * UTF-16), base64url, percent-encoded, JSON-, XML- and shell-escaped and hexadecimal; one of 4 to 7 characters as a
 * whole word; a shorter one not at all.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
	const forms = secretForms(secrets);
	const longest = forms.reduce(
		(length, form) => Math.max(length, form.text.length),
		0,
	);
	const index = new AnchorIndex(forms.flatMap(anchors));
	const find = (text: string) =>
		merge([...index.find(text), ...findPatterns(text)]);
	return {
		longest: Math.max(longest, PATTERN_REACH),
		redact: (text) => replace(text, find(text), 0, text.length),
		stream: () => new Stream(find, Math.max(longest, PATTERN_REACH) + 1),
	};
}

function anchors(form: SecretForm): Anchor[] {
	const { text } = form;
	if (form.kind !== "wrapped" || text.length < 2 * ANCHOR_LENGTH) {
		return [{ text, form, offset: 0 }];
	}
	const offsets = Array.from(
		{ length: Math.ceil((text.length - ANCHOR_LENGTH) / ANCHOR_STEP) },
		(_, index) => index * ANCHOR_STEP,
	);
	return [...offsets, text.length - ANCHOR_LENGTH].map((offset) => ({
		text: text.slice(offset, offset + ANCHOR_LENGTH),
		form,
		offset,
	}));
}

const HASH_BITS = 20;

/** Five bits a character: the one before the last four has left the hash. */
function roll(hash: number, code: number): number {
	return ((hash << 5) ^ (code & 31)) & ((1 << HASH_BITS) - 1);
}

/** Finds many strings in one pass: a rolling hash of four characters tells where looking closer is worth it. */
class AnchorIndex {
	readonly #seen = new Uint8Array(1 << HASH_BITS);
	readonly #byHash = new Map<number, Anchor[]>();

	constructor(anchors: readonly Anchor[]) {
		for (const anchor of anchors) {
			let hash = 0;
			for (let at = 0; at < 4; at++) {
				hash = roll(hash, anchor.text.charCodeAt(at));
			}
			this.#seen[hash] = 1;
			this.#byHash.set(hash, [...(this.#byHash.get(hash) ?? []), anchor]);
		}
	}

	*find(text: string): Generator<Range> {
		let hash = 0;
		for (let at = 0; at < text.length; at++) {
			hash = roll(hash, text.charCodeAt(at));
			if (this.#seen[hash] === 0) continue;
			for (const anchor of this.#byHash.get(hash) ?? []) {
				const start = at - 3;
				if (text.startsWith(anchor.text, start)) {
					const range = rangeOf(text, start, anchor);
					if (range !== undefined) yield range;
				}
			}
		}
	}
}

/** The range of the form round an anchor that was found, or undefined where a whole word is asked for and is not there. */
function rangeOf(text: string, at: number, anchor: Anchor): Range | undefined {
	const { form, offset } = anchor;
	let start = at;
	let end = at + anchor.text.length;
	if (form.kind === "word") {
		const alone = !isWord(text[start - 1]) && !isWord(text[end]);
		return alone ? [start, end] : undefined;
	}
	let from = offset;
	let to = offset + anchor.text.length;
	while (from > 0 && start > 0 && text[start - 1] === form.text[from - 1]) {
		start--;
		from--;
	}
	while (to < form.text.length && text[end] === form.text[to]) {
		end++;
		to++;
	}
	return [start, end];
}

function isWord(char: string | undefined): boolean {
	return char !== undefined && /[A-Za-z0-9_]/.test(char);
}

function* findPatterns(text: string): Generator<Range> {
	for (const pattern of PATTERNS) {
		for (const match of text.matchAll(pattern)) {
			const range = match.indices?.[1];
			if (range !== undefined) yield range;
		}
	}
}

/** Sorted, and those that overlap or touch made one. */
function merge(ranges: readonly Range[]): Range[] {
	const merged: [number, number][] = [];
	for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
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
