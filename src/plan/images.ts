import type { Image, PackerBuild } from "../model.ts";
import { toText } from "./hcl/value.ts";
import type { FoundBuild, RootContent } from "./root-content.ts";

/** A root as far as its images depend on it. */
export interface RootOfImages {
	readonly os: string;
	/** Where the root is below its template, and the file's name where it is run beside others; empty at the top. */
	readonly path: string;
	/** Absent where the files could not be read. */
	readonly content?: RootContent | undefined;
	readonly variant?: {
		/** Absent where the root is run for no variant. */
		readonly key?: string;
		/** The variable file's name without extension, where that makes the variant; absent for one of template.yml. */
		readonly name?: string;
	};
}

/** A version, and whether it makes an id of its own or leaves the template's name as the id. */
interface Version {
	readonly text: string;
	readonly inId: boolean;
}

/** One build on its way into an image. */
interface Placed {
	readonly found: FoundBuild;
	readonly version: Version;
}

const MAX_VERSION_LENGTH = 64;

/**
 * The images that one Packer run yields, by the contract's rules for versions: builds of one version and different builder
 * types are one image; with the same builder type the source's name becomes the version, behind the variant's where there
 * is one. A root that does not tell its builds has one image without builds.
 */
export function imagesOf(root: RootOfImages): readonly Image[] {
	const { os, content } = root;
	const ofVariant = versionOfVariant(root);
	const otherwise = ofVariant ?? versionOfRoot(root);
	const found = content === undefined ? [] : content.builds;
	if (found.length === 0) return [toImage(os, otherwise, [])];
	const placed = found.map((build) => ({
		found: build,
		version: ofVariant ?? versionFromNames(os, namesOf(build)) ?? otherwise,
	}));
	return groupById(os, placed)
		.flatMap((group) => separate(os, group, ofVariant?.text ?? ""))
		.map((group) => toImage(os, group[0].version, group));
}

/** Rule 1, and of rule 2 the variant's name; where that tells no version, its key does, below the root's place. */
function versionOfVariant({
	os,
	path,
	variant,
}: RootOfImages): Version | undefined {
	const { key, name } = variant ?? {};
	if (key === undefined) return undefined;
	if (name === undefined) return versionOf(key);
	const below = path === "" ? key : `${path}-${key}`;
	return versionFromNames(os, [name]) ?? versionOf(below);
}

type Group = [Placed, ...Placed[]];

function groupById(os: string, placed: readonly Placed[]): readonly Group[] {
	const groups = new Map<string, Group>();
	for (const build of placed) {
		const id = idOf(os, build.version);
		const group = groups.get(id);
		if (group === undefined) groups.set(id, [build]);
		else group.push(build);
	}
	return [...groups.values()];
}

/** Tells builds of one builder type apart: by the source's name, and where that is the same, by the build block's. */
function separate(os: string, group: Group, prefix: string): readonly Group[] {
	if (!hasTwoOfAType(group)) return [group];
	const named = (build: Placed, ...names: readonly string[]): Placed => {
		const text = names
			.map((name) => withoutOs(os, name))
			.filter((name) => name !== "")
			.join("-");
		return {
			...build,
			version: versionOf(behind(prefix, text)) ?? build.version,
		};
	};
	const bySource = groupById(
		os,
		group.map((build) => named(build, build.found.source?.name ?? "")),
	);
	const separated: Placed[] = bySource.flatMap((same) =>
		hasTwoOfAType(same)
			? same.map((build) =>
					named(build, build.found.source?.name ?? "", build.found.blockName),
				)
			: same,
	);
	return groupById(os, separated);
}

/** `12` and `uefi` are `12-uefi`, and so are `12` and `12-uefi`. */
function behind(prefix: string, text: string): string {
	const isThere = text === prefix || /^[-_]/.test(text.slice(prefix.length));
	if (prefix === "" || (text.startsWith(prefix) && isThere)) return text;
	return text === "" ? prefix : `${prefix}-${text}`;
}

function hasTwoOfAType(group: Group): boolean {
	const types = group.flatMap(({ found }) => found.source?.type ?? []);
	return new Set(types).size < types.length;
}

function idOf(os: string, version: Version): string {
	return version.inId ? `${os}-${version.text}` : os;
}

function toImage(
	os: string,
	version: Version,
	group: readonly Placed[],
): Image {
	return {
		id: idOf(os, version),
		os,
		version: version.text,
		builds: group.flatMap(({ found }) => toPackerBuild(found)),
	};
}

function toPackerBuild({ source }: FoundBuild): PackerBuild[] {
	if (source === undefined) return [];
	const { type, name, buildName } = source;
	return [{ name: buildName, builderType: type, sourceName: name }];
}

/** What rule 2 looks at, in its order. */
function namesOf({ source, blockName, files }: FoundBuild): readonly string[] {
	return [source?.name ?? "", blockName, ...files.map(stemOf)];
}

/** A template file's name without folder and extension. */
export function stemOf(path: string): string {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return name.replace(/(?:\.pkr)?\.(?:hcl|json)$/, "");
}

/** Rule 2: the first name that starts with the template's and then a digit. */
function versionFromNames(
	os: string,
	names: readonly string[],
): Version | undefined {
	for (const name of names) {
		const rest = restAfterOs(os, name);
		if (rest !== undefined && /^[0-9]/.test(rest)) return versionOf(rest);
	}
	return undefined;
}

/** Rules 3 to 6, which are the same for all builds of a root. */
function versionOfRoot({ os, path, content }: RootOfImages): Version {
	const named =
		content &&
		["os_version", "version"]
			.map((name) => versionOf(toText(content.variable(name)) ?? ""))
			.find((version) => version !== undefined);
	const number = /[0-9]+(?:\.[0-9]+)*$/.exec(os)?.[0];
	return named ?? versionOf(path) ?? { text: number ?? "0", inId: false };
}

/** What follows the template's name and one separator; undefined where the name does not start with it. */
function restAfterOs(os: string, name: string): string | undefined {
	if (!name.toLowerCase().startsWith(os.toLowerCase())) return undefined;
	return name.slice(os.length).replace(/^[-_]/, "");
}

/** A name without the template's name before it, where that stands apart; empty where it is all of it. */
export function withoutOs(os: string, name: string): string {
	const rest = restAfterOs(os, name);
	const separator = name.charAt(os.length);
	return rest !== undefined && /^[-_0-9]?$/.test(separator) ? rest : name;
}

/** Text as a version, its characters those of names; undefined where nothing is left. */
function versionOf(text: string): Version | undefined {
	const version = text
		.replace(/[^A-Za-z0-9._-]+/g, "-")
		.slice(0, MAX_VERSION_LENGTH)
		.replace(/^[^A-Za-z0-9]+/, "")
		.replace(/[._-]+$/, "");
	return version === "" ? undefined : { text: version, inId: true };
}
