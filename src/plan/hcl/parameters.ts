import {
	isList,
	isMap,
	type REFUSED,
	toNumber,
	toText,
	UNKNOWN,
	type Value,
} from "./value.ts";

/** Takes evaluated arguments, of which any may be unknown; undefined where they do not tell the result, or are wrong. */
export type Call = (args: readonly Value[]) => Result;

type Result = Value | typeof REFUSED | undefined;

/** Reads one argument as its parameter takes it; undefined where it is not told, or is none. */
type Parameter<T> = (value: Value) => T | undefined;

type Parameters<T extends readonly unknown[]> = readonly [
	...{ readonly [K in keyof T]: Parameter<T[K]> },
];

export const text: Parameter<string> = toText;
/** Text that no number or boolean stands for. */
export const string: Parameter<string> = (value) =>
	typeof value === "string" ? value : undefined;

export const number: Parameter<number> = toNumber;

export const whole: Parameter<number> = (value) => {
	const found = toNumber(value);
	return Number.isSafeInteger(found) ? found : undefined;
};

/** Any value that is known, but for what is inside it. */
export const any: Parameter<Value> = (value) =>
	value === UNKNOWN ? undefined : value;

/** A list, of which items may be unknown. */
export const partlyKnown: Parameter<readonly Value[]> = (value) =>
	isList(value) ? value : undefined;

/** A list of known items. */
export const list: Parameter<readonly Value[]> = (value) =>
	isList(value) && !value.includes(UNKNOWN) ? value : undefined;

export const map: Parameter<ReadonlyMap<string, Value>> = (value) =>
	isMap(value) ? value : undefined;

/** A list whose items are all read alike. */
function listOf<T>(item: Parameter<T>): Parameter<readonly T[]> {
	return (value) =>
		isList(value) ? allOf(value.map((each) => item(each))) : undefined;
}

export const texts = listOf(text);
export const numbers = listOf(number);

function allOf<T>(values: readonly (T | undefined)[]): T[] | undefined {
	const found = values.filter((value) => value !== undefined);
	return found.length === values.length ? found : undefined;
}

/** A function with so many parameters. */
export function takes<T extends readonly unknown[]>(
	parameters: Parameters<T>,
	call: (...args: T) => Result,
): Call {
	return (args) => {
		if (args.length !== parameters.length) return undefined;
		const read = readAll(parameters, args);
		return read === undefined ? undefined : call(...read);
	};
}

/** A function whose last parameter takes any number of arguments. */
export function takesMore<T extends readonly unknown[], R>(
	parameters: Parameters<T>,
	more: Parameter<R>,
	call: (more: readonly R[], ...args: T) => Result,
): Call {
	return (args) => {
		if (args.length < parameters.length) return undefined;
		const read = readAll(parameters, args);
		const rest = allOf(args.slice(parameters.length).map(more));
		return read === undefined || rest === undefined
			? undefined
			: call(rest, ...read);
	};
}

function readAll<T extends readonly unknown[]>(
	parameters: Parameters<T>,
	args: readonly Value[],
): T | undefined {
	const read = parameters.map((parameter, at) => parameter(args[at] ?? null));
	return isComplete<T>(read) ? read : undefined;
}

/** As many values as parameters, each of its parameter's kind, if none is missing. */
function isComplete<T extends readonly unknown[]>(
	values: readonly unknown[],
): values is T {
	return !values.includes(undefined);
}
