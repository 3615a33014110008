import { type FileHandle, open } from "node:fs/promises";
import { ioBuffer } from "../io-buffer.ts";
import type { Hardware } from "../model.ts";
import { BlockHash, type ChecksumAlgorithm } from "./block-hash.ts";
import { createDecoder } from "./decompress.ts";
import { XvaError } from "./errors.ts";
import type { OvaDisk } from "./ova.ts";
import { Pipeline } from "./pipeline.ts";
import {
	type Compression,
	namesOvaXml,
	SNIFF_BYTES,
	sniffCompression,
} from "./sniff.ts";

/** Bytes of one read: large reads cost half of what Node's default of 64 KiB does. */
const READ_BYTES = 2 << 20;
/** Bytes of a file's head that {@link looksLikeXva} reads: more than the largest block of any compression. */
const HEAD_BYTES = 1 << 20;

/** What is verified, and who looks on. */
export interface VerifyOptions {
	/** `full` compares every block with its checksum and digests the content; `structure` does everything else; `none` only decompresses. */
	readonly mode: "full" | "structure" | "none";
	/** Sees the uncompressed archive's bytes in order, after they were checked; awaited before their memory is used again. */
	readonly onArchive?: (bytes: Uint8Array) => Promise<void> | void;
	/**
	 * Sees the pieces of each disk's blocks with their position on the disk (bytes), a block's possibly before it was compared
	 * with its checksum; awaited likewise. Holes are not told. Not in mode `none`.
	 */
	readonly onBlock?: (
		disk: OvaDisk,
		position: number,
		bytes: Uint8Array,
	) => Promise<void> | void;
}

/** What is known of an XVA that was found sound, or in mode `none` decompressed. */
export interface VerifiedXva {
	readonly compression: Compression;
	/** Blocks in the archive, those of no bytes included. */
	readonly blocks: number;
	/** Absent in mode `none`. */
	readonly hardware?: Hardware;
	/** What will surprise whoever imports the VM, a sentence each. */
	readonly warnings: readonly string[];
	/** Kinds of checksums that occur, in the order in which they first do. */
	readonly checksums: readonly ChecksumAlgorithm[];
	/** Of the archive inside, where the file is compressed: bytes, and in mode `full` SHA-256 (hex). */
	readonly archive?: { readonly sizeBytes: number; readonly sha256?: string };
	/** Over the blocks of all disks, the same for every writer and compression; in mode `full`. */
	readonly contentDigest?: string;
}

/**
 * Verifies an XVA that is pushed through it, in memory that does not grow with the file.
 * Calls are made one after the other. After an error every call rejects with that same error.
 */
export class XvaVerifier {
	readonly #options: VerifyOptions;
	/** First bytes of the file, until they tell its compression. */
	#head: Uint8Array = new Uint8Array(0);
	#pipeline: Pipeline | undefined;
	#failure: unknown;

	constructor(options: VerifyOptions) {
		this.#options = options;
	}

	/**
	 * Takes the file's next bytes. The chunk is the caller's again when this resolves; that some of it is still to be checked
	 * is for later calls to tell. Rejects with {@link XvaError}, or with what a function of the options threw.
	 */
	write(chunk: Uint8Array): Promise<void> {
		return this.#guard(async () => {
			if (this.#pipeline !== undefined) return this.#pipeline.write(chunk);
			this.#head = Buffer.concat([this.#head, chunk]);
			if (this.#head.length >= SNIFF_BYTES) await this.#start();
		});
	}

