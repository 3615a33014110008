import { describe, expect, it } from "vitest";
import { problemsOf } from "./reading.ts";

describe("text that is no YAML is one error at its place", () => {
	it.each([
		["a: 1\n\tb: 2", "2:1 YAML is indented with spaces: replace the tab."],
		[
			"title: x\n---\ntitle: y",
			"2:1 The file holds several YAML documents: leave one, without a `---` after its start.",
		],
		["title: 'x", "1:10 This is not valid YAML: Missing closing 'quote."],
		["title: !foo x", "1:8 This is not valid YAML: Unresolved tag: !foo."],
		[
			"os: { id: x",
			"1:12 This is not valid YAML: Flow map in block collection must be sufficiently indented and end with a }.",
		],
		["title: *no", "1:8 No anchor `&no` stands before."],
		["? [a]\n: 1", "1:3 A key is text or a number."],
		["? *a\n: 1", "1:3 A key is text or a number."],
		[": 1", "1:1 A key is text or a number."],
	])("%j", (text, problem) => {
		expect(problemsOf(text)[0]).toBe(problem);
	});
});

describe("a key that stands twice is an error", () => {
	it.each([
		[
			"title: a\nos: { id: x }\ntitle: b",
			"3:1 The key `title` stands twice, first in line 1.",
		],
		[
			"variants:\n  12: { only: a }\n  '12': { only: b }",
			"3:3 The key `12` stands twice, first in line 2.",
		],
		[
			"variants: { a: { vars: { m: { k: 1, k: 2 } } } }",
			"1:37 The key `k` stands twice, first in line 1.",
		],
	])("%j", (text, problem) => {
		expect(problemsOf(text)).toEqual([problem]);
	});

	it("24.1 and 24.10 are two", () => {
		expect(problemsOf("variants: { 24.1: , 24.10: }")).toEqual([]);
	});
});

describe("what is too large is refused", () => {
	const TOO_DEEP =
		"1:1 The file is nested too deeply, or its aliases too often.";

	it("an anchor does not hold itself", () => {
		expect(problemsOf("variants: { a: { vars: { x: &x [*x] } } }")).toEqual([
			"1:33 No anchor `&x` stands before.",
		]);
	});

	it("aliases do not grow without bound", () => {
		const levels = Array.from(
			{ length: 30 },
			(_, level) =>
				`      v${level}: &v${level} [${level === 0 ? "x" : `*v${level - 1}, *v${level - 1}`}]`,
		);
		expect(
			problemsOf(`variants:\n  a:\n    vars:\n${levels.join("\n")}\n`),
		).toEqual([TOO_DEEP]);
	});

	it("nor does nesting", () => {
		expect(problemsOf(`title: ${"[".repeat(100_000)}`)).toHaveLength(1);
		expect(
			problemsOf(`title: ${"[".repeat(100_000)}${"]".repeat(100_000)}`),
		).toHaveLength(1);
	});

	it("nor the file", () => {
		expect(problemsOf(`title: x #${"y".repeat(300_000)}`)).toEqual([
			"1:1 The file is larger than 262144 characters.",
		]);
	});
});
