/**
 * Images whose run was killed while it published them: they are verified and kept in the spool, with what the store has of
 * them already. A run that somebody cancelled is not one of them.
 */
import { existsSync } from "node:fs";
import { link, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { factsShape, imageShape } from "../spool/entry.ts";
import type { EntryName } from "../spool/folder.ts";
import {
	amount,
	list,
	optional,
	type Shape,
	shape,
	text,
} from "../spool/shape.ts";
import type { Journal, JournalPublishing } from "../state.ts";
import type { ImageSource } from "./image-files.ts";
import {
	LOG_NAME,
	putIntoSpool,
	type Unpublished,
	whyNotKept,
} from "./keep.ts";
import { refuseInputsInText } from "./leg-secrets.ts";
import type { Run } from "./run.ts";
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
	const { image, facts, files, logPath } = unpublished;
	const build = facts.identity.id;
	journal.endPublishing(image.id, build);
	const folder = journal.publishingFolder(image.id, build);
	const named = async (path: string, name: string) => {
		const second = join(folder, name);
		try {
			await link(path, second);
			return second;
		} catch {
			return path;
		}
	};
	await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {});
	const kept: Unpublished = {
		...unpublished,
		logPath: await named(logPath, LOG_NAME),
		files: await Promise.all(
			files.map(async (file) => ({
				...file,
				path: await named(file.path, file.name),
			})),
		),
	};
	journal.setPublishing({ image: image.id, build, unpublished: kept });
}

const format: Shape<ImageSource["format"]> = (value, where) => {
	if (value !== "xva" && value !== "disk")
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
			zstdLevel: optional(amount),
			madeFrom: optional(shape({ name: text, format: text })),
		}),
	),
	logPath: text,
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

/** To be called before the uploads of the journal are ended and its scratch is removed. Never throws. */
export async function rescue(run: Run, journal: Journal): Promise<Rescued> {
	const { publishing = [], cancelled = false, finished } = journal.data;
	const kept: Rescued["kept"][number][] = [];
	const problems: string[] = [];
	if (cancelled || finished || whyNotKept(run) !== undefined)
		return { kept, problems };
	for (const one of publishing) {
		const { image, build } = one;
		try {
			if (await rescueOne(run, journal, one)) kept.push({ image, build });
		} catch (error) {
			problems.push(
				`${image} ${build} was cut off while it was published, and can't be published later: ${sentence(error)}`,
			);
		}
		journal.endPublishing(image, build);
	}
	return { kept, problems };
}

async function rescueOne(
	run: Run,
	journal: Journal,
	{ unpublished }: JournalPublishing,
): Promise<boolean> {
	const found = UNPUBLISHED(unpublished, "journal");
	const { files, logPath } = found;
	// the runner may have emptied its temporary folder meanwhile
	if (![logPath, ...files.map(({ path }) => path)].every(existsSync))
		return false;
	const store = await run.store();
	if (store === undefined) return false;
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
