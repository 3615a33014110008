import type { Expression } from "./ast.ts";
import { asSet, isUniform } from "./operators.ts";
import {
	isList,
	isMap,
	toBoolean,
	toNumber,
	toText,
	UNKNOWN,
	type Value,
} from "./value.ts";

/**
 * A value in the type that a type expression names: `string`, `list(number)`, `object({ name = string })`.
 * Undefined where Packer would refuse it, or where that is not told.
 */
export function convertTo(value: Value, type: Expression): Value | undefined {
	if (value === UNKNOWN || value === null) return value;
	if (type.kind === "reference") {
		const [name, ...more] = type.path;
		return more.length > 0 ? undefined : toPrimitive(value, name ?? "");
	}
	if (type.kind !== "call") return undefined;
	const [inner, ...more] = type.args;
	if (inner === undefined || more.length > 0) return undefined;
	switch (type.name) {
		case "list":
			return toList(value, inner);
		case "set": {
			const items = toList(value, inner);
			return items === undefined ? undefined : asSet(items);
		}
		case "map":
			return toMap(value, inner);
		case "tuple":
			return inner.kind === "list" ? toTuple(value, inner.items) : undefined;
		case "object":
			return inner.kind === "object" ? toObject(value, inner) : undefined;
		default:
			return undefined;
	}
}

function toPrimitive(value: Value, type: string): Value | undefined {
	switch (type) {
		case "string":
			return toText(value);
		case "number":
			return toNumber(value);
		case "bool":
			return toBoolean(value);
		case "any":
			return value;
		default:
			return undefined;
	}
}

/** Items of one type; of `any`, those that have one already. */
function toList(value: Value, type: Expression): readonly Value[] | undefined {
	if (!isList(value)) return undefined;
	const items = value.map((item) => convertTo(item, type));
	return allTold(items) && isUniform(items) ? items : undefined;
}

function toTuple(
	value: Value,
	types: readonly Expression[],
): readonly Value[] | undefined {
	if (!isList(value) || value.length !== types.length) return undefined;
	const items = types.map((type, at) => convertTo(value[at] ?? null, type));
	return allTold(items) ? items : undefined;
}

function toMap(value: Value, type: Expression): Value | undefined {
	if (!isMap(value)) return undefined;
	const items = toList([...value.values()], type);
	if (items === undefined) return undefined;
	return new Map([...value.keys()].map((key, at) => [key, items[at] ?? null]));
}

function allTold(
	items: readonly (Value | undefined)[],
): items is readonly Value[] {
	return !items.includes(undefined);
}

/** The attributes that the type names and no others; those of `optional(type, default)` may be left out. */
function toObject(
	value: Value,
	type: Expression & { kind: "object" },
): Value | undefined {
	if (!isMap(value)) return undefined;
	const object = new Map<string, Value>();
	for (const entry of type.entries) {
		const name = entry.key.kind === "literal" ? String(entry.key.value) : "";
		const inner = entry.value;
		const isOptional = inner.kind === "call" && inner.name === "optional";
		const given = value.get(name) ?? (isOptional ? null : undefined);
		const [type = inner, fallback] = isOptional ? inner.args : [inner];
		if (given === undefined) return undefined;
		const found =
			given === null && fallback?.kind === "literal" ? fallback.value : given;
		if (given === null && fallback !== undefined && fallback.kind !== "literal")
			return undefined;
		const converted = convertTo(found, type);
		if (converted === undefined) return undefined;
		object.set(name, converted);
	}
	return object;
}
