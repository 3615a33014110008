/** What long work says of itself: bytes, rate, remaining, at a calm pace. Pure: times come from the caller. */
import { formatDuration, formatSize } from "./format.ts";

export interface MeterOptions {
	/** Milliseconds on the caller's clock when the work began. */
	readonly startedAt: number;
	/** Seconds between two lines; work that is over by then says nothing. */
	readonly everySeconds: number;
}

/** Follows one piece of work; see {@link createMeter}. */
export type Meter = (
	/** Milliseconds on the caller's clock. */
	now: number,
	doneBytes: number,
	/** Absent where the end is not known. */
	totalBytes?: number,
) => string | undefined;

/** How long a rate is remembered: long enough to be calm, short enough to tell a stall. */
const MEMORY_SECONDS = 10;
/** A longer wait is no forecast. */
const MAX_REMAINING_SECONDS = 99 * 3600;

/**
 * Makes a meter. Called as often as there is news, it returns the line to be said now, such as
 * `1.2 GB of 2.9 GB (42 %), 310 MB/s, 5s left`, or undefined while the last one is younger than `everySeconds`.
 * Work that begins anew (fewer bytes than before) is followed from there.
 */
export function createMeter(options: MeterOptions): Meter {
	let last = { at: options.startedAt, bytes: 0 };
	let bytesPerSecond: number | undefined;
	return (now, doneBytes, totalBytes) => {
		const seconds = (now - last.at) / 1000;
		if (seconds < options.everySeconds) return undefined;
		const grown = doneBytes - last.bytes;
		last = { at: now, bytes: doneBytes };
		// A moving average; what is older than a time weighs e times less.
		const fresh = 1 - Math.exp(-seconds / MEMORY_SECONDS);
		if (grown < 0) bytesPerSecond = undefined;
		else if (bytesPerSecond === undefined) bytesPerSecond = grown / seconds;
		else bytesPerSecond += fresh * (grown / seconds - bytesPerSecond);
		return progressLine(doneBytes, totalBytes, bytesPerSecond);
	};
}

function progressLine(
	doneBytes: number,
	totalBytes: number | undefined,
	bytesPerSecond: number | undefined,
): string {
	const parts = [formatSize(doneBytes)];
	if (totalBytes !== undefined)
		parts[0] += ` of ${formatSize(totalBytes)} (${percent(doneBytes, totalBytes)} %)`;
	if (bytesPerSecond !== undefined) {
		parts.push(`${formatSize(bytesPerSecond)}/s`);
		const seconds = ((totalBytes ?? doneBytes) - doneBytes) / bytesPerSecond;
		if (seconds > 0 && seconds < MAX_REMAINING_SECONDS)
			parts.push(`${formatDuration(Math.max(1, seconds))} left`);
	}
	return parts.join(", ");
}

/** Whole percent, 100 only when all is done. */
function percent(doneBytes: number, totalBytes: number): number {
	if (doneBytes >= totalBytes) return 100;
	return Math.floor((100 * doneBytes) / totalBytes);
}

/** A bar such as `[####......]`, or an empty text where the end is not known. */
export function progressBar(
	doneBytes: number,
	totalBytes: number | undefined,
	/** Columns within the brackets. */
	width: number,
): string {
	if (totalBytes === undefined) return "";
	const filled = Math.floor((width * percent(doneBytes, totalBytes)) / 100);
	return `[${"#".repeat(filled)}${".".repeat(width - filled)}]`;
}
