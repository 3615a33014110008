/** Facts of an XVA from its head alone, without a proof that the rest is there. */
import type { Hardware } from "../model.ts";
import { XvaArchive } from "./archive.ts";
import type { ChecksumAlgorithm } from "./block-hash.ts";
import { createDecoder } from "./decompress.ts";
import { XvaError } from "./errors.ts";
import { type Ova, parseOva } from "./ova.ts";
import type { DiskFacts } from "./ova-disks.ts";
import { type Compression, SNIFF_BYTES, sniffCompression } from "./sniff.ts";
import { type TarMember, TarReader, type TarSink } from "./tar.ts";
import { importableBy } from "./versions.ts";

/** What is known without reading the blocks: how much of a disk is stored is not. */
export interface XvaFacts {
	readonly compression: Compression;
	readonly hardware: Omit<Hardware, "disks"> & {
		readonly disks: readonly DiskFacts[];
	};
	/** What will surprise whoever imports the VM, a sentence each. */
	readonly warnings: readonly string[];
}

/** Members that are read: ova.xml, a block, and its checksum, whose kind decides who can import the file. */
const MEMBERS = 3;
const CHECKSUM_SUFFIX = /\.(xxhash|checksum)$/;

/** Ends the reading. */
class Enough extends Error {}

/**
 * Reads ova.xml and the kind of the checksums from the first bytes of a file, and leaves the others unread. Rejects with
 * {@link XvaError} where the head is no XVA's.
 */
export async function readFacts(
	pieces: AsyncIterable<Uint8Array>,
): Promise<XvaFacts> {
	const head = new Head();
	const tar = new TarReader(head);
	let compression: Compression = "none";
	let decoder: ReturnType<typeof createDecoder> | undefined;
	let first: Uint8Array = new Uint8Array(0);
	try {
		for await (const piece of pieces) {
			if (decoder !== undefined) {
				await decoder.write(piece);
				continue;
			}
			first = Buffer.concat([first, piece]);
			if (first.length < SNIFF_BYTES) continue;
			compression = sniffCompression(first);
			decoder = createDecoder(compression, (bytes) => tar.write(bytes));
			await decoder.write(first);
		}
		if (decoder === undefined) tar.write(first);
		await decoder?.end();
		tar.end();
	} catch (error) {
		if (!(error instanceof Enough)) throw error;
	} finally {
		decoder?.destroy();
	}
	return factsOf(head, compression);
}

function factsOf({ ova, checksums }: Head, compression: Compression): XvaFacts {
	if (ova === undefined) {
		throw new XvaError(
			"truncated",
			"The file ends before ova.xml does: copy or build it again.",
		);
	}
	const { facts, disks, warnings } = ova;
	return {
		compression,
		hardware: {
			...facts,
			disks: disks.map((disk) => disk.facts),
			importable: importableBy({
				xapiVersion: facts.exporter.xapi_version,
				checksums,
				compression,
				firmware: facts.firmware,
				vtpm: facts.vtpm,
				secureBoot: facts.secure_boot,
			}),
		},
		warnings,
	};
}

/** Takes the first members of an archive. */
class Head implements TarSink {
	ova: Ova | undefined;
	readonly checksums: ChecksumAlgorithm[] = [];
	readonly #archive = new XvaArchive({});
	#members = 0;
	#bytes: Uint8Array[] = [];

	member(member: TarMember): void {
		this.#members += 1;
		// The archive refuses what does not begin an XVA.
		if (this.#members === 1) this.#archive.member(member);
		const [, kind] = CHECKSUM_SUFFIX.exec(member.name) ?? [];
		if (kind === "xxhash" || kind === "checksum") this.checksums.push(kind);
		if (this.#members === MEMBERS) throw new Enough();
	}

	data(bytes: Uint8Array): void {
		if (this.#members === 1) this.#bytes.push(Buffer.from(bytes));
	}

	memberEnd(): void {
		if (this.#members === 1) this.ova = parseOva(Buffer.concat(this.#bytes));
	}
}
