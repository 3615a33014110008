import { describe, expect, test } from "vitest";
import { createMeter, progressBar } from "../../src/report/progress.ts";

const MB = 1_000_000;
const seconds = (count: number) => count * 1000;

describe("a meter", () => {
	test("says nothing of work that is over before its time, then bytes, share, rate and remaining", () => {
		const meter = createMeter({ startedAt: 500, everySeconds: 15 });
		expect(meter(500, 0, 3000 * MB)).toBeUndefined();
		expect(meter(500 + seconds(14.9), 1490 * MB, 3000 * MB)).toBeUndefined();
		expect(meter(500 + seconds(15), 1500 * MB, 3000 * MB)).toBe(
			"1.5 GB of 3 GB (50 %), 100 MB/s, 15s left",
		);
	});

	test("keeps its pace, however often it is asked", () => {
		const meter = createMeter({ startedAt: 0, everySeconds: 15 });
		const lines = Array.from({ length: 601 }, (_, tenth) =>
			meter(tenth * 100, tenth * 10 * MB, 6000 * MB),
		).filter((line) => line !== undefined);
		expect(lines).toEqual([
			"1.5 GB of 6 GB (25 %), 100 MB/s, 45s left",
			"3 GB of 6 GB (50 %), 100 MB/s, 30s left",
			"4.5 GB of 6 GB (75 %), 100 MB/s, 15s left",
			"6 GB of 6 GB (100 %), 100 MB/s",
		]);
	});

	test("tells no share and no remaining where the end is not known", () => {
		const meter = createMeter({ startedAt: 0, everySeconds: 1 });
		expect(meter(seconds(2), 500 * MB)).toBe("500 MB, 250 MB/s");
	});

	test("moves its rate slowly: one slow spell is no forecast", () => {
		const meter = createMeter({ startedAt: 0, everySeconds: 1 });
		for (let at = 1; at <= 20; at += 1) {
			meter(seconds(at), at * 100 * MB, 100_000 * MB);
		}
		expect(meter(seconds(21), 2000 * MB, 100_000 * MB)).toContain("90.5 MB/s");
	});

	test("of work that stalls promises no end", () => {
		const meter = createMeter({ startedAt: 0, everySeconds: 15 });
		expect(meter(seconds(15), 0, 100 * MB)).toBe("0 B of 100 MB (0 %), 0 B/s");
		let line: string | undefined;
		for (let at = 2; at <= 200; at += 1) line = meter(seconds(15 * at), 1, MB);
		expect(line).toBe("1 B of 1 MB (0 %), 0 B/s");
	});

	test("follows work that begins anew from there", () => {
		const meter = createMeter({ startedAt: 0, everySeconds: 10 });
		meter(seconds(10), 800 * MB, 1000 * MB);
		expect(meter(seconds(20), 100 * MB, 1000 * MB)).toBe(
			"100 MB of 1 GB (10 %)",
		);
		expect(meter(seconds(30), 200 * MB, 1000 * MB)).toBe(
			"200 MB of 1 GB (20 %), 10 MB/s, 1m 20s left",
		);
	});

	test("never says 100 % before the end, and stands an empty one", () => {
		const meter = createMeter({ startedAt: 0, everySeconds: 1 });
		expect(meter(seconds(1), 9999, 10_000)).toContain("(99 %)");
		expect(meter(seconds(2), 0, 0)).toContain("0 B of 0 B (100 %)");
	});
});

test.each([
	[0, 10, "[....]"],
	[5, 10, "[##..]"],
	[99, 100, "[###.]"],
	[10, 10, "[####]"],
	[12, 10, "[####]"],
	[0, 0, "[####]"],
	[5, undefined, ""],
])("the bar of %s of %s", (done, total, bar) => {
	expect(progressBar(done, total, 4)).toBe(bar);
});
