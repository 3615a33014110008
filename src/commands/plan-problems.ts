/** What is wrong with templates, told before anything is built: at its line, and as the failure of those that are planned. */
import type { Failure, Leg, Notice } from "../model.ts";
import { isMissingValue } from "../plan/variable-checks.ts";

/**
 * Every problem of the legs' templates once. An error stays one where its template is to be built, and is a warning
 * elsewhere; a value that is still missing may come with the build's own environment, so `plan` only warns of it.
 */
export function problemNotices(
	legs: readonly Leg[],
	command: string,
): readonly Notice[] {
	const found = new Map<string, Notice>();
	const planned = legs.filter((leg) => leg.planned);
	for (const leg of [...planned, ...legs])
		for (const problem of leg.root.problems) {
			const { file, line, message } = problem;
			const key = JSON.stringify([file, line, message]);
			if (!found.has(key)) found.set(key, weighed(problem, leg, command));
		}
	return [...found.values()];
}

function weighed(problem: Notice, leg: Leg, command: string): Notice {
	const holds = leg.planned && !(command === "plan" && isMissingValue(problem));
	return problem.level === "error" && !holds
		? { ...problem, level: "warning" }
		: problem;
}

/** References that can't be told, each place once: what they may mean plans more than it must. */
export function unresolvedNotices(legs: readonly Leg[]): readonly Notice[] {
	const found = new Map<string, Notice>();
	for (const { root } of legs)
		for (const { file, line, why } of root.unresolved)
			found.set(`${file}:${line}:${why}`, {
				level: "notice",
				title: "A reference that can't be told before Packer runs",
				message: `What this refers to can't be told before Packer runs: ${why}. Any shared file below the templates folder may be meant, and a change of one plans this template. Give it a value that can be told, or name in \`watch\` of template.yml what lies elsewhere.`,
				file,
				line,
			});
	return [...found.values()];
}

/** Why a leg can't be built as its files are; undefined where nothing is wrong with them. */
export function brokenLeg({ root }: Leg): Failure | undefined {
	const errors = root.problems.filter(({ level }) => level === "error");
	const [first] = errors;
	if (first === undefined) return undefined;
	return {
		reason: "packer",
		message: `Not started: ${placed(first)}`,
		details: errors.slice(1).map(placed),
	};
}

function placed({ file, line, message }: Notice): string {
	if (file === undefined) return message;
	return `${file}${line === undefined ? "" : `:${line}`}: ${message}`;
}
