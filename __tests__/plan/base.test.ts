import { describe, expect, test } from "vitest";
import { findBase, type History } from "../../src/plan/base.ts";
import type { BaseCandidate } from "../../src/plan/event.ts";

const HEAD = "a".repeat(40);
const BEFORE = "b".repeat(40);
const FIRST = "c".repeat(40);
const SECOND = "d".repeat(40);

/** A history that knows nothing but what is given. */
function history(known: Partial<History>): History {
	return {
		have: async () => false,
		resolve: async () => undefined,
		parents: async () => undefined,
		mergeBase: async () => undefined,
		...known,
	};
}

const has =
	(...shas: readonly string[]) =>
	async (sha: string) =>
		shas.includes(sha);

const commit: BaseCandidate = {
	kind: "commit",
	sha: BEFORE,
	text: "the push's before",
};
const mergeBase: BaseCandidate = {
	kind: "merge-base",
	with: "main",
	text: "the merge base with main",
};
const nothing: BaseCandidate = { kind: "nothing", text: "a new branch" };
const lastGood: BaseCandidate = {
	kind: "last-good",
	text: "the last good build",
};
const firstParent: BaseCandidate = { kind: "first-parent", mergeCommit: HEAD };

describe("the first candidate that can be had counts", () => {
	test("a commit that is there", async () => {
		expect(
			await findBase([commit, nothing], [history({ have: has(BEFORE) })], HEAD),
		).toEqual({ kind: "commit", sha: BEFORE, text: "the push's before" });
	});

	test("the next, where a commit is gone", async () => {
		const git = history({
			mergeBase: async (other) => (other === "main" ? FIRST : undefined),
		});
		expect(await findBase([commit, mergeBase, nothing], [git], HEAD)).toEqual({
			kind: "commit",
			sha: FIRST,
			text: "the merge base with main",
		});
		expect(
			await findBase([commit, mergeBase, nothing], [history({})], HEAD),
		).toBe(nothing);
	});

	test("a ref that resolves", async () => {
		const git = history({
			resolve: async (name) => (name === "v1" ? FIRST : undefined),
		});
		expect(
			await findBase(
				[{ kind: "ref", ref: "v1", text: "the input base (v1)" }],
				[git],
				HEAD,
			),
		).toEqual({ kind: "commit", sha: FIRST, text: "the input base (v1)" });
	});

	test("the last good builds, without a question to any history", async () => {
		expect(await findBase([lastGood], [], HEAD)).toBe(lastGood);
	});
});

describe("histories are asked in order", () => {
	test("the second where the first can't tell", async () => {
		const api = history({ have: has(BEFORE) });
		expect(await findBase([commit], [history({}), api], HEAD)).toMatchObject({
			kind: "commit",
			sha: BEFORE,
		});
	});

	test("the second is not asked where the first can", async () => {
		const asked: string[] = [];
		const api = history({
			have: async (sha) => {
				asked.push(sha);
				return true;
			},
		});
		await findBase([commit], [history({ have: has(BEFORE) }), api], HEAD);
		expect(asked).toEqual([]);
	});

	test("a better candidate of the second history wins over a worse one of the first", async () => {
		const git = history({ mergeBase: async () => FIRST });
		const api = history({ have: has(BEFORE) });
		expect(await findBase([commit, mergeBase], [git, api], HEAD)).toMatchObject(
			{ sha: BEFORE },
		);
	});
});

describe("the first parent of a pull request's merge commit", () => {
	const git = history({
		have: has(FIRST),
		parents: async () => [FIRST, SECOND],
	});

	test("counts where that commit is checked out", async () => {
		expect(await findBase([firstParent], [git], HEAD)).toEqual({
			kind: "commit",
			sha: FIRST,
			text: "the first parent of the pull request's merge commit",
		});
	});

	test.each<[string, string, History]>([
		["another commit is checked out", SECOND, git],
		[
			"it has one parent",
			HEAD,
			history({ have: has(FIRST), parents: async () => [FIRST] }),
		],
		[
			"it has three",
			HEAD,
			history({
				have: has(FIRST),
				parents: async () => [FIRST, SECOND, BEFORE],
			}),
		],
		["its parents can't be told", HEAD, history({ have: has(FIRST) })],
		[
			"the parent can't be had",
			HEAD,
			history({ parents: async () => [FIRST, SECOND] }),
		],
	])("does not where %s", async (_name, head, known) => {
		expect(await findBase([firstParent, nothing], [known], head)).toBe(nothing);
	});
});

describe("what can't be had is unknown, with the reason", () => {
	test("all that was tried", async () => {
		expect(
			await findBase([firstParent, commit, mergeBase], [history({})], HEAD),
		).toEqual({
			kind: "unknown",
			text: "the first parent of the pull request's merge commit, the push's before, the merge base with main: can't be had",
		});
	});

	test("nothing was named", async () => {
		expect(await findBase([], [history({})], HEAD)).toEqual({
			kind: "unknown",
			text: "no base named: can't be had",
		});
	});
});
