/** The JSON Schema of `metadata.json`. */

import {
	build,
	DIALECT,
	name,
	sha256,
	size,
	text,
	texts,
	time,
} from "./schema-terms.ts";

const file = {
	type: "object",
	required: ["path", "role", "size", "sha256", "media_type"],
	properties: {
		path: text,
		role: text,
		platform: text,
		size,
		sha256,
		media_type: text,
	},
} as const;

const source = {
	type: "object",
	required: ["repository", "commit", "ref", "tree", "run_url", "dirty"],
	properties: {
		repository: text,
		commit: { type: "string", pattern: "^[0-9a-f]{40}([0-9a-f]{24})?$" },
		ref: text,
		tree: text,
		run_url: text,
		dirty: { type: "boolean" },
	},
} as const;

const disk = {
	type: "object",
	required: ["name", "device", "bootable", "virtual_size", "stored_size"],
	properties: {
		name: text,
		device: text,
		bootable: { type: "boolean" },
		virtual_size: size,
		stored_size: size,
	},
} as const;

const hardware = {
	type: "object",
	required: ["vcpus_max", "memory_static_max", "firmware", "disks", "networks"],
	properties: {
		name: text,
		description: text,
		vcpus_max: size,
		vcpus_at_startup: size,
		memory_static_max: size,
		memory_static_min: size,
		memory_dynamic_max: size,
		memory_dynamic_min: size,
		firmware: { enum: ["bios", "uefi"] },
		secure_boot: { type: "boolean" },
		is_a_template: { type: "boolean" },
		tags: { type: "array", items: text },
		other_config: texts,
		disks: { type: "array", items: disk },
		networks: {
			type: "array",
			items: {
				type: "object",
				required: ["device", "network", "mtu"],
				properties: { device: text, network: text, mtu: size },
			},
		},
		exporter: texts,
	},
} as const;

const verification = {
	type: "object",
	required: ["result"],
	properties: {
		result: { enum: ["passed", "failed", "none"] },
		mode: { enum: ["full", "structure", "none"] },
		format: { enum: ["xva", "disk", "other"] },
		compression: { enum: ["none", "gzip", "zstd"] },
		blocks: size,
		warnings: { type: "array", items: text },
	},
} as const;

/** `metadata-1`. */
export const metadata = {
	$schema: DIALECT,
	$id: "urn:xva-template-action:metadata-1",
	title: "The record of one build of an image",
	type: "object",
	required: [
		"schema",
		"os",
		"image",
		"version",
		"build",
		"created_at",
		"content",
		"build_key",
		"run_images",
		"files",
		"source",
		"packer",
		"variables",
		"verification",
		"timings",
	],
	properties: {
		schema: { const: "metadata-1" },
		os: name,
		image: name,
		version: name,
		build,
		created_at: time,
		content: text,
		build_key: text,
		run_images: { type: "array", items: name },
		files: { type: "array", items: file },
		hardware,
		source,
		packer: {
			type: "object",
			required: ["version", "sha256", "plugins"],
			properties: { version: text, sha256, plugins: texts },
		},
		iso: {
			type: "object",
			required: ["url", "checksum"],
			properties: { url: text, checksum: text },
		},
		variables: texts,
		base: { type: "object" },
		verification,
		tests: { type: "object" },
		artifacts: {
			type: "array",
			items: {
				type: "object",
				required: ["kind", "id"],
				properties: { kind: text, id: text },
			},
		},
		timings: {
			type: "object",
			additionalProperties: { type: "number", minimum: 0 },
		},
	},
} as const;
