/**
 * Writes XVA archives as xapi does, the same bytes for the same options. Runs as a plain script under Node 24 too.
 */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip, createZstdCompress } from "node:zlib";
import xxhash from "xxhash-wasm";
import { type OvaDiskOptions, type OvaOptions, ovaXml } from "./xva-ova.ts";

const MIB = 1 << 20;
const TAR_BLOCK = 512;

export interface XvaDisk extends OvaDiskOptions {
	/** Seed of the disk's content; a disk without one is of its own. */
	readonly pattern?: number;
	/** Fills a block instead, given its number; it holds what was put there for the block before. */
	readonly fill?: (block: number, into: Buffer) => void;
	/** Numbers of blocks that are zero and left out; the first and the last never are. `all`: all but those. */
	readonly holes?: readonly number[] | "all";
}

export interface XvaOptions extends OvaOptions {
	readonly disks: readonly XvaDisk[];
	readonly checksum?: "xxhash" | "checksum";
	/** Put a block of no bytes before the second block of each disk, as xapi does after 5 idle seconds. */
	readonly keepAlive?: boolean;
	/** 1 MiB in every real archive; small ones make small fixtures. */
	readonly blockBytes?: number;
	/** Fill the archive with zeros to a multiple of 10,240 bytes, as GNU tar does. */
	readonly padded?: boolean;
}

/** A file of the archive. */
export interface XvaMember {
	readonly name: string;
	readonly body: Uint8Array;
}

/** What was written. */
export interface WrittenXva {
	/** Bytes of the file. */
	readonly sizeBytes: number;
	/** Bytes of the archive before compression. */
	readonly archiveBytes: number;
	/** References of the disks, in the order of the options. */
	readonly refs: readonly string[];
}

/** Writes an XVA to `path`. A plain one of 2 GB takes seconds and little memory. */
export async function writeXva(
	path: string,
	options: XvaOptions & { readonly compression?: "none" | "gzip" | "zstd" },
): Promise<WrittenXva> {
	const { refs } = ovaXml(options.disks, options);
	let archiveBytes = 0;
	async function* archive(): AsyncGenerator<Buffer> {
		for await (const piece of archiveParts(options)) {
			archiveBytes += piece.length;
			yield piece;
		}
	}
	if (options.compression === "gzip") {
		await pipeline(archive, createGzip({ level: 1 }), createWriteStream(path));
	} else if (options.compression === "zstd") {
		await pipeline(archive, createZstdCompress(), createWriteStream(path));
	} else {
		const file = await open(path, "w");
		for await (const piece of archive()) await file.write(piece);
		await file.close();
	}
	const file = await open(path);
	const { size } = await file.stat();
	await file.close();
	return { sizeBytes: size, archiveBytes, refs };
}

/** The bytes of an uncompressed XVA, for small ones. */
export async function xvaBytes(options: XvaOptions): Promise<Buffer> {
	return packMembers(await xvaMembers(options), options);
}

/** The files of an XVA in order, to be changed by a test and packed with {@link packMembers}. */
export async function xvaMembers(options: XvaOptions): Promise<XvaMember[]> {
	const members: XvaMember[] = [];
	for await (const { name, body } of memberStream(options)) {
		members.push({ name, body: Buffer.from(body) });
	}
	return members;
}

/** A tar archive of files, with its end marker. */
export function packMembers(
	members: readonly XvaMember[],
	options: { readonly padded?: boolean } = {},
): Buffer {
	const packed = Buffer.concat(members.flatMap(packMember));
	return Buffer.concat([packed, endOfArchive(packed.length, options.padded)]);
}

/** Header, body and padding of one file. */
export function packMember({ name, body }: XvaMember): Uint8Array[] {
	const padding = (TAR_BLOCK - (body.length % TAR_BLOCK)) % TAR_BLOCK;
	return [tarHeader(name, body.length), body, new Uint8Array(padding)];
}

/** A V7 header with a NUL type, as xapi writes it. `size` as text stands in the field as it is. */
export function tarHeader(
	name: string,
	size: number | string | Uint8Array,
	type = "\0",
): Buffer {
	const header = Buffer.alloc(TAR_BLOCK);
	header.write(name, 0, 100, "utf8");
	header.write("0000400\0", 100);
	header.write("0000000\0", 108);
	header.write("0000000\0", 116);
	if (typeof size === "number") header.write(`${octal(size, 11)}\0`, 124);
	else if (typeof size === "string") header.write(size, 124);
	else header.set(size, 124);
	header.write(`${octal(0, 11)}\0`, 136);
	header.write(type, 156, "latin1");
	return sealHeader(header);
}

