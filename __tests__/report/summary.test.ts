import fc from "fast-check";
import { marked, type Token, type Tokens } from "marked";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/model.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { anyText } from "./hostile-text.ts";
import {
	CONTEXT,
	hostile,
	hostileContext,
	image,
	leg,
	PLANNED,
	plan,
	publication,
	RICH,
	report,
	result,
	root,
} from "./samples.ts";

/** The runner's limit is 1,024 KiB; ours leaves room. */
const LIMIT_BYTES = 900 * 1024;

const COLUMNS = [
	"Image",
	"Result",
	"Why",
	"Duration",
	"Size",
	"SHA-256",
	"Links",
];

function tables(markdown: string): readonly Tokens.Table[] {
	return marked
		.lexer(markdown)
		.filter((token: Token): token is Tokens.Table => token.type === "table");
}

function headings({ header }: Tokens.Table): readonly string[] {
	return header.map(({ text }) => text);
}

/** Tags of the rendered page, and attributes too. */
function tags(markdown: string): ReadonlySet<string> {
	const html = marked.parse(markdown, { async: false });
	return new Set(html.match(/<[a-z!][^>]*>/gi) ?? []);
}

describe("as a reader sees it", () => {
	test("a build that says everything once", async () => {
		await expect(renderSummary(RICH, CONTEXT)).toMatchFileSnapshot(
			"../fixtures/summary/build.md",
		);
	});

	test("a plan", async () => {
		await expect(
			renderSummary(PLANNED, { ...CONTEXT, phases: [] }),
		).toMatchFileSnapshot("../fixtures/summary/plan.md");
	});

	test("rendered, its tables have a row an image and a cell a column", () => {
		const [results, facts, configuration, ...others] = tables(
			renderSummary(RICH, CONTEXT),
		);
		expect(others).toEqual([]);
		expect(results && headings(results)).toEqual(COLUMNS);
		expect(results?.rows.map(([name]) => name?.text)).toEqual([
			"<code>debian-13</code>",
			"<code>debian-12</code>",
			"<code>ubuntu-24.04</code>",
			"<code>rocky-9</code>",
			"<code>alpine-3.22</code>",
		]);
		expect(facts?.rows).toHaveLength(2);
		expect(configuration?.rows).toHaveLength(2);
	});

	test("nothing planned, nothing there", () => {
		const text = renderSummary(report({ plan: plan([]) }), CONTEXT);
		expect(text).toContain("## XVA templates: nothing to build\n");
		expect(tables(text)).toHaveLength(1);
	});

	test("a command without a plan and without results is named", () => {
		const text = renderSummary(report({ command: "reindex" }), {
			...CONTEXT,
			repositoryUrl: "",
			runUrl: "",
			runnerName: "",
			configuration: {},
			phases: [],
		});
		expect(text).toBe(
			"## XVA templates: reindex\n\nRun of <code>reindex</code> on <code>main</code> at <code>e4d5f6a</code>.\n\n<sub>xva-template-action 1.0.0 · [catalogue](https://images.example.org/xva/index.html)</sub>\n",
		);
	});
});

describe("sections", () => {
	const alpine = image("alpine", "3");

	function unchanged(count: number): Report {
		return report({
			results: Array.from({ length: count }, (_, index) =>
				result(image("os", String(index)), "unchanged"),
			),
		});
	}

	test("unchanged images are in sight up to 20, folded beyond", () => {
		expect(renderSummary(unchanged(20), CONTEXT)).not.toContain(
			"20 unchanged</summary>",
		);
		const folded = renderSummary(unchanged(21), CONTEXT);
		expect(folded).toContain("<details><summary>21 unchanged</summary>");
		expect(tables(folded)[0]?.rows).toHaveLength(21);
	});

	test("of Packer's error lines the last 20 are shown", () => {
		const text = renderSummary(
			report({
				failures: [
					{
						subject: "alpine-3",
						reason: "packer",
						message: "Packer failed.",
						details: Array.from({ length: 25 }, (_, index) => `line ${index}.`),
					},
				],
			}),
			CONTEXT,
		);
		expect(text).not.toContain("line 4.");
		expect(text).toContain("line 5.");
		expect(text).toContain("line 24.");
	});

	test("a failure with nothing to unfold is one line", () => {
		const text = renderSummary(
			report({
				failures: [
					{
						subject: "alpine",
						reason: "timeout",
						message: "Too long.",
						details: [],
					},
				],
			}),
			{ ...CONTEXT, links: {} },
		);
		expect(text).toContain("\n❌ <code>alpine</code> timeout: Too long.\n");
	});

	test("equal notices are said once", () => {
		const text = renderSummary(
			report({ warnings: ["Twice.", "Twice."] }),
			CONTEXT,
		);
		expect(text.split("Twice.")).toHaveLength(2);
	});

	test("the line for what was never published is one to paste", () => {
		const legs = ["a", "b"].map((os) =>
			leg(
				root(os, [image(os, "1")]),
				{ code: "never-published", text: "never published" },
				false,
			),
		);
		const never = report({ plan: plan(legs, { ref: "refs/heads/it's" }) });
		expect(renderSummary(never, CONTEXT)).toContain(
			"```sh\ngh workflow run templates.yml --ref 'it'\\''s' -f os=a-1,b-1\n```",
		);
		const { workflow: _, ...unknown } = CONTEXT;
		expect(renderSummary(never, unknown)).not.toContain("gh workflow run");
	});

	test("a build without facts has empty cells, not false ones", () => {
		const bare = publication(alpine, {
			inspection: {
				verification: {
					result: "none",
					mode: "none",
					format: "disk",
					compression: "none",
					blocks: 0,
					warnings: [],
				},
			},
		});
		const text = renderSummary(report({ publications: [bare] }), CONTEXT);
		expect(text).toContain(
			"| <code>alpine-3</code> | not verified |  |  |  |  |",
		);
	});

	test("the build key is one line with what it is made of, digests cut short", () => {
		const sha256 = "0123456789abcdef".repeat(4);
		const buildKey = {
			key: `2:${sha256}`,
			parts: {
				iso: `sha256:${sha256}`,
				packer: `1.16.0 sha256:${sha256}`,
				"variable motd": "two\nlines",
			},
		};
		const one = publication(alpine, { buildKey });
		expect(renderSummary(report({ publications: [one] }), CONTEXT)).toContain(
			`\nbuild key 2:${sha256}: iso sha256:0123456789ab…, packer 1.16.0 sha256:0123456789ab…, variable motd two lines\n`,
		);
		const old = publication(alpine, { buildKey: { key: "1:ab", parts: {} } });
		expect(renderSummary(report({ publications: [old] }), CONTEXT)).toContain(
			"\nbuild key 1:ab\n",
		);
	});

	test("without a public URL no row has an address: it stands below, to be copied", () => {
		const folder = "s3://images/templates/alpine/3/b1";
		const urls = {
			image: `${folder}/alpine-3.xva`,
			metadata: `${folder}/metadata.json`,
		};
		const text = renderSummary(
			report({
				results: [result(alpine, "built", { urls })],
				publications: [publication(alpine, { urls })],
			}),
			CONTEXT,
		);
		const [results] = tables(text);
		expect(results && headings(results)).toEqual(COLUMNS.slice(0, -1));
		expect(text).toContain(`\n\`\`\`text\n${folder}/alpine-3.xva\n`);
	});

	test("phases of one image alone are no chart", () => {
		const [first] = CONTEXT.phases ?? [];
		const phases = first === undefined ? [] : [first];
		expect(renderSummary(RICH, { ...CONTEXT, phases })).not.toContain(
			"mermaid",
		);
	});
});

