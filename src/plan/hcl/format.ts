import { jsonencode } from "./encoding-functions.ts";
import { type Call, takesMore, text } from "./parameters.ts";
import { charactersOf } from "./text-functions.ts";
import {
	isList,
	isWhollyKnown,
	joinTexts,
	toBoolean,
	toNumber,
	toText,
	type Value,
} from "./value.ts";

/** `format` and `formatlist`. */
export const FORMAT_FUNCTIONS: Readonly<Record<string, Call>> = {
	format: takesMore([text], asItIs, (args, pattern) => format(pattern, args)),
	formatlist: takesMore([text], asItIs, (args, pattern) =>
		formatlist(pattern, args),
	),
};

function asItIs(value: Value): Value {
	return value;
}

/** `%`, flags, width, precision and the verb. */
const VERB = /%([ +\-0#]*)(\d{0,3})(?:\.(\d{1,3}))?(.?)/gsu;

interface Verb {
	readonly flags: string;
	readonly width: number;
	readonly precision: number | undefined;
	readonly letter: string;
}

/** Undefined where an argument is unknown, missing or too many, or where a number would be rounded. */
function format(pattern: string, args: readonly Value[]): string | undefined {
	const pieces: (string | undefined)[] = [];
	let end = 0;
	let next = 0;
	for (const match of pattern.matchAll(VERB)) {
		const [whole, flags = "", width = "", precision, letter = ""] = match;
		pieces.push(pattern.slice(end, match.index));
		end = match.index + whole.length;
		if (whole === "%%") pieces.push("%");
		else
			pieces.push(
				formatted(
					{
						flags,
						width: Number(width),
						precision: precision === undefined ? undefined : Number(precision),
						letter,
					},
					args[next++],
				),
			);
	}
	if (next !== args.length) return undefined;
	return joinTexts([...pieces, pattern.slice(end)], "");
}

function formatted(verb: Verb, value: Value | undefined): string | undefined {
	// null has no type, and so no form
	if (value === undefined || value === null) return undefined;
	if (!isWhollyKnown(value)) return undefined;
	const { letter, flags, precision } = verb;
	if (letter === "v") return formatAny(verb, value);
	if (letter === "s" || letter === "q") {
		const of = toText(value);
		if (of === undefined) return undefined;
		const cut = charactersOf(of)
			.slice(0, precision || undefined)
			.join("");
		return padded(verb, letter === "s" ? cut : jsonencode(cut));
	}
	if (letter === "t") return toText(toBoolean(value));
	const number = toNumber(value);
	if (number === undefined || flags.includes("#")) return undefined;
	return formatNumber(verb, number);
}

/** `%v` writes small numbers only, as large ones get an exponent. */
function formatAny(verb: Verb, value: Value): string | undefined {
	const sharp = verb.flags.includes("#");
	if (typeof value === "string" && !sharp) return padded(verb, value);
	if (typeof value === "number" && !sharp) {
		const size = Math.abs(value);
		const isSmall = size < 1e6 && (size === 0 || size >= 1e-4);
		return isSmall ? padded(verb, toText(value)) : undefined;
	}
	return padded(verb, jsonencode(value));
}

const BASES: ReadonlyMap<string, number> = new Map([
	["b", 2],
	["o", 8],
	["d", 10],
	["x", 16],
	["X", 16],
]);

function formatNumber(verb: Verb, value: number): string | undefined {
	const { letter, precision } = verb;
	const digits = digitsOf(letter, Math.abs(value), precision);
	if (digits === undefined) return undefined;
	const sign =
		value < 0
			? "-"
			: verb.flags.includes("+")
				? "+"
				: verb.flags.includes(" ")
					? " "
					: "";
	if (!verb.flags.includes("0") || verb.flags.includes("-"))
		return padded(
			{ ...verb, flags: verb.flags.replaceAll("0", "") },
			sign + digits,
		);
	return sign + digits.padStart(verb.width - sign.length, "0");
}

/** `%f` is told where nothing is rounded away. */
function digitsOf(
	letter: string,
	size: number,
	precision: number | undefined,
): string | undefined {
	if (letter === "f") {
		const digits = size.toFixed(Math.min(precision ?? 6, 20));
		return Number(digits) === size && size < 1e15 ? digits : undefined;
	}
	const base = BASES.get(letter);
	if (base === undefined || precision !== undefined) return undefined;
	if (!Number.isSafeInteger(size)) return undefined;
	const digits = size.toString(base);
	return letter === "X" ? digits.toUpperCase() : digits;
}

function padded(
	{ flags, width }: Verb,
	of: string | undefined,
): string | undefined {
	if (of === undefined) return undefined;
	const missing = Math.max(0, width - charactersOf(of).length);
	const padding = (flags.includes("0") ? "0" : " ").repeat(missing);
	return flags.includes("-") ? of + padding : padding + of;
}

/** One text for each item of its lists, which are of one length; what is no list serves for all. */
function formatlist(
	pattern: string,
	args: readonly Value[],
): Value | undefined {
	const lengths = new Set(args.filter(isList).map(({ length }) => length));
	if (lengths.size > 1 || !args.every(isWhollyKnown)) return undefined;
	const [count = 1] = lengths;
	const results: string[] = [];
	for (let at = 0; at < count; at++) {
		const result = format(
			pattern,
			args.map((each) => (isList(each) ? (each[at] ?? null) : each)),
		);
		if (result === undefined) return undefined;
		results.push(result);
	}
	return results;
}
