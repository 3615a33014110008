import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HclError } from "../../../src/plan/hcl/ast.ts";
import { parseHcl } from "../../../src/plan/hcl/parse.ts";

const DOLLAR = "$";

/** The expression of `x = …`, without positions. */
function parsed(text: string): unknown {
	const [attribute] = parseHcl(`x = ${text}\n`, "t.hcl").attributes;
	return JSON.parse(
		JSON.stringify(attribute?.expression, (key, value) =>
			key === "at" ? undefined : value,
		),
	);
}

const literal = (value: string | number | boolean | null) => ({
	kind: "literal",
	value,
});

const reference = (...path: string[]) => ({ kind: "reference", path });

describe("blocks and attributes", () => {
	test("come with labels, nesting and positions", () => {
		const text = [
			"# a comment",
			'source "xenserver-iso" "debian" { // another',
			"  vm_name = local.name /* and",
			"  a third */",
			"  disks { size = 1 }",
			"}",
			"empty bare {}",
		].join("\n");
		const file = parseHcl(text, "a.pkr.hcl");
		const none = { attributes: [], blocks: [] };
		expect(file).toEqual({
			file: "a.pkr.hcl",
			attributes: [],
			blocks: [
				{
					type: "source",
					labels: ["xenserver-iso", "debian"],
					at: { line: 2, column: 1 },
					body: {
						attributes: [
							{
								name: "vm_name",
								text: "local.name",
								at: { line: 3, column: 3 },
								expression: {
									...reference("local", "name"),
									at: { line: 3, column: 13 },
								},
							},
						],
						blocks: [
							{
								type: "disks",
								labels: [],
								at: { line: 5, column: 3 },
								body: {
									...none,
									attributes: [
										{
											name: "size",
											text: "1",
											at: { line: 5, column: 11 },
											expression: {
												...literal(1),
												at: { line: 5, column: 18 },
											},
										},
									],
								},
							},
						],
					},
				},
				{
					type: "empty",
					labels: ["bare"],
					at: { line: 7, column: 1 },
					body: none,
				},
			],
		});
	});

	test("may begin with a byte order mark and have Windows line ends", () => {
		const file = parseHcl(
			"\ufeffa = 1\r\nb = [\r\n 2,\r\n]\r\nc {\r\n}\r\n",
			"f",
		);
		expect(file.attributes.map(({ name, text }) => [name, text])).toEqual([
			["a", "1"],
			["b", "[\r\n 2,\r\n]"],
		]);
		expect(file.blocks[0]?.at).toEqual({ line: 5, column: 1 });
	});
});

