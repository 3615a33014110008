/** The last good build of each image, from the index and from records that the index has missed. */

import type { LastGoodBuild } from "../model.ts";
import type { Store } from "./client.ts";
import { findBuilds, newestFirst, readEntries } from "./found.ts";
import { type BuildEntry, type BuildState, isOf } from "./json.ts";
import type { ImageName } from "./keys.ts";
import { getJson, mapMany } from "./objects.ts";

/** Which builds count. */
export interface LookupQuery {
	/** The ref of this run, such as `refs/heads/main`. */
	readonly ref: string;
	/** Its builds count where the run's own ref has none. */
	readonly defaultBranchRef?: string;
	/** Whether revoked builds count. */
	readonly includeRevoked?: boolean;
	readonly signal?: AbortSignal;
}

/** A last good build with what tells it apart. `content` is empty for a dirty build: it never counts as the same. */
export interface FoundGoodBuild extends LastGoodBuild {
	readonly ref: string;
	readonly state: BuildState;
	/** Bytes of its image. */
	readonly size: number;
	/** Whether `images/<image>.json`, or a page of it, holds the build: if not, its index step was lost. */
	readonly indexed: boolean;
	/** Checksum of the ISO it was installed from, `<type>:<hex>`, where it is known. */
	readonly isoChecksum?: string;
	/** Channels of the image and their builds, as its index tells them; none where there is no index. */
	readonly channels: Readonly<Record<string, string>>;
}

/**
 * The newest good build by id of each image, of the same ref, else of the default branch.
 * Reads `images/<image>.json` and lists what is newer, so that a lost index step does no harm.
 */
export async function lastGoodBuilds(
	store: Store,
	images: readonly ImageName[],
	query: LookupQuery,
): Promise<Map<string, FoundGoodBuild | undefined>> {
	const signal = query.signal ?? new AbortController().signal;
	const found = await mapMany(images, async (image) => {
		const good = await lastGood(store, image, query, signal);
		return [image.id, good] as const;
	});
	return new Map(found);
}

async function lastGood(
	store: Store,
	image: ImageName,
	query: LookupQuery,
	signal: AbortSignal,
): Promise<FoundGoodBuild | undefined> {
	const key = store.keys.image(image.id);
	const index = (await getJson(store, key, signal))?.value;
	const known = isOf(index, "image-1") ? index : undefined;
	const newest = known?.builds[0]?.build ?? known?.sealed ?? "";
	const newer = await newerBuilds(store, image, newest, signal);
	const recent = [...newer, ...(known?.builds ?? [])];
	let best = choose(recent, query);
	for (const first of (known?.pages ?? []).toReversed()) {
		if (best !== undefined) {
			break;
		}
		const page = await getJson(store, store.keys.page(image.id, first), signal);
		best = isOf(page?.value, "page-1")
			? choose(withFate(page.value.builds, known?.revoked ?? []), query)
			: undefined;
	}
	return (
		best && {
			...describe(best),
			indexed: !newer.includes(best),
			channels: known?.channels ?? {},
		}
	);
}

/** Builds whose id is greater than `after` (empty: all), newest first, from their records. */
export async function newerBuilds(
	store: Store,
	image: ImageName,
	after: string,
	signal: AbortSignal,
): Promise<BuildEntry[]> {
	const { builds } = await findBuilds(store, image, after, signal);
	return newestFirst(await readEntries(store, image, [...builds], signal));
}

/** Pages are immutable: what was revoked since is in the index. */
function withFate(
	builds: readonly BuildEntry[],
	revoked: readonly string[],
): BuildEntry[] {
	return builds.map((entry) =>
		revoked.includes(entry.build) ? { ...entry, state: "revoked" } : entry,
	);
}

function choose(
	builds: readonly BuildEntry[],
	query: LookupQuery,
): BuildEntry | undefined {
	const states: readonly BuildState[] = query.includeRevoked
		? ["good", "untested", "revoked"]
		: ["good", "untested"];
	const good = builds.filter(({ state }) => states.includes(state));
	return (
		good.find(({ ref }) => ref === query.ref) ??
		good.find(({ ref }) => ref === query.defaultBranchRef)
	);
}

function describe(
	entry: BuildEntry,
): Omit<FoundGoodBuild, "indexed" | "channels"> {
	return {
		build: entry.build,
		content: entry.dirty ? "" : entry.content,
		createdAt: entry.created_at,
		ref: entry.ref,
		state: entry.state,
		size: entry.size,
		...(entry.iso_checksum === undefined
			? {}
			: { isoChecksum: entry.iso_checksum }),
	};
}
