import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { XvaError } from "../../src/xva/errors.ts";
import { DiskChoiceError, extractDisk } from "../../src/xva/extract.ts";
import type { DiskSource } from "../../src/xva/write.ts";
import { MIB } from "./verifying.ts";
import {
	disks,
	failure,
	folder,
	memoryDisk,
	NEVER,
	newVm,
	type Range,
	sevens,
	sparseContent,
	written,
} from "./writing.ts";
import { xenOrchestraXva } from "./xen-orchestra.ts";

/** Takes a disk out of an XVA, into a folder of its own. */
async function extracted(xva: string, choice?: string): Promise<string> {
	const path = join(await folder(), "disk.raw");
	await extractDisk(xva, choice, path, { signal: NEVER });
	return path;
}

/** An XVA of these disks. */
function xvaOf(...sources: readonly DiskSource[]): Promise<string> {
	return written(newVm({ disks: disks(...sources) }));
}

/** A disk's bytes as an XVA has them, filled up to whole MiB. */
function roundedUp(content: Buffer): Buffer {
	const rest = -content.length & (MIB - 1);
	return Buffer.concat([content, Buffer.alloc(rest)]);
}

describe("a disk that went in", () => {
	test.each<[string, number, Range[]]>([
		["of random bytes", 6 * MIB, [{ start: 0, length: 6 * MIB }]],
		[
			"with holes, also within a block",
			40 * MIB,
			[
				{ start: 1000, length: 50 },
				{ start: 2000, length: 50 },
				{ start: 3 * MIB - 10, length: 20 },
				{ start: 9 * MIB, length: 3 * MIB },
				{ start: 30 * MIB + 4096, length: 4096 },
			],
		],
		["of an odd size", 3 * MIB + 12_345, [{ start: 0, length: 3_158_073 }]],
		["without any data", 5 * MIB, []],
		["of a few bytes", 10, [{ start: 0, length: 10 }]],
		[
			"of a size just above whole blocks",
			4 * MIB + 1,
			[{ start: 4 * MIB, length: 1 }],
		],
	])("comes out the same: %s", async (_, sizeBytes, extents) => {
		const content = sparseContent(sizeBytes, extents);
		const xva = await xvaOf(memoryDisk(content, extents));
		const path = join(await folder(), "disk.raw");
		const { sizeBytes: size, verified } = await extractDisk(
			xva,
			undefined,
			path,
			{ signal: NEVER },
		);
		const expected = roundedUp(content);
		expect(size).toBe(expected.length);
		expect((await readFile(path)).equals(expected)).toBe(true);
		expect(verified.hardware?.disks).toHaveLength(1);
	});

	test("comes out of zeros as holes", async () => {
		const zeros = memoryDisk(Buffer.alloc(20 * MIB));
		const path = await extracted(await xvaOf(zeros));
		const { size, blocks } = await stat(path);
		expect(size).toBe(20 * MIB);
		expect(blocks).toBe(0);
	});

	test("takes the room of its data, however large it is", async () => {
		const data = [{ start: 2 ** 40 - MIB, length: MIB }];
		const path = await extracted(await xvaOf(sevens(2 ** 40, data)));
		const { size, blocks } = await stat(path);
		expect(size).toBe(2 ** 40);
		expect(blocks * 512).toBeLessThan(2 * MIB);
	});

	test("comes out of Xen Orchestra's XVA, compressed or not", async () => {
		const content = sparseContent(3 * MIB + 7, [{ start: MIB, length: 100 }]);
		const xva = await xenOrchestraXva("theirs", [
			content,
			Buffer.alloc(MIB, 1),
		]);
		const directory = await folder();
		for (const bytes of [xva, gzipSync(xva)]) {
			const path = join(directory, "theirs.xva");
			await writeFile(path, bytes);
			const disk = await readFile(await extracted(path, "theirs 0"));
			expect(disk.equals(roundedUp(content))).toBe(true);
		}
	});
});

describe("of several disks", () => {
	const several = () =>
		xvaOf(...[1, 2, 3, 4].map((byte) => memoryDisk(Buffer.alloc(10, byte))));

	test.each([
		["reference", "Ref:0004", 2],
		["device", "xvdc", 3],
		["device number", "4", 4],
		["name", "disk 0", 1],
	])("one is chosen by its %s", async (_, choice, byte) => {
		const path = await extracted(await several(), choice);
		expect((await readFile(path)).subarray(0, 11)).toEqual(
			Buffer.concat([Buffer.alloc(10, byte), Buffer.alloc(1)]),
		);
	});

	const LIST =
		'"xvda" (Ref:0002, "disk 0", 1 MiB), "xvdb" (Ref:0004, "disk 1", 1 MiB)';

	test.each([
		[undefined, "The XVA holds several disks"],
		["xvdz", 'The XVA holds no disk called "xvdz"'],
		["\u0007", 'The XVA holds no disk called "\\u0007"'],
	])("one must be chosen that is there: %j", async (choice, what) => {
		const xva = await xvaOf(sevens(MIB, []), sevens(MIB, []));
		await expect(extracted(xva, choice)).rejects.toThrow(DiskChoiceError);
		expect(await failure(extracted(xva, choice))).toBe(
			`${what}: choose one by its device or reference, of ${LIST}.`,
		);
	});

	test("a name that several have is none to choose by", async () => {
		const xva = await written(
			newVm({
				disks: ["same", "same"].map((name) => ({
					name,
					source: sevens(MIB, []),
				})),
			}),
		);
		expect(await failure(extracted(xva, "same"))).toMatch(
			/^The XVA holds several disks called "same": choose one/,
		);
	});
});

describe("nothing is left", () => {
	test("where any disk of the XVA is damaged", async () => {
		const good = memoryDisk(Buffer.alloc(MIB, 1));
		const xva = await xvaOf(good, memoryDisk(Buffer.alloc(MIB, 2)));
		const bytes = await readFile(xva);
		bytes[bytes.lastIndexOf(2)] = 3;
		await writeFile(xva, bytes);
		const directory = await folder();
		const work = extractDisk(xva, "xvda", join(directory, "disk.raw"), {
			signal: NEVER,
		});
		await expect(work).rejects.toThrow(XvaError);
		await expect(work).rejects.toMatchObject({ class: "checksum" });
		expect(await readdir(directory)).toEqual([]);
	});

	test("where the file is no XVA", async () => {
		const directory = await folder();
		const xva = join(directory, "page.xva");
		await writeFile(xva, "<html><body>500</body></html>");
		const work = extractDisk(xva, undefined, join(directory, "disk.raw"), {
			signal: NEVER,
		});
		await expect(work).rejects.toMatchObject({ class: "html-error-page" });
		expect(await readdir(directory)).toEqual(["page.xva"]);
	});

	test("after a cancel, which ends it at once", async () => {
		let reached = 0;
		const xva = await xvaOf(memoryDisk(Buffer.alloc(32 * MIB, 1)));
		const directory = await folder();
		const controller = new AbortController();
		const work = extractDisk(xva, undefined, join(directory, "disk.raw"), {
			signal: controller.signal,
			onProgress: (done) => {
				reached = done;
				if (done > 8 * MIB) controller.abort(new Error("Enough."));
			},
		});
		expect(await failure(work)).toBe("Enough.");
		expect(reached).toBeLessThan(16 * MIB);
		expect(await readdir(directory)).toEqual([]);
	});
});
