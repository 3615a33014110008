/** How a file is cut into parts. Pure. */

import { Readable } from "node:stream";

const MIB = 1024 * 1024;
const SMALLEST_PART_BYTES = 16 * MIB;
/** Some stores take no more parts for one object. */
const MOST_PARTS = 1000;
/** Memory for parts being read or sent: five of the smallest. */
const POOL_BYTES = 80 * MIB;
/** Fewer would make reading and sending wait for each other: big parts may take more memory for it, up to a bound. */
const FEW_BUFFERS = 3;
const MOST_BYTES = 128 * MIB;
/** Node encrypts a written buffer as one: small ones keep memory low. */
const SLICE_BYTES = MIB;

/** Sizes in bytes; all parts but the last are equal, as some stores demand. */
export interface PartPlan {
	readonly partBytes: number;
	readonly count: number;
	/** Parts held in memory at once: one is read while the others are sent. */
	readonly buffers: number;
	/** Parts sent at once. */
	readonly sending: number;
}

/** Cuts `size` bytes. */
export function planParts(size: number): PartPlan {
	const partBytes = Math.max(
		SMALLEST_PART_BYTES,
		Math.ceil(size / MOST_PARTS / MIB) * MIB,
	);
	const count = Math.max(1, Math.ceil(size / partBytes));
	const fitting = Math.max(
		Math.floor(POOL_BYTES / partBytes),
		Math.min(FEW_BUFFERS, Math.floor(MOST_BYTES / partBytes)),
	);
	const buffers = Math.max(1, Math.min(fitting, count));
	return { partBytes, count, buffers, sending: Math.max(1, buffers - 1) };
}

/** A fresh stream over a part, for one try. */
export function slicesOf(part: Uint8Array): Readable {
	return Readable.from(slices(part));
}

function* slices(part: Uint8Array): Generator<Uint8Array> {
	for (let at = 0; at < part.length; at += SLICE_BYTES) {
		yield part.subarray(at, at + SLICE_BYTES);
	}
}
