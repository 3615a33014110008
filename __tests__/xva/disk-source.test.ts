import { expect, test } from "vitest";
import { blockRuns } from "../../src/xva/disk-source.ts";
import { MIB } from "./verifying.ts";
import type { Range } from "./writing.ts";

/** Runs of up to four blocks, of extents in MiB. */
function runs(sizeMib: number, ...extents: readonly [number, number][]) {
	const inBytes = ([start, length]: [number, number]): Range => ({
		start: start * MIB,
		length: length * MIB,
	});
	const disk = { sizeBytes: sizeMib * MIB, extents: extents.map(inBytes) };
	return [...blockRuns(disk, 4)].map(({ first, count, extents: parts }) => ({
		first,
		count,
		parts: parts.map(({ start, length }) => [start / MIB, length / MIB]),
	}));
}

test("a disk without data has a first and a last block", () => {
	expect(runs(9)).toEqual([
		{ first: 0, count: 1, parts: [] },
		{ first: 8, count: 1, parts: [] },
	]);
	expect(runs(2)).toEqual([{ first: 0, count: 2, parts: [] }]);
	expect(runs(0.5)).toEqual([{ first: 0, count: 1, parts: [] }]);
});

test("a long extent makes runs of the most that they may have", () => {
	expect(runs(10, [1.5, 8.5])).toEqual([
		{ first: 0, count: 4, parts: [[1.5, 2.5]] },
		{ first: 4, count: 4, parts: [[4, 4]] },
		{ first: 8, count: 2, parts: [[8, 2]] },
	]);
});

test("extents of one block, and of blocks side by side, are in one run", () => {
	expect(runs(20, [8.25, 0.25], [8.75, 0.5], [10.5, 0.25], [12, 1])).toEqual([
		{ first: 0, count: 1, parts: [] },
		{
			first: 8,
			count: 3,
			parts: [
				[8.25, 0.25],
				[8.75, 0.5],
				[10.5, 0.25],
			],
		},
		{ first: 12, count: 1, parts: [[12, 1]] },
		{ first: 19, count: 1, parts: [] },
	]);
});

test("a block between two others is in no run", () => {
	expect(runs(4, [0, 1], [2, 1])).toEqual([
		{ first: 0, count: 1, parts: [[0, 1]] },
		{ first: 2, count: 2, parts: [[2, 1]] },
	]);
});

test("an extent ends with the disk", () => {
	expect(runs(1.5, [1, 8])).toEqual([
		{ first: 0, count: 2, parts: [[1, 0.5]] },
	]);
});

test("extents that overlap are refused", () => {
	expect(() => runs(9, [0, 2], [1, 2])).toThrow(
		"The disk's extents do not rise.",
	);
});
