/** The demo's git repository. */

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Files } from "./templates.ts";

/** Nobody's configuration is read: no hooks, no signing, no names. */
const ENVIRONMENT = {
	PATH: process.env.PATH ?? "",
	GIT_CONFIG_GLOBAL: "/dev/null",
	GIT_CONFIG_SYSTEM: "/dev/null",
	GIT_AUTHOR_NAME: "Octo Cat",
	GIT_AUTHOR_EMAIL: "octocat@example.invalid",
	GIT_COMMITTER_NAME: "Octo Cat",
	GIT_COMMITTER_EMAIL: "octocat@example.invalid",
};

export class Repository {
	readonly directory: string;

	/** Makes an empty one, whose branch is `main`. */
	constructor(directory: string) {
		this.directory = directory;
		mkdirSync(directory, { recursive: true });
		this.#git("init", "--quiet", "--initial-branch=main");
	}

	/** Writes files and commits them; returns the commit. */
	commit(message: string, files: Files): string {
		for (const [path, content] of Object.entries(files)) {
			const file = join(this.directory, path);
			mkdirSync(dirname(file), { recursive: true });
			const mode = content.startsWith("#!") ? 0o755 : 0o644;
			writeFileSync(file, content, { mode });
		}
		this.#git("add", "--all");
		this.#git("commit", "--quiet", "--message", message);
		return this.#git("rev-parse", "HEAD");
	}

	/** The last commit and the files that it changes. */
	lastCommit(): readonly string[] {
		return this.#git("log", "-1", "--format=%h %s", "--stat=100").split(/\n+/);
	}

	#git(...args: string[]): string {
		return execFileSync("git", args, {
			cwd: this.directory,
			env: ENVIRONMENT,
			encoding: "utf8",
			stdio: ["ignore", "pipe", "pipe"],
		}).trim();
	}
}
