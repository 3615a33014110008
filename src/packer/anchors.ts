/** Finds the forms of known secrets, and the shapes of unknown ones, in one pass over a text. */

import type { SecretForm } from "./encodings.ts";
import type { SecretPattern } from "./secret-patterns.ts";

/** A stretch of a text that must go: offsets in characters. */
export interface Found {
	readonly start: number;
	readonly end: number;
	/** The form that was found; absent for a shape. */
	readonly form?: SecretForm;
}

/** How a form that tools wrap is found: by any stretch of `length`, one at every `step`; the match then grows as far as it fits. */
export interface Stretches {
	readonly length: number;
	readonly step: number;
}

/** A stretch of a form by which the form is found. */
interface Anchor {
	readonly text: string;
	readonly form: SecretForm;
	/** Where the stretch stands in the form. */
	readonly offset: number;
}

interface Bucket {
	readonly anchors: Anchor[];
	/** Indices of patterns. */
	readonly patterns: number[];
}

const HASHED = 4;
const HASH_BITS = 20;

/** Five bits a character, so that letters of both cases are the same; the one before the last four has left the hash. */
function roll(hash: number, code: number): number {
	return ((hash << 5) ^ (code & 31)) & ((1 << HASH_BITS) - 1);
}

function hashOf(text: string): number {
	let hash = 0;
	for (let at = 0; at < HASHED; at++) hash = roll(hash, text.charCodeAt(at));
	return hash;
}

/** Finds many strings in one pass: a rolling hash of four characters tells where looking closer is worth it. */
export class AnchorIndex {
	readonly #seen = new Uint8Array(1 << HASH_BITS);
	readonly #buckets = new Map<number, Bucket>();
	readonly #patterns: readonly SecretPattern[];

	constructor(
		forms: readonly SecretForm[],
		patterns: readonly SecretPattern[],
		stretches: Stretches,
	) {
		this.#patterns = patterns;
		for (const form of forms)
			for (const anchor of anchorsOf(form, stretches))
				this.#bucket(anchor.text).anchors.push(anchor);
		for (const [index, { begins }] of patterns.entries())
			for (const text of begins) {
				const { patterns: here } = this.#bucket(text);
				if (!here.includes(index)) here.push(index);
			}
	}

	/** All that is found, in no order; some may overlap. */
	find(text: string): Found[] {
		const found: Found[] = [];
		/** For each pattern, where its last match ended. */
		const ends: number[] = [];
		let hash = 0;
		for (let at = 0; at < text.length; at++) {
			hash = roll(hash, text.charCodeAt(at));
			if (this.#seen[hash] === 1 && at >= HASHED - 1)
				this.#look(text, at - (HASHED - 1), hash, found, ends);
		}
		return found;
	}

	#look(
		text: string,
		start: number,
		hash: number,
		found: Found[],
		ends: number[],
	): void {
		const bucket = this.#buckets.get(hash);
		if (bucket === undefined) return;
		for (const anchor of bucket.anchors) {
			if (!text.startsWith(anchor.text, start)) continue;
			const match = grow(text, start, anchor);
			if (match !== undefined) found.push(match);
		}
		for (const index of bucket.patterns) {
			// a match that began inside of another of its kind would cost a square
			const expression = this.#patterns[index]?.expression;
			if (expression === undefined || start < (ends[index] ?? 0)) continue;
			expression.lastIndex = start;
			for (const group of expression.exec(text)?.indices?.slice(1) ?? []) {
				if (group === undefined) continue;
				found.push({ start: group[0], end: group[1] });
				ends[index] = group[1];
			}
		}
	}

	#bucket(text: string): Bucket {
		const hash = hashOf(text);
		const bucket = this.#buckets.get(hash) ?? { anchors: [], patterns: [] };
		this.#buckets.set(hash, bucket);
		this.#seen[hash] = 1;
		return bucket;
	}
}

function anchorsOf(form: SecretForm, { length, step }: Stretches): Anchor[] {
	const { text } = form;
	if (form.kind !== "wrapped" || text.length < 2 * length)
		return [{ text, form, offset: 0 }];
	const offsets = Array.from(
		{ length: Math.ceil((text.length - length) / step) },
		(_, index) => index * step,
	);
	return [...offsets, text.length - length].map((offset) => ({
		text: text.slice(offset, offset + length),
		form,
		offset,
	}));
}

/** The stretch of the form round an anchor that was found, or undefined where a whole word is asked for and is not there. */
function grow(text: string, at: number, anchor: Anchor): Found | undefined {
	const { form, offset } = anchor;
	let start = at;
	let end = at + anchor.text.length;
	if (form.kind === "word") {
		const alone = !isWord(text[start - 1]) && !isWord(text[end]);
		return alone ? { start, end, form } : undefined;
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
	return { start, end, form };
}

function isWord(char: string | undefined): boolean {
	return char !== undefined && /[A-Za-z0-9_]/.test(char);
}
