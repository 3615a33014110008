/** An archive before it is packed: what the mutations of members change. */
import { packMember, packMembers, sealHeader } from "../stand-ins/xva.ts";
import type { Random } from "./random.ts";
import { sha1, xxhash } from "./reference-xxh64.ts";

export interface DraftMember {
	name: string;
	body: Buffer;
	/** Changes of its header, made before its checksum is set right. */
	readonly edits: ((header: Buffer) => void)[];
}

export interface Draft {
	readonly members: DraftMember[];
	readonly padded: boolean;
}

/** Changes something in place and says what it did; undefined where there is nothing of the kind. */
export type Mutation<T> = (target: T, random: Random) => string | undefined;

/** A block and its checksum, at `index` and `index + 1` of the members. */
export interface Pair {
	readonly index: number;
	readonly block: DraftMember;
	readonly checksum: DraftMember;
	readonly ref: string;
	readonly suffix: string;
}

export function pairsOf({ members }: Draft): Pair[] {
	return members.flatMap((block, index) => {
		const checksum = members[index + 1];
		const [, ref, suffix] = /^(.+)\/(\d+)$/.exec(block.name) ?? [];
		return ref && suffix && checksum?.name.startsWith(`${block.name}.`)
			? [{ index, block, checksum, ref, suffix }]
			: [];
	});
}

/** Gives a block other bytes, and the checksum that belongs to them. */
export function setBody({ block, checksum }: Pair, body: Buffer): void {
	block.body = body;
	const sum = checksum.name.endsWith(".checksum") ? sha1 : xxhash;
	checksum.body = Buffer.from(sum(body));
}

export function setSuffix(
	{ block, checksum, ref }: Pair,
	suffix: string,
): void {
	const kind = checksum.name.slice(block.name.length);
	block.name = `${ref}/${suffix}`;
	checksum.name = `${block.name}${kind}`;
}

export function newMember(name: string, body: Buffer): DraftMember {
	return { name, body, edits: [] };
}

export function copyDraft({ members, padded }: Draft): Draft {
	return {
		padded,
		members: members.map(({ name, body }) =>
			newMember(name, Buffer.from(body)),
		),
	};
}

/** The archive's bytes. */
export function packDraft({ members, padded }: Draft): Buffer {
	const parts = members.flatMap(({ name, body, edits }) => {
		const [packed = Buffer.alloc(0), ...rest] = packMember({ name, body });
		const header = Buffer.from(packed);
		for (const edit of edits) edit(header);
		return [edits.length > 0 ? sealHeader(header) : header, ...rest];
	});
	const length = parts.reduce((sum, part) => sum + part.length, 0);
	const fill = padded ? (10_240 - ((length + 1_024) % 10_240)) % 10_240 : 0;
	return Buffer.concat([...parts, packMembers([]), Buffer.alloc(fill)]);
}
