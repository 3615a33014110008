/**
 * What a template leaves beside its images to be published with them: `packages.tsv`, `sbom.cdx.json` and `compliance/…` in
 * `<output_directory>-files/`, where several builds share a run in a folder a build below it, named `<type>.<source name>`.
 */
import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ExtraFile } from "../bucket/publish.ts";
import type { Image } from "../model.ts";
import { platformOf } from "../plan/narrow.ts";

/** What is larger is no list and no report. */
const MAX_BYTES = 64 << 20;
/** A folder with more was not meant for us. */
const MAX_FILES = 500;
/** More sentences of one run nobody reads. */
const MAX_WARNINGS = 10;
/** One part of a path, as keys and `SHA256SUMS` can have it. */
const PART = /^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/;
const WANTED =
	"only packages.tsv, sbom.cdx.json and what is in compliance/ is taken up";

export interface BuildFiles {
	/** By image id. */
	readonly extras: ReadonlyMap<string, readonly ExtraFile[]>;
	/** Sentences: what is there and is not published. */
	readonly warnings: readonly string[];
}

/** Whose a file is, and under which of its names. */
interface Place {
	readonly image: Image;
	readonly platform: string | undefined;
	/** Relative to the folder of the image, or of the build. */
	readonly path: string;
}

/**
 * The files of a Packer run that is over.
 * @param folder `<output_directory>-files`, which need not be there
 * @param images all that the run was to yield
 */
export async function findBuildFiles(
	folder: string,
	images: readonly Image[],
): Promise<BuildFiles> {
	const extras = new Map<string, ExtraFile[]>();
	const problems: string[] = [];
	for (const path of await filesBelow(folder)) {
		const taken = await take(folder, path, images);
		if (typeof taken === "string") {
			problems.push(`${path} is not published: ${taken}.`);
			continue;
		}
		const { image, extra } = taken;
		const others = extras.get(image.id) ?? [];
		if (others.some(({ name }) => name === extra.name))
			problems.push(
				`${path} is not published: ${image.id} has another ${extra.name}.`,
			);
		else extras.set(image.id, [...others, extra]);
	}
	const more = problems.length - MAX_WARNINGS;
	return {
		extras,
		warnings: [
			...problems.slice(0, MAX_WARNINGS),
			...(more > 0 ? [`${more} more files are not published.`] : []),
		],
	};
}

/** All that is no folder, relative and sorted; a link is not followed. */
async function filesBelow(folder: string): Promise<readonly string[]> {
	const root = await lstat(folder).catch(() => undefined);
	if (!root?.isDirectory()) return [];
	const found: string[] = [];
	const folders = [""];
	for (const below of folders)
		for (const entry of await readdir(join(folder, below), {
			withFileTypes: true,
		})) {
			const path = below === "" ? entry.name : `${below}/${entry.name}`;
			if (entry.isDirectory()) folders.push(path);
			else found.push(path);
			if (found.length + folders.length > MAX_FILES)
				throw new Error(
					`more than ${MAX_FILES} files and folders are in ${folder}`,
				);
		}
	return found.sort();
}

/** The file as it is published, or half a sentence why it is not. */
async function take(
	folder: string,
	relative: string,
	images: readonly Image[],
): Promise<{ readonly image: Image; readonly extra: ExtraFile } | string> {
	const place = placeOf(relative, images);
	if (place === undefined)
		return "the run has several images, and it is in no folder of a build, such as qemu.debian/";
	const { image, platform, path: own } = place;
	const name = publishedName(own, platform === mainPlatform(image), platform);
	if (name === undefined) return WANTED;
	if (!name.split("/").every((part) => PART.test(part)))
		return "its name takes letters, digits, dots, dashes and underscores";
	const path = join(folder, relative);
	const stats = await lstat(path);
	if (!stats.isFile()) return "it is no regular file";
	if (stats.size === 0) return "it is empty";
	if (stats.size > MAX_BYTES)
		return `it has ${stats.size} bytes, and at most ${MAX_BYTES} are taken up`;
	if (own === "sbom.cdx.json" && !(await isCycloneDx(path)))
		return "it is no CycloneDX document in JSON";
	return {
		image,
		extra: { path, name, ...(platform === undefined ? {} : { platform }) },
	};
}

function placeOf(relative: string, images: readonly Image[]) {
	const slash = relative.indexOf("/");
	const first = relative.slice(0, Math.max(0, slash));
	for (const image of images) {
		const build = image.builds.find(
			({ builderType, sourceName }) => first === `${builderType}.${sourceName}`,
		);
		if (build !== undefined) {
			const platform = platformOf(build.builderType);
			const path = relative.slice(slash + 1);
			return { image, platform, path } satisfies Place;
		}
	}
	const [image] = images;
	return image === undefined || images.length > 1
		? undefined
		: ({
				image,
				platform: mainPlatform(image),
				path: relative,
			} satisfies Place);
}

/** The platform whose files have the plain names; undefined where the template's builds could not be read. */
function mainPlatform({ builds }: Image): string | undefined {
	const platforms = builds.map(({ builderType }) => platformOf(builderType));
	return platforms.find((platform) => platform === "xcp-ng") ?? platforms[0];
}

/** Undefined where it is not to be published. */
function publishedName(
	path: string,
	main: boolean,
	platform = "",
): string | undefined {
	const [first, ...rest] = path.split("/");
	if (first === "compliance" && rest.length > 0)
		return main ? path : ["compliance", platform, ...rest].join("/");
	if (path === "packages.tsv") return main ? path : `packages.${platform}.tsv`;
	if (path !== "sbom.cdx.json") return undefined;
	return main ? path : `sbom.${platform}.cdx.json`;
}

async function isCycloneDx(path: string): Promise<boolean> {
	try {
		const bom: unknown = JSON.parse(await readFile(path, "utf8"));
		return (
			typeof bom === "object" &&
			bom !== null &&
			"bomFormat" in bom &&
			bom.bomFormat === "CycloneDX"
		);
	} catch {
		return false;
	}
}
