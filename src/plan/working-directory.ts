import type { PackerRoot } from "../model.ts";

/** A reference as it stands in each folder where Packer may run: is there anything? */
export interface Sighting {
	readonly inRepository: boolean;
	readonly inFolder: boolean;
}

/**
 * The folder against which a root's relative references exist: the repository or the root's own folder; null where both or
 * none explain them. A reference that exists in neither, or in both, tells nothing.
 */
export function workingDirectoryOf(
	sightings: readonly Sighting[],
): PackerRoot["workingDirectory"] {
	const onlyInRepository = sightings.some(
		({ inRepository, inFolder }) => inRepository && !inFolder,
	);
	const onlyInFolder = sightings.some(
		({ inRepository, inFolder }) => inFolder && !inRepository,
	);
	if (onlyInRepository === onlyInFolder) return null;
	return onlyInRepository ? "repository" : "template";
}
