/** What is stored may be made of the file on its way. */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, type Transform } from "node:stream";
import { createGzip, gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { sendParts } from "../../src/bucket/send-parts.ts";
import type {
	BegunUpload,
	Sink,
	Through,
	UploadInput,
} from "../../src/bucket/upload.ts";
import { BUCKET, storeAt } from "../stand-ins/s3.ts";
import { first } from "../stand-ins/s3-faults.ts";
import { calm, FULL, inFolder, randomFile } from "./samples.ts";
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

/** A converter over a stream of Node's. */
function converter(stream: Transform): Through {
	stream.on("error", () => {});
	return {
		output: stream,
		write: (chunk) =>
			new Promise((resolve, reject) => {
				stream.write(Buffer.from(chunk), (error) =>
					error ? reject(error) : resolve(),
				);
			}),
		end: () =>
			new Promise((resolve) => {
				stream.end(resolve);
			}),
		destroy: () => {
			stream.destroy();
		},
	};
}

const gzip = () => converter(createGzip({ level: 1 }));

function stored(): Buffer {
	return readFileSync(join(bench.server.data, BUCKET, bench.key()));
}

const sha256 = (bytes: Uint8Array) =>
	createHash("sha256").update(bytes).digest("hex");

describe("a file that is compressed on its way", () => {
	test.each([
		["of several parts", BIG, 3],
		["of one part", SMALL, 1],
		["that is empty", 0, 1],
	])("%s is stored so; the sinks and the digest of the source have it as it was", async (_, size, parts) => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", size);
			const seen = createHash("sha256");
			let ends = 0;
			const sink: Sink = {
				write: (chunk) => {
					seen.update(chunk);
				},
				end: async () => {
					ends++;
				},
			};
			const progress: number[] = [];
			const done = await bench.upload({
				path,
				through: gzip,
				sinks: [sink],
				onProgress: (now, total) => {
					expect(total).toBe(size);
					progress.push(now);
				},
			});
			const file = readFileSync(path);
			expect(gunzipSync(stored()).equals(file)).toBe(true);
			expect(done).toMatchObject({
				size: stored().length,
				sha256: sha256(stored()),
				storeChecksum: "crc32",
				source: { size, sha256: sha256(file) },
			});
			expect(seen.digest("hex")).toBe(sha256(file));
			expect(ends).toBe(1);
			expect(bench.asked("UploadPart")).toBe(parts);
			expect(progress.at(-1)).toBe(size);
		});
	});

	test("is made anew where the store refuses a checksum in the middle, and the sinks see every byte once", async () => {
		let made = 0;
		let bytes = 0;
		const sink: Sink = {
			write: (chunk) => {
				bytes += chunk.length;
			},
			end: async () => {},
		};
		bench.proxy.rules.push(
			first(1, part(2), {
				kind: "answer",
				status: 400,
				code: "InvalidArgument",
				message: "Unsupported header 'x-amz-checksum-crc32'",
			}),
		);
		const done = await bench.upload({
			sinks: [sink],
			through: () => {
				made++;
				return gzip();
			},
		});
		expect(done.storeChecksum).toBe("crc32-composite");
		expect([made, bytes]).toEqual([2, BIG]);
		expect(gunzipSync(stored())).toHaveLength(BIG);
	});

	test("is gone on with by what it becomes", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const begun: BegunUpload[] = [];
			const hasty = storeAt(bench.proxy.endpoint, {}, { retryBudgetMs: 1 });
			bench.proxy.rules.push((seen) =>
				part(3)(seen)
					? { kind: "answer", status: 500, code: "InternalError" }
					: undefined,
			);
			const trial: Trial = {
				path,
				through: gzip,
				keepParts: true,
				onMultipart: (upload) => {
					begun.push(upload);
				},
			};
			await expect(bench.upload({ ...trial, store: hasty })).rejects.toThrow();
			hasty.close();
			bench.proxy.rules.length = 0;
			bench.proxy.seen.length = 0;
			const [resume] = begun;
			if (resume === undefined) {
				throw new Error("No upload has begun.");
			}
			const { key, stamp } = resume;
			const done = await bench.upload({ ...trial, key, resume });
			expect(done.resumedBytes).toBe(32 * MIB);
			expect(bench.asked("UploadPart")).toBe(1);
			bench.proxy.seen.length = 0;
			const whole = await bench.upload({ ...trial, key, stamp, again: true });
			expect(whole.resumedBytes).toBe(done.size);
			expect(whole.source).toEqual(done.source);
			expect(bench.asked("UploadPart")).toBe(0);
		});
	});

	test("and changes meanwhile is not published", async () => {
		await inFolder(async (folder) => {
			const path = randomFile(folder, "a.xva", BIG);
			const act = () => writeFileSync(path, "another");
			bench.proxy.rules.push(
				first(1, is("Create"), { kind: "meanwhile", act }),
			);
			await expect(bench.upload({ path, through: gzip })).rejects.toThrow(
				/a\.xva changed while it was uploaded/,
			);
			await bench.expectNothing();
		});
	});
});

