/** A leg's whole log, shown when it has ended. */
import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import type { LegBuild } from "./leg-outcome.ts";

const LOG_CHUNK_BYTES = 256 * 1024;

/** With several at a time the live lines are mixed: the whole log follows as a group of its own. */
export function showWholeLog({ run, label, logPath }: LegBuild): void {
	run.runner.group(`Log of ${label}`);
	if (existsSync(logPath))
		for (const line of linesOf(logPath)) run.runner.foreign(line);
	else run.runner.info("There is no log: Packer was not started.");
	run.runner.endGroup();
}

/** Lines of a file of any size; without waiting, so that no other leg's line comes between. */
function* linesOf(path: string): Generator<string> {
	const decoder = new StringDecoder("utf8");
	const buffer = Buffer.alloc(LOG_CHUNK_BYTES);
	const file = openSync(path, "r");
	let rest = "";
	try {
		for (let read = 1; read > 0; ) {
			read = readSync(file, buffer);
			const lines = (rest + decoder.write(buffer.subarray(0, read))).split(
				"\n",
			);
			rest = lines.pop() ?? "";
			yield* lines;
		}
		if (rest !== "") yield rest;
	} finally {
		closeSync(file);
	}
}
