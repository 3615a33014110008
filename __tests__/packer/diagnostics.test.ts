import { describe, expect, it } from "vitest";
import { parseDiagnostics } from "../../src/packer/diagnostics.ts";

const place = { repository: "/repo", workingDirectory: "/repo" };

const VALIDATE = `Error: Invalid type specification

  on packer/debian/x.pkr.hcl line 13, in variable "d":
  13:   type = lst(string)

Keyword "lst" is not a valid type constructor.

Error: Unset variable "os_version"

A used variable must be set or have a default value; see
https://packer.io/docs/templates/hcl_templates/syntax for details.

Warning: Unknown source null.nope

  on packer/debian/x.pkr.hcl line 11:
  (source code not available)

Known: [null.x]

`;

describe("parseDiagnostics", () => {
	it("reads summary, place and detail of each", () => {
		expect(parseDiagnostics(VALIDATE, place)).toEqual([
			{
				level: "error",
				title: "Invalid type specification",
				message: 'Keyword "lst" is not a valid type constructor.',
				file: "packer/debian/x.pkr.hcl",
				line: 13,
			},
			{
				level: "error",
				title: 'Unset variable "os_version"',
				message:
					"A used variable must be set or have a default value; see\nhttps://packer.io/docs/templates/hcl_templates/syntax for details.",
			},
			{
				level: "warning",
				title: "Unknown source null.nope",
				message: "Known: [null.x]",
				file: "packer/debian/x.pkr.hcl",
				line: 11,
			},
		]);
	});

	it("makes files relative to the repository, wherever Packer ran", () => {
		const at = (file: string, workingDirectory: string) =>
			parseDiagnostics(`Error: x\n\n  on ${file} line 2:\n   2: a\n`, {
				repository: "/repo",
				workingDirectory,
			})[0]?.file;
		expect(at("x.pkr.hcl", "/repo/packer/debian")).toBe(
			"packer/debian/x.pkr.hcl",
		);
		expect(at("../shared/a b.pkr.hcl", "/repo/packer/debian")).toBe(
			"packer/shared/a b.pkr.hcl",
		);
		expect(at("/repo/vars/x.pkrvars.hcl", "/repo/packer")).toBe(
			"vars/x.pkrvars.hcl",
		);
		expect(at("/tmp/action.pkrvars.hcl", "/repo")).toBeUndefined();
		expect(at("", "/repo")).toBeUndefined();
	});

	it("takes line and column from a range in the detail", () => {
		expect(
			parseDiagnostics(
				'Error: Failed preparing provisioner-block\n\n  on x.pkr.hcl line 38:\n  (source code not available)\n\nx.pkr.hcl:40,5-8: Unsupported argument; An argument named "inl" is not\nexpected here.\n',
				place,
			),
		).toMatchObject([{ file: "x.pkr.hcl", line: 40, column: 5 }]);
	});

	it("gives a summary without a detail as the message", () => {
		expect(parseDiagnostics("Error: alone", place)).toEqual([
			{ level: "error", title: "alone", message: "alone" },
		]);
	});

	it("finds nothing in other text", () => {
		expect(parseDiagnostics("The configuration is valid.\n", place)).toEqual(
			[],
		);
	});
});
