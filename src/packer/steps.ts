/** Packer's commands of one run, one after the other: how long each may take, and who may stop it. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type BuildLog, note, type OutputSink } from "./log.ts";
import type { OutputReader } from "./output.ts";
import { type ExitResult, startDetached } from "./process.ts";
import type { RunRequest } from "./run.ts";
import type { Doom } from "./watchdog.ts";

export type Step = "init" | "validate" | "build";

/** The xenserver plugin looks at no signal during the export: waiting longer brings nothing. */
const EXPORT_GRACE_SECONDS = 5;
/** A plugin whose pool does not answer cleans nothing up. */
const DOOM_GRACE_SECONDS = 10;

export class Steps {
	/** Seconds that each step took. */
	readonly timings: Record<string, number> = {};
	/** What first had Packer stopped, but for the time-out. */
	stoppedBy: "cancelled" | Doom | undefined;
	readonly #request: RunRequest;
	readonly #log: BuildLog;
	readonly #reader: OutputReader;
	readonly #startedAt: number;

	constructor(request: RunRequest, log: BuildLog, reader: OutputReader) {
		this.#request = request;
		this.#log = log;
		this.#reader = reader;
		this.#startedAt = request.now().getTime();
	}

	/** Runs one command of Packer to its end. Undefined: the run was cancelled before. */
	async run(
		step: Step,
		args: readonly string[],
		sinks: { readonly stdout: OutputSink; readonly stderr: OutputSink },
		doomed?: AbortSignal,
	): Promise<ExitResult | undefined> {
		const { signal, packer, stopGraceSeconds } = this.#request;
		if (signal.aborted) return undefined;
		const began = this.#request.now().getTime();
		note(this.#log, `$ packer ${args.join(" ")}`);
		const process = await startDetached({
			file: packer.file,
			args,
			cwd: this.#request.arguments.workingDirectory,
			env: await this.#environment(step),
			folder: join(this.#request.folder, step),
			onOutput: (stream, chunk) => sinks[stream].write(chunk),
			timeoutMinutes: this.#minutesLeft(began),
			stopGraceSeconds: () => this.#graceSeconds(stopGraceSeconds),
		});
		const stop = (cause: "cancelled" | Doom, graceSeconds: number) => {
			this.stoppedBy ??= cause;
			process.stop(this.#graceSeconds(graceSeconds));
		};
		const ended = new AbortController();
		onAbort(signal, ended.signal, () => stop("cancelled", stopGraceSeconds));
		if (doomed !== undefined) {
			onAbort(doomed, ended.signal, () =>
				stop(doomed.reason, DOOM_GRACE_SECONDS),
			);
		}
		try {
			return await process.finished;
		} finally {
			ended.abort();
			sinks.stdout.end();
			sinks.stderr.end();
			// a clock may be set back meanwhile
			const took = this.#request.now().getTime() - began;
			this.timings[step] = Math.max(0, took) / 1000;
		}
	}

	/** `init` downloads a plugin to one name in the temporary folder, which other runners of this user share. */
	async #environment(step: Step): Promise<Readonly<Record<string, string>>> {
		const { environment, folder } = this.#request;
		if (step !== "init") return environment;
		const temporary = join(folder, "tmp");
		await mkdir(temporary, { recursive: true });
		return { ...environment, TMPDIR: temporary };
	}

	/** Of the whole run's time; 0 for no bound. */
	#minutesLeft(now: number): number {
		const { timeoutMinutes } = this.#request;
		if (timeoutMinutes === 0) return 0;
		const left = timeoutMinutes - (now - this.#startedAt) / 60_000;
		return Math.max(left, Number.MIN_VALUE);
	}

	#graceSeconds(seconds: number): number {
		return this.#reader.phase === "export"
			? Math.min(seconds, EXPORT_GRACE_SECONDS)
			: seconds;
	}
}

/** Calls back when the signal aborts, or has already, unless `ended` has before. */
function onAbort(
	signal: AbortSignal,
	ended: AbortSignal,
	callback: () => void,
): void {
	if (signal.aborted) callback();
	else
		signal.addEventListener("abort", callback, { once: true, signal: ended });
}
