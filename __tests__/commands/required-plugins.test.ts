import { describe, expect, it } from "vitest";
import { requiredPlugins } from "../../src/commands/required-plugins.ts";

const BLOCK = `packer {
  required_version = ">= 1.10"
  required_plugins {
    xenserver = {
      version = ">= 0.9.0"
      source  = "github.com/vatesfr/xenserver"
    }
  }
}
`;

describe("what a template requires", () => {
	it("is each plugin, and changes with nothing else of the file", () => {
		const found = requiredPlugins("a.pkr.hcl", BLOCK);
		expect(found).toHaveLength(1);
		expect(found[0]).toMatch(/^xenserver = .*>= 0\.9\.0.*vatesfr\/xenserver/);
		const more = `# a comment\n${BLOCK}\nvariable "a" { default = "b" }\n`;
		expect(requiredPlugins("b.pkr.hcl", more)).toEqual(found);
		const other = BLOCK.replace("0.9.0", "0.10.0");
		expect(requiredPlugins("a.pkr.hcl", other)).not.toEqual(found);
	});

	it("is found in JSON too", () => {
		const json = JSON.stringify({
			packer: {
				required_plugins: {
					xenserver: { version: "1.0.0", source: "github.com/a/b" },
				},
			},
		});
		expect(requiredPlugins("a.pkr.json", json)).toHaveLength(1);
	});

	it("is nothing where nothing is required, and the whole text where it can't be read", () => {
		expect(requiredPlugins("a.pkr.hcl", 'variable "a" {}')).toEqual([]);
		const broken = `${BLOCK}}`;
		expect(requiredPlugins("a.pkr.hcl", broken)).toEqual([broken]);
	});
});
