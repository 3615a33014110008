import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GitError } from "../../src/plan/git-process.ts";
import { type GitFixture, makeRepository } from "../stand-ins/git-fixture.ts";
import {
	git,
	makeFolder,
	ODD_NAMES,
	open,
	removeFolder,
} from "./repositories.ts";

/** git's well-known id of a tree without entries. */
const EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

let repository: GitFixture;
let folder: string;

beforeEach(() => {
	repository = makeRepository();
	folder = makeFolder();
});

afterEach(() => {
	repository.remove();
	removeFolder(folder);
});

describe("opening", () => {
	test("finds the commit that is checked out", async () => {
		const head = repository.commit({ "a.txt": "a" });
		const { head: found, shallow } = await open(repository.directory);
		expect({ found, shallow }).toEqual({ found: head, shallow: false });
	});

	test("works on a detached HEAD in a linked work tree", async () => {
		const first = repository.commit({ "a.txt": "a" });
		repository.commit({ "a.txt": "b" });
		git(
			repository.directory,
			"worktree",
			"add",
			"-q",
			join(folder, "tree"),
			first,
		);
		expect((await open(join(folder, "tree"))).head).toBe(first);
	});

	test.each<[string, () => string, RegExp]>([
		[
			"no repository",
			() => folder,
			/^The workspace is no git repository with a commit: fatal: not a git repository/,
		],
		[
			"no commit",
			() => repository.directory,
			/^The workspace is no git repository with a commit: /,
		],
		[
			"no folder",
			() => join(folder, "gone"),
			/^The workspace \(.*gone\) does not exist\.$/,
		],
	])("of %s is refused with a sentence", async (_name, directory, words) => {
		const opening = open(directory());
		await expect(opening).rejects.toThrow(GitError);
		await expect(opening).rejects.toThrow(words);
	});

	test("of a folder inside a repository is refused: paths would not fit", async () => {
		repository.commit({ "sub/a.txt": "a" });
		await expect(open(join(repository.directory, "sub"))).rejects.toThrow(
			"The workspace is a folder inside a repository (sub/): check the repository out into the workspace itself.",
		);
	});

	test("without git on PATH says what to do", async () => {
		repository.commit({ "a.txt": "a" });
		const opening = open(repository.directory, { env: { PATH: folder } });
		await expect(opening).rejects.toThrow(GitError);
		await expect(opening).rejects.toThrow(
			"git could not be started: install git on the runner, or give `github-token` so that GitHub's API answers instead.",
		);
	});

	test("ignores variables that would lead git to another repository", async () => {
		const head = repository.commit({ "a.txt": "a" });
		const found = await open(repository.directory, {
			env: {
				PATH: process.env.PATH,
				GIT_DIR: join(folder, ".git"),
				GIT_WORK_TREE: folder,
				GIT_INDEX_FILE: join(folder, "index"),
			},
		});
		expect(found.head).toBe(head);
		expect(await found.modified([""])).toEqual([]);
	});
});

describe("list", () => {
	test("gives mode, id and path of every file below the folders, and of nothing beside them", async () => {
		const head = repository.commit({
			"packer/debian/a.pkr.hcl": "a",
			"packer/debian/sub/run.sh": "b",
			"packer/debian/link": "-> a.pkr.hcl",
			"packer-old/x": "x",
			"scripts/s": "s",
			packer2: "y",
		});
		repository.git("update-index", "--chmod=+x", "packer/debian/sub/run.sh");
		repository.git("commit", "-q", "-m", "mode");
		const { list, head: now } = await open(repository.directory);
		const oid = (path: string) =>
			repository.git("rev-parse", `${head}:${path}`);
		expect(await list(now, ["packer"])).toEqual([
			{
				mode: "100644",
				oid: oid("packer/debian/a.pkr.hcl"),
				path: "packer/debian/a.pkr.hcl",
			},
			{
				mode: "120000",
				oid: oid("packer/debian/link"),
				path: "packer/debian/link",
			},
			{
				mode: "100755",
				oid: oid("packer/debian/sub/run.sh"),
				path: "packer/debian/sub/run.sh",
			},
		]);
		expect(
			(await list(head, ["scripts", "packer-old"])).map(({ path }) => path),
		).toEqual(["packer-old/x", "scripts/s"]);
		expect(await list(head, [""])).toHaveLength(6);
		expect(await list(head, ["nothing"])).toEqual([]);
	});

	test("takes odd names as they are", async () => {
		const head = repository.commit(
			Object.fromEntries(ODD_NAMES.map((name) => [name, name])),
		);
		const { list } = await open(repository.directory);
		const paths = (await list(head, ["packer"])).map(({ path }) => path);
		expect(paths.sort()).toEqual(ODD_NAMES.toSorted());
	});

	test("takes a folder's name as it is: no glob, no magic, no option", async () => {
		const folders = ["a*", ":(top)b", "-x", "[c]"];
		const head = repository.commit({
			...Object.fromEntries(folders.map((name) => [`${name}/file`, name])),
			"ab/file": "",
			"c/file": "",
		});
		const { list } = await open(repository.directory);
		for (const name of folders)
			expect((await list(head, [name])).map(({ path }) => path)).toEqual([
				`${name}/file`,
			]);
	});

	test("gives a submodule as one entry", async () => {
		const commit = repository.commit({ "packer/a": "a" });
		repository.git(
			"update-index",
			"--add",
			"--cacheinfo",
			`160000,${commit},packer/module`,
		);
		repository.git("commit", "-q", "-m", "submodule");
		const { list, head } = await open(repository.directory);
		expect(await list(head, ["packer"])).toContainEqual({
			mode: "160000",
			oid: commit,
			path: "packer/module",
		});
	});

	test("gives a file or link in the folder's place as what it is", async () => {
		const head = repository.commit({
			file: "f",
			"packer/a": "a",
			link: "-> packer",
		});
		const { list, changes, modified } = await open(repository.directory);
		writeFileSync(join(repository.directory, "file"), "changed");
		for (const name of ["file", "link"]) {
			expect((await list(head, [name])).map(({ path }) => path)).toEqual([
				name,
			]);
			expect(await changes(EMPTY_TREE, head, [name])).toEqual([
				{ path: name, status: "added" },
			]);
			expect(await modified([name])).toEqual(name === "file" ? [name] : []);
		}
	});

	test("of a commit that is not there fails with git's words", async () => {
		repository.commit({ a: "a" });
		const { list } = await open(repository.directory);
		await expect(list("f".repeat(40), [""])).rejects.toThrow(
			/^git ls-tree failed: /,
		);
	});
});

describe("tree ids", () => {
	test("are those of folders, and of nothing else", async () => {
		repository.commit({ "packer/debian/a": "a", file: "f", link: "-> packer" });
		const { treeId } = await open(repository.directory);
		expect(await treeId("packer/debian")).toBe(
			repository.git("rev-parse", "HEAD:packer/debian"),
		);
		expect(await treeId("")).toBe(repository.git("rev-parse", "HEAD^{tree}"));
		for (const path of ["file", "link", "packer/gone", "packer/debian/a"])
			expect(await treeId(path), path).toBeUndefined();
	});
});
