import {
	type BlockHash,
	CHECKSUM_PATTERNS,
	type ChecksumAlgorithm,
	xxhashText,
} from "./block-hash.ts";
import { CHUNK_BYTES, DiskDigest } from "./content-digest.ts";
import { DiskReader } from "./disk-reader.ts";
import { quoteName, XvaError } from "./errors.ts";
import { MAX_OVA_BYTES, type Ova, type OvaDisk, parseOva } from "./ova.ts";
import type { TarMember, TarSink } from "./tar.ts";

/** Largest block that is read, in bytes: it is held in memory. xapi and all known writers make blocks of 1 MiB. */
const MAX_BLOCK_BYTES = 16 << 20;
const BLOCK_NAME = /^(.+)\/(\d{1,20})$/;
const CHECKSUM_NAME = /^(.+)\.(xxhash|checksum)$/;

/** A block on its disk. */
interface Block {
	readonly kind: "block";
	readonly member: TarMember;
	readonly disk: DiskReader;
	/** Bytes from the start of the disk. */
	readonly position: number;
	/** It is one of the chunks of the content digest, so that one hash serves both. */
	readonly isChunk: boolean;
	/** Bytes that have come. */
	length: number;
}

/** The checksum of the block before it. */
interface Checksum {
	readonly kind: "checksum";
	readonly block: Block;
	readonly algorithm: ChecksumAlgorithm;
	text: string;
}

/** The member whose bytes are coming. */
type Current =
	| { readonly kind: "ova"; readonly bytes: Uint8Array; length: number }
	| Block
	| Checksum;

/** What an archive's blocks are given to. */
export interface ArchiveOptions {
	/** Without it, checksums are looked at but not compared, and there is no content digest. */
	readonly hash?: BlockHash | undefined;
	/** Sees the pieces of the blocks, not yet compared with their checksums: views of the chunk that is being read. */
	readonly onBlock?:
		| ((disk: OvaDisk, position: number, bytes: Uint8Array) => void)
		| undefined;
}

/** What was found in a whole archive. */
export interface ArchiveContents {
	readonly ova: Ova;
	readonly disks: ReadonlyMap<string, DiskReader>;
	/** Blocks, those of no bytes included. */
	readonly blocks: number;
	/** Kinds of checksums that occur, in the order in which they first do. */
	readonly checksums: readonly ChecksumAlgorithm[];
}

/**
 * Checks the members of an XVA against the format as xapi's stream_vdi.ml reads and writes it:
 * ova.xml, then per disk, in string order of the references, blocks each followed by its checksum.
 */
export class XvaArchive implements TarSink {
	readonly #hash: BlockHash | undefined;
	readonly #onBlock: ArchiveOptions["onBlock"];
	/** By reference, in the order in which they must stand. */
	readonly #disks = new Map<string, DiskReader>();
	#ova: Ova | undefined;
	#current: Current | undefined;
	#member: TarMember = { name: "", sizeBytes: 0, offset: 0 };
	/** Reference of the disk of the last block. */
	#lastRef = "";
	/** A block whose checksum has not come yet. */
	#block: Block | undefined;
	/** Length of the first block of the whole archive: what xapi takes as the size of each block left out. */
	#holeBytes: number | undefined;
	#blocks = 0;
	readonly #checksums = new Set<ChecksumAlgorithm>();

	constructor({ hash, onBlock }: ArchiveOptions) {
		this.#hash = hash;
		this.#onBlock = onBlock;
	}

