import { XMLParser, XMLValidator } from "fast-xml-parser";
import { type Doubts, Invalid } from "./reference-parts.ts";

/** A disk that ova.xml says the archive holds. */
export interface ReferenceDisk {
	readonly ref: string;
	/** Bytes. */
	readonly virtualSize: number;
	/** Number of the drive that it is in; empty for a suspend image. */
	readonly userdevice: string;
}

type Value = string | Value[] | { [name: string]: Value };
interface Thing {
	readonly class: string;
	readonly id: string;
	readonly fields: { [name: string]: Value };
}

const NUMBER = /^[0-9]{1,15}$/;
const FLAG = /^[01]$/;
const TEXT = /^.*$/s;
/** What XML calls white space, which is less than JavaScript does. */
const BLANK = /^[ \t\r\n]*$/;

/** Fields that xapi cannot do without, and what they look like. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
	VM: {
		uuid: TEXT,
		name_label: TEXT,
		name_description: TEXT,
		is_a_template: FLAG,
		VCPUs_max: NUMBER,
		VCPUs_at_startup: NUMBER,
		memory_static_max: NUMBER,
		memory_static_min: NUMBER,
		memory_dynamic_max: NUMBER,
		memory_dynamic_min: NUMBER,
		HVM_boot_policy: TEXT,
	},
	VBD: {
		uuid: TEXT,
		VM: TEXT,
		VDI: TEXT,
		device: TEXT,
		userdevice: TEXT,
		type: /^(Disk|CD|Floppy)$/,
		mode: /^R[OW]$/,
		bootable: FLAG,
		empty: FLAG,
	},
	VDI: {
		uuid: TEXT,
		SR: TEXT,
		type: TEXT,
		virtual_size: NUMBER,
		physical_utilisation: NUMBER,
	},
	SR: { uuid: TEXT, type: TEXT, content_type: TEXT },
	VIF: { device: TEXT, network: TEXT, VM: TEXT, MAC: TEXT, MTU: NUMBER },
	network: { name_label: TEXT, bridge: TEXT, MTU: NUMBER },
};
const MAPS: Readonly<Record<string, readonly string[]>> = {
	VM: ["HVM_boot_params", "platform", "other_config"],
	VBD: ["other_config"],
	VIF: ["other_config"],
	network: ["other_config"],
};
/** Types of XML-RPC, and what they look like. */
const SCALARS: Readonly<Record<string, RegExp>> = {
	string: TEXT,
	int: /^-?[0-9]{1,15}$/,
	i4: /^-?[0-9]{1,15}$/,
	double: /^-?[0-9]+([.][0-9]+)?$/,
	boolean: FLAG,
	"dateTime.iso8601": /^[0-9]{8}T[0-9:]{8}Z$/,
};
const VERSION: Readonly<Record<string, RegExp>> = {
	hostname: TEXT,
	date: TEXT,
	product_version: TEXT,
	product_brand: TEXT,
	build_number: TEXT,
	xapi_major: NUMBER,
	xapi_minor: NUMBER,
	export_vsn: NUMBER,
};

/**
 * The disks that xapi streams: of drives that are not CDs and not empty, unless their SR holds ISOs, and suspend images.
 */
export function readOva(bytes: Buffer, doubts: Doubts): ReferenceDisk[] {
	const things = readThings(bytes, doubts);
	const find = (type: string, id: Value | undefined) =>
		things.find((thing) => thing.class === type && thing.id === id);
	if (!things.some((thing) => thing.class === "VM"))
		throw new Invalid("ova.xml has no VM");
	const wanted = new Map<Thing, string>();
	for (const { class: type, fields } of things) {
		if (type === "VBD" && fields.type !== "CD" && !isTrue(fields.empty)) {
			const vdi = find("VDI", fields.VDI);
			if (vdi === undefined) throw new Invalid("a drive's disk is not there");
			wanted.set(vdi, String(fields.userdevice));
		}
		const suspended = type === "VM" && find("VDI", fields.suspend_VDI);
		if (suspended) wanted.set(suspended, "");
	}
	return [...wanted]
		.filter(([{ fields }]) => {
			const sr = find("SR", fields.SR);
			if (sr === undefined) doubts.add("facts");
			return sr?.fields.content_type !== "iso";
		})
		.map(([{ id, fields }, userdevice]) => {
			const size = fields.virtual_size;
			if (typeof size !== "string" || !/^\s*[0-9]+\s*$/.test(size))
				throw new Invalid("a disk has no size");
			if (!/^(?!\.+$)[\w:.-]{1,80}$/.test(id)) doubts.add("reference");
			if (Number(size) === 0) doubts.add("no-size");
			return { ref: id, virtualSize: Number(size), userdevice };
		});
}

function isTrue(value: Value | undefined): boolean {
	return value === "1" || value === "true";
}

function readThings(bytes: Buffer, doubts: Doubts): Thing[] {
	const header = fields(readXml(bytes, doubts));
	const version = fields(header.version);
	const usual = Object.entries(VERSION).every(([name, form]) =>
		matches(version[name], form),
	);
	if (!usual) doubts.add("facts");
	if (version.export_vsn !== "2") doubts.add("version");
	if (!Array.isArray(header.objects)) throw new Invalid("no objects");
	const seen = new Set<string>();
	return header.objects.map((item) => {
		const { class: type, id, snapshot } = fields(item);
		if (typeof type !== "string" || typeof id !== "string")
			throw new Invalid("an object without a class or an id");
		if (seen.has(`${type} ${id}`)) throw new Invalid("an object stands twice");
		seen.add(`${type} ${id}`);
		const thing = { class: type, id, fields: fields(snapshot) };
		if (!isUsual(thing)) doubts.add("facts");
		return thing;
	});
}

