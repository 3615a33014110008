/** Shapes that several of the JSON Schemas share. */

export const DIALECT = "https://json-schema.org/draft/2020-12/schema";

export const text = { type: "string" } as const;
export const name = {
	type: "string",
	pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$",
} as const;
export const build = {
	type: "string",
	pattern: "^\\d{8}T\\d{6}Z-[0-9a-f]{7}-[0-9a-f]{4}$",
} as const;
export const sha256 = { type: "string", pattern: "^[0-9a-f]{64}$" } as const;
/** Of an ISO, by the hash that its publisher chose. */
export const checksum = {
	type: "string",
	pattern: "^(md5|sha1|sha256|sha512):([0-9a-f]{2})+$",
} as const;
export const time = {
	type: "string",
	pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",
} as const;
export const size = { type: "integer", minimum: 0 } as const;
export const texts = { type: "object", additionalProperties: text } as const;
export const builds = { type: "array", items: build } as const;
export const channelNames = {
	type: "object",
	propertyNames: { pattern: "^[a-z][a-z0-9-]{0,31}$" },
	additionalProperties: build,
} as const;

export const entry = {
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
		iso_checksum: checksum,
		state: {
			enum: ["good", "untested", "test_failed", "revoked", "deleted"],
		},
		size,
		sha256: { type: "string", pattern: "^([0-9a-f]{64})?$" },
		facts: {
			type: "object",
			properties: {
				firmware: text,
				secure_boot: { type: "boolean" },
				vcpus_max: size,
				memory_static_max: size,
				disks: size,
				virtual_size: size,
				xcp_ng: text,
				xenserver: text,
				verified: { enum: ["full", "structure", ""] },
				compression: text,
				content_digest: text,
			},
		},
	},
} as const;
