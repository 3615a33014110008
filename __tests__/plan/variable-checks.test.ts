import { describe, expect, test } from "vitest";
import type { TemplatesRequest } from "../../src/plan/template.ts";
import { checkGiven, isMissingValue } from "../../src/plan/variable-checks.ts";
import { type Files, problemsOf, read, template } from "./template-tree.ts";

const VARIABLES = "packer/debian/variables.pkr.hcl";
const MANIFEST = "packer/debian/template.yml";

/** A template that declares these variables, and the errors of its values: line, and what is said. */
function check(
	variables: string,
	request: Partial<TemplatesRequest> = {},
	more: Files = {},
) {
	const found = read(
		{
			"packer/debian/debian.pkr.hcl": template(),
			[VARIABLES]: variables,
			...more,
		},
		request,
	);
	return problemsOf(found);
}

const said = (...parts: readonly string[]) =>
	expect.stringMatching(
		parts.map((part) => part.replace(/[^\w ]/g, "\\$&")).join(".*"),
	);

describe("a value of another type", () => {
	const number = 'variable "cpus" {\n  type = number\n  default = 1\n}\n';

	test("as the default is an error at its line", () => {
		expect(
			check('variable "cpus" {\n  type    = number\n  default = "two"\n}\n'),
		).toMatchObject([
			{
				level: "error",
				file: VARIABLES,
				line: 3,
				message:
					'The variable "cpus" takes a number, but its default is "two".',
			},
		]);
	});

	test("in a variable file is an error at its line there", () => {
		const path = "packer/debian/debian-12.pkrvars.hcl";
		expect(check(number, {}, { [path]: "\ncpus = [1]\n" })).toMatchObject([
			{
				file: path,
				line: 2,
				message: `The variable "cpus" takes a number, but the variable file "${path}" gives it a list.`,
			},
		]);
	});

	test("in a variable file that another wins over is one all the same", () => {
		const auto = { "packer/debian/x.auto.pkrvars.hcl": 'cpus = "two"\n' };
		expect(check(number, { variables: { cpus: "2" } }, auto)).toMatchObject([
			{ file: "packer/debian/x.auto.pkrvars.hcl", line: 1 },
		]);
	});

	test("of a variant is an error of template.yml", () => {
		const yml = 'variants:\n  "12": {}\n  "13": { vars: { cpus: two } }\n';
		expect(check(number, {}, { [MANIFEST]: yml })).toMatchObject([
			{
				file: MANIFEST,
				line: 3,
				message:
					'The variable "cpus" takes a number, but the variant "13" gives it "two".',
			},
		]);
	});

	test("of the inputs is theirs to fail with", () => {
		const request = { variables: { cpus: "two" } };
		const message =
			'The variable "cpus" takes a number, but packer-variables gives it "two".';
		expect(check(number, request)).toMatchObject([
			{ file: VARIABLES, line: 1, message },
		]);
		const files = {
			"packer/debian/debian.pkr.hcl": number + template(),
			"packer/ubuntu/ubuntu.pkr.hcl": number + template(),
		};
		const roots = read(files, request).templates.flatMap(({ roots }) => roots);
		expect(checkGiven(roots)).toEqual([message]);
		expect(checkGiven(roots.slice(0, 0))).toEqual([]);
	});

	test("of the environment is told without the value", () => {
		const environment = new Map([["cpus", "hunter2"]]);
		const [problem] = check(number, { environment });
		expect(problem?.message).toBe(
			'The variable "cpus" takes a number, but the environment (PKR_VAR_cpus) gives it another (it is not shown).',
		);
	});

	test("of a sensitive variable is told without the value", () => {
		const sensitive =
			'variable "pin" {\n  type = number\n  sensitive = true\n}\n';
		const [problem] = check(sensitive, { variables: { pin: "hunter2" } });
		expect(problem?.message).not.toContain("hunter2");
		const secret = { [MANIFEST]: "inputs:\n  cpus: { secret: true }\n" };
		const [other] = check(number, { variables: { cpus: "hunter2" } }, secret);
		expect(other?.message).toContain("it is not shown");
		const files = { "packer/debian/debian.pkr.hcl": number + template() };
		const [root] = read({ ...files, ...secret }).templates[0]?.roots ?? [];
		expect(root?.variables).toMatchObject([{ name: "cpus", sensitive: true }]);
	});

	test("is told with the place inside it, and cut where it is long", () => {
		const list = 'variable "l" {\n  type = list(number)\n}\n';
		expect(check(list, { variables: { l: '[1, "x"]' } })).toMatchObject([
			{ message: said('takes a number at "1"', "gives it a list") },
		]);
		expect(check(list, { variables: { l: "x".repeat(500) } })).toMatchObject([
			{ message: said("takes a list of numbers", `"${"x".repeat(60)}…"`) },
		]);
	});

	test("that is no value but a name is one", () => {
		const more = { "packer/debian/debian.pkrvars.hcl": "cpus = two\n" };
		expect(check(number, {}, more)).toMatchObject([
			{ line: 1, message: said("written out", "A text stands in quotes") },
		]);
	});

	test("under a type that Packer does not know is an error at the type", () => {
		expect(check('variable "x" {\n  type = list\n}\n')).toMatchObject([
			{ file: VARIABLES, line: 2, message: said('"x" has a type', "list(…)") },
		]);
	});

	test("that Packer turns into the type is none", () => {
		const variables = { cpus: "2" };
		expect(check(number, { variables })).toEqual([]);
		const flag = 'variable "flag" {\n  type = bool\n}\n';
		expect(check(flag, { variables: { flag: "true" } })).toEqual([]);
		const environment = new Map([["flag", "1"]]);
		expect(check(flag, { environment })).toMatchObject([
			{ message: said("true or false", "PKR_VAR_flag") },
		]);
	});
});

