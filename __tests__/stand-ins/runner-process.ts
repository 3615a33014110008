/** One process of a step as the runner starts, reads, stops and sweeps it (actions/runner `ProcessInvoker.cs`, `JobExtension.cs`). */

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
	closeSync,
	constants,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
} from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { setTimeout as sleep } from "node:timers/promises";

/** The runner's patience, in milliseconds. */
export interface Patience {
	/** From SIGINT to SIGTERM. */
	readonly interrupt: number;
	/** From SIGTERM to SIGKILL. */
	readonly terminate: number;
	/** From the exit to giving up on streams that a child still holds. */
	readonly streams: number;
}

export const RUNNER_PATIENCE: Patience = {
	interrupt: 7500,
	terminate: 2500,
	streams: 5000,
};

export interface ProcessOptions {
	readonly command: string;
	readonly args: readonly string[];
	readonly cwd: string;
	/** The whole environment. */
	readonly env: Readonly<Record<string, string>>;
	/** Folder for the pipes. */
	readonly scratch: string;
	readonly patience: Patience;
	/** Cancels: SIGINT, SIGTERM, SIGKILL, each to this one process. */
	readonly cancel: AbortSignal;
	readonly onLine: (line: string) => void;
}

export interface ProcessEnd {
	/** Null where a signal ended it. */
	readonly exitCode: number | null;
	readonly signal: NodeJS.Signals | null;
	/** Signals that were sent to it. */
	readonly sent: readonly NodeJS.Signals[];
	/** A child of it still held an output stream when the runner gave up. */
	readonly streamsHeld: boolean;
}

/** Runs one process to its end, with closed stdin and two pipes that are read line by line. */
export async function runProcess(options: ProcessOptions): Promise<ProcessEnd> {
	const folder = mkdtempSync(join(options.scratch, "pipes-"));
	const [out, err] = [makePipe(join(folder, "1")), makePipe(join(folder, "2"))];
	const child = spawn(options.command, options.args, {
		cwd: options.cwd,
		env: options.env,
		stdio: ["pipe", out.writeEnd, err.writeEnd],
	});
	closeSync(out.writeEnd);
	closeSync(err.writeEnd);
	rmSync(folder, { recursive: true });
	child.stdin?.end();
	const streams = Promise.all([
		readLines(out.reader, options.onLine),
		readLines(err.reader, options.onLine),
	]);
	const exited = exitOf(child);
	const ended = new AbortController();
	const sent: NodeJS.Signals[] = [];
	const stopped = stopOnCancel(child, options, sent, ended.signal);
	try {
		const { exitCode, signal } = await exited;
		ended.abort();
		const patient = sleep(options.patience.streams, "given up", { ref: false });
		const streamsHeld = (await Promise.race([streams, patient])) === "given up";
		return { exitCode, signal, sent, streamsHeld };
	} finally {
		ended.abort();
		await stopped;
		out.reader.destroy();
		err.reader.destroy();
	}
}

/** A process that was found at the end of the job. */
export interface Orphan {
	readonly pid: number;
	readonly command: string;
}

/** Finds, reports and kills every process that carries the job's `RUNNER_TRACKING_ID`. */
export function sweepOrphans(trackingId: string): Orphan[] {
	const mark = `RUNNER_TRACKING_ID=${trackingId}`;
	const orphans: Orphan[] = [];
	for (const name of readdirSync("/proc")) {
		if (!/^\d+$/.test(name)) continue;
		try {
			const environment = readFileSync(`/proc/${name}/environ`, "utf8");
			if (!environment.split("\0").includes(mark)) continue;
			const command = readFileSync(`/proc/${name}/cmdline`, "utf8");
			process.kill(Number(name), "SIGKILL");
			orphans.push({
				pid: Number(name),
				command: command.replaceAll("\0", " ").trim(),
			});
		} catch {
			// Gone meanwhile, or another user's.
		}
	}
	return orphans;
}

/** A real pipe, as the runner's: node's own would be sockets, where `/dev/stdout` can't be opened and SIGPIPE differs. */
function makePipe(path: string): { reader: Socket; writeEnd: number } {
	execFileSync("mkfifo", ["-m", "600", path]);
	const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
	const writeEnd = openSync(path, constants.O_WRONLY);
	return { reader: new Socket({ fd: readEnd, writable: false }), writeEnd };
}

/** Lines end as .NET has it: `\r\n`, `\n` or `\r`; a last line needs no end. */
async function readLines(
	reader: Socket,
	onLine: (line: string) => void,
): Promise<void> {
	const decoder = new StringDecoder("utf8");
	let rest = "";
	reader.on("data", (chunk) => {
		const text = rest + decoder.write(chunk);
		// A `\r` at the end may be the first half of `\r\n`.
		const held = text.endsWith("\r") ? "\r" : "";
		const lines = text.slice(0, text.length - held.length).split(/\r\n|\n|\r/);
		rest = (lines.pop() ?? "") + held;
		for (const line of lines) onLine(line);
	});
	await once(reader, "close");
	rest += decoder.end();
	if (rest !== "") onLine(rest.replace(/\r$/, ""));
}

async function exitOf(
	child: ChildProcess,
): Promise<{ exitCode: number | null; signal: NodeJS.Signals | null }> {
	const [exitCode, signal] = await once(child, "exit");
	return { exitCode, signal };
}

/** The ladder. It ends with the process. */
async function stopOnCancel(
	child: ChildProcess,
	{ cancel, patience }: ProcessOptions,
	sent: NodeJS.Signals[],
	ended: AbortSignal,
): Promise<void> {
	const rungs: [NodeJS.Signals, number][] = [
		["SIGINT", patience.interrupt],
		["SIGTERM", patience.terminate],
		["SIGKILL", 0],
	];
	try {
		if (!cancel.aborted) await once(cancel, "abort", { signal: ended });
		for (const [signal, wait] of rungs) {
			sent.push(signal);
			child.kill(signal);
			await sleep(wait, undefined, { signal: ended });
		}
	} catch {
		// The process has ended.
	}
}
