import type { Transform } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { XvaError } from "./errors.ts";
import type { Compression } from "./sniff.ts";
import { ZstdFrameWalker } from "./zstd-frames.ts";

/** Output buffer of Node's decoders: 1.8 times faster than the default of 16 KiB. */
const OUTPUT_BYTES = 1 << 20;

/** Takes the file's bytes and hands the archive's bytes to the function it was made with. */
export interface Decoder {
	/** Resolves when the chunk may be overwritten. One call at a time; throws and rejects with {@link XvaError}. */
	write(chunk: Uint8Array): Promise<void> | void;
	/** Says that the file ends here, and resolves when all is handed over. */
	end(): Promise<void> | void;
	/** Frees the decoder; what is under way rejects. */
	destroy(): void;
}

/** Makes a decoder; `output` is called in order, and what it throws ends the decoding. */
export function createDecoder(
	compression: Compression,
	output: (bytes: Uint8Array) => void,
): Decoder {
	switch (compression) {
		case "none":
			return { write: output, end: () => {}, destroy: () => {} };
		case "gzip":
			return new GzipDecoder(output);
		case "zstd":
			return new ZstdDecoder(output);
	}
}

/** Several members are one file, as for gzip(1); nothing else may follow. */
class GzipDecoder implements Decoder {
	readonly #gunzip = createGunzip({ chunkSize: OUTPUT_BYTES });
	readonly #stream: DecoderStream;
	#written = 0;

	constructor(output: (bytes: Uint8Array) => void) {
		this.#stream = new DecoderStream(this.#gunzip, output);
	}

	async write(chunk: Uint8Array): Promise<void> {
		this.#written += chunk.length;
		await this.#stream.write(chunk);
		// Zeros after a member end Node's stream without an error.
		if (this.#gunzip.bytesWritten !== this.#written) throw trailingGzip();
	}

	async end(): Promise<void> {
		await this.#stream.end();
	}

	destroy(): void {
		this.#stream.destroy();
	}
}

/** One decoder of Node for each frame, since it knows no more than one: see {@link ZstdFrameWalker}. */
class ZstdDecoder implements Decoder {
	readonly #walker = new ZstdFrameWalker();
	readonly #output: (bytes: Uint8Array) => void;
	#frame: DecoderStream | undefined;

	constructor(output: (bytes: Uint8Array) => void) {
		this.#output = output;
	}

	async write(chunk: Uint8Array): Promise<void> {
		for (const part of this.#walker.feed(chunk)) {
			if (part.kind === "bytes") {
				this.#frame ??= new DecoderStream(
					createZstdDecompress({ chunkSize: OUTPUT_BYTES }),
					this.#output,
				);
				await this.#frame.write(part.bytes);
			} else {
				await this.#frame?.end();
				this.#frame = undefined;
			}
		}
	}

	end(): void {
		if (!this.#walker.complete) throw truncated();
	}

	destroy(): void {
		this.#frame?.destroy();
	}
}

/** A decoder of node:zlib whose errors, and those of `output`, reject the call that is under way. */
class DecoderStream {
	readonly #stream: Transform;
	#failure: Error | undefined;
	#reject: (error: Error) => void = () => {};

	constructor(stream: Transform, output: (bytes: Uint8Array) => void) {
		this.#stream = stream;
		stream.on("data", (bytes: Uint8Array) => {
			if (this.#failure !== undefined) return;
			try {
				output(bytes);
			} catch (error) {
				this.#fail(toError(error));
			}
		});
		// Node does not call back a write that meets an error: the event is the only word of it.
		stream.on("error", (error) => this.#fail(translate(error)));
	}

	write(chunk: Uint8Array): Promise<void> {
		return this.#run((resolve) => {
			this.#stream.write(chunk, (error) => {
				if (error) this.#fail(translate(error));
				else resolve();
			});
		});
	}

	end(): Promise<void> {
		return this.#run((resolve) => {
			this.#stream.once("end", resolve);
			this.#stream.end();
		});
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

	#fail(error: Error): void {
		this.#failure ??= error;
		this.#stream.destroy();
		this.#reject(this.#failure);
	}
}

function toError(error: unknown): Error {
	return error instanceof Error ? error : new Error(String(error));
}

function translate(error: Error & { readonly code?: string }): Error {
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

function truncated(cause?: unknown): XvaError {
	return new XvaError(
		"truncated",
		"The compressed data ends too early: the export or copy was cut off; check the connection to the pool and the free disk space, and build again.",
		{ cause },
	);
}

function trailingGzip(cause?: unknown): XvaError {
	return new XvaError(
		"trailing-data",
		"Something that is not gzip follows the compressed data: the file was appended to or mixed with another one; copy or build it again.",
		{ cause },
	);
}
