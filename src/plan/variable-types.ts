/**
 * Packer's type constraints, and what becomes of a value under one: as go-cty converts, which Packer calls. Pure.
 * https://developer.hashicorp.com/packer/docs/templates/hcl_templates/variables#type-constraints
 */
import type { Expression } from "./hcl/ast.ts";
import { evaluate, NOTHING_KNOWN } from "./hcl/evaluate.ts";
import { isList, isMap, toText, UNKNOWN, type Value } from "./hcl/value.ts";
import { describeType } from "./variable-type-words.ts";

const PRIMITIVES = ["string", "number", "bool"] as const;
type Primitive = (typeof PRIMITIVES)[number];

export type VariableType =
	| { readonly kind: "any" | Primitive }
	| { readonly kind: "list" | "set" | "map"; readonly of: VariableType }
	| { readonly kind: "tuple"; readonly items: readonly VariableType[] }
	| {
			readonly kind: "object";
			readonly attributes: ReadonlyMap<string, ObjectAttribute>;
	  };

interface ObjectAttribute {
	readonly type: VariableType;
	readonly optional: boolean;
	/** What an optional attribute has where none is given. */
	readonly default: Value;
}

/** Takes any value. */
export const ANY: VariableType = { kind: "any" };

/** The type that an expression names; undefined where Packer knows none of that name, as for a bare `list`. */
export function typeOf(expression: Expression): VariableType | undefined {
	if (expression.kind === "reference") {
		const [name, ...more] = expression.path;
		if (more.length > 0) return undefined;
		if (name === "any") return ANY;
		const kind = PRIMITIVES.find((primitive) => primitive === name);
		return kind && { kind };
	}
	if (expression.kind !== "call") return undefined;
	const [argument, ...more] = expression.args;
	if (argument === undefined || more.length > 0) return undefined;
	switch (expression.name) {
		case "list":
		case "set":
		case "map": {
			const of = typeOf(argument);
			return of && { kind: expression.name, of };
		}
		case "tuple":
			return tupleType(argument);
		case "object":
			return objectType(argument);
		default:
			return undefined;
	}
}

function tupleType(argument: Expression): VariableType | undefined {
	if (argument.kind !== "list") return undefined;
	const items = argument.items.map(typeOf).filter((item) => item !== undefined);
	return items.length < argument.items.length
		? undefined
		: { kind: "tuple", items };
}

function objectType(argument: Expression): VariableType | undefined {
	if (argument.kind !== "object") return undefined;
	const attributes = new Map<string, ObjectAttribute>();
	for (const { key, value } of argument.entries) {
		const name = nameOf(key);
		const attribute = attributeType(value);
		if (name === undefined || attribute === undefined) return undefined;
		attributes.set(name, attribute);
	}
	return { kind: "object", attributes };
}

function nameOf(key: Expression): string | undefined {
	return key.kind === "reference" && key.path.length === 1
		? key.path[0]
		: toText(evaluate(key, NOTHING_KNOWN));
}

function attributeType(value: Expression): ObjectAttribute | undefined {
	const optional = value.kind === "call" && value.name === "optional";
	const [inner, fallback] = optional ? value.args : [value];
	const type = inner && typeOf(inner);
	return (
		type && {
			type,
			optional,
			default:
				fallback === undefined ? null : evaluate(fallback, NOTHING_KNOWN),
		}
	);
}

/**
 * The type that a variable without one takes from its default: its elements' types one by one, so that a list of another
 * length fits no more. A null and an empty list or map tell nothing.
 */
export function typeOfDefault(value: Value): VariableType {
	const isEmpty =
		(isList(value) && value.length === 0) || (isMap(value) && value.size === 0);
	return isEmpty ? ANY : typeOfValue(value);
}

function typeOfValue(value: Value): VariableType {
	if (isList(value)) return { kind: "tuple", items: value.map(typeOfValue) };
	if (isMap(value)) {
		const attributes = [...value].map(
			([name, item]) =>
				[
					name,
					{ type: typeOfValue(item), optional: false, default: null },
				] as const,
		);
		return { kind: "object", attributes: new Map(attributes) };
	}
	switch (typeof value) {
		case "string":
			return { kind: "string" };
		case "number":
			return { kind: "number" };
		case "boolean":
			return { kind: "bool" };
		default:
			return ANY;
	}
}

