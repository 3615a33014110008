/** Functions that make paths, for an evaluation that knows no files and no folder where Packer runs. Pure. */
import type { Expression } from "../hcl/ast.ts";
import { ABSOLUTE } from "./path-text.ts";

/**
 * An expression in which the functions that make paths are put into texts: `abspath` leaves a mark, `pathexpand` nothing, and
 * `fileset` is a list of its pattern alone, so that what is made of each of its files becomes a glob. `written` is the text
 * of the expression, or of what it stands in: most hold no such function, and stay as they are.
 */
export function withPathFunctions(
	expression: Expression,
	written: string,
): Expression {
	return PATH_FUNCTIONS.some((name) => written.includes(name))
		? rewrite(expression)
		: expression;
}

const PATH_FUNCTIONS = ["abspath", "pathexpand", "fileset"];

function rewrite(expression: Expression): Expression {
	const inside = rewrite;
	const { at } = expression;
	switch (expression.kind) {
		case "literal":
		case "reference":
		case "item":
			return expression;
		case "template": {
			const { parts } = expression;
			return {
				...expression,
				parts: parts.map((part) =>
					typeof part === "string" ? part : inside(part),
				),
			};
		}
		case "list":
			return { ...expression, items: expression.items.map(inside) };
		case "object":
			return {
				...expression,
				entries: expression.entries.map(({ key, value }) => ({
					key: inside(key),
					value: inside(value),
				})),
			};
		case "index":
			return {
				...expression,
				target: inside(expression.target),
				key: inside(expression.key),
			};
		case "call": {
			const args = expression.args.map(inside);
			const [first, second] = args;
			const { name } = expression;
			if (name === "pathexpand" && first !== undefined) return first;
			if (name === "abspath" && first !== undefined)
				return { kind: "template", parts: [ABSOLUTE, first], at };
			if (name === "fileset" && second !== undefined)
				return { kind: "list", items: [second], at };
			return { ...expression, args };
		}
		case "conditional":
			return {
				...expression,
				test: inside(expression.test),
				yes: inside(expression.yes),
				no: inside(expression.no),
			};
		case "unary":
			return { ...expression, operand: inside(expression.operand) };
		case "binary":
			return {
				...expression,
				left: inside(expression.left),
				right: inside(expression.right),
			};
		case "for": {
			const { key, condition } = expression;
			return {
				...expression,
				collection: inside(expression.collection),
				value: inside(expression.value),
				...(key === undefined ? {} : { key: inside(key) }),
				...(condition === undefined ? {} : { condition: inside(condition) }),
			};
		}
		case "splat":
			return {
				...expression,
				target: inside(expression.target),
				each: inside(expression.each),
			};
	}
}
