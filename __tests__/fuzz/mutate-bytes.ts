/** Changes of a file's bytes, whatever they mean. */
import type { Random } from "./random.ts";

/** What was done, and to what it led. */
export interface Changed {
	readonly bytes: Buffer;
	readonly words: string;
}
type ByteMutation = (bytes: Buffer, random: Random) => Changed;

const BLOCK = 512;
/** Parts of a tar header in which a changed bit means something: name, size, checksum, type, magic, prefix. */
const HOT = [
	[0, 30],
	[124, 12],
	[148, 8],
	[156, 1],
	[257, 8],
	[345, 8],
] as const;

/** A place in the file: often in a field of a block that may be a header, or near either end. */
function place(bytes: Buffer, random: Random): number {
	const { length } = bytes;
	switch (random.below(4)) {
		case 0:
			return random.below(length);
		case 1: {
			const near = random.below(Math.min(length, 40));
			return random.chance(50) ? near : length - 1 - near;
		}
		default: {
			const [offset, size] = random.pick(HOT);
			const block = BLOCK * random.below(Math.ceil(length / BLOCK));
			return Math.min(length - 1, block + offset + random.below(size));
		}
	}
}

const flip: ByteMutation = (bytes, random) => {
	const copy = Buffer.from(bytes);
	const words: string[] = [];
	for (let left = random.pick([1, 1, 1, 2, 3]); left > 0; left -= 1) {
		const at = place(copy, random);
		const bit = random.below(8);
		copy[at] = (copy[at] ?? 0) ^ (1 << bit);
		words.push(`flip bit ${bit} of byte ${at}`);
	}
	return { bytes: copy, words: words.join(", ") };
};

const overwrite: ByteMutation = (bytes, random) => {
	const copy = Buffer.from(bytes);
	const at = place(copy, random);
	const length = random.pick([1, 2, 8, 512, 1_024]);
	const noise = random.chance(50) ? random.bytes(length) : Buffer.alloc(length);
	noise.copy(copy, at);
	return { bytes: copy, words: `overwrite ${length} bytes at ${at}` };
};

const truncate: ByteMutation = (bytes, random) => {
	const length = random.chance(50)
		? BLOCK * random.below(bytes.length / BLOCK)
		: random.below(bytes.length);
	return { bytes: bytes.subarray(0, length), words: `cut to ${length} bytes` };
};

const append: ByteMutation = (bytes, random) => {
	const tail = random.pick([
		() => Buffer.alloc(1),
		() => Buffer.alloc(BLOCK),
		() => Buffer.alloc(BLOCK * random.between(2, 40)),
		() => Buffer.alloc((1 << 20) + BLOCK * random.below(3)),
		() => random.bytes(random.between(1, 9)),
		() => random.bytes(BLOCK),
		() => bytes.subarray(0, BLOCK * random.between(1, 4)),
		() => bytes,
	])();
	return {
		bytes: Buffer.concat([bytes, tail]),
		words: `append ${tail.length} bytes`,
	};
};

const remove: ByteMutation = (bytes, random) => {
	const [at, length] = range(bytes, random);
	const rest = [bytes.subarray(0, at), bytes.subarray(at + length)];
	return {
		bytes: Buffer.concat(rest),
		words: `take ${length} bytes out at ${at}`,
	};
};

const insert: ByteMutation = (bytes, random) => {
	const [at, length] = range(bytes, random);
	const piece = random.pick([
		Buffer.alloc(length),
		bytes.subarray(at, at + length),
	]);
	const parts = [bytes.subarray(0, at), piece, bytes.subarray(at)];
	return {
		bytes: Buffer.concat(parts),
		words: `put ${length} bytes in at ${at}`,
	};
};

const swapBlocks: ByteMutation = (bytes, random) => {
	const copy = Buffer.from(bytes);
	const [from, to] = [0, 0].map(
		() => BLOCK * random.below(bytes.length / BLOCK),
	) as [number, number];
	bytes.copy(copy, to, from, from + BLOCK);
	bytes.copy(copy, from, to, to + BLOCK);
	return { bytes: copy, words: `swap the blocks at ${from} and ${to}` };
};

/** Whole tar blocks, or some bytes. */
function range(bytes: Buffer, random: Random): [at: number, length: number] {
	if (random.chance(70)) {
		const at = BLOCK * random.below(bytes.length / BLOCK);
		return [at, BLOCK * random.between(1, 4)];
	}
	return [place(bytes, random), random.between(1, 20)];
}

const BYTE_MUTATIONS: readonly ByteMutation[] = [
	flip,
	flip,
	flip,
	overwrite,
	truncate,
	append,
	remove,
	insert,
	swapBlocks,
];

/** Changes a file at some place in some way; one without bytes stays as it is. */
export function mutateBytes(bytes: Buffer, random: Random): Changed {
	if (bytes.length === 0) return { bytes, words: "nothing to change" };
	return random.pick(BYTE_MUTATIONS)(bytes, random);
}
