import { realpath } from "node:fs/promises";
import { copyToRaw } from "./copy.ts";
import { DiskError, reasonOf } from "./errors.ts";
import type { Extent } from "./extents.ts";
import { closeAll, type OpenFile, openToRead, readPart } from "./files.ts";
import { findExtents } from "./holes.ts";
import { inspectImage } from "./image.ts";
import { type Layout, rawLayout } from "./layout.ts";
import type { Environment } from "./program.ts";
import { refuseQcow2 } from "./qcow2.ts";
import {
	checkRaw,
	type DiskFormat,
	HEAD_BYTES,
	sniffDisk,
	TAIL_BYTES,
} from "./sniff.ts";
import { fixedVhdBytes } from "./vhd.ts";
import { openVmdkParts } from "./vmdk-file.ts";

export interface OpenOptions {
	/** Folder for a raw copy, where a format can't be read in place; what is put there goes with `close()`. */
	readonly scratch: string;
	/** What messages call the scratch folder; absent: its path. */
	readonly scratchName?: string;
	/** Ends what is under way. */
	readonly signal: AbortSignal;
	/** Takes a line for the log. */
	readonly say?: (line: string) => void;
	/** Where qemu-img and tar are looked for; absent: the system's own folders. */
	readonly env?: Environment;
}

/** A disk to be read in order. */
export interface OpenDisk {
	readonly format: DiskFormat;
	/** As the VM sees it. */
	readonly sizeBytes: number;
	/** Ranges that may hold data, rising, apart; everything else is zero. */
	readonly extents: readonly Extent[];
	/** Fills `into` with the disk's bytes from `position`; bytes beyond the end are zero. */
	read(into: Uint8Array, position: number): Promise<void>;
	/** Frees everything, the scratch copy included. */
	close(): Promise<void>;
}

/**
 * Opens a disk: raw ones by themselves, others with the help of qemu-img. The format is told by the content, never by the name; but what has the mark of no format, and a name that promises one, is refused.
 * Images of unknown origin are safe to open: none makes us read another file, but a VMDK's own parts beside it.
 * @throws DiskError where it is no disk, or one that can't be read; the signal's reason after an abort
 */
export async function openDisk(
	path: string,
	options: OpenOptions,
): Promise<OpenDisk> {
	options.signal.throwIfAborted();
	const real = await realpath(path).catch((cause) => {
		throw new DiskError(`${path} can't be read: ${reasonOf(cause)}.`, {
			cause,
		});
	});
	const file = await openToRead(real, path);
	const opened = [file];
	try {
		return await openAs(file, opened, options);
	} catch (error) {
		await closeAll(opened);
		throw error;
	}
}

/** @param opened the files that are closed with the disk, or when this fails */
async function openAs(
	file: OpenFile,
	opened: OpenFile[],
	options: OpenOptions,
): Promise<OpenDisk> {
	const { name, path, sizeBytes } = file;
	const { signal, env = {}, say = () => undefined } = options;
	const finding = { signal, env, say };
	const head = await readPart(file, 0, HEAD_BYTES);
	const tail = await readPart(
		file,
		Math.max(0, sizeBytes - TAIL_BYTES),
		TAIL_BYTES,
	);
	const format = sniffDisk(name, head, tail);
	if (format === "raw") checkRaw(name, sizeBytes);
	const close = () => closeAll(opened);

	const rawBytes = bytesOfRaw(file, format, tail);
	if (rawBytes !== undefined) {
		const layout = rawLayout(rawBytes, await findExtents(file, finding));
		return diskOf(format, layout, opened, signal, close);
	}

	if (format === "qcow2") refuseQcow2(name, head);
	const beside = format === "vmdk" ? await openVmdkParts(file) : undefined;
	const parts = beside ?? [{ file, diskBytes: sizeBytes }];
	const files = parts.map((part) => part.file);
	if (beside !== undefined) opened.push(...files);
	const image = { name, path, format };
	const facts = await inspectImage(image, parts, finding);
	if (facts.layout !== undefined)
		return diskOf(format, facts.layout, files, signal, close);

	const { scratch, scratchName = scratch } = options;
	const copy = await copyToRaw(
		image,
		facts,
		{ path: scratch, name: scratchName },
		finding,
	);
	return diskOf(format, copy.layout, [copy], signal, async () => {
		await close();
		await copy.remove();
	});
}

/** Size of a disk that is in its file from the first byte on, undefined where it is not. */
function bytesOfRaw(
	{ name, sizeBytes }: OpenFile,
	format: DiskFormat,
	tail: Buffer,
): number | undefined {
	if (format === "raw") return sizeBytes;
	return format === "vpc" ? fixedVhdBytes(name, tail, sizeBytes) : undefined;
}

function diskOf(
	format: DiskFormat,
	{ sizeBytes, extents, pieces }: Layout,
	files: readonly Pick<OpenFile, "handle">[],
	signal: AbortSignal,
	close: () => Promise<void>,
): OpenDisk {
	const handles = files.map(({ handle }) => handle);
	return {
		format,
		sizeBytes,
		extents,
		read: async (into, position) => {
			signal.throwIfAborted();
			await pieces.read(handles, into, position);
		},
		close,
	};
}
