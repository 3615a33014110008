/** The tables of the job summary: results, facts of what was built, configuration. Pure. */
import type { ImageResult, Report, State } from "../model.ts";
import {
	code,
	details,
	escapeMarkdown,
	formatDuration,
	formatSize,
	isHttpUrl,
	link,
} from "./format.ts";
import { nameOf, type Outcomes, readReport, totalSize } from "./results.ts";
import { cells, table } from "./tables.ts";

/** More unchanged images than this are folded away. */
const UNCHANGED_IN_SIGHT = 20;

/** Part of the results' budget that the folded table of unchanged images may take. */
const FOLDED_SHARE = 0.3;

const NAME_MAX = 80;
const WHY_MAX = 240;
const DIGEST_SHOWN = 12;

/** Icon of each state; the order is that of the rows: what needs somebody comes first. */
const ICONS: Readonly<Record<State, string>> = {
	failed: "❌",
	cancelled: "🚫",
	skipped: "⏭️",
	built: "✅",
	planned: "🔨",
	unchanged: "➖",
};
const ROW_ORDER = Object.keys(ICONS);

interface Column {
	readonly title: string;
	/** Numbers stand right. */
	readonly right?: boolean;
	readonly cell: (result: ImageResult) => string;
}

/** The table of all results, and a folded one of unchanged images where they are many; none without results. */
export function resultTables(
	report: Report,
	outcomes: Outcomes,
	budgetBytes: number,
): readonly string[] {
	const sorted = outcomes.results.toSorted(
		(a, b) => ROW_ORDER.indexOf(a.state) - ROW_ORDER.indexOf(b.state),
	);
	const unchanged = sorted.filter(({ state }) => state === "unchanged");
	const fold = unchanged.length > UNCHANGED_IN_SIGHT;
	const shown = fold
		? sorted.filter(({ state }) => state !== "unchanged")
		: sorted;
	const columns = resultColumns(outcomes, whyCell(report));
	const main = resultTable(columns, shown, budgetBytes * (1 - FOLDED_SHARE));
	if (!fold) return [main];
	const folded = resultTable(columns, unchanged, budgetBytes * FOLDED_SHARE);
	return [main, details(`${unchanged.length} unchanged`, folded)];
}

function resultTable(
	columns: readonly Column[],
	results: readonly ImageResult[],
	budgetBytes: number,
): string {
	if (results.length === 0) return "";
	const rows = results.map((result) => row(columns, result));
	return table(columns, rows, budgetBytes, "image");
}

/** What did not run has no duration, size or digest: a plan's table is narrower. */
function resultColumns(
	{ results, filesOf }: Outcomes,
	why: Column["cell"],
): readonly Column[] {
	const ran = results.some(
		({ state }) => state !== "planned" && state !== "unchanged",
	);
	const first: readonly Column[] = [
		{ title: "Image", cell: (result) => code(nameOf(result), NAME_MAX) },
		{ title: "Result", cell: resultCell },
		{ title: "Why", cell: why },
	];
	const links = results.some((result) => linksCell(result) !== "")
		? [{ title: "Links", cell: linksCell }]
		: [];
	if (!ran) return [...first, ...links];
	return [
		...first,
		{
			title: "Duration",
			right: true,
			cell: ({ seconds }) => (seconds > 0 ? formatDuration(seconds) : ""),
		},
		{
			title: "Size",
			right: true,
			cell: (result) => {
				const bytes = totalSize(filesOf(result));
				return bytes > 0 ? formatSize(bytes) : "";
			},
		},
		{ title: "SHA-256", cell: (result) => digestCell(filesOf(result)) },
		...links,
	];
}

function resultCell({ state, reason }: ImageResult): string {
	const words = `${ICONS[state]} ${state}`;
	return state === "failed" ? `${words}: ${escapeMarkdown(reason, 60)}` : words;
}

/** Why an image was built or left. The reason of a failure stands under Result, so here the plan's reason does. */
function whyCell(report: Report): Column["cell"] {
	const planned = new Map(
		readReport({ ...report, results: [] }).results.map((result) => [
			nameOf(result),
			result.reason,
		]),
	);
	return (result) => {
		const why = ["failed", "cancelled"].includes(result.state)
			? (planned.get(nameOf(result)) ?? "")
			: result.reason;
		return escapeMarkdown(why, WHY_MAX);
	};
}

function digestCell(files: ImageResult["files"]): string {
	const [first] = files;
	if (first === undefined) return "";
	const more = files.length > 1 ? ` and ${files.length - 1} more` : "";
	return code(first.sha256.slice(0, DIGEST_SHOWN), DIGEST_SHOWN) + more;
}

/** Addresses that are no links (a bucket without a public URL has `s3://…`) stand below: they would fill the row. */
function linksCell({ urls }: ImageResult): string {
	const named = [
		["image", urls.image],
		["record", urls.metadata],
		["log", urls.log],
		["page", urls.page],
	] as const;
	return named
		.flatMap(([label, url]) =>
			url !== undefined && isHttpUrl(url) ? [link(label, url)] : [],
		)
		.join(" · ");
}

/** The inputs that took effect, folded; empty without any. */
export function configurationTable(
	configuration: Readonly<Record<string, string>>,
	budgetBytes: number,
): string {
	const rows = Object.entries(configuration)
		.filter(([, value]) => value !== "")
		.map(([name, value]) =>
			cells([code(name, NAME_MAX), code(value, WHY_MAX)]),
		);
	if (rows.length === 0) return "";
	const columns = [{ title: "Input" }, { title: "Value" }];
	return details("Configuration", table(columns, rows, budgetBytes, "input"));
}

function row(columns: readonly Column[], result: ImageResult): string {
	return cells(columns.map(({ cell }) => cell(result)));
}
