import { mkdirSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { shellWord, sizeText } from "../../src/disk/words.ts";
import { bytesOf, type Desk, noise, openDesk } from "./disks.ts";
import { vhdFooter } from "./headers.ts";

let desk: Desk;

beforeEach(() => {
	desk = openDesk();
});

afterEach(() => desk.close());

/** A file of 64 KiB with those bytes at those places. */
function marked(...marks: readonly (readonly [number, string])[]): string {
	const bytes = Buffer.alloc(64 << 10);
	for (const [at, text] of marks) bytes.write(text, at, "latin1");
	return desk.file("disk.raw", bytes);
}

describe("a file that is no disk", () => {
	it.each([
		["\x1f\x8b\x08", 0, "compressed by gzip"],
		["\xfd7zXZ\0", 0, "compressed by xz"],
		["\x28\xb5\x2f\xfd", 0, "compressed by zstd"],
		["BZh9", 0, "compressed by bzip2"],
		["PK\x03\x04", 0, "a zip archive"],
		["ova.xml\0", 0, "an XVA"],
		["ustar", 257, "a tar archive"],
		["COWD", 0, "an old VMware disk"],
		["QED\0", 0, "a QED disk"],
		["WithoutFreeSpace", 0, "a Parallels disk"],
	])("is refused by its content: %j at %i", async (text, at, what) => {
		await expect(desk.open(marked([at, text]))).rejects.toThrow(what);
	});

	it("is refused where it is empty, a folder, a device or not there", async () => {
		await expect(desk.open(desk.file("disk.raw", ""))).rejects.toThrow(
			"is empty",
		);
		mkdirSync(desk.path("folder"));
		await expect(desk.open(desk.path("folder"))).rejects.toThrow(
			"it is not a file",
		);
		await expect(desk.open("/dev/zero")).rejects.toThrow("it is not a file");
		await expect(desk.open(desk.path("missing"))).rejects.toThrow("ENOENT");
	});
});

describe("a download that is no disk", () => {
	it.each([
		"<!DOCTYPE html>404",
		"\ufeff\n <html><head>",
		'<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>',
		"<Error>",
		"HTTP/1.1 502 Bad Gateway",
	])("is refused as an error page, whatever its name and size: %j", async (page) => {
		for (const name of ["page.qcow2", "page.raw", "page"]) {
			const whole = Buffer.alloc(4096, " ");
			whole.write(page);
			for (const content of [page, whole])
				await expect(desk.open(desk.file(name, content))).rejects.toThrow(
					`${name} is an error page of a web server`,
				);
		}
	});

	it.each([
		"disk.qcow2",
		"disk.vhd",
		"disk.VMDK",
		"disk.vhdx",
		"disk.vdi",
	])("is refused where its name says what it is not: %s", async (name) => {
		await expect(desk.open(desk.file(name, noise(4096)))).rejects.toThrow(
			/ is no (QCOW2|VHD|VMDK|VHDX|VDI), as its name says: .* or it was cut/i,
		);
	});

	it("is refused where it ends within a sector, with its size", async () => {
		for (const size of [1, 511, 513, 1_000_001])
			await expect(
				desk.open(desk.file("disk.raw", noise(size))),
			).rejects.toThrow(
				`has ${size} bytes, no whole number of sectors of 512 bytes`,
			);
	});

	it("is a disk of another format where that one's mark is there", async () => {
		const footer = vhdFooter({ type: 2, sizeBytes: 512 });
		const path = desk.file("disk.vmdk", Buffer.concat([noise(512), footer]));
		expect((await desk.open(path)).format).toBe("vpc");
	});
});

test("sizes and names in sentences", () => {
	expect([0, 999, 1000, 999_950, 2.5e9, 3e15].map(sizeText)).toEqual([
		"0 bytes",
		"999 bytes",
		"1 kB",
		"1 MB",
		"2.5 GB",
		"3000 TB",
	]);
	expect(["a/b-1.img", "-x", "my disk", "it's"].map(shellWord)).toEqual([
		"a/b-1.img",
		"./-x",
		"'my disk'",
		"'it'\\''s'",
	]);
});

describe("the image of a CD", () => {
	it("is refused where it has no partitions", async () => {
		await expect(desk.open(marked([0x8001, "CD001"]))).rejects.toThrow(
			"image of a CD",
		);
		await expect(
			desk.open(marked([0x8001, "CD001"], [510, "\x55\xaa"])),
		).rejects.toThrow("image of a CD");
	});

	it("is a raw disk where it has some", async () => {
		const hybrid = marked([0x8001, "CD001"], [450, "\x17"], [510, "\x55\xaa"]);
		expect((await desk.open(hybrid)).format).toBe("raw");
	});
});

describe("a VHD of fixed size", () => {
	it("is its bytes without the footer", async () => {
		const bytes = noise(20_480);
		const footer = vhdFooter({ type: 2, sizeBytes: bytes.length });
		const disk = await desk.open(
			desk.file("disk.raw", Buffer.concat([bytes, footer])),
		);
		expect(disk).toMatchObject({
			format: "vpc",
			sizeBytes: bytes.length,
			extents: [{ start: 0, length: bytes.length }],
		});
		expect((await bytesOf(disk)).equals(bytes)).toBe(true);
	});

	it("is a raw disk where what looks like a footer is none", async () => {
		const footer = vhdFooter({ type: 2, sizeBytes: 512 });
		footer.writeUInt8(footer.readUInt8(100) ^ 1, 100);
		const bytes = Buffer.concat([noise(512), footer]);
		expect(await desk.open(desk.file("disk.raw", bytes))).toMatchObject({
			format: "raw",
			sizeBytes: 1024,
		});
		await expect(desk.open(desk.file("disk.vhd", bytes))).rejects.toThrow(
			"is no VHD, as its name says",
		);
	});

	it("is refused where it is cut in the middle, or of another type", async () => {
		for (const [footer, what] of [
			[vhdFooter({ type: 2, sizeBytes: 1024 }), "no such VHD can be read"],
			[vhdFooter({ type: 4, sizeBytes: 512 }), "differencing VHD"],
		] as const) {
			const path = desk.file("disk.vhd", Buffer.concat([noise(512), footer]));
			await expect(desk.open(path)).rejects.toThrow(what);
		}
		// a dynamic one begins with a copy of its footer, and ends with it
		const dynamic = vhdFooter({ type: 3, sizeBytes: 512 });
		const path = desk.file("disk.vhd", Buffer.concat([dynamic, noise(512)]));
		await expect(desk.open(path)).rejects.toThrow("without a footer");
	});
});
