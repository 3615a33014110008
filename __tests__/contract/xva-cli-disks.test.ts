/** `xva from-disk` and `xva to-disk`, and how signals end them. */
import {
	type ChildProcessWithoutNullStreams,
	spawn,
	spawnSync,
} from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { qcow2Header } from "../disk/headers.ts";
import { xvaBytes } from "../stand-ins/xva.ts";
import { BUNDLE, badFiles, desk, GOOD, MIB, type Ran } from "./xva-command.ts";

const user = desk();

/** A raw disk of 3.5 MiB with a hole. */
const DISK = Buffer.concat([
	Buffer.alloc(MIB, "boot"),
	Buffer.alloc(MIB),
	Buffer.alloc(1.5 * MIB, "data"),
]);
/** As an XVA has it: whole MiB. */
const PADDED = Buffer.concat([DISK, Buffer.alloc(MIB / 2)]);

describe("xva from-disk and to-disk", () => {
	test("a disk goes in, and the same disk comes out", () => {
		user.put("root.raw", DISK);
		const made = user.xva([
			"from-disk",
			"root.raw",
			"--output",
			"debian-12.xva",
		]);
		expect(made).toMatchObject({ status: 0, stderr: "" });
		const [valid, ...facts] = made.stdout.split("\n");
		expect(valid).toBe(user.xva(["verify", "debian-12.xva"]).stdout.trimEnd());
		for (const line of [
			"Name           debian-12",
			"Kind           template, hvm",
			"CPUs           2",
			"Memory         2 GiB",
			"Firmware       bios",
			"Exported by    xva-template-action, as XCP-ng 8.2.0 (xapi 1.20)",
			"  xvda    4 MiB  3 MiB   RW    yes   debian-12 disk 0",
			"  0       xenbr0  new on import  1500  Pool-wide network associated with eth0",
		])
			expect(facts).toContain(line);
		expect(made.stdout).not.toContain("Warnings");
		expect(made.stdout).toMatch(
			/\n\nNo import of such an XVA into a real pool has been reported yet: [^\n]*\n$/,
		);
		expect(
			user.xva(["to-disk", "debian-12.xva", "--output", "out.raw"]),
		).toEqual({
			status: 0,
			stdout: "out.raw  (raw, 4 MiB)\n",
			stderr: "",
		});
		expect(readFileSync(join(user.folder, "out.raw")).equals(PADDED)).toBe(
			true,
		);
		expect(readdirSync(user.folder).sort()).toEqual([
			"debian-12.xva",
			"out.raw",
			"root.raw",
		]);
	});

	test("every option is in the XVA; the same options give the same bytes", () => {
		user.put("root.raw", DISK);
		user.put("data.raw", Buffer.alloc(MIB, "more"));
		const args = [
			"root.raw",
			"data.raw",
			"--json",
			"--name",
			"web",
			"--description",
			"Made & tried",
			"--cpus",
			"4",
			"--memory",
			"512",
			"--firmware",
			"uefi",
			"--tag",
			"a",
			"--tag",
			"b c",
			"--no-template",
			"--network",
			"lan=xapi1",
			"--network",
			"a=b=xenbr1",
		];
		const { status, stdout } = user.xva([
			"from-disk",
			...args,
			"--output",
			"a.xva",
		]);
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			file: "a.xva",
			valid: true,
			disks: 2,
			// Of networks that the user named there is nothing to say.
			warnings: [],
		});
		expect(
			JSON.parse(user.xva(["info", "--json", "a.xva"]).stdout),
		).toMatchObject({
			name: "web",
			description: "Made & tried",
			vcpus_max: 4,
			memory_static_max: 512 * MIB,
			firmware: "uefi",
			tags: ["a", "b c"],
			is_a_template: false,
			networks: [
				{ network: "lan", bridge: "xapi1" },
				{ network: "a=b", bridge: "xenbr1" },
			],
			disks: [
				{ name: "web disk 0", device: "xvda", bootable: true },
				{ name: "web disk 1", device: "xvdb", bootable: false },
			],
		});
		user.xva(["from-disk", ...args, "--output", "b.xva"]);
		const [a, b] = ["a.xva", "b.xva"].map((name) =>
			readFileSync(join(user.folder, name)),
		);
		expect(a?.equals(b ?? DISK)).toBe(true);
		const several = user.xva(["to-disk", "a.xva", "--output", "out.raw"]);
		expect(several.status).toBe(2);
		expect(several.stderr).toMatch(
			/^The XVA holds several disks: choose one .* "xvda" \(Ref:0002, "web disk 0", 4 MiB\), .* Name it by --disk\.\nTry [^\n]*\n$/,
		);
		const none = ["--disk", "xvdz"];
		expect(
			user.xva(["to-disk", "a.xva", "--output", "x.raw", ...none]),
		).toMatchObject({ status: 2, stdout: "" });
		user.xva(["to-disk", "a.xva", "--output", "out.img", "--disk", "xvdb"]);
		expect(
			readFileSync(join(user.folder, "out.img")).equals(
				Buffer.alloc(MIB, "more"),
			),
		).toBe(true);
	});

	test("--no-network, and zstd without the program", () => {
		user.put("root.raw", DISK);
		const { status, stdout } = user.xva(
			[
				"from-disk",
				"root.raw",
				"--output",
				"a.xva",
				"--no-network",
				"--compress",
				"zstd",
				"--compress-level",
				"1",
			],
			Buffer.alloc(0),
			{ PATH: "" },
		);
		expect(status).toBe(0);
		expect(stdout).toMatch(/^valid {4}a\.xva {2}\(1 disk, 3 blocks, zstd, /);
		expect(stdout).not.toContain("Networks");
		user.xva(["to-disk", "a.xva", "--output", "out.raw"]);
		expect(readFileSync(join(user.folder, "out.raw")).equals(PADDED)).toBe(
			true,
		);
	});

	test("nothing that exists is overwritten", () => {
		user.put("root.raw", DISK);
		user.put("a.xva", GOOD);
		const words = {
			status: 2,
			stdout: "",
			stderr: "a.xva exists already: remove it, or choose another name.\n",
		};
		expect(user.xva(["from-disk", "root.raw", "--output", "a.xva"])).toEqual(
			words,
		);
		expect(
			user.xva([
				"to-disk",
				"a.xva",
				"--disk",
				"Ref:7",
				"--format",
				"raw",
				"--output",
				"a.xva",
			]),
		).toEqual(words);
		expect(readFileSync(join(user.folder, "a.xva")).equals(GOOD)).toBe(true);
	});

	test.each([
		["web.xva", "web"],
		["web.xva.zst", "web"],
		["web.v2", "web.v2"],
	])("a VM in %s is called %s", (output, name) => {
		user.put("root.raw", DISK);
		user.xva(["from-disk", "root.raw", "--output", output]);
		const { stdout } = user.xva(["info", "--json", output]);
		expect(JSON.parse(stdout)).toMatchObject({ name });
	});

	test.each([
		["a.qcow2", "qcow2"],
		["a.vmdk", "vmdk"],
		["a.vhd", "vhd"],
		["a --format vpc", "vhd"],
		["a --format vhd", "vhd"],
	])("to-disk --output %s without qemu-img fails before anything is read", (output, format) => {
		user.put("a.xva", "not even an XVA");
		const ran = user.xva(
			["to-disk", "a.xva", "--output", ...output.split(" ")],
			Buffer.alloc(0),
			{ PATH: "" },
		);
		expect(ran).toEqual({
			status: 1,
			stdout: "",
			stderr: `Making a ${format} takes qemu-img: install the package qemu-utils (Debian, Ubuntu) or qemu-img (RHEL, Fedora, Alpine), or use --format raw.\n`,
		});
	});

	test.each([
		["from-disk root.raw --output a.xva", "a.xva"],
		["to-disk good.xva --output a.raw", "a.raw"],
		// A little room: what is compressed is what has none.
		["from-disk small.raw --output a.xva --compress zstd", "a.xva"],
	])("%s without room is one line about the output, exit code 1", (command, output) => {
		user.put("root.raw", DISK);
		user.put("small.raw", crypto.getRandomValues(Buffer.alloc(65_536)));
		user.xva(["from-disk", "root.raw", "--output", "good.xva"]);
		const before = readdirSync(user.folder);
		// A limit on the size of files fails as a full disk does.
		const { status, stdout, stderr } = spawnSync(
			"bash",
			[
				"-c",
				`trap "" XFSZ; ulimit -f 1040; exec "$0" "$1" xva ${command}`,
				process.execPath,
				BUNDLE,
			],
			{ cwd: user.folder, encoding: "utf8" },
		);
		expect({ status, stdout, stderr }).toEqual({
			status: 1,
			stdout: "",
			stderr: `${output} becomes larger than its file system allows: choose a folder on another one.\n`,
		});
		expect(readdirSync(user.folder)).toEqual(before);
	});

	test("an XVA that is not valid leaves nothing", async () => {
		user.put("a.xva", (await badFiles()).checksum);
		const { status, stdout, stderr } = user.xva([
			"to-disk",
			"a.xva",
			"--disk",
			"Ref:9",
			"--output",
			"out.raw",
		]);
		expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
		expect(stderr).toMatch(/^checksum: Ref:7\/00000001 does not match .*\n$/);
		expect(readdirSync(user.folder)).toEqual(["a.xva"]);
	});

	test.each([
		["none.raw", "a.xva", 2, /^none\.raw is not there\.\n$/],
		[".", "a.xva", 2, /^\. is not a file\.\n$/],
		["root.raw", "nowhere/a.xva", 2, /^nowhere is not there\.\n$/],
		["gzip.raw", "a.xva", 2, /^gzip\.raw is compressed by gzip: [^\n]*\n$/],
		["page.qcow2", "a.xva", 2, /^page\.qcow2 is an error page [^\n]*\n$/],
		["root.vhd", "a.xva", 2, /^root\.vhd is no VHD, [^\n]*\n$/],
		["odd.raw", "a.xva", 2, /^odd\.raw has 513 bytes, [^\n]*\n$/],
		["empty.raw", "a.xva", 2, /^empty\.raw is empty: [^\n]*\n$/],
		["GOOD.xva", "a.xva", 2, /^GOOD\.xva is an XVA, not a disk: [^\n]*\n$/],
		[
			"sub/child disk",
			"a.xva",
			2,
			/^sub\/child disk is [^\n]* builds on another file [^\n]*: qemu-img convert -O qcow2 'sub\/child disk' flat\.qcow2\.\n$/,
		],
	])("from %s to %s is exit code %i and one line", (disk, output, status, words) => {
		user.put("root.raw", DISK);
		user.put("gzip.raw", gzipSync(DISK));
		user.put("page.qcow2", "<!DOCTYPE html>404");
		user.put("root.vhd", DISK);
		user.put("odd.raw", DISK.subarray(0, 513));
		user.put("empty.raw", "");
		user.put("GOOD.xva", GOOD);
		mkdirSync(join(user.folder, "sub"));
		user.put("sub/child disk", qcow2Header({ backing: "base" }));
		const before = readdirSync(user.folder);
		const ran = user.xva(["from-disk", disk, "--output", output]);
		expect(ran).toMatchObject({ status, stdout: "" });
		expect(ran.stderr).toMatch(words);
		expect(readdirSync(user.folder)).toEqual(before);
	});
});

