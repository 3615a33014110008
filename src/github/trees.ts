/** Commits and trees by GitHub's API: what a plan compares where the checkout cannot tell. */

import type { TreeEntry } from "../model.ts";
import type { GitHubClient } from "./client.ts";
import { explainFailure, readFailure } from "./failure.ts";

/** Where a commit stands. */
export interface CommitFacts {
	readonly sha: string;
	/** Object id of its root tree. */
	readonly tree: string;
	readonly parents: readonly string[];
}

/** All that is below one folder at one commit. */
export interface TreeListing {
	readonly commit: string;
	/** Object id of the folder; absent where the commit has no such folder. */
	readonly tree?: string;
	/** Files, symbolic links and submodules, in git's order. */
	readonly entries: readonly TreeEntry[];
	/** Object ids of the folders below, by repository-relative path. */
	readonly folders: ReadonlyMap<string, string>;
}

/** One object as the git trees API names it: `path` is relative to the tree asked for. */
interface RawEntry {
	readonly path: string;
	readonly mode: string;
	readonly type: string;
	readonly sha: string;
}

interface RawTree {
	readonly sha: string;
	readonly tree: readonly RawEntry[];
	readonly truncated: boolean;
}

/**
 * Looks a commit up by its id or by a ref (`main`, `heads/main`, `refs/heads/main`); absent where there is none.
 *
 * @throws where GitHub does not answer or does not let us read
 */
export async function readCommit(
	github: GitHubClient,
	commitish: string,
): Promise<CommitFacts | undefined> {
	const { octokit, owner, repo } = github;
	return lookUp(github, `find the commit ${commitish}`, async () => {
		if (/^[0-9a-f]{40}$/.test(commitish)) {
			const { data } = await octokit.rest.git.getCommit({
				owner,
				repo,
				commit_sha: commitish,
			});
			return commitFacts(data.sha, data.tree.sha, data.parents);
		}
		// One file a page: this call lists the commit's files as well, and we want none of them.
		const { data } = await octokit.rest.repos.getCommit({
			owner,
			repo,
			ref: commitish,
			per_page: 1,
		});
		return commitFacts(data.sha, data.commit.tree.sha, data.parents);
	});
}

/**
 * Lists everything below `folder` (repository-relative; empty or `.` for the root) at a commit.
 *
 * It walks from the commit's root tree down to the folder, then asks for the folder at once (`recursive`). GitHub cuts an answer
 * at 100,000 entries or 7 MB and says `truncated`: then that folder alone is listed, and each of its sub-folders asked for at once.
 *
 * @throws where the commit is not there, GitHub does not answer, or one folder alone is too big to be listed
 */
export async function listTree(
	github: GitHubClient,
	commitish: string,
	folder: string,
): Promise<TreeListing> {
	const commit = await readCommit(github, commitish);
	if (commit === undefined)
		throw new Error(
			`GitHub has no commit ${commitish} in ${github.owner}/${github.repo}.`,
		);
	const names = folder.split("/").filter((name) => name !== "" && name !== ".");
	let tree = commit.tree;
	for (const name of names) {
		const level = await readLevel(github, tree, folder);
		const child = level.find((entry) => entry.path === name);
		if (child?.type !== "tree")
			return { commit: commit.sha, entries: [], folders: new Map() };
		tree = child.sha;
	}
	const found = await readBelow(github, tree, names.join("/"));
	const folders = new Map<string, string>();
	const entries: TreeEntry[] = [];
	for (const { type, path, mode, sha } of found) {
		if (type === "tree") folders.set(path, sha);
		else entries.push({ path, mode, oid: sha });
	}
	return { commit: commit.sha, tree, entries, folders };
}

/** Ids of a commit's parents, first parent first; absent where GitHub does not have the commit. */
export async function commitParents(
	github: GitHubClient,
	commitish: string,
): Promise<readonly string[] | undefined> {
	return (await readCommit(github, commitish))?.parents;
}

/** The commit where two histories part; absent where they have nothing in common, or one of them is not there. */
export async function mergeBase(
	github: GitHubClient,
	base: string,
	head: string,
): Promise<string | undefined> {
	const { octokit, owner, repo } = github;
	return lookUp(github, `compare ${base} with ${head}`, async () => {
		const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
			owner,
			repo,
			basehead: `${base}...${head}`,
			per_page: 1,
		});
		return data.merge_base_commit.sha;
	});
}

/** Name of the default branch, such as `main`. */
export async function defaultBranch(github: GitHubClient): Promise<string> {
	const { octokit, owner, repo } = github;
	const name = await lookUp(github, "name the default branch", async () => {
		const { data } = await octokit.rest.repos.get({ owner, repo });
		return data.default_branch;
	});
	if (name !== undefined) return name;
	throw new Error(
		`GitHub has no repository ${owner}/${repo} for the token of the input github-token.`,
	);
}

/** Everything below a tree, with `folder/` put before each path. */
async function readBelow(
	github: GitHubClient,
	tree: string,
	folder: string,
): Promise<readonly RawEntry[]> {
	const inside = (entry: RawEntry): RawEntry => ({
		...entry,
		path: folder === "" ? entry.path : `${folder}/${entry.path}`,
	});
	const whole = await readTree(github, tree, true);
	if (!whole.truncated) return whole.tree.map(inside);
	const level = await readLevel(github, tree, folder);
	const parts = await Promise.all(
		level.map(inside).map(async (entry) => {
			if (entry.type !== "tree") return [entry];
			return [entry, ...(await readBelow(github, entry.sha, entry.path))];
		}),
	);
	return parts.flat();
}

/** The direct children of a tree. */
async function readLevel(
	github: GitHubClient,
	tree: string,
	folder: string,
): Promise<readonly RawEntry[]> {
	const level = await readTree(github, tree, false);
	if (!level.truncated) return level.tree;
	throw new Error(
		`GitHub does not list the folder ${folder || "."} whole, it has too many entries: check the repository out in a step before this one.`,
	);
}

async function readTree(
	github: GitHubClient,
	tree: string,
	recursive: boolean,
): Promise<RawTree> {
	const { octokit, owner, repo } = github;
	const found = await lookUp(github, `list the tree ${tree}`, async () => {
		const { data } = await octokit.rest.git.getTree({
			owner,
			repo,
			tree_sha: tree,
			// Any value, even `0` or `false`, means recursive: leave it out to mean no.
			...(recursive ? { recursive: "1" } : {}),
		});
		return data;
	});
	if (found !== undefined) return found;
	throw new Error(
		`GitHub has no tree ${tree} in ${github.owner}/${github.repo}.`,
	);
}

/** Runs a read: absent for what is not there, an error with a sentence for all else. */
async function lookUp<T>(
	github: GitHubClient,
	what: string,
	read: () => Promise<T>,
): Promise<T | undefined> {
	try {
		return await read();
	} catch (error) {
		const failure = readFailure(error, github.now());
		// 409 is an empty repository, 422 a name that is no commit.
		if (failure.kind === "missing" || failure.kind === "rejected")
			return undefined;
		const place = `${what} in ${github.owner}/${github.repo}`;
		throw new Error(explainFailure(place, failure), { cause: error });
	}
}

function commitFacts(
	sha: string,
	tree: string,
	parents: readonly { readonly sha: string }[],
): CommitFacts {
	return { sha, tree, parents: parents.map((parent) => parent.sha) };
}
