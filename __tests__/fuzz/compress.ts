/** Ways to compress an archive that are all allowed: members, frames, header fields and block types of every kind. */
import { constants, crc32, gzipSync, zstdCompressSync } from "node:zlib";
import type { Random } from "./random.ts";

/** Members of gzip or frames of zstd, which make the file one after the other. */
export interface Compressed {
	readonly pieces: Buffer[];
	readonly words: string;
}

export function compress(archive: Buffer, random: Random): Compressed {
	const gzip = random.chance(40);
	const parts = split(archive, random.pick([1, 1, 2, 3, 6]), random);
	const pieces = parts.flatMap((part) =>
		gzip ? [gzipMember(part, random)] : zstdFrames(part, random),
	);
	const words = `${gzip ? "gzip" : "zstd"} in ${pieces.length} pieces`;
	return { pieces, words };
}

/** Cuts at places that may be the same, so that parts may be empty. */
function split(bytes: Buffer, count: number, random: Random): Buffer[] {
	const cuts = Array.from({ length: count - 1 }, () =>
		random.below(bytes.length + 1),
	).sort((a, b) => a - b);
	const ends = [...cuts, bytes.length];
	return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

function gzipMember(bytes: Buffer, random: Random): Buffer {
	const member = gzipSync(bytes, { level: random.pick([0, 1, 6]) });
	if (random.chance(60)) return member;
	const flags = random.below(32);
	const text = Buffer.from("some text\0");
	const fields = [Buffer.from([0x1f, 0x8b, 8, flags]), random.bytes(6)];
	if (flags & 4) fields.push(Buffer.from([3, 0]), random.bytes(3));
	if (flags & 8) fields.push(text);
	if (flags & 16) fields.push(text);
	const header = Buffer.concat(fields);
	const sum = Buffer.alloc(flags & 2 ? 2 : 0);
	if (flags & 2) sum.writeUInt16LE(crc32(header) & 0xffff);
	return Buffer.concat([header, sum, member.subarray(10)]);
}

function zstdFrames(bytes: Buffer, random: Random): Buffer[] {
	const frame = random.chance(75)
		? zstdCompressSync(bytes, {
				params: {
					[constants.ZSTD_c_compressionLevel]: random.pick([1, 3, 5]),
					[constants.ZSTD_c_checksumFlag]: random.below(2),
					[constants.ZSTD_c_contentSizeFlag]: random.below(2),
					[constants.ZSTD_c_windowLog]: random.pick([0, 10, 17, 20]),
				},
			})
		: plainFrame(bytes, random);
	const frames = [frame];
	if (random.chance(20)) frames.unshift(skippable(random));
	if (random.chance(10)) frames.push(skippable(random));
	return frames;
}

/** A frame of blocks that are stored or one byte repeated, in a window of 128 KiB. */
function plainFrame(bytes: Buffer, random: Random): Buffer {
	const size = random.pick([0, 4, 8]);
	const header = Buffer.alloc(6 + size);
	header.writeUInt32LE(0xfd2fb528);
	header.writeUInt8(size === 0 ? 0 : size === 4 ? 0x80 : 0xc0, 4);
	header.writeUInt8(7 << 3, 5);
	if (size > 0) header.writeUInt32LE(bytes.length, 6);
	const most = random.pick([100, 512, 5_000, 1 << 17]);
	const blocks: Buffer[] = [header];
	let at = 0;
	do {
		const part = bytes.subarray(at, at + most);
		at += part.length;
		const first = part[0] ?? 0;
		const repeated = part.length > 0 && part.every((byte) => byte === first);
		const field = Buffer.alloc(3);
		const last = at >= bytes.length ? 1 : 0;
		field.writeUIntLE(part.length * 8 + (repeated ? 2 : 0) + last, 0, 3);
		blocks.push(field, repeated ? part.subarray(0, 1) : part);
	} while (at < bytes.length);
	return Buffer.concat(blocks);
}

function skippable(random: Random): Buffer {
	const content = random.bytes(random.pick([0, 4, 40]));
	const header = Buffer.alloc(8);
	header.writeUInt32LE(0x184d2a50 + random.below(16));
	header.writeUInt32LE(content.length, 4);
	return Buffer.concat([header, content]);
}
