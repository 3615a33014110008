/** Repositories as runners have them: opened as the action opens them, and clones of different depth. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	type GitOptions,
	openRepository,
	type Repository,
} from "../../src/plan/git.ts";
import type { GitFixture } from "../stand-ins/git-fixture.ts";

/** A temporary folder, its links resolved. */
export function makeFolder(): string {
	return realpathSync(mkdtempSync(join(tmpdir(), "plan-git-")));
}

export function removeFolder(folder: string): void {
	rmSync(folder, { recursive: true, force: true });
}

/** Opens a repository with no configuration but its own. */
export function open(
	directory: string,
	more: Partial<GitOptions> = {},
): Promise<Repository> {
	return openRepository({
		directory,
		env: { PATH: process.env.PATH, HOME: join(directory, "no-home") },
		serverUrl: "https://github.example.invalid",
		...more,
	});
}

export function git(directory: string, ...args: string[]): string {
	return execFileSync("git", args, {
		cwd: directory,
		env: {
			PATH: process.env.PATH ?? "",
			GIT_CONFIG_GLOBAL: "/dev/null",
			GIT_CONFIG_SYSTEM: "/dev/null",
		},
		encoding: "utf8",
		stdio: ["ignore", "pipe", "pipe"],
	}).trim();
}

/** Serves any commit by its id, as GitHub does. */
export function serveCommits(fixture: GitFixture): void {
	fixture.git("config", "uploadpack.allowAnySHA1InWant", "true");
}

/** What actions/checkout does with `fetch-depth: 1`: one ref, detached, and no other branch. */
export function checkOutShallow(
	fixture: GitFixture,
	directory: string,
	ref = "refs/heads/main",
): void {
	git(directory, "init", "-q");
	git(directory, "remote", "add", "origin", `file://${fixture.directory}`);
	const local = ref.replace(/^refs\/(heads|pull)\//, "refs/remotes/origin/");
	git(
		directory,
		"fetch",
		"-q",
		"--no-tags",
		"--depth=1",
		"origin",
		`+${ref}:${local}`,
	);
	git(directory, "checkout", "-q", "--detach", local);
}

/** Names that a shell, a glob, a line parser or a careless prefix would trip over. */
export const ODD_NAMES = [
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
