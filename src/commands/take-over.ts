/**
 * Cleans up after a run whose own process did not: ends what it started, aborts its uploads, sweeps the pool, settles its
 * statuses, keeps its logs. It may be done twice; what can't be done now stays in the journal for a later run.
 */
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { Capabilities } from "../bucket/objects.ts";
import type { JournalBuild } from "../journal-data.ts";
import { sweepMarked } from "../packer/sweep.ts";
import { readTraces } from "../packer/traces.ts";
import { CANCELLED_STATUS } from "../report/status-text.ts";
import type { Journal } from "../state.ts";
import { abortUploads } from "./abort-uploads.ts";
import { keepPictures } from "./console.ts";
import { poolOf, sweepPool } from "./pool-sweep.ts";
import { type Rescued, rescue } from "./rescue.ts";
import type { Run } from "./run.ts";
import { openStatuses } from "./statuses.ts";
import { sentence } from "./workshop.ts";

/** How long a Packer that is still cleaning up on the pool is waited for: the runner gives post less than five minutes. */
const PACKER_GRACE_SECONDS = 170;
/** The plugin looks at no signal during the export. */
const EXPORT_GRACE_SECONDS = 5;
/** With what is left of the runner's five minutes. */
const POOL_DEADLINE_MS = 60_000;
/** For statuses, and for logs. */
const TELL_TIMEOUT_MS = 30_000;
/** A take-over probes nothing: the least that any store can do is enough for a log. */
const LEAST: Capabilities = {
	conditionalWrites: false,
	checksum: "none",
	warnings: [],
};

export interface TakenOver {
	/** What could not be done, a sentence each; then the journal still names it. */
	readonly problems: readonly string[];
	/** Images that were being published, and wait in the spool now. */
	readonly kept: Rescued["kept"];
}

/** Never throws. */
export async function takeOver(run: Run, journal: Journal): Promise<TakenOver> {
	const rescuing = rescue(run, journal);
	const said = await Promise.all([
		guarded(settleStatuses(run, journal)),
		// what goes on from an upload takes it out of the journal
		guarded(rescuing.then(() => abortUploads(run, journal))),
		guarded(endProcesses(run, journal)).then(async (problems) => [
			...problems,
			...(await afterProcesses(run, journal)),
		]),
	]);
	const { problems: lost, kept } = await rescuing;
	const problems = [...lost, ...said.flat()];
	const { scratch, publishing = [] } = journal.data;
	// the files of what is not in the spool yet may be there
	if (publishing.length === 0)
		await rm(scratch, { recursive: true, force: true }).catch(
			(error: unknown) =>
				problems.push(`${scratch} could not be removed: ${sentence(error)}`),
		);
	return { problems, kept };
}

/** One part that goes wrong leaves the others alone. */
function guarded(part: Promise<readonly string[]>): Promise<readonly string[]> {
	return part.catch((error: unknown) => [
		`Not all could be cleaned up: ${sentence(error)}`,
	]);
}

/** What Packer must not be at any more. */
async function afterProcesses(
	run: Run,
	journal: Journal,
): Promise<readonly string[]> {
	const cutOff = journal.data.builds.filter((build) => !build.ended);
	const said = await Promise.all([
		guarded(sweepPools(run, journal)).then(async (problems) => [
			...problems,
			...(await endSession(run, journal)),
		]),
		guarded(keepLogs(run, journal, cutOff)),
	]);
	return said.flat();
}

async function settleStatuses(
	run: Run,
	journal: Journal,
): Promise<readonly string[]> {
	const { statusSha, pending, ends, runId, runAttempt } = journal.data;
	if (statusSha === undefined || pending.length === 0) return [];
	const { facts } = run;
	const { statuses } = await openStatuses(run, statusSha, {
		pending,
		ends,
		targetUrl: `${facts.serverUrl}/${facts.repository}/actions/runs/${runId}/attempts/${runAttempt}`,
	});
	const { state, description } = CANCELLED_STATUS;
	const warnings = await statuses?.settle(
		state,
		description,
		AbortSignal.timeout(TELL_TIMEOUT_MS),
	);
	journal.update({
		pending: statuses?.pending() ?? [],
		ends: statuses?.ends() ?? {},
	});
	return warnings ?? [];
}

