/** A raw copy of a disk that can't be read in place. */
import { type FileHandle, mkdtemp, rm, statfs } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DiskError } from "./errors.ts";
import { type OpenFile, openToRead } from "./files.ts";
import { type Finding, findExtents } from "./holes.ts";
import type { ImageFacts } from "./image.ts";
import { type Layout, rawLayout } from "./layout.ts";
import { imageToRaw, type QemuImage } from "./qemu-img.ts";

export interface RawCopy {
	readonly handle: FileHandle;
	readonly layout: Layout;
	/** Closes it and removes it. */
	remove(): Promise<void>;
}

/**
 * Unpacks an image into a sparse raw file in the scratch folder.
 * @throws DiskError where there is no room, or qemu-img fails; then nothing is left there
 */
export async function copyToRaw(
	image: QemuImage,
	{ sizeBytes, dataBytes }: ImageFacts,
	scratch: string,
	finding: Finding,
): Promise<RawCopy> {
	const { bavail, bsize } = await statfs(scratch);
	const free = bavail * bsize;
	if (free < dataBytes)
		throw new DiskError(
			`${image.path} has ${dataBytes} bytes of data that must be unpacked, and ${scratch} has ${free} bytes free: make room there, or give the disk as a raw or uncompressed qcow2 file.`,
		);
	finding.say(
		`${image.path} (${image.format}) can't be read in place: up to ${dataBytes} bytes are unpacked to ${scratch} first.`,
	);
	const folder = await mkdtemp(join(resolve(scratch), "disk-"));
	let file: OpenFile | undefined;
	const remove = async () => {
		await file?.handle.close();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		const path = join(folder, "disk.raw");
		await imageToRaw(image, path, finding);
		file = await openToRead(path);
		const layout = rawLayout(sizeBytes, await findExtents(file, finding));
		return { handle: file.handle, layout, remove };
	} catch (error) {
		await remove();
		throw error;
	}
}
