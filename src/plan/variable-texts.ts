/** What variable files set, as text for people. Pure. */
import { isList, isMap, toText, UNKNOWN, type Value } from "./hcl/value.ts";
import { readHcl } from "./template-reader.ts";
import { valuesOf } from "./variables.ts";

/** Values by variable name, of a later file those that win; lists and maps as JSON. What can't be read is left to Packer. */
export function fileValues(
	files: readonly { readonly path: string; readonly text: string }[],
): ReadonlyMap<string, string> {
	const read = files.flatMap(
		({ path, text }) => readHcl(path, text).content ?? [],
	);
	return new Map(
		[...valuesOf(read)].flatMap(([name, value]) => {
			const text = textOf(value);
			return text === undefined ? [] : [[name, text] as const];
		}),
	);
}

function textOf(value: Value): string | undefined {
	if (value === null) return "null";
	return isList(value) || isMap(value)
		? JSON.stringify(plain(value))
		: toText(value);
}

function plain(value: Value): unknown {
	if (isList(value)) return value.map(plain);
	if (isMap(value))
		return Object.fromEntries(
			[...value].map(([name, item]) => [name, plain(item)]),
		);
	return value === UNKNOWN ? null : value;
}
