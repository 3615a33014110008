/** Which of a root's Packer builds are wanted: by platform and by build name, pure. */
import picomatch from "picomatch";
import type { PackerBuild, PackerRoot } from "../model.ts";

/** Platform of the images that a builder yields: one row a platform. Other builders count as a platform of their own name. */
const PLATFORM_BUILDERS: Readonly<Record<string, readonly string[]>> = {
	"xcp-ng": ["xenserver-iso", "xenserver-xva", "xcp-iso"],
	kvm: ["qemu"],
	proxmox: ["proxmox", "proxmox-iso", "proxmox-clone"],
	vsphere: ["vsphere-iso", "vsphere-clone"],
	vmware: ["vmware-iso", "vmware-vmx"],
	virtualbox: ["virtualbox-iso", "virtualbox-ovf", "virtualbox-vm"],
	aws: [
		"amazon-ebs",
		"amazon-ebssurrogate",
		"amazon-chroot",
		"amazon-instance",
	],
	azure: ["azure-arm", "azure-chroot", "azure-dtl"],
	gcp: ["googlecompute"],
};

const BY_BUILDER = new Map(
	Object.entries(PLATFORM_BUILDERS).flatMap(([platform, builders]) =>
		builders.map((builder) => [builder, platform] as const),
	),
);

/** The platform of a builder type. */
export function platformOf(builderType: string): string {
	return BY_BUILDER.get(builderType) ?? builderType;
}

export interface Wanted {
	/** Empty: `xcp-ng` where the root has such a source, else all. */
	readonly platforms: readonly string[];
	/** Globs of the build names of each platform, where template.yml tells them; else its builder types make it. */
	readonly buildsOf?: ReadonlyMap<string, { readonly only: readonly string[] }>;
	readonly only: readonly string[];
	readonly except: readonly string[];
}

/** The root with the wanted builds alone; its images that keep none are gone. */
export function narrowRoot(root: PackerRoot, wanted: Wanted): PackerRoot {
	const all = root.images.flatMap((image) => image.builds);
	const isFor = (build: PackerBuild, platform: string) => {
		const globs = wanted.buildsOf?.get(platform)?.only ?? [];
		return globs.length > 0
			? matchesBuild(build.name, globs)
			: platformOf(build.builderType) === platform;
	};
	const platforms =
		wanted.platforms.length > 0
			? wanted.platforms
			: all.some((build) => isFor(build, "xcp-ng"))
				? ["xcp-ng"]
				: undefined;
	const keep = (build: PackerBuild) =>
		(prepares(build) ||
			(platforms?.some((platform) => isFor(build, platform)) ?? true)) &&
		(wanted.only.length === 0 || matchesBuild(build.name, wanted.only)) &&
		!matchesBuild(build.name, wanted.except);
	const images = root.images
		.map((image) => ({ whole: image, left: image.builds.filter(keep) }))
		.filter(({ whole, left }) => isImage(whole.builds, left))
		.map(({ whole, left }) => ({ ...whole, builds: left }));
	const yielding = images.filter(({ builds }) => !onlyPrepare(builds));
	const dropped = root.images.some(({ builds }) => !builds.every(keep));
	return {
		...root,
		images: yielding.length > 0 ? yielding : images,
		...(dropped ? { narrowed: true } : {}),
	};
}

/** What is left of an image's builds can still yield it; builds that could not be read are left to Packer. */
function isImage(
	whole: readonly PackerBuild[],
	left: readonly PackerBuild[],
): boolean {
	return (
		whole.length === 0 ||
		(left.length > 0 && (!onlyPrepare(left) || onlyPrepare(whole)))
	);
}

/** `null` sources check and prepare: no platform, and beside others no image of their own. */
function prepares({ builderType }: PackerBuild): boolean {
	return builderType === "null";
}

function onlyPrepare(builds: readonly PackerBuild[]): boolean {
	return builds.length > 0 && builds.every(prepares);
}

/** Packer's build name globs know `*`, `?`, `[…]` and `{…}`; the dot is no separator. */
export function matchesBuild(name: string, globs: readonly string[]): boolean {
	return globs.some((glob) => picomatch.isMatch(name, glob, { dot: true }));
}
