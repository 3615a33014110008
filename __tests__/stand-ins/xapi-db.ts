/** The records of the XAPI stand-in, by class and reference, and what has happened to them. */
import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { allowedOperations } from "./xapi-power.ts";
import {
	CLASSES,
	type ClassName,
	fieldsOf,
	NULL_REF,
	type RecordOf,
	typeOf,
} from "./xapi-schema.ts";
import { XapiFailure } from "./xapi-values.ts";

type Fields = Record<string, unknown>;

/** What became of a record after a point in time. */
export interface Change {
	readonly cls: ClassName;
	readonly ref: string;
	readonly operation: "add" | "mod" | "del";
	readonly generation: number;
}

interface History {
	readonly cls: ClassName;
	readonly ref: string;
	readonly created: number;
	changed: number;
	deleted: boolean;
}

export class XapiDatabase {
	readonly #records = new Map<ClassName, Map<string, Fields>>(
		CLASSES.map((cls) => [cls, new Map()]),
	);
	readonly #history = new Map<string, History>();
	readonly #changes = new EventEmitter().setMaxListeners(0);
	#generation = 1;

	/** Counts all changes: the token of events. */
	get generation(): number {
		return this.#generation;
	}

	/** References of all records of a class, oldest first. */
	refs(cls: ClassName): string[] {
		return [...this.#table(cls).keys()];
	}

	has(cls: ClassName, ref: string): boolean {
		return this.#table(cls).has(ref);
	}

	/** A copy of a record. Throws HANDLE_INVALID where there is none. */
	record<C extends ClassName>(cls: C, ref: string): RecordOf<C> {
		const stored = this.#stored(cls, ref);
		const record: Fields = {};
		for (const field of fieldsOf(cls)) {
			const back = /^back (\w+)\.(\w+)$/.exec(typeOf(cls, field) ?? "");
			record[field] =
				back === null
					? stored[field]
					: this.#pointing(back[1] as ClassName, back[2] ?? "", ref);
		}
		if (cls === "VM")
			record.allowed_operations = allowedOperations(
				record as unknown as RecordOf<"VM">,
			);
		return structuredClone(record) as RecordOf<C>;
	}

	/** All records of a class by reference. */
	all<C extends ClassName>(cls: C): Readonly<Record<string, RecordOf<C>>> {
		return Object.fromEntries(
			this.refs(cls).map((ref) => [ref, this.record(cls, ref)]),
		);
	}

	/** References of the records that have this value in a field. */
	find<C extends ClassName, F extends keyof RecordOf<C> & string>(
		cls: C,
		field: F,
		value: RecordOf<C>[F],
	): string[] {
		return this.#pointing(cls, field, value);
	}

	/** Adds a record; what is not given is empty, and a uuid is made. */
	create<C extends ClassName>(
		cls: C,
		fields: Partial<RecordOf<C>> = {},
	): string {
		const ref = `OpaqueRef:${randomUUID()}`;
		const record: Fields = {};
		for (const field of fieldsOf(cls)) {
			const type = typeOf(cls, field) ?? "";
			if (!type.startsWith("back ")) record[field] = emptyValue(type);
		}
		Object.assign(record, { uuid: randomUUID() }, structuredClone(fields));
		this.#table(cls).set(ref, record);
		this.#touch(cls, ref);
		this.#touchPointedAt(cls, record);
		return ref;
	}

	/** Changes fields of a record. */
	set<C extends ClassName>(
		cls: C,
		ref: string,
		fields: Partial<RecordOf<C>>,
	): void {
		const record = this.#stored(cls, ref);
		const before = { ...record };
		Object.assign(record, structuredClone(fields));
		this.#touch(cls, ref);
		this.#touchPointedAt(cls, before);
		this.#touchPointedAt(cls, record);
	}

	/** Removes a record; one that is not there is no error. */
	remove(cls: ClassName, ref: string): void {
		const record = this.#table(cls).get(ref);
		if (record === undefined) return;
		this.#table(cls).delete(ref);
		this.#touch(cls, ref);
		this.#touchPointedAt(cls, record);
	}

	/** Makes it look as if a record had changed, and returns the generation after that. */
	inject(cls: ClassName, ref: string): number {
		this.#stored(cls, ref);
		this.#touch(cls, ref);
		return this.#generation;
	}

	/** What has become of the records that are wanted after a generation, one change a record, in order. */
	changesAfter(
		generation: number,
		wanted: (cls: ClassName, ref: string) => boolean,
	): readonly Change[] {
		return [...this.#history.values()]
			.filter(({ changed }) => changed > generation)
			.filter(({ cls, ref }) => wanted(cls, ref))
			.filter(({ created, deleted }) => !(deleted && created > generation))
			.sort((a, b) => a.changed - b.changed)
			.map(({ cls, ref, created, changed, deleted }) => ({
				cls,
				ref,
				operation: deleted ? "del" : created > generation ? "add" : "mod",
				generation: changed,
			}));
	}

	/** Calls back on each change until the returned function is called. */
	onChange(listener: () => void): () => void {
		this.#changes.on("change", listener);
		return () => this.#changes.off("change", listener);
	}

	#table(cls: ClassName): Map<string, Fields> {
		const table = this.#records.get(cls);
		if (table === undefined) throw new Error(`there is no class ${cls}`);
		return table;
	}

	#stored(cls: ClassName, ref: string): Fields {
		const record = this.#table(cls).get(ref);
		if (record === undefined) throw new XapiFailure("HANDLE_INVALID", cls, ref);
		return record;
	}

	#pointing(cls: ClassName, field: string, value: unknown): string[] {
		return [...this.#table(cls)]
			.filter(([, record]) => record[field] === value)
			.map(([ref]) => ref);
	}

	#touch(cls: ClassName, ref: string): void {
		this.#generation += 1;
		const key = `${cls} ${ref}`;
		const deleted = !this.has(cls, ref);
		const known = this.#history.get(key);
		if (known === undefined)
			this.#history.set(key, {
				cls,
				ref,
				created: this.#generation,
				changed: this.#generation,
				deleted,
			});
		else Object.assign(known, { changed: this.#generation, deleted });
		this.#changes.emit("change");
	}

	/** The records that a record points at list it, so they have changed too. */
	#touchPointedAt(cls: ClassName, record: Fields): void {
		for (const target of CLASSES)
			for (const field of fieldsOf(target)) {
				const [, pointer] =
					new RegExp(`^back ${cls}\\.(\\w+)$`).exec(
						typeOf(target, field) ?? "",
					) ?? [];
				const ref = pointer === undefined ? undefined : record[pointer];
				if (typeof ref === "string" && this.has(target, ref))
					this.#touch(target, ref);
			}
	}
}

function emptyValue(type: string): unknown {
	const [kind = ""] = type.split(" ");
	if (kind === "enum") return type.slice("enum ".length).split("|")[0];
	const empty: Readonly<Record<string, unknown>> = {
		string: "",
		int: 0,
		float: 0,
		bool: false,
		datetime: new Date(0),
		ref: NULL_REF,
		set: [],
		map: {},
	};
	return empty[kind];
}