function isUsual({ class: type, fields }: Thing): boolean {
	const scalars = Object.entries(FIELDS[type] ?? {}).every(([name, form]) =>
		matches(fields[name], form),
	);
	const maps = (MAPS[type] ?? []).every((name) => {
		const value = fields[name];
		return (
			typeof value === "object" &&
			Object.values(value).every((each) => typeof each === "string")
		);
	});
	return scalars && maps;
}

function matches(value: Value | undefined, form: RegExp): boolean {
	return typeof value === "string" && form.test(value);
}

function fields(value: Value | undefined): { [name: string]: Value } {
	if (typeof value !== "object" || Array.isArray(value))
		throw new Invalid("ova.xml has no struct where one belongs");
	return value;
}

/** All that xapi's writer and Xen Orchestra's make: known tags without attributes, text, the five entities. */
const PLAIN =
	/^(?:<\?xml [^<>]*\?>)?\s*(?:<\/?(?:value|struct|member|name|array|data|string|int|i4|boolean|double|dateTime\.iso8601)\/?>|[^<>&\p{Cc}\ufffe\uffff]|[\t\n\r]|>(?<!\]\]>)|&(?:lt|gt|amp|quot|apos);)*$/u;

function readXml(bytes: Buffer, doubts: Doubts): Value {
	let xml: string;
	try {
		xml = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		throw new Invalid("ova.xml is not UTF-8");
	}
	// the decoder takes one away; a second is no blank, though JavaScript counts it as one, and expat refuses it
	if (xml.startsWith("\ufeff"))
		throw new Invalid("ova.xml begins with two byte order marks");
	const wellFormed = XMLValidator.validate(xml);
	if (wellFormed !== true) throw new Invalid(wellFormed.err.msg);
	if (!PLAIN.test(xml)) doubts.add("xml");
	return readValue(parse(xml), doubts);
}

function parse(xml: string): unknown {
	const parser = new XMLParser({
		parseTagValue: false,
		trimValues: false,
		ignoreDeclaration: true,
		ignorePiTags: true,
		isArray: (name) => name === "member" || name === "value",
	});
	try {
		const root: unknown = parser.parse(xml);
		return one(children(root, "value").value);
	} catch (error) {
		throw new Invalid(`ova.xml cannot be parsed: ${error}`);
	}
}

/** Reads what the parser makes of `<value>`: text, or an object by tag. */
function readValue(node: unknown, doubts: Doubts): Value {
	if (typeof node === "string") return node;
	const [[type, content] = [], ...others] = Object.entries(tags(node));
	if (others.length > 0 || Array.isArray(content))
		throw new Invalid("a value of several types");
	switch (type) {
		case undefined:
			return "";
		case "struct":
			return readStruct(content, doubts);
		case "array": {
			const { data } = children(content, "data");
			const { value } = children(data, "value");
			return list(value).map((item) => readValue(item, doubts));
		}
		default:
			if (typeof content !== "string") throw new Invalid(`no text in ${type}`);
			if (!SCALARS[type]?.test(content)) doubts.add("facts");
			return content;
	}
}

function readStruct(node: unknown, doubts: Doubts): Value {
	const struct: { [name: string]: Value } = Object.create(null);
	for (const item of list(children(node, "member").member)) {
		const { name, value } = children(item, "name", "value");
		if (typeof name !== "string") throw new Invalid("a member without a name");
		if (name in struct) throw new Invalid(`${name} stands twice`);
		struct[name] = readValue(one(value), doubts);
	}
	return struct;
}

/** Tags by name; the parser has the text between them as `#text`. */
function tags(node: unknown): Record<string, unknown> {
	if (typeof node !== "object" || node === null || Array.isArray(node))
		throw new Invalid("ova.xml is no XML-RPC");
	const { "#text": text = "", ...byName } = {
		...node,
	} as Record<string, unknown>;
	if (!BLANK.test(String(text))) throw new Invalid("text between tags");
	return byName;
}

/** What stands in the tags under a parent, which has no others; one without tags is its blanks. */
function children<T extends string>(
	node: unknown,
	...allowed: readonly T[]
): Partial<Record<T, unknown>> {
	if (node === undefined) throw new Invalid("a tag of XML-RPC is missing");
	if (typeof node === "string" && BLANK.test(node)) return {};
	const byName = tags(node);
	const other = Object.keys(byName).find(
		(tag) => !allowed.some((a) => a === tag),
	);
	if (other !== undefined)
		throw new Invalid(`${other} where it does not belong`);
	return byName as Partial<Record<T, unknown>>;
}

function list(node: unknown): unknown[] {
	if (node === undefined) return [];
	return Array.isArray(node) ? node : [node];
}

function one(node: unknown): unknown {
	const [only, ...others] = list(node);
	if (only === undefined || others.length > 0)
		throw new Invalid("ova.xml has not one value where one belongs");
	return only;
}
