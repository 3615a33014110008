import { describe, expect, test } from "vitest";
import { type Body, HclError } from "../../../src/plan/hcl/ast.ts";
import { parseHclJson } from "../../../src/plan/hcl/json.ts";
import { parseHcl } from "../../../src/plan/hcl/parse.ts";

const DOLLAR = "$";

const json = (value: unknown) => parseHclJson(JSON.stringify(value), "f");

/** Names and labels alone, to compare the two syntaxes. */
function outline({ attributes, blocks }: Body): unknown {
	return {
		attributes: attributes.map(({ name }) => name),
		blocks: blocks.map(({ type, labels, body }) => [
			type,
			labels,
			outline(body),
		]),
	};
}

test("blocks are what they are in native syntax", () => {
	const native = `
packer {
  required_plugins {
    qemu = { version = "1" }
  }
}
variable "a" {
  default = 1
}
source "qemu" "x" {
  disk = 1
}
source "qemu" "y" {
  disk = 2
}
build {
  sources = ["qemu.x"]
  provisioner "shell" {
    inline = []
  }
  provisioner "file" {
    source = "a"
  }
}
build {
  source "qemu.y" {
    name = "z"
  }
}
`;
	const file = json({
		"//": "a comment",
		packer: { required_plugins: { qemu: { version: "1" } } },
		variable: { a: { default: 1 } },
		source: [{ qemu: { x: { disk: 1 } } }, { qemu: { y: [{ disk: 2 }] } }],
		build: [
			{
				sources: ["qemu.x"],
				provisioner: [{ shell: { inline: [] } }, { file: { source: "a" } }],
			},
			{ source: { "qemu.y": { name: "z" } } },
		],
	});
	expect(outline(file)).toEqual(outline(parseHcl(native, "f")));
});

test("strings are templates, with the place of the string", () => {
	const string = `"x-${DOLLAR}{var.y}\\n"`;
	const text = `{\n  "locals": {\n    "a": ${string}\n  }\n}`;
	const [attribute] = parseHclJson(text, "f").blocks[0]?.body.attributes ?? [];
	expect(attribute).toMatchObject({
		name: "a",
		at: { line: 3, column: 5 },
		text: string,
		expression: {
			kind: "template",
			parts: ["x-", { kind: "reference", path: ["var", "y"] }, "\n"],
		},
	});
});

test("values keep their kinds", () => {
	const expressions = json({
		locals: { a: 1.5, b: true, c: null, d: [1], e: { k: "v" }, f: "\u00e9\n" },
	}).blocks[0]?.body.attributes.map(({ expression }) => expression);
	expect(expressions).toMatchObject([
		{ kind: "literal", value: 1.5 },
		{ kind: "literal", value: true },
		{ kind: "literal", value: null },
		{ kind: "list", items: [{ kind: "literal", value: 1 }] },
		{
			kind: "object",
			entries: [{ key: { value: "k" }, value: { value: "v" } }],
		},
		{ kind: "literal", value: "é\n" },
	]);
});

test("a name that stands twice is two blocks", () => {
	const text = '{"variable": {"a": {}}, "variable": {"b": {}}}';
	expect(parseHclJson(text, "f").blocks.map(({ labels }) => labels)).toEqual([
		["a"],
		["b"],
	]);
});

describe("text that is not JSON is an error with its place", () => {
	test.each([
		["", 1, 1],
		['{\n "a": }', 2, 7],
		['{"a": 1', 1, 1],
		['{"a": 1} x', 1, 10],
		['{"a": "x', 1, 7],
		['{"a": "\\q"}', 1, 7],
		['{"a": "line\nend"}', 1, 7],
		["{a: 1}", 1, 2],
		['{"a": 1.2.3}', 1, 7],
		[`{"a": "${DOLLAR}{"}`, 1, 7],
	])("%s", (text, line, column) => {
		expect(() => parseHclJson(text, "x.pkr.json")).toThrow(
			expect.objectContaining({ name: "HclError", line, column }),
		);
	});

	test.each(["[", '{"a":'])("%s without end is refused", (text) => {
		expect(() => parseHclJson(text.repeat(100_000), "f")).toThrow(HclError);
	});
});
