import { createReadStream } from "node:fs";
import { quoteName } from "./errors.ts";
import { readFacts } from "./head.ts";
import type { DiskFacts } from "./ova-disks.ts";
import { writeFully, writeWhole } from "./partial-file.ts";
import { type VerifiedXva, verifyFile } from "./verify.ts";
import { isZero } from "./zeros.ts";

/** No disk, or more than one, is what was chosen. */
export class DiskChoiceError extends Error {
	override readonly name = "DiskChoiceError";
}

/** Bytes of one read of the head. */
const HEAD_READ_BYTES = 1 << 18;

export interface ExtractOptions {
	/** Its reason is the error of an extraction that was ended by it. */
	readonly signal: AbortSignal;
	/** Bytes of the XVA. */
	readonly onProgress?: (readBytes: number, totalBytes: number) => void;
}

/**
 * Takes a disk out of an XVA into a raw file whose zeros are holes. `choice` is its reference, device (`xvda`), device number
 * or name; without one, the XVA must have one disk. All of the XVA is verified on the way, and the file is written whole or
 * not at all; it must not exist. Rejects with XvaError where the XVA is not valid, with
 * {@link DiskChoiceError} where the choice is no disk's, else with an Error that a user can act on.
 */
export async function extractDisk(
	xva: string,
	choice: string | undefined,
	path: string,
	{ signal, onProgress }: ExtractOptions,
): Promise<{ sizeBytes: number; verified: VerifiedXva }> {
	signal.throwIfAborted();
	const head = createReadStream(xva, { highWaterMark: HEAD_READ_BYTES });
	const { hardware } = await readFacts(head);
	const chosen = chooseDisk(hardware.disks, choice);
	return writeWhole(path, signal, async (file) => {
		const verified = await verifyFile(xva, {
			mode: "full",
			signal,
			...(onProgress === undefined ? {} : { onProgress }),
			onBlock: ({ ref }, position, bytes) => {
				if (ref !== chosen.ref || isZero(bytes)) return;
				return writeFully(file, [bytes], position);
			},
		});
		await file.truncate(chosen.virtual_size);
		return { sizeBytes: chosen.virtual_size, verified };
	});
}

/** What a choice may name, in the order in which it is looked for. */
const KEYS = ["ref", "device", "userdevice", "name"] as const;

function chooseDisk(
	disks: readonly DiskFacts[],
	choice: string | undefined,
): DiskFacts {
	const key = KEYS.find((each) => disks.some((disk) => disk[each] === choice));
	const found =
		choice === undefined
			? disks
			: disks.filter((disk) => key !== undefined && disk[key] === choice);
	const [disk, ...others] = found;
	if (disk !== undefined && others.length === 0) return disk;
	if (disks.length === 0) {
		throw new DiskChoiceError(
			"The XVA holds no disk: look at how it was exported.",
		);
	}
	const what = choice === undefined ? "" : ` called ${quoteName(choice)}`;
	const list = disks.map(shown).join(", ");
	throw new DiskChoiceError(
		`The XVA holds ${found.length === 0 ? "no disk" : "several disks"}${what}: choose one by its device or reference, of ${list}.`,
	);
}

function shown({ device, ref, name, virtual_size: size }: DiskFacts): string {
	return `${quoteName(device)} (${ref}, ${quoteName(name)}, ${sizeText(size)})`;
}

/** Disks are given in powers of two: `20 GiB`. */
function sizeText(bytes: number): string {
	const [unit, base] =
		bytes < 2 ** 30 ? (["MiB", 2 ** 20] as const) : (["GiB", 2 ** 30] as const);
	return `${Math.round((10 * bytes) / base) / 10} ${unit}`;
}
