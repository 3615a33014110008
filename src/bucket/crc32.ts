/** CRC-32 of parts put together without reading them again. Pure. */

const BITS = 32;
/** x^0 … in the reflected order that zlib uses: bit 31 is x^0. */
const ONE = 0x80000000;
const POLYNOMIAL = 0xedb88320;

/** a·b modulo the CRC polynomial. */
function multiply(a: number, b: number): number {
	let product = 0;
	let shifted = b;
	for (let bit = 0; bit < BITS; bit++) {
		if (a & (ONE >>> bit)) {
			product ^= shifted;
		}
		shifted = shifted & 1 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
	}
	return product >>> 0;
}

/** x^(8·bytes) modulo the CRC polynomial, by squaring. */
function shiftBy(bytes: number): number {
	let power = ONE;
	let square = ONE >>> 8;
	for (let rest = bytes; rest > 0; rest = Math.floor(rest / 2)) {
		if (rest % 2 === 1) {
			power = multiply(power, square);
		}
		square = multiply(square, square);
	}
	return power;
}

/** CRC-32 of `a` followed by `b`, from the CRC-32 of each and the length of `b` in bytes. */
export function combineCrc32(a: number, b: number, lengthB: number): number {
	return (multiply(shiftBy(lengthB), a) ^ b) >>> 0;
}

/** A CRC-32 as S3 writes it: base64 of four bytes, big-endian. */
export function encodeCrc32(crc: number): string {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(crc >>> 0);
	return bytes.toString("base64");
}
