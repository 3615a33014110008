/** One small object on its way to the store: again while the store is too busy, lower down where it refuses the checksum. */

import type {
	PutObjectCommand,
	PutObjectCommandInput,
	S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { bodyChecksum } from "./checksum.ts";
import { objectSettings, type Store } from "./client.ts";
import { onLadder } from "./ladder.ts";
import type { Capabilities, SmallObject } from "./objects.ts";
import { retry } from "./retry.ts";

/** Largest body that is sent as one PUT; lib-storage would cut longer ones. */
const SINGLE_PUT_BYTES = 5 * 1024 * 1024;

/** Writes the object, with what `more` asks for; throws the errors of the SDK. */
export async function put(
	store: Store,
	capabilities: Capabilities,
	object: SmallObject,
	more: Partial<PutObjectCommandInput>,
	signal: AbortSignal,
): Promise<void> {
	signal.throwIfAborted();
	const body = Buffer.from(object.body);
	const client = endedBy(store.client, signal);
	const partSize = Math.max(body.length + 1, SINGLE_PUT_BYTES);
	const params = {
		Bucket: store.bucket,
		Key: object.key,
		Body: body,
		ContentType: object.contentType,
		...objectSettings(store.settings),
		...more,
	};
	const { refreshable, retryBudgetMs: budgetMs } = store;
	await onLadder(store, capabilities.checksum, (checksum) => {
		const checked = { ...params, ...bodyChecksum(checksum, body) };
		return retry(
			() => new Upload({ client, partSize, params: checked }).done(),
			{ signal, refreshable, budgetMs },
		);
	});
}

/** lib-storage's own abort leaves a PUT and its retries running: they would write after the caller has given up. */
function endedBy(client: S3Client, signal: AbortSignal): S3Client {
	const send = (command: PutObjectCommand) =>
		client.send(command, { abortSignal: signal });
	return Object.create(client, { send: { value: send } });
}
