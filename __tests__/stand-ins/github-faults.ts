/** Bad days of GitHub, in its own words. */

import { type Answer, failed } from "./github-answers.ts";

/** Bad days. Change them at any time; all start switched off. */
export interface Faults {
	/** 403 `Resource not accessible by integration` to writers of statuses. */
	forbidden: boolean;
	/** So many requests from now are answered 503. */
	unavailable: number;
	/** So many requests from now are answered 429, with `retry-after`. */
	rateLimited: number;
	retryAfterSeconds: number;
	/** The primary limit is used up: 403, until this time (seconds since the epoch). */
	exhaustedUntil: number | undefined;
	/** Connections are cut before an answer. */
	down: boolean;
	/** Each answer waits. */
	delayMilliseconds: number;
	/** Most entries of one answer of the git trees API; more are `truncated`. */
	treeLimit: number;
}

export function noFaults(): Faults {
	return {
		forbidden: false,
		unavailable: 0,
		rateLimited: 0,
		retryAfterSeconds: 1,
		exhaustedUntil: undefined,
		down: false,
		delayMilliseconds: 0,
		treeLimit: 100_000,
	};
}

/** What a bad day answers to an operation; absent on a good one. Counts down what is counted. */
export function faultAnswer(
	faults: Faults,
	operation: string | undefined,
): Answer | undefined {
	if (faults.unavailable > 0) {
		faults.unavailable--;
		return failed(503, "No server is currently available");
	}
	if (faults.rateLimited > 0) {
		faults.rateLimited--;
		const headers = { "retry-after": `${faults.retryAfterSeconds}` };
		const words = "You have exceeded a secondary rate limit.";
		return { ...failed(429, words), headers };
	}
	if (faults.exhaustedUntil !== undefined) {
		const headers = {
			"x-ratelimit-remaining": "0",
			"x-ratelimit-reset": `${faults.exhaustedUntil}`,
		};
		const words = "API rate limit exceeded for installation ID 1.";
		return { ...failed(403, words), headers };
	}
	if (faults.forbidden && operation === "repos/create-commit-status")
		return failed(403, "Resource not accessible by integration");
	return undefined;
}
