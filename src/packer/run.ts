/** One Packer root, from `init` to its artifacts. */

import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BuildResult, Failure, FailureReason, Notice } from "../model.ts";
import { refuseYield, resolveArtifacts, type WhyStale } from "./artifacts.ts";
import {
	buildArguments,
	initArguments,
	isLegacy,
	type PackerArguments,
	validateArguments,
} from "./command.ts";
import { isSameDiagnostic, parseDiagnostics } from "./diagnostics.ts";
import { explainBuild, explainPreparation } from "./explain.ts";
import { followBuild, type PackerWatch } from "./follow.ts";
import { BuildLog, machineSink, note, plainSink } from "./log.ts";
import { OutputReader } from "./output.ts";
import type { ExitResult } from "./process.ts";
import type { Redactor } from "./redact.ts";
import { type Step, Steps } from "./steps.ts";
import type { BuildTrace, Phase } from "./traces.ts";
import type { PackerExecutable } from "./version.ts";

export interface RunRequest {
	readonly arguments: PackerArguments;
	readonly packer: PackerExecutable;
	/** As `packerEnvironment` makes it. */
	readonly environment: Readonly<Record<string, string>>;
	/** Scratch folder of this run, private: what Packer writes is there unredacted, so it must go in the end. */
	readonly folder: string;
	/** File of the redacted log. */
	readonly logPath: string;
	readonly redactor: Redactor;
	/** Live lines, redacted; the caller fences them from the runner's commands. */
	readonly log: (line: string) => void;
	/** Aborting stops Packer, whatever it is at. */
	readonly signal: AbortSignal;
	/** For the whole run; 0 for none. */
	readonly timeoutMinutes: number;
	/** How long Packer may clean up after SIGTERM. */
	readonly stopGraceSeconds: number;
	readonly debug: boolean;
	/** Runs `init` while no other run's is under way: Packer writes a plugin in place, under one name for all. */
	readonly initInTurn: <T>(work: () => Promise<T>) => Promise<T>;
	readonly now: () => Date;
	readonly whyStale?: WhyStale;
	readonly watch?: PackerWatch;
}

/** What one run came to, and how far it had got. */
export interface PackerRun extends BuildResult {
	/** Where the run stood: `export` where any of its builds exported. */
	readonly phase?: Phase;
	/** What each build told of itself. */
	readonly traces: readonly BuildTrace[];
}

/** Enough of `init` and `validate` to find the diagnostics in. */
const MAX_KEPT_LINES = 2000;

/**
 * Runs `init` (where Packer and the template know it), `validate` and `build`. What goes wrong with Packer is in the
 * result; it throws only where we ourselves fail, such as on a full disk.
 */
export async function runRoot(request: RunRequest): Promise<PackerRun> {
	await mkdir(request.folder, { recursive: true, mode: 0o700 });
	const log = new BuildLog({
		path: request.logPath,
		redactor: request.redactor,
		live: request.log,
		now: request.now,
	});
	try {
		return await new Run(request, log).all();
	} finally {
		log.close();
	}
}

/** Without required plugins `init` only says so in five lines; a legacy template has no such block. */
export async function asksForPlugins({
	root,
	repository,
}: Pick<PackerArguments, "root" | "repository">): Promise<boolean> {
	if (isLegacy(root)) return false;
	try {
		const texts = root.templateFiles.map((path) =>
			readFile(join(repository, path), "utf8"),
		);
		return (await Promise.all(texts)).some((text) =>
			text.includes("required_plugins"),
		);
	} catch {
		// Packer says better than we what is wrong with a file
		return true;
	}
}

class Run {
	readonly #request: RunRequest;
	readonly #log: BuildLog;
	readonly #reader = new OutputReader();
	readonly #steps: Steps;
	#notices: Notice[] = [];

	constructor(request: RunRequest, log: BuildLog) {
		this.#request = request;
		this.#log = log;
		this.#steps = new Steps(request, log, this.#reader);
	}

