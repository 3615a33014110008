/** Images that lie, told by a program that says what a hostile file could make qemu-img say. */
import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { requireConverter } from "../../src/disk/convert.ts";
import { MissingProgram, NoRoom } from "../../src/disk/errors.ts";
import { PieceMap, TooManyPieces } from "../../src/disk/pieces.ts";
import {
	bytesOf,
	type Desk,
	NOTHING,
	noise,
	onlyScript,
	openDesk,
} from "./disks.ts";
import { qcow2Header } from "./headers.ts";

const MIB = 1 << 20;
let desk: Desk;

beforeEach(() => {
	desk = openDesk();
});

afterEach(() => desk.close());

interface Says {
	info?: Record<string, unknown>;
	map?: readonly object[];
	check?: string;
	/** What `convert` does; the last argument is the new file. */
	convert?: string;
}

/** Opens an image of 64 KiB of which qemu-img says that. */
function open(says: Says, signal?: AbortSignal) {
	const info = { format: "qcow2", "virtual-size": MIB, ...says.info };
	const map = (says.map ?? [])
		.map((entry) =>
			JSON.stringify({ depth: 0, zero: false, data: true, ...entry }),
		)
		.join(",\n");
	const script = [
		'for to in "$@"; do :; done',
		'case "$1" in',
		`info) printf '%s' '${JSON.stringify(info)}' ;;`,
		`check) ${says.check ?? "exit 0"} ;;`,
		`map) printf '%s\\n' '[${map}]' ;;`,
		`convert) ${says.convert ?? "exit 1"} ;;`,
		"esac",
	].join("\n");
	const path = desk.file("disk.img", qcow2Header({}));
	return desk.open(path, {
		env: onlyScript(desk, "qemu-img", script),
		...(signal === undefined ? {} : { signal }),
	});
}

const HOLE = { start: 0, length: MIB, data: false, zero: true };

describe("an image of which qemu-img", () => {
	it("tells where all is, is read there", async () => {
		const disk = await open({
			map: [
				{ start: 0, length: 4096, offset: 8192 },
				{ start: 4096, length: 4096, data: false, zero: true },
				{ start: 8192, length: 4096, offset: 4 },
				{ start: 12_288, length: MIB - 12_288, data: false },
			],
		});
		expect(disk).toMatchObject({
			format: "qcow2",
			sizeBytes: MIB,
			// a hole that is too short to be worth one is none
			extents: [{ start: 0, length: 12_288 }],
		});
		const file = qcow2Header({});
		const want = Buffer.alloc(MIB);
		file.copy(want, 0, 8192, 12_288);
		file.copy(want, 8192, 4, 4100);
		expect((await bytesOf(disk)).equals(want)).toBe(true);
		expect(desk.said).toEqual([]);
	});

	it.each<[string, Says, string | RegExp]>([
		[
			"a size beyond 64 TiB",
			{ info: { "virtual-size": 2 ** 63 } },
			"up to 64 TiB",
		],
		["no size", { info: { "virtual-size": 0 } }, "of no size: look at it with"],
		[
			"a backing file",
			{ info: { "backing-filename": "x" } },
			"builds on another",
		],
		["encryption", { info: { encrypted: true } }, "is encrypted"],
		[
			"a data file",
			{ info: { "format-specific": { data: { "data-file": "x" } } } },
			/data in another file.*put them together.*qemu-img convert -O qcow2 \S+disk\.img whole\.qcow2\.$/,
		],
		[
			"damage",
			{ check: "echo ERROR: x >&2; exit 2" },
			"is damaged, or was cut off",
		],
		[
			"a gap",
			{ map: [{ start: 512, length: 512, offset: 0 }] },
			"it is damaged",
		],
		[
			"no end",
			{ map: [{ start: 0, length: 512, offset: 0 }] },
			"it is damaged",
		],
		[
			"a step back",
			{ map: [HOLE, { ...HOLE, length: -MIB }] },
			"it is damaged",
		],
		["another file", { map: [{ ...HOLE, depth: 1 }] }, "it is damaged"],
		[
			"data behind the disk's end",
			{ map: [{ start: 0, length: 2 * MIB, offset: 0 }] },
			"outside of the disk",
		],
		[
			"data behind the file's end",
			{ map: [{ start: 0, length: MIB, offset: 0 }] },
			"it was cut",
		],
		[
			"more data than the file has",
			{
				map: Array.from({ length: 32 }, (_, index) => ({
					start: index * 32_768,
					length: 32_768,
					offset: 0,
				})),
			},
			"it is damaged",
		],
		[
			"more data than there is room for",
			{
				info: { "virtual-size": 2 ** 46 },
				map: [{ start: 0, length: 2 ** 46 }],
			},
			/^\S+disk\.img has 70\.4 TB of data that must be unpacked, and the scratch folder has [\d.]+ [GMT]B free: make room there/,
		],
		[
			"that the disk is full",
			{
				map: [{ start: 0, length: MIB }],
				convert:
					'echo "qemu-img: error while writing: No space left on device" >&2; exit 1',
			},
			/^No space is left in the scratch folder for what is made of \S+disk\.img: make room there\.$/,
		],
		[
			"a failure of its own",
			{ map: [{ start: 0, length: MIB }], convert: "echo no luck >&2; exit 1" },
			/ qemu-img convert: no luck$/,
		],
	])("tells %s, is refused, and leaves nothing", async (_, says, what) => {
		await expect(open(says)).rejects.toThrow(what);
		expect(desk.scratch()).toEqual([]);
	});

	it("finds clusters that nothing uses, is read", async () => {
		const disk = await open({ check: "exit 3", map: [HOLE] });
		expect(disk.extents).toEqual([]);
		expect((await bytesOf(disk)).equals(Buffer.alloc(MIB))).toBe(true);
	});
});

