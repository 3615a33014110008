/** What waits in the spool of this machine for the run's bucket goes into it, before anything is planned or built. */
import { createHash, randomUUID } from "node:crypto";
import type { BegunUpload } from "../bucket/begin.ts";
import type { Store } from "../bucket/client.ts";
import { StoreError } from "../bucket/errors.ts";
import type { Capabilities } from "../bucket/objects.ts";
import { preflight } from "../bucket/preflight.ts";
import { type ImageFile, publishBuild } from "../bucket/publish.ts";
import { reclaimBuild } from "../bucket/reclaim.ts";
import type { Notice, Publication } from "../model.ts";
import type { SpooledFile } from "../spool/entry.ts";
import type { EntryName, FoundEntry } from "../spool/folder.ts";
import { type Spool, type TakenEntry, UntrustedEntry } from "../spool/spool.ts";
import { gigabytes } from "../spool/transfer.ts";
import type { Journal } from "../state.ts";
import { openRecompression } from "../xva/recompress.ts";
import { EncoderError, findZstd } from "../xva/zstd-program.ts";
import { readThrough } from "./keep.ts";
import { progressLines } from "./progress-lines.ts";
import type { Run } from "./run.ts";
import { openSourceTree } from "./source-tree.ts";
import { closeScratch, openScratch, sentence } from "./workshop.ts";

/** What became of the images that waited. */
export interface SpooledOutcome {
	readonly publications: readonly Publication[];
	readonly notices: readonly Notice[];
	/** Sentences: what is still there, or had to be thrown away. */
	readonly warnings: readonly string[];
}

interface Uploading {
	readonly run: Run;
	readonly spool: Spool;
	readonly journal: Journal;
	readonly store: Store;
	readonly capabilities: Capabilities;
	readonly publications: Publication[];
	readonly notices: Notice[];
	readonly warnings: string[];
}

/** Uploads the entries, oldest build first; one that fails stays for the next run. Never throws. */
export async function uploadSpooled(
	run: Run,
	spool: Spool,
	entries: readonly FoundEntry[],
): Promise<SpooledOutcome> {
	const said = {
		publications: [] as Publication[],
		notices: [] as Notice[],
		warnings: [] as string[],
	};
	let journal: Journal | undefined;
	let left = entries.length;
	try {
		// post and later runs abort what a killed upload leaves
		journal = openScratch(run);
		const store = await run.store();
		if (store === undefined) return said;
		const capabilities = await preflight(store, run.signal);
		const uploading = { run, spool, journal, store, capabilities, ...said };
		for (const name of entries) {
			run.signal.throwIfAborted();
			await uploadOne(uploading, name);
			left--;
		}
	} catch (error) {
		said.warnings.push(
			`${left} image(s) still wait on this runner for their upload: ${sentence(error)}`,
		);
	} finally {
		if (journal !== undefined) await closeScratch(run, journal);
	}
	return said;
}

/** @throws where the next would fail as well */
async function uploadOne(uploading: Uploading, name: EntryName): Promise<void> {
	const { run, spool, warnings } = uploading;
	const label = `${name.image} ${name.build}`;
	let taken: TakenEntry | undefined;
	try {
		taken = await spool.take(name);
		if (taken === undefined)
			run.runner.info(`${label} waits on this runner, and another run has it.`);
		else await uploadTaken(uploading, taken, label);
	} catch (error) {
		if (error instanceof UntrustedEntry)
			warnings.push(await discard(spool, name, taken, error));
		else if (run.signal.aborted || isDown(error)) throw error;
		else
			warnings.push(
				`${label} still waits on this runner for its upload: ${sentence(error)}`,
			);
	} finally {
		await taken?.release();
	}
}

function isDown(error: unknown): boolean {
	return error instanceof StoreError && error.reason === "store_down";
}

async function discard(
	spool: Spool,
	{ image, build }: EntryName,
	taken: TakenEntry | undefined,
	error: UntrustedEntry,
): Promise<string> {
	const why = error.message.replace(/\.$/, "");
	try {
		await (taken === undefined
			? spool.remove({ place: spool.place, image, build })
			: taken.remove());
		return `${image} ${build} was removed from the spool of this runner and not published: ${why}. It must be built again.`;
	} catch (problem) {
		return `${image} ${build} in the spool of this runner is not published: ${why}. Remove it by hand: ${sentence(problem)}`;
	}
}

