// The cache folder of what is built once: a folder a part and version, whole or not there, made by one process at a time.

import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** How often a process that waits for another one looks. */
const LOOK_MILLISECONDS = 500;

/** @returns {string} the cache folder, which need not exist */
export function cacheFolder() {
	const base = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
	return join(base, "xva-template-action");
}

/**
 * Returns the folder of a part, built first where it is not there.
 *
 * @param {string} name part and version, such as `packer-1.16.0`
 * @param {(folder: string) => void | Promise<void>} build fills a new folder, which is then put in place at once
 * @returns {Promise<string>}
 */
export async function cached(name, build) {
	const folder = join(cacheFolder(), name);
	if (existsSync(folder)) return folder;
	return withLock(name, async () => {
		// The one that we waited for may have built it.
		if (existsSync(folder)) return folder;
		removeLeftovers(name);
		const temporary = mkdtempSync(join(cacheFolder(), `.${name}-`));
		try {
			await build(temporary);
			renameSync(temporary, folder);
			return folder;
		} finally {
			rmSync(temporary, { recursive: true, force: true });
		}
	});
}

/**
 * Does the work while no other process of this machine holds the lock of this name.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
	mkdirSync(cacheFolder(), { recursive: true });
	const lock = join(cacheFolder(), `.${name}.lock`);
	for (let waited = false; !take(lock); waited = true) {
		if (!waited)
			console.log(`waiting for process ${ownerOf(lock)}, which holds ${lock}`);
		await sleep(LOOK_MILLISECONDS);
	}
	try {
		return await work();
	} finally {
		rmSync(lock, { force: true });
	}
}

/** Removes what killed processes left of a part; its lock is ours, so nobody is building it. */
function removeLeftovers(name) {
	for (const entry of readdirSync(cacheFolder())) {
		if (entry.startsWith(`.${name}-`))
			rmSync(join(cacheFolder(), entry), { recursive: true, force: true });
	}
}

/** Takes the lock file, which holds its owner's pid; false while the owner lives. */
function take(lock) {
	try {
		writeFileSync(lock, `${process.pid}`, { flag: "wx" });
		return true;
	} catch (error) {
		if (error.code !== "EEXIST") throw error;
	}
	const owner = ownerOf(lock);
	if (owner === undefined || isAlive(owner)) return false;
	// Moved away first, so that of two that find it stale only one removes it, and never a new one.
	const stale = `${lock}.${process.pid}`;
	try {
		renameSync(lock, stale);
	} catch {
		return false;
	}
	if (ownerOf(stale) === owner) rmSync(stale);
	else renameSync(stale, lock);
	return false;
}

/** The pid in a lock file; undefined while it is being written, or when it is gone. */
function ownerOf(lock) {
	try {
		return Number(readFileSync(lock, "utf8")) || undefined;
	} catch {
		return undefined;
	}
}

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === "EPERM";
	}
}
