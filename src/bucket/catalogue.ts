/** `catalogue.json`: every image with its channels and newest builds, a projection of one LIST of `images/`. */

import type { Store } from "./client.ts";
import { commit } from "./commit.ts";
import { type Catalogue, type CatalogueImage, isOf } from "./json.ts";
import { getJson, type ListedKey, listKeys, mapMany } from "./objects.ts";
import { type Expected, type Indexing, isCommitted } from "./projection.ts";

/** Newest builds of an image in the catalogue. */
const NEWEST = 5;

/** Brings the catalogue up to what is in `images/`; nothing to do where somebody has committed `image` already. */
export async function projectCatalogue(
	indexing: Indexing,
	image: string,
	expected: Expected,
): Promise<Catalogue> {
	const { store, capabilities, signal } = indexing;
	return commit(
		store,
		capabilities,
		{
			key: store.keys.catalogue,
			schema: "catalogue-1",
			done: (current) => holds(current, image, expected),
			next: (current) => nextCatalogue(indexing, current),
		},
		signal,
	);
}

function holds(current: Catalogue, image: string, expected: Expected): boolean {
	const entry = current.images.find((each) => each.image === image);
	if (entry === undefined) {
		return false;
	}
	const oldest = entry.builds.at(-1)?.build ?? "";
	const pushedOut = entry.builds.length >= NEWEST && oldest > expected.build;
	return (
		isCommitted(entry, expected) ||
		(pushedOut &&
			expected.channels.every(
				(channel) => (entry.channels[channel] ?? "") >= expected.build,
			))
	);
}

async function nextCatalogue(
	{ store, now, signal }: Indexing,
	current: Catalogue | undefined,
): Promise<Catalogue> {
	const known = new Map(current?.images.map((entry) => [entry.image, entry]));
	const listed: ListedKey[] = [];
	for await (const each of listKeys(store, store.keys.imagesFolder, signal)) {
		listed.push(each);
	}
	const images = await mapMany(listed, async ({ key, etag }) => {
		const id = store.keys.parseImage(key);
		const entry = id === undefined ? undefined : known.get(id);
		return id === undefined || entry?.etag === etag
			? entry
			: readImage(store, key, entry, signal);
	});
	return {
		...current,
		schema: "catalogue-1",
		updated_at: now.toISOString(),
		images: images
			.filter((entry) => entry !== undefined)
			.sort((a, b) => (a.image < b.image ? -1 : 1)),
	};
}

async function readImage(
	store: Store,
	key: string,
	before: CatalogueImage | undefined,
	signal: AbortSignal,
): Promise<CatalogueImage | undefined> {
	const found = await getJson(store, key, signal);
	if (!isOf(found?.value, "image-1")) {
		return undefined;
	}
	const { image, os, version, channels, builds } = found.value;
	const known = new Map(before?.builds.map((entry) => [entry.build, entry]));
	return {
		...before,
		image,
		os,
		version,
		channels,
		builds: builds
			.slice(0, NEWEST)
			.map((entry) => ({ ...known.get(entry.build), ...entry })),
		etag: found.etag,
	};
}
