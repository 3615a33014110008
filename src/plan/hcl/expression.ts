import type { Expression, Position } from "./ast.ts";
import { CODE, type Scanner } from "./scanner.ts";
import { readHeredoc, readQuoted } from "./strings.ts";

/** Longer operators first where one begins with another. */
const OPERATORS: readonly (readonly [operator: string, precedence: number])[] =
	[
		["||", 1],
		["&&", 2],
		["==", 3],
		["!=", 3],
		[">=", 4],
		["<=", 4],
		[">", 4],
		["<", 4],
		["+", 5],
		["-", 5],
		["*", 6],
		["/", 6],
		["%", 6],
	];

const OPERATOR_STARTS: ReadonlySet<number> = new Set(
	OPERATORS.map(([operator]) => operator.charCodeAt(0)),
);

/** Reads the expression at the cursor; fails with an {@link HclError}. */
export function parseExpression(scanner: Scanner): Expression {
	const { depth } = scanner;
	scanner.deeper();
	scanner.skipSpace();
	const at = scanner.position();
	let expression = parseBinary(scanner, 1);
	if (scanner.take("?")) {
		const yes = parseExpression(scanner);
		scanner.expect(":", "between the two results of a condition");
		const no = parseExpression(scanner);
		expression = { kind: "conditional", test: expression, yes, no, at };
	}
	scanner.depth = depth;
	return expression;
}

function parseBinary(scanner: Scanner, minimum: number): Expression {
	scanner.skipSpace();
	const at = scanner.position();
	let left = parseUnary(scanner);
	for (;;) {
		const found = operatorAt(scanner);
		if (found === undefined || found[1] < minimum) return left;
		const [operator, precedence] = found;
		scanner.deeper();
		scanner.offset += operator.length;
		const right = parseBinary(scanner, precedence + 1);
		left = { kind: "binary", operator, left, right, at };
	}
}

function operatorAt(scanner: Scanner) {
	scanner.skipSpace();
	if (!OPERATOR_STARTS.has(scanner.peek())) return undefined;
	return OPERATORS.find(([operator]) =>
		scanner.text.startsWith(operator, scanner.offset),
	);
}

function parseUnary(scanner: Scanner): Expression {
	scanner.skipSpace();
	const at = scanner.position();
	for (const operator of ["-", "!"]) {
		if (!scanner.take(operator)) continue;
		scanner.deeper();
		return { kind: "unary", operator, operand: parseUnary(scanner), at };
	}
	return parsePostfix(scanner, parsePrimary(scanner, at), at);
}

/** What follows a value: `.name`, `.0`, `[key]`, and the splats `.*` and `[*]`. */
function parsePostfix(
	scanner: Scanner,
	primary: Expression,
	at: Position,
): Expression {
	let target = primary;
	for (;;) {
		scanner.skipSpace();
		const code = scanner.peek();
		if (code === CODE.dot && scanner.peek(1) !== CODE.dot) {
			scanner.offset++;
			target = parseMember(scanner, target, at);
		} else if (code === CODE.bracket) {
			scanner.offset++;
			target = parseIndex(scanner, target, at);
		} else return target;
	}
}

function parseMember(
	scanner: Scanner,
	target: Expression,
	at: Position,
): Expression {
	if (scanner.take("*")) return splat(scanner, target, at);
	const keyAt = scanner.position();
	const digits = scanner.digits();
	const value = digits === "" ? scanner.identifier() : Number(digits);
	if (value === "")
		scanner.fail(`Expected a name after ".", found ${scanner.found()}.`);
	if (target.kind === "reference" && typeof value === "string")
		return { ...target, path: [...target.path, value] };
	scanner.deeper();
	const key: Expression = { kind: "literal", value, at: keyAt };
	return { kind: "index", target, key, at };
}

function parseIndex(
	scanner: Scanner,
	target: Expression,
	at: Position,
): Expression {
	scanner.deeper();
	return scanner.within(true, () => {
		const isSplat = scanner.take("*");
		const key = isSplat ? undefined : parseExpression(scanner);
		scanner.expect("]", "after an index");
		if (key === undefined) return splat(scanner, target, at);
		return { kind: "index", target, key, at };
	});
}

function splat(scanner: Scanner, target: Expression, at: Position): Expression {
	scanner.deeper();
	return { kind: "opaque", children: [target], at };
}

function parsePrimary(scanner: Scanner, at: Position): Expression {
	const code = scanner.peek();
	if (code === CODE.quote) return readQuoted(scanner, parseExpression);
	if (code >= CODE.zero && code <= CODE.nine) return parseNumber(scanner, at);
	if (scanner.take("(")) {
		return scanner.within(true, () => {
			const inner = parseExpression(scanner);
			scanner.expect(")", "after an expression in parentheses");
			return inner;
		});
	}
	if (scanner.take("[")) return parseList(scanner, at);
	if (scanner.take("{")) return parseObject(scanner, at);
	if (scanner.take("<<")) return readHeredoc(scanner, parseExpression, at);
	return parseName(scanner, at);
}

