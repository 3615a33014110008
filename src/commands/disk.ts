/** Room on the runner's disks: asked for before a build, watched while Packer runs, given back after it. */
import { readFileSync } from "node:fs";
import { lstat, readdir, rm, stat, statfs } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import type { ArtifactFile, Failure } from "../model.ts";
import type { Doom } from "../packer/watchdog.ts";
import { gigabytes } from "../spool/transfer.ts";
import type { LegBuild } from "./leg-outcome.ts";
import { spoolRoot } from "./spool.ts";
import { whyStale } from "./stale.ts";

/** Less room than this is not worth starting with: an image alone is larger. */
const LEAST_BYTES = 2 ** 30;
/** Packer is stopped while the journal and the log can still be written. */
const LOW_BYTES = 256e6;
/** A disk is filled at a few hundred megabytes a second. */
const LOOK_EVERY_MS = 1_000;
/** Enough to name what takes the room; a folder with more is told as "more than". */
const MAX_ENTRIES = 50_000;

/** A folder that the build writes to, and what people call it. */
export interface Place {
	readonly name: string;
	readonly path: string;
}

/** What takes the room that a build may want. */
export function occupantsOf({ run, folder }: LegBuild): readonly Place[] {
	return [
		{ name: "this build", path: folder },
		{ name: "the spool", path: spoolRoot(run) },
		{
			name: "Packer's cache",
			path: packerCache(run.env, run.facts.workspace),
		},
	];
}

/** What a build may take of a disk: Packer's image, and once more where it is converted or kept. */
export function neededBytes(lastImageBytes?: number): number {
	return LEAST_BYTES + 2 * (lastImageBytes ?? 0);
}

/** Packer's own cache of ISOs, as Packer itself looks for it (packer-plugin-sdk, CachePath). */
export function packerCache(
	environment: Readonly<Record<string, string | undefined>>,
	workingDirectory: string,
): string {
	const { PACKER_CACHE_DIR, XDG_CACHE_HOME, HOME } = environment;
	if (PACKER_CACHE_DIR) return resolve(workingDirectory, PACKER_CACHE_DIR);
	if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, "packer");
	return join(HOME ?? workingDirectory, ".cache", "packer");
}

/** Why a build is not worth starting, undefined where there is room in `folder`. */
export async function roomFailure(
	folder: string,
	needed: number,
	occupants: readonly Place[],
): Promise<Failure | undefined> {
	const free = await freeBytes(await existing(folder));
	if (free >= needed) return undefined;
	return {
		reason: "runner_full",
		message: `The runner has ${gigabytes(free)} left on ${await fileSystemOf(folder)}, and a build of this image may take ${gigabytes(needed)}: make room on that disk, then run again.${await whatTakesIt(folder, occupants)}`,
		details: [],
	};
}

export interface DiskWatch {
	/** Aborts where a disk runs full; its reason is the {@link Doom}. */
	readonly signal: AbortSignal;
	stop(): void;
}

export interface DiskWatchSettings {
	readonly minFreeBytes?: number;
	readonly everyMs?: number;
	/** Folders whose sizes are told. */
	readonly occupants: readonly Place[];
	/** How many bytes are free where a folder is. */
	readonly freeOf?: (folder: string) => Promise<number>;
	/** Called once. */
	readonly onLow?: (doom: Doom) => void;
}

/**
 * Looks at the folders' disks until it is stopped. A disk that is low already when it begins is not its matter: what is
 * needed there was asked for before, and the rest does without.
 */
export async function watchDisk(
	folders: readonly string[],
	settings: DiskWatchSettings,
): Promise<DiskWatch> {
	const {
		minFreeBytes = LOW_BYTES,
		everyMs = LOOK_EVERY_MS,
		freeOf = freeBytes,
	} = settings;
	const watched: string[] = [];
	for (const folder of await oneOfEachDisk(folders))
		if ((await freeOf(folder)) >= minFreeBytes) watched.push(folder);
	const controller = new AbortController();
	const look = async () => {
		for (const folder of watched) {
			const free = await freeOf(folder);
			if (free >= minFreeBytes) continue;
			const doom = await lowDisk(folder, free, settings.occupants);
			if (controller.signal.aborted) return;
			controller.abort(doom);
			settings.onLow?.(doom);
			return;
		}
	};
	let timer: NodeJS.Timeout | undefined;
	let stopped = false;
	const next = () => {
		if (stopped || controller.signal.aborted) return;
		timer = setTimeout(() => void look().then(next, next), everyMs);
		timer.unref();
	};
	next();
	return {
		signal: controller.signal,
		stop: () => {
			stopped = true;
			clearTimeout(timer);
		},
	};
}

