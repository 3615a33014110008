/** The keys of `template.yml`: one table for the validator, the JSON Schema and people. */
import {
	base,
	hardware,
	inputs,
	os,
	platforms,
	variants,
} from "./image-keys.ts";
import { channels, retention, tests } from "./lifecycle-keys.ts";
import {
	GLOB,
	INNER_GLOB,
	type KeysShape,
	LINE,
	listOf,
	OWNER,
	oneOf,
	PATH,
	TEXT,
} from "./shapes.ts";

/** The schema that this version of the action knows. */
export const SCHEMA_VERSION = 1;

/** The whole file. */
export const TEMPLATE: KeysShape = {
	kind: "keys",
	empty: true,
	keys: {
		schema: {
			title: "Schema",
			description: "Version of this format.",
			shape: oneOf(SCHEMA_VERSION),
			slips: ["version", "$schema", "api-version"],
		},
		title: {
			title: "Title",
			description: "Name of the template for people; the folder's otherwise.",
			shape: LINE,
			examples: ["Debian"],
			slips: ["name"],
		},
		description: {
			title: "Description",
			description: "What the images are for.",
			shape: TEXT,
			examples: ["Debian stable with cloud-init, without a password"],
			slips: ["summary"],
		},
		logo: {
			title: "Logo",
			description: "Name of a logo, or a path to one.",
			shape: PATH,
			examples: ["debian"],
			slips: ["icon"],
		},
		tags: {
			title: "Tags",
			description: "Words to find the images by.",
			shape: listOf(LINE),
			examples: [["linux", "cloud-init"]],
			slips: ["labels", "keywords"],
		},
		notes: {
			title: "Notes",
			description: "A file with what users should know; README.md otherwise.",
			shape: PATH,
			examples: ["README.md"],
			slips: ["readme", "documentation"],
		},
		os,
		variants,
		platforms,
		hardware,
		base,
		inputs,
		watch: {
			title: "Watched files",
			description:
				"More files whose change concerns these images, as paths or globs; a folder stands for all below it. Relative to the repository, or with `./` or `../` first to the folder of this file.",
			shape: listOf(GLOB),
			examples: [["ansible/**"]],
			slips: ["paths", "depends", "depends-on", "dependencies", "shared-paths"],
		},
		ignore: {
			title: "Ignored files",
			description:
				"Files in the folder of this file whose change concerns no image, as paths or globs relative to it; a folder stands for all below it.",
			shape: listOf(INNER_GLOB),
			examples: [["docs/**", "*.md"]],
			slips: ["exclude", "paths-ignore"],
		},
		"working-directory": {
			title: "Working directory",
			description: "Where Packer runs; told by the file references otherwise.",
			shape: oneOf("repository", "template"),
			slips: ["workdir", "work-dir", "cwd", "packer-working-directory"],
		},
		tests,
		channels,
		retention,
		owners: {
			title: "Owners",
			description: "Who looks after the template.",
			shape: listOf(OWNER),
			examples: [["@infra/templates"]],
			slips: ["maintainers", "authors", "codeowners", "contacts"],
		},
	},
};
