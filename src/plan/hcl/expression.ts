import type { Expression, Position } from "./ast.ts";
import { readFor } from "./for.ts";
import { operatorAt } from "./operator-at.ts";
import { CODE, type Scanner } from "./scanner.ts";
import { readHeredoc, readQuoted } from "./strings.ts";

/** Reads the expression at the cursor; fails with an {@link HclError}. */
export function parseExpression(scanner: Scanner): Expression {
	const { depth } = scanner;
	scanner.deeper();
	scanner.skipSpace();
	const at = scanner.position();
	let expression = parseBinary(scanner, 1, at);
	if (scanner.take("?")) {
		const yes = parseExpression(scanner);
		scanner.expect(":", "between the two results of a condition");
		const no = parseExpression(scanner);
		expression = { kind: "conditional", test: expression, yes, no, at };
	}
	scanner.depth = depth;
	return expression;
}

/** `at` is the cursor's place, here and below: an expression begins where its first part does. */
function parseBinary(
	scanner: Scanner,
	minimum: number,
	at: Position,
): Expression {
	let left = parseUnary(scanner, at);
	for (;;) {
		const found = operatorAt(scanner);
		if (found === undefined || found[1] < minimum) return left;
		const [operator, precedence] = found;
		scanner.deeper();
		scanner.offset += operator.length;
		scanner.skipSpace();
		const right = parseBinary(scanner, precedence + 1, scanner.position());
		left = { kind: "binary", operator, left, right, at };
	}
}

function parseUnary(scanner: Scanner, at: Position): Expression {
	const code = scanner.peek();
	if (code !== CODE.dash && code !== CODE.not)
		return parsePostfix(scanner, parsePrimary(scanner, at), at);
	scanner.offset++;
	scanner.deeper();
	scanner.skipSpace();
	const operand = parseUnary(scanner, scanner.position());
	return {
		kind: "unary",
		operator: code === CODE.dash ? "-" : "!",
		operand,
		at,
	};
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
			target = scanner.take("*")
				? parseSplat(scanner, target, at, false)
				: parseMember(scanner, target, at);
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
	const keyAt = scanner.position();
	const number = scanner.number();
	if (number.includes("."))
		scanner.fail(
			`Write [${number.replace(".", "][")}] for two indexes.`,
			keyAt,
		);
	const value = number === "" ? scanner.identifier() : Number(number);
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
	const open = { what: 'The "["', at: scanner.position(-1) };
	const key = scanner.within(
		true,
		() => {
			const read = scanner.take("*") ? undefined : parseExpression(scanner);
			scanner.expect("]", "after an index");
			return read;
		},
		open,
	);
	if (key === undefined) return parseSplat(scanner, target, at, true);
	return { kind: "index", target, key, at };
}

/** `[*]` takes all that follows to every item, `.*` names and numbers alone. */
function parseSplat(
	scanner: Scanner,
	target: Expression,
	at: Position,
	full: boolean,
): Expression {
	scanner.deeper();
	const item: Expression = { kind: "item", at: scanner.position() };
	const each = full
		? parsePostfix(scanner, item, at)
		: parseMembers(scanner, item, at);
	return { kind: "splat", target, each, at };
}

function parseMembers(
	scanner: Scanner,
	item: Expression,
	at: Position,
): Expression {
	let target = item;
	for (;;) {
		scanner.skipSpace();
		if (scanner.peek() !== CODE.dot || scanner.peek(1) === CODE.dot)
			return target;
		scanner.offset++;
		target = parseMember(scanner, target, at);
	}
}

function parsePrimary(scanner: Scanner, at: Position): Expression {
	const code = scanner.peek();
	if (code >= CODE.zero && code <= CODE.nine) return parseNumber(scanner, at);
	switch (code) {
		case CODE.quote:
			return readQuoted(scanner, parseExpression, at);
		case CODE.parenthesis:
			scanner.offset++;
			return parseInParentheses(scanner, at);
		case CODE.bracket:
			scanner.offset++;
			return parseList(scanner, at);
		case CODE.brace:
			scanner.offset++;
			return parseObject(scanner, at);
	}
	if (scanner.take("<<")) return readHeredoc(scanner, parseExpression, at);
	return parseName(scanner, at);
}

