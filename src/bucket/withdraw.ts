/** Taking back what a publishing wrote that came to no record: nothing of a failed build stays under `templates/`. */

import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { headOrNone, isStamped, mapMany } from "./objects.ts";
import type { Publishing } from "./publishing.ts";

/** For one object, all of them at once: a cancelled run has only some seconds. */
const WITHDRAW_TIMEOUT_MS = 5_000;

/**
 * Deletes the objects that this very publishing put under its build id, known by their stamp; never throws.
 * One that stays (these credentials need not be allowed to delete) is told to `onLeftover`.
 */
export async function withdraw(publishing: Publishing): Promise<void> {
	await mapMany([...publishing.begun], async (key) => {
		try {
			await remove(publishing, key);
		} catch {
			publishing.input.onLeftover?.(key);
		}
	});
}

async function remove(
	{ store, stamp }: Publishing,
	key: string,
): Promise<void> {
	const abortSignal = AbortSignal.timeout(WITHDRAW_TIMEOUT_MS);
	const head = await headOrNone(store, key, abortSignal);
	if (head !== undefined && isStamped(head, stamp)) {
		const object = { Bucket: store.bucket, Key: key };
		await store.client.send(new DeleteObjectCommand(object), { abortSignal });
	}
}
