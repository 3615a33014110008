/** Starts the thread that talks to GitHub's cache service, and ends it where it takes too long. */
import { basename } from "node:path";
import { Worker } from "node:worker_threads";
import type { CacheAnswer, CacheTask } from "./plugin-cache-worker.ts";

export interface ThreadLimits {
	/** All that the thread sees of the environment. */
	readonly env: Record<string, string>;
	readonly limitMs: number;
	readonly signal: AbortSignal;
}

/**
 * Runs the task in a thread of its own, started from `script`. Never rejects.
 * @returns what was done, and a sentence where something was in the way
 */
export async function inThread(
	script: string,
	task: CacheTask,
	{ env, limitMs, signal }: ThreadLimits,
): Promise<CacheAnswer & { readonly problem: string }> {
	const timeout = AbortSignal.timeout(Math.max(0, Math.round(limitMs)));
	const ended = AbortSignal.any([signal, timeout]);
	const worker = new Worker(script, {
		workerData: task,
		env,
		stdout: true,
		stderr: true,
	});
	const stop = () => void worker.terminate();
	ended.addEventListener("abort", stop);
	if (ended.aborted) stop();
	let printed = "";
	worker.stdout.on("data", (chunk) => {
		printed += chunk;
	});
	worker.stderr.resume();
	let done = false;
	worker.on("message", (answer: CacheAnswer) => {
		done = answer.done;
	});
	const problem = await new Promise<string>((resolve) => {
		worker.on("error", (error) => resolve(error.message));
		worker.on("exit", () => {
			// a thread that was ended is no failure of ours to speak of, unless it was too slow
			if (timeout.aborted)
				resolve(`it took longer than ${Math.round(limitMs / 1000)} s.`);
			else resolve(signal.aborted ? "" : lastWarning(printed));
		});
	});
	ended.removeEventListener("abort", stop);
	return { done: done && !ended.aborted, problem };
}

/** The last warning or error among workflow commands; addresses carry signatures, and are not for the log. */
function lastWarning(printed: string): string {
	const said = /^::(?:warning|error)::(.*)$/gm;
	const last = [...printed.matchAll(said)].at(-1)?.[1] ?? "";
	return last.replace(
		/\bhttps?:\/\/\S+/g,
		(url) => `${basename(url.split("?")[0] ?? "")} (at its address)`,
	);
}
