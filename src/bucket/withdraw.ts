/** Taking back what a publishing wrote that came to no record: nothing of a failed build stays under `templates/`. */

import { setTimeout as sleep } from "node:timers/promises";
import { mapMany } from "./objects.ts";
import { removeOwn } from "./own.ts";
import { keeps, type Publishing } from "./publishing.ts";

/** For all objects at once: a cancelled run has only some seconds. */
const FIRST_LOOK_MS = 4_000;
const SECOND_LOOK_MS = 2_000;
/** A request that was cut off while the store carried it out may still land: looked for after this long. */
const LANDING_MS = 750;

/**
 * Deletes the objects that this very publishing put under its build id, known by their stamp, and looks a second time
 * for what was still on its way; never throws. One that stays (these credentials need not be allowed to delete) is
 * told to `onLeftover`.
 * @param failure what ended the publishing: where a later try is to go on from it, nothing is touched
 */
export async function withdraw(
	publishing: Publishing,
	failure: unknown,
): Promise<void> {
	if (keeps(publishing, failure)) {
		return;
	}
	await look(publishing, FIRST_LOOK_MS);
	await sleep(LANDING_MS);
	for (const key of await look(publishing, SECOND_LOOK_MS)) {
		publishing.input.onLeftover?.(key);
	}
}

/** Returns the keys that may hold an object of ours still. */
async function look(
	{ store, stamp, begun }: Publishing,
	timeoutMs: number,
): Promise<readonly string[]> {
	const signal = AbortSignal.timeout(timeoutMs);
	const left = await mapMany([...begun], async (key) => {
		try {
			await removeOwn(store, key, stamp, signal);
			return [];
		} catch {
			return [key];
		}
	});
	return left.flat();
}
