/** A valid XVA of any size that takes little room: the blocks of its disk are zeros that are stored, and holes in its file. */

import { open } from "node:fs/promises";
import xxhash from "xxhash-wasm";
import { packMember, packMembers, tarHeader } from "../stand-ins/xva.ts";
import { ovaXml } from "../stand-ins/xva-ova.ts";

const MIB = 1024 * 1024;

/** Writes it to `path`; its size is a little more than `diskBytes`, which is rounded up to whole blocks of 1 MiB. */
export async function writeSparseXva(
	path: string,
	diskBytes: number,
): Promise<void> {
	const blocks = Math.ceil(diskBytes / MIB);
	const { xml, refs } = ovaXml([{ sizeBytes: blocks * MIB }], {});
	const checksum = Buffer.from(
		(await xxhash())
			.h64Raw(new Uint8Array(MIB))
			.toString(16)
			.padStart(16, "0")
			.toUpperCase(),
	);
	const file = await open(path, "w");
	try {
		const metadata = packMember({ name: "ova.xml", body: Buffer.from(xml) });
		let waiting = Buffer.concat(metadata);
		let position = 0;
		for (let block = 0; block < blocks; block++) {
			const name = `${refs[0]}/${String(block).padStart(8, "0")}`;
			const before = Buffer.concat([waiting, tarHeader(name, MIB)]);
			await file.write(before, 0, before.length, position);
			position += before.length + MIB;
			const member = { name: `${name}.xxhash`, body: checksum };
			waiting = Buffer.concat(packMember(member));
		}
		const end = Buffer.concat([waiting, packMembers([])]);
		await file.write(end, 0, end.length, position);
	} finally {
		await file.close();
	}
}
