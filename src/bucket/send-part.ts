/** One part on its way to the store. */

import { UploadPartCommand } from "@aws-sdk/client-s3";
import {
	bodyChecksum,
	type Checksum,
	payloadHash,
	type SentPart,
	sentPart,
} from "./checksum.ts";
import { hasHeaders } from "./client.ts";
import { isSlowDown } from "./failures.ts";
import type { Gate } from "./gate.ts";
import type { UploadJob } from "./job.ts";
import { slicesOf } from "./parts.ts";
import { retry } from "./retry.ts";

/** A part in its buffer. */
export interface Part {
	readonly number: number;
	readonly body: Uint8Array;
	readonly crc: number;
}

/** What all parts of an upload share. */
export interface Target {
	readonly uploadId: string;
	readonly checksum: Checksum;
	readonly gate: Gate;
	/** Ends a request. */
	readonly cut: AbortSignal;
	/** No more tries from then on; the present one may end. */
	readonly halt: AbortSignal;
}

/** Sends a part, again for as long as the store fails by chance. */
export async function sendPart(
	{ store, input }: UploadJob,
	{ uploadId, checksum, gate, cut, halt }: Target,
	{ number, body, crc }: Part,
): Promise<SentPart> {
	const hash = payloadHash(checksum, body);
	const stated = bodyChecksum(checksum, body, crc);
	const send = () => {
		const command = new UploadPartCommand({
			Bucket: store.bucket,
			Key: input.key,
			UploadId: uploadId,
			PartNumber: number,
			ContentLength: body.length,
			Body: slicesOf(body),
			...stated,
		});
		command.middlewareStack.add(
			(next) => (args) => {
				const { request } = args;
				if (hasHeaders(request)) {
					request.headers["x-amz-content-sha256"] = hash;
				}
				return next(args);
			},
			{ step: "build", name: "statePayloadHash" },
		);
		return store.client.send(command, { abortSignal: cut });
	};
	const { ETag } = await retry(send, {
		signal: halt,
		refreshable: store.refreshable,
		budgetMs: store.retryBudgetMs,
		onRetry: (error) => {
			if (isSlowDown(error)) {
				gate.halve();
			}
		},
	});
	return sentPart({ number, body, crc, etag: ETag ?? "", stated });
}
