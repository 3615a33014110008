/** Which file of the repository is whose: a template's own, or shared by all, pure. */
import picomatch from "picomatch";
import type { Template, TreeEntry } from "../model.ts";
import type { OwnedFiles } from "./content.ts";
import type { TreeChange } from "./git-lines.ts";
import { isTemplateFile } from "./template.ts";

export interface LayoutRequest {
	/** Repository-relative, `''` for the repository itself. */
	readonly packerDirectory: string;
	/** Globs outside the templates folder whose change concerns every template; a folder stands for all below it. */
	readonly sharedPaths: readonly string[];
	/** Variable files that the inputs name. */
	readonly varFiles: readonly string[];
	readonly entries: readonly TreeEntry[];
	readonly templates: readonly Template[];
}

export interface Layout {
	/** All files of the head, by whom they concern. */
	files(): OwnedFiles;
	/** What a comparison says, by whom it concerns. */
	sort(changes: readonly TreeChange[]): SortedChanges;
}

export interface SortedChanges {
	/** Paths of shared files. */
	readonly shared: readonly string[];
	readonly byTemplate: ReadonlyMap<string, readonly TreeChange[]>;
	/** Templates that the base had and the head has not. */
	readonly deleted: readonly string[];
}

/** Sorts the files of the repository; each question is one pass over the entries. */
export function layOut(request: LayoutRequest): Layout {
	const { packerDirectory, templates, entries } = request;
	const prefix = packerDirectory === "" ? "" : `${packerDirectory}/`;
	const names = new Set(templates.map((template) => template.os));
	const osOf = (path: string): string => {
		if (!path.startsWith(prefix)) return "";
		const end = path.indexOf("/", prefix.length);
		return end < 0 ? "" : path.slice(prefix.length, end);
	};
	const isNamedShared = sharedMatcher(request);
	const isShared = (path: string) =>
		!names.has(osOf(path)) && (path.startsWith(prefix) || isNamedShared(path));
	return {
		files: () => ({
			own: Map.groupBy(entries, (entry) => osOf(entry.path)),
			shared: entries.filter((entry) => isShared(entry.path)),
		}),
		sort: (changes) => {
			const deleted = new Set(
				changes
					.filter((change) => change.status === "deleted")
					.filter((change) => isTemplateFile(change.path.slice(prefix.length)))
					.map((change) => osOf(change.path))
					.filter((os) => os !== "" && !names.has(os)),
			);
			return {
				byTemplate: Map.groupBy(changes, (change) => osOf(change.path)),
				// what went away together with its template was never shared
				shared: changes
					.map((change) => change.path)
					.filter((path) => isShared(path) && !deleted.has(osOf(path))),
				deleted: [...deleted].sort(),
			};
		},
	};
}

function sharedMatcher(request: LayoutRequest): (path: string) => boolean {
	const varFiles = new Set(request.varFiles);
	const globs = request.sharedPaths.flatMap((glob) => [glob, `${glob}/**`]);
	const matches =
		globs.length === 0 ? () => false : picomatch(globs, { dot: true });
	return (path) => varFiles.has(path) || matches(path);
}
