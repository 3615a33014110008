/** `xva info`. */
import { zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { xvaBytes } from "../stand-ins/xva.ts";
import { badFiles, desk, GOOD, MIB, sha256 } from "./xva-command.ts";

const user = desk();

describe("xva info", () => {
	test("lays out what the head says, and reads no more of a file than it must", async () => {
		const bytes = await xvaBytes({
			name: "debian-12",
			description: "A small one",
			firmware: "uefi",
			tags: ["linux", "small"],
			vcpus: 8,
			cd: true,
			disks: [{ sizeBytes: 3 * MIB, name: "root" }, { sizeBytes: 2 * MIB }],
		});
		const head = user.xva(["info", user.put("a.xva", bytes)]);
		expect(head).toMatchObject({ status: 0, stderr: "" });
		const lines = head.stdout.split("\n");
		for (const line of [
			"Name           debian-12",
			"Description    A small one",
			"Kind           template, hvm",
			"CPUs           8",
			"Memory         1 GiB",
			"Firmware       uefi",
			"Tags           linux, small",
			"Exported by    XCP-ng 8.3.0 (build cloud, xapi 1.20)",
			"Importable by  XCP-ng 8.1 or later, XenServer 8.1 or later",
			"  DEVICE  SIZE   MODE  BOOT  NAME",
			"  xvda    3 MiB  RW    yes   root",
			"CD drive       3 with netinst.iso",
			"Warnings",
		])
			expect(lines).toContain(line);
		expect(head.stdout).toMatch(
			/\n\nOnly the head was read; `xva verify` proves the rest\.\n$/,
		);
		expect(head.stdout).toMatch(/^ {2}VCPUs_max is 8: /m);
		user.put("a.xva", bytes.subarray(0, 2 * MIB));
		expect(user.xva(["info", "a.xva"]).stdout).toBe(head.stdout);
		expect(user.xva(["info", "-"], zstdCompressSync(bytes)).stdout).toContain(
			"\nCompression    zstd\n",
		);
	});

	test("--json is the hardware as records have it; --full verifies, and adds the digests", () => {
		user.put("a.xva", GOOD);
		const head = JSON.parse(user.xva(["info", "--json", "a.xva"]).stdout);
		expect(head).toMatchObject({
			name: "debian-12",
			memory_static_max: 1 << 30,
			firmware: "bios",
			disks: [
				{ ref: "Ref:7", virtual_size: 350 },
				{ ref: "Ref:9", virtual_size: 250 },
			],
			networks: [{ bridge: "xenbr0" }],
			importable: { xcp_ng: "8.1" },
			compression: "none",
			warnings: [],
		});
		expect(JSON.stringify(head)).not.toContain("xcp-ng-lab");
		const full = JSON.parse(
			user.xva(["info", "--json", "--full", "a.xva"]).stdout,
		);
		expect(full).toEqual({
			...head,
			disks: head.disks.map((disk: { virtual_size: number }) => ({
				...disk,
				stored_size: disk.virtual_size,
				content_digest: expect.stringMatching(/^xxh64-1m:/),
			})),
			size: GOOD.length,
			sha256: sha256(GOOD),
			blocks: 7,
			content_digest: expect.stringMatching(/^xxh64-1m:/),
		});
	});

	test("--full shows what is stored, and that the file is valid", () => {
		const { stdout } = user.xva(["info", "--full", user.put("a.xva", GOOD)]);
		expect(stdout).toMatch(/^valid {4}a\.xva {2}\(2 disks, 7 blocks, sha256 /);
		expect(stdout).toMatch(/\nContent digest xxh64-1m:[0-9a-f]{64}\n/);
		expect(stdout).toContain("DEVICE  SIZE   STORED  MODE  BOOT  NAME");
		expect(stdout).toContain("350 B  350 B ");
		expect(stdout).not.toContain("Only the head was read");
	});

	test.each([
		["hello", 1, "not-an-xva: The file is not a tar archive"],
		["<html>", 1, "html-error-page: The file is an error page"],
		["", 1, "empty: "],
	])("of a file of %j is one line on standard error", (content, status, words) => {
		const ran = user.xva(["info", user.put("bad", content)]);
		expect(ran).toMatchObject({ status, stdout: "" });
		expect(ran.stderr.startsWith(words)).toBe(true);
		expect(ran.stderr.trimEnd()).not.toContain("\n");
	});

	test.each([
		["hello", 1, "not-an-xva"],
		["", 1, "empty"],
		[undefined, 2, null],
	])("--json of a file of %j is the object of verify", (content, status, name) => {
		if (content !== undefined) user.put("bad", content);
		for (const full of [[], ["--full"]]) {
			const ran = user.xva(["info", "--json", ...full, "bad"]);
			expect(ran).toEqual(user.xva(["verify", "--json", "bad"]));
			expect(ran).toMatchObject({ status, stderr: "" });
			expect(JSON.parse(ran.stdout)).toMatchObject({
				file: "bad",
				valid: false,
				class: name,
			});
		}
	});

	test("of a damaged file is shown by its head and refused with --full", async () => {
		const file = user.put("a.xva", (await badFiles()).checksum);
		expect(user.xva(["info", file]).status).toBe(0);
		const full = user.xva(["info", "--full", file]);
		expect(full).toMatchObject({ status: 1, stdout: "" });
		expect(full.stderr).toMatch(/^checksum: Ref:7\/00000001 does not match/);
	});
});
