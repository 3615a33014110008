/** Words and arithmetic of commit statuses. Pure. */

import { type ApiFailure, laterText } from "./failure.ts";

export type StatusState = "error" | "failure" | "pending" | "success";

/** Makes one line of a text and cuts it to `most` characters, counted by code points; a cut ends in `…`. */
export function cutText(text: string, most: number): string {
	const characters = [...text.replace(/\s+/g, " ").trim()];
	if (characters.length <= most) return characters.join("");
	return `${characters.slice(0, most - 1).join("")}…`;
}

/** The state over all: failed as soon as one failed, pending while one is pending, else success. */
export function overall(
	own: StatusState,
	others: readonly string[],
): StatusState {
	if (own === "error" || own === "failure") return own;
	if (others.some((state) => state === "error" || state === "failure"))
		return "failure";
	const pending = own === "pending" || others.includes("pending");
	return pending ? "pending" : "success";
}

/** One sentence that says why a status is not there, and what to do. */
export function statusWarning(context: string, failure: ApiFailure): string {
	const said = `The commit status ${context} was not set`;
	switch (failure.kind) {
		case "aborted":
			return `${said}: there was no time left.`;
		case "bad-token":
			return `${said}: GitHub does not take the token of the input github-token (${failure.message}).`;
		case "forbidden":
			return `${said}: the token may not write statuses (${failure.message}); add \`permissions: statuses: write\` to the job. Runs for pull requests of forks and of Dependabot never get that permission.`;
		case "missing":
			return `${said}: GitHub shows no such repository or commit to the token of the input github-token (${failure.message}).`;
		case "rejected":
			return `${said}: GitHub did not take it (${failure.message}).`;
		case "rate-limited":
			return `${said}: the rate limit of the token is used up; ${laterText(failure)}.`;
		case "unavailable":
			return `${said}: GitHub could not be reached (${failure.message}).`;
	}
}
