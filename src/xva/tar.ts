import { quoteName, XvaError } from "./errors.ts";
import { diagnoseHead } from "./sniff.ts";
import { isZero } from "./zeros.ts";

const BLOCK_BYTES = 512;
/** Zeros allowed after the end marker. GNU tar fills records of 10,240 bytes, with `-b` up to 1 MiB and more. */
const MAX_PADDING_BYTES = 1 << 20;

/** A regular file of the archive, its bytes still to come. */
export interface TarMember {
	readonly name: string;
	readonly sizeBytes: number;
	/** Offset of the header in the archive. */
	readonly offset: number;
}

/** Receives the archive's files in order. What it throws ends the reading. */
export interface TarSink {
	member(member: TarMember): void;
	/** A piece of the member's bytes: a view of the chunk that is being read, never a copy. */
	data(bytes: Uint8Array): void;
	memberEnd(): void;
}

/**
 * Incremental reader of V7, ustar and GNU tar that hands out the bytes of regular files.
 * It is strict where damage could hide: header checksums, zero padding, the end marker and what follows it.
 * No `ustar` magic is demanded, since xapi writes V7 headers with a NUL type.
 */
export class TarReader {
	readonly #sink: TarSink;
	readonly #header = new Uint8Array(BLOCK_BYTES);
	#headerLength = 0;
	#state: "header" | "data" | "padding" | "end" = "header";
	/** Bytes of data or padding that are still to come. */
	#left = 0;
	#offset = 0;
	#member: TarMember | undefined;
	/** Offset of the first zero block. */
	#endOffset = 0;

	constructor(sink: TarSink) {
		this.#sink = sink;
	}

	/** The member that was begun last. */
	get member(): TarMember | undefined {
		return this.#member;
	}

	/** Reads the next bytes of the archive; throws {@link XvaError}. */
	write(chunk: Uint8Array): void {
		let at = 0;
		while (at < chunk.length) {
			const rest = at === 0 ? chunk : chunk.subarray(at);
			const taken = this.#take(rest);
			at += taken;
			this.#offset += taken;
			this.#advance();
		}
	}

