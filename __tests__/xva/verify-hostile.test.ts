/** What a small file can cost: each is verified in a process of its own, as `verify` of the command line would. */

import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import {
	constants,
	createGzip,
	createZstdCompress,
	gzipSync,
	zstdCompressSync,
} from "node:zlib";
import { describe, expect, test } from "vitest";
import {
	packMember,
	tarHeader,
	xvaBytes,
	xvaMembers,
} from "../stand-ins/xva.ts";
import { MIB, member } from "./verifying.ts";

/** Node alone takes 60 MB of it. */
const MAX_RSS_BYTES = 256_000_000;
const verifier = fileURLToPath(
	new URL("../stand-ins/verify-one.ts", import.meta.url),
);

/** Starts a program from a process that is small: Linux counts what a parent had when it forked as its child's peak. */
const SMALL_PARENT = '"$@"; exit $?';

/** 64 MiB, as of `zstd --ultra -21`: the decoder holds as much. The most that pools import, 128 MiB, would pass but for the stripping of types. */
const WINDOW_LOG = 26;

type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Class of the refusal of what is written piece by piece, or `valid`; it took little memory, whatever it is. */
async function verdictOf(
	pieces: Pieces,
	encoder?: NodeJS.ReadWriteStream,
): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "xva-hostile-"));
	try {
		const path = join(folder, "hostile.xva");
		const source = Readable.from(pieces);
		const file = createWriteStream(path);
		if (encoder === undefined) await pipeline(source, file);
		else await pipeline(source, encoder, file);
		expect((await stat(path)).size).toBeLessThan(25 * MIB);
		const { stdout } = await promisify(execFile)("sh", [
			"-c",
			SMALL_PARENT,
			"sh",
			process.execPath,
			verifier,
			path,
		]);
		const { outcome, maxRssBytes } = JSON.parse(stdout);
		expect(maxRssBytes).toBeLessThan(MAX_RSS_BYTES);
		return outcome;
	} finally {
		await rm(folder, { recursive: true });
	}
}

const FORMATS = [
	[
		"gzip",
		(bytes: Uint8Array) => gzipSync(bytes, { level: 1 }),
		() => createGzip({ level: 1 }),
	],
	[
		"zstd",
		(bytes: Uint8Array) => zstdCompressSync(bytes),
		() =>
			createZstdCompress({
				params: { [constants.ZSTD_c_windowLog]: WINDOW_LOG },
			}),
	],
] as const;

const blockName = (number: number): string =>
	`Ref:7/${String(number).padStart(8, "0")}`;
const XXHASH = {
	empty: "EF46DB3751D8E999",
	mibOfZeros: "87D2A1B6E1163EF1",
};

/** ova.xml of a VM with one disk, Ref:7. */
async function ovaXml(diskBytes: number): Promise<Uint8Array> {
	const [ova] = await xvaMembers({ disks: [{ sizeBytes: 100 }] });
	const text = Buffer.from(ova?.body ?? []).toString();
	const size = `<value>${diskBytes}</value>`;
	const changed = text.replaceAll("<value>100</value>", size);
	expect(changed).toContain(size);
	return Buffer.concat(packMember(member("ova.xml", changed)));
}

const ZEROS = Buffer.alloc(MIB);
const END = Buffer.alloc(1_024);

function checksumOf(number: number, text: string): Buffer {
	return Buffer.concat(packMember(member(`${blockName(number)}.xxhash`, text)));
}

/** A sound archive of blocks of zeros that are stored. */
async function* zeroBlocks(count: number): AsyncGenerator<Uint8Array> {
	yield await ovaXml(count * MIB);
	for (let block = 0; block < count; block += 1) {
		yield tarHeader(blockName(block), MIB);
		yield ZEROS;
		yield checksumOf(block, XXHASH.mibOfZeros);
	}
	yield END;
}

/** A sound archive with as many blocks of no bytes between its two others. */
async function* emptyBlocks(count: number): AsyncGenerator<Uint8Array> {
	yield await ovaXml(2 * MIB);
	yield tarHeader(blockName(0), MIB);
	yield ZEROS;
	yield checksumOf(0, XXHASH.mibOfZeros);
	let parts: Uint8Array[] = [];
	for (let block = 1; block <= count; block += 1) {
		parts.push(tarHeader(blockName(block), 0));
		parts.push(checksumOf(block, XXHASH.empty));
		if (block % 1_000 > 0) continue;
		yield Buffer.concat(parts);
		parts = [];
	}
	yield tarHeader(blockName(count + 1), MIB);
	yield ZEROS;
	yield checksumOf(count + 1, XXHASH.mibOfZeros);
	yield END;
}

async function* map(
	pieces: Pieces,
	change: (bytes: Uint8Array) => Uint8Array,
): AsyncGenerator<Uint8Array> {
	for await (const piece of pieces) yield change(piece);
}

describe.each(FORMATS)("%s", (_, compress, encoder) => {
	test("half a gigabyte of zeros in a plausible archive", async () => {
		expect(await verdictOf(zeroBlocks(512), encoder())).toBe("valid");
	});

	test("the same, each piece compressed alone", async () => {
		expect(await verdictOf(map(zeroBlocks(512), compress))).toBe("valid");
	});

	test("a hundred thousand blocks of no bytes", async () => {
		expect(await verdictOf(emptyBlocks(100_000), encoder())).toBe("valid");
	});

	test("half a gigabyte of zeros behind the archive", async () => {
		async function* pieces(): AsyncGenerator<Uint8Array> {
			yield* zeroBlocks(1);
			for (let count = 0; count < 512; count += 1) yield ZEROS;
		}
		expect(await verdictOf(pieces(), encoder())).toBe("trailing-data");
	});

	test("half a gigabyte in a block whose disk has less", async () => {
		async function* pieces(): AsyncGenerator<Uint8Array> {
			yield await ovaXml(MIB);
			yield tarHeader(blockName(0), 512 * MIB);
			for (let count = 0; count < 512; count += 1) yield ZEROS;
		}
		expect(await verdictOf(pieces(), encoder())).toBe("unsupported");
	});
});

test.each<[string, number, Uint8Array]>([
	["a million gzip members of no bytes", 1_000_000, gzipSync("")],
	["a hundred thousand zstd frames of no bytes", 100_000, zstdCompressSync("")],
	[
		"a million skippable frames of zstd",
		1_000_000,
		Buffer.from("502a4d1800000000", "hex"),
	],
])("%s before an archive", async (_, count, piece) => {
	const many = Buffer.concat(Array<Uint8Array>(1_000).fill(piece));
	const archive = await xvaBytes({ disks: [{ sizeBytes: MIB }] });
	const isGzip = piece[0] === 0x1f;
	function* pieces(): Generator<Uint8Array> {
		for (let each = 0; each < count; each += 1_000) yield many;
		yield isGzip ? gzipSync(archive) : zstdCompressSync(archive);
	}
	expect(await verdictOf(pieces())).toBe("valid");
});

test("a disk of 2^50 bytes that is all but one hole", async () => {
	const last = 2 ** 30 - 1;
	const pieces = [
		await ovaXml(2 ** 50),
		tarHeader(blockName(0), MIB),
		ZEROS,
		checksumOf(0, XXHASH.mibOfZeros),
		tarHeader(blockName(last), MIB),
		ZEROS,
		checksumOf(last, XXHASH.mibOfZeros),
		END,
	];
	expect(await verdictOf(pieces)).toBe("valid");
});
