/** Commit statuses: one a template and one over all, within GitHub's limits. Reporting never fails a run: nothing here throws. */

import type { GitHubClient } from "./client.ts";
import { readFailure } from "./failure.ts";
import {
	cutText,
	overall,
	type StatusState,
	statusWarning,
} from "./status-text.ts";

/** Limits that GitHub's description does not tell; counted in characters, not in UTF-16 units. */
const DESCRIPTION_CHARACTERS = 140;
const CONTEXT_CHARACTERS = 255;

/** Most contexts that one page of the combined status holds. */
const PAGE_SIZE = 100;

export interface StatusOptions {
	/** 40 hex digits. */
	readonly sha: string;
	/** The run's page; http or https. */
	readonly targetUrl: string;
	/** The input status-context: `xva` gives `xva/debian`, and `xva` over all. */
	readonly prefix: string;
	/** What an earlier process left pending: the value of its `pending()`. */
	readonly pending?: readonly string[];
	/** How that process wanted some of them to end, and could not say: the value of its `ends()`. */
	readonly ends?: Readonly<Record<string, StatusEnd>>;
}

/** The state of a status that is not pending, and its text. */
export interface StatusEnd {
	readonly state: StatusState;
	readonly description: string;
}

export interface ConcludeOptions {
	/** Names that stand as published by now, and the text that their statuses get. */
	readonly published?: ReadonlyMap<string, string>;
	readonly signal?: AbortSignal;
}

/** What this run says about one commit. Every method returns warnings to show, each kind once, instead of throwing. */
export interface Statuses {
	/**
	 * Says how `name` stands (empty: the status over all). Only changes are sent. A newer state takes the place of one that still
	 * waits for its turn or for a retry. `description` is cut to what GitHub takes.
	 */
	set(
		name: string,
		state: StatusState,
		description: string,
		signal?: AbortSignal,
	): Promise<string | undefined>;
	/** Gives every pending status this end, or the one that the earlier process wanted. */
	settle(
		state: StatusState,
		description: string,
		signal?: AbortSignal,
	): Promise<readonly string[]>;
	/**
	 * Ends the status over all, with this run's `own` result and what other runs said about the same commit (the legs of a matrix).
	 * While others are pending it is pending, and theirs to end. `published` names what stands as published by now, whatever a run
	 * that was cut off has left on the commit: such a status that is not success becomes it, with the text given.
	 */
	conclude(
		own: StatusState,
		describe: (state: StatusState) => string,
		options?: ConcludeOptions,
	): Promise<string | undefined>;
	/** Full contexts that are pending, or may be: to be saved before a `pending` is awaited. */
	pending(): readonly string[];
	/** Of pending contexts, by their full names: the end that was wanted and that GitHub has not got. */
	ends(): Readonly<Record<string, StatusEnd>>;
}

/** Starts reporting on one commit; nothing is sent yet. */
export function createStatuses(
	github: GitHubClient,
	options: StatusOptions,
): Statuses {
	return new StatusBoard(github, options);
}

/** One context: what was sent last, and what is on its way. */
interface Line {
	readonly context: string;
	sent?: string;
	/** What was asked for last. */
	wanted?: StatusEnd;
	/** GitHub takes no more of this context on this commit. */
	full: boolean;
	/** Ends when the last request of this line has ended; never rejects. */
	tail: Promise<string | undefined>;
	newest: AbortController;
}

class StatusBoard implements Statuses {
	readonly #github: GitHubClient;
	readonly #options: StatusOptions;
	/** By context in lower case: GitHub does not tell cases apart. */
	readonly #lines = new Map<string, Line>();
	readonly #pending = new Set<Line>();
	readonly #warned = new Set<string>();
	/** The token may not write statuses: more requests would only say so again. */
	#refused = false;
	/** The last request had no answer: the next one is not retried, so that a run does not wait for each of its statuses. */
	#unreachable = false;

	constructor(github: GitHubClient, options: StatusOptions) {
		this.#github = github;
		this.#options = options;
		for (const context of options.pending ?? [])
			this.#pending.add(this.#line(context));
	}

	set(
		name: string,
		state: StatusState,
		description: string,
		signal?: AbortSignal,
	): Promise<string | undefined> {
		const { prefix } = this.#options;
		const context = name === "" ? prefix : `${prefix}/${name}`;
		return this.#change(this.#line(context), state, description, signal);
	}

