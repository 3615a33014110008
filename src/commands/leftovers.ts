/** `command: report` and `command: prune`: what runs that are over left in the pool, and its removal on request. */

import { leftoversSection, renderLeftovers } from "../report/leftovers-text.ts";
import { emptyOutputs } from "../report/outputs.ts";
import type { Leftover } from "../xapi/leftovers.ts";
import type { Pool } from "../xapi/pool.ts";
import type { Run } from "./run.ts";

/** A run without a time-out may last as long as GitHub lets a job on a runner of one's own. */
const LONGEST_JOB_MINUTES = 5 * 24 * 60;
/** Publishing and cleaning up come after the build's time-out. */
const AFTER_BUILD_MINUTES = 60;
/** The runs that built may have had a longer time-out than this one: what is younger is listed, never removed. */
const PRUNE_AFTER_MINUTES = 24 * 60;
const DEADLINE_MS = 10 * 60_000;

/** Lists what is left, in log and summary; touches nothing. */
export async function report(run: Run): Promise<void> {
	const { pool, found } = await lookUp(run, 0);
	say(run, pool, found);
}

/** The same, and removes it where `dry-run` is false. */
export async function prune(run: Run): Promise<void> {
	const { pool, found } = await lookUp(run, PRUNE_AFTER_MINUTES);
	if (run.settings.dryRun || found.length === 0) return say(run, pool, found);
	const { removeLeftovers } = await import("../xapi/leftovers.ts");
	const end = await removeLeftovers(pool, found, {
		deadlineMs: DEADLINE_MS,
		signal: run.signal,
		log: (line: string) => run.runner.info(line),
	});
	say(run, pool, found, end);
	if (end.left.length > 0)
		run.runner.fail(`Not removed: ${end.left.join(" ")}`);
}

async function lookUp(
	run: Run,
	atLeastMinutes: number,
): Promise<{ pool: Pool; found: readonly Leftover[] }> {
	const pool = await run.pool();
	if (pool === undefined) throw new Error("There is no pool to look at.");
	const store = await run.store();
	const { findLeftovers } = await import("../xapi/leftovers.ts");
	const { timeoutMinutes } = run.settings.packer;
	const minutes =
		timeoutMinutes === 0
			? LONGEST_JOB_MINUTES
			: timeoutMinutes + AFTER_BUILD_MINUTES;
	const isPublished =
		store === undefined
			? async () => undefined
			: async (os: string, build: string) => {
					const { isPublished: look } = await import("../bucket/published.ts");
					return look(store, os, build, run.signal);
				};
	const found = await findLeftovers(pool, {
		olderThan: new Date(
			run.now().getTime() - Math.max(minutes, atLeastMinutes) * 60_000,
		),
		isPublished,
	});
	return { pool, found };
}

function say(
	run: Run,
	pool: Pool,
	found: readonly Leftover[],
	end?: {
		readonly removed: readonly string[];
		readonly left: readonly string[];
	},
): void {
	const { runner, settings } = run;
	for (const [name, value] of Object.entries(emptyOutputs()))
		runner.setOutput(name, value);
	if (found.length === 0)
		runner.info(`Nothing of runs that are over is left on ${pool.host}.`);
	for (const line of renderLeftovers(found)) runner.info(line);
	if (settings.summary)
		runner.writeSummary(leftoversSection(pool.host, found, end));
}
