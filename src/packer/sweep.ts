/**
 * Ends the processes of a run, wherever they went: a provisioner's daemon may have left Packer's process group, and
 * main may have been killed before it could tell. Each carries the run's folder in its environment, and Linux shows
 * that in /proc.
 */

import { readdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { MARKER_VARIABLE } from "./command.ts";

/** A process that was found and ended. */
export interface EndedProcess {
	readonly pid: number;
	/** Name of the program, as the kernel has it (15 characters). */
	readonly name: string;
}

interface MarkedProcess extends EndedProcess {
	/** It leads a process group: Packer itself, which knows how to clean up. */
	readonly leader: boolean;
}

const POLL_MS = 100;
/** Killing is repeated, since a process may fork while the list is read. */
const MAX_KILL_ROUNDS = 50;

/**
 * Ends every process of the run in `folder` (and of its phases, in folders below): SIGTERM to Packer, up to
 * `graceSeconds` for its own clean-up, then SIGKILL to all that is left. `signal` cuts the wait short. Safe to call
 * again, and where nothing runs. Returns what it found running.
 */
export async function sweepMarked(
	folder: string,
	options: { readonly graceSeconds: number; readonly signal?: AbortSignal },
): Promise<EndedProcess[]> {
	const deadline = performance.now() + options.graceSeconds * 1000;
	const found = new Map<number, EndedProcess>();
	const look = async () => {
		const processes = await listMarked(folder);
		for (const { pid, name } of processes) found.set(pid, { pid, name });
		return processes;
	};
	let running = await look();
	if (options.graceSeconds > 0) {
		for (const { pid, leader } of running) {
			if (leader) sendSignal(pid, "SIGTERM");
		}
	}
	while (
		running.some(({ leader }) => leader) &&
		performance.now() < deadline &&
		!options.signal?.aborted
	) {
		await sleep(POLL_MS);
		running = await look();
	}
	for (let round = 0; running.length > 0 && round < MAX_KILL_ROUNDS; round++) {
		for (const { pid } of running) sendSignal(pid, "SIGKILL");
		await sleep(POLL_MS / 5);
		running = await look();
	}
	return [...found.values()];
}

/** Sends a signal; a process or group (negative) that is gone is no error. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : "";
		// EPERM: it became another user's (sudo); nothing that we could do.
		if (code !== "ESRCH" && code !== "EPERM") throw error;
	}
}

/** The processes of the run in `folder` that are there now. */
export async function listMarked(folder: string): Promise<MarkedProcess[]> {
	const entries = await readdir("/proc").catch(() => []);
	const processes: MarkedProcess[] = [];
	for (const entry of entries) {
		if (!/^\d+$/.test(entry) || Number(entry) === process.pid) continue;
		if (!(await isMarked(entry, folder))) continue;
		const stat = await readFile(`/proc/${entry}/stat`, "utf8").catch(() => "");
		// `pid (name) state ppid pgrp …`, and the name may hold anything.
		const [, name = "", state = "", group = ""] =
			/^\d+ \((.*)\) (\S) \d+ (\d+) /s.exec(stat) ?? [];
		if (state === "" || state === "Z" || state === "X") continue;
		processes.push({ pid: Number(entry), name, leader: group === entry });
	}
	return processes;
}

/** Gone, or another user's: not marked. */
async function isMarked(pid: string, folder: string): Promise<boolean> {
	const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(
		() => "",
	);
	const marker = `${MARKER_VARIABLE}=${folder}`;
	return environment
		.split("\0")
		.some((item) => item === marker || item.startsWith(`${marker}/`));
}
