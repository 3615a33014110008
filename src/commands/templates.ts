/** The templates of the tree as the inputs want them: read, checked, narrowed, and those that were asked for by name. */
import { InputError, refuse } from "../input-values.ts";
import type {
	Image,
	Notice,
	PackerRoot,
	Template,
	TreeEntry,
} from "../model.ts";
import { didYouMean } from "../near-names.ts";
import { packerEnvironment } from "../packer/command.ts";
import { type Concerns, concernsOf } from "../plan/concerns.ts";
import type { Manifest } from "../plan/manifest/manifest.ts";
import { narrowRoot } from "../plan/narrow.ts";
import { pathIndex } from "../plan/path-index.ts";
import { readTemplates } from "../plan/template.ts";
import { describeMissing } from "../plan/variable-files.ts";
import type { Env } from "../run-facts.ts";
import type { Settings } from "../settings.ts";

const VARIABLE_PREFIX = "PKR_VAR_";

export interface TemplatesOfTree {
	readonly templates: readonly Template[];
	/** Roots that are not built, by their platforms and names. */
	readonly leftOut: readonly PackerRoot[];
	/** What their `template.yml` says, by the template's name. */
	readonly manifests: ReadonlyMap<string, Manifest>;
	/** Ids of all images, those of platforms and names that are left out included. */
	readonly ids: ReadonlySet<string>;
	readonly concerns: Concerns;
	/** Folders and files beyond the entries that references may mean. */
	readonly outside: readonly string[];
	readonly notices: readonly Notice[];
}

/** @throws InputError where names, ids or variables don't fit, in every run and whatever has changed */
export function templatesOfTree(
	settings: Settings,
	entries: readonly TreeEntry[],
	readText: (path: string) => string | undefined,
	env: Env,
): TemplatesOfTree {
	const directory = settings.packerDirectory;
	const isBelow = ({ path }: TreeEntry) =>
		directory === "" || path.startsWith(`${directory}/`);
	if (!entries.some(isBelow))
		refuse(
			"packer-directory",
			directory,
			"a folder that the commit has, with templates in it",
		);
	const read = readTemplates({
		entries,
		packerDirectory: directory,
		readText,
		variables: Object.fromEntries(settings.packer.variables),
		secretNames: settings.packer.secrets.keys(),
		environment: environmentVariables(settings, env),
		varFiles: readVarFiles(settings, entries, readText),
		workingDirectory: settings.packer.workingDirectory,
	});
	// names and ids concern the whole repository; an error at a line is its template's own
	const fatal = read.problems.find(
		({ level, line }) => level === "error" && line === undefined,
	);
	if (fatal !== undefined) throw new InputError(fatal.message);
	const { manifests, outside } = read;
	const templates = narrowTemplates(settings, read.templates, manifests);
	checkVariables(settings, read.templates);
	const left = templates.filter(({ roots }) => roots.length === 0);
	const notices = left.map(
		({ os }): Notice => ({
			level: "notice",
			message: `${os} is left out: none of its builds is for these platforms and names.`,
		}),
	);
	return {
		templates,
		leftOut: read.templates
			.filter(({ os }) => left.some((one) => one.os === os))
			.flatMap(({ roots }) => roots),
		manifests,
		outside,
		ids: new Set(
			read.templates.flatMap(({ roots }) =>
				roots.flatMap(({ images }) => images.map(({ id }) => id)),
			),
		),
		concerns: concernsOf({
			packerDirectory: directory,
			sharedPaths: settings.sharedPaths,
			varFiles: settings.packer.varFiles,
			entries,
			templates: read.templates,
			rules: manifests,
		}),
		notices: [...read.problems, ...notices],
	};
}

function readVarFiles(
	settings: Settings,
	entries: readonly TreeEntry[],
	readText: (path: string) => string | undefined,
) {
	const index = pathIndex(() => entries.map(({ path }) => path));
	return settings.packer.varFiles.map((path) => ({
		path,
		text:
			readText(path) ??
			refuse(
				"packer-var-files",
				path,
				`files of the repository${describeMissing(path, index)}`,
			),
	}));
}

/** What the step's environment sets of the templates' variables, as far as Packer will see it. */
function environmentVariables(
	settings: Settings,
	env: Env,
): ReadonlyMap<string, string> {
	const seen = packerEnvironment({
		base: env,
		mode: settings.packer.environment,
		offered: {},
		debug: false,
		marker: "",
	});
	return new Map(
		Object.entries(seen)
			.filter(([name]) => name.startsWith(VARIABLE_PREFIX))
			.map(([name, value]) => [name.slice(VARIABLE_PREFIX.length), value]),
	);
}

function narrowTemplates(
	settings: Settings,
	templates: readonly Template[],
	manifests: ReadonlyMap<string, Manifest>,
): readonly Template[] {
	const { platforms } = settings;
	const { only, except } = settings.packer;
	return templates.map((template) => {
		const named = manifests.get(template.os)?.platforms;
		const wanted = {
			platforms: platforms.length > 0 ? platforms : [...(named?.keys() ?? [])],
			only,
			except,
			...(named === undefined ? {} : { buildsOf: named }),
		};
		return {
			...template,
			roots: template.roots
				.map((root) => narrowRoot(root, wanted))
				.filter((root) => root.images.length > 0),
		};
	});
}

/** A variable that no template declares is a typing error that Packer would pass over in silence. */
function checkVariables(
	settings: Settings,
	templates: readonly Template[],
): void {
	const declared = new Set(
		templates.flatMap((template) =>
			template.roots.flatMap((root) => root.variables.map(({ name }) => name)),
		),
	);
	for (const [input, names] of [
		["packer-variables", settings.packer.variables.keys()],
		["packer-secrets", settings.packer.secrets.keys()],
	] as const)
		for (const name of names)
			if (!declared.has(name))
				refuse(
					input,
					name,
					`variables that a template declares (${[...declared].sort().join(", ") || "none does"})${didYouMean(name, declared)}`,
				);
}

/** The images of each root that were asked for by name, or undefined for `changed`. */
export function selectImages(
	settings: Settings,
	templates: readonly Template[],
): ReadonlyMap<PackerRoot, readonly Image[]> | undefined {
	const { selection } = settings;
	if (selection.kind === "changed") return undefined;
	const roots = templates.flatMap((template) => template.roots);
	if (selection.kind === "all")
		return new Map(roots.map((root) => [root, root.images]));
	const known = new Set(
		templates.flatMap(({ os, roots: own }) => [
			os,
			...own.flatMap((root) => root.images.map((image) => image.id)),
		]),
	);
	for (const name of selection.names)
		if (!known.has(name))
			refuse(
				"os",
				name,
				`one of: ${[...known].sort().join(", ") || "(no template found)"}`,
			);
	const names = new Set(selection.names);
	const selected = new Map(
		roots
			.map((root) => {
				const images = root.images.filter(
					(image) => names.has(image.os) || names.has(image.id),
				);
				return [root, images] as const;
			})
			.filter(([, images]) => images.length > 0),
	);
	const found = [...selected.values()].flat();
	for (const name of names)
		if (!found.some(({ os, id }) => os === name || id === name))
			refuse(
				"os",
				name,
				"templates of which `platforms`, `packer-only` and `packer-except` leave a build",
			);
	return selected;
}
