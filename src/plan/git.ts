/** What git says of a repository. Nothing of the user's configuration or work tree is changed. */
import { realpath } from "node:fs/promises";
import type { TreeEntry } from "../model.ts";
import {
	type Clone,
	type FetchOptions,
	FULL_ID,
	have,
	mergeBase,
	resolveOrFetch,
} from "./git-fetch.ts";
import {
	parseChanges,
	parseListing,
	splitNul,
	type TreeChange,
} from "./git-lines.ts";
import { createGit, type Git, GitError, must } from "./git-process.ts";

export interface GitOptions extends FetchOptions {
	/** The workspace: a folder of the repository. */
	readonly directory: string;
	readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Repository {
	/** Commit that is checked out. */
	readonly head: string;
	/** History is cut: an answer that is not found may lie beyond the cut. */
	readonly shallow: boolean;
	/** Commit id of a ref or commit, or undefined where the repository has it not. */
	resolve(revision: string): Promise<string | undefined>;
	/** True when the commit is there, or could be fetched alone. */
	have(sha: string): Promise<boolean>;
	/** Commit ids of the parents of a commit that is there. */
	parents(sha: string): Promise<readonly string[]>;
	/** Merge base of HEAD and a branch or commit, or undefined where history does not reach it. */
	mergeBase(other: string): Promise<string | undefined>;
	/** Is `ancestor` an ancestor of `descendant` (or the same)? undefined where history does not say. */
	isAncestor(
		ancestor: string,
		descendant: string,
	): Promise<boolean | undefined>;
	/** All files below the folders (all of the tree for `''`). */
	list(commit: string, folders: readonly string[]): Promise<TreeEntry[]>;
	/** Paths that differ between two commits, renames as delete and add. */
	changes(
		base: string,
		head: string,
		folders: readonly string[],
	): Promise<readonly TreeChange[]>;
	/** Id of a folder's tree at HEAD, or undefined where it is none. */
	treeId(folder: string): Promise<string | undefined>;
	/** Tracked files that differ from HEAD and untracked ones that are not ignored. */
	modified(folders: readonly string[]): Promise<readonly string[]>;
}

/**
 * Opens the repository of the workspace.
 * @throws GitError where there is no git, no repository, or no commit
 */
export async function openRepository(options: GitOptions): Promise<Repository> {
	const git = createGit({
		// git compares the owner of the real folder with `safe.directory`
		directory: await realFolder(options.directory),
		env: options.env,
	});
	const found = await git([
		"rev-parse",
		"--is-shallow-repository",
		"--show-prefix",
		"HEAD^{commit}",
	]);
	const [shallow, prefix, head] = found.stdout.toString().split("\n");
	if (found.code !== 0 || head === undefined || !FULL_ID.test(head))
		throw new GitError(
			`The workspace is no git repository with a commit: ${found.stderr || "git said nothing"}`,
		);
	if (prefix !== "")
		throw new GitError(
			`The workspace is a folder inside a repository (${prefix}): check the repository out into the workspace itself.`,
		);
	const clone: Clone = { git, options, head, shallow: shallow === "true" };
	return {
		head,
		shallow: clone.shallow,
		resolve: (revision) => resolveOrFetch(clone, revision),
		have: (sha) => have(clone, sha),
		parents: (sha) => parents(git, sha),
		mergeBase: (other) => mergeBase(clone, other),
		isAncestor: (ancestor, descendant) =>
			isAncestor(clone, ancestor, descendant),
		list: async (commit, folders) =>
			parseListing(
				await must(git, [
					"ls-tree",
					"-r",
					"-z",
					"--full-tree",
					commit,
					...pathspec(folders),
				]),
			),
		changes: async (base, to, folders) =>
			parseChanges(
				await must(git, [
					"diff-tree",
					"-r",
					"-z",
					"--raw",
					"--no-renames",
					"--no-abbrev",
					"--no-ext-diff",
					base,
					to,
					...pathspec(folders),
				]),
			),
		treeId: async (folder) => {
			const out = await git([
				"rev-parse",
				"--verify",
				"--quiet",
				// the slash makes it a folder or nothing
				folder === "" ? `${head}:` : `${head}:${folder}/`,
			]);
			return out.code === 0 ? out.stdout.toString().trim() : undefined;
		},
		modified: async (folders) => {
			const out = await git([
				"status",
				"--porcelain",
				"-z",
				"--no-renames",
				"--untracked-files=normal",
				"--ignore-submodules=dirty",
				...pathspec(folders),
			]);
			if (out.code !== 0) throw new GitError(out.stderr);
			return splitNul(out.stdout).map((line) => line.slice(3));
		},
	};
}

function pathspec(folders: readonly string[]): readonly string[] {
	return folders.includes("") ? [] : ["--", ...folders];
}

/** Parents as the commit itself names them: `rev-list` would hide those beyond a shallow clone's cut. */
async function parents(git: Git, sha: string): Promise<readonly string[]> {
	const commit = (await must(git, ["cat-file", "commit", sha])).toString();
	const [header = ""] = commit.split("\n\n", 1);
	return [...header.matchAll(/^parent (.+)$/gm)].map((match) => match[1] ?? "");
}

async function realFolder(directory: string): Promise<string> {
	try {
		return await realpath(directory);
	} catch (cause) {
		throw new GitError(`The workspace (${directory}) does not exist.`, {
			cause,
		});
	}
}

async function isAncestor(
	{ git, shallow }: Clone,
	ancestor: string,
	descendant: string,
): Promise<boolean | undefined> {
	const out = await git(["merge-base", "--is-ancestor", ancestor, descendant]);
	if (out.code === 0) return true;
	// in a shallow clone "no" may only mean that history ends before the answer
	return out.code === 1 && !shallow ? false : undefined;
}
