import type { Body, Expression } from "./ast.ts";

/** Every expression of a body or expression, in the order in which they are written; what holds others comes before them. */
export function* expressionsIn(
	node: Body | Expression,
): Generator<Expression, void> {
	if (!("kind" in node)) {
		for (const part of partsOf(node)) yield* expressionsIn(part);
		return;
	}
	yield node;
	for (const child of childrenOf(node)) yield* expressionsIn(child);
}

/** Every function call of a body or expression, as {@link expressionsIn} orders them. */
export function* callsIn(
	node: Body | Expression,
): Generator<Expression & { readonly kind: "call" }, void> {
	for (const expression of expressionsIn(node))
		if (expression.kind === "call") yield expression;
}

/** Settings and blocks of a body together, in the order of the file. */
function partsOf({ attributes, blocks }: Body): readonly (Body | Expression)[] {
	return [
		...attributes.map(({ at, expression }) => ({ at, part: expression })),
		...blocks.map(({ at, body }) => ({ at, part: body })),
	]
		.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
		.map(({ part }) => part);
}

/** The expressions right inside one, in the order in which they are written. */
export function childrenOf(expression: Expression): readonly Expression[] {
	switch (expression.kind) {
		case "literal":
		case "reference":
		case "item":
			return [];
		case "template":
			return expression.parts.filter((part) => typeof part !== "string");
		case "list":
			return expression.items;
		case "object":
			return expression.entries.flatMap(({ key, value }) => [key, value]);
		case "index":
			return [expression.target, expression.key];
		case "call":
			return expression.args;
		case "conditional":
			return [expression.test, expression.yes, expression.no];
		case "unary":
			return [expression.operand];
		case "binary":
			return [expression.left, expression.right];
		case "for":
			return [
				expression.collection,
				expression.key,
				expression.value,
				expression.condition,
			].filter((child) => child !== undefined);
		case "splat":
			return [expression.target, expression.each];
	}
}
