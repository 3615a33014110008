/**
 * Verified images whose upload failed, kept on the runner until a later run publishes them. Bounded over all buckets of
 * the machine: the oldest build goes first. An entry appears whole, by a rename, or not at all.
 */
import { randomUUID } from "node:crypto";
import {
	lstat,
	mkdir,
	readFile,
	rename,
	rm,
	writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import {
	entryText,
	filesOf,
	flatName,
	OtherVersion,
	parseEntry,
	type SpoolEntry,
	type SpooledFile,
} from "./entry.ts";
import {
	DESCRIPTION,
	type EntryName,
	entryFolder,
	type FoundEntry,
	findEntries,
	ownFile,
	ownFolder,
	removeEntry,
	removeUnfinished,
	UNFINISHED,
} from "./folder.ts";
import { copy, gigabytes, move } from "./transfer.ts";

/** What is in the spool is not what was put there: it is never published. */
export class UntrustedEntry extends Error {
	override readonly name = "UntrustedEntry";
}

/** Several runner services of one machine share the spool. */
export interface SpoolLocks {
	/** Does the work while no other process changes the spool. */
	exclusive<T>(work: () => Promise<T>): Promise<T>;
	/** Takes one name for this process; undefined where a living one has it. */
	claim(name: string): Promise<{ release(): Promise<void> } | undefined>;
}

export interface SpoolSettings {
	readonly root: string;
	/** Name of the bucket, prefix and endpoint whose entries are ours. */
	readonly place: string;
	/** Bytes of all entries of the machine; 0: nothing is kept. */
	readonly limitBytes: number;
	readonly locks: SpoolLocks;
	/** Takes sentences for the log. */
	readonly say: (line: string) => void;
	/** Called for each entry of ours that had to make room for another. */
	readonly onRemoved?: (entry: SpoolEntry) => void;
}

/** Files on the runner that are to become an entry's: path by the name they get. */
export interface SpoolSources {
	readonly files: ReadonlyMap<string, string>;
	readonly log: string;
	readonly extras?: ReadonlyMap<string, string>;
}

/** An entry that no other process touches until it is released. */
export interface TakenEntry {
	readonly entry: SpoolEntry;
	pathOf(file: SpooledFile): string;
	/** Writes down anew what is said of it. */
	update(entry: SpoolEntry): Promise<void>;
	/** Removes it from the spool. */
	remove(): Promise<void>;
	release(): Promise<void>;
}

export class Spool {
	readonly #settings: SpoolSettings;

	constructor(settings: SpoolSettings) {
		this.#settings = settings;
	}

	/** Name of the bucket, prefix and endpoint whose entries are ours. */
	get place(): string {
		return this.#settings.place;
	}

	/**
	 * Keeps an image: its files are moved, the log and what else goes beside them is copied.
	 * @throws with a sentence that says why it is not kept
	 */
	async put(
		entry: SpoolEntry,
		sources: SpoolSources,
		signal: AbortSignal,
	): Promise<void> {
		const { root, limitBytes, locks } = this.#settings;
		const size = filesOf(entry).reduce((sum, file) => sum + file.size, 0);
		if (limitBytes === 0) throw new Error("the input spool-limit is 0");
		if (size > limitBytes)
			throw new Error(
				`it alone (${gigabytes(size)}) is larger than the input spool-limit (${gigabytes(limitBytes)})`,
			);
		await mkdir(root, { recursive: true, mode: 0o700 });
		await ownFolder(root);
		await locks.exclusive(async () => {
			await removeUnfinished(root);
			await this.#makeRoom(size);
			await this.#add(entry, sources, signal);
		});
	}

	/** Entries for this bucket, oldest build first. Costs one look where there is no spool. */
	list(): Promise<readonly FoundEntry[]> {
		return findEntries(this.#settings.root, this.#settings.place);
	}

	/** Keeps other processes from an entry; undefined where one of them has it. */
	claim(name: EntryName): Promise<{ release(): Promise<void> } | undefined> {
		return this.#settings.locks.claim(claimName(name));
	}

	/**
	 * Takes an entry to publish it; undefined where another process has it, or has published it meanwhile.
	 * @throws UntrustedEntry where it must not be published, ever; other errors say why it can't be read now
	 */
	async take(name: EntryName): Promise<TakenEntry | undefined> {
		const { root, locks } = this.#settings;
		const claim = await locks.claim(claimName(name));
		if (claim === undefined) return undefined;
		try {
			const folder = entryFolder(root, name);
			if ((await lstat(folder).catch(() => undefined)) === undefined) {
				await claim.release();
				return undefined;
			}
			let entry = await this.#read(name, folder);
			return {
				get entry() {
					return entry;
				},
				pathOf: (file) => join(folder, flatName(file)),
				update: async (now) => {
					await describe(folder, now);
					entry = now;
				},
				remove: () => removeEntry(root, name),
				release: () => claim.release(),
			};
		} catch (error) {
			await claim.release();
			throw error instanceof OtherVersion || isOfSystem(error)
				? error
				: new UntrustedEntry(messageOf(error), { cause: error });
		}
	}

	/** Removes an entry that can't be published, unless another process has it. */
	async remove(name: EntryName): Promise<void> {
		const claim = await this.#settings.locks.claim(claimName(name));
		if (claim === undefined) return;
		try {
			await removeEntry(this.#settings.root, name);
		} finally {
			await claim.release();
		}
	}

	async #read(name: EntryName, folder: string): Promise<SpoolEntry> {
		const { root, place } = this.#settings;
		for (const path of [
			root,
			join(root, name.place),
			join(root, name.place, name.build),
			folder,
		])
			await ownFolder(path);
		await ownFile(join(folder, DESCRIPTION));
		const entry = parseEntry(await readFile(join(folder, DESCRIPTION), "utf8"));
		if (
			entry.place !== place ||
			entry.image.id !== name.image ||
			entry.facts.identity.id !== name.build
		)
			throw new Error(`${DESCRIPTION} is of another place, build or image`);
		for (const file of filesOf(entry)) {
			const found = await ownFile(join(folder, flatName(file)));
			if (found !== file.size)
				throw new Error(
					`${file.name} has ${found} bytes and should have ${file.size}`,
				);
		}
		return entry;
	}

	async #makeRoom(size: number): Promise<void> {
		const { root, limitBytes, locks, say } = this.#settings;
		const entries = await findEntries(root);
		let used = entries.reduce((sum, entry) => sum + entry.size, 0);
		for (const entry of entries) {
			if (used + size <= limitBytes) return;
			// one that is being published is left to its process
			const claim = await locks.claim(claimName(entry));
			if (claim === undefined) continue;
			await this.#tellRemoved(entry);
			await removeEntry(root, entry);
			await claim.release();
			used -= entry.size;
			say(
				`The spool is full (spool-limit: ${gigabytes(limitBytes)}): ${entry.image} ${entry.build} (${gigabytes(entry.size)}) was removed from it and must be built again.`,
			);
		}
		if (used + size > limitBytes)
			throw new Error(
				`the spool holds ${gigabytes(used)} that other runs are publishing, and the input spool-limit is ${gigabytes(limitBytes)}`,
			);
	}

	/** What can't be read any more has nothing to tell. */
	async #tellRemoved(name: EntryName): Promise<void> {
		const { root, place, onRemoved } = this.#settings;
		if (onRemoved === undefined || name.place !== place) return;
		const entry = await this.#read(name, entryFolder(root, name)).catch(
			() => undefined,
		);
		if (entry !== undefined) onRemoved(entry);
	}

	async #add(
		entry: SpoolEntry,
		sources: SpoolSources,
		signal: AbortSignal,
	): Promise<void> {
		const { root, place } = this.#settings;
		const folder = entryFolder(root, {
			place,
			build: entry.facts.identity.id,
			image: entry.image.id,
		});
		const unfinished = join(root, place, `${UNFINISHED}${randomUUID()}`);
		await mkdir(unfinished, { recursive: true, mode: 0o700 });
		try {
			await copy(sources.log, join(unfinished, flatName(entry.log)), signal);
			for (const file of entry.extras ?? [])
				await copy(
					sources.extras?.get(file.name) ?? "",
					join(unfinished, flatName(file)),
					signal,
				);
			for (const file of entry.files)
				await move(
					sources.files.get(file.name) ?? "",
					join(unfinished, flatName(file)),
					signal,
				);
			await describe(unfinished, entry);
			await mkdir(join(folder, ".."), { recursive: true, mode: 0o700 });
			await rename(unfinished, folder);
		} catch (error) {
			await rm(unfinished, { recursive: true, force: true });
			throw error;
		}
	}
}

/** By a rename, so that a kill never leaves half. */
async function describe(folder: string, entry: SpoolEntry): Promise<void> {
	const path = join(folder, DESCRIPTION);
	await writeFile(`${path}.new`, entryText(entry), {
		mode: 0o600,
		flush: true,
	});
	await rename(`${path}.new`, path);
}

function claimName({ place, build, image }: EntryName): string {
	return `${place}-${build}-${image}`;
}

/** The machine's trouble says nothing of the entry; a file that is missing does. */
function isOfSystem(error: unknown): boolean {
	return error instanceof Error && "code" in error && error.code !== "ENOENT";
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
