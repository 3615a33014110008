/** Logs of builds that yielded nothing. */

import type { Store } from "./client.ts";
import type { UploadInput } from "./job.ts";
import { LOG, mediaType } from "./keys.ts";
import type { Capabilities } from "./objects.ts";
import { uploadImage } from "./upload.ts";

/** A build that failed, was not verified, or was cancelled. */
export interface FailedBuild {
	readonly os: string;
	readonly runId: string;
	readonly attempt: string;
	readonly build: string;
	/** Absolute path of the redacted log. */
	readonly logPath: string;
	readonly signal: AbortSignal;
	/** Called as soon as there is something to abort. */
	readonly onMultipart?: UploadInput["onMultipart"];
}

/** Uploads the log to a place of its own, never under `templates/`; returns its URL. */
export async function putFailureLog(
	store: Store,
	capabilities: Capabilities,
	failed: FailedBuild,
): Promise<string> {
	const { os, runId, attempt, build, logPath, signal } = failed;
	const { onMultipart } = failed;
	const key = store.keys.failureLog(os, runId, attempt, build);
	await uploadImage(store, capabilities, {
		path: logPath,
		key,
		contentType: mediaType(LOG),
		sinks: [],
		signal,
		...(onMultipart === undefined ? {} : { onMultipart }),
	});
	return store.url(key);
}

/** Uploads the pictures of a failed build's console, oldest first, beside its log; returns their URLs. */
export async function putConsolePictures(
	store: Store,
	capabilities: Capabilities,
	{ os, runId, attempt, build, signal }: Omit<FailedBuild, "logPath">,
	paths: readonly string[],
): Promise<readonly string[]> {
	const urls: string[] = [];
	for (const [index, path] of paths.entries()) {
		const key = store.keys.consolePicture(os, runId, attempt, build, index + 1);
		await uploadImage(store, capabilities, {
			path,
			key,
			contentType: "image/png",
			sinks: [],
			signal,
		});
		urls.push(store.url(key));
	}
	return urls;
}
