/**
 * The post step: takes over what a cancelled or killed main left. It may be run twice, and does nothing where main ended
 * well. The runner gives a cancelled job about five minutes; the waits stay below.
 */
import { escapeMarkdown } from "../report/format.ts";
import { Journal } from "../state.ts";
import type { Run } from "./run.ts";

/** Of a sentence in the summary. */
const PROBLEM_MAX = 1000;

export async function post(run: Run, folder: string): Promise<void> {
	const journal = Journal.open(folder);
	if (journal === undefined || !journal.adopt()) return;
	const { finished, summaryWritten, builds } = journal.data;
	run.runner.info(
		finished
			? "Finishing what the run could not."
			: "The build was cut off: cleaning up what it left.",
	);
	const { takeOver } = await import("./take-over.ts");
	const problems = await takeOver(run, journal);
	for (const problem of problems) run.runner.info(problem);
	if (run.settings.summary && !summaryWritten) {
		const left = builds.filter(({ ended }) => !ended);
		run.runner.writeSummary(
			[
				"## XVA templates: cancelled",
				"",
				`The run was cut off while it built ${left.map(({ os }) => `\`${os}\``).join(", ") || "nothing"}. Nothing half-built was published.`,
				...problems.map(
					(problem) => `- ${escapeMarkdown(problem, PROBLEM_MAX)}`,
				),
				"",
			].join("\n"),
		);
	}
	journal.update({ finished: true, summaryWritten: true });
	if (journal.settled) journal.remove();
	else
		run.runner.info(
			"The next run on this runner tries again what could not be cleaned up.",
		);
}
