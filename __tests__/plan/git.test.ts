import {
	chmodSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GitError } from "../../src/plan/git-process.ts";
import { type GitFixture, makeRepository } from "../stand-ins/git-fixture.ts";
import { git, makeFolder, open, removeFolder } from "./repositories.ts";

/** Names that a shell, a glob, a line parser or a careless prefix would trip over. */
const ODD_NAMES = [
	"a b",
	" lead and trail ",
	'quo"te',
	"apos'trophe",
	"new\nline",
	"tab\there",
	"-rf",
	"*.hcl",
	"[a-z]?",
	":(glob)**",
	"$(id)",
	"back\\slash",
	"ünïcödé 🎉",
	"..x",
].map((name) => `packer/odd/${name}`);

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

	test("of a commit that is not there fails with git's words", async () => {
		repository.commit({ a: "a" });
		const { list } = await open(repository.directory);
		await expect(list("f".repeat(40), [""])).rejects.toThrow(
			/^git ls-tree failed: /,
		);
	});
});

describe("changes", () => {
	/** Path to status between two commits. */
	async function changed(base: string, head: string, folders = ["packer"]) {
		const { changes } = await open(repository.directory);
		const found = await changes(base, head, folders);
		return Object.fromEntries(found.map(({ path, status }) => [path, status]));
	}

	test("are told by status, below the folders alone", async () => {
		const base = repository.commit({
			"packer/a": "1",
			"packer/b": "1",
			"packer/c": "1",
			"packer-x/d": "1",
			"README.md": "1",
		});
		const head = repository.commit({
			"packer/a": "2",
			"packer/b": null,
			"packer/new/e": "1",
			"packer-x/d": "2",
			"README.md": "2",
		});
		expect(await changed(base, head)).toEqual({
			"packer/a": "modified",
			"packer/b": "deleted",
			"packer/new/e": "added",
		});
		expect(Object.keys(await changed(base, head, [""]))).toHaveLength(5);
		expect(await changed(base, base)).toEqual({});
	});

	test("tell a rename as a delete and an add, whatever the repository's configuration says", async () => {
		const text = "the same text\n".repeat(100);
		const base = repository.commit({ "packer/debian/x": text });
		const head = repository.commit({
			"packer/debian/x": null,
			"packer/debian-12/x": text,
		});
		repository.git("config", "diff.renames", "copies");
		expect(await changed(base, head)).toEqual({
			"packer/debian/x": "deleted",
			"packer/debian-12/x": "added",
		});
	});

	test("tell a change of mode, of kind, and of a submodule's commit", async () => {
		const base = repository.commit({
			"packer/run": "x",
			"packer/file": "target",
			"packer/folder/a": "a",
		});
		repository.git(
			"update-index",
			"--add",
			"--cacheinfo",
			`160000,${base},packer/module`,
		);
		repository.git("commit", "-q", "-m", "submodule");
		const first = repository.git("rev-parse", "HEAD");
		repository.commit({
			"packer/file": "-> target",
			"packer/folder": "now a file",
		});
		repository.git("update-index", "--chmod=+x", "packer/run");
		repository.git(
			"update-index",
			"--add",
			"--cacheinfo",
			`160000,${first},packer/module`,
		);
		repository.git("commit", "-q", "-m", "modes");
		expect(await changed(first, repository.git("rev-parse", "HEAD"))).toEqual({
			"packer/run": "modified",
			"packer/file": "modified",
			"packer/module": "modified",
			"packer/folder": "added",
			"packer/folder/a": "deleted",
		});
	});

	test("take odd names as they are", async () => {
		const base = repository.commit({ "packer/a": "a" });
		const head = repository.commit(
			Object.fromEntries(ODD_NAMES.map((name) => [name, name])),
		);
		expect(await changed(base, head)).toEqual(
			Object.fromEntries(ODD_NAMES.map((name) => [name, "added"])),
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

describe("modified", () => {
	const modified = async (folders = ["packer"]) =>
		[...(await (await open(repository.directory)).modified(folders))].sort();
	const write = (path: string, text: string) =>
		writeFileSync(join(repository.directory, path), text);

	beforeEach(() => {
		repository.commit({
			".gitignore": "*.log\noutput/\n",
			"packer/a": "1",
			"packer/b": "1",
			"packer/c": "1",
			"packer/d": "1",
			"other/e": "1",
		});
	});

	test("is empty in a clean work tree, ignored files or not", async () => {
		write("packer/x.log", "ignored");
		mkdirSync(join(repository.directory, "packer/output"));
		write("packer/output/image", "ignored");
		expect(await modified()).toEqual([]);
	});

	test("names changed, staged, deleted and untracked files below the folders", async () => {
		write("packer/a", "2");
		write("packer/b", "2");
		repository.git("add", "packer/b");
		rmSync(join(repository.directory, "packer/c"));
		repository.git("mv", "packer/d", "packer/moved");
		write("packer/new file", "new");
		write("other/e", "2");
		write("untracked", "new");
		expect(await modified()).toEqual([
			"packer/a",
			"packer/b",
			"packer/c",
			"packer/d",
			"packer/moved",
			"packer/new file",
		]);
		expect(await modified([""])).toEqual(
			expect.arrayContaining(["other/e", "untracked"]),
		);
	});

	test("names odd files as they are, and a change of mode", async () => {
		write('packer/ünï\n"x"', "new");
		chmodSync(join(repository.directory, "packer/a"), 0o755);
		expect(await modified()).toEqual(["packer/a", 'packer/ünï\n"x"']);
	});

	test("does not depend on what the repository's configuration hides", async () => {
		write("packer/new", "new");
		repository.git("config", "status.showUntrackedFiles", "no");
		repository.git("config", "status.branch", "true");
		expect(await modified()).toEqual(["packer/new"]);
	});

	test("leaves the index as it is", async () => {
		const index = join(repository.directory, ".git/index");
		const before = readFileSync(index);
		// the same text at another time: git would note that down
		write("packer/a", "1");
		await modified();
		expect(readFileSync(index).equals(before)).toBe(true);
	});
});
