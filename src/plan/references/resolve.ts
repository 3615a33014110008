/** What the references of a root mean in a commit: files and folders that are there, or what is wrong with them. Pure. */
import type {
	Dependency,
	Notice,
	PackerRoot,
	Unresolved,
} from "../../model.ts";
import type { PathIndex } from "../path-index.ts";
import { workingDirectoryOf } from "../working-directory.ts";
import { absentNotice, absoluteNotice, leavingNotice } from "./absent.ts";
import { expandPlaces, type ReferencedPlace } from "./expand.ts";
import {
	findPlace,
	firstMissing,
	joined,
	leavesRepository,
} from "./find-place.ts";
import type { RawReference } from "./raw-reference.ts";

export interface ResolveRequest {
	/** Of the root, repository-relative. */
	readonly directory: string;
	readonly workingDirectory: "auto" | "repository" | "template";
	readonly index: PathIndex;
	/** Text of a file of the commit, of a symbolic link its target; undefined where it cannot be had. */
	readonly text: (path: string) => string | undefined;
}

export interface ResolvedReferences {
	/** What is referred to, then what stands behind it, each path once. */
	readonly dependencies: readonly Dependency[];
	readonly unresolved: readonly Unresolved[];
	readonly workingDirectory: PackerRoot["workingDirectory"];
	/** Errors at their lines where a path leaves the repository, warnings where one is absent or absolute. */
	readonly problems: readonly Notice[];
	/** Folders and files outside the root's that may be meant and of which the index knows nothing: list them and ask again. */
	readonly outside: readonly string[];
}

type PathReference = RawReference & { readonly value: string };
type Folder = "repository" | "template";

const EITHER: readonly Folder[] = ["repository", "template"];

/**
 * Resolves the references of one root. Relative ones are tried in the working directory; where `auto` leaves that open, in the
 * repository and in the root's folder, and both count where both are there.
 */
export function resolveReferences(
	raw: readonly RawReference[],
	request: ResolveRequest,
): ResolvedReferences {
	const told = raw.filter(isTold);
	const paths = told.filter(({ from }) => from !== "absolute");
	const workingDirectory = decide(paths, request);
	const folders = workingDirectory === null ? EITHER : [workingDirectory];
	const places: ReferencedPlace[] = [];
	const problems: Notice[] = [];
	const outside = new Set<string>();
	for (const reference of paths) {
		const tried = pathsOf(reference, folders, request);
		const found = tried.flatMap((path) => findPlace(path, request));
		const { what, file, line, optional } = reference;
		const why = `used at ${shortened(file, request.directory)}:${line}`;
		places.push(...found.map((place) => ({ ...place, what, why, file, line })));
		// the repository itself is always there, and what the index knows may be a part of it
		if (found.some(({ path }) => path === "")) outside.add("");
		if (found.length > 0) continue;
		for (const path of unlisted(reference, request)) outside.add(path);
		if (optional === true) continue;
		const inside = tried.filter((path) => !leavesRepository(path));
		const notice =
			inside.length === 0
				? leavingNotice(reference)
				: absentNotice(reference, inside, {
						...request,
						elsewhere: elsewhere(reference, folders, request),
					});
		problems.push(notice);
	}
	const expanded = expandPlaces(places, request);
	const replaced = new Set(expanded.replaces);
	return {
		dependencies: eachOnce([
			...places
				.filter((place) => !replaced.has(place))
				.map(({ path, folder, why }) => ({ path, folder, why })),
			...expanded.dependencies,
		]),
		unresolved: [
			...raw.flatMap(({ file, line, why }) =>
				why === undefined ? [] : [{ file, line, why }],
			),
			...expanded.unresolved,
		],
		workingDirectory,
		problems: [...problems, ...absoluteNotice(told)],
		outside: [...new Set([...outside, ...expanded.outside])].sort(),
	};
}

function isTold(reference: RawReference): reference is PathReference {
	return reference.value !== undefined;
}

function decide(
	references: readonly PathReference[],
	request: ResolveRequest,
): PackerRoot["workingDirectory"] {
	if (request.workingDirectory !== "auto") return request.workingDirectory;
	const isIn = (reference: PathReference, folder: Folder) =>
		pathsOf(reference, [folder], request).some(
			(path) => findPlace(path, request).length > 0,
		);
	return workingDirectoryOf(
		references
			// the same file from everywhere
			.filter(({ from }) => from !== "root")
			.map((reference) => ({
				inRepository: isIn(reference, "repository"),
				inFolder: isIn(reference, "template"),
			})),
	);
}

/** The paths that a reference means where Packer runs in one of these folders, each once; those that leave begin with `..`. */
function pathsOf(
	{ from, value }: PathReference,
	folders: readonly Folder[],
	{ directory }: CommitFolder,
): readonly string[] {
	const inFolder = joined(directory, value);
	if (from === "root") return [inFolder];
	const paths = folders.map((folder) => {
		if (folder === "template") return inFolder;
		return from === "twice"
			? joined(directory, directory, value)
			: joined(value);
	});
	return [...new Set(paths)];
}

type CommitFolder = Pick<ResolveRequest, "directory">;

/** The other working directory, where a reference would be found with it. */
function elsewhere(
	reference: PathReference,
	[folder, ...others]: readonly Folder[],
	request: ResolveRequest,
): Folder | undefined {
	if (others.length > 0) return undefined;
	const other = folder === "repository" ? "template" : "repository";
	const found = pathsOf(reference, [other], request).some(
		(path) => findPlace(path, request).length > 0,
	);
	return found ? other : undefined;
}

/** What a reference may mean outside the root's folder, which the index may know nothing of. */
function unlisted(
	reference: PathReference,
	request: ResolveRequest,
): readonly string[] {
	const { workingDirectory, directory, index } = request;
	// more files may change what was decided from those that are known
	const folders = workingDirectory === "auto" ? EITHER : [workingDirectory];
	return pathsOf(reference, folders, request)
		.filter((path) => !leavesRepository(path))
		.map((path) => firstMissing(path, index))
		.filter((path) => path !== "" && !path.startsWith(`${directory}/`));
}

/** The name alone of a file in the root's own folder. */
function shortened(file: string, directory: string): string {
	return file.startsWith(`${directory}/`)
		? file.slice(directory.length + 1)
		: file;
}

function eachOnce(dependencies: readonly Dependency[]): readonly Dependency[] {
	const byPath = new Map<string, Dependency>();
	for (const dependency of dependencies)
		if (!byPath.has(dependency.path)) byPath.set(dependency.path, dependency);
	return [...byPath.values()];
}
