/** Which of a root's Packer builds are wanted: by platform and by build name, pure. */
import picomatch from "picomatch";
import type { Image, PackerBuild, PackerRoot } from "../model.ts";

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
	readonly only: readonly string[];
	readonly except: readonly string[];
}

/** The root with the wanted builds alone; its images that keep none are gone. */
export function narrowRoot(root: PackerRoot, wanted: Wanted): PackerRoot {
	const all = root.images.flatMap((image) => image.builds);
	const platforms =
		wanted.platforms.length > 0
			? wanted.platforms
			: all.some((build) => platformOf(build.builderType) === "xcp-ng")
				? ["xcp-ng"]
				: undefined;
	const keep = (build: PackerBuild) =>
		(platforms?.includes(platformOf(build.builderType)) ?? true) &&
		(wanted.only.length === 0 || matches(build.name, wanted.only)) &&
		!matches(build.name, wanted.except);
	// an image whose builds could not be read is left to Packer, which reads them itself
	const images: readonly Image[] = root.images
		.map((image) => ({ ...image, builds: image.builds.filter(keep) }))
		.filter(
			(image, index) =>
				image.builds.length > 0 || root.images[index]?.builds.length === 0,
		);
	const kept = images.flatMap((image) => image.builds).length;
	return kept < all.length ? { ...root, images, narrowed: true } : root;
}

/** Packer's build name globs know `*`, `?`, `[…]` and `{…}`; the dot is no separator. */
function matches(name: string, globs: readonly string[]): boolean {
	return globs.some((glob) => picomatch.isMatch(name, glob, { dot: true }));
}
