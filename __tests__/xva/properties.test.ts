import { gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { xvaBytes } from "../stand-ins/xva.ts";
import { verdict, verify } from "./verifying.ts";

const RUNS = { numRuns: 40, seed: 20_261_124 };

const disk = fc.record({
	sizeBytes: fc.integer({ min: 1, max: 3_000 }),
	pattern: fc.nat(1_000),
	holes: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }),
});
const archive = fc.record({
	// The first disk fills its first block, from whose length xapi takes the size of holes.
	disks: fc.array(disk, { minLength: 1, maxLength: 4 }).map(alignFirst),
	blockBytes: fc.constantFrom(64, 100, 512, 700),
	checksum: fc.constantFrom("xxhash" as const, "checksum" as const),
	keepAlive: fc.boolean(),
	cd: fc.boolean(),
	padded: fc.boolean(),
});
const compress = fc.constantFrom(
	(bytes: Buffer) => bytes,
	(bytes: Buffer) => gzipSync(bytes),
	(bytes: Buffer) => zstdCompressSync(bytes),
);

/** Every disk of at least one whole block, so that holes have one meaning whichever disk comes first. */
function alignFirst<T extends { sizeBytes: number }>(disks: T[]): T[] {
	return disks.map((each) => ({ ...each, sizeBytes: each.sizeBytes + 700 }));
}

test("what a writer like xapi makes is valid, in any chunks and compression", async () => {
	await fc.assert(
		fc.asyncProperty(
			archive,
			compress,
			fc.integer({ min: 100, max: 5_000 }),
			async (options, compressed, chunk) => {
				const bytes = compressed(await xvaBytes(options));
				const { hardware } = await verify(bytes, chunk);
				expect(hardware.disks.map((each) => each.virtual_size)).toEqual(
					options.disks.map((each) => each.sizeBytes),
				);
			},
		),
		RUNS,
	);
});

test("what is cut, or has a changed byte outside ova.xml, is never valid", async () => {
	await fc.assert(
		fc.asyncProperty(
			archive,
			fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
			async (options, where) => {
				const bytes = await xvaBytes({ ...options, padded: false });
				const cut = Math.floor(where * bytes.length);
				expect(await verdict(bytes.subarray(0, cut))).not.toBe("valid");
				const ovaEnd = bytes.indexOf("\0", 512);
				const at = ovaEnd + Math.floor(where * (bytes.length - ovaEnd));
				bytes[at] = (bytes[at] ?? 0) ^ 1;
				expect(await verdict(bytes)).not.toBe("valid");
			},
		),
		RUNS,
	);
});
