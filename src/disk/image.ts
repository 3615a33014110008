/** What qemu-img says of an image: its size, where its bytes are, and whether it is whole in its own file. */
import { DiskError } from "./errors.ts";
import { ExtentList } from "./extents.ts";
import type { OpenFile } from "./files.ts";
import type { Layout } from "./layout.ts";
import { PieceMap, TooManyPieces } from "./pieces.ts";
import {
	type Calling,
	checkImage,
	type ImageInfo,
	imageInfo,
	imageMap,
	type MapEntry,
	type QemuImage,
} from "./qemu-img.ts";
import { shellWord, toQcow2 } from "./words.ts";

/** Largest disk, 64 TiB: more than any storage repository takes; what says more is no size. */
export const MAX_DISK_BYTES = 2 ** 46;

/** A file that holds a part of a disk. */
export interface FilePart {
	readonly file: OpenFile;
	/** Bytes of the disk from where the part before it ends. */
	readonly diskBytes: number;
}

export interface ImageFacts {
	/** Of the disk, as the VM sees it. */
	readonly sizeBytes: number;
	/** Of its data, unpacked. */
	readonly dataBytes: number;
	/** Where every byte is in the files; absent where they have them in another form (compressed), or qemu-img does not tell. */
	readonly layout?: Layout;
}

/**
 * Looks at an image.
 * @param parts files that hold its data, in the disk's order; the last one takes all that follows
 * @throws DiskError where it can't be read, is not whole in its file, or says what can't be
 */
export async function inspectImage(
	image: QemuImage,
	parts: readonly FilePart[],
	calling: Calling,
): Promise<ImageFacts> {
	const info = await imageInfo(image, calling);
	const sizeBytes = checkInfo(image, info);
	if (image.format === "qcow2") await checkImage(image, calling);
	const finding = new LayoutFinding(image, sizeBytes, parts);
	try {
		for await (const entry of imageMap(image, calling)) finding.add(entry);
	} catch (cause) {
		if (!(cause instanceof RangeError)) throw cause;
		const remedy =
			cause instanceof TooManyPieces
				? `put them in order first: ${toQcow2(image.name, "whole.qcow2")}`
				: "it is damaged";
		throw new DiskError(
			`${image.name} can't be read: ${cause.message}: ${remedy}.`,
			{ cause },
		);
	}
	return finding.facts();
}

function checkInfo({ name, format }: QemuImage, info: ImageInfo): number {
	const { "virtual-size": sizeBytes, "format-specific": specific } = info;
	if (info["backing-filename"] !== undefined)
		throw new DiskError(
			`${name} builds on another file, which is not read: flatten it first, where that file is: ${toQcow2(name, "flat.qcow2")}.`,
		);
	if (specific?.data !== undefined && "data-file" in specific.data)
		throw new DiskError(
			`${name} has its data in another file, which is not read: put them together first, where that file is: ${toQcow2(name, "whole.qcow2")}.`,
		);
	if (info.encrypted === true)
		throw new DiskError(
			`${name} is encrypted: decrypt it first, with qemu-img convert.`,
		);
	if (sizeBytes === undefined || !(sizeBytes > 0))
		throw new DiskError(
			`${name} is a ${format} image of no size: look at it with \`qemu-img info ${shellWord(name)}\`, and make or download it again.`,
		);
	if (sizeBytes > MAX_DISK_BYTES)
		throw new DiskError(
			`${name} says that its disk has ${sizeBytes} bytes: disks of up to 64 TiB are read.`,
		);
	return sizeBytes;
}

/** Takes the map's entries in order, and believes none of them unseen. */
class LayoutFinding {
	readonly #image: QemuImage;
	readonly #sizeBytes: number;
	readonly #parts: readonly FilePart[];
	readonly #extents: ExtentList;
	readonly #pieces = new PieceMap();
	/** Number of the part that holds what comes next, and where it ends on the disk. */
	#part = 0;
	#partEnd: number;
	/** Every byte so far is in a file as it is on the disk. */
	#inPlace = true;
	#end = 0;
	#dataBytes = 0;

	constructor(image: QemuImage, sizeBytes: number, parts: readonly FilePart[]) {
		this.#image = image;
		this.#sizeBytes = sizeBytes;
		this.#parts = parts;
		this.#partEnd = parts[0]?.diskBytes ?? 0;
		this.#extents = new ExtentList(sizeBytes);
	}

	add({ start, length, depth, zero, data, offset }: MapEntry): void {
		if (start !== this.#end || !(length > 0) || depth !== 0)
			throw this.#senseless(`that ${length} bytes follow at ${start}`);
		this.#end += length;
		if (zero || !data) return;
		this.#extents.add(start, length);
		this.#dataBytes += length;
		if (offset === undefined) this.#inPlace = false;
		else if (this.#inPlace) this.#place(start, length, offset);
	}

	facts(): ImageFacts {
		const sizeBytes = this.#sizeBytes;
		const dataBytes = this.#dataBytes;
		if (this.#end !== sizeBytes)
			throw this.#senseless(`where ${this.#end} bytes are`);
		if (!this.#inPlace) return { sizeBytes, dataBytes };
		const held = this.#parts.reduce((sum, { file }) => sum + file.sizeBytes, 0);
		if (dataBytes > held)
			throw this.#senseless(
				`that ${held} bytes of files hold ${dataBytes} bytes of data`,
			);
		const extents = this.#extents.extents();
		const pieces = this.#pieces;
		return { sizeBytes, dataBytes, layout: { sizeBytes, extents, pieces } };
	}

	/** Notes where a range of the disk is: `offset` in the file of the part that holds it. */
	#place(start: number, length: number, offset: number): void {
		while (start >= this.#partEnd && this.#part < this.#parts.length - 1)
			this.#partEnd += this.#parts[++this.#part]?.diskBytes ?? 0;
		const file = this.#parts[this.#part]?.file;
		const end = offset + length;
		// of what is not there, qemu reads zeros without a word
		if (file === undefined || end > file.sizeBytes)
			throw new DiskError(
				`${file?.name} has ${file?.sizeBytes} bytes, and should have data at ${end}: it was cut.`,
			);
		this.#pieces.add(start, length, offset, this.#part);
	}

	#senseless(what: string): DiskError {
		return new DiskError(
			`${this.#image.name} tells ${what}, of a disk of ${this.#sizeBytes} bytes: it is damaged.`,
		);
	}
}
