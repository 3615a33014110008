import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "../../src/bucket/client.ts";
import { type HealInput, healBuild } from "../../src/bucket/heal.ts";
import { lastGoodBuilds } from "../../src/bucket/lookup.ts";
import { getJson, putIfUnchanged } from "../../src/bucket/objects.ts";
import { publishBuild } from "../../src/bucket/publish.ts";
import type { Image } from "../../src/model.ts";
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

const onDisk = (key: string) => join(server.data, BUCKET, key);

async function published(image: Image, minute: number): Promise<string> {
	const build = buildId(minute);
	await inFolder((folder) =>
		publishBuild(store, FULL, sampleBuild({ folder, image, build })),
	);
	return build;
}

/** What a run that was cut off after the record has not written. */
function cutOff(image: Image, ...channels: string[]): void {
	const { keys } = store;
	for (const channel of channels) {
		rmSync(onDisk(keys.channel(image, channel)));
	}
	rmSync(onDisk(keys.image(image.id)));
	rmSync(onDisk(keys.catalogue));
	rmSync(onDisk(keys.schemasFolder), { recursive: true });
}

function heal(image: Image, build: string, more: Partial<HealInput> = {}) {
	return healBuild(store, FULL, {
		image,
		build,
		channels: ["latest"],
		reason: "cut off before",
		by: { actor: "octocat", run_url: "https://github.com/example/runs/2" },
		isAncestor: () => "unknown",
		now: () => new Date("2026-11-24T07:00:00Z"),
		signal: calm,
		...more,
	});
}

async function read(key: string): Promise<unknown> {
	return (await getJson(store, key, calm))?.value;
}

async function lookUp(image: Image) {
	const query = { ref: "refs/heads/main" };
	return (await lastGoodBuilds(store, [image], query)).get(image.id);
}

test("a build that was cut off after its record gets its channel, index, catalogue and schemas", async () => {
	const image = imageOf("debian", "12");
	const build = await published(image, 0);
	const whole = await lookUp(image);
	expect(whole).toMatchObject({ indexed: true, channels: { latest: build } });
	cutOff(image, "latest");
	expect(await lookUp(image)).toEqual({
		...whole,
		indexed: false,
		channels: {},
	});

	expect(await heal(image, build)).toEqual({
		channels: ["latest"],
		warnings: [],
	});

	expect(await lookUp(image)).toEqual(whole);
	const sums = readFileSync(
		onDisk(store.keys.build(image, build, "SHA256SUMS")),
	);
	expect(await read(store.keys.channel(image, "latest"))).toMatchObject({
		build,
		serial: 1,
		sums_sha256: createHash("sha256").update(sums).digest("hex"),
		updated_at: "2026-11-24T07:00:00.000Z",
		reason: "cut off before",
		by: { actor: "octocat" },
	});
	expect(await read(store.keys.catalogue)).toMatchObject({
		images: [{ image: "debian-12", channels: { latest: build } }],
	});
	expect(await read(store.keys.schema("image-1"))).toBeDefined();
});

test("a channel that names a newer build is kept", async () => {
	const image = imageOf("debian", "13");
	const older = await published(image, 0);
	const newer = await published(image, 1);
	cutOff(image);
	const healed = await heal(image, older);
	expect(healed.channels).toEqual([]);
	expect(healed.warnings).toEqual([
		expect.stringContaining(`stays at ${newer}`),
	]);
	expect(await read(store.keys.channel(image, "latest"))).toMatchObject({
		build: newer,
		serial: 2,
	});
	expect(await read(store.keys.image(image.id))).toMatchObject({
		channels: { latest: newer },
		builds: [{ build: newer }, { build: older }],
	});
});

test("what is whole is left as it is", async () => {
	const image = imageOf("debian", "14");
	const build = await published(image, 0);
	const keys = [
		store.keys.channel(image, "latest"),
		store.keys.image(image.id),
		store.keys.catalogue,
	];
	const texts = () => keys.map((key) => readFileSync(onDisk(key), "utf8"));
	const before = texts();
	await heal(image, build);
	expect(texts()).toEqual(before);
});

test("a revoked build moves no channel", async () => {
	const image = imageOf("debian", "15");
	const build = await published(image, 0);
	cutOff(image, "latest");
	const key = store.keys.build(image, build, "revocation.json");
	const object = { key, body: "{}", contentType: "application/json" };
	await putIfUnchanged(store, FULL, object, undefined, calm);
	expect(await heal(image, build)).toEqual({ channels: [], warnings: [] });
	expect(await read(store.keys.image(image.id))).toMatchObject({
		channels: {},
		builds: [{ build, state: "revoked" }],
	});
});

test("a build without its record or checksums is not healed", async () => {
	const image = imageOf("debian", "16");
	for (const [minute, name] of ["metadata.json", "SHA256SUMS"].entries()) {
		const build = await published(image, minute);
		rmSync(onDisk(store.keys.build(image, build, name)));
		await expect(heal(image, build)).rejects.toThrow(`${name} is not there`);
	}
});
