/** What a process that was killed between image and record left: taken back, and nothing else. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "../../src/bucket/client.ts";
import { listKeys } from "../../src/bucket/objects.ts";
import { publishBuild } from "../../src/bucket/publish.ts";
import { isPublished } from "../../src/bucket/published.ts";
import { reclaimKey } from "../../src/bucket/reclaim.ts";
import { BUCKET, type S3Server, startS3, storeAt } from "../stand-ins/s3.ts";
import {
	buildId,
	calm,
	FULL,
	imageOf,
	inFolder,
	sampleBuild,
} from "./samples.ts";

let server: S3Server;
let store: Store;

beforeAll(async () => {
	server = await startS3("versitygw");
	store = storeAt(server.endpoint);
});
afterAll(async () => {
	store?.close();
	await server?.stop();
});

const image = imageOf("debian", "12");

async function published(minute: number): Promise<string> {
	const build = buildId(minute);
	await inFolder((folder) =>
		publishBuild(store, FULL, sampleBuild({ folder, image, build })),
	);
	return build;
}

async function keysBelow(folder: string): Promise<readonly string[]> {
	const keys: string[] = [];
	for await (const { key } of listKeys(store, folder, calm)) keys.push(key);
	return keys;
}

const below = (build: string) => keysBelow(store.keys.build(image, build, ""));

test("objects of a build without a record go, those of its neighbours stay", async () => {
	const neighbour = await published(1);
	const build = await published(2);
	const before = await below(neighbour);
	rmSync(
		join(server.data, BUCKET, store.keys.build(image, build, "metadata.json")),
	);
	expect((await below(build)).length).toBeGreaterThan(1);
	await reclaimKey(
		store,
		store.keys.build(image, build, "debian-12.xva"),
		calm,
	);
	expect(await below(build)).toEqual([]);
	expect(await below(neighbour)).toEqual(before);
});

test("a published build stays whole, and so does one that was deleted on purpose", async () => {
	const build = await published(3);
	const before = await below(build);
	await reclaimKey(store, store.keys.build(image, build, "build.log"), calm);
	expect(await below(build)).toEqual(before);
	const record = store.keys.build(image, build, "metadata.json");
	rmSync(join(server.data, BUCKET, record));
	const note = join(
		server.data,
		BUCKET,
		store.keys.build(image, build, "deletion.json"),
	);
	writeFileSync(note, "{}");
	await reclaimKey(store, store.keys.build(image, build, "build.log"), calm);
	expect((await below(build)).length).toBe(before.length);
});

test("what is of no build is left alone", async () => {
	const key = `logs/debian/7-1/${buildId(4)}.log`;
	const path = join(server.data, BUCKET, key);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, "a log");
	await reclaimKey(store, key, calm);
	expect(await keysBelow("logs/")).toEqual([key]);
});

test("a build was published where any version of its template has its record, or tells that it was deleted", async () => {
	const build = await published(5);
	expect(await isPublished(store, "debian", build, calm)).toBe(true);
	expect(await isPublished(store, "debian", buildId(6), calm)).toBe(false);
	expect(await isPublished(store, "ubuntu", build, calm)).toBe(false);
	rmSync(
		join(server.data, BUCKET, store.keys.build(image, build, "metadata.json")),
	);
	expect(await isPublished(store, "debian", build, calm)).toBe(false);
	writeFileSync(
		join(server.data, BUCKET, store.keys.build(image, build, "deletion.json")),
		"{}",
	);
	expect(await isPublished(store, "debian", build, calm)).toBe(true);
});
