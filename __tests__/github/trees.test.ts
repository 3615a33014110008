import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
	commitParents,
	listTree,
	mergeBase,
	readCommit,
} from "../../src/github/trees.ts";
import { type GitFixture, makeRepository } from "../stand-ins/git-fixture.ts";
import { type GitHubStandIn, startGitHub } from "../stand-ins/github.ts";
import { noFaults } from "../stand-ins/github-faults.ts";
import { open } from "./github-setup.ts";

let repository: GitFixture;
let github: GitHubStandIn;
let first: string;
let second: string;
let side: string;
let orphan: string;

beforeAll(async () => {
	repository = makeRepository();
	const { git, commit } = repository;
	first = commit({ "packer/debian/a.pkr.hcl": "a" });
	git("checkout", "-q", "-b", "feature/side");
	side = commit({ "packer/alma/a.pkr.hcl": "x" });
	git("checkout", "-q", "main");
	second = commit({
		"packer/debian/scripts/install.sh": "b",
		"packer/windows/odd name\tü.pkr.hcl": "c",
		"packer/link": "-> debian",
		"README.md": "d",
	});
	git("update-index", "--add", "--cacheinfo", `160000,${first},packer/module`);
	git("commit", "-q", "-m", "A submodule");
	second = git("rev-parse", "HEAD");
	git("checkout", "-q", "-f", "--orphan", "alone");
	orphan = commit({ "b.txt": "b" });
	github = await startGitHub({ gitDirectory: repository.directory });
});

afterEach(() => {
	Object.assign(github.faults, noFaults());
	expect(github.violations).toEqual([]);
});

afterAll(async () => {
	await github.close();
	repository.remove();
});

/** What git itself says of a folder, as `<mode> <type> <oid>\t<path>` lines. */
function gitSays(commit: string, folder: string): string[] {
	const { git } = repository;
	const listed = git("ls-tree", "-z", "-r", "-t", `${commit}:${folder}`);
	const lines = listed.split("\0").filter((line) => line !== "");
	return folder === ""
		? lines
		: lines.map((line) => line.replace("\t", `\t${folder}/`));
}

async function weSay(commit: string, folder: string): Promise<string[]> {
	const listing = await listTree(open(github).client, commit, folder);
	const files = listing.entries.map(({ mode, oid, path }) => {
		const type = mode === "160000" ? "commit" : "blob";
		return `${mode} ${type} ${oid}\t${path}`;
	});
	const folders = [...listing.folders].map(
		([path, oid]) => `040000 tree ${oid}\t${path}`,
	);
	return [...files, ...folders];
}

test.each([
	"packer",
	"packer/debian",
	"",
	".",
])("a listing of `%s` holds what git says", async (folder) => {
	const said = gitSays(second, folder === "." ? "" : folder);
	expect((await weSay(second, folder)).sort()).toEqual(said.sort());
	expect(said.length).toBeGreaterThan(1);
});

test("a truncated answer is completed folder by folder", async () => {
	github.faults.treeLimit = 4;
	const before = github.requests.length;
	expect((await weSay(second, "packer")).sort()).toEqual(
		gitSays(second, "packer").sort(),
	);
	const asked = github.requests.slice(before).map(({ path }) => path);
	expect(asked.filter((path) => path.endsWith("?recursive=1"))).toHaveLength(3);
});

test("a folder that is too big to be listed alone is an error that says what to do", async () => {
	github.faults.treeLimit = 3;
	await expect(weSay(second, "packer")).rejects.toThrow(
		"GitHub does not list the folder packer whole, it has too many entries: check the repository out in a step before this one.",
	);
});

test("the folder's own tree id is told", async () => {
	const listing = await listTree(open(github).client, second, "packer");
	const tree = repository.git("rev-parse", `${second}:packer`);
	expect(listing).toMatchObject({ commit: second, tree });
});

test.each([
	"nothing",
	"packer/debian/a.pkr.hcl",
	"packer/link",
])("`%s` is no folder, so there is nothing below", async (folder) => {
	const listing = await listTree(open(github).client, second, folder);
	expect(listing.tree).toBeUndefined();
	expect(listing.entries).toEqual([]);
});

test("a branch is found by its name, also one with a slash", async () => {
	const { client } = open(github);
	expect((await readCommit(client, "main"))?.sha).toBe(second);
	expect((await readCommit(client, "feature/side"))?.sha).toBe(side);
	expect(await readCommit(client, "nowhere")).toBeUndefined();
});

test("a commit that GitHub does not have", async () => {
	const { client } = open(github);
	const nowhere = "1".repeat(40);
	expect(await readCommit(client, nowhere)).toBeUndefined();
	expect(await commitParents(client, nowhere)).toBeUndefined();
	await expect(listTree(client, nowhere, "packer")).rejects.toThrow(
		`GitHub has no commit ${nowhere} in acme/templates.`,
	);
});

test("parents come in their order", async () => {
	repository.git("checkout", "-q", "main");
	repository.git("merge", "-q", "--no-edit", "feature/side");
	const merge = repository.git("rev-parse", "HEAD");
	const { client } = open(github);
	expect(await commitParents(client, merge)).toEqual([second, side]);
	expect(await commitParents(client, first)).toEqual([]);
});

test("the merge base, or none", async () => {
	const { client } = open(github);
	expect(await mergeBase(client, second, "feature/side")).toBe(first);
	expect(await mergeBase(client, second, orphan)).toBeUndefined();
	expect(await mergeBase(client, second, "1".repeat(40))).toBeUndefined();
});
