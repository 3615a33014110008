import { expect, test } from "vitest";
import { summaryLines, summaryPage } from "./summary.ts";
import { tree } from "./tree.ts";

const SUMMARY = `## XVA templates: 1 built, 1 failed

Run of <code>push</code> at [<code>a1b2c3d</code>](https://example.invalid/c).

| Image | Result | Size |
| :-- | :-- | --: |
| <code>debian-12</code> | ✅ built | 4.2 MB |
| <code>rocky-9</code> | ➖ unchanged |  |

<details open><summary>❌ <code>rocky-9</code> verification: cut off at &#58;7</summary>

Full log <code>s3&#58;//b/k</code>

</details>

<details><summary>Configuration</summary>

| Input | Value |
| :-- | :-- |
| <code>os</code> | <code>all</code> |

</details>

<sub>xva-template-action</sub>
`;

test("a summary on a terminal: tables aligned, folded parts by their title", () => {
	expect(summaryLines(SUMMARY)).toEqual([
		"XVA templates: 1 built, 1 failed",
		"",
		"Run of push at a1b2c3d.",
		"",
		"Image      Result        Size",
		"debian-12  ✅ built      4.2 MB",
		"rocky-9    ➖ unchanged",
		"",
		"▾ ❌ rocky-9 verification: cut off at :7",
		"",
		"Full log s3://b/k",
		"",
		"▸ Configuration",
		"",
		"xva-template-action",
	]);
});

test("a summary as a page has its tables and what can be folded", () => {
	const page = summaryPage("1-first-push", SUMMARY);
	expect(page).toContain("<title>1-first-push</title>");
	expect(page.match(/<table>/g)).toHaveLength(2);
	expect(page.match(/<details/g)).toHaveLength(2);
});

test("a tree has folders first, and one that holds a single folder on its line", () => {
	const sizes = new Map([
		["catalogue.json", 1200],
		["templates/debian/12/b1/metadata.json", 900],
		["templates/debian/12/b1/debian-12.xva", 4_200_000],
		["templates/debian/12/channels/latest.json", 700],
	]);
	expect(tree(sizes)).toEqual([
		"templates/debian/12/",
		"  b1/",
		"    debian-12.xva  4.2 MB",
		"    metadata.json  900 B",
		"  channels/",
		"    latest.json  700 B",
		"catalogue.json  1.2 kB",
	]);
});
