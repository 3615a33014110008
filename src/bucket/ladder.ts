/** Down the integrity ladder in the middle of a run: a checksum that the store refuses costs a rung, never a build. */

import { type Checksum, rungsOf } from "./checksum.ts";
import type { Store, StoreSettings } from "./client.ts";
import { StoreError } from "./errors.ts";
import { refusesChecksum } from "./failures.ts";

/**
 * Sends on the rung that the preflight found, and on the next one down for as long as the store refuses its checksum.
 * What it refused is not tried again in this run. Throws what `send` throws, and a `StoreError` where `s3-checksum`
 * allows no lower rung.
 */
export async function onLadder<T>(
	store: Store,
	found: Checksum,
	send: (checksum: Checksum) => Promise<T>,
): Promise<T> {
	const { settings, refusedChecksums } = store;
	const all = rungsOf(settings.checksum);
	const below = all.includes(found) ? all.slice(all.indexOf(found)) : [found];
	const refused: Checksum[] = [];
	let refusal: unknown;
	for (const rung of below.filter((each) => !refusedChecksums.has(each))) {
		try {
			const result = await send(rung);
			for (const each of refused) {
				refusedChecksums.add(each);
			}
			return result;
		} catch (error) {
			if (rung === "none" || !refusesChecksum(error)) {
				throw error;
			}
			refused.push(rung);
			refusal = error;
		}
	}
	throw unsupported(settings.checksum, refusal);
}

/** The error for a store that does not hold the only rungs that `s3-checksum` allows. */
export function unsupported(
	wanted: StoreSettings["checksum"],
	cause?: unknown,
): StoreError {
	const [name, others] =
		wanted === "md5"
			? ["`Content-MD5`", "`crc32` or `none`"]
			: ["CRC-32", "`md5` or `none`"];
	return new StoreError(
		"upload",
		`The store does not check ${name}: set \`s3-checksum\` to \`auto\`, ${others}.`,
		cause,
	);
}
