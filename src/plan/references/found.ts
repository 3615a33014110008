/** What the readers of this folder are given, and where they put what they find. */
import { posix } from "node:path";
import type { Dependency, Unresolved } from "../../model.ts";
import type { PathIndex } from "../path-index.ts";

/** A file or folder of the repository that a root names, and where. */
export interface ReferencedPlace {
	/** Repository-relative. */
	readonly path: string;
	readonly folder: boolean;
	/** `<type of provisioner, post-processor or source>.<attribute>`, such as `ansible.playbook_file`. */
	readonly what: string;
	/** `used at packer/debian/debian.pkr.hcl:41`. */
	readonly why: string;
	/** Where it is named; line 1-based. */
	readonly file: string;
	readonly line: number;
}

/** The files of a commit. */
export interface Files {
	readonly index: PathIndex;
	/** Text of a file; undefined where it is not there or can't be had. */
	readonly text: (path: string) => string | undefined;
}

/** Files that one walk reads at most: what is beyond may be any shared file. Real playbooks with all their roles have hundreds. */
export const MOST_FILES = 5000;

/** Characters of a file that is read: real ones have some thousands. The slowest of this length take some seconds. */
const MOST_CHARACTERS = 256 * 1024;

/** Characters of all files of a commit that are read. */
const MOST_TEXT = 32 * 1024 * 1024;

/** Gathers what stands behind the places of one root, and remembers where it looked. */
export class Findings {
	readonly dependencies = new Map<string, Dependency>();
	readonly unresolved = new Map<string, Unresolved>();
	readonly replaces = new Set<ReferencedPlace>();
	/** First segments of paths that were looked for and that the index has nothing of. */
	readonly outside = new Set<string>();
	readonly #files: Files;

	constructor(files: Files) {
		this.#files = files;
	}

	/** The first that comes to a path says why. */
	add(path: string, why: string): void {
		const kind = this.kindOf(path);
		// the repository as a whole is what an unresolved reference means
		if (kind === undefined || path === "" || this.dependencies.has(path))
			return;
		this.dependencies.set(path, { path, folder: kind === "folder", why });
	}

	/** Several playbooks may come to one unreadable file. */
	cannotTell(unresolved: Unresolved): void {
		this.unresolved.set(`${unresolved.file}:${unresolved.line}`, unresolved);
	}

	/** What is at a path; nothing is where it leaves the repository. */
	kindOf(path: string): "file" | "folder" | undefined {
		if (path === ".." || path.startsWith("../") || path.startsWith("/"))
			return undefined;
		const kind = this.#files.index.kindOf(path);
		if (kind === undefined) {
			const [top = ""] = path.split("/", 1);
			if (this.#files.index.kindOf(top) === undefined) this.outside.add(top);
		}
		return kind;
	}

	/** Those of the paths that are there, each once. */
	existing(paths: readonly string[]): readonly string[] {
		return [...new Set(paths)].filter((path) => this.kindOf(path));
	}

	namesIn(folder: string): readonly string[] {
		return this.kindOf(folder) === "folder"
			? this.#files.index.namesIn(folder)
			: [];
	}

	/** Files below a folder whose names end so. */
	below(folder: string, ending: RegExp): readonly string[] {
		return this.kindOf(folder) === "folder"
			? this.#files.index.below(folder).filter((path) => ending.test(path))
			: [];
	}

	/** What a reader makes of a file; undefined where its text can't be had or is too long. */
	read<T>(path: string, reader: (text: string) => T): T | undefined {
		return remember(this.#files.index, reader, path, () => {
			const read = remember(this.#files.index, readOf, "", readOf);
			const text = this.#files.text(path);
			if (text === undefined || text.length > MOST_CHARACTERS) return undefined;
			read.characters += text.length;
			return read.characters > MOST_TEXT ? undefined : reader(text);
		});
	}

	/** What is made of the whole index, once. */
	ofIndex<T>(make: (index: PathIndex) => T): T {
		return remember(this.#files.index, make, "", () => make(this.#files.index));
	}
}

function readOf(): { characters: number } {
	return { characters: 0 };
}

/** Roots share playbooks and scripts: what a reader makes of a file of a commit is made once. */
const REMEMBERED = new WeakMap<
	PathIndex,
	Map<unknown, Map<string, { readonly value: unknown }>>
>();

function remember<T>(
	index: PathIndex,
	reader: (...of: never[]) => T,
	path: string,
	make: () => T | undefined,
): T {
	const readers = REMEMBERED.get(index) ?? new Map();
	REMEMBERED.set(index, readers);
	const known = readers.get(reader) ?? new Map();
	readers.set(reader, known);
	const entry = known.get(path) ?? { value: make() };
	known.set(path, entry);
	return entry.value;
}

/** Visits each item and what it leads to once. False where that are more than may be. */
export function visitAll<T>(
	start: readonly T[],
	keyOf: (item: T) => string,
	visit: (item: T) => readonly T[],
): boolean {
	const waiting = [...start];
	const seen = new Set<string>();
	for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
		const key = keyOf(item);
		if (seen.has(key)) continue;
		if (seen.size === MOST_FILES) return false;
		seen.add(key);
		waiting.push(...visit(item));
	}
	return true;
}

/** A path relative to a folder, as the repository names it: no `.`, no `..` inside, no `/` at the end. */
export function under(folder: string, path: string): string {
	const joined = posix.join(folder, path).replace(/\/$/, "");
	return joined === "." ? "" : joined;
}

/** Folder of a file; empty at the repository's root. */
export function folderOf(path: string): string {
	const slash = path.lastIndexOf("/");
	return slash === -1 ? "" : path.slice(0, slash);
}
