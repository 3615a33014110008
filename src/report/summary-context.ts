/** Where a run took place, as its summary tells it. */
import type { FailureReason } from "../model.ts";
import type { Phase } from "./gantt.ts";

/** What a summary says beside the report: where the run took place. */
export interface SummaryContext {
	/** `https://github.com/owner/name`; empty outside GitHub. */
	readonly repositoryUrl: string;
	/** Commit that is checked out. */
	readonly commit: string;
	/** Full ref, such as `refs/heads/main`. */
	readonly ref: string;
	/** Address of this attempt of the run; empty outside GitHub. */
	readonly runUrl: string;
	/** File name of the workflow, for the `gh workflow run` line; absent where it is unknown or takes no `os`. */
	readonly workflow?: string;
	readonly runnerName: string;
	readonly actionVersion: string;
	/** Input name to value, as they took effect, without any secret. */
	readonly configuration: Readonly<Record<string, string>>;
	readonly links: {
		/** The catalogue page. */
		readonly catalogue?: string;
		/** The page of the documentation about a reason of failure. */
		readonly reason?: (reason: FailureReason) => string;
	};
	/** When each image went through which stage, where the command measured it. */
	readonly phases?: readonly Phase[];
}
