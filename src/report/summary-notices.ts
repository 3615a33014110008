/** The words of the job summary below its table: failures, notices, what was never published, what is gone. Pure. */
import type { Failure, Notice, Report } from "../model.ts";
import {
	code,
	details,
	escapeMarkdown,
	fence,
	isHttpUrl,
	link,
	logLine,
	oneLine,
	plural,
	shortRef,
	within,
} from "./format.ts";
import { isFailureReason, nameOf, type Outcomes } from "./results.ts";
import type { SummaryContext } from "./summary-context.ts";

/** Of Packer's error lines the last ones tell what went wrong. */
const DETAIL_LINES_MAX = 20;
const DETAIL_LINE_MAX = 400;
const NAME_MAX = 80;
const MESSAGE_MAX = 600;
/** One command line names so many images. */
const NEVER_PUBLISHED_MAX = 50;

const NOTICE_ICONS: Readonly<Record<Notice["level"], string>> = {
	error: "❌",
	warning: "⚠️",
	notice: "ℹ️",
};

/** One open block a failure: what, why, and Packer's last error lines. */
export function failureSections(
	report: Report,
	outcomes: Outcomes,
	context: SummaryContext,
	budgetBytes: number,
): string {
	const logs = new Map(
		outcomes.results.map((result) => [nameOf(result), result.urls.log]),
	);
	const sections = report.failures.map((failure) =>
		failureSection(failure, context, logs.get(failure.subject)),
	);
	return within(
		sections,
		budgetBytes,
		"\n\n",
		(left) => `… and ${plural(left, "more failure")}: see the log.`,
	);
}

function failureSection(
	failure: Report["failures"][number],
	context: SummaryContext,
	log: string | undefined,
): string {
	const title = `❌ ${code(failure.subject, NAME_MAX)} ${escapeMarkdown(failure.reason, 40)}: ${escapeMarkdown(failure.message, MESSAGE_MAX)}`;
	const lines = failure.details
		.slice(-DETAIL_LINES_MAX)
		.map((line) => logLine(line, DETAIL_LINE_MAX));
	const links = failureLinks(failure, context, log);
	const body = [
		lines.length > 0 ? fence(lines, "text") : "",
		consolePictures(failure.pictures ?? []),
		links,
	]
		.filter((part) => part !== "")
		.join("\n\n");
	return body === "" ? title : details(title, body, true);
}

/** The last one is shown where a browser can reach it; the others, and those in a closed bucket, are links. */
function consolePictures(urls: readonly string[]): string {
	const last = urls.at(-1);
	if (last === undefined) return "";
	const links = urls.map((url, index) => link(`picture ${index + 1}`, url));
	const shown = isHttpUrl(last) ? `\n\n![The VM's console](${last})` : "";
	return `The VM's console before it ended: ${links.join(" · ")}${shown}`;
}

function failureLinks(
	{ reason }: Failure,
	context: SummaryContext,
	log: string | undefined,
): string {
	const page = isFailureReason(reason)
		? context.links.reason?.(reason)
		: undefined;
	return [
		log === undefined ? "" : link("Full log", log),
		page === undefined ? "" : link("What this means, and what to do", page),
	]
		.filter((part) => part !== "")
		.join(" · ");
}

/** Notices of plan and run, and what went wrong after a record was written: one line each, equal ones once. */
export function noticeSection(report: Report, budgetBytes: number): string {
	const { plan, publications } = report;
	const lines = [
		...(plan?.dirty
			? [
					`${NOTICE_ICONS.warning} Files below the templates folder were modified or untracked: what was built from them counts as no commit's content.`,
				]
			: []),
		...[...(plan?.notices ?? []), ...report.notices].map(noticeText),
		...report.warnings.map(
			(text) => `${NOTICE_ICONS.warning} ${escapeMarkdown(text, MESSAGE_MAX)}`,
		),
		...publications.flatMap(({ image, warnings }) =>
			warnings.map(
				(text) =>
					`${NOTICE_ICONS.warning} ${code(image.id, NAME_MAX)} ${escapeMarkdown(text, MESSAGE_MAX)}`,
			),
		),
	];
	return bullets([...new Set(lines)], budgetBytes, "notice");
}

function noticeText({ level, title, message, file, line }: Notice): string {
	const place = [file, line].filter((part) => part !== undefined).join(":");
	const parts = [
		NOTICE_ICONS[level],
		place === "" ? "" : code(place, 160),
		title === undefined ? "" : `**${escapeMarkdown(title, 160)}**:`,
		escapeMarkdown(message, MESSAGE_MAX),
	];
	return parts.filter((part) => part !== "").join(" ");
}

/**
 * Images that no build has ever published and that no change asks for, with the one line that builds them; each image's
 * own line is its reason in the table.
 */
export function neverPublishedSection(
	report: Report,
	context: SummaryContext,
): string {
	const { plan } = report;
	const names = (plan?.legs ?? [])
		.filter(
			({ planned, reason }) => !planned && reason.code === "never-published",
		)
		.flatMap(({ images }) => images.map(({ id }) => id));
	if (plan === undefined || names.length === 0) return "";
	if (context.workflow === undefined) return "";
	const named = names
		.slice(0, NEVER_PUBLISHED_MAX)
		.map((name) => oneLine(name, NAME_MAX));
	const first = names.length > named.length ? ` the first ${named.length}` : "";
	const command = [
		"gh workflow run",
		shellWord(oneLine(context.workflow, 200)),
		"--ref",
		shellWord(oneLine(shortRef(plan.ref), 200)),
		"-f",
		shellWord(`os=${named.join(",")}`),
	].join(" ");
	return `ℹ️ ${plural(names.length, "image")} never published, and not changed either. To build${first}:\n\n${fence([command], "sh")}`;
}

/** A word for a POSIX shell, quoted where it needs to be; `''` in it is nothing to a shell, and breaks a runner's `##[`. */
function shellWord(text: string): string {
	return /^[\w./:=,@+-]+$/.test(text)
		? text
		: `'${text.replaceAll("'", "'\\''").replaceAll("##[", "##''[")}'`;
}

/** Templates that the base had and the head has not. */
export function deletedSection(report: Report, budgetBytes: number): string {
	const names = (report.plan?.deleted ?? []).map((os) => code(os, NAME_MAX));
	if (names.length === 0) return "";
	const list = within(
		names,
		budgetBytes,
		", ",
		(left) => `… and ${left} more.`,
	);
	return `🗑️ Deleted, not built: ${list}`;
}

function bullets(
	lines: readonly string[],
	budgetBytes: number,
	noun: string,
): string {
	return within(
		lines.map((line) => `- ${line}`),
		budgetBytes,
		"\n",
		(left) => `… and ${plural(left, `more ${noun}`)}: see the log.`,
	);
}
