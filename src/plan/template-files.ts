import type { TreeEntry } from "../model.ts";

/** A folder below a template (or the template's own) and those of its files that Packer may read. */
export interface TemplateFolder {
	/** Repository-relative. */
	readonly directory: string;
	/** `*.pkr.hcl` and `*.pkr.json`, repository-relative like all paths here. */
	readonly templates: string[];
	/** `*.json` that may be templates of the old format: their text tells. */
	readonly maybeLegacy: string[];
	/** Variable files that Packer reads by itself. */
	readonly autoVariables: string[];
	/** Variable files that somebody has to name to Packer. */
	readonly variables: string[];
	/** Symbolic links that are named like templates or variable files. */
	readonly links: string[];
}

export interface TemplateFiles {
	/** Folders by the name of the template folder that they are in, then by their path. */
	readonly folders: ReadonlyMap<string, ReadonlyMap<string, TemplateFolder>>;
	/** Template files that are directly in the templates folder, where no template is. */
	readonly stray: readonly string[];
}

const SYMBOLIC_LINK = "120000";
const SUBMODULE = "160000";

const HIDDEN_FOLDER = /(?:^|\/)[_.][^/]*\//;

/**
 * Is this a Packer template by its name and place? `path` is relative to the templates folder.
 * The old JSON format has no name of its own, so it never is one here.
 */
export function isTemplateFile(path: string): boolean {
	return hasTemplateName(path) && !HIDDEN_FOLDER.test(path);
}

/** Sorts the files that Packer may read by template and folder: one pass over all entries. */
export function groupTemplateFiles(
	entries: readonly TreeEntry[],
	packerDirectory: string,
): TemplateFiles {
	const prefix = packerDirectory === "" ? "" : `${packerDirectory}/`;
	const folders = new Map<string, Map<string, TemplateFolder>>();
	const stray: string[] = [];
	for (const { path, mode } of entries) {
		const kind = mode === SUBMODULE ? undefined : kindOf(path, mode);
		if (kind === undefined || !path.startsWith(prefix)) continue;
		const relative = path.slice(prefix.length);
		if (HIDDEN_FOLDER.test(relative)) continue;
		const slash = relative.indexOf("/");
		if (slash !== -1) {
			const os = relative.slice(0, slash);
			const directory = path.slice(0, path.lastIndexOf("/"));
			folderOf(folders, os, directory)[kind].push(path);
		} else if (kind === "templates") stray.push(path);
	}
	return { folders, stray };
}

function hasTemplateName(path: string): boolean {
	return path.endsWith(".pkr.hcl") || path.endsWith(".pkr.json");
}

function kindOf(
	path: string,
	mode: string,
): Exclude<keyof TemplateFolder, "directory"> | undefined {
	const isJson = path.endsWith(".json");
	if (!isJson && !path.endsWith(".hcl")) return undefined;
	const isVariables = /\.pkrvars\.(?:hcl|json)$/.test(path);
	if (mode === SYMBOLIC_LINK)
		return hasTemplateName(path) || isVariables ? "links" : undefined;
	if (hasTemplateName(path)) return "templates";
	if (isVariables)
		return /\.auto\.pkrvars\.\w+$/.test(path) ? "autoVariables" : "variables";
	return isJson ? "maybeLegacy" : undefined;
}

function folderOf(
	folders: Map<string, Map<string, TemplateFolder>>,
	os: string,
	directory: string,
): TemplateFolder {
	let ofTemplate = folders.get(os);
	if (ofTemplate === undefined) {
		ofTemplate = new Map();
		folders.set(os, ofTemplate);
	}
	let folder = ofTemplate.get(directory);
	if (folder === undefined) {
		folder = {
			directory,
			templates: [],
			maybeLegacy: [],
			autoVariables: [],
			variables: [],
			links: [],
		};
		ofTemplate.set(directory, folder);
	}
	return folder;
}
