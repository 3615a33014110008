/** Every format of a disk, as qemu-img writes it, read by us and by `qemu-img convert`: the same bytes. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	copyFileSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { convertRaw, requireConverter } from "../../src/disk/convert.ts";
import { imageMap } from "../../src/disk/qemu-img.ts";
import {
	type Desk,
	noise,
	onlyTar,
	openDesk,
	sha256Of,
	sparseFile,
} from "../disk/disks.ts";

const MIB = 1 << 20;
const GIB = 2 ** 30;
const env = { PATH: process.env.PATH };
let desk: Desk;

function qemuImg(...args: readonly string[]): string {
	return execFileSync("qemu-img", args, { encoding: "utf8", stdio: "pipe" });
}

beforeAll(() => {
	try {
		qemuImg("--version");
	} catch (cause) {
		throw new Error("qemu-img is missing: apt-get install qemu-utils.", {
			cause,
		});
	}
});

beforeEach(() => {
	desk = openDesk();
});

afterEach(() => desk.close());

/** A disk of an odd number of sectors, with data that a compressor can and can't make smaller, and holes. */
function rawDisk(): string {
	return sparseFile(desk.path("source.raw"), 50 * MIB + 512 * 333, [
		[0, noise(512)],
		[7 * MIB - 1234, noise(3 * MIB)],
		[20 * MIB, Buffer.alloc(2 * MIB, "text ")],
		[50 * MIB, noise(512 * 333, 4)],
	]);
}

/** SHA-256 of what `qemu-img convert` makes of an image. */
function convertedSha256(path: string, format: string): string {
	const raw = desk.path("expected.raw");
	qemuImg("convert", "-f", format, "-O", "raw", path, raw);
	return createHash("sha256").update(readFileSync(raw)).digest("hex");
}

/** Expects that we read an image as qemu-img does, and that all outside the extents is zero. */
async function expectSame(path: string, format: string): Promise<void> {
	const expected = convertedSha256(path, format);
	const disk = await desk.open(path, { env });
	expect(disk.format).toBe(format);
	expect(disk.sizeBytes).toBe(statSync(desk.path("expected.raw")).size);
	expect(await sha256Of(disk, "read")).toBe(expected);
	expect(await sha256Of(disk, "zero")).toBe(expected);
	await disk.close();
	expect(desk.scratch()).toEqual([]);
}

/** Format, options of `qemu-img convert`, and whether it must be unpacked. */
const FORMATS: readonly (readonly [string, readonly string[], boolean])[] = [
	["raw", [], false],
	["qcow2", [], false],
	["qcow2", ["-o", "compat=0.10"], false],
	["qcow2", ["-o", "cluster_size=512"], false],
	["qcow2", ["-o", "cluster_size=2M"], false],
	["qcow2", ["-o", "extended_l2=on"], false],
	["qcow2", ["-o", "preallocation=full"], false],
	["qcow2", ["-c"], true],
	["qcow2", ["-c", "-o", "compression_type=zstd"], true],
	["vpc", [], false],
	["vpc", ["-o", "force_size=on"], false],
	["vpc", ["-o", "subformat=fixed"], false],
	["vpc", ["-o", "subformat=fixed,force_size=on"], false],
	["vmdk", [], false],
	["vmdk", ["-o", "subformat=streamOptimized"], true],
	["vmdk", ["-o", "subformat=monolithicFlat"], false],
	["vmdk", ["-o", "subformat=twoGbMaxExtentSparse"], false],
	["vmdk", ["-o", "subformat=twoGbMaxExtentFlat"], false],
	["vdi", [], false],
	["vhdx", [], true],
];

