import type { FileHandle } from "node:fs/promises";
import { DiskError } from "./errors.ts";

/** Pieces that are kept in memory (26 bytes each): 128 GiB of clusters in no order at all. */
const MAX_PIECES = 1 << 21;

/** The disk is in more pieces than are kept. */
export class TooManyPieces extends RangeError {}

/** Where the bytes of a disk are in its files: pieces in the disk's order, each whole in one file. What no piece holds is zero. */
export class PieceMap {
	#starts = new Float64Array(1024);
	#lengths = new Float64Array(1024);
	#offsets = new Float64Array(1024);
	#files = new Uint16Array(1024);
	#count = 0;

	/**
	 * Takes the next piece.
	 * @param offset in the file
	 * @param file number of the file
	 * @throws TooManyPieces
	 */
	add(start: number, length: number, offset: number, file = 0): void {
		const last = this.#count - 1;
		if (this.#follows(last, start, offset, file)) {
			this.#lengths[last] = at(this.#lengths, last) + length;
			return;
		}
		if (this.#count === MAX_PIECES)
			throw new TooManyPieces(`it is in more than ${MAX_PIECES} pieces`);
		if (this.#count === this.#starts.length) {
			this.#starts = grown(this.#starts);
			this.#lengths = grown(this.#lengths);
			this.#offsets = grown(this.#offsets);
			const files = new Uint16Array(this.#files.length * 2);
			files.set(this.#files);
			this.#files = files;
		}
		this.#starts[this.#count] = start;
		this.#lengths[this.#count] = length;
		this.#offsets[this.#count] = offset;
		this.#files[this.#count] = file;
		this.#count++;
	}

	/** Fills `into` with the disk's bytes from `position`. */
	async read(
		files: readonly FileHandle[],
		into: Uint8Array,
		position: number,
	): Promise<void> {
		let done = 0;
		let index = this.#firstThatEndsAfter(position);
		while (done < into.length) {
			const here = position + done;
			const start =
				index < this.#count
					? at(this.#starts, index)
					: Number.POSITIVE_INFINITY;
			if (start > here) {
				const end = Math.min(start - position, into.length);
				into.fill(0, done, end);
				done = end;
				continue;
			}
			const skip = here - start;
			const length = Math.min(
				at(this.#lengths, index) - skip,
				into.length - done,
			);
			await readWhole(
				fileOf(files, at(this.#files, index)),
				into.subarray(done, done + length),
				at(this.#offsets, index) + skip,
			);
			done += length;
			index++;
		}
	}

	#follows(last: number, start: number, offset: number, file: number): boolean {
		if (last < 0 || this.#files[last] !== file) return false;
		const length = at(this.#lengths, last);
		return (
			at(this.#starts, last) + length === start &&
			at(this.#offsets, last) + length === offset
		);
	}

	#firstThatEndsAfter(position: number): number {
		let low = 0;
		let high = this.#count;
		while (low < high) {
			const middle = (low + high) >>> 1;
			const end = at(this.#starts, middle) + at(this.#lengths, middle);
			if (end > position) high = middle;
			else low = middle + 1;
		}
		return low;
	}
}

/** Reads that many bytes. @throws DiskError where the file ends before */
export async function readWhole(
	file: FileHandle,
	into: Uint8Array,
	position: number,
): Promise<void> {
	let done = 0;
	while (done < into.length) {
		const { bytesRead } = await file.read(
			into,
			done,
			into.length - done,
			position + done,
		);
		if (bytesRead === 0)
			throw new DiskError(
				`The disk's file ends at byte ${position + done}, before the data that it should hold: it was cut while it was read.`,
			);
		done += bytesRead;
	}
}

function at(values: Float64Array | Uint16Array, index: number): number {
	return values[index] ?? 0;
}

function fileOf(files: readonly FileHandle[], index: number): FileHandle {
	const file = files[index];
	if (file === undefined) throw new Error(`There is no file ${index}.`);
	return file;
}

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
	const more = new Float64Array(values.length * 2);
	more.set(values);
	return more;
}
