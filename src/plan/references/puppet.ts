/** Puppet's manifests, the modules that they use, and Hiera's data. */
import type { PathIndex } from "../path-index.ts";
import {
	type Findings,
	folderOf,
	MOST_FILES,
	type ReferencedPlace,
	under,
	visitAll,
} from "./found.ts";
import { readManifest } from "./puppet-manifest.ts";
import { readYaml } from "./yaml.ts";

const BESIDE = ["Puppetfile", "environment.conf"];

/** Adds the modules that manifests use, and replaces the folders of modules by them where each is known. */
export function expandPuppet(
	places: readonly ReferencedPlace[],
	findings: Findings,
): void {
	const of = (...attributes: readonly string[]) =>
		places.filter(({ what }) =>
			attributes.some((name) => what === `puppet-masterless.${name}`),
		);
	for (const place of of("hiera_config_path")) addHiera(place, findings);
	const manifests = of("manifest_file", "manifest_dir");
	const modulePaths = of("module_paths");
	for (const { path, why } of [...manifests, ...modulePaths])
		for (const folder of [folderOf(path), folderOf(folderOf(path))])
			for (const name of BESIDE)
				findings.add(under(folder, name), `beside ${path}, ${why}`);
	if (manifests.length === 0) return;
	const folders = modulePaths.map(({ path }) => path);
	const known = manifests.map((place) =>
		followManifest(place, folders, findings),
	);
	if (known.every((one) => one))
		for (const place of modulePaths) findings.replaces.add(place);
}

/** A manifest, or a module with all of its manifests. */
interface Step {
	readonly path: string;
	readonly module: boolean;
}

/** False where a class is named by data: any module may be used. */
function followManifest(
	place: ReferencedPlace,
	folders: readonly string[],
	findings: Findings,
): boolean {
	let known = true;
	const start = place.folder
		? findings.below(place.path, /\.pp$/)
		: [place.path];
	const all = visitAll(
		start.map((path): Step => ({ path, module: false })),
		({ path }) => path,
		(step): readonly Step[] => {
			if (step.module)
				return stepsOfModule(step.path, folders, place, findings);
			const manifest = findings.read(step.path, readManifest);
			if (manifest === undefined || manifest.dynamic) known = false;
			const providers = findings.ofIndex(providersOf);
			const names = [
				...(manifest?.modules ?? []),
				...(manifest?.words ?? []).flatMap((word) => [
					word,
					...(providers.get(word) ?? []),
				]),
			];
			return addModules(names, step.path, folders, place, findings);
		},
	);
	if (!all)
		findings.cannotTell({
			file: place.path,
			line: 1,
			why: `${place.path} leads to more than ${MOST_FILES} files`,
		});
	return known && all;
}

function addModules(
	names: readonly string[],
	user: string,
	folders: readonly string[],
	{ why }: ReferencedPlace,
	findings: Findings,
): readonly Step[] {
	return [...new Set(names)].flatMap((name) => {
		const paths = findings.existing(folders.map((path) => under(path, name)));
		for (const path of paths)
			findings.add(path, `module ${name} of ${user}, ${why}`);
		return paths.map((path): Step => ({ path, module: true }));
	});
}

function stepsOfModule(
	module: string,
	folders: readonly string[],
	place: ReferencedPlace,
	findings: Findings,
): readonly Step[] {
	const metadata = under(module, "metadata.json");
	const needed =
		findings.kindOf(metadata) === "file"
			? findings.read(metadata, modulesNeeded)
			: undefined;
	return [
		...findings
			.below(module, /\.pp$/)
			.map((path): Step => ({ path, module: false })),
		...addModules(needed ?? [], module, folders, place, findings),
	];
}

/** Names without authors: `puppetlabs/stdlib` and `puppetlabs-stdlib` are stdlib. */
function modulesNeeded(metadata: string): readonly string[] {
	const found = metadata.matchAll(/"name"\s*:\s*"[\w]+[-/](\w+)"/g);
	return [...found].map(([, name = ""]) => name);
}

/** Modules by the types of resources and the functions that they bring. */
function providersOf(index: PathIndex): ReadonlyMap<string, string[]> {
	const providers = new Map<string, string[]>();
	for (const path of index.below("")) {
		const [, module, word] =
			/([^/]+)\/lib\/puppet\/(?:type|functions|parser\/functions)\/(\w+)\.rb$/.exec(
				path,
			) ?? [];
		if (module === undefined || word === undefined) continue;
		providers.set(word, [...(providers.get(word) ?? []), module]);
	}
	return providers;
}

/** Data of a hierarchy: the folders that its configuration names, relative to it, and the usual ones. */
function addHiera(place: ReferencedPlace, findings: Findings): void {
	const hiera = findings.read(place.path, readHiera);
	const here = folderOf(place.path);
	for (const folder of hiera?.folders ?? ["data", "hieradata"])
		findings.add(under(here, folder), `data of ${place.path}, ${place.why}`);
	if (hiera?.error === undefined) return;
	findings.add(here, `beside ${place.path}, ${place.why}`);
	findings.cannotTell({
		file: place.path,
		line: hiera.error.line,
		why: `${place.path} ${hiera.error.why}`,
	});
}

interface Hiera {
	readonly folders: readonly string[];
	readonly error?: { readonly line: number; readonly why: string };
}

/** `datadir` of version 5 and `:datadir:` of version 3, up to the first `%{…}`. */
function readHiera(text: string): Hiera {
	const yaml = readYaml(text);
	if ("error" in yaml)
		return {
			folders: [],
			error: { line: yaml.line, why: yaml.error },
		};
	const folders = [...text.matchAll(/\bdatadir['"]?:\s*['"]?([^\s'"#]+)/g)]
		.map(([, folder = ""]) => folder.replace(/[^/]*%\{.*$/, ""))
		.filter((folder) => folder !== "" && !folder.startsWith("/"));
	return { folders: [...folders, "data", "hieradata"] };
}
