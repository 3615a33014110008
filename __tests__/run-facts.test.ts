import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readRunFacts } from "../src/run-facts.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "facts-test-"));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

test("on a runner everything comes from its variables", () => {
	const event = join(folder, "event.json");
	writeFileSync(event, '{"inputs":null}');
	expect(
		readRunFacts({
			GITHUB_EVENT_NAME: "push",
			GITHUB_EVENT_PATH: event,
			GITHUB_SHA: "a".repeat(40),
			GITHUB_REF: "refs/heads/main",
			GITHUB_REPOSITORY: "acme/templates",
			GITHUB_SERVER_URL: "https://github.example.org",
			GITHUB_API_URL: "https://github.example.org/api/v3",
			GITHUB_RUN_ID: "1234567890",
			GITHUB_RUN_ATTEMPT: "2",
			GITHUB_ACTOR: "octocat",
			GITHUB_WORKFLOW_REF:
				"acme/templates/.github/workflows/build all.yml@refs/heads/main",
			GITHUB_WORKSPACE: folder,
			RUNNER_TEMP: "/runner/temp",
			RUNNER_TOOL_CACHE: "/runner/tools",
			RUNNER_NAME: "metal-1",
			RUNNER_ENVIRONMENT: "github-hosted",
		}),
	).toEqual({
		eventName: "push",
		payload: { inputs: null },
		sha: "a".repeat(40),
		ref: "refs/heads/main",
		repository: "acme/templates",
		serverUrl: "https://github.example.org",
		apiUrl: "https://github.example.org/api/v3",
		runId: "1234567890",
		runAttempt: "2",
		runKey: "1234567890-2",
		runUrl:
			"https://github.example.org/acme/templates/actions/runs/1234567890/attempts/2",
		actor: "octocat",
		workflow: "build all.yml",
		workspace: folder,
		temp: "/runner/temp",
		toolCache: "/runner/tools",
		runnerName: "metal-1",
		runnerEnvironment: "github-hosted",
	});
});

test("without a runner there are harmless stand-ins, and no link to a run", () => {
	const facts = readRunFacts({ XDG_CACHE_HOME: folder });
	expect(facts).toMatchObject({
		eventName: "workflow_dispatch",
		payload: undefined,
		sha: "",
		repository: "",
		runKey: "local-1",
		workflow: "",
		workspace: process.cwd(),
		toolCache: folder,
		runnerName: "local",
	});
	expect(facts).not.toHaveProperty("runUrl");
	expect(facts.temp).toBe(tmpdir());
	// nobody else can have put something there
	expect(readRunFacts({}).toolCache).toBe(join(homedir(), ".cache"));
});

describe("an event file", () => {
	test("that is missing, a folder, or no JSON is no payload", () => {
		writeFileSync(join(folder, "broken.json"), '{"ref":');
		for (const path of [
			join(folder, "gone.json"),
			folder,
			join(folder, "broken.json"),
		])
			expect(readRunFacts({ GITHUB_EVENT_PATH: path }).payload).toBeUndefined();
	});
});

test.each([
	[
		"acme/templates/.github/workflows/templates.yml@refs/pull/7/merge",
		"templates.yml",
	],
	["acme/templates/.github/workflows/sub@x.yml", "sub"],
	["nonsense", ""],
])("the workflow of %s is %j", (ref, workflow) => {
	expect(readRunFacts({ GITHUB_WORKFLOW_REF: ref }).workflow).toBe(workflow);
});
