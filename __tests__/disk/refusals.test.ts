import { symlinkSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Desk, noise, openDesk } from "./disks.ts";
import { qcow2Header, vmdkDescriptor, vmdkHeader } from "./headers.ts";

let desk: Desk;

beforeEach(() => {
	desk = openDesk();
});

afterEach(() => desk.close());

/** What opening a file of that content says. */
async function refusal(content: string | Buffer): Promise<string> {
	const path = desk.file("disk.raw", content);
	return desk.open(path).then(
		() => "it was opened",
		(error: Error) => error.message,
	);
}

const NEEDS_QEMU = "takes the program qemu-img: install the package qemu-utils";

describe("qcow2, before qemu-img sees it", () => {
	it("is refused where its data is in another file", async () => {
		for (const backing of ["/etc/passwd", "base.qcow2", "json:{}", "nbd:h:1"])
			expect(await refusal(qcow2Header({ backing }))).toMatch(
				/backing file\).*flatten it first.*: qemu-img convert -O qcow2 \S+\/disk\.raw flat\.qcow2\.$/,
			);
		expect(
			await refusal(qcow2Header({ version: 2, backing: "base.raw" })),
		).toContain("backing file");
		expect(await refusal(qcow2Header({ features: 1n << 2n }))).toContain(
			"data in another file",
		);
	});

	it("is refused where it is encrypted, corrupt, of another version or cut", async () => {
		expect(await refusal(qcow2Header({ crypt: 2 }))).toContain("encrypted");
		expect(await refusal(qcow2Header({ features: 2n }))).toMatch(
			/corrupt.*`qemu-img check \S+disk\.raw`/,
		);
		expect(await refusal(qcow2Header({ version: 1 }))).toContain("version 1");
		expect(await refusal(qcow2Header({}).subarray(0, 100))).toContain("cut");
	});

	it("takes qemu-img, and says which package has it", async () => {
		expect(await refusal(qcow2Header({}))).toContain(NEEDS_QEMU);
		expect(await refusal(qcow2Header({ version: 2 }))).toContain(NEEDS_QEMU);
	});
});

describe("a sparse VMDK", () => {
	it("is refused where it has its data elsewhere", async () => {
		const descriptor = vmdkDescriptor(['RW 8 FLAT "/etc/passwd" 0']);
		expect(await refusal(vmdkHeader({ sectors: 0, descriptor }))).toContain(
			"has its data elsewhere",
		);
	});

	it("is refused where it builds on another", async () => {
		for (const setting of [
			"parentCID=1234abcd",
			'parentFileNameHint="/etc/passwd"',
		])
			expect(
				await refusal(
					vmdkHeader({ descriptor: vmdkDescriptor([], [setting]) }),
				),
			).toContain("builds on another one");
	});

	it("is refused where it is one part of several", async () => {
		expect(await refusal(vmdkHeader({}))).toContain(
			"give the one that names them all",
		);
	});

	it("is for qemu-img where it is whole", async () => {
		const descriptor = vmdkDescriptor(['RW 2048 SPARSE "disk.vmdk"']);
		expect(await refusal(vmdkHeader({ descriptor }))).toContain(NEEDS_QEMU);
	});
});

describe("a VMDK's descriptor", () => {
	it.each([
		"/etc/passwd",
		"../disk.vmdk",
		"sub/disk.vmdk",
		"json:{}.vmdk",
		"nbd:localhost:10809.vmdk",
		"id_rsa",
		"disk.raw",
		"",
	])("is refused where it names %j", async (name) => {
		expect(await refusal(vmdkDescriptor([`RW 1 FLAT "${name}" 0`]))).toContain(
			"only files named *.vmdk beside it are read",
		);
	});

	it.each([
		'RW 1 FLAT "disk-flat.vmdk" 0 x',
		'RW\t1 FLAT "/etc/passwd" 0',
		"RW",
		'RDONLY 1 FLAT "disk-flat.vmdk" 0',
		'RW 1 VMFSRDM "/dev/sda"',
		"a b = c",
		"\rRW 1 FLAT",
	])("is refused where a line is not understood: %j", async (line) => {
		expect(await refusal(vmdkDescriptor([line]))).toContain(
			"is not understood",
		);
	});

	it("is refused where it names nothing, or is too long", async () => {
		expect(await refusal(vmdkDescriptor([]))).toContain("names 0 parts");
		expect(await refusal(vmdkDescriptor([]) + "#".repeat(1 << 20))).toContain(
			"too long",
		);
	});

	it("is refused where a part is a link, missing, cut, or not what it says", async () => {
		const flat = vmdkDescriptor(['RW 2 FLAT "part.vmdk" 0']);
		expect(await refusal(flat)).toMatch(
			/part\.vmdk can't be read: no such file or directory \(ENOENT\)\.$/,
		);
		symlinkSync(desk.file("secret", noise(1024)), desk.path("part.vmdk"));
		expect(await refusal(flat)).toContain("ELOOP");
		desk.file("short.vmdk", noise(1023));
		expect(
			await refusal(vmdkDescriptor(['RW 2 FLAT "short.vmdk" 0'])),
		).toContain("it was cut");
		const sparse = vmdkDescriptor(['RW 2 SPARSE "short.vmdk"']);
		expect(await refusal(sparse)).toContain("no sparse VMDK");
		desk.file("short.vmdk", vmdkHeader({ sectors: 0 }));
		expect(await refusal(sparse)).toContain("has its data elsewhere");
	});

	it("is refused where it builds on another", async () => {
		const child = vmdkDescriptor([], ["parentCID=0"]);
		expect(await refusal(child)).toContain("builds on another one");
	});

	it("is for qemu-img where all its parts are beside it", async () => {
		desk.file("a.vmdk", noise(1024));
		desk.file("b ö.vmdk", vmdkHeader({}));
		expect(
			await refusal(
				vmdkDescriptor(['RW 1 FLAT "a.vmdk" 1', 'RW 2048 SPARSE "b ö.vmdk"']),
			),
		).toContain(NEEDS_QEMU);
	});
});
