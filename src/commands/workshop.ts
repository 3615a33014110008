/** What must be there before the first build: scratch, Packer, a store that takes what we will send. */
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Store } from "../bucket/client.ts";
import { StoreError } from "../bucket/errors.ts";
import type { Capabilities } from "../bucket/objects.ts";
import { preflight } from "../bucket/preflight.ts";
import type { JournalRun } from "../journal-data.ts";
import type { Failure, PackerRoot } from "../model.ts";
import { packerEnvironment } from "../packer/command.ts";
import { findPacker, type PackerExecutable } from "../packer/version.ts";
import { JOURNAL_STATE, Journal } from "../state.ts";
import { journalsFolder, storeName } from "./journals.ts";
import { PluginCache, pluginKey } from "./plugin-cache.ts";
import { requiredPlugins } from "./required-plugins.ts";
import type { Run } from "./run.ts";

export interface Workshop {
	readonly scratch: string;
	readonly journal: Journal;
	readonly packer: PackerExecutable;
	readonly pluginDirectory: string;
	readonly plugins: PluginCache;
	readonly store: Store;
	readonly capabilities: Capabilities;
	readonly warnings: readonly string[];
}

/** Makes the scratch folder and leaves the journal's name to post, before anything else is started. */
export function openScratch(run: Run): Journal {
	const { facts, settings } = run;
	const name = `xva-${facts.runKey}-${randomBytes(4).toString("hex")}`;
	const scratch = join(facts.temp, name);
	const about: JournalRun = {
		scratch,
		runId: facts.runId,
		runAttempt: facts.runAttempt,
		repository: facts.repository,
		store: storeName(settings.store),
		pool: settings.xapi?.host ?? "",
	};
	const lasting = join(journalsFolder(run), name);
	let journal: Journal;
	try {
		journal = Journal.create(lasting, about);
	} catch {
		// post finds it there as well; only the next run would not
		journal = Journal.create(join(facts.temp, `${name}-journal`), about);
	}
	run.runner.saveState(JOURNAL_STATE, journal.folder);
	run.onPoolSession((session) => journal.setSession(session));
	run.signal.addEventListener(
		"abort",
		() => journal.update({ cancelled: true }),
		{ once: true },
	);
	mkdirSync(scratch, { recursive: true, mode: 0o700 });
	return journal;
}

/** Removes scratch after a run that ended by itself; what can't be removed or settled is left to post. */
export async function closeScratch(run: Run, journal: Journal): Promise<void> {
	await run.closePool();
	if (journal.data.uploads.length > 0) {
		const { abortUploads } = await import("./abort-uploads.ts");
		for (const problem of await abortUploads(run, journal))
			run.runner.info(problem);
	}
	journal.update({ finished: true, summaryWritten: true });
	const { scratch } = journal.data;
	await rm(scratch, { recursive: true, force: true }).catch((error: unknown) =>
		run.runner.info(`${scratch} could not be removed: ${String(error)}`),
	);
	if (journal.settled) journal.remove();
}

/** All that a build needs, or why there is none. */
export async function openWorkshop(
	run: Run,
	journal: Journal,
	roots: readonly PackerRoot[],
): Promise<Workshop | Failure> {
	const store = await run.store();
	if (store === undefined)
		throw new Error("`build` was started without a bucket.");
	const pluginDirectory = run.settings.packer.cachePlugins
		? join(run.facts.toolCache, "xva-template-action", "packer-plugins")
		: join(journal.data.scratch, "plugins");
	const packer = await findPackerOf(run, journal);
	if ("reason" in packer) return packer;
	try {
		const capabilities = await preflight(store, run.signal);
		return {
			scratch: journal.data.scratch,
			journal,
			packer,
			pluginDirectory,
			plugins: await openPlugins(run, packer, pluginDirectory, roots),
			store,
			capabilities,
			warnings: [
				...(packer.modern
					? []
					: [
							`Packer ${packer.version} is older than 1.10: \`packer init\` is not run, so plugins must be installed already.`,
						]),
				...capabilities.warnings,
			],
		};
	} catch (error) {
		return run.signal.aborted
			? {
					reason: "cancelled",
					message: "The run was cancelled before a build began.",
					details: [],
				}
			: storeFailure(error);
	}
}

async function findPackerOf(
	run: Run,
	journal: Journal,
): Promise<PackerExecutable | Failure> {
	try {
		return await findPacker({
			packer: run.settings.packer.executable,
			searchPath:
				run.env.PATH ?? ["/usr/local/bin", "/usr/bin", "/bin"].join(delimiter),
			cwd: run.facts.workspace,
			environment: packerEnvironment({
				base: run.env,
				mode: [],
				offered: {},
				debug: false,
				marker: journal.data.scratch,
			}),
		});
	} catch (error) {
		return { reason: "packer", message: sentence(error), details: [] };
	}
}

async function openPlugins(
	run: Run,
	packer: PackerExecutable,
	directory: string,
	roots: readonly PackerRoot[],
): Promise<PluginCache> {
	const paths = roots.flatMap(({ templateFiles }) => templateFiles);
	const required = await Promise.all(
		paths.map(async (path) =>
			requiredPlugins(
				path,
				await readFile(join(run.facts.workspace, path), "utf8").catch(() => ""),
			),
		),
	);
	const { ca } = await run.network();
	return new PluginCache({
		directory,
		key: run.settings.packer.cachePlugins
			? pluginKey(required.flat(), packer.version)
			: undefined,
		env: run.env,
		script: process.argv[1] ?? "",
		...(ca === undefined ? {} : { ca }),
		signal: run.signal,
		say: (line) => run.runner.info(line),
	});
}

/** The failure that an error of the store stands for. */
export function storeFailure(error: unknown): Failure {
	return {
		reason: error instanceof StoreError ? error.reason : "upload",
		message: sentence(error),
		details: [],
	};
}

export function sentence(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
