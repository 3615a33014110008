/**
 * (event name, payload) -> what to compare with, or a refusal: the event table of the contract, pure.
 * Rules of the payloads: GitHub's webhook documentation; in Actions a push carries no file lists.
 */

/** A way to find the base; tried in order, the first that can be had counts. */
export type BaseCandidate =
	| { readonly kind: "commit"; readonly sha: string; readonly text: string }
	| { readonly kind: "ref"; readonly ref: string; readonly text: string }
	/** First parent of the commit checked out, where that is the pull request's merge commit. */
	| { readonly kind: "first-parent"; readonly mergeCommit: string }
	| {
			readonly kind: "merge-base";
			readonly with: string;
			readonly text: string;
	  }
	/** Nothing to compare with: everything has changed. */
	| { readonly kind: "nothing"; readonly text: string }
	/** No base: the last good build of each image decides. */
	| { readonly kind: "last-good"; readonly text: string };

export interface EventFacts {
	readonly name: string;
	/** Parsed payload; undefined where there is none or it could not be read. */
	readonly payload: unknown;
	/** `GITHUB_SHA`. */
	readonly sha: string;
	/** `GITHUB_REF`, the full ref. */
	readonly ref: string;
}

export interface EventScope {
	readonly candidates: readonly BaseCandidate[];
	/** The commit that statuses go to. */
	readonly statusSha: string;
	/** Full ref that records name. */
	readonly ref: string;
	/** Short name of the default branch, where the payload says. */
	readonly defaultBranch?: string;
	/** On `schedule` images also grow too old. */
	readonly schedule: boolean;
	/** A sentence where there is nothing to do at all: a deleted branch or tag. */
	readonly nothing?: string;
	/** The event comes from a pull request or from a run that one may have caused. */
	readonly untrusted: boolean;
	/** Why the base can't be told although the event should have one. */
	readonly unknown?: string;
}

const ZEROS = /^0+$/;
const SHA = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const UNTRUSTED = /^(pull_request($|_target$|_review)|workflow_run$)/;

/** Reads a value of the payload by its keys, without believing anything about its shape. */
function pick(value: unknown, ...keys: readonly string[]): unknown {
	let current = value;
	for (const key of keys) {
		if (typeof current !== "object" || current === null) return undefined;
		current = (current as Record<string, unknown>)[key];
	}
	return current;
}

function text(value: unknown): string | undefined {
	return typeof value === "string" && value !== "" ? value : undefined;
}

function shaOf(value: unknown): string | undefined {
	const sha = text(value);
	return sha !== undefined && SHA.test(sha) ? sha : undefined;
}

/** What an event compares with, by the contract's table. */
export function readEvent(facts: EventFacts): EventScope {
	const { name, payload } = facts;
	const defaultBranch = text(pick(payload, "repository", "default_branch"));
	const common = {
		statusSha: facts.sha,
		ref: facts.ref,
		schedule: name === "schedule",
		untrusted: UNTRUSTED.test(name),
		...(defaultBranch === undefined ? {} : { defaultBranch }),
	};
	if (payload === undefined && name === "push")
		return {
			...common,
			candidates: [],
			unknown: "the event's file is missing or is not JSON",
		};
	if (name === "push") return { ...common, ...readPush(facts, defaultBranch) };
	if (name.startsWith("pull_request"))
		return { ...common, ...readPullRequest(facts) };
	if (name === "merge_group") return { ...common, ...readMergeGroup(payload) };
	return {
		...common,
		candidates: [
			{ kind: "last-good", text: "the last good build of each image" },
		],
	};
}

type Part = Pick<EventScope, "candidates"> &
	Partial<Pick<EventScope, "nothing" | "unknown" | "statusSha">>;

function readPush(facts: EventFacts, defaultBranch: string | undefined): Part {
	const { payload } = facts;
	const ref = text(pick(payload, "ref")) ?? facts.ref;
	const after = text(pick(payload, "after")) ?? "";
	if (pick(payload, "deleted") === true || ZEROS.test(after))
		return { candidates: [], nothing: `${ref} was deleted: nothing to do.` };
	if (ref.startsWith("refs/tags/"))
		return {
			candidates: [
				{
					kind: "nothing",
					text: "a tag was pushed: everything counts as changed",
				},
			],
		};
	const before = text(pick(payload, "before")) ?? "";
	const onDefault =
		defaultBranch !== undefined && ref === `refs/heads/${defaultBranch}`;
	const mergeBase: BaseCandidate[] =
		defaultBranch === undefined || onDefault
			? []
			: [
					{
						kind: "merge-base",
						with: defaultBranch,
						text: `the merge base with ${defaultBranch}`,
					},
				];
	if (pick(payload, "created") === true || ZEROS.test(before))
		return mergeBase.length > 0
			? { candidates: mergeBase }
			: {
					candidates: [
						{
							kind: "nothing",
							text: "a new branch: everything counts as changed",
						},
					],
				};
	const beforeSha = shaOf(before);
	const commit: BaseCandidate[] =
		beforeSha === undefined
			? []
			: [{ kind: "commit", sha: beforeSha, text: "the push's before" }];
	if (pick(payload, "forced") !== true) return { candidates: commit };
	return {
		candidates: [
			...commit,
			...mergeBase,
			{
				kind: "nothing",
				text: "a forced push whose former commit is gone: everything counts as changed",
			},
		],
	};
}

function readPullRequest(facts: EventFacts): Part {
	const head = shaOf(pick(facts.payload, "pull_request", "head", "sha"));
	const base = shaOf(pick(facts.payload, "pull_request", "base", "sha"));
	// `pull_request_target` runs on a branch instead
	const candidates: BaseCandidate[] = /^refs\/pull\/\d+\/merge$/.test(facts.ref)
		? [{ kind: "first-parent", mergeCommit: facts.sha }]
		: [];
	if (base !== undefined)
		candidates.push({
			kind: "merge-base",
			with: base,
			text: "the merge base with the pull request's base",
		});
	return { candidates, ...(head === undefined ? {} : { statusSha: head }) };
}

function readMergeGroup(payload: unknown): Part {
	const base = shaOf(pick(payload, "merge_group", "base_sha"));
	return base === undefined
		? { candidates: [], unknown: "the event names no base_sha" }
		: {
				candidates: [
					{ kind: "commit", sha: base, text: "the merge group's base" },
				],
			};
}
