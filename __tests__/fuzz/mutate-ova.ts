/** Changes of ova.xml, alone or together with the blocks that it speaks of. */
import { type Draft, type Mutation, pairsOf, setBody } from "./draft.ts";
import type { Random } from "./random.ts";

/** A mutation of the text of ova.xml; `change` gives text and words, or undefined. */
function ofXml(
	change: (
		xml: string,
		random: Random,
	) => readonly [xml: string, words: string] | undefined,
): Mutation<Draft> {
	return ({ members }, random) => {
		const ova = members.find(({ name }) => name === "ova.xml");
		if (ova === undefined) return undefined;
		const [xml, words] = change(ova.body.toString(), random) ?? [];
		if (xml === undefined) return undefined;
		ova.body = Buffer.from(xml);
		return `ova.xml: ${words}`;
	};
}

/** Puts another text in place of one match of a pattern. */
function replaceOne(
	pattern: RegExp,
	replacement: (match: RegExpExecArray, random: Random) => string,
): Mutation<Draft> {
	return ofXml((xml, random) => {
		const matches = [...xml.matchAll(pattern)];
		if (matches.length === 0) return undefined;
		const match = random.pick(matches);
		const text = replacement(match, random);
		const end = match.index + match[0].length;
		return [
			`${xml.slice(0, match.index)}${text}${xml.slice(end)}`,
			`${match[0].slice(0, 80)} becomes ${text.slice(0, 80)}`,
		];
	});
}

function otherNumber(text: string, random: Random): string {
	const number = BigInt(text);
	return random.pick([
		String(number + 1n),
		String(number - 1n),
		String(number * 2n),
		String(number + 100n),
		"0",
		"-1",
		"",
		" ",
		`${text}.5`,
		`${text}e3`,
		`0x${text}`,
		` ${text} `,
		`0${text}`,
		String(2n ** 40n),
		String(2n ** 53n),
		"99999999999999999999",
		"NaN",
	]);
}

const anyNumber = replaceOne(
	/<value>(\d+)<\/value>/g,
	([, text = ""], random) => {
		return `<value>${otherNumber(text, random)}</value>`;
	},
);

const diskSize = replaceOne(
	/(virtual_size<\/name><value>)(\d+)/g,
	([, before = "", text = ""], random) =>
		`${before}${otherNumber(text, random)}`,
);

const anyFlag = replaceOne(/<boolean>(.)<\/boolean>/g, ([, text], random) => {
	const other = text === "1" ? "0" : "1";
	return `<boolean>${random.pick([other, other, "true", "false", "2", ""])}</boolean>`;
});

const anyRef = replaceOne(/Ref:\d+|OpaqueRef:NULL/g, (_, random) =>
	random.pick([
		`Ref:${random.below(12)}`,
		`Ref:0${random.below(12)}`,
		"Ref:99",
		"OpaqueRef:NULL",
		"Ref:../x",
		"",
	]),
);

const anyWord = replaceOne(
	/<value>(Disk|CD|user|iso|RW|RO|uefi|bios|2)<\/value>/g,
	(_, random) =>
		`<value>${random.pick(["Disk", "CD", "Floppy", "user", "iso", "RW", "x", "", "1", "2"])}</value>`,
);

const typed = replaceOne(/<value>([^<]+)<\/value>/g, ([, text], random) => {
	const type = random.pick(["string", "int", "i4", "double", "nil", "x"]);
	return `<value><${type}>${text}</${type}></value>`;
});

const member = /<member><name>[^<]*<\/name><value>[^<]*<\/value><\/member>/g;
const dropField = replaceOne(member, () => "");
const doubleField = replaceOne(member, ([whole]) => whole + whole);
const renameField = replaceOne(/<name>([^<]+)<\/name>/g, ([, name], random) => {
	return `<name>${random.pick([`${name}s`, "x", "", "VDI", "type", "id"])}</name>`;
});

/** The objects, each from the start of its value. */
const object =
	/<value><struct><member><name>class<\/name>.*?(?=<value><struct><member><name>class|<\/data><\/array><\/value><\/member><\/struct><\/value>$)/gs;
const dropObject = replaceOne(object, () => "");
const doubleObject = replaceOne(object, ([whole]) => whole + whole);

