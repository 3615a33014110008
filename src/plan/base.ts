/** Finds the commit to compare with: the event's candidates in order, asked of git first, then of GitHub's API. */
import type { BaseCandidate } from "./event.ts";

/** What answers questions about commits; `undefined` means that it can't tell. */
export interface History {
	have(sha: string): Promise<boolean>;
	resolve(revision: string): Promise<string | undefined>;
	parents(sha: string): Promise<readonly string[] | undefined>;
	mergeBase(other: string): Promise<string | undefined>;
}

export type FoundBase =
	| { readonly kind: "commit"; readonly sha: string; readonly text: string }
	| { readonly kind: "nothing"; readonly text: string }
	| { readonly kind: "last-good"; readonly text: string }
	| { readonly kind: "unknown"; readonly text: string };

/** The first candidate that can be had; `unknown` where none can, with the reason. */
export async function findBase(
	candidates: readonly BaseCandidate[],
	histories: readonly History[],
	head: string,
): Promise<FoundBase> {
	for (const candidate of candidates) {
		if (candidate.kind === "nothing" || candidate.kind === "last-good")
			return candidate;
		for (const history of histories) {
			const sha = await locate(candidate, history, head);
			if (sha !== undefined)
				return { kind: "commit", sha, text: describe(candidate) };
		}
	}
	const tried = candidates.map(describe).join(", ") || "no base named";
	return { kind: "unknown", text: `${tried}: can't be had` };
}

function describe(candidate: BaseCandidate): string {
	return candidate.kind === "first-parent"
		? "the first parent of the pull request's merge commit"
		: candidate.text;
}

async function locate(
	candidate: Exclude<BaseCandidate, { kind: "nothing" | "last-good" }>,
	history: History,
	head: string,
): Promise<string | undefined> {
	switch (candidate.kind) {
		case "commit":
			return (await history.have(candidate.sha)) ? candidate.sha : undefined;
		case "ref":
			return history.resolve(candidate.ref);
		case "merge-base":
			return history.mergeBase(candidate.with);
		case "first-parent": {
			if (head !== candidate.mergeCommit) return undefined;
			const parents = await history.parents(head);
			const first = parents?.length === 2 ? parents[0] : undefined;
			return first !== undefined && (await history.have(first))
				? first
				: undefined;
		}
	}
}
