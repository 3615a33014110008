/** The only place that runs the `zstd` program. */
import { execFile, spawn } from "node:child_process";
import { delimiter, isAbsolute, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { promisify } from "node:util";

/** Compresses what is written to `input` into one zstd frame on `output`. */
export interface ZstdEncoder {
	readonly input: Writable;
	readonly output: Readable;
	/** Fulfilled once all of `input` was compressed, rejects where that failed, by {@link EncoderError}. What `output` holds by then may be unread. */
	readonly ended: Promise<void>;
	/** Ends it at once; whoever reads `output` gets the error. */
	destroy(error: Error): void;
}

/** The encoder failed: neither the file that goes in nor whoever takes what comes out. */
export class EncoderError extends Error {
	override readonly name = "EncoderError";
}

/** Before, `-T0` and `--check` do not mean the same. */
const OLDEST = [1, 4] as const;
const VERSION = /\bv(\d+)\.(\d+)\.\d+/;
const VERSION_TIMEOUT_MS = 10_000;
/** Of what the program says on its standard error, the end that is kept, in characters. */
const LAST_WORDS = 500;

/**
 * Absolute path of the first `zstd` of version 1.4 or later on PATH. Entries that are not absolute are passed over: the
 * working directory holds a repository's files.
 */
export async function findZstd(env: {
	readonly PATH?: string | undefined;
}): Promise<string | undefined> {
	const folders = (env.PATH ?? "").split(delimiter).filter(isAbsolute);
	for (const folder of new Set(folders)) {
		const program = join(folder, "zstd");
		if (await isRecent(program)) return program;
	}
	return undefined;
}

async function isRecent(program: string): Promise<boolean> {
	try {
		const { stdout } = await promisify(execFile)(program, ["--version"], {
			env: {},
			timeout: VERSION_TIMEOUT_MS,
		});
		const [, major, minor] = VERSION.exec(stdout)?.map(Number) ?? [];
		if (major === undefined || minor === undefined) return false;
		return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
	} catch {
		return false;
	}
}

/**
 * Starts the program with all cores. Its window stays within 8 MiB up to level 19 (no `--long`, no `--ultra`), so that
 * pools can import the file, and the frame carries a checksum of its content. It gets no environment: it has no use for
 * secrets, and `ZSTD_CLEVEL` would speak up.
 */
export function startZstd(program: string, level: number): ZstdEncoder {
	const child = spawn(program, ["-q", "-c", "-T0", "--check", `-${level}`], {
		env: {},
		// A session of its own: Ctrl-C on a terminal is ours to handle.
		detached: true,
		stdio: ["pipe", "pipe", "pipe"],
	});
	let words = "";
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		words = (words + text).slice(-LAST_WORDS);
	});
	const kill = () => {
		// The group: a script may stand before the program.
		const { pid, exitCode, signalCode } = child;
		if (pid !== undefined && exitCode === null && signalCode === null)
			process.kill(-pid, "SIGKILL");
	};
	let refused = false;
	child.stdin.on("error", () => {
		refused = true;
		kill();
	});
	const ended = new Promise<void>((resolve, reject) => {
		child.once("error", (cause) =>
			reject(
				new EncoderError(`The program ${program} could not be started.`, {
					cause,
				}),
			),
		);
		child.once("exit", (code, signal) => {
			const tell = () =>
				code === 0 && !refused
					? resolve()
					: reject(failure(program, signal ?? `exit code ${code}`, words));
			if (child.stderr.closed) tell();
			else child.stderr.once("close", tell);
		});
	});
	return {
		input: child.stdin,
		output: child.stdout,
		ended,
		destroy(error) {
			child.stdout.destroy(error);
			child.stdin.destroy();
			child.stderr.destroy();
			kill();
		},
	};
}

function failure(program: string, how: string, words: string): EncoderError {
	const said = words.trim().replace(/\s+/g, " ");
	return new EncoderError(
		`The program ${program} ended with ${how}${said && ` (${said})`} before the XVA was compressed: check the machine's memory and try again, or leave the XVA as it is.`,
	);
}
