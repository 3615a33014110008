/** A small real git repository for tests. */

import { execFileSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface GitFixture {
	readonly directory: string;
	git(...args: string[]): string;
	/** Writes files (a null removes one; `-> target` makes a symbolic link) and commits all; returns the commit. */
	commit(files: Readonly<Record<string, string | null>>): string;
	remove(): void;
}

/** Identity and time are fixed, and no configuration of the user or machine is read: ids are the same everywhere. */
const ENVIRONMENT = {
	PATH: process.env.PATH ?? "",
	GIT_CONFIG_GLOBAL: "/dev/null",
	GIT_CONFIG_SYSTEM: "/dev/null",
	GIT_AUTHOR_NAME: "A Tester",
	GIT_AUTHOR_EMAIL: "tester@example.invalid",
	GIT_AUTHOR_DATE: "2026-01-02T03:04:05Z",
	GIT_COMMITTER_NAME: "A Tester",
	GIT_COMMITTER_EMAIL: "tester@example.invalid",
	GIT_COMMITTER_DATE: "2026-01-02T03:04:05Z",
};

/** Makes an empty repository whose branch is `main`. */
export function makeRepository(): GitFixture {
	const directory = mkdtempSync(join(tmpdir(), "git-fixture-"));
	const git = (...args: string[]): string =>
		execFileSync("git", args, {
			cwd: directory,
			env: ENVIRONMENT,
			encoding: "utf8",
			stdio: ["ignore", "pipe", "pipe"],
		}).trim();
	git("init", "-q", "-b", "main");
	return {
		directory,
		git,
		commit: (files) => {
			for (const [path, content] of Object.entries(files)) {
				const file = join(directory, path);
				rmSync(file, { recursive: true, force: true });
				if (content === null) continue;
				mkdirSync(dirname(file), { recursive: true });
				const target = /^-> (.*)$/.exec(content)?.[1];
				if (target === undefined) writeFileSync(file, content);
				else symlinkSync(target, file);
			}
			git("add", "-A");
			git("commit", "-q", "--allow-empty", "-m", "A change");
			return git("rev-parse", "HEAD");
		},
		remove: () => rmSync(directory, { recursive: true, force: true }),
	};
}
