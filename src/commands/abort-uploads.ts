/** Ends the uploads that a journal names and that came to no end, and takes back what they put where no record names it. */
import { abortMultipart, abortUploadsOf } from "../bucket/abort.ts";
import type { Store } from "../bucket/client.ts";
import { StoreError } from "../bucket/errors.ts";
import { reclaimKey } from "../bucket/reclaim.ts";
import type { Journal, JournalUpload } from "../state.ts";
import type { Run } from "./run.ts";
import { sentence } from "./workshop.ts";

const TIMEOUT_MS = 10_000;

/** @returns what could not be ended, a sentence each; the journal still names it */
export async function abortUploads(
	run: Run,
	journal: Journal,
): Promise<readonly string[]> {
	const problems: string[] = [];
	for (const upload of journal.data.uploads)
		try {
			const store = await run.store();
			if (store === undefined) throw new Error("this run has no bucket");
			const alone = await withoutOthers(run, upload.key, async () => {
				await abortUpload(store, upload);
				await reclaimKey(store, upload.key, AbortSignal.timeout(TIMEOUT_MS));
			});
			if (!alone) continue;
			run.runner.info(`No upload of ${upload.key} is left.`);
			journal.removeUpload(upload.key);
		} catch (error) {
			problems.push(
				`The unfinished upload of ${upload.key} could not be taken back: ${sentence(error)}`,
			);
			// the next run may no more than this one: it is said once
			if (error instanceof StoreError && error.reason === "store_denied")
				journal.removeUpload(upload.key);
		}
	return problems;
}

/**
 * Does the work unless another run on this machine is just publishing the key's build from the spool: what is under its
 * build id is that run's then.
 */
async function withoutOthers(
	run: Run,
	key: string,
	work: () => Promise<void>,
): Promise<boolean> {
	const { openSpool } = await import("./spool.ts");
	const spool = openSpool(run);
	const waiting = (await spool?.list().catch(() => [])) ?? [];
	const claims: { release(): Promise<void> }[] = [];
	try {
		for (const entry of waiting.filter(({ build }) => key.includes(build))) {
			const claim = await spool?.claim(entry);
			if (claim === undefined) return false;
			claims.push(claim);
		}
		await work();
		return true;
	} finally {
		for (const claim of claims) await claim.release();
	}
}

/** An upload whose id never came, or that was begun anew, is found by its key. */
async function abortUpload(store: Store, upload: JournalUpload): Promise<void> {
	const byKey = abortUploadsOf(store, [upload.key]);
	if (upload.uploadId === "") return void (await byKey);
	await Promise.all([
		abortMultipart(store, upload),
		// a store that does not let us list them has the one that we know
		byKey.catch(() => {}),
	]);
}
