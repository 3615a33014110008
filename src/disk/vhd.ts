/** The footer of a VHD file (Microsoft, Virtual Hard Disk Image Format Specification 1.0). */
import { DiskError } from "./errors.ts";

const FIXED = 2;
const DYNAMIC = 3;
const DIFFERENCING = 4;

/** VHD: is this a footer, with its own checksum, the complement of the sum of its other bytes? */
export function isVhdFooter(footer: Buffer): boolean {
	if (footer.length < 512 || footer.toString("latin1", 0, 8) !== "conectix")
		return false;
	let sum = 0;
	for (const [at, byte] of footer.entries())
		if (at < 64 || at >= 68) sum += byte;
	return footer.readUInt32BE(64) === ~sum >>> 0;
}

/**
 * Bytes of the disk that a fixed VHD holds, which is raw but for its footer; undefined for a dynamic one.
 * @param name of the file in messages
 * @param tail the file's last 512 bytes
 * @throws DiskError where there is no sound footer, the VHD is another's child, or does not hold what it says
 */
export function fixedVhdBytes(
	name: string,
	tail: Buffer,
	fileBytes: number,
): number | undefined {
	if (!isVhdFooter(tail))
		throw new DiskError(
			`${name} is a VHD without a footer at its end: it was cut, or something was written behind it; copy or download it again.`,
		);
	const type = tail.readUInt32BE(60);
	if (type === DYNAMIC) return undefined;
	if (type === DIFFERENCING)
		throw new DiskError(
			`${name} is a differencing VHD, which builds on another file: merge it with its parent first (in XCP-ng, export the disk instead of its file).`,
		);
	const sizeBytes = Number(tail.readBigUInt64BE(48));
	if (type !== FIXED || sizeBytes === 0 || sizeBytes > fileBytes - 512)
		throw new DiskError(
			`${name} is a VHD of type ${type} and ${sizeBytes} bytes in a file of ${fileBytes}: no such VHD can be read.`,
		);
	return sizeBytes;
}
