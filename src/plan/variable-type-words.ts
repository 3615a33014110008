/** Types in words, for messages. Pure. */
import type { VariableType } from "./variable-types.ts";

const NOUNS: Readonly<Record<VariableType["kind"], string>> = {
	any: "any value",
	string: "a text",
	number: "a number",
	bool: "true or false",
	list: "a list",
	set: "a set (a list)",
	map: "a map",
	tuple: "a list",
	object: "an object",
};

/** A type for people: `a list of numbers`, as far as it says more than the type itself would. */
export function describeType(type: VariableType): string {
	const noun = NOUNS[type.kind];
	switch (type.kind) {
		case "list":
		case "set":
		case "map":
			return type.of.kind === "any" ? noun : `${noun} of ${plural(type.of)}`;
		case "tuple":
			return `${noun} of exactly ${type.items.length}`;
		case "object":
			return `${noun} with ${[...type.attributes.keys()].join(", ")}`;
		default:
			return noun;
	}
}

function plural(type: VariableType): string {
	switch (type.kind) {
		case "string":
			return "texts";
		case "number":
			return "numbers";
		case "bool":
			return "true and false";
		default:
			return `${type.kind}s`;
	}
}
