/** A build id that is to be published again, from files that were kept: what an earlier try left there goes first. */
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import type { Store } from "./client.ts";
import { DELETION, type ImageName, RECORD } from "./keys.ts";
import { explained, listKeys } from "./objects.ts";

/**
 * Deletes the objects under a build id that came to no record. `published`: the record is there after all, or was and
 * has been deleted since: then nothing is touched. Only for a build that nobody else can be publishing.
 * @throws StoreError where an object can be neither told nor deleted
 */
export async function reclaimBuild(
	store: Store,
	image: ImageName,
	build: string,
	signal: AbortSignal,
): Promise<"published" | "free"> {
	const keys: string[] = [];
	const folder = store.keys.build(image, build, "");
	for await (const { key } of listKeys(store, folder, signal)) keys.push(key);
	const final = [RECORD, DELETION].map((name) =>
		store.keys.build(image, build, name),
	);
	if (keys.some((key) => final.includes(key))) return "published";
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
	return "free";
}
