import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FAILURE_REASONS } from "../../src/model.ts";
import {
	anchors,
	codeBlocks,
	filesBelow,
	firstCells,
	links,
	type Page,
	pages,
	proseLines,
	REPOSITORY,
	readRepositoryFile,
	resolveLink,
	sections,
} from "./documents.ts";

const FAILURES = ".github/docs/failures";

/** What every page of a reason answers, in this order. */
const QUESTIONS = [
	"What happened",
	"What is left",
	"Find the cause",
	"Fix",
	"Go on",
];

/** Reasons of the closed list that belong to features which this version has not. */
const LATER: readonly string[] = ["test", "base"];

const LINE_MAX = 120;

describe.each(
	pages().map((page) => [page.path, page] as const),
)("%s", (_path, page) => {
	it("has only links that lead somewhere", () => {
		expect(links(page).filter((href) => !leadsSomewhere(page, href))).toEqual(
			[],
		);
	});

	it("keeps its prose within 120 columns", () => {
		const long = proseLines(page).filter((line) => [...line].length > LINE_MAX);
		expect(long).toEqual([]);
	});
});

describe("the pages of failures", () => {
	describe.each(FAILURE_REASONS)("%s", (reason) => {
		const path = `${FAILURES}/${reason}.md`;
		const page = { path, text: readRepositoryFile(path) };
		const section = (heading: string): Page =>
			sections(page).find((one) => one.heading === heading)?.page ?? {
				path,
				text: "",
			};

		it("is named in the title, and the README leads there", () => {
			expect(page.text).toMatch(new RegExp(`^# \`${reason}\`: `));
			expect(readRepositoryFile("README.md")).toContain(
				`[\`${reason}\`](${path})`,
			);
		});

		it("answers the same questions as every other", () => {
			expect(sections(page).map(({ heading }) => heading)).toEqual(QUESTIONS);
			for (const question of QUESTIONS)
				expect(section(question).text.trim()).not.toBe("");
		});

		it("says what is left in each of the four places", () => {
			expect(firstCells(section("What is left"))).toEqual([
				"pool",
				"runner",
				"bucket",
				"commit",
			]);
		});

		it("ends with the one command that goes on", () => {
			const commands = codeBlocks(section("Go on"), "sh");
			expect(commands).toHaveLength(1);
			expect(commands[0]?.split("\n")).toHaveLength(1);
		});

		it("says whether this version ever gives it", () => {
			expect(
				page.text.includes("**This version never gives this reason.**"),
			).toBe(LATER.includes(reason));
		});
	});

	it("are of reasons on the closed list", () => {
		const known: readonly string[] = FAILURE_REASONS;
		const names = filesBelow(FAILURES, ".md").map((path) =>
			path.slice(FAILURES.length + 1, -".md".length),
		);
		expect(names.filter((name) => !known.includes(name))).toEqual([]);
	});
});

function leadsSomewhere(page: Page, href: string): boolean {
	if (/^https:\/\//.test(href)) return URL.canParse(href);
	const [path = "", anchor] = href.split("#");
	const target = path === "" ? page.path : resolveLink(page, path);
	if (!existsSync(join(REPOSITORY, target))) return false;
	return (
		anchor === undefined ||
		anchors({ path: target, text: readRepositoryFile(target) }).includes(anchor)
	);
}

describe("what happens when you cancel", () => {
	const path = ".github/docs/cancel.md";

	it("is one step away from the README", () => {
		expect(
			links({ path: "README.md", text: readRepositoryFile("README.md") }),
		).toContain(path);
	});

	it.each([
		"cancelled",
		"timeout",
		"install_hang",
		"packer",
	])("is one step away from %s", (reason) => {
		const page = {
			path: `${FAILURES}/${reason}.md`,
			text: readRepositoryFile(`${FAILURES}/${reason}.md`),
		};
		const targets = links(page).map((href) =>
			resolveLink(page, href.replace(/#.*/, "")),
		);
		expect(targets).toContain(path);
	});
});

describe("what every fault leaves behind", () => {
	it.each([
		"README.md",
		"CONTRIBUTING.md",
		".github/docs/cancel.md",
	])("is one step away from %s", (path) => {
		const page = { path, text: readRepositoryFile(path) };
		expect(links(page).map((href) => resolveLink(page, href))).toContain(
			".github/docs/faults.md",
		);
	});
});
