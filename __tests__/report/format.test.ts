import fc from "fast-check";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import {
	code,
	cut,
	cutUnits,
	escapeMarkdown,
	fence,
	formatBinarySize,
	formatDuration,
	formatSize,
	link,
	logLine,
	oneLine,
	plural,
	shortRef,
	shortSha,
	within,
	workflowSafe,
} from "../../src/report/format.ts";
import { anyText, textOf } from "./hostile-text.ts";

describe("sizes and durations", () => {
	test.each([
		[0, "0 B"],
		[999, "999 B"],
		[1000, "1 kB"],
		[999_949, "999.9 kB"],
		[999_950, "1 MB"],
		[3_187_671_040, "3.2 GB"],
		[2e18, "2000 PB"],
		[-1, "0 B"],
		[Number.NaN, "0 B"],
	])("%d bytes are %s", (bytes, text) => {
		expect(formatSize(bytes)).toBe(text);
	});

	test.each([
		[2_147_483_648, "2 GiB"],
		[10_737_418_241, "10 GiB"],
		[1536, "1.5 KiB"],
	])("%d bytes of memory are %s", (bytes, text) => {
		expect(formatBinarySize(bytes)).toBe(text);
	});

	test.each([
		[0, "0s"],
		[0.4, "0s"],
		[59.6, "1m 0s"],
		[724, "12m 4s"],
		[3605, "1h 0m 5s"],
		[93_784, "26h 3m 4s"],
		[Number.POSITIVE_INFINITY, "0s"],
	])("%d seconds are %s", (seconds, text) => {
		expect(formatDuration(seconds)).toBe(text);
	});
});

test("short names of commits, refs and counts", () => {
	expect(shortSha("a1b2c3d4e5f6")).toBe("a1b2c3d");
	expect(shortRef("refs/heads/feature/x")).toBe("feature/x");
	expect(shortRef("refs/tags/v1")).toBe("v1");
	expect(shortRef("refs/pull/7/merge")).toBe("refs/pull/7/merge");
	expect(plural(1, "image")).toBe("1 image");
	expect(plural(0, "image")).toBe("0 images");
});

describe("cutting", () => {
	test("counts code points and marks the cut", () => {
		expect(cut("😀😀😀", 3)).toBe("😀😀😀");
		expect(cut("😀😀😀😀", 3)).toBe("😀😀…");
	});

	test("counts UTF-16 units and keeps characters whole", () => {
		expect(cutUnits("ab😀", 4)).toBe("ab😀");
		expect(cutUnits("ab😀c", 4)).toBe("ab…");
	});

	test("never exceeds its bound and never splits a character", () => {
		fc.assert(
			fc.property(anyText, fc.integer({ min: 1, max: 50 }), (text, max) => {
				const whole = text.toWellFormed();
				expect([...cut(whole, max)].length).toBeLessThanOrEqual(max);
				expect(cutUnits(whole, max).length).toBeLessThanOrEqual(max);
				expect(cut(whole, max).isWellFormed()).toBe(true);
				expect(cutUnits(whole, max).isWellFormed()).toBe(true);
			}),
		);
	});
});

test("one line has no control character, no colour and no reordering", () => {
	expect(
		oneLine("a\r\nb\tc\u0000\u001B[31mred\u001B[0m \u202Eevil\u2028z ", 99),
	).toBe("a b c red evil z");
	expect(oneLine("\uD83D", 9)).toBe("\uFFFD");
});

test("a log line keeps its indentation and loses commands", () => {
	expect(logLine("\t12:\tx\u001B[1m\r", 99)).toBe("    12:    x");
	expect(logLine("  ::error::x", 99)).toBe("  : :error::x");
	expect(logLine("x".repeat(50), 10)).toBe(`${"x".repeat(9)}…`);
});

test.each([
	["::error::x", ": :error::x"],
	["  ::x::", "  : :x::"],
	["a ::x::", "a ::x::"],
	["a ##[add-mask]x", "a # #[add-mask]x"],
	["###[x]", "## #[x]"],
])("the runner takes %j for no command", (line, safe) => {
	expect(workflowSafe(line)).toBe(safe);
});

describe("Markdown", () => {
	test("plain words stay as they are", () => {
		const text = "install_hang: the pool's VM (2 of 3) said nothing, 100%.";
		expect(escapeMarkdown(text, 200)).toBe(text);
	});

	test("whatever the text, a reader sees that text and nothing else", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const html = marked.parseInline(`x ${escapeMarkdown(text, 500)} x`, {
					async: false,
				});
				expect(html).not.toMatch(
					/<(?!a href="(?:http:\/\/www\.|mailto:))(?!\/a>)/i,
				);
				expect(textOf(html)).toBe(`x ${oneLine(text, 500)} x`);
			}),
		);
	});

	test("code is code in the middle of anything", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const html = marked.parseInline(code(text, 500), { async: false });
				expect(html).toMatch(/^<code>/);
				expect(html.match(/<code>/g)).toHaveLength(1);
				expect(textOf(html)).toBe(oneLine(text, 500));
			}),
		);
	});

	test("a fence holds any lines", () => {
		fc.assert(
			fc.property(fc.array(anyText, { minLength: 1 }), (texts) => {
				const lines = texts.map((text) => logLine(text, 500));
				const tokens = marked.lexer(fence(lines, "text"));
				expect(tokens).toHaveLength(1);
				expect(tokens[0]).toMatchObject({ type: "code", lang: "text" });
				expect(textOf(marked.parser(tokens)).trimEnd()).toBe(
					lines.join("\n").trimEnd(),
				);
			}),
		);
	});

	test.each([
		[
			"https://example.org/a(b)|c?x=1&y=2",
			"[log](https://example.org/a%28b%29%7Cc?x=1&amp;y=2)",
		],
		[
			"http://[::1]:9000/##[add-mask]x",
			"[log](http://[::1]:9000/##%5Badd-mask%5Dx)",
		],
		["s3://bucket/key", "log <code>s3&#58;//bucket/key</code>"],
		["javascript:alert(1)", "log <code>javascript&#58;alert(1)</code>"],
		["https://", "log <code>https&#58;//</code>"],
	])("a link to %s", (url, markdown) => {
		expect(link("log", url)).toBe(markdown);
	});

	test("an address of any length or content is one link or none", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const html = marked.parseInline(
					link("log", `https://example.org/${text}`),
					{
						async: false,
					},
				);
				expect(html).toMatch(
					/^(?:<a href="https:\/\/example\.org\/[^"<>]*">log<\/a>|log <code>[^<>]*<\/code>)$/,
				);
			}),
		);
		expect(
			link("log", `https://example.org/${"a".repeat(5000)}`),
		).not.toContain("](");
	});
});

test("pieces that do not fit are counted", () => {
	const more = (left: number) => `and ${left} more`;
	expect(within(["aa", "bb"], 6, "\n", more)).toBe("aa\nbb");
	expect(within(["aa", "bb", "cc"], 6, "\n", more)).toBe(
		"aa\nbb\n\nand 1 more",
	);
	expect(within(["éé"], 4, "\n", more)).toBe("\n\nand 1 more");
});
