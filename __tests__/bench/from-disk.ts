/**
 * Makes an XVA of a disk, as a whole process, by turns with `qemu-img convert -O raw` of the same disk, and prints the medians and
 * their ratio; then of a disk of 1 TiB that holds 1 GiB. The programs are found on PATH; the files lie in tmpfs and take 8 GB of it.
 *
 *   node __tests__/bench/from-disk.ts [rounds]
 */

import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openDisk } from "../../src/disk/open.ts";
import { extractDisk } from "../../src/xva/extract.ts";
import { writeXva } from "../../src/xva/write.ts";
import { compare, row, time } from "./measure.ts";

const MIB = 2 ** 20;
const TMPFS = "/dev/shm";
const run = promisify(execFile);
const { signal } = new AbortController();

async function main(rounds: number): Promise<void> {
	const folder = await mkdtemp(join(TMPFS, "bench-from-disk-"));
	const raw = join(folder, "disk.raw");
	const qcow2 = join(folder, "disk.qcow2");
	try {
		row("disk", "ours, s", "qemu-img, s", "ratio");
		await writeDisk(raw, 4096 * MIB, 64 * MIB);
		await race("raw, 4 GiB, half of it holes", raw, rounds);
		await run("qemu-img", ["convert", "-O", "qcow2", raw, qcow2]);
		await rm(raw);
		await race("the same as qcow2", qcow2, rounds);
		await rm(qcow2);
		await writeDisk(raw, 2 ** 40, 2 ** 35);
		row("raw, 1 TiB that holds 1 GiB", (await time(() => ours(raw))) / 1000);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Times both ways, after a look whether the XVA holds the disk. */
async function race(
	label: string,
	disk: string,
	rounds: number,
): Promise<void> {
	await ours(disk, async (xva) => {
		const back = `${xva}.raw`;
		await extractDisk(xva, undefined, back, { signal });
		await run("qemu-img", ["compare", disk, back]);
		await rm(back);
	});
	const times = await compare(
		{ ours: () => ours(disk), theirs: () => theirs(disk) },
		rounds,
	);
	const ratio = times.ours / times.theirs;
	row(label, times.ours / 1000, times.theirs / 1000, ratio);
}

/** Our process; what it made is shown to `look`. Types are stripped once, since the bundle that users run has none. */
async function ours(
	disk: string,
	look?: (xva: string) => Promise<void>,
): Promise<void> {
	const xva = `${disk}.xva`;
	const self = fileURLToPath(import.meta.url);
	const NODE_COMPILE_CACHE = join(dirname(disk), "compiled");
	await run(process.execPath, [self, "one", disk, xva], {
		env: { ...process.env, NODE_COMPILE_CACHE },
	});
	await look?.(xva);
	await rm(xva);
}

async function theirs(disk: string): Promise<void> {
	const raw = `${disk}.raw`;
	await run("qemu-img", ["convert", "-O", "raw", disk, raw]);
	await rm(raw);
}

/** In a process of its own: makes an XVA of one disk. */
async function one(disk: string, xva: string): Promise<void> {
	const { env } = process;
	const source = await openDisk(disk, { scratch: TMPFS, signal, env });
	const vm = {
		name: "bench",
		description: "",
		cpus: 2,
		memoryBytes: 2048 * MIB,
		firmware: "bios",
		tags: [],
		isTemplate: true,
		otherConfig: {},
		networks: [],
		disks: [{ name: "bench", source }],
	} as const;
	await writeXva(vm, xva, { signal });
	await source.close();
}

/** Data that a disk has at the start of each stretch, in MiB: half of 64 in all. */
const DATA = [
	{ start: 0, length: 16 },
	{ start: 20, length: 4 },
	{ start: 29.5, length: 8 },
	{ start: 40.25, length: 3.75 },
	{ start: 50, length: 0.125 },
	{ start: 60, length: 0.125 },
];

/** Writes a sparse disk with {@link DATA} in every stretch. */
async function writeDisk(
	path: string,
	sizeBytes: number,
	stretchBytes: number,
): Promise<void> {
	const file = await open(path, "w");
	try {
		await file.truncate(sizeBytes);
		for (let at = 0; at < sizeBytes; at += stretchBytes)
			for (const { start, length } of DATA)
				await file.write(randomBytes(length * MIB), 0, null, at + start * MIB);
	} finally {
		await file.close();
	}
}

const [first = "5", disk, xva] = process.argv.slice(2);
if (first === "one" && disk !== undefined && xva !== undefined)
	await one(disk, xva);
else await main(Number(first));
