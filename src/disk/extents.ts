/** A range of a disk that may hold data, in bytes. */
export interface Extent {
	readonly start: number;
	readonly length: number;
}

/** Holes shorter than this are read as data: to seek costs more than to read them, and no archive is smaller for them. */
const SHORTEST_HOLE = 1 << 20;
/** Ranges that are kept; bounds memory, whatever a file claims. Beyond it the last range takes all that follows. */
const MAX_EXTENTS = 1 << 20;

/** Collects the ranges that hold data as they are found, in order. */
export class ExtentList {
	readonly #sizeBytes: number;
	readonly #starts: number[] = [];
	readonly #ends: number[] = [];
	#last = 0;

	/** @param sizeBytes size of the disk: no range may end beyond it */
	constructor(sizeBytes: number) {
		this.#sizeBytes = sizeBytes;
	}

	/**
	 * Takes the next range that holds data; one of no bytes says nothing.
	 * @throws RangeError where it overlaps what came before or leaves the disk
	 */
	add(start: number, length: number): void {
		const end = start + length;
		if (
			!Number.isSafeInteger(start) ||
			!Number.isSafeInteger(length) ||
			length < 0 ||
			start < this.#last ||
			end > this.#sizeBytes
		)
			throw new RangeError(
				`a range of ${length} bytes at ${start} is out of order or outside of the disk's ${this.#sizeBytes} bytes`,
			);
		this.#last = end;
		if (length === 0) return;
		const index = this.#ends.length - 1;
		const previous = this.#ends[index];
		if (
			previous !== undefined &&
			(start - previous < SHORTEST_HOLE || this.#ends.length === MAX_EXTENTS)
		) {
			this.#ends[index] = end;
			return;
		}
		this.#starts.push(start);
		this.#ends.push(end);
	}

	/** Ranges that may hold data, rising, apart; everything else is zero. */
	extents(): readonly Extent[] {
		return this.#starts.map((start, index) => ({
			start,
			length: (this.#ends[index] ?? start) - start,
		}));
	}
}
