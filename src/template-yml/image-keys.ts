/** Keys of `template.yml` that say what is built, and of what. */
import {
	BUILDS,
	CHANNEL,
	FLAG,
	type Key,
	keysOf,
	LINE,
	listOf,
	NAME,
	namedKeys,
	oneOf,
	PATH,
	TEXT,
	VARIABLE,
	whole,
} from "./shapes.ts";

const codename: Key = {
	title: "Codename",
	description: "What the vendor calls the release.",
	shape: NAME,
	examples: ["bookworm"],
};

const eolCycle: Key = {
	title: "Cycle of endoflife.date",
	description:
		"Name of the release there, where it is not the version of the image.",
	shape: NAME,
	examples: ["12", "24.04"],
	slips: ["cycle", "release-cycle", "eol-release"],
};

export const hardware: Key = {
	title: "Hardware",
	description:
		"Of an XVA that is made from a disk image; what Packer builds in a pool has its own.",
	shape: keysOf({
		cpus: {
			title: "CPUs",
			description: "Virtual CPUs.",
			shape: whole(1, 1024),
			examples: [2],
			slips: ["vcpus", "cores"],
		},
		memory: {
			title: "Memory",
			description: "Memory in MiB.",
			shape: whole(16, 100_000_000),
			examples: [2048],
			slips: ["ram"],
		},
		firmware: {
			title: "Firmware",
			description: "What starts the machine.",
			shape: oneOf("bios", "uefi"),
			slips: ["boot", "boot-mode"],
		},
	}),
	slips: ["vm", "machine"],
};

const only: Key = {
	title: "Builds",
	description:
		"Names or globs of Packer builds, as `packer build -only` takes them.",
	shape: BUILDS,
	examples: ["*.qemu.*"],
	slips: ["builds", "sources"],
};

export const os: Key = {
	title: "Operating system",
	description: "What the images hold.",
	shape: keysOf({
		id: {
			title: "Id",
			description: "As `ID` of /etc/os-release has it.",
			shape: NAME,
			examples: ["debian"],
			slips: ["name", "distribution"],
		},
		version: {
			title: "Version",
			description:
				"Version of the operating system, where it is the same for all images.",
			shape: NAME,
			examples: ["12"],
			slips: ["release"],
		},
		codename,
		family: {
			title: "Family",
			description: "Kind of operating system.",
			shape: NAME,
			examples: ["linux", "windows", "freebsd"],
			slips: ["type", "kind"],
		},
		arch: {
			title: "Architecture",
			description: "Of the processor.",
			shape: NAME,
			examples: ["x86_64"],
			slips: ["cpu", "platform"],
		},
		eol: {
			title: "End of life",
			description:
				"Product of endoflife.date, whose cycle is the version, or a date as YYYY-MM-DD.",
			shape: NAME,
			examples: ["debian", "2028-06-30"],
			slips: ["eol-date", "end-of-life", "eol-product"],
		},
		"eol-cycle": eolCycle,
	}),
	slips: ["operating-system", "distro"],
};

export const variants: Key = {
	title: "Variants",
	description:
		"Images of the same files, each with its own variable files or values. The key is the version of the image.",
	shape: namedKeys(NAME, {
		"var-files": {
			title: "Variable files",
			description: "In the order in which they apply.",
			shape: listOf(PATH),
			examples: [["debian-12.pkrvars.hcl"]],
			slips: ["vars-file", "variables-file", "pkrvars"],
		},
		vars: {
			title: "Values of variables",
			description: "They win over the variable files.",
			shape: {
				kind: "map",
				name: VARIABLE,
				value: { kind: "value", any: true },
			},
			examples: [{ disk_mb: 8192 }],
			slips: ["variables", "values", "inputs"],
		},
		only,
		default: {
			title: "Default",
			description: "The one that is meant where none is named. At most one.",
			shape: FLAG,
		},
		title: {
			title: "Title",
			description: "Name of the image for people.",
			shape: LINE,
			examples: ["Debian 13 (UEFI)"],
			slips: ["name"],
		},
		codename,
		"eol-cycle": eolCycle,
		hardware,
	}),
	examples: [{ "12": { "var-files": ["debian-12.pkrvars.hcl"] } }],
	slips: ["versions", "images", "flavours", "flavors", "matrix"],
};

export const platforms: Key = {
	title: "Platforms",
	description: "Platforms to build, and the Packer builds of each.",
	shape: namedKeys(NAME, {
		only,
		artifact: {
			title: "Artifact",
			description: "Glob of the file names that are the image.",
			shape: LINE,
			examples: ["*.qcow2"],
			slips: ["file", "output"],
		},
	}),
	examples: [{ "xcp-ng": { only: "*.xenserver-iso.*" } }],
	slips: ["targets", "builders", "providers"],
};

export const base: Key = {
	title: "Base image",
	description: "The image that this template starts from.",
	shape: keysOf({
		template: {
			title: "Template",
			description: "Its template.",
			shape: NAME,
			required: true,
			examples: ["debian"],
			slips: ["os", "name"],
		},
		variant: {
			title: "Variant",
			description: "Its variant, or version.",
			shape: NAME,
			examples: ["12"],
			slips: ["version"],
		},
		channel: {
			title: "Channel",
			description: "Where to take it from.",
			shape: CHANNEL,
			examples: ["stable"],
		},
		as: {
			title: "Prefix",
			description:
				"First part of the names of the variables that tell where it is: `base` for `base_path`.",
			shape: VARIABLE,
			examples: ["base"],
			slips: ["prefix"],
		},
	}),
	slips: ["parent", "from", "extends"],
};

export const inputs: Key = {
	title: "Inputs",
	description: "What may be given to the variables of the template.",
	shape: namedKeys(VARIABLE, {
		description: {
			title: "Description",
			description: "Instead of the one in the template.",
			shape: TEXT,
			slips: ["help", "title"],
		},
		allowed: {
			title: "Allowed values",
			description: "Any other value is refused before Packer starts.",
			shape: listOf({ kind: "value", any: false }),
			examples: [["small", "large"]],
			slips: ["enum", "options", "choices", "values", "one-of"],
		},
		required: {
			title: "Required",
			description:
				"A run that does not set it is refused before Packer starts.",
			shape: FLAG,
		},
		secret: {
			title: "Secret",
			description: "Its value is masked and never recorded.",
			shape: FLAG,
			slips: ["sensitive", "password"],
		},
	}),
	examples: [{ disk_mb: { allowed: [8192, 16384] } }],
	slips: ["variables", "vars", "parameters"],
};
