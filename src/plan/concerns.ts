/** Which files of the repository make the images of which Packer root, and why. Pure. */
import picomatch from "picomatch";
import type { Dependency, PackerRoot, Template, TreeEntry } from "../model.ts";
import type { TreeChange } from "./git-lines.ts";
import { type PathIndex, pathIndex } from "./path-index.ts";
import { isTemplateFile } from "./template-files.ts";

export interface ConcernsRequest {
	/** Repository-relative, `''` for the repository itself. */
	readonly packerDirectory: string;
	/** Globs outside the template folders whose change concerns every template; a folder stands for all below it. */
	readonly sharedPaths: readonly string[];
	/** Variable files that the inputs name. */
	readonly varFiles: readonly string[];
	readonly entries: readonly TreeEntry[];
	readonly templates: readonly Template[];
	/** What `template.yml` adds and takes away, by the template's name. */
	readonly rules: ReadonlyMap<string, ConcernRules>;
}

export interface ConcernRules {
	/** Globs, repository-relative; a folder stands for all below it. */
	readonly watch: readonly string[];
	/** Globs, relative to the template's folder; a folder stands for all below it. */
	readonly ignore: readonly string[];
}

/** A file that concerns a root. */
export interface Concern {
	readonly path: string;
	/** How the root comes to it; absent for a file of its template's folder. */
	readonly why?: string;
}

export interface Concerns {
	/** Entries that make the images of a root. */
	filesOf(root: PackerRoot): readonly TreeEntry[];
	/** What a comparison says, by whom it concerns. */
	sort(changes: readonly TreeChange[]): SortedChanges;
}

export interface SortedChanges {
	/** The changes that concern a root, those of its template's folder first. */
	of(root: PackerRoot): readonly Concern[];
	/** Templates that the base had and the head has not. */
	readonly deleted: readonly string[];
	/** Shared files that changed and concern none of these roots. */
	unused(roots: readonly PackerRoot[]): readonly string[];
}

/** Notes to people, directly in a template's folder, change no image. */
const NOTES_FILE = "NOTES.md";

/** Sorts the files of the repository by the roots that they concern. */
export function concernsOf(request: ConcernsRequest): Concerns {
	const { entries } = request;
	const places = placesOf(request);
	const own = ownFiles(request);
	const why = reasons(request, places);
	const byPath = new Map(entries.map((entry) => [entry.path, entry]));
	const head = collect(() => byPath.keys(), places, why);
	return {
		filesOf: (root) =>
			concerning(root, head, own, why).flatMap(
				({ path }) => byPath.get(path) ?? [],
			),
		sort: (changes) => {
			const deleted = deletedTemplates(changes, places);
			// what went away together with its template was never shared
			const paths = changes
				.map(({ path }) => path)
				.filter((path) => !deleted.has(places.osOf(path)));
			const changed = collect(() => paths, places, why);
			const of = (root: PackerRoot) => concerning(root, changed, own, why);
			return {
				of,
				deleted: [...deleted].sort(),
				unused: (roots) => {
					const used = new Set(
						roots.flatMap((root) => of(root).map(({ path }) => path)),
					);
					return changed.shared().filter((path) => !used.has(path));
				},
			};
		},
	};
}

/** Paths, and what of them is asked for once a root. */
interface Paths {
	readonly index: PathIndex;
	readonly all: () => readonly string[];
	readonly byOs: () => ReadonlyMap<string, readonly string[]>;
	readonly shared: () => readonly string[];
	readonly forEverybody: () => readonly string[];
}

function collect(
	paths: () => Iterable<string>,
	places: Places,
	why: Reasons,
): Paths {
	const all = lazily(() => [...paths()]);
	return {
		index: pathIndex(all),
		all,
		byOs: lazily(() => Map.groupBy(all(), (path) => places.osOf(path))),
		shared: lazily(() => all().filter((path) => places.isShared(path))),
		forEverybody: lazily(() =>
			all().filter((path) => why.everybody(path) !== undefined),
		),
	};
}

/** Those of the paths that concern a root, each once: of its template's folder first. */
function concerning(
	root: PackerRoot,
	paths: Paths,
	own: OwnFiles,
	why: Reasons,
): readonly Concern[] {
	const inFolder = (paths.byOs().get(root.os) ?? []).filter((path) =>
		own.concerns(path, root),
	);
	const candidates = new Set([
		...root.varFiles.filter((path) => paths.index.kindOf(path) === "file"),
		...root.dependencies.flatMap(({ path }) =>
			paths.index.kindOf(path) === "file" ? [path] : paths.index.below(path),
		),
		...paths.forEverybody(),
		...why.watched(root, paths.all),
		...(root.unresolved.length > 0 ? paths.shared() : []),
	]);
	for (const path of inFolder) candidates.delete(path);
	const elsewhere = [...candidates].sort().flatMap((path) => {
		const reason = why.of(path, root);
		return reason === undefined ? [] : [{ path, why: reason }];
	});
	return [...inFolder.map((path) => ({ path })), ...elsewhere];
}

interface Reasons {
	/** What the inputs name for all templates. */
	everybody(path: string): string | undefined;
	/** Those of the paths that the root's `template.yml` watches. */
	watched(root: PackerRoot, paths: () => readonly string[]): readonly string[];
	/** Why a file concerns a root that its folder does not bring in. */
	of(path: string, root: PackerRoot): string | undefined;
}

