/** The JSON objects of the bucket as types, and how one of ours is told from a stranger's. Pure. */

import type { Store } from "./client.ts";
import { StoreError } from "./errors.ts";

/** An object of JSON with whatever fields. */
export type JsonObject = { readonly [name: string]: unknown };

export type BuildState =
	| "good"
	| "untested"
	| "test_failed"
	| "revoked"
	| "deleted";

/** A build as the indexes tell it. */
export interface BuildEntry extends JsonObject {
	readonly build: string;
	readonly created_at: string;
	readonly content: string;
	readonly commit: string;
	readonly state: BuildState;
	/** Bytes of the image's first file. */
	readonly size: number;
	readonly sha256: string;
	readonly ref: string;
	readonly dirty: boolean;
	/** Of the ISO it was installed from, `<type>:<hex>`, where it is known. */
	readonly iso_checksum?: string;
	/** Of an XVA; texts are empty where the record does not tell. */
	readonly facts?: BuildFacts;
}

/** What is asked first of an XVA; sizes in bytes. */
export interface BuildFacts extends JsonObject {
	readonly firmware: string;
	readonly secure_boot: boolean;
	readonly vcpus_max: number;
	readonly memory_static_max: number;
	/** How many. */
	readonly disks: number;
	/** Of all disks. */
	readonly virtual_size: number;
	/** The oldest versions that can import it. */
	readonly xcp_ng: string;
	readonly xenserver: string;
	/** `full`, `structure`, or empty. */
	readonly verified: string;
	readonly compression: string;
	readonly content_digest: string;
}

/** `images/<image>.json`: newest builds first. */
export interface ImageIndex extends JsonObject {
	readonly schema: "image-1";
	readonly image: string;
	readonly os: string;
	readonly version: string;
	readonly channels: Readonly<Record<string, string>>;
	readonly builds: readonly BuildEntry[];
	/** All of them, also those on pages. */
	readonly revoked: readonly string[];
	readonly deleted: readonly string[];
	/** First build ids, which name the pages; oldest first. */
	readonly pages: readonly string[];
	/** The greatest build id that is on a page; empty where there is no page. */
	readonly sealed: string;
}

/** `pages/<image>/<first build id>.json`: immutable, newest builds first. */
export interface Page extends JsonObject {
	readonly schema: "page-1";
	readonly image: string;
	readonly builds: readonly BuildEntry[];
}

export interface CatalogueImage extends JsonObject {
	readonly image: string;
	readonly os: string;
	readonly version: string;
	readonly channels: Readonly<Record<string, string>>;
	readonly builds: readonly BuildEntry[];
	/** ETag of the `images/` object that this was read from. */
	readonly etag: string;
}

/** `catalogue.json`. */
export interface Catalogue extends JsonObject {
	readonly schema: "catalogue-1";
	readonly updated_at: string;
	readonly images: readonly CatalogueImage[];
}

/** Who did something: only pointers name a person. */
export interface By {
	readonly actor: string;
	readonly run_url: string;
}

export interface ChannelStep {
	readonly build: string;
	readonly at: string;
	readonly operation: string;
	readonly by: By;
	readonly reason: string;
}

/** `channels/<channel>.json`. */
export interface Channel extends JsonObject {
	readonly schema: "channel-1";
	readonly image: string;
	readonly channel: string;
	readonly build: string;
	readonly serial: number;
	readonly updated_at: string;
	readonly sums_sha256: string;
	readonly reason: string;
	readonly by: By;
	readonly previous: string | null;
	/** Oldest first. */
	readonly history: readonly ChannelStep[];
}

/** What stands under each schema name. */
export interface Schemas {
	readonly "image-1": ImageIndex;
	readonly "catalogue-1": Catalogue;
	readonly "channel-1": Channel;
	readonly "page-1": Page;
}

/** Whether a value is an object that says it is of this schema. */
export function isOf<S extends keyof Schemas>(
	value: unknown,
	schema: S,
): value is Schemas[S] {
	return isObject(value) && value.schema === schema;
}

/** Narrows a parsed value to an object (no array). */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The error for a key that holds something that this action did not write. */
export function foreign(store: Store, key: string): StoreError {
	return new StoreError(
		"upload",
		`${key} in bucket ${store.bucket} was not written by this action and is left alone: give the action a place of its own by \`s3-prefix\`.`,
	);
}

/** JSON as it is written: readable, with a line end. */
export function render(value: JsonObject): string {
	return `${JSON.stringify(value, null, "\t")}\n`;
}
