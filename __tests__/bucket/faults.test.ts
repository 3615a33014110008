import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { putIfAbsent } from "../../src/bucket/objects.ts";
import { storeAt } from "../stand-ins/s3.ts";
import { first } from "../stand-ins/s3-faults.ts";
import { calm, FULL } from "./samples.ts";
import { type Bench, BIG, is, MIB, openBench, part, SMALL } from "./uploads.ts";

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

describe("what the network does", () => {
	test("a connection reset within a part costs that part only", async () => {
		bench.proxy.rules.push(
			first(1, part(2), { kind: "reset", afterBytes: MIB }),
		);
		await bench.upload();
		expect(bench.asked("UploadPart")).toBe(4);
	});

	test("a byte flipped on the wire is refused by the store and the part sent again", async () => {
		bench.proxy.rules.push(first(1, part(1), { kind: "flip" }));
		await bench.upload();
		expect(bench.asked("UploadPart")).toBe(4);
	});

	test("a wire that flips bytes every time ends the upload and leaves nothing", async () => {
		bench.proxy.rules.push((seen) =>
			is("UploadPart")(seen) ? { kind: "flip" } : undefined,
		);
		await expect(bench.upload()).rejects.toMatchObject({
			name: "StoreError",
			reason: "upload",
		});
		await bench.expectNothing();
	});

	test("a flipped byte of a small file is refused and sent again too", async () => {
		bench.proxy.rules.push(first(1, is("Put"), { kind: "flip" }));
		await bench.upload({ size: SMALL });
		expect(bench.asked("Put")).toBe(2);
	});

	test("a stalled socket is left after its time of silence", async () => {
		bench.proxy.rules.push(first(1, part(1), { kind: "stall" }));
		const impatient = storeAt(bench.proxy.endpoint, {}, { idleTimeoutMs: 500 });
		await bench.upload({ store: impatient });
		impatient.close();
		expect(bench.asked("UploadPart")).toBe(4);
	});

	test("a beginning whose answer was lost is begun anew, and the first is ended", async () => {
		bench.proxy.rules.push(first(1, is("Create"), { kind: "lostReply" }));
		await bench.upload();
		expect(bench.asked("Create")).toBe(2);
		expect(bench.asked("Abort")).toBe(1);
	});
});

describe("what the store says", () => {
	test("bursts of 503 SlowDown are sat out, with fewer parts at once", async () => {
		bench.proxy.rules.push(
			first(5, is("UploadPart"), {
				kind: "answer",
				status: 503,
				code: "SlowDown",
			}),
		);
		await bench.upload();
		expect(bench.asked("UploadPart")).toBe(8);
	});

	const busy = { kind: "answer", status: 503, code: "SlowDown" } as const;

	test.each([
		["the beginning", "Create", BIG],
		["a small file", "Put", SMALL],
	] as const)("more 503 than the SDK has patience for are sat out: %s", async (_, operation, size) => {
		bench.proxy.rules.push(first(6, is(operation), busy));
		await bench.upload({ size });
		expect(bench.asked(operation)).toBe(7);
	});

	test("a record too is written after them", async () => {
		bench.proxy.rules.push(first(6, is("Put"), busy));
		const object = { key: "bench.json", body: "{}\n", contentType: "a/b" };
		const outcome = await putIfAbsent(bench.store, FULL, object, "ours", calm);
		expect(outcome).toBe("written");
		expect(bench.asked("Put")).toBe(7);
	});

	test("one part that fails for longer than the budget ends the upload, and nothing is left", async () => {
		bench.proxy.rules.push((seen) =>
			part(2)(seen)
				? { kind: "answer", status: 500, code: "InternalError" }
				: undefined,
		);
		const hasty = storeAt(bench.proxy.endpoint, {}, { retryBudgetMs: 1_000 });
		await expect(bench.upload({ store: hasty })).rejects.toMatchObject({
			reason: "store_down",
			message: expect.stringContaining("InternalError"),
		});
		hasty.close();
		await bench.expectNothing();
	});

	test("a Complete that takes longer than any silence is waited for", async () => {
		bench.proxy.rules.push(
			first(1, is("Complete"), { kind: "meanwhile", act: () => sleep(1_500) }),
		);
		const impatient = storeAt(bench.proxy.endpoint, {}, { idleTimeoutMs: 500 });
		await bench.upload({ store: impatient });
		impatient.close();
		expect(bench.asked("Complete")).toBe(1);
	});

	test("200 without a word on Complete is none", async () => {
		bench.proxy.rules.push(
			first(1, is("Complete"), { kind: "answer", status: 200, code: "" }),
		);
		await bench.upload();
		expect(bench.asked("Complete")).toBe(2);
	});

	test("a store that has forgotten the upload after a lost reply is asked until it shows the object", async () => {
		bench.proxy.rules.push(
			first(1, is("Complete"), { kind: "lostReply" }),
			first(1, is("Complete"), {
				kind: "answer",
				status: 404,
				code: "NoSuchUpload",
			}),
			first(2, is("Head"), { kind: "answer", status: 404, code: "" }),
		);
		const done = await bench.upload();
		expect(done.storeChecksum).toBe("crc32");
		expect(bench.asked("Complete")).toBe(2);
	});

	test("a store that has forgotten an upload that nobody completed fails it", async () => {
		bench.proxy.rules.push(
			first(1, is("Complete"), {
				kind: "answer",
				status: 404,
				code: "NoSuchUpload",
			}),
		);
		await expect(bench.upload()).rejects.toThrow(/NoSuchUpload/);
		await bench.expectNothing();
	});

	test("a lost reply of Complete is no failure: the object is there and ours", async () => {
		bench.proxy.rules.push(first(1, is("Complete"), { kind: "lostReply" }));
		const done = await bench.upload();
		expect(done.storeChecksum).toBe("crc32");
		expect(bench.asked("Complete")).toBe(1);
		expect(bench.asked("Abort")).toBe(0);
	});

	test("a Complete that never arrived is sent again", async () => {
		bench.proxy.rules.push(
			first(1, is("Complete"), { kind: "reset", afterBytes: 0 }),
		);
		await bench.upload();
		expect(bench.asked("Complete")).toBe(2);
	});

	test("200 with an error in it is an error", async () => {
		bench.proxy.rules.push(
			first(1, is("Complete"), {
				kind: "answer",
				status: 200,
				code: "InternalError",
			}),
		);
		await bench.upload();
		expect(bench.asked("Complete")).toBe(2);
	});

	test("a lost reply of a small write is told from a stranger's object by its stamp", async () => {
		bench.proxy.rules.push(first(1, is("Put"), { kind: "lostReply" }));
		await bench.upload({ size: SMALL });
	});

	test("a refused part ends the upload at once, with the permission that is missing", async () => {
		bench.proxy.rules.push((seen) =>
			seen.part === "2"
				? { kind: "answer", status: 403, code: "AccessDenied" }
				: undefined,
		);
		await expect(bench.upload()).rejects.toMatchObject({
			reason: "store_denied",
			message: expect.stringContaining("`s3:PutObject`"),
		});
		await bench.expectNothing();
	});

	test("a session that has expired, and cannot be renewed, says so", async () => {
		bench.proxy.rules.push((seen) =>
			seen.part === "2"
				? { kind: "answer", status: 403, code: "ExpiredToken" }
				: undefined,
		);
		await expect(bench.upload()).rejects.toMatchObject({
			reason: "store_denied",
			message: expect.stringContaining("`role-to-assume`"),
		});
		await bench.expectNothing();
	});
});
