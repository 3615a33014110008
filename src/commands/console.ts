/** The last pictures of a build's console, in its folder while it runs, beside its log once it has failed. */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "../bucket/client.ts";
import { type FailedBuild, putConsolePictures } from "../bucket/logs.ts";
import type { Capabilities } from "../bucket/objects.ts";

/** The screen of the hang, and two from before it. */
const KEPT = 3;

/** Adds a picture (PNG) and forgets the oldest beyond the last three. */
export async function addPicture(
	folder: string,
	takenAt: Date,
	picture: Uint8Array,
): Promise<void> {
	const place = picturesFolder(folder);
	await mkdir(place, { recursive: true, mode: 0o700 });
	// the name sorts by time
	const name = `${takenAt.toISOString().replace(/[-:.]/g, "")}.png`;
	await writeFile(join(place, name), picture, { mode: 0o600 });
	for (const old of (await picturesOf(folder)).slice(0, -KEPT))
		await rm(old, { force: true });
}

/** Uploads what there is; returns the URLs, oldest first. */
export async function keepPictures(
	store: Store,
	capabilities: Capabilities,
	folder: string,
	where: Omit<FailedBuild, "logPath">,
): Promise<readonly string[]> {
	return putConsolePictures(
		store,
		capabilities,
		where,
		await picturesOf(folder),
	);
}

function picturesFolder(folder: string): string {
	return join(folder, "console");
}

async function picturesOf(folder: string): Promise<readonly string[]> {
	const place = picturesFolder(folder);
	const names = await readdir(place).catch(() => []);
	return names.sort().map((name) => join(place, name));
}
