import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combineCrc32 } from "../../src/bucket/crc32.ts";
import { openGate } from "../../src/bucket/gate.ts";
import { planParts, slicesOf } from "../../src/bucket/parts.ts";

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

describe("parts", () => {
	test.each([
		[16 * MIB, { partBytes: 16 * MIB, count: 1, buffers: 1, sending: 1 }],
		[2 * GIB, { partBytes: 16 * MIB, count: 128, buffers: 5, sending: 4 }],
		[20 * GIB, { partBytes: 21 * MIB, count: 976, buffers: 3, sending: 2 }],
		[30 * GIB, { partBytes: 31 * MIB, count: 991, buffers: 3, sending: 2 }],
		[40 * GIB, { partBytes: 41 * MIB, count: 1000, buffers: 3, sending: 2 }],
		[100 * GIB, { partBytes: 103 * MIB, count: 995, buffers: 1, sending: 1 }],
	])("of %d bytes", (size, plan) => {
		expect(planParts(size)).toEqual(plan);
	});

	test("cover every size with at most 1000 parts and 128 MiB of memory up to 128 GB", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 125 * GIB }), (size) => {
				const { partBytes, count, buffers } = planParts(size);
				expect(count).toBeLessThanOrEqual(1000);
				expect(partBytes * count).toBeGreaterThanOrEqual(size);
				expect(partBytes * (count - 1)).toBeLessThan(size);
				expect(partBytes * buffers).toBeLessThanOrEqual(128 * MIB);
			}),
		);
	});

	test("are sent as slices that add up", async () => {
		const part = Buffer.alloc(3 * MIB + 7, "x");
		const slices: Buffer[] = await slicesOf(part).toArray();
		expect(slices.map(({ length }) => length)).toEqual([MIB, MIB, MIB, 7]);
	});
});

test("CRC-32 of two pieces put together is that of the whole", () => {
	fc.assert(
		fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
			const whole = crc32(Buffer.concat([a, b]));
			expect(combineCrc32(crc32(a), crc32(b), b.length)).toBe(whole);
		}),
	);
});

test("a gate lets no more through than it may, halves, and opens again", async () => {
	const gate = openGate(4);
	let inside = 0;
	let most = 0;
	const pass = () =>
		gate.pass(async () => {
			inside++;
			most = Math.max(most, inside);
			await new Promise((resolve) => setImmediate(resolve));
			inside--;
		});
	const run = async (count: number) => {
		most = 0;
		await Promise.all(Array.from({ length: count }, pass));
		return most;
	};
	expect(await run(12)).toBe(4);
	gate.halve();
	expect(await run(10)).toBe(2);
	gate.halve();
	gate.halve();
	expect(await run(10)).toBe(1);
	await run(16 * 4);
	expect(await run(12)).toBe(4);
});