describe("a disk in another format", () => {
	it.each(FORMATS)("%s %j", async (format, options, unpacked) => {
		// a format is told by the content; but a raw disk of another's name is refused
		const path = desk.path(format === "raw" ? "disk.raw" : "disk.vmdk");
		qemuImg(
			...["convert", "-f", "raw", "-O", format],
			...[...options, rawDisk(), path],
		);
		await expectSame(path, format);
		expect(desk.said).toHaveLength(unpacked ? 1 : 0);
	});

	it("that many writes have left in pieces", async () => {
		for (const format of ["qcow2", "vpc", "vmdk", "vdi"]) {
			const path = desk.path(`disk.${format}`);
			qemuImg("create", "-f", format, path, "64M");
			const writes = Array.from({ length: 60 }, (_, index) => {
				const at = ((index * 37) % 64) * MIB + (index % 7) * 4096;
				const what = index % 9 === 8 ? "-z" : `-P ${index + 1}`;
				return ["-c", `write ${what} ${at} ${(index % 5) * 65_536 + 4096}`];
			});
			execFileSync("qemu-io", ["-f", format, ...writes.flat(), path]);
			await expectSame(path, format);
		}
		expect(desk.said).toEqual([]);
	});

	it("in parts of 2 GiB, with data across their border", async () => {
		for (const subformat of ["twoGbMaxExtentSparse", "twoGbMaxExtentFlat"]) {
			const raw = sparseFile(desk.path("source.raw"), 5 * GIB, [
				[2 * GIB - 5 * MIB, noise(10 * MIB)],
				[5 * GIB - MIB, noise(MIB, 2)],
			]);
			const path = desk.path("disk.vmdk");
			qemuImg(
				...["convert", "-f", "raw", "-O", "vmdk"],
				...["-o", `subformat=${subformat}`, raw, path],
			);
			const disk = await desk.open(path, { env });
			for (const { start, length } of disk.extents)
				expect(start + length).toBeLessThanOrEqual(5 * GIB);
			const source = await desk.open(raw, { env });
			const bytes = [Buffer.alloc(12 * MIB), Buffer.alloc(12 * MIB)] as const;
			for (const at of [2 * GIB - 6 * MIB, 5 * GIB - 12 * MIB]) {
				await disk.read(bytes[0], at);
				await source.read(bytes[1], at);
				expect(bytes[0].equals(bytes[1])).toBe(true);
			}
		}
	});

	it("whose name would mean something to qemu-img", async () => {
		for (const name of [
			"nbd:localhost:1.img",
			'a,b="c".img',
			"-f.img",
			"json:{}",
		]) {
			const path = desk.path(name);
			qemuImg("convert", "-O", "qcow2", rawDisk(), desk.path("plain"));
			copyFileSync(desk.path("plain"), path);
			const disk = await desk.open(path, { env });
			expect(await sha256Of(disk)).toBe(
				convertedSha256(desk.path("plain"), "qcow2"),
			);
		}
	});
});

describe("a dynamic VHD", () => {
	it("has the size that its footer tells, whoever wrote it", async () => {
		const raw = rawDisk();
		const path = desk.path("disk.vhd");
		qemuImg(
			...["convert", "-f", "raw", "-O", "vpc"],
			...["-o", "force_size=on", raw, path],
		);
		// a writer that qemu does not know: it would take the size of the geometry
		const bytes = readFileSync(path);
		for (const at of [0, bytes.length - 512]) {
			const footer = bytes.subarray(at, at + 512);
			footer.write("vbox", 28);
			// 101 cylinders of 16 heads and 63 sectors
			footer.set([0, 101, 16, 63], 56);
			footer.fill(0, 64, 68);
			const sum = footer.reduce((total, byte) => total + byte, 0);
			footer.writeUInt32BE(~sum >>> 0, 64);
		}
		writeFileSync(path, bytes);
		const info = JSON.parse(
			qemuImg("info", "-f", "vpc", "--output=json", path),
		);
		expect(info["virtual-size"]).toBe(101 * 16 * 63 * 512);
		const disk = await desk.open(path, { env });
		expect(await sha256Of(disk)).toBe(
			createHash("sha256").update(readFileSync(raw)).digest("hex"),
		);
	});
});

describe("holes of a raw disk", () => {
	it("are those that GNU tar finds", async () => {
		const tarAlone = onlyTar(desk);
		for (const sizeBytes of [2 ** 40, 64 * MIB + 512]) {
			const path = sparseFile(desk.path("disk.raw"), sizeBytes, [
				[3 * MIB, noise(10_000)],
				[20 * MIB, noise(5 * MIB)],
			]);
			const byTar = await desk.open(path, { env: tarAlone });
			const byQemuImg = await desk.open(path, { env });
			expect(byQemuImg.extents).toEqual(byTar.extents);
			expect(byQemuImg.extents).toHaveLength(2);
		}
		expect(desk.said).toEqual([]);
	});

	it("of a disk that is nothing else are found", async () => {
		const path = sparseFile(desk.path("disk.raw"), 2 ** 40, []);
		expect((await desk.open(path, { env })).extents).toEqual([]);
	});
});