describe("a signal", () => {
	/** Starts `xva`, sends it a signal once `ready` holds, and tells what became of it. */
	async function interrupted(
		args: readonly string[],
		signal: NodeJS.Signals,
		ready: (child: ChildProcessWithoutNullStreams) => boolean,
	): Promise<Ran> {
		const child = spawn(process.execPath, [BUNDLE, "xva", ...args], {
			cwd: user.folder,
			env: { PATH: "" },
		});
		const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
		const ended = once(child, "close");
		while (!ready(child) && child.exitCode === null) await sleep(5);
		child.kill(signal);
		const [status] = await ended;
		return { status, stdout: await stdout, stderr: await stderr };
	}

	test.each<[NodeJS.Signals, number]>([
		["SIGINT", 130],
		["SIGTERM", 143],
		["SIGHUP", 129],
	])("%s ends the making of an XVA with %i, and nothing is left", async (signal, status) => {
		user.put("root.raw", crypto.getRandomValues(Buffer.alloc(65_536)));
		for (let at = 0; at < 9; at += 1) {
			const half = readFileSync(join(user.folder, "root.raw"));
			const other = half.map((byte) => byte ^ (1 << (at % 8)));
			user.put("root.raw", Buffer.concat([half, other]));
		}
		// Level 19 in one thread takes longer than a signal.
		const slow = ["--compress", "zstd", "--compress-level", "19"];
		const ran = await interrupted(
			["from-disk", "root.raw", "--output", "a.xva", ...slow],
			signal,
			() =>
				readdirSync(user.folder, { recursive: true }).some((name) =>
					String(name).endsWith(".zst"),
				),
		);
		expect(ran).toEqual({
			status,
			stdout: "",
			stderr: `Ended by ${signal}: nothing was left.\n`,
		});
		expect(readdirSync(user.folder)).toEqual(["root.raw"]);
	});

	test("ends a verification that waits for standard input", async () => {
		const bytes = await xvaBytes({ disks: [{ sizeBytes: 9 * MIB }] });
		let sent = false;
		const ran = await interrupted(["verify", "-"], "SIGINT", ({ stdin }) => {
			if (!sent) stdin.on("error", () => {}).write(bytes.subarray(0, 8 * MIB));
			sent = true;
			// It reads, so it listens to signals too.
			return stdin.writableLength === 0;
		});
		expect(ran).toEqual({
			status: 130,
			stdout: "",
			stderr: "Ended by SIGINT: nothing was left.\n",
		});
	});
});
