/** Long work in the log, at a calm pace. */
import { createMeter } from "../report/progress.ts";

const EVERY_SECONDS = 15;

/** Takes a file's progress in bytes, and logs a line now and then; each file has a pace of its own. */
export function progressLines(
	verb: string,
	log: (line: string) => void,
): (name: string, doneBytes: number, totalBytes: number) => void {
	const meters = new Map<string, ReturnType<typeof createMeter>>();
	return (name, doneBytes, totalBytes) => {
		const now = Date.now();
		const meter =
			meters.get(name) ??
			createMeter({ startedAt: now, everySeconds: EVERY_SECONDS });
		meters.set(name, meter);
		const line = meter(now, doneBytes, totalBytes);
		if (line !== undefined) log(`${verb} ${name}: ${line}`);
	};
}
