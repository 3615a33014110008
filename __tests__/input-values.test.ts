import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	InputError,
	parseAssignments,
	parseBoolean,
	parseChannels,
	parseList,
	parseOneOf,
	parsePaths,
	parseRelativePath,
	parseSelection,
	parseUrl,
	parseWhole,
	refuse,
} from "../src/input-values.ts";

/** The error of a refused value, which must be one sentence of {@link InputError}. */
function refusal(parse: () => unknown): string {
	try {
		parse();
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		return error instanceof Error ? error.message : "";
	}
	throw new Error("The value was taken.");
}

describe("refuse", () => {
	test("names the input, what it got and what it takes", () => {
		expect(refusal(() => refuse("os", "x y", "names"))).toBe(
			`Input 'os': got "x y", takes names.`,
		);
	});

	test("shows control characters escaped and cuts a long value", () => {
		const message = refusal(() =>
			refuse("os", `a\n::error::\0${"b".repeat(500)}`, "names"),
		);
		expect(message).toContain(String.raw`"a\n::error::\u0000bbb`);
		expect(message).not.toMatch(/\n|\0/);
		expect(message.length).toBeLessThan(120);
	});
});

describe("lists", () => {
	test.each([
		["", []],
		[" , \n", []],
		["a", ["a"]],
		["a,b c\nd\r\ne\tf", ["a", "b", "c", "d", "e", "f"]],
		["a, a,b", ["a", "b"]],
	])("%j is %j", (value, items) => {
		expect(parseList(value)).toEqual(items);
	});

	test("paths may hold spaces: commas and new lines alone separate them", () => {
		expect(
			parsePaths("shared-paths", "my files/*.sh, scripts/\r\n./a//b\n\na/b"),
		).toEqual(["my files/*.sh", "scripts", "a/b"]);
	});
});

describe("paths below the workspace", () => {
	test.each([
		["packer", "packer"],
		["./packer/", "packer"],
		["a//b/./c", "a/b/c"],
		[".", ""],
		["", ""],
		["a b/ü", "a b/ü"],
		["..a/b..", "..a/b.."],
		["-x", "-x"],
	])("%j is %j", (value, path) => {
		expect(parseRelativePath("packer-directory", value)).toBe(path);
	});

	test.each([
		"..",
		"../x",
		"a/../b",
		"a/..",
		"/etc",
		"C:/x",
		"c:",
		"a\\b",
		"a\nb",
		"a\0b",
		"a\tb",
	])("%j is refused", (value) => {
		expect(refusal(() => parseRelativePath("packer-directory", value))).toMatch(
			/^Input 'packer-directory': got ".*", takes a path below/,
		);
	});

	test("no accepted path leaves the workspace", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom(..."./a\\:\n") }),
				(value) => {
					let path: string;
					try {
						path = parseRelativePath("packer-directory", value);
					} catch {
						return;
					}
					expect(path.split("/")).not.toContain("..");
					expect(path).not.toMatch(/^\/|\\|\n|\/\/|\/$/);
				},
			),
		);
	});
});

describe("booleans of the YAML 1.2 core schema", () => {
	test.each(["true", "True", "TRUE"])("%s is true", (value) => {
		expect(parseBoolean("summary", value)).toBe(true);
	});
	test.each(["false", "False", "FALSE"])("%s is false", (value) => {
		expect(parseBoolean("summary", value)).toBe(false);
	});
	test.each([
		"yes",
		"no",
		"on",
		"1",
		"0",
		"tRUE",
		"y",
		"true\n",
		"null",
		"~",
	])("%j is refused", (value) => {
		expect(refusal(() => parseBoolean("summary", value))).toBe(
			`Input 'summary': got ${JSON.stringify(value)}, takes \`true\` or \`false\`.`,
		);
	});
});

describe("whole numbers", () => {
	test.each([
		["0", 0],
		["007", 7],
		["30", 30],
		["100", 100],
	])("%s is %i", (value, number) => {
		expect(parseWhole("max-age", value, 0, 100)).toBe(number);
	});
	test.each([
		"101",
		"-1",
		"+1",
		"1.0",
		"1e1",
		"0x1",
		" 1",
		"",
		"NaN",
		"9".repeat(40),
		"١",
	])("%j is refused", (value) => {
		expect(refusal(() => parseWhole("max-age", value, 0, 100))).toMatch(
			/^Input 'max-age': got .*, takes a whole number from 0 to 100\.$/,
		);
	});
});

test("one of a closed list: the error lists them all", () => {
	expect(parseOneOf("verify", "none", ["full", "none"])).toBe("none");
	expect(refusal(() => parseOneOf("verify", "Full", ["full", "none"]))).toBe(
		"Input 'verify': got \"Full\", takes one of `full`, `none`.",
	);
});

