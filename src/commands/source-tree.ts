/** Where a plan's trees come from: git, else GitHub's API, else the work tree alone. */
import { readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import type { TreeEntry } from "../model.ts";
import type { History } from "../plan/base.ts";
import { openRepository, type Repository } from "../plan/git.ts";
import { compareListings, type TreeChange } from "../plan/git-lines.ts";
import { listWorkTree } from "../plan/worktree.ts";
import type { Run } from "./run.ts";

export interface SourceTree {
	/** The commit that is checked out, or the event's where there is no git to ask. */
	readonly head: string;
	/** All files at head below the folders (`''` for all of the repository); a path may be a file as well. */
	entries(folders: readonly string[]): Promise<readonly TreeEntry[]>;
	readonly histories: readonly History[];
	/** What differs from `base` below the folders; undefined where neither git nor the API can tell. */
	changes(
		base: string,
		folders: readonly string[],
	): Promise<readonly TreeChange[] | undefined>;
	/** Files below the folders that differ from head; empty where there is no git to ask. */
	modified(folders: readonly string[]): Promise<readonly string[]>;
	/** Id of a folder's tree at head. */
	treeId(folder: string): Promise<string | undefined>;
	/** Text of a file of the work tree, of a symbolic link that of the file it leads to. */
	readText(path: string): string | undefined;
	/** What a symbolic link of the work tree leads to, as written. */
	readLink(path: string): string | undefined;
	isAncestor(
		ancestor: string,
		descendant: string,
	): Promise<boolean | undefined>;
	/** Sentences for log and summary: what could not be asked. */
	readonly warnings: readonly string[];
}

export async function openSourceTree(run: Run): Promise<SourceTree> {
	const warnings: string[] = [];
	const repository = await openGit(run, warnings);
	const api = await openApi(run, repository?.head ?? run.facts.sha);
	const head = repository?.head ?? run.facts.sha;
	const entries = (folders: readonly string[]) =>
		repository?.list(head, folders) ??
		listWithoutGit(run, folders, api, warnings);
	return {
		head,
		entries,
		warnings,
		histories: [repository, api].filter((h) => h !== undefined),
		changes: async (base, folders) => {
			// a base that only GitHub has is an error of git's
			const known = await repository
				?.changes(base, head, folders)
				.catch(() => undefined);
			if (known !== undefined) return known;
			const before = await api?.list(base, folders);
			return before && compareListings(before, await entries(folders));
		},
		modified: async (folders) => (await repository?.modified(folders)) ?? [],
		treeId: async (folder) =>
			(await repository?.treeId(folder)) ?? (await api?.treeId(folder)),
		readText: (path) => readText(join(run.facts.workspace, path)),
		readLink: (path) => readLink(join(run.facts.workspace, path)),
		isAncestor: async (ancestor, descendant) =>
			(await repository?.isAncestor(ancestor, descendant)) ??
			(await api?.isAncestor(ancestor, descendant)),
	};
}

async function openGit(
	run: Run,
	warnings: string[],
): Promise<Repository | undefined> {
	try {
		return await openRepository({
			directory: run.facts.workspace,
			env: run.env,
			serverUrl: run.facts.serverUrl,
			...(run.settings.githubToken === undefined
				? {}
				: { token: run.settings.githubToken }),
			...(run.settings.caFile === undefined
				? {}
				: { caFile: run.settings.caFile }),
		});
	} catch (error) {
		warnings.push(error instanceof Error ? error.message : String(error));
		return undefined;
	}
}

interface ApiTrees extends History {
	treeId(folder: string): Promise<string | undefined>;
	list(
		commit: string,
		folders: readonly string[],
	): Promise<readonly TreeEntry[] | undefined>;
	isAncestor(
		ancestor: string,
		descendant: string,
	): Promise<boolean | undefined>;
}

/** GitHub's API as a history; every answer that it does not give is `undefined`, with a warning in the log. */
async function openApi(run: Run, head: string): Promise<ApiTrees | undefined> {
	const trees = await import("../github/trees.ts");
	/** Opened at the first question: most plans never ask. */
	const ask = async <T>(
		question: (
			github: NonNullable<Awaited<ReturnType<Run["github"]>>>,
		) => Promise<T>,
	): Promise<T | undefined> => {
		const github = await run.github();
		if (github === undefined) return undefined;
		try {
			return await question(github);
		} catch (error) {
			run.runner.info(error instanceof Error ? error.message : String(error));
			return undefined;
		}
	};
	return {
		have: async (sha) =>
			(await ask((github) => trees.readCommit(github, sha))) !== undefined,
		resolve: async (revision) =>
			(await ask((github) => trees.readCommit(github, revision)))?.sha,
		parents: (sha) => ask((github) => trees.commitParents(github, sha)),
		mergeBase: (other) => ask((github) => trees.mergeBase(github, other, head)),
		list: (commit, folders) =>
			ask(async (github) => {
				const listings = await Promise.all(
					folders.map((folder) => trees.listTree(github, commit, folder)),
				);
				return listings.flatMap((listing) => listing.entries);
			}),
		treeId: async (folder) =>
			(await ask((github) => trees.listTree(github, head, folder)))?.tree,
		isAncestor: async (ancestor, descendant) => {
			const base = await ask((github) =>
				trees.mergeBase(github, ancestor, descendant),
			);
			return base === undefined ? undefined : base === ancestor;
		},
	};
}

async function listWithoutGit(
	run: Run,
	folders: readonly string[],
	api: ApiTrees | undefined,
	warnings: string[],
): Promise<readonly TreeEntry[]> {
	const listed = await api?.list(run.facts.sha, folders);
	if (listed !== undefined) return listed;
	warnings.push(
		"Neither git nor GitHub's API could be asked: the files of the workspace are taken as they are.",
	);
	return listWorkTree(run.facts.workspace, folders);
}

function readText(path: string): string | undefined {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return undefined;
	}
}

function readLink(path: string): string | undefined {
	try {
		return readlinkSync(path);
	} catch {
		return undefined;
	}
}
