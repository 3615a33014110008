/** What the header of a qcow2 file must not say (qemu, docs/interop/qcow2.txt). */
import { DiskError } from "./errors.ts";
import { shellWord, toQcow2 } from "./words.ts";

const CORRUPT = 1n << 1n;
const EXTERNAL_DATA = 1n << 2n;

/**
 * Refuses a qcow2 image that is not whole in its own file, or can't be read: before qemu-img sees it, which would open the other file.
 * @param name of the file in messages
 * @param head the file's first bytes, at least 512
 * @throws DiskError
 */
export function refuseQcow2(name: string, head: Buffer): void {
	if (head.length < 512)
		throw new DiskError(
			`${name} is a cut qcow2 image: copy or download it again.`,
		);
	const version = head.readUInt32BE(4);
	if (version !== 2 && version !== 3)
		throw new DiskError(
			`${name} is a qcow image of version ${version}: 2 and 3 can be read; convert it first: ${toQcow2(name, "disk.qcow2")}.`,
		);
	if (head.readBigUInt64BE(8) !== 0n)
		throw new DiskError(
			`${name} is a qcow2 image that builds on another file (a backing file), which is not read: flatten it first, where that file is: ${toQcow2(name, "flat.qcow2")}.`,
		);
	if (head.readUInt32BE(32) !== 0)
		throw new DiskError(
			`${name} is an encrypted qcow2 image: decrypt it first, with qemu-img convert.`,
		);
	const features = version === 3 ? head.readBigUInt64BE(72) : 0n;
	if ((features & EXTERNAL_DATA) !== 0n)
		throw new DiskError(
			`${name} is a qcow2 image that has its data in another file, which is not read: put them together first, where that file is: ${toQcow2(name, "whole.qcow2")}.`,
		);
	if ((features & CORRUPT) !== 0n)
		throw new DiskError(
			`${name} is marked as corrupt: look at it with \`qemu-img check ${shellWord(name)}\`, and repair it by \`qemu-img check -r all ${shellWord(name)}\`.`,
		);
}
