/** Playbooks and what they run: roles, tasks, variables, plugins, requirements. */
import {
	type AnsibleConfig,
	readAnsibleConfig,
	relativeTo,
} from "./ansible-config.ts";
import { addBase, follow, type Run } from "./ansible-run.ts";
import {
	type Findings,
	folderOf,
	type ReferencedPlace,
	under,
} from "./found.ts";

const PLAYBOOK = /^ansible(-local)?\.playbook_files?$/;
/** Uploaded as a whole; playbooks run in it. */
const TREE = /^ansible-local\.playbook_(dir|paths)$/;
const ROLES = /^ansible\.roles_path$/;
/** Each is one role. */
const SINGLE_ROLES = /^ansible-local\.role_paths$/;
const COLLECTIONS = /^ansible(-local)?\.collections?_paths?$/;
const INVENTORY = /^ansible(-local)?\.inventory_(file|directory)$/;

/** Adds what playbooks use, and replaces whole folders of roles by the roles that are used where each is known. */
export function expandAnsible(
	places: readonly ReferencedPlace[],
	findings: Findings,
): void {
	const runs = places
		.filter(({ what }) => PLAYBOOK.test(what))
		.map((place) => runOf(place, places, findings));
	if (runs.length === 0) return;
	for (const run of runs) follow(run);
	const allKnown = runs.every(({ dynamic }) => !dynamic);
	for (const place of places) {
		if (INVENTORY.test(place.what)) addVariables(place, findings);
		const narrow = [TREE, ROLES, SINGLE_ROLES, COLLECTIONS];
		if (!narrow.some((what) => what.test(place.what))) continue;
		if (allKnown && place.folder) findings.replaces.add(place);
		for (const name of ["requirements.yml", "requirements.yaml"])
			findings.add(under(place.path, name), place.why);
	}
}

function runOf(
	place: ReferencedPlace,
	places: readonly ReferencedPlace[],
	findings: Findings,
): Run {
	const pathsOf = (what: RegExp) =>
		places.filter((other) => what.test(other.what)).map(({ path }) => path);
	const bases = [
		folderOf(place.path),
		...(place.what.startsWith("ansible-local.") ? pathsOf(TREE) : []),
	];
	const configs = configsOf(place, bases, findings);
	const run: Run = {
		place,
		findings,
		dynamic: false,
		search: {
			bases: [],
			rolePaths: [
				...pathsOf(ROLES),
				...pathsOf(SINGLE_ROLES),
				...configs.flatMap(({ roles }) => roles),
			],
			single: pathsOf(SINGLE_ROLES),
			collectionPaths: [
				...pathsOf(COLLECTIONS),
				...configs.flatMap(({ collections }) => collections),
			],
			shortNamesOf: new Set(),
		},
	};
	for (const path of configs.flatMap(({ others }) => others))
		findings.add(path, `named in ansible.cfg, ${place.why}`);
	for (const base of bases) addBase(run, base);
	return run;
}

/** Ansible reads one where it runs: at the repository's root, in the template's folder, or where a variable says. */
function configsOf(
	place: ReferencedPlace,
	bases: readonly string[],
	findings: Findings,
): readonly AnsibleConfig[] {
	const folders = [folderOf(place.file), ...bases].flatMap(withParents);
	return findings
		.existing(folders.map((folder) => under(folder, "ansible.cfg")))
		.flatMap((path) => {
			findings.add(path, `settings of ${place.path}, ${place.why}`);
			const config = findings.read(path, readAnsibleConfig);
			return config === undefined ? [] : [relativeTo(folderOf(path), config)];
		});
}

function withParents(folder: string): readonly string[] {
	return folder === "" ? [""] : [folder, ...withParents(folderOf(folder))];
}

function addVariables(
	{ path, folder, why }: ReferencedPlace,
	findings: Findings,
): void {
	for (const name of ["group_vars", "host_vars"])
		findings.add(
			under(folder ? path : folderOf(path), name),
			`beside ${path}, ${why}`,
		);
}
