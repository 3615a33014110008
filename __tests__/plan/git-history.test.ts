import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type GitFixture, makeRepository } from "../stand-ins/git-fixture.ts";
import {
	checkOutShallow,
	git,
	makeFolder,
	open,
	removeFolder,
	serveCommits,
} from "./repositories.ts";

const ABSENT = "f".repeat(40);

let origin: GitFixture;
let clone: string;

beforeEach(() => {
	origin = makeRepository();
	clone = makeFolder();
});

afterEach(() => {
	origin.remove();
	removeFolder(clone);
});

/** Many commits on a branch, at once. */
function importCommits(count: number, branch: string): void {
	const commit = `commit refs/heads/${branch}
committer A Tester <tester@example.invalid> 1767323045 +0000
data 1
x
`;
	const first = `${commit}from refs/heads/${branch}^0\n`;
	execFileSync("git", ["fast-import", "--quiet"], {
		cwd: origin.directory,
		input: first + commit.repeat(count - 1),
	});
}

/** Commits one after the other on the branch that is checked out; the last one's id. */
function commits(count: number, file: string): string {
	let last = "";
	for (let index = 0; index < count; index++)
		last = origin.commit({ [file]: `${index}` });
	return last;
}

/** `main` and `feature` part at the commit returned; `refs/pull/7/merge` is their merge. */
function makePullRequest(commitsEach: number) {
	const fork = commits(2, "packer/base");
	origin.git("checkout", "-q", "-b", "feature");
	const feature = commits(commitsEach, "packer/feature");
	origin.git("checkout", "-q", "main");
	const main = commits(commitsEach, "packer/main");
	origin.git("checkout", "-q", "--detach");
	origin.git("merge", "-q", "--no-ff", "-m", "Merge", "feature");
	const merge = origin.git("rev-parse", "HEAD");
	origin.git("update-ref", "refs/pull/7/merge", merge);
	origin.git("checkout", "-q", "main");
	return { fork, feature, main, merge };
}

function cloneInFull(branch = "main"): void {
	git(
		clone,
		"clone",
		"-q",
		"--branch",
		branch,
		`file://${origin.directory}`,
		".",
	);
}

describe("in a full clone", () => {
	test("refs resolve as local names, tags, ids and branches of origin", async () => {
		const { feature, main } = makePullRequest(1);
		origin.git("tag", "-a", "-m", "v1", "v1", feature);
		cloneInFull();
		const { resolve } = await open(clone);
		expect(await resolve("main")).toBe(main);
		expect(await resolve("feature")).toBe(feature);
		expect(await resolve("v1")).toBe(feature);
		expect(await resolve("refs/heads/main")).toBe(main);
		expect(await resolve(feature)).toBe(feature);
		expect(await resolve(feature.slice(0, 10))).toBe(feature);
		for (const name of ["gone", ABSENT, "--all", "", "main:packer"])
			expect(await resolve(name), name).toBeUndefined();
	});

	test("parents are told in order", async () => {
		const { feature, main, merge } = makePullRequest(1);
		const { parents } = await open(origin.directory);
		expect(await parents(merge)).toEqual([main, feature]);
		const root = origin.git("rev-list", "--max-parents=0", "main");
		expect(await parents(root)).toEqual([]);
	});

	test("parents are not read out of a commit's message", async () => {
		origin.commit({ a: "1" });
		origin.git(
			"commit",
			"-q",
			"--allow-empty",
			"-m",
			`parent ${ABSENT}\n\nparent ${ABSENT}`,
		);
		const { parents, head } = await open(origin.directory);
		expect(await parents(head)).toEqual([origin.git("rev-parse", "HEAD~1")]);
	});

	test("the merge base with a branch of origin and with a commit", async () => {
		const { fork, main } = makePullRequest(2);
		cloneInFull("feature");
		const { mergeBase } = await open(clone);
		expect(await mergeBase("main")).toBe(fork);
		expect(await mergeBase(main)).toBe(fork);
		expect(await mergeBase("gone")).toBeUndefined();
	});

	test("the merge base with a branch that the clone has not fetched", async () => {
		const { fork, main } = makePullRequest(2);
		git(
			clone,
			"clone",
			"-q",
			"--branch",
			"feature",
			"--single-branch",
			`file://${origin.directory}`,
			".",
		);
		const { mergeBase, shallow } = await open(clone);
		expect(shallow).toBe(false);
		expect(await mergeBase("main")).toBe(fork);
		expect(git(clone, "rev-parse", "origin/main")).toBe(main);
		expect(git(clone, "rev-parse", "--is-shallow-repository")).toBe("false");
	});

	test("histories that have nothing in common have no merge base", async () => {
		commits(1, "a");
		origin.git("checkout", "-q", "--orphan", "other");
		commits(1, "b");
		cloneInFull();
		expect(await (await open(clone)).mergeBase("other")).toBeUndefined();
	});

	test("ancestors are told from others, and from commits that are not there", async () => {
		const { fork, feature, main } = makePullRequest(1);
		const { isAncestor } = await open(origin.directory);
		expect(await isAncestor(fork, main)).toBe(true);
		expect(await isAncestor(main, main)).toBe(true);
		expect(await isAncestor(main, fork)).toBe(false);
		expect(await isAncestor(feature, main)).toBe(false);
		expect(await isAncestor(ABSENT, main)).toBeUndefined();
	});

	test("a commit that a forced push dropped is fetched by its id, and the clone stays a full one", async () => {
		commits(2, "packer/a");
		const dropped = origin.git("rev-parse", "HEAD");
		origin.git("reset", "-q", "--hard", "HEAD~1");
		serveCommits(origin);
		cloneInFull();
		const { have, changes, head, resolve } = await open(clone);
		expect(await resolve(dropped)).toBeUndefined();
		expect(await have(dropped)).toBe(true);
		expect(await changes(dropped, head, ["packer"])).toHaveLength(1);
		expect(git(clone, "rev-parse", "--is-shallow-repository")).toBe("false");
	});

	test("a commit that is gone is not there", async () => {
		commits(1, "a");
		cloneInFull();
		expect(await (await open(clone)).have(ABSENT)).toBe(false);
	});
});

