/** `command: build`: plan, build what is planned, publish what is proved, report all of it. */

import { InputError } from "../input-values.ts";
import type { Report } from "../model.ts";
import { renderPlan } from "../report/plan-text.ts";
import { errorStatus } from "../report/status-text.ts";
import { finish } from "./finish.ts";
import { type MadePlan, makePlan, readScope } from "./make-plan.ts";
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
	const extras = await extrasOf(run, opened);
	if (!made.plan.legs.some((leg) => leg.planned))
		return finish(run, report, extras);
	const { buildPlanned } = await import("./build-planned.ts");
	await buildPlanned(run, made, { report, sha, extras });
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

async function extrasOf(run: Run, { statuses }: OpenedStatuses) {
	const store = await run.store();
	return {
		...(statuses === undefined ? {} : { statuses }),
		...(store === undefined
			? {}
			: { catalogueUrl: store.url(store.keys.catalogue) }),
	};
}
