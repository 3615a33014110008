import { createHash } from "node:crypto";
import type { XXHash } from "xxhash-wasm";

/** Bytes of the chunks that a digest is made of: the size of xapi's blocks, so that a block's own checksum serves. */
export const CHUNK_BYTES = 1 << 20;
/** Names the scheme: another one counts as another content. */
const SCHEME = "xxh64-1m:";
/** XXH64 of a chunk of zeros. */
const ZERO_CHUNK = 0x87d2a1b6e1163ef1n;
const ZEROS = new Uint8Array(64 << 10);

/**
 * Digest of a disk's content: SHA-256 over number and XXH64 (both 64 bits, little-endian) of every chunk of 1 MiB that is not all zero.
 * A last short chunk is padded with zeros: neither holes nor a rounded-up size make a difference.
 * It recognises content; since XXH64 can be forged, it proves nothing to someone who does not trust the writer.
 */
export class DiskDigest {
	readonly #newHash: () => XXHash<bigint>;
	readonly #sha256 = createHash("sha256");
	readonly #entry = Buffer.alloc(16);
	/** The chunk that has come in part. */
	#open:
		| { readonly number: number; length: number; hash: XXHash<bigint> }
		| undefined;

	/** `newHash` begins an XXH64 of seed 0. */
	constructor(newHash: () => XXHash<bigint>) {
		this.#newHash = newHash;
	}

	/** Takes a whole chunk whose XXH64 is known, at a multiple of {@link CHUNK_BYTES}. Positions must rise, also among calls of {@link add}. */
	addChunk(position: number, xxh64: bigint): void {
		this.#closeChunk();
		this.#enter(position / CHUNK_BYTES, xxh64);
	}

	/** Takes bytes of the disk from `position` on; what is passed over is zero. */
	add(position: number, bytes: Uint8Array): void {
		let taken = 0;
		while (taken < bytes.length) {
			const at = position + taken;
			const chunk = this.#chunkOf(at);
			pad(chunk, at % CHUNK_BYTES);
			const piece = bytes.subarray(taken, taken + CHUNK_BYTES - chunk.length);
			chunk.hash.update(piece);
			chunk.length += piece.length;
			taken += piece.length;
		}
	}

	/** The digest as text; nothing can be added afterwards. */
	digest(): string {
		this.#closeChunk();
		return SCHEME + this.#sha256.digest("hex");
	}

	#chunkOf(position: number) {
		const number = Math.floor(position / CHUNK_BYTES);
		if (this.#open?.number !== number) {
			this.#closeChunk();
			this.#open = { number, length: 0, hash: this.#newHash() };
		}
		return this.#open;
	}

	#closeChunk(): void {
		const chunk = this.#open;
		if (chunk === undefined) return;
		this.#open = undefined;
		pad(chunk, CHUNK_BYTES);
		this.#enter(chunk.number, chunk.hash.digest());
	}

	#enter(number: number, xxh64: bigint): void {
		if (xxh64 === ZERO_CHUNK) return;
		this.#entry.writeBigUInt64LE(BigInt(number), 0);
		this.#entry.writeBigUInt64LE(xxh64, 8);
		this.#sha256.update(this.#entry);
	}
}

/** Fills a chunk with zeros up to a length. */
function pad(
	chunk: { length: number; readonly hash: XXHash<bigint> },
	length: number,
): void {
	while (chunk.length < length) {
		const zeros = ZEROS.subarray(0, length - chunk.length);
		chunk.hash.update(zeros);
		chunk.length += zeros.length;
	}
}

/** Digest of an image: over its disks' digests, one a line, in order of their device numbers. */
export function imageDigest(diskDigests: readonly string[]): string {
	const lines = diskDigests.map((digest) => `${digest}\n`).join("");
	return SCHEME + createHash("sha256").update(lines).digest("hex");
}
