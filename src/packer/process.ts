/**
 * Starts a program so that it outlives us: in its own session, without pipes (a pipe would break when we are killed,
 * and take Packer's clean-up with it), its output in files that are followed, its pid written down before it runs.
 */

import { spawn } from "node:child_process";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { MARKER_VARIABLE } from "./command.ts";
import { sendSignal, sweepMarked } from "./sweep.ts";

export interface DetachedRequest {
	readonly file: string;
	readonly args: readonly string[];
	readonly cwd: string;
	readonly env: Readonly<Record<string, string>>;
	/** Absolute folder for `pid`, `stdout.log` and `stderr.log`; made with mode 0700 and must be new. */
	readonly folder: string;
	/** Gets every byte of the output, in order, also what comes after the exit. */
	readonly onOutput: (stream: OutputStream, chunk: Uint8Array) => void;
	/** 0 for none. */
	readonly timeoutMinutes: number;
	/** How long the program may clean up after SIGTERM, asked at the time-out. */
	readonly stopGraceSeconds: () => number;
}

export type OutputStream = "stdout" | "stderr";

export interface ExitResult {
	/** Null when a signal ended it. */
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly timedOut: boolean;
}

export interface DetachedProcess {
	readonly pid: number;
	/** Settles when the program has ended, nothing of it runs any more, and all its output was handed over. */
	readonly finished: Promise<ExitResult>;
	/** SIGTERM, and after `graceSeconds` SIGKILL to all that it started. A second call may shorten the wait. */
	stop(graceSeconds: number): void;
}

/** Writes its own pid, then becomes the program: from the first instant on there is something to find it by. */
const LAUNCHER = 'echo $$ > "$0"; exec "$@"';
const POLL_MS = 150;
const READ_BYTES = 256 * 1024;
/** setTimeout fires at once beyond this. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Starts the program. Throws when it cannot be started at all, such as in a folder that is not there. */
export async function startDetached(
	request: DetachedRequest,
): Promise<DetachedProcess> {
	const { file, args, cwd, env, folder } = request;
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const stdout = await open(join(folder, "stdout.log"), "wx", 0o600);
	const stderr = await open(join(folder, "stderr.log"), "wx", 0o600);
	try {
		const child = spawn(
			"/bin/sh",
			["-c", LAUNCHER, join(folder, "pid"), file, ...args],
			{
				cwd,
				env: { ...env, [MARKER_VARIABLE]: folder },
				detached: true,
				stdio: ["ignore", stdout.fd, stderr.fd],
			},
		);
		const { pid } = child;
		const ended = new Promise<Pick<ExitResult, "code" | "signal">>(
			(resolve, reject) => {
				child.once("error", (cause) =>
					reject(new Error(`Could not start ${file} in ${cwd}`, { cause })),
				);
				child.once("exit", (code, signal) => resolve({ code, signal }));
			},
		);
		if (pid === undefined) {
			await ended;
			throw new Error(`Could not start ${file}`);
		}
		return watch(request, pid, ended);
	} finally {
		await stdout.close();
		await stderr.close();
	}
}

function watch(
	request: DetachedRequest,
	pid: number,
	ended: Promise<Pick<ExitResult, "code" | "signal">>,
): DetachedProcess {
	const running = new AbortController();
	let timedOut = false;
	const stop = (graceSeconds: number) => {
		if (running.signal.aborted) return;
		sendSignal(pid, "SIGTERM");
		after(graceSeconds * 1000, running.signal, () =>
			sendSignal(-pid, "SIGKILL"),
		);
	};
	if (request.timeoutMinutes > 0) {
		after(request.timeoutMinutes * 60_000, running.signal, () => {
			timedOut = true;
			stop(request.stopGraceSeconds());
		});
	}
	const clean = ended.then(async (result) => {
		running.abort();
		sendSignal(-pid, "SIGKILL");
		await sweepMarked(request.folder, { graceSeconds: 0 });
		return { ...result, timedOut };
	});
	const follow = (stream: OutputStream) =>
		followFile(join(request.folder, `${stream}.log`), clean, (chunk) =>
			request.onOutput(stream, chunk),
		);
	const finished = Promise.all([follow("stdout"), follow("stderr")])
		.then(() => clean)
		.catch(async (error: unknown) => {
			stop(0);
			await clean;
			throw error;
		});
	return { pid, finished, stop };
}

/** Calls back after a time, unless the program has ended before. */
function after(ms: number, ended: AbortSignal, callback: () => void): void {
	const timer = setTimeout(callback, Math.min(ms, MAX_TIMER_MS));
	ended.addEventListener("abort", () => clearTimeout(timer), { once: true });
}

/** Hands over what is written to the file until its writers are gone and its end is reached. */
async function followFile(
	path: string,
	writersGone: Promise<unknown>,
	onChunk: (chunk: Uint8Array) => void,
): Promise<void> {
	let last = false;
	const gone = writersGone.then(() => {
		last = true;
	});
	const buffer = Buffer.allocUnsafe(READ_BYTES);
	const file = await open(path, "r");
	try {
		for (;;) {
			const wasLast = last;
			const { bytesRead } = await file.read(buffer);
			if (bytesRead > 0) onChunk(buffer.subarray(0, bytesRead));
			else if (wasLast) return;
			else await Promise.race([gone, sleep(POLL_MS)]);
		}
	} finally {
		await file.close();
	}
}
