/**
 * Images whose run was killed while it published them: they are verified and kept in the spool, with what the store has of
 * them already. A run that somebody cancelled is not one of them.
 */
import { existsSync } from "node:fs";
import { link, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { RECORD } from "../bucket/keys.ts";
import type { ExtraFile } from "../bucket/publish.ts";
import type { JournalPublishing } from "../journal-data.ts";
import { factsShape, flatName, imageShape } from "../spool/entry.ts";
import type { EntryName } from "../spool/folder.ts";
import {
	amount,
	list,
	optional,
	type Shape,
	shape,
	text,
} from "../spool/shape.ts";
import type { Journal } from "../state.ts";
import type { ImageSource } from "./image-files.ts";
import {
	LOG_NAME,
	putIntoSpool,
	type Unpublished,
	whyNotKept,
} from "./keep.ts";
import { refuseInputsInText } from "./leg-secrets.ts";
import type { Run } from "./run.ts";
import { openSpool } from "./spool.ts";
import { sentence } from "./workshop.ts";

/**
 * Writes down what a later process needs to publish the image, should this one be killed. Its files get second names in
 * the journal's folder, where that is on their file system: that outlives the job, which the runner's temporary folder
 * does not.
 */
export async function safeguard(
	journal: Journal,
	unpublished: Unpublished,
): Promise<void> {
	const { image, facts, files, logPath, extras = [] } = unpublished;
	const build = facts.identity.id;
	const folder = journal.publishingFolder(image.id, build);
	const named = async <T extends ExtraFile>(file: T): Promise<T> => {
		const second = join(folder, flatName(file));
		try {
			await link(file.path, second);
			return { ...file, path: second };
		} catch {
			return file;
		}
	};
	await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {});
	const kept: Unpublished = {
		...unpublished,
		logPath: (await named({ path: logPath, name: LOG_NAME })).path,
		files: await Promise.all(files.map(named)),
		extras: await Promise.all(extras.map(named)),
	};
	journal.setPublishing({ image: image.id, build, unpublished: kept });
}

const format: Shape<ImageSource["format"]> = (value, where) => {
	if (value !== "xva" && value !== "disk")
		throw new Error(`${where} is ${String(value)}`);
	return value;
};

const compression: Shape<NonNullable<ImageSource["compression"]>> = (
	value,
	where,
) => {
	if (value !== "none" && value !== "gzip" && value !== "zstd")
		throw new Error(`${where} is ${String(value)}`);
	return value;
};

const UNPUBLISHED: Shape<Unpublished> = shape({
	image: imageShape,
	files: list(
		shape({
			path: text,
			packerBuild: text,
			builderId: text,
			name: text,
			format,
			platform: optional(text),
			compression: optional(compression),
			zstdLevel: optional(amount),
			madeFrom: optional(shape({ name: text, format: text })),
		}),
	),
	logPath: text,
	extras: optional(
		list(shape({ path: text, name: text, platform: optional(text) })),
	),
	facts: factsShape,
	channels: list(text),
	reason: text,
	by: shape({ actor: text, run_url: text }),
	stamp: text,
});

export interface Rescued {
	/** What is in the spool now. */
	readonly kept: readonly Pick<EntryName, "image" | "build">[];
	/** Sentences. */
	readonly problems: readonly string[];
}

/**
 * To be called before the uploads of the journal are ended and its scratch is removed. What can't be kept now, for a reason
 * that passes, stays in the journal. Never throws.
 */
export async function rescue(run: Run, journal: Journal): Promise<Rescued> {
	const { publishing = [], cancelled = false } = journal.data;
	const kept: Rescued["kept"][number][] = [];
	const problems: string[] = [];
	const given = cancelled || whyNotKept(run) !== undefined;
	for (const one of publishing) {
		const { image, build } = one;
		if (given) {
			journal.endPublishing(image, build);
			continue;
		}
		if (run.signal.aborted) break;
		try {
			if (await rescueOne(run, journal, one)) kept.push({ image, build });
			journal.endPublishing(image, build);
		} catch (error) {
			const lost = error instanceof Lost || (await isOfTheImage(error));
			if (lost) journal.endPublishing(image, build);
			problems.push(
				`${image} ${build} was cut off while it was published, and ${lost ? "must be built again" : "is not published yet"}: ${sentence(error)}`,
			);
		}
	}
	return { kept, problems };
}

/** Nothing is left to be published. */
class Lost extends Error {
	override readonly name = "Lost";
}

async function isOfTheImage(error: unknown): Promise<boolean> {
	const { XvaError } = await import("../xva/errors.ts");
	const { Refusal } = await import("./image-files.ts");
	return error instanceof XvaError || error instanceof Refusal;
}

/** @returns whether it is in the spool now; false where it is published already */
async function rescueOne(
	run: Run,
	journal: Journal,
	{ image, build, unpublished }: JournalPublishing,
): Promise<boolean> {
	const store = await run.store();
	if (store === undefined) throw new Error("this run has no bucket");
	const waiting = (await openSpool(run)?.list()) ?? [];
	if (waiting.some((entry) => entry.image === image && entry.build === build))
		return true;
	const found = readUnpublished(unpublished);
	const { headOrNone } = await import("../bucket/objects.ts");
	const record = store.keys.build(found.image, build, RECORD);
	if ((await headOrNone(store, record, run.signal)) !== undefined) return false;
	const { files, logPath, extras = [] } = found;
	const paths = [...files, ...extras].map(({ path }) => path);
	if (![logPath, ...paths].every(existsSync))
		throw new Lost("its files are gone");
	const keeper = {
		run,
		store,
		journal,
		log: (line: string) => run.runner.info(line),
		refuseSecrets: (subject: string, value: string) =>
			refuseInputsInText(run, subject, value),
	};
	await putIntoSpool(keeper, found);
	return true;
}

function readUnpublished(value: unknown): Unpublished {
	try {
		return UNPUBLISHED(value, "its entry");
	} catch (cause) {
		throw new Lost("another version of the action wrote it down", { cause });
	}
}
