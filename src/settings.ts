/** What the user asked for, as types: one documented settings object, read by `inputs.ts` and by nobody else. */
import type { Selection } from "./input-values.ts";

export const COMMANDS = ["build", "plan", "prune", "report"] as const;

export interface PackerSettings {
	readonly executable: string;
	readonly workingDirectory: "repository" | "template" | "auto";
	readonly variables: ReadonlyMap<string, string>;
	readonly secrets: ReadonlyMap<string, string>;
	/** Repository-relative. */
	readonly varFiles: readonly string[];
	readonly only: readonly string[];
	readonly except: readonly string[];
	readonly environment: "all" | readonly string[];
	readonly log: boolean;
	readonly parallelBuilds?: number;
	readonly timeoutMinutes: number;
	readonly cachePlugins: boolean;
}

export interface StoreInputs {
	readonly bucket: string;
	readonly prefix: string;
	readonly endpoint?: string;
	readonly region?: string;
	readonly forcePathStyle: "auto" | boolean;
	readonly checksum: "auto" | "crc32" | "md5" | "none";
	readonly acl?: string;
	readonly storageClass?: string;
	readonly sse?: string;
	readonly sseKmsKeyId?: string;
	readonly tags: Readonly<Record<string, string>>;
	readonly publicUrl?: string;
	readonly accessKeyId?: string;
	readonly secretAccessKey?: string;
	readonly sessionToken?: string;
	readonly roleToAssume?: string;
	readonly stsEndpoint?: string;
}

/** All that the user asked for, parsed. Absent fields were not given and have no default. */
export interface Settings {
	readonly command: (typeof COMMANDS)[number];
	readonly selection: Selection;
	/** Repository-relative, `''` for the workspace itself. */
	readonly packerDirectory: string;
	readonly sharedPaths: readonly string[];
	readonly base?: string;
	readonly maxAgeDays: number;
	readonly packer: PackerSettings;
	readonly platforms: readonly string[];
	readonly maxParallel: number;
	readonly xapi?: {
		/** `host` or `host:port`. */
		readonly host: string;
		readonly username: string;
		readonly password: string;
		/** SHA-256 fingerprints that are trusted: 64 lower-case hex digits each. */
		readonly fingerprints: readonly string[];
		readonly allowInsecureTls: boolean;
	};
	/** How long the pool may not answer, or Packer not act on what the pool says, before a build is stopped. */
	readonly poolPatienceSeconds: number;
	/** How long the store may fail before an upload is given up. */
	readonly storePatienceSeconds: number;
	readonly consoleScreenshots: boolean;
	/** Bytes that the spool of verified images may take on the runner; 0: no spool. */
	readonly spoolLimitBytes: number;
	/** Overrides a refusal that names it. */
	readonly force: boolean;
	/** `plan` prints the `workflow_dispatch` block for the templates. */
	readonly workflowInputs: boolean;
	/** `prune` removes only where this is false. */
	readonly dryRun: boolean;
	readonly caFile?: string;
	readonly verify: "full" | "structure" | "none";
	/** Make an XVA where a build yields a disk and none. */
	readonly xvaFromDisk: boolean;
	/** Of an XVA made from a disk. */
	readonly vm: {
		readonly cpus: number;
		readonly memoryMib: number;
		readonly firmware: "bios" | "uefi";
	};
	/** Level of zstd by which XVAs are recompressed on their way; absent: as they are. */
	readonly zstdLevel?: number;
	readonly store?: StoreInputs;
	/** Absent: `latest` on the default branch, none elsewhere. */
	readonly channels?: readonly string[];
	readonly githubToken?: string;
	readonly statuses: boolean;
	readonly statusContext: string;
	readonly summary: boolean;
	readonly webhookUrl?: string;
	readonly allowPullRequests: boolean;
	/** Values that must not be seen by anyone. */
	readonly secretValues: readonly string[];
	/** What was given, for the summary's collapsed configuration: names and values, secrets left out. */
	readonly given: ReadonlyMap<string, string>;
}
