import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { parseAssignments } from "../../src/input-values.ts";
import { renderWorkflowForm } from "../../src/report/workflow-inputs.ts";
import {
	HOSTILE,
	stepInputs,
	TEMPLATES,
	variable,
	workflowOf,
} from "./workflow-forms.ts";

const form = renderWorkflowForm(TEMPLATES);

function inputsOf(text: string): Record<string, Record<string, unknown>> {
	return parse(text).on.workflow_dispatch.inputs;
}

function formOf(...variables: ReturnType<typeof variable>[]) {
	return renderWorkflowForm([{ os: "a", images: ["a-1"], variables }]);
}

describe("the form", () => {
	it("offers the templates and images by name", () => {
		expect(inputsOf(form.on).os).toMatchObject({
			type: "choice",
			default: "changed",
			options: [
				"changed",
				"all",
				"debian",
				"debian-12",
				"debian-13",
				"ubuntu",
				"ubuntu-24.04",
			],
		});
	});

	it("asks for variables by their types, first for those that must be set", () => {
		const inputs = inputsOf(form.on);
		expect(Object.keys(inputs)).toEqual([
			"os",
			"site",
			"disk_mb",
			"mirror",
			"uefi",
			"size",
			"packages",
			"var_os",
			"var_Mirror",
			"channel",
		]);
		expect(inputs).toMatchObject({
			site: { type: "string", required: true, description: "site" },
			disk_mb: {
				type: "number",
				required: false,
				description: "disk_mb (default: 8192)",
			},
			uefi: {
				type: "choice",
				default: "default",
				options: ["default", "true", "false"],
				description: "Boot by UEFI (of debian)",
			},
			size: { options: ["default", "small", "no", "12", "it's"] },
			packages: {
				type: "string",
				description: "packages (list(string) as JSON; of debian)",
			},
			channel: { type: "string" },
		});
		for (const name of ["disk_mb", "mirror", "site"])
			expect(inputs[name]).not.toHaveProperty("default");
	});

	it("never asks for a secret, not even where one template alone has it for one", () => {
		expect(form.on + form.with).not.toContain("root_password");
		const mixed = renderWorkflowForm([
			{ os: "a", images: [], variables: [variable("key")] },
			{ os: "b", images: [], variables: [variable("key", { secret: true })] },
		]);
		expect(Object.keys(inputsOf(mixed.on))).toEqual(["os"]);
	});

	it("requires only what no template is built without", () => {
		const needed = variable("x", { required: true });
		const both = renderWorkflowForm([
			{ os: "a", images: [], variables: [needed] },
			{ os: "b", images: [], variables: [needed] },
		]);
		expect(inputsOf(both.on).x).toMatchObject({ required: true });
		for (const variables of [[], [variable("x")]])
			expect(
				inputsOf(
					renderWorkflowForm([
						{ os: "a", images: [], variables: [needed] },
						{ os: "b", images: [], variables },
					]).on,
				).x,
			).toMatchObject({ required: false });
	});

	it("offers no way round a menu that must be answered", () => {
		const { on } = formOf(variable("x", { required: true, type: "bool" }));
		expect(inputsOf(on).x).toEqual({
			description: "x",
			type: "choice",
			required: true,
			options: ["true", "false"],
		});
	});

	it("takes what templates share as they all can take it", () => {
		const shared = (...variables: ReturnType<typeof variable>[]) =>
			inputsOf(
				renderWorkflowForm(
					variables.map((it, index) => ({
						os: `t${index}`,
						images: [],
						variables: [it],
					})),
				).on,
			).x;
		const [one, two, any] = [
			variable("x", { allowed: ["a", "b"], defaultText: "a" }),
			variable("x", { allowed: ["b", "c"], defaultText: "b" }),
			variable("x", { type: "number" }),
		];
		expect(shared(one, two)).toMatchObject({
			options: ["default", "a", "b", "c"],
			description: "x",
		});
		expect(shared(one, any)).toMatchObject({ type: "string" });
		expect(shared(any, any)).toMatchObject({ type: "number" });
		expect(shared(variable("x", { type: "map(string)" }), any)).toMatchObject({
			type: "string",
			description: "x",
		});
	});

	it("is YAML whatever a description holds, and no expression of GitHub", () => {
		const { description } = inputsOf(form.on).mirror ?? {};
		expect(description).toBe(
			`it's "x": #1 $ {{ github.token }} { [a] } & * ! | > % 日本語 🐧 gnp (of debian; default: it's "x": #1 $ {{ github.token }} { [a] } & * ! | > % 日本語 🐧 …)`,
		);
		expect(form.on).not.toContain("${{");
		for (const option of [HOSTILE, `\${{ x }}`, "", " a", "a\nb", "DEFAULT"])
			expect(
				inputsOf(formOf(variable("x", { allowed: ["ok", option] })).on).x,
			).toMatchObject({ type: "string" });
	});

	it("quotes what YAML 1.1 takes for a boolean or a number", () => {
		const { on } = formOf(
			variable("y", { allowed: ["no", "on", "0o7", "1e3", "2027-01-31"] }),
		);
		expect(parse(on, { version: "1.1" })).toEqual(
			expect.objectContaining({
				true: {
					workflow_dispatch: {
						inputs: expect.objectContaining({
							y: expect.objectContaining({
								options: ["default", "no", "on", "0o7", "1e3", "2027-01-31"],
							}),
						}),
					},
				},
			}),
		);
	});

	it("says which names cannot be those of inputs", () => {
		expect(form.on).toContain(
			"      # Their names cannot be those of inputs: größe\n",
		);
		const { on } = formOf(variable("_a-B9"), variable("_A-B9"));
		expect(Object.keys(inputsOf(on))).toEqual(["os", "_a-B9", "var__A-B9"]);
		const other = formOf(variable("Up"), variable("up"));
		expect(Object.keys(inputsOf(other.on))).toEqual(["os", "Up", "var_up"]);
	});
});

