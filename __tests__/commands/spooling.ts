/** A run of the action on a machine with a spool: real store, real files, and a log that is kept. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExtraFile } from "../../src/bucket/publish.ts";
import { keepImage } from "../../src/commands/keep.ts";
import { openRun, type Run } from "../../src/commands/run.ts";
import { openScratch } from "../../src/commands/workshop.ts";
import { readSettings } from "../../src/inputs.ts";
import type { Failure } from "../../src/model.ts";
import { readRunFacts } from "../../src/run-facts.ts";
import { openRunner } from "../../src/runner.ts";
import { entryOf } from "../spool/entries.ts";
import { ACCESS_KEY, BUCKET, SECRET_KEY } from "../stand-ins/s3.ts";

export const COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";

export interface Machine {
	readonly folder: string;
	readonly toolCache: string;
	/** All that its runs said. */
	readonly said: string[];
	/** A run of a job on this machine. */
	run(options?: MachineRun): Run;
	/** Fails to upload `bytes` as an image, and returns what is then said of it. */
	spool(run: Run, bytes: Uint8Array, options?: SpoolOptions): Promise<Failure>;
	close(): Promise<void>;
}

export interface MachineRun {
	readonly endpoint?: string;
	readonly inputs?: Readonly<Record<string, string>>;
	readonly env?: Readonly<Record<string, string>>;
	readonly signal?: AbortSignal;
}

export interface SpoolOptions {
	readonly build?: number;
	readonly failure?: Partial<Failure>;
	readonly channels?: readonly string[];
	readonly extras?: readonly ExtraFile[];
}

export function openMachine(endpoint: string): Machine {
	const folder = mkdtempSync(join(tmpdir(), "machine-"));
	const toolCache = join(folder, "tools");
	const temp = join(folder, "temp");
	mkdirSync(temp);
	const said: string[] = [];
	const runs: Run[] = [];
	return {
		folder,
		toolCache,
		said,
		run: (options = {}) => {
			const env = {
				GITHUB_REPOSITORY: "owner/templates",
				GITHUB_RUN_ID: "2",
				GITHUB_ACTOR: "somebody",
				GITHUB_WORKSPACE: folder,
				RUNNER_TEMP: temp,
				RUNNER_TOOL_CACHE: toolCache,
				...options.env,
			};
			const inputs: Record<string, string> = {
				command: "build",
				"s3-bucket": BUCKET,
				"s3-endpoint": options.endpoint ?? endpoint,
				"aws-access-key-id": ACCESS_KEY,
				"aws-secret-access-key": SECRET_KEY,
				...options.inputs,
			};
			const run = openRun({
				env,
				facts: readRunFacts(env),
				settings: readSettings((name) => inputs[name] ?? ""),
				runner: {
					...openRunner(env),
					info: (line) => said.push(line),
					saveState: () => {},
				},
				signal: options.signal ?? new AbortController().signal,
			});
			runs.push(run);
			return run;
		},
		spool: async (run, bytes, options = {}) => {
			const entry = entryOf(bytes, options);
			const path = join(folder, `${entry.facts.identity.id}.xva`);
			const logPath = join(folder, "build.log");
			writeFileSync(path, bytes);
			writeFileSync(logPath, "log\n");
			const { channels = ["latest"] } = options;
			const store = await run.store();
			if (store === undefined) throw new Error("no bucket");
			const journal = openScratch(run);
			const keeper = {
				run,
				store,
				journal,
				log: (line: string) => said.push(line),
				refuseSecrets: () => {},
			};
			const unpublished = {
				image: entry.image,
				files: [
					{
						path,
						packerBuild: "file.a",
						builderId: "packer.file",
						format: "xva" as const,
						name: "debian-12.xva",
						platform: "xcp-ng",
					},
				],
				logPath,
				extras: options.extras ?? [],
				facts: entry.facts,
				channels,
				reason: "changed",
				by: { actor: run.facts.actor, run_url: run.facts.runUrl ?? "" },
				stamp: entry.facts.identity.id,
			};
			const failure = await keepImage(keeper, unpublished, {
				reason: "store_down",
				message: "The store does not answer.",
				details: [],
				...options.failure,
			});
			rmSync(journal.data.scratch, { recursive: true, force: true });
			journal.remove();
			return failure;
		},
		close: async () => {
			for (const run of runs) await run.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
