/** What a person may set of the templates' variables, for a form of `workflow_dispatch`. Pure. */
import type { DeclaredVariable, Template } from "../model.ts";
import type { Manifest } from "../plan/manifest/manifest.ts";
import { OFFERED } from "../plan/pool-request.ts";
import { isMissingValue } from "../plan/variable-checks.ts";
import type { FormTemplate, FormVariable } from "../report/workflow-inputs.ts";
import type { MadePlan } from "./make-plan.ts";

/** The templates, each with its variables but those that the action offers. */
export function formTemplates({
	plan,
	manifests,
}: MadePlan): readonly FormTemplate[] {
	return plan.templates.map((template) => ({
		os: template.os,
		images: template.roots.flatMap(({ images }) => images.map(({ id }) => id)),
		variables: variablesOf(template, manifests.get(template.os)),
	}));
}

function variablesOf(
	{ roots }: Template,
	manifest: Manifest | undefined,
): readonly FormVariable[] {
	const declared = new Map<string, DeclaredVariable>();
	for (const { variables } of roots)
		for (const variable of variables)
			if (!OFFERED.includes(variable.name))
				declared.set(variable.name, variable);
	const missing = roots
		.flatMap(({ problems }) => problems)
		.filter(isMissingValue);
	return [...declared.values()].map((variable) => {
		const { name, type, sensitive, defaultText } = variable;
		const input = manifest?.inputs.get(name);
		const description = input?.description ?? variable.description;
		return {
			name,
			type,
			...(description === undefined ? {} : { description }),
			...(defaultText === undefined ? {} : { defaultText }),
			allowed: (input?.allowed ?? []).map(String),
			required: missing.some(
				({ file, line }) => file === variable.file && line === variable.line,
			),
			secret: sensitive || input?.secret === true,
		};
	});
}
