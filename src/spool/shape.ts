/** Readers of JSON that say where a value is not what it should be. Pure. */

/** Reads a value, or throws an error that names the place. Unknown fields are left out. */
export type Shape<T> = (value: unknown, where: string) => T;

type Read<S> = S extends Shape<infer T> ? T : never;
type OptionalKeys<F> = {
	[K in keyof F]: undefined extends Read<F[K]> ? K : never;
}[keyof F];
/** Fields that may be absent are absent, never undefined. */
type Fields<F> = {
	readonly [K in Exclude<keyof F, OptionalKeys<F>>]: Read<F[K]>;
} & {
	readonly [K in OptionalKeys<F>]?: Exclude<Read<F[K]>, undefined>;
};

export const text: Shape<string> = (value, where) => {
	if (typeof value !== "string") throw new Error(`${where} is no text`);
	return value;
};

export const truth: Shape<boolean> = (value, where) => {
	if (typeof value !== "boolean") throw new Error(`${where} is no truth value`);
	return value;
};

/** A number that counts or measures: zero or more. */
export const amount: Shape<number> = (value, where) => {
	if (typeof value !== "number" || !Number.isFinite(value) || value < 0)
		throw new Error(`${where} is no number`);
	return value;
};

export function optional<T>(of: Shape<T>): Shape<T | undefined> {
	return (value, where) => (value === undefined ? undefined : of(value, where));
}

export function list<T>(of: Shape<T>): Shape<readonly T[]> {
	return (value, where) => {
		if (!Array.isArray(value)) throw new Error(`${where} is no list`);
		return value.map((item, index) => of(item, `${where}[${index}]`));
	};
}

export function record<T>(of: Shape<T>): Shape<Readonly<Record<string, T>>> {
	return (value, where) =>
		Object.fromEntries(
			Object.entries(object(value, where)).map(([name, item]) => [
				name,
				of(item, `${where}.${name}`),
			]),
		);
}

export function shape<F extends Record<string, Shape<unknown>>>(
	fields: F,
): Shape<Fields<F>> {
	return (value, where) => {
		const from = object(value, where);
		const read = Object.entries(fields).map(([name, of]) => [
			name,
			of(from[name], `${where}.${name}`),
		]);
		return Object.fromEntries(
			read.filter(([, item]) => item !== undefined),
		) as Fields<F>;
	};
}

function object(value: unknown, where: string): Record<string, unknown> {
	if (typeof value !== "object" || value === null || Array.isArray(value))
		throw new Error(`${where} is no object`);
	return value as Record<string, unknown>;
}