describe("in a checkout of depth 1", () => {
	test("the base commit alone is fetched, by its id", async () => {
		const base = commits(3, "packer/a");
		commits(3, "packer/b");
		serveCommits(origin);
		checkOutShallow(origin, clone);
		const { shallow, have, changes, head } = await open(clone);
		expect(shallow).toBe(true);
		expect(await have(base)).toBe(true);
		expect(await changes(base, head, ["packer"])).toEqual([
			{ path: "packer/b", status: "added" },
		]);
		// neither what is between the two nor what came before
		expect(git(clone, "rev-list", "--count", head, base)).toBe("2");
	});

	test("a base that the server no longer has is not there", async () => {
		commits(2, "a");
		const dropped = origin.git("rev-parse", "HEAD");
		origin.git("reset", "-q", "--hard", "HEAD~1");
		origin.git("reflog", "expire", "--expire=now", "--all");
		origin.git("gc", "-q", "--prune=now");
		serveCommits(origin);
		checkOutShallow(origin, clone);
		expect(await (await open(clone)).have(dropped)).toBe(false);
	});

	test("without a remote nothing can be fetched", async () => {
		const base = commits(1, "a");
		commits(1, "a");
		checkOutShallow(origin, clone);
		git(clone, "remote", "remove", "origin");
		const { have, mergeBase } = await open(clone);
		expect(await have(base)).toBe(false);
		expect(await mergeBase("main")).toBeUndefined();
	});

	test("the parents of a pull request's merge commit are those that it names", async () => {
		const { feature, main, merge } = makePullRequest(3);
		serveCommits(origin);
		checkOutShallow(origin, clone, "refs/pull/7/merge");
		const { parents, have, changes, head } = await open(clone);
		expect(head).toBe(merge);
		expect(await parents(head)).toEqual([main, feature]);
		expect(await have(main)).toBe(true);
		expect(await changes(main, head, ["packer"])).toEqual([
			{ path: "packer/feature", status: "added" },
		]);
	});

	test("the merge base is found by deepening, from a branch", async () => {
		const { fork } = makePullRequest(1);
		// more than the first step reaches
		importCommits(70, "main");
		serveCommits(origin);
		checkOutShallow(origin, clone, "refs/heads/feature");
		origin.git("branch", "unrelated", "main");
		expect(await (await open(clone)).mergeBase("main")).toBe(fork);
		const refs = git(clone, "for-each-ref", "--format=%(refname)");
		expect(refs).not.toContain("unrelated");
	});

	test("the merge base is found by deepening, from a pull request's merge commit", async () => {
		const { main } = makePullRequest(3);
		serveCommits(origin);
		checkOutShallow(origin, clone, "refs/pull/7/merge");
		const { mergeBase } = await open(clone);
		expect(await mergeBase("main")).toBe(main);
		expect(await mergeBase(main)).toBe(main);
	});

	test("an ancestor beyond the cut can't be told from a stranger", async () => {
		const { fork, feature, main } = makePullRequest(2);
		serveCommits(origin);
		checkOutShallow(origin, clone);
		const { isAncestor, have } = await open(clone);
		await have(fork);
		await have(feature);
		expect(await isAncestor(main, main)).toBe(true);
		expect(await isAncestor(fork, main)).toBeUndefined();
		expect(await isAncestor(feature, main)).toBeUndefined();
	});
});
