import { spawn } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ActionRun, type JobResult, runAction } from "./runner.ts";
import { sweepOrphans } from "./runner-process.ts";

let folder: string;
let workspace: string;
let actions = 0;

beforeAll(() => {
	folder = realpathSync(mkdtempSync(join(tmpdir(), "runner-test-")));
	workspace = join(folder, "workspace");
	mkdirSync(workspace);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const INPUTS = `
  greeting: { default: hello }
  github-token: { default: "\${{ github.token }}" }
  odd name: {}
  old: { deprecationMessage: use greeting }
`;

/** Runs an action whose entry points are these scripts. */
function run(
	main: string,
	more: Partial<ActionRun> & { post?: string } = {},
): Promise<JobResult> {
	const { post, ...options } = more;
	const actionPath = join(folder, `action-${actions++}`);
	mkdirSync(actionPath);
	writeFileSync(join(actionPath, "package.json"), '{"type":"module"}');
	writeFileSync(join(actionPath, "main.js"), main);
	if (post !== undefined) writeFileSync(join(actionPath, "post.js"), post);
	writeFileSync(
		join(actionPath, "action.yml"),
		`name: Tiny\ninputs:${INPUTS}\nruns:\n  using: node24\n  main: main.js\n${post === undefined ? "" : "  post: post.js\n"}`,
	);
	return runAction({
		actionPath,
		node: process.execPath,
		workspace,
		event: {
			name: "push",
			payload: { ref: "refs/heads/main", after: "a".repeat(40) },
		},
		patience: { interrupt: 300, terminate: 300, streams: 300 },
		...options,
	});
}

const APPEND =
	'import { appendFileSync } from "node:fs"; const put = (file, text) => appendFileSync(process.env[file], text);';

test("inputs come by environment, hyphens kept, defaults resolved", async () => {
	const { main } = await run(
		`for (const name of Object.keys(process.env).filter((n) => n.startsWith("INPUT_")).sort())
			console.log(name + "=" + process.env[name]);`,
		{
			inputs: { Greeting: "hi", "odd name": "x" },
			github: { token: "token-of-this-job" },
		},
	);
	expect(main.raw).toEqual([
		"INPUT_GITHUB-TOKEN=token-of-this-job",
		"INPUT_GREETING=hi",
		"INPUT_ODD_NAME=x",
		"INPUT_OLD=",
	]);
	expect(main.log).toContain("INPUT_GITHUB-TOKEN=***");
	expect(main.log).toContain("  github-token: ***");
});

test("unknown and deprecated inputs are warned of", async () => {
	const { main } = await run("", { inputs: { gretting: "hi", old: "x" } });
	expect(
		main.annotations.map(({ level, message }) => `${level}: ${message}`),
	).toEqual([
		"warning: Input 'old' has been deprecated with message: use greeting",
		"warning: Unexpected input(s) 'gretting', valid inputs are ['greeting', 'github-token', 'odd name', 'old']",
	]);
});

test("the environment is the runner's, and the token is not in it", async () => {
	const { main } = await run(
		`import { readFileSync } from "node:fs";
		const e = process.env;
		console.log(JSON.stringify({ cwd: process.cwd(), sha: e.GITHUB_SHA, ref: e.GITHUB_REF, name: e.GITHUB_REF_NAME,
			event: JSON.parse(readFileSync(e.GITHUB_EVENT_PATH)).ref, kind: e.RUNNER_ENVIRONMENT, token: e.GITHUB_TOKEN, tool: e.RUNNER_TOOL_CACHE.length > 0 }));`,
	);
	expect(JSON.parse(main.raw[0] ?? "")).toEqual({
		cwd: workspace,
		sha: "a".repeat(40),
		ref: "refs/heads/main",
		name: "main",
		event: "refs/heads/main",
		kind: "self-hosted",
		tool: true,
	});
});

test("stdin is closed, and the streams are pipes that can be opened by name", async () => {
	const { main } = await run(
		`import { readFileSync, writeFileSync } from "node:fs";
		writeFileSync("/dev/stdout", "stdin: " + readFileSync(0).length + "\\n");
		console.error("on stderr"); process.stdout.write("no newline");`,
	);
	expect(main.raw.toSorted()).toEqual(["no newline", "on stderr", "stdin: 0"]);
	expect(main.streamsHeld).toBe(false);
});

test("an event file may be missing or broken", async () => {
	const read = `import { readFileSync } from "node:fs"; try { console.log(readFileSync(process.env.GITHUB_EVENT_PATH, "utf8")); } catch (e) { console.log(e.code); }`;
	const missing = await run(read, {
		event: { name: "push", payload: undefined },
	});
	const broken = await run(read, { event: { name: "push", payload: "{" } });
	expect(missing.main.raw).toEqual(["ENOENT"]);
	expect(broken.main.raw).toEqual(["{"]);
});

test("outputs, state, environment, path and summary come by files; post gets what is its own", async () => {
	const job = await run(
		`${APPEND}
		put("GITHUB_OUTPUT", "a=1\\nb<<EOF\\nx=y\\n\\nz\\nEOF\\n");
		put("GITHUB_STATE", "pid=42\\n"); put("GITHUB_ENV", "LATER=yes\\n"); put("GITHUB_PATH", "/opt/tool\\n");
		put("GITHUB_STEP_SUMMARY", "# Done\\n"); process.exitCode = 3;`,
		{
			post: `console.log(process.env.STATE_pid, process.env.LATER, process.env.PATH.split(":")[0], process.env.INPUT_GREETING);`,
		},
	);
	expect(job.main.outputs).toEqual({ a: "1", b: "x=y\n\nz" });
	expect(job.main.summary).toBe("# Done\n");
	expect(job.main.exitCode).toBe(3);
	expect(job.conclusion).toBe("failure");
	expect(job.post?.raw).toEqual(["42 yes /opt/tool hello"]);
	expect(job.post?.conclusion).toBe("success");
});

test.each([
	["no sign", "nothing\\n", "Invalid format 'nothing'"],
	["no name", "=x\\n", "Name must not be empty"],
	["no delimiter", "a<<\\nx\\n", "delimiter must not be empty"],
	["no end", "a<<EOF\\nx\\n", "Matching delimiter not found 'EOF'"],
])("a file command with %s fails the step after exit 0", async (_, text, words) => {
	const { main } = await run(`${APPEND} put("GITHUB_OUTPUT", "${text}");`);
	expect(main.exitCode).toBe(0);
	expect(main.conclusion).toBe("failure");
	expect(main.annotations.at(-1)?.message).toContain(words);
});

test("a summary of more than 1 MiB is dropped with an error; the step stands", async () => {
	const { main } = await run(
		`${APPEND} put("GITHUB_STEP_SUMMARY", "x".repeat(1048577));`,
	);
	expect(main.summary).toBe("");
	expect(main.conclusion).toBe("success");
	expect(main.annotations[0]?.message).toContain(
		"up to a size of 1024k, got 1024k",
	);
	const exact = await run(
		`${APPEND} put("GITHUB_STEP_SUMMARY", "x".repeat(1048576));`,
	);
	expect(exact.main.summary).toHaveLength(1048576);
});

test("an action that is cancelled and stops by itself", async () => {
	const job = await run(
		`${APPEND}
		process.on("SIGINT", () => { put("GITHUB_OUTPUT", "cleaned=yes\\n"); process.exit(0); });
		console.log("ready"); setInterval(() => {}, 1000);`,
		{ cancelAfter: /^ready$/, post: "console.log('post');" },
	);
	expect(job.main.sent).toEqual(["SIGINT"]);
	expect(job.main.outputs).toEqual({ cleaned: "yes" });
	expect(job.conclusion).toBe("cancelled");
	expect(job.post?.conclusion).toBe("success");
	expect(job.post?.raw).toEqual(["post"]);
});

test("the whole ladder, to one pid only, and then the sweep", async () => {
	const job = await run(
		`import { spawn } from "node:child_process";
		process.on("SIGINT", () => console.log("no")); process.on("SIGTERM", () => console.log("no, no"));
		const child = spawn("sleep", ["1000"], { stdio: ["ignore", "inherit", "inherit"], detached: true });
		child.on("spawn", () => console.log("pid " + child.pid)); setInterval(() => {}, 1000);`,
		{ cancelAfter: /^pid/ },
	);
	expect(job.main.sent).toEqual(["SIGINT", "SIGTERM", "SIGKILL"]);
	expect(job.main.raw.slice(1)).toEqual(["no", "no, no"]);
	expect(job.main.signal).toBe("SIGKILL");
	expect(job.main.streamsHeld).toBe(true);
	expect(job.orphans).toEqual([
		{ pid: Number(job.main.raw[0]?.slice(4)), command: "sleep 1000" },
	]);
	const [orphan] = job.orphans;
	await expect
		.poll(() => existsSync(`/proc/${orphan?.pid}/fd/0`), { timeout: 30_000 })
		.toBe(false);
});

test("a job is cancelled by a promise, or by its time-out", async () => {
	const idle = "setInterval(() => {}, 1000);";
	const promised = await run(idle, { cancelAfter: Promise.resolve() });
	const late = await run(idle, { timeoutSeconds: 0.2 });
	for (const job of [promised, late]) {
		expect(job.main.signal).toBe("SIGINT");
		expect(job.conclusion).toBe("cancelled");
	}
});

test("what is left in RUNNER_TEMP is told, and removed; the tool cache stays", async () => {
	const toolCache = join(folder, "tools");
	const job = await run(
		`import { writeFileSync } from "node:fs";
		writeFileSync(process.env.RUNNER_TEMP + "/scratch", ""); writeFileSync(process.env.RUNNER_TOOL_CACHE + "/kept", "");
		console.log(process.env.RUNNER_TEMP);`,
		{ toolCache },
	);
	expect(job.leftovers).toEqual(["scratch"]);
	expect(existsSync(job.main.raw[0] ?? "")).toBe(false);
	expect(existsSync(join(toolCache, "kept"))).toBe(true);
	expect(job.orphans).toEqual([]);
});

test("the sweep leaves the processes of others alone", async () => {
	const other = spawn("sleep", ["1000"], {
		env: { RUNNER_TRACKING_ID: "github_other" },
		stdio: "ignore",
	});
	try {
		await new Promise((started) => other.once("spawn", started));
		expect(sweepOrphans("github_other2")).toEqual([]);
		expect(sweepOrphans("github_other").map(({ pid }) => pid)).toEqual([
			other.pid,
		]);
	} finally {
		other.kill("SIGKILL");
	}
});
