/** A publishing that failed for the store's sake, and another with the same stamp that goes on from what it left. */

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
	ListMultipartUploadsCommand,
	PutObjectCommand,
} from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../src/bucket/client.ts";
import { type Capabilities, listKeys } from "../../src/bucket/objects.ts";
import { type PublishInput, publishBuild } from "../../src/bucket/publish.ts";
import { reclaimBuild } from "../../src/bucket/reclaim.ts";
import type { BegunUpload } from "../../src/bucket/upload.ts";
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
import { BIG, MIB, SMALL } from "./uploads.ts";

let server: S3Server;
let proxy: FaultProxy;
let store: Store;
let hasty: Store;
let count = 0;

beforeAll(async () => {
	server = await startS3("versitygw");
	proxy = await startFaultProxy(server.endpoint);
	store = storeAt(proxy.endpoint);
	hasty = storeAt(proxy.endpoint, {}, { retryBudgetMs: 1 });
});
afterEach(async () => {
	proxy.rules.length = 0;
	proxy.seen.length = 0;
	expect(await unfinished()).toBe(0);
});
afterAll(async () => {
	store?.close();
	hasty?.close();
	await proxy?.stop();
	await server?.stop();
});

const away = { kind: "answer", status: 500, code: "InternalError" } as const;
const denied = { kind: "answer", status: 403, code: "AccessDenied" } as const;
const careless = { ...FULL, conditionalWrites: false };

const writes = (operation: Operation, name: string) => (seen: Seen) =>
	seen.operation === operation && seen.path.endsWith(`/${name}`);

async function unfinished(): Promise<number> {
	const { Uploads = [] } = await store.client.send(
		new ListMultipartUploadsCommand({ Bucket: BUCKET }),
	);
	return Uploads.length;
}

/** A build, and tries to publish it with one stamp. */
async function tries(
	size: number,
	use: (build: {
		readonly input: PublishInput;
		/** What is in the store under the build's id. */
		names(): Promise<readonly string[]>;
		/** Path of its folder on the server's disk. */
		readonly folder: string;
		/** Fails for the store's sake and is kept; returns the uploads that began. */
		fails(
			fault: {
				matches: (seen: Seen) => boolean;
				with: typeof away | typeof denied;
			},
			capabilities?: Capabilities,
		): Promise<readonly BegunUpload[]>;
	}) => Promise<void>,
): Promise<void> {
	count++;
	const image = imageOf("again", `${count}`);
	const build = buildId(count);
	await inFolder(async (folder) => {
		const input = {
			...sampleBuild({ folder, image, build, size }),
			stamp: `stamp-${count}`,
			keepParts: true,
		};
		const below = store.keys.build(image, build, "");
		await use({
			input,
			folder: join(server.data, BUCKET, below),
			names: async () => {
				const names: string[] = [];
				for await (const { key } of listKeys(store, below, calm)) {
					names.push(key.slice(below.length));
				}
				return names;
			},
			fails: async ({ matches, with: fault }, capabilities = FULL) => {
				const begun: BegunUpload[] = [];
				proxy.rules.push((seen) => (matches(seen) ? fault : undefined));
				await expect(
					publishBuild(hasty, capabilities, {
						...input,
						now: () => new Date("2026-11-24T05:00:00Z"),
						onMultipart: (upload) => {
							begun.push(upload);
						},
						onLeftover: () => expect.unreachable(),
					}),
				).rejects.toMatchObject({
					reason: fault === away ? "store_down" : "store_denied",
				});
				proxy.rules.length = 0;
				proxy.seen.length = 0;
				return begun;
			},
		});
	});
}

function expectWhole(folder: string, files: number): void {
	const checked = execFileSync("sha256sum", ["--check", "SHA256SUMS"], {
		cwd: folder,
		encoding: "utf8",
	});
	expect(checked.match(/: OK$/gm)).toHaveLength(files);
	expect(readFileSync(join(folder, "metadata.json"), "utf8")).toContain(
		"2026-11-24T06:00:00",
	);
}

const uploads = () =>
	proxy.seen.filter(({ operation, path }) => {
		const isFile = /\.(xva|log)$/.test(path);
		return isFile && (operation === "UploadPart" || operation === "Put");
	}).length;

describe.each([
	["with", FULL],
	["without", careless],
] as const)("in a store %s conditions", (_, capabilities) => {
	test.each([
		["the log", writes("Put", "build.log"), away, 1],
		["the provenance", writes("Put", "provenance.json"), away, 0],
		["the checksums", writes("Put", "SHA256SUMS"), denied, 0],
		["the record", writes("Put", "metadata.json"), denied, 0],
	] as const)("a failure at %s keeps the files, and they are not sent again", async (_, matches, fault, sent) => {
		await tries(BIG, async ({ input, names, folder, fails }) => {
			await fails({ matches, with: fault }, capabilities);
			expect(await names()).toContain(`${input.image.id}.xva`);
			expect(await names()).not.toContain("metadata.json");
			const resumed: string[] = [];
			const done = await publishBuild(store, capabilities, {
				...input,
				onResumed: (name, bytes, total) => {
					resumed.push(`${name} ${bytes} of ${total}`);
				},
			});
			expect(done.warnings).toEqual([]);
			expect(uploads()).toBe(sent);
			expect(resumed).toContain(`${input.image.id}.xva ${BIG} of ${BIG}`);
			expectWhole(folder, 4);
		});
	});
});

