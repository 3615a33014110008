/** The methods that every class of the XAPI stand-in has: get_all, get_record, get_, set_, add_to_, remove_from_ and the like. */
import type { XapiDatabase } from "./xapi-db.ts";
import { type Methods, method, VOID } from "./xapi-method.ts";
import { readQuery } from "./xapi-query.ts";
import {
	CLASSES,
	type ClassName,
	fieldsOf,
	isWritable,
	NULL_REF,
	type RecordOf,
	typeOf,
} from "./xapi-schema.ts";
import { Double, type Wire, XapiFailure } from "./xapi-values.ts";

type Stored = Readonly<Record<string, unknown>>;

/** A record as it goes out. */
export function wireRecord(
	db: XapiDatabase,
	cls: ClassName,
	ref: string,
): Readonly<Record<string, Wire>> {
	const record = db.record(cls, ref) as Stored;
	return Object.fromEntries(
		fieldsOf(cls).map((field) => [field, wireField(cls, field, record[field])]),
	);
}

function wireField(cls: ClassName, field: string, value: unknown): Wire {
	return typeOf(cls, field) === "float"
		? new Double(Number(value))
		: (value as Wire);
}

/** The methods of all classes. */
export function accessors(): Methods {
	return Object.assign({}, ...CLASSES.map(classMethods)) as Methods;
}

function classMethods(cls: ClassName): Methods {
	const methods: Record<string, ReturnType<typeof method>> = {};
	// xapi lets nobody list the sessions of others.
	if (cls !== "session") Object.assign(methods, listMethods(cls));
	methods.get_record = method({ self: `ref ${cls}` }, ({ state }, { self }) =>
		wireRecord(state.db, cls, self),
	);
	methods.get_by_uuid = method({ uuid: "string" }, ({ state }, { uuid }) => {
		const [ref] = find(state.db, cls, "uuid", uuid);
		if (ref === undefined) throw new XapiFailure("UUID_INVALID", cls, uuid);
		return ref;
	});
	if (typeOf(cls, "name_label") !== undefined)
		methods.get_by_name_label = method(
			{ label: "string" },
			({ state }, { label }) => find(state.db, cls, "name_label", label),
		);
	for (const field of fieldsOf(cls)) {
		methods[`get_${field}`] = getter(cls, field);
		if (isWritable(cls, field)) Object.assign(methods, setters(cls, field));
	}
	return Object.fromEntries(
		Object.entries(methods).map(([name, made]) => [`${cls}.${name}`, made]),
	);
}

function listMethods(cls: ClassName): Methods {
	const records = (db: XapiDatabase, refs: readonly string[]) =>
		Object.fromEntries(refs.map((ref) => [ref, wireRecord(db, cls, ref)]));
	return {
		get_all: method({}, ({ state }) => state.db.refs(cls)),
		get_all_records: method({}, ({ state }) =>
			records(state.db, state.db.refs(cls)),
		),
		get_all_records_where: method({ expr: "string" }, ({ state }, { expr }) => {
			const matches = readQuery(expr);
			const chosen = state.db
				.refs(cls)
				.filter((ref) => matches(state.db.record(cls, ref) as Stored));
			return records(state.db, chosen);
		}),
	};
}

function getter(cls: ClassName, field: string) {
	return method({ self: `ref ${cls}` }, ({ state }, { self }) => {
		const record = state.db.record(cls, self) as Stored;
		return wireField(cls, field, record[field]);
	});
}

function setters(cls: ClassName, field: string): Methods {
	const type = typeOf(cls, field) ?? "";
	const set = (db: XapiDatabase, self: string, value: unknown): Wire => {
		db.set(cls, self, { [field]: value } as Partial<RecordOf<ClassName>>);
		return VOID;
	};
	const methods: Record<string, ReturnType<typeof method>> = {
		[`set_${field}`]: method(
			// A field may point at nothing.
			{ self: `ref ${cls}`, value: type.replace(/^ref /, "any-ref ") },
			({ state }, { self, value }) => set(state.db, self, value),
		),
	};
	if (type === "set string")
		Object.assign(methods, setMethods(cls, field, set));
	if (type === "map string")
		Object.assign(methods, mapMethods(cls, field, set));
	return methods;
}

type Setter = (db: XapiDatabase, self: string, value: unknown) => Wire;

function setMethods(cls: ClassName, field: string, set: Setter): Methods {
	const values = (db: XapiDatabase, self: string) =>
		(db.record(cls, self) as Stored)[field] as readonly string[];
	const parameters = { self: `ref ${cls}`, value: "string" };
	return {
		[`add_${field}`]: method(parameters, ({ state }, { self, value }) =>
			set(state.db, self, [...new Set([...values(state.db, self), value])]),
		),
		[`remove_${field}`]: method(parameters, ({ state }, { self, value }) =>
			set(
				state.db,
				self,
				values(state.db, self).filter((entry) => entry !== value),
			),
		),
	};
}

function mapMethods(cls: ClassName, field: string, set: Setter): Methods {
	const map = (db: XapiDatabase, self: string) =>
		(db.record(cls, self) as Stored)[field] as Readonly<Record<string, string>>;
	return {
		[`add_to_${field}`]: method(
			{ self: `ref ${cls}`, key: "string", value: "string" },
			({ state }, { self, key, value }) => {
				const before = map(state.db, self);
				if (Object.hasOwn(before, key))
					throw new XapiFailure("MAP_DUPLICATE_KEY", cls, field, self, key);
				return set(state.db, self, { ...before, [key]: value });
			},
		),
		[`remove_from_${field}`]: method(
			{ self: `ref ${cls}`, key: "string" },
			({ state }, { self, key }) => {
				const { [key]: _, ...rest } = map(state.db, self);
				return set(state.db, self, rest);
			},
		),
	};
}

function find(
	db: XapiDatabase,
	cls: ClassName,
	field: string,
	value: string,
): string[] {
	return db.find(cls, field as never, value as never);
}

/** Throws HANDLE_INVALID where a reference is of no record of the class. */
export function assertReference(
	db: XapiDatabase,
	type: string,
	value: unknown,
): void {
	const match = /^(any-)?ref (\w+)$/.exec(type);
	if (match === null) return;
	const [, any, cls = ""] = match;
	if (any !== undefined && value === NULL_REF) return;
	if (!db.has(cls as ClassName, String(value)))
		throw new XapiFailure("HANDLE_INVALID", cls, String(value));
}
