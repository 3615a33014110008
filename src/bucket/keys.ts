/**
 * The layout of the bucket: the only place that spells a key. Pure.
 *
 * No key is ever a folder of another key: stores that keep objects as files cannot hold both.
 */

/** UTC second at which the build started, 7 of the commit, 4 random hex digits. Sorts by time. */
export const BUILD_ID = /^\d{8}T\d{6}Z-[0-9a-f]{7}-[0-9a-f]{4}$/;

/** Where an image lives: its folder is `templates/<os>/<version>/`. */
export interface ImageName {
	readonly id: string;
	readonly os: string;
	readonly version: string;
}

/** A key under `templates/<os>/<version>/`, read back. */
export type ImageKey =
	| { readonly kind: "file"; readonly build: string; readonly name: string }
	| { readonly kind: "channel"; readonly channel: string };

/** All keys of one prefix. `prefix` is normalised: no slash at either end, empty for the bucket's root. */
export interface Keys {
	readonly prefix: string;
	readonly catalogue: string;
	readonly imagesFolder: string;
	readonly schemasFolder: string;
	readonly image: (image: string) => string;
	readonly page: (image: string, firstBuild: string) => string;
	readonly templateFolder: (os: string) => string;
	readonly imageFolder: (image: ImageName) => string;
	readonly build: (image: ImageName, build: string, name: string) => string;
	/** The folder of the build that a key is below, with a slash at its end; undefined where it is below none. */
	readonly buildFolder: (key: string) => string | undefined;
	/** The greatest string that sorts before every key of a later build: for LIST's StartAfter. */
	readonly afterBuild: (image: ImageName, build: string) => string;
	readonly channel: (image: ImageName, channel: string) => string;
	readonly schema: (name: string) => string;
	readonly failureLog: (
		os: string,
		runId: string,
		attempt: string,
		build: string,
	) => string;
	/** The nth picture of a failed build's console, beside its log. */
	readonly consolePicture: (
		os: string,
		runId: string,
		attempt: string,
		build: string,
		n: number,
	) => string;
	readonly probe: (stamp: string) => string;
	/** Image id of a key of {@link imagesFolder}, or undefined where the key is none of ours. */
	readonly parseImage: (key: string) => string | undefined;
	/** What a key below {@link imageFolder} names, or undefined where it is none of ours. */
	readonly parseImageKey: (
		image: ImageName,
		key: string,
	) => ImageKey | undefined;
}

/** Name of the record: the last object of a build, and the proof that it is whole. */
export const RECORD = "metadata.json";
export const REVOCATION = "revocation.json";
export const DELETION = "deletion.json";
export const LOG = "build.log";
export const PROVENANCE = "provenance.json";
export const CHECKSUMS = "SHA256SUMS";

/** The prefix as keys need it: no slash at either end, none doubled. */
export function normalisePrefix(prefix: string): string {
	return prefix
		.split("/")
		.filter((part) => part !== "")
		.join("/");
}

/** The layout under `prefix` (any spelling of it). */
export function keysUnder(prefix: string): Keys {
	const normal = normalisePrefix(prefix);
	const root = normal === "" ? "" : `${normal}/`;
	const imagesFolder = `${root}images/`;
	const templateFolder = (os: string): string => `${root}templates/${os}/`;
	const imageFolder = (image: ImageName): string =>
		`${templateFolder(image.os)}${image.version}/`;
	return {
		prefix: normal,
		catalogue: `${root}catalogue.json`,
		imagesFolder,
		schemasFolder: `${root}schemas/`,
		image: (image) => `${imagesFolder}${image}.json`,
		page: (image, firstBuild) => `${root}pages/${image}/${firstBuild}.json`,
		templateFolder,
		imageFolder,
		build: (image, build, name) => `${imageFolder(image)}${build}/${name}`,
		buildFolder: (key) => {
			const [os, version, build = "", ...name] =
				below(`${root}templates/`, key)?.split("/") ?? [];
			return BUILD_ID.test(build) && name.length > 0
				? `${root}templates/${os}/${version}/${build}/`
				: undefined;
		},
		afterBuild: (image, build) => `${imageFolder(image)}${build}0`,
		channel: (image, channel) =>
			`${imageFolder(image)}channels/${channel}.json`,
		schema: (name) => `${root}schemas/${name}.json`,
		failureLog: (os, runId, attempt, build) =>
			`${root}logs/${os}/${runId}-${attempt}/${build}.log`,
		consolePicture: (os, runId, attempt, build, n) =>
			`${root}logs/${os}/${runId}-${attempt}/${build}-console-${n}.png`,
		probe: (stamp) => `${root}.probe/${stamp}`,
		parseImage: (key) => {
			const name = below(imagesFolder, key);
			return name?.endsWith(".json") && !name.includes("/")
				? name.slice(0, -".json".length)
				: undefined;
		},
		parseImageKey: (image, key) => {
			const rest = below(imageFolder(image), key);
			return rest === undefined ? undefined : parseImageKey(rest);
		},
	};
}

function below(folder: string, key: string): string | undefined {
	return key.startsWith(folder) ? key.slice(folder.length) : undefined;
}

function parseImageKey(rest: string): ImageKey | undefined {
	const slash = rest.indexOf("/");
	const folder = rest.slice(0, Math.max(0, slash));
	const name = rest.slice(slash + 1);
	if (BUILD_ID.test(folder) && name !== "") {
		return { kind: "file", build: folder, name };
	}
	const channel = /^([a-z][a-z0-9-]{0,31})\.json$/.exec(name)?.[1];
	return folder === "channels" && channel !== undefined
		? { kind: "channel", channel }
		: undefined;
}

/** The time in a build id, in milliseconds since the epoch. */
export function buildTime(build: string): number {
	const [, year, month, day, hour, minute, second] =
		/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(build) ?? [];
	return Date.UTC(
		Number(year),
		Number(month) - 1,
		Number(day),
		Number(hour),
		Number(minute),
		Number(second),
	);
}

const MEDIA_TYPES: readonly (readonly [suffix: string, type: string])[] = [
	[".cdx.json", "application/vnd.cyclonedx+json"],
	[".json", "application/json"],
	[".sarif", "application/sarif+json"],
	[".log", "text/plain; charset=utf-8"],
	[".md", "text/markdown; charset=utf-8"],
	[".tsv", "text/tab-separated-values; charset=utf-8"],
	[".xml", "application/xml"],
	[".sh", "text/x-shellscript; charset=utf-8"],
	[CHECKSUMS, "text/plain; charset=utf-8"],
	[".gz", "application/gzip"],
	[".zst", "application/zstd"],
	[".xva", "application/x-xva"],
	[".qcow2", "application/x-qemu-disk"],
	[".vmdk", "application/x-vmdk"],
	[".vhd", "application/x-vhd"],
];

/** Media type by file name; `application/octet-stream` where the name says nothing. */
export function mediaType(name: string): string {
	return (
		MEDIA_TYPES.find(([suffix]) => name.endsWith(suffix))?.[1] ??
		"application/octet-stream"
	);
}
