/** Channels, indexes and the catalogue, by many publishers at once. */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../src/bucket/client.ts";
import {
	type Catalogue,
	type Channel,
	type ImageIndex,
	isOf,
	render,
	type Schemas,
} from "../../src/bucket/json.ts";
import { buildTime } from "../../src/bucket/keys.ts";
import {
	type Capabilities,
	getJson,
	putIfUnchanged,
} from "../../src/bucket/objects.ts";
import { projectImage } from "../../src/bucket/projection.ts";
import { publishBuild } from "../../src/bucket/publish.ts";
import { recordText } from "../../src/bucket/records.ts";
import { SCHEMAS } from "../../src/bucket/schemas.ts";
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

const DAY = 24 * 60 * 60_000;

let server: S3Server;
const stores: Store[] = [];

beforeAll(async () => {
	server = await startS3("versitygw");
});
afterAll(async () => {
	for (const store of stores) {
		store.close();
	}
	await server?.stop();
});

/** A store under a prefix of its own. */
function fresh(prefix: string): Store {
	const store = storeAt(server.endpoint, { prefix });
	stores.push(store);
	return store;
}

/** A store that does not know conditions, as some do not: it never sees the headers. */
function withoutConditions(store: Store): Store {
	for (const client of [store.client, store.patientClient]) {
		client.middlewareStack.add(
			(next) => (args) => {
				const request = Object(args.request);
				delete request.headers["if-match"];
				delete request.headers["if-none-match"];
				delete request.headers["If-Match"];
				delete request.headers["If-None-Match"];
				return next(args);
			},
			{ step: "build", priority: "low" },
		);
	}
	return store;
}

async function read<S extends keyof Schemas>(
	store: Store,
	key: string,
	schema: S,
): Promise<Schemas[S]> {
	const found = await getJson(store, key, calm);
	if (!isOf(found?.value, schema)) {
		throw new Error(`${key} is no ${schema}`);
	}
	return found.value;
}

const indexOf = (store: Store, image: string): Promise<ImageIndex> =>
	read(store, store.keys.image(image), "image-1");
const catalogueOf = (store: Store): Promise<Catalogue> =>
	read(store, store.keys.catalogue, "catalogue-1");
const channelOf = (store: Store, version: string): Promise<Channel> =>
	read(
		store,
		store.keys.channel(imageOf("debian", version), "latest"),
		"channel-1",
	);

const PUBLISHERS = 20;
const EACH = 5;

async function publishMany(
	make: (publisher: number) => Store,
	capabilities: Capabilities,
): Promise<{ expected: Map<string, string[]>; warnings: string[] }> {
	const expected = new Map<string, string[]>();
	const warnings: string[] = [];
	await inFolder(async (folder) => {
		const publisher = async (number: number) => {
			const store = make(number);
			for (let round = 0; round < EACH; round++) {
				const image = imageOf("debian", `${number % 4}`);
				const build = buildId(round * PUBLISHERS + number);
				const input = sampleBuild({ folder, image, build });
				const done = await publishBuild(store, capabilities, input);
				warnings.push(
					...done.warnings.filter((warning) => !warning.includes("stays at")),
				);
				expected.set(image.id, [...(expected.get(image.id) ?? []), build]);
			}
		};
		await Promise.all(
			Array.from({ length: PUBLISHERS }, (_, n) => publisher(n)),
		);
	});
	return { expected, warnings };
}

describe("many publishers at once", () => {
	test("lose nothing", async () => {
		const { expected, warnings } = await publishMany(() => fresh("many"), FULL);
		expect(warnings).toEqual([]);
		const store = fresh("many");
		const { images } = await catalogueOf(store);
		for (const [image, builds] of expected) {
			const index = await indexOf(store, image);
			const newest = builds.toSorted().toReversed();
			expect(index.builds.map(({ build }) => build)).toEqual(newest);
			expect(index.channels).toEqual({ latest: newest[0] });
			const listed = images.find((entry) => entry.image === image);
			expect(listed?.builds.map(({ build }) => build)).toEqual(
				newest.slice(0, 5),
			);
			expect(listed?.channels).toEqual({ latest: newest[0] });
			const pointer = await channelOf(store, image.replace("debian-", ""));
			expect(pointer.serial).toBe(pointer.history.length);
			expect(pointer.previous).toBe(pointer.history.at(-2)?.build ?? null);
		}
	}, 300_000);

	test("lose no record, and the next publish heals every index, where the store knows no conditions", async () => {
		const capabilities = { ...FULL, conditionalWrites: false };
		const { expected } = await publishMany(
			() => withoutConditions(fresh("plain")),
			capabilities,
		);
		const store = withoutConditions(fresh("plain"));
		await inFolder(async (folder) => {
			for (const [id, builds] of expected) {
				const image = imageOf("debian", id.replace("debian-", ""));
				const build = buildId(1000);
				const input = sampleBuild({ folder, image, build });
				const { warnings } = await publishBuild(store, capabilities, input);
				expect(warnings).toEqual([]);
				const index = await indexOf(store, id);
				expect(index.builds.map((entry) => entry.build)).toEqual(
					[...builds, build].toSorted().toReversed(),
				);
			}
		});
		expect((await catalogueOf(store)).images).toHaveLength(expected.size);
	}, 300_000);
});

