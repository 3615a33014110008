import type { Notice, PackerRoot, Template, TreeEntry } from "../model.ts";
import { UNKNOWN } from "./hcl/value.ts";
import { imagesOf, stemOf, withoutOs } from "./images.ts";
import { quoted } from "./quoted.ts";
import { type FoundRoot, rootsOf } from "./roots.ts";
import { groupTemplateFiles, type TemplateFolder } from "./template-files.ts";
import {
	createTemplateReader,
	type TemplateReader,
} from "./template-reader.ts";
import { type GivenValues, valuesOf } from "./variables.ts";
import { existsAmong, workingDirectoryOf } from "./working-directory.ts";

export { isTemplateFile } from "./template-files.ts";

export interface TemplatesRequest {
	/** All git entries below the templates folder. */
	readonly entries: readonly TreeEntry[];
	/** Repository-relative, `''` for the repository itself. */
	readonly packerDirectory: string;
	/** Text of a file of the commit, undefined where it cannot be had. */
	readonly readText: (path: string) => string | undefined;
	/** The input `packer-variables`. */
	readonly variables: Readonly<Record<string, string>>;
	/** Names that the input `packer-secrets` sets: their values are unknown here. */
	readonly secretNames?: Iterable<string>;
	/** Values of the `PKR_VAR_*` that reach Packer, by the variable's name. */
	readonly environment?: ReadonlyMap<string, string>;
	/** The input `packer-var-files`, in HCL or JSON as the name says. */
	readonly varFiles: readonly {
		readonly path: string;
		readonly text: string;
	}[];
}

export interface FoundTemplates {
	/** By name. */
	readonly templates: readonly Template[];
	readonly problems: readonly Notice[];
	/** What is below the templates folder and in no template. */
	readonly sharedFiles: readonly TreeEntry[];
}

/** What every template of a run is read with. */
interface Context {
	readonly given: GivenValues;
	readonly reader: TemplateReader;
	readonly exists: (path: string) => boolean;
}

const TEMPLATE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Words of the input `os`. */
const TAKEN_NAMES: ReadonlySet<string> = new Set(["all", "changed"]);

/**
 * Finds the templates below the templates folder, their Packer roots and images, by the contract's section 1.
 * Reads nothing but template files and the variable files that Packer reads by itself. Never throws for what
 * a repository holds: that becomes problems with file and line.
 */
export function readTemplates(request: TemplatesRequest): FoundTemplates {
	const { entries, packerDirectory } = request;
	const prefix = packerDirectory === "" ? "" : `${packerDirectory}/`;
	const reader = createTemplateReader(request.readText);
	const context: Context = {
		reader,
		given: givenValues(request, reader),
		exists: existsAmong(() => entries.map(({ path }) => path)),
	};
	const { folders, stray } = groupTemplateFiles(entries, packerDirectory);
	const templates: Template[] = [];
	const refused = new Set<string>();
	for (const [os, below] of [...folders].sort(byName)) {
		const roots = readRoots(os, prefix + os, [...below.values()], context);
		if (roots.length === 0) continue;
		const problem = problemWithName(os);
		if (problem === undefined)
			templates.push({ os, directory: prefix + os, roots });
		else {
			refused.add(os);
			reader.report({ level: "error", message: problem });
		}
	}
	for (const file of stray) reader.report(strayFile(file));
	for (const problem of [
		...sameButForCase(templates),
		...repeatedIds(templates),
	])
		reader.report(problem);
	const taken = new Set([...templates.map(({ os }) => os), ...refused]);
	const isShared = ({ path }: TreeEntry) => {
		const slash = path.indexOf("/", prefix.length);
		return slash === -1 || !taken.has(path.slice(prefix.length, slash));
	};
	return {
		templates,
		problems: reader.problems,
		sharedFiles: entries.filter(isShared),
	};
}

