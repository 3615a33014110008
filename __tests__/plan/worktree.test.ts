import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TreeEntry } from "../../src/model.ts";
import { parseListing } from "../../src/plan/git-lines.ts";
import { listWorkTree } from "../../src/plan/worktree.ts";
import { type GitFixture, makeRepository } from "../stand-ins/git-fixture.ts";

let repository: GitFixture;

beforeEach(() => {
	repository = makeRepository();
});

afterEach(() => {
	repository.remove();
});

const byPath = (entries: readonly TreeEntry[]) =>
	entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));

function listByGit(): TreeEntry[] {
	const lines = repository.git("ls-tree", "-r", "-z", "HEAD");
	return byPath(parseListing(Buffer.from(`${lines}`)));
}

test("the work tree of a commit has git's modes, ids and paths", async () => {
	repository.commit({
		"packer/debian/a.pkr.hcl": "text\n",
		"packer/debian/empty": "",
		'packer/debian/deep/er/ü "x"\n': "odd",
		"packer/debian/big": "x".repeat(300_000),
		"packer/debian/crlf": "a\r\nb\r\n",
		"packer/link": "-> ../README.md",
		"packer/folder-link": "-> debian",
		"packer/dangling": "-> nowhere/ü",
		".gitignore": "*.log\n",
		"README.md": "read me",
	});
	repository.git("update-index", "--chmod=+x", "packer/debian/empty");
	repository.git("commit", "-q", "-m", "mode");
	chmodSync(join(repository.directory, "packer/debian/empty"), 0o755);
	expect(byPath(await listWorkTree(repository.directory, [""]))).toEqual(
		listByGit(),
	);
	const below = await listWorkTree(repository.directory, ["packer"]);
	expect(byPath(below)).toEqual(
		listByGit().filter(({ path }) => path.startsWith("packer/")),
	);
});

test("a file that is changed by one byte, or executable for others alone, differs as git would say", async () => {
	repository.commit({ "packer/a": "1", "packer/b": "1" });
	const before = await listWorkTree(repository.directory, ["packer"]);
	appendFileSync(join(repository.directory, "packer/a"), "2");
	chmodSync(join(repository.directory, "packer/b"), 0o655);
	const after = await listWorkTree(repository.directory, ["packer"]);
	expect(after[0]?.oid).not.toBe(before[0]?.oid);
	expect(after[1]).toEqual(before[1]);
	repository.git("add", "-A");
	repository.git("commit", "-q", "-m", "changed");
	expect(byPath(after)).toEqual(listByGit());
});

test("folders that are not there are empty, and git's own folder is left out at any depth", async () => {
	repository.commit({ "packer/a": "1" });
	mkdirSync(join(repository.directory, "packer/nested/.git"), {
		recursive: true,
	});
	writeFileSync(join(repository.directory, "packer/nested/.git/config"), "x");
	const entries = await listWorkTree(repository.directory, ["gone", "packer"]);
	expect(entries.map(({ path }) => path)).toEqual(["packer/a"]);
});
