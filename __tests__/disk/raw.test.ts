import {
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	symlinkSync,
	truncateSync,
	writeSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
	bytesOf,
	type Desk,
	noise,
	onlyScript,
	onlyTar,
	openDesk,
	sparseFile,
} from "./disks.ts";

const MIB = 1 << 20;
const TIB = 2 ** 40;
let desk: Desk;

beforeEach(() => {
	desk = openDesk();
});

afterEach(() => desk.close());

/** A disk of 64 MiB with data at 4 MiB and at 32 MiB. */
function withHoles(name = "disk.raw"): string {
	return sparseFile(desk.path(name), 64 * MIB, [
		[4 * MIB, noise(MIB)],
		[32 * MIB, noise(3 * MIB, 2)],
	]);
}

const DATA = [
	{ start: 4 * MIB, length: MIB },
	{ start: 32 * MIB, length: 3 * MIB },
];

describe("a raw disk", () => {
	it("is read byte by byte as it is, and zeros beyond its end", async () => {
		const bytes = noise(1_000_448);
		const disk = await desk.open(desk.file("disk.img", bytes));
		expect(disk).toMatchObject({
			format: "raw",
			sizeBytes: bytes.length,
			extents: [{ start: 0, length: bytes.length }],
		});
		expect((await bytesOf(disk)).equals(bytes)).toBe(true);
		const across = Buffer.alloc(100, 0xee);
		await disk.read(across, bytes.length - 40);
		expect(across.subarray(0, 40).equals(bytes.subarray(-40))).toBe(true);
		expect(across.subarray(40).equals(Buffer.alloc(60))).toBe(true);
		expect(desk.said).toEqual([]);
	});

	it("may be of a name that says nothing, and behind a symbolic link", async () => {
		const bytes = noise(512);
		symlinkSync(desk.file("disk", bytes), desk.path("link.bin"));
		const disk = await desk.open(desk.path("link.bin"));
		expect(disk.format).toBe("raw");
		expect((await bytesOf(disk)).equals(bytes)).toBe(true);
	});

	it("that becomes shorter while it is read is an error", async () => {
		const path = desk.file("disk.raw", noise(10_240));
		const disk = await desk.open(path);
		truncateSync(path, 5_000);
		await expect(bytesOf(disk)).rejects.toThrow("ends at byte 5000");
	});

	it("is not read after an abort", async () => {
		const abort = new AbortController();
		const path = desk.file("disk.raw", noise(512));
		const disk = await desk.open(path, { signal: abort.signal });
		const why = new Error("cancelled");
		abort.abort(why);
		await expect(bytesOf(disk)).rejects.toBe(why);
		await expect(desk.open(path, { signal: abort.signal })).rejects.toBe(why);
	});
});

describe("holes", () => {
	it("are found by GNU tar where there is no qemu-img", async () => {
		const disk = await desk.open(withHoles(), { env: onlyTar(desk) });
		expect(disk.extents).toEqual(DATA);
		expect(desk.said).toEqual([]);
	});

	it("are found whatever the file's name is", async () => {
		const env = onlyTar(desk);
		const names = [
			"-rf",
			"--help",
			"a\nb",
			"q\"uo'te\\n",
			"ö:*?",
			"37 x=y\n9 GNU.sparse.major=7\n",
		];
		for (const name of names) {
			mkdirSync(desk.path(`${name}.d`));
			for (const path of [name, join(`${name}.d`, name)]) {
				const disk = await desk.open(withHoles(path), { env });
				expect(disk.extents, path).toEqual(DATA);
			}
		}
	});

	it("of a disk of 1 TiB are not read: what is written there later is not seen", async () => {
		const path = sparseFile(desk.path("disk.raw"), TIB, [
			[0, noise(4096)],
			[TIB / 2, noise(2 * MIB, 3)],
			[TIB - 4096, noise(4096, 5)],
		]);
		const disk = await desk.open(path, { env: onlyTar(desk) });
		expect(disk.extents).toEqual([
			{ start: 0, length: 4096 },
			{ start: TIB / 2, length: 2 * MIB },
			{ start: TIB - 4096, length: 4096 },
		]);
		const file = openSync(path, "r+");
		writeSync(file, noise(4096), 0, 4096, 10 * MIB);
		closeSync(file);
		const hole = Buffer.alloc(4096, 0xee);
		await disk.read(hole, 10 * MIB);
		expect(hole.equals(Buffer.alloc(4096))).toBe(true);
		const end = Buffer.alloc(4096);
		await disk.read(end, TIB - 4096);
		expect(end.equals(noise(4096, 5))).toBe(true);
	});

	it("in great number are all found", async () => {
		const data = Array.from(
			{ length: 2000 },
			(_, index) => [index * 2 * MIB, noise(4096, index)] as const,
		);
		const path = sparseFile(desk.path("disk.raw"), 4000 * MIB, data);
		const disk = await desk.open(path, { env: onlyTar(desk) });
		expect(disk.extents).toEqual(
			data.map(([start]) => ({ start, length: 4096 })),
		);
	});

	it("are read like data, and said so, where no program can tell them", async () => {
		const path = withHoles();
		const machines = [
			{ PATH: "/nonexistent" },
			onlyScript(desk, "tar", "echo 'unrecognized option' >&2; exit 1"),
			onlyScript(desk, "tar", "printf '%0512d' 0"),
			onlyScript(desk, "qemu-img", 'printf \'[{"start": 4096, "length": 1}]\''),
			onlyScript(desk, "qemu-img", "echo '[]'; exit 1"),
		];
		for (const env of machines) {
			const disk = await desk.open(path, { env });
			expect(disk.extents).toEqual([{ start: 0, length: 64 * MIB }]);
		}
		expect(desk.said).toHaveLength(machines.length);
		expect(desk.said[0]).toContain("holes, which are read like data");
	});

	it.each([
		"qemu-img",
		"tar",
	])("are not looked for by %s after an abort", async (program) => {
		const abort = new AbortController();
		const asked = desk.path("asked");
		const env = onlyScript(
			desk,
			program,
			`echo > '${asked}'; exec /bin/sleep 600`,
		);
		const opening = desk.open(withHoles(), { env, signal: abort.signal });
		opening.catch(() => undefined);
		while (!existsSync(asked))
			await new Promise((done) => setTimeout(done, 10));
		const why = new Error("cancelled");
		abort.abort(why);
		await expect(opening).rejects.toBe(why);
		expect(desk.said).toEqual([]);
	});
});
