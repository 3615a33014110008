import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Notice } from "../../src/model.ts";
import {
	MESSAGE_MAX,
	renderAnnotations,
} from "../../src/report/annotations.ts";
import { anyText } from "./hostile-text.ts";

function notice(message: string, rest: Partial<Notice> = {}): Notice {
	return { level: "error", message, ...rest };
}

function numbered(count: number, level: Notice["level"]): readonly Notice[] {
	return Array.from({ length: count }, (_, index) =>
		notice(`message ${index}`, { level, file: "a.pkr.hcl", line: index + 1 }),
	);
}

test.each<[Notice, string]>([
	[notice("plain"), "::error::plain"],
	[
		notice("two\r\nlines, 100%: yes", {
			level: "warning",
			file: "packer/a,b:c/x.pkr.hcl",
			line: 12,
			column: 3,
			title: "Bad\nblock: %",
		}),
		"::warning file=packer/a%2Cb%3Ac/x.pkr.hcl,line=12,col=3,title=Bad block%3A %25::two%0D%0Alines, 100%25: yes",
	],
	[
		notice("x", { level: "notice", line: 0, column: 1.5, title: "" }),
		"::notice::x",
	],
])("%j", (given, line) => {
	expect(renderAnnotations([given])).toEqual([line]);
});

test("errors come first, and nothing comes of nothing", () => {
	expect(
		renderAnnotations([notice("n", { level: "notice" }), notice("e")]),
	).toEqual(["::error::e", "::notice::n"]);
	expect(renderAnnotations([])).toEqual([]);
});

test("duplicates are one; another place is another", () => {
	expect(
		renderAnnotations([
			notice("x", { line: 1 }),
			notice("x", { line: 1 }),
			notice("x", { line: 2 }),
		]),
	).toEqual(["::error line=1::x", "::error line=2::x"]);
});

describe("the runner's limit of ten a type", () => {
	test("ten are ten", () => {
		const lines = renderAnnotations(numbered(10, "warning"));
		expect(lines).toHaveLength(10);
		expect(lines.at(-1)).toBe("::warning file=a.pkr.hcl,line=10::message 9");
	});

	test("of twelve, nine are shown and three are counted and follow in the log", () => {
		expect(renderAnnotations(numbered(12, "warning")).slice(9)).toEqual([
			"::warning::and 3 more: see the log",
			"3 warnings without an annotation:",
			"  a.pkr.hcl:10: message 9",
			"  a.pkr.hcl:11: message 10",
			"  a.pkr.hcl:12: message 11",
		]);
	});

	test("a type does not take from another, and what else the step says does", () => {
		const lines = renderAnnotations(
			[...numbered(10, "error"), ...numbered(10, "notice")],
			{ error: 1 },
		);
		expect(lines.filter((line) => line.startsWith("::error"))).toHaveLength(9);
		expect(lines.filter((line) => line.startsWith("::notice"))).toHaveLength(
			10,
		);
	});
});

test("a message is cut where the runner would cut it, with a mark", () => {
	const [line = ""] = renderAnnotations([notice("x".repeat(100_000))]);
	expect(line).toBe(`::error::${"x".repeat(MESSAGE_MAX - 1)}…`);
});

test("no text starts a command of its own", () => {
	fc.assert(
		fc.property(anyText, fc.integer({ min: 1, max: 12 }), (text, count) => {
			const notices = Array.from({ length: count }, (_, index) =>
				notice(`${text}${index}`, { file: text, title: text }),
			);
			for (const line of renderAnnotations(notices)) {
				expect(line).not.toMatch(/[\r\n]/);
				if (line.startsWith("::")) expect(line).toMatch(/^::error(?: |::)/);
				else expect(line).not.toMatch(/^\s*::|##\[/);
				// The runner reads the properties up to the next `::`.
				const properties = /^::error (.*?)::/.exec(line)?.[1];
				if (properties !== undefined)
					expect(properties).toMatch(
						/^(?:file=[^,:]*,)?(?:title=[^,:]*)?$|^file=[^,:]*$/,
					);
			}
		}),
	);
});
