/** Changes of the archive's members: which there are, in what order, of what length, under what number. */
import {
	type Draft,
	type Mutation,
	newMember,
	type Pair,
	pairsOf,
	setBody,
	setSuffix,
} from "./draft.ts";
import type { Random } from "./random.ts";
import { sha1, xxhash } from "./reference-xxh64.ts";

const FOREIGN_NAMES = [
	"README",
	"/etc/passwd",
	"../x",
	"./ova.xml",
	"ova.xml",
	"Ref:7/../Ref:7/00000000",
	"Ref:7/",
	"Ref:7/disk.iso",
	"Ref:7/00000000.md5",
	"",
];

/** A mutation of one pair; `change` gives the words, or undefined. */
function ofPair(
	change: (pair: Pair, random: Random, draft: Draft) => string | undefined,
): Mutation<Draft> {
	return (draft, random) => {
		const pairs = pairsOf(draft);
		if (pairs.length === 0) return undefined;
		const pair = random.pick(pairs);
		const { name } = pair.block;
		const words = change(pair, random, draft);
		return words && `${name}: ${words}`;
	};
}

const dropMember: Mutation<Draft> = ({ members }, random) => {
	const [gone] = members.splice(random.below(members.length), 1);
	return gone && `drop ${gone.name}`;
};

const doubleMember: Mutation<Draft> = ({ members }, random) => {
	const from = random.below(members.length);
	const member = members[from];
	if (member === undefined) return undefined;
	const to = random.chance(50) ? from : random.below(members.length + 1);
	members.splice(to, 0, newMember(member.name, member.body));
	return `double ${member.name} at ${to}`;
};

const swapMembers: Mutation<Draft> = ({ members }, random) => {
	const from = random.below(members.length);
	const to = random.below(members.length);
	const [a, b] = [members[from], members[to]];
	if (a === undefined || b === undefined) return undefined;
	members[from] = b;
	members[to] = a;
	return `swap ${a.name} and ${b.name}`;
};

const insertForeign: Mutation<Draft> = ({ members }, random) => {
	const name = random.pick(FOREIGN_NAMES);
	const at = random.below(members.length + 1);
	const body = Buffer.alloc(random.pick([0, 16, 40, 600]), "0");
	members.splice(at, 0, newMember(name, body));
	return `insert ${JSON.stringify(name)} at ${at}`;
};

const rename: Mutation<Draft> = ({ members }, random) => {
	if (members.length === 0) return undefined;
	const member = random.pick(members);
	const { name } = member;
	member.name = random.pick([
		`./${name}`,
		`/${name}`,
		`x/${name}`,
		name.toLowerCase(),
		name.replace("Ref:", "Ref:0"),
		name.replace("/", "//"),
		`${name} `,
		`${name}\0x`,
		name.slice(0, -1),
		random.pick(FOREIGN_NAMES),
	]);
	return `rename ${name} to ${JSON.stringify(member.name)}`;
};

const dropPair = ofPair(({ index }, _, { members }) => {
	members.splice(index, 2);
	return "drop with its checksum";
});

const doublePair = ofPair(({ block, checksum, index }, _, { members }) => {
	const copies = [block, checksum].map((m) => newMember(m.name, m.body));
	members.splice(index, 0, ...copies);
	return "double with its checksum";
});

const movePair = ofPair(({ index }, random, { members }) => {
	const moved = members.splice(index, 2);
	const to = random.chance(70)
		? index + random.pick([-2, 2])
		: random.below(members.length + 1);
	members.splice(Math.max(0, to), 0, ...moved);
	return `move to ${to}`;
});

const renumber = ofPair((pair, random) => {
	const number = Number(pair.suffix);
	const suffix = random.pick([
		String(number + 1).padStart(8, "0"),
		String(Math.max(0, number - 1)).padStart(8, "0"),
		String(number + random.below(5)).padStart(8, "0"),
		String(number),
		String(number).padStart(20, "0"),
		String(number).padStart(21, "0"),
		"99999999999999999999",
		String(2 ** 31 + number),
		String(2n ** 53n + BigInt(number)),
		`${pair.suffix}0`,
		`0x${number}`,
		`${pair.suffix} `,
		"-1",
	]);
	setSuffix(pair, suffix);
	return `renumber to ${suffix}`;
});

