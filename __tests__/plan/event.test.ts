import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import {
	type BaseCandidate,
	type EventFacts,
	readEvent,
} from "../../src/plan/event.ts";
import {
	AFTER,
	BASE,
	BEFORE,
	mergeGroup,
	PULL_HEAD,
	pullRequest,
	push,
	REPOSITORY,
	ZEROS,
} from "./event-payloads.ts";

function read(facts: Partial<EventFacts>) {
	return readEvent({
		name: "push",
		payload: undefined,
		sha: AFTER,
		ref: "refs/heads/main",
		...facts,
	});
}

const COMMIT: BaseCandidate = {
	kind: "commit",
	sha: BEFORE,
	text: "the push's before",
};
const MERGE_BASE: BaseCandidate = {
	kind: "merge-base",
	with: "main",
	text: "the merge base with main",
};
const LAST_GOOD: BaseCandidate = {
	kind: "last-good",
	text: "the last good build of each image",
};
const nothing = (text: string): BaseCandidate => ({ kind: "nothing", text });

const FEATURE = "refs/heads/feature/x";

/** name of the row, the push's fields, the candidates for its base */
const PUSHES: readonly [string, Parameters<typeof push>[0], BaseCandidate[]][] =
	[
		["to the default branch", {}, [COMMIT]],
		["to another branch", { ref: FEATURE }, [COMMIT]],
		[
			"that creates another branch",
			{ ref: FEATURE, before: ZEROS, created: true },
			[MERGE_BASE],
		],
		[
			"that creates the default branch",
			{ before: ZEROS, created: true },
			[nothing("a new branch: everything counts as changed")],
		],
		[
			"forced on another branch",
			{ ref: FEATURE, forced: true },
			[
				COMMIT,
				MERGE_BASE,
				nothing(
					"a forced push whose former commit is gone: everything counts as changed",
				),
			],
		],
		[
			"forced on the default branch",
			{ forced: true },
			[
				COMMIT,
				nothing(
					"a forced push whose former commit is gone: everything counts as changed",
				),
			],
		],
		[
			"of a branch named like the default branch's prefix",
			{ ref: "refs/heads/main-2", before: ZEROS, created: true },
			[MERGE_BASE],
		],
		[
			"of a new tag",
			{ ref: "refs/tags/v1", before: ZEROS, created: true },
			[nothing("a tag was pushed: everything counts as changed")],
		],
		[
			"of a moved tag",
			{ ref: "refs/tags/v1", forced: true },
			[nothing("a tag was pushed: everything counts as changed")],
		],
	];

describe("a push", () => {
	test.each(PUSHES)("%s", (_name, fields, candidates) => {
		const payload = push(fields);
		expect(read({ payload, ref: payload.ref })).toEqual({
			statusSha: AFTER,
			ref: payload.ref,
			defaultBranch: "main",
			schedule: false,
			untrusted: false,
			candidates,
		});
	});

	test.each([
		"refs/heads/old",
		"refs/tags/v1",
	])("that deletes %s is nothing to do", (ref) => {
		const payload = push({ ref, after: ZEROS, deleted: true });
		expect(read({ payload, ref: "refs/heads/main" })).toMatchObject({
			candidates: [],
			nothing: `${ref} was deleted: nothing to do.`,
		});
	});

	test.each([
		{ deleted: true },
		{ after: ZEROS },
	])("of which %j alone says that it deletes", (fields) => {
		expect(read({ payload: push(fields) }).nothing).toMatch(/was deleted/);
	});

	test.each([
		{ created: true },
		{ before: ZEROS },
	])("of which %j alone says that it creates", (fields) => {
		const payload = push({ ref: FEATURE, ...fields });
		expect(read({ payload }).candidates).toEqual([MERGE_BASE]);
	});

	test("of a repository with SHA-256 ids", () => {
		const before = "b".repeat(64);
		expect(read({ payload: push({ before }) }).candidates).toEqual([
			{ ...COMMIT, sha: before },
		]);
	});

	test("whose event file is missing or broken has no base, with the reason", () => {
		expect(read({ payload: undefined })).toMatchObject({
			candidates: [],
			unknown: "the event's file is missing or is not JSON",
			statusSha: AFTER,
		});
	});

	test.each<[string, unknown]>([
		["null", null],
		["a list", []],
		["a text", "push"],
		["an empty object", {}],
		["a before that is no commit", { ...push(), before: "--upload-pack=x" }],
		["a before of another type", { ...push(), before: 1 }],
		["a short before", { ...push(), before: "b".repeat(7) }],
	])("with %s as payload compares with nothing it was not told", (_name, payload) => {
		const scope = read({ payload });
		expect(scope.candidates).toEqual([]);
		expect(scope.nothing).toBeUndefined();
	});

	test("on a created branch counts everything as changed where the payload names no default branch", () => {
		const { repository: _, ...payload } = push({
			ref: FEATURE,
			before: ZEROS,
			created: true,
		});
		expect(read({ payload, ref: FEATURE }).candidates).toEqual([
			nothing("a new branch: everything counts as changed"),
		]);
	});
});

