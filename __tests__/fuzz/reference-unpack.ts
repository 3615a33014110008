import { crc32, inflateRawSync, zstdDecompressSync } from "node:zlib";
import { Invalid } from "./reference-parts.ts";

/** Largest archive that is looked at, in bytes: no file of the corpus comes near. */
const MAX_ARCHIVE_BYTES = 64 << 20;
/** Larger windows are refused by `zstd -d` without `--long`, which pools use. */
const MAX_WINDOW_BYTES = 128 << 20;
const ZSTD_MAGIC = 0xfd2fb528;

/** The archive inside a file: as it is, in gzip members (RFC 1952), or in zstd frames (RFC 8878). */
export function unpack(file: Buffer): Buffer {
	const magic = file.length >= 4 ? file.readUInt32LE(0) : 0;
	if (file.length >= 2 && file.readUInt16LE(0) === 0x8b1f)
		return pieces(file, gzipMember);
	if (magic === ZSTD_MAGIC || isSkippable(magic))
		return pieces(file, zstdFrame);
	return file;
}

interface Piece {
	readonly bytes: Buffer;
	/** Where the next piece begins. */
	readonly end: number;
}

function pieces(
	file: Buffer,
	read: (file: Buffer, at: number, left: number) => Piece,
): Buffer {
	const archive: Buffer[] = [];
	let left = MAX_ARCHIVE_BYTES;
	for (let at = 0; at < file.length; ) {
		const { bytes, end } = read(file, at, left);
		archive.push(bytes);
		left -= bytes.length;
		if (left <= 0) throw new Invalid("the archive is too large to be judged");
		at = end;
	}
	return Buffer.concat(archive);
}

/** Reads numbers in order; what is not there makes the file invalid. */
class Cursor {
	readonly #file: Buffer;
	at: number;

	constructor(file: Buffer, at: number) {
		this.#file = file;
		this.at = at;
	}

	/** A little-endian number of 0 to 8 bytes. */
	number(bytes: number): number {
		const field = this.take(bytes);
		return field.reduceRight((value, byte) => value * 256 + byte, 0);
	}

	take(bytes: number): Buffer {
		if (this.at + bytes > this.#file.length)
			throw new Invalid("the compressed data ends too early");
		this.at += bytes;
		return this.#file.subarray(this.at - bytes, this.at);
	}

	skipText(): void {
		while (this.number(1) !== 0);
	}
}

function gzipMember(file: Buffer, start: number, most: number): Piece {
	const cursor = new Cursor(file, start);
	if (cursor.number(2) !== 0x8b1f) throw new Invalid("no gzip member");
	if (cursor.number(1) !== 8) throw new Invalid("not deflated");
	const flags = cursor.number(1);
	if (flags > 0x1f) throw new Invalid("reserved flags of gzip");
	cursor.take(6);
	if (flags & 4) cursor.take(cursor.number(2));
	if (flags & 8) cursor.skipText();
	if (flags & 16) cursor.skipText();
	if (flags & 2) {
		const header = crc32(file.subarray(start, cursor.at)) & 0xffff;
		if (cursor.number(2) !== header) throw new Invalid("gzip header checksum");
	}
	const { bytes, taken } = inflate(file.subarray(cursor.at), most);
	cursor.take(taken);
	if (cursor.number(4) !== crc32(bytes)) throw new Invalid("gzip checksum");
	if (cursor.number(4) !== bytes.length) throw new Invalid("gzip length");
	return { bytes, end: cursor.at };
}

function inflate(
	data: Buffer,
	most: number,
): { readonly bytes: Buffer; readonly taken: number } {
	const options = { info: true, maxOutputLength: most };
	// With `info` the answer is not the Buffer that the types promise.
	const { buffer, engine } = decoded(() =>
		inflateRawSync(data, options),
	) as unknown as {
		readonly buffer: Buffer;
		readonly engine: { readonly bytesWritten: number };
	};
	return { bytes: buffer, taken: engine.bytesWritten };
}

function zstdFrame(file: Buffer, start: number, most: number): Piece {
	const cursor = new Cursor(file, start);
	const magic = cursor.number(4);
	if (isSkippable(magic)) {
		cursor.take(cursor.number(4));
		return { bytes: Buffer.alloc(0), end: cursor.at };
	}
	if (magic !== ZSTD_MAGIC) throw new Invalid("no zstd frame");
	const header = zstdHeader(cursor);
	for (let last = false; !last; ) {
		const block = cursor.number(3);
		last = block % 2 === 1;
		const type = (block >> 1) % 4;
		if (type === 3) throw new Invalid("reserved block type of zstd");
		cursor.take(type === 1 ? 1 : block >> 3);
	}
	cursor.take(header.checksum ? 4 : 0);
	const frame = file.subarray(start, cursor.at);
	const bytes = decoded(() =>
		zstdDecompressSync(frame, { maxOutputLength: most }),
	);
	if (header.size !== undefined && header.size !== bytes.length)
		throw new Invalid("zstd content size");
	return { bytes, end: cursor.at };
}

/** RFC 8878, section 3.1.1.1. */
function zstdHeader(cursor: Cursor): {
	readonly checksum: boolean;
	readonly size: number | undefined;
} {
	const descriptor = cursor.number(1);
	const single = (descriptor & 0x20) !== 0;
	if (descriptor & 0x08) throw new Invalid("reserved bit of zstd");
	const window = single ? undefined : cursor.number(1);
	const dictionary = cursor.number([0, 1, 2, 4][descriptor & 3] ?? 0);
	if (dictionary !== 0) throw new Invalid("zstd dictionary");
	const sizeBytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
	const size =
		sizeBytes === 0
			? undefined
			: cursor.number(sizeBytes) + (sizeBytes === 2 ? 256 : 0);
	const windowBytes =
		window === undefined
			? (size ?? 0)
			: 2 ** (10 + (window >> 3)) * (1 + (window & 7) / 8);
	if (windowBytes > MAX_WINDOW_BYTES) throw new Invalid("zstd window");
	return { checksum: (descriptor & 0x04) !== 0, size };
}

function isSkippable(magic: number): boolean {
	return magic >= 0x184d2a50 && magic <= 0x184d2a5f;
}

function decoded<T>(decode: () => T): T {
	try {
		return decode();
	} catch (error) {
		throw new Invalid(`the compressed data is damaged: ${error}`);
	}
}
