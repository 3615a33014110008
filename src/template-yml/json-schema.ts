/** The JSON Schema of `template.yml`, made of its table, for editors. Pure. */
import { SCHEMA_VERSION, TEMPLATE } from "./keys.ts";
import type { Key, KeysShape, Shape, TextShape } from "./shapes.ts";

type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * Draft 7, which the YAML and JSON servers of editors take in full; `patternErrorMessage` is theirs. What no schema can
 * say is left to the validator: paths that leave the repository, two default variants, keys that stand twice.
 */
export const TEMPLATE_SCHEMA: JsonSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	$id: `urn:xva-template-action:template-${SCHEMA_VERSION}`,
	title: "template.yml",
	description:
		"What Packer's files cannot say of a template for xva-template-action. All of it is optional.",
	...schemaOf(TEMPLATE),
};

function schemaOf(shape: Shape): JsonSchema {
	switch (shape.kind) {
		case "text":
			return textSchema(shape);
		case "whole":
			return { type: "integer", minimum: shape.min, maximum: shape.max };
		case "flag":
			return { type: "boolean" };
		case "word":
			return { enum: shape.words };
		case "value":
			return {
				type: [
					"string",
					"number",
					"boolean",
					...(shape.any ? ["array", "object"] : []),
				],
			};
		case "list": {
			const item = schemaOf(shape.item);
			return { anyOf: [{ type: "array", items: item }, item] };
		}
		case "keys":
			return keysSchema(shape);
		case "map":
			return {
				type: "object",
				propertyNames: textSchema({ ...shape.name, numbers: false }),
				additionalProperties: schemaOf(shape.value),
			};
		case "either":
			return { anyOf: [schemaOf(shape.first), schemaOf(shape.second)] };
	}
}

function textSchema({
	pattern,
	takes,
	numbers,
	format,
}: TextShape): JsonSchema {
	return {
		type: numbers ? ["string", "number"] : "string",
		pattern: pattern.source,
		patternErrorMessage: `Takes ${takes}.`,
		...(numbers ? { minimum: 0 } : {}),
		...(format === undefined ? {} : { format }),
	};
}

function keysSchema({ keys, empty }: KeysShape): JsonSchema {
	const entries = Object.entries(keys);
	const required = entries
		.filter(([, key]) => key.required)
		.map(([name]) => name);
	return {
		type: empty ? ["object", "null"] : "object",
		properties: Object.fromEntries(
			entries.map(([name, key]) => [name, keySchema(key)]),
		),
		...(required.length === 0 ? {} : { required }),
		additionalProperties: false,
	};
}

function keySchema({ title, description, shape, examples }: Key): JsonSchema {
	return {
		title,
		description,
		...schemaOf(shape),
		...(examples === undefined ? {} : { examples }),
	};
}
