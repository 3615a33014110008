/** The commit statuses of a build: one for each planned template, or image where `os` names images, and one over all. */
import {
	createStatuses,
	type Statuses,
	type StatusOptions,
} from "../github/statuses.ts";
import type { Leg, Plan } from "../model.ts";
import type { Run } from "./run.ts";

/** Undefined where no statuses can or shall be set; `notice` says why where the user may wonder. */
export interface OpenedStatuses {
	readonly statuses?: Statuses;
	readonly notice?: string;
}

/** @param left what an earlier process of this run, or an earlier run with a page of its own, could not settle */
export async function openStatuses(
	run: Run,
	sha: string,
	left: Partial<Pick<StatusOptions, "pending" | "ends" | "targetUrl">> = {},
): Promise<OpenedStatuses> {
	if (!run.settings.statuses) return {};
	if (run.settings.githubToken === undefined)
		return { notice: "No commit statuses: the input github-token is empty." };
	const github = await run.github();
	if (github === undefined || !/^[0-9a-f]{40}$/.test(sha)) return {};
	return {
		statuses: createStatuses(github, {
			sha,
			targetUrl:
				run.facts.runUrl ?? `${run.facts.serverUrl}/${run.facts.repository}`,
			prefix: run.settings.statusContext,
			...left,
		}),
	};
}

/** The names that statuses of a leg go under: its template, or the images that were asked for by their own names. */
export function subjectsOf(run: Run, leg: Leg): readonly string[] {
	const { selection } = run.settings;
	if (selection.kind !== "names" || selection.names.includes(leg.root.os))
		return [leg.root.os];
	return leg.images.map((image) => image.id);
}

/** All subjects of a plan's planned legs, each once. */
export function plannedSubjects(run: Run, plan: Plan): readonly string[] {
	const subjects = plan.legs
		.filter((leg) => leg.planned)
		.flatMap((leg) => subjectsOf(run, leg));
	return [...new Set(subjects)];
}
