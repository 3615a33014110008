/** What a playbook, a file of tasks or a role's `meta/main.yml` refers to, as written. Pure. */
import { readYaml } from "./yaml.ts";

export interface AnsibleFile {
	/** Roles that it runs; with `{{` where the name is made when it runs. */
	readonly roles: readonly string[];
	readonly playbooks: readonly string[];
	readonly tasks: readonly string[];
	/** Whatever may be the path of another file: only one that is there counts. */
	readonly paths: readonly string[];
	/** `namespace.name` of whatever may be a collection, and those whose short names are used. */
	readonly collections: readonly string[];
	readonly shortNamesOf: readonly string[];
	/** Where and why it can't be read. */
	readonly error?: { readonly line: number; readonly why: string };
}

const FOUND = ["roles", "playbooks", "tasks", "paths", "shortNamesOf"] as const;
type Gathered = Record<(typeof FOUND)[number], Set<string>>;

/** Keywords and modules that name other files, without `ansible.builtin.`. */
const NAMES: Readonly<
	Record<string, readonly [keyof Gathered, ...keys: string[]]>
> = {
	import_playbook: ["playbooks", "file"],
	import_role: ["roles", "name", "role"],
	include_role: ["roles", "name", "role"],
	import_tasks: ["tasks", "file"],
	include_tasks: ["tasks", "file"],
	// before Ansible 2.12, of tasks and of playbooks
	include: ["tasks", "file"],
	dependencies: ["roles", "role", "name", "src"],
};

export function readAnsibleFile(text: string): AnsibleFile {
	const yaml = readYaml(text);
	const found: Gathered = {
		roles: new Set(),
		playbooks: new Set(),
		tasks: new Set(),
		paths: new Set(),
		shortNamesOf: new Set(),
	};
	if ("documents" in yaml) walk(yaml.documents, found, new Set());
	return {
		roles: [...found.roles],
		playbooks: [...found.playbooks],
		tasks: [...found.tasks],
		paths: [...found.paths],
		shortNamesOf: [...found.shortNamesOf],
		collections: qualifiers(text),
		...("error" in yaml ? { error: { line: yaml.line, why: yaml.error } } : {}),
	};
}

/** `ns.name` of each `ns.name.what`. */
function qualifiers(text: string): readonly string[] {
	const found = text.matchAll(/\b([a-z_]\w*\.[a-z_]\w*)\.[a-z_]/g);
	return [...new Set([...found].map(([, name = ""]) => name))];
}

/** Aliases make one object of many places, so each is visited once. */
function walk(node: unknown, found: Gathered, seen: Set<object>): void {
	if (typeof node === "string") {
		for (const path of pathsIn(node)) found.paths.add(path);
		return;
	}
	if (!isObject(node) || seen.has(node)) return;
	seen.add(node);
	if (Array.isArray(node)) {
		for (const item of node) walk(item, found, seen);
		return;
	}
	const isPlay = "hosts" in node;
	for (const [key, value] of Object.entries(node)) {
		const word = key.replace(/^ansible\.(builtin|legacy)\./, "");
		// "roles" and "collections" are words of a play; elsewhere they are somebody's variables
		const [kind, ...keys] =
			isPlay && word === "roles"
				? (NAMES.dependencies ?? [])
				: Object.hasOwn(NAMES, word)
					? (NAMES[word] ?? [])
					: [];
		if (kind !== undefined)
			for (const name of namesIn(value, keys)) found[kind].add(name);
		if (isPlay && word === "collections")
			for (const name of namesIn(value, [])) found.shortNamesOf.add(name);
		walk(value, found, seen);
	}
}

/** The names in a text (`name=nginx`, `file.yml`), a map's key, or a list of these. */
function namesIn(value: unknown, keys: readonly string[]): readonly string[] {
	if (Array.isArray(value))
		return value.flatMap((item) =>
			Array.isArray(item) ? [] : namesIn(item, keys),
		);
	if (typeof value === "string") return [freeForm(value.trim(), keys)];
	if (!isObject(value)) return [];
	const named = new Map(Object.entries(value));
	const name = keys.map((key) => named.get(key)).find((at) => at !== undefined);
	return typeof name === "string" ? [name.trim()] : [];
}

/** `name=nginx tasks_from=install` names nginx, `setup.yml tags=x` names setup.yml. */
function freeForm(text: string, keys: readonly string[]): string {
	if (text.includes("{{")) return text;
	const [first = "", ...others] = text.split(/\s+/);
	const given = [first, ...others].find((word) =>
		keys.some((key) => word.startsWith(`${key}=`)),
	);
	return given === undefined ? first : given.slice(given.indexOf("=") + 1);
}

/** Words of a text that look like relative paths; variables lose the blanks in their braces. */
function pathsIn(text: string): readonly string[] {
	return text
		.replace(/\{\{\s*(\w+)\s*\}\}/g, "{{$1}}")
		.split(/[\s=,'"()|;]+/)
		.filter(
			(word) =>
				word.length < 256 &&
				/[./]/.test(word) &&
				!/^[/~]|:\/\/|^[./]+$/.test(word),
		);
}

function isObject(value: unknown): value is object {
	return typeof value === "object" && value !== null;
}
