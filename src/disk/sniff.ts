/** Which format a disk has, by its content alone. */
import { extname } from "node:path";
import { DiskError } from "./errors.ts";
import { isVhdFooter } from "./vhd.ts";
import { isVmdkDescriptor } from "./vmdk.ts";
import { toQcow2 } from "./words.ts";

/** Formats of disks that can be read. `vpc` is VHD, by qemu's name. */
export type DiskFormat = "raw" | "qcow2" | "vpc" | "vmdk" | "vhdx" | "vdi";

/** Bytes of a file's head that tell: an ISO's mark is the last one. */
export const HEAD_BYTES = 33 << 10;
/** Bytes of a file's tail that tell: a fixed VHD has its mark only there. */
export const TAIL_BYTES = 512;

/** Bytes at a place. */
interface Mark {
	readonly at: number;
	readonly bytes: Buffer;
}

function mark(bytes: string | readonly number[], at = 0): Mark {
	return {
		at,
		bytes:
			typeof bytes === "string"
				? Buffer.from(bytes, "latin1")
				: Buffer.from(bytes),
	};
}

const FORMATS: readonly (readonly [Mark, DiskFormat])[] = [
	[mark("QFI\xfb"), "qcow2"],
	[mark("KDMV"), "vmdk"],
	[mark("vhdxfile"), "vhdx"],
	[mark([0x7f, 0x10, 0xda, 0xbe], 0x40), "vdi"],
	// a dynamic VHD begins with a copy of its footer
	[mark("conectix"), "vpc"],
];

/** What to do, of a file of that name. */
type Remedy = (name: string) => string;

const UNPACK: Remedy = () => "unpack it and give the disk inside";
const CONVERT: Remedy = (name) =>
	`convert it first: ${toQcow2(name, "disk.qcow2")}`;

/** Files that would pass for raw disks and are none: what they are, and what to do. */
const REFUSED: readonly (readonly [Mark, string, Remedy])[] = [
	[mark([0x1f, 0x8b, 0x08]), "compressed by gzip", UNPACK],
	[mark([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), "compressed by xz", UNPACK],
	[mark([0x28, 0xb5, 0x2f, 0xfd]), "compressed by zstd", UNPACK],
	[mark([0x04, 0x22, 0x4d, 0x18]), "compressed by lz4", UNPACK],
	[mark("BZh"), "compressed by bzip2", UNPACK],
	[mark("7z\xbc\xaf\x27\x1c"), "a 7z archive", UNPACK],
	[mark("PK\x03\x04"), "a zip archive", UNPACK],
	[
		mark("ova.xml\0"),
		"an XVA, not a disk",
		() => "take a disk out of it by to-disk, or publish it as it is",
	],
	[mark("ustar", 257), "a tar archive (an OVA is one)", UNPACK],
	[mark("COWD"), "an old VMware disk (COWD)", CONVERT],
	[mark("QED\0"), "a QED disk", CONVERT],
	[mark("WithoutFreeSpace"), "a Parallels disk", CONVERT],
	[mark("WithouFreSpacExt"), "a Parallels disk", CONVERT],
];

/** What a web server says instead of a file. */
const ERROR_PAGE =
	/^(?:\xef\xbb\xbf)?\s*(?:<(?:!doctype|html|head|body|title|h1|center|error|\?xml|!--)|HTTP\/\d)/i;

/** Endings that no raw disk has. */
const CLAIMS: Readonly<Record<string, string>> = {
	".qcow2": "qcow2",
	".vhd": "VHD",
	".vmdk": "VMDK",
	".vhdx": "VHDX",
	".vdi": "VDI",
};

const SECTOR_BYTES = 512;

/**
 * Format of a disk. What has no mark of any other is raw.
 * @param name of the file in messages
 * @param head the file's first {@link HEAD_BYTES}, or all of it where it is shorter
 * @param tail its last {@link TAIL_BYTES}, likewise
 * @throws DiskError where it is no disk, or one of another kind
 */
export function sniffDisk(
	name: string,
	head: Buffer,
	tail: Buffer,
): DiskFormat {
	if (head.length === 0)
		throw new DiskError(`${name} is empty: copy or download it again.`);
	for (const [wanted, format] of FORMATS) if (has(head, wanted)) return format;
	if (isVmdkDescriptor(head)) return "vmdk";
	for (const [wanted, what, remedy] of REFUSED)
		if (has(head, wanted))
			throw new DiskError(`${name} is ${what}: ${remedy(name)}.`);
	if (isVhdFooter(tail)) return "vpc";
	if (has(head, mark("CD001", 0x8001)) && !hasPartitions(head))
		throw new DiskError(
			`${name} is the image of a CD (ISO 9660) without a partition table, which no VM boots from as a disk: install from it and give the disk.`,
		);
	if (ERROR_PAGE.test(head.toString("latin1", 0, 512)))
		throw new DiskError(
			`${name} is an error page of a web server, not a disk: look at what it says, and download the disk again.`,
		);
	return "raw";
}

/**
 * Refuses a file without the mark of any format that can't be a raw disk: an error page, or a download that was cut, must not pass for one.
 * @param name of the file, whose ending may say that it should be of a format
 * @throws DiskError
 */
export function checkRaw(name: string, sizeBytes: number): void {
	const claim = CLAIMS[extname(name).toLowerCase()];
	if (claim !== undefined)
		throw new DiskError(
			`${name} is no ${claim}, as its name says: it is a wrong download, or it was cut; copy or download it again (a raw disk has a name like disk.raw or disk.img).`,
		);
	if (sizeBytes % SECTOR_BYTES !== 0)
		throw new DiskError(
			`${name} has ${sizeBytes} bytes, no whole number of sectors of ${SECTOR_BYTES} bytes: it is no disk, or it was cut; copy or download it again.`,
		);
}

function has(bytes: Buffer, { at, bytes: wanted }: Mark): boolean {
	return bytes.subarray(at, at + wanted.length).equals(wanted);
}

/** An MBR with an entry (a GPT has one that protects it): an ISO made for USB sticks is a disk, too. */
function hasPartitions(head: Buffer): boolean {
	if (head.readUInt16BE(510) !== 0x55aa) return false;
	return [446, 462, 478, 494].some((at) => head.readUInt8(at + 4) !== 0);
}
