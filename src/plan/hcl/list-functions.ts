import { asSet, doDiffer, isUniform, unify } from "./operators.ts";
import {
	any,
	type Call,
	list,
	map,
	partlyKnown,
	takes,
	takesMore,
	text,
	texts,
	whole,
} from "./parameters.ts";
import { charactersOf } from "./text-functions.ts";
import {
	isList,
	isMap,
	joinLists,
	MAX_ITEMS,
	sortedEntries,
	toBoolean,
	UNKNOWN,
	type Value,
} from "./value.ts";

/** Functions of lists and maps. What Packer keeps as a set is a list here, in the order in which it goes through one. */
export const LIST_FUNCTIONS: Readonly<Record<string, Call>> = {
	alltrue: takes([list], (of) => decide(of, false)),
	anytrue: takes([list], (of) => decide(of, true)),
	chunklist: takes([list, whole], chunklist),
	coalesce: takesMore([], any, (args) => coalesce(args)),
	coalescelist: takesMore([], list, (lists) =>
		lists.find(({ length }) => length > 0),
	),
	concat: takesMore([], partlyKnown, (lists) =>
		lists.length === 0 ? undefined : joinLists(lists),
	),
	contains: takes([partlyKnown, any], contains),
	distinct: takes([list], distinct),
	element: takes([partlyKnown, whole], (of, at) =>
		at < 0 ? undefined : of[at % of.length],
	),
	flatten: takes([list], flatten),
	index: takes([list, any], (of, wanted) => indexOf(of, wanted)),
	keys: takes([map], (of) => sortedEntries(of).map(([key]) => key)),
	length: takes([any], length),
	lookup: takes([map, text, any], lookup),
	merge: takesMore([], any, merge),
	reverse: takes([partlyKnown], (of) => of.toReversed()),
	setintersection: takesMore([list], list, (more, first) => {
		const common = first.filter((item) =>
			more.every((other) => other.includes(item)),
		);
		return asSet([first, ...more].flat()) && asSet(common);
	}),
	setproduct: takesMore([], list, setproduct),
	setunion: takesMore([list], list, (more, first) =>
		asSet([first, ...more].flat()),
	),
	slice: takes([partlyKnown, whole, whole], (of, start, end) =>
		start < 0 || end < start || end > of.length
			? undefined
			: of.slice(start, end),
	),
	values: takes([map], (of) => sortedEntries(of).map(([, value]) => value)),
	zipmap: takes([texts, partlyKnown], zipmap),
};

/** `alltrue` and `anytrue`: one item that is `decisive` settles it. */
function decide(of: readonly Value[], decisive: boolean): boolean | undefined {
	const known = of.map((item) => (item === null ? false : toBoolean(item)));
	if (known.includes(undefined)) return undefined;
	return known.includes(decisive) ? decisive : !decisive;
}

function chunklist(of: readonly Value[], size: number): Value | undefined {
	if (size < 0 || !isUniform(of)) return undefined;
	const step = size === 0 ? Math.max(of.length, 1) : size;
	const chunks: Value[] = [];
	for (let at = 0; at < of.length; at += step)
		chunks.push(of.slice(at, at + step));
	return chunks;
}

/** The first that is neither null nor empty, in the type that all have. */
function coalesce(args: readonly Value[]): Value | undefined {
	const found = args.find((value) => value !== null && value !== "");
	if (found === undefined) return undefined;
	const result = args.reduce<Value>(unify, found);
	return result === UNKNOWN ? undefined : result;
}

function contains(of: readonly Value[], wanted: Value): boolean | undefined {
	const differ = of.map((item) => doDiffer(item, wanted));
	if (differ.includes(false)) return true;
	return differ.includes(undefined) ? undefined : false;
}

function indexOf(of: readonly Value[], wanted: Value): number | undefined {
	const differ = of.map((item) => doDiffer(item, wanted));
	const at = differ.findIndex((each) => each !== true);
	return differ[at] === false ? at : undefined;
}

function distinct(of: readonly Value[]): Value | undefined {
	if (!isUniform(of)) return undefined;
	const kept: Value[] = [];
	// of one type, what looks alike is alike
	for (const item of of)
		if (kept.every((other) => doDiffer(other, item) === true)) kept.push(item);
	return kept;
}

function flatten(of: readonly Value[]): Value[] | undefined {
	const items: Value[] = [];
	for (const item of of) {
		if (item === UNKNOWN) return undefined;
		const inner = isList(item) ? flatten(item) : [item];
		if (inner === undefined) return undefined;
		for (const each of inner) items.push(each);
	}
	return items;
}

function length(of: Value): number | undefined {
	if (typeof of === "string") return charactersOf(of).length;
	if (isList(of)) return of.length;
	return isMap(of) ? of.size : undefined;
}

/** The value for a key that is not there takes the type of a map's values, which is not known of an object. */
function lookup(
	of: ReadonlyMap<string, Value>,
	key: string,
	ifAbsent: Value,
): Value | undefined {
	if (of.has(key)) return of.get(key);
	const sameKind = [...of.values()].every(
		(value) => unify(ifAbsent, value) === ifAbsent,
	);
	return sameKind ? ifAbsent : undefined;
}

function merge(maps: readonly Value[]): Value | undefined {
	const all = new Map<string, Value>();
	for (const each of maps) {
		if (each === null) continue;
		if (!isMap(each)) return undefined;
		for (const [key, value] of each) all.set(key, value);
	}
	return all;
}

function setproduct(lists: readonly (readonly Value[])[]): Value | undefined {
	if (lists.length < 2) return undefined;
	let products: Value[][] = [[]];
	for (const of of lists) {
		if (products.length * of.length > MAX_ITEMS) return undefined;
		products = products.flatMap((product) =>
			of.map((item) => [...product, item]),
		);
	}
	return products;
}

function zipmap(
	keys: readonly string[],
	values: readonly Value[],
): Value | undefined {
	if (keys.length !== values.length) return undefined;
	return new Map(keys.map((key, at) => [key, values[at] ?? null]));
}
