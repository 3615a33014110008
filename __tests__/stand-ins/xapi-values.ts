/** Values of the XAPI stand-in on their way in and out, and its failures. */

/** A failure as XAPI tells it: a code and its parameters. */
export class XapiFailure extends Error {
	readonly code: string;
	readonly parameters: readonly string[];

	constructor(code: string, ...parameters: readonly string[]) {
		super([code, ...parameters].join(" "));
		this.code = code;
		this.parameters = parameters;
	}
}

/** A float on the wire, which must not be taken for an int. */
export class Double {
	readonly value: number;

	constructor(value: number) {
		this.value = value;
	}
}

/** What an answer is made of: a plain number is an int. */
export type Wire =
	| string
	| number
	| boolean
	| Date
	| Double
	| null
	| readonly Wire[]
	| { readonly [name: string]: Wire };

/** XAPI's form of a date, such as `20261124T05:30:12Z`. */
export function dateText(date: Date): string {
	return `${date.toISOString().slice(0, 19).replaceAll("-", "")}Z`;
}

/** A date of XAPI's form; one that a client left out is sent in odd forms (`111T0:0:0`) and is the epoch. */
export function dateOf(text: string): Date {
	const match = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d:\d\d:\d\d)Z?$/.exec(text);
	if (match === null) return new Date(0);
	const [, year, month, day, time] = match;
	return new Date(`${year}-${month}-${day}T${time}Z`);
}

/** A value for a JSON answer: ints are numbers, dates strings. */
export function toJson(value: Wire): unknown {
	if (value instanceof Double) return value.value;
	if (value instanceof Date) return dateText(value);
	if (Array.isArray(value)) return value.map(toJson);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [name, toJson(entry)]),
	);
}

/**
 * Takes a parameter or field as the type says (see `SCHEMA`), or throws FIELD_TYPE_ERROR with its name.
 * A reference is only looked at as a string here.
 */
export function fromWire(type: string, value: unknown, name: string): Wire {
	const taken = take(type, value);
	if (taken === undefined) throw new XapiFailure("FIELD_TYPE_ERROR", name);
	return taken;
}

function take(type: string, value: unknown): Wire | undefined {
	const [kind = "", rest = ""] = split(type);
	switch (kind) {
		case "string":
			return typeof value === "string" ? value : undefined;
		case "ref":
		case "any-ref":
			return takeRef(value);
		case "int":
			return takeInt(value);
		case "float":
			return takeFloat(value);
		case "bool":
			return typeof value === "boolean" ? value : undefined;
		case "datetime":
			return typeof value === "string" ? dateOf(value) : undefined;
		case "enum":
			return typeof value === "string" && rest.split("|").includes(value)
				? value
				: undefined;
		case "set":
			return takeSet(rest, value);
		case "map":
			return takeMap(rest, value);
		case "record":
			return takeStruct(value);
		default:
			throw new Error(`the schema has no type ${type}`);
	}
}

function split(type: string): readonly string[] {
	const at = type.indexOf(" ");
	return at < 0 ? [type] : [type.slice(0, at), type.slice(at + 1)];
}

/** Go's client sends an empty text for a reference that is not set. */
function takeRef(value: unknown): string | undefined {
	if (typeof value !== "string") return undefined;
	return value === "" ? "OpaqueRef:NULL" : value;
}

/** An int travels as a string of digits, in JSON also as a number. */
function takeInt(value: unknown): number | undefined {
	if (typeof value === "number")
		return Number.isSafeInteger(value) ? value : undefined;
	return typeof value === "string" && /^-?\d+$/.test(value)
		? Number(value)
		: undefined;
}

function takeFloat(value: unknown): number | undefined {
	if (value instanceof Double) return value.value;
	if (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value))
		return Number(value);
	return typeof value === "number" ? value : undefined;
}

function takeSet(type: string, value: unknown): Wire | undefined {
	if (!Array.isArray(value)) return undefined;
	const taken = value.map((entry) => take(type, entry));
	return taken.filter((entry) => entry !== undefined).length === taken.length
		? taken.filter((entry) => entry !== undefined)
		: undefined;
}

function takeMap(type: string, value: unknown): Wire | undefined {
	const struct = takeStruct(value);
	if (struct === undefined) return undefined;
	const entries: [string, Wire][] = [];
	for (const [name, entry] of Object.entries(struct)) {
		const taken = take(type, entry);
		if (taken === undefined) return undefined;
		entries.push([name, taken]);
	}
	return Object.fromEntries(entries);
}

function takeStruct(
	value: unknown,
): { readonly [name: string]: Wire } | undefined {
	if (typeof value !== "object" || value === null) return undefined;
	if (Array.isArray(value) || value instanceof Double) return undefined;
	return value as { readonly [name: string]: Wire };
}