function parseInParentheses(scanner: Scanner, at: Position): Expression {
	const read = () => {
		const inner = parseExpression(scanner);
		scanner.expect(")", "after an expression in parentheses");
		return inner;
	};
	return scanner.within(true, read, { what: 'The "("', at });
}

function parseNumber(scanner: Scanner, at: Position): Expression {
	const text = scanner.number();
	if (!/^\d+\.?\d*(?:[eE][+-]?\d+)?$/.test(text))
		scanner.fail(`"${text}" is no number.`, at);
	return { kind: "literal", value: Number(text), at };
}

function parseName(scanner: Scanner, at: Position): Expression {
	let name = scanner.identifier();
	if (name === "") failWithoutValue(scanner);
	if (name === "true" || name === "false")
		return { kind: "literal", value: name === "true", at };
	if (name === "null") return { kind: "literal", value: null, at };
	let isFunction = false;
	while (scanner.take("::")) {
		isFunction = true;
		const next = scanner.identifier();
		if (next === "")
			scanner.fail(`Expected a name after "::", found ${scanner.found()}.`);
		name += `::${next}`;
	}
	if (scanner.take("(")) return parseCall(scanner, name, at);
	if (isFunction)
		scanner.fail(`Expected "(" after "${name}", found ${scanner.found()}.`);
	return { kind: "reference", path: [name], at };
}

function parseCall(scanner: Scanner, name: string, at: Position): Expression {
	const read = (): Expression => {
		const args: Expression[] = [];
		let expand = false;
		while (!scanner.take(")")) {
			args.push(parseExpression(scanner));
			expand = scanner.take("...");
			if (!expand && scanner.take(",")) continue;
			const expected = expand ? ")" : '," or ")';
			scanner.expect(")", `in the arguments of ${name}`, expected);
			break;
		}
		return { kind: "call", name, args, expand, at };
	};
	return scanner.within(true, read, { what: `The call of ${name}`, at });
}

function parseList(scanner: Scanner, at: Position): Expression {
	const read = (): Expression => {
		if (scanner.takeKeyword("for"))
			return readFor(scanner, parseExpression, "]", at);
		const items: Expression[] = [];
		while (!scanner.take("]")) {
			items.push(parseExpression(scanner));
			if (scanner.take(",")) continue;
			scanner.expect("]", "in a list", '," or "]');
			break;
		}
		return { kind: "list", items, at };
	};
	return scanner.within(true, read, { what: 'The "["', at });
}

function parseObject(scanner: Scanner, at: Position): Expression {
	const open = { what: 'The "{"', at };
	scanner.skipLines();
	if (scanner.takeKeyword("for")) {
		const read = () => readFor(scanner, parseExpression, "}", at);
		return scanner.within(true, read, open);
	}
	return scanner.within(false, () => parseEntries(scanner, at), open);
}

function parseEntries(scanner: Scanner, at: Position): Expression {
	const entries: { key: Expression; value: Expression }[] = [];
	for (;;) {
		scanner.skipLines();
		if (scanner.take("}")) return { kind: "object", entries, at };
		const key = parseKey(scanner);
		if (!scanner.take("=")) scanner.expect(":", "after a key", '=" or ":');
		entries.push({ key, value: parseExpression(scanner) });
		if (scanner.take(",")) continue;
		const code = scanner.peek();
		if (code !== CODE.newline && code !== CODE.closeBrace)
			scanner.fail(
				`Expected ",", a new line or "}" after an entry, found ${scanner.found()}.`,
			);
	}
}

/** A bare name is a key by itself; in parentheses or quotes it is an expression. */
function parseKey(scanner: Scanner): Expression {
	const first = scanner.text[scanner.offset];
	const key = parseExpression(scanner);
	const [name, ...more] = key.kind === "reference" ? key.path : [];
	if (name === undefined || more.length > 0) return key;
	if (first === "(" || first === '"') return key;
	return { kind: "literal", value: name, at: key.at };
}

function failWithoutValue(scanner: Scanner): never {
	const found = scanner.found();
	const hint =
		found === `"'"` || found === '"`"'
			? " A string stands in double quotes."
			: "";
	return scanner.fail(`Expected a value, found ${found}.${hint}`);
}
