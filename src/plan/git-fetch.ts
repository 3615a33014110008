/** Commits that the clone has, or can have by fetching them: the only place that fetches. */
import type { Git } from "./git-process.ts";

export interface FetchOptions {
	/** `GITHUB_SERVER_URL`: the token goes to this server and to no other. */
	readonly serverUrl: string;
	readonly token?: string;
	/** PEM file trusted where the system's certificates do not reach. */
	readonly caFile?: string;
}

/** A clone, and how it may be completed. */
export interface Clone {
	readonly git: Git;
	readonly options: FetchOptions;
	/** Commit that is checked out. */
	readonly head: string;
	readonly shallow: boolean;
}

/** SHA-1 or SHA-256 in full. */
export const FULL_ID = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** Commit id of a ref or commit, or undefined where the clone has it not. */
export async function resolve(
	git: Git,
	revision: string,
): Promise<string | undefined> {
	for (const name of [revision, `refs/remotes/origin/${revision}`]) {
		const out = await git([
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
			`${name}^{commit}`,
		]);
		if (out.code === 0) return out.stdout.toString().trim();
	}
	return undefined;
}

/** As {@link resolve}, after fetching a branch or tag of that name where the clone has it not. */
export async function resolveOrFetch(
	clone: Clone,
	revision: string,
): Promise<string | undefined> {
	const found = await resolve(clone.git, revision);
	if (found !== undefined || FULL_ID.test(revision)) return found;
	for (const kind of ["heads", "tags"]) {
		const source = `+refs/${kind}/${revision}:refs/remotes/origin/${revision}`;
		if (await fetch(clone, [...withoutHistory(clone), "origin", source]))
			return resolve(clone.git, revision);
	}
	return undefined;
}

/** True when the commit is there, or could be fetched alone: GitHub serves any commit that it still has by its id. */
export async function have(clone: Clone, sha: string): Promise<boolean> {
	const there = () => clone.git(["cat-file", "-e", `${sha}^{commit}`]);
	if ((await there()).code === 0) return true;
	return (
		(await fetch(clone, [...withoutHistory(clone), "origin", sha])) &&
		(await there()).code === 0
	);
}

/** How far a shallow clone is deepened, commit by commit count, before its history counts as out of reach. */
const DEEPENING_STEPS = [50, 500, 5000] as const;

/** Merge base of HEAD and a branch or commit, or undefined where history does not reach it. */
export async function mergeBase(
	clone: Clone,
	other: string,
): Promise<string | undefined> {
	const { git, head, shallow } = clone;
	const find = async () => {
		const sha = await resolve(git, other);
		if (sha === undefined) return undefined;
		const out = await git(["merge-base", head, sha]);
		return out.code === 0 ? out.stdout.toString().trim() : undefined;
	};
	const source = FULL_ID.test(other)
		? other
		: `+refs/heads/${other}:refs/remotes/origin/${other}`;
	if ((await resolve(git, other)) === undefined)
		await fetch(clone, [...withoutHistory(clone), "origin", source]);
	const found = await find();
	if (found !== undefined || !shallow) return found;
	for (const depth of DEEPENING_STEPS) {
		// named, since the clone's own refspec would bring every branch along
		const what = [`--deepen=${depth}`, "origin", head, source];
		if (!(await fetch(clone, what))) break;
		const deeper = await find();
		if (deeper !== undefined) return deeper;
	}
	return undefined;
}

/** A full clone fetches what it lacks: a depth would make it a shallow one. */
function withoutHistory(clone: Clone): readonly string[] {
	return clone.shallow ? ["--depth=1"] : [];
}

/**
 * Fetches with the checkout's own credentials first and, only where they do not reach, with ours: for this one command
 * and by environment, never argv. git takes `caFile` instead of the system's certificates, so that it comes second too.
 */
async function fetch(clone: Clone, what: readonly string[]): Promise<boolean> {
	const { git, options } = clone;
	const args = [
		"fetch",
		"--quiet",
		"--no-tags",
		"--no-recurse-submodules",
		"--no-write-fetch-head",
		...what,
	];
	const trusts =
		options.caFile === undefined
			? [{}]
			: [{}, { GIT_SSL_CAINFO: options.caFile }];
	const own = await ownCredentials(clone);
	for (const credentials of own === undefined ? [{}] : [{}, own])
		for (const trust of trusts)
			if ((await git(args, { ...credentials, ...trust })).code === 0)
				return true;
	return false;
}

async function ownCredentials({
	git,
	options,
}: Clone): Promise<Readonly<Record<string, string>> | undefined> {
	const remote = await git(["remote", "get-url", "origin"]);
	const server = `${options.serverUrl}/`;
	if (
		options.token === undefined ||
		!remote.stdout.toString().startsWith(server)
	)
		return undefined;
	const basic = Buffer.from(`x-access-token:${options.token}`).toString(
		"base64",
	);
	return {
		GIT_CONFIG_COUNT: "1",
		GIT_CONFIG_KEY_0: `http.${server}.extraheader`,
		GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
	};
}