describe("whatever the names, messages and log lines", () => {
	test("the page has the tags of a tame one and whole tables", () => {
		const states = ["built", "failed", "unchanged"] as const;
		const tame = new Map(
			states.map((state) => [
				state,
				tags(
					renderSummary(hostile("tame", 2, state), hostileContext("tame", 2)),
				),
			]),
		);
		fc.assert(
			fc.property(anyText, fc.constantFrom(...states), (text, state) => {
				const markdown = renderSummary(
					hostile(text, 2, state),
					hostileContext(text, 2),
				);
				for (const tag of tags(markdown))
					if (!/^<a href="[^"<>]*">$/.test(tag))
						expect(tame.get(state)).toContain(tag);
				const [results, facts] = tables(markdown);
				expect(results?.rows).toHaveLength(2);
				expect(facts?.rows).toHaveLength(2);
				expect(
					results?.rows.every((row) => row.length === results.header.length),
				).toBe(true);
				expect(markdown).not.toMatch(/^\s*::/m);
				expect(markdown).not.toContain("##[");
				expect(markdown.isWellFormed()).toBe(true);
			}),
			{ numRuns: 60 },
		);
	});

	test("a table row is one line with as many pipes as the rule below the head", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const lines = renderSummary(
					hostile(text, 2, "built"),
					hostileContext(text, 1),
				).split("\n");
				const rule = lines.findIndex((line) => line.startsWith("| :--"));
				const pipes = (line = "") => line.split("|").length;
				expect(pipes(lines[rule + 1])).toBe(pipes(lines[rule]));
				expect(pipes(lines[rule + 2])).toBe(pipes(lines[rule]));
				expect(lines[rule + 3]).toBe("");
			}),
			{ numRuns: 60 },
		);
	});
});

describe("limits", () => {
	test.each([
		"failed",
		"unchanged",
	] as const)("1,000 images, all texts of 100 KB, %s", (state) => {
		const text = "|😀`_<".repeat(100_000 / 6);
		const markdown = renderSummary(
			// The number first: names that differ after 100 KB make the test slow, not the summary long.
			hostile(text, 1000, state, (index) => `${index}${text}`),
			hostileContext(text, 50),
		);
		expect(Buffer.byteLength(markdown)).toBeLessThan(LIMIT_BYTES);
		expect(markdown).toMatch(/… and \d+ more/);
		expect(markdown.endsWith("</sub>\n")).toBe(true);
	}, 180_000);

	test("1,000 ordinary images are all there", () => {
		const names = Array.from({ length: 1000 }, (_, index) =>
			image("os", String(index)),
		);
		const markdown = renderSummary(
			report({
				results: names.map((name) => result(name, "built", { seconds: 60 })),
			}),
			CONTEXT,
		);
		expect(markdown).toContain("## XVA templates: 1000 built\n");
		expect(tables(markdown)[0]?.rows).toHaveLength(1000);
	});

	test("a chart stays below what GitHub draws", () => {
		const phases = hostileContext("a", 2000).phases ?? [];
		const markdown = renderSummary(RICH, { ...CONTEXT, phases });
		const chart = /```mermaid\n([\s\S]*?)\n```/.exec(markdown)?.[1] ?? "";
		expect(chart.length).toBeGreaterThan(40_000);
		expect(chart.length).toBeLessThan(50_000);
		expect(markdown).toMatch(/```\n\n… and \d+ more\.\n\n<\/details>/);
	});
});
