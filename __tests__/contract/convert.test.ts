/** What becomes of an image between Packer and the store: an XVA made of a disk, an XVA recompressed. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { gzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	ACTION_PATH,
	buildsOf,
	commitTemplates,
	fileTemplate,
	openScene,
	outputOf,
	type Scene,
	smallXva,
} from "./scene.ts";

const MIB = 1024 * 1024;

let scene: Scene;
let folder: string;
let good: Buffer;

interface Found {
	readonly files: readonly {
		readonly path: string;
		readonly size: number;
		readonly sha256: string;
	}[];
	readonly verification: Record<string, unknown>;
	readonly hardware: Record<string, unknown>;
}

beforeAll(async () => {
	scene = await openScene();
	folder = mkdtempSync(join(tmpdir(), "convert-test-"));
	good = await smallXva();
});

afterAll(async () => {
	await scene.close();
	rmSync(folder, { recursive: true, force: true });
});

const sha256 = (bytes: Uint8Array) =>
	createHash("sha256").update(bytes).digest("hex");

/** The newest build of an image, and its files by their names. */
function newest(image: string): Found & {
	bytes(name: string): Buffer;
} {
	const build = buildsOf(scene, image).at(-1) ?? "none";
	const prefix = `templates/${image}/${build}`;
	return {
		...(scene.json(`${prefix}/metadata.json`) as unknown as Found),
		bytes: (name) => scene.object(`${prefix}/${name}`),
	};
}

/** Runs the bundle's command line, as a user would. */
function xva(...args: readonly string[]): string {
	const bundle = join(ACTION_PATH, "dist", "index.js");
	return execFileSync(process.execPath, [bundle, "xva", ...args], {
		encoding: "utf8",
	});
}

/** The programs of this machine but QEMU's, as PATH has them. */
function withoutQemu(): string {
	const bin = mkdtempSync(join(folder, "bin-"));
	for (const place of ["/usr/bin", "/bin"])
		for (const name of readdirSync(place)) {
			const link = join(bin, name);
			if (!name.startsWith("qemu") && !existsSync(link))
				symlinkSync(join(place, name), link);
		}
	return [dirname(process.env.PACKER_BIN ?? ""), bin].join(delimiter);
}

describe("a build that yields a disk and no XVA", () => {
	/** Three and a half MiB, with a hole. */
	const disk = Buffer.concat([
		Buffer.alloc(MIB, "boot"),
		Buffer.alloc(MIB),
		Buffer.alloc(1.5 * MIB, "data"),
	]);

	const commit = (target: string, content = disk) =>
		commitTemplates(scene.repository, {
			"packer/metal/metal.pkr.hcl": fileTemplate("metal", "metal-1", {
				target,
			}),
			"packer/metal/image.bin": content,
		});

	test("is published with the XVA that is made of it, whose disk is that disk", async () => {
		commit("metal.raw");
		const job = await scene.dispatch({
			os: "metal",
			"vm-cpus": "3",
			"vm-memory": "512",
			"vm-firmware": "uefi",
		});
		expect(job.conclusion, job.main.log.join("\n")).toBe("success");
		const found = newest("metal/1");
		expect(found.files.map(({ path }) => path)).toEqual(
			expect.arrayContaining(["metal-1.xva", "metal-1.raw", "build.log"]),
		);
		expect(found.bytes("metal-1.raw").equals(disk)).toBe(true);
		expect(found.verification).toMatchObject({
			result: "passed",
			mode: "full",
			format: "xva",
			compression: "none",
			made_from: { format: "raw", size: disk.length, sha256: sha256(disk) },
		});
		expect(found.hardware).toMatchObject({
			name: "metal-1",
			vcpus_max: 3,
			memory_static_max: 512 * MIB,
			firmware: "uefi",
			is_a_template: true,
			disks: [{ virtual_size: 4 * MIB, stored_size: 3 * MIB }],
			importable: { xcp_ng: "8.1" },
		});
		const file = join(folder, "metal.xva");
		writeFileSync(file, found.bytes("metal-1.xva"));
		xva("to-disk", file, "--output", join(folder, "metal.raw"));
		const whole = Buffer.concat([disk, Buffer.alloc(MIB / 2)]);
		expect(readFileSync(join(folder, "metal.raw")).equals(whole)).toBe(true);
		expect(scene.json("catalogue.json")).toMatchObject({
			images: [
				{
					builds: [
						{
							facts: {
								firmware: "uefi",
								vcpus_max: 3,
								virtual_size: 4 * MIB,
								verified: "full",
							},
						},
					],
				},
			],
		});
	});

	test("is published alone where the user says so", async () => {
		const job = await scene.dispatch({ os: "metal", "xva-from-disk": "false" });
		expect(job.conclusion, job.main.log.join("\n")).toBe("success");
		expect(newest("metal/1").files.map(({ path }) => path)).not.toContain(
			"metal-1.xva",
		);
	});

	test("and whose disk stands on another file of the machine is not published, unless alone", async () => {
		// the header of a qcow2 that stands on a file of this machine
		const stacked = Buffer.alloc(MIB);
		stacked.write("QFI\xfb", 0, "latin1");
		stacked.writeUInt32BE(3, 4);
		stacked.writeBigUInt64BE(256n, 8);
		stacked.writeUInt32BE(11, 16);
		stacked.writeUInt32BE(16, 20);
		stacked.writeBigUInt64BE(BigInt(MIB), 24);
		stacked.writeUInt32BE(104, 100);
		stacked.write("/etc/passwd", 256);
		commit("metal.qcow2", stacked);
		const before = buildsOf(scene, "metal/1");
		const failed = await scene.dispatch({ os: "metal" });
		expect(outputOf(failed, "results")).toContainEqual(
			expect.objectContaining({ image: "metal-1", reason: "verification" }),
		);
		expect(failed.main.log.join("\n")).toContain("No XVA of metal-1");
		expect(buildsOf(scene, "metal/1")).toEqual(before);
		const alone = await scene.dispatch({
			os: "metal",
			"xva-from-disk": "false",
		});
		expect(alone.conclusion, alone.main.log.join("\n")).toBe("success");
		expect(newest("metal/1").bytes("metal-1.qcow2").equals(stacked)).toBe(true);
	});

	test("that only qemu-img could read is published alone where the runner has none, with a warning", async () => {
		const virtualBox = Buffer.alloc(MIB);
		virtualBox.set([0x7f, 0x10, 0xda, 0xbe], 0x40);
		commit("metal.img", virtualBox);
		const job = await scene.dispatch(
			{ os: "metal" },
			{ env: { PATH: withoutQemu() } },
		);
		expect(job.conclusion, job.main.log.join("\n")).toBe("success");
		expect(job.main.log.join("\n")).toContain("qemu-utils");
		expect(newest("metal/1").files.map(({ path }) => path)).not.toContain(
			"metal-1.xva",
		);
	});
});

