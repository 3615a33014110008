/**
 * A verified image whose upload failed is not lost: it goes into the spool of this machine, with what the store already
 * has of it. So does one whose run was killed while it published.
 */

import type { Store } from "../bucket/client.ts";
import type { ExtraFile, PublishInput } from "../bucket/publish.ts";
import { ioBuffer } from "../io-buffer.ts";
import type { Failure, Image, Inspection } from "../model.ts";
import type { SpoolEntry, SpooledFile, SpooledUpload } from "../spool/entry.ts";
import { gigabytes } from "../spool/transfer.ts";
import type { Journal } from "../state.ts";
import type { ImageSource } from "./image-files.ts";
import type { Run } from "./run.ts";
import { openSpool } from "./spool.ts";

const READ_BYTES = 4 << 20;
const KEPT: readonly Failure["reason"][] = [
	"upload",
	"store_down",
	"store_denied",
];
/** Name that the log has beside an image's files. */
export const LOG_NAME = "build.log";

/** An image that is not published yet, with all that its publishing needs. */
export interface Unpublished {
	readonly image: Image;
	readonly files: readonly ImageSource[];
	/** Absolute path of the redacted log, complete. */
	readonly logPath: string;
	readonly extras?: readonly ExtraFile[];
	/** As the record would have them. */
	readonly facts: PublishInput["facts"];
	readonly channels: readonly string[];
	readonly reason: string;
	readonly by: PublishInput["by"];
	/** Name of the publishing in the metadata of its objects. */
	readonly stamp: string;
}

/** Who keeps an image. */
export interface Keeper {
	readonly run: Run;
	readonly store: Store;
	/** Names the uploads that the image has begun; what is kept with it leaves the journal. */
	readonly journal: Journal;
	readonly log: (line: string) => void;
	/** Throws where the text, which everybody will read, holds a secret. */
	readonly refuseSecrets: (subject: string, text: string) => void;
}

/** Why an image of this run could not be kept if its upload failed; undefined where it could. */
export function whyNotKept({ facts, settings }: Run): string | undefined {
	if (facts.runnerEnvironment === "github-hosted")
		return "this machine ends with the job";
	if (settings.spoolLimitBytes === 0) return "the input spool-limit is 0";
	return undefined;
}

/**
 * Keeps the image where only the store is to blame, and says so in the failure that it returns. One reading verifies and
 * digests it before: an image that turns out to be broken is a failure of its verification instead. A cancelled run keeps
 * nothing: whoever cancels does not want the image published by a later run. Never throws.
 */
export async function keepImage(
	keeper: Keeper,
	unpublished: Unpublished,
	failure: Failure,
): Promise<Failure> {
	const { run } = keeper;
	if (
		!KEPT.includes(failure.reason) ||
		run.signal.aborted ||
		unpublished.files.length === 0
	)
		return failure;
	const notKept = (why: string): Failure => ({
		...failure,
		message: `${failure.message} The image is not kept on the runner: ${why}.`,
	});
	const why = whyNotKept(run);
	if (why !== undefined) return notKept(why);
	try {
		const size = await putIntoSpool(keeper, unpublished);
		return {
			...failure,
			message: `${failure.message} The image is verified and kept on this runner (${gigabytes(size)}): its next \`build\` run for this bucket publishes it as ${unpublished.facts.identity.id}, before it builds anything.`,
		};
	} catch (error) {
		return (await ofTheImage(error)) ?? notKept(noted(error));
	}
}

/**
 * Verifies the image and moves it into the spool; the uploads that it has begun go with it.
 * @returns bytes
 * @throws where it can't be kept, or is broken
 */
export async function putIntoSpool(
	keeper: Keeper,
	unpublished: Unpublished,
): Promise<number> {
	const { run, store, journal } = keeper;
	const spool = openSpool(run, (entry) => {
		for (const upload of uploadsOf(store, entry)) journal.addUpload(upload);
	});
	if (spool === undefined) throw new Error("this run has no bucket");
	const entry = await describe(keeper, unpublished, spool.place);
	const { files, logPath, extras = [] } = unpublished;
	const sources = {
		files: pathsByName(files),
		log: logPath,
		extras: pathsByName(extras),
	};
	await spool.put(entry, sources, run.signal);
	forgetUploads(store, journal, entry);
	return entry.files.reduce((sum, file) => sum + file.size, 0);
}