async function uploadTaken(
	{ run, journal, store, capabilities, ...said }: Uploading,
	taken: TakenEntry,
	label: string,
): Promise<void> {
	const { entry } = taken;
	const { image, facts } = entry;
	if (entry.repository !== run.facts.repository) {
		run.runner.info(
			`${label} waits on this runner for a run of ${entry.repository}.`,
		);
		return;
	}
	const build = facts.identity.id;
	const { stamp = randomUUID() } = entry;
	const found = await reclaimBuild(store, image, build, run.signal, stamp);
	if (found === "published") {
		run.runner.info(`${label} is in the bucket already: it leaves the spool.`);
		await taken.remove();
		return;
	}
	const size = entry.files.reduce((sum, file) => sum + file.size, 0);
	run.runner.info(
		`Uploading ${label} (${gigabytes(size)}), which an earlier run on this machine verified and could not upload.`,
	);
	await proveLog(taken, run.signal);
	const zstd = entry.files.some(({ zstdLevel }) => zstdLevel !== undefined)
		? await findZstd(run.env)
		: undefined;
	const keyOf = (name: string) => store.keys.build(image, build, name);
	const publish = (program: string | undefined) =>
		publishBuild(store, capabilities, {
			...entry,
			stamp,
			keepParts: true,
			files: entry.files.map((file) => {
				const sent = imageFile(taken, file, { program, signal: run.signal });
				if (file.upload === undefined) return sent;
				const resume = { ...file.upload, key: keyOf(file.name), stamp };
				return { ...sent, resume };
			}),
			logPath: taken.pathOf(entry.log),
			inspection: () => entry.inspection,
			isAncestor: ancestry(run),
			now: run.now,
			signal: run.signal,
			onKey: (key) => journal.addUpload({ key, uploadId: "" }),
			onMultipart: async (upload) => {
				// what the entry knows of outlives this process, and is no business of the journal's
				if (await noteUpload(taken, upload, keyOf, stamp))
					journal.removeUpload(upload.key);
				else journal.addUpload(upload);
			},
			onLeft: (upload) => journal.addUpload(upload),
			onProgress: progressLines("Uploading", (line) => run.runner.info(line)),
			onResumed: (name, there, total) =>
				run.runner.info(
					`Resumed: the store had ${gigabytes(there)} of ${gigabytes(total)} of ${name}.`,
				),
			onAnew: (name, why) =>
				run.runner.info(`${name} is sent from its beginning: ${why}`),
		});
	const publication = await publish(zstd).catch((error: unknown) => {
		if (!(error instanceof EncoderError) || zstd === undefined) throw error;
		run.runner.info(`${sentence(error)} Compressing on one thread instead.`);
		return publish(undefined);
	});
	for (const { path } of publication.files) journal.removeUpload(keyOf(path));
	said.publications.push(publication);
	said.warnings.push(...publication.warnings);
	const moved = publication.channels.join(", ");
	said.notices.push({
		level: "notice",
		message: `${label} is published now: an earlier run built it and could not upload it${moved === "" ? "" : `; ${moved} moved to it`}.`,
	});
	await taken.remove();
}

/** Writes an upload into the entry, so that whoever tries next goes on with it; false where it is of no file of the entry's. */
async function noteUpload(
	taken: TakenEntry,
	{ key, uploadId, partBytes, checksum }: BegunUpload,
	keyOf: (name: string) => string,
	stamp: string,
): Promise<boolean> {
	const { entry } = taken;
	const upload = { uploadId, partBytes, checksum };
	const file = entry.files.find(({ name }) => keyOf(name) === key);
	if (file === undefined) return false;
	if (file.upload?.uploadId === uploadId) return true;
	await taken.update({
		...entry,
		stamp,
		files: entry.files.map((one) => (one === file ? { ...one, upload } : one)),
	});
	return true;
}

/** The one reading that uploads the file proves that it is the one that was verified. */
function imageFile(
	taken: TakenEntry,
	file: SpooledFile,
	{
		program,
		signal,
	}: { readonly program: string | undefined; readonly signal: AbortSignal },
): ImageFile {
	const { name, platform, sha256, zstdLevel: level } = file;
	const hash = createHash("sha256");
	const recompression = (level: number) =>
		openRecompression({
			mode: "none",
			level,
			signal,
			...(program === undefined ? {} : { program }),
		});
	return {
		path: taken.pathOf(file),
		name,
		...(platform === undefined ? {} : { platform }),
		...(level === undefined ? {} : { through: () => recompression(level) }),
		sinks: [
			{
				write: (chunk) => {
					hash.update(chunk);
				},
				end: async () => prove(name, hash.digest("hex"), sha256),
			},
		],
	};
}

async function proveLog(taken: TakenEntry, signal: AbortSignal): Promise<void> {
	const { log } = taken.entry;
	const { sha256 } = await readThrough(taken.pathOf(log), [], signal);
	prove(log.name, sha256, log.sha256);
}

function prove(name: string, found: string, expected: string): void {
	if (found !== expected)
		throw new UntrustedEntry(
			`${name} is no longer what was verified (SHA-256 ${found}, and it was ${expected})`,
		);
}

/** Asked only where a channel would move. */
function ancestry(run: Run) {
	let tree: ReturnType<typeof openSourceTree> | undefined;
	return async (ancestor: string, descendant: string) => {
		tree ??= openSourceTree(run, []);
		return (await (await tree).isAncestor(ancestor, descendant)) ?? "unknown";
	};
}
