/** Ends the uploads that a journal names and that came to no end, and takes back what they put where no record names it. */
import { abortMultipart, abortUploadsOf } from "../bucket/abort.ts";
import type { Store } from "../bucket/client.ts";
import { StoreError } from "../bucket/errors.ts";
import { reclaimKey } from "../bucket/reclaim.ts";
import type { JournalUpload } from "../journal-data.ts";
import type { TakenEntry } from "../spool/spool.ts";
import type { Journal } from "../state.ts";
import type { Run } from "./run.ts";
import { sentence } from "./workshop.ts";

const TIMEOUT_MS = 10_000;

/** @returns what could not be ended, a sentence each; the journal still names it */
export async function abortUploads(
	run: Run,
	journal: Journal,
): Promise<readonly string[]> {
	const problems: string[] = [];
	const { uploads, publishing = [] } = journal.data;
	for (const upload of uploads) {
		// what is to be published yet goes on from it
		if (publishing.some(({ build }) => isOfBuild(upload, build))) continue;
		try {
			if (!(await end(run, upload))) continue;
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
	}
	return problems;
}

function isOfBuild({ key }: JournalUpload, build: string): boolean {
	return key.includes(`/${build}/`);
}

/**
 * Ends the upload, unless another run on this machine is just publishing the key's build from the spool: what is under its
 * build id is that run's then. What an image in the spool is to go on from stays.
 * @returns false where it is another's
 */
async function end(run: Run, upload: JournalUpload): Promise<boolean> {
	const store = await run.store();
	if (store === undefined) throw new Error("this run has no bucket");
	const { openSpool } = await import("./spool.ts");
	const spool = openSpool(run);
	const waiting = (await spool?.list().catch(() => [])) ?? [];
	const ofBuild = waiting.filter(({ build }) => isOfBuild(upload, build));
	const taken: TakenEntry[] = [];
	try {
		for (const name of ofBuild) {
			const entry = await spool?.take(name);
			if (entry === undefined) return false;
			taken.push(entry);
		}
		const owner = taken.find(({ entry: { image, facts } }) =>
			upload.key.startsWith(store.keys.build(image, facts.identity.id, "")),
		);
		if (owner === undefined) {
			await abortUpload(store, upload);
			await reclaimKey(store, upload.key, AbortSignal.timeout(TIMEOUT_MS));
		} else await abortOthers(store, upload, owner);
		return true;
	} finally {
		for (const entry of taken) await entry.release();
	}
}

/** Ends all uploads of the key but the one that the entry goes on with. */
async function abortOthers(
	store: Store,
	{ key, uploadId }: JournalUpload,
	{ entry }: TakenEntry,
): Promise<void> {
	const file = entry.files.find(({ name }) => key.endsWith(`/${name}`));
	const but = file?.upload?.uploadId;
	if (uploadId !== "" && uploadId !== but)
		await abortMultipart(store, { key, uploadId });
	await abortUploadsOf(store, [key], but === undefined ? {} : { but });
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
