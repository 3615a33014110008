/** What stands behind a referenced place: a playbook's roles, a manifest's modules, what a script sources. Pure. */
import type { Dependency, Unresolved } from "../../model.ts";
import { expandAnsible } from "./ansible.ts";
import { expandChef } from "./chef.ts";
import { type Files, Findings, type ReferencedPlace } from "./found.ts";
import { expandGoss } from "./goss.ts";
import { expandPuppet } from "./puppet.ts";
import { expandScripts } from "./sourced.ts";

export type { ReferencedPlace } from "./found.ts";

export interface Expanded {
	/** Further ones, not the places themselves. */
	readonly dependencies: readonly Dependency[];
	readonly unresolved: readonly Unresolved[];
	/** Those of the places that `dependencies` makes more precise: the caller drops them. */
	readonly replaces: readonly ReferencedPlace[];
	/** Top-level files and folders that may be meant and that the index knows nothing of: list them and ask again. */
	readonly outside: readonly string[];
}

/**
 * Follows the places of one root. What can't be told from a file widens: to its whole folder, or to any shared file
 * (`unresolved`). Time is bounded whatever the files hold.
 */
export function expandPlaces(
	places: readonly ReferencedPlace[],
	files: Files,
): Expanded {
	const findings = new Findings(files);
	for (const expand of [
		expandAnsible,
		expandPuppet,
		expandChef,
		expandScripts,
		expandGoss,
	])
		expand(places, findings);
	const kept = places.filter((place) => !findings.replaces.has(place));
	return {
		dependencies: [...findings.dependencies.values()].filter(
			({ path }) => !kept.some((place) => covers(place, path)),
		),
		unresolved: [...findings.unresolved.values()],
		replaces: [...findings.replaces],
		outside: [...findings.outside].sort(),
	};
}

function covers({ path, folder }: ReferencedPlace, other: string): boolean {
	return other === path || (folder && other.startsWith(`${path}/`));
}