/** Every process that a build of the run started carries the scratch folder in its environment. */
async function endProcesses(
	run: Run,
	{ data }: Journal,
): Promise<readonly string[]> {
	const traces = await Promise.all(
		data.builds.map(({ folder }) => readTraces(folder)),
	);
	const exporting = traces.flat().some(({ phase }) => phase === "export");
	const ended = await sweepMarked(data.scratch, {
		graceSeconds: exporting ? EXPORT_GRACE_SECONDS : PACKER_GRACE_SECONDS,
	});
	for (const { pid, name } of ended)
		run.runner.info(`Ended ${name} (pid ${pid}).`);
	return [];
}

/** All at the same time, so that they end within one deadline. */
async function sweepPools(
	run: Run,
	journal: Journal,
): Promise<readonly string[]> {
	const left = await Promise.all(
		journal.data.builds.map((build) => sweepPoolOf(run, journal, build)),
	);
	return left.flat();
}

async function sweepPoolOf(
	run: Run,
	journal: Journal,
	build: JournalBuild,
): Promise<readonly string[]> {
	if (build.pool === undefined) return [];
	// what Packer's own lines tell is newer than the journal, and goes with scratch
	const pool = poolOf(build.pool, await readTraces(build.folder));
	journal.setBuild({ ...build, pool });
	const left = await sweepPool(
		run,
		{ ...build, pool },
		POOL_DEADLINE_MS,
		(line) => run.runner.info(line),
	);
	if (left.length === 0 || run.settings.xapi === undefined)
		journal.sweptBuild(build.build);
	return left;
}

/** The run's own session on the pool: a killed main could not log out. */
async function endSession(
	run: Run,
	journal: Journal,
): Promise<readonly string[]> {
	const { session } = journal.data;
	if (session === undefined) return [];
	try {
		await (await run.pool())?.logoutOf(session);
		journal.setSession(undefined);
		return [];
	} catch (error) {
		const { hasCode } = await import("../xapi/errors.ts");
		if (!hasCode(error, "SESSION_INVALID"))
			return [`A session on the pool is still open: ${sentence(error)}`];
		journal.setSession(undefined);
		return [];
	}
}

/** The logs of builds that were cut off go where failed builds' logs go, and the last pictures of their consoles too. */
async function keepLogs(
	run: Run,
	{ data }: Journal,
	builds: readonly JournalBuild[],
): Promise<readonly string[]> {
	const store = await run.store();
	if (store === undefined) return [];
	const { putFailureLog } = await import("../bucket/logs.ts");
	const { refuseInputsInFile } = await import("./leg-secrets.ts");
	const signal = AbortSignal.timeout(TELL_TIMEOUT_MS);
	const keep = async ({ os, build, logPath, folder }: JournalBuild) => {
		if (!existsSync(logPath)) return [];
		const where = {
			os,
			build,
			runId: data.runId,
			attempt: data.runAttempt,
			signal,
		};
		try {
			await refuseInputsInFile(run, `The log of ${os}`, logPath);
			const url = await putFailureLog(store, LEAST, { ...where, logPath });
			run.runner.info(`The log of ${os} is at ${url}`);
		} catch (error) {
			if (!isThere(error))
				return [`The log of ${os} could not be kept: ${sentence(error)}`];
		}
		return keepPictures(store, LEAST, folder, where).then(
			() => [],
			(error: unknown) =>
				isThere(error)
					? []
					: [`The console's pictures could not be kept: ${sentence(error)}`],
		);
	};
	return (await Promise.all(builds.map(keep))).flat();
}

/** Main had put it there before it was killed. */
function isThere(error: unknown): boolean {
	return / is already there /.test(String(error));
}
