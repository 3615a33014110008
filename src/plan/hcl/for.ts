import type { Expression, ForNames, Position } from "./ast.ts";
import type { ReadExpression, Scanner } from "./scanner.ts";

/** Reads on behind `for`: `k, v in collection : [key =>] value [...] [if condition]` and the closing bracket. */
export function readFor(
	scanner: Scanner,
	readExpression: ReadExpression,
	closing: "]" | "}",
	at: Position,
): Expression {
	const makes = closing === "}" ? "object" : "list";
	const names = readForNames(scanner);
	const collection = readExpression(scanner);
	scanner.expect(":", 'after the collection of "for"');
	const first = readExpression(scanner);
	if (makes === "object")
		scanner.expect("=>", 'after the key of "for" in braces');
	const key = makes === "object" ? { key: first } : {};
	const value = makes === "object" ? readExpression(scanner) : first;
	const grouped = makes === "object" && scanner.take("...");
	const condition = scanner.takeKeyword("if")
		? { condition: readExpression(scanner) }
		: {};
	scanner.expect(closing, 'at the end of "for"');
	return {
		...{ kind: "for", makes, names, collection, ...key, value },
		...{ ...condition, grouped, at },
	};
}

/** Reads `v in` or `k, v in`. */
export function readForNames(scanner: Scanner): ForNames {
	const first = readName(scanner, 'after "for"');
	const second = scanner.take(",")
		? readName(scanner, "after the comma")
		: undefined;
	if (!scanner.takeKeyword("in"))
		scanner.fail(`Expected "in", found ${scanner.found()}.`);
	return second === undefined
		? { value: first }
		: { key: first, value: second };
}

function readName(scanner: Scanner, where: string): string {
	scanner.skipSpace();
	const name = scanner.identifier();
	if (name === "")
		scanner.fail(`Expected a name ${where}, found ${scanner.found()}.`);
	return name;
}
