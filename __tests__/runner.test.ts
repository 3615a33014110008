import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Runner } from "../src/runner.ts";
import { StepLog } from "./stand-ins/runner-commands.ts";
import { SecretMasker } from "./stand-ins/runner-masks.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "runner-test-"));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

type Env = Readonly<Record<string, string>>;

/** What a process says that does `act` with a runner; `argument` reaches it as JSON. */
function say<T>(
	act: (runner: Runner, argument: T) => void,
	argument: T,
	env: Env = { GITHUB_ACTIONS: "true" },
) {
	const module = new URL("../src/runner.ts", import.meta.url).href;
	const program = `
		const { openRunner } = await import(${JSON.stringify(module)});
		(${act})(openRunner(process.env), JSON.parse(process.argv[1]));`;
	const { stdout, stderr, status } = spawnSync(
		process.execPath,
		["--input-type=module", "-e", program, "--", JSON.stringify(argument)],
		{ encoding: "utf8", env },
	);
	return { stdout, stderr, status };
}

/** The log as the runner makes it of a process's lines. */
function logOf(stdout: string): StepLog {
	const log = new StepLog(new SecretMasker(), {
		workspace: folder,
		debug: false,
		onShown: () => {},
	});
	// the runner's reader ends a line at CR too
	for (const line of stdout.split(/\r\n|\r|\n/)) log.receive(line);
	return log;
}

/** Text that would be a command, in every way that a line may begin. */
const HOSTILE = [
	"::error::x",
	"  ::error file=a::x",
	"\t::set-env name=PATH::/tmp",
	"\u00a0::error::x",
	"\u0085::error::x",
	"\u2028::error::x",
	"a\n::add-mask::b",
	"a\r::error::x",
	"a\r\n::error::x",
	"##[error]x",
	"a ##[set-env name=PATH]x",
	"::::error::x",
	"::stop-commands::x",
];

/** .NET's white space, which the runner trims before it looks for a command. */
const DOTNET_COMMAND = /^[\s\u0085]*::|##\[/;

describe("our own sentences", () => {
	test("start no command, whatever they quote", () => {
		const { stdout } = say((runner, lines: string[]) => {
			for (const line of lines) runner.info(line);
		}, HOSTILE);
		const log = logOf(stdout);
		expect(log.annotations).toEqual([]);
		expect(log.failed).toBe(false);
		expect(log.lines).toEqual(log.raw);
		expect(log.raw.length).toBeGreaterThan(HOSTILE.length);
		for (const line of log.raw) expect(line).not.toMatch(DOTNET_COMMAND);
	});

	test("are printed as they are where they are harmless", () => {
		const texts = ["built in 3 min", "a::b", "C++ std::move", "  indented", ""];
		const { stdout } = say((runner, lines: string[]) => {
			for (const line of lines) runner.info(line);
		}, texts);
		expect(stdout).toBe(texts.map((text) => `${text}\n`).join(""));
	});

	test("as a group's title start that group and nothing else", () => {
		const { stdout } = say((runner, titles: string[]) => {
			for (const title of titles) {
				runner.group(title);
				runner.endGroup();
			}
		}, HOSTILE);
		const log = logOf(stdout);
		expect(log.annotations).toEqual([]);
		expect(log.failed).toBe(false);
		const commands = log.raw.filter((line) => line !== "");
		expect(commands).toHaveLength(2 * HOSTILE.length);
		for (const line of commands) expect(line).toMatch(/^::(group|endgroup)::/);
	});
});

