import { spawnSync } from "node:child_process";
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

describe("templates to paste", () => {
	const templates = pages().flatMap((page) =>
		codeBlocks(page, "hcl").map((text) => [page.path, text] as const),
	);

	it.each(
		templates,
	)("of %s are written as Packer formats them", (_path, text) => {
		const packer = process.env.PACKER_BIN;
		if (packer === undefined)
			throw new Error(
				"PACKER_BIN names no Packer: run the tests by `npm test`.",
			);
		const { status, stdout, stderr } = spawnSync(
			packer,
			["fmt", "-check", "-diff", "-"],
			{ input: `${text}\n`, encoding: "utf8" },
		);
		expect(status, stdout + stderr).toBe(0);
	});

	it("take the stamps by the names that the action offers", () => {
		const stamped = templates.filter(([, text]) => text.includes("vm_tags"));
		expect(stamped.length).toBeGreaterThanOrEqual(2);
		for (const [, text] of stamped)
			for (const name of ["vm_tags", "vm_other_config"]) {
				expect(text).toContain(`variable "${name}"`);
				expect(text).toMatch(new RegExp(`\\b${name} += var\\.${name}\\b`));
			}
	});
});

function keysOf(value: unknown): readonly string[] {
	return isMapping(value) ? Object.keys(value) : [];
}
