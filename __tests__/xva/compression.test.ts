import { createHash } from "node:crypto";
import {
	constants,
	gunzipSync,
	gzipSync,
	zstdCompressSync,
	zstdDecompressSync,
} from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { ZstdFrameWalker } from "../../src/xva/zstd-frames.ts";
import { xvaBytes } from "../stand-ins/xva.ts";
import { MIB, refusal, verdict, verify } from "./verifying.ts";

let archive: Buffer;
beforeAll(async () => {
	archive = await xvaBytes({
		disks: [{ sizeBytes: 700 }, { sizeBytes: 450 }],
		blockBytes: 200,
	});
});

const zstd = (bytes: Uint8Array, checksum = true): Buffer =>
	zstdCompressSync(bytes, {
		params: { [constants.ZSTD_c_checksumFlag]: checksum ? 1 : 0 },
	});
/** The archive in pieces, each compressed alone. */
function pieceList(compress: (bytes: Uint8Array) => Buffer): Buffer[] {
	const cuts = [700, 6_000, archive.length];
	return cuts.map((to, index) =>
		compress(archive.subarray(cuts[index - 1] ?? 0, to)),
	);
}
const pieces = (compress: (bytes: Uint8Array) => Buffer): Buffer =>
	Buffer.concat(pieceList(compress));
/** A skippable frame of zstd, such as pzstd writes. */
function skippable(length: number): Buffer {
	const frame = Buffer.alloc(8 + length, 0x28);
	frame.writeUInt32LE(0x184d2a53, 0);
	frame.writeUInt32LE(length, 4);
	return frame;
}

const FORMATS = [
	["gzip", (bytes: Uint8Array) => gzipSync(bytes), gunzipSync],
	["zstd", (bytes: Uint8Array) => zstd(bytes), zstdDecompressSync],
] as const;

describe.each(FORMATS)("%s", (name, compress, decompress) => {
	test.each([
		1,
		7,
		512,
		1_000,
		MIB,
	])("in chunks of %i bytes gives the facts of the plain archive", async (chunk) => {
		const plain = await verify(archive);
		const verified = await verify(compress(archive), chunk);
		const { importable } = verified.hardware;
		expect(verified).toEqual({
			...plain,
			hardware: { ...plain.hardware, importable },
			compression: name,
			archive: {
				sizeBytes: archive.length,
				sha256: createHash("sha256").update(archive).digest("hex"),
			},
		});
	});

	test("has no digest of the archive in mode structure", async () => {
		const verified = await verify(compress(archive), MIB, "structure");
		expect(verified.archive).toEqual({ sizeBytes: archive.length });
	});

	test("may come in several pieces, each compressed alone", async () => {
		for (const chunk of [1, 7, 1_000, MIB]) {
			expect(await verdict(pieces(compress), chunk)).toBe("valid");
		}
	});

	test("is truncated wherever it is cut", async () => {
		for (const whole of [compress(archive), pieces(compress)]) {
			const inTail = (length: number) => length > whole.length - 20;
			for (
				let length = 4;
				length < whole.length;
				length += inTail(length) ? 1 : 31
			) {
				const cut = whole.subarray(0, length);
				expect(await verdict(cut, 4_096)).toBe("truncated");
			}
		}
	});

	test("says at which member and byte of the archive it was cut", async () => {
		const at = archive.indexOf(Buffer.from("Ref:7/00000002.xxhash\0"));
		const whole = archive.subarray(0, at + 520);
		const bytes = Buffer.concat([compress(whole), compress(archive)]);
		const cut = bytes.subarray(0, compress(whole).length + 10);
		expect(await refusal(cut)).toMatchObject({
			class: "truncated",
			member: "Ref:7/00000002.xxhash",
			offset: whole.length,
		});
	});

	test("is refused wherever a flipped byte changes what it yields", async () => {
		const whole = compress(archive);
		// Gzip's time and system bytes, at 4 to 9, are free.
		for (let at = 10; at < whole.length; at += 13) {
			const flipped = Buffer.from(whole);
			flipped[at] = (flipped[at] ?? 0) ^ 0x24;
			if ((await verdict(flipped)) !== "valid") continue;
			expect(decompress(flipped).equals(archive)).toBe(true);
		}
	});

	test("is refused wherever a piece is left out", async () => {
		const [first, second, third] = pieceList(compress);
		if (!first || !second || !third) throw new Error("three pieces");
		for (const rest of [
			[first, third],
			[second, third],
			[first, second],
		]) {
			expect(await verdict(Buffer.concat(rest))).not.toBe("valid");
		}
	});

	test.each([
		["garbage", Buffer.from("garbage")],
		["zeros", Buffer.alloc(100)],
		["zeros, then garbage", Buffer.from("\0\0\0\0garbage")],
	])("is refused with %s after it", async (_, tail) => {
		const bytes = Buffer.concat([compress(archive), tail]);
		const boundary = compress(archive).length;
		for (const chunk of [1, boundary, MIB]) {
			expect(await verdict(bytes, chunk)).toBe("trailing-data");
		}
	});

	test("is refused with another archive after it", async () => {
		const twice = Buffer.concat([compress(archive), compress(archive)]);
		expect(await verdict(twice)).toBe("trailing-data");
	});

	test.each([
		["empty", ""],
		["html-error-page", "<html>503</html>"],
		["not-an-xva", "hello"],
	])("of something else is %s", async (expected, content) => {
		expect(await verdict(compress(Buffer.from(content)))).toBe(expected);
	});

	test("of a compressed file is refused", async () => {
		for (const inner of [gzipSync(archive), zstd(archive)]) {
			const { class: found, message } = await refusal(compress(inner));
			expect(found).toBe("not-an-xva");
			expect(message).toContain("in a compressed file");
		}
	});

	test("of zeros without end is refused at the first header", async () => {
		const bomb = compress(Buffer.alloc(64 * MIB));
		expect(await verdict(bomb)).toBe("not-an-xva");
	});
});

