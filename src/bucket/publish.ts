/** A build into the bucket, in the order in which no reader ever sees a name whose bytes are not there. */

import { randomUUID } from "node:crypto";
import type { Publication, PublishedFile } from "../model.ts";
import { type Checksum, weakest } from "./checksum.ts";
import type { Store } from "./client.ts";
import type { Digest } from "./feed.ts";
import { indexBuild } from "./index-build.ts";
import { CHECKSUMS, LOG, mediaType, PROVENANCE, RECORD } from "./keys.ts";
import type { Capabilities } from "./objects.ts";
import {
	type ImageFile,
	keyOf,
	type PublishInput,
	type Publishing,
} from "./publishing.ts";
import { putRecord, putTexts } from "./record.ts";
import { sha256Of } from "./records.ts";
import { type Uploaded, uploadImage } from "./upload.ts";
import { withdraw } from "./withdraw.ts";

export type { ExtraFile, ImageFile, PublishInput } from "./publishing.ts";

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
	const publishing = begin(store, capabilities, input);
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
		buildKey: { key: facts.buildKey, parts: facts.buildKeyParts ?? {} },
		urls: urlsOf(publishing, files),
	};
}

function begin(
	store: Store,
	capabilities: Capabilities,
	input: PublishInput,
): Publishing {
	const { stamp = randomUUID() } = input;
	const again = input.stamp !== undefined;
	const begun = new Set<string>();
	const publishing = { store, capabilities, input, stamp, again, begun };
	if (again) {
		const files = [...input.files, ...(input.extras ?? [])];
		const names = files.map(({ name }) => name);
		for (const name of [...names, LOG, PROVENANCE, CHECKSUMS]) {
			begun.add(keyOf(publishing, name));
		}
	}
	return publishing;
}

/** All but the record; what was written is taken back where any of it fails, or the run is cancelled. */
async function putBeforeRecord(publishing: Publishing) {
	const { input } = publishing;
	try {
		const { images, storeChecksum, sources } = await uploadFiles(publishing);
		const log = await uploadLog(publishing);
		const extras = await uploadExtras(publishing);
		const inspection = input.inspection(sources);
		const files = [...images, log, ...extras];
		const texts = await putTexts(publishing, inspection, files);
		input.signal.throwIfAborted();
		return { inspection, storeChecksum, texts };
	} catch (error) {
		await withdraw(publishing, error);
		throw error;
	}
}

async function uploadFiles(publishing: Publishing): Promise<{
	images: PublishedFile[];
	storeChecksum: Checksum;
	sources: ReadonlyMap<string, Digest>;
}> {
	const { keepParts = false } = publishing.input;
	const images: PublishedFile[] = [];
	const checksums: Checksum[] = [];
	const sources = new Map<string, Digest>();
	for (const file of publishing.input.files) {
		const done = await upload(publishing, file, keepParts);
		images.push(describe(file, "image", done));
		checksums.push(done.storeChecksum);
		if (done.source !== undefined) {
			sources.set(file.name, done.source);
		}
	}
	return { images, storeChecksum: weakest(checksums), sources };
}

async function uploadLog(publishing: Publishing): Promise<PublishedFile> {
	const file = { path: publishing.input.logPath, name: LOG, sinks: [] };
	// what has begun of it would be named by nobody
	return describe(file, "log", await upload(publishing, file, false));
}

async function uploadExtras(publishing: Publishing): Promise<PublishedFile[]> {
	const extras: PublishedFile[] = [];
	for (const extra of publishing.input.extras ?? []) {
		const done = await upload(publishing, { ...extra, sinks: [] }, false);
		extras.push(describe(extra, "other", done));
	}
	return extras;
}

async function upload(
	publishing: Publishing,
	file: ImageFile,
	keepParts: boolean,
): Promise<Uploaded> {
	const { store, capabilities, input, stamp, again } = publishing;
	const { onProgress, onAnew } = input;
	const { name, platform: _, ...what } = file;
	const key = keyOf(publishing, name);
	publishing.begun.add(key);
	const done = await uploadImage(store, capabilities, {
		...what,
		key,
		contentType: mediaType(name),
		stamp,
		again,
		keepParts,
		signal: input.signal,
		onKey: (begun) => input.onKey?.(begun),
		onMultipart: (begun) => input.onMultipart?.(begun),
		onLeft: (left) => input.onLeft?.(left),
		onProgress: (sent, total) => onProgress?.(name, sent, total),
		onAnew: (why) => onAnew?.(name, why),
	});
	if (done.resumedBytes > 0) {
		input.onResumed?.(name, done.resumedBytes, done.size);
	}
	return done;
}

function describe(
	{ name, platform }: Pick<ImageFile, "name" | "platform">,
	role: PublishedFile["role"],
	{ size, sha256 }: Digest,
): PublishedFile {
	return {
		path: name,
		role,
		...(platform === undefined ? {} : { platform }),
		size,
		sha256,
		media_type: mediaType(name),
	};
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
