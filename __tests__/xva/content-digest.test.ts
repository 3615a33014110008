import { createHash } from "node:crypto";
import { gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import xxhash, { type XXHashAPI } from "xxhash-wasm";
import { CHUNK_BYTES, DiskDigest } from "../../src/xva/content-digest.ts";
import { type XvaOptions, xvaBytes } from "../stand-ins/xva.ts";
import { MIB, verify } from "./verifying.ts";

let api: XXHashAPI;
beforeAll(async () => {
	api = await xxhash();
});

/** The digest of a raw disk, by its definition and nothing else. */
function slowDigest(disk: Uint8Array): string {
	const hash = createHash("sha256");
	for (let at = 0; at < disk.length; at += MIB) {
		const chunk = Buffer.alloc(MIB);
		chunk.set(disk.subarray(at, at + MIB));
		if (chunk.every((byte) => byte === 0)) continue;
		const entry = Buffer.alloc(16);
		entry.writeBigUInt64LE(BigInt(at / MIB), 0);
		entry.writeBigUInt64LE(api.h64Raw(chunk), 8);
		hash.update(entry);
	}
	return `xxh64-1m:${hash.digest("hex")}`;
}

function slowImageDigest(disks: readonly Uint8Array[]): string {
	const lines = disks.map((disk) => `${slowDigest(disk)}\n`).join("");
	return `xxh64-1m:${createHash("sha256").update(lines).digest("hex")}`;
}

/** A disk of 5.3 MiB: chunks 1 and 3 are zero, chunk 4 in part. */
function someDisk(): Buffer {
	const disk = Buffer.alloc(5 * MIB + 300_032);
	for (let at = 0; at < disk.length; at += 4_096) {
		if ([1, 3].includes(Math.floor(at / MIB))) continue;
		if (at < 4 * MIB + 600_000) disk.fill(`page ${at} `, at, at + 4_096);
	}
	disk.write("the end", disk.length - 7);
	return disk;
}

/** An archive of the disk in blocks of a size; those that are zero are left out, as xapi does, unless they shall be kept. */
async function packed(
	disk: Buffer,
	options: Omit<XvaOptions, "disks"> & { readonly keepZeros?: boolean } = {},
): Promise<Buffer> {
	const { blockBytes = MIB, keepZeros = false } = options;
	const holes: number[] = [];
	for (let block = 0; block * blockBytes < disk.length; block += 1) {
		const from = block * blockBytes;
		const isZero = disk.subarray(from, from + blockBytes).every((b) => b === 0);
		if (isZero && !keepZeros) holes.push(block);
	}
	const fill = (block: number, into: Buffer): void => {
		disk.copy(into, 0, block * blockBytes);
	};
	return xvaBytes({
		...options,
		disks: [{ sizeBytes: disk.length, holes, fill }],
	});
}

const digestOf = async (archive: Uint8Array, chunkBytes = MIB) =>
	(await verify(archive, chunkBytes)).hardware.disks[0]?.content_digest;

describe("the digest of a disk is the same", () => {
	const disk = someDisk();
	test.each<[string, Parameters<typeof packed>[1]]>([
		["from xapi", {}],
		["with SHA-1 checksums", { checksum: "checksum" }],
		["with blocks that keep the connection alive", { keepAlive: true }],
		["with zero blocks that are stored", { keepZeros: true }],
		["in blocks of 64 KiB", { blockBytes: 65_536 }],
		["in blocks of an odd size", { blockBytes: 300_007 }],
		["in blocks of 2 MiB", { blockBytes: 2 * MIB }],
		["in one block", { blockBytes: 6 * MIB }],
	])("%s", async (_, options) => {
		const archive = await packed(disk, options);
		for (const chunk of [100_001, 16 * MIB])
			expect(await digestOf(archive, chunk)).toBe(slowDigest(disk));
	});

	test("in every compression", async () => {
		const archive = await packed(disk);
		for (const compress of [gzipSync, zstdCompressSync])
			expect(await digestOf(compress(archive))).toBe(slowDigest(disk));
	});

	test("where Xen Orchestra rounded its size up", async () => {
		const padded = Buffer.concat([disk, Buffer.alloc(MIB - 300_032)]);
		expect(padded.length % MIB).toBe(0);
		expect(await digestOf(await packed(padded))).toBe(slowDigest(disk));
	});

	test("where all of it is zero, whatever its size", async () => {
		const none = slowDigest(new Uint8Array(0));
		for (const size of [1, MIB, 3 * MIB + 5])
			expect(await digestOf(await packed(Buffer.alloc(size)))).toBe(none);
	});
});

describe("the digest of a disk differs", () => {
	const disk = someDisk();
	test.each<[string, (disk: Buffer) => void]>([
		[
			"by one bit",
			(d) => d.writeUInt8((d[2 * MIB + 77] ?? 0) ^ 4, 2 * MIB + 77),
		],
		["by a bit among zeros", (d) => d.writeUInt8(1, 3 * MIB + 12_345)],
		["by its last byte", (d) => d.writeUInt8(0, d.length - 1)],
		["by data that moved to a hole", (d) => moveChunk(d, 2, 3)],
		["by data that moved within a chunk", (d) => moveChunk(d, 4.5, 4.75)],
		["by chunks that changed places", (d) => swapChunks(d, 0, 2)],
	])("%s", async (_, change) => {
		const other = Buffer.from(disk);
		change(other);
		const digest = await digestOf(await packed(other));
		expect(digest).toBe(slowDigest(other));
		expect(digest).not.toBe(slowDigest(disk));
	});
});

describe("the digest of an image", () => {
	const fill = (text: string) => (block: number, into: Buffer) => {
		into.fill(`${text} ${block} `);
	};
	/** Three disks whose references stand in another order as text: Ref:11 before Ref:7. */
	const disks = ["a", "b", "c"].map((text) => ({
		sizeBytes: 2_000,
		fill: fill(text),
	}));
	const raw = ["a", "b", "c"].map((text) => {
		const disk = Buffer.alloc(2_000);
		for (const block of [0, 1])
			fill(text)(block, disk.subarray(block * 1_000, (block + 1) * 1_000));
		return disk;
	});

	test("is over those of its disks in order of their device numbers", async () => {
		const verified = await verify(await xvaBytes({ disks, blockBytes: 1_000 }));
		expect(verified.contentDigest).toBe(slowImageDigest(raw));
		expect(verified.hardware.disks.map((d) => d.content_digest)).toEqual(
			raw.map(slowDigest),
		);
	});

	test("differs where disks change places", async () => {
		const archive = await xvaBytes({
			disks: disks.toReversed(),
			blockBytes: 1_000,
		});
		const { contentDigest } = await verify(archive);
		expect(contentDigest).toBe(slowImageDigest(raw.toReversed()));
		expect(contentDigest).not.toBe(slowImageDigest(raw));
	});

	test("is for mode full only to say", async () => {
		const archive = await xvaBytes({ disks, blockBytes: 1_000 });
		const verified = await verify(archive, MIB, "structure");
		expect(verified.contentDigest).toBeUndefined();
		expect(verified.hardware.disks[0]).not.toHaveProperty("content_digest");
	});
});

test("DiskDigest takes bytes in any pieces, and chunks whose hash is known", () => {
	const disk = someDisk();
	const expected = slowDigest(disk);
	const cut = fc.integer({ min: 0, max: disk.length });
	fc.assert(
		fc.property(
			fc.array(cut, { maxLength: 12 }),
			fc.boolean(),
			(cuts, sparse) => {
				const digest = new DiskDigest(() => api.create64());
				const stops = [0, ...cuts.toSorted((a, b) => a - b), disk.length];
				for (const [index, from] of stops.entries()) {
					const piece = disk.subarray(from, stops[index + 1]);
					const isZero = sparse && !piece.some((byte) => byte !== 0);
					if (!isZero) digest.add(from, piece);
				}
				expect(digest.digest()).toBe(expected);
			},
		),
		{ numRuns: 20, seed: 20_261_124 },
	);
	const digest = new DiskDigest(() => api.create64());
	for (const number of [0, 1, 2, 3, 4]) {
		const at = number * CHUNK_BYTES;
		const chunk = disk.subarray(at, at + CHUNK_BYTES);
		if (number % 2 === 0) digest.addChunk(at, api.h64Raw(chunk));
		else digest.add(at, chunk);
	}
	digest.add(5 * CHUNK_BYTES, disk.subarray(5 * CHUNK_BYTES));
	expect(digest.digest()).toBe(expected);
});

/** Moves a quarter of a chunk at least, given in chunks. */
function moveChunk(disk: Buffer, from: number, to: number): void {
	const length = Number.isInteger(from) ? MIB : MIB / 4;
	const data = Buffer.from(disk.subarray(from * MIB, from * MIB + length));
	disk.fill(0, from * MIB, from * MIB + length);
	data.copy(disk, to * MIB);
}

function swapChunks(disk: Buffer, one: number, other: number): void {
	const data = Buffer.from(disk.subarray(one * MIB, (one + 1) * MIB));
	disk.copy(disk, one * MIB, other * MIB, (other + 1) * MIB);
	data.copy(disk, other * MIB);
}
