import type { FileHandle } from "node:fs/promises";
import xxhash, { type XXHashAPI } from "xxhash-wasm";
import { ioBuffer } from "../io-buffer.ts";
import {
	BLOCK_BYTES,
	type BlockRun,
	blockRuns,
	type DiskSource,
	readRun,
	settled,
} from "./disk-source.ts";
import { checkVm } from "./new-vm.ts";
import { ovaXml, type VmDescription } from "./ova-write.ts";
import { writeFully, writeWhole } from "./partial-file.ts";
import { END_OF_ARCHIVE, tarHeader, tarMember } from "./tar-write.ts";
import { isZero } from "./zeros.ts";

export type { DiskSource } from "./disk-source.ts";

/** Blocks that are read and written at once. */
const RUN_BLOCKS = 2;
/** Runs in memory, 2 MiB each: some are being read, one is hashed, some are being written. */
const SLOTS = 8;
/** Runs that are read before they are needed. */
const READ_AHEAD = 3;

/** A VM to be written, with its disks. */
export interface NewVm extends Omit<VmDescription, "disks"> {
	readonly disks: readonly {
		readonly name: string;
		readonly source: DiskSource;
	}[];
}

export interface WriteOptions {
	/** Its reason is the error of a write that was ended by it. */
	readonly signal: AbortSignal;
	/** Bytes of the blocks that were looked at, and of all that will be; holes do not count. */
	readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
}

/**
 * Writes an XVA that XCP-ng 8.2 and later import by the rules of xapi's import.ml: not compressed, blocks with XXH64 checksums,
 * zero blocks left out. Deterministic: the same VM and disks give the same bytes, however sparse the disks come. Disks are
 * rounded up to whole MiB. The file is written whole or not at all, and must not exist. The sources stay open. Rejects with an
 * Error that a user can act on, the signal's reason, or what a source's `read` rejected with.
 */
export async function writeXva(
	vm: NewVm,
	path: string,
	{ signal, onProgress }: WriteOptions,
): Promise<{ sizeBytes: number; blocks: number }> {
	const description = {
		...vm,
		disks: vm.disks.map(({ name, source: { sizeBytes } }) => ({
			name,
			sizeBytes: Math.ceil(sizeBytes / BLOCK_BYTES) * BLOCK_BYTES,
		})),
	};
	checkVm(description);
	const { xml, refs } = ovaXml(description);
	const hash = await xxhash();
	return writeWhole(path, signal, async (file) => {
		const archive = new ArchiveFile(file, hash);
		const writer = new DiskWriter(archive, signal);
		const total = vm.disks.reduce((sum, { source }) => sum + reach(source), 0);
		let done = 0;
		await archive.append([tarMember("ova.xml", Buffer.from(xml))]);
		for (const [index, { source }] of vm.disks.entries()) {
			await writer.write(source, refs[index] ?? "", (bytes) => {
				done += bytes;
				onProgress?.(done, total);
			});
		}
		await archive.append([END_OF_ARCHIVE]);
		return { sizeBytes: archive.sizeBytes, blocks: archive.blocks };
	});
}

/** Bytes of the blocks of a disk that are looked at. */
function reach(source: DiskSource): number {
	let blocks = 0;
	for (const { count } of blockRuns(source, RUN_BLOCKS)) blocks += count;
	return blocks * BLOCK_BYTES;
}

/** A file that grows by members. */
class ArchiveFile {
	readonly #file: FileHandle;
	readonly #hash: XXHashAPI;
	#sizeBytes = 0;
	#blocks = 0;

	constructor(file: FileHandle, hash: XXHashAPI) {
		this.#file = file;
		this.#hash = hash;
	}

	get sizeBytes(): number {
		return this.#sizeBytes;
	}

	/** Blocks of disks in the archive. */
	get blocks(): number {
		return this.#blocks;
	}

	/** Puts pieces at the end of the file; calls need not wait for one another. */
	append(pieces: readonly Uint8Array[]): Promise<void> {
		const position = this.#sizeBytes;
		for (const { length } of pieces) this.#sizeBytes += length;
		return writeFully(this.#file, pieces, position);
	}

	/** The members of a block; its bytes are not copied. */
	block(name: string, bytes: Uint8Array): Uint8Array[] {
		const sum = this.#hash.h64Raw(bytes);
		const text = sum.toString(16).padStart(16, "0").toUpperCase();
		this.#blocks += 1;
		return [
			tarHeader(name, bytes.length),
			bytes,
			tarMember(`${name}.xxhash`, Buffer.from(text)),
		];
	}
}

/** Memory of one run. */
interface Slot {
	readonly bytes: Buffer;
	/** Until this settles, the memory is in use. */
	written: Promise<void>;
}

/** A run on its way into memory. */
interface Reading {
	readonly run: BlockRun;
	readonly slot: Slot;
	readonly done: Promise<void>;
}

/** Brings disks into an archive, one after the other; while blocks are hashed, others are read and written. */
class DiskWriter {
	readonly #archive: ArchiveFile;
	readonly #signal: AbortSignal;
	/** In the order in which they were taken last. */
	readonly #slots: Slot[] = [];

	constructor(archive: ArchiveFile, signal: AbortSignal) {
		this.#archive = archive;
		this.#signal = signal;
	}

	/** Writes a disk into the folder `ref`; `onDone` is told the bytes of each run. */
	async write(
		source: DiskSource,
		ref: string,
		onDone: (bytes: number) => void,
	): Promise<void> {
		const last = Math.ceil(source.sizeBytes / BLOCK_BYTES) - 1;
		const ahead: Reading[] = [];
		const store = async (reading: Reading | undefined) => {
			if (reading === undefined) return;
			await reading.done;
			const pieces = this.#pieces(reading, ref, last);
			reading.slot.written = held(this.#archive.append(pieces));
			onDone(reading.run.count * BLOCK_BYTES);
		};
		try {
			for (const run of blockRuns(source, RUN_BLOCKS)) {
				const slot = this.#nextSlot();
				await slot.written;
				this.#signal.throwIfAborted();
				const bytes = slot.bytes.subarray(0, run.count * BLOCK_BYTES);
				ahead.push({ run, slot, done: held(readRun(source, run, bytes)) });
				if (ahead.length > READ_AHEAD) await store(ahead.shift());
			}
			for (const reading of ahead) await store(reading);
		} finally {
			await Promise.allSettled(ahead.map(({ done }) => done));
			await settled(this.#slots.map(({ written }) => written));
		}
	}

	/** Of a run's blocks, what the archive holds: all that are not zero, and the disk's first and last. */
	#pieces({ run, slot }: Reading, ref: string, last: number): Uint8Array[] {
		return Array.from({ length: run.count }).flatMap((_, index) => {
			const number = run.first + index;
			const at = index * BLOCK_BYTES;
			const bytes = slot.bytes.subarray(at, at + BLOCK_BYTES);
			if (number !== 0 && number !== last && isZero(bytes)) return [];
			const name = `${ref}/${String(number).padStart(8, "0")}`;
			return this.#archive.block(name, bytes);
		});
	}

	/** The memory that was taken longest ago; more of it as long as there is little. */
	#nextSlot(): Slot {
		const oldest = this.#slots.length < SLOTS ? undefined : this.#slots.shift();
		const slot = oldest ?? {
			bytes: ioBuffer(RUN_BLOCKS * BLOCK_BYTES),
			written: Promise.resolve(),
		};
		this.#slots.push(slot);
		return slot;
	}
}

/** The same promise; its failure is seen later, by whoever awaits it. */
function held(work: Promise<void>): Promise<void> {
	work.catch(() => undefined);
	return work;
}
