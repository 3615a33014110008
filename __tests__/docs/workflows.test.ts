import { describe, expect, it } from "vitest";
import {
	codeBlocks,
	filesBelow,
	pages,
	readRepositoryFile,
} from "./documents.ts";
import { isMapping, type Mapping, parseMapping, valuesOf } from "./yaml.ts";

const PINNED = /uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
const OURS = /uses: (?:\.\/|OWNER\/xva-template-action@v1)$/;

const files = filesBelow(".github/workflows", ".yml").map((path) => ({
	path,
	text: readRepositoryFile(path),
}));
/** Workflows to paste: the pieces of a page that say when they run. */
const snippets = pages().flatMap((page) =>
	codeBlocks(page, "yaml")
		.filter((text) => "on" in parseMapping(text))
		.map((text, index) => ({
			path: `${page.path}, workflow ${index + 1}`,
			text,
		})),
);
const workflows = [...files, ...snippets].map((file) => ({
	...file,
	workflow: parseMapping(file.text),
}));

function jobs(workflow: Mapping): readonly Mapping[] {
	return isMapping(workflow.jobs)
		? Object.values(workflow.jobs).filter(isMapping)
		: [];
}

describe.each(workflows)("$path", ({ text, workflow }) => {
	it("pins every action by its full commit, with the version beside it", () => {
		const uses = text.split("\n").filter((line) => /\buses:/.test(line));
		expect(
			uses.filter((line) => !PINNED.test(line) && !OURS.test(line)),
		).toEqual([]);
	});

	it("grants nothing at the top, and each job what it needs", () => {
		expect(workflow.permissions).toEqual({});
		expect(jobs(workflow)).not.toHaveLength(0);
		for (const job of jobs(workflow))
			expect(isMapping(job.permissions)).toBe(true);
	});

	it("bounds each job in time", () => {
		for (const job of jobs(workflow))
			expect(job["timeout-minutes"]).toBeTypeOf("number");
	});

	it("hands values to scripts by the environment, never by expansion", () => {
		const scripts = valuesOf(workflow, "run").map(String);
		expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
	});

	it("keeps no credentials in a checkout", () => {
		const checkouts = valuesOf(workflow, "steps")
			.flat()
			.filter(isMapping)
			.filter((step) => String(step.uses).startsWith("actions/checkout@"));
		for (const step of checkouts)
			expect(step.with).toMatchObject({ "persist-credentials": false });
	});

	it("lets a cancel reach every step", () => {
		const conditions = valuesOf(workflow, "if").map(String);
		expect(conditions.filter((text) => text.includes("always()"))).toEqual([]);
	});
});

it("the documentation has workflows to paste: to build, and for what is left", () => {
	expect(snippets.length).toBeGreaterThanOrEqual(2);
});

describe("templates.yml", () => {
	const workflow = parseMapping(
		readRepositoryFile(".github/workflows/templates.yml"),
	);

	it("drops no push that waits", () => {
		expect(workflow.concurrency).toMatchObject({ queue: "max" });
		expect(workflow.concurrency).not.toHaveProperty("cancel-in-progress");
	});

	it("builds on push, dispatch and schedule only: never for a pull request", () => {
		const events = isMapping(workflow.on) ? Object.keys(workflow.on) : [];
		expect(events.sort()).toEqual(["push", "schedule", "workflow_dispatch"]);
	});
});
