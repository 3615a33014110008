import { DiskError } from "./errors.ts";
import { type Extent, ExtentList } from "./extents.ts";
import type { OpenFile } from "./files.ts";
import type { Environment } from "./program.ts";
import { imageMap } from "./qemu-img.ts";
import { askTar } from "./tar-map.ts";

export interface Finding {
	readonly env: Environment;
	readonly signal: AbortSignal;
	/** Takes a line for the log. */
	readonly say: (line: string) => void;
}

type Told = (start: number, length: number) => void;

/** Tells the ranges of a file that hold data, in order; false where it can't: then what it told is void. */
type Finder = (
	file: OpenFile,
	finding: Finding,
	told: Told,
) => Promise<boolean>;

/**
 * Ranges of a file that may hold data. Holes are found without reading them, as the file system knows them: Node has no `lseek(SEEK_HOLE)`, but qemu-img
 * and GNU tar have. Where neither is there, the whole file is one range, and `say` is told.
 */
export async function findExtents(
	file: OpenFile,
	finding: Finding,
): Promise<readonly Extent[]> {
	const { sizeBytes, allocatedBytes } = file;
	if (allocatedBytes < sizeBytes) {
		for (const find of [byQemuImg, byTar]) {
			const found = await tryFinder(find, file, finding);
			if (found !== undefined) return found;
		}
		finding.say(
			`${file.name} has holes, which are read like data: install qemu-img (package qemu-utils) or GNU tar to skip them.`,
		);
	}
	return [{ start: 0, length: sizeBytes }];
}

/** What one finder says, or undefined where it can't tell: holes only save time, so it is passed over, whatever its trouble is. */
async function tryFinder(
	find: Finder,
	file: OpenFile,
	finding: Finding,
): Promise<readonly Extent[] | undefined> {
	const list = new ExtentList(file.sizeBytes);
	let known = false;
	try {
		known = await find(file, finding, (start, length) =>
			list.add(start, length),
		);
	} catch (error) {
		if (!(error instanceof DiskError || error instanceof RangeError))
			throw error;
	}
	finding.signal.throwIfAborted();
	return known ? list.extents() : undefined;
}

async function byQemuImg(
	{ name, path, sizeBytes }: OpenFile,
	finding: Finding,
	told: Told,
): Promise<boolean> {
	let end = 0;
	const image = { name, path, format: "raw" } as const;
	for await (const entry of imageMap(image, finding)) {
		if (entry.start !== end) return false;
		end += entry.length;
		// qemu rounds the size up to whole sectors
		if (entry.data && !entry.zero)
			told(entry.start, Math.min(end, sizeBytes) - entry.start);
	}
	return end >= sizeBytes;
}

async function byTar(
	{ path, sizeBytes, allocatedBytes }: OpenFile,
	finding: Finding,
	told: Told,
): Promise<boolean> {
	// tar takes a file of no blocks for one hole, without asking; some file systems count none
	if (allocatedBytes === 0) return false;
	return askTar(path, sizeBytes, finding, told);
}
