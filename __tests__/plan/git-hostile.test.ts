import {
	chmodSync,
	chownSync,
	cpSync,
	existsSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type GitFixture, makeRepository } from "../stand-ins/git-fixture.ts";
import {
	checkOutShallow,
	git,
	makeFolder,
	open,
	removeFolder,
	serveCommits,
} from "./repositories.ts";

let origin: GitFixture;
let folder: string;

beforeEach(() => {
	origin = makeRepository();
	folder = makeFolder();
});

afterEach(() => {
	origin.remove();
	removeFolder(folder);
});

/** Every question, in an order in which a run may ask. */
async function askAll(directory: string, base: string): Promise<void> {
	const repository = await open(directory);
	const { head } = repository;
	await repository.resolve("main");
	expect(await repository.have(base)).toBe(true);
	await repository.parents(head);
	await repository.mergeBase("main");
	await repository.isAncestor(base, head);
	expect(await repository.list(head, ["packer"])).not.toEqual([]);
	expect(await repository.changes(base, head, ["packer"])).not.toEqual([]);
	await repository.treeId("packer");
	await repository.modified(["packer"]);
}

test("hooks and monitors of the repository run nothing", async () => {
	const base = origin.commit({ "packer/a": "1" });
	origin.commit({ "packer/a": "2" });
	origin.git("branch", "other", base);
	serveCommits(origin);
	const clone = join(folder, "clone");
	git(folder, "init", "-q", clone);
	checkOutShallow(origin, clone);
	const trace = join(folder, "trace");
	const script = join(folder, "script");
	writeFileSync(script, `#!/bin/sh\necho "$0 $@" >> '${trace}'\nexit 0\n`);
	chmodSync(script, 0o755);
	const hooks = join(clone, ".git/hooks");
	for (const name of [
		"reference-transaction",
		"post-index-change",
		"post-checkout",
		"pre-auto-gc",
		"fsmonitor-watchman",
	])
		cpSync(script, join(hooks, name));
	cpSync(hooks, join(folder, "hooks"), { recursive: true });
	for (const [key, value] of [
		["core.fsmonitor", script],
		["core.hooksPath", join(folder, "hooks")],
		["core.pager", script],
		["core.editor", script],
		["diff.external", script],
		["pager.diff-tree", script],
		["gc.auto", "1"],
	] as const)
		git(clone, "config", key, value);
	await askAll(clone, base);
	// a branch that is not there yet: fetching it changes a ref
	expect(await (await open(clone)).mergeBase("other")).toBe(base);
	expect(existsSync(trace) && readFileSync(trace, "utf8")).toBe(false);
	// the trap works: git itself springs it
	git(clone, "status");
	expect(readFileSync(trace, "utf8")).toContain("script");
});

/** All files below a folder but git's objects: path to size, mode, time and content. */
function snapshot(directory: string): Record<string, string> {
	return Object.fromEntries(
		readdirSync(directory, { recursive: true, encoding: "utf8" })
			.filter(
				(path) => !/^\.git\/(objects|shallow$|refs\/remotes|logs)/.test(path),
			)
			.map((path) => join(directory, path))
			.filter((path) => statSync(path).isFile())
			.map((path) => {
				const { mode, mtimeMs } = statSync(path);
				return [path, `${mode} ${mtimeMs} ${readFileSync(path, "base64")}`];
			}),
	);
}

test("reading changes neither work tree, index, configuration nor local refs, even where it fetches", async () => {
	const base = origin.commit({ "packer/a": "1" });
	origin.commit({ "packer/a": "2" });
	serveCommits(origin);
	checkOutShallow(origin, folder);
	writeFileSync(join(folder, "packer/a"), "changed");
	const before = snapshot(folder);
	await askAll(folder, base);
	expect(snapshot(folder)).toEqual(before);
});

test("a repository of another user is read, also through a link, as containers and self-hosted runners have it", async () => {
	origin.commit({ "packer/a": "1" });
	const link = join(folder, "workspace");
	symlinkSync(origin.directory, link);
	// only root can give files away; everybody else has a repository of their own here
	if (process.getuid?.() === 0) {
		for (const path of ["", ".git"])
			chownSync(join(origin.directory, path), 12345, 12345);
		expect(() => git(origin.directory, "status")).toThrow(/dubious ownership/);
	}
	for (const directory of [origin.directory, link]) {
		const { list, head } = await open(directory);
		expect(await list(head, ["packer"])).toHaveLength(1);
	}
});