describe("compress: zstd", () => {
	const job = async (content: Buffer, inputs: Record<string, string> = {}) => {
		commitTemplates(scene.repository, {
			"packer/debian/debian.pkr.hcl": fileTemplate("debian", "debian-12"),
			"packer/debian/image.bin": content,
		});
		const done = await scene.dispatch({
			os: "debian",
			compress: "zstd",
			...inputs,
		});
		expect(done.conclusion, done.main.log.join("\n")).toBe("success");
		return newest("debian/12");
	};

	test("stores the same XVA recompressed, and records both digests", async () => {
		const found = await job(good, { "compress-level": "5" });
		const stored = found.bytes("debian-12.xva");
		expect(zstdDecompressSync(stored).equals(good)).toBe(true);
		expect(found.files).toContainEqual(
			expect.objectContaining({
				path: "debian-12.xva",
				size: stored.length,
				sha256: sha256(stored),
			}),
		);
		expect(found.verification).toMatchObject({
			result: "passed",
			compression: "zstd",
			archive_size: good.length,
			archive_sha256: sha256(good),
			made_from: { format: "none", size: good.length, sha256: sha256(good) },
		});
		const file = join(folder, "debian.xva");
		writeFileSync(file, stored);
		const [line = ""] = xva("verify", "--json", file).split("\n");
		expect(JSON.parse(line)).toMatchObject({
			valid: true,
			content_digest: found.verification.content_digest,
		});
	});

	test("takes a gzip XVA, and leaves one that is zstd already", async () => {
		const zipped = gzipSync(good);
		const found = await job(zipped);
		expect(zstdDecompressSync(found.bytes("debian-12.xva")).equals(good)).toBe(
			true,
		);
		expect(found.verification).toMatchObject({
			archive_sha256: sha256(good),
			made_from: { format: "gzip", sha256: sha256(zipped) },
		});
		const already = zstdCompressSync(good);
		const kept = await job(already);
		expect(kept.bytes("debian-12.xva").equals(already)).toBe(true);
		expect(kept.verification.made_from).toBeUndefined();
		expect(kept.verification.archive_sha256).toBe(sha256(good));
	});

	test("without verification says that nothing was proved", async () => {
		const found = await job(good, { verify: "none" });
		expect(zstdDecompressSync(found.bytes("debian-12.xva")).equals(good)).toBe(
			true,
		);
		expect(found.verification).toMatchObject({
			result: "none",
			compression: "zstd",
			made_from: { sha256: sha256(good) },
		});
		expect(found.hardware).toBeUndefined();
	});

	test("of a damaged XVA publishes nothing", async () => {
		const broken = Buffer.from(good);
		broken.fill(0xff, broken.length - 40_000, broken.length - 30_000);
		commitTemplates(scene.repository, { "packer/debian/image.bin": broken });
		const before = buildsOf(scene, "debian/12");
		const failed = await scene.dispatch({ os: "debian", compress: "zstd" });
		expect(outputOf(failed, "results")).toContainEqual(
			expect.objectContaining({ image: "debian-12", reason: "verification" }),
		);
		expect(buildsOf(scene, "debian/12")).toEqual(before);
	});
});
