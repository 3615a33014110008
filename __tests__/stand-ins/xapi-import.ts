/** Takes an XVA into the XAPI stand-in: the records of its `ova.xml`, and a look at every member. */
import { randomUUID } from "node:crypto";
import type { XapiState } from "./xapi-method.ts";
import {
	type ClassName,
	fieldsOf,
	type RecordOf,
	typeOf,
} from "./xapi-schema.ts";
import { fromWire, type Wire, XapiFailure } from "./xapi-values.ts";
import { readDocument } from "./xapi-xml.ts";

const BLOCK = 512;

/** An object of `ova.xml`. */
interface Archived {
	readonly class: string;
	readonly id: string;
	readonly snapshot: Readonly<Record<string, Wire>>;
}

/**
 * Reads a whole archive and makes its VMs with their disks on an SR.
 * @returns references of the VMs
 * @throws XapiFailure where it is none, or ends too early
 */
export async function importXva(
	state: XapiState,
	sr: string,
	archive: AsyncIterable<Buffer>,
): Promise<string[]> {
	let document: string | undefined;
	for await (const { name, body } of members(archive)) {
		if (document !== undefined) continue;
		if (name !== "ova.xml")
			throw new XapiFailure("IMPORT_ERROR_UNEXPECTED_FILE", "ova.xml", name);
		document = body.toString();
	}
	if (document === undefined)
		throw new XapiFailure("IMPORT_ERROR_PREMATURE_EOF");
	const { objects } = readDocument(document) as unknown as {
		readonly objects: readonly Archived[];
	};
	return makeRecords(state, sr, objects);
}

/** Members of a tar archive, which must end with its end marker. */
async function* members(
	archive: AsyncIterable<Buffer>,
): AsyncGenerator<{ readonly name: string; readonly body: Buffer }> {
	let waiting = Buffer.alloc(0);
	let name: string | undefined;
	let size = 0;
	let wanted = BLOCK;
	let ended = false;
	for await (const chunk of archive) {
		waiting = Buffer.concat([waiting, chunk]);
		while (!ended && waiting.length >= wanted) {
			const part = waiting.subarray(0, wanted);
			waiting = waiting.subarray(wanted);
			if (name === undefined) {
				ended = part.every((byte) => byte === 0);
				name = part.toString("latin1", 0, 100).replace(/\0.*$/s, "");
				size = Number.parseInt(part.toString("latin1", 124, 135), 8);
				wanted = BLOCK * Math.ceil(size / BLOCK);
			} else {
				yield { name, body: part.subarray(0, size) };
				name = undefined;
				wanted = BLOCK;
			}
		}
	}
	if (!ended) throw new XapiFailure("IMPORT_ERROR_PREMATURE_EOF");
}

function makeRecords(
	{ db, network }: XapiState,
	sr: string,
	objects: readonly Archived[],
): string[] {
	const refs = new Map<string, string>();
	for (const { class: cls, id } of objects) {
		if (cls === "SR") refs.set(id, sr);
		if (cls === "network") refs.set(id, network);
	}
	const make = <C extends ClassName>(
		cls: C,
		fresh: Partial<RecordOf<C>>,
	): string[] =>
		objects
			.filter((object) => object.class === cls)
			.map(({ id, snapshot }) => {
				const fields = fieldsFrom(cls, snapshot, refs);
				const ref = db.create(cls, {
					...fields,
					...fresh,
					uuid: randomUUID(),
				} as Partial<RecordOf<C>>);
				refs.set(id, ref);
				return ref;
			});
	make("VDI", { managed: true });
	const machines = make("VM", {
		power_state: "Halted",
		domid: -1,
		current_operations: {},
	});
	make("VBD", { currently_attached: false });
	make("VIF", { currently_attached: false });
	return machines;
}

/** The fields that we know, with references of this pool; what points out of the archive points nowhere. */
function fieldsFrom(
	cls: ClassName,
	snapshot: Readonly<Record<string, Wire>>,
	refs: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
	const fields: Record<string, unknown> = {};
	for (const field of fieldsOf(cls)) {
		const type = typeOf(cls, field) ?? "";
		const value = snapshot[field];
		if (value === undefined || /^(back|set ref) /.test(type)) continue;
		if (type.startsWith("ref ")) {
			const ref = refs.get(String(value));
			if (ref !== undefined) fields[field] = ref;
		} else fields[field] = fromWire(type, value, field);
	}
	return fields;
}
