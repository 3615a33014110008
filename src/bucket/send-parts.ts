/** All parts of a file into an upload that has begun: pooled buffers, one reader, some on their way at once. */

import { ioBuffer } from "../io-buffer.ts";
import type { BegunUpload } from "./begin.ts";
import type { SentPart } from "./checksum.ts";
import { StoreError } from "./errors.ts";
import { factsOf } from "./failures.ts";
import { openGate } from "./gate.ts";
import type { UploadJob } from "./job.ts";
import { planParts } from "./parts.ts";
import { type Part, sendPart } from "./send-part.ts";
import { SourceFailure } from "./source.ts";
import { type StoredPart, stillRight } from "./stored-parts.ts";

/** S3 takes no more for one object. */
const MOST_PARTS = 10_000;
/** How long parts that are on their way may take to end after a failure of another. */
const ENDING_MS = 5_000;

/** Parts that are all in the store. */
export interface SentParts {
	/** In order. */
	readonly parts: readonly SentPart[];
	/** Bytes of those that were there before. */
	readonly resumedBytes: number;
}

/** Why parts could not all be sent. */
export class PartsFailure extends Error {
	override readonly name = "PartsFailure";
	/** A part may still reach the store. */
	readonly inFlight: boolean;

	constructor(cause: unknown, inFlight: boolean) {
		super("Not all parts could be sent.", { cause });
		this.inFlight = inFlight;
	}
}

/**
 * Sends all parts but those that the store has already. After a failure nothing more is read, and parts on their way
 * may end, for some seconds; a cancel cuts them off.
 * @throws PartsFailure
 */
export async function sendParts(
	job: UploadJob,
	upload: BegunUpload,
	there: ReadonlyMap<number, StoredPart>,
): Promise<SentParts> {
	const { input, source } = job;
	const plan = planParts(source.size);
	const ending = new Ending(input.signal);
	const { halt, cut } = ending;
	const readPart = partReader(job, upload, halt);
	const target = { ...upload, gate: openGate(plan.sending), halt, cut };
	const sent: SentPart[] = [];
	let resumedBytes = 0;
	let readBytes = 0;
	const worker = async (): Promise<void> => {
		const buffer = ioBuffer(upload.partBytes);
		for (;;) {
			const part = await readPart(buffer);
			if (part === undefined) {
				return;
			}
			const right = stillRight(there.get(part.number), part, upload.checksum);
			resumedBytes += right === undefined ? 0 : right.length;
			sent.push(
				right ??
					(await target.gate.pass(() => {
						halt.throwIfAborted();
						return sendPart(job, target, part);
					})),
			);
			readBytes += part.consumed;
			input.onProgress?.(readBytes, source.size);
		}
	};
	await Promise.all(
		Array.from({ length: plan.buffers }, () =>
			worker().catch((error: unknown) => ending.begin(error)),
		),
	);
	ending.throwFailure();
	return { parts: sent.sort((a, b) => a.number - b.number), resumedBytes };
}

/** How the sending of parts ends early. */
class Ending {
	/** Fires at the first failure, and at a cancel: nothing new is begun. */
	readonly halt: AbortSignal;
	/** Fires some time after the first failure, and at a cancel: what is under way is cut off. */
	readonly cut: AbortSignal;
	readonly #halt = new AbortController();
	readonly #cut = new AbortController();
	#failure: { readonly error: unknown } | undefined;
	#timer: NodeJS.Timeout | undefined;

	constructor(cancel: AbortSignal) {
		this.halt = AbortSignal.any([cancel, this.#halt.signal]);
		this.cut = AbortSignal.any([cancel, this.#cut.signal]);
	}

	begin(error: unknown): void {
		if (this.#failure === undefined) {
			this.#failure = { error };
			this.#halt.abort();
			this.#timer = setTimeout(() => this.#cut.abort(), ENDING_MS);
		}
	}

	/** To be called when nothing is under way any more. */
	throwFailure(): void {
		clearTimeout(this.#timer);
		if (this.#failure !== undefined) {
			const { error } = this.#failure;
			// no answer: the store may have all of the part's bytes, and be at it
			const unanswered =
				!(error instanceof SourceFailure) && factsOf(error).status === 0;
			throw new PartsFailure(error, this.cut.aborted || unanswered);
		}
	}
}

/** Reads one part after the other, whoever asks. */
function partReader(
	{ source }: UploadJob,
	{ partBytes }: BegunUpload,
	halt: AbortSignal,
): (buffer: Buffer) => Promise<(Part & { consumed: number }) | undefined> {
	let number = 0;
	let ended = false;
	let turn: Promise<unknown> = Promise.resolve();
	return (buffer) => {
		const mine = turn.then(async () => {
			halt.throwIfAborted();
			if (ended) {
				return undefined;
			}
			const { length, crc, consumed } = await source.read(buffer, halt);
			ended = length < buffer.length;
			if (length === 0) {
				return undefined;
			}
			number++;
			if (number > MOST_PARTS) {
				throw tooLong(partBytes);
			}
			return { number, body: buffer.subarray(0, length), crc, consumed };
		});
		turn = mine;
		return mine;
	};
}

function tooLong(partBytes: number): SourceFailure {
	const gigabytes = ((MOST_PARTS * partBytes) / 1e9).toFixed(0);
	return new SourceFailure(
		new StoreError(
			"upload",
			`The image becomes longer than ${gigabytes} GB on its way, and the store takes no more than ${MOST_PARTS} parts of one object: leave \`compress\` at \`keep\`.`,
		),
	);
}
