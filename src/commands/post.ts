/**
 * The post step: takes over what a cancelled or killed main left. It may be run twice, and does nothing where main ended
 * well. The runner gives a cancelled job about five minutes; the waits here stay below.
 */
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { abortMultipart, abortUploadsOf } from "../bucket/abort.ts";
import type { Capabilities } from "../bucket/objects.ts";
import { sweepMarked } from "../packer/sweep.ts";
import { CANCELLED_STATUS } from "../report/status-text.ts";
import { Journal, type JournalBuild } from "../state.ts";
import type { Run } from "./run.ts";
import { openStatuses } from "./statuses.ts";

/** How long a Packer that is still cleaning up on the pool is waited for. */
const PACKER_GRACE_SECONDS = 200;
const STATUS_TIMEOUT_MS = 30_000;
/** post probes nothing: the least that any store can do is enough for a log. */
const LEAST: Capabilities = {
	conditionalWrites: false,
	checksum: "none",
	warnings: [],
};

export async function post(run: Run, scratch: string): Promise<void> {
	const journal = Journal.open(scratch);
	if (journal === undefined) return;
	if (!journal.data.finished) await takeOver(run, journal);
	journal.update({ finished: true });
	await rm(scratch, { recursive: true, force: true });
}

async function takeOver(run: Run, journal: Journal): Promise<void> {
	run.runner.info("The build was cut off: cleaning up what it left.");
	const left = journal.data.builds.filter((build) => !build.ended);
	const [said] = await Promise.all([
		settleStatuses(run, journal),
		endProcesses(run, journal.folder),
		abortUploads(run, journal),
	]);
	const problems = [...said, ...(await keepLogs(run, left))];
	for (const problem of problems) run.runner.info(problem);
	if (run.settings.summary && !journal.data.summaryWritten)
		run.runner.writeSummary(
			[
				"## XVA templates: cancelled",
				"",
				`The run was cut off while it built ${left.map(({ os }) => `\`${os}\``).join(", ") || "nothing"}. Nothing half-built was published.`,
				...problems.map((problem) => `- ${problem}`),
				"",
			].join("\n"),
		);
}

async function settleStatuses(
	run: Run,
	journal: Journal,
): Promise<readonly string[]> {
	const { statusSha, pending } = journal.data;
	if (statusSha === undefined || pending.length === 0) return [];
	const { statuses } = await openStatuses(run, statusSha, pending);
	const { state, description } = CANCELLED_STATUS;
	const warnings = await statuses?.settle(
		state,
		description,
		AbortSignal.timeout(STATUS_TIMEOUT_MS),
	);
	return warnings ?? [];
}

/** Every process that a build of this run started carries the scratch folder in its environment. */
async function endProcesses(run: Run, scratch: string): Promise<void> {
	const ended = await sweepMarked(scratch, {
		graceSeconds: PACKER_GRACE_SECONDS,
	});
	for (const { pid, name } of ended)
		run.runner.info(`Ended ${name} (pid ${pid}).`);
}

async function abortUploads(run: Run, journal: Journal): Promise<void> {
	const store = await run.store();
	if (store === undefined) return;
	for (const upload of journal.data.uploads) {
		const { key, uploadId } = upload;
		// an upload whose id never came is found by its key
		const abort =
			uploadId === ""
				? abortUploadsOf(store, [key])
				: abortMultipart(store, upload);
		await abort
			.then(() => run.runner.info(`No upload of ${key} is left.`))
			.catch((error: unknown) =>
				run.runner.info(
					`The unfinished upload of ${key} could not be aborted: ${String(error)}`,
				),
			);
	}
}

/** The logs of builds that were cut off go where failed builds' logs go. */
async function keepLogs(
	run: Run,
	builds: readonly JournalBuild[],
): Promise<readonly string[]> {
	const store = await run.store();
	if (store === undefined) return [];
	const { putFailureLog } = await import("../bucket/logs.ts");
	const problems: string[] = [];
	for (const { os, build, logPath } of builds) {
		if (!existsSync(logPath)) continue;
		try {
			const url = await putFailureLog(store, LEAST, {
				os,
				build,
				runId: run.facts.runId,
				attempt: run.facts.runAttempt,
				logPath,
				signal: AbortSignal.timeout(STATUS_TIMEOUT_MS),
			});
			run.runner.info(`The log of ${os} is at ${url}`);
		} catch (error) {
			// main had put it there before it was killed
			if (/ is already there /.test(String(error))) continue;
			problems.push(
				`The log of ${os} could not be kept: ${error instanceof Error ? error.message : String(error)}`,
			);
		}
	}
	return problems;
}
