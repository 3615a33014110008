/**
 * A second opinion on XVA files: slow and obvious, for small files, whole in memory. Imports nothing of the product.
 * It answers `valid` or `invalid`; where the format leaves it open whether a reader may be stricter, it names the oddity.
 */
import { type ReferenceDisk, readOva } from "./reference-ova.ts";
import { Doubts, Invalid } from "./reference-parts.ts";
import { readTar, type TarEntry } from "./reference-tar.ts";
import { unpack } from "./reference-unpack.ts";
import { sha1, xxhash } from "./reference-xxh64.ts";

export type Judgement =
	| { readonly valid: false; readonly why: string }
	| {
			readonly valid: true;
			/** What a stricter reader may refuse: see {@link Doubts}. */
			readonly oddities: readonly string[];
			/** Bytes of the archive, uncompressed. */
			readonly archiveBytes: number;
			/** Blocks in the archive, those of no bytes included. */
			readonly blocks: number;
			readonly disks: readonly JudgedDisk[];
	  };

export interface JudgedDisk extends ReferenceDisk {
	/** Bytes of the disk that are in the archive. */
	readonly stored: number;
	/** Where the blocks lie on the disk; all else is zero. */
	readonly blocks: readonly {
		readonly position: number;
		readonly body: Buffer;
	}[];
}

/** Judges a whole file. */
export function judge(file: Buffer): Judgement {
	const doubts = new Doubts();
	try {
		const archive = unpack(file);
		const entries = readTar(archive, doubts);
		const [ova, ...rest] = entries;
		if (ova?.name !== "ova.xml") throw new Invalid("ova.xml is not first");
		const declared = readOva(ova.body, doubts);
		const disks = readDisks(declared, readPairs(rest), doubts);
		return {
			valid: true,
			oddities: doubts.list(),
			archiveBytes: archive.length,
			blocks: rest.length / 2,
			disks,
		};
	} catch (error) {
		if (error instanceof Invalid) return { valid: false, why: error.message };
		throw error;
	}
}

interface Block {
	readonly ref: string;
	readonly suffix: string;
	readonly body: Buffer;
}

/** Every block is followed at once by a checksum of its name that matches. */
function readPairs(entries: readonly TarEntry[]): Block[] {
	const blocks: Block[] = [];
	for (const [index, block] of entries.entries()) {
		if (index % 2 === 1) continue;
		const checksum = entries[index + 1];
		const [, ref, suffix] = /^(.*)\/([0-9]{1,20})$/s.exec(block.name) ?? [];
		if (ref === undefined || suffix === undefined)
			throw new Invalid(`${block.name} is no block`);
		const expected = {
			[`${block.name}.xxhash`]: xxhash,
			[`${block.name}.checksum`]: sha1,
		}[checksum?.name ?? ""];
		if (expected === undefined || checksum === undefined)
			throw new Invalid(`${block.name} has no checksum`);
		if (expected(block.body) !== checksum.body.toString("latin1"))
			throw new Invalid(`${block.name} does not match its checksum`);
		blocks.push({ ref, suffix, body: block.body });
	}
	return blocks;
}

function readDisks(
	declared: readonly ReferenceDisk[],
	blocks: readonly Block[],
	doubts: Doubts,
): JudgedDisk[] {
	const refs = blocks.map(({ ref }) => ref);
	if (refs.some((ref, index) => ref < (refs[index - 1] ?? "")))
		throw new Invalid("the disks are not in the order of their references");
	const undeclared = refs.find((ref) => !declared.some((d) => d.ref === ref));
	if (undeclared !== undefined)
		throw new Invalid(`ova.xml has no disk ${undeclared}`);
	const hole = blocks[0]?.body.length ?? 0;
	return declared.map((disk) =>
		layOut(
			disk,
			blocks.filter(({ ref }) => ref === disk.ref),
			hole,
			doubts,
		),
	);
}

/** Puts the blocks on the disk: numbers that are left out are holes, of the length of the archive's first block. */
function layOut(
	disk: ReferenceDisk,
	blocks: readonly Block[],
	hole: number,
	doubts: Doubts,
): JudgedDisk {
	const wrong = (what: string) => new Invalid(`${disk.ref}: ${what}`);
	const size = BigInt(disk.virtualSize);
	if (blocks[0]?.body.length === 0) doubts.add("empty-first");
	if (size > 0n && blocks.at(-1)?.body.length === 0)
		throw wrong("the last block is empty");
	const placed: { position: number; body: Buffer }[] = [];
	let position = 0n;
	let next = 0n;
	blocks.forEach(({ suffix, body }, index) => {
		const number = BigInt(suffix);
		const before = blocks[index - 1]?.suffix;
		if (before === undefined && number !== 0n)
			throw wrong("the first block is missing");
		if (before !== undefined && (suffix <= before || number < next))
			throw wrong("the numbers do not rise");
		if (position === size) throw wrong("a block follows the end of the disk");
		position += (number - next) * BigInt(hole);
		if (position + BigInt(body.length) > size)
			throw wrong("a block goes beyond the end of the disk");
		placed.push({ position: Number(position), body });
		position += BigInt(body.length);
		next = number + 1n;
	});
	if (position !== size) throw wrong("the disk is not whole");
	const stored = placed.reduce((sum, { body }) => sum + body.length, 0);
	return { ...disk, stored, blocks: placed };
}
