/** The way to GitHub's REST API: octokit with bounded retries, a bound on parallel requests, and time-outs. */

import { GitHub } from "@actions/github/lib/utils";
import { withRetry } from "./retry.ts";

/** GitHub asks for fewer than 100 requests at a time; 8 are enough to hide the latency. */
const PARALLEL_REQUESTS = 8;

/** An answer that takes longer than this does not come. */
const ATTEMPT_TIMEOUT_SECONDS = 30;

/** Waiting for retries of one request, where the caller names no other budget. */
const BUDGET_SECONDS = 120;

export interface GitHubOptions {
	readonly token: string;
	/** `GITHUB_API_URL`: `https://api.github.com`, or `https://HOST/api/v3` on GitHub Enterprise Server. */
	readonly apiUrl: string;
	/** `owner/name`. */
	readonly repository: string;
	/** Knows the proxy and the trusted certificates. */
	readonly fetch: typeof globalThis.fetch;
	/** Rejects when the signal fires. */
	readonly sleep: (
		milliseconds: number,
		signal?: AbortSignal,
	) => Promise<unknown>;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	readonly log: (line: string) => void;
	/** From 0 up to 1; `Math.random` where absent. */
	readonly random?: () => number;
	/** Bound of the waiting for one request's retries; 120 where absent. */
	readonly budgetSeconds?: number;
	/** Gives up every request. */
	readonly signal?: AbortSignal;
}

/** One repository on one GitHub. */
export interface GitHubClient {
	readonly octokit: InstanceType<typeof GitHub>;
	readonly owner: string;
	readonly repo: string;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
}

/**
 * Opens a repository. Nothing is sent yet.
 *
 * Each request of `octokit` is retried on rate limits, 5xx and network errors, and may carry in its `request` a `signal` and a
 * `budgetSeconds` of its own.
 *
 * @throws where `repository` is not `owner/name`
 */
export function openGitHub(options: GitHubOptions): GitHubClient {
	const [owner, repo, ...more] = options.repository.split("/");
	if (!owner || !repo || more.length > 0)
		throw new Error(
			`GITHUB_REPOSITORY is not owner/name, but \`${options.repository}\`.`,
		);
	const ignore = (): void => {};
	const octokit = new GitHub({
		auth: `token ${options.token}`,
		baseUrl: options.apiUrl.replace(/\/+$/, ""),
		userAgent: "xva-template-action",
		request: { fetch: options.fetch },
		log: { debug: ignore, info: ignore, warn: options.log, error: options.log },
	});
	const inTurn = limitParallel(PARALLEL_REQUESTS);
	octokit.hook.wrap("request", (send, request) => {
		const settings = request.request;
		const stops = [options.signal, settings?.signal].filter(
			(signal) => signal !== undefined,
		);
		const attempt = async () => {
			const timeout = AbortSignal.timeout(ATTEMPT_TIMEOUT_SECONDS * 1000);
			const signal = AbortSignal.any([...stops, timeout]);
			return send({ ...request, request: { ...settings, signal } });
		};
		return inTurn(() =>
			withRetry(attempt, {
				budgetSeconds: budgetOf(settings?.budgetSeconds, options),
				sleep: options.sleep,
				now: options.now,
				random: options.random ?? Math.random,
				log: options.log,
				signal: AbortSignal.any([...stops, ...supersededBy(settings)]),
			}),
		);
	});
	return { octokit, owner, repo, now: options.now };
}

/** A newer request for the same: this one is not tried again, but what is on its way arrives, so that it comes first. */
function supersededBy(settings: unknown): readonly AbortSignal[] {
	const { superseded } = (settings ?? {}) as { superseded?: AbortSignal };
	return superseded === undefined ? [] : [superseded];
}

function budgetOf(own: unknown, options: GitHubOptions): number {
	return typeof own === "number"
		? own
		: (options.budgetSeconds ?? BUDGET_SECONDS);
}

/** Runs at most `most` pieces of work at a time, the others in their order. */
function limitParallel(
	most: number,
): <T>(work: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let running = 0;
	return async (work) => {
		if (running < most) running++;
		else await new Promise<void>((go) => waiting.push(go));
		try {
			return await work();
		} finally {
			// The place goes straight to the next in line, so that nobody can slip in between.
			const next = waiting.shift();
			if (next) next();
			else running--;
		}
	};
}
