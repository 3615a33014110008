/** What the `xva` commands have of the world: lines to say, progress to show, a signal that ends them. */
import type { Readable } from "node:stream";
import { createMeter, progressBar } from "../report/progress.ts";

/** A process as the commands see it. */
export interface Streams {
	readonly stdin: Readable;
	readonly stdout: NodeJS.WritableStream;
	readonly stderr: NodeJS.WritableStream & {
		readonly isTTY?: boolean;
		readonly columns?: number;
	};
	/** Milliseconds on a clock that never goes back. */
	readonly now: () => number;
	readonly path: string | undefined;
}

export interface Terminal {
	readonly stdin: Readable;
	/** The search path for programs. */
	readonly path: string | undefined;
	/** Aborted with the reason for which the commands must end. */
	readonly signal: AbortSignal;
	/** A line of what was asked for. */
	print(line: string): void;
	/** A line about the work itself. */
	say(line: string): void;
	/** Shows how far one piece of work is, if it is `wanted`, until `end`. */
	follow(label: string, wanted: boolean): Following;
}

export interface Following {
	tell(doneBytes: number, totalBytes?: number): void;
	end(): void;
}

/** A bar is redrawn a few times a second; a log that nobody watches gets a calm line. */
const BAR_EVERY_SECONDS = 0.2;
const LINE_EVERY_SECONDS = 15;
const BAR_COLUMNS = 20;
/** Of a long path, the end that is shown. */
const NAME_COLUMNS = 30;
const DEFAULT_COLUMNS = 80;

/** Without colours: nothing of what is said needs them. */
export function openTerminal(streams: Streams, signal: AbortSignal): Terminal {
	const { stdin, stdout, stderr, path } = streams;
	return {
		stdin,
		path,
		signal,
		print: (line) => void stdout.write(`${line}\n`),
		say: (line) => void stderr.write(`${line}\n`),
		follow: (label, wanted) => {
			if (!wanted) return { tell: () => {}, end: () => {} };
			return stderr.isTTY === true
				? followByBar(streams, label)
				: followByLines(streams, label);
		},
	};
}

function followByLines({ stderr, now }: Streams, label: string): Following {
	const meter = createMeter({
		startedAt: now(),
		everySeconds: LINE_EVERY_SECONDS,
	});
	return {
		tell: (done, total) => {
			const text = meter(now(), done, total);
			if (text !== undefined) stderr.write(`${label}: ${text}\n`);
		},
		end: () => {},
	};
}

/** One line, drawn over itself and gone at the end. */
function followByBar({ stderr, now }: Streams, label: string): Following {
	const meter = createMeter({
		startedAt: now(),
		everySeconds: BAR_EVERY_SECONDS,
	});
	const name =
		label.length > NAME_COLUMNS ? `…${label.slice(-NAME_COLUMNS)}` : label;
	let drawn = 0;
	const draw = (line: string): void => {
		stderr.write(`\r${line.padEnd(drawn)}`);
		drawn = line.length;
	};
	return {
		tell: (done, total) => {
			const text = meter(now(), done, total);
			if (text === undefined) return;
			// A line as wide as the terminal would wrap.
			const columns = (stderr.columns ?? DEFAULT_COLUMNS) - 1;
			const room = columns - `${name}  []  ${text}`.length;
			const bar =
				room > 4 && progressBar(done, total, Math.min(room, BAR_COLUMNS));
			draw(
				(bar ? `${name}  ${bar}  ${text}` : `${name}  ${text}`).slice(
					0,
					columns,
				),
			);
		},
		end: () => {
			if (drawn === 0) return;
			draw("");
			stderr.write("\r");
		},
	};
}
