/** The tables of the job summary: results, facts of what was built, configuration. Pure. */
import type {
	Disk,
	ImageResult,
	Publication,
	Report,
	State,
} from "../model.ts";
import {
	code,
	details,
	escapeMarkdown,
	formatBinarySize,
	formatDuration,
	formatSize,
	isHttpUrl,
	link,
	plural,
	within,
} from "./format.ts";
import { nameOf, type Outcomes, readReport, totalSize } from "./results.ts";

/** More unchanged images than this are folded away. */
const UNCHANGED_IN_SIGHT = 20;

/** Part of the results' budget that the folded table of unchanged images may take. */
const FOLDED_SHARE = 0.3;

const NAME_MAX = 80;
const WHY_MAX = 240;
const DIGEST_SHOWN = 12;
const LISTED_FILES_MAX = 10;

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
	const links = { title: "Links", cell: linksCell };
	if (!ran)
		return results.some(({ urls }) => linkList(urls).length > 0)
			? [...first, links]
			: first;
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
		links,
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

function linksCell({ urls }: ImageResult): string {
	return linkList(urls).join(" · ");
}

/** Without a public URL the first address serves for all: the others lie beside it. */
function linkList(urls: ImageResult["urls"]): readonly string[] {
	const named = [
		["image", urls.image],
		["record", urls.metadata],
		["log", urls.log],
		["page", urls.page],
	] as const;
	const links = named.flatMap(([label, url]) =>
		url === undefined ? [] : [{ label, url }],
	);
	const web = links.filter(({ url }) => isHttpUrl(url));
	return (web.length > 0 ? web : links.slice(0, 1)).map(({ label, url }) =>
		link(label, url),
	);
}

/** What was found in each published image, folded; empty where nothing was published. */
export function factsTable(report: Report, budgetBytes: number): string {
	if (report.publications.length === 0) return "";
	const columns = [
		"Image",
		"Verified",
		"vCPU",
		"Memory",
		"Disks",
		"Firmware",
		"Channels",
		"Files",
	].map((title) => ({ title }));
	const rows = report.publications.map((publication) =>
		cells(factCells(publication)),
	);
	return details("What was built", table(columns, rows, budgetBytes, "image"));
}

function factCells(publication: Publication): readonly string[] {
	const { image, inspection, files, channels } = publication;
	const { hardware } = inspection;
	const firmware = hardware?.secure_boot
		? `${hardware.firmware}, secure boot`
		: (hardware?.firmware ?? "");
	return [
		code(image.id, NAME_MAX),
		escapeMarkdown(verifiedText(publication), WHY_MAX),
		hardware === undefined ? "" : String(hardware.vcpus_max),
		hardware === undefined ? "" : formatBinarySize(hardware.memory_static_max),
		listed(hardware?.disks ?? [], diskText),
		escapeMarkdown(firmware, 40),
		listed(channels, (channel) => code(channel, 40)),
		listed(
			files.filter(({ role }) => role === "image"),
			({ path, size, sha256 }) =>
				`${code(path, NAME_MAX)} ${formatSize(size)} ${code(sha256, 64)}`,
		),
	];
}

function verifiedText({ inspection }: Publication): string {
	const { result, mode, blocks, compression, warnings, message } =
		inspection.verification;
	if (result === "none") return "not verified";
	const parts = [
		`${result} (${mode})`,
		blocks > 0 ? plural(blocks, "block") : "",
		compression === "none" ? "" : compression,
		message ?? "",
		warnings.length > 0 ? plural(warnings.length, "warning") : "",
	];
	return parts.filter((part) => part !== "").join(", ");
}

function diskText({ name, virtual_size, stored_size }: Disk): string {
	return `${escapeMarkdown(name, 40)} ${formatBinarySize(virtual_size)} (${formatBinarySize(stored_size)} stored)`;
}

/** Several things in one cell, one below the other. */
function listed<T>(things: readonly T[], text: (thing: T) => string): string {
	const shown = things.slice(0, LISTED_FILES_MAX).map(text);
	const left = things.length - shown.length;
	return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join("<br>");
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

function cells(contents: readonly string[]): string {
	return `| ${contents.join(" | ")} |`;
}

function table(
	columns: readonly Pick<Column, "title" | "right">[],
	rows: readonly string[],
	budgetBytes: number,
	noun: string,
): string {
	const head = cells(columns.map(({ title }) => title));
	const rule = cells(columns.map(({ right }) => (right ? "--:" : ":--")));
	const body = within(
		rows,
		budgetBytes,
		"\n",
		(left) => `… and ${plural(left, `more ${noun}`)}: see the log.`,
	);
	return `${head}\n${rule}\n${body}`;
}
