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
	run.signal.addEventListener(
		"abort",
		() => journal.update({ cancelled: true }),
		{ once: true },
	);
	const { takeOver } = await import("./take-over.ts");
	const { problems, kept } = await takeOver(run, journal);
	for (const problem of problems) run.runner.info(problem);
	const published = kept.length > 0 ? await publishKept(run, kept) : [];
	if (run.settings.summary && !summaryWritten) {
		const left = builds.filter(({ ended }) => !ended).map(({ os }) => os);
		const how = journal.data.cancelled === true ? "cancelled" : "cut off";
		run.runner.writeSummary(summaryOf(how, left, [...published, ...problems]));
	}
	journal.update({ finished: true, summaryWritten: true });
	if (journal.settled) journal.remove();
	else
		run.runner.info(
			"The next run on this runner tries again what could not be cleaned up.",
		);
}

function summaryOf(
	how: string,
	left: readonly string[],
	lines: readonly string[],
): string {
	return [
		`## XVA templates: ${how}`,
		"",
		`The run was cut off while it built ${left.map((os) => `\`${os}\``).join(", ") || "nothing"}. Nothing half-built was published.`,
		...lines.map((line) => `- ${escapeMarkdown(line, PROBLEM_MAX)}`),
		"",
	].join("\n");
}

/**
 * What main was publishing when it was killed, gone on with from the parts that the store has. Who cancels meanwhile does
 * not want it published later either. Never throws.
 */
async function publishKept(
	run: Run,
	kept: readonly { readonly image: string; readonly build: string }[],
): Promise<readonly string[]> {
	const { openSpool, publishSpooled } = await import("./spool.ts");
	const isKept = (waiting: { image: string; build: string }) =>
		kept.some(
			({ image, build }) => image === waiting.image && build === waiting.build,
		);
	const { notices, warnings } = await publishSpooled(run, isKept);
	const said = [...notices.map(({ message }) => message), ...warnings];
	for (const line of said) run.runner.info(line);
	if (run.signal.aborted) {
		const spool = openSpool(run);
		const waiting = (await spool?.list().catch(() => [])) ?? [];
		for (const entry of waiting.filter(isKept)) await spool?.remove(entry);
	}
	return said;
}
