/** The templates of the head and what differs from the base, in all folders that the templates refer to. */
import { posix } from "node:path";
import picomatch from "picomatch";
import type { Dependency, PackerRoot, Template, TreeEntry } from "../model.ts";
import type { FoundBase } from "../plan/base.ts";
import { rootKey } from "../plan/concerns.ts";
import type { Comparison } from "../plan/decide.ts";
import { pathIndex } from "../plan/path-index.ts";
import type { Run } from "./run.ts";
import type { SourceTree } from "./source-tree.ts";
import { type TemplatesOfTree, templatesOfTree } from "./templates.ts";

export interface ReadTrees {
	readonly read: TemplatesOfTree;
	readonly compared: Comparison;
	/** Files that differ from the commit. */
	readonly modified: readonly string[];
}

/** What stands behind a reference may refer to more: a playbook to roles, these to others. */
const MAX_ROUNDS = 4;

/** @throws InputError where names, ids or variables don't fit */
export async function readTrees(
	run: Run,
	tree: SourceTree,
	findBase: () => Promise<FoundBase>,
): Promise<ReadTrees & { readonly base: FoundBase }> {
	const { settings, env } = run;
	const whole =
		settings.sharedPaths.length > 0 || settings.packer.varFiles.length > 0;
	const folders = whole ? [""] : [settings.packerDirectory];
	// git answers these side by side
	const [first, modified, base] = await Promise.all([
		tree.entries(folders),
		tree.modified([settings.packerDirectory]),
		findBase(),
	]);
	const readWith = (entries: readonly TreeEntry[]) =>
		withLinks(
			templatesOfTree(settings, entries, tree.readText, env),
			entries,
			tree.readLink,
		);
	let entries = first;
	let read = readWith(entries);
	const listed = new Set(folders);
	for (let round = 0; round < MAX_ROUNDS && !listed.has(""); round++) {
		const more = beyond(read).filter((place) => !listed.has(place));
		if (more.length === 0) break;
		for (const place of more) listed.add(place);
		entries = more.includes("")
			? await tree.entries([""])
			: [...entries, ...(await tree.entries(more))];
		read = readWith(entries);
	}
	const all = listed.has("") ? [""] : [...listed];
	const others = all.filter(
		(place) => !folders.includes(place) && place !== "",
	);
	const [alsoModified, compared] = await Promise.all([
		others.length === 0 ? [] : tree.modified(others),
		compare(tree, base, all),
	]);
	return {
		read: withGone(read, compared, entries, readWith),
		base,
		compared,
		modified: [...modified, ...alsoModified],
	};
}

/** Top-level folders and files outside the listed ones that templates refer to, by whatever way. */
function beyond({ outside, manifests }: TemplatesOfTree): readonly string[] {
	const named = [
		...[...manifests.values()].flatMap(({ watch, variants }) => [
			...watch.map((glob) => picomatch.scan(glob).base),
			...[...variants.values()].flatMap(({ varFiles }) => varFiles),
		]),
	];
	const places = named
		.map((path) => posix.normalize(path))
		.map((path) => (path === "." ? "" : (path.split("/")[0] ?? "")));
	return [...new Set([...outside, ...places])];
}

const SYMBOLIC_LINK = "120000";
/** Links may lead to links, and in circles. */
const MAX_LINKS = 8;

/** Roots that also depend on what the symbolic links among their files lead to. */
function withLinks(
	read: TemplatesOfTree,
	entries: readonly TreeEntry[],
	readLink: SourceTree["readLink"],
): TemplatesOfTree {
	if (!entries.some(({ mode }) => mode === SYMBOLIC_LINK)) return read;
	const index = pathIndex(() => entries.map(({ path }) => path));
	const outside = new Set(read.outside);
	const templates = read.templates.map((template) => ({
		...template,
		roots: template.roots.map((root) => {
			let whole = root;
			for (let round = 0; round < MAX_LINKS; round++) {
				const known = new Set(whole.dependencies.map(({ path }) => path));
				const behind = read.concerns
					.filesOf(whole)
					.filter(({ mode }) => mode === SYMBOLIC_LINK)
					.flatMap(({ path }) => targetOf(path, readLink))
					.filter(({ path }) => !known.has(path));
				if (behind.length === 0) break;
				for (const { path } of behind)
					if (index.kindOf(path) === undefined)
						outside.add(path.split("/")[0] ?? "");
				whole = { ...whole, dependencies: [...whole.dependencies, ...behind] };
			}
			return whole;
		}),
	}));
	return { ...read, templates, outside: [...outside] };
}

/** None where the link leaves the repository. */
function targetOf(
	link: string,
	readLink: SourceTree["readLink"],
): readonly Dependency[] {
	const target = readLink(link);
	if (target === undefined || target.startsWith("/")) return [];
	const joined = posix.join(posix.dirname(link), target);
	const path = joined === "." ? "" : joined.replace(/\/$/, "");
	return path.startsWith("..")
		? []
		: [{ path, folder: true, why: `behind the link ${link}` }];
}

function rootsOf(templates: readonly Template[]): readonly PackerRoot[] {
	return templates.flatMap(({ roots }) => roots);
}

async function compare(
	tree: SourceTree,
	base: FoundBase,
	folders: readonly string[],
): Promise<Comparison> {
	if (base.kind === "nothing") return { kind: "everything", text: base.text };
	if (base.kind !== "commit") return base;
	const changes = await tree.changes(base.sha, folders);
	return changes === undefined
		? { kind: "unknown", text: `${base.text}: its files can't be read` }
		: { kind: "changes", changes };
}

/** Files that Packer reads as templates or variables: one that is gone takes its images with it. */
const TEMPLATE_LIKE = /(?:\.pkr\.hcl|\.pkrvars\.hcl|\.json|\/template\.yml)$/;

/**
 * Roots that also know what they refer to and what is no longer there: the index of the head can't tell that a script or
 * a role was removed, so the references are read once more as if it were.
 */
function withGone(
	read: TemplatesOfTree,
	compared: Comparison,
	entries: readonly TreeEntry[],
	readWith: (entries: readonly TreeEntry[]) => TemplatesOfTree,
): TemplatesOfTree {
	const gone = compared.kind === "changes" ? compared.changes : [];
	const folders = read.templates.map(({ directory }) => `${directory}/`);
	const isTemplateLike = (path: string) =>
		TEMPLATE_LIKE.test(path) &&
		folders.some((folder) => path.startsWith(folder));
	const ghosts = gone
		.filter(({ status, path }) => status === "deleted" && !isTemplateLike(path))
		.map(({ path }) => ({ path, mode: "100644", oid: "" }));
	if (ghosts.length === 0) return read;
	const before = new Map(
		rootsOf(readWith([...entries, ...ghosts]).templates).map((root) => [
			rootKey(root),
			root,
		]),
	);
	const templates = read.templates.map((template) => ({
		...template,
		roots: template.roots.map((root) => ({
			...root,
			dependencies: [
				...root.dependencies,
				...(before.get(rootKey(root))?.dependencies ?? []),
			],
		})),
	}));
	return { ...read, templates };
}
