import type { Extent } from "./extents.ts";
import { PieceMap } from "./pieces.ts";

/** Where a disk's bytes are in a file. */
export interface Layout {
	/** Of the disk, as the VM sees it. */
	readonly sizeBytes: number;
	/** Ranges that may hold data, rising, apart. */
	readonly extents: readonly Extent[];
	readonly pieces: PieceMap;
}

/**
 * Layout of a disk whose bytes stand in the file where they stand on the disk.
 * @param found ranges of the file, of which what is beyond the disk's end is left out
 */
export function rawLayout(sizeBytes: number, found: readonly Extent[]): Layout {
	const extents: Extent[] = [];
	const pieces = new PieceMap();
	for (const { start, length } of found) {
		const within = Math.min(length, sizeBytes - start);
		if (within <= 0) break;
		extents.push({ start, length: within });
		pieces.add(start, within, start);
	}
	return { sizeBytes, extents, pieces };
}
