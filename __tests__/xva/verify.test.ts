import { execFileSync } from "node:child_process";
import {
	mkdir,
	mkdtemp,
	readFile,
	rm,
	stat,
	truncate,
	writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { looksLikeXva, verifyFile, XvaVerifier } from "../../src/xva/verify.ts";
import {
	packMembers,
	writeXva,
	xvaBytes,
	xvaMembers,
} from "../stand-ins/xva.ts";
import { MIB, refusal, verdict, verify } from "./verifying.ts";

let folder = "";
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "xva-verify-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A small archive: two disks, short last blocks, a hole, 100-byte blocks. */
const SMALL = {
	disks: [{ sizeBytes: 450, holes: [2] }, { sizeBytes: 130 }],
	blockBytes: 100,
};

describe("a sound archive", () => {
	test("yields its facts, stored sizes and number of blocks", async () => {
		const bytes = await xvaBytes({
			name: "debian-12",
			description: "Debian & friends",
			firmware: "uefi",
			secureBoot: true,
			tags: ["xva-template"],
			otherConfig: { "xva-template:os": "debian" },
			disks: [
				{ sizeBytes: 5 * MIB, holes: [1, 3], name: "root" },
				{ sizeBytes: MIB + 1 },
			],
		});
		const verified = await verify(bytes);
		expect(verified.compression).toBe("none");
		expect(verified.blocks).toBe(5);
		expect(verified.hardware).toMatchObject({
			name: "debian-12",
			description: "Debian & friends",
			firmware: "uefi",
			secure_boot: true,
			is_a_template: true,
			tags: ["xva-template"],
			other_config: { "xva-template:os": "debian" },
			exporter: { product_brand: "XCP-ng", xapi_version: "1.20" },
		});
		expect(verified.hardware.disks).toMatchObject([
			{
				ref: "Ref:7",
				name: "root",
				device: "xvda",
				bootable: true,
				virtual_size: 5 * MIB,
				stored_size: 3 * MIB,
			},
			{
				ref: "Ref:9",
				name: "Packer-disk 1",
				device: "xvdb",
				bootable: false,
				virtual_size: MIB + 1,
				stored_size: MIB + 1,
			},
		]);
		expect(verified.warnings).toEqual([]);
		expect(verified.checksums).toEqual(["xxhash"]);
		expect(verified.hardware.importable.xcp_ng).toBe("8.2");
		expect(verified).not.toHaveProperty("archive");
	});

	test.each([
		["SHA-1 checksums", { checksum: "checksum" as const }],
		["blocks that keep the connection alive", { keepAlive: true }],
		["a CD drive", { cd: true }],
		["GNU tar's padding", { padded: true }],
		["no network", { network: null }],
	])("may have %s", async (_, option) => {
		const bytes = await xvaBytes({ ...SMALL, ...option });
		expect(await verdict(bytes)).toBe("valid");
	});

	test("has its disks in the order of their references as text", async () => {
		const disks = [1, 2, 3, 4].map((n) => ({ sizeBytes: n * 100 }));
		const members = await xvaMembers({ disks, blockBytes: 100 });
		const folders = new Set(members.map(({ name }) => dirname(name)));
		expect([...folders]).toEqual([".", "Ref:11", "Ref:13", "Ref:7", "Ref:9"]);
		const { hardware } = await verify(packMembers(members));
		expect(hardware.disks.map((disk) => disk.stored_size)).toEqual([
			100, 200, 300, 400,
		]);
	});

	test.each([
		["Xen Orchestra's", "Ref:002", 8],
		["Citrix's img2xva", "Ref:VDI-1-root", 20],
	])("may have references and numbers as %s", async (_, ref, digits) => {
		const members = await xvaMembers({ ...SMALL, disks: [{ sizeBytes: 450 }] });
		const renamed = members.map(({ name, body }) => {
			if (name === "ova.xml") {
				const xml = Buffer.from(body).toString();
				return { name, body: Buffer.from(xml.replaceAll("Ref:7<", `${ref}<`)) };
			}
			const [, number = "", rest] = /^Ref:7\/(\d+)(.*)$/.exec(name) ?? [];
			return { name: `${ref}/${number.padStart(digits, "0")}${rest}`, body };
		});
		const { hardware } = await verify(packMembers(renamed));
		expect(hardware.disks).toMatchObject([{ ref, stored_size: 450 }]);
	});

	test("may mix both kinds of checksums, as an import does", async () => {
		const xxhash = await xvaMembers(SMALL);
		const sha1 = await xvaMembers({ ...SMALL, checksum: "checksum" });
		const mixed = xxhash.map((member, index) =>
			index % 4 === 2 ? (sha1[index] ?? member) : member,
		);
		for (const chunk of [1, 512, MIB]) {
			const { checksums } = await verify(packMembers(mixed), chunk);
			expect(checksums).toEqual(["checksum", "xxhash"]);
		}
	});

	test.each([
		1,
		511,
		512,
		513,
		MIB,
	])("is the same in chunks of %i bytes out of a buffer that is overwritten", async (chunk) => {
		const bytes = await xvaBytes({ ...SMALL, keepAlive: true });
		expect(await verify(bytes, chunk)).toEqual(await verify(bytes));
		const damaged = Buffer.from(bytes);
		const at = damaged.indexOf(Buffer.from("Ref:7/00000003\0")) + 512;
		damaged[at] = (damaged[at] ?? 0) ^ 1;
		expect(await refusal(damaged, chunk)).toEqual(await refusal(damaged));
	});

	test("is the same in small chunks with blocks of real size", async () => {
		const bytes = await xvaBytes({ disks: [{ sizeBytes: 3 * MIB + 7 }] });
		const whole = await verify(bytes, bytes.length);
		for (const chunk of [65_537, MIB, MIB + 1]) {
			expect(await verify(bytes, chunk)).toEqual(whole);
		}
	});

	test("can be one that GNU tar packed", async () => {
		const root = join(folder, "gnu");
		const members = await xvaMembers(SMALL);
		for (const { name, body } of members) {
			await mkdir(dirname(join(root, name)), { recursive: true });
			await writeFile(join(root, name), body);
		}
		const names = members.map(({ name }) => name);
		for (const format of ["v7", "ustar", "gnu", "oldgnu"]) {
			const path = join(folder, `${format}.xva`);
			const args = ["--force-local", `--format=${format}`, "-C", root];
			execFileSync("tar", ["-cf", path, ...args, "--", ...names]);
			const { blocks } = await verifyFile(path, { mode: "full" });
			expect(blocks).toBe((members.length - 1) / 2);
		}
	});
});

describe("damage", () => {
	test("is found wherever the archive is cut, at each 512 bytes and within", async () => {
		const bytes = await xvaBytes(SMALL);
		expect(await verdict(bytes)).toBe("valid");
		for (let length = 512; length < bytes.length; length += 512) {
			expect(await verdict(bytes.subarray(0, length))).toBe("truncated");
			expect(await verdict(bytes.subarray(0, length - 1))).toBe("truncated");
		}
	});

	test("is found in bytes of every kind but the text of ova.xml", async () => {
		const bytes = await xvaBytes({ disks: [{ sizeBytes: 150 }] });
		const ovaEnd = bytes.indexOf("\0", 512);
		// Headers are 512 bytes apart, so that steps of 5 meet other bytes in each.
		for (let at = 0; at < bytes.length; at += 5) {
			if (at >= 512 && at < ovaEnd) continue;
			const flipped = Buffer.from(bytes);
			flipped[at] = (flipped[at] ?? 0) ^ (at % 2 === 0 ? 0x01 : 0x80);
			const found = await verdict(flipped);
			if (found === "valid") expect.fail(`a flip at ${at} was not found`);
		}
	});

	test("of a block is for mode full only to find", async () => {
		const bytes = await xvaBytes(SMALL);
		const at = bytes.indexOf(Buffer.from("Ref:7/00000001\0"));
		bytes[at + 512] = (bytes[at + 512] ?? 0) ^ 0x10;
		expect(await verdict(bytes, MIB, "structure")).toBe("valid");
		const error = await refusal(bytes);
		expect(error).toMatchObject({
			class: "checksum",
			member: "Ref:7/00000001",
			offset: at,
		});
		expect(error.message).toMatch(/^Ref:7\/00000001 does not match/);
	});
});

describe("XvaVerifier", () => {
	test("rejects every call after an error with that same error", async () => {
		const verifier = new XvaVerifier({ mode: "full" });
		const first = await verifier
			.write(new Uint8Array(1024))
			.catch((error: unknown) => error);
		expect(first).toMatchObject({ class: "not-an-xva" });
		const calls = [verifier.write(new Uint8Array(1)), verifier.end()];
		for (const call of calls) await expect(call).rejects.toBe(first);
	});

	test.each([
		"none",
		"gzip",
		"zstd",
	] as const)("can be destroyed at any time (%s)", async (compression) => {
		const path = join(folder, `destroy-${compression}.xva`);
		await writeXva(path, { disks: [{ sizeBytes: MIB }], compression });
		const bytes = await readFile(path);
		const verifier = new XvaVerifier({ mode: "full" });
		await verifier.write(bytes.subarray(0, 1000));
		const underWay = verifier.write(bytes.subarray(1000));
		verifier.destroy();
		await Promise.allSettled([underWay]);
		await expect(verifier.end()).rejects.toThrow("destroyed");
		verifier.destroy();
	});
});

describe("verifyFile and looksLikeXva", () => {
	test.each([
		"none",
		"gzip",
		"zstd",
	] as const)("know an XVA by its content (%s)", async (compression) => {
		const path = join(folder, `image-${compression}`);
		const disks = [{ sizeBytes: 6 * MIB, holes: "all" as const }];
		await writeXva(path, { disks, compression });
		const verified = await verifyFile(path, { mode: "full" });
		expect(verified).toMatchObject({ compression, blocks: 2 });
		expect(await looksLikeXva(path)).toBe(true);
		const { size } = await stat(path);
		await truncate(path, size - 1);
		expect(await looksLikeXva(path)).toBe(true);
	});

	test.each([
		["nothing", ""],
		["a page", "<html><body>401</body></html>"],
		[
			"a gzip file of something else",
			Buffer.from("1f8b0800000000000003", "hex"),
		],
		["a disk", Buffer.alloc(4096)],
	])("take %s for no XVA", async (_, content) => {
		const path = join(folder, "other");
		await writeFile(path, content);
		expect(await looksLikeXva(path)).toBe(false);
	});

	test("leave the file system's errors as they are", async () => {
		const path = join(folder, "absent");
		await expect(verifyFile(path, { mode: "full" })).rejects.toMatchObject({
			code: "ENOENT",
		});
		await expect(looksLikeXva(path)).rejects.toMatchObject({ code: "ENOENT" });
	});
});
