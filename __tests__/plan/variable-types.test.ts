/** What becomes of a value under a type, against Packer itself. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { evaluate, NOTHING_KNOWN } from "../../src/plan/hcl/evaluate.ts";
import { parseHcl } from "../../src/plan/hcl/parse.ts";
import { isList, isMap, type Value } from "../../src/plan/hcl/value.ts";
import { declarationsIn } from "../../src/plan/variable-declarations.ts";
import { describeType } from "../../src/plan/variable-type-words.ts";
import { convert } from "../../src/plan/variable-types.ts";
import { realPacker, temporaryFolder, writeFiles } from "../packer/helpers.ts";

/** The body of a variable block, and a value as a variable file has it. */
const ROWS: readonly (readonly [body: string, value: string])[] = [
	["type = string", '"a"'],
	["type = string", "5"],
	["type = string", "1.50"],
	["type = string", "true"],
	["type = string", "[1]"],
	["type = string", "{ a = 1 }"],
	["type = string", "null"],
	["type = number", "5"],
	["type = number", '"5"'],
	["type = number", '"1e3"'],
	["type = number", '"+5"'],
	["type = number", '".5"'],
	["type = number", '"-1.25"'],
	["type = number", '" 5"'],
	["type = number", '"0x10"'],
	["type = number", '"1_000"'],
	["type = number", '""'],
	["type = number", '"x"'],
	["type = number", "true"],
	["type = number", "[1]"],
	["type = bool", "true"],
	["type = bool", '"true"'],
	["type = bool", '"false"'],
	["type = bool", '"1"'],
	["type = bool", '"0"'],
	["type = bool", '"True"'],
	["type = bool", '"yes"'],
	["type = bool", "1"],
	["type = any", "[1, [2]]"],
	["type = list(string)", '["a", 1, true]'],
	["type = list(string)", "[[1]]"],
	["type = list(string)", "{ a = 1 }"],
	["type = list(string)", '"a"'],
	["type = list(number)", '["1", 2]'],
	["type = list(number)", '["1", "x"]'],
	["type = list(bool)", '["true", false]'],
	["type = list(list(number))", '[["1"], [], [2]]'],
	["type = set(string)", '["b", "a", "b", 3]'],
	["type = set(number)", "[3, 20, 100]"],
	["type = map(string)", '{ a = 1, b = "x", c = true }'],
	["type = map(string)", "[1]"],
	["type = map(bool)", '{ a = "no" }'],
	["type = map(list(number))", '{ a = ["1"] }'],
	["type = tuple([string, number])", '["1", "2"]'],
	["type = tuple([string, number])", '["1"]'],
	["type = tuple([string])", "{ a = 1 }"],
	["type = object({ a = string })", "{ a = 1, b = 2 }"],
	["type = object({ a = string })", "{ b = 2 }"],
	["type = object({ a = string })", "[1]"],
	["type = object({ a = number })", '{ a = "x" }'],
	["type = object({ a = string, b = optional(number) })", "{ a = 1 }"],
	["type = object({ a = string, b = optional(number, 3) })", "{ a = 1 }"],
	["type = object({ a = map(bool) })", '{ a = { x = "no" } }'],
	['default = "x"', "5"],
	["default = 5", '"7"'],
	["default = 5", '"x"'],
	["default = true", '"false"'],
	["default = true", '"x"'],
	["default = null", '["1", 2]'],
	['default = ["a"]', '["b"]'],
	['default = ["a"]', '["a", "b"]'],
	["default = []", '["a", "b"]'],
	["default = {}", "{ a = 1 }"],
	['default = { a = 1, b = "x" }', '{ a = "2", b = true, c = 3 }'],
	["default = { a = 1 }", "{ b = 1 }"],
	["default = { a = null }", "{ a = [1] }"],
	["default = { a = [] }", "{ a = [1] }"],
	["default = [[1], [2]]", '[["3"], [4]]'],
];

const VARIABLES = "v.pkrvars.hcl";

function ours(body: string, value: string) {
	const text = `variable "v" {\n${body}\n}\n`;
	const [declared] = declarationsIn([parseHcl(text, "a.pkr.hcl")]);
	const [given] = parseHcl(`v = ${value}\n`, VARIABLES).attributes;
	if (declared?.type === undefined || given === undefined)
		throw new Error("the row cannot be read");
	return convert(evaluate(given.expression, NOTHING_KNOWN), declared.type);
}

