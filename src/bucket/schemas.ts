/** JSON Schemas (2020-12) of what the bucket holds. Unknown fields are allowed everywhere: later versions add some. */

import { metadata } from "./schema-metadata.ts";
import {
	build,
	builds,
	channelNames,
	DIALECT,
	entry,
	name,
	sha256,
	text,
	time,
} from "./schema-terms.ts";

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
