/** JSON Schemas (2020-12) of what the bucket holds. Unknown fields are allowed everywhere: later versions add some. */

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

const text = { type: "string" } as const;
const name = {
	type: "string",
	pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$",
} as const;
const build = {
	type: "string",
	pattern: "^\\d{8}T\\d{6}Z-[0-9a-f]{7}-[0-9a-f]{4}$",
} as const;
const sha256 = { type: "string", pattern: "^[0-9a-f]{64}$" } as const;
const time = {
	type: "string",
	pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",
} as const;
const size = { type: "integer", minimum: 0 } as const;
const texts = { type: "object", additionalProperties: text } as const;
const builds = { type: "array", items: build } as const;
const channelNames = {
	type: "object",
	propertyNames: { pattern: "^[a-z][a-z0-9-]{0,31}$" },
	additionalProperties: build,
} as const;

const entry = {
	type: "object",
	required: [
		"build",
		"created_at",
		"content",
		"commit",
		"state",
		"size",
		"sha256",
	],
	properties: {
		build,
		created_at: time,
		content: text,
		commit: text,
		ref: text,
		dirty: { type: "boolean" },
		state: {
			enum: ["good", "untested", "test_failed", "revoked", "deleted"],
		},
		size,
		sha256: { type: "string", pattern: "^([0-9a-f]{64})?$" },
	},
} as const;

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

const metadata = {
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

const by = {
	type: "object",
	required: ["actor", "run_url"],
	properties: { actor: text, run_url: text },
} as const;

const channel = {
	$schema: DIALECT,
	$id: "urn:xva-template-action:channel-1",
	title: "A movable name for one build of an image",
	type: "object",
	required: [
		"schema",
		"image",
		"channel",
		"build",
		"serial",
		"updated_at",
		"sums_sha256",
		"reason",
		"by",
		"previous",
		"history",
	],
	properties: {
		schema: { const: "channel-1" },
		image: name,
		channel: { type: "string", pattern: "^[a-z][a-z0-9-]{0,31}$" },
		build,
		serial: { type: "integer", minimum: 1 },
		updated_at: time,
		sums_sha256: sha256,
		reason: text,
		by,
		previous: { oneOf: [build, { type: "null" }] },
		history: {
			type: "array",
			items: {
				type: "object",
				required: ["build", "at", "operation", "by", "reason"],
				properties: { build, at: time, operation: text, by, reason: text },
			},
		},
	},
} as const;

const image = {
	$schema: DIALECT,
	$id: "urn:xva-template-action:image-1",
	title: "The newest builds of an image, newest first",
	type: "object",
	required: [
		"schema",
		"image",
		"os",
		"version",
		"channels",
		"builds",
		"revoked",
		"deleted",
		"pages",
	],
	properties: {
		schema: { const: "image-1" },
		image: name,
		os: name,
		version: name,
		channels: channelNames,
		builds: { type: "array", items: entry },
		revoked: builds,
		deleted: builds,
		pages: builds,
		sealed: { oneOf: [build, { const: "" }] },
	},
} as const;

const page = {
	$schema: DIALECT,
	$id: "urn:xva-template-action:page-1",
	title: "Older builds of an image, newest first",
	type: "object",
	required: ["schema", "image", "builds"],
	properties: {
		schema: { const: "page-1" },
		image: name,
		builds: { type: "array", items: entry },
	},
} as const;

const catalogue = {
	$schema: DIALECT,
	$id: "urn:xva-template-action:catalogue-1",
	title: "Every image with its channels and newest builds",
	type: "object",
	required: ["schema", "images"],
	properties: {
		schema: { const: "catalogue-1" },
		updated_at: time,
		images: {
			type: "array",
			items: {
				type: "object",
				required: ["image", "os", "version", "channels", "builds"],
				properties: {
					image: name,
					os: name,
					version: name,
					channels: channelNames,
					builds: { type: "array", items: entry, maxItems: 5 },
				},
			},
		},
	},
} as const;

/** Every schema by the name that objects carry in their `schema` field. */
export const SCHEMAS = {
	"metadata-1": metadata,
	"channel-1": channel,
	"image-1": image,
	"page-1": page,
	"catalogue-1": catalogue,
} as const;
