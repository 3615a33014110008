/** A build as the indexes tell it, read from its record. Pure. */

import {
	type BuildEntry,
	type BuildState,
	isObject,
	type JsonObject,
} from "./json.ts";

/** What lies beside a record and changes how its build counts. */
export interface Fate {
	readonly revoked: boolean;
	readonly deleted: boolean;
}

/**
 * The entry of a build, from its record as it was read.
 * Returns undefined for what is no record: then there is no build.
 */
export function entryOf(record: unknown, fate: Fate): BuildEntry | undefined {
	if (!isObject(record) || typeof record.build !== "string") {
		return undefined;
	}
	const source = isObject(record.source) ? record.source : {};
	const files = Array.isArray(record.files) ? record.files : [];
	const image = files
		.filter(isObject)
		.filter((file) => file.role === "image")
		.sort((a, b) => rank(a) - rank(b))[0];
	return {
		build: record.build,
		created_at: string(record.created_at),
		content: string(record.content),
		commit: string(source.commit),
		ref: string(source.ref),
		dirty: source.dirty === true,
		state: stateOf(record.tests, fate),
		size: number(image?.size),
		sha256: string(image?.sha256),
		...isoOf(record),
		...factsOf(record),
	};
}

function isoOf({ iso }: JsonObject): Pick<BuildEntry, "iso_checksum"> {
	return isObject(iso) && typeof iso.resolved === "string"
		? { iso_checksum: iso.resolved }
		: {};
}

/** What somebody who chooses an image asks first, of what the record knows of an XVA; sizes in bytes. */
function factsOf({
	hardware,
	verification,
}: JsonObject): Pick<BuildEntry, "facts"> {
	if (!isObject(hardware)) return {};
	const { disks, importable } = hardware;
	const proved = isObject(verification) ? verification : {};
	const sizes = (Array.isArray(disks) ? disks : [])
		.filter(isObject)
		.map((disk) => number(disk.virtual_size));
	return {
		facts: {
			firmware: string(hardware.firmware),
			secure_boot: hardware.secure_boot === true,
			vcpus_max: number(hardware.vcpus_max),
			memory_static_max: number(hardware.memory_static_max),
			disks: sizes.length,
			virtual_size: sizes.reduce((sum, size) => sum + size, 0),
			xcp_ng: isObject(importable) ? string(importable.xcp_ng) : "",
			xenserver: isObject(importable) ? string(importable.xenserver) : "",
			verified: string(proved.result) === "passed" ? string(proved.mode) : "",
			compression: string(proved.compression),
			content_digest: string(proved.content_digest),
		},
	};
}

/** The XVA first: it is the image that the catalogue means. */
function rank(file: { readonly platform?: unknown }): number {
	return file.platform === "xcp-ng" ? 0 : 1;
}

function number(value: unknown): number {
	return typeof value === "number" ? value : 0;
}

function string(value: unknown): string {
	return typeof value === "string" ? value : "";
}

function stateOf(tests: unknown, fate: Fate): BuildState {
	if (fate.deleted) {
		return "deleted";
	}
	if (fate.revoked) {
		return "revoked";
	}
	if (!isObject(tests) || tests.result === "none") {
		return "untested";
	}
	return tests.result === "passed" ? "good" : "test_failed";
}
