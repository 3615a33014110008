import type { Expression, ForNames, Position } from "./ast.ts";
import type { Scanner } from "./scanner.ts";

/** A string in the order it is written, before `%{ if }` and `%{ for }` are nested. */
export type Piece =
	| { readonly kind: "text"; text: string }
	| { readonly kind: "value"; readonly value: Expression }
	| { readonly kind: "if"; readonly value: Expression; readonly at: Position }
	| {
			readonly kind: "for";
			readonly names: ForNames;
			readonly value: Expression;
			readonly at: Position;
	  }
	| { readonly kind: "else" | "endif" | "endfor"; readonly at: Position };

/** The pieces of one string, and what a `~` marker asks of the text that follows it. */
export interface Pieces {
	readonly list: Piece[];
	trimNext: boolean;
}

/** Adds text, trimmed where the marker before it asks for that: what is then empty still makes text of what it is beside. */
export function addText(pieces: Pieces, text: string): void {
	const kept = pieces.trimNext ? text.trimStart() : text;
	pieces.trimNext = false;
	if (text !== "") pieces.list.push({ kind: "text", text: kept });
}

/** `<<-`: takes the smallest indentation of all lines from every line; blank lines do not count. */
export function removeIndentation(pieces: readonly Piece[]): void {
	const lines: (Piece & { kind: "text" })[] = [];
	let smallest = Number.POSITIVE_INFINITY;
	let atLineStart = true;
	for (const piece of pieces) {
		if (atLineStart) {
			const indentation = piece.kind === "text" ? indentationOf(piece.text) : 0;
			if (piece.kind === "text" && Number.isFinite(indentation))
				lines.push(piece);
			smallest = Math.min(smallest, indentation);
		}
		atLineStart = piece.kind === "text" && piece.text.endsWith("\n");
	}
	for (const line of lines) line.text = line.text.slice(smallest);
}

function indentationOf(line: string): number {
	const trimmed = line.trimStart();
	if (trimmed === "" && line.endsWith("\n")) return Number.POSITIVE_INFINITY;
	return line.length - trimmed.length;
}

/** Nests the pieces and makes one expression of them. */
export function assemble(
	scanner: Scanner,
	pieces: readonly Piece[],
	at: Position,
): Expression {
	const reader = { pieces, next: 0 };
	const { parts } = nest(scanner, reader, [], at);
	return fromParts(parts, at);
}

/** Reads on to one of `closings`, which end what begins at `at`, or to the end where there are none. */
function nest(
	scanner: Scanner,
	reader: { readonly pieces: readonly Piece[]; next: number },
	closings: readonly string[],
	at: Position,
): { parts: (string | Expression)[]; closing: string } {
	const parts: (string | Expression)[] = [];
	for (;;) {
		const piece = reader.pieces[reader.next++];
		if (piece === undefined) {
			if (closings.length > 0)
				scanner.fail(`There is no "%{ ${closings.at(-1)} }" for this.`, at);
			return { parts, closing: "" };
		}
		if (piece.kind === "text") addPart(parts, piece.text);
		else if (piece.kind === "value") parts.push(piece.value);
		else if (piece.kind === "if" || piece.kind === "for")
			parts.push(nestDirective(scanner, reader, piece));
		else if (closings.includes(piece.kind))
			return { parts, closing: piece.kind };
		else scanner.fail(`"%{ ${piece.kind} }" has no beginning.`, piece.at);
	}
}

/** A heredoc's text comes line by line. */
function addPart(parts: (string | Expression)[], text: string): void {
	const last = parts.at(-1);
	if (typeof last === "string") parts[parts.length - 1] = last + text;
	else parts.push(text);
}

function nestDirective(
	scanner: Scanner,
	reader: { readonly pieces: readonly Piece[]; next: number },
	piece: Piece & { kind: "if" | "for" },
): Expression {
	const { at, value: subject } = piece;
	const { depth } = scanner;
	scanner.deeper();
	const inner = (closings: readonly string[]) => {
		const { parts, closing } = nest(scanner, reader, closings, at);
		return { text: fromParts(parts, at), closing };
	};
	let result: Expression;
	if (piece.kind === "for") {
		const { names } = piece;
		const value = inner(["endfor"]).text;
		result = {
			...{ kind: "for", makes: "text", names, collection: subject, value },
			...{ grouped: false, at },
		};
	} else {
		const yes = inner(["else", "endif"]);
		const no =
			yes.closing === "else" ? inner(["endif"]).text : fromParts([], at);
		result = { kind: "conditional", test: subject, yes: yes.text, no, at };
	}
	scanner.depth = depth;
	return result;
}

/** Plain text is a literal, a lone `${x}` is x itself, and the rest a template. */
function fromParts(
	parts: readonly (string | Expression)[],
	at: Position,
): Expression {
	const [first] = parts;
	if (parts.length === 1 && typeof first === "object") return first;
	if (parts.every((part) => typeof part === "string"))
		return { kind: "literal", value: parts.join(""), at };
	return { kind: "template", parts, at };
}