function givenValues(
	{ variables, secretNames = [], environment, varFiles }: TemplatesRequest,
	reader: TemplateReader,
): GivenValues {
	const files = varFiles
		.map(({ path, text }) => reader.hcl(path, text))
		.filter((file) => file !== undefined);
	const secrets = [...secretNames].map((name) => [name, UNKNOWN] as const);
	return {
		inputs: { ...variables, ...Object.fromEntries(secrets) },
		files: valuesOf(files),
		...(environment === undefined ? {} : { environment }),
	};
}

function byName(
	[a]: readonly [string, unknown],
	[b]: readonly [string, unknown],
) {
	return a < b ? -1 : 1;
}

function readRoots(
	os: string,
	directory: string,
	folders: readonly TemplateFolder[],
	context: Context,
): readonly PackerRoot[] {
	return folders
		.toSorted((a, b) => byName([a.directory, a], [b.directory, b]))
		.flatMap((folder) => {
			const found = rootsOf(folder, context.given, context.reader);
			const below = folder.directory.slice(directory.length + 1);
			return found.map((root) => {
				const alone = found.length > 1 ? (root.file ?? "") : "";
				const path = [below, withoutOs(os, stemOf(alone))]
					.filter((part) => part !== "")
					.join("/");
				return toPackerRoot(os, folder.directory, path, root, context);
			});
		});
}

function toPackerRoot(
	os: string,
	directory: string,
	path: string,
	{ content, ...found }: FoundRoot,
	{ exists }: Context,
): PackerRoot {
	const references = content?.fileReferences ?? [];
	return {
		os,
		directory,
		...found,
		variables: content?.variables ?? [],
		images: imagesOf({
			os,
			path,
			...(content === undefined ? {} : { content }),
		}),
		...(content?.iso === undefined ? {} : { iso: content.iso }),
		...(content === undefined || content.pool.length === 0
			? {}
			: { pool: content.pool }),
		workingDirectory:
			references.length === 0
				? null
				: workingDirectoryOf(references, directory, exists),
	};
}

function problemWithName(os: string): string | undefined {
	if (TAKEN_NAMES.has(os))
		return `No template can have the name ${quoted(os)}: the input "os" takes that word. Rename the folder.`;
	if (!TEMPLATE_NAME.test(os))
		return `The folder ${quoted(os)} holds Packer templates, but its name cannot be a template's: a letter or digit, then up to 63 letters, digits, ".", "_" or "-". Rename the folder, or let its name start with "_" if nothing is to be built from it.`;
	return undefined;
}

function strayFile(file: string): Notice {
	return {
		level: "warning",
		message: `${quoted(file)} is directly in the templates folder, where it belongs to no template. Move it into a folder with the name of its system.`,
		file,
	};
}

function sameButForCase(templates: readonly Template[]): readonly Notice[] {
	const groups = Map.groupBy(templates, ({ os }) => os.toLowerCase());
	return [...groups.values()]
		.filter((group) => group.length > 1)
		.map((group) => ({
			level: "error",
			message: `The templates ${group.map(({ os }) => quoted(os)).join(" and ")} differ only in case. Rename one.`,
		}));
}

function repeatedIds(templates: readonly Template[]): readonly Notice[] {
	const places = templates
		.flatMap(({ roots }) => roots)
		.flatMap((root) =>
			root.images.map(({ id }) => ({ id, file: placeOf(root) })),
		);
	return [...Map.groupBy(places, ({ id }) => id)]
		.filter(([, group]) => group.length > 1)
		.map(([id, group]) => {
			const files = group.map(({ file }) => file);
			return {
				level: "error",
				message: `The image id ${quoted(id)} is given more than once, by ${files.map(quoted).join(" and ")}. Let a source's name, a file's name or the variable "os_version" tell the images apart.`,
				...(files[1] === undefined ? {} : { file: files[1] }),
			};
		});
}

/** The file or folder that a person would look for. */
function placeOf({ directory, templateFiles }: PackerRoot): string {
	const [only, ...more] = templateFiles;
	return only === undefined || more.length > 0 ? directory : only;
}
