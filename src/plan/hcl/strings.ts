import type { Expression, Position } from "./ast.ts";
import { readForNames } from "./for.ts";
import {
	addText,
	assemble,
	type Piece,
	type Pieces,
	removeIndentation,
} from "./pieces.ts";
import {
	CODE,
	NOT_UTF8,
	type ReadExpression,
	type Scanner,
} from "./scanner.ts";

const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
	["n", "\n"],
	["r", "\r"],
	["t", "\t"],
	['"', '"'],
	["\\", "\\"],
]);

/** Reads a quoted string at the cursor, which is at `at`, with its interpolations. */
export function readQuoted(
	scanner: Scanner,
	readExpression: ReadExpression,
	at: Position,
): Expression {
	const start = ++scanner.offset;
	// most strings are plain
	if (skipPlainText(scanner) === CODE.quote) {
		const value = scanner.text.slice(start, scanner.offset++);
		return { kind: "literal", value, at };
	}
	scanner.offset = start;
	const pieces: Pieces = { list: [], trimNext: false };
	addText(pieces, readText(scanner, pieces, readExpression, CODE.quote));
	if (scanner.peek() !== CODE.quote)
		scanner.fail("The string that begins here does not end in its line.", at);
	scanner.offset++;
	return assemble(scanner, pieces.list, at);
}

/** `${` or `%{` at the cursor. */
function isMarker(scanner: Scanner): boolean {
	const code = scanner.peek();
	return (
		(code === CODE.dollar || code === CODE.percent) &&
		scanner.peek(1) === CODE.brace
	);
}

/** `$${` or `%%{` at the cursor: the text `${` or `%{`. */
function isEscapedMarker(scanner: Scanner): boolean {
	const code = scanner.peek();
	return (
		(code === CODE.dollar || code === CODE.percent) &&
		scanner.peek(1) === code &&
		scanner.peek(2) === CODE.brace
	);
}

function readEscape(scanner: Scanner): string {
	const at = scanner.position();
	const letter = scanner.text.charAt(scanner.offset + 1);
	const simple = SIMPLE_ESCAPES.get(letter);
	if (simple !== undefined) {
		scanner.offset += 2;
		return simple;
	}
	const length = letter === "u" ? 4 : letter === "U" ? 8 : 0;
	const from = scanner.offset + 2;
	const hex = scanner.text.slice(from, from + length);
	const point = Number.parseInt(hex, 16);
	if (length === 0 || !/^[0-9a-fA-F]+$/.test(hex) || hex.length < length)
		scanner.fail(`There is no escape "\\${letter}" in a string.`, at);
	if (point > 0x10ffff) scanner.fail(`"\\U${hex}" is no character.`, at);
	scanner.offset = from + length;
	return String.fromCodePoint(point);
}

/** Reads `${ … }` or `%{ … }` at the cursor, `~` markers included. */
function readMarker(
	scanner: Scanner,
	pieces: Pieces,
	readExpression: ReadExpression,
): void {
	const isDirective = scanner.peek() === CODE.percent;
	const opening = isDirective ? "%{" : `${"$"}{`;
	const at = scanner.position();
	scanner.offset += 2;
	const last = pieces.list.at(-1);
	if (scanner.peek() === CODE.tilde) {
		scanner.offset++;
		if (last?.kind === "text") last.text = last.text.trimEnd();
	}
	const read = () => {
		pieces.list.push(
			isDirective
				? readDirective(scanner, readExpression)
				: { kind: "value", value: readExpression(scanner) },
		);
		pieces.trimNext = scanner.take("~");
		if (!scanner.take("}"))
			scanner.fail(
				`Expected "}", found ${scanner.found()}. A "${opening}" that is not Packer's is written "${opening.charAt(0)}${opening}".`,
			);
	};
	scanner.within(true, read, { what: `The "${opening}"`, at });
}

function readDirective(
	scanner: Scanner,
	readExpression: ReadExpression,
): Piece {
	scanner.skipSpace();
	const at = scanner.position();
	const keyword = scanner.identifier();
	switch (keyword) {
		case "if":
			return { kind: keyword, value: readExpression(scanner), at };
		case "for": {
			const names = readForNames(scanner);
			return { kind: keyword, names, value: readExpression(scanner), at };
		}
		case "else":
		case "endif":
		case "endfor":
			return { kind: keyword, at };
		default:
			return scanner.fail(`There is no directive "${keyword}".`, at);
	}
}

