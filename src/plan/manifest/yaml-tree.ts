/** YAML text as a tree of plain values with the place of each. Pure. */
import {
	type Document,
	isAlias,
	isMap,
	isNode,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	type Pair,
	parseDocument,
	type YAMLMap,
} from "yaml";

/** A place in a file, both from 1. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

export interface FoundScalar {
	readonly kind: "scalar";
	readonly at: Place;
	readonly value: string | number | boolean | null;
	/** The value as text: a number as it is written, so that `24.10` stays what it is. */
	readonly text: string;
}

export interface FoundList {
	readonly kind: "list";
	readonly at: Place;
	readonly items: readonly Found[];
}

export interface FoundMapping {
	readonly kind: "mapping";
	readonly at: Place;
	/** By key as text (a number as it is written), in the file's order. */
	readonly entries: ReadonlyMap<string, FoundEntry>;
}

export interface FoundEntry {
	/** Place of the key. */
	readonly at: Place;
	readonly value: Found;
}

export type Found = FoundScalar | FoundList | FoundMapping;

/** What is wrong, and where. */
export interface Problem {
	readonly message: string;
	readonly at: Place;
}

export interface YamlTree {
	/** Absent for an empty file, and where the text is no YAML. */
	readonly root?: Found;
	readonly problems: readonly Problem[];
}

/** Far above what people write; what is longer was not made for this. */
const MOST_CHARACTERS = 262_144;
/** Values after aliases are followed: a few lines of them can stand for billions. */
const MOST_VALUES = 20_000;

const START: Place = { line: 1, column: 1 };

/** Words for what the parser finds most often; its own stand for the others. */
const SYNTAX_ERRORS: Readonly<Record<string, string>> = {
	TAB_AS_INDENT: "YAML is indented with spaces: replace the tab",
	MULTIPLE_DOCS:
		"The file holds several YAML documents: leave one, without a `---` after its start",
};

/** A tree that is too large to be followed. */
class TooLarge extends Error {}

/**
 * Reads one YAML 1.2 document of the core schema. Reported are the first syntax error, tags that mean nothing, keys that
 * are no text or stand twice, aliases without an anchor before them, and what is too large. A date is text.
 */
export function readYaml(text: string): YamlTree {
	if (text.length > MOST_CHARACTERS)
		return failed(`The file is larger than ${MOST_CHARACTERS} characters`);
	const counter = new LineCounter();
	try {
		const document = parseDocument(text, {
			lineCounter: counter,
			prettyErrors: false,
			schema: "core",
			// told here, with the line of the first
			uniqueKeys: false,
		});
		const place = placesOf(counter);
		const [error] = [...document.errors, ...document.warnings];
		if (error !== undefined) {
			const message =
				SYNTAX_ERRORS[error.code] ?? `This is not valid YAML: ${error.message}`;
			return { problems: [{ message, at: place(error.pos[0]) }] };
		}
		return treeOf(document, place);
	} catch (error) {
		if (error instanceof TooLarge || error instanceof RangeError)
			return failed("The file is nested too deeply, or its aliases too often");
		throw error;
	}
}

function failed(message: string): YamlTree {
	return { problems: [{ message, at: START }] };
}

type Places = (offset: number | undefined) => Place;

function placesOf(counter: LineCounter): Places {
	return (offset) => {
		const { line, col } = counter.linePos(offset ?? 0);
		return line === 0 ? START : { line, column: col };
	};
}

function treeOf(document: Document.Parsed, place: Places): YamlTree {
	if (document.contents === null) return { problems: [] };
	const walk = new Walk(place);
	const root = walk.found(document.contents);
	return { root, problems: walk.problems };
}

/** One way through a document, in its order: an alias means the last anchor of its name before it. */
class Walk {
	readonly problems: Problem[] = [];
	readonly #place: Places;
	readonly #anchors = new Map<string, Node>();
	#values = 0;

	constructor(place: Places) {
		this.#place = place;
	}

	found(node: unknown, otherwise = START): Found {
		if (++this.#values > MOST_VALUES) throw new TooLarge();
		if (isAlias(node)) {
			const target = this.#anchors.get(node.source);
			if (target !== undefined) return this.found(target);
			this.#report(`No anchor \`&${node.source}\` stands before`, node);
			return nothing(this.#place(node.range?.[0]));
		}
		const found = this.#plain(node, otherwise);
		// After its content: an anchor never holds itself.
		if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor)
			this.#anchors.set(node.anchor, node);
		return found;
	}

	#plain(node: unknown, otherwise: Place): Found {
		if (isMap(node)) return this.#mapping(node);
		if (isSeq(node))
			return {
				kind: "list",
				at: this.#place(node.range?.[0]),
				items: node.items.map((item) => this.found(item)),
			};
		if (!isScalar(node)) return nothing(otherwise);
		const { value } = node;
		const at = this.#place(node.range?.[0]);
		if (typeof value === "number")
			return { kind: "scalar", at, value, text: node.source ?? String(value) };
		if (typeof value === "string" || typeof value === "boolean")
			return { kind: "scalar", at, value, text: String(value) };
		return nothing(node.source === "" ? otherwise : at);
	}

	#mapping(node: YAMLMap): Found {
		const entries = new Map<string, FoundEntry>();
		for (const pair of node.items) {
			const key = this.#key(pair);
			if (key === undefined) continue;
			const before = entries.get(key.text);
			if (before === undefined)
				entries.set(key.text, {
					at: key.at,
					value: this.found(pair.value, key.at),
				});
			else
				this.problems.push({
					message: `The key \`${key.text}\` stands twice, first in line ${before.at.line}`,
					at: key.at,
				});
		}
		return { kind: "mapping", at: this.#place(node.range?.[0]), entries };
	}

	#key({ key }: Pair): { text: string; at: Place } | undefined {
		if (isScalar(key)) {
			const text =
				typeof key.value === "string" ? key.value : (key.source ?? "");
			if (text !== "") return { text, at: this.#place(key.range?.[0]) };
		}
		this.#report("A key is text or a number", key);
		return undefined;
	}

	#report(message: string, node: unknown): void {
		const offset = isNode(node) ? node.range?.[0] : undefined;
		this.problems.push({ message, at: this.#place(offset) });
	}
}

function nothing(at: Place): FoundScalar {
	return { kind: "scalar", at, value: null, text: "" };
}

/** A tree as a JSON value. */
export function plain(found: Found): unknown {
	if (found.kind === "scalar") return found.value;
	if (found.kind === "list") return found.items.map(plain);
	return Object.fromEntries(
		[...found.entries].map(([key, { value }]) => [key, plain(value)]),
	);
}
