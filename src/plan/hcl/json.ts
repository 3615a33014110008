import {
	type Attribute,
	type Block,
	type Body,
	type Expression,
	HclError,
	type HclFile,
} from "./ast.ts";
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
	const root = readJson(text, file);
	const source = { text, file };
	if (root.kind !== "list") return { file, ...toBody(root, TEMPLATE, source) };
	// a list of objects counts as one object
	const bodies = root.items.map((item) => toBody(item, TEMPLATE, source));
	return {
		file,
		attributes: bodies.flatMap(({ attributes }) => attributes),
		blocks: bodies.flatMap(({ blocks }) => blocks),
	};
}

/** The text that is read, and its name for errors. */
interface Source {
	readonly text: string;
	readonly file: string;
}

function toBody(value: JsonValue, type: BlockType, source: Source): Body {
	const attributes: Attribute[] = [];
	const blocks: Block[] = [];
	if (value.kind !== "object")
		failAt(value, "Expected an object here.", source);
	refuseRepeated(value, source);
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
	// as if it were not there
	if (value.kind === "scalar" && value.value === null) return [];
	if (value.kind === "list")
		return value.items.flatMap((item) =>
			toBlocks(property, item, type, labels, source),
		);
	if (labels.length === type.labels)
		return [{ type: name, labels, body: toBody(value, type, source), at }];
	if (value.kind !== "object")
		failAt(value, `Expected an object with the label of a "${name}".`, source);
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
	return { name, expression: toExpression(value, source), text, at };
}

/** A name given twice may stand for two blocks of a plugin, which are objects: of anything else it is an error. */
function refuseRepeated(value: JsonValue, source: Source): void {
	const before = new Map<string, JsonValue>();
	for (const { name, value: item, at } of propertiesOf(value)) {
		const earlier = before.get(name);
		before.set(name, item);
		if (earlier === undefined || name === "//") continue;
		if (mayBeBlock(earlier) && mayBeBlock(item)) continue;
		throw new HclError(`"${name}" is set twice here.`, source.file, at);
	}
}

function mayBeBlock(value: JsonValue): boolean {
	if (value.kind === "list") return value.items.every(mayBeBlock);
	return value.kind === "object";
}

function failAt({ at }: JsonValue, message: string, { file }: Source): never {
	throw new HclError(message, file, at);
}

function toExpression(value: JsonValue, source: Source): Expression {
	const { at } = value;
	const { file } = source;
	if (value.kind === "list") {
		const items = value.items.map((item) => toExpression(item, source));
		return { kind: "list", items, at };
	}
	if (value.kind === "object") {
		refuseRepeated(value, source);
		const entries = value.properties.map((property) => ({
			key: parseHclTemplate(property.name, file, property.at),
			value: toExpression(property.value, source),
		}));
		return { kind: "object", entries, at };
	}
	if (typeof value.value === "string")
		return parseHclTemplate(value.value, file, at);
	return { kind: "literal", value: value.value, at };
}
