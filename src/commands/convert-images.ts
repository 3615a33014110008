/**
 * What becomes of an image's files between Packer and the store: an XVA is made of a disk where there is none, and an XVA
 * is recompressed on its way where the user asked for it.
 */
import { open } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Image } from "../model.ts";
import { SNIFF_BYTES, sniffCompression } from "../xva/sniff.ts";
import { type ImageSource, Refusal } from "./image-files.ts";
import type { LegBuild } from "./leg-outcome.ts";
import { progressLines } from "./progress-lines.ts";
import { stampsOf } from "./stamps.ts";
import { hardwareOf } from "./template-settings.ts";
import { sentence } from "./workshop.ts";

const MIB = 1 << 20;

export interface ConvertedImages {
	readonly files: readonly ImageSource[];
	/** Sentences. */
	readonly warnings: readonly string[];
}

/** @throws Refusal where a conversion that must be made can't be */
export async function convertImages(
	build: LegBuild,
	image: Image,
	files: readonly ImageSource[],
): Promise<ConvertedImages> {
	const { warnings, files: all } = await withXva(build, image, files);
	const { zstdLevel } = build.run.settings;
	return {
		warnings,
		files: await Promise.all(all.map((file) => stored(image, file, zstdLevel))),
	};
}

/** How the file is stored: an XVA that is zstd already stays as it is. */
async function stored(
	image: Image,
	file: ImageSource,
	zstdLevel: number | undefined,
): Promise<ImageSource> {
	if (file.format !== "xva") return file;
	const compression = await compressionOf(file.path);
	return zstdLevel === undefined || compression === "zstd"
		? { ...file, compression }
		: { ...file, compression, name: `${image.id}.xva`, zstdLevel };
}

async function compressionOf(path: string) {
	const file = await open(path);
	try {
		const head = Buffer.alloc(SNIFF_BYTES);
		const { bytesRead } = await file.read(head, 0, SNIFF_BYTES, 0);
		return sniffCompression(head.subarray(0, bytesRead));
	} finally {
		await file.close();
	}
}

/** Adds the XVA of the image's disk, where the build yielded none and the user does not forbid it. */
async function withXva(
	build: LegBuild,
	image: Image,
	files: readonly ImageSource[],
): Promise<ConvertedImages> {
	const { settings } = build.run;
	const disk = diskOf(files);
	const wanted =
		settings.xvaFromDisk &&
		(settings.platforms.length === 0 || settings.platforms.includes("xcp-ng"));
	if (!wanted || disk === undefined) return { files, warnings: [] };
	try {
		return {
			files: [await makeXva(build, image, disk), ...files],
			warnings: [],
		};
	} catch (error) {
		build.run.signal.throwIfAborted();
		const { DiskError, MissingProgram, NoRoom } = await import(
			"../disk/errors.ts"
		);
		const { NoSpace } = await import("../xva/partial-file.ts");
		const what = `No XVA of ${image.id} could be made from ${disk.name}: ${sentence(error)}`;
		if (error instanceof NoRoom || error instanceof NoSpace)
			throw new Refusal("runner_full", what);
		// a disk that was published before the runner could make XVAs still is
		if (!(error instanceof MissingProgram))
			throw new Refusal(
				"verification",
				error instanceof DiskError
					? `${what} Set the input xva-from-disk to false to publish the disk alone.`
					: what,
			);
		return { files, warnings: [what] };
	}
}

/** The disk to make an XVA of: that of a KVM machine before those of others. */
function diskOf(files: readonly ImageSource[]): ImageSource | undefined {
	if (files.some(({ format }) => format === "xva")) return undefined;
	const disks = files.filter(({ format }) => format === "disk");
	return disks.find(({ platform }) => platform === "kvm") ?? disks[0];
}

async function makeXva(
	build: LegBuild,
	image: Image,
	disk: ImageSource,
): Promise<ImageSource> {
	const { run, folder } = build;
	const { openDisk } = await import("../disk/open.ts");
	const { DEFAULT_NETWORK } = await import("../xva/new-vm.ts");
	const { writeXva } = await import("../xva/write.ts");
	const vm = hardwareOf(run, build.made, build.leg.root);
	const { tags, otherConfig } = stampsOf(build);
	const path = join(folder, `${image.id}.xva`);
	const source = await openDisk(disk.path, {
		scratch: folder,
		signal: run.signal,
		env: { PATH: run.env.PATH },
		say: build.log,
	});
	try {
		const tell = progressLines("Writing", build.log);
		build.log(`Making ${image.id}.xva from ${basename(disk.path)}.`);
		await writeXva(
			{
				name: image.id,
				description: `Made from a disk (${source.format}) by ${run.facts.repository || "a local run"}, build ${build.identity.id}`,
				cpus: vm.cpus,
				memoryBytes: vm.memoryMib * MIB,
				firmware: vm.firmware,
				tags,
				isTemplate: true,
				otherConfig,
				networks: [DEFAULT_NETWORK],
				disks: [{ name: image.id, source }],
			},
			path,
			{
				signal: run.signal,
				onProgress: (done, total) => tell(`${image.id}.xva`, done, total),
			},
		);
	} finally {
		await source.close();
	}
	return {
		path,
		packerBuild: disk.packerBuild,
		builderId: disk.builderId,
		format: "xva",
		name: `${image.id}.xva`,
		platform: "xcp-ng",
		madeFrom: { name: disk.name, format: source.format },
	};
}
