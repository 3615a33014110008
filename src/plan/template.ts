import type { Notice, PackerRoot, Template, TreeEntry } from "../model.ts";
import type { HclFile } from "./hcl/ast.ts";
import type { Manifest } from "./manifest/manifest.ts";
import { pathIndex } from "./path-index.ts";
import { quoted } from "./quoted.ts";
import { groupTemplateFiles } from "./template-files.ts";
import { type Read, readHcl } from "./template-reader.ts";
import { type ReadContext, readTemplateRoots } from "./template-roots.ts";

export { isTemplateFile } from "./template-files.ts";

export interface TemplatesRequest {
	/** Git entries below the templates folder, and those elsewhere that references may mean. */
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
	/** The input `packer-working-directory`; `auto` where it is absent. */
	readonly workingDirectory?: "auto" | "repository" | "template";
}

export interface FoundTemplates {
	/** By name. What is wrong with the files of one root is among the root's problems. */
	readonly templates: readonly Template[];
	/** What their `template.yml` says, by the template's name. */
	readonly manifests: ReadonlyMap<string, Manifest>;
	/** Errors of names, of ids and of the inputs' files; warnings of all files. */
	readonly problems: readonly Notice[];
	/** What is below the templates folder and in no template. */
	readonly sharedFiles: readonly TreeEntry[];
	/** Files and folders that references may mean and of which the entries tell nothing. */
	readonly outside: readonly string[];
}

const TEMPLATE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Words of the input `os`. */
const TAKEN_NAMES: ReadonlySet<string> = new Set(["all", "changed"]);

/**
 * Finds the templates below the templates folder, their Packer roots and images, by the contract's section 1.
 * Reads template files, their variable files and `template.yml`, and what references lead to. Never throws for what
 * a repository holds: that becomes problems with file and line.
 */
export function readTemplates(request: TemplatesRequest): FoundTemplates {
	const { entries, packerDirectory } = request;
	const prefix = packerDirectory === "" ? "" : `${packerDirectory}/`;
	const varFiles = request.varFiles.map(({ path, text }) =>
		readHcl(path, text),
	);
	const context = contextOf(request, varFiles);
	const problems = varFiles.flatMap((file) =>
		file.content === undefined ? [file.problem] : [],
	);
	const { folders, stray } = groupTemplateFiles(entries, packerDirectory);
	const templates: Template[] = [];
	const manifests = new Map<string, Manifest>();
	const outside = new Set<string>();
	const refused = new Set<string>();
	for (const [os, below] of [...folders].sort(byName)) {
		const directory = prefix + os;
		const read = readTemplateRoots(os, directory, [...below.values()], context);
		problems.push(...read.warnings);
		for (const place of read.outside) outside.add(place);
		const { roots, manifest } = read;
		if (roots.length === 0) continue;
		const problem = problemWithName(os);
		if (problem === undefined) {
			templates.push({ os, directory, roots });
			if (manifest !== undefined) manifests.set(os, manifest);
		} else {
			refused.add(os);
			problems.push({ level: "error", message: problem });
		}
	}
	problems.push(
		...stray.map(strayFile),
		...sameButForCase(templates),
		...repeatedIds(templates),
	);
	const taken = new Set([...templates.map(({ os }) => os), ...refused]);
	const isShared = ({ path }: TreeEntry) => {
		if (!path.startsWith(prefix)) return false;
		const slash = path.indexOf("/", prefix.length);
		return slash === -1 || !taken.has(path.slice(prefix.length, slash));
	};
	return {
		templates,
		manifests,
		problems,
		sharedFiles: entries.filter(isShared),
		outside: [...outside].sort(),
	};
}

function contextOf(
	request: TemplatesRequest,
	varFiles: readonly Read<HclFile>[],
): ReadContext {
	const { entries, readText, workingDirectory = "auto" } = request;
	return {
		index: pathIndex(() => entries.map(({ path }) => path)),
		readText,
		inputs: {
			variables: request.variables,
			secretNames: new Set(request.secretNames),
			...(request.environment === undefined
				? {}
				: { environment: request.environment }),
			files: varFiles.flatMap(({ content }) => content ?? []),
		},
		inputFiles: new Set(request.varFiles.map(({ path }) => path)),
		workingDirectory,
	};
}

function byName(
	[a]: readonly [string, unknown],
	[b]: readonly [string, unknown],
) {
	return a < b ? -1 : 1;
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
function placeOf({ directory, templateFiles, variant, varFiles }: PackerRoot) {
	const ofVariant = variant === undefined ? undefined : varFiles.at(-1);
	const [only, ...more] = templateFiles;
	return ofVariant ?? (more.length > 0 ? directory : (only ?? directory));
}
