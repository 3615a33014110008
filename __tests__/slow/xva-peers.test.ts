/** The verifier against compressors and hash programs that come by apt: zstd, pzstd, pigz, xxhsum. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { VerifiedXva } from "../../src/xva/verify.ts";
import { mutateBytes } from "../fuzz/mutate-bytes.ts";
import { Random } from "../fuzz/random.ts";
import { xvaBytes } from "../stand-ins/xva.ts";
import { MIB, verdict, verify } from "../xva/verifying.ts";

let folder = "";
let plain: Buffer = Buffer.alloc(0);
let expected: VerifiedXva;
beforeAll(async () => {
	for (const program of ["zstd", "pzstd", "pigz", "xxhsum"]) {
		if (spawnSync(program, ["--version"]).error !== undefined) {
			throw new Error(
				`These tests need ${program}: apt-get install zstd pigz xxhash.`,
			);
		}
	}
	folder = await mkdtemp(join(tmpdir(), "xva-slow-peers-"));
	plain = await xvaBytes({
		disks: [
			{ sizeBytes: 40 * MIB + 77, holes: [3, 4, 9] },
			{ sizeBytes: 9_000 },
		],
		keepAlive: true,
	});
	expected = await verify(plain);
	await writeFile(join(folder, "plain.xva"), plain);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The output of a program that reads `input`. */
function through(program: string, args: string[], input: Buffer): Buffer {
	return execFileSync(program, args, { input, maxBuffer: 256 * MIB });
}

/** The output of a program that is given the plain archive by its path, so that it knows its size. */
function ofFile(program: string, args: string[]): Buffer {
	const path = join(folder, "plain.xva");
	return execFileSync(program, [...args, "-c", path], {
		maxBuffer: 256 * MIB,
		stdio: ["ignore", "pipe", "ignore"],
	});
}

/** The file holds the plain archive whole, and nothing may be missing from it or follow it. */
async function proveSame(file: Buffer, compression: "gzip" | "zstd") {
	const { blocks, contentDigest, hardware } = expected;
	expect(await verify(file)).toMatchObject({
		compression,
		blocks,
		contentDigest,
		hardware: { disks: hardware?.disks },
		archive: {
			sizeBytes: plain.length,
			sha256: createHash("sha256").update(plain).digest("hex"),
		},
	});
	expect(await verdict(file.subarray(0, -1))).toBe("truncated");
	const longer = Buffer.concat([file, Buffer.alloc(512)]);
	expect(await verdict(longer)).toBe("trailing-data");
}

describe("zstd", () => {
	test.each([
		"-1",
		"-3",
		"-10",
		"-T0",
		"-3 -T2 -B1048576",
		"--long",
		"--long=27",
		"--check",
		"--no-check",
		"--fast=5",
		"--rsyncable -T0",
		"--no-content-size",
	])("%s makes valid files", async (args) => {
		await proveSame(ofFile("zstd", ["-q", ...args.split(" ")]), "zstd");
	});

	test("-19 from a pipe, which does not know its size, makes valid files", async () => {
		await proveSame(through("zstd", ["-19", "-T0", "-c"], plain), "zstd");
	});

	test("files one after the other are one file", async () => {
		const cuts = [0, 1, 1_000_000, 20 * MIB, plain.length];
		const frames = cuts
			.slice(1)
			.map((end, index) =>
				through("zstd", ["-1", "-c"], plain.subarray(cuts[index], end)),
			);
		await proveSame(Buffer.concat(frames), "zstd");
	});

	test("a window that `zstd -d` refuses is refused", async () => {
		const wide = through("zstd", ["-1", "--long=28", "-c"], plain);
		expect(spawnSync("zstd", ["-dcq"], { input: wide }).status).not.toBe(0);
		expect(await verdict(wide)).toBe("unsupported");
	});
});

test("pzstd makes valid files, with a skippable frame before each of its frames", async () => {
	const file = ofFile("pzstd", ["-q", "-p", "3"]);
	expect(file.readUInt32LE(0) & ~0xf).toBe(0x184d2a50);
	await proveSame(file, "zstd");
});

test.each([
	"-1",
	"-9",
	"-p 3 -b 128",
	"-i",
])("pigz %s makes valid files", async (args) => {
	await proveSame(ofFile("pigz", args.split(" ")), "gzip");
});

describe("damage to compressed files", () => {
	test.each([
		["zstd", ["-3", "--check"]],
		["zstd", ["-1", "--no-check"]],
		["gzip", ["-6"]],
		["pigz", ["-1"]],
	])("that %s %s cannot read is never called valid", async (program, args) => {
		const small = await xvaBytes({
			disks: [{ sizeBytes: 9_000, holes: [2] }],
			blockBytes: 1_000,
		});
		const whole = through(program, ["-c", ...args], small);
		const random = new Random(whole.length);
		const told = { valid: 0, damaged: 0 };
		for (let round = 0; round < 150; round += 1) {
			const { bytes, words } = mutateBytes(whole, random);
			const ours = await verdict(bytes, random.between(1, 4_000));
			const { status, stdout } = spawnSync(program, ["-dc"], {
				input: bytes,
				maxBuffer: 256 * MIB,
			});
			if (status !== 0) {
				told.damaged += 1;
				expect(ours, words).not.toBe("valid");
			} else if (ours === "valid") {
				told.valid += 1;
				expect(await verdict(stdout), words).toBe("valid");
			}
		}
		expect(told.damaged).toBeGreaterThan(50);
	});
});

test("xxhsum agrees with every `.xxhash` of a valid file", async () => {
	const root = await mkdtemp(join(folder, "members-"));
	const archive = join(folder, "plain.xva");
	execFileSync("tar", ["--force-local", "-C", root, "-xf", archive]);
	const names = (await readdir(root, { recursive: true }))
		.filter((name) => name.endsWith(".xxhash"))
		.map((name) => name.slice(0, -".xxhash".length));
	const sums = execFileSync("xxhsum", ["-H1", ...names], {
		cwd: root,
		encoding: "utf8",
	});
	expect(sums.trimEnd().split("\n")).toHaveLength(expected.blocks);
	for (const line of sums.trimEnd().split("\n")) {
		const [sum = "", name = ""] = line.split("  ");
		const ours = await readFile(join(root, `${name}.xxhash`), "latin1");
		expect(ours).toBe(sum.toUpperCase());
	}
});