	/** Says that the file ends here, and resolves with what was verified. Rejects like {@link write}. */
	end(): Promise<VerifiedXva> {
		return this.#guard(async () => {
			const pipeline = this.#pipeline ?? (await this.#start());
			return pipeline.end();
		});
	}

	/** Frees everything; what is under way, and every later call, rejects. */
	destroy(): void {
		this.#failure ??= new Error("The verifier was destroyed.");
		this.#pipeline?.destroy();
		this.#pipeline = undefined;
	}

	async #start(): Promise<Pipeline> {
		const head = this.#head;
		this.#head = new Uint8Array(0);
		const hash =
			this.#options.mode === "full" ? await BlockHash.create() : undefined;
		if (this.#failure !== undefined) throw this.#failure;
		const pipeline = new Pipeline(sniffCompression(head), this.#options, hash);
		this.#pipeline = pipeline;
		await pipeline.write(head);
		return pipeline;
	}

	async #guard<T>(work: () => Promise<T>): Promise<T> {
		if (this.#failure !== undefined) throw this.#failure;
		try {
			const result = await work();
			if (this.#failure === undefined) return result;
		} catch (error) {
			this.#failure ??= error;
			this.destroy();
		}
		throw this.#failure;
	}
}

/** Options for a file that is read here. */
export interface VerifyFileOptions extends VerifyOptions {
	/** Told after each read. */
	readonly onProgress?: (readBytes: number, totalBytes: number) => void;
	/** Ends the reading at once; the call then rejects with the signal's reason. */
	readonly signal?: AbortSignal;
}

/** Verifies the XVA at a path; rejects with {@link XvaError}, or with the file system's error where it can't be read. */
export async function verifyFile(
	path: string,
	{ onProgress, signal, ...options }: VerifyFileOptions,
): Promise<VerifiedXva> {
	signal?.throwIfAborted();
	const file = await open(path);
	const verifier = new XvaVerifier(options);
	const stop = (): void => verifier.destroy();
	signal?.addEventListener("abort", stop);
	try {
		const { size } = await file.stat();
		let readBytes = 0;
		for await (const chunk of chunks(file)) {
			await verifier.write(chunk);
			readBytes += chunk.length;
			onProgress?.(readBytes, size);
		}
		return await verifier.end();
	} catch (error) {
		signal?.throwIfAborted();
		throw error;
	} finally {
		signal?.removeEventListener("abort", stop);
		verifier.destroy();
		await file.close();
	}
}

/** Reads a file to its end. A piece is valid until the next but one is asked for: one is read while another is used. */
async function* chunks(
	file: FileHandle,
): AsyncGenerator<Buffer, void, undefined> {
	let [used, next] = [ioBuffer(READ_BYTES), ioBuffer(READ_BYTES)];
	let reading = file.read(next, 0, READ_BYTES, null);
	try {
		for (;;) {
			const { bytesRead } = await reading;
			if (bytesRead === 0) return;
			[used, next] = [next, used];
			reading = file.read(next, 0, READ_BYTES, null);
			yield used.subarray(0, bytesRead);
		}
	} finally {
		await reading.catch(() => {});
	}
}

/**
 * Whether a file is meant to be an XVA: its first tar member, after decompression, is called `ova.xml`.
 * Reads the head only; a damaged XVA still looks like one. Rejects where the file can't be read.
 */
export async function looksLikeXva(path: string): Promise<boolean> {
	const file = await open(path);
	try {
		const buffer = ioBuffer(HEAD_BYTES);
		const { bytesRead } = await file.read(buffer, 0, HEAD_BYTES, 0);
		return namesOvaXml(await decodeHead(buffer.subarray(0, bytesRead)));
	} finally {
		await file.close();
	}
}

/** The first bytes of the uncompressed file, as far as they can be had. */
async function decodeHead(head: Buffer): Promise<Uint8Array> {
	let decoded: Uint8Array = new Uint8Array(0);
	const enough = new Error("enough");
	const decoder = createDecoder(sniffCompression(head), (bytes) => {
		decoded = Buffer.concat([decoded, bytes.subarray(0, 512)]);
		if (decoded.length >= 512) throw enough;
	});
	try {
		await decoder.write(head);
		await decoder.end();
	} catch (error) {
		if (error !== enough && !(error instanceof XvaError)) throw error;
	} finally {
		decoder.destroy();
	}
	return decoded;
}