/** Puts the right checksum into a header that was changed. */
export function sealHeader(header: Buffer): Buffer {
	header.fill(0x20, 148, 156);
	let sum = 0;
	for (let at = 0; at < TAR_BLOCK; at += 1) sum += header[at] ?? 0;
	header.write(`${octal(sum, 6)}\0 `, 148);
	return header;
}

function octal(value: number, digits: number): string {
	return value.toString(8).padStart(digits, "0");
}

function endOfArchive(length: number, padded = false): Buffer {
	const end = length + 2 * TAR_BLOCK;
	return Buffer.alloc(
		(padded ? Math.ceil(end / 10_240) * 10_240 : end) - length,
	);
}

/** The archive in pieces of a member and its checksum, so that a big one is written in few calls. */
async function* archiveParts(options: XvaOptions): AsyncGenerator<Buffer> {
	let length = 0;
	let waiting: Uint8Array[] = [];
	for await (const member of memberStream(options)) {
		waiting.push(...packMember(member));
		if (/\/\d+$/.test(member.name)) continue;
		const piece = Buffer.concat(waiting);
		waiting = [];
		length += piece.length;
		yield piece;
	}
	yield endOfArchive(length, options.padded);
}

/** The files of an XVA in order. A body is overwritten when the next block is made. */
async function* memberStream(options: XvaOptions): AsyncGenerator<XvaMember> {
	const { xml, refs } = ovaXml(options.disks, options);
	yield { name: "ova.xml", body: Buffer.from(xml) };
	const checksum = await checksumWriter(options.checksum ?? "xxhash");
	const disks = options.disks.map((disk, index) => ({
		ref: refs[index] ?? "",
		disk,
		pattern: disk.pattern ?? index + 1,
	}));
	// xapi compares references as text: Ref:10 comes before Ref:8.
	disks.sort((a, b) => (a.ref < b.ref ? -1 : 1));
	for (const { ref, disk, pattern } of disks) {
		const blocks = diskBlocks(disk, pattern, options);
		for (const { number, body } of blocks) {
			const name = `${ref}/${String(number).padStart(8, "0")}`;
			yield { name, body };
			yield checksum(name, body);
		}
	}
}

function* diskBlocks(
	disk: XvaDisk,
	pattern: number,
	{ blockBytes = MIB, keepAlive = false }: XvaOptions,
): Generator<{ readonly number: number; readonly body: Uint8Array }> {
	const content = noise(blockBytes, pattern);
	const last = Math.ceil(disk.sizeBytes / blockBytes) - 1;
	// A block of no bytes takes a number, so that all later numbers are one more.
	let shift = 0;
	for (let block = 0; block <= last; block += 1) {
		if (block === 1 && keepAlive) {
			yield { number: block, body: new Uint8Array(0) };
			shift = 1;
		}
		if (block > 0 && block < last && isHole(disk, block)) continue;
		const length = Math.min(blockBytes, disk.sizeBytes - block * blockBytes);
		if (disk.fill !== undefined) disk.fill(block, content.subarray(0, length));
		else if (blockBytes >= 8) content.writeBigUInt64LE(BigInt(block), 0);
		yield { number: block + shift, body: content.subarray(0, length) };
	}
}

function isHole({ holes = [] }: XvaDisk, block: number): boolean {
	return holes === "all" || holes.includes(block);
}

/** 64 KiB of a linear congruential generator, over and over: cheap, and compressible only by zstd. */
function noise(length: number, seed: number): Buffer {
	const unit = Buffer.alloc(Math.min(length, 1 << 16));
	let state = (seed * 2_654_435_761) >>> 0;
	for (let at = 0; at < unit.length; at += 1) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		unit[at] = state >>> 24;
	}
	return Buffer.alloc(length, unit);
}

async function checksumWriter(
	kind: "xxhash" | "checksum",
): Promise<(name: string, body: Uint8Array) => XvaMember> {
	const { h64Raw } = await xxhash();
	return (name, body) => {
		const text =
			kind === "xxhash"
				? h64Raw(body).toString(16).padStart(16, "0").toUpperCase()
				: createHash("sha1").update(body).digest("hex");
		return { name: `${name}.${kind}`, body: Buffer.from(text) };
	};
}