describe("a variable without a value", () => {
	const mirror = 'variable "mirror_host" {\n  type = string\n}\n';

	test("is an error at its line that says where to give it", () => {
		const [problem, ...more] = check(mirror);
		expect(more).toEqual([]);
		expect(problem).toMatchObject({
			level: "error",
			file: VARIABLES,
			line: 1,
			message:
				'The variable "mirror_host" has no value: give it in packer-variables, a variable file, the environment (PKR_VAR_mirror_host), or by a default.',
		});
		expect(problem !== undefined && isMissingValue(problem)).toBe(true);
	});

	test.each([
		["packer-variables", { variables: { mirror_host: "" } }],
		["packer-secrets", { secretNames: ["mirror_host"] }],
		["the environment", { environment: new Map([["mirror_host", ""]]) }],
		[
			"packer-var-files",
			{ varFiles: [{ path: "a.pkrvars.hcl", text: "mirror_host = null\n" }] },
		],
	])("is one no more where %s sets it", (_what, request) => {
		expect(check(mirror, request)).toEqual([]);
	});

	test("is none where the action offers it", () => {
		const offered = 'variable "output_directory" {}\nvariable "vm_tags" {}\n';
		expect(check(offered)).toEqual([]);
		const base = 'variable "base_path" {}\n';
		expect(check(base)).toMatchObject([{ message: said('"base_path"') }]);
		const yml = { [MANIFEST]: "base: { template: debian }\n" };
		expect(check(base, {}, yml)).toEqual([]);
	});

	test("of an old template can't be given by the environment", () => {
		const text =
			'{"builders": [{"type": "q"}],\n"variables": {\n"a": null, "b": "",\n"output_directory": null}}';
		const found = read(
			{ "packer/a/a.json": text },
			{ environment: new Map([["a", "x"]]) },
		);
		expect(problemsOf(found)).toMatchObject([
			{
				file: "packer/a/a.json",
				line: 3,
				message: expect.not.stringContaining("PKR_VAR"),
			},
			{ line: 4, message: said('"output_directory"') },
		]);
	});

	test.each([
		["variables.pkrvars.hcl.sample", "variables.pkrvars.hcl"],
		["debian.example.pkrvars.json", "debian.pkrvars.json"],
		["x.auto.pkrvars.hcl.dist", "x.auto.pkrvars.hcl"],
	])("is told with the model %s, which is to be copied", (model, copy) => {
		const beside = { [`packer/debian/${model}`]: "{" };
		const hint = said(`There is "${model}" beside it: copy it to "${copy}"`);
		expect(check(mirror, {}, beside)).toMatchObject([{ message: hint }]);
		const text = copy.endsWith(".json") ? "{}" : "";
		const made = { ...beside, [`packer/debian/${copy}`]: text };
		const [problem] = check(mirror, {}, made);
		expect(problem?.message).not.toContain("copy it");
	});

	test("is told as one where template.yml requires a value and it is empty", () => {
		const yml = { [MANIFEST]: "inputs:\n  mirror_host: { required: true }\n" };
		const empty = 'variable "mirror_host" {\n  default = ""\n}\n';
		const [problem] = check(empty, {}, yml);
		expect(problem).toMatchObject({
			file: VARIABLES,
			line: 1,
			message: said("must have a value", "its default is an empty one"),
		});
		expect(problem !== undefined && isMissingValue(problem)).toBe(true);
		const variables = { mirror_host: "x" };
		expect(check(empty, { variables }, yml)).toEqual([]);
		expect(check(empty, { secretNames: ["mirror_host"] }, yml)).toEqual([]);
	});

	test("is not told where a file of its values can't be read", () => {
		const more = { "packer/debian/debian.pkrvars.hcl": "mirror_host = \n" };
		expect(check(mirror, {}, more)).toMatchObject([
			{ file: "packer/debian/debian.pkrvars.hcl" },
		]);
	});
});

