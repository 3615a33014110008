import type { Scanner } from "./scanner.ts";

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

/** The operator between two operands at the cursor, after space, and how strongly it binds; undefined where there is none. */
export function operatorAt(
	scanner: Scanner,
): readonly [operator: string, precedence: number] | undefined {
	scanner.skipSpace();
	if (!OPERATOR_STARTS.has(scanner.peek())) return undefined;
	return OPERATORS.find(([operator]) =>
		scanner.text.startsWith(operator, scanner.offset),
	);
}