	/** Says that the archive ends here; throws {@link XvaError} where it should not. */
	end(): void {
		if (this.#offset === 0) {
			throw new XvaError(
				"empty",
				"The file is empty: the export yielded nothing; look at the pool's log and at the free disk space, and build again.",
				{ offset: 0 },
			);
		}
		if (this.#member === undefined && this.#state === "header") {
			throw diagnoseHead(this.#header.subarray(0, this.#headerLength));
		}
		const complete =
			this.#state === "end" &&
			this.#offset - this.#endOffset >= 2 * BLOCK_BYTES;
		if (!complete || this.#offset % BLOCK_BYTES !== 0) throw this.#truncated();
	}

	#take(rest: Uint8Array): number {
		switch (this.#state) {
			case "header":
				return this.#takeHeader(rest);
			case "data": {
				const taken = Math.min(this.#left, rest.length);
				this.#left -= taken;
				this.#sink.data(rest.subarray(0, taken));
				return taken;
			}
			case "padding": {
				const taken = Math.min(this.#left, rest.length);
				this.#left -= taken;
				if (!isZero(rest.subarray(0, taken))) throw this.#dirtyPadding();
				return taken;
			}
			case "end":
				return this.#takeEnd(rest);
		}
	}

	#takeHeader(rest: Uint8Array): number {
		const taken = Math.min(BLOCK_BYTES - this.#headerLength, rest.length);
		this.#header.set(rest.subarray(0, taken), this.#headerLength);
		this.#headerLength += taken;
		return taken;
	}

	#takeEnd(rest: Uint8Array): number {
		if (!isZero(rest)) {
			throw new XvaError(
				"trailing-data",
				"Something follows the archive's end marker: the file was appended to or mixed with another one; copy or build it again.",
				{ offset: this.#offset },
			);
		}
		const limit = this.#endOffset + 2 * BLOCK_BYTES + MAX_PADDING_BYTES;
		if (this.#offset + rest.length > limit) {
			throw new XvaError(
				"trailing-data",
				`More than ${MAX_PADDING_BYTES} zero bytes follow the archive's end marker: the file was extended after the export; copy or build it again.`,
				{ offset: limit },
			);
		}
		return rest.length;
	}

	/** Goes to the next state when the present one has all its bytes. */
	#advance(): void {
		if (this.#state === "header" && this.#headerLength === BLOCK_BYTES) {
			this.#headerDone();
		}
		if (this.#state === "data" && this.#left === 0) {
			this.#sink.memberEnd();
			this.#state = "padding";
			const size = this.#member?.sizeBytes ?? 0;
			this.#left = (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
		}
		if (this.#state === "padding" && this.#left === 0) {
			this.#state = "header";
			this.#headerLength = 0;
		}
	}

	#headerDone(): void {
		const offset = this.#offset - BLOCK_BYTES;
		if (this.#member !== undefined && isZero(this.#header)) {
			this.#state = "end";
			this.#endOffset = offset;
			return;
		}
		if (!checksumMatches(this.#header)) {
			if (this.#member === undefined) throw diagnoseHead(this.#header);
			throw new XvaError(
				"checksum",
				`The tar header after ${quoteName(this.#member.name)} does not match its checksum: the file is damaged; copy or build it again.`,
				{ offset, member: this.#member.name },
			);
		}
		this.#member = parseHeader(this.#header, offset);
		this.#state = "data";
		this.#left = this.#member.sizeBytes;
		this.#sink.member(this.#member);
	}

	#truncated(): XvaError {
		const where =
			this.#state === "data"
				? `in the middle of ${quoteName(this.#member?.name ?? "")}`
				: "without its end marker";
		return new XvaError(
			"truncated",
			`The archive ends ${where}, at byte ${this.#offset}: the export or copy was cut off; check the connection to the pool and the free disk space, and build again.`,
			{ offset: this.#offset, member: this.#member?.name },
		);
	}

	#dirtyPadding(): XvaError {
		return new XvaError(
			"checksum",
			`The padding after ${quoteName(this.#member?.name ?? "")} is not zero: the file is damaged; copy or build it again.`,
			{ offset: this.#offset, member: this.#member?.name },
		);
	}
}

const NAME = { start: 0, end: 100 };
const SIZE = { start: 124, end: 136 };
const CHECKSUM = { start: 148, end: 156 };
const TYPE = 156;
const MAGIC = { start: 257, end: 263 };
const PREFIX = { start: 345, end: 500 };

/** Types of members that no XVA has, by flag. */
const REFUSED_TYPES: Readonly<Record<string, string>> = {
	"1": "a hard link",
	"2": "a symbolic link",
	"3": "a character device",
	"4": "a block device",
	"5": "a directory",
	"6": "a named pipe",
};

function parseHeader(header: Uint8Array, offset: number): TarMember {
	const name = memberName(header);
	const type = String.fromCharCode(header[TYPE] ?? 0);
	const refused = REFUSED_TYPES[type];
	if (refused !== undefined) {
		throw new XvaError(
			"unexpected-member",
			`The archive holds ${refused}, ${quoteName(name)}, which no XVA does: do not import it; export the VM again.`,
			{ offset, member: name },
		);
	}
	if (type !== "\0" && type !== "0") {
		throw new XvaError(
			"unsupported",
			`The archive uses a tar extension (type ${quoteName(type)}) that pools cannot import: pack it with plain ustar headers, as GNU tar does with --format=ustar.`,
			{ offset, member: name },
		);
	}
	if (name.startsWith("/") || name.split("/").includes("..")) {
		throw new XvaError(
			"unexpected-member",
			`The archive holds ${quoteName(name)}, a path that leaves its folder: do not import it; export the VM again.`,
			{ offset, member: name },
		);
	}
	const sizeBytes = parseNumber(header.subarray(SIZE.start, SIZE.end));
	if (sizeBytes === undefined) {
		throw new XvaError(
			"unsupported",
			`The size of ${quoteName(name)} is not a number that can be read: the file is damaged or made by an unknown tool; export the VM again.`,
			{ offset, member: name },
		);
	}
	return { name, sizeBytes, offset };
}

function memberName(header: Uint8Array): string {
	const name = text(header.subarray(NAME.start, NAME.end));
	// Only POSIX's `ustar\0` has a prefix; GNU's `ustar  ` keeps times there.
	const magic = text(header.subarray(MAGIC.start, MAGIC.end));
	const prefix =
		magic === "ustar" ? text(header.subarray(PREFIX.start, PREFIX.end)) : "";
	return prefix === "" ? name : `${prefix}/${name}`;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function text(field: Uint8Array): string {
	const end = field.indexOf(0);
	return decoder.decode(end === -1 ? field : field.subarray(0, end));
}

/** Octal digits, or base 256 where the first bit says so (GNU); undefined for all else and beyond 2^53. */
function parseNumber(field: Uint8Array): number | undefined {
	const first = field[0] ?? 0;
	if (first === 0x80) {
		const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
		return Number.isSafeInteger(value) ? value : undefined;
	}
	const digits = /^ *([0-7]+)[ \0]*$/.exec(String.fromCharCode(...field))?.[1];
	return digits === undefined ? undefined : Number.parseInt(digits, 8);
}

/** The sum of all bytes of the header, its own field taken as spaces. */
function checksumMatches(header: Uint8Array): boolean {
	const expected = parseNumber(header.subarray(CHECKSUM.start, CHECKSUM.end));
	let sum = (CHECKSUM.end - CHECKSUM.start) * 0x20;
	for (let at = 0; at < BLOCK_BYTES; at += 1) {
		if (at === CHECKSUM.start) at = CHECKSUM.end;
		sum += header[at] ?? 0;
	}
	return sum === expected;
}
