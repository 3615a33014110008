import { randomBytes } from "node:crypto";
import { lstat, rename, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { DiskError } from "./errors.ts";
import type { Environment } from "./program.ts";
import { imageFromRaw, requireQemuImg } from "./qemu-img.ts";

/** Formats that a disk can be made of, by qemu's names; `vpc` is VHD. */
export type TargetFormat = "qcow2" | "vpc" | "vmdk";

export interface ConvertOptions {
	readonly format: TargetFormat;
	readonly signal: AbortSignal;
	/** Where qemu-img is looked for; absent: the system's own folders. */
	readonly env?: Environment;
	/** What messages call the raw disk and the folder of the new file; absent: their paths. */
	readonly names?: { readonly raw: string; readonly room: string };
}

/**
 * Proves, before any work is done for it, that {@link convertRaw} has its program.
 * @throws MissingProgram
 */
export async function requireConverter({
	format,
	signal,
	env = {},
}: ConvertOptions): Promise<void> {
	await requireQemuImg(format, { env, signal });
}

/**
 * Makes an image of a raw disk, by qemu-img: whole or not at all. A VHD has the disk's very size.
 * @param path of the new file, which must not exist yet
 * @throws DiskError where the file exists, or qemu-img is missing or fails; NoRoom; the signal's reason after an abort
 */
export async function convertRaw(
	raw: string,
	path: string,
	{ format, signal, env = {}, names }: ConvertOptions,
): Promise<void> {
	const to = resolve(path);
	if (await exists(to))
		throw new DiskError(`${path} exists already: it is not overwritten.`);
	const partial = `${to}.partial-${randomBytes(4).toString("hex")}`;
	const source = {
		name: names?.raw ?? raw,
		path: resolve(raw),
		format: "raw",
	} as const;
	const target = { path: partial, room: names?.room ?? dirname(path) };
	try {
		await imageFromRaw(source, target, format, { env, signal });
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
