/** The form of `workflow_dispatch` as actionlint sees it. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { renderWorkflowForm } from "../../src/report/workflow-inputs.ts";
import { TEMPLATES, variable, workflowOf } from "../report/workflow-forms.ts";

const many = [
	{
		os: "a",
		images: [],
		variables: Array.from({ length: 40 }, (_, n) => variable(`v${n}`)),
	},
];

test.each([
	["of every type", TEMPLATES],
	["with all the inputs that GitHub takes", many],
	["of no template", []],
])("actionlint finds nothing in a form %s", (_, templates) => {
	const actionlint = process.env.ACTIONLINT_BIN;
	if (actionlint === undefined)
		throw new Error("Set ACTIONLINT_BIN: `npm run test:slow` does.");
	const { status, stdout, stderr } = spawnSync(
		actionlint,
		["-no-color", "-shellcheck=", "-pyflakes=", "-"],
		{ input: workflowOf(renderWorkflowForm(templates)), encoding: "utf8" },
	);
	expect(status, stdout + stderr).toBe(0);
});