describe("an index step that was lost", () => {
	test("is healed by the next publish of the image", async () => {
		await inFolder(async (folder) => {
			const store = fresh("healed");
			const image = imageOf("debian", "12");
			const [lost, next] = [buildId(0), buildId(1)];
			await publishBuild(
				store,
				FULL,
				sampleBuild({ folder, image, build: lost }),
			);
			for (const name of ["images", "catalogue.json"]) {
				rmSync(join(server.data, BUCKET, "healed", name), { recursive: true });
			}
			await publishBuild(
				store,
				FULL,
				sampleBuild({ folder, image, build: next }),
			);
			const index = await indexOf(store, image.id);
			expect(index.builds.map(({ build }) => build)).toEqual([next, lost]);
			expect((await catalogueOf(store)).images).toHaveLength(1);
		});
	});

	test("leaves no build where there is no record", async () => {
		await inFolder(async (folder) => {
			const store = fresh("cut");
			const image = imageOf("debian", "12");
			const cut = buildId(0);
			await publishBuild(
				store,
				FULL,
				sampleBuild({ folder, image, build: cut }),
			);
			for (const name of [
				"images/debian-12.json",
				`templates/debian/12/${cut}/metadata.json`,
			]) {
				rmSync(join(server.data, BUCKET, "cut", name));
			}
			const build = buildId(1);
			await publishBuild(store, FULL, sampleBuild({ folder, image, build }));
			const index = await indexOf(store, image.id);
			expect(index.builds.map((entry) => entry.build)).toEqual([build]);
		});
	});
});

/** What the commands write beside a record. */
async function putBeside(
	store: Store,
	image: Image,
	build: string,
	name: string,
): Promise<void> {
	const key = store.keys.build(image, build, name);
	const object = { key, body: "{}", contentType: "application/json" };
	await putIfUnchanged(store, FULL, object, undefined, calm);
}

describe("an index", () => {
	test("keeps fields that it does not know, in itself and in its builds", async () => {
		await inFolder(async (folder) => {
			const store = fresh("unknown");
			const image = imageOf("debian", "12");
			const first = buildId(0);
			await publishBuild(
				store,
				FULL,
				sampleBuild({ folder, image, build: first }),
			);
			for (const key of [store.keys.image(image.id), store.keys.catalogue]) {
				const found = await getJson(store, key, calm);
				const more = JSON.parse(
					JSON.stringify(found?.value).replaceAll(
						`"build":"${first}"`,
						`"build":"${first}","colour":"blue"`,
					),
				);
				const body = render({ ...more, motto: "kept" });
				const object = { key, body, contentType: "application/json" };
				await putIfUnchanged(store, FULL, object, found?.etag, calm);
			}
			await putBeside(store, image, first, "revocation.json");
			const build = buildId(1);
			await publishBuild(store, FULL, sampleBuild({ folder, image, build }));
			const index = await indexOf(store, image.id);
			expect(index.motto).toBe("kept");
			expect(index.builds[1]).toMatchObject({
				build: first,
				colour: "blue",
				state: "revoked",
			});
			const catalogue = await catalogueOf(store);
			expect(catalogue.motto).toBe("kept");
			expect(catalogue.images[0]?.builds[1]).toMatchObject({ colour: "blue" });
		});
	});

	test("tells revoked and deleted builds by what lies beside their record", async () => {
		await inFolder(async (folder) => {
			const store = fresh("fates");
			const image = imageOf("debian", "12");
			const [good, revoked, deleted] = [buildId(0), buildId(1), buildId(2)];
			for (const build of [good, revoked, deleted]) {
				const tests = { result: "passed" };
				await publishBuild(
					store,
					FULL,
					sampleBuild({ folder, image, build, tests }),
				);
			}
			await putBeside(store, image, revoked, "revocation.json");
			await putBeside(store, image, deleted, "deletion.json");
			const build = buildId(3);
			await publishBuild(store, FULL, sampleBuild({ folder, image, build }));
			const index = await indexOf(store, image.id);
			expect(index.builds.map(({ state }) => state)).toEqual([
				"untested",
				"deleted",
				"revoked",
				"good",
			]);
			expect(index.revoked).toEqual([revoked]);
			expect(index.deleted).toEqual([deleted]);
		});
	});

	test("seals the oldest fifty to a page when more than a hundred are open and they are old enough", async () => {
		const store = fresh("pages");
		const image = imageOf("debian", "12");
		const start = Date.UTC(2026, 0, 1);
		const ids = Array.from({ length: 120 }, (_, day) =>
			buildId(day * 24 * 60, { start }),
		);
		await inFolder(async (folder) => {
			const input = sampleBuild({ folder, image });
			for (const id of ids) {
				const { verification } = input.inspection(new Map());
				const body = recordText(
					{
						...input.facts,
						image,
						verification,
						createdAt: new Date(buildTime(id)),
						identity: { id, startedAt: new Date(buildTime(id)) },
					},
					[],
				);
				const key = store.keys.build(image, id, "metadata.json");
				const object = { key, body, contentType: "application/json" };
				await putIfUnchanged(store, FULL, object, undefined, calm);
			}
		});
		const project = (build: string, now: number) =>
			projectImage(
				{
					store,
					capabilities: FULL,
					stamp: "s",
					now: new Date(now),
					signal: calm,
				},
				image,
				{ build, channels: [] },
			);
		const young = await project(ids[0] ?? "", start + 54 * DAY);
		expect(young.pages).toEqual([]);
		expect(young.builds).toHaveLength(120);
		rmSync(join(server.data, BUCKET, "pages/images/debian-12.json"));

		const index = await project(ids[119] ?? "", start + 125 * DAY);
		expect(index.pages).toEqual([ids[0]]);
		expect(index.sealed).toBe(ids[49]);
		expect(index.builds).toHaveLength(70);
		const page = await read(
			store,
			store.keys.page(image.id, ids[0] ?? ""),
			"page-1",
		);
		expect(page.builds.map(({ build }) => build)).toEqual(
			ids.slice(0, 50).toReversed(),
		);
		const validate = new Ajv2020().compile(SCHEMAS["page-1"]);
		validate(page);
		expect(validate.errors).toBeNull();

		// The page was written and the index step lost: the next one takes the page as it is.
		rmSync(join(server.data, BUCKET, "pages/images/debian-12.json"));
		const again = await project(ids[119] ?? "", start + 125 * DAY);
		expect(again.pages).toEqual([ids[0]]);
		expect(again.builds).toHaveLength(70);
	}, 120_000);
});

