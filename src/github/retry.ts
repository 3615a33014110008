/** When to try a request again, and how long to wait before. */

import { type ApiFailure, readFailure } from "./failure.ts";

/** Longest wait between two attempts that nobody asked us for. */
const LONGEST_BACKOFF_SECONDS = 20;

export interface RetryOptions {
	/** Bound of all waiting for one request; a wait that would pass it is not begun. */
	readonly budgetSeconds: number;
	readonly sleep: (
		milliseconds: number,
		signal?: AbortSignal,
	) => Promise<unknown>;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** From 0 up to 1. */
	readonly random: () => number;
	readonly log: (line: string) => void;
	readonly signal: AbortSignal;
}

/**
 * Runs `attempt` until it succeeds, fails for good, is aborted, or the budget is spent; the last error is thrown as it came.
 * Rate limits wait as long as GitHub says; 5xx and a failed network back off exponentially, with jitter.
 */
export async function withRetry<T>(
	attempt: () => Promise<T>,
	options: RetryOptions,
): Promise<T> {
	const { now, sleep, signal } = options;
	const deadline = now() + options.budgetSeconds * 1000;
	for (let attempts = 1; ; attempts++) {
		signal.throwIfAborted();
		try {
			return await attempt();
		} catch (error) {
			const failure = readFailure(error, now());
			const wait = waitSeconds(failure, attempts, options.random());
			if (signal.aborted || wait === undefined) throw error;
			if (now() + wait * 1000 > deadline) throw error;
			options.log(
				`GitHub: ${failure.message}; trying again in ${Math.ceil(wait)} s.`,
			);
			await sleep(wait * 1000, signal);
		}
	}
}

/** Seconds to wait after attempt number `attempts`; absent where trying again can't help. `random` is from 0 up to 1. */
export function waitSeconds(
	failure: ApiFailure,
	attempts: number,
	random: number,
): number | undefined {
	if (failure.kind !== "rate-limited" && failure.kind !== "unavailable")
		return undefined;
	const backoff = Math.min(2 ** (attempts - 1), LONGEST_BACKOFF_SECONDS);
	// Half fixed, half random, so that many runners do not come back in step.
	const jittered = backoff * (0.5 + random / 2);
	return Math.max(failure.waitSeconds ?? 0, jittered);
}