describe("GitHub's limits", () => {
	it("are 25 inputs: the others are named in a comment", () => {
		const variables = Array.from({ length: 30 }, (_, n) => variable(`v${n}`));
		const { on, with: step } = formOf(
			...variables,
			variable("must", { required: true }),
		);
		expect(Object.keys(inputsOf(on))).toHaveLength(25);
		expect(Object.keys(inputsOf(on)).slice(0, 3)).toEqual(["os", "must", "v0"]);
		expect(on).toMatch(
			/# Left out, for GitHub takes 25 inputs: v23, v24, v25, v26, v27, v28, v29\n$/,
		);
		expect(step).not.toContain("v23");
	});

	it("and ours of a menu: a longer list is told in the description", () => {
		const images = Array.from({ length: 98 }, (_, n) => `a-${n}`);
		const os = (ids: readonly string[]) =>
			inputsOf(renderWorkflowForm([{ os: "a", images: ids, variables: [] }]).on)
				.os;
		expect(os(images.slice(1))).toMatchObject({ type: "choice" });
		expect(os(images)).toMatchObject({
			type: "string",
			default: "changed",
			description: expect.stringMatching(
				/Separated by commas: all, a, a-0, a-1, .*…$/,
			),
		});
		const allowed = Array.from({ length: 100 }, (_, n) => `${n}`);
		expect(inputsOf(formOf(variable("x", { allowed })).on).x).toMatchObject({
			type: "string",
		});
		expect(
			inputsOf(formOf(variable("x", { allowed: allowed.slice(1) })).on).x,
		).toMatchObject({ type: "choice" });
	});
});

describe("the step", () => {
	const passed = (inputs: Parameters<typeof stepInputs>[1]) => {
		const { os, "packer-variables": text = "" } = stepInputs(form, inputs);
		return {
			os,
			variables: Object.fromEntries(
				parseAssignments("packer-variables", text, { heredoc: false }),
			),
		};
	};

	it("gets nothing where the run was not dispatched", () => {
		expect(passed({})).toEqual({ os: "", variables: {} });
	});

	it("gets nothing of inputs that are left alone", () => {
		expect(
			passed({
				os: "changed",
				site: "",
				disk_mb: "",
				mirror: "",
				uefi: "default",
				size: "default",
				var_os: "",
			}),
		).toEqual({ os: "changed", variables: {} });
	});

	it("gets what is set, by the variables' own names", () => {
		expect(
			passed({
				os: "debian-13",
				site: "x=y #z",
				disk_mb: 0,
				mirror: "0",
				uefi: "false",
				size: "no",
				packages: '["a", "b"]',
				var_os: "debian",
				var_Mirror: "default",
				channel: "Default",
			}),
		).toEqual({
			os: "debian-13",
			variables: {
				site: "x=y #z",
				disk_mb: "0",
				mirror: "0",
				uefi: "false",
				size: "no",
				packages: '["a", "b"]',
				os: "debian",
				Mirror: "default",
				channel: "Default",
			},
		});
	});

	it("has no line for variables where there are none", () => {
		expect(formOf().with).toBe(`with:\n  os: \${{ inputs.os }}\n`);
	});
});

test("a workflow holds both", () => {
	expect(parse(workflowOf(form))).toMatchObject({
		on: { workflow_dispatch: { inputs: expect.anything() } },
		jobs: { build: { steps: [{ with: { os: `\${{ inputs.os }}` } }] } },
	});
});
