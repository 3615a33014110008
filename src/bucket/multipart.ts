/** A big file in parts: pooled buffers, one reader, every part tried again by itself. */

import {
	CreateMultipartUploadCommand,
	UploadPartCommand,
} from "@aws-sdk/client-s3";
import { abortMultipart, abortStrays } from "./abort.ts";
import {
	bodyChecksum,
	type Checksum,
	declaredChecksum,
	payloadHash,
	type SentPart,
	sentPart,
} from "./checksum.ts";
import { hasHeaders } from "./client.ts";
import { checkStored, completeOnce } from "./complete.ts";
import { StoreError } from "./errors.ts";
import { isSlowDown } from "./failures.ts";
import { type Gate, openGate } from "./gate.ts";
import { destination, type Uploaded, type UploadJob } from "./job.ts";
import { onLadder } from "./ladder.ts";
import { type PartPlan, planParts, slicesOf } from "./parts.ts";
import { retry } from "./retry.ts";

/**
 * Uploads the source in parts, again from its first byte where the store turns out to refuse the checksums of a rung.
 * After a failure or a cancel the upload is aborted before it is reported.
 */
export function uploadParts(job: UploadJob): Promise<Uploaded> {
	return onLadder(job.store, job.capabilities.checksum, (checksum) => {
		job.source.rewind();
		return uploadOnRung(job, checksum);
	});
}

async function uploadOnRung(job: UploadJob, rung: Checksum): Promise<Uploaded> {
	const { store, input } = job;
	const { uploadId, checksum, strays } = await create(job, rung);
	try {
		await input.onMultipart?.({ key: input.key, uploadId });
		const parts = await sendParts(job, uploadId, checksum);
		const sha256 = await job.source.finish();
		input.signal.throwIfAborted();
		const stored = await completeOnce(job, { uploadId, checksum, parts });
		const storeChecksum = await checkStored(job, checksum, parts, stored);
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
async function create(job: UploadJob, rung: Checksum): Promise<Begun> {
	const { store, input } = job;
	await input.onKey?.(input.key);
	try {
		return await sendCreate(job, rung);
	} catch (error) {
		await abortStrays(store, input.key);
		throw error;
	}
}

/** `strays` tells that an earlier try may have begun an upload whose id was lost. */
interface Begun {
	readonly uploadId: string;
	/** The rung, or a lower one where the store did not agree to it. */
	readonly checksum: Checksum;
	readonly strays: boolean;
}

async function sendCreate(job: UploadJob, rung: Checksum): Promise<Begun> {
	const { store, input } = job;
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
		uploadId: UploadId,
		checksum: refused ? "crc32-composite" : rung,
		strays: tries > 1 || ($metadata.attempts ?? 1) > 1,
	};
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
	checksum: Checksum,
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
			const target = { uploadId, checksum, gate, signal };
			sent.push(await gate.pass(() => sendPart(job, target, part)));
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

/** What all parts of an upload share. */
interface Target {
	readonly uploadId: string;
	readonly checksum: Checksum;
	readonly gate: Gate;
	readonly signal: AbortSignal;
}

async function sendPart(
	{ store, input }: UploadJob,
	{ uploadId, checksum, gate, signal }: Target,
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
		return store.client.send(command, { abortSignal: signal });
	};
	const { ETag } = await retry(send, {
		signal,
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
