import { createHash } from "node:crypto";
import {
	appendFileSync,
	existsSync,
	readFileSync,
	truncateSync,
} from "node:fs";
import { join } from "node:path";
import {
	CreateMultipartUploadCommand,
	ListMultipartUploadsCommand,
} from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../src/bucket/client.ts";
import { type Capabilities, headOrNone } from "../../src/bucket/objects.ts";
import {
	abortUploadsOf,
	type Multipart,
	type Sink,
	type UploadInput,
	uploadImage,
} from "../../src/bucket/upload.ts";
import { BUCKET, type S3Server, startS3, storeAt } from "../stand-ins/s3.ts";
import {
	type FaultProxy,
	first,
	type Operation,
	startFaultProxy,
} from "../stand-ins/s3-faults.ts";
import { calm, FULL, inFolder, randomFile } from "./samples.ts";

const MIB = 1024 * 1024;
/** Three parts, the last one short. */
const BIG = 33 * MIB;
const SMALL = 100_000;

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
	proxy.seen.length = 0;
});
afterAll(async () => {
	store?.close();
	await proxy?.stop();
	await server?.stop();
});

const is = (operation: Operation) => (seen: { operation: Operation }) =>
	seen.operation === operation;
const asked = (operation: Operation) => proxy.seen.filter(is(operation)).length;
const onDisk = (key: string) => join(server.data, BUCKET, key);
const sha256 = (path: string) =>
	createHash("sha256").update(readFileSync(path)).digest("hex");

/** Uploads a file of random bytes under a new key. */
async function upload(
	folder: string,
	size: number,
	more: Partial<UploadInput> = {},
	on: Store = store,
	capabilities: Capabilities = FULL,
) {
	count++;
	const key = `faults/${count}.xva`;
	const path = more.path ?? randomFile(folder, `${count}.xva`, size);
	const input: UploadInput = {
		path,
		key,
		contentType: "application/x-xva",
		sinks: [],
		signal: calm,
		...more,
	};
	const done = await uploadImage(on, capabilities, input);
	return { ...done, stored: sha256(onDisk(key)), sent: sha256(path) };
}

async function unfinished(): Promise<number> {
	const { Uploads = [] } = await store.client.send(
		new ListMultipartUploadsCommand({ Bucket: BUCKET }),
	);
	return Uploads.length;
}

/** Whatever was uploaded last: nothing of it may be in the store. */
async function expectNothing(): Promise<void> {
	expect(await headOrNone(store, `faults/${count}.xva`, calm)).toBeUndefined();
	expect(existsSync(onDisk(`faults/${count}.xva`))).toBe(false);
	expect(await unfinished()).toBe(0);
}

describe("what the network does", () => {
	test("a connection reset within a part costs that part only", async () => {
		proxy.rules.push(
			first(1, ({ part }) => part === "2", { kind: "reset", afterBytes: MIB }),
		);
		const done = await inFolder((folder) => upload(folder, BIG));
		expect(done.stored).toBe(done.sent);
		expect(done.sha256).toBe(done.sent);
		expect(asked("UploadPart")).toBe(4);
	});

	test("a byte flipped on the wire is refused by the store and the part sent again", async () => {
		proxy.rules.push(first(1, ({ part }) => part === "1", { kind: "flip" }));
		const done = await inFolder((folder) => upload(folder, BIG));
		expect(done.stored).toBe(done.sent);
		expect(asked("UploadPart")).toBe(4);
	});

	test("a wire that flips bytes every time ends the upload and leaves nothing", async () => {
		proxy.rules.push((seen) =>
			is("UploadPart")(seen) ? { kind: "flip" } : undefined,
		);
		await expect(
			inFolder((folder) => upload(folder, BIG)),
		).rejects.toMatchObject({ name: "StoreError", reason: "upload" });
		await expectNothing();
	});

	test("a flipped byte of a small file is refused and sent again too", async () => {
		proxy.rules.push(first(1, is("Put"), { kind: "flip" }));
		const done = await inFolder((folder) => upload(folder, SMALL));
		expect(done.stored).toBe(done.sent);
		expect(asked("Put")).toBe(2);
	});

	test("a stalled socket is left after its time of silence", async () => {
		proxy.rules.push(first(1, ({ part }) => part === "1", { kind: "stall" }));
		const impatient = storeAt(proxy.endpoint, {}, { idleTimeoutMs: 500 });
		const done = await inFolder((folder) => upload(folder, BIG, {}, impatient));
		impatient.close();
		expect(done.stored).toBe(done.sent);
		expect(asked("UploadPart")).toBe(4);
	});
});

