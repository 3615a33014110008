import type { Position } from "./ast.ts";
import { CODE, Scanner } from "./scanner.ts";

/** JSON with the places of its values; `start` and `end` are offsets. */
export type JsonValue = {
	readonly at: Position;
	readonly start: number;
	readonly end: number;
} & (
	| { readonly kind: "object"; readonly properties: readonly JsonProperty[] }
	| { readonly kind: "list"; readonly items: readonly JsonValue[] }
	| {
			readonly kind: "scalar";
			readonly value: string | number | boolean | null;
	  }
);

/** A name may stand several times in an object: HCL takes them as several blocks. */
export interface JsonProperty {
	readonly name: string;
	readonly value: JsonValue;
	readonly at: Position;
}

/** A number or a word; what follows it is looked at by who comes next. */
const PLAIN = /-?[0-9][0-9.eE+-]*|true|false|null/y;

/** Reads JSON, keeping positions and repeated names. Throws an {@link HclError} where it is not JSON. */
export function readJson(text: string, file: string): JsonValue {
	const scanner = new Scanner(text, file);
	scanner.isJson = true;
	if (scanner.offset > 0)
		scanner.fail("JSON has no byte order mark: Packer does not read it.");
	const value = scanner.within(true, () => {
		const whole = readValue(scanner);
		scanner.skipSpace();
		return whole;
	});
	if (!scanner.atEnd)
		scanner.fail(`Expected the end of the JSON, found ${scanner.found()}.`);
	return value;
}

/** The properties of an object; none of anything else. */
export function propertiesOf(
	value: JsonValue | undefined,
): readonly JsonProperty[] {
	return value?.kind === "object" ? value.properties : [];
}

function readValue(scanner: Scanner): JsonValue {
	scanner.skipSpace();
	const at = scanner.position();
	const start = scanner.offset;
	const { depth } = scanner;
	scanner.deeper();
	const content = readContent(scanner, at);
	scanner.depth = depth;
	return { ...content, at, start, end: scanner.offset };
}

function readContent(scanner: Scanner, at: Position) {
	if (scanner.take("{"))
		return {
			kind: "object",
			properties: scanner.inside({ what: 'The "{"', at }, () =>
				readProperties(scanner),
			),
		} as const;
	if (scanner.take("["))
		return {
			kind: "list",
			items: scanner.inside({ what: 'The "["', at }, () => readItems(scanner)),
		} as const;
	if (scanner.peek() === CODE.quote)
		return { kind: "scalar", value: readString(scanner) } as const;
	PLAIN.lastIndex = scanner.offset;
	const word = PLAIN.exec(scanner.text)?.[0];
	if (word === undefined)
		return scanner.fail(`Expected a value, found ${scanner.found()}.`);
	const value = parseToken(scanner, word);
	scanner.offset += word.length;
	return { kind: "scalar", value } as const;
}

function readProperties(scanner: Scanner): JsonProperty[] {
	const properties: JsonProperty[] = [];
	if (scanner.take("}")) return properties;
	do {
		scanner.skipSpace();
		const at = scanner.position();
		if (scanner.peek() !== CODE.quote)
			scanner.fail(`Expected a name in quotes, found ${scanner.found()}.`);
		const name = readString(scanner);
		scanner.expect(":", "after a name");
		properties.push({ name, value: readValue(scanner), at });
	} while (scanner.take(","));
	scanner.expect("}", "in an object", '," or "}');
	return properties;
}

function readItems(scanner: Scanner): JsonValue[] {
	const items: JsonValue[] = [];
	if (scanner.take("]")) return items;
	do items.push(readValue(scanner));
	while (scanner.take(","));
	scanner.expect("]", "in a list", '," or "]');
	return items;
}

function readString(scanner: Scanner): string {
	const { text, offset } = scanner;
	let end = offset + 1;
	while (end < text.length && text.charCodeAt(end) !== CODE.quote)
		end += text.charCodeAt(end) === CODE.backslash ? 2 : 1;
	const value = parseToken(scanner, text.slice(offset, end + 1));
	scanner.offset = end + 1;
	return String(value);
}

function parseToken(
	scanner: Scanner,
	token: string,
): string | number | boolean | null {
	try {
		return JSON.parse(token);
	} catch {
		return scanner.fail("This is not JSON.");
	}
}
