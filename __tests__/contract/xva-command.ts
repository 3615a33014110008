/** The bundle's `xva` as a user runs it, in a folder of the test. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect } from "vitest";
import type { XvaErrorClass } from "../../src/xva/errors.ts";
import {
	packMembers,
	type XvaMember,
	xvaBytes,
	xvaMembers,
} from "../stand-ins/xva.ts";
import { ACTION_PATH } from "./scene.ts";

export const MIB = 1 << 20;
export const BUNDLE = join(ACTION_PATH, "dist", "index.js");

const SMALL = {
	name: "debian-12",
	disks: [{ sizeBytes: 350 }, { sizeBytes: 250 }],
	blockBytes: 100,
};
/** An XVA of two disks: Ref:7 with blocks 0 to 3, Ref:9 with 0 to 2. */
export const GOOD = await xvaBytes(SMALL);

export interface Ran {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface Desk {
	/** New for each test. */
	readonly folder: string;
	/** Runs `xva` in the folder. What it says is free of colours and stacks. */
	xva(args: readonly string[], input?: Uint8Array, env?: object): Ran;
	/** Writes a file and returns its name. */
	put(name: string, content: string | Uint8Array): string;
}

/** A desk for the tests of a file. */
export function desk(): Desk {
	let folder = "";
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "xva-cli-"));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));
	return {
		get folder() {
			return folder;
		},
		xva: (args, input = Buffer.alloc(0), env = {}) => {
			const { status, stdout, stderr } = spawnSync(
				process.execPath,
				[BUNDLE, "xva", ...args],
				{
					cwd: folder,
					input,
					encoding: "utf8",
					env: { PATH: process.env.PATH ?? "", ...env },
				},
			);
			expect(stderr).not.toMatch(/^\s+at /m);
			expect(stdout + stderr).not.toContain("\u001b");
			return { status, stdout, stderr };
		},
		put: (name, content) => {
			writeFileSync(join(folder, name), content);
			return name;
		},
	};
}

export function sha256(bytes: Uint8Array): string {
	return createHash("sha256").update(bytes).digest("hex");
}

/** One bad file of each class. */
export async function badFiles(): Promise<Record<XvaErrorClass, Uint8Array>> {
	const members = await xvaMembers(SMALL);
	const pack = (change: (all: XvaMember[]) => XvaMember[]) =>
		packMembers(change(members));
	const flipped = Buffer.from(GOOD);
	const at = flipped.indexOf("Ref:7/00000001\0") + 512;
	flipped[at] = (flipped[at] ?? 0) ^ 1;
	const crc = gzipSync(GOOD);
	crc[crc.length - 8] = (crc.at(-8) ?? 0) ^ 1;
	const rename = (from: string, to: string) =>
		pack((all) =>
			all.map(({ name, body }) => ({ name: name.replace(from, to), body })),
		);
	return {
		empty: Buffer.alloc(0),
		"html-error-page": Buffer.from(
			"<html><body>401 Unauthorized</body></html>",
		),
		"not-an-xva": Buffer.from("hello"),
		truncated: GOOD.subarray(0, 5000),
		checksum: flipped,
		order: pack((all) => [...all.slice(1, 3), ...all]),
		"missing-block": pack((all) =>
			all.filter(({ name }) => !name.startsWith("Ref:7/00000003")),
		),
		"size-mismatch": rename("Ref:7/00000003", "Ref:7/00000004"),
		"unexpected-member": rename("Ref:9", "Ref:99"),
		"trailing-data": Buffer.concat([GOOD, Buffer.from("x")]),
		metadata: pack(([, ...rest]) => [
			{ name: "ova.xml", body: Buffer.from("hello") },
			...rest,
		]),
		compression: crc,
		unsupported: Buffer.from(`\xfd7zXZ\0${"\0".repeat(600)}`, "latin1"),
	};
}
