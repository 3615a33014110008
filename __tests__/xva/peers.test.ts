/** Our reader and writer, judged by programs that nobody here wrote. */
import { execFileSync } from "node:child_process";
import {
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rm,
	writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DiskSource, writeXva } from "../../src/xva/write.ts";
import { judge } from "../fuzz/reference.ts";
import { xvaBytes, xvaMembers } from "../stand-ins/xva.ts";
import { MIB, verdict, verify } from "./verifying.ts";
import { xenOrchestraXva } from "./xen-orchestra.ts";

let folder = "";
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "xva-peers-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Bytes that differ from place to place and from seed to seed. */
function noise(length: number, seed: number): Buffer {
	const words = Math.ceil(length / 4);
	const bytes = Buffer.alloc(words * 4);
	for (let word = 0; word < words; word += 1) {
		bytes.writeUInt32LE(Math.imul(word + seed, 0x9e3779b1) >>> 0, word * 4);
	}
	return bytes.subarray(0, length);
}

/** A disk of some megabytes: data in the first and the fourth, all else zero. */
function sparseDisk(sizeBytes: number, seed: number): Buffer {
	const disk = Buffer.alloc(sizeBytes);
	noise(700_000, seed).copy(disk);
	noise(MIB, seed + 1).copy(disk, 3 * MIB);
	return disk;
}

/** The archive that the tests' own writer makes of disks. */
function ownXva(disks: readonly Buffer[], blockBytes = MIB): Promise<Buffer> {
	return xvaBytes({
		blockBytes,
		disks: disks.map((disk) => ({
			sizeBytes: disk.length,
			fill: (block, into) => disk.copy(into, 0, block * blockBytes),
		})),
	});
}

/** Runs a program of every Linux; its output as text. */
function run(program: string, args: readonly string[], cwd = folder): string {
	return execFileSync(program, args, { cwd, encoding: "utf8" });
}

describe("Xen Orchestra's writer", () => {
	test.each<[string, Buffer[]]>([
		["one disk", [sparseDisk(5 * MIB, 1)]],
		["two disks", [sparseDisk(4 * MIB, 2), noise(2 * MIB, 3)]],
		["a disk of odd size", [sparseDisk(5 * MIB + 12_345, 4)]],
		["a disk of zeros", [Buffer.alloc(6 * MIB)]],
		["a tiny disk", [noise(7, 5)]],
	])("makes valid files of the content that was given: %s", async (_, disks) => {
		const verified = await verify(await xenOrchestraXva("debian-12", disks));
		const own = await verify(await ownXva(disks));
		expect(verified.contentDigest).toBe(own.contentDigest);
		expect(verified).toMatchObject({
			compression: "none",
			checksums: ["xxhash"],
			hardware: {
				name: "debian-12",
				vcpus_max: 2,
				memory_static_max: 2 ** 30,
				firmware: "uefi",
				is_a_template: false,
				networks: [{ mac: "02:00:00:00:00:01", bridge: "xenbr0" }],
				exporter: { product_brand: "XCP-ng", xapi_version: "1.20" },
			},
		});
		expect(verified.hardware?.disks).toMatchObject(
			disks.map((disk, index) => ({
				name: `debian-12 ${index}`,
				userdevice: String(index + 1),
				virtual_size: Math.ceil(disk.length / MIB) * MIB,
				content_digest: own.hardware?.disks[index]?.content_digest,
			})),
		);
	});

	test("makes files that are refused when one byte of a block is another", async () => {
		const bytes = await xenOrchestraXva("debian-12", [sparseDisk(4 * MIB, 6)]);
		const at = bytes.indexOf("Ref:002/00000003\0") + 512 + 99;
		bytes[at] = (bytes[at] ?? 0) ^ 1;
		expect(await verdict(bytes)).toBe("checksum");
	});
});

describe("GNU tar", () => {
	const options = {
		disks: [{ sizeBytes: 4_500, holes: [2] }, { sizeBytes: 700 }],
		blockBytes: 600,
		keepAlive: true,
	};

	test("lists the archives of the tests' own writer", async () => {
		await writeFile(join(folder, "own.xva"), await xvaBytes(options));
		const names = (await xvaMembers(options)).map(({ name }) => name);
		const listed = run("tar", ["--force-local", "-tf", "own.xva"]);
		expect(listed.trimEnd().split("\n")).toEqual(names);
	});

	test.each([
		"--format=v7",
		"--format=oldgnu",
		"--format=gnu",
		"--format=ustar",
		"--format=ustar --owner=nobody:65534 --group=users:100",
		"--format=gnu --mtime=2040-01-01 --mode=0400 -b1",
		"--format=gnu --mtime=1969-01-01 --owner=x:99999999 -b500",
	])("packs unpacked archives so that they are valid: %s", async (args) => {
		const { root, names } = await unpackByHand(options);
		const packed = await pack(root, names, args.split(" "));
		expect(await verify(packed)).toEqual(await verify(await xvaBytes(options)));
		expect(judge(packed).valid).toBe(true);
	});

	test("packs what pools cannot import in its pax format", async () => {
		const { root, names } = await unpackByHand(options);
		const packed = await pack(root, names, ["--format=pax"]);
		expect(await verdict(packed)).toBe("unsupported");
	});

	test("packs members in another order, which is refused", async () => {
		const { root, names } = await unpackByHand(options);
		const [ova = "", first = "", ...rest] = names;
		const packed = await pack(root, [ova, ...rest, first], ["--format=ustar"]);
		expect(await verdict(packed)).toBe("missing-block");
	});

	async function unpackByHand(what: typeof options) {
		const root = await mkdtemp(join(folder, "unpacked-"));
		const members = await xvaMembers(what);
		for (const { name, body } of members) {
			await mkdir(dirname(join(root, name)), { recursive: true });
			await writeFile(join(root, name), body);
		}
		return { root, names: members.map(({ name }) => name) };
	}

	async function pack(
		root: string,
		names: readonly string[],
		args: readonly string[],
	): Promise<Buffer> {
		const path = join(root, "packed.xva");
		run("tar", ["--force-local", "-cf", path, ...args, "--", ...names], root);
		return readFile(path);
	}
});