describe("a pull request", () => {
	const payload = pullRequest();
	const ref = "refs/pull/7/merge";
	const mergeBase: BaseCandidate = {
		kind: "merge-base",
		with: BASE,
		text: "the merge base with the pull request's base",
	};

	test.each([
		"pull_request",
		"pull_request_review",
		"pull_request_review_comment",
	])("%s: first parent of its merge commit, else the merge base; statuses go to its head", (name) => {
		expect(read({ name, payload, ref })).toEqual({
			statusSha: PULL_HEAD,
			ref,
			defaultBranch: "main",
			schedule: false,
			untrusted: true,
			candidates: [{ kind: "first-parent", mergeCommit: AFTER }, mergeBase],
		});
	});

	test("pull_request_target runs on a branch, whatever its name, and is not trusted", () => {
		for (const branch of ["refs/heads/main", "refs/heads/pull/7/merge"])
			expect(
				read({ name: "pull_request_target", payload, ref: branch }),
			).toMatchObject({ untrusted: true, candidates: [mergeBase] });
	});

	test("of which the payload is broken still has its merge commit", () => {
		expect(
			read({ name: "pull_request", payload: undefined, ref }),
		).toMatchObject({
			statusSha: AFTER,
			candidates: [{ kind: "first-parent", mergeCommit: AFTER }],
		});
	});
});

test("a merge group: its base_sha", () => {
	const ref = "refs/heads/gh-readonly-queue/main/pr-7-x";
	expect(
		read({ name: "merge_group", payload: mergeGroup(), ref }),
	).toMatchObject({
		candidates: [{ kind: "commit", sha: BASE, text: "the merge group's base" }],
		untrusted: false,
	});
	expect(read({ name: "merge_group", payload: {}, ref })).toMatchObject({
		candidates: [],
		unknown: "the event names no base_sha",
	});
});

describe("events without a base go by the last good build", () => {
	test.each<[string, unknown]>([
		[
			"workflow_dispatch",
			{ inputs: null, ref: "refs/heads/main", repository: REPOSITORY },
		],
		["workflow_dispatch", undefined],
		[
			"repository_dispatch",
			{ action: "build", client_payload: {}, repository: REPOSITORY },
		],
		["schedule", { schedule: "0 3 * * 1" }],
		["release", { action: "published" }],
		["workflow_call", null],
	])("%s with %j", (name, payload) => {
		expect(read({ name, payload })).toMatchObject({
			candidates: [LAST_GOOD],
			statusSha: AFTER,
			ref: "refs/heads/main",
			schedule: name === "schedule",
			untrusted: false,
		});
	});

	test("workflow_run among them, which is not trusted", () => {
		expect(read({ name: "workflow_run", payload: {} })).toMatchObject({
			candidates: [LAST_GOOD],
			untrusted: true,
		});
	});
});

describe("the payloads of these tests", () => {
	const file = createRequire(import.meta.url).resolve(
		"@octokit/openapi-webhooks/generated/api.github.com.json",
	);
	const ajv = new Ajv2020({ strict: false, validateFormats: false });
	ajv.addSchema(JSON.parse(readFileSync(file, "utf8")), "github");
	const check = (name: string, payload: unknown) => {
		ajv.validate(`github#/components/schemas/webhook-${name}`, payload);
		return ajv.errors;
	};

	test.each(PUSHES)("push %s is as GitHub describes it", (_name, fields) => {
		expect(check("push", push(fields))).toBeNull();
	});

	test("so are a deletion and a merge group", () => {
		expect(check("push", push({ after: ZEROS, deleted: true }))).toBeNull();
		expect(check("merge-group-checks-requested", mergeGroup())).toBeNull();
	});
});
