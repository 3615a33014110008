/**
 * What a source asks of its pool, as far as the template tells before Packer runs. Settings and defaults are those of
 * packer-plugin-xenserver.
 */
import type { PoolRequest } from "../model.ts";
import {
	isList,
	isMap,
	toNumber,
	toText,
	UNKNOWN,
	type Value,
} from "./hcl/value.ts";
import type { GivenValues } from "./variables.ts";

/** A source as its format tells of it. */
export interface PoolSource {
	readonly builderType: string;
	/** Name of the Packer build; empty where it is not known. */
	readonly build: string;
	/** Value of a setting; undefined where the source has none of that name. */
	readonly setting: (name: string) => Value | undefined;
	/** `disk_size` of each `disks` block; unknown where it is not told how many there are. */
	readonly disks: readonly (Value | undefined)[] | typeof UNKNOWN;
}

/** These make an empty VM; `xenserver-xva` has the disks of what it clones or imports. */
const ISO_BUILDERS: ReadonlySet<string> = new Set(["xenserver-iso", "xcp-iso"]);
const DEFAULT_TEMPLATE = "Other install media";
/** The plugin's megabyte. */
const MEGABYTE = 1 << 20;
const DEFAULT_DISK_MEGABYTES = 40_000;
const UPLOADS = [
	"iso_url",
	"iso_urls",
	"cd_files",
	"cd_content",
	"floppy_files",
	"floppy_dirs",
	"floppy_content",
];

/** Variables to which the action gives a value where nothing but a default sets them. */
export const OFFERED: readonly string[] = [
	"output_directory",
	"build_id",
	"build_commit",
	"build_run_url",
	"vm_tags",
	"vm_other_config",
	"remote_host",
	"remote_username",
	"remote_password",
	"base_path",
	"base_url",
	"base_sha256",
	"base_name",
	"base_id",
];

/** The given values, with those of the variables that the action sets as what they are: unknown. */
export function withOffered(given: GivenValues): GivenValues {
	const offered = OFFERED.filter(
		(name) => given.environment?.has(name) !== true,
	).map((name) => [name, UNKNOWN] as const);
	return { ...given, files: new Map([...offered, ...given.files]) };
}

/** Does the type of a source say that it builds on a pool? */
export function buildsOnPool(builderType: string): boolean {
	return ISO_BUILDERS.has(builderType) || builderType === "xenserver-xva";
}

/** What the source asks; a field is absent where its value, or the plugin's choice for it, is not known. */
export function poolRequest(source: PoolSource): PoolRequest {
	const { builderType, build, setting } = source;
	const isIso = ISO_BUILDERS.has(builderType);
	const text = (name: string, fallback?: string) =>
		textOf(setting(name), fallback);
	const fields = {
		remoteHost: text("remote_host"),
		vmName: text("vm_name"),
		cloneTemplate: text("clone_template", isIso ? DEFAULT_TEMPLATE : undefined),
		srName: text("sr_name", ""),
		isoSrName: text("sr_iso_name", ""),
		isoName: text("iso_name"),
		networkNames: textsOf(setting("network_names")),
		diskBytes: isIso ? diskBytesOf(source) : undefined,
		keepVm: text("keep_vm", "never"),
		ipGetter: text("ip_getter", "auto"),
	};
	return {
		build,
		...withoutUndefined(fields),
		uploads: UPLOADS.some((name) => holdsSomething(setting(name))),
	};
}

/** A text that Packer takes as it is; the fallback where it is empty or not set; undefined where it is not known. */
function textOf(
	value: Value | undefined,
	fallback: string | undefined,
): string | undefined {
	if (isUnset(value) || value === "") return fallback;
	const text = toText(value);
	return text?.includes("{{") ? undefined : text;
}

function textsOf(value: Value | undefined): readonly string[] | undefined {
	if (!isList(value) || value.length === 0) return undefined;
	const texts = value.map((item) => textOf(item, undefined));
	return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** `disks` blocks stand for `disk_size`; either may have `additional_disks` beside it. */
function diskBytesOf({ setting, disks }: PoolSource): number | undefined {
	const more = setting("additional_disks");
	if (disks === UNKNOWN || !(isUnset(more) || isList(more))) return undefined;
	const one = setting("disk_size");
	const isDefault = isUnset(one) || toNumber(one) === 0;
	const first = isDefault ? [DEFAULT_DISK_MEGABYTES] : [toNumber(one)];
	const sizes = [
		...(disks.length > 0 ? disks.map(toNumber) : first),
		...(isList(more) ? more.map(toNumber) : []),
	];
	if (!sizes.every((size) => size !== undefined)) return undefined;
	return sizes.reduce((sum, size) => sum + size * MEGABYTE, 0);
}

/** A value that is not known may hold something. */
function holdsSomething(value: Value | undefined): boolean {
	if (isList(value)) return value.length > 0;
	if (isMap(value)) return value.size > 0;
	return !isUnset(value) && value !== "";
}

function isUnset(value: Value | undefined): boolean {
	return value === undefined || value === null;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(fields: T): Defined<T> {
	const entries = Object.entries(fields).filter(
		([, value]) => value !== undefined,
	);
	return Object.fromEntries(entries) as Defined<T>;
}
