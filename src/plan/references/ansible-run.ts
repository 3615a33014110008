/** Follows one playbook through the files that it names. */
import type { Unresolved } from "../../model.ts";
import { readAnsibleFile } from "./ansible-file.ts";
import {
	foldersOfCollections,
	foldersOfRole,
	type RoleSearch,
} from "./ansible-roles.ts";
import {
	type Findings,
	folderOf,
	MOST_FILES,
	type ReferencedPlace,
	under,
	visitAll,
} from "./found.ts";

/** One playbook that Packer starts, with what is known of where it looks. */
export interface Run {
	readonly place: ReferencedPlace;
	/** More bases and collections come as playbooks name them. */
	readonly search: RoleSearch & {
		readonly bases: string[];
		readonly shortNamesOf: Set<string>;
	};
	readonly findings: Findings;
	/** Roles that can't be told are among what it runs. */
	dynamic: boolean;
}

/** A file or a role's folder; `role` is the folder of the role that a file belongs to. */
interface Step {
	readonly path: string;
	readonly kind: "playbook" | "tasks" | "role";
	readonly role?: string;
}

/** What Ansible reads beside a playbook without being told to. */
const BESIDE =
	/^(ansible\.cfg|requirements\.ya?ml|inventor.*|group_vars|host_vars|library|module_utils|.*_plugins|files|templates|vars|tasks|handlers)$/;
const REQUIREMENTS = ["roles", "collections"].flatMap((folder) =>
	["yml", "yaml"].map((ending) => `${folder}/requirements.${ending}`),
);

/** Folders of a role that hold what is relative to it. */
const OF_ROLE = ["tasks", "handlers", "files", "templates", "vars", "", "meta"];
const YAML = /\.ya?ml$/;

/** Adds all that a playbook leads to. */
export function follow(run: Run): void {
	walk(run, [{ path: run.place.path, kind: "playbook" }]);
	if (!run.dynamic) return;
	const folders = run.findings.existing([
		...run.search.bases.map((base) => under(base, "roles")),
		...run.search.rolePaths,
	]);
	for (const folder of folders) add(run, folder, `roles of ${run.place.path}`);
	walk(
		run,
		folders.flatMap((folder) =>
			run.findings
				.namesIn(folder)
				.map((name): Step => ({ path: under(folder, name), kind: "role" })),
		),
	);
}

/** Takes what lies beside a playbook, once a folder. */
export function addBase(run: Run, base: string): void {
	if (run.search.bases.includes(base)) return;
	run.search.bases.push(base);
	const names = run.findings.namesIn(base).filter((name) => BESIDE.test(name));
	for (const name of [...names, ...REQUIREMENTS])
		add(run, under(base, name), `beside ${run.place.path}`);
}

function walk(run: Run, start: readonly Step[]): void {
	const all = visitAll(
		start,
		({ path, kind, role }) => `${kind} ${path} ${role}`,
		(step) => (step.kind === "role" ? filesOfRole(step, run) : read(step, run)),
	);
	if (!all)
		widen(run, {
			file: run.place.path,
			line: 1,
			why: `${run.place.path} leads to more than ${MOST_FILES} files`,
		});
}

/** Every file of tasks counts: which of them a role includes may be told by a variable. */
function filesOfRole({ path: role }: Step, { findings }: Run): readonly Step[] {
	return ["tasks", "handlers", "meta"].flatMap((folder) =>
		findings
			.below(under(role, folder), YAML)
			.map((path): Step => ({ path, kind: "tasks", role })),
	);
}

function read(step: Step, run: Run): readonly Step[] {
	const file = run.findings.read(step.path, readAnsibleFile);
	if (file === undefined || file.error !== undefined) {
		const { line, why } = file?.error ?? { line: 1, why: "can't be read" };
		widen(run, { file: step.path, line, why: `${step.path} ${why}` });
		return [];
	}
	if (step.kind === "playbook") addBase(run, folderOf(step.path));
	for (const name of file.shortNamesOf) run.search.shortNamesOf.add(name);
	const collections = foldersOfCollections(
		[...file.collections, ...file.shortNamesOf],
		run.search,
	);
	for (const folder of run.findings.existing(collections))
		for (const name of run.findings.namesIn(folder))
			if (name !== "roles")
				add(run, under(folder, name), `collection of ${step.path}`);
	const next = [
		...file.roles.flatMap((name) => rolesMeant(name, step, run)),
		...file.playbooks.flatMap((value) =>
			filesMeant(value, "playbook", step, run),
		),
		...file.tasks.flatMap((value) => filesMeant(value, "tasks", step, run)),
	];
	// last: what else names a path says less of it
	for (const path of file.paths.flatMap((value) => meant(value, step, run)))
		add(run, path, `named in ${step.path}`);
	return next;
}

function rolesMeant(name: string, step: Step, run: Run): readonly Step[] {
	if (name.includes("{{")) {
		run.dynamic = true;
		return [];
	}
	const folders = foldersOfRole(name, run.search, run.findings, step.role);
	for (const path of folders)
		add(run, path, `role ${name} of ${step.role ?? step.path}`);
	return folders.map((path) => ({ path, kind: "role" }));
}

/** Files that are read in turn. Where the name is made when it runs, all of the folder. */
function filesMeant(
	value: string,
	kind: "playbook" | "tasks",
	step: Step,
	run: Run,
): readonly Step[] {
	const found = meant(value, step, run);
	// those of a role are read with it
	if (found.length === 0 && step.role === undefined && value.includes("{{"))
		found.push(folderOf(step.path));
	return found.flatMap((path) => {
		add(run, path, `included by ${step.path}`);
		const files =
			run.findings.kindOf(path) === "file"
				? [path]
				: run.findings.below(path, YAML);
		return files.map((file): Step => ({ path: file, kind }));
	});
}

/** Files and folders outside the role that a value of a file may name; of a name with variables, the folder before them. */
function meant(value: string, { path, role }: Step, run: Run): string[] {
	const compact = value.replace(/\{\{\s*(\w+)\s*\}\}/g, "{{$1}}");
	const [start, variable] =
		/^\{\{(playbook_dir|inventory_dir|role_path)\}\}\/?/.exec(compact) ?? [""];
	const relative = compact.slice(start.length);
	const cut = relative.search(/\{[{%]/);
	const known =
		cut === -1
			? relative
			: relative.slice(0, relative.lastIndexOf("/", cut) + 1);
	if (known === "" || known.startsWith("/")) return [];
	const ofRole =
		role === undefined || (variable !== undefined && variable !== "role_path")
			? []
			: OF_ROLE.map((folder) => under(role, folder));
	const ofPlay =
		variable === "role_path"
			? []
			: [
					...(variable === undefined && role === undefined
						? [folderOf(path)]
						: []),
					...run.search.bases,
					...run.search.bases.map((base) => under(base, "tasks")),
				];
	const found = run.findings.existing(
		[...ofRole, ...ofPlay].map((folder) => under(folder, known)),
	);
	if (found.some((one) => role !== undefined && isIn(one, role))) return [];
	return found.filter(
		(one) => cut === -1 || run.findings.kindOf(one) === "folder",
	);
}

function isIn(path: string, folder: string): boolean {
	return path === folder || path.startsWith(`${folder}/`);
}

function widen(run: Run, unresolved: Unresolved): void {
	run.dynamic = true;
	run.findings.cannotTell(unresolved);
	for (const base of run.search.bases)
		add(run, base, `folder of ${run.place.path}`);
}

function add(run: Run, path: string, relation: string): void {
	run.findings.add(path, `${relation}, ${run.place.why}`);
}
