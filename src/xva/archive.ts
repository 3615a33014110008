import {
	type BlockHash,
	CHECKSUM_PATTERNS,
	type ChecksumAlgorithm,
} from "./block-hash.ts";
import { DiskReader } from "./disk-reader.ts";
import { quoteName, XvaError } from "./errors.ts";
import { MAX_OVA_BYTES, type Ova, parseOva } from "./ova.ts";
import type { TarMember, TarSink } from "./tar.ts";

/** Largest block that is read, in bytes. xapi and all known writers make blocks of 1 MiB. */
const MAX_BLOCK_BYTES = 64 << 20;
const BLOCK_NAME = /^(.+)\/(\d{1,20})$/;
const CHECKSUM_NAME = /^(.+)\.(xxhash|checksum)$/;

/** The member whose bytes are coming. */
type Current =
	| { readonly kind: "ova"; readonly bytes: Uint8Array; length: number }
	| { readonly kind: "block" }
	| {
			readonly kind: "checksum";
			readonly algorithm: ChecksumAlgorithm;
			text: string;
	  };

/**
 * Checks the members of an XVA against the format as xapi's stream_vdi.ml reads and writes it:
 * ova.xml, then per disk, in string order of the references, blocks each followed by its checksum.
 */
export class XvaArchive implements TarSink {
	readonly #hash: BlockHash | undefined;
	/** By reference, in the order in which they must stand. */
	readonly #disks = new Map<string, DiskReader>();
	#ova: Ova | undefined;
	#current: Current | undefined;
	#member: TarMember = { name: "", sizeBytes: 0, offset: 0 };
	#disk: DiskReader | undefined;
	/** A block whose checksum has not come yet. */
	#block: TarMember | undefined;
	/** Length of the first block of the whole archive: what xapi takes as the size of each block left out. */
	#holeBytes: number | undefined;
	#blocks = 0;

	/** Without `hash`, checksums are looked at but not compared. */
	constructor(hash: BlockHash | undefined) {
		this.#hash = hash;
	}

	get blocks(): number {
		return this.#blocks;
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
				this.#hash?.add(bytes);
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
				this.#block = this.#member;
				this.#blocks += 1;
				return;
			case "checksum":
				this.#endChecksum(current.algorithm, current.text);
				return;
		}
	}

	/** Says that the archive is read to its end marker; every disk must be whole by now. */
	end(): {
		readonly ova: Ova;
		readonly disks: ReadonlyMap<string, DiskReader>;
	} {
		if (this.#block !== undefined) throw noChecksum(this.#block);
		if (this.#ova === undefined) throw notAnXva(this.#member);
		for (const disk of this.#disks.values()) disk.end();
		return { ova: this.#ova, disks: this.#disks };
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
		for (const disk of inOrder) this.#disks.set(disk.ref, new DiskReader(disk));
	}

	#beginBlock(member: TarMember): Current {
		const { name, sizeBytes, offset } = member;
		const [, ref, suffix] = BLOCK_NAME.exec(name) ?? [];
		const disk = this.#disks.get(ref ?? "");
		if (suffix === undefined || disk === undefined)
			throw this.#unexpected(member);
		if (this.#disk !== undefined && disk.ref < this.#disk.ref) {
			throw new XvaError(
				"order",
				`${name} comes after blocks of ${this.#disk.ref}: disks must stand in the order of their references as text, or an import fails; export the VM again.`,
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
		this.#disk = disk;
		this.#holeBytes ??= sizeBytes;
		disk.block(member, suffix, this.#holeBytes);
		return { kind: "block" };
	}

	#beginChecksum(member: TarMember, block: TarMember): Current {
		const [, name, algorithm] = CHECKSUM_NAME.exec(member.name) ?? [];
		if (name !== block.name) throw noChecksum(block);
		if (algorithm !== "xxhash" && algorithm !== "checksum")
			throw noChecksum(block);
		if (member.sizeBytes !== (algorithm === "xxhash" ? 16 : 40)) {
			throw badChecksum(member);
		}
		return { kind: "checksum", algorithm, text: "" };
	}

	#endChecksum(algorithm: ChecksumAlgorithm, text: string): void {
		if (!CHECKSUM_PATTERNS[algorithm].test(text))
			throw badChecksum(this.#member);
		const actual = this.#hash?.digest(algorithm) ?? text;
		if (actual !== text) {
			throw new XvaError(
				"checksum",
				`${this.#block?.name} does not match its checksum (${text} expected, ${actual} found): the block was damaged on its way or on disk; copy or build the file again, and check the runner's disk.`,
				{ member: this.#block?.name, offset: this.#block?.offset },
			);
		}
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

function badChecksum({ name, offset }: TarMember): XvaError {
	return new XvaError(
		"checksum",
		`${name} holds no checksum of its kind: the file is damaged; copy or build it again.`,
		{ member: name, offset },
	);
}
