import {
	chmodSync,
	mkdirSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type GitFixture, makeRepository } from "../stand-ins/git-fixture.ts";
import { ODD_NAMES, open } from "./repositories.ts";

let repository: GitFixture;

beforeEach(() => {
	repository = makeRepository();
});

afterEach(() => {
	repository.remove();
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
		utimesSync(join(repository.directory, "packer/a"), 1, 1);
		await modified();
		expect(readFileSync(index).equals(before)).toBe(true);
	});
});
