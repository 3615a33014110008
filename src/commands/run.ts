/** What every command is given: settings, facts of the run, and the outside world, opened when first needed. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Store } from "../bucket/client.ts";
import type { GitHubClient } from "../github/client.ts";
import type { Network } from "../network.ts";
import type { Env, RunFacts } from "../run-facts.ts";
import type { Runner } from "../runner.ts";
import type { Settings } from "../settings.ts";
import type { Pool } from "../xapi/pool.ts";

/** A pool that takes longer for one answer does not answer: the whole check before a build has five seconds. */
const POOL_TIMEOUT_MS = 10_000;

export interface Run {
	readonly env: Env;
	readonly facts: RunFacts;
	readonly settings: Settings;
	readonly runner: Runner;
	/** Fires on SIGINT and SIGTERM. */
	readonly signal: AbortSignal;
	readonly now: () => Date;
	network(): Promise<Network>;
	/** Undefined without `github-token` or outside a repository on GitHub. */
	github(): Promise<GitHubClient | undefined>;
	/** Undefined without `s3-bucket`. */
	store(): Promise<Store | undefined>;
	/**
	 * Our own session on the pool, undefined without `xapi-url`; where logging in failed, the next call tries again.
	 * @throws PoolError
	 */
	pool(): Promise<Pool | undefined>;
	/** Logs out of the pool, where we are logged in; who asks for it afterwards logs in anew. Never throws. */
	closePool(): Promise<void>;
	/** Calls back with our session on the pool, now where there is one, and whenever it changes: `undefined` once there is none. */
	onPoolSession(listener: (session: string | undefined) => void): void;
	/** Ends what was opened, so that the process can end. */
	close(): Promise<void>;
}

export interface RunOptions {
	readonly env: Env;
	readonly facts: RunFacts;
	readonly settings: Settings;
	readonly runner: Runner;
	readonly signal: AbortSignal;
}

/** A run whose clients load and connect at their first use: a run that changes nothing stays quick. */
export function openRun(options: RunOptions): Run {
	const { env, facts, settings, runner, signal } = options;
	const network = once(async () => {
		const { openNetwork } = await import("../network.ts");
		return openNetwork(env, settings.caFile);
	});
	const github = once(() => openGitHubOf(options, network.get));
	const store = once(() => openStoreOf(options, network.get));
	const sessionListeners: ((session: string | undefined) => void)[] = [];
	let session: string | undefined;
	const pool = once(() =>
		openPoolOf(options, network.get, (now) => {
			session = now;
			for (const listener of sessionListeners) listener(now);
		}),
	);
	const closePool = async () => {
		const open = await pool.opened();
		pool.forget();
		await open?.close();
	};
	return {
		env,
		facts,
		settings,
		runner,
		signal,
		now: () => new Date(),
		network: network.get,
		github: github.get,
		store: store.get,
		pool: pool.get,
		closePool,
		onPoolSession: (listener) => {
			sessionListeners.push(listener);
			if (session !== undefined) listener(session);
		},
		close: async () => {
			await closePool();
			(await store.opened())?.close();
			await (await network.opened())?.close();
		},
	};
}

interface Once<T> {
	/** Opens it, unless it is open; a failure is not kept. */
	get(): Promise<T>;
	/** What was opened, undefined where nobody asked or it failed. */
	opened(): Promise<T | undefined>;
	/** The next call opens it anew. */
	forget(): void;
}

function once<T>(open: () => Promise<T>): Once<T> {
	let opening: Promise<T> | undefined;
	return {
		get: () => {
			opening ??= open().catch((error: unknown) => {
				opening = undefined;
				throw error;
			});
			return opening;
		},
		opened: async () => opening?.catch(() => undefined),
		forget: () => {
			opening = undefined;
		},
	};
}

async function openGitHubOf(
	{ facts, settings, runner }: RunOptions,
	network: () => Promise<Network>,
): Promise<GitHubClient | undefined> {
	const token = settings.githubToken;
	if (token === undefined || facts.repository === "") return undefined;
	// @actions/github parses the event's file while it loads, and a broken one would end us there
	if (facts.payload === undefined) delete process.env.GITHUB_EVENT_PATH;
	const { openGitHub } = await import("../github/client.ts");
	return openGitHub({
		token,
		apiUrl: facts.apiUrl,
		repository: facts.repository,
		fetch: (await network()).fetch,
		sleep: (milliseconds, stop) =>
			sleep(
				milliseconds,
				undefined,
				stop === undefined ? {} : { signal: stop },
			),
		now: Date.now,
		log: (line) => runner.info(line),
	});
}

async function openStoreOf(
	{ facts, settings, runner }: RunOptions,
	network: () => Promise<Network>,
): Promise<Store | undefined> {
	const inputs = settings.store;
	if (inputs === undefined) return undefined;
	const [{ openStore }, open] = await Promise.all([
		import("../bucket/client.ts"),
		network(),
	]);
	const { httpAgent, httpsAgent } = open;
	for (const warning of open.warnings) runner.info(warning);
	return openStore(
		{ ...inputs, roleSessionName: `xva-template-${facts.runKey}` },
		{
			httpAgent,
			httpsAgent,
			getIdToken: () => getIdToken(open),
			retryBudgetMs: settings.storePatienceSeconds * 1000,
		},
	);
}

async function openPoolOf(
	{ settings }: RunOptions,
	network: () => Promise<Network>,
	onSession: (session: string | undefined) => void,
): Promise<Pool | undefined> {
	const { xapi } = settings;
	if (xapi === undefined) return undefined;
	const [{ openPool }, { ca }] = await Promise.all([
		import("../xapi/client.ts"),
		network(),
	]);
	return openPool(ca === undefined ? xapi : { ...xapi, ca }, {
		timeoutMs: POOL_TIMEOUT_MS,
		onSession,
	});
}

/** The runner's OIDC token for AWS (GitHub's documentation: the job needs `id-token: write`). */
async function getIdToken(network: Network): Promise<string> {
	network.trustEverywhere();
	const { getIDToken } = await import("@actions/core");
	try {
		return await getIDToken("sts.amazonaws.com");
	} catch (cause) {
		const { StoreError } = await import("../bucket/errors.ts");
		// the one failure of @actions/core that is not the network's
		if (!/Unable to get ACTIONS_ID_TOKEN_REQUEST/.test(String(cause)))
			throw new StoreError(
				"store_down",
				`The runner's OIDC token could not be had: ${cause instanceof Error ? cause.message : cause}. Run again; if it stays so, look at https://www.githubstatus.com.`,
				cause,
			);
		throw new StoreError(
			"store_denied",
			"Input 'role-to-assume': the runner gives this job no OIDC token. Add `permissions: id-token: write` to the job (with `contents: read` and `statuses: write`).",
			cause,
		);
	}
}
