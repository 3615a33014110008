/**
 * What a run that has nothing to build costs, whole process: `node __tests__/bench/startup.ts` (Node 24).
 *
 * `plan` without a bucket, and `build` with its look into the bucket, against a bare `node -e 0` and the very git commands
 * that they run, one after the other. The build needs PACKER_BIN and VERSITYGW_BIN: a first run publishes what it finds.
 */
import { spawnSync } from "node:child_process";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { push } from "../plan/event-payloads.ts";
import { makeRepository } from "../stand-ins/git-fixture.ts";
import { ACCESS_KEY, BUCKET, SECRET_KEY, startS3 } from "../stand-ins/s3.ts";
import { compare, median, row } from "./measure.ts";

const ROUNDS = 15;
const MEMORY_ROUNDS = 5;
const BUNDLE = fileURLToPath(new URL("../../dist/index.js", import.meta.url));

/** Most milliseconds above bare node and git, and most megabytes of memory. */
const TARGETS = {
	plan: { milliseconds: 120, megabytes: 100 },
	build: { milliseconds: 250, megabytes: 130 },
} as const;

type Env = Readonly<Record<string, string>>;

interface Stage {
	readonly folder: string;
	readonly workspace: string;
	/** Environment of a runner's step. */
	readonly env: Env;
}

/** A repository with three templates whose newest commit touches none of them, and a runner's folders. */
function makeStage(
	folder: string,
	workspace: string,
	head: string,
	before: string,
): Stage {
	const event = join(folder, "event.json");
	writeFileSync(event, JSON.stringify(push({ before, after: head })));
	const files = Object.fromEntries(
		["GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"].map((name) => {
			writeFileSync(join(folder, name), "");
			return [name, join(folder, name)];
		}),
	);
	for (const name of ["temp", "tools", "home"]) mkdirSync(join(folder, name));
	return {
		folder,
		workspace,
		env: {
			PATH: process.env.PATH ?? "",
			HOME: join(folder, "home"),
			LANG: "C.UTF-8",
			CI: "true",
			GITHUB_ACTIONS: "true",
			GITHUB_EVENT_NAME: "push",
			GITHUB_EVENT_PATH: event,
			GITHUB_SHA: head,
			GITHUB_REF: "refs/heads/main",
			GITHUB_REPOSITORY: "acme/templates",
			GITHUB_RUN_ID: "1",
			GITHUB_WORKSPACE: workspace,
			RUNNER_TEMP: join(folder, "temp"),
			RUNNER_TOOL_CACHE: join(folder, "tools"),
			...files,
		},
	};
}

function template(os: string): string {
	return `variable "output_directory" {
  type    = string
  default = "output"
}

source "file" "${os}" {
  content = "${os}"
  target  = "\${var.output_directory}/${os}.raw"
}

build {
  sources = ["source.file.${os}"]
}
`;
}

function start(stage: Stage, env: Env, args: readonly string[] = []): string {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[...args, BUNDLE],
		{ cwd: stage.workspace, env: { ...stage.env, ...env }, encoding: "utf8" },
	);
	if (status !== 0)
		throw new Error(`The bundle ended with ${status}:\n${stdout}${stderr}`);
	return stdout;
}

const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A shell script of the git commands that the bundle runs, noted down by a `git` of our own on PATH. */
function recordGit(stage: Stage, env: Env): string {
	const folder = join(stage.folder, "recorder");
	const log = join(stage.folder, "git.log");
	mkdirSync(folder, { recursive: true });
	rmSync(log, { force: true });
	const real = spawnSync("which", ["git"], { encoding: "utf8" }).stdout.trim();
	writeFileSync(
		join(folder, "git"),
		`#!/bin/sh
{ env -0 | grep -z '^GIT_'; printf '%s\\0' "$@"; printf '\\n\\0'; } >> ${quote(log)}
exec ${quote(real)} "$@"
`,
	);
	chmodSync(join(folder, "git"), 0o755);
	start(stage, { ...env, PATH: `${folder}:${stage.env.PATH}` });
	const commands = readFileSync(log, "utf8").split("\0\n\0").slice(0, -1);
	const script = commands.map((command) => {
		const words = command.split("\0");
		const variables = words
			.filter((word) => /^GIT_\w+=/.test(word))
			.map((word) => word.replace(/=(.*)/s, (_, value) => `=${quote(value)}`));
		const args = words.filter((word) => !/^GIT_\w+=/.test(word)).map(quote);
		return `${variables.join(" ")} git ${args.join(" ")} > /dev/null 2>&1`;
	});
	return `${script.join("\n")}\n`;
}