describe("what the store says", () => {
	test("bursts of 503 SlowDown are sat out, with fewer parts at once", async () => {
		proxy.rules.push(
			first(5, is("UploadPart"), {
				kind: "answer",
				status: 503,
				code: "SlowDown",
			}),
		);
		const done = await inFolder((folder) => upload(folder, BIG));
		expect(done.stored).toBe(done.sent);
		expect(asked("UploadPart")).toBe(8);
	});

	test("a lost reply of Complete is no failure: the object is there and ours", async () => {
		proxy.rules.push(first(1, is("Complete"), { kind: "lostReply" }));
		const done = await inFolder((folder) => upload(folder, BIG));
		expect(done.stored).toBe(done.sent);
		expect(done.storeChecksum).toBe("crc32");
		expect(asked("Complete")).toBe(1);
		expect(asked("Abort")).toBe(0);
	});

	test("a Complete that never arrived is sent again", async () => {
		proxy.rules.push(
			first(1, is("Complete"), { kind: "reset", afterBytes: 0 }),
		);
		const done = await inFolder((folder) => upload(folder, BIG));
		expect(done.stored).toBe(done.sent);
		expect(asked("Complete")).toBe(2);
	});

	test("200 with an error in it is an error", async () => {
		proxy.rules.push(
			first(1, is("Complete"), {
				kind: "answer",
				status: 200,
				code: "InternalError",
			}),
		);
		const done = await inFolder((folder) => upload(folder, BIG));
		expect(done.stored).toBe(done.sent);
		expect(asked("Complete")).toBe(2);
	});

	test("a lost reply of a small write is told from a stranger's object by its stamp", async () => {
		proxy.rules.push(first(1, is("Put"), { kind: "lostReply" }));
		const done = await inFolder((folder) => upload(folder, SMALL));
		expect(done.stored).toBe(done.sent);
	});

	test("a refused part ends the upload at once, with the permission that is missing", async () => {
		proxy.rules.push((seen) =>
			seen.part === "2"
				? { kind: "answer", status: 403, code: "AccessDenied" }
				: undefined,
		);
		await expect(
			inFolder((folder) => upload(folder, BIG)),
		).rejects.toMatchObject({
			reason: "store_denied",
			message: expect.stringContaining("`s3:PutObject`"),
		});
		await expectNothing();
	});

	test("a session that has expired, and cannot be renewed, says so", async () => {
		proxy.rules.push((seen) =>
			seen.part === "2"
				? { kind: "answer", status: 403, code: "ExpiredToken" }
				: undefined,
		);
		await expect(
			inFolder((folder) => upload(folder, BIG)),
		).rejects.toMatchObject({
			reason: "store_denied",
			message: expect.stringContaining("`role-to-assume`"),
		});
		await expectNothing();
	});
});

