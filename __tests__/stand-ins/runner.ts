/**
 * A runner: starts an action as GitHub's runner on Linux does (actions/runner 2.336), and tells all that came of it.
 * One job of one step: main, then post in a process of its own, then the sweep for what was left running.
 */

import { randomUUID } from "node:crypto";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Annotation, StepLog } from "./runner-commands.ts";
import { gitHubContext } from "./runner-context.ts";
import {
	type FileResults,
	makeCommandFiles,
	readCommandFiles,
} from "./runner-files.ts";
import {
	inputVariable,
	readManifest,
	resolveInputs,
} from "./runner-manifest.ts";
import { SecretMasker } from "./runner-masks.ts";
import {
	type Orphan,
	type Patience,
	type ProcessEnd,
	RUNNER_PATIENCE,
	runProcess,
	sweepOrphans,
} from "./runner-process.ts";

export interface ActionRun {
	/** Folder with `action.yml`. */
	readonly actionPath: string;
	/** The Node executable that the runner would bring. */
	readonly node: string;
	/** `GITHUB_WORKSPACE`, and the working directory. */
	readonly workspace: string;
	readonly event: {
		readonly name: string;
		/** Written as JSON; a string is written as it is, undefined leaves the file out. */
		readonly payload: unknown;
	};
	/** The step's `with`. */
	readonly inputs?: Readonly<Record<string, string>>;
	/** Members of the `github` context, by their names there: `sha`, `ref`, `repository`, `token`, `api_url`, `run_id`, … */
	readonly github?: Readonly<Record<string, string>>;
	/** The step's `env`, and that of the runner's own service. */
	readonly env?: Readonly<Record<string, string>>;
	/** Values that are masked from the start, as those of `secrets` are. The token always is. */
	readonly secrets?: readonly string[];
	/** `RUNNER_TOOL_CACHE`, the one folder that lives from job to job; a fresh one where absent. */
	readonly toolCache?: string;
	/** Cancels the job when a shown line of main matches, or when the promise is kept. */
	readonly cancelAfter?: RegExp | Promise<unknown>;
	/** Cancels the step like `timeout-minutes`; 300 where absent. */
	readonly timeoutSeconds?: number;
	readonly patience?: Partial<Patience>;
	/** Debug logging is on. */
	readonly debug?: boolean;
	/** The runner's service stops with main: no post step, and nobody ends what is left running. */
	readonly serviceStops?: boolean;
	/** Sees each shown line of main as it comes. */
	readonly onLine?: (line: string) => void;
}

/** One process of the step: main or post. */
export interface StepResult extends ProcessEnd, FileResults {
	readonly conclusion: "success" | "failure" | "cancelled";
	/** As shown: masked, commands in the runner's words. */
	readonly log: readonly string[];
	/** As the process wrote it, with every secret. */
	readonly raw: readonly string[];
	readonly annotations: readonly Annotation[];
}

export interface JobResult {
	readonly conclusion: "success" | "failure" | "cancelled";
	readonly main: StepResult;
	readonly post?: StepResult;
	/** Processes that were still running at the end of the job; they have been killed. */
	readonly orphans: readonly Orphan[];
	/** Names that were left in `RUNNER_TEMP`; they have been removed. */
	readonly leftovers: readonly string[];
	/** Values that were masked, without their encoded forms. */
	readonly masks: readonly string[];
}

