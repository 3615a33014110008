/** A repository in memory and a root that refers to places of it. */
import { pathIndex } from "../../../src/plan/path-index.ts";
import {
	type Expanded,
	expandPlaces,
	type ReferencedPlace,
} from "../../../src/plan/references/expand.ts";

export type Tree = Readonly<Record<string, string>>;

/** `ansible.playbook_file ansible/site.yml`; a path that ends in `/` is a folder. */
export function place(reference: string, index = 0): ReferencedPlace {
	const [what = "", path = ""] = reference.split(" ");
	const line = 10 + index;
	return {
		what,
		path: path.replace(/\/$/, ""),
		folder: path.endsWith("/"),
		file: "packer/debian/debian.pkr.hcl",
		line,
		why: `used at debian.pkr.hcl:${line}`,
	};
}

export function expand(tree: Tree, references: readonly string[]): Expanded {
	return expandPlaces(references.map(place), {
		index: pathIndex(() => Object.keys(tree)),
		text: (path) => tree[path],
	});
}

/** The files of the tree that concern the root: by its places less those that are replaced, and by what stands behind them. */
export function concerned(
	tree: Tree,
	references: readonly string[],
): readonly string[] {
	const { dependencies, replaces } = expand(tree, references);
	const places = [
		...references
			.map(place)
			.filter(({ path }) =>
				replaces.every((replaced) => replaced.path !== path),
			),
		...dependencies,
	];
	return Object.keys(tree).filter((file) =>
		places.some(
			({ path, folder }) =>
				file === path || (folder && file.startsWith(`${path}/`)),
		),
	);
}

/** Why a file concerns the root: of the dependency, or of the one that the file is in. */
export function whyOf(expanded: Expanded, file: string): string | undefined {
	return expanded.dependencies.find(
		({ path, folder }) =>
			file === path || (folder && file.startsWith(`${path}/`)),
	)?.why;
}