describe("expressions", () => {
	test.each([
		["12", literal(12)],
		["1.5e+3", literal(1500)],
		["true", literal(true)],
		["null", literal(null)],
		['"a\\n\\"\\u00e9\\U0001F600"', literal('a\n"é😀')],
		[`"$${DOLLAR}{a} %%{b} $x 5%"`, literal(`${DOLLAR}{a} %{b} $x 5%`)],
		["été.ü1", reference("été", "ü1")],
		["var.a-b.c", reference("var", "a-b", "c")],
		["source.type.name", reference("source", "type", "name")],
		["(path.root)", reference("path", "root")],
		[`"${DOLLAR}{var.x}"`, reference("var", "x")],
		[
			`"a-${DOLLAR}{ var.x }-b"`,
			{ kind: "template", parts: ["a-", reference("var", "x"), "-b"] },
		],
		[
			`"a ${DOLLAR}{~ x ~} b"`,
			{ kind: "template", parts: ["a", reference("x"), "b"] },
		],
		[
			`"${DOLLAR}{"in ${DOLLAR}{"deep"}"}!"`,
			{
				kind: "template",
				parts: [{ kind: "template", parts: ["in ", literal("deep")] }, "!"],
			},
		],
		[
			"[1, [2],\n 3,\n]",
			{
				kind: "list",
				items: [literal(1), { kind: "list", items: [literal(2)] }, literal(3)],
			},
		],
		[
			'{ a = 1, "b": 2\n (c) = 3 }',
			{
				kind: "object",
				entries: [
					{ key: literal("a"), value: literal(1) },
					{ key: literal("b"), value: literal(2) },
					{ key: reference("c"), value: literal(3) },
				],
			},
		],
		[
			"f(1, a...)",
			{
				kind: "call",
				name: "f",
				args: [literal(1), reference("a")],
				expand: true,
			},
		],
		[
			"a ? b : c ? d : e",
			{
				kind: "conditional",
				test: reference("a"),
				yes: reference("b"),
				no: {
					kind: "conditional",
					test: reference("c"),
					yes: reference("d"),
					no: reference("e"),
				},
			},
		],
		[
			"1 + 2 * -a",
			{
				kind: "binary",
				operator: "+",
				left: literal(1),
				right: {
					kind: "binary",
					operator: "*",
					left: literal(2),
					right: { kind: "unary", operator: "-", operand: reference("a") },
				},
			},
		],
		[
			'a.b["c"].d[0]',
			{
				kind: "index",
				target: {
					kind: "index",
					target: {
						kind: "index",
						target: reference("a", "b"),
						key: literal("c"),
					},
					key: literal("d"),
				},
				key: literal(0),
			},
		],
		[
			"[for k, v in m : k if v]",
			{
				kind: "for",
				makes: "list",
				names: { key: "k", value: "v" },
				collection: reference("m"),
				value: reference("k"),
				condition: reference("v"),
				grouped: false,
			},
		],
		[
			"{ for v in m : v => 1... }",
			{
				kind: "for",
				makes: "object",
				names: { value: "v" },
				collection: reference("m"),
				key: reference("v"),
				value: literal(1),
				grouped: true,
			},
		],
		[
			"a[*].b[0]",
			{
				kind: "splat",
				target: reference("a"),
				each: {
					kind: "index",
					target: {
						kind: "index",
						target: { kind: "item" },
						key: literal("b"),
					},
					key: literal(0),
				},
			},
		],
		[
			"a.*.b[0]",
			{
				kind: "index",
				target: {
					kind: "splat",
					target: reference("a"),
					each: { kind: "index", target: { kind: "item" }, key: literal("b") },
				},
				key: literal(0),
			},
		],
		[
			'"%{ if a }x%{ else }y%{ endif }"',
			{
				kind: "conditional",
				test: reference("a"),
				yes: literal("x"),
				no: literal("y"),
			},
		],
		[
			'"-%{ for a in b }x%{ endfor }"',
			{
				kind: "template",
				parts: [
					"-",
					{
						kind: "for",
						makes: "text",
						names: { value: "a" },
						collection: reference("b"),
						value: literal("x"),
						grouped: false,
					},
				],
			},
		],
	])("%s", (text, expected) => {
		expect(parsed(text)).toEqual(expected);
	});

	test("keep their text as written, without the comment behind", () => {
		const file = parseHcl("a = [ 1, # one\n 2 ] # list\nb = <<E\nx\nE\n", "f");
		expect(file.attributes.map(({ text }) => text)).toEqual([
			"[ 1, # one\n 2 ]",
			"<<E\nx\nE",
		]);
	});
});

describe("heredocs", () => {
	test.each([
		['<<EOF\na \\n "b"\n  c\nEOF', 'a \\n "b"\n  c\n'],
		["<<EOF\nEOF", ""],
		["<<-EOF\n    a\n\n      b\n    EOF", "a\n\n  b\n"],
		["<<EOF\nEOF \n EOFX\n  EOF", ""],
	])("%j", (text, expected) => {
		if (text.includes("EOFX")) expect(() => parsed(text)).toThrow(HclError);
		else expect(parsed(text)).toEqual(literal(expected));
	});

	test("hold interpolations, whose lines are not theirs", () => {
		const text = `<<EOF\na ${DOLLAR}{f(\n"EOF",\n)} b\nEOF`;
		expect(parsed(text)).toMatchObject({
			kind: "template",
			parts: ["a ", { kind: "call", args: [literal("EOF")] }, " b\n"],
		});
	});

	test("may be cut by nothing but their own line ends", () => {
		const text = `<<-EOF\n  a ${DOLLAR}${DOLLAR}{b} $c\n    %{ if d ~}\n  e\n  %{ endif ~}\n  EOF`;
		expect(parsed(text)).toEqual({
			kind: "template",
			parts: [
				`a ${DOLLAR}{b} $c\n  `,
				{
					kind: "conditional",
					test: reference("d"),
					yes: literal("  e\n"),
					no: literal(""),
				},
				"",
			],
		});
	});

	test("do not disturb the lines that follow", () => {
		const file = parseHcl("a = <<E\n1\n2\nE\nb = 1\n", "f");
		expect(file.attributes[1]?.at).toEqual({ line: 5, column: 1 });
	});
});

