/** Which of the files that Packer made are images, and under which names they are published. */
import { basename } from "node:path";
import type { ArtifactFile, Failure, Image } from "../model.ts";
import { platformOf } from "../plan/narrow.ts";
import type { Compression } from "../xva/sniff.ts";
import { looksLikeXva } from "../xva/verify.ts";

const XVA_NAME = /\.xva(\.gz|\.zst)?$/i;
const DISK_NAME = /\.(qcow2|raw|img|vhd|vmdk)$/i;

/** A failure with its reason already decided. */
export class Refusal extends Error {
	override readonly name = "Refusal";
	readonly reason: Failure["reason"];
	constructor(reason: Failure["reason"], message: string) {
		super(message);
		this.reason = reason;
	}
}

/** A file that is an image, and what it is. */
export interface ImageSource extends ArtifactFile {
	readonly format: "xva" | "disk";
	/** Name under the build id. */
	readonly name: string;
	readonly platform?: string;
	/** Of an XVA, told by its first bytes. */
	readonly compression?: Compression;
	/** Level of zstd to which it is recompressed on its way to the store. */
	readonly zstdLevel?: number;
	/** The disk of which the action made it: its name under the build id, and its format. */
	readonly madeFrom?: { readonly name: string; readonly format: string };
}

/** The files of an image, one a platform; other files of the build, such as manifests, are left out. */
export async function chooseFiles(
	image: Image,
	files: readonly ArtifactFile[],
): Promise<readonly ImageSource[]> {
	const chosen: ImageSource[] = [];
	for (const file of files) {
		const format = await formatOf(file.path);
		if (format === undefined) continue;
		const type = image.builds.find(
			({ name }) => name === file.packerBuild,
		)?.builderType;
		chosen.push({
			...file,
			format,
			name: `${image.id}${suffixOf(file.path, format)}`,
			...(type === undefined ? {} : { platform: platformOf(type) }),
		});
	}
	const xvas = chosen.filter(({ format }) => format === "xva");
	if (xvas.length > 1)
		throw new Refusal(
			"ambiguous",
			`${image.id} has ${xvas.length} XVAs (${xvas.map(({ path }) => basename(path)).join(", ")}), and an image is one: let each image come from one build that yields one XVA.`,
		);
	const names = new Set<string>();
	for (const { name, path } of chosen) {
		if (names.has(name))
			throw new Refusal(
				"ambiguous",
				`${image.id} has two files that would both be ${name} (one is ${basename(path)}): let each image come from one build with one such file.`,
			);
		names.add(name);
	}
	if (chosen.length === 0 && files.length > 0)
		throw new Refusal(
			"no_image",
			`None of the files that Packer made for ${image.id} is an XVA or a disk: ${files
				.map(({ path }) => basename(path))
				.slice(0, 5)
				.join(
					", ",
				)}. A disk is told by the end of its name: .qcow2, .raw, .img, .vhd or .vmdk (in a qemu source, let vm_name end so).`,
		);
	return chosen;
}

async function formatOf(path: string): Promise<"xva" | "disk" | undefined> {
	if (XVA_NAME.test(path)) return "xva";
	if (DISK_NAME.test(path)) return "disk";
	return (await looksLikeXva(path)) ? "xva" : undefined;
}

function suffixOf(path: string, format: "xva" | "disk"): string {
	const named = (format === "xva" ? XVA_NAME : DISK_NAME).exec(path)?.[0];
	return (named ?? ".xva").toLowerCase();
}
