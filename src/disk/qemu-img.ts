/** The only place that runs qemu-img. */
import { DiskError, MissingProgram } from "./errors.ts";
import { type Environment, linesOf, start } from "./program.ts";

/** Seconds to read what an image says of itself: a file that keeps qemu-img busy for longer is no image of a disk. */
const METADATA_SECONDS = 300;
/** Bytes of `qemu-img info` that are read: an image may have snapshots, with names. */
const MAX_INFO_BYTES = 16 << 20;

/** Formats by the names that qemu has for them; `vpc` is VHD. */
export type QemuFormat = "raw" | "qcow2" | "vpc" | "vmdk" | "vhdx" | "vdi";

/** An image on this machine, by a format that was told beforehand: qemu-img never guesses one. */
export interface QemuImage {
	/** Absolute. */
	readonly path: string;
	readonly format: QemuFormat;
}

export interface Calling {
	readonly env: Environment;
	readonly signal: AbortSignal;
}

/** A range of an image, as `qemu-img map` tells it. */
export interface MapEntry {
	readonly start: number;
	readonly length: number;
	/** Zero bytes, whatever the file has there. */
	readonly zero: boolean;
	readonly data: boolean;
	/** How many images below the one that was asked. */
	readonly depth: number;
	/** Where it is in the file, where it is there as it is on the disk. */
	readonly offset?: number;
}

/** What `qemu-img info` says, as far as it matters here. */
export interface ImageInfo {
	readonly "virtual-size"?: number;
	readonly encrypted?: boolean;
	readonly "backing-filename"?: string;
	readonly "format-specific"?: { readonly data?: object };
}

/**
 * Names an image so that no character of its path means anything, no backing file is opened, and VHDs have the size that their footer tells
 * (qemu's own choice is a geometry that may cut off the end, by who wrote the file).
 */
function named(image: QemuImage): string {
	const { format, path } = image;
	return `json:${JSON.stringify({
		driver: format,
		...(format === "vpc" ? { force_size_calc: "current_size" } : {}),
		...(format === "qcow2" || format === "vmdk" ? { backing: null } : {}),
		file: { driver: "file", filename: path },
	})}`;
}

interface Call {
	readonly args: readonly string[];
	readonly image: QemuImage;
	/** It is ended when it takes longer. */
	readonly maxSeconds?: number;
	/** An exit code of success beside 0. */
	readonly alsoGood?: number;
	/** What a failure means. */
	readonly meaning?: string;
}

/** Runs qemu-img. @throws DiskError where it is missing, fails or is too slow; the signal's reason where that ends it */
async function* qemuImg(
	{ args, image, maxSeconds, alsoGood, meaning }: Call,
	{ env, signal }: Calling,
): AsyncGenerator<string> {
	const bound =
		maxSeconds === undefined
			? undefined
			: AbortSignal.timeout(maxSeconds * 1000);
	const child = start({
		name: "qemu-img",
		args,
		env,
		signal: bound === undefined ? signal : AbortSignal.any([signal, bound]),
	});
	let whole = false;
	try {
		yield* linesOf(child.stdout);
		whole = true;
	} finally {
		if (!whole) child.kill();
		await child.ended;
	}
	const { missing, code, complaint } = await child.ended;
	if (code === 0 || (code !== null && code === alsoGood)) return;
	signal.throwIfAborted();
	if (missing)
		throw new MissingProgram(
			`${image.path} is a ${image.format} disk, which takes the program qemu-img: install the package qemu-utils (Debian, Ubuntu) or qemu-img (RHEL, Fedora, Alpine), or give a raw disk.`,
		);
	const why =
		bound?.aborted === true
			? `it was not done after ${maxSeconds} seconds`
			: complaint.replaceAll(named(image), image.path);
	throw new DiskError(
		`${image.path} (${image.format}) ${meaning ?? "can't be read"}: qemu-img ${args[0]}: ${why}`,
	);
}

/** What the image says of itself. @throws DiskError */
export async function imageInfo(
	image: QemuImage,
	calling: Calling,
): Promise<ImageInfo> {
	const args = ["info", "--output=json", named(image)];
	let text = "";
	for await (const line of qemuImg(
		{ args, image, maxSeconds: METADATA_SECONDS },
		calling,
	)) {
		text += line;
		if (text.length > MAX_INFO_BYTES)
			throw new DiskError(`${image.path} says too much of itself.`);
	}
	return JSON.parse(text);
}

/**
 * Proves that a qcow2's tables fit together and its file does not end before its data: of what is cut off, qemu-img would read zeros without a word.
 * A cut of less than a cluster at the very end is not seen: such files are written, too.
 * @throws DiskError where the image is damaged
 */
export async function checkImage(
	image: QemuImage,
	calling: Calling,
): Promise<void> {
	const args = ["check", "--output=json", named(image)];
	const call: Call = {
		args,
		image,
		maxSeconds: METADATA_SECONDS,
		// clusters that nothing uses, which is no harm to who reads
		alsoGood: 3,
		meaning: "is damaged, or was cut off",
	};
	for await (const _ of qemuImg(call, calling));
}

/**
 * Where an image has its bytes, in order, from the disk's start to its end. Leaving the loop ends qemu-img.
 * @throws DiskError
 */
export async function* imageMap(
	image: QemuImage,
	calling: Calling,
): AsyncGenerator<MapEntry> {
	const args = ["map", "--output=json", named(image)];
	for await (const line of qemuImg(
		{ args, image, maxSeconds: METADATA_SECONDS },
		calling,
	)) {
		// an array with an entry a line
		const entry = /\{.*\}/.exec(line)?.[0];
		if (entry !== undefined) yield JSON.parse(entry);
	}
}

/** Makes a sparse raw copy. @param to absolute; overwritten @throws DiskError */
export async function imageToRaw(
	image: QemuImage,
	to: string,
	calling: Calling,
): Promise<void> {
	await convert(image, "raw", [], to, calling);
}

/** Makes an image of a raw disk. @param to absolute; overwritten @throws DiskError */
export async function imageFromRaw(
	raw: string,
	to: string,
	format: QemuFormat,
	calling: Calling,
): Promise<void> {
	// a VHD has the size that it is given, not the next one that a geometry can express
	const options = format === "vpc" ? ["-o", "force_size=on"] : [];
	await convert({ path: raw, format: "raw" }, format, options, to, calling);
}

async function convert(
	image: QemuImage,
	format: QemuFormat,
	options: readonly string[],
	to: string,
	calling: Calling,
): Promise<void> {
	const args = ["convert", "-O", format, ...options, named(image), to];
	for await (const _ of qemuImg({ args, image }, calling));
}
