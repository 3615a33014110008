/** What a journal holds: the things that a run leaves to whoever comes after it. Plain JSON. */
import type { Owner } from "./owner.ts";

/** What a build made in the pool, as far as Packer's lines told. */
export interface JournalPool {
	/** UUIDs of VMs. */
	readonly vms: readonly string[];
	/** Names that the template gives to its VMs, by Packer build. */
	readonly vmNames: Readonly<Record<string, string>>;
	/** Those of builds that began to make a VM and have not told its UUID. */
	readonly unprinted: readonly string[];
	/** When the last of those was last heard of: ms since the epoch. */
	readonly unprintedAt?: number;
	/** The template wants its VMs kept, and Packer ended by itself. */
	readonly keep: boolean;
	/** Opaque references of VDIs, tasks and sessions. */
	readonly uploads: readonly string[];
	readonly tasks: readonly string[];
	readonly sessions: readonly string[];
}

export interface JournalBuild {
	readonly os: string;
	readonly build: string;
	/** RFC 3339. */
	readonly startedAt: string;
	/** Folder of the Packer run: its marker, its output, its log. */
	readonly folder: string;
	/** Redacted log, as far as it was written. */
	readonly logPath: string;
	/** Files in the workspace that belong to the build are not listed: only scratch is removed. */
	readonly ended: boolean;
	/** Until the pool has been swept. */
	readonly pool?: JournalPool;
}

export interface JournalUpload {
	readonly key: string;
	/** Empty while the store has not told it. */
	readonly uploadId: string;
	/** What a later process needs to go on with it: bytes of a part, how the store checks it, and its name in the object. */
	readonly partBytes?: number;
	readonly checksum?: string;
	readonly stamp?: string;
}

/** An image that main began to publish: what a later process needs to do it in its stead. JSON, so times are text. */
export interface JournalPublishing {
	readonly image: string;
	readonly build: string;
	/** As `commands/rescue.ts` writes and reads it. */
	readonly unpublished: unknown;
}

/** The run that a journal is about. */
export interface JournalRun {
	/** Folder of all that is large; it goes in the end. */
	readonly scratch: string;
	readonly runId: string;
	readonly runAttempt: string;
	/** `owner/name` of the statuses. */
	readonly repository: string;
	/** Where uploads go: endpoint, bucket and prefix. */
	readonly store: string;
	/** Host of the pool; empty without one. */
	readonly pool: string;
}

export interface JournalData extends JournalRun {
	readonly version: 2;
	/** RFC 3339. */
	readonly createdAt: string;
	readonly owner: Owner;
	/** True when main reported everything itself: what is left is named by the other fields. */
	readonly finished: boolean;
	readonly summaryWritten: boolean;
	readonly statusSha?: string;
	/** Contexts of statuses that are pending. */
	readonly pending: readonly string[];
	/** How some of them should have ended, where GitHub could not be told. */
	readonly ends: Readonly<
		Record<
			string,
			{
				readonly state: "success" | "failure" | "error" | "pending";
				readonly description: string;
			}
		>
	>;
	readonly builds: readonly JournalBuild[];
	readonly uploads: readonly JournalUpload[];
	readonly publishing?: readonly JournalPublishing[];
	/** Somebody ended the run: nothing of it is to be published later. */
	readonly cancelled?: boolean;
	/** Our own session on the pool. */
	readonly session?: string;
}