function pathsByName(files: readonly ExtraFile[]): ReadonlyMap<string, string> {
	return new Map(files.map(({ name, path }) => [name, path]));
}

/** The failure where the image itself is to blame, which nobody had read to its end before. */
async function ofTheImage(error: unknown): Promise<Failure | undefined> {
	const { XvaError } = await import("../xva/errors.ts");
	const { Refusal } = await import("./image-files.ts");
	if (error instanceof Refusal)
		return { reason: error.reason, message: error.message, details: [] };
	if (!(error instanceof XvaError)) return undefined;
	const message = `${error.class}: ${error.message}`;
	return { reason: "verification", message, details: [] };
}

function noted(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	return text.replace(/\.$/, "");
}

/** Reads the files once: what is verified here is what the digests say. */
async function describe(
	keeper: Keeper,
	{ image, files, logPath, extras = [], ...rest }: Unpublished,
	place: string,
): Promise<SpoolEntry> {
	const { run, store, journal, log } = keeper;
	const { Inspector } = await import("./inspector.ts");
	const { signal } = run;
	const inspector = new Inspector({ mode: run.settings.verify, signal });
	const spooled: SpooledFile[] = [];
	for (const file of files) {
		log(`Verifying ${file.name} once more, to keep it on the runner.`);
		// read as it is: it is recompressed when it is sent
		const { name, path, platform, zstdLevel } = file;
		const digest = await readThrough(path, inspector.look(file), signal);
		const key = store.keys.build(image, rest.facts.identity.id, name);
		spooled.push({
			name,
			...digest,
			...(platform === undefined ? {} : { platform }),
			...(zstdLevel === undefined ? {} : { zstdLevel }),
			...begunUpload(journal, key, rest.stamp),
		});
	}
	const inspection: Inspection = inspector.result();
	const record = `The record of ${image.id}`;
	keeper.refuseSecrets(record, JSON.stringify(inspection));
	return {
		place,
		repository: run.facts.repository,
		image,
		files: spooled,
		log: { name: LOG_NAME, ...(await readThrough(logPath, [], signal)) },
		extras: await spooledExtras(extras, signal),
		inspection,
		...rest,
	};
}

async function spooledExtras(
	extras: readonly ExtraFile[],
	signal: AbortSignal,
): Promise<readonly SpooledFile[]> {
	const spooled: SpooledFile[] = [];
	for (const { path, ...extra } of extras)
		spooled.push({ ...extra, ...(await readThrough(path, [], signal)) });
	return spooled;
}

/** What the journal knows of the upload of a key by this publishing. */
function begunUpload(
	journal: Journal,
	key: string,
	stamp: string | undefined,
): { readonly upload?: SpooledUpload } {
	const begun = journal.data.uploads.find((upload) => upload.key === key);
	if (begun === undefined || begun.stamp !== stamp) return {};
	const { uploadId, partBytes, checksum } = begun;
	if (uploadId === "" || partBytes === undefined || checksum === undefined)
		return {};
	return {
		upload: {
			uploadId,
			partBytes,
			checksum: checksum as SpooledUpload["checksum"],
		},
	};
}

/** What the spool keeps is not for the journal's clean-up any more: neither parts nor whole objects of that build. */
function forgetUploads(
	{ keys }: Store,
	journal: Journal,
	{ image, facts }: Pick<SpoolEntry, "image" | "facts">,
): void {
	const folder = keys.build(image, facts.identity.id, "");
	for (const { key } of journal.data.uploads)
		if (key.startsWith(folder)) journal.removeUpload(key);
}

function uploadsOf({ keys }: Store, { image, facts, files }: SpoolEntry) {
	return files.flatMap(({ name, upload }) =>
		upload === undefined
			? []
			: [
					{
						key: keys.build(image, facts.identity.id, name),
						uploadId: upload.uploadId,
					},
				],
	);
}

/** Reads a file to its end, through the sinks. */
export async function readThrough(
	path: string,
	sinks: PublishInput["files"][number]["sinks"],
	signal: AbortSignal,
): Promise<{ readonly size: number; readonly sha256: string }> {
	const { openFeed } = await import("../bucket/feed.ts");
	const feed = await openFeed(path, sinks);
	try {
		const buffer = ioBuffer(READ_BYTES);
		while (feed.position() < feed.size) {
			signal.throwIfAborted();
			await feed.take(buffer.subarray(0, feed.size - feed.position()));
		}
		return await feed.finish();
	} finally {
		await feed.close();
	}
}
