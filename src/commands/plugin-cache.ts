/**
 * Packer's plugins between runs. Where the runner keeps its tools they stay in their folder, and runner services of one
 * machine take turns at it. Where it comes up empty each time, GitHub's cache keeps them: asked only where the folder is
 * empty and the runner offers the service. Nothing here ever fails a build.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Env } from "../run-facts.ts";
import { aloneIfPossible } from "./file-lock.ts";
import { inThread } from "./plugin-cache-thread.ts";
import type { CacheTask } from "./plugin-cache-worker.ts";

/** All that a run may wait for the cache, restoring and saving together. */
const BUDGET_MS = 30_000;
const RESTORE_MS = 20_000;
/** Another runner service that is downloading a plugin. */
const INIT_PATIENCE_MS = 5 * 60_000;
/** What `@actions/cache`, its HTTP clients and its `tar` need; nothing else reaches the thread. */
const NEEDED = [
	"ACTIONS_RESULTS_URL",
	"ACTIONS_RUNTIME_TOKEN",
	"ACTIONS_CACHE_SERVICE_V2",
	"ACTIONS_CACHE_MODE",
	"GITHUB_SERVER_URL",
	"PATH",
	"HOME",
	...["http_proxy", "https_proxy", "no_proxy"].flatMap((name) => [
		name,
		name.toUpperCase(),
	]),
];

export interface PluginCacheSettings {
	/** Packer's plugin folder. */
	readonly directory: string;
	/** Undefined where plugins are not to be kept in the cache, or none is asked for. */
	readonly key: string | undefined;
	/** The action's own environment. */
	readonly env: Env;
	/** Module that starts `serveCache` in a thread: the bundle. */
	readonly script: string;
	readonly ca?: readonly string[];
	readonly signal: AbortSignal;
	readonly say: (line: string) => void;
	readonly budgetMs?: number;
}

export class PluginCache {
	readonly #settings: PluginCacheSettings;
	#last: Promise<unknown> = Promise.resolve();
	#asked = false;
	#missed = false;
	#leftMs: number;

	constructor(settings: PluginCacheSettings) {
		this.#settings = settings;
		this.#leftMs = settings.budgetMs ?? BUDGET_MS;
	}

	/**
	 * Does one `packer init` after the other, in this process and on this machine: Packer writes a plugin in place. Before
	 * the first, an empty folder is filled from the cache.
	 */
	init<T>(work: () => Promise<T>): Promise<T> {
		const { directory, signal, say } = this.#settings;
		const alone = async () => {
			if (signal.aborted) return work();
			const filled = async () => {
				await this.#restore().catch((error: unknown) => say(noted(error)));
				return work();
			};
			return aloneIfPossible(`${directory}.lock`, filled, {
				patienceMs: INIT_PATIENCE_MS,
				signal,
				onWait: () =>
					say("Another run on this machine installs plugins: waiting for it."),
				onWithout: (why) => say(`Plugins are installed without a lock: ${why}`),
			});
		};
		const result = this.#last.then(alone);
		this.#last = result.catch(() => {});
		return result;
	}

