/** Ends the uploads that a journal names and that came to no end. */
import { abortMultipart, abortUploadsOf } from "../bucket/abort.ts";
import type { Journal, JournalUpload } from "../state.ts";
import type { Run } from "./run.ts";
import { sentence } from "./workshop.ts";

/** @returns what could not be ended, a sentence each; the journal still names it */
export async function abortUploads(
	run: Run,
	journal: Journal,
): Promise<readonly string[]> {
	const problems: string[] = [];
	for (const upload of journal.data.uploads)
		try {
			await abortUpload(run, upload);
			run.runner.info(`No upload of ${upload.key} is left.`);
			journal.removeUpload(upload.key);
		} catch (error) {
			problems.push(
				`The unfinished upload of ${upload.key} could not be aborted: ${sentence(error)}`,
			);
		}
	return problems;
}

/** An upload whose id never came is found by its key. */
async function abortUpload(run: Run, upload: JournalUpload): Promise<void> {
	const store = await run.store();
	if (store === undefined) throw new Error("this run has no bucket");
	if (upload.uploadId === "") await abortUploadsOf(store, [upload.key]);
	else await abortMultipart(store, upload);
}
