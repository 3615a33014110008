/** XML-RPC as xapi reads and writes it: ints and enumerations are bare texts. */
import { XMLParser } from "fast-xml-parser";
import { Double, dateText, type Wire } from "./xapi-values.ts";

/** One element of a document: its name, its elements, its text. */
interface Element {
	readonly name: string;
	readonly children: readonly Element[];
	readonly text: string;
}

/** A call as it came; values are as XML-RPC types them, a date its text. */
export interface Call {
	readonly method: string;
	readonly parameters: readonly Wire[];
}

const parser = new XMLParser({
	preserveOrder: true,
	ignoreAttributes: true,
	ignoreDeclaration: true,
	trimValues: false,
	parseTagValue: false,
	htmlEntities: true,
});

/** Reads a `methodCall`; anything else is an error. */
export function readCall(document: string): Call {
	const call = root(document);
	if (call.name !== "methodCall") throw new Error("not a methodCall");
	const parameters = call.children
		.filter(({ name }) => name === "params")
		.flatMap(({ children }) => children)
		.map((parameter) => readValue(only(parameter, "value")));
	return { method: only(call, "methodName").text.trim(), parameters };
}

/** Reads a document that is one `value`. */
export function readDocument(document: string): Wire {
	return readValue(root(document));
}

/** A successful or failed answer. `system.listMethods` alone is answered by its bare value. */
export function writeAnswer(value: Wire): string {
	return `<?xml version="1.0"?><methodResponse><params><param>${writeValue(value)}</param></params></methodResponse>`;
}

/** A value as an XML element. */
export function writeValue(value: Wire): string {
	return `<value>${inner(value)}</value>`;
}

function inner(value: Wire): string {
	if (typeof value === "string") return escaped(value);
	if (typeof value === "number") return String(value);
	if (typeof value === "boolean") return `<boolean>${value ? 1 : 0}</boolean>`;
	if (value === null) return "<nil/>";
	if (value instanceof Double) return `<double>${value.value}</double>`;
	if (value instanceof Date)
		return `<dateTime.iso8601>${dateText(value)}</dateTime.iso8601>`;
	if (isArray(value))
		return `<array><data>${value.map(writeValue).join("")}</data></array>`;
	const members = Object.entries(value).map(
		([name, entry]) =>
			`<member><name>${escaped(name)}</name>${writeValue(entry)}</member>`,
	);
	return `<struct>${members.join("")}</struct>`;
}

function isArray(value: object): value is readonly Wire[] {
	return Array.isArray(value);
}

function escaped(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;");
}

function readValue(value: Element): Wire {
	const [typed] = value.children;
	if (typed === undefined) return value.text;
	switch (typed.name) {
		case "string":
		case "dateTime.iso8601":
			return typed.text;
		case "int":
		case "i4":
		case "i8":
			return Number(typed.text);
		case "double":
			return new Double(Number(typed.text));
		case "boolean":
			return typed.text.trim() === "1";
		case "nil":
			return null;
		case "array":
			return only(typed, "data").children.map(readValue);
		case "struct":
			return Object.fromEntries(
				typed.children.map((member) => [
					only(member, "name").text,
					readValue(only(member, "value")),
				]),
			);
		default:
			throw new Error(`XML-RPC has no type ${typed.name}`);
	}
}

function root(document: string): Element {
	const [first] = elements(parser.parse(document, true) as unknown);
	if (first === undefined) throw new Error("an empty document");
	return first;
}

function only(element: Element, name: string): Element {
	const found = element.children.find((child) => child.name === name);
	if (found === undefined) throw new Error(`${element.name} without ${name}`);
	return found;
}

/** The parser's lists of `{<name>: […]}` and `{#text: …}` as elements. */
function elements(list: unknown): Element[] {
	if (!Array.isArray(list)) return [];
	return list.flatMap((node: Readonly<Record<string, unknown>>) => {
		const name = Object.keys(node).find((key) => key !== ":@");
		if (name === undefined || name === "#text") return [];
		const content = node[name];
		return [{ name, children: elements(content), text: textOf(content) }];
	});
}

function textOf(list: unknown): string {
	if (!Array.isArray(list)) return "";
	return list
		.map((node: Readonly<Record<string, unknown>>) => node["#text"] ?? "")
		.join("");
}
