/** What became of each image of a run, and how to count and name it. Pure. */
import type {
	Failure,
	FailureReason,
	ImageResult,
	Leg,
	Report,
	State,
} from "../model.ts";
import { FAILURE_REASONS } from "../model.ts";

/** States in the order in which people count them. */
const COUNTED: readonly State[] = [
	"built",
	"failed",
	"cancelled",
	"skipped",
	"planned",
	"unchanged",
];

/** A report, looked up by image. */
export interface Outcomes {
	/**
	 * Every image of the run: what the command reported, then the images of the plan that nobody spoke of, as the plan
	 * left them. So `plan` reports without results, and a build that is not over shows what is still to come.
	 */
	readonly results: readonly ImageResult[];
	/** Image files of a result: of its publication where it has one, which tells images from logs. */
	filesOf(result: ImageResult): ImageResult["files"];
	/** The failure that speaks of a result: by its image, else by its template. */
	failureOf(result: ImageResult): Failure | undefined;
}

/** Indexes a report once, so that no question costs a walk through a thousand images. */
export function readReport(report: Report): Outcomes {
	const publications = new Map(
		report.publications.map((publication) => [
			publication.image.id,
			publication,
		]),
	);
	// Reversed, so that the first of several failures of one subject stays.
	const failures = new Map(
		report.failures.toReversed().map((failure) => [failure.subject, failure]),
	);
	return {
		results: [...report.results, ...untold(report)],
		filesOf: (result) => {
			const publication = publications.get(nameOf(result));
			return publication?.build === result.build
				? publication.files.filter(({ role }) => role === "image")
				: result.files;
		},
		failureOf: (result) =>
			failures.get(nameOf(result)) ?? failures.get(result.os),
	};
}

function untold(report: Report): readonly ImageResult[] {
	const told = new Set(
		report.results.map((result) => result.image ?? unknownImage(result.os)),
	);
	return (report.plan?.legs ?? [])
		.filter((leg) => !told.has(unknownImage(leg.root.os)))
		.flatMap(legResults)
		.filter((result) => !told.has(nameOf(result)));
}

/** Key of a result that can't tell its image: no image is named so. */
function unknownImage(os: string): string {
	return `${os}/`;
}

function legResults(leg: Leg): readonly ImageResult[] {
	return leg.images.map((image) => ({
		os: image.os,
		image: image.id,
		version: image.version,
		build: leg.planned ? null : (leg.lastGood?.build ?? null),
		state: leg.planned ? "planned" : "unchanged",
		reason: leg.reason.text,
		seconds: 0,
		files: [],
		urls: {},
	}));
}

/** The image's id, or its template where the image is unknown. */
export function nameOf(result: ImageResult): string {
	return result.image ?? result.os;
}

/** `3 built, 1 failed, 8 unchanged`; empty where there is nothing to count. */
export function tally(results: readonly ImageResult[]): string {
	return COUNTED.map((state) => ({
		state,
		count: results.filter((result) => result.state === state).length,
	}))
		.filter(({ count }) => count > 0)
		.map(({ state, count }) => `${count} ${state}`)
		.join(", ");
}

/** The one state of several images: the worst that needs somebody to look at it. */
export function outcome(results: readonly ImageResult[]): State {
	const worstFirst: readonly State[] = [
		"failed",
		"cancelled",
		"skipped",
		"planned",
		"built",
	];
	return (
		worstFirst.find((state) =>
			results.some((result) => result.state === state),
		) ?? "unchanged"
	);
}

/** Bytes of some files. */
export function totalSize(files: ImageResult["files"]): number {
	return files.reduce((sum, { size }) => sum + size, 0);
}

/** Seconds of some results; images of one Packer run share its build id and its time. */
export function totalSeconds(results: readonly ImageResult[]): number {
	const seconds = new Map<string, number>();
	for (const result of results) {
		const run = result.build ?? nameOf(result);
		seconds.set(run, Math.max(seconds.get(run) ?? 0, result.seconds));
	}
	return [...seconds.values()].reduce((sum, value) => sum + value, 0);
}

/** Narrows a result's reason, which is free text where nothing failed. */
export function isFailureReason(reason: string): reason is FailureReason {
	return FAILURE_REASONS.some((known) => known === reason);
}
