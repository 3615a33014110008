/** Which files and folders the HCL of a root names, and where. Pure. */
import {
	type Attribute,
	attributeOf,
	type Block,
	type Body,
	type Expression,
	type HclFile,
} from "../hcl/ast.ts";
import { evaluate, type Lookup } from "../hcl/evaluate.ts";
import { isList, isMap, toText, type Value } from "../hcl/value.ts";
import { whyUnknown } from "../hcl/why.ts";
import { commandWords, isLocalCommand } from "./command-words.ts";
import { fileCalls, mayCall } from "./function-calls.ts";
import { withPathFunctions } from "./path-functions.ts";
import { pathLookup, withName } from "./path-lookup.ts";
import { type RawReference, referencesOf, tidied } from "./raw-reference.ts";
import { NESTED_SETTINGS, pathUse } from "./reference-attributes.ts";

export type { RawReference } from "./raw-reference.ts";

export interface CollectRequest {
	/** All files of the root. */
	readonly files: readonly HclFile[];
	/** Of the root, repository-relative. */
	readonly directory: string;
	/** Knows the variables. */
	readonly variables: Lookup;
	/** Settings of the sources that builds use; a source may have several bodies. */
	readonly sources: readonly {
		readonly type: string;
		readonly body: Body;
		readonly file: string;
	}[];
	readonly builds: readonly {
		readonly body: Body;
		readonly file: string;
		/** Undefined where they are not known. */
		readonly sources: readonly NamedSource[] | undefined;
	}[];
}

interface NamedSource {
	readonly type: string;
	readonly name: string;
}

/** Blocks that Packer evaluates whether a build uses them or not. They name files by functions alone. */
const DECLARATIONS: ReadonlySet<string> = new Set(["data", "local", "locals"]);

/**
 * The references of a root in the order of its sources, builds and declarations. A value that can't be told, a loop or a
 * source included, makes one with a `why`.
 */
export function collectReferences(
	request: CollectRequest,
): readonly RawReference[] {
	const { files, directory, variables } = request;
	const lookup = pathLookup(files, variables, directory);
	const found: Found = { directory, references: [], made: [] };
	for (const { type, body, file } of request.sources)
		addBody(body, { type, file, lookup, uploads: type === "file" }, found);
	for (const { body, file, sources } of request.builds) {
		const lookups =
			sources !== undefined && mentionsSource(body)
				? sources.map((source) => withSource(lookup, source))
				: [lookup];
		for (const each of lookups)
			addBody(
				body,
				{ type: "build", file, lookup: each, uploads: false },
				found,
			);
	}
	for (const { file, blocks } of files)
		for (const { type, body } of blocks)
			if (DECLARATIONS.has(type))
				for (const attribute of body.attributes)
					addCalls(attribute, file, lookup, found);
	return tidied(found.references, found.made);
}

/** What is found of one root. */
interface Found {
	readonly directory: string;
	readonly references: RawReference[];
	/** Where the build itself puts files on the runner. */
	readonly made: RawReference[];
}

/** What settings are read in. */
interface Settings {
	readonly type: string;
	readonly file: string;
	readonly lookup: Lookup;
	readonly uploads: boolean;
}

function withSource(lookup: Lookup, { type, name }: NamedSource): Lookup {
	return withName(lookup, "source", new Map(Object.entries({ type, name })));
}

function mentionsSource({ attributes, blocks }: Body): boolean {
	return (
		attributes.some(
			({ name, text }) => name !== "sources" && text.includes("source."),
		) || blocks.some(({ body }) => mentionsSource(body))
	);
}

function addBody(body: Body, settings: Settings, found: Found): void {
	for (const attribute of body.attributes) {
		addAttribute(attribute, settings, found);
		addCalls(attribute, settings.file, settings.lookup, found);
	}
	for (const block of body.blocks)
		if (block.type === "dynamic") addDynamic(block, settings, found);
		// the sources that a build names are read as such
		else if (block.type !== "source") addBlock(block, settings, found);
}

function addBlock(block: Block, around: Settings, found: Found): void {
	const { type, labels, body } = block;
	const isStep =
		type === "provisioner" ||
		type === "error-cleanup-provisioner" ||
		type === "post-processor";
	if (!isStep) {
		addBody(body, around, found);
		return;
	}
	const [label = ""] = labels;
	const { lookup, file } = around;
	const isTransfer = type !== "post-processor" && label === "file";
	const value = (name: string) => {
		const attribute = attributeOf(body, name);
		return attribute && pathValue(attribute, lookup);
	};
	const downloads = isTransfer && value("direction") === "download";
	const uploads = isTransfer && !downloads && value("generated") !== true;
	if (downloads) {
		const destination = value("destination") ?? null;
		const place = { what: "", file, line: block.at.line, optional: false };
		found.made.push(
			...referencesOf(destination, place, found.directory, () => ""),
		);
	}
	addBody(body, { type: label, file, lookup, uploads }, found);
}

