import { describe, expect, it } from "vitest";
import { filesBelow, readRepositoryFile } from "./documents.ts";
import { isMapping, type Mapping, parseMapping, valuesOf } from "./yaml.ts";

const PINNED = /uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

const workflows = filesBelow(".github/workflows", ".yml").map((path) => {
	const text = readRepositoryFile(path);
	return { path, text, workflow: parseMapping(text) };
});

function jobs(workflow: Mapping): readonly Mapping[] {
	return isMapping(workflow.jobs)
		? Object.values(workflow.jobs).filter(isMapping)
		: [];
}

describe.each(workflows)("$path", ({ text, workflow }) => {
	it("pins every action by its full commit, with the version beside it", () => {
		const uses = text.split("\n").filter((line) => /\buses:/.test(line));
		expect(
			uses.filter((line) => !PINNED.test(line) && !line.endsWith("uses: ./")),
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