describe("gzip", () => {
	test.each([
		"-1",
		"-6",
		"-9",
	])("%s makes valid files, also of several members", async (level) => {
		const plain = await ownXva([sparseDisk(4 * MIB, 7)]);
		const expected = await verify(plain);
		const gzip = (bytes: Buffer): Buffer =>
			execFileSync("gzip", [level, "-c"], {
				input: bytes,
				maxBuffer: 64 * MIB,
			});
		const cut = [plain.subarray(0, 1_000_001), plain.subarray(1_000_001)];
		for (const file of [gzip(plain), Buffer.concat(cut.map(gzip))]) {
			const verified = await verify(file);
			expect(verified).toMatchObject({
				compression: "gzip",
				contentDigest: expected.contentDigest,
				archive: { sizeBytes: plain.length },
			});
			expect(await verdict(file.subarray(0, -9))).toBe("truncated");
		}
	});
});

describe("sha1sum", () => {
	test("agrees with every `.checksum` of a valid file", async () => {
		const bytes = await xvaBytes({
			disks: [{ sizeBytes: 3 * MIB + 5 }, { sizeBytes: 100 }],
			checksum: "checksum",
			keepAlive: true,
		});
		expect(await verdict(bytes)).toBe("valid");
		const root = await mkdtemp(join(folder, "sha1-"));
		await writeFile(join(root, "x.xva"), bytes);
		run("tar", ["--force-local", "-xf", "x.xva"], root);
		const lines = (await filesOf(root))
			.filter((name) => name.endsWith(".checksum"))
			.map(async (name) => {
				const sum = await readFile(join(root, name), "utf8");
				return `${sum}  ${name.replace(/\.checksum$/, "")}\n`;
			});
		await writeFile(join(root, "SUMS"), (await Promise.all(lines)).join(""));
		const checked = run("sha1sum", ["--check", "--strict", "SUMS"], root);
		expect(checked.match(/: OK$/gm)).toHaveLength(6);
	});
});

describe("our writer", () => {
	test.each<[string, Buffer[]]>([
		["a sparse disk", [sparseDisk(9 * MIB, 10)]],
		["disks of odd sizes", [sparseDisk(5 * MIB + 1, 11), noise(511, 12)]],
		["a disk of zeros", [Buffer.alloc(3 * MIB)]],
		["twelve disks", Array.from({ length: 12 }, (_, n) => noise(MIB, 20 + n))],
	])("makes what the reference calls valid, and tar takes apart: %s", async (name, disks) => {
		const root = await mkdtemp(join(folder, "written-"));
		const path = join(root, "image.xva");
		await writeXva(newVm(name, disks), path, {
			signal: new AbortController().signal,
		});
		const file = await readFile(path);
		const reference = judge(file);
		expect(reference).toMatchObject({ valid: true, oddities: [] });
		const { contentDigest, hardware } = await verify(file);
		const own = await verify(await ownXva(disks));
		expect(contentDigest).toBe(own.contentDigest);

		run("tar", ["--force-local", "-xf", "image.xva"], root);
		const files = await filesOf(root);
		const refs = hardware?.disks.map(({ ref }) => ref) ?? [];
		expect(refs).toHaveLength(disks.length);
		for (const [index, disk] of disks.entries()) {
			const size = Math.ceil(disk.length / MIB) * MIB;
			const found = Buffer.alloc(size);
			for (const block of files.filter((f) =>
				f.startsWith(`${refs[index]}/`),
			)) {
				if (!/\/\d{8}$/.test(block)) continue;
				const position = Number(block.slice(-8)) * MIB;
				found.set(await readFile(join(root, block)), position);
			}
			const wanted = Buffer.concat([disk, Buffer.alloc(size - disk.length)]);
			expect(found.equals(wanted)).toBe(true);
		}
	});
});

function newVm(name: string, disks: readonly Buffer[]) {
	return {
		name,
		description: "",
		cpus: 2,
		memoryBytes: 2 ** 30,
		firmware: "bios" as const,
		tags: [],
		isTemplate: true,
		otherConfig: {},
		networks: [],
		disks: disks.map((disk, index) => ({
			name: `disk ${index}`,
			source: sourceOf(disk),
		})),
	};
}

function sourceOf(disk: Buffer): DiskSource {
	return {
		sizeBytes: disk.length,
		extents: [{ start: 0, length: disk.length }],
		read: async (into, position) => {
			into.fill(0);
			into.set(disk.subarray(position, position + into.length));
		},
		close: async () => {},
	};
}

/** Paths of all files below a folder, relative to it. */
async function filesOf(root: string): Promise<string[]> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
