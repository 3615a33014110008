import { describe, expect, test } from "vitest";
import { evaluate, type Lookup } from "../../../src/plan/hcl/evaluate.ts";
import { parseHclExpression } from "../../../src/plan/hcl/parse.ts";
import { UNKNOWN, type Value } from "../../../src/plan/hcl/value.ts";

const VARIABLES = new Map<string, Value>([
	["os", "debian"],
	["version", 12],
	["none", null],
	["tags", ["a", "b"]],
	["map", new Map<string, Value>([["k", new Map<string, Value>([["n", 1]])]])],
	["half", ["a", UNKNOWN]],
]);

const lookup: Lookup = (root, name) => {
	const value = root === "var" ? VARIABLES.get(name) : undefined;
	return value === undefined ? UNKNOWN : value;
};

const value = (text: string) =>
	evaluate(parseHclExpression(text.replaceAll("#{", "${"), "t"), lookup);

/** Values as Packer 1.16 gives them. */
describe("what is known has its value", () => {
	test.each<[string, Value]>([
		['"#{var.os}-#{var.version}"', "debian-12"],
		['"v#{24.10}"', "v24.1"],
		['"#{24.10}"', 24.1],
		['"a #{true}"', "a true"],
		["var.tags[1]", "b"],
		["var.tags.0", "a"],
		["var.map.k.n", 1],
		['var.map["k"]["n"]', 1],
		["{ a = 1 }.a", 1],
		['var.os == "debian" ? "yes" : unknown.thing', "yes"],
		['var.none == null ? "null" : var.none', "null"],
		['"%{ if var.os == "x" }a%{ else }b%{ endif }"', "b"],
		['1 == "1"', false],
		["!false && 2 > 1 || unknown.x", true],
		["false && unknown.x", false],
		["(1 + 2) * 3 - 4 / 2 % 2", 9],
		['"5" + 1', 6],
		["[1 < 2, 2 <= 1, 1 >= 2, 1 != 2]", [true, false, false, true]],
		['!"true"', false],
		["tobool(1) == 1 || true", true],
		["-(3)", -3],
		['coalesce(var.none, "", "b")', "b"],
		['replace("a.b.c", ".", "-")', "a-b-c"],
		['format("%s-%02d-%v%%", "a", 5, true)', "a-05-true%"],
		['format("%s", 12)', "12"],
		['join("-", var.tags, ["c"])', "a-b-c"],
		['split(",", "a,b")', ["a", "b"]],
		["concat(var.tags, [1])", ["a", "b", 1]],
		["concat([var.tags, var.tags]...)", ["a", "b", "a", "b"]],
		['contains(var.half, "a")', true],
		['contains(var.tags, "c")', false],
		['compact(["", "a"])', ["a"]],
		["length(var.tags)", 2],
		['length("abc")', 3],
		["length(var.map)", 1],
		['lookup({ a = "b" }, "a", "d")', "b"],
		['lookup({ a = "b" }, "z", "d")', "d"],
		["keys(merge({ b = 1 }, null, { a = 2 }))", ["a", "b"]],
		["values({ b = 1, a = 2 })", [2, 1]],
		["element(var.tags, 3)", "b"],
		["reverse(var.tags)", ["b", "a"]],
		['lower("AB")', "ab"],
		['upper("ab")', "AB"],
		['trimspace(" a\\n")', "a"],
		['trimprefix("aab", "a")', "ab"],
		['trimsuffix("aab", "b")', "aa"],
		['trimsuffix("a", "")', "a"],
		['substr("hello", -2, -1)', "lo"],
		['substr("hello", 1, 2)', "el"],
		['basename("a/b/")', "b"],
		['basename("/")', "/"],
		['dirname("a/b/")', "a/b"],
		['dirname("a")', "."],
		['dirname("/a")', "/"],
		['startswith("ab", "a")', true],
		['endswith("ab", "a")', false],
		['strcontains("abc", "b")', true],
	])("%s", (text, expected) => {
		expect(value(text)).toEqual(expected);
	});
});

describe("what is not known, or wrong, is unknown", () => {
	test.each([
		"var.absent",
		"timestamp()",
		'"x-#{var.absent}"',
		'"x#{var.none}"',
		'"x#{var.tags}"',
		"var.absent ? 1 : 2",
		"var.tags ? 1 : 2",
		"var.absent == 1",
		"var.tags == var.tags",
		"unknown",
		"var.tags - 1",
		"var.tags[9]",
		"var.map.absent",
		"var.os.x",
		"1 / 0",
		"1 % 0",
		'"a" + 1',
		'-"a"',
		'!"a"',
		"1 && true",
		'join("-", var.half)',
		'contains(var.half, "z")',
		"compact(var.half)",
		"concat(var.tags, var.absent)",
		"f(var.os...)",
		'format("%e", 1)',
		'format("%s")',
		"lower()",
		"element([], 0)",
		"[for x in var.absent : x]",
		"var.absent[*]",
		"{ (var.absent) = 1 }",
		"constructor.prototype",
		'var.map["__proto__"]',
	])("%s", (text) => {
		expect(value(text)).toBe(UNKNOWN);
	});
});

test("text and lists that would grow without end are unknown", () => {
	let known: Value = "x".repeat(1000);
	let items: Value = Array.from({ length: 1000 }, () => "x");
	const grow: Lookup = (_root, name) => (name === "list" ? items : known);
	const text = parseHclExpression(
		`"${"$"}{v.text}${"$"}{v.text}${"$"}{v.text}"`,
		"t",
	);
	const list = parseHclExpression("concat(v.list, v.list, v.list)", "t");
	for (let round = 0; round < 40; round++) {
		known = evaluate(text, grow);
		items = evaluate(list, grow);
	}
	expect([known, items]).toEqual([UNKNOWN, UNKNOWN]);
	known = "x".repeat(60_000);
	const replaced = parseHclExpression('replace(v.text, "x", v.text)', "t");
	expect(evaluate(replaced, grow)).toBe(UNKNOWN);
});
