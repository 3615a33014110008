import { createHash } from "node:crypto";
import xxhash, { type XXHash, type XXHashAPI } from "xxhash-wasm";

/** How a block's checksum is made; the name is the suffix of the member that holds it. */
export type ChecksumAlgorithm = "xxhash" | "checksum";

/** What a checksum looks like. xapi compares text, so the case counts. */
export const CHECKSUM_PATTERNS: Readonly<Record<ChecksumAlgorithm, RegExp>> = {
	/** XXH64, seed 0, upper case: XCP-ng and Citrix Hypervisor since 8.1. */
	xxhash: /^[0-9A-F]{16}$/,
	/** SHA-1, lower case: before. */
	checksum: /^[0-9a-f]{40}$/,
};

let instance: Promise<XXHashAPI> | undefined;

/**
 * Hashes a block whose algorithm is known only from the member after it.
 * The block's bytes are hashed where they lie; only the pieces of a block that spans two chunks are copied, by {@link keep}.
 */
export class BlockHash {
	readonly #xxhash: XXHashAPI;
	#pieces: Uint8Array[] = [];
	#kept: Uint8Array = new Uint8Array(0);
	#keptLength = 0;

	private constructor(api: XXHashAPI) {
		this.#xxhash = api;
	}

	static async create(): Promise<BlockHash> {
		// Compiled once: hashes made from one instance do not disturb each other.
		instance ??= xxhash();
		return new BlockHash(await instance);
	}

	/** Begins an XXH64 of one's own. */
	newXxh64(): XXHash<bigint> {
		return this.#xxhash.create64();
	}

	/** Takes a view of the block's next bytes. */
	add(bytes: Uint8Array): void {
		this.#pieces.push(bytes);
	}

	/** Copies what was added, because its memory is about to be overwritten. */
	keep(): void {
		for (const piece of this.#pieces) {
			const length = this.#keptLength + piece.length;
			if (length > this.#kept.length) this.#grow(length);
			this.#kept.set(piece, this.#keptLength);
			this.#keptLength = length;
		}
		this.#pieces = [];
	}

	/** XXH64 of the block. */
	xxh64(): bigint {
		const hash = this.newXxh64();
		for (const piece of this.#block()) hash.update(piece);
		return hash.digest();
	}

	/** SHA-1 of the block, as its member writes it. */
	sha1(): string {
		const hash = createHash("sha1");
		for (const piece of this.#block()) hash.update(piece);
		return hash.digest("hex");
	}

	/** Forgets the block: the next one starts empty. */
	clear(): void {
		this.#pieces = [];
		this.#keptLength = 0;
	}

	#block(): readonly Uint8Array[] {
		return this.#keptLength === 0
			? this.#pieces
			: [this.#kept.subarray(0, this.#keptLength), ...this.#pieces];
	}

	#grow(length: number): void {
		const larger = new Uint8Array(
			Math.max(length, 2 * this.#kept.length, 1 << 20),
		);
		larger.set(this.#kept.subarray(0, this.#keptLength));
		this.#kept = larger;
	}
}

/** An XXH64 as its member writes it. */
export function xxhashText(xxh64: bigint): string {
	return xxh64.toString(16).padStart(16, "0").toUpperCase();
}
