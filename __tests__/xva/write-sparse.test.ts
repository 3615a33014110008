import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { verifyFile } from "../../src/xva/verify.ts";
import { MIB } from "./verifying.ts";
import {
	blockNames,
	disks,
	failure,
	memoryDisk,
	newVm,
	sevens,
	sparseContent,
	written,
} from "./writing.ts";

describe("the same VM", () => {
	test("gives the same bytes, however its disk comes", async () => {
		const data = [
			{ start: 700_000, length: 1_000_000 },
			{ start: 5 * MIB, length: 10 },
		];
		const content = sparseContent(9 * MIB, data);
		const sparse = newVm({ disks: disks(memoryDisk(content, data)) });
		const dense = newVm({ disks: disks(memoryDisk(content)) });
		const one = await readFile(await written(sparse));
		expect(one.equals(await readFile(await written(dense)))).toBe(true);
	});

	test("gives the same bytes, whatever the order of its stamps", async () => {
		const one = newVm({ otherConfig: { a: "1", b: "2" } });
		const other = newVm({ otherConfig: { b: "2", a: "1" } });
		expect(await readFile(await written(one))).toEqual(
			await readFile(await written(other)),
		);
	});

	test("has other UUIDs than another one", async () => {
		const uuidOf = async (path: string) =>
			(await verifyFile(path, { mode: "structure" })).hardware?.uuid;
		const one = await uuidOf(await written(newVm()));
		const other = await uuidOf(await written(newVm({ cpus: 3 })));
		expect(one).toMatch(
			/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
		);
		expect(other).not.toBe(one);
	});
});

describe("holes", () => {
	test("are neither read nor stored, on a disk of any size", async () => {
		const TIB = 2 ** 40;
		const xva = await written(
			newVm({
				disks: disks(
					sevens(TIB, [
						{ start: 3 * MIB + 5, length: 10 },
						{ start: 3 * MIB + 100, length: MIB },
						{ start: TIB - 2 * MIB, length: MIB },
					]),
				),
			}),
		);
		expect(await blockNames(xva)).toEqual(
			["00000000", "00000003", "00000004", "01048574", "01048575"].map(
				(number) => `Ref:0002/${number}`,
			),
		);
	});

	test("are not stored where they come as zeros", async () => {
		const zeros = memoryDisk(Buffer.alloc(9 * MIB));
		const xva = await written(newVm({ disks: disks(zeros) }));
		expect(await blockNames(xva)).toEqual([
			"Ref:0002/00000000",
			"Ref:0002/00000008",
		]);
	});

	test("can't be told in any order", async () => {
		const source = sevens(9 * MIB, [
			{ start: 5 * MIB, length: 10 },
			{ start: MIB, length: 10 },
		]);
		expect(await failure(written(newVm({ disks: disks(source) })))).toBe(
			"The disk's extents do not rise.",
		);
	});
});