/** A block for each item; one for all where the items are not known. */
function addDynamic(block: Block, settings: Settings, found: Found): void {
	const { labels, body } = block;
	const [type = ""] = labels;
	const content = body.blocks.find((inner) => inner.type === "content");
	if (content === undefined) return;
	const valueIn = (name: string, lookup: Lookup) => {
		const attribute = attributeOf(body, name);
		return attribute && pathValue(attribute, lookup);
	};
	const iterator = attributeOf(body, "iterator")?.text ?? type;
	for (const item of itemsOf(valueIn("for_each", settings.lookup))) {
		const lookup = withName(settings.lookup, iterator, item);
		const labelValues = valueIn("labels", lookup);
		const inner: Block = {
			...content,
			type,
			labels: (isList(labelValues) ? labelValues : []).map(
				(label) => toText(label) ?? "",
			),
		};
		addBlock(inner, { ...settings, lookup }, found);
	}
}

function itemsOf(
	value: Value | undefined,
): readonly ReadonlyMap<string, Value>[] {
	const entries: readonly (readonly [Value, Value])[] | undefined = isMap(value)
		? [...value]
		: isList(value)
			? value.map((item, at) => [at, item])
			: undefined;
	return (
		entries?.map(
			([key, item]) =>
				new Map([
					["key", key],
					["value", item],
				]),
		) ?? [new Map()]
	);
}

/** The paths that a setting holds, or settings inside it. */
function addAttribute(
	attribute: Attribute,
	settings: Settings,
	found: Found,
): void {
	const { name, expression, text, at } = attribute;
	if (isLocalCommand(settings.type, name)) {
		addCommand(attribute, settings, found);
		return;
	}
	const use = pathUse(settings.type, name, settings.uploads);
	if (use === undefined) {
		if (NESTED_SETTINGS.has(name)) addNested(expression, text, settings, found);
		return;
	}
	const { type, file, lookup } = settings;
	const items = expression.kind === "list" ? expression.items : [expression];
	for (const item of items) {
		const line = expression.kind === "list" ? item.at.line : at.line;
		const place = {
			what: `${type}.${name}`,
			file,
			line,
			optional: use !== "needed",
		};
		const path = withPathFunctions(item, text);
		const references = referencesOf(
			evaluate(path, lookup),
			place,
			found.directory,
			() => whyUnknown(path, lookup) ?? "its value is not known",
		);
		found.references.push(
			...references.filter(({ why }) => use !== "maybe" || why === undefined),
		);
	}
}

/** A word that is no file of the repository is no mistake. */
function addCommand(
	{ expression, text, at }: Attribute,
	{ file, lookup }: Settings,
	found: Found,
): void {
	const items = expression.kind === "list" ? expression.items : [expression];
	for (const item of items) {
		const line = expression.kind === "list" ? item.at.line : at.line;
		const command = toText(evaluate(withPathFunctions(item, text), lookup));
		for (const { what, text: word } of commandWords(command ?? ""))
			found.references.push(
				...referencesOf(
					word,
					{ what, file, line, optional: true },
					found.directory,
					() => "",
				),
			);
	}
}

/** Objects of settings, by the name of a build, in a list, or as JSON syntax has blocks. */
function addNested(
	expression: Expression,
	text: string,
	settings: Settings,
	found: Found,
): void {
	if (expression.kind === "list")
		for (const item of expression.items) addNested(item, text, settings, found);
	if (expression.kind !== "object") return;
	for (const { key, value } of expression.entries) {
		const name = toText(evaluate(key, settings.lookup)) ?? "";
		if (pathUse(settings.type, name, settings.uploads) === undefined)
			addNested(value, text, settings, found);
		else {
			const inner = { name, expression: value, text, at: key.at };
			addAttribute(inner, settings, found);
		}
	}
}

function addCalls(
	attribute: Attribute,
	file: string,
	lookup: Lookup,
	{ directory, references }: Found,
): void {
	if (!mayCall(attribute.text)) return;
	for (const call of fileCalls(attribute, lookup)) {
		const { name, line, path, why, optional } = call;
		const place = { what: `function.${name}`, file, line, optional };
		references.push(...referencesOf(path, place, directory, () => why));
	}
}

function pathValue({ expression, text }: Attribute, lookup: Lookup): Value {
	return evaluate(withPathFunctions(expression, text), lookup);
}