describe("a channel", () => {
	test("moves to a greater build id only", async () => {
		await inFolder(async (folder) => {
			const store = fresh("forward");
			const image = imageOf("debian", "12");
			const [older, newer] = [buildId(0), buildId(1)];
			await publishBuild(
				store,
				FULL,
				sampleBuild({ folder, image, build: newer }),
			);
			const late = sampleBuild({ folder, image, build: older });
			const done = await publishBuild(store, FULL, late);
			expect(done.channels).toEqual([]);
			expect(done.warnings).toEqual([
				expect.stringContaining(`latest of debian-12 stays at ${newer}`),
			]);
			const pointer = await channelOf(store, "12");
			expect(pointer).toMatchObject({
				build: newer,
				serial: 1,
				previous: null,
				by: { actor: "octocat" },
			});
		});
	});

	test("does not move to a commit that is an ancestor of the one it names", async () => {
		await inFolder(async (folder) => {
			const store = fresh("ancestor");
			const image = imageOf("debian", "12");
			const [older, newer] = ["1".repeat(40), "2".repeat(40)];
			const first = buildId(0, { commit: newer });
			await publishBuild(
				store,
				FULL,
				sampleBuild({ folder, image, build: first, commit: newer }),
			);
			const asked: string[][] = [];
			const rerun = sampleBuild({
				folder,
				image,
				build: buildId(1, { commit: older }),
				commit: older,
			});
			const done = await publishBuild(store, FULL, {
				...rerun,
				isAncestor: (ancestor, descendant) => {
					asked.push([ancestor, descendant]);
					return true;
				},
			});
			expect(asked).toEqual([[older, newer]]);
			expect(done.warnings.join()).toContain("is an ancestor of");
			expect((await channelOf(store, "12")).build).toBe(first);
		});
	});

	test("moves on the same commit, and where nothing is known of the history", async () => {
		await inFolder(async (folder) => {
			const store = fresh("same");
			const image = imageOf("debian", "12");
			const commits = ["1".repeat(40), "1".repeat(40), "2".repeat(40)];
			for (const [minute, commit] of commits.entries()) {
				const build = buildId(minute, { commit });
				const input = sampleBuild({ folder, image, build, commit });
				const done = await publishBuild(store, FULL, {
					...input,
					isAncestor: (ancestor, descendant) =>
						ancestor === descendant ? true : "unknown",
				});
				expect(done.channels).toEqual(["latest"]);
			}
			const pointer = await channelOf(store, "12");
			expect(pointer.serial).toBe(3);
			expect(pointer.history.map(({ operation }) => operation)).toEqual([
				"build",
				"build",
				"build",
			]);
			expect(pointer.previous).toBe(pointer.history[1]?.build);
		});
	});
});
