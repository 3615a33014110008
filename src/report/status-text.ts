/** What commit statuses say: a state and one short line. Pure; sending is not done here. */
import type { ImageResult, Report, State } from "../model.ts";
import { cut, formatDuration, formatSize, oneLine, plural } from "./format.ts";
import {
	nameOf,
	type Outcomes,
	outcome,
	readReport,
	tally,
	totalSeconds,
	totalSize,
} from "./results.ts";

/** GitHub answers 422 to a description of more code points. */
export const DESCRIPTION_MAX = 140;

/** State and description of a commit status, as GitHub's API names them. */
export interface StatusText {
	readonly state: "error" | "failure" | "pending" | "success";
	/** One line of at most {@link DESCRIPTION_MAX} code points. */
	readonly description: string;
}

/** GitHub has no word for cancelled and skipped: both block a merge, and neither is the template's fault. */
const GITHUB_STATES: Readonly<Record<State, StatusText["state"]>> = {
	planned: "pending",
	built: "success",
	failed: "failure",
	cancelled: "error",
	skipped: "error",
	unchanged: "success",
};

/** The status of what was cut off before it could report, as `post` settles it. */
export const CANCELLED_STATUS: StatusText = {
	state: "error",
	description: "Cancelled",
};

/** The status of a run that ended before any image had a result, by the sentence of its error. */
export function errorStatus(message: string): StatusText {
	return status("failure", `Failed: ${message}`);
}

/**
 * The status `xva/<name>` of one template, or of one image where no template has that name. Pending while the report
 * has no result for it.
 */
export function subjectStatus(report: Report, name: string): StatusText {
	const outcomes = readReport(report);
	const all = outcomes.results;
	const ofTemplate = all.filter(({ os }) => os === name);
	const results =
		ofTemplate.length > 0
			? ofTemplate
			: all.filter(({ image }) => image === name);
	const state = outcome(results);
	return status(GITHUB_STATES[state], describe(outcomes, results, state));
}

function describe(
	outcomes: Outcomes,
	results: readonly ImageResult[],
	state: State,
): string {
	const those = results.filter((result) => result.state === state);
	const only = results.length === 1 ? results[0] : undefined;
	switch (state) {
		case "built": {
			const many = those.length > 1 ? ` ${plural(those.length, "image")}` : "";
			return `Built${many} in ${formatDuration(totalSeconds(those))}${sizeText(outcomes, those)}`;
		}
		case "failed": {
			const which =
				results.length > 1 ? `${those.length} of ${results.length} failed` : "";
			return `${which || "Failed"}: ${firstFailure(outcomes, those, results.length > 1)}`;
		}
		case "cancelled":
			return only === undefined ? `Cancelled: ${tally(results)}` : "Cancelled";
		case "skipped":
			return `Skipped: ${those[0]?.reason ?? ""}`;
		case "planned":
			return `Planned: ${those[0]?.reason ?? ""}`;
		case "unchanged":
			return only === undefined
				? `Unchanged: ${plural(results.length, "image")}`
				: `Unchanged: ${only.reason}`;
	}
}

function sizeText(outcomes: Outcomes, results: readonly ImageResult[]): string {
	const bytes = totalSize(results.flatMap(outcomes.filesOf));
	return bytes > 0 ? ` · ${formatSize(bytes)}` : "";
}

/** `upload: The store closed the connection.`, with the image's name before it where there are several. */
function firstFailure(
	outcomes: Outcomes,
	failed: readonly ImageResult[],
	named: boolean,
): string {
	const [first] = failed;
	if (first === undefined) return "";
	const message = outcomes.failureOf(first)?.message;
	return [named ? nameOf(first) : undefined, first.reason, message]
		.filter((part) => part !== undefined && part !== "")
		.join(": ");
}

/** The status `xva` of the whole run: the one to require. */
export function overallStatus(report: Report): StatusText {
	const outcomes = readReport(report);
	const { results } = outcomes;
	const state = outcome(results);
	const [failure] = report.failures;
	if (results.length === 0 && failure !== undefined)
		return errorStatus(`${failure.reason}: ${failure.message}`);
	if (state === "unchanged")
		return status(
			"success",
			["Nothing to build", tally(results)].filter(Boolean).join(": "),
		);
	const failed = results.filter((result) => result.state === "failed");
	const first =
		failed.length > 0 ? ` · ${firstFailure(outcomes, failed, true)}` : "";
	return status(GITHUB_STATES[state], `${tally(results)}${first}`);
}

function status(state: StatusText["state"], description: string): StatusText {
	return {
		state,
		description: cut(oneLine(description, DESCRIPTION_MAX), DESCRIPTION_MAX),
	};
}