	/** After the last build: gives the cache what it did not have. Never throws. */
	async save(): Promise<void> {
		const { directory, signal, say } = this.#settings;
		if (!this.#missed || signal.aborted) return;
		const base = cacheBase(directory);
		try {
			await rm(base, { recursive: true, force: true });
			const whole = await wholePlugins(directory);
			if (whole.length === 0) return;
			for (const file of whole)
				await place(
					link,
					file,
					join(base, "plugins", relative(directory, file)),
				);
			if (await this.#ask("save", this.#leftMs))
				say("The plugins are in GitHub's cache for the next run.");
		} catch (error) {
			say(noted(error));
		} finally {
			await rm(base, { recursive: true, force: true }).catch(() => {});
		}
	}

	async #restore(): Promise<void> {
		const { directory, key, env, say } = this.#settings;
		if (this.#asked) return;
		this.#asked = true;
		if (key === undefined || !isOffered(env) || !(await isEmpty(directory)))
			return;
		this.#missed = true;
		const base = cacheBase(directory);
		try {
			await rm(base, { recursive: true, force: true });
			await mkdir(base, { recursive: true, mode: 0o700 });
			if (!(await this.#ask("restore", Math.min(RESTORE_MS, this.#leftMs))))
				return;
			const kept = join(base, "plugins");
			const whole = await wholePlugins(kept);
			for (const file of whole)
				await place(rename, file, join(directory, relative(kept, file)));
			this.#missed = whole.length === 0;
			say(
				this.#missed
					? "GitHub's cache held no whole plugin: Packer downloads what it needs."
					: `${whole.length / 2} plugin(s) came from GitHub's cache.`,
			);
		} finally {
			await rm(base, { recursive: true, force: true }).catch(() => {});
		}
	}

	/** Asks the service, and says why where it did not do what it should. */
	async #ask(
		operation: CacheTask["operation"],
		limitMs: number,
	): Promise<boolean> {
		const {
			directory,
			key = "",
			env,
			script,
			ca,
			signal,
			say,
		} = this.#settings;
		const base = cacheBase(directory);
		const began = performance.now();
		const task: CacheTask = {
			operation,
			key,
			folder: join(base, "plugins"),
			...(ca === undefined ? {} : { ca }),
		};
		const ended = await inThread(script, task, {
			// entries are told relative to this folder, and nothing is extracted elsewhere
			env: { ...needed(env), GITHUB_WORKSPACE: base, RUNNER_TEMP: base },
			signal,
			limitMs,
		});
		this.#leftMs -= performance.now() - began;
		if (ended.problem !== "")
			say(`GitHub's cache of plugins is left alone: ${ended.problem}`);
		return ended.done;
	}
}

/**
 * Name of the cache's entry: what plugins are asked for, by which Packer, for which machine. Undefined where none is.
 * @param required the `required_plugins` of all planned roots, in any order
 */
export function pluginKey(
	required: readonly string[],
	packerVersion: string,
	machine: { readonly platform: string; readonly arch: string } = process,
): string | undefined {
	if (required.length === 0) return undefined;
	const minor = /^\d+\.\d+/.exec(packerVersion)?.[0] ?? packerVersion;
	const asked = [...new Set(required)].sort();
	const digest = createHash("sha256").update(JSON.stringify(asked));
	return `xva-plugins-1-${machine.platform}-${machine.arch}-${minor}-${digest.digest("hex").slice(0, 32)}`;
}

/** Beside the plugins: the same name on every runner, as it is part of an entry's identity. */
function cacheBase(directory: string): string {
	return `${directory}.cache`;
}

/** Whether the runner offers the cache service that github.com has; others would only be asked in vain. */
function isOffered(env: Env): boolean {
	return [
		env.ACTIONS_CACHE_SERVICE_V2,
		env.ACTIONS_RESULTS_URL,
		env.ACTIONS_RUNTIME_TOKEN,
	].every((value) => value !== undefined && value !== "");
}

function needed(env: Env): Record<string, string> {
	return Object.fromEntries(
		NEEDED.flatMap((name) => {
			const value = env[name];
			return value === undefined ? [] : [[name, value]];
		}),
	);
}

async function isEmpty(folder: string): Promise<boolean> {
	return (await readdir(folder).catch(() => [])).length === 0;
}

/** Plugins with the checksum file that Packer puts beside each, as far as the two agree; both files, by their paths. */
async function wholePlugins(folder: string): Promise<readonly string[]> {
	const entries = await readdir(folder, {
		recursive: true,
		withFileTypes: true,
	}).catch(() => []);
	const whole: string[] = [];
	for (const entry of entries) {
		const path = join(entry.parentPath, entry.name);
		const sum = `${path}_SHA256SUM`;
		if (!entry.isFile() || !entry.name.startsWith("packer-plugin-")) continue;
		const expected = await readFile(sum, "utf8").catch(() => "");
		if (expected === "" || (await sha256Of(path)) !== expected.slice(0, 64))
			continue;
		whole.push(path, sum);
	}
	return whole;
}

async function sha256Of(path: string): Promise<string> {
	const hash = createHash("sha256");
	await pipeline(createReadStream(path), hash);
	return hash.digest("hex");
}

async function place(
	by: (from: string, to: string) => Promise<void>,
	from: string,
	to: string,
): Promise<void> {
	await mkdir(dirname(to), { recursive: true, mode: 0o755 });
	await by(from, to);
}

function noted(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
