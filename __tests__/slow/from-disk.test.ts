/** XVAs that we write of disks, against programs that nobody here wrote: qemu-img, xxhsum, tar. */
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import { openDisk } from "../../src/disk/open.ts";
import { extractDisk } from "../../src/xva/extract.ts";
import { verifyFile } from "../../src/xva/verify.ts";
import { writeXva } from "../../src/xva/write.ts";
import { noise, sparseFile } from "../disk/disks.ts";
import { MIB } from "../xva/verifying.ts";
import { disks, NEVER, newVm } from "../xva/writing.ts";

let folder = "";
beforeAll(() => {
	for (const program of ["qemu-img", "xxhsum"]) {
		try {
			run(program, "--version");
		} catch (cause) {
			throw new Error(
				`These tests need ${program}: apt-get install qemu-utils xxhash.`,
				{ cause },
			);
		}
	}
});
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "xva-slow-disk-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function run(program: string, ...args: readonly string[]): string {
	return execFileSync(program, args, { encoding: "utf8", stdio: "pipe" });
}

/** A raw disk with data of many kinds, holes, and an end in the middle of a block. */
function rawDisk(): string {
	return sparseFile(join(folder, "disk.raw"), 80 * MIB + 512 * 333, [
		[0, noise(512)],
		[7 * MIB - 1234, noise(3 * MIB)],
		[20 * MIB, Buffer.alloc(2 * MIB, "text ")],
		[50 * MIB, noise(512 * 333, 4)],
		[80 * MIB + 512 * 332, noise(512, 5)],
	]);
}

/** Makes an XVA of a disk. */
async function xvaOf(disk: string): Promise<string> {
	const path = join(folder, "image.xva");
	const source = await openDisk(disk, {
		scratch: folder,
		signal: NEVER,
		env: { PATH: process.env.PATH },
	});
	try {
		await writeXva(newVm({ disks: disks(source) }), path, { signal: NEVER });
	} finally {
		await source.close();
	}
	return path;
}

describe.each(["raw", "qcow2", "vpc", "vmdk"])("a disk as %s", (format) => {
	test("comes out of the XVA as it went in, says qemu-img", async () => {
		const raw = rawDisk();
		const disk = join(folder, `disk.${format}-image`);
		run("qemu-img", "convert", "-f", "raw", "-O", format, raw, disk);
		const xva = await xvaOf(disk);
		const back = join(folder, "back.raw");
		await extractDisk(xva, undefined, back, { signal: NEVER });
		const same = run(
			"qemu-img",
			"compare",
			"-f",
			format,
			"-F",
			"raw",
			disk,
			back,
		);
		expect(same).toMatch(/Images are identical\.\n$/);
		const { blocks } = await stat(back);
		expect(blocks * 512).toBeLessThan(16 * MIB);
	});

	test("has the content that it has in any other format", async () => {
		const raw = rawDisk();
		const disk = join(folder, `disk.${format}-image`);
		run("qemu-img", "convert", "-f", "raw", "-O", format, raw, disk);
		const digestOf = async (path: string) => {
			const xva = await xvaOf(path);
			const { contentDigest } = await verifyFile(xva, { mode: "full" });
			await rm(xva);
			return contentDigest;
		};
		expect(await digestOf(disk)).toBe(await digestOf(raw));
	});
});

test("the checksums of blocks are those of xxhsum", async () => {
	const xva = await xvaOf(rawDisk());
	run("tar", "xf", xva, "-C", folder);
	const directory = join(folder, "Ref:0002");
	const blocks = (await readdir(directory)).filter((name) =>
		/^\d+$/.test(name),
	);
	expect(blocks.length).toBeGreaterThan(5);
	for (const block of blocks) {
		const path = join(directory, block);
		const [sum] = run("xxhsum", "-H1", path).split(" ");
		expect(run("cat", `${path}.xxhash`)).toBe(sum?.toUpperCase());
	}
});
