/** Disks for tests, and folders with just the programs that a test wants to be there. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	chmodSync,
	closeSync,
	ftruncateSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
	writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenDisk, openDisk } from "../../src/disk/open.ts";
import type { Environment } from "../../src/disk/program.ts";

export interface Desk {
	readonly folder: string;
	/** Lines that were said. */
	readonly said: string[];
	path(name: string): string;
	/** Writes a file of that content. */
	file(name: string, content: string | Buffer): string;
	/** Opens a disk; all that is open is closed with the desk. */
	open(
		path: string,
		options?: { env?: Environment; signal?: AbortSignal },
	): Promise<OpenDisk>;
	/** What is left of copies. */
	scratch(): readonly string[];
	close(): Promise<void>;
}

export function openDesk(): Desk {
	const folder = mkdtempSync(join(tmpdir(), "disk-test-"));
	const scratch = join(folder, "scratch");
	mkdirSync(scratch);
	const said: string[] = [];
	const disks: OpenDisk[] = [];
	const path = (name: string) => join(folder, name);
	return {
		folder,
		said,
		path,
		file: (name, content) => {
			writeFileSync(path(name), content);
			return path(name);
		},
		open: async (disk, { env = NOTHING, signal } = {}) => {
			const opened = await openDisk(disk, {
				scratch,
				scratchName: "the scratch folder",
				signal: signal ?? new AbortController().signal,
				say: (line) => said.push(line),
				env,
			});
			disks.push(opened);
			return opened;
		},
		scratch: () => readdirSync(scratch),
		close: async () => {
			for (const disk of disks) await disk.close();
			rmSync(folder, { recursive: true });
		},
	};
}

/** No program at all. */
export const NOTHING: Environment = { PATH: "/nonexistent" };

/** A machine with GNU tar, and without qemu-img. */
export function onlyTar(desk: Desk): Environment {
	const tar = execFileSync("/bin/sh", ["-c", "command -v tar"], {
		encoding: "utf8",
	}).trim();
	const bin = desk.path("bin-tar");
	mkdirSync(bin, { recursive: true });
	symlinkSync(tar, join(bin, "tar"));
	return { PATH: bin };
}

/** A machine with one program: a shell script. */
export function onlyScript(
	desk: Desk,
	name: string,
	script: string,
): Environment {
	const bin = desk.path(`bin-${name}`);
	mkdirSync(bin, { recursive: true });
	writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
	chmodSync(join(bin, name), 0o755);
	return { PATH: bin };
}

/** Writes a file of that size that has only those bytes; the rest are holes. */
export function sparseFile(
	path: string,
	sizeBytes: number,
	data: readonly (readonly [position: number, bytes: Buffer])[],
): string {
	const file = openSync(path, "w");
	ftruncateSync(file, sizeBytes);
	for (const [position, bytes] of data)
		writeSync(file, bytes, 0, bytes.length, position);
	closeSync(file);
	return path;
}

/** Bytes that look like nothing, the same each time. */
export function noise(length: number, seed = 1): Buffer {
	const bytes = Buffer.alloc(length);
	let state = seed;
	for (let at = 0; at < length; at++) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		bytes[at] = state >>> 24;
	}
	return bytes;
}

/** All bytes of a small disk. */
export async function bytesOf(disk: OpenDisk): Promise<Buffer> {
	const bytes = Buffer.alloc(disk.sizeBytes, 0xee);
	await disk.read(bytes, 0);
	return bytes;
}

/** Hex SHA-256 of a disk, read piece by piece; `hole` tells that only the extents are read, and the rest taken for zeros. */
export async function sha256Of(
	disk: OpenDisk,
	hole: "read" | "zero" = "read",
): Promise<string> {
	const hash = createHash("sha256");
	const piece = Buffer.alloc(1 << 20);
	for (let at = 0; at < disk.sizeBytes; at += piece.length) {
		const end = Math.min(at + piece.length, disk.sizeBytes);
		const part = piece.subarray(0, end - at);
		if (hole === "read") await disk.read(part, at);
		else await readExtents(disk, part.fill(0), at);
		hash.update(part);
	}
	return hash.digest("hex");
}

async function readExtents(
	disk: OpenDisk,
	into: Buffer,
	position: number,
): Promise<void> {
	for (const { start, length } of disk.extents) {
		const from = Math.max(start, position);
		const to = Math.min(start + length, position + into.length);
		if (from < to)
			await disk.read(into.subarray(from - position, to - position), from);
	}
}