async function lowDisk(
	folder: string,
	free: number,
	occupants: readonly Place[],
): Promise<Doom> {
	return {
		reason: "runner_full",
		message: `The disk of the runner is nearly full (${gigabytes(free)} left on ${await fileSystemOf(folder)}), so Packer was stopped while the log could still be written: make room on that disk, then run again.${await whatTakesIt(folder, occupants)}`,
	};
}

/** One folder that is there of each file system. */
async function oneOfEachDisk(
	folders: readonly string[],
): Promise<readonly string[]> {
	const byDevice = new Map<number, string>();
	for (const folder of folders) {
		const path = await existing(folder);
		const { dev } = await stat(path);
		if (!byDevice.has(dev)) byDevice.set(dev, path);
	}
	return [...byDevice.values()];
}

/** A file system that does not tell counts as one with room. */
async function freeBytes(folder: string): Promise<number> {
	try {
		const { bavail, bsize } = await statfs(folder);
		return bavail * bsize;
	} catch {
		return Number.POSITIVE_INFINITY;
	}
}

/** The folder, or the nearest one above it that is there. */
async function existing(folder: string): Promise<string> {
	let path = folder;
	while (dirname(path) !== path) {
		if ((await stat(path).catch(() => undefined)) !== undefined) return path;
		path = dirname(path);
	}
	return path;
}

/** Such as `/data (/dev/sdb1)`. */
async function fileSystemOf(folder: string): Promise<string> {
	const path = await existing(folder);
	try {
		const mounts = readFileSync("/proc/self/mounts", "utf8")
			.split("\n")
			.map((line) => line.split(" ").map(unescapeMount))
			.filter(
				([, point = ""]) =>
					point === "/" || path === point || path.startsWith(`${point}/`),
			)
			.sort(([, a = ""], [, b = ""]) => a.length - b.length);
		const [device = "", point = path] = mounts.at(-1) ?? [];
		return `${point} (${device})`;
	} catch {
		return path;
	}
}

/** Blanks in mount points are written in octal (fstab(5)). */
function unescapeMount(text: string): string {
	return text.replace(/\\(\d{3})/g, (_, octal: string) =>
		String.fromCharCode(Number.parseInt(octal, 8)),
	);
}

/** A sentence on the folders of the same disk, largest first; empty where none of them holds anything. */
async function whatTakesIt(
	folder: string,
	occupants: readonly Place[],
): Promise<string> {
	const { dev } = await stat(await existing(folder));
	const sized: { name: string; path: string; size: number; more: boolean }[] =
		[];
	for (const place of occupants) {
		const there = await stat(place.path).catch(() => undefined);
		if (there?.dev !== dev) continue;
		sized.push({ ...place, ...(await sizeOf(place.path)) });
	}
	const told = sized
		.filter(({ size }) => size > 0)
		.sort((a, b) => b.size - a.size)
		.map(
			({ name, path, size, more }) =>
				`${name} ${more ? "more than " : ""}${gigabytes(size)} (${path})`,
		);
	return told.length === 0 ? "" : ` What takes it: ${told.join(", ")}.`;
}

/** Bytes on disk of what is below a folder. */
async function sizeOf(
	folder: string,
): Promise<{ size: number; more: boolean }> {
	const queue = [folder];
	let size = 0;
	let seen = 0;
	for (const place of queue)
		for (const entry of await readdir(place, { withFileTypes: true }).catch(
			() => [],
		)) {
			if (++seen > MAX_ENTRIES) return { size, more: true };
			const path = join(place, entry.name);
			if (entry.isDirectory()) queue.push(path);
			else
				size += await lstat(path).then(
					({ blocks }) => blocks * 512,
					() => 0,
				);
		}
	return { size, more: false };
}

/**
 * Removes the artifacts of a build that lie outside its own folder, whether or not it went well: they would fill the disk.
 * What was there before the build is not ours.
 * @returns a sentence for each that stays and should not
 */
export async function removeOutside(
	files: readonly ArtifactFile[],
	{ folder, startedAt }: { readonly folder: string; readonly startedAt: Date },
): Promise<readonly string[]> {
	const problems: string[] = [];
	for (const { path } of files) {
		if (path.startsWith(folder + sep)) continue;
		const stats = await lstat(path).catch(() => undefined);
		if (
			stats === undefined ||
			!stats.isFile() ||
			whyStale(path, stats, startedAt) !== undefined
		)
			continue;
		await rm(path, { force: true }).catch((error: unknown) =>
			problems.push(`${path} stays on the runner's disk: ${String(error)}`),
		);
	}
	return problems;
}
