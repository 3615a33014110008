import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	type VerifyFileOptions,
	type VerifyOptions,
	verifyFile,
} from "../../src/xva/verify.ts";
import { xvaBytes } from "../stand-ins/xva.ts";
import { MIB, pushThrough } from "./verifying.ts";

let folder = "";
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "xva-taps-"));
});
afterAll(() => rm(folder, { recursive: true }));

const FORMATS = [
	["none", (bytes: Buffer) => bytes],
	["gzip", (bytes: Buffer) => gzipSync(bytes)],
	["zstd", (bytes: Buffer) => zstdCompressSync(bytes)],
] as const;

/** A disk's bytes, and how the archive's writer fills its blocks from them. */
function diskOf(sizeBytes: number, blockBytes: number, text: string) {
	const raw = Buffer.alloc(sizeBytes, `${text} `);
	const fill = (block: number, into: Buffer): void => {
		raw.copy(into, 0, block * blockBytes);
	};
	return { raw, disk: { sizeBytes, fill } };
}

describe.each(FORMATS)("%s", (compression, compress) => {
	const first = diskOf(450, 100, "first");
	const second = diskOf(250, 100, "second");
	first.raw.fill(0, 200, 300);
	const archive = () =>
		xvaBytes({
			disks: [{ ...first.disk, holes: [2] }, second.disk],
			blockBytes: 100,
			keepAlive: true,
		});

	test.each([
		1,
		97,
		512,
		MIB,
	])("the archive and the blocks are shown in order, in chunks of %i bytes", async (chunk) => {
		const bytes = await archive();
		const shown: Buffer[] = [];
		const disks = new Map<string, Buffer>();
		await pushThrough(
			compress(bytes),
			{
				mode: "full",
				onArchive: (piece) => {
					shown.push(Buffer.from(piece));
				},
				onBlock: ({ ref, virtualSize }, position, piece) => {
					const disk = disks.get(ref) ?? Buffer.alloc(virtualSize);
					disks.set(ref, disk);
					disk.set(piece, position);
				},
			},
			chunk,
		);
		expect(Buffer.concat(shown).equals(bytes)).toBe(true);
		expect(disks).toEqual(
			new Map([
				["Ref:7", first.raw],
				["Ref:9", second.raw],
			]),
		);
	});

	test("whoever looks on holds up everything, and one piece is shown at a time", async () => {
		const bytes = await xvaBytes({ disks: [{ sizeBytes: 12 * MIB }] });
		let looking = 0;
		let most = 0;
		let shown = 0;
		const look = async (piece: Uint8Array): Promise<void> => {
			looking += 1;
			most = Math.max(most, looking);
			const before = Buffer.from(piece);
			await sleep(2);
			// its memory is not used for anything else meanwhile
			expect(before.equals(piece)).toBe(true);
			shown += piece.length;
			looking -= 1;
		};
		await pushThrough(
			compress(bytes),
			{ mode: "full", onArchive: look, onBlock: (_, __, piece) => look(piece) },
			100_000,
		);
		expect(most).toBe(1);
		expect(shown).toBe(bytes.length + 12 * MIB);
	});

	test.each<[string, VerifyOptions]>([
		["onArchive", { mode: "full", onArchive: refuse }],
		["onArchive in mode none", { mode: "none", onArchive: refuse }],
		["onBlock", { mode: "structure", onBlock: refuse }],
	])("what %s throws ends it", async (_, options) => {
		const bytes = compress(await archive());
		await expect(pushThrough(bytes, options)).rejects.toThrow("disk full");
	});

	test("mode none shows whatever is inside, and knows nothing of it", async () => {
		const inside = Buffer.from("no archive at all");
		const shown: Buffer[] = [];
		const found = await pushThrough(compress(inside), {
			mode: "none",
			onArchive: (piece) => {
				shown.push(Buffer.from(piece));
			},
		});
		expect(Buffer.concat(shown)).toEqual(inside);
		expect(found).toEqual({
			compression,
			blocks: 0,
			warnings: [],
			checksums: [],
			...(compression === "none"
				? {}
				: { archive: { sizeBytes: inside.length } }),
		});
	});

	test("progress goes to the file's end", async () => {
		const bytes = compress(await xvaBytes({ disks: [{ sizeBytes: 3 * MIB }] }));
		const told: [number, number][] = [];
		await ofFile(bytes, {
			mode: "full",
			onProgress: (read, total) => told.push([read, total]),
		});
		expect(told.at(-1)).toEqual([bytes.length, bytes.length]);
		const reads = told.map(([read]) => read);
		expect(reads).toEqual(reads.toSorted((a, b) => a - b));
		expect(told.every(([, total]) => total === bytes.length)).toBe(true);
	});

	test("an abort ends it with its reason, before and while it reads", async () => {
		const bytes = compress(await archive());
		const reason = new Error("cancelled");
		const aborted = AbortSignal.abort(reason);
		await expect(ofFile(bytes, { mode: "full", signal: aborted })).rejects.toBe(
			reason,
		);
		const controller = new AbortController();
		const onArchive = (): void => controller.abort(reason);
		const { signal } = controller;
		await expect(
			ofFile(bytes, { mode: "full", signal, onArchive }),
		).rejects.toBe(reason);
	});
});

test.each(
	FORMATS.slice(1),
)("%s: what a slow one has not seen yet is not decoded far ahead", async (_, compress) => {
	const piece = compress(Buffer.alloc(MIB));
	const bytes = Buffer.concat(Array<Buffer>(256).fill(piece));
	const before = process.memoryUsage().arrayBuffers;
	let most = 0;
	let calls = 0;
	await pushThrough(bytes, {
		mode: "none",
		onArchive: async () => {
			if (calls++ < 3) await sleep(200);
			const { arrayBuffers } = process.memoryUsage();
			most = Math.max(most, arrayBuffers - before);
		},
	});
	expect(calls).toBeGreaterThan(250);
	expect(most).toBeLessThan(64 * MIB);
});

async function ofFile(bytes: Buffer, options: VerifyFileOptions) {
	const path = join(folder, "image");
	await writeFile(path, bytes);
	return verifyFile(path, options);
}

function refuse(): never {
	throw new Error("disk full");
}
