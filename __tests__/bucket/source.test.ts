import { createHash } from "node:crypto";
import {
	appendFileSync,
	closeSync,
	openSync,
	truncateSync,
	utimesSync,
	writeSync,
} from "node:fs";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Sink } from "../../src/bucket/upload.ts";
import { first } from "../stand-ins/s3-faults.ts";
import { inFolder, randomFile, sha256OfFile } from "./samples.ts";
import { type Bench, BIG, is, MIB, openBench, SMALL } from "./uploads.ts";

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

const whileUploading = (act: () => void) =>
	bench.proxy.rules.push(first(1, is("Create"), { kind: "meanwhile", act }));

test("a file cut short while it is uploaded is not published", async () => {
	await inFolder(async (folder) => {
		const path = randomFile(folder, "cut.xva", BIG);
		whileUploading(() => truncateSync(path, 20 * MIB));
		await expect(bench.upload({ path })).rejects.toThrow(
			/cut\.xva changed while it was uploaded/,
		);
		await bench.expectNothing();
	});
});

test("a file that grows while it is uploaded is not published", async () => {
	await inFolder(async (folder) => {
		const path = randomFile(folder, "grown.xva", BIG);
		whileUploading(() => appendFileSync(path, "more"));
		await expect(bench.upload({ path })).rejects.toThrow(
			/grown\.xva changed while it was uploaded/,
		);
		await bench.expectNothing();
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
			await expect(bench.upload({ path, sinks: [refusing] })).rejects.toThrow(
				"block 00000007 is damaged",
			);
			expect(digest.digest("hex")).toBe(sha256OfFile(path));
		});
		await bench.expectNothing();
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
	await expect(bench.upload({ sinks: [refusing] })).rejects.toThrow(
		"not an XVA",
	);
	expect(got).toBeLessThan(25 * MIB);
	await bench.expectNothing();
});

test("a file that is another when the store makes us read it again is not published", async () => {
	await inFolder(async (folder) => {
		const path = randomFile(folder, "other.xva", BIG);
		// whole seconds: so the time can be set back exactly, and only the bytes tell
		const time = 1_700_000_000;
		utimesSync(path, time, time);
		bench.proxy.rules.push((seen) => {
			if (!is("Complete")(seen)) {
				return undefined;
			}
			const file = openSync(path, "r+");
			writeSync(file, "another beginning", 0);
			closeSync(file);
			utimesSync(path, time, time);
			return { kind: "answer", status: 501, code: "NotImplemented" };
		});
		await expect(bench.upload({ path })).rejects.toThrow(
			/other\.xva changed while it was uploaded/,
		);
		await bench.expectNothing();
	});
});
