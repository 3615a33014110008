/**
 * Bytes between the start of memory and of a buffer. AMD processors with "fast short rep mov" copy up to 20 times more slowly to
 * where the target begins 1 to 31 bytes behind the source, as places within a page of 4 KiB (measured). malloc places large memory
 * 16 bytes behind the start of a page, so a kernel that copies out of its page cache would meet that; with 136 more neither it does,
 * nor xxhash-wasm, which copies to the 88th byte of a page out of members that begin at multiples of 512 bytes.
 */
const OFFSET = 136;

/** Memory to read files into, with whatever is in it. */
export function ioBuffer(bytes: number): Buffer {
	return Buffer.allocUnsafeSlow(OFFSET + bytes).subarray(OFFSET);
}
