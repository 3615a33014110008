/** The files of an image in the spool: what is sent is proved to be what was verified. */
import { createHash } from "node:crypto";
import type { ExtraFile, ImageFile } from "../bucket/publish.ts";
import type { SpooledFile } from "../spool/entry.ts";
import { type TakenEntry, UntrustedEntry } from "../spool/spool.ts";
import { openRecompression } from "../xva/recompress.ts";
import { readThrough } from "./keep.ts";

/** The one reading that uploads the file proves that it is the one that was verified. */
export function imageFile(
	taken: TakenEntry,
	file: SpooledFile,
	{
		program,
		signal,
	}: { readonly program: string | undefined; readonly signal: AbortSignal },
): ImageFile {
	const { name, platform, sha256, zstdLevel: level } = file;
	const hash = createHash("sha256");
	const recompression = (level: number) =>
		openRecompression({
			mode: "none",
			level,
			signal,
			...(program === undefined ? {} : { program }),
		});
	return {
		path: taken.pathOf(file),
		name,
		...(platform === undefined ? {} : { platform }),
		...(level === undefined ? {} : { through: () => recompression(level) }),
		sinks: [
			{
				write: (chunk) => {
					hash.update(chunk);
				},
				end: async () => prove(name, hash.digest("hex"), sha256),
			},
		],
	};
}

/**
 * Proves what goes beside the image: the log and the extra files.
 * @throws UntrustedEntry where one of them has changed
 */
export async function proveBeside(
	taken: TakenEntry,
	signal: AbortSignal,
): Promise<void> {
	const { log, extras = [] } = taken.entry;
	for (const file of [log, ...extras]) {
		const { sha256 } = await readThrough(taken.pathOf(file), [], signal);
		prove(file.name, sha256, file.sha256);
	}
}

/** The extra files of an entry, to be published. */
export function extraFiles(taken: TakenEntry): readonly ExtraFile[] {
	return (taken.entry.extras ?? []).map((file) => {
		const { name, platform } = file;
		return {
			path: taken.pathOf(file),
			name,
			...(platform === undefined ? {} : { platform }),
		};
	});
}

function prove(name: string, found: string, expected: string): void {
	if (found !== expected)
		throw new UntrustedEntry(
			`${name} is no longer what was verified (SHA-256 ${found}, and it was ${expected})`,
		);
}
