/** The beginning of an upload in parts. */

import { CreateMultipartUploadCommand } from "@aws-sdk/client-s3";
import { abortStrays, type Multipart } from "./abort.ts";
import { type Checksum, declaredChecksum } from "./checksum.ts";
import { StoreError } from "./errors.ts";
import { destination, type UploadJob } from "./job.ts";
import { planParts } from "./parts.ts";
import { retry } from "./retry.ts";

/** An upload in parts that has begun: what a later process needs to go on with it. Plain JSON. */
export interface BegunUpload extends Multipart {
	/** Size of every part but the last. */
	readonly partBytes: number;
	readonly checksum: Checksum;
	/** In the metadata of the object to come. */
	readonly stamp: string;
}

/** `strays` tells that an earlier try may have begun an upload whose id was lost. */
export interface Begun {
	readonly upload: BegunUpload;
	readonly strays: boolean;
}

/**
 * Begins an upload on this rung, or a lower one where the store does not agree to it. One that the store began and
 * whose id was lost is ended before the failure is reported.
 */
export async function begin(job: UploadJob, rung: Checksum): Promise<Begun> {
	const { store, input } = job;
	await input.onKey?.(input.key);
	try {
		return await sendCreate(job, rung);
	} catch (error) {
		await abortStrays(store, input.key);
		throw error;
	}
}

async function sendCreate(job: UploadJob, rung: Checksum): Promise<Begun> {
	const { store, input, source, stamp } = job;
	let tries = 0;
	const send = () => {
		tries++;
		return store.client.send(
			new CreateMultipartUploadCommand({
				...destination(job),
				...declaredChecksum(rung),
			}),
			{ abortSignal: input.signal },
		);
	};
	const { UploadId, ChecksumType, $metadata } = await retry(send, {
		signal: input.signal,
		refreshable: store.refreshable,
		budgetMs: store.retryBudgetMs,
	});
	if (UploadId === undefined) {
		throw new StoreError(
			"store_down",
			`The store began an upload of ${input.key} without naming it: is \`s3-endpoint\` an S3 server?`,
		);
	}
	const refused = rung === "crc32" && ChecksumType !== "FULL_OBJECT";
	return {
		upload: {
			key: input.key,
			uploadId: UploadId,
			partBytes: planParts(source.size).partBytes,
			checksum: refused ? "crc32-composite" : rung,
			stamp,
		},
		strays: tries > 1 || ($metadata.attempts ?? 1) > 1,
	};
}
