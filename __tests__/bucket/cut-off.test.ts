import { ListMultipartUploadsCommand } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../src/bucket/client.ts";
import { getJson, listKeys } from "../../src/bucket/objects.ts";
import { type PublishInput, publishBuild } from "../../src/bucket/publish.ts";
import { BUCKET, type S3Server, startS3, storeAt } from "../stand-ins/s3.ts";
import {
	type FaultProxy,
	first,
	type Operation,
	type Seen,
	startFaultProxy,
} from "../stand-ins/s3-faults.ts";
import {
	buildId,
	calm,
	FULL,
	imageOf,
	inFolder,
	randomFile,
	sampleBuild,
} from "./samples.ts";

const BIG = 33 * 1024 * 1024;
const SILENCE_TIMEOUT_MS = 90_000;

let server: S3Server;
let proxy: FaultProxy;
let store: Store;
let count = 0;

beforeAll(async () => {
	server = await startS3("versitygw");
	proxy = await startFaultProxy(server.endpoint);
	store = storeAt(proxy.endpoint);
});
afterEach(() => {
	proxy.rules.length = 0;
});
afterAll(async () => {
	store?.close();
	await proxy?.stop();
	await server?.stop();
});

const writes = (operation: Operation, name: string) => (seen: Seen) =>
	seen.operation === operation && seen.path.endsWith(`/${name}`);

/** Publishes a build of a new image; what `onLeftover` and `onKey` were told comes back with it. */
async function publish(
	more: (folder: string) => Partial<PublishInput> = () => ({}),
	on: Store = store,
) {
	count++;
	const image = imageOf("cut", `${count}`);
	const build = buildId(count);
	const leftovers: string[] = [];
	const begun: string[] = [];
	const published = await inFolder((folder) =>
		publishBuild(on, FULL, {
			...sampleBuild({ folder, image, build }),
			onLeftover: (key) => {
				leftovers.push(key);
			},
			onKey: (key) => {
				begun.push(key);
			},
			...more(folder),
		}).catch((error: unknown) => ({ error })),
	);
	const { id } = image;
	return { image, build, id, published, leftovers, begun };
}

async function under(version: number): Promise<string[]> {
	const names: string[] = [];
	const folder = `templates/cut/${version}/`;
	for await (const { key } of listKeys(store, folder, calm)) {
		names.push(key.slice(key.lastIndexOf("/") + 1));
	}
	return names;
}

async function unfinished(): Promise<number> {
	const { Uploads = [] } = await store.client.send(
		new ListMultipartUploadsCommand({ Bucket: BUCKET }),
	);
	return Uploads.length;
}

const WHOLE = (id: string) => [
	"SHA256SUMS",
	"build.log",
	`${id}.xva`,
	"metadata.json",
	"provenance.json",
	"latest.json",
];

/** Two files of which the verifier refuses the second. */
function secondRefused(folder: string): Partial<PublishInput> {
	const file = (name: string) => ({
		path: randomFile(folder, name, 1000),
		name,
		sinks: [],
	});
	const end = async () => {
		throw new Error("block 00000007 is damaged");
	};
	const refusing = { write: () => {}, end };
	return {
		files: [file("a.xva"), { ...file("b.qcow2"), sinks: [refusing] }],
	};
}

/** One file that goes in parts. */
const big = (folder: string, signal: AbortSignal) => ({
	signal,
	files: [
		{
			path: randomFile(folder, "big.xva", BIG),
			name: "big.xva",
			sinks: [],
		},
	],
});

describe("a cancel", () => {
	test.each([
		["the record", "metadata.json"],
		["the channel", "latest.json"],
		["the catalogue", "catalogue.json"],
	])("at %s comes too late: all of it is published", async (_, name) => {
		const cancel = new AbortController();
		// the store is too busy just then: only a signal that is not the run's lets it be sent again
		proxy.rules.push((seen) => {
			if (cancel.signal.aborted || !writes("Put", name)(seen)) {
				return undefined;
			}
			cancel.abort(new Error("cancelled"));
			return { kind: "answer", status: 503, code: "SlowDown" };
		});
		const { image, build, id, published } = await publish(() => ({
			signal: cancel.signal,
		}));
		expect(cancel.signal.aborted).toBe(true);
		expect(published).toMatchObject({ channels: ["latest"], warnings: [] });
		expect(await under(count)).toEqual(WHOLE(id));
		const found = (key: string) =>
			getJson(store, key, calm).then((object) => object?.value);
		expect(await found(store.keys.channel(image, "latest"))).toMatchObject({
			build,
		});
		expect(await found(store.keys.image(id))).toMatchObject({
			channels: { latest: build },
		});
		expect(await found(store.keys.catalogue)).toMatchObject({
			images: expect.arrayContaining([
				expect.objectContaining({ image: id, channels: { latest: build } }),
			]),
		});
	});

	test.each([
		["the log", "build.log"],
		["the checksums", "SHA256SUMS"],
	])("at %s ends it, and nothing remains", async (_, name) => {
		const cancel = new AbortController();
		const act = () => cancel.abort(new Error("cancelled"));
		proxy.rules.push(first(1, writes("Put", name), { kind: "lostReply", act }));
		const { published, leftovers } = await publish(() => ({
			signal: cancel.signal,
		}));
		expect(published).toMatchObject({ error: { message: "cancelled" } });
		expect(await under(count)).toEqual([]);
		expect(leftovers).toEqual([]);
	});
});

