/** Headers of disk images, as their writers would make them, with what a test wants in them. */

/** Footer of a VHD. */
export function vhdFooter(facts: { type: number; sizeBytes: number }): Buffer {
	const footer = Buffer.alloc(512);
	footer.write("conectix");
	footer.writeBigUInt64BE(BigInt(facts.sizeBytes), 40);
	footer.writeBigUInt64BE(BigInt(facts.sizeBytes), 48);
	footer.writeUInt32BE(facts.type, 60);
	let sum = 0;
	for (const byte of footer) sum += byte;
	footer.writeUInt32BE(~sum >>> 0, 64);
	return footer;
}

/** Header of a qcow2. */
export function qcow2Header(facts: {
	version?: number;
	backing?: string;
	crypt?: number;
	features?: bigint;
}): Buffer {
	const header = Buffer.alloc(65_536);
	header.write("QFI\xfb", "latin1");
	header.writeUInt32BE(facts.version ?? 3, 4);
	if (facts.backing !== undefined) {
		header.writeBigUInt64BE(4096n, 8);
		header.writeUInt32BE(facts.backing.length, 16);
		header.write(facts.backing, 4096);
	}
	header.writeUInt32BE(16, 20);
	header.writeBigUInt64BE(1n << 30n, 24);
	header.writeUInt32BE(facts.crypt ?? 0, 32);
	header.writeBigUInt64BE(facts.features ?? 0n, 72);
	return header;
}

/** A sparse VMDK: its header, and its descriptor in the next sector. */
export function vmdkHeader(facts: {
	sectors?: number;
	descriptor?: string;
}): Buffer {
	const file = Buffer.alloc(65_536);
	file.write("KDMV");
	file.writeUInt32LE(1, 4);
	file.writeBigUInt64LE(BigInt(facts.sectors ?? 2048), 12);
	file.writeBigUInt64LE(128n, 20);
	file.writeBigUInt64LE(1n, 28);
	file.writeBigUInt64LE(20n, 36);
	file.write(facts.descriptor ?? "", 512);
	return file;
}

/** A VMDK's descriptor. */
export function vmdkDescriptor(
	extents: readonly string[],
	settings: readonly string[] = ["parentCID=ffffffff"],
): string {
	return [
		"# Disk DescriptorFile",
		"version=1",
		"CID=2d2f6b82",
		...settings,
		'createType="monolithicFlat"',
		"",
		"# Extent description",
		...extents,
		"",
		"# The Disk Data Base",
		"#DDB",
		"",
		'ddb.virtualHWVersion = "4"',
		'ddb.adapterType = "ide"',
		"",
	].join("\n");
}
