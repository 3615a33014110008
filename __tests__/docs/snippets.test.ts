import { describe, expect, it } from "vitest";
import { codeBlocks, pages, readRepositoryFile } from "./documents.ts";
import {
	isMapping,
	type Mapping,
	mappings,
	parseMapping,
	valuesOf,
} from "./yaml.ts";

const OUR_ACTION = /^(OWNER\/xva-template-action@v1|\.\/)$/;
const OTHER_ACTION = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;

const snippets = pages().flatMap((page) =>
	codeBlocks(page, "yaml").map((text, index) => ({
		name: `${page.path}, YAML ${index + 1}`,
		workflow: parseMapping(text),
	})),
);
const workflows = [
	".github/workflows/ci.yml",
	".github/workflows/templates.yml",
].map((path) => ({
	name: path,
	workflow: parseMapping(readRepositoryFile(path)),
}));

/** Steps that use this action. */
function ourSteps(workflow: Mapping): readonly Mapping[] {
	return mappings(workflow).filter(
		(step) => typeof step.uses === "string" && OUR_ACTION.test(step.uses),
	);
}

describe.each([...snippets, ...workflows])("$name", ({ workflow }) => {
	it("gives the action only inputs that it has", () => {
		const known = keysOf(parseMapping(readRepositoryFile("action.yml")).inputs);
		const given = ourSteps(workflow).flatMap((step) => keysOf(step.with));
		expect(given.filter((input) => !known.includes(input))).toEqual([]);
	});

	it("uses this action, or others by their full commit", () => {
		const uses = valuesOf(workflow, "uses").map(String);
		expect(
			uses.filter((use) => !OUR_ACTION.test(use) && !OTHER_ACTION.test(use)),
		).toEqual([]);
	});
});

it("the README shows the action twice at least: one job, and many machines", () => {
	const shown = snippets.filter(
		({ workflow }) => ourSteps(workflow).length > 0,
	);
	expect(shown.length).toBeGreaterThanOrEqual(2);
});

function keysOf(value: unknown): readonly string[] {
	return isMapping(value) ? Object.keys(value) : [];
}
