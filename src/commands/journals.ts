/** Runs on this machine that left something, because neither their main nor their post came to its end. */
import { join } from "node:path";
import { Journal } from "../state.ts";
import type { Run } from "./run.ts";

/** Where the journals of this machine's runs are, until nothing is left of the run. */
export function journalsFolder({ facts }: Run): string {
	return join(facts.toolCache, "xva-template-action", "runs");
}

/** What tells one place of builds from another. */
export function storeName(store: Run["settings"]["store"]): string {
	return store === undefined
		? ""
		: `${store.endpoint ?? "aws"} ${store.bucket} ${store.prefix}`;
}

/**
 * Cleans up what earlier runs on this machine left: a runner whose service was stopped runs no post step. Costs nothing
 * where there is none.
 * @returns what could not be done, a sentence each
 */
export async function cleanUpAfterOthers(run: Run): Promise<readonly string[]> {
	const orphans = Journal.orphans(journalsFolder(run), run.now()).filter(
		({ data }) => isMine(run, data),
	);
	if (orphans.length === 0) return [];
	const { takeOver } = await import("./take-over.ts");
	const problems: string[] = [];
	for (const journal of orphans) {
		if (!journal.adopt()) continue;
		const { runId, runAttempt } = journal.data;
		run.runner.info(`Cleaning up what run ${runId}-${runAttempt} left here.`);
		problems.push(...(await takeOver(run, journal)));
		if (journal.settled) journal.remove();
	}
	return problems;
}

/** Only a run with the same repository, bucket and pool has what it takes to clean up. */
function isMine(
	{ facts, settings }: Run,
	{ repository, store, pool }: Journal["data"],
): boolean {
	return (
		repository === facts.repository &&
		store === storeName(settings.store) &&
		(pool === "" || pool === settings.xapi?.host)
	);
}
