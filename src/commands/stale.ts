/** Files of an earlier run, which Packer lists as its own: a template with a fixed `output_directory` finds them there. */
import type { Stats } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { gigabytes } from "../spool/transfer.ts";

/** A file system's clock may lag so far behind the system's. */
const TOLERANCE_MS = 2_000;
/** What plugins call their images. */
const IMAGE_NAME = /\.(?:xva|xva\.gz|xva\.zst|qcow2|raw|img|vhd|vmdk)$/i;
/** Large enough to fill a disk that is not looked at. */
const LARGE_BYTES = 16 * 2 ** 20;
/** Of a workspace with more, the rest is not looked at. */
const MAX_ENTRIES = 100_000;

/**
 * Why a file is no artifact of a build that began at `startedAt`; undefined where it is one. Goes by the time of the last
 * change of the inode, which no program can set back: a copy that keeps the times of its original counts as new.
 */
export function whyStale(
	name: string,
	{ ctimeMs, ctime }: Pick<Stats, "ctimeMs" | "ctime">,
	startedAt: Date,
): string | undefined {
	if (ctimeMs >= startedAt.getTime() - TOLERANCE_MS) return undefined;
	return `${name} is of an earlier run (${ctime.toISOString()}, and this build began at ${startedAt.toISOString()}): it is left alone; empty the template's output_directory, or let the template take the one that the action offers`;
}

/** Sentences on what failed builds left in the workspace and nobody claims, since `startedAt`. Never throws. */
export async function leftBehindWarnings(
	workspace: string,
	startedAt: Date,
): Promise<readonly string[]> {
	const left = await leftBehind(workspace, startedAt);
	return left.map(
		({ path, size }) =>
			`A build that failed left ${path} (${gigabytes(size)}) on the runner, and Packer does not name it as its own: remove it, or let the template take the output_directory that the action offers.`,
	);
}

export interface LeftFile {
	readonly path: string;
	/** Bytes. */
	readonly size: number;
}

/**
 * Large images below a folder that were made since `startedAt`: what a failed Packer left in the workspace. Links are not
 * followed, and `.git` is not looked into.
 */
export async function leftBehind(
	folder: string,
	startedAt: Date,
): Promise<readonly LeftFile[]> {
	const found: LeftFile[] = [];
	const queue = [folder];
	let seen = 0;
	for (const place of queue) {
		const entries = await readdir(place, { withFileTypes: true }).catch(
			() => [],
		);
		for (const entry of entries) {
			if (++seen > MAX_ENTRIES) return found;
			const path = join(place, entry.name);
			if (entry.isDirectory() && entry.name !== ".git") queue.push(path);
			if (!entry.isFile() || !IMAGE_NAME.test(entry.name)) continue;
			const stats = await lstat(path).catch(() => undefined);
			if (
				stats !== undefined &&
				stats.size >= LARGE_BYTES &&
				whyStale(path, stats, startedAt) === undefined
			)
				found.push({ path, size: stats.size });
		}
	}
	return found;
}
