/**
 * The image that Packer is writing. Where a template puts it is known before the end only to the process that has it
 * open, and Linux shows that in /proc; the plugin says nothing of its progress.
 */

import { readdir, readlink, stat } from "node:fs/promises";
import { listMarked } from "./sweep.ts";

/** A file that grows. */
export interface ExportedFile {
	readonly path: string;
	readonly bytes: number;
	/** When it was last written to: ms since the epoch. */
	readonly grownAt: number;
}

/** What plugins call their images. */
const IMAGE_NAME = /\.(?:xva|vhd|raw|qcow2|vmdk|img)(?:\.gz|\.zst)?$/i;

/** Of the images that processes of the run in `folder` have open, the one that was written to last. */
export async function findExport(
	folder: string,
): Promise<ExportedFile | undefined> {
	const processes = await listMarked(folder);
	const found = await Promise.all(processes.map(({ pid }) => openImages(pid)));
	return found.flat().sort((a, b) => b.grownAt - a.grownAt)[0];
}

async function openImages(pid: number): Promise<ExportedFile[]> {
	const folder = `/proc/${pid}/fd`;
	const images: ExportedFile[] = [];
	for (const name of await readdir(folder).catch(() => [])) {
		try {
			const path = await readlink(`${folder}/${name}`);
			if (!IMAGE_NAME.test(path)) continue;
			const { size, mtimeMs } = await stat(`${folder}/${name}`);
			images.push({ path, bytes: size, grownAt: mtimeMs });
		} catch {
			// closed since
		}
	}
	return images;
}

/** Such as `812 MB` and `12.3 GB`. */
export function showSize(bytes: number): string {
	return bytes < 1e9
		? `${Math.round(bytes / 1e6)} MB`
		: `${(bytes / 1e9).toFixed(1)} GB`;
}
