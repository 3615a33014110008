/** Where Ansible looks for a role. */
import type { PathIndex } from "../path-index.ts";
import { type Findings, folderOf, under } from "./found.ts";

export interface RoleSearch {
	/** Folders of the playbooks of one run, which Ansible calls their base. */
	readonly bases: readonly string[];
	/** `roles_path` of provisioners and configuration files. */
	readonly rolePaths: readonly string[];
	/** Folders of roles that are uploaded one by one. */
	readonly single: readonly string[];
	/** Folders that hold `ansible_collections`. */
	readonly collectionPaths: readonly string[];
	/** Collections whose roles may be named without them. */
	readonly shortNamesOf: ReadonlySet<string>;
}

/**
 * Folders of the role that a name may mean, as `RoleDefinition._load_role_path` of Ansible searches: collections, `roles/`
 * beside the playbook, `roles_path`, beside the role that asks, beside the playbook. What is found up to `roles/` is
 * certain; which of the others applies hangs on settings that are not all known here, so all that are there count, and
 * where there is none, a role of that name anywhere. Empty for roles that are not in the repository.
 */
export function foldersOfRole(
	name: string,
	search: RoleSearch,
	findings: Findings,
	askedBy: string | undefined,
): readonly string[] {
	const [namespace, collection, ...role] = name.split(".");
	const collections =
		role.length > 0 ? [`${namespace}.${collection}`] : [...search.shortNamesOf];
	const inCollections = findings.existing(
		foldersOfCollections(collections, search).map((folder) =>
			under(folder, `roles/${role.length > 0 ? role.join(".") : name}`),
		),
	);
	const beside = findings.existing(
		search.bases.map((base) => under(base, `roles/${name}`)),
	);
	if (inCollections.length + beside.length > 0)
		return withTargets([...inCollections, ...beside], name, findings);
	const elsewhere = findings.existing([
		...search.single.filter((path) => path.split("/").at(-1) === name),
		...search.rolePaths.map((path) => under(path, name)),
		...(askedBy === undefined ? [] : [under(folderOf(askedBy), name)]),
		...search.bases.map((base) => under(base, name)),
	]);
	return withTargets(elsewhere, name, findings);
}

/** Where there is nothing, or only a symbolic link (to git a file), any role of that name may be meant. */
function withTargets(
	found: readonly string[],
	name: string,
	findings: Findings,
): readonly string[] {
	if (found.some((path) => findings.kindOf(path) === "folder")) return found;
	return [...found, ...(findings.ofIndex(foldersByRole).get(name) ?? [])];
}

export function foldersOfCollections(
	names: readonly string[],
	{ bases, collectionPaths }: RoleSearch,
): readonly string[] {
	const paths = [
		...bases.map((base) => under(base, "collections")),
		...collectionPaths,
	];
	return names.flatMap((name) =>
		paths.map((path) =>
			under(path, `ansible_collections/${name.replace(".", "/")}`),
		),
	);
}

/** Every `roles/<name>` of the repository: what an environment variable may mean that nobody sees here. */
function foldersByRole(index: PathIndex): ReadonlyMap<string, string[]> {
	const folders = new Map<string, Set<string>>();
	for (const path of index.below("")) {
		const [folder, name] = /^(?:.*?\/)?roles\/([^/]+)(?=\/)/.exec(path) ?? [];
		if (folder === undefined || name === undefined) continue;
		const known = folders.get(name) ?? new Set();
		folders.set(name, known.add(folder));
	}
	return new Map([...folders].map(([name, known]) => [name, [...known]]));
}
