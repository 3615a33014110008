/**
 * Reads the XML that XML-RPC is written in, piece by piece and in one pass: elements, text, comments, CDATA.
 * What XML-RPC has no use for (document types, entities of one's own, attributes, processing instructions) is refused,
 * so no document costs more memory than a few times its length.
 */

/** Deepest nesting of elements: an ova.xml has about 16. */
const MAX_DEPTH = 64;
/** Most elements, comments, CDATA sections, references and carriage returns: an ova.xml has some thousands. */
const MAX_PIECES = 100_000;
/** Longest name of an element; XML-RPC's longest is `dateTime.iso8601`. */
const MAX_NAME_LENGTH = 32;
/** Longest reference, with its `&` and `;`. */
const MAX_REFERENCE_LENGTH = 12;

const DECLARATION =
	/^<\?xml\s+version\s*=\s*(["'])1\.\d\1(?:\s+encoding\s*=\s*(["'])(?:utf-8|us-ascii)\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>/i;
const ENTITIES: ReadonlyMap<string, string> = new Map([
	["lt", "<"],
	["gt", ">"],
	["amp", "&"],
	["quot", '"'],
	["apos", "'"],
]);

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const AMPERSAND = 38;
const LESS_THAN = 60;
const RIGHT_BRACKET = 93;

/** A start tag; an `empty` one (`<value/>`) is its own end. */
export interface Tag {
	readonly name: string;
	readonly empty: boolean;
}

/** Every method throws an Error that ends with the byte where the document is wrong. */
export class XmlReader {
	readonly #xml: string;
	#at = 0;
	#depth = 0;
	#pieces = 0;

	constructor(xml: string) {
		this.#xml = xml;
	}

	/** Passes over the XML declaration, where there is one; it stands first. */
	declaration(): void {
		if (!/^<\?xml[ \t\r\n]/.test(this.#xml)) return;
		const [declaration] = DECLARATION.exec(this.#xml.slice(0, 200)) ?? [];
		if (declaration === undefined) {
			throw this.error("its XML declaration is not that of XML 1 in UTF-8");
		}
		this.#at = declaration.length;
	}

	/** Passes over white space and comments between elements. */
	gap(): void {
		do this.#space();
		while (this.#comment());
	}

	/** Whether an end tag comes. */
	atEndTag(): boolean {
		return this.#xml.startsWith("</", this.#at);
	}

	/** Says that nothing but white space and comments may follow. */
	end(): void {
		this.gap();
		if (this.#at < this.#xml.length) {
			throw this.error("something follows its end");
		}
	}

	/** Reads a start tag, of this name where one is given. */
	open(expected?: string): Tag {
		const start = this.#at;
		if (this.#xml.charCodeAt(start) !== LESS_THAN || this.atEndTag()) {
			throw this.error(
				`${expected === undefined ? "an element" : `<${expected}>`} is missing`,
			);
		}
		this.#refuseMarkup();
		this.#at += 1;
		const name = this.#name();
		this.#space();
		const empty = this.#take("/>");
		if (!empty && !this.#take(">")) {
			throw this.error(
				`<${name}> has attributes, which XML-RPC has not, or no end`,
			);
		}
		if (expected !== undefined && name !== expected) {
			throw this.error(`<${name}> stands where <${expected}> belongs`, start);
		}
		this.#count();
		if (!empty) this.#depth += 1;
		if (this.#depth > MAX_DEPTH) {
			throw this.error(
				`its elements are nested more than ${MAX_DEPTH} deep`,
				start,
			);
		}
		return { name, empty };
	}

	/** Reads the end tag of the element that was opened last; text before it is none. */
	close(name: string): void {
		const start = this.#at;
		const found = this.#take("</") ? this.#name() : undefined;
		this.#space();
		if (found !== name || !this.#take(">")) {
			throw this.error(`</${name}> is missing`, start);
		}
		this.#depth -= 1;
	}

	/** Reads text up to the next tag, references and CDATA decoded, line ends as XML has them. */
	text(): string {
		let text = "";
		for (;;) {
			text += this.#characters();
			if (this.#take("<![CDATA[")) text += this.#cdata();
			else if (!this.#comment()) break;
		}
		if (this.#at === this.#xml.length) {
			throw this.error("an element is not closed");
		}
		return text;
	}

	/** An error at a place of the document, by default where reading stands. */
	error(what: string, at: number = this.#at): Error {
		const where =
			at >= this.#xml.length
				? "at its end"
				: `at byte ${Buffer.byteLength(this.#xml.slice(0, at))}`;
		return new Error(`${what} ${where}`);
	}

	/** Characters up to the next `<`, or, all of them literal, up to `end`. */
	#characters(end?: number): string {
		const literal = end !== undefined;
		const limit = end ?? this.#xml.length;
		let text = "";
		let from = this.#at;
		for (; this.#at < limit; this.#at += 1) {
			const code = this.#xml.charCodeAt(this.#at);
			if (!literal && code === LESS_THAN) break;
			if (!literal && code === AMPERSAND) {
				text += this.#xml.slice(from, this.#at) + this.#reference();
				from = this.#at + 1;
			} else if (code === CARRIAGE_RETURN) {
				this.#count();
				text += `${this.#xml.slice(from, this.#at)}\n`;
				if (this.#xml.charCodeAt(this.#at + 1) === LINE_FEED) this.#at += 1;
				from = this.#at + 1;
			} else if (!isCharacter(code)) {
				throw this.error("it has a control character");
			} else if (!literal && this.#atSectionEnd(code)) {
				throw this.error("it has ]]> outside of CDATA");
			}
		}
		return text + this.#xml.slice(from, this.#at);
	}

	#cdata(): string {
		this.#count();
		const text = this.#characters(this.#find("]]>", "a CDATA section"));
		this.#take("]]>");
		return text;
	}

	/** Reads `&…;` up to its last character. */
	#reference(): string {
		this.#count();
		const limit = this.#at + MAX_REFERENCE_LENGTH;
		const name = /^&(#x[0-9a-fA-F]+|#[0-9]+|[a-z]+);/.exec(
			this.#xml.slice(this.#at, limit),
		)?.[1];
		if (name === undefined) throw this.error("a & begins no reference");
		const character = name.startsWith("#")
			? numericCharacter(name)
			: ENTITIES.get(name);
		if (character === undefined) {
			throw this.error(`&${name}; stands for no character`);
		}
		this.#at += name.length + 1;
		return character;
	}

	#name(): string {
		const [name] =
			/^[A-Za-z][A-Za-z0-9.]*/.exec(
				this.#xml.slice(this.#at, this.#at + MAX_NAME_LENGTH + 1),
			) ?? [];
		if (name === undefined || name.length > MAX_NAME_LENGTH) {
			throw this.error("a tag has no name, or one that XML-RPC has not");
		}
		this.#at += name.length;
		return name;
	}

	#comment(): boolean {
		if (!this.#take("<!--")) return false;
		this.#count();
		this.#characters(this.#find("--", "a comment"));
		if (!this.#take("-->")) throw this.error("a comment holds --");
		return true;
	}

	/** Where `end` stands next. */
	#find(end: string, what: string): number {
		const at = this.#xml.indexOf(end, this.#at);
		if (at === -1) throw this.error(`${what} is not closed`);
		return at;
	}

	#space(): void {
		for (;;) {
			const code = this.#xml.charCodeAt(this.#at);
			if (
				code !== SPACE &&
				code !== LINE_FEED &&
				code !== TAB &&
				code !== CARRIAGE_RETURN
			)
				return;
			this.#at += 1;
		}
	}

	#atSectionEnd(code: number): boolean {
		return code === RIGHT_BRACKET && this.#xml.startsWith("]]>", this.#at);
	}

	#take(token: string): boolean {
		if (!this.#xml.startsWith(token, this.#at)) return false;
		this.#at += token.length;
		return true;
	}

	#refuseMarkup(): void {
		if (this.#xml.startsWith("<!", this.#at)) {
			throw this.error("it declares a document type or other markup");
		}
		if (this.#xml.startsWith("<?", this.#at)) {
			throw this.error("it has a processing instruction");
		}
	}

	#count(): void {
		this.#pieces += 1;
		if (this.#pieces > MAX_PIECES) {
			throw this.error(
				`it has more than ${MAX_PIECES} elements and references`,
			);
		}
	}
}

/** XML's `Char`, of UTF-16 code units: halves of a surrogate pair are checked where the bytes are decoded. */
function isCharacter(code: number): boolean {
	return (code >= SPACE && code < 0xfffe) || code === TAB || code === LINE_FEED;
}

/** The character of `#233` or `#xe9`; undefined where XML has none of that number. */
function numericCharacter(name: string): string | undefined {
	const code = name.startsWith("#x")
		? Number.parseInt(name.slice(2), 16)
		: Number.parseInt(name.slice(1), 10);
	if (code === CARRIAGE_RETURN) return "\r";
	if (code >= 0xd800 && code <= 0xdfff) return undefined;
	if (code > 0x10ffff || !(code > 0xffff || isCharacter(code)))
		return undefined;
	return String.fromCodePoint(code);
}
