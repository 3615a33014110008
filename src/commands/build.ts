/** `command: build`: plan, build what is planned, publish what is proved, report all of it. */

import type { Statuses } from "../github/statuses.ts";
import { InputError } from "../input-values.ts";
import type { Failure, Leg, PackerIdentity, Report } from "../model.ts";
import { renderPlan } from "../report/planText.ts";
import {
	CANCELLED_STATUS,
	errorStatus,
	subjectStatus,
} from "../report/statusText.ts";
import { buildLeg } from "./build-leg.ts";
import { finish } from "./finish.ts";
import { type LegOutcome, unbuiltLeg } from "./leg-outcome.ts";
import { type MadePlan, makePlan, readScope } from "./make-plan.ts";
import type { Run } from "./run.ts";
import {
	type OpenedStatuses,
	openStatuses,
	plannedSubjects,
	subjectsOf,
} from "./statuses.ts";
import {
	closeScratch,
	openScratch,
	openWorkshop,
	type Workshop,
} from "./workshop.ts";

/** The runner leaves 7.5 s between its first signal and the next. */
const CANCEL_STATUS_TIMEOUT_MS = 5_000;

const EMPTY: Report = {
	command: "build",
	results: [],
	failures: [],
	publications: [],
	notices: [],
	warnings: [],
};

export async function build(run: Run): Promise<void> {
	const scope = readScope(run);
	if (scope.untrusted && !run.settings.allowPullRequests)
		throw new InputError(
			`\`build\` refuses the event \`${run.facts.eventName}\`: whoever opens a pull request would run code on this runner with its secrets. Use push and workflow_dispatch, or set the input allow-pull-requests where every author is trusted.`,
		);
	if (scope.nothing !== undefined)
		return finish(run, {
			...EMPTY,
			notices: [{ level: "notice", message: scope.nothing }],
		});
	const made = await planOrSay(run, scope);
	for (const line of renderPlan(made.plan)) run.runner.info(line);
	const sha =
		scope.statusSha === run.facts.sha ? made.plan.head : scope.statusSha;
	const opened = await openStatuses(run, sha);
	const report: Report = {
		...EMPTY,
		plan: made.plan,
		notices: [
			...made.plan.notices,
			...(opened.notice === undefined
				? []
				: [{ level: "notice" as const, message: opened.notice }]),
		],
	};
	if (made.plan.legs.some((leg) => leg.planned))
		await buildPlanned(run, made, { ...opened, sha }, report);
	else await finish(run, report, await extrasOf(run, opened));
}

/** A plan that can't be made still settles the status that branch protection waits for. */
async function planOrSay(
	run: Run,
	scope: ReturnType<typeof readScope>,
): Promise<MadePlan> {
	try {
		return await makePlan(run, scope);
	} catch (error) {
		const { statuses } = await openStatuses(run, scope.statusSha);
		const message = error instanceof Error ? error.message : String(error);
		const { state, description } = errorStatus(message);
		await statuses?.set("", state, description);
		throw error;
	}
}

async function buildPlanned(
	run: Run,
	made: MadePlan,
	opened: OpenedStatuses & { readonly sha: string },
	report: Report,
): Promise<void> {
	const journal = openScratch(run);
	const legs = made.plan.legs.filter((leg) => leg.planned);
	const { statuses } = opened;
	const saved = () => journal.update({ pending: statuses?.pending() ?? [] });
	journal.update({ statusSha: opened.sha });
	const warnings = new Set<string>();
	const said = announce(run, made, opened, warnings);
	saved();
	await said;
	settleOnCancel(run, statuses, saved);
	const workshop = await openWorkshop(run, journal);
	const ready = "reason" in workshop ? undefined : workshop;
	const outcomes =
		ready === undefined
			? legs.map((leg) => unbuiltLeg(run, leg, workshop as Failure))
			: await buildAll(run, made, legs, ready, async (leg, outcome) => {
					const partial = { ...report, ...merge([outcome]) };
					await sayEnd(run, leg, partial, opened, warnings);
					saved();
				});
	const whole: Report = {
		...report,
		...merge(outcomes),
		notices: [
			...report.notices,
			...outcomes.flatMap((outcome) => outcome.notices),
		],
		warnings: [
			...(ready?.warnings ?? []),
			...outcomes.flatMap((outcome) => outcome.warnings),
		],
		...packerOf(outcomes, ready),
	};
	if (ready === undefined)
		for (const leg of legs) await sayEnd(run, leg, whole, opened, warnings);
	const all = { ...whole, warnings: [...whole.warnings, ...warnings] };
	await finish(run, all, await extrasOf(run, opened));
	await closeScratch(run, journal);
}

/** The runner may end us before Packer has cleaned up: what is pending is settled as soon as the cancel comes. */
function settleOnCancel(
	run: Run,
	statuses: Statuses | undefined,
	saved: () => void,
): void {
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
	{ statuses }: OpenedStatuses,
	warnings: Set<string>,
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
	{ statuses }: OpenedStatuses,
	warnings: Set<string>,
): Promise<void> {
	for (const name of subjectsOf(run, leg)) {
		const { state, description } = subjectStatus(report, name);
		const warning = await statuses?.set(name, state, description);
		if (warning !== undefined) warnings.add(warning);
	}
}

/** `max-parallel` legs at a time, in the plan's order; after a cancel no new one starts. */
async function buildAll(
	run: Run,
	made: MadePlan,
	legs: readonly Leg[],
	workshop: Workshop,
	onEnd: (leg: Leg, outcome: LegOutcome) => Promise<void>,
): Promise<readonly LegOutcome[]> {
	const outcomes: LegOutcome[] = [];
	const several = run.settings.maxParallel > 1 && legs.length > 1;
	let next = 0;
	const work = async () => {
		for (let index = next++; index < legs.length; index = next++) {
			const leg = legs[index];
			if (leg === undefined) return;
			const outcome = run.signal.aborted
				? unbuiltLeg(run, leg, {
						reason: "cancelled",
						message: "The run was cancelled before this build began.",
						details: [],
					})
				: await buildLeg(run, made, leg, workshop, several);
			outcomes[index] = outcome;
			await onEnd(leg, outcome);
		}
	};
	const workers = Math.min(run.settings.maxParallel, legs.length);
	if (several) run.runner.openFence();
	await Promise.all(Array.from({ length: workers }, work));
	if (several) run.runner.closeFence();
	return outcomes;
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

async function extrasOf(run: Run, { statuses }: OpenedStatuses) {
	const store = await run.store();
	return {
		...(statuses === undefined ? {} : { statuses }),
		...(store === undefined
			? {}
			: { catalogueUrl: store.url(store.keys.catalogue) }),
	};
}
