import { quoteName, XvaError } from "./errors.ts";
import type { RpcStruct, RpcValue } from "./rpc-value.ts";

/** The objects of an ova.xml, by class and reference. */
export class OvaTree {
	readonly version: OvaRecord;
	readonly #objects = new Map<string, Map<string, OvaRecord>>();

	/** Throws {@link XvaError} of class `metadata` where the value has not the shape of an export's header. */
	constructor(value: RpcValue) {
		const header = new OvaRecord("header", "", struct(value));
		this.version = new OvaRecord("version", "", header.struct("version"));
		for (const item of header.array("objects")) {
			const object = new OvaRecord("object", "", struct(item));
			const type = object.text("class");
			const id = object.text("id");
			const ofType = this.#objects.get(type) ?? new Map<string, OvaRecord>();
			if (ofType.has(id))
				throw object.error(`${quoteName(id)} stands there twice`);
			ofType.set(id, new OvaRecord(type, id, object.struct("snapshot")));
			this.#objects.set(type, ofType);
		}
	}

	all(type: string): readonly OvaRecord[] {
		return [...(this.#objects.get(type)?.values() ?? [])];
	}

	find(type: string, id: string): OvaRecord | undefined {
		return this.#objects.get(type)?.get(id);
	}

	/** As {@link find}, but `from` refers to the object, so it must be there. */
	require(type: string, id: string, from: OvaRecord): OvaRecord {
		const found = this.find(type, id);
		if (found === undefined) {
			throw from.error(
				`refers to ${type} ${quoteName(id)}, which is not there`,
			);
		}
		return found;
	}

	error(what: string): XvaError {
		return metadataError(`It ${what}`);
	}
}

/** One record of ova.xml, read field by field; a field of the wrong type is an {@link XvaError}. */
export class OvaRecord {
	readonly type: string;
	readonly id: string;
	readonly #fields: RpcStruct;

	constructor(type: string, id: string, fields: RpcStruct) {
		this.type = type;
		this.id = id;
		this.#fields = fields;
	}

	/** The text of a field; without a default, the field must be there. */
	text(field: string, missing?: string): string {
		const value = this.#fields.get(field) ?? missing;
		if (typeof value !== "string") throw this.#wrong(field, "text");
		return value;
	}

	flag(field: string, missing: boolean): boolean {
		const text = this.text(field, missing ? "1" : "0");
		if (text === "1" || text === "true") return true;
		if (text === "0" || text === "false") return false;
		throw this.#wrong(field, "a boolean");
	}

	/** A whole number from 0 to 2^53; without a default, the field must be there. */
	wholeNumber(field: string, missing?: number): number {
		const text = this.text(field, missing?.toString()).trim();
		const value = Number(text);
		if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
			throw this.#wrong(field, "a whole number");
		}
		return value;
	}

	/** Text by key; empty where the field is absent. */
	map(field: string): ReadonlyMap<string, string> {
		const entries = new Map<string, string>();
		if (!this.#fields.has(field)) return entries;
		for (const [key, value] of this.struct(field)) {
			if (typeof value !== "string") throw this.#wrong(field, "text by key");
			entries.set(key, value);
		}
		return entries;
	}

	/** Texts; empty where the field is absent. */
	list(field: string): string[] {
		if (!this.#fields.has(field)) return [];
		return this.array(field).map((value) => {
			if (typeof value !== "string") throw this.#wrong(field, "a list of text");
			return value;
		});
	}

	struct(field: string): RpcStruct {
		const value = this.#fields.get(field);
		if (!(value instanceof Map)) throw this.#wrong(field, "a struct");
		return value;
	}

	array(field: string): readonly RpcValue[] {
		const value = this.#fields.get(field);
		if (!Array.isArray(value)) throw this.#wrong(field, "an array");
		return value;
	}

	error(what: string): XvaError {
		const subject =
			this.id === "" ? this.type : `${this.type} ${quoteName(this.id)}`;
		return metadataError(`Its ${subject} ${what}`);
	}

	#wrong(field: string, expected: string): XvaError {
		return this.error(
			this.#fields.has(field)
				? `has a ${field} that is not ${expected}`
				: `has no ${field}`,
		);
	}
}

function struct(value: RpcValue): RpcStruct {
	if (!(value instanceof Map))
		throw metadataError("It holds no struct where one belongs");
	return value;
}

function metadataError(what: string): XvaError {
	return new XvaError(
		"metadata",
		`ova.xml describes no VM that can be imported. ${what}: the file is damaged or not an export of a VM; export the VM again.`,
		{ member: "ova.xml" },
	);
}
