/** Packer for one leg, under supervision: of its pool, of the runner's disk. What it left in the pool is taken back. */

import type { JournalBuild } from "../journal-data.ts";
import { type PackerRun, type RunRequest, runRoot } from "../packer/run.ts";
import { occupantsOf, watchDisk } from "./disk.ts";
import type { LegBuild } from "./leg-outcome.ts";
import { keepsVm, poolOf, sweepPool } from "./pool-sweep.ts";
import { whyStale } from "./stale.ts";
import { supervise } from "./supervise.ts";

/** One pass over the pool takes seconds; a VM whose export was cut off is busy until its host notices. */
const POOL_DEADLINE_MS = 120_000;
/** Post, and the next run on this machine, try again. */
const DEAD_POOL_DEADLINE_MS = 10_000;

export interface PackedLeg {
	readonly packed: PackerRun;
	/** What could not be taken back from the pool, a sentence each. */
	readonly left: readonly string[];
}

/** Runs Packer and then sweeps the pool: nothing of the build is published yet. */
export async function packLeg(
	build: LegBuild,
	entry: JournalBuild,
	request: RunRequest,
): Promise<PackedLeg> {
	const packed = await packWatched(build, entry, request);
	if (entry.pool === undefined) return { packed, left: [] };
	const { run, workshop, leg } = build;
	const pool = {
		...poolOf(entry.pool, packed.traces),
		keep: keepsVm(leg, packed),
	};
	// whoever goes on with what can't be taken back now must know it all
	workshop.journal.setBuild({ ...entry, pool });
	const left = await sweepPool(
		run,
		{ ...entry, pool },
		packed.failure?.reason === "pool_down"
			? DEAD_POOL_DEADLINE_MS
			: POOL_DEADLINE_MS,
		build.log,
	);
	if (left.length === 0 || run.settings.xapi === undefined)
		workshop.journal.sweptBuild(entry.build);
	return { packed, left };
}

async function packWatched(
	build: LegBuild,
	entry: JournalBuild,
	request: RunRequest,
): Promise<PackerRun> {
	const { run, identity } = build;
	const occupants = occupantsOf(build);
	const disk = await watchDisk(
		[run.facts.workspace, ...occupants.map(({ path }) => path)],
		{ occupants },
	);
	const supervision = supervise(build, entry);
	const { watch } = supervision;
	try {
		return await runRoot({
			...request,
			whyStale: (name, stats) => whyStale(name, stats, identity.startedAt),
			watch: { ...watch, doomed: AbortSignal.any([watch.doomed, disk.signal]) },
		});
	} finally {
		disk.stop();
		await supervision.stop();
	}
}