	member(member: TarMember): void {
		this.#member = member;
		if (this.#ova === undefined) this.#current = this.#beginOva(member);
		else if (this.#block !== undefined) {
			this.#current = this.#beginChecksum(member, this.#block);
		} else this.#current = this.#beginBlock(member);
	}

	data(bytes: Uint8Array): void {
		const current = this.#current;
		switch (current?.kind) {
			case "ova":
				current.bytes.set(bytes, current.length);
				current.length += bytes.length;
				return;
			case "block":
				this.#blockData(current, bytes);
				return;
			case "checksum":
				current.text += String.fromCharCode(...bytes);
				return;
		}
	}

	memberEnd(): void {
		const current = this.#current;
		switch (current?.kind) {
			case "ova":
				this.#endOva(current.bytes);
				return;
			case "block":
				this.#block = current;
				this.#blocks += 1;
				return;
			case "checksum":
				this.#endChecksum(current);
				return;
		}
	}

	/** Says that the archive is read to its end marker; every disk must be whole by now. */
	end(): ArchiveContents {
		if (this.#block !== undefined) throw noChecksum(this.#block.member);
		if (this.#ova === undefined) throw notAnXva(this.#member);
		for (const disk of this.#disks.values()) disk.end();
		return {
			ova: this.#ova,
			disks: this.#disks,
			blocks: this.#blocks,
			checksums: [...this.#checksums],
		};
	}

	#beginOva(member: TarMember): Current {
		if (member.name !== "ova.xml") {
			if (!BLOCK_NAME.test(member.name)) throw notAnXva(member);
			throw new XvaError(
				"order",
				`The archive begins with ${quoteName(member.name)} instead of ova.xml, so no pool can import it: export the VM again.`,
				{ member: member.name, offset: member.offset },
			);
		}
		if (member.sizeBytes > MAX_OVA_BYTES) {
			throw new XvaError(
				"unsupported",
				`ova.xml has ${member.sizeBytes} bytes, more than the ${MAX_OVA_BYTES} that are read: export the VM again.`,
				{ member: member.name, offset: member.offset },
			);
		}
		return { kind: "ova", bytes: new Uint8Array(member.sizeBytes), length: 0 };
	}

	#endOva(bytes: Uint8Array): void {
		this.#ova = parseOva(bytes);
		const inOrder = [...this.#ova.disks].sort((a, b) =>
			a.ref < b.ref ? -1 : 1,
		);
		const hash = this.#hash;
		for (const disk of inOrder) {
			const digest = hash && new DiskDigest(() => hash.newXxh64());
			this.#disks.set(disk.ref, new DiskReader(disk, digest));
		}
	}

	#beginBlock(member: TarMember): Block {
		const { name, sizeBytes, offset } = member;
		const [, ref, suffix] = BLOCK_NAME.exec(name) ?? [];
		const reader = this.#disks.get(ref ?? "");
		if (suffix === undefined || reader === undefined)
			throw this.#unexpected(member);
		if (reader.disk.ref < this.#lastRef) {
			throw new XvaError(
				"order",
				`${name} comes after blocks of ${this.#lastRef}: disks must stand in the order of their references as text, or an import fails; export the VM again.`,
				{ member: name, offset },
			);
		}
		if (sizeBytes > MAX_BLOCK_BYTES) {
			throw new XvaError(
				"unsupported",
				`${name} has ${sizeBytes} bytes, more than the ${MAX_BLOCK_BYTES} that a block may have: the file is damaged or made by an unknown tool; export the VM again.`,
				{ member: name, offset },
			);
		}
		this.#lastRef = reader.disk.ref;
		this.#holeBytes ??= sizeBytes;
		const position = reader.block(member, suffix, this.#holeBytes);
		const isChunk = sizeBytes === CHUNK_BYTES && position % CHUNK_BYTES === 0;
		return {
			kind: "block",
			member,
			disk: reader,
			position,
			isChunk,
			length: 0,
		};
	}

	#blockData(block: Block, bytes: Uint8Array): void {
		const position = block.position + block.length;
		block.length += bytes.length;
		this.#hash?.add(bytes);
		if (!block.isChunk) block.disk.digest?.add(position, bytes);
		this.#onBlock?.(block.disk.disk, position, bytes);
	}

	#beginChecksum(member: TarMember, block: Block): Checksum {
		const [, name, algorithm] = CHECKSUM_NAME.exec(member.name) ?? [];
		if (name !== block.member.name) throw noChecksum(block.member);
		if (algorithm !== "xxhash" && algorithm !== "checksum")
			throw noChecksum(block.member);
		if (member.sizeBytes !== (algorithm === "xxhash" ? 16 : 40)) {
			throw badChecksum(member);
		}
		return { kind: "checksum", block, algorithm, text: "" };
	}

	#endChecksum({ block, algorithm, text }: Checksum): void {
		if (!CHECKSUM_PATTERNS[algorithm].test(text))
			throw badChecksum(this.#member);
		if (this.#hash !== undefined) {
			const xxh64 = this.#hash.xxh64();
			const actual =
				algorithm === "xxhash" ? xxhashText(xxh64) : this.#hash.sha1();
			if (actual !== text) throw mismatch(block.member, text, actual);
			if (block.isChunk) block.disk.digest?.addChunk(block.position, xxh64);
			this.#hash.clear();
		}
		this.#checksums.add(algorithm);
		this.#block = undefined;
	}

	#unexpected({ name, offset }: TarMember): XvaError {
		const [, block] = CHECKSUM_NAME.exec(name) ?? [];
		const ref = BLOCK_NAME.exec(block ?? "")?.[1];
		if (this.#disks.has(ref ?? "")) {
			return new XvaError(
				"missing-block",
				`${name} is the checksum of a block that is not there: the file is damaged; copy or build it again.`,
				{ member: name, offset },
			);
		}
		return new XvaError(
			"unexpected-member",
			`The archive holds ${quoteName(name)}, which ova.xml does not speak of: the file is damaged or changed after the export; export the VM again.`,
			{ member: name, offset },
		);
	}
}

function notAnXva({ name, offset }: TarMember): XvaError {
	return new XvaError(
		"not-an-xva",
		`The file is a tar archive, but begins with ${quoteName(name)} instead of ova.xml: check that the template exports with format = "xva" or "xva_compressed".`,
		{ member: name, offset },
	);
}

function noChecksum({ name, offset }: TarMember): XvaError {
	return new XvaError(
		"checksum",
		`${name} is not followed by its checksum, so no pool can import it: the file is damaged; copy or build it again.`,
		{ member: name, offset },
	);
}

function mismatch(
	{ name, offset }: TarMember,
	expected: string,
	actual: string,
): XvaError {
	return new XvaError(
		"checksum",
		`${name} does not match its checksum (${expected} expected, ${actual} found): the block was damaged on its way or on disk; copy or build the file again, and check the runner's disk.`,
		{ member: name, offset },
	);
}

function badChecksum({ name, offset }: TarMember): XvaError {
	return new XvaError(
		"checksum",
		`${name} holds no checksum of its kind: the file is damaged; copy or build it again.`,
		{ member: name, offset },
	);
}