/** A value under a type, or what the type takes, as half a sentence such as `a number`. */
export type Converted =
	| { readonly value: Value }
	| {
			/** What is taken at the place that does not fit. */
			readonly takes: string;
			/** Names and indexes that lead there, outermost first. */
			readonly path: readonly string[];
	  };

/** What is unknown, or null, fits every type. */
export function convert(value: Value, type: VariableType): Converted {
	if (value === UNKNOWN || value === null) return { value };
	switch (type.kind) {
		case "any":
			return { value };
		case "string":
		case "number":
		case "bool":
			return convertPrimitive(value, type.kind);
		case "list":
		case "set":
			if (!isList(value)) return refused(type);
			return convertItems(value, () => type.of, type.kind === "set");
		case "tuple":
			return isList(value) && value.length === type.items.length
				? convertItems(value, (index) => type.items[index] ?? ANY, false)
				: refused(type);
		case "map":
			return isMap(value)
				? convertEntries(
						[...value].map(([name, item]) => [name, item, type.of]),
					)
				: refused(type);
		case "object":
			return isMap(value)
				? convertObject(value, type.attributes)
				: refused(type);
	}
}

function refused(type: VariableType): Converted {
	return { takes: describeType(type), path: [] };
}

/** Decimal, as in HCL. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function convertPrimitive(value: Value, kind: Primitive): Converted {
	const converted =
		kind === "string"
			? toText(value)
			: kind === "number"
				? asNumber(value)
				: asBoolean(value);
	return converted === undefined ? refused({ kind }) : { value: converted };
}

function asNumber(value: Value): number | undefined {
	if (typeof value === "number") return value;
	return typeof value === "string" && NUMBER.test(value)
		? Number(value)
		: undefined;
}

/** A number is no boolean, though the texts `1` and `0` are. */
function asBoolean(value: Value): boolean | undefined {
	if (value === true || value === "true" || value === "1") return true;
	if (value === false || value === "false" || value === "0") return false;
	return undefined;
}

function convertItems(
	list: readonly Value[],
	typeAt: (index: number) => VariableType,
	isSet: boolean,
): Converted {
	const items: Value[] = [];
	for (const [index, item] of list.entries()) {
		const converted = convert(item, typeAt(index));
		if (!("value" in converted)) return below(String(index), converted);
		items.push(converted.value);
	}
	return { value: isSet ? asSet(items) : items };
}

/** Each item once, and in the order in which Packer shows texts and numbers. */
function asSet(items: readonly Value[]): readonly Value[] {
	const unique = [...new Set(items)];
	const isSortable = unique.every(
		(item) => typeof item === "string" || typeof item === "number",
	);
	return isSortable ? unique.sort((a, b) => (a < b ? -1 : 1)) : unique;
}

function convertEntries(
	entries: readonly (readonly [string, Value, VariableType])[],
): Converted {
	const map = new Map<string, Value>();
	for (const [name, item, type] of entries) {
		const converted = convert(item, type);
		if (!("value" in converted)) return below(name, converted);
		map.set(name, converted.value);
	}
	return { value: map };
}

/** Attributes that the type does not name are dropped. */
function convertObject(
	map: ReadonlyMap<string, Value>,
	attributes: ReadonlyMap<string, ObjectAttribute>,
): Converted {
	const entries: (readonly [string, Value, VariableType])[] = [];
	for (const [name, attribute] of attributes) {
		const item = map.get(name);
		if (item === undefined && !attribute.optional)
			return {
				takes: `an attribute ${JSON.stringify(name)}, which is missing`,
				path: [],
			};
		entries.push([name, item ?? attribute.default, attribute.type]);
	}
	return convertEntries(entries);
}

function below(
	step: string,
	{ takes, path }: Exclude<Converted, { readonly value: Value }>,
): Converted {
	return { takes, path: [step, ...path] };
}