describe("the upload ends with nothing in the store", () => {
	test("by the converter's own error", async () => {
		const failing = () => {
			const through = gzip();
			let written = 0;
			return {
				...through,
				write: async (chunk: Uint8Array) => {
					written += chunk.length;
					if (written > 20 * MIB) {
						throw new Error("zstd ended by itself");
					}
					await through.write(chunk);
				},
			};
		};
		await expect(
			bench.upload({ through: failing, keepParts: true }),
		).rejects.toThrow("zstd ended by itself");
		await bench.expectNothing();
	});

	test("by the error of its output", async () => {
		const failing = () => {
			const stream = new PassThrough();
			const through = converter(stream);
			return {
				...through,
				end: async () => {
					stream.destroy(new Error("zstd was killed"));
				},
			};
		};
		await expect(bench.upload({ through: failing })).rejects.toThrow(
			"zstd was killed",
		);
		await bench.expectNothing();
	});

	test("by a sink, and the converter is destroyed", async () => {
		let destroyed = 0;
		const refusing: Sink = {
			write: () => {},
			end: async () => {
				throw new Error("block 7 is damaged");
			},
		};
		const through = () => {
			const inner = gzip();
			return {
				...inner,
				destroy: () => {
					destroyed++;
					inner.destroy();
				},
			};
		};
		await expect(
			bench.upload({ through, sinks: [refusing], size: SMALL }),
		).rejects.toThrow("block 7 is damaged");
		expect(destroyed).toBe(1);
		await bench.expectNothing();
	});

	test("where nothing comes out", async () => {
		const nothing = () => ({
			...gzip(),
			write: async () => {},
			end: async () => {},
			output: (async function* () {})(),
		});
		await expect(bench.upload({ through: nothing })).rejects.toThrow(
			/yielded no bytes/,
		);
		await bench.expectNothing();
	});

	test("by a cancel, even where the converter hangs", async () => {
		const cancel = new AbortController();
		const hanging = () => {
			setTimeout(() => cancel.abort(new Error("cancelled")), 200);
			return { ...gzip(), write: () => new Promise<void>(() => {}) };
		};
		await expect(
			bench.upload({ through: hanging, signal: cancel.signal }),
		).rejects.toThrow("cancelled");
		await bench.expectNothing();
	});
});

test("what becomes longer than a store takes is refused, with the way out", async () => {
	const partBytes = 16 * MIB;
	const upload: BegunUpload = {
		key: "long.xva",
		uploadId: "1",
		partBytes,
		checksum: "crc32",
		stamp: "ours",
	};
	const input: UploadInput = {
		path: "long.xva",
		key: "long.xva",
		contentType: "application/x-xva",
		sinks: [],
		signal: calm,
	};
	// every part is in the store already, so that none is sent
	const right = { size: partBytes, etag: '"1"', crc32: "AAAAAA==" };
	const there = new Map(
		Array.from({ length: 10_001 }, (_, index) => [index + 1, right] as const),
	);
	const source = {
		size: 33 * MIB,
		read: async () => ({ length: partBytes, crc: 0, consumed: 0 }),
		rewind: async () => {},
		finish: async () => ({ stored: { size: 0, sha256: "" } }),
		close: async () => {},
	};
	const { store } = bench;
	const job = { store, capabilities: FULL, input, source, stamp: "ours" };
	await expect(sendParts(job, upload, there)).rejects.toMatchObject({
		cause: {
			cause: { message: expect.stringMatching(/168 GB.*10000 parts.*`keep`/) },
		},
	});
});