describe("what lands after a cancel", () => {
	test("is taken back: an object that appears after the first look", async () => {
		const cancel = new AbortController();
		const { promise: looked, resolve } = Promise.withResolvers<void>();
		proxy.rules.push(
			(seen) => {
				if (writes("Head", "build.log")(seen)) {
					setTimeout(resolve, 100);
				}
				return undefined;
			},
			(seen) => {
				if (!writes("Put", "build.log")(seen)) {
					return undefined;
				}
				setTimeout(() => cancel.abort(new Error("cancelled")), 100);
				return { kind: "late", until: looked };
			},
		);
		const { published, leftovers } = await publish(() => ({
			signal: cancel.signal,
		}));
		expect(published).toMatchObject({ error: { message: "cancelled" } });
		await looked;
		expect(await under(count)).toEqual([]);
		expect(leftovers).toEqual([]);
	});

	test("is taken back: an image whose Complete was carried out, unheard", async () => {
		const cancel = new AbortController();
		const act = () => cancel.abort(new Error("cancelled"));
		proxy.rules.push(
			first(1, writes("Complete", "big.xva"), { kind: "lostReply", act }),
		);
		const { published, leftovers } = await publish((folder) =>
			big(folder, cancel.signal),
		);
		expect(published).toMatchObject({ error: { message: "cancelled" } });
		expect(await under(count)).toEqual([]);
		expect(leftovers).toEqual([]);
		expect(await unfinished()).toBe(0);
	});
});

test("a record that the store refuses takes the other objects with it", async () => {
	proxy.rules.push(
		first(1, writes("Put", "metadata.json"), {
			kind: "answer",
			status: 403,
			code: "AccessDenied",
		}),
	);
	const { published, leftovers } = await publish();
	expect(published).toMatchObject({ error: { reason: "store_denied" } });
	expect(await under(count)).toEqual([]);
	expect(leftovers).toEqual([]);
});

test(
	"a record without a reply is published where it is there, and else keeps its files, as it may still come",
	async () => {
		const [arrived, stalled] = [count + 1, count + 2];
		for (const [version, kind] of [
			[arrived, "silence"],
			[stalled, "stall"],
		] as const) {
			const record = writes("Put", "metadata.json");
			const ofThis = (seen: Seen) =>
				record(seen) && seen.path.includes(`/cut/${version}/`);
			proxy.rules.push(first(1, ofThis, { kind }));
		}
		const [there, unknown] = await Promise.all([publish(), publish()]);

		expect(there.published).toMatchObject({
			channels: ["latest"],
			warnings: [],
		});
		expect(await under(arrived)).toEqual(WHOLE(there.id));

		expect(unknown.published).toMatchObject({
			error: {
				reason: "store_down",
				message: expect.stringContaining("within 20 seconds"),
			},
		});
		const { id, image, build, leftovers } = unknown;
		const names = [`${id}.xva`, "build.log", "provenance.json", "SHA256SUMS"];
		expect(leftovers).toEqual(
			names.map((name) => store.keys.build(image, build, name)),
		);
		expect(await under(stalled)).toEqual(names.toSorted());
	},
	SILENCE_TIMEOUT_MS,
);

describe("a build that fails after its first file", () => {
	test("leaves nothing under templates/", async () => {
		const { published, leftovers } = await publish(secondRefused);
		expect(published).toMatchObject({
			error: { message: "block 00000007 is damaged" },
		});
		expect(await under(count)).toEqual([]);
		expect(leftovers).toEqual([]);
	});

	test("tells what it may not delete, and fails by its own error", async () => {
		proxy.rules.push(({ operation }) =>
			operation === "Delete"
				? { kind: "answer", status: 403, code: "AccessDenied" }
				: undefined,
		);
		const { image, build, published, leftovers } = await publish(secondRefused);
		expect(published).toMatchObject({
			error: { message: "block 00000007 is damaged" },
		});
		expect(await under(count)).toEqual(["a.xva"]);
		expect(leftovers).toEqual([store.keys.build(image, build, "a.xva")]);
	});

	test("deletes no object of another publishing", async () => {
		count++;
		const image = imageOf("cut", `${count}`);
		await inFolder(async (folder) => {
			const input = sampleBuild({ folder, image });
			await publishBuild(store, FULL, input);
			await expect(publishBuild(store, FULL, input)).rejects.toThrow(
				/is already there/,
			);
		});
		expect(await under(count)).toEqual(WHOLE(image.id));
	});
});

describe("a multipart upload that is cut off while it begins", () => {
	test("is named before and ended after a cancel", async () => {
		const cancel = new AbortController();
		const act = () => cancel.abort(new Error("cancelled"));
		proxy.rules.push(
			first(1, writes("Create", "big.xva"), { kind: "lostReply", act }),
		);
		const { image, build, published, begun } = await publish((folder) =>
			big(folder, cancel.signal),
		);
		expect(published).toMatchObject({ error: { message: "cancelled" } });
		expect(begun).toEqual([store.keys.build(image, build, "big.xva")]);
		expect(await unfinished()).toBe(0);
	});

	test("is ended where none of its answers came", async () => {
		proxy.rules.push((seen) =>
			writes("Create", "big.xva")(seen) ? { kind: "lostReply" } : undefined,
		);
		const hasty = storeAt(proxy.endpoint, {}, { retryBudgetMs: 1_000 });
		const { published } = await publish((folder) => big(folder, calm), hasty);
		hasty.close();
		expect(published).toMatchObject({ error: { name: "StoreError" } });
		expect(await unfinished()).toBe(0);
	});
});
