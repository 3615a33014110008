/** The outputs of a run, as strings. Pure; writing them is the command's. */
import type { ImageResult, Leg, Plan, Report, Template } from "../model.ts";
import { oneLine } from "./format.ts";
import { outcome, readReport } from "./results.ts";

/** GitHub starts at most so many jobs of a matrix. */
export const MATRIX_LEGS_MAX = 256;

/** GitHub takes 1 MiB of outputs a job, counted as UTF-16; names and delimiters need some of it. */
export const OUTPUTS_MAX_BYTES = 1_000_000;

/** A result's reason is a sentence; what is longer is somebody's log. */
const REASON_MAX = 300;

/** The outputs by the names of `action.yml`. */
export interface Outputs {
	readonly planned: string;
	readonly built: string;
	readonly failed: string;
	readonly skipped: string;
	readonly unchanged: string;
	readonly matrix: string;
	readonly any: "true" | "false";
	readonly results: string;
	readonly "catalogue-url": string;
}

/** The outputs after an error in the inputs: every list is there, and empty. */
export function emptyOutputs(): Outputs {
	return {
		planned: "[]",
		built: "[]",
		failed: "[]",
		skipped: "[]",
		unchanged: "[]",
		matrix: JSON.stringify({ include: [] }),
		any: "false",
		results: "[]",
		"catalogue-url": "",
	};
}

/**
 * The outputs of a run. Of `planned` and `unchanged` a template is in one; of `built`, `failed` and `skipped` in at
 * most one, by the worst of its images. `results` gives way where all would be larger than GitHub takes: first the
 * files and addresses of unchanged images, then all of those, then unchanged images, then the last ones.
 */
export function renderOutputs(report: Report, catalogueUrl = ""): Outputs {
	const { results } = readReport(report);
	const templates = groupByOs(results);
	const planned = plannedTemplates(report.plan, results);
	const include = matrixLegs(report.plan);
	const ended = (...states: readonly string[]) =>
		[...templates]
			.filter(([, images]) => states.includes(outcome(images)))
			.map(([os]) => os);
	const outputs = {
		planned: JSON.stringify([...planned]),
		built: JSON.stringify(ended("built")),
		failed: JSON.stringify(ended("failed", "cancelled")),
		skipped: JSON.stringify(ended("skipped")),
		unchanged: JSON.stringify(
			ended("unchanged").filter((os) => !planned.has(os)),
		),
		matrix: JSON.stringify({ include }),
		any: planned.size > 0 ? "true" : "false",
		"catalogue-url": catalogueUrl,
	} as const;
	const used = Object.values(outputs).reduce(
		(sum, text) => sum + outputBytes(text),
		0,
	);
	return {
		...outputs,
		results: boundedResults(results, OUTPUTS_MAX_BYTES - used),
	};
}

function groupByOs(
	results: readonly ImageResult[],
): ReadonlyMap<string, readonly ImageResult[]> {
	return Map.groupBy(results, ({ os }) => os);
}

function plannedTemplates(
	plan: Plan | undefined,
	results: readonly ImageResult[],
): ReadonlySet<string> {
	const legs = (plan?.legs ?? []).filter((leg) => leg.planned);
	const touched = results.filter(({ state }) => state !== "unchanged");
	return new Set([
		...legs.map((leg) => leg.root.os),
		...touched.map(({ os }) => os),
	]);
}

/** The matrix of a plan: a leg a Packer root, joined by commas where GitHub would not take as many. */
export function matrixLegs(
	plan: Plan | undefined,
): readonly { readonly os: string }[] {
	if (plan === undefined) return [];
	const templates = new Map(
		plan.templates.map((template) => [template.os, template]),
	);
	const names = new Set(
		plan.legs
			.filter((leg) => leg.planned)
			.map((leg) => legName(templates, leg)),
	);
	return spread([...names], MATRIX_LEGS_MAX).map((part) => ({
		os: part.join(","),
	}));
}

/**
 * What to give as `os` for one leg: the template where the leg is all of it, else its images. An image that is named as
 * a template is can't be asked for alone: there the whole template is named, and more is built rather than less.
 */
function legName(templates: ReadonlyMap<string, Template>, leg: Leg): string {
	const { os } = leg.root;
	const whole =
		templates.get(os)?.roots.length === 1 &&
		leg.images.length === leg.root.images.length;
	const ids = leg.images.map(({ id }) => id);
	const ambiguous = ids.some((id) => templates.has(id));
	return whole || ambiguous || ids.length === 0 ? os : ids.join(",");
}

/** Splits a list into at most `parts` runs of neighbours, of lengths that differ by one at most. */
function spread<T>(
	list: readonly T[],
	parts: number,
): readonly (readonly T[])[] {
	const count = Math.min(parts, list.length);
	return Array.from({ length: count }, (_, index) =>
		list.slice(
			Math.floor((index * list.length) / count),
			Math.floor(((index + 1) * list.length) / count),
		),
	);
}

function boundedResults(
	results: readonly ImageResult[],
	budgetBytes: number,
): string {
	const full = results.map(publicResult);
	const slim = full.map((result) => ({ ...result, files: [], urls: {} }));
	const moving = slim.filter(({ state }) => state !== "unchanged");
	const attempts = [
		full,
		full.map((result, index) =>
			result.state === "unchanged" ? (slim[index] ?? result) : result,
		),
		slim,
		moving,
	];
	for (const attempt of attempts) {
		const text = JSON.stringify(attempt);
		if (outputBytes(text) <= budgetBytes) return text;
	}
	const kept: string[] = [];
	let bytes = outputBytes("[]");
	for (const result of moving) {
		const text = JSON.stringify(result);
		bytes += outputBytes(`${text},`);
		if (bytes > budgetBytes) break;
		kept.push(text);
	}
	return `[${kept.join(",")}]`;
}

/** The fields of the contract, in its order, and no others. */
function publicResult(result: ImageResult): ImageResult {
	const { os, image, version, build, state, seconds, files, urls } = result;
	return {
		os,
		image,
		version,
		build,
		state,
		reason: oneLine(result.reason, REASON_MAX),
		seconds,
		files: files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
		urls,
	};
}

/** The larger of what GitHub counts (UTF-16) and what the runner's file holds (UTF-8). */
function outputBytes(text: string): number {
	return Math.max(2 * text.length, Buffer.byteLength(text));
}
