import { describe, expect, test } from "vitest";
import { variableNames } from "../../src/plan/variable-names.ts";

describe("names that a variable file sets", () => {
	test("in HCL", () => {
		const text = `
# comment = "no"
name = "x"
  indented="y"
"quoted" = 1
größe = 2
a-b_c = [
  "x = y",
]
`;
		expect(variableNames(text, "a.pkrvars.hcl")).toEqual([
			"name",
			"indented",
			"quoted",
			"größe",
			"a-b_c",
		]);
	});

	test("in HCL, those inside a nested value too: rather not offered than overridden", () => {
		expect(
			variableNames("map = {\n  vm_tags = 1\n}\n", "a.pkrvars.hcl"),
		).toEqual(["map", "vm_tags"]);
	});

	test.each([
		['{"a": 1, "b": {"c": 2}}', ["a", "b"]],
		["[]", []],
		["null", []],
		["{", []],
		["", []],
	])("in JSON: %j", (text, names) => {
		expect(variableNames(text, "a.pkrvars.json")).toEqual(names);
	});
});
