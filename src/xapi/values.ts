/**
 * Typed readers of what XAPI sends by JSON-RPC: records of text, whole numbers (64 bits), flags, dates, references and
 * maps. Each checks, and an answer that is something else is a {@link PoolError}, not a surprise later.
 */
import { PoolError } from "./errors.ts";
import type { Ref } from "./pool.ts";

/** The fields of one record, by name; `what` is what was asked, for the errors. */
export interface Fields {
	text(name: string): string;
	/** A whole number, as JSON number or decimal text; beyond 2^53 to the nearest double, which no size of a pool comes near. */
	whole(name: string): number;
	flag(name: string): boolean;
	date(name: string): Date;
	ref(name: string): Ref;
	refs(name: string): readonly Ref[];
	/** A map of text to text, such as `other_config`. */
	map(name: string): ReadonlyMap<string, string>;
}

/** Reads a record that answers `what`, such as `VM.get_record`. @throws PoolError where it is none, or later a field is not of its type */
export function readRecord(value: unknown, what: string): Fields {
	if (!isRecord(value)) throw odd(what, "a record", value);
	const read =
		<T>(type: string, parse: (field: unknown) => T | undefined) =>
		(name: string): T => {
			const field = Object.hasOwn(value, name) ? value[name] : undefined;
			const parsed = parse(field);
			if (parsed === undefined)
				throw odd(`${what}, field ${name}`, type, field);
			return parsed;
		};
	return {
		text: read("text", parseText),
		whole: read("a whole number", parseWhole),
		flag: read("true or false", (field) =>
			typeof field === "boolean" ? field : undefined,
		),
		date: read("a date", parseDate),
		ref: read("a reference", parseText),
		refs: read("references", parseTexts),
		map: read("a map of texts", parseMap),
	};
}

/** Reads the answer of a `get_all_records`. */
export function readRecords(
	value: unknown,
	what: string,
): ReadonlyMap<Ref, Fields> {
	if (!isRecord(value)) throw odd(what, "records", value);
	return new Map(
		Object.entries(value).map(([ref, record]) => [
			ref,
			readRecord(record, what),
		]),
	);
}

/** Reads the answer of a `get_by_uuid`, of a login, and of whatever else is one text. */
export function readText(value: unknown, what: string): string {
	const text = parseText(value);
	if (text === undefined) throw odd(what, "text", value);
	return text;
}

/** Reads the answer of a `get_all` or `get_by_name_label`. */
export function readRefs(value: unknown, what: string): readonly Ref[] {
	const refs = parseTexts(value);
	if (refs === undefined) throw odd(what, "references", value);
	return refs;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseText(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}

function parseTexts(value: unknown): readonly string[] | undefined {
	return Array.isArray(value) && value.every((item) => typeof item === "string")
		? value
		: undefined;
}

function parseWhole(value: unknown): number | undefined {
	if (typeof value === "string" && /^-?\d{1,19}$/.test(value))
		return Number(value);
	return Number.isInteger(value) ? (value as number) : undefined;
}

/** XAPI's own form of ISO 8601, `20061204T15:04:05Z`, and the one with dashes that its newer versions take too. */
function parseDate(value: unknown): Date | undefined {
	if (typeof value !== "string") return undefined;
	const parts =
		/^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z$/.exec(value);
	if (parts === null) return undefined;
	const [, year, month, day, hour, minute, second] = parts;
	const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
	return Number.isNaN(date.getTime()) ? undefined : date;
}

function parseMap(value: unknown): ReadonlyMap<string, string> | undefined {
	if (!isRecord(value)) return undefined;
	const entries = Object.entries(value);
	const isText = (entry: [string, unknown]): entry is [string, string] =>
		typeof entry[1] === "string";
	return entries.every(isText) ? new Map(entries) : undefined;
}

function odd(what: string, expected: string, got: unknown): PoolError {
	return new PoolError(
		"unexpected",
		`The pool's answer to ${what} is ${kindOf(got)}, where ${expected} was expected: is its version one that is still maintained?`,
	);
}

function kindOf(value: unknown): string {
	if (value === undefined) return "absent";
	if (value === null) return "null";
	if (Array.isArray(value)) return "a list";
	return typeof value === "object" ? "a record" : `a ${typeof value}`;
}
