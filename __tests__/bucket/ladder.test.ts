import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Checksum } from "../../src/bucket/checksum.ts";
import { putIfAbsent } from "../../src/bucket/objects.ts";
import { preflight } from "../../src/bucket/preflight.ts";
import { publishBuild } from "../../src/bucket/publish.ts";
import type { Sink } from "../../src/bucket/upload.ts";
import { storeAt } from "../stand-ins/s3.ts";
import {
	backblaze,
	corrupting,
	google,
	ignoring,
	r2,
	secretive,
} from "../stand-ins/s3-dialects.ts";
import { first, type Rule } from "../stand-ins/s3-faults.ts";
import { calm, FULL, imageOf, inFolder, sampleBuild } from "./samples.ts";
import { type Bench, BIG, is, openBench, part, SMALL } from "./uploads.ts";

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

const on = (checksum: Checksum) => ({ ...FULL, checksum });

describe("every rung", () => {
	test.each([
		["crc32", "crc32", "crc32"],
		["crc32-composite", "crc32-composite", "crc32"],
		["md5", "md5", "md5"],
		["none", "none", "none"],
	] as const)("%s: a big file is %s, a small one %s", async (rung, big, small) => {
		for (const [size, checked] of [
			[BIG, big],
			[SMALL, small],
			[0, small],
		] as const) {
			const done = await bench.upload({ size, capabilities: on(rung) });
			expect(done.storeChecksum).toBe(checked);
		}
	});

	test.each([
		"crc32",
		"crc32-composite",
		"md5",
		"none",
	] as const)("%s: a byte flipped on the wire is refused", async (rung) => {
		bench.proxy.rules.push(first(1, part(1), { kind: "flip" }));
		await bench.upload({ capabilities: on(rung) });
		expect(bench.asked("UploadPart")).toBe(4);
	});

	test.each([
		["crc32", "CRC-32"],
		["crc32-composite", "CRC-32"],
		["md5", "MD5"],
	] as const)("%s: a store that keeps other bytes than it checked is found out, and what it keeps removed", async (rung, name) => {
		for (const [size, damaged] of [
			[BIG, "2"],
			[SMALL, null],
		] as const) {
			bench.proxy.rules.push(corrupting(damaged));
			await expect(
				bench.upload({ size, capabilities: on(rung) }),
			).rejects.toMatchObject({
				reason: "upload",
				message: expect.stringContaining(`The store's ${name} of`),
			});
			bench.proxy.rules.length = 0;
			await bench.expectNothing();
		}
	});
});

/** What each store is found to hold, and what an upload says that knew nothing of it. */
const STORES: readonly (readonly [
	name: string,
	rule: () => Rule,
	probed: Checksum,
	uploads: number,
])[] = [
	["refuses every x-amz-checksum header (B2)", () => backblaze, "md5", 1],
	["has a CRC-32 of parts only (R2)", () => r2, "crc32-composite", 1],
	["fails a Complete with checksums of parts (GCS)", google, "md5", 2],
	["ignores every checksum", () => ignoring, "none", 1],
	["checks parts and says nothing of the whole", () => secretive, "none", 1],
];

describe.each(STORES)("a store that %s", (_, rule, probed, uploads) => {
	test("is found out by the preflight", async () => {
		bench.proxy.rules.push(rule());
		const store = storeAt(bench.proxy.endpoint);
		const found = await preflight(store, calm);
		store.close();
		expect(found.checksum).toBe(probed);
	});

	test("and if it becomes so after the preflight, costs no build, and the sinks see every byte once", async () => {
		bench.proxy.rules.push(rule());
		let bytes = 0;
		let ends = 0;
		const counting: Sink = {
			write: (chunk) => {
				bytes += chunk.length;
			},
			end: async () => {
				ends++;
			},
		};
		const done = await bench.upload({ sinks: [counting] });
		expect(done.storeChecksum).toBe(probed);
		expect([bytes, ends]).toEqual([BIG, 1]);
		expect(bench.asked("UploadPart")).toBe(3 * uploads);

		bench.proxy.seen.length = 0;
		expect((await bench.upload()).storeChecksum).toBe(probed);
		expect(bench.asked("UploadPart")).toBe(3);
	});

	test("takes small files and records too", async () => {
		bench.proxy.rules.push(rule());
		const { storeChecksum } = await bench.upload({ size: SMALL });
		expect(storeChecksum).toBe(
			probed === "crc32-composite" || rule === google ? "crc32" : probed,
		);
		const object = { key: `${probed}.json`, body: "{}\n", contentType: "a/b" };
		expect(await putIfAbsent(bench.store, FULL, object, "ours", calm)).toBe(
			"written",
		);
	});
});

describe("in the middle of an upload", () => {
	const refusing = (code: string, message: string, status: number) =>
		({ kind: "answer", status, code, message }) as const;

	test("a part whose checksum is refused begins the upload anew, one rung down, and the first is aborted", async () => {
		const refusal = refusing(
			"InvalidArgument",
			"Unsupported header 'x-amz-checksum-crc32' received for this API call.",
			400,
		);
		bench.proxy.rules.push(first(1, part(3), refusal));
		const done = await bench.upload();
		expect(done.storeChecksum).toBe("crc32-composite");
		expect(bench.asked("Create")).toBe(2);
		// said again where a part that was on its way outlives the first
		expect(bench.asked("Abort")).toBeGreaterThanOrEqual(1);
	});

	test("a Complete that is not implemented so does too", async () => {
		bench.proxy.rules.push((seen) =>
			is("Complete")(seen) && seen.headers["x-amz-checksum-crc32"]
				? refusing("NotImplemented", "A header implies functionality", 501)
				: undefined,
		);
		expect((await bench.upload()).storeChecksum).toBe("crc32-composite");
		expect(bench.asked("Create")).toBe(2);
	});

	test("where `s3-checksum` allows no other, it says so and leaves nothing", async () => {
		bench.proxy.rules.push(backblaze);
		const strict = storeAt(bench.proxy.endpoint, { checksum: "crc32" });
		await expect(bench.upload({ store: strict })).rejects.toMatchObject({
			reason: "upload",
			message: expect.stringContaining("`s3-checksum` to `auto`"),
		});
		strict.close();
		await bench.expectNothing();
	});

	test("a request that is bad for another reason costs no rung", async () => {
		bench.proxy.rules.push(
			first(1, is("Create"), refusing("InvalidRequest", "no such class", 400)),
		);
		await expect(bench.upload()).rejects.toThrow(/no such class/);
		expect(bench.asked("Create")).toBe(1);
	});
});

test("a publication says which rung held", async () => {
	bench.proxy.rules.push(ignoring);
	await inFolder(async (folder) => {
		const image = imageOf("unchecked", "1");
		const input = sampleBuild({ folder, image, size: BIG });
		const done = await publishBuild(bench.store, FULL, input);
		expect(done.storeChecksum).toBe("none");
	});
});
