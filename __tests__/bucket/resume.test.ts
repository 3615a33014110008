/** An upload that an earlier try left is gone on with: nothing is sent twice, and nothing wrong is published. */

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
	AbortMultipartUploadCommand,
	UploadPartCommand,
} from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Checksum } from "../../src/bucket/checksum.ts";
import { isResumable, StoreError } from "../../src/bucket/errors.ts";
import { listParts } from "../../src/bucket/stored-parts.ts";
import type { BegunUpload, Sink } from "../../src/bucket/upload.ts";
import { BUCKET, storeAt } from "../stand-ins/s3.ts";
import { first, type Rule } from "../stand-ins/s3-faults.ts";
import type { UploadedByOther } from "../stand-ins/upload-one.ts";
import { calm, FULL, inFolder, randomFile, sha256OfFile } from "./samples.ts";
import {
	type Bench,
	BIG,
	is,
	MIB,
	openBench,
	part,
	SMALL,
	type Trial,
} from "./uploads.ts";

const on = (checksum: Checksum) => ({ ...FULL, checksum });
const away = { kind: "answer", status: 500, code: "InternalError" } as const;
/** The request for the parts that are there, before anything is sent. */
const asksForParts = is("Other");

describe.each([
	"versitygw",
	"seaweedfs",
] as const)("a process that is killed in the middle, on %s", (kind) => {
	let bench: Bench;
	beforeAll(async () => {
		bench = await openBench(kind);
	});
	afterAll(async () => {
		await bench?.stop();
	});

	const child = (...args: readonly string[]) =>
		spawn(process.execPath, [
			fileURLToPath(new URL("../stand-ins/upload-one.ts", import.meta.url)),
			bench.proxy.endpoint,
			...args,
		]);

	async function linesOf(process: ReturnType<typeof child>): Promise<string[]> {
		const lines: string[] = [];
		process.stderr.on("data", (bytes: Buffer) => lines.push(`${bytes}`));
		for await (const line of createInterface(process.stdout)) {
			lines.push(line);
		}
		return lines;
	}

	test("is gone on with by another one: what the store has is not sent again", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "killed.xva", 6 * 16 * MIB - 5);
			const stalls: Rule = ({ part }) =>
				Number(part) > 3 ? { kind: "stall" } : undefined;
			bench.proxy.rules.push(stalls);
			const killed = child(path, "killed.xva");
			const begun: BegunUpload = JSON.parse(
				String(await once(createInterface(killed.stdout), "line")),
			);
			while ((await listParts(bench.store, begun, calm)).size < 3) {
				await sleep(50);
			}
			killed.kill("SIGKILL");
			await once(killed, "exit");
			bench.proxy.rules.length = 0;
			bench.proxy.seen.length = 0;

			const options = JSON.stringify({ resume: begun });
			const lines = await linesOf(child(path, "killed.xva", options));
			const done: UploadedByOther = JSON.parse(lines.at(-1) ?? "");
			expect(done).toMatchObject({
				size: 6 * 16 * MIB - 5,
				sha256: sha256OfFile(path),
				resumedBytes: 3 * 16 * MIB,
				storeChecksum: "crc32",
			});
			const sent = bench.proxy.seen.flatMap(({ part }) => part ?? []);
			expect(sent.sort()).toEqual(["4", "5", "6"]);
			expect(bench.asked("Create")).toBe(0);
			expect(await bench.stored("killed.xva")).toBe(sha256OfFile(path));
			await bench.settle();
		});
	});
});

