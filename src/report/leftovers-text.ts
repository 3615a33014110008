/** What older runs left in the pool, for log and summary. Pure. */
import {
	code,
	escapeMarkdown,
	formatBinarySize,
	oneLine,
	plural,
	within,
	workflowSafe,
} from "./format.ts";

/** One thing that a run left. */
export interface LeftoverRow {
	/** `vm` or `vdi`. */
	readonly kind: string;
	readonly uuid: string;
	readonly name: string;
	readonly buildId?: string;
	/** `<run id>-<attempt>`. */
	readonly runKey?: string;
	readonly powerState?: string;
	readonly sizeBytes: number;
	/** Why it counts as left. */
	readonly reason: string;
	/** Whether `prune` removes it. */
	readonly removable: boolean;
}

const NAME_MAX = 80;
const REASON_MAX = 400;
const TABLE_BYTES = 400 * 1024;

/** Lines for the log, none of which can be taken for a workflow command. */
export function renderLeftovers(
	rows: readonly LeftoverRow[],
): readonly string[] {
	return rows
		.map(
			(row) =>
				`${row.kind === "vm" ? "VM" : "disk"} ${oneLine(row.name, NAME_MAX)} (${row.uuid}${row.powerState === undefined ? "" : `, ${row.powerState}`}, ${formatBinarySize(row.sizeBytes)}) of build ${row.buildId ?? "?"}, run ${row.runKey ?? "?"}: ${oneLine(row.reason, REASON_MAX)}`,
		)
		.map(workflowSafe);
}

/** The section of the summary. */
export function leftoversSection(
	host: string,
	rows: readonly LeftoverRow[],
	end: {
		readonly removed?: readonly string[];
		readonly left?: readonly string[];
	} = {},
): string {
	const { removed, left = [] } = end;
	const title = `## XVA templates: ${plural(rows.length, "leftover")} in the pool`;
	if (rows.length === 0)
		return `${title}\n\nNo run that is over left anything on ${code(host, NAME_MAX)}.\n`;
	const table = within(
		rows.map(tableRow),
		TABLE_BYTES,
		"\n",
		(more) => `… and ${more} more: see the log.`,
	);
	const count = rows.filter(({ removable }) => removable).length;
	const then =
		removed === undefined
			? `Nothing was removed. \`command: prune\` with \`dry-run: false\` removes ${count} of these; it leaves those whose origin can't be told.`
			: [
					`Removed: ${removed.length}.${rows.length > count ? ` ${rows.length - count} stay, since their origin can't be told.` : ""}`,
					...left.map((line) => `- ⚠️ ${escapeMarkdown(line, REASON_MAX * 2)}`),
				].join("\n");
	return `${title}\n\nOn ${code(host, NAME_MAX)}:\n\n| What | UUID | Build | Run | Size | Why |\n|---|---|---|---|--:|---|\n${table}\n\n${then}\n`;
}

function tableRow(row: LeftoverRow): string {
	const cells = [
		`${row.kind === "vm" ? "VM" : "disk"} ${code(row.name, NAME_MAX)}${row.powerState === undefined ? "" : ` (${escapeMarkdown(row.powerState, 20)})`}`,
		code(row.uuid, NAME_MAX),
		row.buildId === undefined ? "" : code(row.buildId, NAME_MAX),
		row.runKey === undefined ? "" : code(row.runKey, NAME_MAX),
		formatBinarySize(row.sizeBytes),
		escapeMarkdown(row.reason, REASON_MAX),
	];
	return `| ${cells.join(" | ")} |`;
}
