import { describe, expect, it } from "vitest";
import { explainBuild, explainPreparation } from "../../src/packer/explain.ts";
import { OutputReader } from "../../src/packer/output.ts";

const exit = { code: 1, signal: null, timedOut: false };
const getting = 'Failed getting the "github.com/vatesfr/xenserver" plugin:';

describe("explainPreparation", () => {
	it("says what to do about GitHub's rate limit", () => {
		const text = `${getting}\n1 error occurred:\n\t* Plugin host rate limited the plugin getter. Try again in 59m.\n\t  HINT: Set the PACKER_GITHUB_API_TOKEN env var with a token to get more requests.\n\t  GET https://api.github.com/repos/vatesfr/packer-plugin-xenserver/git/matching-refs/tags: 403 API rate limit of 60 still exceeded\n`;
		expect(explainPreparation("init", text, [], exit)).toMatch(
			/^packer init: Failed getting the "github.com\/vatesfr\/xenserver" plugin \(GitHub's limit .* PACKER_GITHUB_API_TOKEN/,
		);
	});

	it("says what to do without network", () => {
		const text = `${getting}\n1 error occurred:\n\t* Get "https://api.github.com/repos/x": dial tcp: lookup api.github.com on 127.0.0.53:53: no such host\n`;
		expect(explainPreparation("init", text, [], exit)).toMatch(
			/plugin \(the plugin's host can't be reached: check the network/,
		);
	});

	it("names the first error and its place", () => {
		expect(
			explainPreparation(
				"validate",
				"Warning: w\n\nError: e\n",
				[
					{ level: "warning", title: "w", message: "w" },
					{ level: "error", title: "e", message: "m", file: "a.hcl", line: 3 },
				],
				exit,
			),
		).toBe("packer validate: e (a.hcl:3)");
	});

	it("has words where Packer had none", () => {
		expect(explainPreparation("init", "\n", [], exit)).toBe(
			"packer init: ended with exit code 1",
		);
	});
});

describe("explainBuild", () => {
	it("names the first of several builds that failed", () => {
		const reader = new OutputReader();
		reader.read("1,null.a,error,no\\nroom\\n");
		reader.read("1,null.b,error,late");
		expect(explainBuild(reader, [], exit)).toBe(
			"null.a: no\nroom (and 1 more)",
		);
	});

	it("tells of a signal", () => {
		const killed = { code: null, signal: "SIGKILL", timedOut: false } as const;
		expect(explainBuild(new OutputReader(), [], killed)).toBe(
			"packer build: ended by SIGKILL",
		);
	});
});