describe("an upload that was kept", () => {
	let bench: Bench;
	beforeAll(async () => {
		bench = await openBench();
	});
	afterEach(async () => {
		await bench.settle();
	});
	afterAll(async () => {
		await bench?.stop();
	});

	/** Uploads to a store that fails at the third part; the upload stays with two. */
	async function leave(path: string, trial: Trial = {}): Promise<BegunUpload> {
		const begun: BegunUpload[] = [];
		const hasty = storeAt(bench.proxy.endpoint, {}, { retryBudgetMs: 1 });
		bench.proxy.rules.push((seen) => (part(3)(seen) ? away : undefined));
		await expect(
			bench.upload({
				path,
				store: hasty,
				keepParts: true,
				onMultipart: (upload) => {
					begun.push(upload);
				},
				...trial,
			}),
		).rejects.toMatchObject({ reason: "store_down" });
		hasty.close();
		bench.proxy.rules.length = 0;
		bench.proxy.seen.length = 0;
		const [upload] = begun;
		if (upload === undefined) {
			throw new Error("No upload has begun.");
		}
		return upload;
	}

	/** Goes on with what {@link leave} left; `why` is what was told where nothing of it was of use. */
	async function goOn(path: string, resume: BegunUpload, trial: Trial = {}) {
		const why: string[] = [];
		const done = await bench.upload({
			path,
			key: resume.key,
			resume,
			onAnew: (reason) => {
				why.push(reason);
			},
			...trial,
		});
		return { done, why, sent: bench.asked("UploadPart") };
	}

	test.each([
		"crc32",
		"crc32-composite",
		"md5",
		"none",
	] as const)("on the rung %s, is gone on with where it stopped, and the sinks see every byte", async (rung) => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const resume = await leave(path, { capabilities: on(rung) });
			expect(resume).toMatchObject({ checksum: rung, partBytes: 16 * MIB });
			let bytes = 0;
			const counting: Sink = {
				write: (chunk) => {
					bytes += chunk.length;
				},
				end: async () => {},
			};
			const progress: number[] = [];
			const { done, why, sent } = await goOn(path, resume, {
				capabilities: on(rung),
				sinks: [counting],
				onProgress: (now) => {
					progress.push(now);
				},
			});
			expect({ sent, why, bytes }).toEqual({ sent: 1, why: [], bytes: BIG });
			expect(done.resumedBytes).toBe(32 * MIB);
			expect(done.storeChecksum).toBe(rung);
			expect(progress.at(-1)).toBe(BIG);
			expect(bench.asked("Create")).toBe(0);
		});
	});

	test("stays for itself where credentials are refused, too", async () => {
		const denied = {
			kind: "answer",
			status: 403,
			code: "AccessDenied",
		} as const;
		bench.proxy.rules.push((seen) => (part(2)(seen) ? denied : undefined));
		const begun: BegunUpload[] = [];
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const onMultipart = (upload: BegunUpload) => {
				begun.push(upload);
			};
			await expect(
				bench.upload({ path, keepParts: true, onMultipart }),
			).rejects.toMatchObject({ reason: "store_denied" });
			bench.proxy.rules.length = 0;
			bench.proxy.seen.length = 0;
			for (const resume of begun) {
				const { done, sent } = await goOn(path, resume);
				expect(sent).toBeLessThan(3);
				expect(done.resumedBytes).toBeGreaterThan(0);
			}
		});
		expect(begun).toHaveLength(1);
	});

	test("is gone on with for the parts that are right: one with other bytes is sent again", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const resume = await leave(path);
			await bench.store.client.send(
				new UploadPartCommand({
					Bucket: BUCKET,
					Key: resume.key,
					UploadId: resume.uploadId,
					PartNumber: 2,
					Body: randomBytes(16 * MIB),
					ChecksumAlgorithm: "CRC32",
				}),
			);
			bench.proxy.seen.length = 0;
			const { done, sent } = await goOn(path, resume);
			expect(sent).toBe(2);
			expect(done.resumedBytes).toBe(16 * MIB);
		});
	});

	test("publishes a file that changed in between as it is now", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const resume = await leave(path);
			const bytes = readFileSync(path);
			bytes[0] = (bytes[0] ?? 0) ^ 1;
			writeFileSync(path, Buffer.concat([bytes, Buffer.from("longer")]));
			const { done, sent } = await goOn(path, resume);
			expect(sent).toBe(2);
			expect(done.resumedBytes).toBe(16 * MIB);
		});
	});

	test("is sent anew where the store does not tell what its parts are", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const resume = await leave(path, { capabilities: on("none") });
			bench.proxy.rules.push((seen) =>
				asksForParts(seen)
					? {
							kind: "rewrite",
							reply: (message) => {
								message.body = Buffer.from(
									`${message.body}`.replace(/[0-9a-f]{32}/g, "opaque"),
								);
							},
						}
					: undefined,
			);
			const { done, sent, why } = await goOn(path, resume, {
				capabilities: on("none"),
			});
			expect({ sent, why }).toEqual({ sent: 3, why: [] });
			expect(done.resumedBytes).toBe(0);
		});
	});

	test("is known by all of its parts, page by page", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const resume = await leave(path);
			const cut: Rule = (seen) =>
				asksForParts(seen)
					? {
							kind: "rewrite",
							reply: (message) => {
								message.body = Buffer.from(
									`${message.body}`
										.replace(/<Part><PartNumber>2<.*<\/Part>/s, "")
										.replace(
											/<IsTruncated>false/,
											"<NextPartNumberMarker>1</NextPartNumberMarker><IsTruncated>true",
										)
										.replace(
											/<NextPartNumberMarker>2<\/NextPartNumberMarker>/,
											"",
										),
								);
							},
						}
					: undefined;
			let pages = 0;
			bench.proxy.rules.push((seen) => (pages++ === 0 ? cut(seen) : undefined));
			const found = await listParts(bench.store, resume, calm);
			expect([...found.keys()]).toEqual([1, 2]);
			expect(pages).toBe(2);
			bench.proxy.rules.length = 0;
			await goOn(path, resume);
		});
	});

	const ANEW: readonly (readonly [
		name: string,
		change: (left: BegunUpload) => BegunUpload,
		why: RegExp,
	])[] = [
		[
			"of parts of another size",
			(left) => ({ ...left, partBytes: 17 * MIB }),
			/another size/,
		],
		[
			"of another object",
			(left) => ({ ...left, stamp: "another" }),
			/another object/,
		],
	];

	test.each(
		ANEW,
	)("and is %s is aborted, and begun anew", async (_, change, why) => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const left = await leave(path);
			const anew = await goOn(path, change(left), { stamp: left.stamp });
			expect(anew.sent).toBe(3);
			expect(anew.why).toEqual([expect.stringMatching(why)]);
		});
	});

	test("on a rung that `s3-checksum` does not allow any more is begun anew", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const left = await leave(path);
			const strict = storeAt(bench.proxy.endpoint, { checksum: "md5" });
			const { done, sent, why } = await goOn(path, left, {
				store: strict,
				capabilities: on("md5"),
			});
			strict.close();
			expect(sent).toBe(3);
			expect(done.storeChecksum).toBe("md5");
			expect(why).toEqual([expect.stringMatching(/in another way/)]);
		});
	});

	test("and is gone from the store is begun anew, with the same stamp", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const left = await leave(path);
			await bench.store.client.send(
				new AbortMultipartUploadCommand({
					Bucket: BUCKET,
					Key: left.key,
					UploadId: left.uploadId,
				}),
			);
			const stamps: string[] = [];
			const { sent, why } = await goOn(path, left, {
				onMultipart: ({ stamp }) => {
					stamps.push(stamp);
				},
			});
			expect(sent).toBe(3);
			expect(why).toEqual([expect.stringMatching(/no longer/)]);
			expect(stamps).toEqual([left.stamp]);
		});
	});

	test.each([
		["may not be listed", "Other", 403, "AccessDenied", /does not tell/],
		[
			"is refused at its end",
			"Complete",
			400,
			"InvalidPart",
			/would not go on/,
		],
		["is forgotten meanwhile", "UploadPart", 404, "NoSuchUpload", /would not/],
	] as const)("and %s is begun anew", async (_, operation, status, code, reason) => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const left = await leave(path);
			bench.proxy.rules.push(
				first(1, is(operation), { kind: "answer", status, code }),
			);
			const { done, why } = await goOn(path, left);
			expect(bench.asked("Create")).toBe(1);
			expect(done.resumedBytes).toBe(0);
			expect(why).toEqual([expect.stringMatching(reason)]);
		});
	});

	test("stays where the store is still away", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const left = await leave(path);
			expect(await leave(path, { key: left.key, resume: left })).toEqual(left);
			const { sent } = await goOn(path, left);
			expect(sent).toBe(1);
		});
	});

	test("is aborted where the file turns out to be bad, and after a cancel", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const refusing: Sink = {
				write: () => {},
				end: async () => {
					// with a code, as an error of the network has
					throw Object.assign(new Error("block 7 is damaged"), { code: "E" });
				},
			};
			await expect(
				bench.upload({ path, keepParts: true, sinks: [refusing] }),
			).rejects.toThrow("block 7 is damaged");
			await bench.expectNothing();

			const cancel = new AbortController();
			const act = () => cancel.abort(new Error("cancelled"));
			bench.proxy.rules.push(first(1, part(3), { kind: "meanwhile", act }));
			await expect(
				bench.upload({ path, keepParts: true, signal: cancel.signal }),
			).rejects.toThrow("cancelled");
			await bench.expectNothing();
		});
	});

	test("is not ended as one of those that a lost reply left", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			bench.proxy.rules.push(first(1, is("Create"), { kind: "lostReply" }));
			const left = await leave(path);
			const { sent } = await goOn(path, left);
			expect(sent).toBe(1);
		});
	});
});