describe("what happens here", () => {
	const whileUploading = (act: () => void) =>
		proxy.rules.push(first(1, is("Create"), { kind: "meanwhile", act }));

	test("a file cut short while it is uploaded is not published", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "cut.xva", BIG);
			whileUploading(() => truncateSync(path, 20 * MIB));
			await expect(upload(folder, BIG, { path })).rejects.toThrow(
				/cut\.xva changed while it was uploaded/,
			);
			await expectNothing();
		});
	});

	test("a file that grows while it is uploaded is not published", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "grown.xva", BIG);
			whileUploading(() => appendFileSync(path, "more"));
			await expect(upload(folder, BIG, { path })).rejects.toThrow(
				/grown\.xva changed while it was uploaded/,
			);
			await expectNothing();
		});
	});

	test("sinks get every byte in order, and a refusal at the very end leaves nothing", async () => {
		for (const size of [BIG, SMALL]) {
			const digest = createHash("sha256");
			const refusing: Sink = {
				write: (chunk) => {
					digest.update(chunk);
				},
				end: async () => {
					throw new Error("block 00000007 is damaged");
				},
			};
			await inFolder(async (folder) => {
				const path = randomFile(folder, "bad.xva", size);
				await expect(
					upload(folder, size, { path, sinks: [refusing] }),
				).rejects.toThrow("block 00000007 is damaged");
				expect(digest.digest("hex")).toBe(sha256(path));
			});
			await expectNothing();
		}
	});

	test("a sink that refuses in the middle stops the upload there", async () => {
		let got = 0;
		const refusing: Sink = {
			write: (chunk) => {
				got += chunk.length;
				if (got > 20 * MIB) {
					throw new Error("not an XVA");
				}
			},
			end: async () => {},
		};
		await expect(
			inFolder((folder) => upload(folder, BIG, { sinks: [refusing] })),
		).rejects.toThrow("not an XVA");
		expect(got).toBeLessThan(22 * MIB);
		await expectNothing();
	});

	test("a cancel aborts the upload and throws its reason", async () => {
		const cancel = new AbortController();
		proxy.rules.push(
			first(1, ({ part }) => part === "2", {
				kind: "meanwhile",
				act: () => cancel.abort(new Error("cancelled by the runner")),
			}),
		);
		const begun: Multipart[] = [];
		await expect(
			inFolder((folder) =>
				upload(folder, BIG, {
					signal: cancel.signal,
					onMultipart: (multipart) => {
						begun.push(multipart);
					},
				}),
			),
		).rejects.toThrow("cancelled by the runner");
		expect(begun.map(({ key }) => key)).toEqual([`faults/${count}.xva`]);
		await expectNothing();
	});

	test("an upload whose beginning was never answered is ended too", async () => {
		proxy.rules.push(first(1, is("Create"), { kind: "lostReply" }));
		const done = await inFolder((folder) => upload(folder, BIG));
		expect(done.stored).toBe(done.sent);
		expect(await unfinished()).toBe(0);
	});

	test("uploads that nobody remembers are found by their key and aborted", async () => {
		for (const Key of ["left/a.xva", "left/a.xva", "left/a.xva.zst"]) {
			await store.client.send(
				new CreateMultipartUploadCommand({ Bucket: BUCKET, Key }),
			);
		}
		const keys = ["left/a.xva", "left/never.xva"];
		const ended = await abortUploadsOf(store, keys);
		expect(ended.map(({ key }) => key)).toEqual(["left/a.xva", "left/a.xva"]);
		expect(await unfinished()).toBe(1);
		await abortUploadsOf(store, ["left/a.xva.zst"]);
		expect(await unfinished()).toBe(0);
	});
});

describe("every rung of the ladder", () => {
	test.each([
		["crc32", "crc32", "crc32"],
		["crc32-composite", "crc32-composite", "crc32"],
		["md5", "md5", "md5"],
		["none", "none", "none"],
	] as const)("%s: a big file is %s, a small one %s", async (rung, big, small) => {
		const capabilities = { ...FULL, checksum: rung };
		const sizes = [
			[BIG, big],
			[SMALL, small],
			[0, small],
		] as const;
		for (const [size, checked] of sizes) {
			const done = await inFolder((folder) =>
				upload(folder, size, {}, store, capabilities),
			);
			expect(done.stored).toBe(done.sent);
			expect(done.storeChecksum).toBe(checked);
		}
	});

	test.each([
		"crc32-composite",
		"md5",
		"none",
	] as const)("%s: a flipped byte is refused", async (rung) => {
		proxy.rules.push(first(1, ({ part }) => part === "1", { kind: "flip" }));
		const capabilities = { ...FULL, checksum: rung };
		const done = await inFolder((folder) =>
			upload(folder, BIG, {}, store, capabilities),
		);
		expect(done.stored).toBe(done.sent);
		expect(asked("UploadPart")).toBe(4);
	});
});
