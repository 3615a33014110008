import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseHclJson } from "../../../src/plan/hcl/json.ts";
import { parseHcl } from "../../../src/plan/hcl/parse.ts";

const DOLLAR = "$";

type Mistake = readonly [text: string, place: string, message: string];

/** What people write, where they would look for it, and the sentence that they get. */
const NATIVE: readonly Mistake[] = [
	[
		"build {\n  a = 1\n",
		"1:1",
		'The block "build" that begins here is never closed. Expected "}".',
	],
	[
		"x {\n y {\n z = 1\n}\n",
		"1:1",
		'The block "x" that begins here is never closed. Expected "}".',
	],
	[
		"a = [\n 1,\n 2\n",
		"1:5",
		'The "[" that begins here is never closed. Expected "," or "]" in a list, found the end of the file.',
	],
	[
		"a = {\n b = 1\n",
		"1:5",
		'The "{" that begins here is never closed. Expected a value, found the end of the file.',
	],
	[
		"a = f(1,\n",
		"1:5",
		"The call of f that begins here is never closed. Expected a value, found the end of the file.",
	],
	[
		"a = (1\n",
		"1:5",
		'The "(" that begins here is never closed. Expected ")" after an expression in parentheses, found the end of the file.',
	],
	[
		"a = b[1\n",
		"1:6",
		'The "[" that begins here is never closed. Expected "]" after an index, found the end of the file.',
	],
	[
		'a = "b\nc = 1\n',
		"1:5",
		"The string that begins here does not end in its line.",
	],
	[
		`a = "${DOLLAR}{b"\n`,
		"1:9",
		`Expected "}", found "\\"". A "${DOLLAR}{" that is not Packer's is written "${DOLLAR}${DOLLAR}{".`,
	],
	[
		"a = <<EOF\nb\nEOF",
		"1:5",
		'The text that begins here never ends. Expected a line with "EOF" alone, and a line end behind it.',
	],
	[
		"a = <<EOF\nb\nEOF c\n",
		"1:5",
		'The text that begins here never ends. Expected a line with "EOF" alone, and a line end behind it.',
	],
	["a = << EOF\nEOF\n", "1:5", 'Expected a marker and a new line after "<<".'],
	["/* a\n", "1:1", 'A comment that begins with "/*" never ends.'],
	[
		'name "x"\n',
		"1:9",
		'Expected "=" and a value, or the "{" of a block, after "name", found the end of the line.',
	],
	[
		"a: 1\n",
		"1:2",
		'Expected "=" and a value, or the "{" of a block, after "a", found ":".',
	],
	[
		"a = ['b']\n",
		"1:6",
		`Expected a value, found "'". A string stands in double quotes.`,
	],
	["a = [1 2]\n", "1:8", 'Expected "," or "]" in a list, found "2".'],
	[
		'a = [\n "b"\n "c"\n]\n',
		"3:2",
		'Expected "," or "]" in a list, found "\\"".',
	],
	[
		"a = { b = 1 c = 2 }\n",
		"1:13",
		'Expected ",", a new line or "}" after an entry, found "c".',
	],
	["a = { b 1 }\n", "1:9", 'Expected "=" or ":" after a key, found "1".'],
	["a = 1 b = 2\n", "1:7", 'Expected a new line, found "b".'],
	["a { b = 1 } c = 2\n", "1:13", 'Expected a new line, found "c".'],
	[
		"a { b = 1, c = 2 }\n",
		"1:10",
		'Expected "}", as a block in one line holds one setting, found ",".',
	],
	["a {\n b = 1 }\n", "2:8", 'Expected a new line, found "}".'],
	[
		"a = 1\n}\n",
		"2:1",
		'Expected the name of a setting or a block, found "}". There is no block for it to close.',
	],
	["a = 1\na = 2\n", "2:1", '"a" is set twice here.'],
	["a = \r\nb = 1\r\n", "1:6", "Expected a value, found the end of the line."],
	["a = 1\rb = 2\r", "1:6", "Expected a new line, found the character U+000D."],
	["a =\u00a01\n", "1:4", "Expected a value, found the character U+00A0."],
	["a = \u0000\n", "1:5", "Expected a value, found the character U+0000."],
	["a = \u201cb\u201d\n", "1:5", 'Expected a value, found "\u201c".'],
	["a = \ufffd\n", "1:5", "Expected a value, found a byte that is not UTF-8."],
	[
		'a = "b\ufffd"\n',
		"1:7",
		"This file is not UTF-8: Packer does not read this text.",
	],
	['a = "\\d"\n', "1:6", 'There is no escape "\\d" in a string.'],
	["a = 1.2.3\n", "1:5", '"1.2.3" is no number.'],
	["a = b.0.1\n", "1:7", "Write [0][1] for two indexes."],
	[
		"a = b ? c\n",
		"1:10",
		'Expected ":" between the two results of a condition, found the end of the line.',
	],
	[
		"a = [for b in c]\n",
		"1:16",
		'Expected ":" after the collection of "for", found "]".',
	],
	[
		"a = {for b in c : b}\n",
		"1:20",
		'Expected "=>" after the key of "for" in braces, found "}".',
	],
	[
		"a = [for b in c : d => e]\n",
		"1:21",
		'Expected "]" at the end of "for", found "=".',
	],
	["a = b:::c()\n", "1:8", 'Expected a name after "::", found ":".'],
	['a = "%{ if b }c"\n', "1:9", 'There is no "%{ endif }" for this.'],
];

