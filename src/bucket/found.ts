/** What LIST finds of an image's builds: the truth that every index is a projection of. */

import type { Store } from "./client.ts";
import { entryOf, type Fate } from "./entries.ts";
import type { BuildEntry } from "./json.ts";
import { DELETION, type ImageName, RECORD, REVOCATION } from "./keys.ts";
import { getJson, listKeys, mapMany } from "./objects.ts";

/** The builds and pointers of an image that are in the bucket. */
export interface Found {
	/** Builds that have, or had and were deleted, their record, by id. */
	readonly builds: ReadonlyMap<string, Fate>;
	readonly channels: readonly string[];
}

/**
 * Lists the builds after `after` (an id, or empty for all), and all channels.
 * A build without its record is none; neither is one whose name is not a build id.
 */
export async function findBuilds(
	store: Store,
	image: ImageName,
	after: string,
	signal: AbortSignal,
): Promise<Found> {
	const names = new Map<string, Set<string>>();
	const channels: string[] = [];
	const start = after === "" ? undefined : store.keys.afterBuild(image, after);
	const folder = store.keys.imageFolder(image);
	for await (const { key } of listKeys(store, folder, signal, start)) {
		const parsed = store.keys.parseImageKey(image, key);
		if (parsed?.kind === "channel") {
			channels.push(parsed.channel);
		} else if (parsed !== undefined && parsed.build > after) {
			const known = names.get(parsed.build) ?? new Set();
			names.set(parsed.build, known.add(parsed.name));
		}
	}
	const builds = new Map<string, Fate>();
	for (const [build, files] of names) {
		const deleted = files.has(DELETION);
		if (files.has(RECORD) || deleted) {
			builds.set(build, { revoked: files.has(REVOCATION), deleted });
		}
	}
	return { builds, channels };
}

/** Reads the records of these builds; one that has gone is left out. */
export async function readEntries(
	store: Store,
	image: ImageName,
	builds: readonly (readonly [build: string, fate: Fate])[],
	signal: AbortSignal,
): Promise<BuildEntry[]> {
	const entries = await mapMany(builds, async ([build, fate]) => {
		const key = store.keys.build(image, build, RECORD);
		const record = await getJson(store, key, signal);
		return entryOf(record?.value, fate);
	});
	return entries.filter((entry) => entry !== undefined);
}

/** Greatest build id, so newest, first. */
export function newestFirst(entries: readonly BuildEntry[]): BuildEntry[] {
	return [...entries].sort((a, b) =>
		a.build < b.build ? 1 : a.build > b.build ? -1 : 0,
	);
}
