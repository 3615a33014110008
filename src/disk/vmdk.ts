/** VMDK: what a file of this format names, which must be nothing but parts beside it (VMware, Virtual Disk Format 5.0). */
import { DiskError } from "./errors.ts";
import { toQcow2 } from "./words.ts";

/** More is no descriptor; qemu takes no more either. */
export const MAX_DESCRIPTOR_BYTES = 1 << 20;

/** A disk of 64 TiB in parts of 2 GiB has half as many. */
const MAX_PARTS = 1 << 16;

/** `key = value`, as `parentCID=ffffffff` or `ddb.adapterType = "ide"`. */
const SETTING = /^\s*[A-Za-z][\w.]*\s*=\s*(?:"[^"]*"|[^\s"]*)\s*$/;
/** A part: `RW 4192256 SPARSE "disk-s001.vmdk"`, `RW 8192 FLAT "disk-flat.vmdk" 0`. */
const EXTENT = /^RW (\d+) (SPARSE|FLAT|VMFS) "([^"]*)"(?: (\d+))?\s*$/;
/** A part's name: a file of this very format, beside its descriptor. */
const PART = /^[^/\\:\ufffd]+\.vmdk$/i;

/** Is this the head of a descriptor: the text that names a disk's parts? */
export function isVmdkDescriptor(head: Buffer): boolean {
	const text = head.toString("latin1", 0, 512);
	return /^\s*#\s*Disk\s+DescriptorFile\b/i.test(text);
}

/** A file beside the descriptor that holds a part of the disk. */
export interface VmdkPart {
	readonly name: string;
	/** It has a header of its own. */
	readonly sparse: boolean;
	/** Bytes of the disk that it holds. */
	readonly diskBytes: number;
	/** Where they begin in a part without a header. */
	readonly offset: number;
}

/**
 * Parts that a descriptor names. Every line must be one that is understood: what qemu would see in another one is nothing that we could have looked at.
 * @throws DiskError where it names anything but parts beside it, or a line is no line of a descriptor
 */
export function vmdkParts(name: string, text: string): readonly VmdkPart[] {
	refuseParent(name, text);
	const parts: VmdkPart[] = [];
	const lines = text.replace(/\0+$/, "").split(/\r?\n/);
	for (const [index, line] of lines.entries()) {
		const [, sectors, type, part = "", offset = "0"] = EXTENT.exec(line) ?? [];
		if (type === undefined) {
			if (/^\s*(?:#|$)/.test(line) || SETTING.test(line)) continue;
			throw new DiskError(
				`${name} is a VMDK descriptor whose line ${index + 1} is not understood: ${JSON.stringify(line.slice(0, 100))}. Make one file of it first: ${toQcow2(name, "disk.qcow2")}.`,
			);
		}
		if (!PART.test(part))
			throw new DiskError(
				`${name} is a VMDK descriptor that names ${JSON.stringify(part)} as a part: only files named *.vmdk beside it are read. Make one file of it first, if you know where it comes from: ${toQcow2(name, "disk.qcow2")}.`,
			);
		parts.push({
			name: part,
			sparse: type === "SPARSE",
			diskBytes: Number(sectors) * 512,
			offset: Number(offset) * 512,
		});
	}
	if (parts.length === 0 || parts.length > MAX_PARTS)
		throw new DiskError(
			`${name} is a VMDK descriptor that names ${parts.length} parts: copy or download it again.`,
		);
	return parts;
}

/** Where a sparse VMDK has its own descriptor, in bytes. */
export interface EmbeddedDescriptor {
	readonly at: number;
	readonly length: number;
}

/**
 * Reads the header of a sparse VMDK, and refuses one that sends its reader to a descriptor that may name other files.
 * @param header the file's first 512 bytes
 * @throws DiskError
 */
export function sparseVmdkHeader(
	name: string,
	header: Buffer,
): EmbeddedDescriptor {
	if (header.length < 512 || header.toString("latin1", 0, 4) !== "KDMV")
		throw new DiskError(
			`${name} is no sparse VMDK, or it was cut: copy or download it again.`,
		);
	if (header.readBigUInt64LE(12) === 0n)
		throw new DiskError(
			`${name} is a VMDK that says it has no size, and has its data elsewhere: make one file of it first, if you know where it comes from: ${toQcow2(name, "disk.qcow2")}.`,
		);
	const at = Number(header.readBigUInt64LE(28)) * 512;
	const length = Number(header.readBigUInt64LE(36)) * 512;
	return { at, length: Math.min(length, MAX_DESCRIPTOR_BYTES) };
}

/**
 * Refuses a sparse VMDK that is a part of a disk only, or builds on another one.
 * @param text its embedded descriptor
 * @throws DiskError
 */
export function checkEmbedded(name: string, text: Buffer): void {
	if (!isVmdkDescriptor(text))
		throw new DiskError(
			`${name} is a part of a VMDK in several files: give the one that names them all, a short text.`,
		);
	refuseParent(name, text.toString("latin1"));
}

/** Refuses a disk that builds on another one. @param text of a descriptor */
function refuseParent(name: string, text: string): void {
	const parent = /parentCID\s*=\s*(\w*)/i.exec(text)?.[1] ?? "ffffffff";
	if (!/parentFileNameHint/i.test(text) && parent.toLowerCase() === "ffffffff")
		return;
	throw new DiskError(
		`${name} is a VMDK that builds on another one (a snapshot or linked clone), which is not read: flatten it first, where that file is: ${toQcow2(name, "flat.qcow2")}.`,
	);
}
