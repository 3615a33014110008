/** Where a build says how it stands while it goes on: the commit statuses, and the journal that post reads. */
import type { Statuses } from "../github/statuses.ts";
import type { Leg, Report } from "../model.ts";
import { CANCELLED_STATUS, subjectStatus } from "../report/status-text.ts";
import type { Journal } from "../state.ts";
import type { MadePlan } from "./make-plan.ts";
import type { Run } from "./run.ts";
import { plannedSubjects, subjectsOf } from "./statuses.ts";

/** The runner leaves 7.5 s between its first signal and the next. */
const CANCEL_STATUS_TIMEOUT_MS = 5_000;

export interface Board {
	readonly statuses: Statuses | undefined;
	/** Sentences of statuses that could not be set, each once. */
	readonly warnings: Set<string>;
	/** Writes down which statuses are pending, and how they should have ended. */
	readonly saved: (more?: { readonly summaryWritten: true }) => void;
}

export function openBoard(
	statuses: Statuses | undefined,
	journal: Journal,
): Board {
	return {
		statuses,
		warnings: new Set(),
		saved: (more = undefined) =>
			journal.update({
				pending: statuses?.pending() ?? [],
				ends: statuses?.ends() ?? {},
				...more,
			}),
	};
}

/** The runner may end us before Packer has cleaned up: what is pending is settled as soon as the cancel comes. */
export function settleOnCancel(run: Run, { statuses, saved }: Board): void {
	const settle = async () => {
		const { state, description } = CANCELLED_STATUS;
		await statuses?.settle(
			state,
			description,
			AbortSignal.timeout(CANCEL_STATUS_TIMEOUT_MS),
		);
		saved();
	};
	run.signal.addEventListener("abort", () => void settle(), { once: true });
	if (run.signal.aborted) void settle();
}

/** Pending first, all at once: a queue of builds is seen as soon as it is known. */
export async function announce(
	run: Run,
	made: MadePlan,
	{ statuses, warnings, saved }: Board,
): Promise<void> {
	if (statuses === undefined) return;
	const subjects = plannedSubjects(run, made.plan);
	const said = Promise.all([
		statuses.set("", "pending", `Building ${subjects.length} template(s)`),
		...subjects.map((name) =>
			statuses.set(name, "pending", "Waiting to be built"),
		),
	]);
	// written down before GitHub has answered: we may be killed meanwhile
	saved();
	for (const warning of await said)
		if (warning !== undefined) warnings.add(warning);
}

/** Says how the leg's template, or its images, ended. */
export async function sayEnd(
	run: Run,
	leg: Leg,
	report: Report,
	{ statuses, warnings, saved }: Board,
): Promise<void> {
	for (const name of subjectsOf(run, leg)) {
		const { state, description } = subjectStatus(report, name);
		const warning = await statuses?.set(name, state, description);
		if (warning !== undefined) warnings.add(warning);
		saved();
	}
}
