/** `command: plan`: what would be built, and why. Touches nothing: no store, no status, no file. */
import type { Report } from "../model.ts";
import { renderPlan } from "../report/plan-text.ts";
import { finish } from "./finish.ts";
import { makePlan, readScope } from "./make-plan.ts";
import type { Run } from "./run.ts";

export async function plan(run: Run): Promise<void> {
	const scope = readScope(run);
	const report: Report = {
		command: "plan",
		results: [],
		failures: [],
		publications: [],
		notices: [],
		warnings: [],
	};
	if (scope.nothing !== undefined)
		return finish(run, {
			...report,
			notices: [{ level: "notice", message: scope.nothing }],
		});
	const made = await makePlan(run, scope);
	for (const line of renderPlan(made.plan)) run.runner.info(line);
	await finish(run, { ...report, plan: made.plan, notices: made.plan.notices });
}
