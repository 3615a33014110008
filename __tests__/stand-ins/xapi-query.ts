/** The expressions of `get_all_records_where`, such as `field "is_a_template" = "false" and not (field "domid" = "0")`. */
import { dateText, XapiFailure } from "./xapi-values.ts";

type Predicate = (record: Readonly<Record<string, unknown>>) => boolean;

/** Reads an expression, or fails as xapi does. */
export function readQuery(expression: string): Predicate {
	const tokens = expression.match(/"(?:[^"\\]|\\.)*"|[()=]|\w+/g) ?? [];
	let at = 0;
	const next = (): string => tokens[at++] ?? "";
	const fail = (): never => {
		throw new XapiFailure("INVALID_VALUE", "expr", expression);
	};
	const expect = (wanted: string): void => {
		if (next() !== wanted) fail();
	};

	function alternatives(): Predicate {
		let left = conjunction();
		while (tokens[at] === "or") {
			at += 1;
			const [first, second] = [left, conjunction()];
			left = (record) => first(record) || second(record);
		}
		return left;
	}

	function conjunction(): Predicate {
		let left = term();
		while (tokens[at] === "and") {
			at += 1;
			const [first, second] = [left, term()];
			left = (record) => first(record) && second(record);
		}
		return left;
	}

	function term(): Predicate {
		const token = next();
		if (token === "true") return () => true;
		if (token === "false") return () => false;
		if (token === "not") {
			const inner = term();
			return (record) => !inner(record);
		}
		if (token === "(") {
			const inner = alternatives();
			expect(")");
			return inner;
		}
		if (token !== "field") return fail();
		const field = literal(next());
		expect("=");
		const value = literal(next());
		return (record) => databaseText(record[field]) === value;
	}

	function literal(token: string): string {
		return token.startsWith('"')
			? token.slice(1, -1).replace(/\\(.)/g, "$1")
			: fail();
	}

	const predicate = alternatives();
	return at === tokens.length ? predicate : fail();
}

/** A value as xapi's database holds it. */
function databaseText(value: unknown): string {
	return value instanceof Date ? dateText(value) : String(value);
}
