/** The machines that the demo's templates export: small XVAs as xapi writes them. */

import { stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { writeXva } from "../stand-ins/xva.ts";

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

interface Machine {
	readonly image: string;
	readonly description: string;
	readonly diskGiB: number;
	/** What of the disk is written: the rest is holes, as after an installation. */
	readonly storedMiB: number;
	readonly firmware: "bios" | "uefi";
}

/** Debian 13 is large enough to be uploaded in several parts. */
const MACHINES: readonly Machine[] = [
	{
		image: "debian-12",
		description: "Debian 12",
		diskGiB: 8,
		storedMiB: 8,
		firmware: "bios",
	},
	{
		image: "debian-13",
		description: "Debian 13",
		diskGiB: 8,
		storedMiB: 40,
		firmware: "uefi",
	},
	{
		image: "ubuntu-24.04",
		description: "Ubuntu 24.04",
		diskGiB: 8,
		storedMiB: 12,
		firmware: "uefi",
	},
	{
		image: "alpine-3.22",
		description: "Alpine 3.22",
		diskGiB: 1,
		storedMiB: 4,
		firmware: "bios",
	},
	{
		image: "rocky-9",
		description: "Rocky 9",
		diskGiB: 8,
		storedMiB: 10,
		firmware: "uefi",
	},
];

/** Installs machines anew: each generation has other content on its disk. Without names, all. */
export async function installMachines(
	pool: string,
	generation: number,
	images: readonly string[] = MACHINES.map(({ image }) => image),
): Promise<void> {
	for (const machine of MACHINES) {
		if (!images.includes(machine.image)) continue;
		await writeXva(pathOf(pool, machine.image), {
			name: machine.image,
			description: machine.description,
			firmware: machine.firmware,
			vcpus: 2,
			memory: 2 * GIB,
			disks: [disk(machine, generation)],
		});
	}
}

/** Breaks an export off half way, as a pool does that loses its connection. Packer's plugin takes it for the whole. */
export async function breakOffExport(
	pool: string,
	image: string,
): Promise<void> {
	const path = pathOf(pool, image);
	const { size } = await stat(path);
	await truncate(path, Math.floor(size * 0.6));
}

function pathOf(pool: string, image: string): string {
	return join(pool, `${image}.xva`);
}

function disk({ diskGiB, storedMiB }: Machine, generation: number) {
	const blocks = (diskGiB * GIB) / MIB;
	// The last block of a disk is always stored.
	const holes = Array.from(
		{ length: blocks - storedMiB },
		(_, index) => storedMiB - 1 + index,
	);
	return { sizeBytes: diskGiB * GIB, pattern: generation, holes };
}
