/** Rules of the disks of the XAPI stand-in. */
import { randomUUID } from "node:crypto";
import type { XapiDatabase } from "./xapi-db.ts";
import { NULL_REF } from "./xapi-schema.ts";
import { XapiFailure } from "./xapi-values.ts";

/** A copy of a disk, on another SR where one is given. */
export function copyDisk(db: XapiDatabase, vdi: string, sr = NULL_REF): string {
	const source = db.record("VDI", vdi);
	return db.create("VDI", {
		...source,
		uuid: randomUUID(),
		SR: sr === NULL_REF ? source.SR : sr,
	});
}

/** Throws where a running VM has the disk. */
export function assertUnused(
	db: XapiDatabase,
	vdi: string,
	operation: string,
): void {
	const { VBDs } = db.record("VDI", vdi);
	if (VBDs.some((vbd) => db.record("VBD", vbd).currently_attached))
		throw new XapiFailure("VDI_IN_USE", vdi, operation);
}

/** A disk that is written to is attached once only. */
export function assertAttachable(db: XapiDatabase, vbd: string): void {
	const { VDI, mode, empty } = db.record("VBD", vbd);
	if (empty) return;
	const others = db
		.record("VDI", VDI)
		.VBDs.filter((other) => other !== vbd)
		.map((other) => db.record("VBD", other))
		.filter(({ currently_attached }) => currently_attached);
	if (others.some((other) => mode === "RW" || other.mode === "RW"))
		throw new XapiFailure("VDI_IN_USE", VDI, "attach");
}
