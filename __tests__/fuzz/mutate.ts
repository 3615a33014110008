/** Makes a file out of a valid one: changed members, changed bytes, compressed, changed again; or not changed at all. */
import { type Compressed, compress } from "./compress.ts";
import type { Base } from "./corpus.ts";
import { copyDraft, type Draft, type Mutation, packDraft } from "./draft.ts";
import { mutateBytes } from "./mutate-bytes.ts";
import { HEADER_MUTATIONS } from "./mutate-headers.ts";
import { MEMBER_MUTATIONS } from "./mutate-members.ts";
import { OVA_MUTATIONS } from "./mutate-ova.ts";
import type { Random } from "./random.ts";

/** A file, and what was done to make it. */
export interface Mutant {
	readonly file: Buffer;
	readonly steps: readonly string[];
}

const FAMILIES: readonly (readonly Mutation<Draft>[])[] = [
	MEMBER_MUTATIONS,
	MEMBER_MUTATIONS,
	OVA_MUTATIONS,
	HEADER_MUTATIONS,
];

export function mutant(corpus: readonly Base[], random: Random): Mutant {
	const base = random.pick(corpus);
	const steps = [base.name];
	const draft = copyDraft(base.draft);
	for (let left = random.pick([0, 0, 1, 1, 1, 2, 4]); left > 0; left -= 1) {
		const words = random.pick(random.pick(FAMILIES))(draft, random);
		if (words !== undefined) steps.push(words);
	}
	let file = packDraft(draft);
	if (random.chance(30)) file = changeBytes(file, random, steps);
	if (random.chance(50)) {
		const compressed = compress(file, random);
		steps.push(compressed.words);
		if (random.chance(20)) steps.push(changePieces(compressed, random));
		file = Buffer.concat(compressed.pieces);
		if (random.chance(40)) file = changeBytes(file, random, steps);
	}
	return { file, steps };
}

function changeBytes(file: Buffer, random: Random, steps: string[]): Buffer {
	let bytes = file;
	for (let left = random.pick([1, 1, 2]); left > 0; left -= 1) {
		const changed = mutateBytes(bytes, random);
		bytes = changed.bytes;
		steps.push(changed.words);
	}
	return bytes;
}

function changePieces({ pieces }: Compressed, random: Random): string {
	const from = random.below(pieces.length);
	const to = random.below(pieces.length);
	const piece = random.pick(pieces);
	switch (random.below(4)) {
		case 0:
			pieces.splice(from, 1);
			return `drop piece ${from}`;
		case 1:
			pieces.splice(to, 0, piece);
			return `put a piece again at ${to}`;
		case 2: {
			const length = random.between(1, 12);
			pieces.push(piece.subarray(0, length));
			return `end with the first ${length} bytes of a piece`;
		}
		default:
			pieces.splice(to, 0, ...pieces.splice(from, 1));
			return `move piece ${from} to ${to}`;
	}
}