/** Megabytes of the largest resident set of one process; of its children none. */
function memoryOf(stage: Stage, env: Env): number {
	const hook = join(stage.folder, "memory.cjs");
	const file = join(stage.folder, "memory");
	// not resourceUsage: its maximum starts with that of the process that forked
	writeFileSync(
		hook,
		`process.on("exit", () => { const fs = require("node:fs");
fs.writeFileSync(${JSON.stringify(file)}, fs.readFileSync("/proc/self/status")); });`,
	);
	start(stage, env, ["--require", hook]);
	const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(file, "utf8"))?.[1];
	return (Number(kilobytes) * 1024) / 1e6;
}

/** Prints a command's medians; false where it misses a target. */
async function report(
	command: keyof typeof TARGETS,
	stage: Stage,
	env: Env,
): Promise<boolean> {
	const script = recordGit(stage, env);
	const { bundle, bare, git } = await compare(
		{
			bundle: () => start(stage, env),
			bare: () => spawnSync(process.execPath, ["-e", "0"], { env: stage.env }),
			git: () =>
				spawnSync("sh", ["-c", script], {
					cwd: stage.workspace,
					env: stage.env,
				}),
		},
		ROUNDS,
	);
	const memory = median(
		Array.from({ length: MEMORY_ROUNDS }, () => memoryOf(stage, env)),
	);
	const above = bundle - bare - git;
	const { milliseconds, megabytes } = TARGETS[command];
	row(`${command}, nothing changed`, bundle, bare, git, above, memory);
	row("  target", "", "", "", milliseconds, megabytes);
	return above <= milliseconds && memory <= megabytes;
}

/** Publishes all templates, then measures a build that finds them published. */
async function reportBuild(stage: Stage): Promise<boolean> {
	const packer = process.env.PACKER_BIN;
	if (packer === undefined || process.env.VERSITYGW_BIN === undefined) {
		process.stdout.write(
			"\nSet PACKER_BIN and VERSITYGW_BIN to measure a build with its look into the bucket too.\n",
		);
		return true;
	}
	const store = await startS3("versitygw");
	try {
		const env = {
			INPUT_COMMAND: "build",
			INPUT_PACKER: packer,
			"INPUT_S3-BUCKET": BUCKET,
			"INPUT_S3-ENDPOINT": store.endpoint,
			"INPUT_AWS-ACCESS-KEY-ID": ACCESS_KEY,
			"INPUT_AWS-SECRET-ACCESS-KEY": SECRET_KEY,
			"INPUT_XVA-FROM-DISK": "false",
		};
		start(stage, { ...env, INPUT_OS: "all" });
		return await report("build", stage, env);
	} finally {
		await store.stop();
	}
}

async function main(): Promise<void> {
	if (!existsSync(BUNDLE))
		throw new Error(
			"There is no dist/index.js to measure: run `npm run build` first.",
		);
	const repository = makeRepository();
	const folder = mkdtempSync(join(tmpdir(), "startup-"));
	try {
		const before = repository.commit(
			Object.fromEntries(
				["alpine", "debian", "ubuntu"].map((os) => [
					`packer/${os}/${os}.pkr.hcl`,
					template(os),
				]),
			),
		);
		const head = repository.commit({ "README.md": "nothing of a template" });
		const stage = makeStage(folder, repository.directory, head, before);
		row(
			"medians",
			"whole ms",
			"node -e 0 ms",
			"git ms",
			"above ms",
			"memory MB",
		);
		const plan = await report("plan", stage, { INPUT_COMMAND: "plan" });
		const build = await reportBuild(stage);
		if (!(plan && build)) process.exitCode = 1;
	} finally {
		repository.remove();
		rmSync(folder, { recursive: true, force: true });
	}
}

await main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
	process.exitCode = 1;
});
