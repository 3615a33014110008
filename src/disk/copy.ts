/** A raw copy of a disk that can't be read in place. */
import { type FileHandle, mkdtemp, rm, statfs } from "node:fs/promises";
import { join, resolve } from "node:path";
import { NoRoom } from "./errors.ts";
import { type OpenFile, openToRead } from "./files.ts";
import { type Finding, findExtents } from "./holes.ts";
import type { ImageFacts } from "./image.ts";
import { type Layout, rawLayout } from "./layout.ts";
import { imageToRaw, type QemuImage } from "./qemu-img.ts";
import { sizeText } from "./words.ts";

export interface RawCopy {
	readonly handle: FileHandle;
	readonly layout: Layout;
	/** Closes it and removes it. */
	remove(): Promise<void>;
}

/** A folder, and what messages call it. */
export interface Scratch {
	readonly path: string;
	readonly name: string;
}

/**
 * Unpacks an image into a sparse raw file in the scratch folder.
 * @throws NoRoom, or DiskError where qemu-img fails; then nothing is left there
 */
export async function copyToRaw(
	image: QemuImage,
	{ sizeBytes, dataBytes }: ImageFacts,
	scratch: Scratch,
	finding: Finding,
): Promise<RawCopy> {
	const { bavail, bsize } = await statfs(scratch.path);
	const free = bavail * bsize;
	if (free < dataBytes)
		throw new NoRoom(
			`${image.name} has ${sizeText(dataBytes)} of data that must be unpacked, and ${scratch.name} has ${sizeText(free)} free: make room there, or give the disk as a raw or uncompressed qcow2 file.`,
		);
	finding.say(
		`${image.name} (${image.format}) can't be read in place: up to ${sizeText(dataBytes)} are unpacked to ${scratch.name} first.`,
	);
	const folder = await mkdtemp(join(resolve(scratch.path), "disk-"));
	let file: OpenFile | undefined;
	const remove = async () => {
		await file?.handle.close();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		const path = join(folder, "disk.raw");
		await imageToRaw(image, { path, room: scratch.name }, finding);
		file = await openToRead(path, image.name);
		const layout = rawLayout(sizeBytes, await findExtents(file, finding));
		return { handle: file.handle, layout, remove };
	} catch (error) {
		await remove();
		throw error;
	}
}