/** Reads a heredoc; the cursor is behind its `<<`, which is at `at`. */
export function readHeredoc(
	scanner: Scanner,
	readExpression: ReadExpression,
	at: Position,
): Expression {
	const flush = scanner.peek() === CODE.dash;
	if (flush) scanner.offset++;
	const marker = scanner.identifier();
	if (scanner.peek() === CODE.return) scanner.offset++;
	if (marker === "" || scanner.peek() !== CODE.newline)
		scanner.fail('Expected a marker and a new line after "<<".', at);
	const pieces: Pieces = { list: [], trimNext: false };
	for (;;) {
		if (scanner.atEnd)
			scanner.fail(
				`The text that begins here never ends. Expected a line with "${marker}" alone, and a line end behind it.`,
				at,
			);
		scanner.newline();
		if (takesMarkerLine(scanner, marker)) break;
		readHeredocLine(scanner, pieces, readExpression);
	}
	if (flush) removeIndentation(pieces.list);
	return assemble(scanner, pieces.list, at);
}

/** Steps behind the marker if it is alone on the line at the cursor, a line that ends: HCL wants that. */
function takesMarkerLine(scanner: Scanner, marker: string): boolean {
	const { text, offset } = scanner;
	const newline = text.indexOf("\n", offset);
	const line = text.slice(offset, newline);
	if (newline === -1 || line.trim() !== marker) return false;
	scanner.offset = line.endsWith("\r") ? newline - 1 : newline;
	return true;
}

/** Reads to the end of the line, which may lie further down when an interpolation spans lines. */
function readHeredocLine(
	scanner: Scanner,
	pieces: Pieces,
	readExpression: ReadExpression,
): void {
	const rest = readText(scanner, pieces, readExpression, CODE.newline);
	// HCL's scanner cuts a line behind a dollar and a blank, so that a marker below does not trim the blank
	const isCut = /[$%][ \t]\r?$/.test(rest);
	for (const part of isCut ? [rest, "\n"] : [`${rest}\n`])
		addText(pieces, part);
}

/** Reads the whole text of the scanner as a string, without quotes and escapes. */
export function readTemplate(
	scanner: Scanner,
	readExpression: ReadExpression,
): Expression {
	const at = scanner.position();
	const pieces: Pieces = { list: [], trimNext: false };
	addText(pieces, readText(scanner, pieces, readExpression, CODE.none));
	return assemble(scanner, pieces.list, at);
}

/** Reads pieces up to the code unit `end` or the end of the text; gives the text behind the last of them. */
function readText(
	scanner: Scanner,
	pieces: Pieces,
	readExpression: ReadExpression,
	end: number,
): string {
	let text = "";
	let start = scanner.offset;
	const flush = () => text + scanner.text.slice(start, scanner.offset);
	for (;;) {
		const code = skipPlainText(scanner);
		if (scanner.atEnd || code === end) return flush();
		// a quoted string ends in its line: who reads it says so
		if (code === CODE.newline && end === CODE.quote) return flush();
		if (code === NOT_UTF8 && end !== CODE.none)
			scanner.fail("This file is not UTF-8: Packer does not read this text.");
		if (code === CODE.return && !takesReturn(scanner, end))
			scanner.fail("A carriage return stands before the end of a line only.");
		if (code === CODE.newline) scanner.newline();
		else if (code === CODE.backslash && end === CODE.quote) {
			text = flush() + readEscape(scanner);
			start = scanner.offset;
		} else if (isEscapedMarker(scanner)) {
			scanner.offset++;
			text = flush();
			scanner.offset++;
			start = scanner.offset;
		} else if (isMarker(scanner)) {
			addText(pieces, flush());
			readMarker(scanner, pieces, readExpression);
			text = "";
			start = scanner.offset;
		} else scanner.offset++;
	}
}

/** May a carriage return stand here? In a heredoc before the end of a line; anywhere in a text that JSON holds. */
function takesReturn(scanner: Scanner, end: number): boolean {
	if (end === CODE.newline) return scanner.peek(1) === CODE.newline;
	return end === CODE.none;
}

/** Steps to the next character that may mean something in a string, and gives its code unit. */
function skipPlainText(scanner: Scanner): number {
	for (;;) {
		const code = scanner.peek();
		switch (code) {
			case CODE.quote:
			case CODE.backslash:
			case CODE.dollar:
			case CODE.percent:
			case CODE.newline:
			case CODE.return:
			case NOT_UTF8:
				return code;
		}
		if (Number.isNaN(code)) return code;
		scanner.offset++;
	}
}
