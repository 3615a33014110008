/** Trying again: within a time, with full jitter, and never what cannot succeed. */

import { setTimeout as sleep } from "node:timers/promises";
import { isDamaged, isExpired, isTransient } from "./failures.ts";

/** How long a failing request of an upload is tried again: longer than a store restarts, shorter than a job waits. */
export const RETRY_BUDGET_MS = 15 * 60_000;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 20_000;
/** A body damaged this often on its way is not chance; neither are new credentials that are refused as expired. */
const CHANCES = 3;

/** What may be tried again, and for how long. */
export interface RetryPolicy {
	readonly signal: AbortSignal;
	/** Whether expired credentials can be renewed: then the next try has new ones. */
	readonly refreshable: boolean;
	/** Counted from the first failure. */
	readonly budgetMs: number;
	readonly onRetry?: (error: unknown) => void;
}

/** Runs `attempt` until it succeeds, fails for good, or the time is over; then throws its last error. */
export async function retry<T>(
	attempt: () => Promise<T>,
	policy: RetryPolicy,
): Promise<T> {
	let deadline: number | undefined;
	let damaged = 0;
	let expired = 0;
	for (let tries = 0; ; tries++) {
		try {
			return await attempt();
		} catch (error) {
			policy.signal.throwIfAborted();
			damaged += isDamaged(error) ? 1 : 0;
			expired += isExpired(error) ? 1 : 0;
			const again =
				isTransient(error) ||
				(isDamaged(error) && damaged < CHANCES) ||
				(policy.refreshable && isExpired(error) && expired < CHANCES);
			deadline ??= Date.now() + policy.budgetMs;
			const delay = jitter(tries, FIRST_DELAY_MS, LONGEST_DELAY_MS);
			if (!again || Date.now() + delay > deadline) {
				throw error;
			}
			policy.onRetry?.(error);
			await pause(delay, policy.signal);
		}
	}
}

/** A random delay below an exponentially growing bound ("full jitter"), in milliseconds. */
export function jitter(tries: number, firstMs: number, longestMs: number) {
	return Math.random() * Math.min(longestMs, firstMs * 2 ** tries);
}

/** Waits, or throws the signal's reason. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
	try {
		await sleep(ms, undefined, { signal });
	} catch (error) {
		signal.throwIfAborted();
		throw error;
	}
}
