import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { INPUT_DEFAULTS, SECRET_INPUTS } from "../src/input-table.ts";
import { VERSION } from "../src/version.ts";
import { makeRepository } from "./stand-ins/git-fixture.ts";

const CLI = new URL("../src/cli.ts", import.meta.url).href;

/** The command line as a process of its own. */
function run(
	args: readonly string[],
	env: Readonly<Record<string, string>> = {},
	cwd?: string,
) {
	const program = `
		const { runCommandLine } = await import(${JSON.stringify(CLI)});
		await runCommandLine(process.argv.slice(1), process.env);`;
	const { stdout, stderr, status } = spawnSync(
		process.execPath,
		["--input-type=module", "-e", program, "--", ...args],
		{
			encoding: "utf8",
			env: { PATH: process.env.PATH ?? "", ...env },
			...(cwd === undefined ? {} : { cwd }),
		},
	);
	return { stdout, stderr, status };
}

test("--version prints the version", () => {
	expect(run(["--version"])).toEqual({
		stdout: `${VERSION}\n`,
		stderr: "",
		status: 0,
	});
});

test("xva is a command line of its own, which loads nothing of the others", () => {
	expect(run(["--help"]).stdout).toContain("xva verify|info|from-disk|to-disk");
	const program = `
		import { registerHooks } from "node:module";
		registerHooks({
			load: (url, context, next) => {
				console.error(url);
				return next(url, context);
			},
		});
		const { runCommandLine } = await import(${JSON.stringify(CLI)});
		await runCommandLine(["xva", "verify", "nowhere.xva"], process.env);`;
	const { stderr, status } = spawnSync(
		process.execPath,
		["--input-type=module", "-e", program],
		{ encoding: "utf8" },
	);
	expect(status).toBe(2);
	expect(stderr).toContain("nowhere.xva is not there.\n");
	expect(stderr).toContain("/src/xva/verify.ts");
	expect(stderr).not.toMatch(
		/@aws-sdk|@actions|@octokit|undici|\/src\/(main|inputs|(bucket|disk|github|packer|plan|xapi)\/)/,
	);
});

test.each([
	"--help",
	"-h",
])("%s prints every input with its default, secrets by their variables", (flag) => {
	const { stdout, status } = run([flag]);
	expect(status).toBe(0);
	for (const [input, byDefault] of Object.entries(INPUT_DEFAULTS)) {
		if (input === "command") continue;
		const secret = SECRET_INPUTS.some((name) => name === input);
		expect(stdout).toContain(
			secret
				? `INPUT_${input.toUpperCase()}`
				: `\n  --${input}${byDefault && ` (${byDefault})`}`,
		);
	}
});

describe("wrong use is exit code 2, with the reason and the usage", () => {
	test.each<[string[], string]>([
		[["plan", "build"], "One command is needed."],
		[["--os", "all"], "One command is needed."],
		[["plan", "--no-such-input", "x"], "--no-such-input"],
		[["plan", "--os"], "--os"],
		[["plan", "--command", "build"], "--command"],
	])("%j", (args, words) => {
		const { stdout, stderr, status } = run(args);
		expect(status).toBe(2);
		expect(stdout).toBe("");
		expect(stderr).toContain(words);
		expect(stderr).toContain("\nUsage: xva-template-action ");
	});
});

describe("a command", () => {
	test("with a wrong input is exit code 1 and one sentence", () => {
		const { stderr, status } = run(["plan", "--os", "../x"]);
		expect(status).toBe(1);
		expect(stderr).toMatch(/^Input 'os': got "\.\.\/x", takes .*\n$/);
	});

	test("that is unknown names those that there are", () => {
		const { stderr, status } = run(["bild"]);
		expect(status).toBe(1);
		expect(stderr).toBe(
			"Input 'command': got \"bild\", takes one of `build`, `plan`, `prune`, `report`.\n",
		);
	});

	test("takes inputs from the runner's variables, and options win", () => {
		const env = {
			INPUT_OS: "$(x)",
			"INPUT_S3-CHECKSUM": "sha1",
			"INPUT_S3-BUCKET": "images",
		};
		expect(run(["plan"], env).stderr).toContain("Input 's3-checksum'");
		expect(run(["plan", "--s3-checksum", "md5"], env).stderr).toContain(
			"Input 'os'",
		);
	});

	test("plans in the checkout where it is run", () => {
		const repository = makeRepository();
		try {
			repository.commit({
				"packer/debian/debian.pkr.hcl":
					'source "null" "debian-12" {}\nbuild { sources = ["null.debian-12"] }\n',
			});
			const env = {
				GIT_CONFIG_GLOBAL: "/dev/null",
				HOME: repository.directory,
			};
			const { stdout, stderr, status } = run(
				["plan", "--os=all"],
				env,
				repository.directory,
			);
			expect(stderr).toBe("");
			expect(stdout).toContain('planned=["debian"]');
			expect(status).toBe(0);
			expect(repository.git("status", "--porcelain")).toBe("");
		} finally {
			repository.remove();
		}
	});
});
