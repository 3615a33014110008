/** The part of `build` that runs only where something is planned: it loads Packer's, XVA's and the uploads' rooms. */
import type { Statuses } from "../github/statuses.ts";
import type { Leg, PackerIdentity, Report } from "../model.ts";
import { CANCELLED_STATUS, subjectStatus } from "../report/status-text.ts";
import { buildLeg } from "./build-leg.ts";
import { type FinishExtras, finish } from "./finish.ts";
import { type LegOutcome, unbuiltLeg } from "./leg-outcome.ts";
import type { MadePlan } from "./make-plan.ts";
import { checkPool, type PoolCheck } from "./pool-check.ts";
import type { Run } from "./run.ts";
import { leftBehindWarnings } from "./stale.ts";
import { plannedSubjects, subjectsOf } from "./statuses.ts";
import {
	closeScratch,
	openScratch,
	openWorkshop,
	type Workshop,
} from "./workshop.ts";

/** The runner leaves 7.5 s between its first signal and the next. */
const CANCEL_STATUS_TIMEOUT_MS = 5_000;

/** What was opened before it was known that something is to be built. */
export interface Opened {
	/** The report so far: the plan and its notices. */
	readonly report: Report;
	/** The commit that statuses go to. */
	readonly sha: string;
	readonly extras: FinishExtras;
}

/** Where a build says how it stands. */
interface Board {
	readonly statuses: Statuses | undefined;
	/** Sentences of statuses that could not be set, each once. */
	readonly warnings: Set<string>;
	/** Writes down which statuses are pending. */
	readonly saved: () => void;
}

export async function buildPlanned(
	run: Run,
	made: MadePlan,
	{ report, sha, extras }: Opened,
): Promise<void> {
	const startedAt = run.now();
	const journal = openScratch(run);
	const legs = made.plan.legs.filter((leg) => leg.planned);
	const { statuses } = extras;
	const saved = (more = {}) =>
		journal.update({
			pending: statuses?.pending() ?? [],
			ends: statuses?.ends() ?? {},
			...more,
		});
	journal.update({ statusSha: sha });
	const warnings = new Set<string>();
	const board: Board = { statuses, warnings, saved };
	const said = announce(run, made, board);
	saved();
	await said;
	settleOnCancel(run, board);
	const workshop = await openWorkshop(
		run,
		journal,
		legs.map(({ root }) => root),
	);
	const [ready, failure] =
		"reason" in workshop ? [undefined, workshop] : [workshop, undefined];
	const check = await checkPool(run, ready === undefined ? [] : legs);
	const ended: LegOutcome[] = [];
	const outcomes =
		failure !== undefined
			? legs.map((leg) => unbuiltLeg(run, leg, failure))
			: await buildAll({
					run,
					made,
					legs,
					workshop: ready,
					check,
					onEnd: async (leg, outcome) => {
						// a template ends with the last of its legs
						ended.push(outcome);
						const partial = { ...report, ...merge(ended) };
						await sayEnd(run, leg, partial, board);
					},
				});
	const left = outcomes.some(({ failures }) => failures.length > 0)
		? await leftBehindWarnings(run.facts.workspace, startedAt)
		: [];
	const whole: Report = {
		...report,
		...merge(outcomes),
		publications: [
			...report.publications,
			...outcomes.flatMap(({ publications }) => publications),
		],
		notices: [
			...report.notices,
			...outcomes.flatMap((outcome) => outcome.notices),
		],
		warnings: [
			...report.warnings,
			...(ready?.warnings ?? []),
			...check.warnings,
			...outcomes.flatMap((outcome) => outcome.warnings),
			...left,
		],
		...packerOf(outcomes, ready),
	};
	if (ready === undefined)
		for (const leg of legs) await sayEnd(run, leg, whole, board);
	if (journal.problem !== undefined) warnings.add(journal.problem);
	const all = {
		...whole,
		warnings: [...new Set([...whole.warnings, ...warnings])],
	};
	const phases = outcomes.flatMap((outcome) => outcome.phases);
	await finish(run, all, { ...extras, phases, saved });
	await ready?.plugins.save();
	await closeScratch(run, journal);
}

/** The runner may end us before Packer has cleaned up: what is pending is settled as soon as the cancel comes. */
function settleOnCancel(run: Run, { statuses, saved }: Board): void {
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
async function announce(
	run: Run,
	made: MadePlan,
	{ statuses, warnings }: Board,
): Promise<void> {
	if (statuses === undefined) return;
	const subjects = plannedSubjects(run, made.plan);
	const said = await Promise.all([
		statuses.set("", "pending", `Building ${subjects.length} template(s)`),
		...subjects.map((name) =>
			statuses.set(name, "pending", "Waiting to be built"),
		),
	]);
	for (const warning of said) if (warning !== undefined) warnings.add(warning);
}

async function sayEnd(
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

interface Building {
	readonly run: Run;
	readonly made: MadePlan;
	readonly legs: readonly Leg[];
	readonly workshop: Workshop;
	readonly check: PoolCheck;
	readonly onEnd: (leg: Leg, outcome: LegOutcome) => Promise<void>;
}

/** `max-parallel` legs at a time, in the plan's order; after a cancel no new one starts. */
async function buildAll(building: Building): Promise<readonly LegOutcome[]> {
	const { run, legs, onEnd } = building;
	const outcomes: LegOutcome[] = [];
	const several = run.settings.maxParallel > 1 && legs.length > 1;
	let next = 0;
	const work = async () => {
		for (let index = next++; index < legs.length; index = next++) {
			const leg = legs[index];
			if (leg === undefined) return;
			const outcome = await buildOne(building, leg, several);
			outcomes[index] = outcome;
			await onEnd(leg, outcome);
		}
	};
	const workers = Math.min(run.settings.maxParallel, legs.length);
	if (several) run.runner.openFence();
	try {
		await Promise.all(Array.from({ length: workers }, work));
	} finally {
		if (several) run.runner.closeFence();
	}
	return outcomes;
}

async function buildOne(
	{ run, made, workshop, check }: Building,
	leg: Leg,
	several: boolean,
): Promise<LegOutcome> {
	if (run.signal.aborted)
		return unbuiltLeg(run, leg, {
			reason: "cancelled",
			message: "The run was cancelled before this build began.",
			details: [],
		});
	const failure = check.failures.get(leg);
	const poolHost = check.master;
	return failure === undefined
		? buildLeg(run, made, leg, workshop, { several, poolHost })
		: unbuiltLeg(run, leg, failure);
}

function merge(outcomes: readonly LegOutcome[]) {
	return {
		results: outcomes.flatMap((outcome) => outcome.results),
		failures: outcomes.flatMap((outcome) => outcome.failures),
		publications: outcomes.flatMap((outcome) => outcome.publications),
	};
}

/** Packer as it was found, with the plugins that the builds turned out to use. */
function packerOf(
	outcomes: readonly LegOutcome[],
	workshop: Workshop | undefined,
): { readonly packer?: PackerIdentity } {
	if (workshop === undefined) return {};
	const { version, sha256 } = workshop.packer;
	const plugins = Object.assign(
		{},
		...outcomes.map((outcome) => outcome.plugins),
	) as Record<string, string>;
	return { packer: { version, sha256, plugins } };
}
