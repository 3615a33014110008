/**
 * What main leaves to whoever comes after it: one journal a run, in the folder that outlives the job, named by the
 * action's state. It is written before a thing starts (a process, an upload, a pending status), so that post finds what is
 * left even after main was killed, and the next run on this machine where post never came.
 */
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type {
	JournalBuild,
	JournalData,
	JournalPublishing,
	JournalRun,
	JournalUpload,
} from "./journal-data.ts";
import { isRunning, ownIdentity } from "./owner.ts";

/** Name of the action's state that holds the journal's folder; the runner gives it back as `STATE_journal`. */
export const JOURNAL_STATE = "journal";

const FILE = "journal.json";
/** GitHub ends a job on a runner of one's own after five days; one more for what comes after. */
const LONGEST_JOB_MS = 6 * 24 * 3600 * 1000;
/** Beside it: the process that cleans up after its owner. */
const ADOPTER = "adopter.json";

/** The journal of a run, written to disk at every change. */
export class Journal {
	readonly folder: string;
	#data: JournalData;
	#problem: string | undefined;

	private constructor(folder: string, data: JournalData) {
		this.folder = folder;
		this.#data = data;
	}

	/** Starts a journal in a new folder. */
	static create(folder: string, run: JournalRun): Journal {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		const journal = new Journal(folder, {
			...run,
			version: 2,
			createdAt: new Date().toISOString(),
			owner: ownIdentity(),
			finished: false,
			summaryWritten: false,
			pending: [],
			ends: {},
			builds: [],
			uploads: [],
		});
		journal.#write();
		return journal;
	}

	/** Reads what another process left, or undefined where there is nothing to read. */
	static open(folder: string): Journal | undefined {
		try {
			const data = JSON.parse(readFileSync(join(folder, FILE), "utf8"));
			return data.version === 2 ? new Journal(folder, data) : undefined;
		} catch {
			return undefined;
		}
	}

	/**
	 * Journals below a folder whose process is gone, or that nobody has touched for longer than a job can last; `folder`
	 * need not be there.
	 */
	static orphans(folder: string, now: Date): readonly Journal[] {
		let names: string[];
		try {
			names = readdirSync(folder);
		} catch {
			return [];
		}
		return names
			.map((name) => Journal.open(join(folder, name)))
			.filter((journal) => journal !== undefined)
			.filter((journal) => journal.#isOrphan(now));
	}

	/** Removes folders without a journal that anybody could read, once nobody has touched them for so long. Never throws. */
	static removeUnreadable(
		folder: string,
		now: Date,
		olderThanMs: number,
	): void {
		try {
			for (const name of readdirSync(folder)) {
				const path = join(folder, name);
				const { mtimeMs } = statSync(path);
				const old = now.getTime() - mtimeMs > olderThanMs;
				if (old && Journal.open(path) === undefined)
					rmSync(path, { recursive: true, force: true });
			}
		} catch {
			// another time
		}
	}

	#isOrphan(now: Date): boolean {
		const running = isRunning(this.#data.owner);
		if (running !== undefined) return !running;
		const stats = statSync(join(this.folder, FILE), { throwIfNoEntry: false });
		// its run has come to its end meanwhile
		if (stats === undefined) return false;
		return now.getTime() - stats.mtimeMs > LONGEST_JOB_MS;
	}

	get data(): JournalData {
		return this.#data;
	}

	/** Why the journal on disk is older than the one here, where that is so. */
	get problem(): string | undefined {
		return this.#problem;
	}

	/**
	 * Takes the journal over, unless another process that still runs has done so, or the journal has gone: false then. Where
	 * that can't be written down, such as on a full disk, it is taken over all the same: that disk waits for it.
	 */
	adopt(): boolean {
		const path = join(this.folder, ADOPTER);
		const text = JSON.stringify(ownIdentity());
		for (let attempt = 0; attempt < 2; attempt++) {
			try {
				writeFileSync(path, text, { flag: "wx", mode: 0o600 });
				return true;
			} catch (error) {
				if (readText(path) === text) return true;
				if (stillRuns(path)) return false;
				if (!isTaken(error)) return existsSync(this.folder);
				rmSync(path, { force: true });
			}
		}
		return false;
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

	/** The build is over, well or badly. */
	endBuild(build: string): void {
		this.#change(build, (entry) => ({ ...entry, ended: true }));
	}

	/** Nothing of the build is in the pool any more, or nobody can look. */
	sweptBuild(build: string): void {
		this.#change(build, ({ pool: _swept, ...entry }) => entry);
	}

	#change(build: string, change: (entry: JournalBuild) => JournalBuild): void {
		this.update({
			builds: this.#data.builds.map((entry) =>
				entry.build === build ? change(entry) : entry,
			),
		});
	}

	setSession(session: string | undefined): void {
		const { session: _before, ...data } = this.#data;
		this.#data = data;
		this.update(session === undefined ? {} : { session });
	}

	addUpload(upload: JournalUpload): void {
		const others = this.#data.uploads.filter(({ key }) => key !== upload.key);
		this.update({ uploads: [...others, upload] });
	}

	removeUpload(key: string): void {
		this.update({ uploads: this.#data.uploads.filter((u) => u.key !== key) });
	}

	/** From here on a process that finds this one killed publishes the image in its stead. */
	setPublishing(publishing: JournalPublishing): void {
		const others = this.#data.publishing ?? [];
		this.update({ publishing: [...others, publishing] });
	}

	/** Folder for the files of an image that is being published: the runner empties its temporary one before the next job. */
	publishingFolder(image: string, build: string): string {
		return join(this.folder, `${build}-${image}`);
	}

	/** The image is published, kept in the spool, or given up. */
	endPublishing(image: string, build: string): void {
		try {
			rmSync(this.publishingFolder(image, build), {
				recursive: true,
				force: true,
			});
		} catch {
			// it goes with the journal
		}
		const all = this.#data.publishing ?? [];
		const publishing = all.filter(
			(one) => one.image !== image || one.build !== build,
		);
		if (publishing.length < all.length) this.update({ publishing });
	}

	/** Nothing is left to do for anybody. */
	get settled(): boolean {
		const {
			pending,
			uploads,
			publishing = [],
			builds,
			scratch,
			session,
		} = this.#data;
		return (
			session === undefined &&
			pending.length === 0 &&
			uploads.length === 0 &&
			publishing.length === 0 &&
			builds.every(({ pool }) => pool === undefined) &&
			!existsSync(scratch)
		);
	}

	/** Nothing is left of the run. Never throws. */
	remove(): void {
		try {
			rmSync(this.folder, { recursive: true, force: true });
		} catch (error) {
			this.#problem = `${this.folder} could not be removed: ${String(error)}`;
		}
	}
}

/** Of the process that an adopter's file names; half a file is nobody's. */
function stillRuns(path: string): boolean {
	try {
		return isRunning(JSON.parse(readText(path))) === true;
	} catch {
		return false;
	}
}

function isTaken(error: unknown): boolean {
	return error instanceof Error && "code" in error && error.code === "EEXIST";
}

function readText(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}
