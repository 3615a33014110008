/** `command: build`: plan, build what is planned, publish what is proved, report all of it. */

import { InputError } from "../input-values.ts";
import type { Leg, Plan, Report } from "../model.ts";
import type { EventScope } from "../plan/event.ts";
import { renderPlan } from "../report/plan-text.ts";
import { errorStatus } from "../report/status-text.ts";
import { finish, sendWebhook } from "./finish.ts";
import { cleanUpAfterOthers } from "./journals.ts";
import { type MadePlan, makePlan, readScope } from "./make-plan.ts";
import type { SpooledOutcome } from "./publish-spooled.ts";
import type { Run } from "./run.ts";
import { type OpenedStatuses, openStatuses } from "./statuses.ts";

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
	if (scope.nothing !== undefined)
		return finish(run, {
			...EMPTY,
			notices: [{ level: "notice", message: scope.nothing }],
		});
	const { unclean, made, spooled } = await planOrSay(run, scope);
	for (const line of renderPlan(made.plan)) run.runner.info(line);
	const sha =
		scope.statusSha === run.facts.sha ? made.plan.head : scope.statusSha;
	const opened = await openStatuses(run, sha);
	const healed = await heal(run, made);
	const report: Report = {
		...EMPTY,
		plan: made.plan,
		publications: spooled.publications,
		warnings: [...unclean, ...spooled.warnings, ...healed],
		notices: [
			...made.plan.notices,
			...spooled.notices,
			...(opened.notice === undefined
				? []
				: [{ level: "notice" as const, message: opened.notice }]),
		],
	};
	const extras = {
		...(await extrasOf(run, opened)),
		published: publishedNames(made.plan),
	};
	if (!made.plan.legs.some((leg) => leg.planned))
		return finish(run, report, extras);
	const { buildPlanned } = await import("./build-planned.ts");
	await buildPlanned(run, made, { report, sha, extras });
}

/** Loads nothing where nothing was lost, which is nearly always. */
async function heal(run: Run, made: MadePlan): Promise<readonly string[]> {
	const found = [...made.lastGood.values()];
	if (found.every(({ indexed }) => indexed)) return [];
	const { healCutOff, lostImages } = await import("./heal.ts");
	const images = lostImages(made);
	return images.length === 0 ? [] : healCutOff(run, made, images);
}

interface Planned {
	/** What earlier runs left and could not be cleaned up, a sentence each. */
	readonly unclean: readonly string[];
	readonly spooled: SpooledOutcome;
	readonly made: MadePlan;
}

/** A plan that can't be made still settles the status that branch protection waits for. */
async function planOrSay(run: Run, scope: EventScope): Promise<Planned> {
	try {
		refuseUntrusted(run, scope);
		const unclean = await cleanUpAfterOthers(run);
		// before the plan, which then sees those images as published
		const { publishSpooled } = await import("./spool.ts");
		const spooled = await publishSpooled(run);
		return { unclean, spooled, made: await makePlan(run, scope) };
	} catch (error) {
		const { statuses } = await openStatuses(run, scope.statusSha);
		const message = error instanceof Error ? error.message : String(error);
		const { state, description } = errorStatus(message);
		await statuses?.set("", state, description);
		await tellStoreFailure(run, error);
		throw error;
	}
}

/** A store that does not answer is the failure of a night that nobody watches: the webhook hears of it too. */
async function tellStoreFailure(run: Run, error: unknown): Promise<void> {
	if (run.settings.webhookUrl === undefined) return;
	const { StoreError } = await import("../bucket/errors.ts");
	if (!(error instanceof StoreError)) return;
	const { reason, message } = error;
	const failure = { reason, message, details: [], subject: "plan" };
	await sendWebhook(run, { ...EMPTY, failures: [failure] });
}

function refuseUntrusted(run: Run, scope: EventScope): void {
	if (scope.untrusted && !run.settings.allowPullRequests)
		throw new InputError(
			`\`build\` refuses the event \`${run.facts.eventName}\`: whoever opens a pull request would run code on this runner with its secrets. Use push and workflow_dispatch, or set the input allow-pull-requests where every author is trusted.`,
		);
}

/** Images, and templates all of whose legs are so, that this plan found published with the content they have now. */
function publishedNames(plan: Plan): ReadonlyMap<string, string> {
	const standing = ({ planned, reason, lastGood }: Leg) =>
		!planned && reason.code !== "never-published" && lastGood !== undefined;
	const names = new Map<string, string>();
	for (const [os, legs] of Map.groupBy(plan.legs, ({ root }) => root.os)) {
		for (const { images, lastGood } of legs.filter(standing))
			for (const { id } of images)
				names.set(id, `Published as ${lastGood?.build}`);
		if (legs.every(standing))
			names.set(os, `Published as ${legs[0]?.lastGood?.build}`);
	}
	return names;
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