function parseNumber(scanner: Scanner, at: Position): Expression {
	let text = scanner.digits();
	if (scanner.peek() === CODE.dot && isDigitAt(scanner, 1)) {
		scanner.offset++;
		text += `.${scanner.digits()}`;
	}
	if (scanner.peek() === 0x65 || scanner.peek() === 0x45) {
		const sign = scanner.peek(1) === CODE.dash ? "-" : "";
		const signed = sign !== "" || scanner.peek(1) === 0x2b;
		if (isDigitAt(scanner, signed ? 2 : 1)) {
			scanner.offset += signed ? 2 : 1;
			text += `e${sign}${scanner.digits()}`;
		}
	}
	return { kind: "literal", value: Number(text), at };
}

function isDigitAt(scanner: Scanner, ahead: number): boolean {
	const code = scanner.peek(ahead);
	return code >= CODE.zero && code <= CODE.nine;
}

function parseName(scanner: Scanner, at: Position): Expression {
	let name = scanner.identifier();
	if (name === "")
		scanner.fail(`Expected a value, found ${scanner.found()}.`, at);
	if (name === "true" || name === "false")
		return { kind: "literal", value: name === "true", at };
	if (name === "null") return { kind: "literal", value: null, at };
	let isFunction = false;
	while (scanner.take("::")) {
		isFunction = true;
		name += `::${scanner.identifier()}`;
	}
	if (scanner.take("(")) return parseCall(scanner, name, at);
	if (isFunction)
		scanner.fail(`Expected "(" after "${name}", found ${scanner.found()}.`);
	return { kind: "reference", path: [name], at };
}

function parseCall(scanner: Scanner, name: string, at: Position): Expression {
	return scanner.within(true, () => {
		const args: Expression[] = [];
		let expand = false;
		while (!scanner.take(")")) {
			args.push(parseExpression(scanner));
			expand = scanner.take("...");
			if (!expand && scanner.take(",")) continue;
			scanner.expect(")", `after the arguments of ${name}`);
			break;
		}
		return { kind: "call", name, args, expand, at };
	});
}

function parseList(scanner: Scanner, at: Position): Expression {
	return scanner.within(true, () => {
		if (scanner.takeKeyword("for")) return parseFor(scanner, "]", at);
		const items: Expression[] = [];
		while (!scanner.take("]")) {
			items.push(parseExpression(scanner));
			if (scanner.take(",")) continue;
			scanner.expect("]", "at the end of a list");
			break;
		}
		return { kind: "list", items, at };
	});
}

/** Reads on behind `for`: `k, v in collection : [key =>] value [...] [if condition]` and the closing bracket. */
function parseFor(scanner: Scanner, closing: string, at: Position): Expression {
	do {
		scanner.skipSpace();
		if (scanner.identifier() === "")
			scanner.fail(`Expected a name after "for", found ${scanner.found()}.`);
	} while (scanner.take(","));
	if (!scanner.takeKeyword("in"))
		scanner.fail(`Expected "in", found ${scanner.found()}.`);
	const children = [parseExpression(scanner)];
	scanner.expect(":", 'after the collection of "for"');
	children.push(parseExpression(scanner));
	if (scanner.take("=>")) children.push(parseExpression(scanner));
	scanner.take("...");
	if (scanner.takeKeyword("if")) children.push(parseExpression(scanner));
	scanner.expect(closing, 'at the end of "for"');
	return { kind: "opaque", children, at };
}

function parseObject(scanner: Scanner, at: Position): Expression {
	scanner.skipLines();
	if (scanner.takeKeyword("for"))
		return scanner.within(true, () => parseFor(scanner, "}", at));
	return scanner.within(false, () => {
		const entries: { key: Expression; value: Expression }[] = [];
		for (;;) {
			scanner.skipLines();
			if (scanner.take("}")) return { kind: "object", entries, at };
			const key = parseKey(scanner);
			if (!scanner.take("=")) scanner.expect(":", "after a key");
			entries.push({ key, value: parseExpression(scanner) });
			if (scanner.take(",")) continue;
			const code = scanner.peek();
			if (code !== CODE.newline && code !== CODE.closeBrace)
				scanner.fail(`Expected "}" or a new line, found ${scanner.found()}.`);
		}
	});
}

/** A bare name is a key by itself; in parentheses it is an expression. */
function parseKey(scanner: Scanner): Expression {
	const inParentheses = scanner.text.startsWith("(", scanner.offset);
	const key = parseExpression(scanner);
	const [name, ...more] = key.kind === "reference" ? key.path : [];
	if (inParentheses || name === undefined || more.length > 0) return key;
	return { kind: "literal", value: name, at: key.at };
}
