import type { Attribute, Block, Body, Expression, HclFile } from "./ast.ts";
import {
	type JsonProperty,
	type JsonValue,
	propertiesOf,
	readJson,
} from "./json-reader.ts";
import { parseHclTemplate } from "./parse.ts";

/** A block type: how many labels it has, and the block types inside it. What is no block is an attribute. */
interface BlockType {
	readonly labels: number;
	readonly blocks: ReadonlyMap<string, BlockType>;
}

const blockType = (
	labels: number,
	blocks: readonly (readonly [name: string, type: BlockType])[] = [],
): BlockType => ({ labels, blocks: new Map(blocks) });

/** A Packer template; blocks of plugins are known to the plugins alone and come as attributes. */
const TEMPLATE = blockType(0, [
	["packer", blockType(0, [["required_plugins", blockType(0)]])],
	["variable", blockType(1, [["validation", blockType(0)]])],
	["variables", blockType(0)],
	["local", blockType(1)],
	["locals", blockType(0)],
	["data", blockType(2)],
	["source", blockType(2)],
	[
		"build",
		blockType(0, [
			["source", blockType(1)],
			["provisioner", blockType(1)],
			["error-cleanup-provisioner", blockType(1)],
			["post-processor", blockType(1)],
			["post-processors", blockType(0, [["post-processor", blockType(1)]])],
		]),
	],
]);

/**
 * Reads HCL's JSON syntax, as in `.pkr.json` and `.pkrvars.json`, into the shape of the native syntax.
 * Throws an {@link HclError} with file, line and column where the text is not that.
 * https://github.com/hashicorp/hcl/blob/main/json/spec.md
 */
export function parseHclJson(text: string, file: string): HclFile {
	return { file, ...toBody(readJson(text, file), TEMPLATE, { text, file }) };
}

/** The text that is read, and its name for errors. */
interface Source {
	readonly text: string;
	readonly file: string;
}

function toBody(value: JsonValue, type: BlockType, source: Source): Body {
	const attributes: Attribute[] = [];
	const blocks: Block[] = [];
	for (const property of propertiesOf(value)) {
		const inner = type.blocks.get(property.name);
		if (inner !== undefined)
			blocks.push(...toBlocks(property, property.value, inner, [], source));
		else if (property.name !== "//")
			attributes.push(toAttribute(property, source));
	}
	return { attributes, blocks };
}

/** Labels are levels of objects, and on every level a list stands for several. */
function toBlocks(
	{ name, at }: JsonProperty,
	value: JsonValue,
	type: BlockType,
	labels: readonly string[],
	source: Source,
): Block[] {
	const property = { name, at, value };
	if (value.kind === "list")
		return value.items.flatMap((item) =>
			toBlocks(property, item, type, labels, source),
		);
	if (labels.length === type.labels)
		return [{ type: name, labels, body: toBody(value, type, source), at }];
	return propertiesOf(value).flatMap((label) =>
		toBlocks(
			{ ...property, at: label.at },
			label.value,
			type,
			[...labels, label.name],
			source,
		),
	);
}

function toAttribute({ name, value, at }: JsonProperty, source: Source) {
	const text = source.text.slice(value.start, value.end);
	return { name, expression: toExpression(value, source.file), text, at };
}

function toExpression(value: JsonValue, file: string): Expression {
	const { at } = value;
	if (value.kind === "list") {
		const items = value.items.map((item) => toExpression(item, file));
		return { kind: "list", items, at };
	}
	if (value.kind === "object") {
		const entries = value.properties.map((property) => ({
			key: parseHclTemplate(property.name, file, property.at),
			value: toExpression(property.value, file),
		}));
		return { kind: "object", entries, at };
	}
	if (typeof value.value === "string")
		return parseHclTemplate(value.value, file, at);
	return { kind: "literal", value: value.value, at };
}
