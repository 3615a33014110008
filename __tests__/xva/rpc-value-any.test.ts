/** Any value, in any writer's style, against a parser that nobody here wrote. */
import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { parseRpcValue, type RpcValue } from "../../src/xva/rpc-value.ts";

/** Texts that need care, but for those of white space alone, which the peer takes for no text at all. */
const text = fc
	.array(
		fc.constantFrom("a", "é", "中", "😀", "<", ">", "&", '"', "]", "-", "0"),
		{ maxLength: 8 },
	)
	.map((characters) => characters.join(" "));
const { value: values } = fc.letrec<{ value: RpcValue }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4, depthSize: "small" },
		text,
		fc.array(tie("value"), { maxLength: 4 }),
		fc
			.uniqueArray(fc.tuple(text, tie("value")), {
				maxLength: 4,
				selector: ([name]) => name,
			})
			.map((members) => new Map(members)),
	),
}));

/** Writes a value; `style` chooses, choice by choice, among the ways to write the same. */
function write(value: RpcValue, style: () => number): string {
	const gap = () => ["", "", "\n", "<!-- c -->", "\r\n\t"][style() % 5] ?? "";
	const escaped = (plain: string) =>
		plain.replaceAll(/[<&>"]/g, (character) => {
			const code = character.charCodeAt(0);
			const ways = [`&#${code};`, `&#x${code.toString(16)};`];
			return ways[style() % 2] ?? "";
		});
	if (typeof value === "string") {
		const types = ["string", "i4", "double", undefined];
		const type = types[style() % 4];
		return type === undefined
			? `<value>${escaped(value)}</value>`
			: `<value>${gap()}<${type}>${escaped(value)}</${type}>${gap()}</value>`;
	}
	if (value instanceof Map) {
		const members = [...value].map(
			([name, item]) =>
				`<member>${gap()}<name>${escaped(name)}</name>${gap()}${write(item, style)}${gap()}</member>${gap()}`,
		);
		return `<value>${gap()}<struct>${gap()}${members.join("")}</struct>${gap()}</value>`;
	}
	const items = [...(value as readonly RpcValue[])].map(
		(item) => write(item, style) + gap(),
	);
	return `<value>${gap()}<array>${gap()}<data>${gap()}${items.join("")}</data>${gap()}</array>${gap()}</value>`;
}

type Node = Readonly<Record<string, unknown>>;
const peer = new XMLParser({
	preserveOrder: true,
	parseTagValue: false,
	trimValues: false,
	htmlEntities: true,
});

/** What fast-xml-parser makes of a document. */
function peerValue(xml: string): RpcValue {
	const elements = (nodes: unknown): [string, unknown][] =>
		(nodes as readonly Node[]).flatMap((node) =>
			Object.entries(node).filter(([tag]) => tag !== "#text"),
		);
	const plain = (nodes: unknown): string =>
		(nodes as readonly Node[]).map((node) => node["#text"] ?? "").join("");
	const read = (nodes: unknown): RpcValue => {
		const [typed] = elements(nodes);
		if (typed === undefined) return plain(nodes);
		const [type, content] = typed;
		if (type === "array") {
			const [data] = elements(content);
			return elements(data?.[1]).map(([, item]) => read(item));
		}
		if (type !== "struct") return plain(content);
		return new Map(
			elements(content).map(([, member]) => {
				const [name, item] = elements(member);
				return [plain(name?.[1]), read(item?.[1])];
			}),
		);
	};
	const [root] = elements(peer.parse(xml));
	return read(root?.[1]);
}

describe("any value", () => {
	test("in any writer's style is read as it was, and as another's parser reads it", () => {
		fc.assert(
			fc.property(values, fc.infiniteStream(fc.nat(59)), (value, styles) => {
				const xml = write(value, () => styles.next().value);
				expect(parseRpcValue(xml)).toEqual(value);
				expect(peerValue(xml)).toEqual(value);
			}),
			{ numRuns: 500 },
		);
	});

	test("that is cut anywhere is refused", () => {
		fc.assert(
			fc.property(values, fc.infiniteStream(fc.nat(59)), (value, styles) => {
				const xml = write(value, () => styles.next().value);
				for (let length = 0; length < xml.length; length += 1) {
					expect(() => parseRpcValue(xml.slice(0, length))).toThrow();
				}
			}),
			{ numRuns: 20 },
		);
	});
});
