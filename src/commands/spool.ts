/**
 * The spool of this machine: verified images that could not be uploaded wait in it, and the next `build` run publishes
 * them before it builds anything. What is heavy is loaded only where there is something to do.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { SpoolEntry } from "../spool/entry.ts";
import type { EntryName } from "../spool/folder.ts";
import { Spool } from "../spool/spool.ts";
import { acquire, tryLock } from "./file-lock.ts";
import type { SpooledOutcome } from "./publish-spooled.ts";
import type { Run } from "./run.ts";

/** Another runner service may be copying an image of many gigabytes into the spool. */
const SPOOL_PATIENCE_MS = 10 * 60_000;

/** The spool of this machine for the run's bucket, undefined without one. */
export function openSpool(
	run: Run,
	onRemoved?: (entry: SpoolEntry) => void,
): Spool | undefined {
	const { store, spoolLimitBytes } = run.settings;
	if (store === undefined) return undefined;
	const { endpoint = "", bucket, prefix } = store;
	const place = createHash("sha256")
		.update(JSON.stringify([endpoint.replace(/\/+$/, ""), bucket, prefix]))
		.digest("hex")
		.slice(0, 32);
	const root = spoolRoot(run);
	return new Spool({
		root,
		place,
		limitBytes: spoolLimitBytes,
		say: (line) => run.runner.info(line),
		...(onRemoved === undefined ? {} : { onRemoved }),
		locks: {
			exclusive: async (work) => {
				const lock = await acquire(join(root, ".locks", "spool"), {
					patienceMs: SPOOL_PATIENCE_MS,
					signal: run.signal,
					onWait: () =>
						run.runner.info(
							"Another run on this machine is at work on the spool: waiting for it.",
						),
				});
				if (lock === undefined)
					throw new Error("another run on this machine keeps the spool locked");
				try {
					return await work();
				} finally {
					await lock.release();
				}
			},
			claim: (name) => tryLock(join(root, ".locks", name)),
		},
	});
}

/** Where the spool of this machine is. */
export function spoolRoot({ facts }: Run): string {
	return join(facts.toolCache, "xva-template-action", "spool");
}

/**
 * Publishes what waits here for the run's bucket, where anything does: a missing spool costs one look at a folder.
 * To be called before the plan is made, which then sees those images as published. Never throws.
 */
export async function publishSpooled(
	run: Run,
	wanted: (entry: EntryName) => boolean = () => true,
): Promise<SpooledOutcome> {
	const spool = openSpool(run);
	const all = await spool?.list().catch(() => []);
	const waiting = all?.filter(wanted);
	if (spool === undefined || waiting === undefined || waiting.length === 0)
		return { publications: [], notices: [], warnings: [] };
	const { uploadSpooled } = await import("./publish-spooled.ts");
	return uploadSpooled(run, spool, waiting);
}
