/** A file whose stored bytes are others than its own: fed into a converter at one end, parts cut from the other. */

import { createHash, type Hash } from "node:crypto";
import { crc32 } from "node:zlib";
import { ioBuffer } from "../io-buffer.ts";
import { StoreError } from "./errors.ts";
import { CHUNK_BYTES, type Digest, type Feed } from "./feed.ts";
import type { Source } from "./source.ts";

/** What turns a file's bytes into those that are stored. */
export interface Through {
	/** Takes the file's next bytes, valid until it settles; resolves when it can take more. */
	write(chunk: Uint8Array): Promise<void>;
	/** No more comes; resolves when all is handed to `output`. */
	end(): Promise<void>;
	/** The bytes to store, in order; ends after `end()`, rejects where the conversion fails. Whoever reads slowly slows `write` down. */
	readonly output: AsyncIterable<Uint8Array>;
	destroy(): void;
}

/** A source of what the converter makes of the file; begun when it is first read. */
export function convert(feed: Feed, open: () => Through): Source {
	let conversion: Conversion | undefined;
	const current = () => {
		conversion ??= new Conversion(feed, open());
		return conversion;
	};
	const stop = async () => {
		await conversion?.stop();
		conversion = undefined;
	};
	let told = 0;
	return {
		size: feed.size,
		read: async (into, signal) => {
			const { length, crc } = await current().read(into, signal);
			const consumed = feed.position() - told;
			told = feed.position();
			return { length, crc, consumed };
		},
		rewind: async () => {
			await stop();
			feed.rewind();
			told = 0;
		},
		finish: async () => {
			const stored = await current().finish();
			const source = await feed.finish();
			if (stored.size === 0) {
				throw new StoreError(
					"upload",
					"The conversion of the image yielded no bytes: nothing was published.",
				);
			}
			return { stored, source };
		},
		close: async () => {
			await stop();
			await feed.close();
		},
	};
}

/** One converter at work. */
class Conversion {
	readonly #feed: Feed;
	readonly #through: Through;
	readonly #output: AsyncIterator<Uint8Array>;
	readonly #hash: Hash = createHash("sha256");
	/** Ends when the converter has all of the file; never rejects. */
	readonly #fed: Promise<void>;
	readonly #feeding = new Wait();
	readonly #reading = new Wait();
	/** Of the last chunk of output, what has not been read. */
	#left: Uint8Array = new Uint8Array(0);
	#size = 0;

	constructor(feed: Feed, through: Through) {
		this.#feed = feed;
		this.#through = through;
		this.#output = through.output[Symbol.asyncIterator]();
		this.#fed = this.#pump().catch((error: unknown) => {
			// first, so that a reader hears this and not what `destroy` makes of it
			this.#reading.end(error);
			through.destroy();
		});
	}

	async read(
		into: Uint8Array,
		signal: AbortSignal,
	): Promise<{ length: number; crc: number }> {
		signal.throwIfAborted();
		const end = () => this.#reading.end(signal.reason);
		signal.addEventListener("abort", end, { once: true });
		try {
			let length = 0;
			let crc = 0;
			while (length < into.length && (await this.#more())) {
				const bytes = this.#left.subarray(0, into.length - length);
				this.#left = this.#left.subarray(bytes.length);
				into.set(bytes, length);
				length += bytes.length;
				crc = crc32(bytes, crc);
				this.#hash.update(bytes);
			}
			this.#size += length;
			return { length, crc };
		} finally {
			signal.removeEventListener("abort", end);
		}
	}

	/** Says when no more comes that all of it was read. */
	async finish(): Promise<Digest> {
		await this.#fed;
		await this.#reading.for(Promise.resolve());
		return { size: this.#size, sha256: this.#hash.digest("hex") };
	}

	async stop(): Promise<void> {
		const stopped = new Error("The conversion was stopped.");
		this.#reading.end(stopped);
		this.#feeding.end(stopped);
		this.#through.destroy();
		await this.#fed;
	}

	/** Whether there are bytes in {@link #left}, got now if need be. */
	async #more(): Promise<boolean> {
		while (this.#left.length === 0) {
			const next = await this.#reading.for(this.#output.next());
			if (next.done === true) {
				return false;
			}
			this.#left = next.value;
		}
		return true;
	}

	async #pump(): Promise<void> {
		const feed = this.#feed;
		const buffer = ioBuffer(CHUNK_BYTES);
		for (;;) {
			const left = feed.size - feed.position();
			if (left === 0) {
				break;
			}
			const chunk = buffer.subarray(0, Math.min(CHUNK_BYTES, left));
			await feed.take(chunk);
			await this.#feeding.for(this.#through.write(chunk));
		}
		await this.#feeding.for(this.#through.end());
	}
}

/** Waits for one thing after the other, until it is ended. (`Promise.race` would remember every one of them.) */
class Wait {
	#reject: ((error: unknown) => void) | undefined;
	#ended: { readonly error: unknown } | undefined;

	for<T>(promise: Promise<T>): Promise<T> {
		return new Promise((resolve, reject) => {
			if (this.#ended !== undefined) {
				reject(this.#ended.error);
			}
			this.#reject = reject;
			promise.then(resolve, reject);
		});
	}

	/** What is waited for, now and later, rejects with the first error that is given. */
	end(error: unknown): void {
		this.#ended ??= { error };
		this.#reject?.(this.#ended.error);
	}
}