describe("an image that is not whole", () => {
	it.each([
		["qcow2", []],
		["qcow2", ["-c"]],
		["vpc", []],
		["vmdk", []],
		["vmdk", ["-o", "subformat=streamOptimized"]],
		["vmdk", ["-o", "subformat=monolithicFlat"]],
		["vmdk", ["-o", "subformat=twoGbMaxExtentSparse"]],
		["vdi", []],
		["vhdx", []],
	] as const)("is refused: %s %j", async (format, options) => {
		const folder = desk.path("images");
		mkdirSync(folder);
		const path = join(folder, "disk.vmdk");
		qemuImg(
			...["convert", "-f", "raw", "-O", format],
			...[...options, rawDisk(), path],
		);
		const largest = readdirSync(folder)
			.map((name) => join(folder, name))
			.sort((a, b) => statSync(b).size - statSync(a).size)[0];
		if (largest === undefined) throw new Error("qemu-img wrote nothing.");
		truncateSync(largest, statSync(largest).size / 2);
		await expect(desk.open(path, { env })).rejects.toThrow(
			/cut|damaged|can't be read/,
		);
		expect(desk.scratch()).toEqual([]);
	});
});

describe("an image that reaches for other files", () => {
	it("is refused, whatever its kind", async () => {
		const secret = desk.file("secret", noise(MIB));
		const at = (name: string) => desk.path(name);
		qemuImg("create", "-f", "qcow2", "-b", secret, "-F", "raw", at("1"));
		qemuImg(
			"create",
			"-f",
			"qcow2",
			"-o",
			`data_file=${at("data")}`,
			at("2"),
			"1M",
		);
		qemuImg("create", "-f", "vmdk", at("base.vmdk"), "1M");
		qemuImg(
			"create",
			"-f",
			"vmdk",
			"-b",
			at("base.vmdk"),
			"-F",
			"vmdk",
			at("3"),
		);
		qemuImg("create", "-f", "qcow2", at("4"), "1M");
		qemuImg(
			"rebase",
			"-u",
			"-F",
			"raw",
			"-b",
			`json:{"driver":"file","filename":"${secret}"}`,
			at("4"),
		);
		for (const name of ["1", "2", "3", "4"])
			await expect(desk.open(at(name), { env }), name).rejects.toThrow(
				/another (?:file|one)/,
			);
	});

	it("is seen alone by qemu-img, even if it were asked", async () => {
		const { signal } = new AbortController();
		for (const format of ["qcow2", "vmdk"] as const) {
			const base = desk.path(`base.${format}`);
			const child = desk.path(`child.${format}`);
			qemuImg("convert", "-O", format, desk.file("raw", noise(MIB)), base);
			qemuImg("create", "-f", format, "-b", base, "-F", format, child);
			for await (const entry of imageMap(
				{ name: child, path: child, format },
				{ env, signal },
			))
				expect(entry).toMatchObject({ depth: 0, data: false });
		}
	});

	it("is a raw disk where qemu-img would take it for another format", async () => {
		// the mark of a format that is not looked for, at the head of a raw disk
		const bytes = noise(MIB);
		bytes.write("LUKS\xba\xbe\0\x01", "latin1");
		const disk = await desk.open(desk.file("disk", bytes), { env });
		expect(disk.format).toBe("raw");
		expect(await sha256Of(disk)).toBe(
			createHash("sha256").update(bytes).digest("hex"),
		);
	});
});

describe("an image made of a raw disk", () => {
	it.each(["qcow2", "vpc", "vmdk"] as const)("%s", async (format) => {
		const raw = rawDisk();
		const path = desk.path(`disk.${format}`);
		const { signal } = new AbortController();
		await requireConverter({ format, signal, env });
		await convertRaw(raw, path, { format, signal, env });
		qemuImg("compare", "-f", "raw", "-F", format, raw, path);
		const disk = await desk.open(path, { env });
		expect(disk.sizeBytes).toBe(statSync(raw).size);
		await expect(
			convertRaw(raw, path, { format, signal, env }),
		).rejects.toThrow("exists already");
	});

	it("is whole or not there", async () => {
		const before = readdirSync(desk.folder).length;
		const abort = new AbortController();
		const { signal } = abort;
		await expect(
			convertRaw(desk.path("missing"), desk.path("x"), {
				format: "vpc",
				signal,
				env,
			}),
		).rejects.toThrow(
			"missing (raw) can't be made a vpc image: qemu-img convert:",
		);
		const raw = sparseFile(desk.path("source.raw"), 2 * GIB, [
			[0, noise(64 * MIB)],
		]);
		const why = new Error("cancelled");
		const converting = convertRaw(raw, desk.path("x"), {
			format: "qcow2",
			signal,
			env,
		});
		converting.catch(() => undefined);
		while (!readdirSync(desk.folder).some((name) => name.includes("partial")))
			await new Promise((done) => setImmediate(done));
		abort.abort(why);
		await expect(converting).rejects.toBe(why);
		expect(readdirSync(desk.folder)).toHaveLength(before + 1);
	});
});
