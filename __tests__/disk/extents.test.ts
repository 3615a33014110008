import { describe, expect, it } from "vitest";
import { ExtentList } from "../../src/disk/extents.ts";

const MIB = 1 << 20;

function listed(
	...ranges: readonly (readonly [start: number, length: number])[]
) {
	const list = new ExtentList(100 * MIB);
	for (const [start, length] of ranges) list.add(start, length);
	return list.extents();
}

describe("ranges that hold data", () => {
	it("stay apart where the hole between them is worth one", () => {
		expect(listed([0, 10], [10 + MIB, 5])).toEqual([
			{ start: 0, length: 10 },
			{ start: 10 + MIB, length: 5 },
		]);
	});

	it("are one where it is not", () => {
		expect(listed([5, 10], [15, 1], [15 + MIB, 5])).toEqual([
			{ start: 5, length: 15 + MIB },
		]);
	});

	it("of no bytes say nothing", () => {
		expect(listed([0, 0], [100 * MIB, 0])).toEqual([]);
	});

	it.each([
		["beyond the end", [[100 * MIB - 1, 2]]],
		[
			"backwards",
			[
				[MIB, 10],
				[MIB + 9, 1],
			],
		],
		["of less than nothing", [[MIB, -1]]],
		["of no whole number", [[0.5, 1]]],
		["too large for a number", [[2 ** 60, 1]]],
	] as const)("are refused: %s", (_, ranges) => {
		expect(() => listed(...ranges)).toThrow(RangeError);
	});

	it("are no more than memory has room for: the last takes what follows", () => {
		const many = (1 << 20) + 1000;
		const list = new ExtentList(many * 2 * MIB);
		for (let index = 0; index < many; index++) list.add(index * 2 * MIB, 1);
		const extents = list.extents();
		expect(extents).toHaveLength(1 << 20);
		expect(extents.at(-1)).toEqual({
			start: ((1 << 20) - 1) * 2 * MIB,
			length: 1000 * 2 * MIB + 1,
		});
	});
});