function reasons(request: ConcernsRequest, places: Places): Reasons {
	const everybody = namedByInputs(request, places);
	const watchers = new Map(
		[...request.rules]
			.filter(([, { watch }]) => watch.length > 0)
			.map(([os, { watch }]) => [os, globs(watch)]),
	);
	return {
		everybody,
		watched: ({ os }, paths) => {
			const matches = watchers.get(os);
			return matches === undefined ? [] : paths().filter(matches);
		},
		of: (path, root) =>
			dependencyOf(path, root)?.why ??
			variableFileOf(path, root) ??
			everybody(path) ??
			(watchers.get(root.os)?.(path) === true
				? "watched in template.yml"
				: undefined) ??
			(places.isShared(path) ? unresolvedOf(root) : undefined),
	};
}

interface Places {
	/** Name of the folder directly below the templates folder that a path is in; `''` outside. */
	osOf(path: string): string;
	/** In the folder of a template. */
	isTemplate(path: string): boolean;
	/** Below the templates folder, and in no template. */
	isShared(path: string): boolean;
	isTemplateFile(path: string): boolean;
}

function placesOf({ packerDirectory, templates }: ConcernsRequest): Places {
	const prefix = packerDirectory === "" ? "" : `${packerDirectory}/`;
	const names = new Set(templates.map(({ os }) => os));
	const osOf = (path: string): string => {
		if (!path.startsWith(prefix)) return "";
		const end = path.indexOf("/", prefix.length);
		return end < 0 ? "" : path.slice(prefix.length, end);
	};
	return {
		osOf,
		isTemplate: (path) => names.has(osOf(path)),
		isShared: (path) => path.startsWith(prefix) && !names.has(osOf(path)),
		isTemplateFile: (path) => isTemplateFile(path.slice(prefix.length)),
	};
}

interface OwnFiles {
	/** Does a file of the template's folder concern this root of it? */
	concerns(path: string, root: PackerRoot): boolean;
}

/** Everything in a template's folder counts, but notes, what `template.yml` ignores, and what only other roots read. */
function ownFiles({ templates, rules }: ConcernsRequest): OwnFiles {
	const byOs = new Map(
		templates.map((template) => {
			const { directory, os, roots } = template;
			const readBy = new Map<string, Set<string>>();
			for (const root of roots)
				for (const path of [...root.templateFiles, ...root.varFiles]) {
					const readers = readBy.get(path) ?? new Set();
					readBy.set(path, readers.add(rootKey(root)));
				}
			const isIgnored = globs(rules.get(os)?.ignore ?? []);
			return [os, { directory, readBy, isIgnored }] as const;
		}),
	);
	return {
		concerns: (path, root) => {
			const template = byOs.get(root.os);
			if (template === undefined) return false;
			const relative = path.slice(template.directory.length + 1);
			if (relative === NOTES_FILE || template.isIgnored(relative)) return false;
			return template.readBy.get(path)?.has(rootKey(root)) ?? true;
		},
	};
}

/** One text a root: its folder, file and variant. */
export function rootKey({
	directory,
	file = "",
	variant = "",
}: PackerRoot): string {
	return `${directory}\0${file}\0${variant}`;
}

function dependencyOf(
	path: string,
	{ dependencies }: PackerRoot,
): Dependency | undefined {
	return dependencies.find(
		(dependency) =>
			path === dependency.path ||
			dependency.path === "" ||
			path.startsWith(`${dependency.path}/`),
	);
}

function variableFileOf(
	path: string,
	{ varFiles, variant }: PackerRoot,
): string | undefined {
	if (!varFiles.includes(path)) return undefined;
	return variant === undefined
		? "its variable file"
		: `variable file of the variant ${variant}`;
}

function unresolvedOf({ unresolved }: PackerRoot): string | undefined {
	const [first] = unresolved;
	return (
		first && `which may be meant at ${first.file}:${first.line} (${first.why})`
	);
}

function namedByInputs(
	{ sharedPaths, varFiles }: ConcernsRequest,
	places: Places,
): (path: string) => string | undefined {
	const matches = globs(sharedPaths);
	const files = new Set(varFiles);
	return (path) => {
		if (files.has(path)) return "named in packer-var-files";
		// a template's own files can't be made shared
		return matches(path) && !places.isTemplate(path)
			? "named in shared-paths"
			: undefined;
	};
}

function globs(patterns: readonly string[]): (path: string) => boolean {
	if (patterns.length === 0) return () => false;
	const all = patterns
		.map((pattern) => pattern.replace(/^\.\//, "").replace(/\/+$/, ""))
		.flatMap((pattern) => [pattern, `${pattern}/**`]);
	return picomatch(all, { dot: true });
}

/** Templates that the base had and the head has not. */
function deletedTemplates(
	changes: readonly TreeChange[],
	places: Places,
): ReadonlySet<string> {
	return new Set(
		changes
			.filter(({ status }) => status === "deleted")
			.map(({ path }) => path)
			.filter((path) => places.isTemplateFile(path))
			.filter((path) => !places.isTemplate(path))
			.map((path) => places.osOf(path))
			.filter((os) => os !== ""),
	);
}

function lazily<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