const JSON_SYNTAX: readonly Mistake[] = [
	["", "1:1", "Expected a value, found the end of the file."],
	[
		'{"locals": {"a": 1',
		"1:12",
		'The "{" that begins here is never closed. Expected "," or "}" in an object, found the end of the file.',
	],
	['{"locals": {"a": 1,}}', "1:20", 'Expected a name in quotes, found "}".'],
	['{"locals": {"a": [1,]}}', "1:21", 'Expected a value, found "]".'],
	["{locals: 1}", "1:2", 'Expected a name in quotes, found "l".'],
	['{"locals": {"a" 1}}', "1:17", 'Expected ":" after a name, found "1".'],
	[
		'{"locals": {"a": 1 "b": 2}}',
		"1:20",
		'Expected "," or "}" in an object, found "\\"".',
	],
	['// no\n{"locals": {}}', "1:1", 'Expected a value, found "/".'],
	['{"locals": {}} x', "1:16", 'Expected the end of the JSON, found "x".'],
	[
		'\ufeff{"locals": {}}',
		"1:1",
		"JSON has no byte order mark: Packer does not read it.",
	],
	['{"locals": {"a": "b\tc"}}', "1:18", "This is not JSON."],
	['{"locals": {"a": 012}}', "1:18", "This is not JSON."],
];

/** What Packer sees only when all files can be read. */
const STRUCTURE: readonly Mistake[] = [
	['{"locals": 5}', "1:12", "Expected an object here."],
	['"x"', "1:1", "Expected an object here."],
	['{"variable": {"a": 5}}', "1:20", "Expected an object here."],
	['{"locals": {"a": 1, "a": 2}}', "1:21", '"a" is set twice here.'],
];

function refusal(parse: () => unknown): unknown {
	try {
		parse();
	} catch (error) {
		return error;
	}
	return undefined;
}

describe("a mistake is one error, at its place, with a sentence that tells it", () => {
	test.each(NATIVE)("%j", (text, place, message) => {
		const error = refusal(() => parseHcl(text, "x.pkr.hcl"));
		const [line, column] = place.split(":").map(Number);
		expect(error).toMatchObject({ name: "HclError", message, line, column });
	});

	test.each([
		...JSON_SYNTAX,
		...STRUCTURE,
	])("in JSON: %j", (text, place, message) => {
		const error = refusal(() => parseHclJson(text, "x.pkr.json"));
		const [line, column] = place.split(":").map(Number);
		expect(error).toMatchObject({ name: "HclError", message, line, column });
	});
});

/** What Packer says of files in one folder. */
function packerSays(files: readonly (readonly [name: string, text: string])[]) {
	const packer = process.env.PACKER_BIN;
	if (packer === undefined)
		throw new Error("Set PACKER_BIN to a Packer executable for this test.");
	const folder = mkdtempSync(join(tmpdir(), "hcl-mistakes-"));
	try {
		for (const [name, text] of files)
			writeFileSync(join(folder, name), withBrokenBytes(text));
		const { stdout, stderr } = spawnSync(
			packer,
			["validate", "-syntax-only", folder],
			{
				encoding: "utf8",
				env: { PACKER_CONFIG_DIR: folder, CHECKPOINT_DISABLE: "1" },
			},
		);
		return stdout + stderr;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** U+FFFD is what a decoder made of a byte that is no text. */
function withBrokenBytes(text: string): Buffer {
	const parts = text.split("\ufffd").map((part) => Buffer.from(part));
	return Buffer.concat(
		parts.flatMap((part, at) =>
			at === 0 ? [part] : [Buffer.from([0xff]), part],
		),
	);
}

describe("Packer refuses each of them, too", () => {
	const files = [
		...NATIVE.map(([text], at) => [`n${at}.pkr.hcl`, text] as const),
		...JSON_SYNTAX.map(([text], at) => [`j${at}.pkr.json`, text] as const),
	];

	test("when it reads them", () => {
		const said = packerSays(files);
		const silent = files.filter(([name]) => !said.includes(`/${name} line `));
		expect(silent).toEqual([]);
	});

	test.each(STRUCTURE)("when it understands them: %j", (text) => {
		expect(packerSays([["x.pkr.json", text]])).toContain("x.pkr.json line ");
	});
});
