const TAR_BLOCK_BYTES = 512;
/** Length of the name's field, in bytes. */
const NAME_BYTES = 100;
/** The checksum's field: it counts as spaces while the sum is made. All after it is zero. */
const CHECKSUM = { start: 148, end: 156 };

/** What ends an archive. xapi writes no more than this, and neither do we. */
export const END_OF_ARCHIVE: Uint8Array = new Uint8Array(2 * TAR_BLOCK_BYTES);

/**
 * The V7 header of a file, as xapi writes it: no magic, a NUL type, and the epoch as time.
 * The size must be below 8 GiB, the largest that 11 octal digits hold.
 */
export function tarHeader(name: string, sizeBytes: number): Buffer {
	if (Buffer.byteLength(name) > NAME_BYTES) {
		throw new Error(`${name} is too long for the name of a member.`);
	}
	const header = Buffer.alloc(TAR_BLOCK_BYTES);
	header.write(name, 0);
	header.write("0000400\0", 100, "latin1");
	header.write("0000000\0", 108, "latin1");
	header.write("0000000\0", 116, "latin1");
	header.write(`${octal(sizeBytes, 11)}\0`, 124, "latin1");
	header.write(`${octal(0, 11)}\0`, 136, "latin1");
	header.fill(0x20, CHECKSUM.start, CHECKSUM.end);
	let sum = 0;
	for (const byte of header.subarray(0, CHECKSUM.end)) sum += byte;
	header.write(`${octal(sum, 6)}\0 `, CHECKSUM.start, "latin1");
	return header;
}

/** A whole small file: header, body and padding. */
export function tarMember(name: string, body: Uint8Array): Buffer {
	const padding = -body.length & (TAR_BLOCK_BYTES - 1);
	return Buffer.concat([
		tarHeader(name, body.length),
		body,
		new Uint8Array(padding),
	]);
}

function octal(value: number, digits: number): string {
	return value.toString(8).padStart(digits, "0");
}
