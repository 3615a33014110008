import { XvaError } from "./errors.ts";

const FRAME_MAGIC = 0xfd2fb528;
const FRAME_MAGIC_BYTES = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);
const SKIPPABLE_MAGIC = 0x184d2a50;
const RLE_BLOCK = 1;
const RESERVED_BLOCK = 3;
const CONTENT_CHECKSUM_BYTES = 4;

/** The headers of a zstd file that say where its frames end (RFC 8878, section 3.1), with their lengths in bytes. */
const FIELD_BYTES = {
	magic: 4,
	descriptor: 1,
	block: 3,
	"skippable-length": 4,
} as const;

/**
 * Cuts a zstd file into frames by its frame and block headers.
 * Node's own decoder drops what follows a frame in the same write, and up to 24.19 takes a cut frame for a whole one.
 */
export class ZstdFrameWalker {
	#field: keyof typeof FIELD_BYTES = "magic";
	#value = 0;
	#have = 0;
	/** Bytes to pass over before the next header. */
	#skip = 0;
	/** The frame is at its end once `#skip` is 0. */
	#last = false;
	#skippable = false;
	#checksum = false;
	#frames = 0;

	/**
	 * Walks over the next bytes of the file and gives those of data frames, no piece going beyond the end of its frame.
	 * Pieces are views of `chunk`, but for magic numbers that began in the chunk before. Throws {@link XvaError}.
	 */
	*feed(chunk: Uint8Array): Generator<Uint8Array, void, undefined> {
		let at = 0;
		// Where the present frame begins in this chunk.
		let from = 0;
		// Bytes of its magic number that came before.
		let before = this.#atMagic ? this.#have : 0;
		while (at < chunk.length) {
			at += this.#step(chunk, at);
			const isEnd = this.#last && this.#skip === 0;
			if (!isEnd && (at < chunk.length || this.#atMagic)) continue;
			if (!this.#skippable) {
				if (before > 0) yield FRAME_MAGIC_BYTES.subarray(0, before);
				yield chunk.subarray(from, at);
			}
			if (isEnd) this.#nextFrame();
			from = at;
			before = 0;
		}
	}

	/** Whether the file may end here: after a whole frame. */
	get complete(): boolean {
		return this.#atMagic && this.#have === 0 && this.#frames > 0;
	}

	get #atMagic(): boolean {
		return this.#field === "magic";
	}

	/** Passes over bytes, or reads one byte of a header; returns how many bytes it took. */
	#step(chunk: Uint8Array, at: number): number {
		if (this.#skip > 0) {
			const taken = Math.min(this.#skip, chunk.length - at);
			this.#skip -= taken;
			return taken;
		}
		this.#value += (chunk[at] ?? 0) * 2 ** (8 * this.#have);
		this.#have += 1;
		if (this.#atMagic) this.#checkMagic();
		if (this.#have === FIELD_BYTES[this.#field]) {
			const value = this.#value;
			this.#value = 0;
			this.#have = 0;
			this.#fieldDone(value);
		}
		return 1;
	}

	#fieldDone(value: number): void {
		switch (this.#field) {
			case "magic":
				this.#magicDone(value);
				return;
			case "skippable-length":
				this.#skip = value;
				this.#last = true;
				return;
			case "descriptor": {
				const singleSegment = (value >> 5) & 1;
				const dictionaryBytes = [0, 1, 2, 4][value & 3] ?? 0;
				const sizeBytes = [singleSegment, 2, 4, 8][value >> 6] ?? 0;
				this.#checksum = ((value >> 2) & 1) === 1;
				this.#skip = 1 - singleSegment + dictionaryBytes + sizeBytes;
				this.#field = "block";
				return;
			}
			case "block":
				this.#blockDone(value);
				return;
		}
	}

	/** Compares the bytes of a magic number that are there with those that may begin a frame. */
	#checkMagic(): void {
		const modulus = 2 ** (8 * this.#have);
		const value = this.#value;
		const isFrame = value === FRAME_MAGIC % modulus;
		const isSkippable = value - (value % 16) === SKIPPABLE_MAGIC % modulus;
		if (isFrame || isSkippable) return;
		throw new XvaError(
			"trailing-data",
			"Something that is not zstd follows the compressed data: the file was appended to or mixed with another one; copy or build it again.",
		);
	}

	#magicDone(value: number): void {
		this.#skippable = value !== FRAME_MAGIC;
		this.#field = this.#skippable ? "skippable-length" : "descriptor";
	}

	#blockDone(value: number): void {
		const type = (value >> 1) & 3;
		if (type === RESERVED_BLOCK) {
			throw new XvaError(
				"compression",
				"The zstd data holds a block of a type that does not exist: the file is damaged; copy or build it again.",
			);
		}
		this.#skip = type === RLE_BLOCK ? 1 : value >> 3;
		if ((value & 1) === 1) {
			this.#last = true;
			if (this.#checksum) this.#skip += CONTENT_CHECKSUM_BYTES;
		}
	}

	#nextFrame(): void {
		this.#frames += 1;
		this.#field = "magic";
		this.#last = false;
	}
}
