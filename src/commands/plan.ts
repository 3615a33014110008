/** `command: plan`: what would be built, and why. Touches nothing: no store, no status, no file. */
import type { Report } from "../model.ts";
import { renderPlan } from "../report/plan-text.ts";
import { finish } from "./finish.ts";
import { type MadePlan, makePlan, readScope } from "./make-plan.ts";
import type { Run } from "./run.ts";
import { formTemplates } from "./workflow-form.ts";

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
	if (run.settings.workflowInputs) await sayWorkflowForm(run, made);
	await finish(run, { ...report, plan: made.plan, notices: made.plan.notices });
}

/** To be pasted into a workflow, so without the timestamps and prefixes that other lines may have. */
async function sayWorkflowForm(run: Run, made: MadePlan): Promise<void> {
	const { renderWorkflowForm } = await import("../report/workflow-inputs.ts");
	const form = renderWorkflowForm(formTemplates(made));
	run.runner.group("workflow_dispatch for these templates");
	for (const line of [...form.on.split("\n"), ...form.with.split("\n")])
		run.runner.foreign(line);
	run.runner.endGroup();
}
