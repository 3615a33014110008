/** The part of `build` that runs only where something is planned: it loads Packer's, XVA's and the uploads' rooms. */
import type { Leg, PackerIdentity, Report } from "../model.ts";
import { announce, openBoard, sayEnd, settleOnCancel } from "./board.ts";
import { buildLeg } from "./build-leg.ts";
import { type FinishExtras, finish } from "./finish.ts";
import { type LegOutcome, unbuiltLeg } from "./leg-outcome.ts";
import type { MadePlan } from "./make-plan.ts";
import { brokenLeg } from "./plan-problems.ts";
import { checkPool, type PoolCheck } from "./pool-check.ts";
import type { Run } from "./run.ts";
import { leftBehindWarnings } from "./stale.ts";
import {
	closeScratch,
	openScratch,
	openWorkshop,
	type Workshop,
} from "./workshop.ts";

/** What was opened before it was known that something is to be built. */
export interface Opened {
	/** The report so far: the plan and its notices. */
	readonly report: Report;
	/** The commit that statuses go to. */
	readonly sha: string;
	readonly extras: FinishExtras;
}

export async function buildPlanned(
	run: Run,
	made: MadePlan,
	{ report, sha, extras }: Opened,
): Promise<void> {
	const startedAt = run.now();
	const journal = openScratch(run);
	const legs = made.plan.legs.filter((leg) => leg.planned);
	journal.update({ statusSha: sha });
	const board = openBoard(extras.statuses, journal);
	await announce(run, made, board);
	settleOnCancel(run, board);
	const roots = legs.map(({ root }) => root);
	const workshop = await openWorkshop(run, journal, roots);
	const [ready, failure] =
		"reason" in workshop ? [undefined, workshop] : [workshop, undefined];
	const check = await checkPool(run, ready === undefined ? [] : legs);
	const ended: LegOutcome[] = [];
	const onEnd = async (leg: Leg, outcome: LegOutcome) => {
		// a template ends with the last of its legs
		ended.push(outcome);
		await sayEnd(run, leg, { ...report, ...merge(ended) }, board);
	};
	const outcomes =
		failure !== undefined
			? legs.map((leg) => unbuiltLeg(run, leg, failure))
			: await buildAll({ run, made, legs, workshop: ready, check, onEnd });
	const left = outcomes.some(({ failures }) => failures.length > 0)
		? await leftBehindWarnings(run.facts.workspace, startedAt)
		: [];
	const whole = wholeReport(report, outcomes, ready, [
		...check.warnings,
		...left,
	]);
	if (ready === undefined)
		for (const leg of legs) await sayEnd(run, leg, whole, board);
	if (journal.problem !== undefined) board.warnings.add(journal.problem);
	const warnings = [...new Set([...whole.warnings, ...board.warnings])];
	const phases = outcomes.flatMap((outcome) => outcome.phases);
	const { saved } = board;
	await finish(run, { ...whole, warnings }, { ...extras, phases, saved });
	await ready?.plugins.save();
	await closeScratch(run, journal);
}

/** What the run has to say, with what was said before anything was built. */
function wholeReport(
	before: Report,
	outcomes: readonly LegOutcome[],
	workshop: Workshop | undefined,
	warnings: readonly string[],
): Report {
	const built = merge(outcomes);
	return {
		...before,
		...built,
		publications: [...before.publications, ...built.publications],
		notices: [
			...before.notices,
			...outcomes.flatMap((outcome) => outcome.notices),
		],
		warnings: [
			...before.warnings,
			...(workshop?.warnings ?? []),
			...outcomes.flatMap((outcome) => outcome.warnings),
			...warnings,
		],
		...packerOf(outcomes, workshop),
	};
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
	const failure = brokenLeg(leg) ?? check.failures.get(leg);
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
