import { type FileHandle, open } from "node:fs/promises";
import type { Hardware } from "../model.ts";
import { XvaArchive } from "./archive.ts";
import { BlockHash } from "./block-hash.ts";
import { createDecoder, type Decoder } from "./decompress.ts";
import { XvaError } from "./errors.ts";
import {
	type Compression,
	namesOvaXml,
	SNIFF_BYTES,
	sniffCompression,
} from "./sniff.ts";
import { TarReader } from "./tar.ts";

/** Bytes of one read: large reads cost half of what Node's default of 64 KiB does. */
const READ_BYTES = 4 << 20;
/** Bytes of a file's head that {@link looksLikeXva} reads: more than the largest block of any compression. */
const HEAD_BYTES = 1 << 20;

export interface VerifyOptions {
	/** `full` compares every block with its checksum; `structure` does everything else. */
	readonly mode: "full" | "structure";
}

/** What is known of an XVA that was found sound. */
export interface VerifiedXva {
	readonly compression: Compression;
	/** Blocks in the archive, those of no bytes included. */
	readonly blocks: number;
	readonly hardware: Hardware;
	/** What will surprise whoever imports the VM, a sentence each. */
	readonly warnings: readonly string[];
}

/**
 * Verifies an XVA that is pushed through it, in memory that does not grow with the file.
 * Calls are made one after the other. After an error every call rejects with that same error.
 */
export class XvaVerifier {
	readonly #mode: VerifyOptions["mode"];
	/** First bytes of the file, until they tell its compression. */
	#head: Uint8Array = new Uint8Array(0);
	#pipeline: Pipeline | undefined;
	#failure: unknown;

	constructor(options: VerifyOptions) {
		this.#mode = options.mode;
	}

	/** Takes the file's next bytes. The chunk is the caller's again when this resolves. Rejects with {@link XvaError}. */
	write(chunk: Uint8Array): Promise<void> {
		return this.#guard(async () => {
			if (this.#pipeline !== undefined) return this.#pipeline.write(chunk);
			this.#head = Buffer.concat([this.#head, chunk]);
			if (this.#head.length >= SNIFF_BYTES) await this.#start();
		});
	}

	/** Says that the file ends here, and resolves with what was verified. Rejects with {@link XvaError}. */
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
		const hash = this.#mode === "full" ? await BlockHash.create() : undefined;
		if (this.#failure !== undefined) throw this.#failure;
		const pipeline = new Pipeline(sniffCompression(head), hash);
		this.#pipeline = pipeline;
		await pipeline.write(head);
		return pipeline;
	}

	async #guard<T>(work: () => Promise<T>): Promise<T> {
		if (this.#failure !== undefined) throw this.#failure;
		try {
			return await work();
		} catch (error) {
			this.#failure ??= error;
			this.destroy();
			throw this.#failure;
		}
	}
}

/** File bytes → decoder → tar → archive. */
class Pipeline {
	readonly #compression: Compression;
	readonly #archive: XvaArchive;
	readonly #tar: TarReader;
	readonly #decoder: Decoder;

	constructor(compression: Compression, hash: BlockHash | undefined) {
		const archive = new XvaArchive(hash);
		const tar = new TarReader(archive);
		this.#compression = compression;
		this.#archive = archive;
		this.#tar = tar;
		this.#decoder = createDecoder(compression, (bytes) => {
			tar.write(bytes);
			hash?.keep();
		});
	}

	async write(chunk: Uint8Array): Promise<void> {
		await this.#located(() => this.#decoder.write(chunk));
	}

	async end(): Promise<VerifiedXva> {
		await this.#located(() => this.#decoder.end());
		this.#tar.end();
		const { ova, disks } = this.#archive.end();
		return {
			compression: this.#compression,
			blocks: this.#archive.blocks,
			hardware: {
				...ova.facts,
				disks: ova.disks.map(
					({ ref, name, device, bootable, virtualSize }) => ({
						name,
						device,
						bootable,
						virtual_size: virtualSize,
						stored_size: disks.get(ref)?.storedBytes ?? 0,
					}),
				),
			},
			warnings: ova.warnings,
		};
	}

	destroy(): void {
		this.#decoder.destroy();
	}

	/** Adds to a decoder's error how far the archive was read by then. */
	async #located(work: () => Promise<void> | void): Promise<void> {
		try {
			await work();
		} catch (error) {
			if (!(error instanceof XvaError) || error.offset !== undefined)
				throw error;
			const { member, cause } = error;
			throw new XvaError(error.class, error.message, {
				member,
				offset: this.#tar.offset,
				cause,
			});
		}
	}
}

/** Verifies the XVA at a path; rejects with {@link XvaError}, or with the file system's error where it can't be read. */
export async function verifyFile(
	path: string,
	options: VerifyOptions,
): Promise<VerifiedXva> {
	const file = await open(path);
	const verifier = new XvaVerifier(options);
	try {
		const buffer = Buffer.allocUnsafe(READ_BYTES);
		for await (const chunk of chunks(file, buffer)) await verifier.write(chunk);
		return await verifier.end();
	} finally {
		verifier.destroy();
		await file.close();
	}
}

/** Reads a file to its end, piece by piece into the same buffer. */
async function* chunks(
	file: FileHandle,
	buffer: Buffer,
): AsyncGenerator<Buffer, void, undefined> {
	for (;;) {
		const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
		if (bytesRead === 0) return;
		yield buffer.subarray(0, bytesRead);
	}
}

/**
 * Whether a file is meant to be an XVA: its first tar member, after decompression, is called `ova.xml`.
 * Reads the head only; a damaged XVA still looks like one. Rejects where the file can't be read.
 */
export async function looksLikeXva(path: string): Promise<boolean> {
	const file = await open(path);
	try {
		const buffer = Buffer.allocUnsafe(HEAD_BYTES);
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
	} catch (error) {
		if (error !== enough && !(error instanceof XvaError)) throw error;
	} finally {
		decoder.destroy();
	}
	return decoded;
}
