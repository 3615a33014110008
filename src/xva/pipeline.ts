import { createHash, type Hash } from "node:crypto";
import type { Disk, Hardware } from "../model.ts";
import { type ArchiveContents, XvaArchive } from "./archive.ts";
import type { BlockHash } from "./block-hash.ts";
import { imageDigest } from "./content-digest.ts";
import { createDecoder, type Decoder } from "./decompress.ts";
import { XvaError } from "./errors.ts";
import type { OvaDisk } from "./ova.ts";
import type { Compression } from "./sniff.ts";
import { TarReader } from "./tar.ts";
import type { VerifiedXva, VerifyOptions } from "./verify.ts";
import { importableBy } from "./versions.ts";

/** A piece of a block that waits to be shown. */
interface Piece {
	readonly disk: OvaDisk;
	readonly position: number;
	readonly bytes: Uint8Array;
}

/** What is made of a file whose compression is known: file bytes → decoder → tar → archive → whoever looks on. */
export class Pipeline {
	readonly #compression: Compression;
	readonly #options: VerifyOptions;
	readonly #decoder: Decoder;
	readonly #hash: BlockHash | undefined;
	readonly #archive: XvaArchive;
	/** Absent in mode `none`. */
	readonly #tar: TarReader | undefined;
	/** Of the archive in a compressed file. */
	readonly #sha256: Hash | undefined;
	#archiveBytes = 0;
	#pieces: Piece[] = [];

	/** With `hash`, blocks are compared with their checksums and the content is digested. */
	constructor(
		compression: Compression,
		options: VerifyOptions,
		hash: BlockHash | undefined,
	) {
		this.#compression = compression;
		this.#options = options;
		this.#hash = hash;
		this.#archive = new XvaArchive({
			hash,
			onBlock:
				options.onBlock &&
				((disk, position, bytes) => {
					this.#pieces.push({ disk, position, bytes });
				}),
		});
		if (options.mode !== "none") this.#tar = new TarReader(this.#archive);
		if (hash !== undefined && compression !== "none")
			this.#sha256 = createHash("sha256");
		this.#decoder = createDecoder(compression, (bytes) => this.#take(bytes));
	}

	async write(chunk: Uint8Array): Promise<void> {
		await this.#located(() => this.#decoder.write(chunk));
	}

	async end(): Promise<VerifiedXva> {
		await this.#located(() => this.#decoder.end());
		const contents = await this.#located(() => {
			this.#tar?.end();
			return this.#tar && this.#archive.end();
		});
		const sha256 = this.#sha256?.digest("hex");
		return {
			compression: this.#compression,
			blocks: contents?.blocks ?? 0,
			warnings: contents?.ova.warnings ?? [],
			checksums: contents?.checksums ?? [],
			...(this.#compression === "none"
				? {}
				: {
						archive: {
							sizeBytes: this.#archiveBytes,
							...(sha256 === undefined ? {} : { sha256 }),
						},
					}),
			...(contents && this.#found(contents)),
		};
	}

	destroy(): void {
		this.#decoder.destroy();
	}

	/** Reads bytes of the archive, and waits only where someone looks on. */
	#take(bytes: Uint8Array): Promise<void> | void {
		this.#tar?.write(bytes);
		this.#archiveBytes += bytes.length;
		this.#sha256?.update(bytes);
		const { onArchive } = this.#options;
		if (onArchive === undefined && this.#pieces.length === 0) {
			this.#hash?.keep();
			return;
		}
		return this.#show(bytes);
	}

	async #show(bytes: Uint8Array): Promise<void> {
		const { onArchive, onBlock } = this.#options;
		for (const piece of this.#pieces)
			await onBlock?.(piece.disk, piece.position, piece.bytes);
		this.#pieces = [];
		await onArchive?.(bytes);
		this.#hash?.keep();
	}

	#found({
		ova,
		disks,
		checksums,
	}: ArchiveContents): Pick<VerifiedXva, "hardware" | "contentDigest"> {
		const digests: string[] = [];
		const described = ova.disks.map(({ ref, facts }): Disk => {
			const reader = disks.get(ref);
			const digest = reader?.digest?.digest();
			if (digest !== undefined) digests.push(digest);
			return {
				...facts,
				stored_size: reader?.storedBytes ?? 0,
				...(digest === undefined ? {} : { content_digest: digest }),
			};
		});
		const { firmware, vtpm, secure_boot, exporter } = ova.facts;
		const hardware: Hardware = {
			...ova.facts,
			disks: described,
			importable: importableBy({
				xapiVersion: exporter.xapi_version,
				checksums,
				compression: this.#compression,
				firmware,
				vtpm,
				secureBoot: secure_boot,
			}),
		};
		return {
			hardware,
			...(this.#hash === undefined
				? {}
				: { contentDigest: imageDigest(digests) }),
		};
	}

	/** Adds to an error where the archive was read by then, if it does not say. */
	async #located<T>(work: () => Promise<T> | T): Promise<T> {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof XvaError) || error.offset !== undefined)
				throw error;
			const last = this.#tar?.member;
			const member = error.member ?? last?.name;
			const offset =
				error.member !== undefined && error.member === last?.name
					? last.offset
					: this.#archiveBytes;
			const { cause } = error;
			throw new XvaError(error.class, error.message, { member, offset, cause });
		}
	}
}