const insertBetweenTags = replaceOne(/>(?=<)/g, (_, random) => {
	return `>${random.pick([
		" ",
		"\n\t",
		"x",
		"<!-- x -->",
		"<?x y?>",
		"<![CDATA[x]]>",
		"<![CDATA[]]>",
		'<!DOCTYPE x [<!ENTITY a "b">]>',
		"&amp;",
		"&#65;",
		"&bogus;",
		"&",
		"<value>",
		"</value>",
		"<x/>",
		"<value/>",
		"<member><name>type</name><value>CD</value></member>",
		"\0",
		"\ufeff",
		"]]>",
	])}`;
});

const attribute = replaceOne(
	/<(value|struct|member|name)>/g,
	([, tag], random) =>
		random.pick([
			`<${tag} x="y">`,
			`<${tag} >`,
			`<${tag}\n>`,
			`<${tag} x>`,
			`< ${tag}>`,
			`<${tag}/>`,
			`</${tag}>`,
			`<${tag}>`.toUpperCase(),
		]),
);

const prettyPrint = ofXml((xml) => [
	xml.replace(/>(?=<)(?!<\/(?:value|name|string|data)>)/g, ">\n  "),
	"on many lines",
]);

const declared = ofXml((xml, random) => {
	const before = random.pick([
		'<?xml version="1.0"?>\n',
		"<?xml version='1.0' encoding='UTF-8'?>",
		"\ufeff",
		"\n",
		"x",
		'<!DOCTYPE v SYSTEM "x">',
	]);
	return [before + xml, `begins with ${JSON.stringify(before)}`];
});

const tail = ofXml((xml, random) => {
	const after = random.pick(["\n", " x", "<value/>", "<!-- -->", "\0", "\0\0"]);
	return [xml + after, `ends with ${JSON.stringify(after)}`];
});

const cut = ofXml((xml, random) => {
	const length = random.below(xml.length);
	return [xml.slice(0, length), `cut to ${length} characters`];
});

/** The last block and the size of its disk, changed alike. */
const resizeDisk: Mutation<Draft> = (draft, random) => {
	const last = pairsOf(draft).at(-1);
	const ova = draft.members.find(({ name }) => name === "ova.xml");
	if (last === undefined || ova === undefined) return undefined;
	const more = random.between(1, 700);
	const pattern = new RegExp(
		`(<name>id</name><value>${last.ref}</value>.*?<name>virtual_size</name><value>)(\\d+)`,
		"s",
	);
	const xml = ova.body
		.toString()
		.replace(pattern, (_, before: string, size: string) => {
			return before + String(Number(size) + more);
		});
	ova.body = Buffer.from(xml);
	setBody(last, Buffer.concat([last.block.body, random.bytes(more)]));
	return `${last.ref} is ${more} bytes longer, in ova.xml and its last block`;
};

/** Another reference for all of a disk, in ova.xml and in the names. */
const renameDisk: Mutation<Draft> = (draft, random) => {
	const pairs = pairsOf(draft);
	if (pairs.length === 0) return undefined;
	const { ref } = random.pick(pairs);
	const other = random.pick([
		"Ref:002",
		"Ref:VDI-1-root",
		"Ref:1",
		"Ref:99",
		`Ref:${"9".repeat(80)}`,
		"OpaqueRef:0a1b",
		"a b",
		"..",
		"é",
	]);
	for (const each of draft.members) {
		if (each.name.startsWith(`${ref}/`))
			each.name = `${other}${each.name.slice(ref.length)}`;
		if (each.name === "ova.xml")
			each.body = Buffer.from(
				each.body.toString().replaceAll(`>${ref}<`, `>${other}<`),
			);
	}
	return `${ref} is called ${other} everywhere`;
};

export const OVA_MUTATIONS: readonly Mutation<Draft>[] = [
	anyNumber,
	diskSize,
	diskSize,
	anyFlag,
	anyRef,
	anyRef,
	anyWord,
	typed,
	dropField,
	doubleField,
	renameField,
	dropObject,
	doubleObject,
	insertBetweenTags,
	attribute,
	prettyPrint,
	declared,
	tail,
	cut,
	resizeDisk,
	resizeDisk,
	renameDisk,
	renameDisk,
];
