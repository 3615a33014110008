/** `template.yml` as it was read: what HCL cannot say of a template. All of it is optional. */

export interface Manifest {
	/** Repository-relative, for messages. */
	readonly file: string;
	readonly title?: string;
	readonly description?: string;
	/** Name of a logo, or a path in the template's folder. */
	readonly logo?: string;
	readonly tags: readonly string[];
	/** A file for the images' users, repository-relative. */
	readonly notes?: string;
	readonly os: ManifestOs;
	/** By key, in the file's order; empty where the file says nothing of them. */
	readonly variants: ReadonlyMap<string, ManifestVariant>;
	/** Platforms to build and the builds of each; undefined where the file says nothing of them. */
	readonly platforms?: ReadonlyMap<string, ManifestPlatform>;
	readonly hardware: ManifestHardware;
	readonly base?: ManifestBase;
	/** What may be given to the template's variables, by their name. */
	readonly inputs: ReadonlyMap<string, ManifestInput>;
	/** Globs and paths outside the template's folder, repository-relative, whose change concerns the template. */
	readonly watch: readonly string[];
	/** Globs in the template's folder, relative to it, whose change concerns no image. */
	readonly ignore: readonly string[];
	/** Where Packer runs. */
	readonly workingDirectory?: "repository" | "template";
	readonly tests?: ManifestTests;
	readonly channels?: ManifestChannels;
	readonly retention?: {
		/** Builds; 0 keeps all. */
		readonly keep?: number;
		readonly days?: number;
	};
	readonly owners: readonly string[];
}

export interface ManifestOs {
	readonly id?: string;
	readonly version?: string;
	readonly codename?: string;
	readonly family?: string;
	readonly arch?: string;
	/** Product of endoflife.date, and the cycle there; or a date. */
	readonly eol?: string;
	readonly eolCycle?: string;
}

export interface ManifestVariant {
	readonly key: string;
	/** Repository-relative, in the order in which they apply. */
	readonly varFiles: readonly string[];
	/** Values by variable name: text, or JSON for lists and maps. */
	readonly vars: Readonly<Record<string, string>>;
	/** Globs of Packer's build names. Empty: all. */
	readonly only: readonly string[];
	readonly default: boolean;
	readonly title?: string;
	readonly codename?: string;
	readonly eolCycle?: string;
	readonly hardware: ManifestHardware;
	/** Line of its key in the file, 1-based; lines of its variable files, by their path. */
	readonly line: number;
	readonly lines: Readonly<Record<string, number>>;
}

export interface ManifestPlatform {
	/** Globs of Packer's build names; empty: the builder types of the platform. */
	readonly only: readonly string[];
	readonly artifact?: string;
}

/** Hardware of an XVA that is made from a disk. */
export interface ManifestHardware {
	readonly cpus?: number;
	/** MiB. */
	readonly memory?: number;
	readonly firmware?: "bios" | "uefi";
}

export interface ManifestBase {
	readonly template: string;
	readonly variant?: string;
	readonly channel?: string;
	readonly as?: string;
}

export interface ManifestInput {
	readonly description?: string;
	readonly allowed: readonly (string | number | boolean)[];
	readonly required: boolean;
	readonly secret: boolean;
	readonly line: number;
}

export interface ManifestTests {
	/** Scripts that run in the booted image, repository-relative. */
	readonly boot: readonly string[];
	/** Scripts that the template itself runs during the build, repository-relative. */
	readonly inBuild: readonly string[];
	/** `false`, `true`, or the ids of the tests that must pass. */
	readonly required: boolean | readonly string[];
	readonly timeoutMinutes?: number;
	readonly env: Readonly<Record<string, string>>;
	readonly skip: readonly {
		readonly id: string;
		readonly reason: string;
		/** `YYYY-MM-DD`. */
		readonly until?: string;
		readonly line: number;
	}[];
}

export interface ManifestChannels {
	readonly onSuccess: readonly string[];
	readonly promote?: "manual" | "automatic";
}
