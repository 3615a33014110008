import type {
	Attribute,
	Block,
	Body,
	Expression,
	HclFile,
	Position,
} from "./ast.ts";
import { parseExpression } from "./expression.ts";
import { CODE, Scanner } from "./scanner.ts";
import { readQuoted, readTemplate } from "./strings.ts";

/**
 * Reads HCL's native syntax, as in `.pkr.hcl` and `.pkrvars.hcl`, in one pass.
 * Throws an {@link HclError} with file, line and column where the text is not HCL.
 */
export function parseHcl(text: string, file: string): HclFile {
	return { file, ...parseBody(new Scanner(text, file), false) };
}

/**
 * Reads one expression that is the whole text, such as a list given as the value of a variable.
 * Throws an {@link HclError} where it is not one.
 */
export function parseHclExpression(text: string, file: string): Expression {
	const scanner = new Scanner(text, file);
	const expression = parseExpression(scanner);
	scanner.skipLines();
	if (!scanner.atEnd)
		scanner.fail(`Expected the end of the value, found ${scanner.found()}.`);
	return expression;
}

/**
 * Reads a whole text as a string with interpolations, without quotes and escapes, as JSON syntax holds them.
 * Throws an {@link HclError} where an interpolation in it cannot be read.
 */
export function parseHclTemplate(
	text: string,
	file: string,
	at: Position,
): Expression {
	return readTemplate(new Scanner(text, file, at), parseExpression);
}

/** Reads to the end of the file, or of the block whose `{` is behind the cursor. */
function parseBody(scanner: Scanner, inBlock: boolean): Body {
	const attributes: Attribute[] = [];
	const blocks: Block[] = [];
	const names = new Set<string>();
	const opening = inBlock ? scanner.position().line : 0;
	for (;;) {
		scanner.skipLines();
		if (inBlock && scanner.take("}")) break;
		if (scanner.atEnd) {
			if (inBlock) scanner.fail('Expected "}".');
			break;
		}
		const item = parseItem(scanner);
		if ("expression" in item) {
			if (names.has(item.name))
				scanner.fail(`"${item.name}" is set twice here.`, item.at);
			names.add(item.name);
			attributes.push(item);
		} else blocks.push(item);
		expectEndOfItem(scanner, item.at.line === opening);
	}
	return { attributes, blocks };
}

function parseItem(scanner: Scanner): Attribute | Block {
	const at = scanner.position();
	const name = scanner.identifier();
	if (name === "")
		scanner.fail(
			`Expected the name of a setting or a block, found ${scanner.found()}.${hintOf(scanner)}`,
		);
	if (scanner.take("=")) {
		scanner.skipSpace();
		const start = scanner.offset;
		const expression = parseExpression(scanner);
		scanner.skipSpace();
		const text = scanner.text.slice(start, scanner.tokenEnd);
		return { name, expression, text, at };
	}
	const labels = parseLabels(scanner, name);
	const open = { what: `The block "${name}"`, at };
	const body = scanner.within(false, () => parseBody(scanner, true), open);
	return { type: name, labels, body, at };
}

/** Reads a block's labels and its `{`. */
function parseLabels(scanner: Scanner, type: string): string[] {
	const labels: string[] = [];
	while (!scanner.take("{")) {
		if (scanner.peek() === CODE.quote) {
			const label = readQuoted(scanner, parseExpression, scanner.position());
			if (label.kind !== "literal" || typeof label.value !== "string")
				scanner.fail("A block's label is plain text.", label.at);
			labels.push(label.value);
			continue;
		}
		const label = scanner.identifier();
		if (label === "")
			scanner.fail(
				`Expected "=" and a value, or the "{" of a block, after "${type}", found ${scanner.found()}.`,
			);
		labels.push(label);
	}
	return labels;
}

/** A block in one line holds one setting and ends in that line; any other item ends its line. */
function expectEndOfItem(scanner: Scanner, inOneLine: boolean): void {
	scanner.skipSpace();
	const code = scanner.peek();
	if (inOneLine ? code === CODE.closeBrace : code === CODE.newline) return;
	if (scanner.atEnd && !inOneLine) return;
	const expected = inOneLine
		? '"}", as a block in one line holds one setting'
		: "a new line";
	scanner.fail(`Expected ${expected}, found ${scanner.found()}.`);
}

function hintOf(scanner: Scanner): string {
	return scanner.peek() === CODE.closeBrace
		? " There is no block for it to close."
		: "";
}