test("what is not there to read or to write it, is told by classes", async () => {
	const full = open({
		map: [{ start: 0, length: MIB }],
		convert: "echo Disk quota exceeded >&2; exit 1",
	});
	await expect(full).rejects.toThrow(NoRoom);
	const huge = open({
		info: { "virtual-size": 2 ** 46 },
		map: [{ start: 0, length: 2 ** 46 }],
	});
	await expect(huge).rejects.toThrow(NoRoom);
	await expect(desk.open(desk.path("disk.img"))).rejects.toThrow(
		MissingProgram,
	);
	const { signal } = new AbortController();
	const making = requireConverter({ format: "vpc", signal, env: NOTHING });
	await expect(making).rejects.toThrow(MissingProgram);
	await expect(making).rejects.toThrow(
		"Making a vhd takes qemu-img: install the package qemu-utils (Debian, Ubuntu) or qemu-img (RHEL, Fedora, Alpine), or use --format raw.",
	);
});

test("paths of the scratch folder are in no message", async () => {
	const failing = open({
		map: [{ start: 0, length: MIB }],
		convert: 'echo "$to: no luck with $to" >&2; exit 1',
	});
	await expect(failing).rejects.toThrow(
		/convert: the new file: no luck with the new file$/,
	);
});

test("a disk in more pieces than memory is for is refused", () => {
	const pieces = new PieceMap();
	for (let index = 0; index < 1 << 21; index++) pieces.add(2 * index, 1, 0);
	expect(() => pieces.add(2 ** 22, 1, 0)).toThrow(TooManyPieces);
});

describe("an image that must be unpacked", () => {
	const compressed = [{ start: 0, length: MIB }];

	it("is read from a copy, which goes with it", async () => {
		const bytes = noise(MIB);
		const source = desk.file("unpacked", bytes);
		const disk = await open({
			map: compressed,
			convert: `/bin/cat '${source}' > "$to"`,
		});
		expect((await bytesOf(disk)).equals(bytes)).toBe(true);
		expect(desk.said).toEqual([
			expect.stringContaining("1 MB are unpacked to the scratch folder"),
		]);
		expect(desk.scratch()).toHaveLength(1);
		await disk.close();
		expect(desk.scratch()).toEqual([]);
	});

	it("leaves neither copy nor process when it is cancelled", async () => {
		const abort = new AbortController();
		const pid = desk.path("pid");
		const opening = open(
			{
				map: compressed,
				convert: `echo x > "$to"; echo $$ > '${pid}.new'; /bin/mv '${pid}.new' '${pid}'; exec /bin/sleep 600`,
			},
			abort.signal,
		);
		opening.catch(() => undefined);
		while (!existsSync(pid)) await new Promise((done) => setTimeout(done, 10));
		const why = new Error("cancelled");
		abort.abort(why);
		await expect(opening).rejects.toBe(why);
		expect(desk.scratch()).toEqual([]);
		const process = Number(readFileSync(pid, "utf8"));
		expect(existsSync(`/proc/${process}`)).toBe(false);
	});
});
