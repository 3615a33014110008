import { XMLParser } from "fast-xml-parser";

/** A value of XML-RPC; all scalars as their text, since xapi writes numbers and enums as bare strings. */
export type RpcValue = string | readonly RpcValue[] | RpcStruct;
export type RpcStruct = ReadonlyMap<string, RpcValue>;

/** Deepest nesting of XML elements: an ova.xml has about 16. */
const MAX_DEPTH = 64;
/** Most tags, comments and the like: an ova.xml has some thousands, and the parser takes 300 bytes for each. */
const MAX_TAGS = 100_000;
/** Longest excerpt of the parser's own words, which may repeat what it read. */
const MAX_REASON_LENGTH = 200;
const SCALARS: ReadonlySet<string> = new Set([
	"string",
	"int",
	"i4",
	"i8",
	"double",
	"boolean",
	"dateTime.iso8601",
	"base64",
	"nil",
]);

/** An element as fast-xml-parser gives it in document order: one tag name with its children, or text. */
type XmlNode = Readonly<Record<string, readonly XmlNode[] | string>>;
interface Element {
	readonly tag: string;
	readonly children: readonly XmlNode[];
}

const parser = new XMLParser({
	preserveOrder: true,
	ignoreAttributes: true,
	ignoreDeclaration: true,
	ignorePiTags: true,
	parseTagValue: false,
	trimValues: false,
	// Entities are decoded here: only those that XML itself defines.
	processEntities: false,
	maxNestedTags: MAX_DEPTH,
});

/**
 * Parses one XML-RPC `<value>`; throws an Error that says what is wrong with it.
 * Document types, and with them entities of one's own (XML bombs), are refused.
 */
export function parseRpcValue(xml: string): RpcValue {
	if (/<!DOCTYPE/i.test(xml)) {
		throw new Error("it declares a document type");
	}
	if (/<[a-z][^\s<>]*\s+[^\s/>]/i.test(xml)) {
		throw new Error("it has attributes, which XML-RPC has not");
	}
	if (hasMoreTags(xml, MAX_TAGS)) {
		throw new Error(`it has more than ${MAX_TAGS} tags`);
	}
	return rpcValue(only(elements(parseXml(xml)), "value"));
}

function hasMoreTags(xml: string, most: number): boolean {
	let count = 0;
	for (let at = xml.indexOf("<"); at !== -1; at = xml.indexOf("<", at + 1)) {
		count += 1;
		if (count > most) return true;
	}
	return false;
}

function parseXml(xml: string): XmlNode[] {
	try {
		return parser.parse(xml, true);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new Error(reason.slice(0, MAX_REASON_LENGTH), { cause: error });
	}
}

function rpcValue(value: Element): RpcValue {
	const children = elements(value.children);
	const [child] = children;
	if (child === undefined) return textOf(value);
	if (children.length > 1) throw new Error("a <value> holds several types");
	if (SCALARS.has(child.tag)) return textOf(child);
	if (child.tag === "struct") return rpcStruct(child);
	if (child.tag === "array") {
		const data = only(elements(child.children), "data");
		return elements(data.children).map((item) =>
			rpcValue(expect(item, "value")),
		);
	}
	throw new Error(`<${child.tag.slice(0, 40)}> is no type of XML-RPC`);
}

function rpcStruct(struct: Element): RpcStruct {
	const entries = new Map<string, RpcValue>();
	for (const member of elements(struct.children)) {
		const [name, value, ...rest] = elements(expect(member, "member").children);
		if (rest.length > 0) throw new Error("a <member> holds several values");
		const key = textOf(expect(name, "name"));
		if (entries.has(key)) throw new Error(`a struct has "${key}" twice`);
		entries.set(key, rpcValue(expect(value, "value")));
	}
	return entries;
}

function elements(nodes: readonly XmlNode[]): Element[] {
	return nodes.flatMap((node) =>
		Object.entries(node).flatMap(([tag, children]) =>
			typeof children === "string" ? [] : [{ tag, children }],
		),
	);
}

function textOf(element: Element): string {
	return element.children
		.map((node) => {
			const text = node["#text"];
			if (typeof text !== "string") {
				throw new Error(`<${element.tag}> holds elements where text belongs`);
			}
			return decodeEntities(text);
		})
		.join("");
}

function only(list: readonly Element[], tag: string): Element {
	if (list.length > 1)
		throw new Error(`there are several elements for one <${tag}>`);
	return expect(list[0], tag);
}

function expect(element: Element | undefined, tag: string): Element {
	if (element?.tag !== tag) throw new Error(`<${tag}> is missing`);
	return element;
}

const ENTITIES: Readonly<Record<string, string>> = {
	lt: "<",
	gt: ">",
	amp: "&",
	quot: '"',
	apos: "'",
};

function decodeEntities(text: string): string {
	if (!text.includes("&")) return text;
	return text.replace(
		/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(\w{1,10}));/gi,
		(whole, hex?: string, decimal?: string, name?: string) => {
			if (name !== undefined) return ENTITIES[name] ?? whole;
			const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
			return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
		},
	);
}
