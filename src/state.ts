/**
 * What main leaves to post: one journal in the scratch folder, named by the action's state. It is written before a thing
 * starts (a process, an upload, a pending status), so that post finds what is left even after main was killed.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Name of the action's state that holds the scratch folder; the runner gives it back as `STATE_scratch`. */
export const SCRATCH_STATE = "scratch";

export interface JournalBuild {
	readonly os: string;
	readonly build: string;
	/** Folder of the Packer run: its marker, its output, its log. */
	readonly folder: string;
	/** Redacted log, as far as it was written. */
	readonly logPath: string;
	/** Files in the workspace that belong to the build are not listed: only scratch is removed. */
	readonly ended: boolean;
}

export interface JournalUpload {
	readonly key: string;
	/** Empty while the store has not told it. */
	readonly uploadId: string;
}

export interface JournalData {
	readonly version: 1;
	/** True when main reported everything itself: post has nothing to do but remove scratch. */
	readonly finished: boolean;
	readonly summaryWritten: boolean;
	readonly statusSha?: string;
	/** Contexts of statuses that are pending. */
	readonly pending: readonly string[];
	readonly builds: readonly JournalBuild[];
	readonly uploads: readonly JournalUpload[];
}

const EMPTY: JournalData = {
	version: 1,
	finished: false,
	summaryWritten: false,
	pending: [],
	builds: [],
	uploads: [],
};

const FILE = "journal.json";

/** The journal of a run, written to disk at every change. */
export class Journal {
	readonly folder: string;
	#data: JournalData;
	#problem: string | undefined;

	private constructor(folder: string, data: JournalData) {
		this.folder = folder;
		this.#data = data;
	}

	/** Starts a journal in a new scratch folder. */
	static create(folder: string): Journal {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		const journal = new Journal(folder, EMPTY);
		journal.#write();
		return journal;
	}

	/** Reads what main left, or undefined where there is nothing to read. */
	static open(folder: string): Journal | undefined {
		try {
			const text = readFileSync(join(folder, FILE), "utf8");
			return new Journal(folder, { ...EMPTY, ...JSON.parse(text) });
		} catch {
			return undefined;
		}
	}

	get data(): JournalData {
		return this.#data;
	}

	/** Why the journal on disk is older than the one here, where that is so. */
	get problem(): string | undefined {
		return this.#problem;
	}

	/** Changes fields and writes the journal. Never throws: a full disk must not cost the report of what was built. */
	update(fields: Partial<JournalData>): void {
		this.#data = { ...this.#data, ...fields };
		try {
			this.#write();
		} catch (error) {
			this.#problem = `What is left for the post step could not be written down: ${error instanceof Error ? error.message : String(error)}`;
		}
	}

	/** The whole of it, by a rename, so that a kill never leaves half. */
	#write(): void {
		const path = join(this.folder, FILE);
		writeFileSync(`${path}.new`, JSON.stringify(this.#data), { mode: 0o600 });
		renameSync(`${path}.new`, path);
	}

	setBuild(build: JournalBuild): void {
		const others = this.#data.builds.filter((b) => b.build !== build.build);
		this.update({ builds: [...others, build] });
	}

	addUpload(upload: JournalUpload): void {
		const others = this.#data.uploads.filter(({ key }) => key !== upload.key);
		this.update({ uploads: [...others, upload] });
	}

	removeUpload(key: string): void {
		this.update({ uploads: this.#data.uploads.filter((u) => u.key !== key) });
	}
}
