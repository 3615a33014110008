import type { Transform } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { XvaError } from "./errors.ts";

/** Decoded buffers that wait for whoever takes them; the decoder is held when there are as many. */
const MAX_WAITING = 2;

/** Takes the archive's bytes; they may be overwritten when it has settled. */
export type Output = (bytes: Uint8Array) => Promise<void> | void;

/**
 * A decoder of node:zlib whose errors, and those of `output`, reject the call that is under way or the next one.
 * Node decodes on a thread of its own; decoded buffers wait for a turn of the event loop, so that it is fed before they are hashed.
 */
export class DecoderStream {
	readonly #stream: Transform;
	readonly #output: Output;
	readonly #waiting: Uint8Array[] = [];
	#handingOver = false;
	/** The decoder's own error, told after what it decoded before. */
	#broken: Error | undefined;
	#failure: Error | undefined;
	#reject: (error: Error) => void = () => {};
	#drained: () => void = () => {};

	constructor(stream: Transform, output: Output) {
		this.#stream = stream;
		this.#output = output;
		stream.on("data", (bytes: Uint8Array) => {
			this.#waiting.push(bytes);
			if (this.#waiting.length >= MAX_WAITING) stream.pause();
			this.#start();
		});
		// Node does not call back a write that meets an error: the event is the only word of it.
		stream.on("error", (error) => this.#break(error));
	}

	/** Resolves when the chunk is decoded; some of what came of it may still wait to be handed over. */
	write(chunk: Uint8Array): Promise<void> {
		return this.#run((resolve) => {
			this.#stream.write(chunk, (error) => {
				if (error) this.#break(error);
				else resolve();
			});
		});
	}

	/** Resolves when all that was decoded is handed over. */
	drain(): Promise<void> {
		return this.#run((resolve) => {
			this.#drained = resolve;
			this.#start();
		});
	}

	/** Says that no more comes, and resolves when all is handed over. */
	async end(): Promise<void> {
		await this.#run((resolve) => {
			this.#stream.once("end", resolve);
			this.#stream.end();
		});
		await this.drain();
	}

	destroy(): void {
		this.#fail(new Error("The decoder was destroyed."));
	}

	#run(start: (resolve: () => void) => void): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#reject = reject;
			if (this.#failure !== undefined) reject(this.#failure);
			else start(resolve);
		});
	}

	#break(error: CodedError): void {
		this.#broken ??= translate(error);
		this.#start();
	}

	#start(): void {
		if (this.#handingOver) return;
		this.#handingOver = true;
		void this.#handOver();
	}

	async #handOver(): Promise<void> {
		try {
			for (;;) {
				await nextTurn();
				const bytes = this.#waiting.shift();
				if (bytes === undefined || this.#failure !== undefined) break;
				this.#stream.resume();
				await this.#output(bytes);
				free(bytes);
			}
			this.#handingOver = false;
			if (this.#broken !== undefined) this.#fail(this.#broken);
			this.#drained();
		} catch (error) {
			this.#fail(toError(error));
		}
	}

	#fail(error: Error): void {
		this.#failure ??= error;
		this.#stream.destroy();
		this.#reject(this.#failure);
	}
}

/**
 * Gives the memory of decoded bytes back at once, where they end the buffer that Node decoded them into: it decodes on in another one.
 * Left to the garbage collector it would be 70 MB more, and 20 % of the time for the pages of ever new buffers.
 */
function free({ buffer, byteOffset, byteLength }: Uint8Array): void {
	if (byteOffset + byteLength < buffer.byteLength) return;
	if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** An error of Node, whose code tells what is wrong. */
interface CodedError extends Error {
	readonly code?: string;
}

function toError(error: unknown): CodedError {
	return error instanceof Error ? error : new Error(String(error));
}

/** An error of node:zlib as one of ours. */
function translate(error: CodedError): Error {
	if (error instanceof XvaError) return error;
	const { code, message } = error;
	if (code === "Z_BUF_ERROR") return truncated(error);
	// Zlib looks for this header where a member begins; that the first one has it is known from the magic bytes.
	if (message === "incorrect header check") return trailingGzip(error);
	if (code === "ZSTD_error_frameParameter_windowTooLarge") {
		return new XvaError(
			"unsupported",
			"The zstd data needs a window of more than 128 MiB, which pools cannot import: compress it without --long and --ultra.",
			{ cause: error },
		);
	}
	return new XvaError(
		"compression",
		`The compressed data is damaged (${message}): copy or build the file again.`,
		{ cause: error },
	);
}

export function truncated(cause?: unknown): XvaError {
	return new XvaError(
		"truncated",
		"The compressed data ends too early: the export or copy was cut off; check the connection to the pool and the free disk space, and build again.",
		{ cause },
	);
}

export function trailingGzip(cause?: unknown): XvaError {
	return new XvaError(
		"trailing-data",
		"Something that is not gzip follows the compressed data: the file was appended to or mixed with another one; copy or build it again.",
		{ cause },
	);
}
