/** The shapes that values of `template.yml` can have: what the validator and the JSON Schema are both made of. */

/** Text that matches a pattern. */
export interface TextShape {
	readonly kind: "text";
	/** With the flag `u`, as readers of JSON Schemas compile it. */
	readonly pattern: RegExp;
	/** What it takes, as the end of a sentence. */
	readonly takes: string;
	/** A number is taken for the text as it is written: `version: 24.10`. The pattern starts with a digit, then. */
	readonly numbers?: boolean;
	/** A format of JSON Schema that the pattern alone can't tell. */
	readonly format?: "date";
}

/** A whole number. */
export interface WholeShape {
	readonly kind: "whole";
	readonly min: number;
	readonly max: number;
}

/** `true` or `false`. */
export interface FlagShape {
	readonly kind: "flag";
}

/** One of a few words. */
export interface WordShape {
	readonly kind: "word";
	readonly words: readonly (string | number)[];
}

/** Text, a number or a boolean; `any`: lists and mappings as well. */
export interface ValueShape {
	readonly kind: "value";
	readonly any: boolean;
}

/** A list, or one item alone. */
export interface ListShape {
	readonly kind: "list";
	readonly item: Shape;
}

/** A mapping of known keys; `empty`: nothing after the colon stands for none of them. */
export interface KeysShape {
	readonly kind: "keys";
	readonly keys: Readonly<Record<string, Key>>;
	readonly empty: boolean;
}

/** A mapping of names that the author chooses. */
export interface MapShape {
	readonly kind: "map";
	readonly name: TextShape;
	readonly value: Shape;
}

/** The first shape whose kind of value is there. */
export interface EitherShape {
	readonly kind: "either";
	readonly first: FlagShape;
	readonly second: ListShape;
}

export type Shape =
	| TextShape
	| WholeShape
	| FlagShape
	| WordShape
	| ValueShape
	| ListShape
	| KeysShape
	| MapShape
	| EitherShape;

/** One key, as editors show it. */
export interface Key {
	readonly title: string;
	/** Sentences for people who write the file. */
	readonly description: string;
	readonly shape: Shape;
	readonly required?: true;
	readonly examples?: readonly unknown[];
	/** What people write instead, beyond what is told by its letters. */
	readonly slips?: readonly string[];
}

export const LINE: TextShape = {
	kind: "text",
	pattern: /^(?=.*\S)\P{Cc}+$/u,
	takes: "one line of text",
};

export const TEXT: TextShape = {
	kind: "text",
	pattern: /\S/u,
	takes: "text",
};

/** As the bucket's keys, statuses and shells take it. */
export const NAME: TextShape = {
	kind: "text",
	pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u,
	takes:
		"a name: letters, digits, `.`, `_`, `-`, at most 64, a letter or digit first",
	numbers: true,
};

/** A name of HCL. */
export const VARIABLE: TextShape = {
	kind: "text",
	pattern: /^[\p{L}_][\p{L}\p{N}_-]*$/u,
	takes: "the name of a variable: letters, digits, `_`, `-`",
};

export const ENVIRONMENT: TextShape = {
	kind: "text",
	pattern: /^[A-Za-z_][A-Za-z0-9_]*$/u,
	takes: "the name of an environment variable: letters, digits, `_`",
};

export const CHANNEL: TextShape = {
	kind: "text",
	pattern: /^[a-z][a-z0-9-]{0,31}$/u,
	takes:
		"a channel: a lower-case letter, then at most 31 lower-case letters, digits and `-`",
};

export const PATH: TextShape = {
	kind: "text",
	pattern: /^(?![A-Za-z]:)[^/\\\s\p{Cc}][^\\\p{Cc}]*$/u,
	takes: "a path with `/`, relative to the folder of this file",
};

/** Paths or globs; a leading `!` would mean all others. */
export const GLOB: TextShape = {
	kind: "text",
	pattern: /^(?![A-Za-z]:|!)[^/\\\s\p{Cc}][^\\\p{Cc}]*$/u,
	takes:
		"a path or glob with `/`, relative to the repository, or with `./` or `../` first to the folder of this file",
};

export const INNER_GLOB: TextShape = {
	kind: "text",
	pattern: /^(?![A-Za-z]:|!|(?:.*\/)?\.\.(?:\/|$))[^/\\\s\p{Cc}][^\\\p{Cc}]*$/u,
	takes: "a path or glob with `/` in the folder of this file, without `..`",
};

/** Globs of Packer itself (`-only`). */
export const BUILDS: ListShape = {
	kind: "list",
	item: {
		kind: "text",
		pattern: /^[^\s,]+$/u,
		takes: "the name of a Packer build or a glob, such as `*.qemu.*`",
	},
};

export const DATE: TextShape = {
	kind: "text",
	pattern: /^\d{4}-\d\d-\d\d$/u,
	takes: "a day, as YYYY-MM-DD",
	format: "date",
};

export const OWNER: TextShape = {
	kind: "text",
	pattern: /^(?:@[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)?|[^\s@]+@[^\s@]+)$/u,
	takes: "`@user`, `@organisation/team` or a mail address",
};

export const FLAG: FlagShape = { kind: "flag" };

/** A list of `item`, or one alone. */
export function listOf(item: Shape): ListShape {
	return { kind: "list", item };
}

/** One of `words`. */
export function oneOf(...words: readonly (string | number)[]): WordShape {
	return { kind: "word", words };
}

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number): WholeShape {
	return { kind: "whole", min, max };
}

/** A mapping of known keys that says something. */
export function keysOf(keys: Readonly<Record<string, Key>>): KeysShape {
	return { kind: "keys", keys, empty: false };
}

/** A mapping of chosen names, each with known keys or nothing. */
export function namedKeys(
	name: TextShape,
	keys: Readonly<Record<string, Key>>,
): MapShape {
	return { kind: "map", name, value: { kind: "keys", keys, empty: true } };
}
