/** Was a build of that id ever published, in whatever version of a template? */
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import type { Store } from "./client.ts";
import { DELETION, RECORD } from "./keys.ts";
import { explained, headOrNone } from "./objects.ts";

/** Does any version of the template have a record of this build, or a note that it was deleted? */
export async function isPublished(
	store: Store,
	os: string,
	build: string,
	signal: AbortSignal,
): Promise<boolean> {
	for await (const version of versionsOf(store, os, signal)) {
		for (const name of [RECORD, DELETION]) {
			const key = store.keys.build({ id: os, os, version }, build, name);
			if ((await headOrNone(store, key, signal)) !== undefined) return true;
		}
	}
	return false;
}

async function* versionsOf(
	store: Store,
	os: string,
	signal: AbortSignal,
): AsyncGenerator<string> {
	const folder = store.keys.templateFolder(os);
	let token: string | undefined;
	do {
		const page = await store.client
			.send(
				new ListObjectsV2Command({
					Bucket: store.bucket,
					Prefix: folder,
					Delimiter: "/",
					...(token === undefined ? {} : { ContinuationToken: token }),
				}),
				{ abortSignal: signal },
			)
			.catch((error: unknown) => {
				throw explained(store, error, "s3:ListBucket", folder);
			});
		for (const { Prefix = "" } of page.CommonPrefixes ?? [])
			yield Prefix.slice(folder.length, -1);
		token = page.NextContinuationToken;
	} while (token !== undefined);
}
