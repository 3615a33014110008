/** main and post: wire the settings to the command, the signals to its cancellation, and every error to one sentence. */
import type { Run } from "./commands/run.ts";
import { openRun } from "./commands/run.ts";
import { InputError } from "./input-values.ts";
import { readSettings } from "./inputs.ts";
import { masksOf } from "./packer/secret-parts.ts";
import { type Env, readRunFacts } from "./run-facts.ts";
import { openRunner, type Runner } from "./runner.ts";
import { classifySecrets, knownNames, secretInputs } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import { JOURNAL_STATE } from "./state.ts";

/** A sentence needs no more, and the summary is for people. */
const SUMMARY_ERROR_MAX = 2000;

/** The action's main step. Never throws: what went wrong is said, and the exit code is 1. */
export async function runMain(env: Env): Promise<void> {
	await runCommand(env, (input) => env[inputVariable(input)] ?? "");
}

/** The action's post step: takes over what a cancelled or killed main left. Never fails the job. */
export async function runPost(env: Env): Promise<void> {
	const runner = openRunner(env);
	const journal = env[`STATE_${JOURNAL_STATE}`];
	if (!journal) return;
	const cancel = cancelOnSignals(runner, "nothing more is published");
	try {
		const { settings } = openSettings(
			runner,
			env,
			(input) => env[inputVariable(input)] ?? "",
		);
		const run = openRun({
			env,
			facts: readRunFacts(env),
			settings,
			runner,
			signal: cancel.signal,
		});
		const { post } = await import("./commands/post.ts");
		await post(run, journal);
		await run.close();
	} catch (error) {
		runner.info(`Cleaning up failed: ${sentenceOf(error)}`);
	} finally {
		cancel.forget();
	}
}

/** Runs the command that the inputs name, from the runner's environment or the command line. */
export async function runCommand(
	env: Env,
	get: (input: string) => string,
): Promise<void> {
	const runner = openRunner(env);
	const cancel = cancelOnSignals(runner, "no new build starts");
	try {
		const { settings, tooShort } = openSettings(runner, env, get);
		if (tooShort.length > 0)
			runner.info(
				`Too short or too common to be hidden: ${tooShort.join(", ")}.`,
			);
		const run = openRun({
			env,
			facts: readRunFacts(env),
			settings,
			runner,
			signal: cancel.signal,
		});
		try {
			await dispatch(run);
		} finally {
			await run.close();
		}
	} catch (error) {
		await failEarly(runner, error);
	} finally {
		cancel.forget();
	}
}

/** How the runner names an input in the environment: upper case, spaces as `_`, hyphens kept. */
function inputVariable(input: string): string {
	return `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`;
}

/** Reads the settings and masks their secrets before anything else is said. */
function openSettings(
	runner: Runner,
	env: Env,
	get: (input: string) => string,
): { readonly settings: Settings; readonly tooShort: readonly string[] } {
	const settings = readSettings(get);
	const { hidden, tooShort } = classifySecrets(
		secretInputs(settings, env),
		knownNames(settings, env),
	);
	for (const mask of hidden.flatMap(({ value }) => masksOf(value)))
		runner.mask(mask);
	return { settings, tooShort };
}

async function dispatch(run: Run): Promise<void> {
	switch (run.settings.command) {
		case "build": {
			const { build } = await import("./commands/build.ts");
			return build(run);
		}
		case "plan": {
			const { plan } = await import("./commands/plan.ts");
			return plan(run);
		}
		case "prune":
		case "report": {
			const leftovers = await import("./commands/leftovers.ts");
			return leftovers[run.settings.command](run);
		}
	}
}

interface Cancellation {
	readonly signal: AbortSignal;
	forget(): void;
}

/** The runner sends SIGINT, then SIGTERM: the first starts the cancellation, the second finds it under way. */
function cancelOnSignals(runner: Runner, so: string): Cancellation {
	const controller = new AbortController();
	const onSignal = (name: NodeJS.Signals) => {
		if (!controller.signal.aborted)
			runner.info(`Cancelling after ${name}: ${so}.`);
		controller.abort(new Error(`cancelled by ${name}`));
	};
	process.on("SIGINT", onSignal);
	process.on("SIGTERM", onSignal);
	return {
		signal: controller.signal,
		forget: () => {
			process.off("SIGINT", onSignal);
			process.off("SIGTERM", onSignal);
		},
	};
}

/** Outputs are set even where nothing could start, and the one error is said once. */
async function failEarly(runner: Runner, error: unknown): Promise<void> {
	const { emptyOutputs } = await import("./report/outputs.ts");
	for (const [name, value] of Object.entries(emptyOutputs()))
		runner.setOutput(name, value);
	const { escapeMarkdown } = await import("./report/format.ts");
	runner.writeSummary(
		`## XVA templates: not started\n\n❌ ${escapeMarkdown(sentenceOf(error), SUMMARY_ERROR_MAX)}\n`,
	);
	runner.fail(sentenceOf(error));
	if (
		runner.debugging &&
		!(error instanceof InputError) &&
		error instanceof Error
	)
		runner.info(error.stack ?? "");
}

function sentenceOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