describe("a fence", () => {
	test("keeps what others write from being a command, and is lowered at its end", () => {
		const { stdout } = say((runner, lines: string[]) => {
			runner.openFence();
			for (const line of lines) runner.foreign(line);
			runner.closeFence();
			runner.commands(["::notice::ours"]);
		}, HOSTILE);
		const log = logOf(stdout);
		expect(log.annotations).toEqual([
			{ level: "notice", message: "ours", properties: {} },
		]);
		expect(log.failed).toBe(false);
		expect(log.lines).toContain("##[error]x");
	});

	test("nests: it is lowered by the last that closes", () => {
		const { stdout } = say((runner) => {
			runner.openFence();
			runner.openFence();
			runner.closeFence();
			runner.foreign("::error::still fenced");
			runner.closeFence();
			runner.commands(["::notice::ours"]);
		}, null);
		const log = logOf(stdout);
		expect(log.annotations.map(({ message }) => message)).toEqual(["ours"]);
		expect(stdout.match(/::stop-commands::/g)).toHaveLength(1);
	});

	test("is lowered for our own commands and stands again after each", () => {
		const { stdout } = say((runner) => {
			runner.openFence();
			runner.commands(["::warning::one", "::notice::two"]);
			runner.foreign("::error::theirs");
			runner.group("title");
			runner.foreign("::error::theirs");
			runner.endGroup();
			runner.foreign("::error::theirs");
			runner.mask("hunter2");
			runner.foreign("::error::theirs hunter2");
			runner.fail("ours");
			runner.foreign("::error::theirs");
			runner.closeFence();
		}, null);
		const log = logOf(stdout);
		expect(log.annotations.map(({ message }) => message)).toEqual([
			"one",
			"two",
			"ours",
		]);
		expect(log.lines).toContain("##[group]title");
		expect(log.lines).toContain("##[endgroup]");
		expect(log.lines).toContain("::error::theirs ***");
		expect(log.failed).toBe(false);
	});

	test("has a token of its own each time, which nobody can foresee", () => {
		const { stdout } = say((runner) => {
			runner.openFence();
			runner.commands(["::notice::ours"]);
			runner.closeFence();
			runner.openFence();
			runner.closeFence();
		}, null);
		const tokens = [...stdout.matchAll(/::stop-commands::(.+)/g)].map(
			([, token]) => token,
		);
		expect(tokens).toHaveLength(3);
		expect(new Set(tokens).size).toBe(3);
		for (const token of tokens) expect(token).toMatch(/^[0-9a-f-]{36}$/);
	});
});

describe("files of the runner", () => {
	test("take outputs and state of several lines, and the summary", () => {
		const env = Object.fromEntries(
			["GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"].map((name) => {
				writeFileSync(join(folder, name), "");
				return [name, join(folder, name)];
			}),
		);
		const { stdout, status } = say(
			(runner) => {
				runner.setOutput("results", '[{"a":1}]\nEOF\n');
				runner.saveState("scratch", "/tmp/x");
				runner.writeSummary("first");
				runner.writeSummary("# second");
			},
			null,
			{ GITHUB_ACTIONS: "true", ...env },
		);
		const text = (name: string) => readFileSync(join(folder, name), "utf8");
		expect(status).toBe(0);
		expect(stdout).toBe("");
		expect(text("GITHUB_OUTPUT")).toMatch(
			/^results<<(ghadelimiter_\S+)\n\[\{"a":1\}\]\nEOF\n\n\1\n$/,
		);
		expect(text("GITHUB_STATE")).toMatch(/^scratch<<(\S+)\n\/tmp\/x\n\1\n$/);
		expect(text("GITHUB_STEP_SUMMARY")).toBe("# second");
	});
});

describe("the end", () => {
	test("of a failed run is one error and exit code 1, after all that is still to do", () => {
		const { stdout, status } = say((runner) => {
			runner.fail("Input 'os': one\nsentence.");
			runner.info("cleaned up");
		}, null);
		expect(status).toBe(1);
		expect(logOf(stdout).annotations).toEqual([
			{ level: "error", message: "Input 'os': one\nsentence.", properties: {} },
		]);
		expect(stdout).toMatch(/cleaned up\n$/);
	});
});

describe("on a terminal", () => {
	test("there are no commands, outputs are printed, and errors go to standard error", () => {
		const { stdout, stderr, status } = say(
			(runner) => {
				runner.openFence();
				runner.group("title");
				runner.foreign("theirs");
				runner.endGroup();
				runner.closeFence();
				runner.mask("hunter2");
				runner.setOutput("any", "true");
				runner.saveState("scratch", "x");
				runner.writeSummary("# x");
				runner.fail("It failed.");
			},
			null,
			{},
		);
		expect(stdout).toBe("title\ntheirs\nany=true\n");
		expect(stderr).toBe("It failed.\n");
		expect(status).toBe(1);
	});

	test("what the runner says of itself is read from its variables", () => {
		const facts = (env: Env) => {
			const { stdout } = say(
				(runner) => runner.info(`${runner.underActions} ${runner.debugging}`),
				null,
				env,
			);
			return stdout.trim();
		};
		expect(facts({})).toBe("false false");
		expect(facts({ GITHUB_ACTIONS: "true", RUNNER_DEBUG: "1" })).toBe(
			"true true",
		);
	});
});
