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
import { keepPictures } from "./console.ts";
import {
	type LegSecrets,
	redactFailure,
	refuseSecretsInFile,
} from "./leg-secrets.ts";
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
	/** The pool's master, where it is another than `xapi-url` names. */
	readonly poolHost: string | undefined;
	/** Prints a line of the live log. */
	readonly log: (line: string) => void;
	readonly secrets: LegSecrets;
	/** Puts the log where failed builds' logs go, once for all images of the leg. Never throws. */
	readonly keepLog: () => Promise<KeptLog>;
}

/** Where a failed build's log went. */
export interface KeptLog {
	readonly url: string | undefined;
	/** URLs of the console's last pictures, oldest first. */
	readonly pictures: readonly string[];
	/** What could not be kept. */
	readonly warnings: readonly string[];
}

/** An image with the files that its builds yielded. */
export interface GoodImage {
	readonly image: Image;
	readonly files: readonly ArtifactFile[];
}

/** The upload of a build's log and of what else shows why it failed, made at the first call. */
export function logKeeper(
	build: Omit<LegBuild, "keepLog">,
): LegBuild["keepLog"] {
	let kept: Promise<KeptLog> | undefined;
	return () => {
		kept ??= keepLog(build);
		return kept;
	};
}

async function keepLog(build: Omit<LegBuild, "keepLog">): Promise<KeptLog> {
	const { run, workshop, identity, leg, logPath, folder } = build;
	const { store, capabilities } = workshop;
	const { os } = leg.root;
	const where = {
		os,
		runId: run.facts.runId,
		attempt: run.facts.runAttempt,
		build: identity.id,
		signal: AbortSignal.timeout(LOG_TIMEOUT_MS),
	};
	const warnings: string[] = [];
	let logKey = "";
	const attempt = <T>(what: string, upload: Promise<T>) =>
		upload.catch((error: unknown) => {
			warnings.push(
				`The ${what} of ${os} could not be kept: ${sentence(error)}`,
			);
			return undefined;
		});
	const url = existsSync(logPath)
		? await attempt(
				"log",
				refuseSecretsInFile(build, `The log of ${os}`, logPath).then(() =>
					putFailureLog(store, capabilities, {
						...where,
						logPath,
						onMultipart: (upload) => {
							logKey = upload.key;
							workshop.journal.addUpload(upload);
						},
					}),
				),
			)
		: undefined;
	if (url !== undefined) workshop.journal.removeUpload(logKey);
	const pictures = await attempt(
		"console's pictures",
		keepPictures(store, capabilities, folder, where),
	);
	return { url, pictures: pictures ?? [], warnings };
}

/** A leg, or some of its images, that yielded nothing: the log goes where failed builds' logs go. */
export async function failed(
	build: LegBuild,
	failure: Failure,
	notices: readonly Notice[] = [],
	images: readonly Image[] = build.leg.images,
): Promise<LegOutcome> {
	const { run, identity, leg } = build;
	const { url, pictures, warnings } = await build.keepLog();
	const outcome = unbuiltLeg(
		run,
		{ ...leg, images },
		redactFailure(
			build,
			pictures.length === 0 ? failure : { ...failure, pictures },
		),
		identity,
	);
	return {
		...outcome,
		results: outcome.results.map((result) => ({
			...result,
			urls: url === undefined ? {} : { log: url },
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
