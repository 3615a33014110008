import { XvaError } from "./errors.ts";
import type { OvaDisk } from "./ova.ts";
import type { TarMember } from "./tar.ts";

/**
 * Follows one disk through its blocks. A block's number says how many blocks before it were left out because they are zero,
 * not where it belongs: a block of no bytes, which xapi sends to keep a connection alive, takes a number and no room.
 */
export class DiskReader {
	readonly #disk: OvaDisk;
	#lastSuffix = "";
	#lastNumber = -1;
	/** Bytes of the disk that the blocks and holes so far make up. */
	#position = 0;
	#storedBytes = 0;

	constructor(disk: OvaDisk) {
		this.#disk = disk;
	}

	/** Reference of the disk, the folder of its blocks. */
	get ref(): string {
		return this.#disk.ref;
	}

	/** Bytes that the archive holds of this disk. */
	get storedBytes(): number {
		return this.#storedBytes;
	}

	/** Takes the next block, `suffix` being its number as the archive writes it; throws {@link XvaError}. */
	block(member: TarMember, suffix: string, holeBytes: number): void {
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
				`${this.ref} begins with block ${suffix}: its first block is missing, so the file is damaged; copy or build it again.`,
				details,
			);
		}
		const { virtualSize } = this.#disk;
		const complete = this.#position === virtualSize;
		this.#position += (number - this.#lastNumber - 1) * holeBytes;
		this.#position += member.sizeBytes;
		if (complete || this.#position > virtualSize) {
			throw new XvaError(
				"size-mismatch",
				`${member.name} goes beyond the end of the disk, which has ${virtualSize} bytes by ova.xml: the file is damaged; copy or build it again.`,
				details,
			);
		}
		this.#lastSuffix = suffix;
		this.#lastNumber = number;
		this.#storedBytes += member.sizeBytes;
	}

	/** Says that the disk's blocks are all read: they must make up the whole disk. */
	end(): void {
		const { ref, name, virtualSize } = this.#disk;
		if (this.#position === virtualSize) return;
		const found =
			this.#lastNumber === -1
				? "holds no block of it"
				: `holds ${this.#position}, up to block ${this.#lastSuffix}`;
		throw new XvaError(
			"missing-block",
			`The disk ${JSON.stringify(name)} (${ref}) has ${virtualSize} bytes by ova.xml, but the archive ${found}: the file is incomplete; copy or build it again.`,
			{ member: ref },
		);
	}
}
