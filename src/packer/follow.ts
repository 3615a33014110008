/** Follows `packer build` between its lines: tells the watchdog, and a person how far an export is. */

import { type ExportedFile, findExport, showSize } from "./growth.ts";
import type { OutputReader } from "./output.ts";
import type { BuildTrace } from "./traces.ts";

/** Watches a build from outside, and may have Packer stopped. */
export interface PackerWatch {
	/**
	 * Called after each batch of output, and at least every second while `build` runs. `exported` is the image that is
	 * being written, as it was at most five seconds ago.
	 */
	readonly observe: (
		traces: readonly BuildTrace[],
		exported: ExportedFile | undefined,
	) => void;
	/** Aborts when the build can't succeed any more: Packer is stopped. Its reason is a `Doom`. */
	readonly doomed: AbortSignal;
}

export interface FollowRequest {
	readonly reader: OutputReader;
	/** Of the run, by which its processes are found. */
	readonly folder: string;
	readonly watch: PackerWatch | undefined;
	/** Gets a sentence now and then while an image is exported. */
	readonly onProgress: (text: string) => void;
	/** A second unless given. */
	readonly tickMs?: number;
}

/** Looking goes through all processes of the machine. */
const LOOK_EVERY_TICKS = 5;
const TELL_EVERY_TICKS = 30;

/** Starts to follow. `tell` is to be called after each batch of output. */
export function followBuild(request: FollowRequest) {
	const { reader, folder, watch, onProgress, tickMs = 1000 } = request;
	let exported: ExportedFile | undefined;
	let exportTicks = 0;
	let stopped = false;
	const tell = () => watch?.observe(reader.traces, exported);
	const look = async () => {
		const found = await findExport(folder);
		// Its end may have come in the meantime
		if (stopped || reader.phase !== "export") return;
		exported = found;
		if (found !== undefined && exportTicks % TELL_EVERY_TICKS === 0) {
			onProgress(`Export: ${showSize(found.bytes)} so far`);
		}
	};
	const timer = setInterval(() => {
		if (reader.phase === "export") {
			exportTicks++;
			// What is wrong with the log shows itself at Packer's next line
			if (exportTicks % LOOK_EVERY_TICKS === 0) look().catch(() => {});
		} else {
			exportTicks = 0;
			exported = undefined;
		}
		tell();
	}, tickMs);
	const stop = () => {
		stopped = true;
		clearInterval(timer);
	};
	return { tell, stop };
}