test("only what the store is to blame for can be gone on with, and no cancel", () => {
	const failure = (reason: "store_down" | "store_denied" | "upload") =>
		new StoreError(reason, "said by the test");
	const outcomes = [
		isResumable(failure("store_down"), calm),
		isResumable(failure("store_denied"), calm),
		isResumable(failure("upload"), calm),
		isResumable(new Error("block 7 is damaged"), calm),
		isResumable(failure("store_down"), AbortSignal.abort()),
	];
	expect(outcomes).toEqual([true, true, false, false, false]);
});

describe("an object that an earlier try completed", () => {
	let bench: Bench;
	beforeAll(async () => {
		bench = await openBench();
	});
	afterEach(async () => {
		await bench.settle();
	});
	afterAll(async () => {
		await bench?.stop();
	});

	const careless = { ...FULL, conditionalWrites: false };

	test.each([
		["crc32", BIG],
		["crc32-composite", BIG],
		["md5", BIG],
		["none", BIG],
		["crc32", SMALL],
		["none", SMALL],
		["none", 0],
	] as const)("on the rung %s, with %d bytes, is not sent again", async (rung, size) => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", size);
			const trial: Trial = {
				path,
				key: `whole/${rung}-${size}.xva`,
				stamp: "ours",
				capabilities: on(rung),
			};
			const before = await bench.upload(trial);
			bench.proxy.seen.length = 0;
			const done = await bench.upload({ ...trial, again: true });
			expect(done).toMatchObject({ etag: before.etag, resumedBytes: size });
			const asked = new Set(bench.proxy.seen.map((seen) => seen.operation));
			expect([...asked]).toEqual(["Head"]);
		});
	});

	test("after the upload that is to be resumed, unheard, is not sent again", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const begun: BegunUpload[] = [];
			const key = "whole/unheard.xva";
			const onMultipart = (upload: BegunUpload) => {
				begun.push(upload);
			};
			await bench.upload({ path, key, onMultipart });
			bench.proxy.seen.length = 0;
			for (const resume of begun) {
				const done = await bench.upload({ path, key, resume });
				expect(done.resumedBytes).toBe(BIG);
			}
			expect(bench.asked("UploadPart")).toBe(0);
			expect(bench.asked("Complete")).toBe(0);
		});
	});

	test.each([
		["in parts", BIG, FULL],
		["as one", SMALL, FULL],
		["in parts, without conditions", BIG, careless],
		["as one, without conditions", SMALL, careless],
	] as const)("and is of other bytes is replaced: %s", async (name, size, capabilities) => {
		await inFolder(async (folder) => {
			const key = `whole/other ${name}.xva`;
			const trial: Trial = { size, key, stamp: "ours", capabilities };
			await bench.upload(trial);
			const done = await bench.upload({ ...trial, again: true });
			expect(done.resumedBytes).toBe(0);
			const path = randomFile(folder, "longer.xva", size + 1);
			await bench.upload({ ...trial, path, again: true });
		});
	});

	test("is replaced once, though the reply is lost", async () => {
		for (const [size, operation] of [
			[BIG, "Complete"],
			[SMALL, "Put"],
		] as const) {
			const trial: Trial = { size, key: `whole/${operation}`, stamp: "ours" };
			await bench.upload(trial);
			bench.proxy.rules.push(first(1, is(operation), { kind: "lostReply" }));
			await bench.upload({ ...trial, again: true });
			bench.proxy.rules.length = 0;
		}
	});

	test("is not taken for the new one where the store fails at first", async () => {
		const trial: Trial = { size: BIG, key: "whole/late.xva", stamp: "ours" };
		await bench.upload(trial);
		bench.proxy.rules.push(first(1, is("Complete"), away));
		const done = await bench.upload({ ...trial, again: true });
		expect(done.storeChecksum).toBe("crc32");
	});

	test("by another is left as it is", async () => {
		const key = "whole/foreign.xva";
		await bench.upload({ key, stamp: "another's", size: SMALL });
		const before = await bench.stored(key);
		await expect(
			bench.upload({ key, stamp: "ours", again: true, size: SMALL + 1 }),
		).rejects.toThrow(/is not of this run/);
		expect(await bench.stored(key)).toBe(before);
	});
});