test("a failure within the image keeps its parts, and the next try goes on with them", async () => {
	await tries(BIG, async ({ input, names, folder, fails }) => {
		const [resume] = await fails({
			matches: ({ part }) => part === "3",
			with: away,
		});
		if (resume === undefined) {
			throw new Error("No upload has begun.");
		}
		expect(await names()).toEqual([]);
		expect(await unfinished()).toBe(1);
		const resumed: number[] = [];
		await publishBuild(store, FULL, {
			...input,
			files: input.files.map((file) => ({ ...file, resume })),
			onResumed: (_, bytes) => {
				resumed.push(bytes);
			},
		});
		expect(resumed).toEqual([32 * MIB]);
		expect(proxy.seen.flatMap(({ part }) => part ?? [])).toEqual(["3"]);
		expectWhole(folder, 4);
	});
});

test("nobody will name the parts of a log: they go", async () => {
	await tries(SMALL, async ({ input, fails }) => {
		await inFolder(async (other) => {
			const logPath = randomFile(other, "long.log", BIG);
			Object.assign(input, { logPath });
			await fails({ matches: ({ part }) => part === "3", with: away });
			expect(await unfinished()).toBe(0);
			await publishBuild(store, FULL, input);
		});
	});
});

test("a later try that fails for another reason takes everything back", async () => {
	await tries(SMALL, async ({ input, names, fails }) => {
		await fails({ matches: writes("Put", "metadata.json"), with: denied });
		expect(await names()).toHaveLength(4);
		const end = async () => {
			throw new Error("block 7 is damaged");
		};
		const sinks = [{ write: () => {}, end }];
		await expect(
			publishBuild(store, FULL, {
				...input,
				files: input.files.map((file) => ({ ...file, sinks })),
			}),
		).rejects.toThrow("block 7 is damaged");
		expect(await names()).toEqual([]);
	});
});

test("a cancel of a later try takes everything back", async () => {
	await tries(SMALL, async ({ input, names, fails }) => {
		await fails({ matches: writes("Put", "metadata.json"), with: denied });
		const cancel = new AbortController();
		const act = () => cancel.abort(new Error("cancelled"));
		proxy.rules.push(
			first(1, writes("Put", "SHA256SUMS"), { kind: "meanwhile", act }),
		);
		const { signal } = cancel;
		await expect(
			publishBuild(store, FULL, { ...input, signal }),
		).rejects.toThrow("cancelled");
		expect(await names()).toEqual([]);
	});
});

test("a text that another wrote is left alone", async () => {
	await tries(SMALL, async ({ input, folder, fails }) => {
		await fails({ matches: writes("Put", "SHA256SUMS"), with: denied });
		const { image, facts } = input;
		const Key = store.keys.build(image, facts.identity.id, "SHA256SUMS");
		const put = { Bucket: BUCKET, Key, Body: "another's" };
		await store.client.send(new PutObjectCommand(put));
		await expect(publishBuild(store, FULL, input)).rejects.toThrow(
			/SHA256SUMS is already there/,
		);
		expect(readFileSync(join(folder, "SHA256SUMS"), "utf8")).toBe("another's");
	});
});

test("a text is replaced though the reply is lost", async () => {
	await tries(SMALL, async ({ input, folder, fails }) => {
		await fails({ matches: writes("Put", "metadata.json"), with: denied });
		for (const name of ["provenance.json", "SHA256SUMS"]) {
			proxy.rules.push(first(1, writes("Put", name), { kind: "lostReply" }));
		}
		await publishBuild(store, FULL, input);
		expectWhole(folder, 4);
	});
});

test("what is to be gone on with is not reclaimed, and all else is", async () => {
	await tries(SMALL, async ({ input, names, folder, fails }) => {
		await fails({ matches: writes("Put", "metadata.json"), with: denied });
		const { image, facts, stamp } = input;
		const { id } = facts.identity;
		const Key = store.keys.build(image, id, "stranger.txt");
		const put = { Bucket: BUCKET, Key, Body: "of an older try" };
		await store.client.send(new PutObjectCommand(put));
		expect(await reclaimBuild(store, image, id, calm, stamp)).toBe("free");
		expect(await names()).toHaveLength(4);
		expect(existsSync(join(folder, "stranger.txt"))).toBe(false);
		expect(await reclaimBuild(store, image, id, calm)).toBe("free");
		expect(await names()).toEqual([]);
	});
});
