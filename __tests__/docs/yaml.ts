/** Steps and jobs of a workflow, whole or a piece of one. */
import { parse } from "yaml";

export type Mapping = Readonly<Record<string, unknown>>;

export function parseMapping(text: string): Mapping {
	const value: unknown = parse(text);
	if (!isMapping(value)) throw new Error("The YAML is not a mapping.");
	return value;
}

export function isMapping(value: unknown): value is Mapping {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every mapping inside a value, the value itself included. */
export function mappings(value: unknown): readonly Mapping[] {
	if (Array.isArray(value)) return value.flatMap(mappings);
	if (!isMapping(value)) return [];
	return [value, ...Object.values(value).flatMap(mappings)];
}

/** Every value of a key, at any depth. */
export function valuesOf(value: unknown, key: string): readonly unknown[] {
	return mappings(value).flatMap((mapping) =>
		key in mapping ? [mapping[key]] : [],
	);
}
