/** `xva-template-action xva …`: the XVA format on the command line, without a pool, a bucket or a repository. */
import {
	describe,
	EXIT,
	shown,
	UnusableFileError,
	UsageError,
} from "./xva-errors.ts";
import { openTerminal, type Streams, type Terminal } from "./xva-terminal.ts";

/** One of the commands, in a file of its own that is loaded when it is asked for. */
export interface XvaCommand {
	readonly usage: string;
	/** Returns the exit code. */
	run(args: readonly string[], terminal: Terminal): Promise<number>;
}

const COMMANDS: Readonly<Record<string, () => Promise<XvaCommand>>> = {
	verify: async () => (await import("./xva-verify.ts")).verify,
	info: async () => (await import("./xva-info.ts")).info,
	"from-disk": async () => (await import("./xva-from-disk.ts")).fromDisk,
	"to-disk": async () => (await import("./xva-to-disk.ts")).toDisk,
};

const USAGE = [
	"Usage: xva-template-action xva COMMAND …",
	"",
	"  verify FILE…              prove that XVA files are whole",
	"  info FILE                 show what an XVA holds",
	"  from-disk DISK… --output FILE.xva",
	"                            make an XVA of disk images, without a pool",
	"  to-disk FILE.xva --output DISK",
	"                            take a disk out of an XVA",
	"",
	"`xva COMMAND --help` tells more. Exit code: 0 fine, 1 a file is not valid or the",
	"work failed, 2 wrong use or a file that cannot be used, 130 after Ctrl-C.",
].join("\n");

/** Exit codes of a process that a signal ended, as shells have them. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
/** The one for SIGPIPE: whoever reads our output has gone. */
const PIPE_EXIT = 141;

/** Why everything ends. */
class Ended extends Error {
	override readonly name = "Ended";
	readonly exitCode: number;

	constructor(reason: string, exitCode: number) {
		super(reason);
		this.exitCode = exitCode;
	}
}

/** Runs `xva` with its arguments, and returns the exit code. Never throws: what went wrong is one line. */
export async function runXva(
	args: readonly string[],
	streams: Streams,
): Promise<number> {
	const ending = endOnSignals(streams);
	const terminal = openTerminal(streams, ending.signal);
	try {
		const exitCode = await dispatch(args, terminal);
		await flush(streams.stdout);
		ending.signal.throwIfAborted();
		return exitCode;
	} catch (error) {
		if (ending.signal.aborted) return endedBy(ending.signal.reason, terminal);
		terminal.say(describe(error));
		return error instanceof UnusableFileError ? EXIT.unusable : EXIT.bad;
	} finally {
		ending.forget();
	}
}

async function dispatch(
	[name, ...rest]: readonly string[],
	terminal: Terminal,
): Promise<number> {
	if (name === undefined) return misuse("xva needs a command.", "", terminal);
	if (isHelp(name)) {
		terminal.print(USAGE);
		return EXIT.fine;
	}
	const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (load === undefined) {
		return misuse(`xva has no command ${JSON.stringify(name)}.`, "", terminal);
	}
	const command = await load();
	const end = rest.indexOf("--");
	const options = end === -1 ? rest : rest.slice(0, end);
	if (options.some(isHelp)) {
		terminal.print(command.usage);
		return EXIT.fine;
	}
	try {
		return await command.run(rest, terminal);
	} catch (error) {
		if (error instanceof UsageError) {
			return misuse(error.message, ` ${name}`, terminal);
		}
		throw error;
	}
}

function isHelp(argument: string): boolean {
	return argument === "--help" || argument === "-h";
}

/** @param command with a blank before it, or nothing */
function misuse(message: string, command: string, terminal: Terminal): number {
	terminal.say(shown(message));
	terminal.say(`Try \`xva-template-action xva${command} --help\`.`);
	return EXIT.unusable;
}

function endedBy(reason: unknown, terminal: Terminal): number {
	if (!(reason instanceof Ended)) return EXIT.bad;
	if (reason.exitCode !== PIPE_EXIT) terminal.say(reason.message);
	return reason.exitCode;
}

/** Waits until all is written, or refused. */
function flush(stream: NodeJS.WritableStream): Promise<void> {
	return new Promise((done) => {
		stream.write("", () => done());
	});
}

/** A second signal ends the process at once, as it would without us. */
function endOnSignals({ stdout, stderr }: Streams): {
	readonly signal: AbortSignal;
	readonly forget: () => void;
} {
	const controller = new AbortController();
	const end = (reason: string, exitCode: number) =>
		controller.abort(new Ended(reason, exitCode));
	const handlers = Object.entries(SIGNALS).map(([signal, code]) => {
		const handler = () => end(`Ended by ${signal}: nothing was left.`, code);
		process.once(signal, handler);
		return () => process.off(signal, handler);
	});
	const broken = (error: NodeJS.ErrnoException) =>
		error.code === "EPIPE"
			? end("", PIPE_EXIT)
			: end(`The output cannot be written: ${error.message}.`, EXIT.bad);
	stdout.on("error", broken);
	stderr.on("error", broken);
	return {
		signal: controller.signal,
		forget: () => {
			for (const forget of handlers) forget();
		},
	};
}
