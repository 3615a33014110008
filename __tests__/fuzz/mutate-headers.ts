/** Changes of tar headers, whose checksum is set right after them. */
import type { Draft, Mutation } from "./draft.ts";
import type { Random } from "./random.ts";

/** Fields of a header that readers of an XVA have no use for: offset and length. */
const UNUSED = [
	[100, 8],
	[108, 8],
	[116, 8],
	[136, 12],
	[157, 100],
	[265, 32],
	[297, 32],
	[329, 16],
	[500, 12],
] as const;

function ofHeader(
	change: (
		random: Random,
		size: number,
		name: string,
	) => readonly [edit: (header: Buffer) => void, words: string],
): Mutation<Draft> {
	return ({ members }, random) => {
		if (members.length === 0) return undefined;
		const member = random.pick(members);
		const [edit, words] = change(random, member.body.length, member.name);
		member.edits.push(edit);
		return `header of ${member.name}: ${words}`;
	};
}

const typeFlag = ofHeader((random) => {
	const type = random.pick([...("\0" + "0001234567ADKLMNSVXgx~ ")]);
	return [
		(header) => header.write(type, 156, "latin1"),
		`type ${JSON.stringify(type)}`,
	];
});

const sizeBase256 = ofHeader((random, size) => {
	const first = random.pick([0x80, 0x80, 0x80, 0x81, 0xff]);
	const value =
		BigInt(size) + random.pick([0n, 0n, 0n, 1n, 2n ** 40n, 2n ** 70n]);
	const digits = value.toString(16).padStart(22, "0");
	return [
		(header) => {
			header.writeUInt8(first, 124);
			header.write(digits, 125, "hex");
		},
		`size ${value} in base 256, marked ${first}`,
	];
});

const sizeText = ofHeader((random, size) => {
	const octal = size.toString(8);
	const text = random.pick([
		octal.padStart(12, "0"),
		`${octal.padStart(11, " ")} `,
		`${octal.padStart(10, "0")} \0`,
		`${octal.padStart(6, "0")}\0garba`,
		`${octal}\0\0\0\0\0\0\0\0\0\0\0`,
		`${(size + 1).toString(8).padStart(11, "0")}\0`,
		`${(size + 512).toString(8).padStart(11, "0")}\0`,
		`${Math.max(0, size - 1)
			.toString(8)
			.padStart(11, "0")}\0`,
		"77777777777\0",
		"777777777777",
		"           \0",
		"\0\0\0\0\0\0\0\0\0\0\0\0",
		"-0000000001\0",
		`${size.toString().padStart(11, "0")}\0`,
		"0000000008\0\0",
	]);
	return [
		(header) => header.write(text.slice(0, 12), 124, "latin1"),
		`size ${JSON.stringify(text.slice(0, 12))}`,
	];
});

const magic = ofHeader((random) => {
	const text = random.pick([
		"ustar\0" + "00",
		"ustar  \0",
		"ustar\0",
		"ustar",
		"USTAR\0",
	]);
	return [
		(header) => header.write(text, 257, "latin1"),
		`magic ${JSON.stringify(text)}`,
	];
});

/** The name cut at its last slash, as POSIX has it, or at some place. */
const prefix = ofHeader((random, _, name) => {
	const slash = name.lastIndexOf("/");
	const right = slash > 0 && random.chance(70);
	const at = right ? slash : random.below(name.length);
	const ustar = random.chance(80);
	return [
		(header) => {
			header.fill(0, 0, 100);
			header.write(name.slice(right ? at + 1 : at), 0, "latin1");
			header.write(name.slice(0, at), 345, "latin1");
			if (ustar) header.write("ustar\0" + "00", 257, "latin1");
		},
		`prefix ${JSON.stringify(name.slice(0, at))}${ustar ? "" : " without magic"}`,
	];
});

const unusedField = ofHeader((random) => {
	const [offset, length] = random.pick(UNUSED);
	const bytes = random.bytes(length);
	return [
		(header) => header.set(bytes, offset),
		`noise in the field at ${offset}`,
	];
});

const prefixNoise = ofHeader((random) => {
	const bytes = random.bytes(155);
	return [(header) => header.set(bytes, 345), "noise in the prefix"];
});

const afterName = ofHeader((random, _, name) => {
	const bytes = random.bytes(Math.max(0, 99 - name.length));
	return [
		(header) => header.set(bytes, name.length + 1),
		"noise after the name's end",
	];
});

export const HEADER_MUTATIONS: readonly Mutation<Draft>[] = [
	typeFlag,
	sizeBase256,
	sizeText,
	sizeText,
	magic,
	prefix,
	unusedField,
	prefixNoise,
	afterName,
];
