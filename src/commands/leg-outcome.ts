/** How a leg ends: what it has to say, and what becomes of one that yielded nothing. */
import { existsSync } from "node:fs";
import { putFailureLog } from "../bucket/logs.ts";
import type {
	ArtifactFile,
	BuildIdentity,
	Failure,
	Image,
	ImageResult,
	Leg,
	Notice,
	Publication,
} from "../model.ts";
import type { Phase } from "../report/gantt.ts";
import type { MadePlan } from "./make-plan.ts";
import type { Run } from "./run.ts";
import { sentence, type Workshop } from "./workshop.ts";

const LOG_TIMEOUT_MS = 60_000;

/** What a leg has to say at its end. */
export interface LegOutcome {
	readonly results: readonly ImageResult[];
	readonly failures: readonly (Failure & { readonly subject: string })[];
	readonly publications: readonly Publication[];
	readonly notices: readonly Notice[];
	readonly warnings: readonly string[];
	readonly plugins: Readonly<Record<string, string>>;
	/** For the summary's chart. */
	readonly phases: readonly Phase[];
}

/** One leg on its way. */
export interface LegBuild {
	readonly run: Run;
	readonly made: MadePlan;
	readonly leg: Leg;
	readonly workshop: Workshop;
	readonly identity: BuildIdentity;
	/** How people tell this leg from the others. */
	readonly label: string;
	/** Folder of this build alone, removed in the end. */
	readonly folder: string;
	readonly logPath: string;
	/** Prints a line of the live log. */
	readonly log: (line: string) => void;
	/** Puts the log where failed builds' logs go, once for all images of the leg; undefined where there is none. */
	readonly keepLog: () => Promise<string | undefined>;
}

/** An image with the files that its builds yielded. */
export interface GoodImage {
	readonly image: Image;
	readonly files: readonly ArtifactFile[];
}

/** The upload of a build's log, made at the first call. */
export function logKeeper(
	build: Omit<LegBuild, "keepLog">,
): LegBuild["keepLog"] {
	const { run, workshop, identity, leg, logPath } = build;
	let kept: Promise<string | undefined> | undefined;
	return () => {
		kept ??= existsSync(logPath)
			? putFailureLog(workshop.store, workshop.capabilities, {
					os: leg.root.os,
					runId: run.facts.runId,
					attempt: run.facts.runAttempt,
					build: identity.id,
					logPath,
					signal: AbortSignal.timeout(LOG_TIMEOUT_MS),
				})
			: Promise.resolve(undefined);
		return kept;
	};
}

/** A leg, or some of its images, that yielded nothing: the log goes where failed builds' logs go. */
export async function failed(
	build: LegBuild,
	failure: Failure,
	notices: readonly Notice[] = [],
	images: readonly Image[] = build.leg.images,
): Promise<LegOutcome> {
	const { run, identity, leg } = build;
	const warnings: string[] = [];
	const log = await build.keepLog().catch((error: unknown) => {
		warnings.push(
			`The log of ${leg.root.os} could not be kept: ${sentence(error)}`,
		);
		return undefined;
	});
	const outcome = unbuiltLeg(run, { ...leg, images }, failure, identity);
	return {
		...outcome,
		results: outcome.results.map((result) => ({
			...result,
			urls: log === undefined ? {} : { log },
		})),
		notices,
		warnings,
	};
}

/** The outcome of a leg of which nothing was built. */
export function unbuiltLeg(
	run: Run,
	leg: Leg,
	failure: Failure,
	identity?: BuildIdentity,
): LegOutcome {
	const cancelled = failure.reason === "cancelled";
	const seconds =
		identity === undefined
			? 0
			: Math.round((run.now().getTime() - identity.startedAt.getTime()) / 1000);
	return {
		results: leg.images.map((image) => ({
			os: image.os,
			image: image.id,
			version: image.version,
			build: identity?.id ?? null,
			state: cancelled ? "cancelled" : "failed",
			reason: failure.reason,
			seconds,
			files: [],
			urls: {},
		})),
		failures: leg.images.map(({ id }) => ({ ...failure, subject: id })),
		publications: [],
		notices: [],
		warnings: [],
		plugins: {},
		phases: [],
	};
}
