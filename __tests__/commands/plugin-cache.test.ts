import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tryLock } from "../../src/commands/file-lock.ts";
import {
	PluginCache,
	type PluginCacheSettings,
	pluginKey,
} from "../../src/commands/plugin-cache.ts";
import {
	type CacheService,
	type CacheServiceOptions,
	startCacheService,
} from "../stand-ins/actions-cache.ts";

const SCRIPT = fileURLToPath(new URL("cache-thread.ts", import.meta.url));
const PLUGIN =
	"github.com/vatesfr/xenserver/packer-plugin-xenserver_v0.9.0_x5.0_linux_amd64";
const KEY = "xva-plugins-1-linux-x64-1.16-test";

let folder: string;
let directory: string;
let said: string[];
let services: CacheService[];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "plugins-"));
	directory = join(folder, "xva-template-action", "packer-plugins");
	said = [];
	services = [];
});

afterEach(async () => {
	for (const service of services) await service.stop();
	rmSync(folder, { recursive: true, force: true });
});

async function start(options?: CacheServiceOptions): Promise<CacheService> {
	const service = await startCacheService(options);
	services.push(service);
	return service;
}

function open(
	env: Readonly<Record<string, string>>,
	more: Partial<PluginCacheSettings> = {},
): PluginCache {
	return new PluginCache({
		directory,
		key: KEY,
		env: { PATH: process.env.PATH, HOME: folder, ...env },
		script: SCRIPT,
		signal: new AbortController().signal,
		say: (line) => said.push(line),
		...more,
	});
}

/** What `packer init` does to the folder. */
function install(bytes = "a plugin", path = PLUGIN): void {
	const file = join(directory, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, bytes, { mode: 0o755 });
	const sum = createHash("sha256").update("a plugin").digest("hex");
	writeFileSync(`${file}_SHA256SUM`, sum);
}

/** A runner that came up with nothing. */
function forget(): void {
	rmSync(dirname(directory), { recursive: true, force: true });
}

const installed = () => existsSync(join(directory, PLUGIN));

/** The archive with other bytes in place of the plugin, packed as it was. */
function withOtherPlugin(archive: Buffer = Buffer.alloc(0)): Buffer {
	const place = join(folder, "unpacked");
	const zstd = archive.readUInt32LE(0) === 0xfd2fb528;
	const packed = join(folder, zstd ? "a.tar.zst" : "a.tar.gz");
	mkdirSync(place);
	writeFileSync(packed, archive);
	execFileSync("tar", ["-xf", packed, "-C", place]);
	writeFileSync(join(place, "plugins", PLUGIN), "another plugin");
	execFileSync("tar", ["-caf", packed, "-C", place, "plugins"]);
	return readFileSync(packed);
}

/** One run: init where the plugin is missing, then save. */
async function runOnce(cache: PluginCache): Promise<"installed" | "found"> {
	const how = await cache.init(async () => {
		if (installed()) return "found" as const;
		install();
		return "installed" as const;
	});
	await cache.save();
	return how;
}

describe("the plugins of a runner that keeps nothing", () => {
	it("come back from the cache, executable, with their checksums", async () => {
		const service = await start();
		expect(await runOnce(open(service.env))).toBe("installed");
		expect([...service.entries.keys()]).toEqual([KEY]);
		expect(said).toEqual([
			"The plugins are in GitHub's cache for the next run.",
		]);
		forget();
		expect(await runOnce(open(service.env))).toBe("found");
		expect(said.at(-1)).toBe("1 plugin(s) came from GitHub's cache.");
		const path = join(directory, PLUGIN);
		expect(readFileSync(path, "utf8")).toBe("a plugin");
		expect(existsSync(`${path}_SHA256SUM`)).toBe(true);
		expect(service.complaints).toEqual([]);
		expect(service.calls).toEqual([
			"GetCacheEntryDownloadURL",
			"CreateCacheEntry",
			"PUT",
			"FinalizeCacheEntryUpload",
			"GetCacheEntryDownloadURL",
			"GET",
		]);
		expect(readdirSync(dirname(directory))).toEqual(["packer-plugins"]);
	});

	it("are asked for once a run, whatever the number of builds", async () => {
		const service = await start();
		const cache = open(service.env);
		const order: string[] = [];
		await Promise.all(
			["a", "b"].map((name) =>
				cache.init(async () => {
					order.push(`${name} begins`);
					await new Promise((resolve) => setTimeout(resolve, 5));
					order.push(`${name} ends`);
				}),
			),
		);
		expect(order).toEqual(["a begins", "a ends", "b begins", "b ends"]);
		expect(service.calls).toEqual(["GetCacheEntryDownloadURL"]);
	});

	it("are not saved where no whole one was installed", async () => {
		const service = await start();
		const cache = open(service.env);
		await cache.init(async () => install("half a plu"));
		await cache.save();
		expect(service.entries.size).toBe(0);
		expect(said).toEqual([]);
	});
});

