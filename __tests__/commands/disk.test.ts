import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
	neededBytes,
	packerCache,
	removeOutside,
	roomFailure,
	watchDisk,
} from "../../src/commands/disk.ts";
import type { Doom } from "../../src/packer/watchdog.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "disk-"));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

const GIB = 2 ** 30;

describe("the room before a build", () => {
	it("is a gibibyte, and two images where the last one is known", () => {
		expect(neededBytes()).toBe(GIB);
		expect(neededBytes(8e9)).toBe(GIB + 16e9);
	});

	it("is there", async () => {
		expect(await roomFailure(folder, 1, [])).toBeUndefined();
		const notYet = join(folder, "not", "yet");
		expect(await roomFailure(notYet, 1, [])).toBeUndefined();
	});

	it("is not there: the file system, what is free, and what takes it are named", async () => {
		const spool = join(folder, "spool");
		const cache = join(folder, "cache");
		mkdirSync(spool);
		mkdirSync(join(cache, "below"), { recursive: true });
		writeFileSync(join(spool, "a"), Buffer.alloc(300_000, 1));
		writeFileSync(join(cache, "below", "b"), Buffer.alloc(900_000, 1));
		const failure = await roomFailure(join(folder, "build"), 1e18, [
			{ name: "the spool", path: spool },
			{ name: "Packer's cache", path: cache },
			{ name: "the build", path: join(folder, "build") },
		]);
		expect(failure?.reason).toBe("runner_full");
		expect(failure?.message).toMatch(
			/^The runner has [\d.]+ [MG]B left on \/\S* \(\S+\), and a build of this image may take 1000000000\.0 GB: make room/,
		);
		expect(failure?.message).toMatch(
			/What takes it: Packer's cache 0\.9 MB \(\S+\/cache\), the spool 0\.3 MB \(\S+\/spool\)\.$/,
		);
	});
});

describe("a disk that is watched", () => {
	const watch = (frees: readonly number[]) => {
		const left = [...frees];
		let looks = 0;
		return new Promise<{ doom: Doom; looks: number; reason: unknown }>(
			(resolve, reject) => {
				const started = watchDisk([folder], {
					everyMs: 1,
					occupants: [],
					freeOf: async () => {
						looks++;
						return left.length > 1 ? Number(left.shift()) : Number(left[0]);
					},
					onLow: (doom) =>
						void started.then(({ signal }) =>
							resolve({ doom, looks, reason: signal.reason }),
						),
				});
				started.catch(reject);
			},
		);
	};

	it("dooms the build before it is full, once", async () => {
		const { doom, looks, reason } = await watch([5e9, 4e9, 3e8, 2.5e8]);
		expect(looks).toBe(4);
		expect(reason).toBe(doom);
		expect(doom.reason).toBe("runner_full");
		expect(doom.message).toMatch(
			/nearly full \(0\.3 GB left on \/\S* \(\S+\)\), so Packer was stopped/,
		);
	});

	it("is no concern where it was low when the build began, nor once the watch has ended", async () => {
		let looks = 0;
		const settings = { everyMs: 1, occupants: [] };
		const low = await watchDisk([folder], {
			...settings,
			freeOf: async () => {
				looks++;
				return 1e6;
			},
		});
		const ended = await watchDisk([folder], {
			...settings,
			freeOf: async () => (looks++ < 2 ? 1e12 : 0),
		});
		ended.stop();
		const third = await watch([1e12, 0]);
		expect(third.doom.reason).toBe("runner_full");
		expect(looks).toBe(2);
		expect(low.signal.aborted).toBe(false);
		expect(ended.signal.aborted).toBe(false);
		low.stop();
	});

	it("looks at a real one", async () => {
		const { signal, stop } = await watchDisk([folder, join(folder, "no")], {
			minFreeBytes: 1,
			occupants: [],
		});
		stop();
		expect(signal.aborted).toBe(false);
	});
});

describe("artifacts outside the build's folder", () => {
	const startedAt = new Date(Date.now() - 1_000);
	const artifact = (path: string) => ({
		path,
		packerBuild: "a",
		builderId: "b",
	});

	it("are removed; those of the folder itself, and links, stay", async () => {
		const own = join(folder, "own");
		mkdirSync(own);
		const paths = ["outside.xva", "own/inside.xva", "target"].map((name) =>
			join(folder, name),
		);
		for (const path of paths) writeFileSync(path, "x");
		const link = join(folder, "link.xva");
		symlinkSync(join(folder, "target"), link);
		const problems = await removeOutside(
			[...paths, link, join(folder, "gone")]
				.filter((path) => !path.endsWith("target"))
				.map(artifact),
			{ folder: own, startedAt },
		);
		expect(problems).toEqual([]);
		expect(existsSync(join(folder, "outside.xva"))).toBe(false);
		expect(existsSync(join(own, "inside.xva"))).toBe(true);
		expect(existsSync(link)).toBe(true);
		expect(existsSync(join(folder, "target"))).toBe(true);
	});

	it("of an earlier run are not ours to remove", async () => {
		const path = join(folder, "old.xva");
		writeFileSync(path, "x");
		const later = new Date(Date.now() + 60_000);
		await removeOutside([artifact(path)], { folder: "/own", startedAt: later });
		expect(existsSync(path)).toBe(true);
	});
});

it("Packer's cache is where Packer looks for it", () => {
	expect(packerCache({ HOME: "/home/me" }, "/checkout")).toBe(
		"/home/me/.cache/packer",
	);
	expect(packerCache({ HOME: "/h", XDG_CACHE_HOME: "/xdg" }, "/checkout")).toBe(
		"/xdg/packer",
	);
	expect(packerCache({ PACKER_CACHE_DIR: "isos" }, "/checkout")).toBe(
		"/checkout/isos",
	);
	expect(packerCache({ PACKER_CACHE_DIR: "/isos" }, "/checkout")).toBe("/isos");
});
