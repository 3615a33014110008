/** An upload in parts that an earlier try left, and whether it is of use. */

import type { BegunUpload } from "./begin.ts";
import { rungsOf } from "./checksum.ts";
import { isResumable, StoreError } from "./errors.ts";
import { factsOf, isNotFound, refusesChecksum } from "./failures.ts";
import { KeyTaken, type UploadJob } from "./job.ts";
import { explained } from "./objects.ts";
import { planParts } from "./parts.ts";
import { SourceFailure } from "./source.ts";
import { listParts, type StoredPart } from "./stored-parts.ts";

/**
 * The parts of the upload that are in the store, or why nothing of it is of use.
 * Throws where the store does not answer.
 */
export async function usableParts(
	job: UploadJob,
	upload: BegunUpload,
): Promise<ReadonlyMap<number, StoredPart> | string> {
	const { store, input, source, stamp } = job;
	const allowed = rungsOf(store.settings.checksum);
	const { checksum } = upload;
	if (upload.key !== input.key || upload.stamp !== stamp) {
		return "it was of another object";
	}
	if (upload.partBytes !== planParts(source.size).partBytes) {
		return "its parts were of another size";
	}
	if (!allowed.includes(checksum) || store.refusedChecksums.has(checksum)) {
		return "its parts were checked in another way";
	}
	try {
		return await listParts(store, upload, input.signal);
	} catch (error) {
		input.signal.throwIfAborted();
		if (isNotFound(error)) {
			return "the store no longer has it";
		}
		if (isAnswer(error)) {
			return "the store does not tell what it has of it";
		}
		throw error;
	}
}

/** Whether the store answered, but not what was asked for: the next time it would say the same. */
function isAnswer(error: unknown): boolean {
	const { status } = factsOf(error);
	return status === 403 || status === 400 || status === 404 || status === 501;
}

/** Whether an upload could not be gone on with for its own sake, so that one from the first byte may do better. */
export function isOfNoUse(job: UploadJob, error: unknown): boolean {
	const { store, input } = job;
	if (
		input.signal.aborted ||
		error instanceof SourceFailure ||
		error instanceof KeyTaken
	) {
		return false;
	}
	const explanation = explained(store, error, "s3:PutObject", input.key);
	return (
		refusesChecksum(error) ||
		(explanation instanceof StoreError &&
			!isResumable(explanation, input.signal))
	);
}
