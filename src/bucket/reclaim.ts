/** What a try to publish left under a build id, where it came to no record: whole objects that are of no build. */
import { setTimeout as sleep } from "node:timers/promises";
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import type { Store } from "./client.ts";
import { DELETION, type ImageName, RECORD } from "./keys.ts";
import {
	explained,
	headOrNone,
	isStamped,
	listKeys,
	mapMany,
} from "./objects.ts";

/** A record that a killed process had sent may still land: it is looked for again after this. */
const RECORD_PAUSE_MS = 3_000;

/**
 * Deletes the objects under a build id that came to no record. `published`: the record is there after all, or was and
 * has been deleted since: then nothing is touched. Only for a build that nobody else can be publishing.
 * @param stamp of a try that is to be gone on with: its objects stay
 * @throws StoreError where an object can be neither told nor deleted
 */
export async function reclaimBuild(
	store: Store,
	image: ImageName,
	build: string,
	signal: AbortSignal,
	stamp?: string,
): Promise<"published" | "free"> {
	const keys = await unrecorded(
		store,
		store.keys.build(image, build, ""),
		signal,
	);
	if (keys === undefined) return "published";
	await remove(store, await others(store, keys, stamp, signal), signal);
	return "free";
}

/** The keys whose objects do not bear the stamp. */
async function others(
	store: Store,
	keys: readonly string[],
	stamp: string | undefined,
	signal: AbortSignal,
): Promise<readonly string[]> {
	if (stamp === undefined) return keys;
	const found = await mapMany(keys, async (key) => {
		const head = await headOrNone(store, key, signal);
		return head !== undefined && isStamped(head, stamp) ? [] : [key];
	});
	return found.flat();
}

/**
 * The same for the build that an object's key names, after a process that was killed while it published; a key that is
 * of no build is left alone.
 * @throws StoreError as {@link reclaimBuild}
 */
export async function reclaimKey(
	store: Store,
	key: string,
	signal: AbortSignal,
): Promise<void> {
	const folder = store.keys.buildFolder(key);
	if (folder === undefined) return;
	const keys = await unrecorded(store, folder, signal);
	if (keys === undefined || keys.length === 0) return;
	await sleep(RECORD_PAUSE_MS, undefined, { signal });
	await remove(store, (await unrecorded(store, folder, signal)) ?? [], signal);
}

/** Keys below a build's folder; undefined where the build is, or was, published. */
async function unrecorded(
	store: Store,
	folder: string,
	signal: AbortSignal,
): Promise<readonly string[] | undefined> {
	const keys: string[] = [];
	for await (const { key } of listKeys(store, folder, signal)) keys.push(key);
	const published = [RECORD, DELETION].some((name) =>
		keys.includes(folder + name),
	);
	return published ? undefined : keys;
}

async function remove(
	store: Store,
	keys: readonly string[],
	signal: AbortSignal,
): Promise<void> {
	for (const key of keys) {
		try {
			const object = { Bucket: store.bucket, Key: key };
			await store.client.send(new DeleteObjectCommand(object), {
				abortSignal: signal,
			});
		} catch (error) {
			throw explained(store, error, "s3:DeleteObject", key);
		}
	}
}
