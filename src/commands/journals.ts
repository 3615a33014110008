/** Runs on this machine that left something, because neither their main nor their post came to its end. */
import { join } from "node:path";
import { Journal } from "../state.ts";
import type { Run } from "./run.ts";

const FORGOTTEN_AFTER_MS = 30 * 24 * 3600 * 1000;

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
	Journal.removeUnreadable(journalsFolder(run), run.now(), FORGOTTEN_AFTER_MS);
	const all = Journal.orphans(journalsFolder(run), run.now());
	const orphans = all.filter(({ data }) => isMine(run, data));
	for (const journal of all.filter((one) => !orphans.includes(one)))
		if (isForgotten(run, journal)) journal.remove();
	if (orphans.length === 0) return [];
	const { takeOver } = await import("./take-over.ts");
	const problems: string[] = [];
	for (const journal of orphans) {
		if (!journal.adopt()) continue;
		const { runId, runAttempt } = journal.data;
		run.runner.info(`Cleaning up what run ${runId}-${runAttempt} left here.`);
		problems.push(...(await takeOver(run, journal)).problems);
		if (journal.settled || isForgotten(run, journal)) journal.remove();
	}
	return problems;
}

/** What nobody could clean up for so long, nobody will: its session and credentials are gone too. */
function isForgotten({ now }: Run, { data }: Journal): boolean {
	return now().getTime() - Date.parse(data.createdAt) > FORGOTTEN_AFTER_MS;
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
