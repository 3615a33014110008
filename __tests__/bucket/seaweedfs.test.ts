/** The same promises on a second server that shares no code with the first. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isOf } from "../../src/bucket/json.ts";
import { lastGoodBuilds } from "../../src/bucket/lookup.ts";
import { getJson } from "../../src/bucket/objects.ts";
import { preflight } from "../../src/bucket/preflight.ts";
import { publishBuild } from "../../src/bucket/publish.ts";
import { BUCKET, type S3Server, startS3, storeAt } from "../stand-ins/s3.ts";
import {
	type FaultProxy,
	first,
	startFaultProxy,
} from "../stand-ins/s3-faults.ts";
import { buildId, calm, imageOf, inFolder, sampleBuild } from "./samples.ts";

let server: S3Server;
let proxy: FaultProxy;

beforeAll(async () => {
	server = await startS3("seaweedfs");
	proxy = await startFaultProxy(server.endpoint);
});
afterAll(async () => {
	await proxy?.stop();
	await server?.stop();
});

test("a publish through lost replies and a flipped byte is whole, indexed and found", async () => {
	const store = storeAt(proxy.endpoint, { prefix: "vm" });
	const capabilities = await preflight(store, calm);
	expect(capabilities).toMatchObject({
		conditionalWrites: true,
		checksum: "crc32",
	});
	proxy.rules.push(
		first(1, ({ part }) => part === "1", { kind: "flip" }),
		first(1, ({ operation }) => operation === "Complete", {
			kind: "lostReply",
		}),
		first(1, ({ path }) => path.endsWith("metadata.json"), {
			kind: "lostReply",
		}),
	);
	await inFolder(async (folder) => {
		const build = buildId(0);
		const image = imageOf("debian", "12");
		const size = 33 * 1024 * 1024;
		const input = sampleBuild({ folder, build, image, size });
		const done = await publishBuild(store, capabilities, input);
		expect(done.warnings).toEqual([]);
		expect(done.storeChecksum).toBe("crc32");

		const object = await store.client.send(
			new GetObjectCommand({
				Bucket: BUCKET,
				Key: store.keys.build(image, build, "debian-12.xva"),
			}),
		);
		const stored = createHash("sha256")
			.update((await object.Body?.transformToByteArray()) ?? "")
			.digest("hex");
		const built = readFileSync(join(folder, `${build}.xva`));
		expect(stored).toBe(createHash("sha256").update(built).digest("hex"));

		const found = await lastGoodBuilds(store, [image], {
			ref: "refs/heads/main",
		});
		expect(found.get(image.id)?.build).toBe(build);
	});
	store.close();
});

test("ten publishers at once lose nothing", async () => {
	const store = storeAt(server.endpoint, { prefix: "many" });
	const capabilities = await preflight(store, calm);
	const ids = Array.from({ length: 10 }, (_, minute) => buildId(minute));
	await inFolder(async (folder) => {
		const published = await Promise.all(
			ids.map((build) =>
				publishBuild(store, capabilities, sampleBuild({ folder, build })),
			),
		);
		const lost = published
			.flatMap(({ warnings }) => warnings)
			.filter((warning) => !warning.includes("stays at"));
		expect(lost).toEqual([]);
	});
	const index = await getJson(store, store.keys.image("debian-12"), calm);
	const builds = isOf(index?.value, "image-1") ? index.value.builds : [];
	expect(builds.map(({ build }) => build)).toEqual(ids.toReversed());
	store.close();
});
