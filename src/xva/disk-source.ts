/** Bytes of a block of an XVA. */
export const BLOCK_BYTES = 1 << 20;

/** A disk to be read in order. */
export interface DiskSource {
	readonly sizeBytes: number;
	/** Ranges that may hold data, rising, apart; everything else is zero. Bytes. */
	readonly extents: readonly Extent[];
	/** Fills `into` with the disk's bytes from `position`; bytes beyond the end are zero. Several reads may be under way. */
	read(into: Uint8Array, position: number): Promise<void>;
	close(): Promise<void>;
}

export interface Extent {
	readonly start: number;
	readonly length: number;
}

/** Blocks that follow one another. */
export interface BlockRun {
	/** Number of the first block. */
	readonly first: number;
	readonly count: number;
	/** The parts of the disk's extents that lie in them. */
	readonly extents: readonly Extent[];
}

/**
 * The blocks that an archive may have to hold of a disk, in order: the first, those with data, the last; in runs of up to
 * `most`. The work is that of the extents, however large the disk is.
 */
export function* blockRuns(
	disk: Pick<DiskSource, "sizeBytes" | "extents">,
	most: number,
): Generator<BlockRun> {
	let [first, count, extents] = [0, 1, [] as Extent[]];
	const takes = (block: number) =>
		block <= first + count && block < first + most;
	let read = 0;
	for (const extent of disk.extents) {
		let at = extent.start;
		const end = Math.min(at + extent.length, disk.sizeBytes);
		if (at < read) throw new Error("The disk's extents do not rise.");
		while (at < end) {
			const block = Math.floor(at / BLOCK_BYTES);
			if (!takes(block)) {
				yield { first, count, extents };
				[first, count, extents] = [block, 0, []];
			}
			read = Math.min(end, (first + most) * BLOCK_BYTES);
			extents.push({ start: at, length: read - at });
			count = Math.ceil(read / BLOCK_BYTES) - first;
			at = read;
		}
	}
	const last = Math.ceil(disk.sizeBytes / BLOCK_BYTES) - 1;
	if (!takes(last)) {
		yield { first, count, extents };
		[first, count, extents] = [last, 0, []];
	}
	yield { first, count: last - first + 1, extents };
}

/** Fills `into`, which is as long, with the blocks of a run. Only what may hold data is read. */
export async function readRun(
	source: DiskSource,
	{ first, extents }: BlockRun,
	into: Uint8Array,
): Promise<void> {
	const reads: Promise<void>[] = [];
	let filled = 0;
	for (const { start, length } of extents) {
		const at = start - first * BLOCK_BYTES;
		into.fill(0, filled, at);
		filled = at + length;
		reads.push(source.read(into.subarray(at, filled), start));
	}
	into.fill(0, filled);
	await settled(reads);
}

/** Waits for all, also when one fails, and then rejects as the first that did: nothing goes on behind the caller's back. */
export async function settled(work: readonly Promise<void>[]): Promise<void> {
	for (const result of await Promise.allSettled(work)) {
		if (result.status === "rejected") throw result.reason;
	}
}
