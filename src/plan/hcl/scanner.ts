import { type Expression, HclError, type Position } from "./ast.ts";

/** Nesting that no real file reaches; a hostile one must not exhaust the stack, here or in what reads the result. */
const MAX_DEPTH = 100;

export const CODE = {
	/** No code unit: what `peek` gives at the end equals nothing. */
	none: -1,
	tab: 0x09,
	newline: 0x0a,
	return: 0x0d,
	space: 0x20,
	not: 0x21,
	quote: 0x22,
	hash: 0x23,
	dollar: 0x24,
	percent: 0x25,
	parenthesis: 0x28,
	star: 0x2a,
	dash: 0x2d,
	dot: 0x2e,
	slash: 0x2f,
	zero: 0x30,
	nine: 0x39,
	bracket: 0x5b,
	backslash: 0x5c,
	brace: 0x7b,
	closeBrace: 0x7d,
	tilde: 0x7e,
} as const;

/** What a decoder puts in the place of bytes that are no text. */
export const NOT_UTF8 = 0xfffd;

const isDigit = (code: number) => code >= CODE.zero && code <= CODE.nine;

const isAsciiLetter = (code: number) =>
	(code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** HCL's own rule: all of `1.2.3` is one number, and wrong; a dot at its end is not of it. */
const NUMBER = /\d(?:(?:[\d.]|[eE][+-]?\d)*(?:\d|[eE][+-]?\d))?/y;

const UNICODE_START = /^[\p{ID_Start}_]$/u;
const UNICODE_CONTINUE = /^\p{ID_Continue}$/u;

/** Reads the expression at the cursor; passed in, as strings hold expressions and expressions hold strings. */
export type ReadExpression = (scanner: Scanner) => Expression;

/** Something that wants a closing: `The "["`, `The block "build"`. */
export interface Opening {
	readonly what: string;
	readonly at: Position;
}

/** A cursor over HCL text that knows its line; each character is passed once. */
export class Scanner {
	readonly text: string;
	readonly file: string;
	offset = 0;
	/** Are newlines space? True inside brackets and interpolations, false where they end an item. */
	newlinesAreSpace = false;
	/** JSON has no comments, and carriage returns anywhere. */
	isJson = false;
	/** Levels of nesting at the cursor; who goes deeper puts it back. */
	depth = 0;
	/** Offset behind the last token, seen after {@link skipSpace}. */
	tokenEnd = 0;
	readonly #open: Opening[] = [];
	#spaceEnd = -1;
	#line = 1;
	#lineStart = 0;

	/** `start` is where the text stands in its file, when it is a part of it. */
	constructor(text: string, file: string, start?: Position) {
		this.text = text;
		this.file = file;
		if (start !== undefined) {
			this.#line = start.line;
			this.#lineStart = 1 - start.column;
		}
		if (text.charCodeAt(0) === 0xfeff) this.#lineStart = this.offset = 1;
	}

	get atEnd(): boolean {
		return this.offset >= this.text.length;
	}

	/** Code unit at the cursor, NaN at the end. */
	peek(ahead = 0): number {
		return this.text.charCodeAt(this.offset + ahead);
	}

	/** Of the cursor, or of a place near it in its line. */
	position(from = 0): Position {
		const column = this.offset + from - this.#lineStart + 1;
		return { line: this.#line, column };
	}

	/** Where the text ends too early, what is open is what a person looks for. */
	fail(message: string, at?: Position): never {
		const open = this.atEnd && at === undefined ? this.#open.at(-1) : undefined;
		if (open === undefined)
			throw new HclError(message, this.file, at ?? this.position());
		const closing = `${open.what} that begins here is never closed`;
		throw new HclError(`${closing}. ${message}`, this.file, open.at);
	}

	/** What stands at the cursor, for messages. */
	found(): string {
		if (this.atEnd) return "the end of the file";
		const code = this.peek();
		if (code === CODE.newline) return "the end of the line";
		if (code === NOT_UTF8) return "a byte that is not UTF-8";
		const point = this.text.codePointAt(this.offset) ?? 0;
		const character = String.fromCodePoint(point);
		// a message with what nobody can see in it helps nobody
		return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)
			? JSON.stringify(character)
			: `the character U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
	}

	/** Steps over one newline, which must be at the cursor. */
	newline(): void {
		this.offset++;
		this.#line++;
		this.#lineStart = this.offset;
	}

	/** Steps over blanks and comments, and over newlines where they are space. */
	skipSpace(): void {
		if (this.offset !== this.#spaceEnd) this.tokenEnd = this.offset;
		while (this.#skipOne(this.peek()));
		this.#spaceEnd = this.offset;
	}

	#skipOne(code: number): boolean {
		if (code === CODE.space || code === CODE.tab) this.offset++;
		// what most tokens begin with is above all that is asked for below
		else if (code > CODE.slash) return false;
		else if (
			code === CODE.return &&
			(this.isJson || this.peek(1) === CODE.newline)
		)
			this.offset++;
		else if (code === CODE.newline && this.newlinesAreSpace) this.newline();
		else if (this.isJson) return false;
		else if (code === CODE.hash) this.#skipLine();
		else if (code === CODE.slash && this.peek(1) === CODE.slash)
			this.#skipLine();
		else if (code === CODE.slash && this.peek(1) === CODE.star)
			this.#skipComment();
		else return false;
		return true;
	}

	/** Steps over blanks, comments and newlines. */
	skipLines(): void {
		const before = this.newlinesAreSpace;
		this.newlinesAreSpace = true;
		this.skipSpace();
		this.newlinesAreSpace = before;
	}

	/** Runs `read` with newlines as space or not, one level deeper, behind what opens there. */
	within<T>(newlinesAreSpace: boolean, read: () => T, open?: Opening): T {
		const { depth, newlinesAreSpace: before } = this;
		this.newlinesAreSpace = newlinesAreSpace;
		this.deeper();
		const result = open === undefined ? read() : this.inside(open, read);
		this.depth = depth;
		this.newlinesAreSpace = before;
		return result;
	}

	/** Runs `read` behind what opens at a place, for the message where it is never closed. */
	inside<T>(open: Opening, read: () => T): T {
		this.#open.push(open);
		const result = read();
		this.#open.pop();
		return result;
	}

	/** Counts one more level; what reads the result recurses as deep as this. */
	deeper(): void {
		if (++this.depth > MAX_DEPTH) this.fail("This is nested too deeply.");
	}

	/** Takes `token` if it is at the cursor, after space. */
	take(token: string): boolean {
		this.skipSpace();
		if (!this.text.startsWith(token, this.offset)) return false;
		this.offset += token.length;
		return true;
	}

	/** Takes `token` or fails; `expected` names what else might have stood there. */
	expect(token: string, where: string, expected = token): void {
		if (!this.take(token))
			this.fail(`Expected "${expected}" ${where}, found ${this.found()}.`);
	}

	/** Takes an identifier at the cursor; empty where there is none. */
	identifier(): string {
		const start = this.offset;
		let step = this.#identifierStep(true);
		while (step > 0) {
			this.offset += step;
			step = isAsciiLetter(this.peek()) ? 1 : this.#identifierStep(false);
		}
		return this.text.slice(start, this.offset);
	}

	/** Takes a word only if it stands alone, after space. */
	takeKeyword(word: string): boolean {
		this.skipSpace();
		const start = this.offset;
		if (!this.text.startsWith(word, start)) return false;
		if (this.identifier() === word) return true;
		this.offset = start;
		return false;
	}

	/** Takes what HCL holds for a number, right or wrong, at the cursor; empty where there is none. */
	number(): string {
		if (!isDigit(this.peek())) return "";
		NUMBER.lastIndex = this.offset;
		const number = NUMBER.exec(this.text)?.[0] ?? "";
		this.offset += number.length;
		return number;
	}

	#identifierStep(first: boolean): number {
		const code = this.peek();
		if (isAsciiLetter(code) || code === 0x5f) return 1;
		if (code < 0x80)
			return !first && (isDigit(code) || code === CODE.dash) ? 1 : 0;
		const point = this.text.codePointAt(this.offset);
		if (point === undefined) return 0;
		const character = String.fromCodePoint(point);
		const allowed = first ? UNICODE_START : UNICODE_CONTINUE;
		return allowed.test(character) ? character.length : 0;
	}

	#skipLine(): void {
		const end = this.text.indexOf("\n", this.offset);
		this.offset = end === -1 ? this.text.length : end;
	}

	#skipComment(): void {
		const at = this.position();
		const end = this.text.indexOf("*/", this.offset + 2);
		if (end === -1)
			this.fail('A comment that begins with "/*" never ends.', at);
		while (this.offset < end) {
			if (this.peek() === CODE.newline) this.newline();
			else this.offset++;
		}
		this.offset = end + 2;
	}
}