describe("the cache service", () => {
	it("is left alone where the runner has plugins, keeps none, or offers no cache", async () => {
		const service = await start();
		install();
		await runOnce(open(service.env));
		forget();
		await runOnce(open(service.env, { key: undefined }));
		forget();
		const { ACTIONS_RUNTIME_TOKEN: _, ...without } = service.env;
		await runOnce(open(without));
		forget();
		await runOnce(open({}));
		expect(service.calls).toEqual([]);
		expect(said).toEqual([]);
	});

	it("fails nothing when it is dead", async () => {
		const service = await start();
		await service.stop();
		expect(await runOnce(open(service.env))).toBe("installed");
		expect(installed()).toBe(true);
		expect(said[0]).toMatch(/^GitHub's cache of plugins is left alone: /);
	});

	it("is not waited for longer than its bound, and leaves no thread", async () => {
		for (const behaviour of ["slow", "broken"] as const) {
			const service = await start({ behaviour });
			const cache = open(service.env, { budgetMs: 1_500 });
			expect(await runOnce(cache)).toBe("installed");
			expect(said[0]).toMatch(/left alone: it took longer than \d s/);
			forget();
			said.length = 0;
		}
	});

	it("that only reads is read", async () => {
		const service = await start({ readOnly: true });
		expect(await runOnce(open(service.env))).toBe("installed");
		expect(service.entries.size).toBe(0);
		const mode = { ...service.env, ACTIONS_CACHE_MODE: "read" };
		forget();
		expect(await runOnce(open(mode))).toBe("installed");
		expect(service.calls.filter((name) => name === "PUT")).toEqual([]);
	});

	it("that holds a corrupt archive gives no plugin", async () => {
		const service = await start();
		await runOnce(open(service.env));
		const [archive] = service.entries.values();
		const half = archive?.subarray(0, archive.length / 2) ?? Buffer.alloc(0);
		for (const bytes of [Buffer.from("no archive"), half]) {
			service.corrupt(KEY, bytes);
			forget();
			expect(await runOnce(open(service.env))).toBe("installed");
			expect(installed()).toBe(true);
		}
	});

	it("never gives a plugin that is not what its checksum says", async () => {
		const service = await start();
		await runOnce(open(service.env));
		service.corrupt(KEY, withOtherPlugin(service.entries.get(KEY)));
		forget();
		let found: boolean | undefined;
		await open(service.env).init(async () => {
			found = installed();
		});
		expect(found).toBe(false);
		expect(said.at(-1)).toMatch(/held no whole plugin/);
	});

	it("is not asked by a run that is cancelled", async () => {
		const service = await start();
		const signal = AbortSignal.abort();
		expect(await runOnce(open(service.env, { signal }))).toBe("installed");
		expect(service.calls).toEqual([]);
	});

	it("is told nothing by anyone but the action: its thread sees no other variable", async () => {
		const service = await start();
		const script = join(folder, "spy.mjs");
		writeFileSync(
			script,
			`import { writeFileSync } from "node:fs";
writeFileSync(${JSON.stringify(join(folder, "seen"))}, Object.keys(process.env).sort().join());`,
		);
		const env = {
			...service.env,
			AWS_SECRET_ACCESS_KEY: "x",
			"INPUT_X-Y": "y",
		};
		await open(env, { script }).init(async () => {});
		const seen = readFileSync(join(folder, "seen"), "utf8").split(",");
		expect(seen).toEqual([
			"ACTIONS_CACHE_SERVICE_V2",
			"ACTIONS_RESULTS_URL",
			"ACTIONS_RUNTIME_TOKEN",
			"GITHUB_SERVER_URL",
			"GITHUB_WORKSPACE",
			"HOME",
			"PATH",
			"RUNNER_TEMP",
		]);
	});
});

it("another runner service of the machine is waited for while it installs plugins", async () => {
	const lock = await tryLock(`${directory}.lock`);
	const order: string[] = [];
	const done = open({}).init(async () => order.push("init"));
	setTimeout(() => {
		order.push("released");
		void lock?.release();
	}, 300);
	await done;
	expect(order).toEqual(["released", "init"]);
	expect(said).toEqual([
		"Another run on this machine installs plugins: waiting for it.",
	]);
});

describe("the key of the plugins", () => {
	const machine = { platform: "linux", arch: "x64" };

	it("goes by what is asked for, Packer's minor version and the machine", () => {
		const key = pluginKey(["a", "b"], "1.16.0", machine);
		expect(key).toMatch(/^xva-plugins-1-linux-x64-1\.16-[0-9a-f]{32}$/);
		expect(pluginKey(["b", "a", "b"], "1.16.3", machine)).toBe(key);
		for (const other of [
			pluginKey(["a"], "1.16.0", machine),
			pluginKey(["a", "b"], "1.15.0", machine),
			pluginKey(["a", "b"], "1.16.0", { ...machine, arch: "arm64" }),
		])
			expect(other).not.toBe(key);
	});

	it("is none where no plugin is asked for", () => {
		expect(pluginKey([], "1.16.0", machine)).toBeUndefined();
	});
});
