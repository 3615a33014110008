/** The types of records, and questions to the table of classes. */
import { SCHEMA } from "./xapi-classes.ts";

export const NULL_REF = "OpaqueRef:NULL";

export type ClassName = keyof typeof SCHEMA;

type Bare<T> = T extends `rw ${infer U}` ? U : T;

/** The type of a value by its name here; a `record` is a struct of any fields. */
export type ValueOf<T> = T extends "int" | "float"
	? number
	: T extends "bool"
		? boolean
		: T extends "datetime"
			? Date
			: T extends `set ${string}` | `back ${string}`
				? readonly string[]
				: T extends "map string"
					? Readonly<Record<string, string>>
					: T extends "record"
						? Readonly<Record<string, unknown>>
						: string;

/** A record of a class; an int is a number, a reference a string, a date a `Date`. */
export type RecordOf<C extends ClassName> = {
	readonly [F in keyof (typeof SCHEMA)[C]]: ValueOf<
		Bare<(typeof SCHEMA)[C][F]>
	>;
};

/** All classes. */
export const CLASSES = Object.keys(SCHEMA) as readonly ClassName[];

/** A field's type without `rw`, by class and field; undefined where there is no such field. */
export function typeOf(cls: ClassName, field: string): string | undefined {
	return declared(cls)[field]?.replace(/^rw /, "");
}

export function isWritable(cls: ClassName, field: string): boolean {
	return declared(cls)[field]?.startsWith("rw ") ?? false;
}

/** The fields of a class. */
export function fieldsOf(cls: ClassName): readonly string[] {
	return Object.keys(declared(cls));
}

function declared(cls: ClassName): Readonly<Record<string, string>> {
	return SCHEMA[cls];
}
