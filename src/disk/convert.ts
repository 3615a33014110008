import { randomBytes } from "node:crypto";
import { lstat, rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { DiskError } from "./errors.ts";
import type { Environment } from "./program.ts";
import { imageFromRaw } from "./qemu-img.ts";

/**
 * Makes an image of a raw disk, by qemu-img: whole or not at all. A VHD (`vpc`) has the disk's very size.
 * @param path of the new file, which must not exist yet
 * @param env where qemu-img is looked for; absent: the system's own folders
 * @throws DiskError where the file exists, or qemu-img is missing or fails; the signal's reason after an abort
 */
export async function convertRaw(
	raw: string,
	path: string,
	format: "qcow2" | "vpc" | "vmdk",
	signal: AbortSignal,
	env: Environment = {},
): Promise<void> {
	const to = resolve(path);
	if (await exists(to))
		throw new DiskError(`${path} exists already: it is not overwritten.`);
	const partial = `${to}.partial-${randomBytes(4).toString("hex")}`;
	try {
		await imageFromRaw(resolve(raw), partial, format, { env, signal });
		await rename(partial, to);
	} catch (error) {
		await rm(partial, { force: true });
		throw error;
	}
}

async function exists(path: string): Promise<boolean> {
	try {
		await lstat(path);
		return true;
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT")
			return false;
		throw error;
	}
}
