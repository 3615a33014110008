import { gzipSync, zstdCompressSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { XvaError } from "../../src/xva/errors.ts";
import { readFacts, type XvaFacts } from "../../src/xva/head.ts";
import {
	packMembers,
	tarHeader,
	xvaBytes,
	xvaMembers,
} from "../stand-ins/xva.ts";
import { MIB, member, TWO_DISKS, verify } from "./verifying.ts";

let archive: Buffer;
beforeAll(async () => {
	archive = await xvaBytes(TWO_DISKS);
});

/** Facts of bytes that come in chunks, and how many bytes were asked for. */
async function read(
	bytes: Uint8Array,
	chunkBytes = MIB,
): Promise<{ readonly facts: XvaFacts; readonly asked: number }> {
	let asked = 0;
	async function* pieces() {
		for (let at = 0; at < bytes.length; at += chunkBytes) {
			const chunk = Buffer.from(bytes.subarray(at, at + chunkBytes));
			asked += chunk.length;
			yield chunk;
			chunk.fill(0xa5);
		}
	}
	return { facts: await readFacts(pieces()), asked };
}

describe.each([
	["none", (bytes: Buffer) => bytes],
	["gzip", (bytes: Buffer) => gzipSync(bytes)],
	["zstd", (bytes: Buffer) => zstdCompressSync(bytes)],
] as const)("compression %s", (compression, compress) => {
	test.each([
		1,
		3,
		600,
		MIB,
	])("in pieces of %i bytes gives the facts that a verification finds", async (chunk) => {
		const { facts } = await read(compress(archive), chunk);
		const { hardware, warnings } = await verify(compress(archive));
		expect(facts).toEqual({
			compression,
			warnings,
			hardware: {
				...hardware,
				disks: hardware.disks.map(
					({ stored_size, content_digest, ...disk }) => disk,
				),
			},
		});
	});
});

test("no more is read than ova.xml, a block and its checksum's header", async () => {
	const bytes = await xvaBytes({ disks: [{ sizeBytes: 9 * MIB }] });
	const { asked } = await read(bytes, 1024);
	expect(asked).toBeLessThan(2 * MIB);
});

test("what checksums of SHA-1 mean for an import is known from the first one", async () => {
	const old = await xvaBytes({ ...TWO_DISKS, checksum: "checksum" });
	const { facts } = await read(old);
	expect(facts.hardware.importable).toEqual(
		(await verify(old)).hardware.importable,
	);
	expect(facts.hardware.importable.xcp_ng).toBe("8.0");
});

test("blocks without checksums are not searched for one", async () => {
	const members = await xvaMembers(TWO_DISKS);
	const bare = packMembers(
		members.filter(({ name }) => !name.endsWith(".xxhash")),
	);
	const { facts } = await read(bare);
	expect(facts.hardware.disks).toHaveLength(2);
});

test("a VM without disks has facts too", async () => {
	const { facts } = await read(await xvaBytes({ disks: [] }));
	expect(facts.hardware.disks).toEqual([]);
});

test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
	["empty", () => Buffer.alloc(0)],
	["html-error-page", () => Buffer.from("<html>")],
	["not-an-xva", () => Buffer.from("hello, world")],
	["not-an-xva", () => Buffer.alloc(9999)],
	["not-an-xva", () => packMembers([member("readme.txt", "hello")])],
	["order", async () => packMembers((await xvaMembers(TWO_DISKS)).slice(1))],
	["metadata", () => packMembers([member("ova.xml", "hello")])],
	["unsupported", () => tarHeader("ova.xml", 2 ** 31)],
	["truncated", () => archive.subarray(0, 1000)],
	["truncated", () => gzipSync(archive).subarray(0, 500)],
	["truncated", () => zstdCompressSync(archive).subarray(0, 500)],
])("a head that is %s is refused", async (expected, bytes) => {
	for (const chunk of [1, MIB]) {
		const error = await read(await bytes(), chunk).catch((each) => each);
		expect(error).toBeInstanceOf(XvaError);
		expect(error.class).toBe(expected);
	}
});
