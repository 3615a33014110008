import {
	type Call,
	number,
	numbers,
	string,
	takes,
	takesMore,
	whole,
} from "./parameters.ts";
import { exactly, MAX_ITEMS, type Value } from "./value.ts";

/** Functions of numbers. */
export const NUMBER_FUNCTIONS: Readonly<Record<string, Call>> = {
	abs: takes([number], Math.abs),
	ceil: takes([number], (of) => Math.ceil(of)),
	floor: takes([number], (of) => Math.floor(of)),
	max: takesMore([number], number, (more, first) => Math.max(first, ...more)),
	min: takesMore([number], number, (more, first) => Math.min(first, ...more)),
	parseint: takes([string, whole], parseint),
	pow: takes([number, number], (base, power) =>
		exactly(base ** power, base, power),
	),
	range: takesMore([number], number, (more, first) => range([first, ...more])),
	signum: takes([whole], Math.sign),
	sum: takes([numbers], sum),
};

/** Digits beyond those of base 36 are left to Packer. */
function parseint(digits: string, base: number): number | undefined {
	if (base < 2 || base > 36) return undefined;
	const allowed = "0123456789abcdefghijklmnopqrstuvwxyz".slice(0, base);
	const isWritten = /^[+-]?[0-9a-z]+$/i.test(digits);
	const unsigned = digits.replace(/^[+-]/, "").toLowerCase();
	if (!isWritten || [...unsigned].some((digit) => !allowed.includes(digit)))
		return undefined;
	const value = Number.parseInt(digits, base);
	return Number.isSafeInteger(value) ? value : undefined;
}

/** `range(end)`, `range(start, end)` or `range(start, end, step)`. */
function range(args: readonly number[]): Value | undefined {
	if (args.length > 3) return undefined;
	const [start = 0, end = 0] = args.length === 1 ? [0, ...args] : args;
	const step = args[2] ?? (end < start ? -1 : 1);
	const goesThere = end === start || (step !== 0 && step > 0 === end > start);
	if (!goesThere || exactly(start, end, step) === undefined) return undefined;
	const count = end === start ? 0 : Math.ceil((end - start) / step);
	// Packer's own bound
	if (count >= 1024 || count > MAX_ITEMS) return undefined;
	return Array.from({ length: count }, (_, at) => start + at * step);
}

function sum(of: readonly number[]): number | undefined {
	if (of.length === 0) return undefined;
	return exactly(
		of.reduce((total, each) => total + each),
		...of,
	);
}