/** Runs the action's main and post, and ends the job. */
export async function runAction(run: ActionRun): Promise<JobResult> {
	const folder = mkdtempSync(join(tmpdir(), "runner-"));
	try {
		return await new Job(run, folder).run();
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

class Job {
	readonly #run: ActionRun;
	readonly #folder: string;
	readonly #temp: string;
	readonly #masker = new SecretMasker();
	readonly #trackingId = `github_${randomUUID()}`;
	readonly #github: Readonly<Record<string, string>>;

	constructor(run: ActionRun, folder: string) {
		this.#run = run;
		this.#folder = folder;
		this.#temp = join(folder, "_temp");
		this.#github = gitHubContext(run, this.#temp);
		for (const secret of [this.#github.token, ...(run.secrets ?? [])])
			this.#masker.add(secret ?? "");
	}

	async run(): Promise<JobResult> {
		const manifest = readManifest(this.#run.actionPath);
		const env = this.#environment();
		const { inputs, warnings } = resolveInputs(
			manifest,
			this.#run.inputs ?? {},
			{ github: this.#github, runner: { temp: this.#temp }, env },
		);
		for (const [name, value] of Object.entries(inputs))
			env[inputVariable(name)] = value;
		this.#writeEvent();
		const cancel = new AbortController();
		const log = this.#newLog(this.#watch(cancel));
		showInputs(log, manifest.name, inputs);
		for (const warning of warnings) log.issue("warning", warning);
		const main = await this.#step(manifest.main, env, log, cancel.signal);
		const { serviceStops = false } = this.#run;
		const post =
			!serviceStops &&
			manifest.post &&
			(await this.#step(
				manifest.post,
				afterMain(env, main),
				this.#newLog(() => {}),
			));
		const orphans = serviceStops ? [] : sweepOrphans(this.#trackingId);
		const ends = [main, ...(post ? [post] : [])].map((step) => step.conclusion);
		return {
			conclusion:
				ends.find((end) => end === "cancelled") ??
				ends.find((end) => end === "failure") ??
				"success",
			main,
			...(post && { post }),
			orphans,
			leftovers: readdirSync(this.#temp)
				.filter((name) => !RUNNER_FOLDERS.includes(name))
				.sort(),
			masks: [...this.#masker.values],
		};
	}

	#newLog(onShown: (line: string) => void): StepLog {
		const { workspace, debug = false } = this.#run;
		return new StepLog(this.#masker, { workspace, debug, onShown });
	}

	/** Cancels as the caller wants it; what is returned looks at each shown line. */
	#watch(cancel: AbortController): (line: string) => void {
		const { cancelAfter, onLine } = this.#run;
		if (cancelAfter instanceof Promise)
			cancelAfter.finally(() => cancel.abort()).catch(() => {});
		return (line) => {
			onLine?.(line);
			if (cancelAfter instanceof RegExp && cancelAfter.test(line))
				cancel.abort();
		};
	}

	async #step(
		script: string,
		env: Readonly<Record<string, string>>,
		log: StepLog,
		cancel?: AbortSignal,
	): Promise<StepResult> {
		const timeout = AbortSignal.timeout(
			(this.#run.timeoutSeconds ?? 300) * 1000,
		);
		const files = makeCommandFiles(this.#temp);
		const end = await runProcess({
			command: this.#run.node,
			args: [script],
			cwd: this.#run.workspace,
			env: { ...env, ...files },
			scratch: this.#folder,
			patience: { ...RUNNER_PATIENCE, ...this.#run.patience },
			cancel: cancel ? AbortSignal.any([cancel, timeout]) : timeout,
			onLine: (line) => log.receive(line),
		});
		// Files are read however the process ended.
		const results = readCommandFiles(files, log, this.#masker);
		const failed = end.exitCode !== 0 || log.failed;
		return {
			...end,
			...results,
			outputs: { ...log.outputs, ...results.outputs },
			state: { ...log.state, ...results.state },
			conclusion:
				end.sent.length > 0 ? "cancelled" : failed ? "failure" : "success",
			log: log.lines,
			raw: log.raw,
			annotations: log.annotations,
		};
	}

	#writeEvent(): void {
		const { payload } = this.#run.event;
		mkdirSync(join(this.#temp, "_github_workflow"), { recursive: true });
		if (payload === undefined) return;
		const text =
			typeof payload === "string" ? payload : JSON.stringify(payload);
		writeFileSync(this.#github.event_path ?? "", text);
	}

	/** The environment of the step, without its inputs and file commands. */
	#environment(): Record<string, string> {
		// The token reaches an action by an input only.
		const { token: _, ...context } = this.#github;
		const toolCache = this.#run.toolCache ?? join(this.#folder, "_tool");
		mkdirSync(toolCache, { recursive: true });
		const env: Record<string, string> = {
			CI: "true",
			HOME: process.env.HOME ?? this.#folder,
			LANG: "C.UTF-8",
			PATH: process.env.PATH ?? "",
			...this.#run.env,
			GITHUB_ACTIONS: "true",
			RUNNER_ARCH: "X64",
			RUNNER_ENVIRONMENT: "self-hosted",
			RUNNER_NAME: "emulated",
			RUNNER_OS: "Linux",
			RUNNER_TEMP: this.#temp,
			RUNNER_TOOL_CACHE: toolCache,
			RUNNER_TRACKING_ID: this.#trackingId,
			RUNNER_WORKSPACE: join(this.#run.workspace, ".."),
		};
		if (this.#run.debug) env.RUNNER_DEBUG = "1";
		for (const [name, value] of Object.entries(context))
			env[`GITHUB_${name.toUpperCase()}`] = value;
		return env;
	}
}

/** The runner's own folders in `RUNNER_TEMP`. */
const RUNNER_FOLDERS = ["_github_workflow", "_runner_file_commands"];

/** The head of the step's log: the runner prints every input that is not empty. */
function showInputs(
	log: StepLog,
	name: string,
	inputs: Readonly<Record<string, string>>,
): void {
	log.show(`##[group]Run ${name}`);
	log.show("with:");
	for (const [input, value] of Object.entries(inputs))
		if (value !== "") log.show(`  ${input}: ${value}`);
	log.show("##[endgroup]");
}

/** The environment of post: what main left in its state, and for later steps. */
function afterMain(
	env: Readonly<Record<string, string>>,
	main: StepResult,
): Record<string, string> {
	const after = { ...env, ...main.env };
	for (const [name, value] of Object.entries(main.state))
		after[`STATE_${name}`] = value;
	after.PATH = [...[...main.path].reverse(), env.PATH].join(delimiter);
	return after;
}
