/** Whether all bytes are zero. One native comparison: every byte equals its neighbour, and the first is zero. */
export function isZero(bytes: Uint8Array): boolean {
	return (
		bytes.length === 0 ||
		(bytes[0] === 0 &&
			Buffer.compare(bytes.subarray(1), bytes.subarray(0, -1)) === 0)
	);
}
