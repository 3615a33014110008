/**
 * The product's words as types. One template travels one way through the stages:
 *
 *   event -> Plan -> BuildResult -> Inspection -> Publication -> Report
 *
 * The smallest thing that travels alone is a {@link Leg}: one Packer root with the images it yields.
 * This file imports nothing.
 */

/** Reasons of failure: a closed list, each with a page in the documentation. */
export const FAILURE_REASONS = [
	"packer",
	"install_hang",
	"pool_down",
	"pool_full",
	"name_taken",
	"runner_full",
	"timeout",
	"no_image",
	"ambiguous",
	"verification",
	"test",
	"upload",
	"store_down",
	"store_denied",
	"secret_found",
	"base",
	"cancelled",
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** What became of a template or image in this run. */
export type State =
	| "planned"
	| "built"
	| "failed"
	| "cancelled"
	| "skipped"
	| "unchanged";

/** A git object in a tree: `path` is relative to the repository's root, with `/`. */
export interface TreeEntry {
	readonly path: string;
	/** Octal mode as git prints it: 100644, 100755, 120000 (symbolic link), 160000 (submodule). */
	readonly mode: string;
	readonly oid: string;
}

/** One build that Packer would run, as `packer build -only` names it. */
export interface PackerBuild {
	/** Full name as Packer prints it: `[<build block>.]<type>.<name>`. */
	readonly name: string;
	readonly builderType: string;
	readonly sourceName: string;
}

/** What one Packer run yields for one version. */
export interface Image {
	/** `<os>-<version>`, or the folder's name where the version says nothing of its own. */
	readonly id: string;
	readonly os: string;
	readonly version: string;
	readonly builds: readonly PackerBuild[];
}

/** One run of Packer: a folder that holds template files directly, or one file of it that must run alone. */
export interface PackerRoot {
	readonly os: string;
	/** Repository-relative folder. */
	readonly directory: string;
	/** Name of the file, when it is run alone. */
	readonly file?: string;
	/** Template files that Packer reads for this root, repository-relative, sorted. */
	readonly templateFiles: readonly string[];
	/** Names of the variables that the root declares. */
	readonly variables: readonly DeclaredVariable[];
	readonly images: readonly Image[];
	/** Some of its Packer builds are left out, by platform or name: the others must be named to Packer. */
	readonly narrowed?: boolean;
	/** What its xenserver sources ask of the pool. */
	readonly pool?: readonly PoolRequest[];
	/** Value of `iso_url` and `iso_checksum` where they are literal or resolve from defaults. */
	readonly iso?: { readonly url?: string; readonly checksum?: string };
	/** Folder below which the root's relative file references exist, or null where that is not known. */
	readonly workingDirectory: "repository" | "template" | null;
	/** Key of the variant, where the same files are run once a variant. */
	readonly variant?: string;
	/**
	 * Variable files of this run that nobody has to name: those of its variant, and those that are found by their name.
	 * Repository-relative, in the order in which they apply, before the input's. `*.auto.pkrvars.*` are Packer's own.
	 */
	readonly varFiles: readonly string[];
	/** Values that its variant gives to variables, as text like `packer-variables`, which win over them. */
	readonly variantValues: Readonly<Record<string, string>>;
	/** What makes its images besides its folder. */
	readonly dependencies: readonly Dependency[];
	/** References that can't be told before Packer runs: any shared file may be meant. */
	readonly unresolved: readonly Unresolved[];
	/** Errors of its files and variables at their lines: it is not built while there is one. */
	readonly problems: readonly Notice[];
}

/** A file or folder of the repository that a Packer root refers to. */
export interface Dependency {
	/** Repository-relative; a folder stands for all below it. */
	readonly path: string;
	readonly folder: boolean;
	/** How the root comes to it: `used at debian.pkr.hcl:41`, `role nginx of ansible/site.yml, used at debian.pkr.hcl:52`. */
	readonly why: string;
}

/** A reference that can't be told, and where it is made. */
export interface Unresolved {
	/** Repository-relative. */
	readonly file: string;
	readonly line: number;
	/** Why, as half a sentence: `var.family has no value`. */
	readonly why: string;
}

/** What one xenserver source asks of its pool; a field is absent where the template does not tell before Packer runs. */
export interface PoolRequest {
	/** Name of the Packer build; empty where it is not known. */
	readonly build: string;
	/** `remote_host`, where something but the action sets it. */
	readonly remoteHost?: string;
	readonly vmName?: string;
	readonly cloneTemplate?: string;
	/** Empty: the pool's default SR. */
	readonly srName?: string;
	/** Empty: the pool's default SR. */
	readonly isoSrName?: string;
	readonly isoName?: string;
	readonly networkNames?: readonly string[];
	/** Bytes of all its disks. */
	readonly diskBytes?: number;
	/** `always`, `never` or `on_success`. */
	readonly keepVm?: string;
	/** `auto`, `tools` or `http`: where the plugin learns the VM's address. */
	readonly ipGetter?: string;
	/** It uploads an ISO (`iso_url`), a CD (`cd_files`) or a floppy (`floppy_files`) to the ISO SR. */
	readonly uploads: boolean;
}

export interface DeclaredVariable {
	readonly name: string;
	readonly sensitive: boolean;
	readonly hasDefault: boolean;
	/** Packer's type expression as written, e.g. `string`, `list(string)`; empty where none is given. */
	readonly type: string;
	readonly description?: string;
	/** Its default as written, for people; absent where it is null, sensitive or long. */
	readonly defaultText?: string;
	/** Where it is declared: repository-relative, and 1-based. */
	readonly file?: string;
	readonly line?: number;
}

/** A direct child folder of the templates folder that holds at least one Packer template. */
export interface Template {
	readonly os: string;
	/** Repository-relative folder. */
	readonly directory: string;
	readonly roots: readonly PackerRoot[];
}

/** Something to say at a place of the repository: an annotation. `file` is repository-relative, `line` 1-based. */
export interface Notice {
	readonly level: "error" | "warning" | "notice";
	readonly message: string;
	readonly title?: string;
	readonly file?: string;
	readonly line?: number;
	readonly column?: number;
}

/** What the images of a leg looked like when they were last built well. */
export interface LastGoodBuild {
	readonly build: string;
	readonly content: string;
	readonly createdAt: string;
}

/** Why a leg is planned or not: `code` for machines, `text` for people. */
export interface PlanReason {
	readonly code:
		| "requested"
		| "all"
		| "changed"
		| "shared-change"
		| "differs"
		| "first-build"
		| "base-unknown"
		| "too-old"
		| "iso-changed"
		| "everything"
		| "already-published"
		| "unchanged"
		| "never-published";
	readonly text: string;
}

/** One Packer root and what is to be done with it. */
export interface Leg {
	readonly root: PackerRoot;
	readonly planned: boolean;
	readonly reason: PlanReason;
	/** Images to build: all of the root, or those that were asked for by name. */
	readonly images: readonly Image[];
	/** Digest of the git objects that make the images, `<scheme>:<hex>`; empty in a plan that has no bucket to compare with. */
	readonly content: string;
	readonly lastGood?: LastGoodBuild;
}

/** The commits that a plan compares. */
export interface PlanBase {
	/** Commit of the base, absent where there is none to compare with. */
	readonly sha?: string;
	/** A sentence for log and summary, such as `compared with a1b2c3d (the push's before)`. */
	readonly text: string;
}

/** Which templates, and why. */
export interface Plan {
	readonly eventName: string;
	readonly base: PlanBase;
	/** The commit that is checked out. */
	readonly head: string;
	readonly ref: string;
	readonly legs: readonly Leg[];
	/** Templates that the base had and the head has not. */
	readonly deleted: readonly string[];
	readonly notices: readonly Notice[];
	/** Tracked files that differ from HEAD, or untracked ones that are not ignored, below the templates folder. */
	readonly dirty: boolean;
	/** Templates by name, for the errors that list them. */
	readonly templates: readonly Template[];
}

/** Identity of a build: every image of one Packer run shares its id. */
export interface BuildIdentity {
	/** `20261124T053012Z-a1b2c3d-9f3c`. */
	readonly id: string;
	readonly startedAt: Date;
}

/** A file that a build yielded. */
export interface ArtifactFile {
	/** Absolute path on the runner. */
	readonly path: string;
	/** The Packer build that yielded it. */
	readonly packerBuild: string;
	readonly builderId: string;
}

/** An artifact that is an id and no file, such as a cloud image. */
export interface ArtifactId {
	readonly packerBuild: string;
	readonly kind: string;
	readonly id: string;
}

/** A failure that a person can act on: a closed reason and a sentence. */
export interface Failure {
	readonly reason: FailureReason;
	readonly message: string;
	/** Last error lines of Packer, redacted. */
	readonly details: readonly string[];
	/** URLs of the last pictures of the VM's console, oldest first. */
	readonly pictures?: readonly string[];
}

export interface PackerIdentity {
	readonly version: string;
	/** Hex SHA-256 of the executable. */
	readonly sha256: string;
	/** Plugin source to version, as Packer lists them. */
	readonly plugins: Readonly<Record<string, string>>;
}

/** What one Packer run came to. Files are there even with a failure, where some of several builds went well. */
export interface BuildResult {
	readonly failure?: Failure;
	readonly files: readonly ArtifactFile[];
	readonly ids: readonly ArtifactId[];
	readonly notices: readonly Notice[];
	/** Why each failed build failed, redacted, by its name. */
	readonly buildErrors: Readonly<Record<string, string>>;
	/** Seconds by phase: `init`, `validate`, `build`. */
	readonly timings: Readonly<Record<string, number>>;
}

/** Facts of an XVA, read from its `ova.xml`; sizes in bytes. The exporter's host name is left out on purpose. */
export interface Hardware {
	readonly name: string;
	readonly description: string;
	/** Of the VM in the pool that exported it; an import gives a new one. */
	readonly uuid: string;
	readonly vcpus_max: number;
	readonly vcpus_at_startup: number;
	readonly memory_static_max: number;
	readonly memory_static_min: number;
	readonly memory_dynamic_max: number;
	readonly memory_dynamic_min: number;
	readonly firmware: "bios" | "uefi";
	readonly secure_boot: boolean;
	/** UEFI variables travel with it: what they hold stays out of every record. */
	readonly nvram: boolean;
	readonly vtpm: boolean;
	/** Letters as XAPI has them: `c` disk, `d` CD, `n` network. */
	readonly boot_order: string;
	/** `hvm`, `pv`, `pvh`, `pv_in_pvh`, `unspecified`. */
	readonly domain_type: string;
	readonly platform: Readonly<Record<string, string>>;
	readonly has_vendor_device: boolean;
	readonly bios_strings: Readonly<Record<string, string>>;
	/** The XML text of XAPI's field, empty where there is none. */
	readonly recommendations: string;
	readonly is_a_template: boolean;
	readonly is_default_template: boolean;
	readonly tags: readonly string[];
	readonly other_config: Readonly<Record<string, string>>;
	readonly disks: readonly Disk[];
	readonly cd_drives: readonly CdDrive[];
	readonly networks: readonly NetworkInterface[];
	readonly exporter: {
		readonly product_brand: string;
		readonly product_version: string;
		readonly build_number: string;
		readonly xapi_version: string;
		readonly export_vsn: string;
	};
	readonly importable: Importable;
}

/** The oldest products that can import an XVA, and what keeps older ones from it. */
export interface Importable {
	/** Such as `8.1`. */
	readonly xcp_ng: string;
	readonly xenserver: string;
	/** A sentence each. */
	readonly because: readonly string[];
}

export interface Disk {
	/** Reference in the archive, such as `Ref:12`. */
	readonly ref: string;
	readonly name: string;
	readonly uuid: string;
	readonly device: string;
	/** Device number, as text. */
	readonly userdevice: string;
	readonly bootable: boolean;
	/** `RW` or `RO`. */
	readonly mode: string;
	/** `user`, `system`, `suspend`, … */
	readonly type: string;
	readonly sm_config: Readonly<Record<string, string>>;
	/** Where it was; an import chooses another. */
	readonly sr: {
		readonly name: string;
		readonly type: string;
		readonly shared: boolean;
	};
	readonly virtual_size: number;
	/** Bytes that it took on its SR. */
	readonly physical_utilisation: number;
	/** Bytes of this disk that are in the archive, holes left out. */
	readonly stored_size: number;
	/** Recognises its content in any writer's archive and in a pool; absent where the blocks were not hashed. */
	readonly content_digest?: string;
}

export interface CdDrive {
	/** Device number, as text. */
	readonly userdevice: string;
	/** Name of the disc; empty where the drive is. */
	readonly disc: string;
}

export interface NetworkInterface {
	readonly device: string;
	readonly network: string;
	readonly bridge: string;
	readonly mac: string;
	readonly mac_autogenerated: boolean;
	readonly mtu: number;
	readonly locking_mode: string;
}

/** What was proved of one image file. */
export interface Verification {
	readonly result: "passed" | "failed" | "none";
	readonly mode: "full" | "structure" | "none";
	readonly format: "xva" | "disk" | "other";
	readonly compression: "none" | "gzip" | "zstd";
	readonly blocks: number;
	/** Bytes and SHA-256 (hex) of the archive inside, where it is compressed. */
	readonly archive_size?: number;
	readonly archive_sha256?: string;
	/** Over the blocks of all disks, the same for every writer and compression. */
	readonly content_digest?: string;
	/** The file as Packer made it, where it was recompressed on its way or made from a disk. */
	readonly made_from?: {
		/** `none`, `gzip`, `zstd` of an XVA; else the format of a disk: `raw`, `qcow2`, `vpc`, `vmdk`. */
		readonly format: string;
		readonly size: number;
		readonly sha256: string;
	};
	/** Class of the failure, such as `truncated`. */
	readonly class?: string;
	readonly message?: string;
	readonly warnings: readonly string[];
}

/** One image file of a build, looked at. */
export interface Inspection {
	readonly verification: Verification;
	readonly hardware?: Hardware;
}

/** One file under a build's prefix. */
export interface PublishedFile {
	/** Relative to the record. */
	readonly path: string;
	readonly role:
		| "image"
		| "log"
		| "provenance"
		| "checksums"
		| "record"
		| "other";
	readonly platform?: string;
	readonly size: number;
	/** Lower-case hex. */
	readonly sha256: string;
	readonly media_type: string;
}

/** One image that is in the bucket. */
export interface Publication {
	readonly image: Image;
	readonly build: string;
	readonly files: readonly PublishedFile[];
	readonly inspection: Inspection;
	/** Channels that moved to this build. */
	readonly channels: readonly string[];
	/** What went wrong after the record was written; healed by the next publish. */
	readonly warnings: readonly string[];
	/** How the store itself checked the image: `crc32`, `crc32-composite`, `md5` or `none`. */
	readonly storeChecksum: string;
	/** What it was made with, beside its content: digest, and what that is made of by name, a value or a digest each. */
	readonly buildKey: {
		readonly key: string;
		readonly parts: Readonly<Record<string, string>>;
	};
	readonly urls: ImageResult["urls"];
}

/** The end of one image, as the outputs, the summary and the statuses tell it. */
export interface ImageResult {
	readonly os: string;
	readonly image: string | null;
	readonly version: string | null;
	readonly build: string | null;
	readonly state: State;
	/** A {@link FailureReason} where it failed, else why it was built or left. */
	readonly reason: string;
	readonly seconds: number;
	readonly files: readonly {
		readonly path: string;
		readonly size: number;
		readonly sha256: string;
	}[];
	readonly urls: {
		readonly image?: string;
		readonly metadata?: string;
		readonly log?: string;
		readonly page?: string;
	};
}

/** All that a run has to say at its end. */
export interface Report {
	readonly command: string;
	readonly plan?: Plan;
	readonly results: readonly ImageResult[];
	readonly failures: readonly (Failure & { readonly subject: string })[];
	readonly publications: readonly Publication[];
	readonly notices: readonly Notice[];
	readonly warnings: readonly string[];
	readonly packer?: PackerIdentity;
}
