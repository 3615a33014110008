/** A big file in parts: pooled buffers, one reader, every part tried again by itself. */

import {
	CreateMultipartUploadCommand,
	UploadPartCommand,
} from "@aws-sdk/client-s3";
import { abortMultipart, abortStrays } from "./abort.ts";
import {
	bodyChecksum,
	declaredChecksum,
	payloadHash,
	type SentPart,
} from "./checksum.ts";
import { checkStored, completeOnce } from "./complete.ts";
import { StoreError } from "./errors.ts";
import { isSlowDown } from "./failures.ts";
import { type Gate, openGate } from "./gate.ts";
import { destination, type Uploaded, type UploadJob } from "./job.ts";
import { type PartPlan, planParts, slicesOf } from "./parts.ts";
import { retry } from "./retry.ts";

/** Uploads the source in parts; after a failure or a cancel the upload is aborted before it is reported. */
export async function uploadParts(job: UploadJob): Promise<Uploaded> {
	const { store, input } = job;
	const { uploadId, strays } = await create(job);
	try {
		await input.onMultipart?.({ key: input.key, uploadId });
		const parts = await sendParts(job, uploadId);
		const sha256 = await job.source.finish();
		input.signal.throwIfAborted();
		const stored = await completeOnce(job, uploadId, parts);
		const storeChecksum = await checkStored(job, parts, stored.crc32);
		const { size } = job.source;
		return { size, sha256, storeChecksum, etag: stored.etag };
	} catch (error) {
		// The failure itself is what matters; what stays is ended by the post step.
		await abortMultipart(store, { key: input.key, uploadId }).catch(() => {});
		throw error;
	} finally {
		if (strays) {
			await abortStrays(store, input.key);
		}
	}
}

/** Begins the upload; one that the store began and whose id was lost is ended before the failure is reported. */
async function create(job: UploadJob): Promise<Begun> {
	const { store, input } = job;
	await input.onKey?.(input.key);
	try {
		return await sendCreate(job);
	} catch (error) {
		await abortStrays(store, input.key);
		throw error;
	}
}

/** `strays` tells that an earlier try may have begun an upload whose id was lost. */
interface Begun {
	readonly uploadId: string;
	readonly strays: boolean;
}

async function sendCreate(job: UploadJob): Promise<Begun> {
	const { UploadId, $metadata } = await job.store.client.send(
		new CreateMultipartUploadCommand({
			...destination(job),
			...declaredChecksum(job.capabilities.checksum),
		}),
		{ abortSignal: job.input.signal },
	);
	if (UploadId === undefined) {
		throw new StoreError(
			"store_down",
			`The store began an upload of ${job.input.key} without naming it: is \`s3-endpoint\` an S3 server?`,
		);
	}
	return { uploadId: UploadId, strays: ($metadata.attempts ?? 1) > 1 };
}

/** A part in its buffer. */
interface Part {
	readonly number: number;
	readonly body: Uint8Array;
	readonly crc: number;
}

async function sendParts(
	job: UploadJob,
	uploadId: string,
): Promise<readonly SentPart[]> {
	const plan = planParts(job.source.size);
	const gate = openGate(plan.sending);
	const readPart = partReader(job, plan);
	const stop = new AbortController();
	const signal = AbortSignal.any([job.input.signal, stop.signal]);
	const sent: SentPart[] = [];
	let sentBytes = 0;
	let failure: { readonly error: unknown } | undefined;
	const worker = async (): Promise<void> => {
		const buffer = Buffer.allocUnsafeSlow(plan.partBytes);
		for (;;) {
			signal.throwIfAborted();
			const part = await readPart(buffer);
			if (part === undefined) {
				return;
			}
			sent.push(
				await gate.pass(() => sendPart(job, uploadId, part, gate, signal)),
			);
			sentBytes += part.body.length;
			job.input.onProgress?.(sentBytes, job.source.size);
		}
	};
	await Promise.all(
		Array.from({ length: plan.buffers }, () =>
			worker().catch((error: unknown) => {
				failure ??= { error };
				stop.abort();
			}),
		),
	);
	if (failure !== undefined) {
		job.input.signal.throwIfAborted();
		throw failure.error;
	}
	return sent.sort((a, b) => a.number - b.number);
}

/** Reads one part after the other, whoever asks. */
function partReader(
	{ source }: UploadJob,
	plan: PartPlan,
): (buffer: Buffer) => Promise<Part | undefined> {
	let next = 0;
	let turn: Promise<unknown> = Promise.resolve();
	return (buffer) => {
		const mine = turn.then(async () => {
			if (next === plan.count) {
				return undefined;
			}
			const left = source.size - next * plan.partBytes;
			const body = buffer.subarray(0, Math.min(plan.partBytes, left));
			next++;
			const number = next;
			return { number, body, crc: await source.read(body) };
		});
		turn = mine;
		return mine;
	};
}

async function sendPart(
	job: UploadJob,
	uploadId: string,
	part: Part,
	gate: Gate,
	signal: AbortSignal,
): Promise<SentPart> {
	const { store, input, capabilities } = job;
	const { number, body, crc } = part;
	const hash = payloadHash(capabilities.checksum, body);
	const checksum = bodyChecksum(capabilities.checksum, body, crc);
	const send = () => {
		const command = new UploadPartCommand({
			Bucket: store.bucket,
			Key: input.key,
			UploadId: uploadId,
			PartNumber: number,
			ContentLength: body.length,
			Body: slicesOf(body),
			...checksum,
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
		return store.client.send(command, { abortSignal: signal });
	};
	const { ETag } = await retry(send, {
		signal,
		refreshable: store.refreshable,
		onRetry: (error) => {
			if (isSlowDown(error)) {
				gate.halve();
			}
		},
	});
	return { number, length: body.length, crc, etag: ETag ?? "" };
}

function hasHeaders(
	request: unknown,
): request is { headers: Record<string, string> } {
	return (
		typeof request === "object" && request !== null && "headers" in request
	);
}
