/** The only place that runs qemu-img. */
import { DiskError, MissingProgram, NoRoom } from "./errors.ts";
import { type Ended, type Environment, linesOf, start } from "./program.ts";

/** Seconds to read what an image says of itself: a file that keeps qemu-img busy for longer is no image of a disk. */
const METADATA_SECONDS = 300;
/** Bytes of `qemu-img info` that are read: an image may have snapshots, with names. */
const MAX_INFO_BYTES = 16 << 20;

/** Formats by the names that qemu has for them; `vpc` is VHD. */
export type QemuFormat = "raw" | "qcow2" | "vpc" | "vmdk" | "vhdx" | "vdi";

/** An image on this machine, by a format that was told beforehand: qemu-img never guesses one. */
export interface QemuImage {
	/** As the user knows it: every message has this one. */
	readonly name: string;
	/** Absolute. */
	readonly path: string;
	readonly format: QemuFormat;
}

/** A file to be made. */
export interface Target {
	/** Absolute; overwritten. */
	readonly path: string;
	/** What messages call the folder that must have room for it. */
	readonly room: string;
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
	/** The file that it writes. */
	readonly target?: Target;
	/** What a machine without qemu-img is told. */
	readonly missing?: string;
	/** It is ended when it takes longer. */
	readonly maxSeconds?: number;
	/** An exit code of success beside 0. */
	readonly alsoGood?: number;
	/** What a failure means. */
	readonly meaning?: string;
}

/** Runs qemu-img. @throws DiskError where it is missing, fails or is too slow; the signal's reason where that ends it */
async function* qemuImg(
	call: Call,
	{ env, signal }: Calling,
): AsyncGenerator<string> {
	const { args, maxSeconds, alsoGood } = call;
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
	const ended = await child.ended;
	const { code } = ended;
	if (code === 0 || (code !== null && code === alsoGood)) return;
	signal.throwIfAborted();
	throw bound?.aborted === true
		? failure(call, `it was not done after ${maxSeconds} seconds`)
		: failureOf(call, ended);
}

/** How to get the program. */
const INSTALL =
	"install the package qemu-utils (Debian, Ubuntu) or qemu-img (RHEL, Fedora, Alpine)";

/** Of a full disk or quota, in the C locale. */
const NO_ROOM = /No space left on device|Disk quota exceeded/;

function failureOf(call: Call, { missing, complaint }: Ended): DiskError {
	const { image, target } = call;
	if (missing)
		return new MissingProgram(
			call.missing ??
				`${image.name} is a ${image.format} disk, which takes the program qemu-img: ${INSTALL}, or give a raw disk.`,
		);
	if (target !== undefined && NO_ROOM.test(complaint))
		return new NoRoom(
			`No space is left in ${target.room} for what is made of ${image.name}: make room there.`,
		);
	let why = complaint
		.replaceAll(named(image), image.name)
		.replaceAll(image.path, image.name);
	if (target !== undefined) why = why.replaceAll(target.path, "the new file");
	return failure(call, why);
}

function failure({ args, image, meaning }: Call, why: string): DiskError {
	return new DiskError(
		`${image.name} (${image.format}) ${meaning ?? "can't be read"}: qemu-img ${args[0]}: ${why}`,
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
			throw new DiskError(
				`${image.name} says too much of itself: it is damaged.`,
			);
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

/** Makes a sparse raw copy. @throws DiskError; NoRoom where the target's disk is full */
export async function imageToRaw(
	image: QemuImage,
	target: Target,
	calling: Calling,
): Promise<void> {
	const args = ["convert", "-O", "raw", named(image), target.path];
	for await (const _ of qemuImg({ args, image, target }, calling));
}

/** Makes an image of a raw disk. @throws DiskError; NoRoom where the target's disk is full */
export async function imageFromRaw(
	raw: QemuImage,
	target: Target,
	format: QemuFormat,
	calling: Calling,
): Promise<void> {
	// a VHD has the size that it is given, not the next one that a geometry can express
	const options = format === "vpc" ? ["-o", "force_size=on"] : [];
	const args = ["convert", "-O", format, ...options, named(raw), target.path];
	const call: Call = {
		args,
		image: raw,
		target,
		meaning: `can't be made a ${format} image`,
	};
	for await (const _ of qemuImg(call, calling));
}

/** Fails where a machine can't make an image of a format. @throws MissingProgram */
export async function requireQemuImg(
	format: QemuFormat,
	calling: Calling,
): Promise<void> {
	const call: Call = {
		args: ["--version"],
		image: { name: "", path: "", format },
		missing: `Making a ${format === "vpc" ? "vhd" : format} takes qemu-img: ${INSTALL}, or use --format raw.`,
	};
	for await (const _ of qemuImg(call, calling));
}
