/** Runs programs that know what Node can't tell of a file. They read, write to their standard output, and end with us. */
import { spawn } from "node:child_process";
import type { Readable } from "node:stream";

/** Characters of a program's error output that are kept: what comes first says what is wrong. */
const MAX_STDERR = 1000;

/** Where programs are looked for. */
export interface Environment {
	/** Absent: the system's own folders. */
	readonly PATH?: string | undefined;
}

export interface Program {
	readonly name: string;
	readonly args: readonly string[];
	readonly env: Environment;
	/** Kills it. */
	readonly signal: AbortSignal;
}

export interface Ended {
	/** There is no such program. */
	readonly missing: boolean;
	/** Exit code; null where it was killed, or never ran. */
	readonly code: number | null;
	/** What it said of its failure, in one line. */
	readonly complaint: string;
}

export interface Running {
	readonly stdout: Readable;
	/** Settles when the process is gone, whatever became of it; never rejects. */
	readonly ended: Promise<Ended>;
	/** Ends it at once; for whoever has read enough. */
	kill(): void;
}

/** Starts a program with nothing of our environment but the path: no option of the user's shell changes what it does. */
export function start(program: Program): Running {
	const { PATH } = program.env;
	const child = spawn(program.name, program.args, {
		env: { LC_ALL: "C", ...(PATH === undefined ? {} : { PATH }) },
		stdio: ["ignore", "pipe", "pipe"],
		signal: program.signal,
		killSignal: "SIGKILL",
	});
	let stderr = "";
	let failure: NodeJS.ErrnoException | undefined;
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		stderr = (stderr + text).slice(0, MAX_STDERR);
	});
	child.on("error", (error) => {
		failure ??= error;
	});
	const ended = new Promise<Ended>((resolve) => {
		child.on("close", (code, killedBy) => {
			const said = stderr
				.trim()
				.split(/\s*\n\s*/, 2)
				.join("; ");
			resolve({
				missing: failure?.code === "ENOENT",
				code: failure === undefined ? code : null,
				complaint:
					said ||
					failure?.message ||
					(killedBy === null ? `exit code ${code}` : `killed by ${killedBy}`),
			});
		});
	});
	// an early end of the reader's is no error of the stream's
	child.stdout.on("error", () => undefined);
	const kill = () => {
		child.kill("SIGKILL");
		// it has not ended as long as there is output that nobody reads
		child.stdout.destroy();
	};
	return { stdout: child.stdout, ended, kill };
}

/** Text lines of a program's output as they come, without their ends. */
export async function* linesOf(stdout: Readable): AsyncGenerator<string> {
	let rest = "";
	for await (const chunk of stdout.setEncoding("utf8")) {
		const lines = (rest + chunk).split("\n");
		rest = lines.pop() ?? "";
		yield* lines;
	}
	if (rest !== "") yield rest;
}
