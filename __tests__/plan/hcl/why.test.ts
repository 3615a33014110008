import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Expression } from "../../../src/plan/hcl/ast.ts";
import { evaluate, type Lookup } from "../../../src/plan/hcl/evaluate.ts";
import { parseHcl, parseHclExpression } from "../../../src/plan/hcl/parse.ts";
import {
	isWhollyKnown,
	sizeOf,
	UNKNOWN,
	type Value,
} from "../../../src/plan/hcl/value.ts";
import { expressionsIn } from "../../../src/plan/hcl/walk.ts";
import { whyUnknown } from "../../../src/plan/hcl/why.ts";
import { hclFile } from "./generated.ts";

const parse = (text: string) =>
	parseHclExpression(text.replaceAll("#{", "${"), "t");

const VARIABLES = new Map<string, Value>([
	["os", "debian"],
	["flag", false],
	["tags", ["a", UNKNOWN]],
	["map", new Map([["k", "v"]])],
]);

const LOCALS = new Map<string, Expression>([
	["path", parse('"scripts/#{local.family}.sh"')],
	["family", parse("var.family")],
	["id", parse("uuidv4()")],
	["circle", parse("local.circle")],
	["known", parse("var.os")],
]);

const lookup: Lookup = Object.assign(
	(root: string, name: string): Value => {
		const local = root === "local" ? LOCALS.get(name) : undefined;
		if (local !== undefined)
			return name === "circle" ? UNKNOWN : evaluate(local, lookup);
		const value = root === "var" ? VARIABLES.get(name) : undefined;
		return value === undefined ? UNKNOWN : value;
	},
	{
		expressionOf: (root: string, name: string) =>
			root === "local" ? LOCALS.get(name) : undefined,
	},
);

describe("the first cause is named", () => {
	test.each([
		["var.family", "var.family has no value"],
		['"a/#{var.family}/b"', "var.family has no value"],
		["var.family.name", "var.family has no value"],
		[
			"data.amazon-ami.x.id",
			"data.amazon-ami.x.id is known only when Packer runs",
		],
		['"#{build.ID}"', "build.ID is known only when Packer runs"],
		["source.name", "source.name is known only when Packer runs"],
		["path.root", "path.root has no value"],
		["local.absent", "local.absent has no value"],
		[
			"local.id",
			"in local.id, the function uuidv4 is not evaluated before Packer runs",
		],
		["local.path", "in local.path, in local.family, var.family has no value"],
		[
			"timestamp()",
			"the function timestamp is not evaluated before Packer runs",
		],
		[
			"upper(uuidv4())",
			"the function uuidv4 is not evaluated before Packer runs",
		],
		["upper(var.x)", "var.x has no value"],
		["tostring(1)", "Packer has no function tostring"],
		['env("HOME")', "the environment of the run is not known"],
		[
			'format("%s")',
			"format() is given what it does not take, or what is not told",
		],
		["var.map.x", 'var.map has no "x"'],
		["var.map.x.y", 'var.map has no "x.y"'],
		["var.flag ? var.x : var.y", "var.y has no value"],
		["var.z ? var.x : var.y", "var.z has no value"],
		["false || var.x", "var.x has no value"],
		["[var.os, var.x]", "var.x has no value"],
		["{ (var.x) = 1 }", "var.x has no value"],
		["[for t in var.tags : t]", "var.tags has no value"],
		["[for t in [1] : t if var.x]", "var.x has no value"],
		["[for t in [1] : t.name]", "t.name has no value"],
		["[{ a = var.x }][*].a", "var.x has no value"],
		["thing", "thing stands for nothing"],
		["1 / 0", "Packer refuses it, or it is too large"],
	])("%s", (text, expected) => {
		expect(whyUnknown(parse(text), lookup)).toBe(expected);
	});
});

test.each([
	"1",
	"var.os",
	"local.known",
	"false && var.x",
	"var.map",
	"[for x in [1] : x]",
])("there is none for %s", (text) => {
	expect(whyUnknown(parse(text), lookup)).toBeUndefined();
});

test("locals that stand on themselves have a cause, too", () => {
	expect(whyUnknown(parse("local.circle"), lookup)).toContain(
		"local.circle has no value",
	);
});

test("a loop in a loop in a loop comes to an end", () => {
	const loops =
		"[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]]";
	expect(evaluate(parse(`${loops}[999]`), lookup)).toBe(UNKNOWN);
	expect(whyUnknown(parse(loops), lookup)).toBe(
		"it takes too long to work out",
	);
});

test("whatever the file, evaluating it ends, and what is unknown has a cause", () => {
	const options = { numRuns: 200, seed: 1 };
	fc.assert(
		fc.property(hclFile, (text) => {
			for (const expression of expressionsIn(parseHcl(text, "f"))) {
				const isKnown = isWhollyKnown(evaluate(expression, lookup));
				const cause = whyUnknown(expression, lookup);
				expect(cause === undefined).toBe(isKnown);
			}
		}),
		options,
	);
});

test("a list of lists of lists that would fill the memory does not grow", () => {
	let value: Value = ["x"];
	const grown: Lookup = () => value;
	const double = parse("[v.x, v.x]");
	const sizes = Array.from({ length: 60 }, () => {
		value = evaluate(double, grown);
		return sizeOf(value);
	});
	expect(Math.max(...sizes)).toBeLessThan(50_000);
});

test("a list in a list in a list that would exhaust the stack does not grow", () => {
	let value: Value = "x";
	const grown: Lookup = () => value;
	const wrapped = parse("[v.x]");
	for (let round = 0; round < 20_000; round++) value = evaluate(wrapped, grown);
	expect(JSON.stringify(value)?.length).toBeLessThan(300);
});
