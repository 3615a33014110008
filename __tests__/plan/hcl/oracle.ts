/** HashiCorp's own parser as the judge of ours, by way of the JSON that `hcl2json` makes of a file. */
import { parse } from "@cdktf/hcl2json";
import {
	type Body,
	type Expression,
	HclError,
} from "../../../src/plan/hcl/ast.ts";
import { evaluate, NOTHING_KNOWN } from "../../../src/plan/hcl/evaluate.ts";
import { parseHcl, parseHclTemplate } from "../../../src/plan/hcl/parse.ts";
import { toText } from "../../../src/plan/hcl/value.ts";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A body without places and order, as both parsers can tell it. */
interface Plain {
	readonly attributes: Readonly<Record<string, unknown>>;
	/** Bodies by type and labels. */
	readonly blocks: Readonly<Record<string, readonly Plain[]>>;
}

/** What the two parsers make of a text: their bodies, or how they refuse it. */
export async function judged(text: string): Promise<{
	readonly ours: Plain | string;
	readonly theirs: Plain | string;
}> {
	const read = readOurs(text);
	const body = typeof read === "string" ? undefined : read;
	const ours = typeof read === "string" ? read : ofBody(read);
	const json = await readTheirs(text);
	// what it has read and then cannot write, such as `-"a"`, is no matter of parsing
	if (json.refusal?.includes("convert to HCL")) return { ours, theirs: ours };
	return { ours, theirs: json.refusal ?? ofJson(json.value ?? null, body) };
}

function readOurs(text: string): Body | string {
	try {
		return parseHcl(text, "f");
	} catch (error) {
		if (!(error instanceof HclError)) throw error;
		const { line, column, message } = error;
		return `${line}:${column}: ${message}`;
	}
}

async function readTheirs(
	text: string,
): Promise<{ value?: Json; refusal?: string }> {
	try {
		return { value: await parse("f.hcl", text) };
	} catch (error) {
		return { refusal: String(error) };
	}
}

function ofBody(body: Body): Plain {
	const blocks: Record<string, Plain[]> = {};
	for (const { type, labels, body: inner } of body.blocks) {
		const key = JSON.stringify([type, ...labels]);
		blocks[key] = [...(blocks[key] ?? []), ofBody(inner)];
	}
	return {
		attributes: Object.fromEntries(
			body.attributes.map(({ name, expression }) => [name, plain(expression)]),
		),
		blocks,
	};
}

/** Their JSON does not tell an object from a block: where ours has a block, it is one. */
function ofJson(json: Json, ours: Body | undefined): Plain {
	const attributes: Record<string, unknown> = {};
	const blocks: Record<string, readonly Plain[]> = {};
	const labelled = new Map(
		ours?.blocks.map(({ type, labels }) => [type, labels.length]),
	);
	for (const [name, value] of Object.entries(isObject(json) ? json : {})) {
		const depth = labelled.get(name);
		if (depth === undefined) attributes[name] = plain(toExpression(value));
		else
			for (const [labels, bodies] of leaves(value, depth)) {
				const key = JSON.stringify([name, ...labels]);
				const same = ours?.blocks.filter(
					(block) => JSON.stringify([block.type, ...block.labels]) === key,
				);
				const list = Array.isArray(bodies) ? bodies : [bodies];
				blocks[key] = list.map((body, at) => ofJson(body, same?.[at]?.body));
			}
	}
	return { attributes, blocks };
}

function leaves(json: Json, depth: number): [labels: string[], bodies: Json][] {
	if (depth === 0 || !isObject(json)) return [[[], json]];
	return Object.entries(json).flatMap(([label, inner]) =>
		leaves(inner, depth - 1).map(([labels, bodies]): [string[], Json] => [
			[label, ...labels],
			bodies,
		]),
	);
}

function isObject(json: Json): json is { [key: string]: Json } {
	return typeof json === "object" && json !== null && !Array.isArray(json);
}

const at = { line: 1, column: 1 };

/** Texts are templates, in which an expression stands as it is written. */
function toExpression(json: Json): Expression {
	if (typeof json === "string") return parseHclTemplate(json, "f", at);
	if (Array.isArray(json))
		return { kind: "list", items: json.map(toExpression), at };
	if (isObject(json)) {
		const entries = Object.entries(json).map(([key, value]) => ({
			key: toExpression(key),
			value: toExpression(value),
		}));
		return { kind: "object", entries, at };
	}
	return { kind: "literal", value: json, at };
}

/** An expression without places, and with what their JSON loses lost: which text was an interpolation, the order of keys. */
function plain(expression: Expression): unknown {
	if (expression.kind === "template") return ofTemplate(expression);
	if (expression.kind === "unary" && expression.operand.kind === "literal")
		return evaluate(expression, NOTHING_KNOWN);
	if (expression.kind === "literal") {
		const { value } = expression;
		return typeof value === "string" ? value.normalize() : value;
	}
	if (expression.kind === "object")
		return Object.fromEntries(
			expression.entries
				.map(({ key, value }) => [JSON.stringify(keyOf(key)), plain(value)])
				.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
		);
	return Object.fromEntries(
		Object.entries(expression)
			.filter(([name]) => name !== "at")
			.map(([name, value]) => [name, plainField(value)]),
	);
}

function keyOf(key: Expression): unknown {
	const found = plain(key);
	return typeof found === "number" || typeof found === "boolean"
		? String(found)
		: found;
}

function plainField(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plainField);
	return isExpression(value) ? plain(value) : value;
}

function isExpression(value: unknown): value is Expression {
	return typeof value === "object" && value !== null && "kind" in value;
}

function ofTemplate(expression: Expression & { kind: "template" }): unknown {
	const parts = textParts(expression);
	const merged: unknown[] = [];
	for (const part of parts) {
		const last = merged.at(-1);
		if (typeof part === "string" && typeof last === "string")
			merged[merged.length - 1] = last + part;
		else merged.push(part);
	}
	if (merged.every((part) => typeof part === "string")) return merged.join("");
	if (merged.length === 1) return merged[0];
	return { kind: "template", parts: merged };
}

function textParts(expression: Expression & { kind: "template" }): unknown[] {
	return expression.parts.flatMap((part) => {
		if (part === "") return [];
		if (typeof part === "string") return [part.normalize()];
		if (part.kind === "template") return textParts(part);
		return [asText(part)];
	});
}

/** What stands in a text is text there: so are both sides of a condition, and what a loop repeats. */
function asText(part: Expression): unknown {
	if (part.kind === "literal")
		return part.value === null ? "null" : toText(part.value)?.normalize();
	if (part.kind === "conditional")
		return {
			kind: part.kind,
			test: plain(part.test),
			yes: asText(part.yes),
			no: asText(part.no),
		};
	return plain(part);
}