describe("gzip", () => {
	test("with a wrong checksum is damaged", async () => {
		const bytes = gzipSync(archive);
		bytes[bytes.length - 8] = (bytes.at(-8) ?? 0) ^ 1;
		expect(await verdict(bytes)).toBe("compression");
	});
});

describe("zstd", () => {
	test("with a wrong checksum is damaged", async () => {
		const bytes = zstd(archive);
		bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
		expect(await verdict(bytes)).toBe("compression");
	});

	test("may lack the checksum, and is truncated when cut all the same", async () => {
		const bytes = zstd(archive, false);
		expect(await verdict(bytes)).toBe("valid");
		expect(await verdict(bytes.subarray(0, -1))).toBe("truncated");
	});

	test("may have skippable frames before, between and after", async () => {
		const bytes = Buffer.concat([
			skippable(4),
			zstd(archive.subarray(0, 5_000)),
			skippable(0),
			skippable(300),
			zstd(archive.subarray(5_000)),
			skippable(9),
		]);
		for (const chunk of [1, 3, 13, MIB]) {
			expect(await verdict(bytes, chunk)).toBe("valid");
			expect(await verdict(bytes.subarray(0, -1), chunk)).toBe("truncated");
		}
	});

	test("with a single byte after it is not taken for one that was cut", async () => {
		const bytes = Buffer.concat([zstd(archive), Buffer.from("x")]);
		expect(await verdict(bytes)).toBe("trailing-data");
	});

	test("with a window of more than 128 MiB says so", async () => {
		const header = Buffer.from("28b52ffd00a8", "hex");
		const bytes = Buffer.concat([header, Buffer.from([1, 0, 0])]);
		for (const chunk of [1, MIB]) {
			const { class: found, message } = await refusal(bytes, chunk);
			expect(found).toBe("unsupported");
			expect(message).toContain("--long");
		}
	});

	test("with a block of the reserved type is damaged", async () => {
		const bytes = Buffer.concat([
			Buffer.from("28b52ffd0048", "hex"),
			Buffer.from([0x07, 0, 0]),
		]);
		expect(await verdict(bytes)).toBe("compression");
	});
});

describe("ZstdFrameWalker", () => {
	test("gives the frames' own bytes, whatever the chunks", () => {
		const frames = [archive, Buffer.alloc(300_000), Buffer.from("x")].map((b) =>
			zstd(b),
		);
		const file = Buffer.concat(frames.flatMap((f) => [skippable(5), f]));
		for (const chunk of [1, 2, 5, 64, file.length]) {
			const walker = new ZstdFrameWalker();
			const pieces: Buffer[] = [];
			const ends: number[] = [];
			let length = 0;
			for (let at = 0; at < file.length; at += chunk) {
				for (const piece of walker.feed(file.subarray(at, at + chunk))) {
					pieces.push(Buffer.from(piece));
					length += piece.length;
					ends.push(length);
				}
			}
			expect(walker.complete).toBe(true);
			expect(Buffer.concat(pieces)).toEqual(Buffer.concat(frames));
			// each frame ends where a piece does
			let end = 0;
			for (const frame of frames) {
				end += frame.length;
				expect(ends).toContain(end);
			}
		}
	});
});
