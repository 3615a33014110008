import { dirname, join } from "node:path";
import { DiskError } from "./errors.ts";
import { closeAll, type OpenFile, openToRead, readPart } from "./files.ts";
import type { FilePart } from "./image.ts";
import {
	checkEmbedded,
	isVmdkDescriptor,
	MAX_DESCRIPTOR_BYTES,
	sparseVmdkHeader,
	type VmdkPart,
	vmdkParts,
} from "./vmdk.ts";

const HEADER_BYTES = 512;

/**
 * Opens the parts that a VMDK descriptor names; undefined for a VMDK that is whole in its own file. Either was looked at: nothing in it names any other file.
 * @throws DiskError where it has, or names, what is not to be read
 */
export async function openVmdkParts(
	file: OpenFile,
): Promise<readonly FilePart[] | undefined> {
	const header = await readPart(file, 0, HEADER_BYTES);
	if (!isVmdkDescriptor(header)) {
		const { at, length } = sparseVmdkHeader(file.name, header);
		checkEmbedded(file.name, await readPart(file, at, length));
		return undefined;
	}
	if (file.sizeBytes > MAX_DESCRIPTOR_BYTES)
		throw new DiskError(
			`${file.name} is too long for a VMDK descriptor: copy or download it again.`,
		);
	const text = await readPart(file, 0, MAX_DESCRIPTOR_BYTES);
	const parts: FilePart[] = [];
	try {
		for (const part of vmdkParts(file.name, text.toString("utf8")))
			parts.push(await openPart(file, part));
	} catch (error) {
		await closeAll(parts.map((part) => part.file));
		throw error;
	}
	return parts;
}

async function openPart(
	descriptor: OpenFile,
	{ name, sparse, diskBytes, offset }: VmdkPart,
): Promise<FilePart> {
	const file = await openToRead(
		join(dirname(descriptor.path), name),
		join(dirname(descriptor.name), name),
	);
	try {
		if (sparse)
			sparseVmdkHeader(file.name, await readPart(file, 0, HEADER_BYTES));
		else if (file.sizeBytes < offset + diskBytes)
			throw new DiskError(
				`${file.name} has ${file.sizeBytes} bytes, where ${descriptor.name} says ${offset + diskBytes}: it was cut.`,
			);
		return { file, diskBytes };
	} catch (error) {
		await file.handle.close();
		throw error;
	}
}
