/**
 * Locks between the runner services of one machine: a file that names its holder. A holder that was killed holds nothing:
 * its lock is told by pid and start time, or by its age where the holder has pids of its own (a container).
 */
import { randomUUID } from "node:crypto";
import {
	link,
	mkdir,
	readFile,
	rm,
	stat,
	utimes,
	writeFile,
} from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning, type Owner, ownIdentity } from "../owner.ts";

/** A holder says so often that it lives. */
const BEAT_MS = 20_000;
/** Some beats missed: where only the age can tell, such a lock is nobody's. */
const DEAD_AFTER_MS = 120_000;
const POLL_MS = 200;

export interface FileLock {
	release(): Promise<void>;
}

export interface LockPatience {
	/** How long a living holder is waited for. */
	readonly patienceMs: number;
	/** Ends the waiting. */
	readonly signal?: AbortSignal;
	/** Called once, where there is something to wait for. */
	readonly onWait?: () => void;
}

interface Holder extends Owner {
	readonly token: string;
}

const NOBODY: Holder = {
	pid: 0,
	host: "",
	boot: "",
	space: "",
	started: "",
	token: "",
};

/**
 * Takes the lock if nobody who lives holds it.
 * @throws where no file can be made there
 */
export async function tryLock(path: string): Promise<FileLock | undefined> {
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	const holder: Holder = { ...ownIdentity(), token: randomUUID() };
	// a link appears with its whole text, so that nobody ever reads half a lock
	const written = `${path}.${holder.token}`;
	await writeFile(written, JSON.stringify(holder), { mode: 0o600, flag: "wx" });
	try {
		const taken =
			(await linked(written, path)) ||
			((await breakStale(path)) && (await linked(written, path)));
		return taken ? held(path, holder.token) : undefined;
	} finally {
		await rm(written, { force: true });
	}
}

/** Takes the lock, waiting for its holder; undefined where that took too long or was ended. */
export async function acquire(
	path: string,
	{ patienceMs, signal, onWait }: LockPatience,
): Promise<FileLock | undefined> {
	const deadline = performance.now() + patienceMs;
	for (let waiting = false; ; waiting = true) {
		const lock = await tryLock(path);
		if (lock !== undefined) return lock;
		if (!waiting) onWait?.();
		if (signal?.aborted || performance.now() >= deadline) return undefined;
		await sleep(POLL_MS);
	}
}

/**
 * Does the work while no other process does. Where the lock can't be had, it is done all the same: `onWithout` hears why.
 */
export async function aloneIfPossible<T>(
	path: string,
	work: () => Promise<T>,
	patience: LockPatience & { readonly onWithout: (why: string) => void },
): Promise<T> {
	const lock = await acquire(path, patience).catch((error: unknown) => {
		patience.onWithout(error instanceof Error ? error.message : String(error));
		return "none" as const;
	});
	if (lock === undefined) patience.onWithout(`${path} stayed locked`);
	try {
		return await work();
	} finally {
		if (lock !== "none") await lock?.release();
	}
}

function held(path: string, token: string): FileLock {
	const beat = setInterval(() => {
		const now = new Date();
		utimes(path, now, now).catch(() => {});
	}, BEAT_MS);
	beat.unref();
	return {
		release: async () => {
			clearInterval(beat);
			if ((await readHolder(path))?.token === token)
				await rm(path, { force: true });
		},
	};
}

/** Whether it is worth trying again: a lock of the dead has been removed, or has gone by itself. */
async function breakStale(path: string): Promise<boolean> {
	const holder = await readHolder(path);
	if (holder === undefined) return true;
	if (await lives(path, holder)) return false;
	// of several who see the same dead holder, the one with this link may remove the lock; a newer lock has another token
	const warrant = `${path}.stale-${holder.token}`;
	if (!(await linked(path, warrant))) {
		await removeForgotten(warrant);
		return false;
	}
	try {
		if ((await readHolder(warrant))?.token === holder.token)
			await rm(path, { force: true });
		return true;
	} finally {
		await rm(warrant, { force: true });
	}
}

async function lives(path: string, holder: Holder): Promise<boolean> {
	const running = isRunning(holder);
	if (running !== undefined) return running;
	const age = await stat(path).then(
		({ mtimeMs }) => Date.now() - mtimeMs,
		() => Number.POSITIVE_INFINITY,
	);
	return age < DEAD_AFTER_MS;
}

/** Whoever removes a lock may be killed at it. */
async function removeForgotten(warrant: string): Promise<void> {
	const { ctimeMs } = await stat(warrant).catch(() => ({ ctimeMs: 0 }));
	if (ctimeMs > 0 && Date.now() - ctimeMs > DEAD_AFTER_MS)
		await rm(warrant, { force: true });
}

/** Whether the link was made; false where the name is taken, or what it should link is gone. */
async function linked(from: string, to: string): Promise<boolean> {
	try {
		await link(from, to);
		return true;
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : "";
		if (code === "EEXIST" || code === "ENOENT") return false;
		throw error;
	}
}

/** Undefined where there is no lock. One that can't be read is judged by its age alone. */
async function readHolder(path: string): Promise<Holder | undefined> {
	let text: string;
	try {
		text = await readFile(path, "utf8");
	} catch {
		return undefined;
	}
	try {
		return { ...NOBODY, ...JSON.parse(text) };
	} catch {
		return NOBODY;
	}
}