/** Numbers of all blocks in another width, or all of a disk from some block on by so many more. */
const renumberAll: Mutation<Draft> = (draft, random) => {
	const pairs = pairsOf(draft);
	const from = random.chance(50) ? 0 : random.below(pairs.length);
	const width = random.pick([1, 4, 8, 12, 20]);
	const shift = from > 0 ? random.pick([0, 1]) : 0;
	for (const pair of pairs.slice(from)) {
		const number = Number(pair.suffix) + shift;
		setSuffix(pair, String(number).padStart(width, "0"));
	}
	return `renumber by ${shift} in width ${width} from pair ${from}`;
};

/** As xapi does to keep a connection alive: a block of no bytes takes a number. */
const keepAlive = ofPair((pair, random, draft) => {
	const { ref, suffix, index, checksum, block } = pair;
	const later = pairsOf(draft).filter(
		(each) => each.ref === ref && each.index >= index,
	);
	const hole = random.chance(20);
	if (!hole) {
		for (const each of later) {
			setSuffix(each, String(Number(each.suffix) + 1).padStart(8, "0"));
		}
	}
	const kind = checksum.name.slice(block.name.length);
	const empty = newMember(`${ref}/${suffix}`, Buffer.alloc(0));
	const sum = (kind === ".checksum" ? sha1 : xxhash)(empty.body);
	const sumMember = newMember(`${empty.name}${kind}`, Buffer.from(sum));
	draft.members.splice(index, hole ? 2 : 0, empty, sumMember);
	return hole
		? "make it a block of no bytes"
		: "put a block of no bytes before";
});

const changeBody = ofPair((pair, random) => {
	const body = Buffer.from(pair.block.body);
	const at = random.below(body.length);
	body[at] = (body[at] ?? 0) ^ (1 << random.below(8));
	const right = random.chance(60);
	if (right) setBody(pair, body);
	else pair.block.body = body;
	return `change byte ${at}, ${right ? "and its checksum" : "not its checksum"}`;
});

const resize = ofPair((pair, random) => {
	const { body } = pair.block;
	const length = random.pick([
		0,
		1,
		Math.max(0, body.length - 1),
		body.length + 1,
		body.length * 2,
		512,
		random.below(1_500),
	]);
	setBody(pair, Buffer.alloc(length, body.length > 0 ? body : "x"));
	return `resize from ${body.length} to ${length} bytes, with its checksum`;
});

/** A block gives way to a hole, and a block of no bytes after it says so. */
const holeInstead = ofPair((pair) => {
	const number = Number(pair.suffix) + 1;
	setSuffix(pair, String(number).padStart(8, "0"));
	setBody(pair, Buffer.alloc(0));
	return "make it a hole, and a block of no bytes";
});

const otherAlgorithm = ofPair(({ block, checksum }) => {
	const toSha1 = checksum.name.endsWith(".xxhash");
	checksum.name = `${block.name}.${toSha1 ? "checksum" : "xxhash"}`;
	checksum.body = Buffer.from((toSha1 ? sha1 : xxhash)(block.body));
	return "the other kind of checksum";
});

const changeChecksum = ofPair(({ block, checksum }, random) => {
	const text = checksum.body.toString("latin1");
	const at = random.below(text.length);
	const digit = random.pick([..."0123456789ABCDEFabcdef \n"]);
	const changed = random.pick([
		text.toLowerCase(),
		text.toUpperCase(),
		`${text.slice(0, at)}${digit}${text.slice(at + 1)}`,
		`${text}\n`,
		text.slice(0, -1),
		"",
		[...text].reverse().join(""),
		xxhash(Buffer.from(`${block.body}x`)),
	]);
	checksum.body = Buffer.from(changed, "latin1");
	return `checksum ${JSON.stringify(changed)}`;
});

const changeChecksumName = ofPair(({ block, checksum }, random) => {
	checksum.name = random.pick([
		`${block.name}.md5`,
		`${block.name}.XXHASH`,
		`${block.name}.checksum`,
		`${block.name}.xxhash`,
		`${block.name}`,
		`${block.name}.xxhash.xxhash`,
	]);
	return `checksum is called ${checksum.name}`;
});

export const MEMBER_MUTATIONS: readonly Mutation<Draft>[] = [
	dropMember,
	doubleMember,
	swapMembers,
	insertForeign,
	rename,
	dropPair,
	doublePair,
	movePair,
	renumber,
	renumber,
	renumberAll,
	keepAlive,
	keepAlive,
	changeBody,
	changeBody,
	resize,
	holeInstead,
	otherAlgorithm,
	changeChecksum,
	changeChecksumName,
];
