import { quoteName } from "./errors.ts";
import { type Tag, XmlReader } from "./xml-reader.ts";

/** A value of XML-RPC; all scalars as their text, since xapi writes numbers and enums as bare strings. */
export type RpcValue = string | readonly RpcValue[] | RpcStruct;
export type RpcStruct = ReadonlyMap<string, RpcValue>;

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

/**
 * Parses one XML-RPC `<value>` by the specification's grammar (xmlrpc.com/spec.md), with the `i8` and `nil` that are
 * common, white space and comments between elements. Text of a `<value>` keeps its spaces.
 * Throws an Error that says what is wrong with it, and at which byte. Memory and time are bounded by the length.
 */
export function parseRpcValue(xml: string): RpcValue {
	const reader = new XmlReader(xml);
	reader.declaration();
	reader.gap();
	const value = readValue(reader);
	reader.end();
	return value;
}

function readValue(reader: XmlReader): RpcValue {
	if (reader.open("value").empty) return "";
	const text = reader.text();
	if (reader.atEndTag()) {
		reader.close("value");
		return text;
	}
	if (/[^ \t\r\n]/.test(text)) {
		throw reader.error("a <value> holds text beside its type");
	}
	const value = readType(reader, reader.open());
	reader.gap();
	reader.close("value");
	return value;
}

function readType(reader: XmlReader, tag: Tag): RpcValue {
	if (SCALARS.has(tag.name)) return readText(reader, tag);
	if (tag.name === "struct") return readStruct(reader, tag);
	if (tag.name === "array") return readArray(reader, tag);
	throw reader.error(`<${tag.name}> is no type of XML-RPC`);
}

function readText(reader: XmlReader, { name, empty }: Tag): string {
	if (empty) return "";
	const text = reader.text();
	reader.close(name);
	return text;
}

function readStruct(reader: XmlReader, { empty }: Tag): RpcStruct {
	const members = new Map<string, RpcValue>();
	if (empty) return members;
	for (reader.gap(); !reader.atEndTag(); reader.gap()) {
		if (reader.open("member").empty) {
			throw reader.error("a <member> holds nothing");
		}
		reader.gap();
		const name = readText(reader, reader.open("name"));
		if (members.has(name)) {
			throw reader.error(`a struct has ${quoteName(name)} twice`);
		}
		reader.gap();
		members.set(name, readValue(reader));
		reader.gap();
		reader.close("member");
	}
	reader.close("struct");
	return members;
}

function readArray(reader: XmlReader, array: Tag): readonly RpcValue[] {
	const items: RpcValue[] = [];
	if (array.empty) throw reader.error("an <array> has no <data>");
	reader.gap();
	if (!reader.open("data").empty) {
		for (reader.gap(); !reader.atEndTag(); reader.gap()) {
			items.push(readValue(reader));
		}
		reader.close("data");
	}
	reader.gap();
	reader.close("array");
	return items;
}
