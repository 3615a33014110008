import { createHash } from "node:crypto";
import xxhash, { type XXHashAPI } from "xxhash-wasm";

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

	/** The checksum of the block as its member writes it; the next block starts empty. */
	digest(algorithm: ChecksumAlgorithm): string {
		const pieces = [this.#kept.subarray(0, this.#keptLength), ...this.#pieces];
		this.#pieces = [];
		this.#keptLength = 0;
		if (algorithm === "checksum") {
			const hash = createHash("sha1");
			for (const piece of pieces) hash.update(piece);
			return hash.digest("hex");
		}
		const hash = this.#xxhash.create64();
		for (const piece of pieces) hash.update(piece);
		return hash.digest().toString(16).padStart(16, "0").toUpperCase();
	}

	#grow(length: number): void {
		const larger = new Uint8Array(
			Math.max(length, 2 * this.#kept.length, 1 << 20),
		);
		larger.set(this.#kept.subarray(0, this.#keptLength));
		this.#kept = larger;
	}
}
