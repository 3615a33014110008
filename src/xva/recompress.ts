/** Turns an XVA into a zstd one while it is verified, in one pass and in memory that does not grow with the file. */
import { finished } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";
import { type VerifiedXva, type VerifyOptions, XvaVerifier } from "./verify.ts";
import { ZstdFrameWalker } from "./zstd-frames.ts";
import { EncoderError, startZstd, type ZstdEncoder } from "./zstd-program.ts";

export { EncoderError, findZstd } from "./zstd-program.ts";

/** Output buffer of Node's encoder. */
const OUTPUT_BYTES = 1 << 20;

export interface RecompressionOptions {
	/** How the file is verified on the way; `none` only decompresses it. */
	readonly mode: VerifyOptions["mode"];
	/** 1 to 19. */
	readonly level: number;
	/** Path of the zstd program, which uses all cores; without it one thread compresses in this process. */
	readonly program?: string | undefined;
	readonly signal: AbortSignal;
}

/** What turns a file's bytes into those that are stored. */
export interface Recompression {
	/** Takes the file's next bytes, valid until it settles; resolves when it can take more. */
	write(chunk: Uint8Array): Promise<void>;
	/** No more comes; resolves when all is handed to `output`. */
	end(): Promise<void>;
	/** The bytes to store, in order, to be read once; ends after end(), rejects where the conversion fails. Whoever reads slowly slows write() down. */
	readonly output: AsyncIterable<Uint8Array>;
	/** Ends everything at once; what is under way rejects. */
	destroy(): void;
	/** What was verified of the file; throws before end() has resolved. */
	result(): VerifiedXva;
}

/**
 * Opens a recompression of one file: plain, gzip or zstd in, one zstd frame out. A file that is no sound XVA rejects with
 * its `XvaError`, an encoder that fails with {@link EncoderError}, an abort with the signal's reason; `output` rejects likewise,
 * so that what was cut never looks whole.
 */
export function openRecompression(
	options: RecompressionOptions,
): Recompression {
	return new Recompressor(options);
}

class Recompressor implements Recompression {
	readonly output: AsyncIterable<Uint8Array>;
	readonly #encoder: ZstdEncoder;
	readonly #verifier: XvaVerifier;
	#closing = false;
	#result: VerifiedXva | undefined;
	#failure: Error | undefined;
	/** Rejects the piece that the encoder has not taken yet. */
	#reject: (error: Error) => void = () => {};

	constructor({ mode, level, program, signal }: RecompressionOptions) {
		const encoder =
			program === undefined ? encodeHere(level) : startZstd(program, level);
		this.#encoder = encoder;
		this.#verifier = new XvaVerifier({
			mode,
			onArchive: (bytes) => this.#encode(bytes),
		});
		this.output = this.#read();
		// `ended` tells why a stream broke.
		encoder.input.on("error", () => {});
		encoder.output.on("error", () => {});
		const stop = () => this.#fail(signal.reason);
		signal.addEventListener("abort", stop);
		encoder.ended
			.then(
				() => {
					if (!this.#closing) this.#fail(new EncoderError(CUT));
				},
				(error) => this.#fail(error),
			)
			.finally(() => signal.removeEventListener("abort", stop));
		if (signal.aborted) stop();
	}

	write(chunk: Uint8Array): Promise<void> {
		return this.#guard(() => this.#verifier.write(chunk));
	}

	end(): Promise<void> {
		return this.#guard(async () => {
			const result = await this.#verifier.end();
			this.#closing = true;
			this.#encoder.input.end();
			await this.#encoder.ended;
			this.#result = result;
		});
	}

	destroy(): void {
		this.#fail(new Error("The recompression was destroyed."));
	}

	result(): VerifiedXva {
		if (this.#result === undefined)
			throw new Error("The XVA has not been recompressed to its end.");
		return this.#result;
	}

	/** Resolves when the encoder has taken the bytes, so that their memory may be used again. */
	#encode(bytes: Uint8Array): Promise<void> {
		return new Promise((resolve, reject) => {
			if (this.#failure !== undefined) return reject(this.#failure);
			this.#reject = reject;
			this.#encoder.input.write(bytes, (error) => {
				if (!error) resolve();
			});
		});
	}

	/** What the encoder yields, proved to end where a zstd frame does: its exit code alone is a word. */
	async *#read(): AsyncGenerator<Uint8Array, void, undefined> {
		const walker = new ZstdFrameWalker();
		try {
			for await (const chunk of this.#encoder.output) {
				walk(walker, chunk);
				yield chunk;
			}
			await this.#encoder.ended;
			if (!walker.complete) throw new EncoderError(CUT);
		} catch (error) {
			this.#fail(error);
		}
		if (this.#failure !== undefined) throw this.#failure;
	}

	async #guard(work: () => Promise<void>): Promise<void> {
		try {
			if (this.#failure === undefined) await work();
		} catch (error) {
			this.#fail(error);
		}
		if (this.#failure !== undefined) throw this.#failure;
	}

	#fail(error: unknown): void {
		this.#failure ??= error instanceof Error ? error : new Error(String(error));
		this.#verifier.destroy();
		this.#encoder.destroy(this.#failure);
		this.#reject(this.#failure);
	}
}

const CUT =
	"The zstd encoder did not yield a whole zstd file: try again, or leave the XVA as it is.";

/** What the walker finds wrong is wrong with the encoder, not with the file that goes in. */
function walk(walker: ZstdFrameWalker, chunk: Uint8Array): void {
	try {
		for (const _ of walker.feed(chunk));
	} catch (cause) {
		throw new EncoderError(CUT, { cause });
	}
}

/** One thread of this process. Node's `ZSTD_c_nbWorkers` stays unset: with it the stream loses its end. */
function encodeHere(level: number): ZstdEncoder {
	const stream = createZstdCompress({
		chunkSize: OUTPUT_BYTES,
		params: {
			[constants.ZSTD_c_compressionLevel]: level,
			[constants.ZSTD_c_checksumFlag]: 1,
		},
	});
	return {
		input: stream,
		output: stream,
		ended: finished(stream, { readable: false }).catch((cause) => {
			throw new EncoderError(
				`The zstd encoder failed (${cause instanceof Error ? cause.message : cause}): try again, or leave the XVA as it is.`,
				{ cause },
			);
		}),
		destroy: (error) => {
			stream.destroy(error);
		},
	};
}
