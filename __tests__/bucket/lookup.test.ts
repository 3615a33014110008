import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../src/bucket/client.ts";
import { lastGoodBuilds, newerBuilds } from "../../src/bucket/lookup.ts";
import { putIfUnchanged } from "../../src/bucket/objects.ts";
import { publishBuild } from "../../src/bucket/publish.ts";
import { BUCKET, type S3Server, startS3, storeAt } from "../stand-ins/s3.ts";
import {
	buildId,
	calm,
	FULL,
	ISO_CHECKSUM,
	imageOf,
	inFolder,
	type Sample,
	sampleBuild,
} from "./samples.ts";

const MAIN = "refs/heads/main";
const TOPIC = "refs/heads/topic";

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

/** Publishes builds of one image, a minute apart; returns their ids. */
async function publish(
	version: string,
	samples: readonly Omit<Sample, "folder">[],
): Promise<string[]> {
	return inFolder(async (folder) => {
		const image = imageOf("debian", version);
		const ids: string[] = [];
		for (const [minute, sample] of samples.entries()) {
			const build = buildId(minute);
			const input = sampleBuild({ folder, image, build, ...sample });
			await publishBuild(store, FULL, input);
			ids.push(build);
		}
		return ids;
	});
}

async function lookUp(
	version: string,
	query: Parameters<typeof lastGoodBuilds>[2],
) {
	const image = imageOf("debian", version);
	const found = await lastGoodBuilds(store, [image], query);
	return found.get(image.id);
}

describe("the last good build", () => {
	test("is the newest of the same ref", async () => {
		const [, second, third] = await publish("1", [
			{ ref: MAIN, content: "1:a" },
			{ ref: MAIN, content: "1:b" },
			{ ref: TOPIC, content: "1:c" },
		]);
		expect(await lookUp("1", { ref: MAIN })).toEqual({
			build: second,
			content: "1:b",
			createdAt: "2026-11-24T06:00:00.000Z",
			ref: MAIN,
			state: "untested",
			isoChecksum: ISO_CHECKSUM,
			indexed: true,
			size: 1000,
			channels: { latest: third },
		});
	});

	test("is the default branch's where the ref has none, and no other branch's", async () => {
		const [first] = await publish("2", [{ ref: MAIN }, { ref: TOPIC }]);
		const query = { ref: "refs/heads/new", defaultBranchRef: MAIN };
		expect((await lookUp("2", query))?.build).toBe(first);
		expect(await lookUp("2", { ref: "refs/heads/new" })).toBeUndefined();
	});

	test("is no build that failed its tests", async () => {
		const [first] = await publish("3", [
			{ tests: { result: "passed" } },
			{ tests: { result: "failed" } },
		]);
		expect(await lookUp("3", { ref: MAIN })).toMatchObject({
			build: first,
			state: "good",
		});
	});

	test("has no content when it was dirty", async () => {
		const [first] = await publish("4", [{ dirty: true, content: "1:a" }]);
		expect(await lookUp("4", { ref: MAIN })).toMatchObject({
			build: first,
			content: "",
		});
	});

	test("is a revoked one only where those count", async () => {
		const [first, second] = await publish("5", [{}, {}]);
		const image = imageOf("debian", "5");
		const key = store.keys.build(image, second ?? "", "revocation.json");
		const object = { key, body: "{}", contentType: "application/json" };
		await putIfUnchanged(store, FULL, object, undefined, calm);
		await inFolder((folder) =>
			publishBuild(
				store,
				FULL,
				sampleBuild({ folder, image, build: buildId(2), ref: TOPIC }),
			),
		);
		expect((await lookUp("5", { ref: MAIN }))?.build).toBe(first);
		const query = { ref: MAIN, includeRevoked: true };
		expect((await lookUp("5", query))?.build).toBe(second);
	});

	test("is found by its record when its index step was lost", async () => {
		const [, second] = await publish("6", [{}, {}]);
		const image = imageOf("debian", "6");
		rmSync(join(server.data, BUCKET, store.keys.image(image.id)));
		expect(await lookUp("6", { ref: MAIN })).toMatchObject({
			build: second,
			indexed: false,
			channels: {},
		});
	});

	test("tells the checksum of its ISO, from the index and from its record", async () => {
		const moved = `sha512:${"ab".repeat(64)}`;
		await publish("8", [{}, { iso: { url: "a.iso", resolved: moved } }]);
		expect((await lookUp("8", { ref: MAIN }))?.isoChecksum).toBe(moved);
		const image = imageOf("debian", "8");
		rmSync(join(server.data, BUCKET, store.keys.image(image.id)));
		expect((await lookUp("8", { ref: MAIN }))?.isoChecksum).toBe(moved);
		await publish("9", [{ iso: { url: "a.iso", checksum: "none" } }]);
		expect(await lookUp("9", { ref: MAIN })).not.toHaveProperty("isoChecksum");
	});

	test("is undefined where nothing was published, for every image that was asked for", async () => {
		const images = Array.from({ length: 40 }, (_, n) =>
			imageOf("none", `${n}`),
		);
		const found = await lastGoodBuilds(store, images, { ref: MAIN });
		expect([...found.keys()]).toEqual(images.map(({ id }) => id));
		expect(new Set(found.values())).toEqual(new Set([undefined]));
	});
});

test("a bucket or user that is not there is an error, not an image that was never published", async () => {
	for (const wrong of [{ bucket: "nowhere" }, { accessKeyId: "nobody" }]) {
		const other = storeAt(server.endpoint, wrong);
		const images = [imageOf("debian", "1")];
		await expect(
			lastGoodBuilds(other, images, { ref: MAIN }),
		).rejects.toMatchObject({ reason: "store_denied" });
		other.close();
	}
});

test("newer builds are those after an id, newest first, and none without its record", async () => {
	const [first, second, third, fourth] = await publish("7", [{}, {}, {}, {}]);
	const image = imageOf("debian", "7");
	const record = store.keys.build(image, third ?? "", "metadata.json");
	rmSync(join(server.data, BUCKET, record));
	const newer = await newerBuilds(store, image, first ?? "", calm);
	expect(newer.map(({ build }) => build)).toEqual([fourth, second]);
});
