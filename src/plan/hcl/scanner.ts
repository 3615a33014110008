import { HclError, type Position } from "./ast.ts";

/** Nesting that no real file reaches; a hostile one must not exhaust the stack, here or in what reads the result. */
const MAX_DEPTH = 100;

export const CODE = {
	/** No code unit: what `peek` gives at the end equals nothing. */
	none: -1,
	tab: 0x09,
	newline: 0x0a,
	return: 0x0d,
	space: 0x20,
	quote: 0x22,
	hash: 0x23,
	dollar: 0x24,
	percent: 0x25,
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

const isDigit = (code: number) => code >= CODE.zero && code <= CODE.nine;

const isAsciiLetter = (code: number) =>
	(code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

const UNICODE_START = /^[\p{ID_Start}_]$/u;
const UNICODE_CONTINUE = /^\p{ID_Continue}$/u;

/** A cursor over HCL text that knows its line; each character is passed once. */
export class Scanner {
	readonly text: string;
	readonly file: string;
	offset = 0;
	/** Are newlines space? True inside brackets and interpolations, false where they end an item. */
	newlinesAreSpace = false;
	/** Levels of nesting at the cursor; who goes deeper puts it back. */
	depth = 0;
	/** Offset behind the last token, seen after {@link skipSpace}. */
	tokenEnd = 0;
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

	position(): Position {
		return { line: this.#line, column: this.offset - this.#lineStart + 1 };
	}

	fail(message: string, at: Position = this.position()): never {
		throw new HclError(message, this.file, at);
	}

	/** What stands at the cursor, for messages. */
	found(): string {
		if (this.atEnd) return "the end of the file";
		if (this.peek() === CODE.newline) return "the end of the line";
		return JSON.stringify(
			String.fromCodePoint(this.text.codePointAt(this.offset) ?? 0),
		);
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
		while (this.#skipOne());
		this.#spaceEnd = this.offset;
	}

	#skipOne(): boolean {
		const code = this.peek();
		if (code === CODE.space || code === CODE.tab || code === CODE.return)
			this.offset++;
		else if (code === CODE.newline && this.newlinesAreSpace) this.newline();
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
		this.within(true, () => this.skipSpace());
	}

	/** Runs `read` with newlines as space or not, one level deeper. */
	within<T>(newlinesAreSpace: boolean, read: () => T): T {
		const { depth, newlinesAreSpace: before } = this;
		this.newlinesAreSpace = newlinesAreSpace;
		this.deeper();
		const result = read();
		this.depth = depth;
		this.newlinesAreSpace = before;
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

	expect(token: string, where: string): void {
		if (!this.take(token))
			this.fail(`Expected "${token}" ${where}, found ${this.found()}.`);
	}

	/** Takes an identifier at the cursor; empty where there is none. */
	identifier(): string {
		const start = this.offset;
		let step = this.#identifierStep(true);
		while (step > 0) {
			this.offset += step;
			step = this.#identifierStep(false);
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

	/** Takes digits at the cursor. */
	digits(): string {
		const start = this.offset;
		while (isDigit(this.peek())) this.offset++;
		return this.text.slice(start, this.offset);
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
