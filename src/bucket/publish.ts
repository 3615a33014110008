/** A build into the bucket, in the order in which no reader ever sees a name whose bytes are not there. */

import { randomUUID } from "node:crypto";
import type { Publication, PublishedFile } from "../model.ts";
import { type Checksum, weakest } from "./checksum.ts";
import type { Store } from "./client.ts";
import { indexBuild } from "./index-build.ts";
import { LOG, mediaType, RECORD } from "./keys.ts";
import type { Capabilities } from "./objects.ts";
import {
	type ImageFile,
	keyOf,
	type PublishInput,
	type Publishing,
} from "./publishing.ts";
import { putRecord, putTexts } from "./record.ts";
import { sha256Of } from "./records.ts";
import { uploadImage } from "./upload.ts";
import { withdraw } from "./withdraw.ts";

export type { ImageFile, PublishInput } from "./publishing.ts";

/**
 * A cancelled run must not leave a published build without its channel and index. Usually a second's work; the bound
 * is for a store that hangs, as the runner ends a cancelled job some minutes after.
 */
const INDEX_TIMEOUT_MS = 60_000;

/**
 * Publishes one image of a build. Throws as long as the record is not there: then there is no build, and what was
 * written of it is taken back. A cancel counts until the record is sent. What fails after the record is in
 * `warnings`, and the next publish heals it.
 */
export async function publishBuild(
	store: Store,
	capabilities: Capabilities,
	input: PublishInput,
): Promise<Publication> {
	const publishing: Publishing = {
		store,
		capabilities,
		input,
		stamp: randomUUID(),
		begun: new Set(),
	};
	const before = await putBeforeRecord(publishing);
	await putRecord(publishing, before.texts.record);
	const { image, facts, channels: wanted, reason, by, isAncestor } = input;
	const { channels, warnings } = await indexBuild(store, capabilities, {
		image,
		build: facts.identity.id,
		commit: facts.source.commit,
		sumsSha256: sha256Of(before.texts.sums),
		channels: wanted,
		reason,
		by,
		isAncestor,
		now: input.now,
		stamp: publishing.stamp,
		signal: AbortSignal.timeout(INDEX_TIMEOUT_MS),
	});
	const { inspection, storeChecksum, texts } = before;
	const { files } = texts;
	return {
		image,
		build: facts.identity.id,
		files,
		inspection,
		channels,
		warnings,
		storeChecksum,
		urls: urlsOf(publishing, files),
	};
}

/** All but the record; what was written is taken back where any of it fails, or the run is cancelled. */
async function putBeforeRecord(publishing: Publishing) {
	const { input } = publishing;
	try {
		const { images, storeChecksum } = await uploadFiles(publishing);
		const log = await uploadLog(publishing);
		const inspection = input.inspection();
		const texts = await putTexts(publishing, inspection, [...images, log]);
		input.signal.throwIfAborted();
		return { inspection, storeChecksum, texts };
	} catch (error) {
		await withdraw(publishing);
		throw error;
	}
}

async function uploadFiles(publishing: Publishing): Promise<{
	images: PublishedFile[];
	storeChecksum: Checksum;
}> {
	const images: PublishedFile[] = [];
	const checksums: Checksum[] = [];
	for (const file of publishing.input.files) {
		const { published, checksum } = await upload(publishing, file, "image");
		images.push(published);
		checksums.push(checksum);
	}
	return { images, storeChecksum: weakest(checksums) };
}

async function uploadLog(publishing: Publishing): Promise<PublishedFile> {
	const file = { path: publishing.input.logPath, name: LOG, sinks: [] };
	return (await upload(publishing, file, "log")).published;
}

async function upload(
	publishing: Publishing,
	file: ImageFile,
	role: "image" | "log",
): Promise<{ published: PublishedFile; checksum: Checksum }> {
	const { store, capabilities, input } = publishing;
	const { onKey, onMultipart, onProgress } = input;
	const type = mediaType(file.name);
	const key = keyOf(publishing, file.name);
	publishing.begun.add(key);
	const done = await uploadImage(store, capabilities, {
		path: file.path,
		key,
		contentType: type,
		stamp: publishing.stamp,
		sinks: file.sinks,
		signal: input.signal,
		...(onKey === undefined ? {} : { onKey }),
		...(onMultipart === undefined ? {} : { onMultipart }),
		...(onProgress === undefined
			? {}
			: {
					onProgress: (sent: number, total: number) =>
						onProgress(file.name, sent, total),
				}),
	});
	const published: PublishedFile = {
		path: file.name,
		role,
		...(file.platform === undefined ? {} : { platform: file.platform }),
		size: done.size,
		sha256: done.sha256,
		media_type: type,
	};
	return { published, checksum: done.storeChecksum };
}

function urlsOf(
	publishing: Publishing,
	files: readonly PublishedFile[],
): Publication["urls"] {
	const url = (name: string) => publishing.store.url(keyOf(publishing, name));
	const image = files.find(({ role }) => role === "image");
	return {
		...(image === undefined ? {} : { image: url(image.path) }),
		metadata: url(RECORD),
		log: url(LOG),
	};
}
