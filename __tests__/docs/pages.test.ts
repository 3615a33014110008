import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FAILURE_REASONS } from "../../src/model.ts";
import {
	anchors,
	filesBelow,
	links,
	type Page,
	pages,
	REPOSITORY,
	readRepositoryFile,
	resolveLink,
} from "./documents.ts";

const FAILURES = ".github/docs/failures";

/** Reasons that this version can end with; the others of the closed list belong to features that it has not. */
const PRESENT_REASONS = [
	"packer",
	"timeout",
	"runner_full",
	"no_image",
	"ambiguous",
	"verification",
	"upload",
	"store_down",
	"store_denied",
	"cancelled",
] as const satisfies readonly (typeof FAILURE_REASONS)[number][];

describe.each(
	pages().map((page) => [page.path, page] as const),
)("%s", (_path, page) => {
	it("has only links that lead somewhere", () => {
		expect(links(page).filter((href) => !leadsSomewhere(page, href))).toEqual(
			[],
		);
	});
});

describe("the pages of failures", () => {
	it.each(
		PRESENT_REASONS,
	)("explain %s, and the README leads there", (reason) => {
		const path = `${FAILURES}/${reason}.md`;
		const text = readRepositoryFile(path);
		expect(text).toMatch(new RegExp(`^# \`${reason}\`: `));
		expect(text).toContain("**What happened.**");
		expect(text).toContain("**What to do.**");
		expect(readRepositoryFile("README.md")).toContain(
			`[\`${reason}\`](${path})`,
		);
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
