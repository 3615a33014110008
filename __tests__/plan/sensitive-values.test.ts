import { describe, expect, it } from "vitest";
import {
	type SensitiveRequest,
	sensitiveValues,
} from "../../src/plan/sensitive-values.ts";

function collect(text: string, more: Partial<SensitiveRequest> = {}) {
	const path = more.legacy ? "x.json" : "x.pkr.hcl";
	const { values, unknown } = sensitiveValues({
		templates: [{ path, text }],
		variableFiles: [],
		inputs: new Map(),
		secretNames: new Set(),
		env: {},
		legacy: false,
		...more,
	});
	return {
		values: values.map(({ name, value }) => `${name}=${value}`),
		unknown,
	};
}

const sensitive = (name: string, more = "") =>
	`variable "${name}" {\n sensitive = true\n ${more}\n}\n`;

describe("sensitiveValues", () => {
	it("collects a value from wherever it comes, whichever wins", () => {
		const { values } = collect(
			`${sensitive("a", 'type = string\n default = "default"')}variable "b" { default = "open" }`,
			{
				inputs: new Map([
					["a", "input"],
					["b", "input"],
				]),
				env: { PKR_VAR_a: "environment", PKR_VAR_b: "environment" },
				variableFiles: [
					{ path: "a.pkrvars.hcl", text: 'a = "file"\nb = "file"' },
					{ path: "b.auto.pkrvars.json", text: '{"a": "json"}' },
				],
			},
		);
		expect(values).toEqual([
			"a=default",
			"a=environment",
			"a=file",
			"a=json",
			"a=input",
		]);
	});

	it("collects each string and number of a list and a map, and no keys", () => {
		const { values } = collect(
			sensitive("a", 'type = list(string)\n default = ["x1", "x2"]') +
				sensitive(
					"b",
					'default = { key = "y1", deep = { k = ["y2", 7, true] } }',
				),
			{
				inputs: new Map([["a", '["z1"]']]),
				env: { PKR_VAR_b: '{ k = "z2" }' },
			},
		);
		expect(values).toEqual([
			"a=x1",
			"a=x2",
			"a=z1",
			"b=y1",
			"b=y2",
			"b=7",
			'b={ k = "z2" }',
			"b=z2",
		]);
	});

	it("holds for sensitive what a secret input sets, whatever the template says", () => {
		const { values } = collect('variable "a" { type = set(string) }', {
			inputs: new Map([["a", '["z1", "z2"]']]),
			secretNames: new Set(["a"]),
		});
		expect(values).toEqual(["a=z1", "a=z2"]);
	});

	it("takes text in brackets for text where the type says so", () => {
		const inputs = new Map([["a", '["z1"]']]);
		const { values } = collect(sensitive("a", "type = string"), { inputs });
		expect(values).toEqual(['a=["z1"]']);
	});

	it("looks up what a default takes from the environment", () => {
		const { values, unknown } = collect(
			sensitive("a", 'default = env("SECRET")') +
				sensitive("b", `default = "\${env("SECRET")}-2"`) +
				sensitive("c", 'default = env("NOT_SET")'),
			{ env: { SECRET: "from-env" } },
		);
		expect(values).toEqual(["a=from-env", "b=from-env-2"]);
		expect(unknown).toEqual([]);
	});

	it("evaluates sensitive locals", () => {
		const { values } = collect(
			`${sensitive("a", 'default = env("SECRET")')}
local "b" {
  expression = "\${var.a}:x"
  sensitive  = true
}
local "c" { expression = "open" }
locals { d = "open" }`,
			{ env: { SECRET: "from-env" } },
		);
		expect(values).toEqual(["a=from-env", "b=from-env:x"]);
	});

	it("names what only Packer can know, unless something else gives a value", () => {
		const text =
			sensitive("a", 'default = vault("kv/x", "y")') +
			sensitive("b", 'default = vault("kv/x", "z")');
		const { unknown } = collect(text, { inputs: new Map([["b", "given"]]) });
		expect(unknown).toEqual(["a"]);
	});

	it("reads templates of before HCL", () => {
		const { values } = collect(
			JSON.stringify({
				variables: { a: "default", b: "{{env `SECRET`}}", c: "open" },
				"sensitive-variables": ["a", "b"],
				builders: [{ type: "null" }],
			}),
			{
				legacy: true,
				env: { SECRET: 'from "env"', PKR_VAR_a: "not read" },
				inputs: new Map([["a", "input"]]),
				variableFiles: [{ path: "v.json", text: '{"b": "file", "c": "x"}' }],
			},
		);
		expect(new Set(values)).toEqual(
			new Set(["a=default", 'b=from "env"', "b=file", "a=input"]),
		);
	});

	it("passes over what cannot be read", () => {
		expect(
			collect("variable {{{", {
				variableFiles: [{ path: "x.pkrvars.hcl", text: "= =" }],
			}),
		).toEqual({ values: [], unknown: [] });
	});
});
