/** The chart of phases in the job summary. Pure. */
import { details, fence } from "./format.ts";

/** GitHub draws no mermaid diagram of more characters; the rest of the budget is the fence. */
const DIAGRAM_MAX = 49_000;

/** One stage of one image: when it began, and how long it took. */
export interface Phase {
	/** Image or template. */
	readonly subject: string;
	/** `init`, `build`, `verify`, `upload`, … */
	readonly name: string;
	readonly startedAt: Date;
	readonly seconds: number;
}

/** A folded gantt chart where more than one image has phases: with one there is nothing to see. */
export function phasesChart(phases: readonly Phase[]): string {
	const bySubject = Map.groupBy(phases, ({ subject }) => subject);
	if (bySubject.size < 2) return "";
	const lines = [
		"gantt",
		"    dateFormat x",
		"    axisFormat %H:%M",
		"    todayMarker off",
	];
	let characters = lines.join("\n").length;
	let left = bySubject.size;
	for (const [subject, own] of bySubject) {
		const section = [`    section ${safeName(subject)}`, ...own.map(taskLine)];
		characters += section.join("\n").length + 1;
		if (characters > DIAGRAM_MAX) break;
		lines.push(...section);
		left -= 1;
	}
	const note = left > 0 ? `\n\n… and ${left} more.` : "";
	return details("Phases", fence(lines, "mermaid") + note);
}

function taskLine({ name, startedAt, seconds }: Phase): string {
	const start = startedAt.getTime();
	// A task of no length is not drawn.
	const end = start + Math.max(1000, Math.round(seconds * 1000));
	return `    ${safeName(name)} :${start}, ${end}`;
}

/** Colons, hashes, semicolons and more are syntax to mermaid. */
function safeName(name: string): string {
	return (
		name
			.slice(0, 64)
			.replace(/[^A-Za-z0-9._ -]+/g, "-")
			.trim() || "-"
	);
}
