import { gzipSync, zstdCompressSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { contentDigest, push, runCase } from "./case.ts";
import { type Base, makeCorpus } from "./corpus.ts";
import { packDraft } from "./draft.ts";
import { Random } from "./random.ts";
import { judge } from "./reference.ts";
import { xxhash } from "./reference-xxh64.ts";

/** About a minute of one core; `node __tests__/fuzz/fuzz.ts` runs for as long as one likes. */
const SEEDS = [1, 20_261_124, 3];
const CASES = 4_000;
const PATIENCE_MS = 600_000;

let corpus: Base[] = [];
beforeAll(async () => {
	corpus = await makeCorpus();
});
const small = (name: string): Buffer => {
	const base = corpus.find((each) => each.name === name);
	if (base === undefined) throw new Error(`no ${name}`);
	return packDraft(base.draft);
};

test.each(SEEDS)(
	"what mutations of seed %i make is judged as the reference judges it",
	async (seed) => {
		const counts = { valid: 0, refused: 0 };
		for (let index = 0; index < CASES; index += 1) {
			const { finding, mutant, ours } = await runCase(corpus, seed, index);
			counts[ours === "valid" ? "valid" : "refused"] += 1;
			if (finding === undefined) continue;
			const steps = mutant.steps.join("; ");
			expect.fail(`${finding} (--seed ${seed} --only ${index}): ${steps}`);
		}
		// Mutations that only break, or break nothing, would prove little.
		expect(counts.valid).toBeGreaterThan(CASES / 10);
		expect(counts.refused).toBeGreaterThan(CASES / 3);
	},
	PATIENCE_MS,
);

test("every file of the corpus is valid, with the reference's facts and digests", async () => {
	for (const { name, draft } of new Set(corpus)) {
		const file = packDraft(draft);
		const verdict = await push(file, new Random(1), "full");
		const reference = judge(file);
		if (verdict.kind !== "valid" || !reference.valid)
			throw new Error(`${name} is not valid`);
		expect(reference.oddities).toEqual([]);
		expect(verdict.verified.contentDigest).toBe(contentDigest(reference));
	}
});

describe("cut at every 512 bytes", () => {
	test.each([
		["plain", (bytes: Buffer) => bytes],
		["gzip", (bytes: Buffer) => gzipSync(bytes, { level: 0 })],
		[
			"zstd",
			(bytes: Buffer) =>
				Buffer.concat([
					zstdCompressSync(bytes.subarray(0, 9_000)),
					zstdCompressSync(bytes.subarray(9_000)),
				]),
		],
	])("a file is truncated (%s)", async (_, compress) => {
		for (const name of ["holes", "keep-alive", "SHA-1"]) {
			const file = compress(small(name));
			const random = new Random(file.length);
			for (let length = 512; length < file.length; length += 512) {
				const cut = file.subarray(0, length);
				const verdict = await push(cut, random, "full");
				expect(verdict).toMatchObject({ error: { class: "truncated" } });
				expect(judge(cut).valid).toBe(false);
			}
		}
	});
});

describe("the reference", () => {
	test("knows XXH64", () => {
		expect(xxhash(Buffer.alloc(0))).toBe("EF46DB3751D8E999");
		expect(xxhash(Buffer.alloc(1 << 19))).toBe("091AB0B4B605C552");
		expect(xxhash(Buffer.alloc(1 << 20))).toBe("87D2A1B6E1163EF1");
	});

	test.each([
		[
			"a flipped bit in a block",
			(file: Buffer) => flip(file, "/00000001\0", 512),
		],
		[
			"a flipped bit in a checksum",
			(file: Buffer) => flip(file, ".xxhash\0", 512),
		],
		[
			"a flipped bit in a header",
			(file: Buffer) => flip(file, "/00000001\0", 0),
		],
		["a missing end", (file: Buffer) => file.subarray(0, -512)],
		["a missing last block", (file: Buffer) => without(file, "00000003")],
		["a missing first block", (file: Buffer) => without(file, "00000000")],
		["something after its end", (file: Buffer) => Buffer.concat([file, file])],
	])("refuses %s", (_, change) => {
		const file = small("one disk");
		expect(judge(file).valid).toBe(true);
		expect(judge(change(file)).valid).toBe(false);
	});
});

function flip(file: Buffer, text: string, offset: number): Buffer {
	const copy = Buffer.from(file);
	const at = copy.indexOf(text) + offset;
	copy[at] = (copy[at] ?? 0) ^ 1;
	return copy;
}

/** Takes a block of less than 512 bytes and its checksum out. */
function without(file: Buffer, suffix: string): Buffer {
	const at = file.indexOf(`/${suffix}\0`) - "Ref:7".length;
	return Buffer.concat([file.subarray(0, at), file.subarray(at + 2_048)]);
}