	async all(): Promise<PackerRun> {
		const failure = (await this.#prepare()) ?? (await this.#build());
		const { artifacts } = this.#reader;
		const { workingDirectory } = this.#request.arguments;
		const result = await resolveArtifacts(
			artifacts,
			workingDirectory,
			this.#request.whyStale,
		);
		for (const message of result.problems) {
			this.#notices.push({ level: "warning", message: this.#redact(message) });
		}
		const refusal = refuseYield(result);
		const outcome =
			failure ?? (refusal && this.#failure(refusal.reason, refusal.message));
		return {
			...(outcome && { failure: outcome }),
			files: result.files,
			ids: result.ids,
			notices: this.#notices,
			buildErrors: Object.fromEntries(
				[...this.#reader.buildErrors].map(([name, text]) => [
					name,
					this.#redact(text),
				]),
			),
			timings: this.#steps.timings,
			...(this.#reader.phase && { phase: this.#reader.phase }),
			traces: this.#reader.traces,
		};
	}

	async #prepare(): Promise<Failure | undefined> {
		const { arguments: settings, packer } = this.#request;
		const { modern } = packer;
		if (modern && (await asksForPlugins(settings))) {
			const failure = await this.#request.initInTurn(() =>
				this.#plain("init", initArguments(settings)),
			);
			if (failure !== undefined) return failure;
		}
		return this.#plain("validate", validateArguments(settings, { modern }));
	}

	/** A step that speaks plain text. */
	async #plain(
		step: "init" | "validate",
		args: readonly string[],
	): Promise<Failure | undefined> {
		const kept: string[] = [];
		const keep = (line: string) => {
			if (kept.length < MAX_KEPT_LINES) kept.push(line);
		};
		const { debug, redactor } = this.#request;
		const exit = await this.#steps.run(step, args, {
			stdout: plainSink(this.#log, redactor, { level: "error", keep }),
			stderr: plainSink(this.#log, redactor, { level: "error", debug }),
		});
		const text = kept.join("\n");
		this.#addDiagnostics(text);
		const ended = this.#ended(step, exit);
		if ("reason" in ended) return ended;
		if (ended.code === 0) {
			this.#log.clearErrors();
			return undefined;
		}
		return this.#failure(
			"packer",
			explainPreparation(step, text, this.#notices, ended),
		);
	}

	async #build(): Promise<Failure | undefined> {
		const { debug, redactor, arguments: settings, watch } = this.#request;
		const follow = followBuild({
			reader: this.#reader,
			folder: this.#request.folder,
			watch,
			onProgress: (text) => note(this.#log, text),
		});
		const stdout = machineSink(this.#log, this.#reader, redactor, follow.tell);
		const stderr = plainSink(this.#log, redactor, { level: "error", debug });
		const exit = await this.#steps
			.run("build", buildArguments(settings), { stdout, stderr }, watch?.doomed)
			.finally(follow.stop);
		this.#addDiagnostics(this.#reader.diagnostics.join("\n"));
		const ended = this.#ended("build", exit);
		if ("reason" in ended) return ended;
		// An error line alone is no failure: provisioners' standard error comes as one.
		const { errorCount, buildErrors } = this.#reader;
		if (ended.code === 0 && errorCount === 0 && buildErrors.size === 0) {
			return undefined;
		}
		return this.#failure(
			"packer",
			explainBuild(this.#reader, this.#notices, ended),
		);
	}

	/** An end that says nothing about the template is a failure: cancelled, out of time, or no Packer to run. */
	#ended(step: Step, exit: ExitResult | undefined): Failure | ExitResult {
		const { timeoutMinutes, packer } = this.#request;
		const stoppedBy = exit?.code === 0 ? undefined : this.#steps.stoppedBy;
		if (typeof stoppedBy === "object") {
			return this.#failure(stoppedBy.reason, stoppedBy.message);
		}
		if (exit?.timedOut && exit.code !== 0) {
			return this.#failure(
				"timeout",
				`Packer was stopped after ${timeoutMinutes} minutes (during ${step}): raise the input \`build-timeout\` if the template needs longer`,
			);
		}
		if (exit === undefined || stoppedBy === "cancelled") {
			return this.#failure("cancelled", `Cancelled during packer ${step}`);
		}
		if (exit.code === 126 || exit.code === 127) {
			return this.#failure(
				"packer",
				`${packer.file} could not be run: check the input \`packer\``,
			);
		}
		return exit;
	}

	#failure(reason: FailureReason, message: string): Failure {
		return {
			reason,
			message: this.#redact(message),
			details: this.#log.errors,
		};
	}

	#addDiagnostics(text: string): void {
		const { workingDirectory, repository } = this.#request.arguments;
		const found = parseDiagnostics(text, { workingDirectory, repository });
		for (const notice of found) {
			const redacted = {
				...notice,
				message: this.#redact(notice.message),
				...(notice.title && { title: this.#redact(notice.title) }),
			};
			// `validate` and `build` say the same.
			if (!this.#notices.some((known) => isSameDiagnostic(known, redacted))) {
				this.#notices.push(redacted);
			}
		}
	}

	#redact(text: string): string {
		return this.#request.redactor.redact(text);
	}
}
