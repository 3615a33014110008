/** Commits and trees of a real git repository in the words of GitHub's API. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface GitCommitBody {
	readonly sha: string;
	readonly tree: { readonly sha: string; readonly url: string };
	readonly parents: readonly { readonly sha: string; readonly url: string }[];
	readonly [name: string]: unknown;
}

/** Git objects as bodies of answers; absent is what the repository does not have. */
export class GitObjects {
	readonly #gitDirectory: string;
	readonly #url: string;

	/** `url` is the repository's address below the API. */
	constructor(gitDirectory: string, url: string) {
		this.#gitDirectory = gitDirectory;
		this.#url = url;
	}

	/** Output of git, or nothing where git refuses. */
	async #git(...args: string[]): Promise<string | undefined> {
		try {
			const options = { maxBuffer: 1 << 28 };
			return (await run("git", ["-C", this.#gitDirectory, ...args], options))
				.stdout;
		} catch {
			return undefined;
		}
	}

	/** Full id of the commit that a name or id stands for; absent where there is none. */
	async resolve(name: string): Promise<string | undefined> {
		// A name that starts with a dash would be an option.
		if (name.startsWith("-")) return undefined;
		const found = await this.#git(
			"rev-parse",
			"--verify",
			"-q",
			`${name}^{commit}`,
		);
		return found?.trim();
	}

	/** Answer of `git/get-commit`, which takes full ids only; absent too where the id is not a commit's. */
	async gitCommit(sha: string): Promise<GitCommitBody | undefined> {
		if (!/^[0-9a-f]{40}$/.test(sha)) return undefined;
		if ((await this.#git("cat-file", "-t", sha))?.trim() !== "commit")
			return undefined;
		const format = "%H%n%T%n%P%n%an%n%ae%n%aI%n%cn%n%ce%n%cI%n%B";
		const text = await this.#git("show", "-s", `--format=${format}`, sha);
		const [id = "", tree = "", parents = "", ...rest] = (text ?? "").split(
			"\n",
		);
		const [an, ae, ad, cn, ce, cd, ...message] = rest;
		return {
			sha: id,
			node_id: `C_${id}`,
			url: `${this.#url}/git/commits/${id}`,
			html_url: `${this.#url}/commit/${id}`,
			author: { name: an, email: ae, date: ad },
			committer: { name: cn, email: ce, date: cd },
			message: message.join("\n").trimEnd(),
			tree: { sha: tree, url: `${this.#url}/git/trees/${tree}` },
			parents: parents
				.split(" ")
				.filter((parent) => parent !== "")
				.map((parent) => ({
					sha: parent,
					url: `${this.#url}/git/commits/${parent}`,
					html_url: `${this.#url}/commit/${parent}`,
				})),
			verification: {
				verified: false,
				reason: "unsigned",
				signature: null,
				payload: null,
				verified_at: null,
			},
		};
	}

	/** Answer of `git/get-blob`. */
	async blob(sha: string): Promise<Record<string, unknown> | undefined> {
		if ((await this.#git("cat-file", "-t", sha))?.trim() !== "blob")
			return undefined;
		const options = { encoding: "buffer" as const, maxBuffer: 1 << 28 };
		const args = ["-C", this.#gitDirectory, "cat-file", "blob", sha];
		const { stdout } = await run("git", args, options);
		return {
			sha,
			node_id: `B_${sha}`,
			url: `${this.#url}/git/blobs/${sha}`,
			size: stdout.length,
			content: stdout.toString("base64"),
			encoding: "base64",
		};
	}

	/** Answer of `repos/get-commit`, without files. */
	async commit(name: string): Promise<Record<string, unknown> | undefined> {
		const sha = await this.resolve(name);
		const facts = sha && (await this.gitCommit(sha));
		if (!facts) return undefined;
		const { author, committer, message, tree, verification } = facts;
		return {
			sha: facts.sha,
			node_id: facts.node_id,
			url: `${this.#url}/commits/${facts.sha}`,
			html_url: facts.html_url,
			comments_url: `${this.#url}/commits/${facts.sha}/comments`,
			commit: {
				url: facts.url,
				author,
				committer,
				message,
				tree,
				verification,
				comment_count: 0,
			},
			author: null,
			committer: null,
			parents: facts.parents,
		};
	}

	/** Answer of `git/get-tree`, cut to `limit` entries. */
	async tree(
		name: string,
		recursive: boolean,
		limit: number,
	): Promise<Record<string, unknown> | undefined> {
		if (name.startsWith("-")) return undefined;
		const sha = await this.#git(
			"rev-parse",
			"--verify",
			"-q",
			`${name}^{tree}`,
		);
		if (sha === undefined) return undefined;
		const flags = recursive ? ["-r", "-t"] : [];
		const listed = await this.#git("ls-tree", "-z", "-l", ...flags, sha.trim());
		const lines = (listed ?? "").split("\0").filter((line) => line !== "");
		return {
			sha: sha.trim(),
			url: `${this.#url}/git/trees/${sha.trim()}`,
			tree: lines.slice(0, limit).map((line) => treeEntry(line, this.#url)),
			truncated: lines.length > limit,
		};
	}

	/** Answer of `repos/compare-commits-with-basehead`; absent without a common ancestor. */
	async compare(
		base: string,
		head: string,
		perPage: number,
	): Promise<Record<string, unknown> | undefined> {
		const [from, to] = [await this.resolve(base), await this.resolve(head)];
		if (from === undefined || to === undefined) return undefined;
		const meeting = (await this.#git("merge-base", from, to))?.trim();
		if (!meeting) return undefined;
		const count = await this.#git(
			"rev-list",
			"--left-right",
			"--count",
			`${from}...${to}`,
		);
		const [behind = 0, ahead = 0] = (count ?? "")
			.trim()
			.split("\t")
			.map(Number);
		const listed = await this.#git(
			"rev-list",
			"--reverse",
			`${meeting}..${to}`,
		);
		const shas = (listed ?? "").split("\n").filter((sha) => sha !== "");
		const place = `${this.#url}/compare/${from}...${to}`;
		return {
			url: place,
			html_url: place,
			permalink_url: place,
			diff_url: `${place}.diff`,
			patch_url: `${place}.patch`,
			base_commit: await this.commit(from),
			merge_base_commit: await this.commit(meeting),
			status: compareStatus(ahead, behind),
			ahead_by: ahead,
			behind_by: behind,
			total_commits: shas.length,
			commits: await Promise.all(
				shas.slice(0, perPage).map((sha) => this.commit(sha)),
			),
			files: [],
		};
	}
}

function treeEntry(line: string, url: string): Record<string, unknown> {
	const tab = line.indexOf("\t");
	const [mode, type = "", sha, size] = line.slice(0, tab).split(/ +/);
	const entry = { path: line.slice(tab + 1), mode, type, sha };
	// A submodule has neither a size nor an object here.
	if (type === "commit") return entry;
	const place = `${url}/git/${type}s/${sha}`;
	return type === "blob"
		? { ...entry, size: Number(size), url: place }
		: { ...entry, url: place };
}

function compareStatus(ahead: number, behind: number): string {
	if (ahead > 0) return behind > 0 ? "diverged" : "ahead";
	return behind > 0 ? "behind" : "identical";
}