describe("URLs", () => {
	test.each([
		["https://s3.example.org", "https://s3.example.org"],
		["http://127.0.0.1:9000/", "http://127.0.0.1:9000"],
		["https://[::1]:9000/base//", "https://[::1]:9000/base"],
	])("%s is %s", (value, url) => {
		expect(parseUrl("s3-endpoint", value)).toBe(url);
	});

	test.each([
		"s3.example.org",
		"ftp://x",
		"file:///etc/passwd",
		"https://",
		"//x",
		"javascript:1",
	])("%j is refused", (value) => {
		expect(refusal(() => parseUrl("s3-endpoint", value))).toBe(
			`Input 's3-endpoint': got ${JSON.stringify(value)}, takes an http or https URL.`,
		);
	});

	test.each([
		"https://user:hunter2@s3.example.org",
		"https://:hunter2@s3.example.org",
		"ftp://user:hunter2@s3.example.org",
		"user:hunter2@s3.example.org",
		"https://user:hunter2/x@s3.example.org",
		"https://user:a@hunter2@[bad",
		"https:/user:hunter2@s3.example.org:port",
		"https://user:hun\nter2@:",
	])("credentials in %j are refused and not shown", (value) => {
		const message = refusal(() => parseUrl("s3-endpoint", value));
		expect(message).toMatch(/^Input 's3-endpoint': got ".*", takes .* URL/);
		expect(message).not.toMatch(/hunter2|hun|ter2/);
	});
});

describe("os", () => {
	test.each([
		["", { kind: "changed" }],
		["changed", { kind: "changed" }],
		["all", { kind: "all" }],
		["debian", { kind: "names", names: ["debian"] }],
		[
			"debian-12, ubuntu-24.04\nx_1",
			{ kind: "names", names: ["debian-12", "ubuntu-24.04", "x_1"] },
		],
		["Changed", { kind: "names", names: ["Changed"] }],
	])("%j is %j", (value, selection) => {
		expect(parseSelection(value)).toEqual(selection);
	});

	test.each([
		"../x",
		"$(x)",
		"`x`",
		"a;b",
		"a/b",
		".hidden",
		"_shared",
		"-only",
		"debian\n::error::x",
		"a\0b",
		"dëbian",
		"a*",
		"x".repeat(130),
		"changed,debian",
		"debian all",
		"all changed",
	])("%j is refused", (value) => {
		expect(refusal(() => parseSelection(value))).toMatch(
			/^Input 'os': got ".*", takes template or image names .*`changed` alone, or `all` alone\.$/,
		);
	});
});

describe("channels", () => {
	test("are separated like all lists", () => {
		expect(parseChannels("channels", "latest, testing\nrc-1")).toEqual([
			"latest",
			"testing",
			"rc-1",
		]);
	});
	test.each([
		"Latest",
		"1st",
		"-x",
		"a_b",
		"a".repeat(33),
		"a/b",
	])("%j is refused", (value) => {
		expect(refusal(() => parseChannels("channels", value))).toMatch(
			/^Input 'channels': got ".*", takes channel names: /,
		);
	});
});

describe("assignments", () => {
	const parse = (value: string, heredoc = true) =>
		Object.fromEntries(parseAssignments("packer-secrets", value, { heredoc }));

	test.each([
		["", {}],
		["a=1", { a: "1" }],
		["a=1\r\n\r\n# no\n  b = two words \n", { a: "1", b: "two words" }],
		["a=", { a: "" }],
		["a=b=c==", { a: "b=c==" }],
		["größe=1\n_x-y=2", { größe: "1", "_x-y": "2" }],
		["a=x<<EOF", { a: "x<<EOF" }],
		[
			"a<<EOF\nline 1\n\n# kept\n b=2\nEOF\nc=3",
			{ a: "line 1\n\n# kept\n b=2", c: "3" },
		],
		["a<<EOF\nEOF", { a: "" }],
		["a<<EOF\r\none\r\ntwo\r\nEOF\r\n", { a: "one\ntwo" }],
	])("%j is %j", (value, variables) => {
		expect(parse(value)).toEqual(variables);
	});

	test("several lines are for secrets alone", () => {
		expect(refusal(() => parse("a<<EOF\nx\nEOF", false))).toBe(
			"Input 'packer-secrets': line 1 is not of the form `name=value`.",
		);
	});

	test("a name like an object's own property is a name", () => {
		expect([
			...parseAssignments("packer-secrets", "__proto__=1\nconstructor=2", {
				heredoc: true,
			}),
		]).toEqual([
			["__proto__", "1"],
			["constructor", "2"],
		]);
	});

	test.each([
		["a=hunter2\nhunter2", "line 2 is not of the form"],
		["=hunter2", "line 1 is not of the form"],
		["hunter2 x=1", "line 1 is not of the form"],
		["hunter2/+==", "line 1 is not of the form"],
		["a=hunter2\na=hunter2", 'got "a", takes each variable once'],
		["a<<EOF\nhunter2", "the value of a has no closing line 'EOF'"],
		["a<<EOF\nhunter2\n EOF", "the value of a has no closing line 'EOF'"],
	])("%j is refused without its value", (value, words) => {
		const message = refusal(() => parse(value));
		expect(message).toContain(`Input 'packer-secrets': ${words}`);
		expect(message).not.toContain("hunter2");
	});
});
