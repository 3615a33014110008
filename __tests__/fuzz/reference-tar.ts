import { type Doubts, Invalid } from "./reference-parts.ts";

const BLOCK = 512;
const MAX_TAIL_BYTES = 1 << 20;

/** A regular file of an archive. */
export interface TarEntry {
	readonly name: string;
	readonly body: Buffer;
}

/** Reads a tar archive by the book (POSIX ustar, V7 and GNU's numbers in base 256); regular files only. */
export function readTar(archive: Buffer, doubts: Doubts): TarEntry[] {
	const entries: TarEntry[] = [];
	if (archive.length % BLOCK !== 0) throw new Invalid("not whole tar blocks");
	for (let at = 0; ; ) {
		const header = block(archive, at);
		if (isZero(header)) {
			readEnd(archive.subarray(at), doubts);
			return entries;
		}
		const size = readHeader(header, doubts);
		const bodyAt = at + BLOCK;
		const body = archive.subarray(bodyAt, bodyAt + size);
		if (body.length !== size) throw new Invalid("a member is cut");
		at = bodyAt + Math.ceil(size / BLOCK) * BLOCK;
		const padding = archive.subarray(bodyAt + size, at);
		if (!isZero(padding)) doubts.add("padding");
		entries.push({ name: readName(header), body });
	}
}

/** Two blocks of zeros, then nothing but what fills tar's record. */
function readEnd(tail: Buffer, doubts: Doubts): void {
	if (tail.length < 2 * BLOCK) throw new Invalid("the end marker is cut");
	if (!isZero(tail)) throw new Invalid("something follows the end marker");
	if (tail.length - 2 * BLOCK > MAX_TAIL_BYTES) doubts.add("tail");
}

/** Proves a header, and returns the size of its member in bytes. */
function readHeader(header: Buffer, doubts: Doubts): number {
	const checksum = header.subarray(148, 156);
	const blank = Buffer.from(header).fill(" ", 148, 156);
	const sum = blank.reduce((total, byte) => total + byte, 0);
	if (readNumber(checksum, doubts) !== sum)
		throw new Invalid("a header does not match its checksum");
	if (checksum.readUInt8(0) === 0x80) doubts.add("binary-checksum");
	const type = header.toString("latin1", 156, 157);
	if (type !== "\0" && type !== "0")
		throw new Invalid(`a member of type ${type}`);
	return readNumber(header.subarray(124, 136), doubts);
}

function readName(header: Buffer): string {
	const name = text(header.subarray(0, 100));
	const ustar = header.toString("latin1", 257, 263) === "ustar\0";
	const prefix = ustar ? text(header.subarray(345, 500)) : "";
	return prefix === "" ? name : `${prefix}/${name}`;
}

function text(field: Buffer): string {
	return field.toString("latin1").split("\0")[0] ?? "";
}

function readNumber(field: Buffer, doubts: Doubts): number {
	if (field.readUInt8(0) === 0x80) {
		return Number(BigInt(`0x${field.subarray(1).toString("hex")}`));
	}
	const [, digits, rest] =
		/^ *([0-7]+)(.*)$/s.exec(field.toString("latin1")) ?? [];
	if (digits === undefined || rest === undefined)
		throw new Invalid("a number in a header cannot be read");
	if (!/^[ \0]/.test(rest) && rest !== "")
		throw new Invalid("a number in a header is not octal");
	if (/[^ \0]/.test(rest)) doubts.add("number");
	return Number.parseInt(digits, 8);
}

function block(archive: Buffer, at: number): Buffer {
	if (at >= archive.length) throw new Invalid("there is no end marker");
	return archive.subarray(at, at + BLOCK);
}

function isZero(bytes: Buffer): boolean {
	return bytes.every((byte) => byte === 0);
}
