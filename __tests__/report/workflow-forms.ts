/** Templates to make forms of, and GitHub's side of a form. */
import { runInNewContext } from "node:vm";
import { parse } from "yaml";
import type {
	FormTemplate,
	FormVariable,
	WorkflowForm,
} from "../../src/report/workflow-inputs.ts";

export function variable(
	name: string,
	rest: Partial<FormVariable> = {},
): FormVariable {
	return {
		name,
		type: "string",
		allowed: [],
		required: false,
		secret: false,
		...rest,
	};
}

/** Text that would break out of YAML, of an expression or of a line. */
export const HOSTILE = `it's "x": #1 \${{ github.token }} { [a] } & * ! | > %\n\t日本語 🐧 \u202egnp`;

export const TEMPLATES: readonly FormTemplate[] = [
	{
		os: "debian",
		images: ["debian-12", "debian-13"],
		variables: [
			variable("disk_mb", { type: "number", defaultText: "8192" }),
			variable("mirror", {
				description: HOSTILE,
				defaultText: HOSTILE,
			}),
			variable("uefi", { type: "bool", description: "Boot by UEFI" }),
			variable("size", { allowed: ["small", "no", "12", "it's"] }),
			variable("packages", { type: "list(string)" }),
			variable("root_password", { secret: true }),
			variable("größe"),
			variable("site", { required: true }),
			variable("os"),
		],
	},
	{
		os: "ubuntu",
		images: ["ubuntu-24.04"],
		variables: [
			variable("disk_mb", { type: "number", defaultText: "8192" }),
			variable("Mirror"),
			variable("site", { required: true }),
			variable("channel", { allowed: ["Default"] }),
		],
	},
];

/** A whole workflow with the form in it. */
export function workflowOf(form: WorkflowForm): string {
	return `${form.on}
permissions: {}
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: OWNER/xva-template-action@v1
${form.with.replace(/^(?=.)/gm, "        ")}`;
}

type Value = string | number | boolean | null;

/** What the step gets, as GitHub evaluates its expressions with these inputs. */
export function stepInputs(
	form: WorkflowForm,
	inputs: Readonly<Record<string, Value>>,
): Readonly<Record<string, string>> {
	const step: { with: Record<string, string> } = parse(form.with);
	return Object.fromEntries(
		Object.entries(step.with).map(([name, text]) => [
			name,
			text.replace(/\$\{\{ (.*?) \}\}/g, (_, code: string) =>
				asText(evaluate(code, inputs)),
			),
		]),
	);
}

/** The operators mean what they mean in JavaScript, but for `!=`; a name may hold `-`, and what is absent is null. */
function evaluate(
	code: string,
	inputs: Readonly<Record<string, Value>>,
): Value {
	const script = code
		.replace(
			/(format\('\{0\}', inputs\.[\w-]+\)|inputs\.[\w-]+) != ('[^']*')/g,
			"differ($1, $2)",
		)
		.replace(/inputs\.([\w-]+)/g, "input('$1')");
	return runInNewContext(script, {
		input: (name: string) =>
			Object.entries(inputs).find(
				([id]) => id.toLowerCase() === name.toLowerCase(),
			)?.[1] ?? null,
		format: (pattern: string, value: Value) =>
			pattern.replace("{0}", () => asText(value)),
		differ: (a: Value, b: Value) =>
			typeof a === typeof b
				? String(a).toLowerCase() !== String(b).toLowerCase()
				: Number(a) !== Number(b),
	});
}

function asText(value: Value): string {
	return value === null ? "" : String(value);
}
