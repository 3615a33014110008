/** `images/<image>.json`: what the records and pointers of an image add up to. */

import type { Store } from "./client.ts";
import { commit } from "./commit.ts";
import { StoreError } from "./errors.ts";
import { type Found, findBuilds, newestFirst, readEntries } from "./found.ts";
import {
	type BuildEntry,
	type ImageIndex,
	isOf,
	type Page,
	render,
} from "./json.ts";
import { buildTime, type ImageName, mediaType } from "./keys.ts";
import { type Capabilities, getJson, mapMany, putIfAbsent } from "./objects.ts";

/** A page seals this many builds when more than {@link OPEN_BUILDS} are open. */
const PAGE_BUILDS = 50;
const OPEN_BUILDS = 100;
/** No build runs longer: no id older than this can still appear. */
const SEAL_AFTER_MS = 6 * 24 * 60 * 60_000;

/** What must be in the index for it to need no change. */
export interface Expected {
	readonly build: string;
	readonly channels: readonly string[];
}

/** Where and how an index is written. */
export interface Indexing {
	readonly store: Store;
	readonly capabilities: Capabilities;
	/** Stamp of this run, for pages. */
	readonly stamp: string;
	readonly now: Date;
	readonly signal: AbortSignal;
}

/** Brings an image's index up to what is in the bucket. */
export async function projectImage(
	indexing: Indexing,
	image: ImageName,
	expected: Expected,
): Promise<ImageIndex> {
	const { store, capabilities, signal } = indexing;
	return commit(
		store,
		capabilities,
		{
			key: store.keys.image(image.id),
			schema: "image-1",
			done: (current) => isCommitted(current, expected),
			next: (current) => nextIndex(indexing, image, current),
		},
		signal,
	);
}

/** Whether an index, or a catalogue's entry, holds a build and the channels that moved to it (or further). */
export function isCommitted(
	current: Pick<ImageIndex, "builds" | "channels">,
	expected: Expected,
): boolean {
	return (
		current.builds.some(({ build }) => build === expected.build) &&
		expected.channels.every(
			(channel) => (current.channels[channel] ?? "") >= expected.build,
		)
	);
}

async function nextIndex(
	indexing: Indexing,
	image: ImageName,
	current: ImageIndex | undefined,
): Promise<ImageIndex> {
	const { store, signal } = indexing;
	const sealed = current?.sealed ?? "";
	const found = await findBuilds(store, image, sealed, signal);
	const open = await openBuilds(indexing, image, current, found);
	const { builds, pages, newlySealed } = await seal(indexing, image, open);
	const kept = (ids: readonly string[] | undefined) =>
		(ids ?? []).filter((id) => id <= sealed);
	const ids = (fate: "revoked" | "deleted") =>
		[...found.builds].filter(([, is]) => is[fate]).map(([id]) => id);
	return {
		...current,
		schema: "image-1",
		image: image.id,
		os: image.os,
		version: image.version,
		channels: await readChannels(store, image, found.channels, signal),
		builds,
		revoked: [...kept(current?.revoked), ...ids("revoked")].sort(),
		deleted: [...kept(current?.deleted), ...ids("deleted")].sort(),
		pages: [...(current?.pages ?? []), ...pages],
		sealed: newlySealed ?? sealed,
	};
}

/** The builds that LIST found, with what the index knew of them; records are read only where needed. */
async function openBuilds(
	{ store, signal }: Indexing,
	image: ImageName,
	current: ImageIndex | undefined,
	found: Found,
): Promise<BuildEntry[]> {
	const known = new Map(current?.builds.map((entry) => [entry.build, entry]));
	const stale = [...found.builds].filter(([build, { revoked, deleted }]) => {
		const state = known.get(build)?.state;
		return (
			state === undefined ||
			(state === "deleted") !== deleted ||
			(!deleted && (state === "revoked") !== revoked)
		);
	});
	const read = await readEntries(store, image, stale, signal);
	const fresh = new Map(read.map((entry) => [entry.build, entry]));
	const entries = [...found.builds].flatMap(([build, { deleted }]) => {
		const before = known.get(build);
		const after = fresh.get(build) ?? before;
		const state = deleted ? "deleted" : after?.state;
		return after && state ? [{ ...before, ...after, state }] : [];
	});
	return newestFirst(entries);
}

async function readChannels(
	store: Store,
	image: ImageName,
	channels: readonly string[],
	signal: AbortSignal,
): Promise<Record<string, string>> {
	const pointers = await mapMany(channels, async (channel) => {
		const key = store.keys.channel(image, channel);
		const pointer = (await getJson(store, key, signal))?.value;
		return isOf(pointer, "channel-1") ? [[channel, pointer.build]] : [];
	});
	return Object.fromEntries(pointers.flat());
}

/** Moves the oldest builds to an immutable page when there are many and they are old enough. */
async function seal(
	indexing: Indexing,
	image: ImageName,
	open: readonly BuildEntry[],
): Promise<{
	builds: readonly BuildEntry[];
	pages: readonly string[];
	newlySealed?: string;
}> {
	const oldest = open.slice(-PAGE_BUILDS);
	const last = oldest[0];
	const first = oldest.at(-1);
	if (
		open.length <= OPEN_BUILDS ||
		last === undefined ||
		first === undefined ||
		indexing.now.getTime() - buildTime(last.build) < SEAL_AFTER_MS
	) {
		return { builds: open, pages: [] };
	}
	const page = await writePage(indexing, image, first.build, oldest);
	const newlySealed = page.builds[0]?.build ?? last.build;
	const builds = open.filter(({ build }) => build > newlySealed);
	return { builds, pages: [first.build], newlySealed };
}

/** Writes a page, or reads the one that an earlier run sealed before it lost its index step. */
async function writePage(
	{ store, capabilities, stamp, signal }: Indexing,
	image: ImageName,
	first: string,
	builds: readonly BuildEntry[],
): Promise<Page> {
	const page: Page = { schema: "page-1", image: image.id, builds };
	const key = store.keys.page(image.id, first);
	const object = { key, body: render(page), contentType: mediaType(key) };
	if (
		(await putIfAbsent(store, capabilities, object, stamp, signal)) ===
		"written"
	) {
		return page;
	}
	const present = (await getJson(store, key, signal))?.value;
	if (isOf(present, "page-1")) {
		return present;
	}
	throw new StoreError(
		"upload",
		`${key} is not a page of this action: give the action a place of its own by \`s3-prefix\`.`,
	);
}
