/** What waits in the spool of this machine for the run's bucket goes into it, before anything is planned or built. */
import { randomUUID } from "node:crypto";
import type { BegunUpload } from "../bucket/begin.ts";
import type { Store } from "../bucket/client.ts";
import { StoreError } from "../bucket/errors.ts";
import type { Capabilities } from "../bucket/objects.ts";
import { preflight } from "../bucket/preflight.ts";
import { publishBuild } from "../bucket/publish.ts";
import { reclaimBuild } from "../bucket/reclaim.ts";
import type { Notice, Publication } from "../model.ts";
import type { EntryName, FoundEntry } from "../spool/folder.ts";
import { type Spool, type TakenEntry, UntrustedEntry } from "../spool/spool.ts";
import { gigabytes } from "../spool/transfer.ts";
import type { Journal } from "../state.ts";
import { EncoderError, findZstd } from "../xva/zstd-program.ts";
import { progressLines } from "./progress-lines.ts";
import type { Run } from "./run.ts";
import { openSourceTree } from "./source-tree.ts";
import { extraFiles, imageFile, proveBeside } from "./spooled-files.ts";
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
	uploading: Uploading,
	taken: TakenEntry,
	label: string,
): Promise<void> {
	const { run, store } = uploading;
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
	await proveBeside(taken, run.signal);
	const publication = await publishTaken(uploading, taken, stamp);
	const moved = publication.channels.join(", ");
	uploading.publications.push(publication);
	uploading.warnings.push(...publication.warnings);
	uploading.notices.push({
		level: "notice",
		message: `${label} is published now: an earlier run built it and could not upload it${moved === "" ? "" : `; ${moved} moved to it`}.`,
	});
	await taken.remove();
}

async function publishTaken(
	uploading: Uploading,
	taken: TakenEntry,
	stamp: string,
): Promise<Publication> {
	const { run, store, journal } = uploading;
	const { image, facts, files } = taken.entry;
	const zstd = files.some(({ zstdLevel }) => zstdLevel !== undefined)
		? await findZstd(run.env)
		: undefined;
	const publication = await send(uploading, taken, { stamp, zstd }).catch(
		(error: unknown) => {
			if (!(error instanceof EncoderError) || zstd === undefined) throw error;
			run.runner.info(`${sentence(error)} Compressing on one thread instead.`);
			return send(uploading, taken, { stamp, zstd: undefined });
		},
	);
	for (const { path } of publication.files)
		journal.removeUpload(store.keys.build(image, facts.identity.id, path));
	return publication;
}

interface Sending {
	readonly stamp: string;
	/** Path of the program that compresses, where one does. */
	readonly zstd: string | undefined;
}

function send(
	{ run, journal, store, capabilities }: Uploading,
	taken: TakenEntry,
	{ stamp, zstd }: Sending,
): Promise<Publication> {
	const { entry } = taken;
	const { signal } = run;
	const say = (line: string) => run.runner.info(line);
	const keyOf = (name: string) =>
		store.keys.build(entry.image, entry.facts.identity.id, name);
	return publishBuild(store, capabilities, {
		...entry,
		stamp,
		keepParts: true,
		files: entry.files.map((file) => {
			const sent = imageFile(taken, file, { program: zstd, signal });
			if (file.upload === undefined) return sent;
			const resume = { ...file.upload, key: keyOf(file.name), stamp };
			return { ...sent, resume };
		}),
		logPath: taken.pathOf(entry.log),
		extras: extraFiles(taken),
		inspection: () => entry.inspection,
		isAncestor: ancestry(run),
		now: run.now,
		signal,
		onKey: (key) => journal.addUpload({ key, uploadId: "" }),
		onMultipart: async (upload) => {
			// what the entry knows of outlives this process, and is no business of the journal's
			if (await noteUpload(taken, upload, keyOf, stamp))
				journal.removeUpload(upload.key);
			else journal.addUpload(upload);
		},
		onLeft: (upload) => journal.addUpload(upload),
		onProgress: progressLines("Uploading", say),
		onResumed: (name, there, total) =>
			say(
				`Resumed: the store had ${gigabytes(there)} of ${gigabytes(total)} of ${name}.`,
			),
		onAnew: (name, why) => say(`${name} is sent from its beginning: ${why}`),
	});
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

/** Asked only where a channel would move. */
function ancestry(run: Run) {
	let tree: ReturnType<typeof openSourceTree> | undefined;
	return async (ancestor: string, descendant: string) => {
		tree ??= openSourceTree(run);
		return (await (await tree).isAncestor(ancestor, descendant)) ?? "unknown";
	};
}