function plain(value: Value): unknown {
	if (isList(value)) return value.map(plain);
	if (isMap(value))
		return Object.fromEntries(
			[...value].map(([key, item]) => [key, plain(item)]),
		);
	return value;
}

const declarations = (rows: readonly number[]) =>
	rows.map((row) => `variable "v${row}" {\n${ROWS[row]?.[0]}\n}\n`).join("");
const values = (rows: readonly number[]) =>
	rows.map((row) => `v${row} = ${ROWS[row]?.[1]}\n`).join("");

/** What Packer makes of each row; `refused` where it does not take it. */
async function packers(): Promise<readonly unknown[]> {
	const folder = await temporaryFolder();
	const run = (...args: string[]) =>
		promisify(execFile)(realPacker(), args, {
			cwd: folder,
			env: { ...process.env, CHECKPOINT_DISABLE: "1", PACKER_NO_COLOR: "1" },
		});
	const build = (content: string) =>
		`source "file" "x" {\n  content = ${content}\n  target = "out.json"\n}\nbuild {\n  sources = ["source.file.x"]\n}\n`;
	const rows = [...ROWS.keys()];
	await writeFiles(folder, {
		"all/t.pkr.hcl": declarations(rows) + build('"x"'),
		[VARIABLES]: values(rows),
	});
	const said: string = await run(
		"validate",
		"-machine-readable",
		`-var-file=${VARIABLES}`,
		"all",
	).then(
		({ stdout }) => stdout,
		(error: { readonly stdout: string }) => error.stdout,
	);
	const lines = said.matchAll(/v\.pkrvars\.hcl line (\d+)/g);
	const refused = new Set([...lines].map(([, line]) => Number(line) - 1));
	const taken = rows.filter((row) => !refused.has(row));
	const all = taken.map((row) => `v${row} = var.v${row}`).join("\n");
	await writeFiles(folder, {
		"taken/t.pkr.hcl": declarations(taken) + build(`jsonencode({\n${all}\n})`),
		"taken.pkrvars.hcl": values(taken),
	});
	await run("build", "-var-file=taken.pkrvars.hcl", "taken");
	const text = await readFile(join(folder, "out.json"), "utf8");
	const out: Readonly<Record<string, unknown>> = JSON.parse(text);
	return rows.map((row) => (refused.has(row) ? "refused" : out[`v${row}`]));
}

describe("a value under a type", () => {
	test("is what Packer makes of it", async () => {
		const theirs = await packers();
		const shown = (values: readonly unknown[]) =>
			ROWS.map((row, index) => [...row, values[index]]);
		const mine = ROWS.map(([body, value]) => {
			const converted = ours(body, value);
			return "value" in converted ? plain(converted.value) : "refused";
		});
		expect(shown(mine)).toEqual(shown(theirs));
	});

	test("that does not fit says what is taken, and where", () => {
		expect(ours("type = list(number)", '["1", "x"]')).toEqual({
			takes: "a number",
			path: ["1"],
		});
		expect(
			ours("type = map(object({ a = list(bool) }))", "{ x = { a = [1] } }"),
		).toEqual({ takes: "true or false", path: ["x", "a", "0"] });
		expect(ours("type = object({ a = string })", "{}")).toEqual({
			takes: 'an attribute "a", which is missing',
			path: [],
		});
	});
});

test.each([
	["list", undefined],
	["map", undefined],
	['"string"', undefined],
	["strin", undefined],
	["list(strin)", undefined],
	["object({ a = x })", undefined],
	["object", undefined],
	["list(string, number)", undefined],
	["list(string)", "a list of texts"],
	["set(number)", "a set (a list) of numbers"],
	["map(list(any))", "a map of lists"],
	["object({ a = string, b = optional(bool) })", "an object with a, b"],
	["tuple([string, number])", "a list of exactly 2"],
	["any", "any value"],
])("the type %s is known as %j", (type, text) => {
	const [declared] = declarationsIn([
		parseHcl(`variable "v" {\n  type = ${type}\n}\n`, "a.pkr.hcl"),
	]);
	expect(declared?.type && describeType(declared.type)).toBe(text);
});
