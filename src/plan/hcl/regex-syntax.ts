/** Steps that a search may take at worst. */
const MAX_COST = 5_000_000;

/** What translates to itself after a backslash, besides punctuation. */
const CLASSES: Readonly<
	Record<string, readonly [alone: string, inBrackets: string]>
> = {
	d: ["[0-9]", "0-9"],
	D: ["[^0-9]", ""],
	w: ["[0-9A-Za-z_]", "0-9A-Za-z_"],
	W: ["[^0-9A-Za-z_]", ""],
	s: ["[\\t\\n\\f\\r ]", "\\t\\n\\f\\r "],
	S: ["[^\\t\\n\\f\\r ]", ""],
	b: ["\\b", ""],
	B: ["\\B", ""],
	A: ["^", ""],
	z: ["$", ""],
	t: ["\\t", "\\t"],
	n: ["\\n", "\\n"],
	r: ["\\r", "\\r"],
	f: ["\\f", "\\f"],
	v: ["\\v", "\\v"],
};

/** One token of a pattern: an escape, a bracket expression, a group's beginning, a quantifier or a character. */
const TOKEN =
	/\\(?<escaped>.)|(?<brackets>\[\^?\]?(?:\\.|[^\]\\])*\])|\((?<group>\?(?:P?<[A-Za-z]\w*>|:))?|(?<close>\))|(?<quantifier>(?:[*+?]|\{\d+(?:,\d*)?\})\??)|(?<other>[^()[\]\\*+?])/gsu;

/** What a group holds, to tell whether it may be repeated. */
interface Group {
	readonly captures: boolean;
	isPlain: boolean;
}

/**
 * The JavaScript regular expression that finds in the text what RE2 would. Undefined where the pattern uses what the two
 * see differently (a repeated group with captures in it, Unicode classes, flags), or might search for too long.
 */
export function translate(pattern: string, of: string): RegExp | undefined {
	const ignoresCase = pattern.startsWith("(?i)");
	if (ignoresCase && /[^\0-\x7f]/.test(of + pattern)) return undefined;
	const source = ignoresCase ? pattern.slice(4) : pattern;
	const translated = new Translation(source).run(of.length + 1);
	if (translated === undefined) return undefined;
	try {
		return new RegExp(translated, ignoresCase ? "giu" : "gu");
	} catch {
		return undefined;
	}
}

/** A pattern on its way from one syntax to the other, and what a search with it may cost. */
class Translation {
	readonly #source: string;
	readonly #groups: Group[] = [];
	/** The group whose end was the last token. */
	#closed: Group | undefined;
	#before = "";
	/** Ways that a search may go for each of its starts, repeats without end left out. */
	#ways = 1;
	#repeats: number;

	constructor(source: string) {
		this.#source = source;
		this.#repeats = source.startsWith("^") ? 0 : 1;
	}

	/** Undefined where it cannot be translated, or costs too much for a text of that length. */
	run(length: number): string | undefined {
		let result = "";
		let end = 0;
		for (const match of this.#source.matchAll(TOKEN)) {
			const [token] = match;
			const piece = this.#translate(token, match.groups ?? {});
			if (match.index !== end || piece === undefined) return undefined;
			result += piece;
			end += token.length;
			this.#before = token;
		}
		// repeats that follow one another share the text between them
		let cost = this.#ways;
		for (let at = 1; at <= this.#repeats; at++) cost *= (length + at) / at;
		const isWhole = end === this.#source.length && this.#groups.length === 0;
		return isWhole && cost <= MAX_COST ? result : undefined;
	}

	#translate(
		token: string,
		{ escaped: letter, brackets, group, close, quantifier }: Parts,
	): string | undefined {
		const closed = this.#closed;
		this.#closed = undefined;
		if (close !== undefined) {
			this.#closed = this.#groups.pop();
			return this.#closed === undefined ? undefined : token;
		}
		if (quantifier !== undefined) {
			if (!this.#mayRepeat(quantifier, closed)) return undefined;
			this.#spoilGroups();
			return quantifier;
		}
		if (token.startsWith("(")) {
			if (this.#groups.length > 0 && group !== "?:") this.#spoilGroups();
			this.#groups.push({ captures: group !== "?:", isPlain: true });
			return token.replace("?P<", "?<");
		}
		if (token === "|") {
			this.#ways++;
			this.#spoilGroups();
		}
		if (letter !== undefined) return translateEscape(letter);
		if (brackets !== undefined) return translateBrackets(brackets);
		return token === "." ? "[^\\n]" : token;
	}

	/** A group around choices, captures or repeats is not repeated itself: there the two differ, or search for ever. */
	#mayRepeat(quantifier: string, closed: Group | undefined): boolean {
		if (this.#before === "" || /^[|^]$|^\((?:\?.*)?$/s.test(this.#before))
			return false;
		if (/^(?:[*+?]|\{.*\})\??$/.test(this.#before)) return false;
		if (/^\??$/.test(quantifier.slice(1)) && quantifier.startsWith("?")) {
			this.#ways *= 2;
			return true;
		}
		if (closed !== undefined && !closed.isPlain) return false;
		const [, from, comma, to] = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? [];
		if (from === undefined || (comma !== "" && to === "")) this.#repeats++;
		else this.#ways *= Number(to || from) - Number(from) + 1;
		return true;
	}

	#spoilGroups(): void {
		for (const group of this.#groups) group.isPlain = false;
	}
}

interface Parts {
	readonly escaped?: string;
	readonly brackets?: string;
	readonly group?: string;
	readonly close?: string;
	readonly quantifier?: string;
}

function translateEscape(letter: string): string | undefined {
	const known = CLASSES[letter];
	if (known !== undefined) return known[0];
	return /[A-Za-z0-9\u0080-\uffff]/.test(letter)
		? undefined
		: literally(letter);
}

function literally(punctuation: string): string {
	return /[\^$.*+?()[\]{}|/-]/.test(punctuation)
		? `\\${punctuation}`
		: punctuation;
}

/** `[…]`: what stands for several characters has no place beside a dash. */
function translateBrackets(brackets: string): string | undefined {
	const [, opening = "[", inner = ""] = /^(\[\^?)(.*)\]$/s.exec(brackets) ?? [];
	if (inner.includes("[:")) return undefined;
	const items = inner.match(/\\.|[^\\]/gsu) ?? [];
	const pieces = items.map((item, at) => {
		if (!item.startsWith("\\")) return /[\][]/.test(item) ? `\\${item}` : item;
		const known = CLASSES[item.slice(1)]?.[1];
		if (known === undefined) return translateEscape(item.slice(1));
		const isOne = /^\\.$/.test(known);
		const dashes = items[at - 1] === "-" || items[at + 1] === "-";
		return known !== "" && (isOne || !dashes) ? known : undefined;
	});
	return pieces.includes(undefined)
		? undefined
		: `${opening}${pieces.join("")}]`;
}