describe("text that is not HCL is an error with its place", () => {
	test.each([
		["a = \n", 1, 5],
		["a = 1 2\n", 1, 7],
		['a = "x\n"', 1, 5],
		['a = "x', 1, 5],
		["a {\n", 1, 1],
		["}\n", 1, 1],
		["a = [1\n\n", 1, 5],
		["a = {\n b = 1 c = 2\n}", 2, 8],
		["a = 1\na = 2\n", 2, 1],
		["a = <<E\nx\n", 1, 5],
		["a = <<E\nx\nE", 1, 5],
		["a = <<E\nx\nE ", 1, 5],
		["a = << E\n", 1, 5],
		["/* x", 1, 1],
		['a = "\\q"\n', 1, 6],
		['a = "\\u12"\n', 1, 6],
		['a = "\\UFFFFFFFF"\n', 1, 6],
		['a = "%{ if x }"\n', 1, 9],
		['a = "%{ endif }"\n', 1, 9],
		['a = "%{ what }"\n', 1, 9],
		[`b "${DOLLAR}{x}" {}\n`, 1, 6],
		["a b\n", 1, 4],
		["a = f(1\n", 1, 5],
		["a = x.\n", 1, 7],
		["a = a::b\n", 1, 9],
		["a = [for x of y : x]\n", 1, 12],
		["a { b = 1\n}\n", 1, 10],
		["a {\n b = 1 }\n", 2, 8],
		["a = \u0000\n", 1, 5],
	])("%j", (text, line, column) => {
		expect(() => parseHcl(text, "dir/x.pkr.hcl")).toThrow(
			expect.objectContaining({
				name: "HclError",
				file: "dir/x.pkr.hcl",
				line,
				column,
			}),
		);
	});

	test.each([
		"[",
		"{a=",
		"(",
		"f(",
		"-",
		"!",
		'a["',
		"a ? ",
		"a + ",
		`"${DOLLAR}{`,
	])("%s without end is refused and does not exhaust the stack", (text) => {
		expect(() => parseHcl(`a = ${text.repeat(100_000)}`, "f")).toThrow(
			HclError,
		);
	});

	test.each([
		"[0]",
		" + 1",
		".a.0",
		"[*]",
		" == 1",
	])("a chain of %s without end is refused", (link) => {
		expect(() => parseHcl(`a = b${link.repeat(100_000)}`, "f")).toThrow(
			HclError,
		);
	});
});

test("whatever the text, it is read or refused with a place in it", () => {
	const token = fc.constantFrom(
		...'{ } " ${ %{ \n ( ) [ ] = <<E\n E\n ~ . * , ? : for in # /* */ \\ a 1 $ %'.split(
			/(?<! ) /,
		),
	);
	const text = fc
		.array(fc.oneof(token, fc.string({ maxLength: 3 })))
		.map((parts) => parts.join(""));
	fc.assert(
		fc.property(text, (input) => {
			try {
				parseHcl(input, "f");
			} catch (error) {
				if (!(error instanceof HclError)) throw error;
				const lines = input.split("\n");
				expect(error.line).toBeLessThanOrEqual(lines.length);
				expect(error.column).toBeLessThanOrEqual(
					(lines[error.line - 1]?.length ?? 0) + 1,
				);
			}
		}),
		{ numRuns: 2000 },
	);
});
