/** Statuses as GitHub keeps them: the limits that its description does not tell, in its own words. */

import { type Answer, failed, invalid, ok } from "./github-answers.ts";

/** A status as it was taken. */
export interface TakenStatus {
	readonly sha: string;
	readonly context: string;
	readonly state: string;
	readonly description: string | null;
	readonly target_url: string | null;
	/** Counts up over all. */
	readonly id: number;
	readonly created_at: string;
}

interface NewStatus {
	readonly sha: string;
	readonly context?: string;
	readonly state: string;
	readonly description?: string | null;
	readonly target_url?: string | null;
}

/** GitHub takes so many statuses of one context on one commit, then no more. */
const MOST_STATUSES = 1000;

export class StatusBook {
	/** In the order in which they were taken. */
	readonly taken: TakenStatus[] = [];
	readonly #url: string;

	/** `url` is the repository's address below the API. */
	constructor(url: string) {
		this.#url = url;
	}

	take(status: NewStatus): TakenStatus {
		const taken = {
			context: "default",
			description: null,
			target_url: null,
			...status,
			id: this.taken.length + 1,
			created_at: new Date().toISOString(),
		};
		this.taken.push(taken);
		return taken;
	}

	/** Answer of `repos/create-commit-status`. */
	create(status: NewStatus): Answer {
		const { state, description, context = "default", target_url } = status;
		if (!["error", "failure", "pending", "success"].includes(state))
			return invalid("state", "state is not included in the list");
		if ([...(description ?? "")].length > 140)
			return invalid(
				"description",
				"description is too long (maximum is 140 characters)",
			);
		if ([...context].length > 255)
			return invalid(
				"context",
				"context is too long (maximum is 255 characters)",
			);
		if (target_url && !/^https?:\/\//.test(target_url))
			return invalid("target_url", "Target url must use http(s) scheme");
		const same = this.taken.filter(
			(taken) =>
				taken.sha === status.sha &&
				taken.context.toLowerCase() === context.toLowerCase(),
		);
		if (same.length >= MOST_STATUSES)
			return failed(
				422,
				"This SHA and context has reached the maximum number of statuses.",
			);
		const taken = this.take({ ...status, context });
		return { status: 201, body: { ...this.#body(taken), creator: null } };
	}

	/** Answer of `repos/get-combined-status-for-ref`. */
	combined(
		sha: string,
		page: number,
		perPage: number,
		repository: unknown,
	): Answer {
		const newest = this.newest(sha);
		const states = newest.map((status) => status.state);
		const bad = states.includes("error") || states.includes("failure");
		const waiting = states.length === 0 || states.includes("pending");
		const first = (page - 1) * perPage;
		return ok({
			state: bad ? "failure" : waiting ? "pending" : "success",
			statuses: newest
				.slice(first, first + perPage)
				.map((status) => this.#body(status)),
			sha,
			total_count: newest.length,
			repository,
			commit_url: `${this.#url}/commits/${sha}`,
			url: `${this.#url}/commits/${sha}/status`,
		});
	}

	/** Answer of `repos/list-commit-statuses-for-ref`: newest first. */
	list(sha: string, page: number, perPage: number): Answer {
		const first = (page - 1) * perPage;
		return ok(
			this.taken
				.filter((status) => status.sha === sha)
				.reverse()
				.slice(first, first + perPage)
				.map((status) => ({ ...this.#body(status), creator: null })),
		);
	}

	/** The newest status of each context; contexts are told apart without regard to case. */
	newest(sha: string): TakenStatus[] {
		const byContext = new Map<string, TakenStatus>();
		for (const status of this.taken) {
			if (status.sha === sha)
				byContext.set(status.context.toLowerCase(), status);
		}
		return [...byContext.values()];
	}

	#body({ sha, ...shown }: TakenStatus): Record<string, unknown> {
		return {
			...shown,
			node_id: `SC_${shown.id}`,
			url: `${this.#url}/statuses/${sha}`,
			avatar_url: null,
			updated_at: shown.created_at,
		};
	}
}
