/** A build into the bucket, in the order in which no reader ever sees a name whose bytes are not there. */

import { randomUUID } from "node:crypto";
import type {
	Image,
	Inspection,
	Publication,
	PublishedFile,
} from "../model.ts";
import type { Multipart } from "./abort.ts";
import type { IsAncestor } from "./channels.ts";
import type { Checksum } from "./checksum.ts";
import type { Store } from "./client.ts";
import { indexBuild } from "./index-build.ts";
import { taken } from "./job.ts";
import type { By } from "./json.ts";
import { CHECKSUMS, LOG, mediaType, PROVENANCE, RECORD } from "./keys.ts";
import { type Capabilities, putIfAbsent } from "./objects.ts";
import {
	checksumsText,
	provenanceText,
	type RecordFacts,
	recordText,
	sha256Of,
} from "./records.ts";
import type { Sink } from "./source.ts";
import { uploadImage } from "./upload.ts";

/** An image file on the runner. */
export interface ImageFile {
	/** Absolute path. */
	readonly path: string;
	/** Its name under the build id, such as `debian-12.xva`. */
	readonly name: string;
	readonly platform?: string;
	readonly sinks: readonly Sink[];
}

/** One image of a build, ready to go. */
export interface PublishInput {
	readonly image: Image;
	readonly files: readonly ImageFile[];
	/** Absolute path of the redacted log, complete. */
	readonly logPath: string;
	/** What the sinks found; asked when all files have been read. */
	readonly inspection: () => Inspection;
	/** What the record says beside files, image and inspection. */
	readonly facts: Omit<
		RecordFacts,
		"image" | "createdAt" | "hardware" | "verification"
	>;
	/** Channels that move to this build. */
	readonly channels: readonly string[];
	readonly reason: string;
	readonly by: By;
	readonly isAncestor: IsAncestor;
	readonly now: () => Date;
	readonly signal: AbortSignal;
	readonly onMultipart?: (upload: Multipart) => Promise<void> | void;
	/** Bytes of one file that the store has, of how many. */
	readonly onProgress?: (
		name: string,
		sentBytes: number,
		totalBytes: number,
	) => void;
}

/** One publishing on its way. */
export interface Publishing {
	readonly store: Store;
	readonly capabilities: Capabilities;
	readonly input: PublishInput;
	readonly stamp: string;
}

/**
 * Publishes one image of a build. Throws as long as the record is not there: then there is no build.
 * What fails after the record is in `warnings`, and the next publish heals it.
 */
export async function publishBuild(
	store: Store,
	capabilities: Capabilities,
	input: PublishInput,
): Promise<Publication> {
	const publishing = { store, capabilities, input, stamp: randomUUID() };
	const { images, storeChecksum } = await uploadFiles(publishing);
	const log = await uploadLog(publishing);
	const inspection = input.inspection();
	const { files, sumsSha256 } = await writeRecord(publishing, inspection, [
		...images,
		log,
	]);
	const { channels, warnings } = await indexBuild(publishing, sumsSha256);
	return {
		image: input.image,
		build: input.facts.identity.id,
		files,
		inspection,
		channels,
		warnings,
		storeChecksum,
		urls: urlsOf(publishing, files),
	};
}

function keyOf({ store, input }: Publishing, name: string): string {
	return store.keys.build(input.image, input.facts.identity.id, name);
}

async function uploadFiles(publishing: Publishing): Promise<{
	images: PublishedFile[];
	storeChecksum: Checksum;
}> {
	const images: PublishedFile[] = [];
	let storeChecksum: Checksum | undefined;
	for (const file of publishing.input.files) {
		const { published, checksum } = await upload(publishing, file, "image");
		images.push(published);
		storeChecksum ??= checksum;
	}
	return { images, storeChecksum: storeChecksum ?? "none" };
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
	const { onMultipart, onProgress } = input;
	const type = mediaType(file.name);
	const done = await uploadImage(store, capabilities, {
		path: file.path,
		key: keyOf(publishing, file.name),
		contentType: type,
		sinks: file.sinks,
		signal: input.signal,
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

/** Provenance, checksums, record: the texts are made first, because the checksums cover the record. */
async function writeRecord(
	publishing: Publishing,
	inspection: Inspection,
	uploaded: readonly PublishedFile[],
): Promise<{ files: PublishedFile[]; sumsSha256: string }> {
	const { input } = publishing;
	const facts: RecordFacts = {
		...input.facts,
		image: input.image,
		createdAt: input.now(),
		verification: inspection.verification,
		...(inspection.hardware === undefined
			? {}
			: { hardware: inspection.hardware }),
	};
	const provenance = provenanceText(facts, uploaded);
	const covered = [...uploaded, describe(PROVENANCE, "provenance", provenance)];
	const record = recordText(facts, covered);
	const listed = [...covered, describe(RECORD, "record", record)];
	const sums = checksumsText(listed);
	await writeOnce(publishing, PROVENANCE, provenance);
	await writeOnce(publishing, CHECKSUMS, sums);
	await writeOnce(publishing, RECORD, record);
	return {
		files: [...listed, describe(CHECKSUMS, "checksums", sums)],
		sumsSha256: sha256Of(sums),
	};
}

function describe(
	path: string,
	role: PublishedFile["role"],
	text: string,
): PublishedFile {
	return {
		path,
		role,
		size: Buffer.byteLength(text),
		sha256: sha256Of(text),
		media_type: mediaType(path),
	};
}

async function writeOnce(
	publishing: Publishing,
	name: string,
	body: string,
): Promise<void> {
	const { store, capabilities, input, stamp } = publishing;
	const key = keyOf(publishing, name);
	const object = { key, body, contentType: mediaType(name) };
	const outcome = await putIfAbsent(
		store,
		capabilities,
		object,
		stamp,
		input.signal,
	);
	if (outcome === "exists") {
		throw taken(key);
	}
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
