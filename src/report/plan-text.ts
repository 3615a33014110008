/** The plan as plain lines for the log. Pure. */
import type { Plan } from "../model.ts";
import { oneLine, plural, workflowSafe } from "./format.ts";

const NAME_MAX = 80;
const WHY_MAX = 300;

/**
 * The plan as lines without line ends: what was compared, a table of every image (build or unchanged, and why), and
 * what was deleted. No line can be taken for a workflow command.
 */
export function renderPlan(plan: Plan): readonly string[] {
	const rows = plan.legs.flatMap((leg) =>
		leg.images.map((image) => [
			oneLine(image.id, NAME_MAX),
			leg.planned ? "build" : "unchanged",
			oneLine(leg.reason.text, WHY_MAX),
		]),
	);
	const planned = rows.filter(([, what]) => what === "build").length;
	const lines = [
		`${compared(plan)}. ${planned} of ${plural(rows.length, "image")} to build.`,
		...align([["IMAGE", "PLAN", "WHY"], ...rows], rows.length > 0),
		...plan.deleted.map((os) => `Deleted, not built: ${oneLine(os, NAME_MAX)}`),
		...(plan.dirty
			? [
					"Modified or untracked files below the templates folder: what is built from them counts as no commit's content.",
				]
			: []),
	];
	return lines.map(workflowSafe);
}

function compared(plan: Plan): string {
	const text = oneLine(plan.base.text, WHY_MAX).replace(/\.$/, "");
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function align(
	table: readonly (readonly string[])[],
	wanted: boolean,
): readonly string[] {
	if (!wanted) return [];
	const width = (column: number) =>
		Math.max(...table.map((row) => [...(row[column] ?? "")].length));
	const widths = [width(0), width(1)];
	return table.map((row) =>
		`  ${row.map((cell, column) => pad(cell, widths[column] ?? 0)).join("  ")}`.trimEnd(),
	);
}

/** By code points: `padEnd` counts UTF-16 units. */
function pad(cell: string, width: number): string {
	return cell + " ".repeat(Math.max(0, width - [...cell].length));
}