describe("a value that is not allowed", () => {
	const release = 'variable "release" {\n  default = "12"\n}\n';
	const yml = (allowed: string) => ({
		[MANIFEST]: `inputs:\n  release:\n    allowed: ${allowed}\n`,
	});

	test("by template.yml is told with those that are", () => {
		expect(check(release, {}, yml("[12, 13]"))).toEqual([]);
		const variables = { release: "trixi" };
		expect(
			check(release, { variables }, yml("[bookworm, trixie]")),
		).toMatchObject([
			{
				message:
					'The variable "release" may be "bookworm", "trixie", as template.yml says, but packer-variables gives it "trixi"; did you mean "trixie"?',
			},
		]);
		expect(check(release, {}, yml("[14]"))).toMatchObject([
			{ file: VARIABLES, line: 2 },
		]);
	});

	test("by the variable's own rule is told at the rule, with its words", () => {
		const rule = [
			'variable "cpus" {',
			"  type    = number",
			"  default = 2",
			"  validation {",
			"    condition     = var.cpus > 0 && var.cpus <= 8",
			'    error_message = "Between 1 and 8."',
			"  }",
			"}\n",
		].join("\n");
		expect(check(rule)).toEqual([]);
		const variables = { cpus: "16" };
		const [problem] = check(rule, { variables });
		expect(problem).toMatchObject({
			file: VARIABLES,
			line: 4,
			message:
				'The variable "cpus" refuses what packer-variables gives it "16": Between 1 and 8.',
		});
		const files = { "packer/a/a.pkr.hcl": rule + template() };
		const [root] = read(files, { variables }).templates[0]?.roots ?? [];
		expect(checkGiven(root === undefined ? [] : [root])).toEqual([
			problem?.message,
		]);
	});

	test("is none where the rule can't be told", () => {
		const rule = (condition: string) =>
			`variable "x" {\n  default = "a"\n  validation {\n    condition = ${condition}\n    error_message = "No."\n  }\n}\n`;
		expect(check(rule('fileexists("/etc/hosts")'))).toEqual([]);
		expect(check(rule("length(var.y) > 3"))).toEqual([]);
		expect(check(rule('can(regex("^b", var.x))'))).toHaveLength(1);
		expect(check(rule('var.x == "b"'), { secretNames: ["x"] })).toEqual([]);
	});
});

describe("a name that no root declares", () => {
	const cpus = 'variable "cpus" {\n  default = 1\n}\n';

	test("is an error of template.yml with the one that was meant", () => {
		const yml =
			'variants:\n  "12":\n    vars: { cpu: 2 }\ninputs:\n  cups: {}\n  wholly_different: {}\n';
		expect(check(cpus, {}, { [MANIFEST]: yml })).toMatchObject([
			{
				file: MANIFEST,
				line: 5,
				message: said('"cups"; did you mean "cpus"?'),
			},
			{ line: 6, message: said('declares the variable "wholly_different".') },
			{ line: 2, message: said('"cpu"; did you mean "cpus"?') },
		]);
	});

	test("may be another root's", () => {
		const files = {
			"packer/debian/a/a.pkr.hcl": cpus + template(),
			"packer/debian/b/b.pkr.hcl": template(),
			[MANIFEST]: "inputs:\n  cpus: {}\n",
		};
		expect(problemsOf(read(files))).toEqual([]);
	});
});
