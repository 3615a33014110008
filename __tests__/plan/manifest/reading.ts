/** What tests read a template.yml with. */

import type { Manifest } from "../../../src/plan/manifest/manifest.ts";
import { readManifest } from "../../../src/plan/manifest/read-manifest.ts";

export const FILE = "packer/debian/template.yml";

/** The manifest of a text that must have one. */
export function manifestOf(text: string, file = FILE): Manifest {
	const { manifest, problems } = readManifest(text, file);
	if (manifest === undefined)
		throw new Error(problems.map(({ message }) => message).join("\n"));
	return manifest;
}

/** Its problems as `line:column message`; it must have no manifest then. */
export function problemsOf(text: string, file = FILE): readonly string[] {
	const { manifest, problems } = readManifest(text, file);
	if ((manifest === undefined) !== problems.length > 0)
		throw new Error("There is either a manifest or a problem.");
	return problems.map(
		({ line, column, message }) => `${line}:${column} ${message}`,
	);
}
