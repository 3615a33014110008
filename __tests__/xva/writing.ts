/** Disks and VMs for the tests of the writer. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";
import { type DiskSource, type NewVm, writeXva } from "../../src/xva/write.ts";
import { MIB } from "./verifying.ts";

/** A signal that never comes. */
export const { signal: NEVER } = new AbortController();

export interface Range {
	readonly start: number;
	readonly length: number;
}

/** A disk in memory. Reading anything outside its extents is an error. */
export function memoryDisk(
	content: Uint8Array,
	extents: readonly Range[] = [{ start: 0, length: content.length }],
): DiskSource {
	return {
		sizeBytes: content.length,
		extents,
		read: async (into, position) => {
			refuseHole(extents, position, into.length);
			into.set(content.subarray(position, position + into.length));
		},
		close: async () => {},
	};
}

/** A disk of any size whose extents are full of sevens. */
export function sevens(
	sizeBytes: number,
	extents: readonly Range[],
): DiskSource {
	return {
		sizeBytes,
		extents,
		read: async (into, position) => {
			refuseHole(extents, position, into.length);
			into.fill(7);
		},
		close: async () => {},
	};
}

function refuseHole(
	extents: readonly Range[],
	position: number,
	length: number,
): void {
	const inside = extents.some(
		({ start, length: size }) =>
			position >= start && position + length <= start + size,
	);
	if (!inside) throw new Error(`A hole was read, at ${position}.`);
}

/** A disk of zeros but for random bytes in its extents, as they are rounded to nothing. */
export function sparseContent(
	sizeBytes: number,
	extents: readonly Range[],
): Buffer {
	const content = Buffer.alloc(sizeBytes);
	for (const { start, length } of extents)
		randomBytes(length).copy(content, start);
	return content;
}

/** A template with one disk of a MiB, unless a test says otherwise. */
export function newVm(changes: Partial<NewVm> = {}): NewVm {
	return {
		name: "debian-12",
		description: "A template",
		cpus: 2,
		memoryBytes: 2048 * MIB,
		firmware: "bios",
		tags: ["xva-template"],
		isTemplate: true,
		otherConfig: { "xva-template:os": "debian" },
		networks: [
			{ name: "Pool-wide network associated with eth0", bridge: "xenbr0" },
		],
		disks: disks(memoryDisk(Buffer.alloc(MIB, 1))),
		...changes,
	};
}

/** Disks called `disk 0` and so on. */
export function disks(...sources: readonly DiskSource[]): NewVm["disks"] {
	return sources.map((source, index) => ({ name: `disk ${index}`, source }));
}

/** A folder that goes when the test ends. */
export async function folder(): Promise<string> {
	const path = await mkdtemp(join(tmpdir(), "xva-write-"));
	onTestFinished(() => rm(path, { recursive: true, force: true }));
	return path;
}

/** Writes a VM to a file of a folder of its own. */
export async function written(vm: NewVm, path?: string): Promise<string> {
	const file = path ?? join(await folder(), "image.xva");
	await writeXva(vm, file, { signal: NEVER });
	return file;
}

/** The message with which something fails. */
export async function failure(work: Promise<unknown>): Promise<string> {
	try {
		await work;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	throw new Error("It went well.");
}

/** Names of the members of an XVA, as tar lists them. */
export async function members(xva: string): Promise<string[]> {
	const { stdout } = await promisify(execFile)("tar", ["tf", xva]);
	return stdout.trimEnd().split("\n");
}

/** Names of the blocks of an XVA, without their checksums. */
export async function blockNames(xva: string): Promise<string[]> {
	return (await members(xva)).filter((name) => /\/\d+$/.test(name));
}
