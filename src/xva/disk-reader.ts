import type { DiskDigest } from "./content-digest.ts";
import { quoteName, XvaError } from "./errors.ts";
import type { OvaDisk } from "./ova.ts";
import type { TarMember } from "./tar.ts";

/**
 * Follows one disk through its blocks. A block's number says how many blocks before it were left out because they are zero,
 * not where it belongs: a block of no bytes, which xapi sends to keep a connection alive, takes a number and no room.
 */
export class DiskReader {
	readonly disk: OvaDisk;
	/** Absent where the content is not hashed. */
	readonly digest: DiskDigest | undefined;
	#lastSuffix = "";
	#lastNumber = -1;
	/** Bytes of the disk that the blocks and holes so far make up. */
	#position = 0;
	#storedBytes = 0;

	constructor(disk: OvaDisk, digest: DiskDigest | undefined) {
		this.disk = disk;
		this.digest = digest;
	}

	/** Bytes that the archive holds of this disk. */
	get storedBytes(): number {
		return this.#storedBytes;
	}

	/**
	 * Takes the next block, `suffix` being its number as the archive writes it, and returns its position on the disk in bytes.
	 * Throws {@link XvaError}.
	 */
	block(member: TarMember, suffix: string, holeBytes: number): number {
		const details = { member: member.name, offset: member.offset };
		const number = Number(suffix);
		const first = this.#lastNumber === -1;
		if (!first && (suffix <= this.#lastSuffix || number <= this.#lastNumber)) {
			throw new XvaError(
				"order",
				`${member.name} comes after block ${this.#lastSuffix}: the numbers must rise, or an import fails; export the VM again.`,
				details,
			);
		}
		if (first && number !== 0) {
			throw new XvaError(
				"missing-block",
				`${this.disk.ref} begins with block ${suffix}: its first block is missing, so the file is damaged; copy or build it again.`,
				details,
			);
		}
		const { virtualSize } = this.disk;
		const complete = this.#position === virtualSize;
		const position =
			this.#position + (number - this.#lastNumber - 1) * holeBytes;
		if (complete || position + member.sizeBytes > virtualSize) {
			throw new XvaError(
				"size-mismatch",
				`${member.name} goes beyond the end of the disk, which has ${virtualSize} bytes by ova.xml: the file is damaged; copy or build it again.`,
				details,
			);
		}
		// a hole before it would stand for the last block, which is never left out
		if (member.sizeBytes === 0 && position === virtualSize) {
			throw new XvaError(
				"missing-block",
				`${member.name} has no bytes where ${this.disk.ref} ends: the disk's last block is missing, so the file is damaged; copy or build it again.`,
				details,
			);
		}
		this.#lastSuffix = suffix;
		this.#lastNumber = number;
		this.#position = position + member.sizeBytes;
		this.#storedBytes += member.sizeBytes;
		return position;
	}

	/** Says that the disk's blocks are all read: they must make up the whole disk. */
	end(): void {
		const { ref, virtualSize, facts } = this.disk;
		if (this.#position === virtualSize) return;
		const found =
			this.#lastNumber === -1
				? "holds no block of it"
				: `holds ${this.#position}, up to block ${this.#lastSuffix}`;
		throw new XvaError(
			"missing-block",
			`The disk ${quoteName(facts.name)} (${ref}) has ${virtualSize} bytes by ova.xml, but the archive ${found}: the file is incomplete; copy or build it again.`,
			{ member: ref },
		);
	}
}
