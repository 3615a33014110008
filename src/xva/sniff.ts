import { XvaError } from "./errors.ts";

export type Compression = "none" | "gzip" | "zstd";

/** Bytes from the start of a file that {@link sniffCompression} wants to see. */
export const SNIFF_BYTES = 4;

/**
 * Tells the compression by magic bytes, never by name: compressed exports are called `.xva` too.
 * A zstd file may start with a skippable frame (pzstd writes one before each data frame).
 */
export function sniffCompression(head: Uint8Array): Compression {
	if (startsWith(head, [0x1f, 0x8b])) return "gzip";
	if (startsWith(head, [0x28, 0xb5, 0x2f, 0xfd])) return "zstd";
	const skippable =
		((head[0] ?? 0) & 0xf0) === 0x50 &&
		startsWith(head.subarray(1), [0x2a, 0x4d, 0x18]);
	return skippable ? "zstd" : "none";
}

const FOREIGN: readonly {
	readonly magic: readonly number[];
	readonly what: string;
	readonly compression?: true;
}[] = [
	{
		magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a],
		what: "an xz file",
		compression: true,
	},
	{ magic: [0x42, 0x5a, 0x68], what: "a bzip2 file", compression: true },
	{
		magic: [0x04, 0x22, 0x4d, 0x18],
		what: "an lz4 file",
		compression: true,
	},
	{ magic: [0x1f, 0x8b], what: "a gzip file in a compressed file" },
	{
		magic: [0x28, 0xb5, 0x2f, 0xfd],
		what: "a zstd file in a compressed file",
	},
	{ magic: [0x50, 0x4b, 0x03, 0x04], what: "a zip file" },
	{ magic: [0x51, 0x46, 0x49, 0xfb], what: "a qcow2 disk image" },
	{ magic: [0x4b, 0x44, 0x4d, 0x56], what: "a VMDK disk image" },
	{
		magic: [0x63, 0x6f, 0x6e, 0x65, 0x63, 0x74, 0x69, 0x78],
		what: "a VHD disk image",
	},
	{
		magic: [0x76, 0x68, 0x64, 0x78, 0x66, 0x69, 0x6c, 0x65],
		what: "a VHDX disk image",
	},
];

const ERROR_PAGE =
	/^\s*(?:<(?:!doctype|html|head|body|title|h1|center|\?xml|!--)|HTTP\/\d)/i;
const OVA_XML_NAME = Array.from("ova.xml\0", (c) => c.charCodeAt(0));

/** Whether the first tar header (of the uncompressed file) names `ova.xml`, be it sound or not. */
export function namesOvaXml(head: Uint8Array): boolean {
	return startsWith(head, OVA_XML_NAME);
}

/** Says what a file is whose first bytes (up to 512, uncompressed) are no valid tar header. */
export function diagnoseHead(head: Uint8Array): XvaError {
	const text = new TextDecoder().decode(head);
	if (ERROR_PAGE.test(text)) {
		return new XvaError(
			"html-error-page",
			"The file is an error page of a web server, not an XVA: the export or download was refused (an expired session or a failed request); look at what the page says and at the pool's log, and build again or download it again.",
			{ offset: 0 },
		);
	}
	if (namesOvaXml(head)) {
		return head.length < 512
			? new XvaError(
					"truncated",
					"The file ends within its first header: the export was cut off; check the connection to the pool and the free disk space, and build again.",
					{ offset: head.length, member: "ova.xml" },
				)
			: new XvaError(
					"checksum",
					"The header of ova.xml does not match its checksum: the file is damaged; copy or build it again.",
					{ offset: 0, member: "ova.xml" },
				);
	}
	const foreign = FOREIGN.find(({ magic }) => startsWith(head, magic));
	if (foreign?.compression) {
		return new XvaError(
			"unsupported",
			`The file is ${foreign.what}, which pools cannot import: use an uncompressed XVA, gzip or zstd.`,
			{ offset: 0 },
		);
	}
	return new XvaError(
		"not-an-xva",
		`The file is ${foreign?.what ?? "not a tar archive"}, not an XVA: check what made it (with Packer, the template exports with format = "xva" or "xva_compressed").`,
		{ offset: 0 },
	);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
	return magic.every((byte, index) => bytes[index] === byte);
}
