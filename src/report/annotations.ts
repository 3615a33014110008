/** Notices as the runner's workflow commands, within its limits. Pure; printing is not done here. */
import type { Notice } from "../model.ts";
import { cutUnits, oneLine, plural, workflowSafe } from "./format.ts";

/** The runner keeps so many annotations of each type a step, and drops the rest without a word. */
export const ANNOTATIONS_PER_LEVEL = 10;

/** The runner cuts an annotation's message at so many UTF-16 units. */
export const MESSAGE_MAX = 4096;

const TITLE_MAX = 255;
const LEVELS: readonly Notice["level"][] = ["error", "warning", "notice"];

/**
 * The lines to print: one workflow command a notice, duplicates merged, at most ten a level; where there are more, the
 * last command counts them and they follow as plain lines.
 *
 * `used` is how many annotations of a level the step makes by other means (failing it makes an error).
 */
export function renderAnnotations(
	notices: readonly Notice[],
	used: Readonly<Partial<Record<Notice["level"], number>>> = {},
): readonly string[] {
	return LEVELS.flatMap((level) => {
		const room = Math.max(1, ANNOTATIONS_PER_LEVEL - (used[level] ?? 0));
		return levelLines(
			level,
			distinct(notices.filter((notice) => notice.level === level)),
			room,
		);
	});
}

function distinct(notices: readonly Notice[]): readonly Notice[] {
	const byContent = new Map(notices.map((notice) => [key(notice), notice]));
	return [...byContent.values()];
}

function key(notice: Notice): string {
	const { message, title, file, line, column } = notice;
	return JSON.stringify([message, title, file, line, column]);
}

function levelLines(
	level: Notice["level"],
	notices: readonly Notice[],
	room: number,
): readonly string[] {
	if (notices.length <= room) return notices.map(command);
	const shown = notices.slice(0, room - 1);
	const rest = notices.slice(room - 1);
	return [
		...shown.map(command),
		`::${level}::${escapeData(`and ${rest.length} more: see the log`)}`,
		`${plural(rest.length, level)} without an annotation:`,
		...rest.map(plainLine),
	];
}

function command(notice: Notice): string {
	const properties = Object.entries({
		file: notice.file,
		line: position(notice.line),
		col: position(notice.column),
		title: notice.title && oneLine(notice.title, TITLE_MAX),
	})
		.filter(([, value]) => value !== undefined && value !== "")
		.map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
		.join(",");
	const head =
		properties === "" ? notice.level : `${notice.level} ${properties}`;
	return `::${head}::${escapeData(cutUnits(notice.message, MESSAGE_MAX))}`;
}

/** The runner refuses a position that is not a whole number from 1. */
function position(value: number | undefined): number | undefined {
	return value !== undefined && Number.isSafeInteger(value) && value > 0
		? value
		: undefined;
}

function plainLine(notice: Notice): string {
	const place = [notice.file, position(notice.line), position(notice.column)]
		.filter((part) => part !== undefined)
		.join(":");
	const text = [place, notice.title, notice.message].filter(Boolean).join(": ");
	return workflowSafe(`  ${oneLine(text, MESSAGE_MAX)}`);
}

/** As `@actions/core` escapes a command's data. */
function escapeData(text: string): string {
	return text
		.replaceAll("%", "%25")
		.replaceAll("\r", "%0D")
		.replaceAll("\n", "%0A");
}

/** As `@actions/core` escapes a command's property. */
function escapeProperty(text: string): string {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
