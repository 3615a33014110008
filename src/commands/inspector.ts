/** Looks at an image's files while they are read for the upload, and says what it found. */
import { createHash } from "node:crypto";
import type { ImageFile } from "../bucket/publish.ts";
import type { Inspection, Verification } from "../model.ts";
import { openRecompression } from "../xva/recompress.ts";
import { type VerifiedXva, XvaVerifier } from "../xva/verify.ts";
import { importableBy } from "../xva/versions.ts";
import type { ImageSource } from "./image-files.ts";

/** Bytes and lower-case hex of a file as it was read. */
interface ReadFile {
	readonly size: number;
	readonly sha256: string;
}

export interface InspectorSettings {
	readonly mode: Verification["mode"];
	/** Path of the `zstd` program, where the runner has one. */
	readonly zstd?: string | undefined;
	readonly signal: AbortSignal;
}

/** What the one reading of an image's files finds out. */
export class Inspector {
	readonly #settings: InspectorSettings;
	/** An image's record speaks of its XVA where there is one. */
	#subject: ImageSource | undefined;
	#found: VerifiedXva | undefined;
	/** Files as they were read, by their names: those that others are made from. */
	readonly #read = new Map<string, ReadFile>();

	constructor(settings: InspectorSettings) {
		this.#settings = settings;
	}

	/** The file with what looks at it, and what changes it on its way to the store. */
	open(file: ImageSource): ImageFile {
		const { path, name, platform, zstdLevel } = file;
		return {
			path,
			name,
			sinks: this.#sinks(file, zstdLevel === undefined, false),
			...(platform === undefined ? {} : { platform }),
			...(zstdLevel === undefined
				? {}
				: { through: () => this.#recompression(zstdLevel) }),
		};
	}

	/** What looks at the file as it is now, though it may be changed on its way later. */
	look(file: ImageSource): ImageFile["sinks"] {
		return this.#sinks(file, true, file.zstdLevel !== undefined);
	}

	/**
	 * To be asked when all files have been read.
	 * @param sources by name, the files as they were read, where they were changed on their way
	 */
	result(sources: ReadonlyMap<string, ReadFile> = new Map()): Inspection {
		for (const [name, file] of sources) this.#read.set(name, file);
		const found = this.#found;
		return {
			verification: this.#verification(),
			...hardwareOf(found, this.#subject),
		};
	}

	#sinks(
		file: ImageSource,
		verify: boolean,
		digest: boolean,
	): ImageFile["sinks"] {
		const { name, format } = file;
		const wanted = digest || this.#subject?.madeFrom?.name === name;
		if (this.#subject?.format !== "xva") this.#subject = file;
		return [
			...(format === "xva" && verify ? this.#verifier() : []),
			...(wanted ? [this.#digest(name)] : []),
		];
	}

	#verification(): Verification {
		const found = this.#found;
		const { mode } = this.#settings;
		const subject = this.#subject;
		const about = {
			format: subject?.format ?? ("other" as const),
			...this.#origin(subject),
		};
		if (found === undefined || mode === "none")
			return {
				result: "none",
				mode: "none",
				compression: storedAs(subject, subject?.compression ?? "none"),
				blocks: 0,
				warnings: [],
				...about,
			};
		const { contentDigest } = found;
		const archive = this.#archive(found, subject);
		return {
			result: "passed",
			mode,
			compression:
				subject?.zstdLevel === undefined ? found.compression : "zstd",
			blocks: found.blocks,
			warnings: found.warnings,
			...archive,
			...(contentDigest === undefined ? {} : { content_digest: contentDigest }),
			...about,
		};
	}

	/** What is inside a compressed XVA: an uncompressed one that is recompressed is that itself. */
	#archive(
		{ archive, compression }: VerifiedXva,
		subject: ImageSource | undefined,
	): Pick<Verification, "archive_size" | "archive_sha256"> {
		if (archive !== undefined) {
			const { sizeBytes, sha256 } = archive;
			return {
				archive_size: sizeBytes,
				...(sha256 === undefined ? {} : { archive_sha256: sha256 }),
			};
		}
		const read = this.#read.get(subject?.name ?? "");
		if (compression !== "none" || subject?.zstdLevel === undefined || !read)
			return {};
		return { archive_size: read.size, archive_sha256: read.sha256 };
	}

	/** The file that the XVA was made from: the one that Packer made. */
	#origin(subject: ImageSource | undefined): Pick<Verification, "made_from"> {
		if (subject === undefined) return {};
		const { name, madeFrom, zstdLevel } = subject;
		const read = this.#read.get(madeFrom?.name ?? name);
		if (read === undefined || (madeFrom ?? zstdLevel) === undefined) return {};
		const format = madeFrom?.format ?? subject.compression ?? "none";
		return { made_from: { format, ...read } };
	}

	#verifier(): ImageFile["sinks"] {
		const { mode } = this.#settings;
		if (mode === "none") return [];
		const verifier = new XvaVerifier({ mode });
		return [
			{
				write: (chunk) => verifier.write(chunk),
				end: async () => {
					this.#found = await verifier.end();
				},
			},
		];
	}

	#digest(name: string): ImageFile["sinks"][number] {
		const hash = createHash("sha256");
		let size = 0;
		return {
			write: (chunk) => {
				hash.update(chunk);
				size += chunk.length;
			},
			end: async () => {
				this.#read.set(name, { size, sha256: hash.digest("hex") });
			},
		};
	}

	#recompression(level: number) {
		const { mode, zstd, signal } = this.#settings;
		const recompression = openRecompression({
			mode,
			level,
			signal,
			...(zstd === undefined ? {} : { program: zstd }),
		});
		return {
			write: (chunk: Uint8Array) => recompression.write(chunk),
			end: async () => {
				await recompression.end();
				this.#found = recompression.result();
			},
			output: recompression.output,
			destroy: () => recompression.destroy(),
		};
	}
}

function storedAs(
	subject: ImageSource | undefined,
	compression: Verification["compression"],
): Verification["compression"] {
	return subject?.zstdLevel === undefined ? compression : "zstd";
}

/** A recompressed XVA needs what zstd needs, whatever it was before. */
function hardwareOf(
	found: VerifiedXva | undefined,
	subject: ImageSource | undefined,
): Pick<Inspection, "hardware"> {
	const { hardware, checksums = [] } = found ?? {};
	if (hardware === undefined) return {};
	if (subject?.zstdLevel === undefined) return { hardware };
	const importable = importableBy({
		xapiVersion: hardware.exporter.xapi_version,
		checksums,
		compression: "zstd",
		firmware: hardware.firmware,
		vtpm: hardware.vtpm,
		secureBoot: hardware.secure_boot,
	});
	return { hardware: { ...hardware, importable } };
}