	async settle(
		state: StatusState,
		description: string,
		signal?: AbortSignal,
	): Promise<readonly string[]> {
		const warnings = await Promise.all(
			[...this.#pending].map((line) => {
				const end = this.#options.ends?.[line.context];
				return this.#change(
					line,
					end?.state ?? state,
					end?.description ?? description,
					signal,
				);
			}),
		);
		return warnings.filter((warning) => warning !== undefined);
	}

	async conclude(
		own: StatusState,
		describe: (state: StatusState) => string,
		{ published = new Map(), signal }: ConcludeOptions = {},
	): Promise<string | undefined> {
		let before: StatusState | undefined;
		for (;;) {
			const others = await this.#othersStates(published, signal);
			const state = overall(own, others);
			if (state === before) return undefined;
			const warning = await this.set("", state, describe(state), signal);
			if (state !== "pending" || warning !== undefined) return warning;
			this.#pending.delete(this.#line(this.#options.prefix));
			// The others may have ended between our reading and our writing, and then nobody would end this status: look again.
			before = state;
		}
	}

	pending(): readonly string[] {
		return [...this.#pending].map((line) => line.context);
	}

	ends(): Readonly<Record<string, StatusEnd>> {
		return Object.fromEntries(
			[...this.#pending].flatMap(({ context, wanted }) =>
				wanted === undefined || wanted.state === "pending"
					? []
					: [[context, wanted]],
			),
		);
	}

	#line(context: string): Line {
		const cut = cutText(context, CONTEXT_CHARACTERS);
		const key = cut.toLowerCase();
		const known = this.#lines.get(key);
		if (known) return known;
		const line: Line = {
			context: cut,
			full: false,
			tail: Promise.resolve(undefined),
			newest: new AbortController(),
		};
		this.#lines.set(key, line);
		return line;
	}

	#change(
		line: Line,
		state: StatusState,
		description: string,
		signal: AbortSignal | undefined,
	): Promise<string | undefined> {
		if (state === "pending") this.#pending.add(line);
		line.wanted = { state, description };
		line.newest.abort();
		const newest = new AbortController();
		line.newest = newest;
		const text = cutText(description, DESCRIPTION_CHARACTERS);
		line.tail = line.tail.then(async () => {
			if (newest.signal.aborted) return undefined;
			const request = {
				superseded: newest.signal,
				...(signal && { signal }),
			};
			try {
				await this.#send(line, state, text, request);
				return undefined;
			} catch (error) {
				return newest.signal.aborted ? undefined : this.#failed(line, error);
			}
		});
		return line.tail;
	}

	async #send(
		line: Line,
		state: StatusState,
		description: string,
		request: {
			readonly superseded: AbortSignal;
			readonly signal?: AbortSignal;
		},
	): Promise<void> {
		if (this.#refused || line.full) return;
		const said = JSON.stringify([state, description]);
		if (line.sent !== said) {
			const { octokit, owner, repo } = this.#github;
			await octokit.rest.repos.createCommitStatus({
				owner,
				repo,
				sha: this.#options.sha,
				state,
				context: line.context,
				description,
				target_url: this.#options.targetUrl,
				request: {
					...request,
					...(this.#unreachable && { budgetSeconds: 0 }),
				},
			});
			line.sent = said;
			this.#unreachable = false;
		}
		if (state !== "pending") this.#pending.delete(line);
	}

	#failed(line: Line, error: unknown): string | undefined {
		const failure = readFailure(error, this.#github.now());
		const { kind } = failure;
		if (kind === "forbidden" || kind === "missing" || kind === "bad-token")
			this.#refused = true;
		if (kind === "unavailable" || kind === "rate-limited")
			this.#unreachable = true;
		else if (kind !== "aborted" && line.sent === undefined)
			// Refused for certain, and nothing of ours was there before: there is nothing to settle.
			this.#pending.delete(line);
		if (/maximum number of statuses/i.test(failure.message)) line.full = true;
		if (this.#warned.has(kind)) return undefined;
		this.#warned.add(kind);
		return statusWarning(line.context, failure);
	}

	/** States of the contexts below the prefix that this run has not set; none where they can't be read. */
	async #othersStates(
		published: ReadonlyMap<string, string>,
		signal: AbortSignal | undefined,
	): Promise<readonly string[]> {
		if (this.#refused) return [];
		const below = `${this.#options.prefix}/`.toLowerCase();
		const { octokit, owner, repo } = this.#github;
		const states: string[] = [];
		try {
			for (let page = 1; ; page++) {
				const { data } = await octokit.rest.repos.getCombinedStatusForRef({
					owner,
					repo,
					ref: this.#options.sha,
					per_page: PAGE_SIZE,
					page,
					request: {
						...(signal && { signal }),
						...(this.#unreachable && { budgetSeconds: 0 }),
					},
				});
				for (const { context, state } of data.statuses) {
					const key = context.toLowerCase();
					if (!key.startsWith(below) || this.#lines.has(key)) continue;
					const name = context.slice(below.length);
					const text = published.get(name);
					if (text === undefined) states.push(state);
					else if (state !== "success")
						await this.set(name, "success", text, signal);
				}
				if (data.statuses.length < PAGE_SIZE) return states;
			}
		} catch {
			// What can't be read can't be written either: the attempt to write says why.
			return [];
		}
	}
}
