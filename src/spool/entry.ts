/** What `spooled.json` says of an image that waits for its upload: types, and the reading of a text nobody is trusted for. Pure. */
import type {
	ArtifactId,
	BuildIdentity,
	Image,
	Inspection,
	PackerIdentity,
} from "../model.ts";
import {
	amount,
	list,
	optional,
	record,
	type Shape,
	shape,
	text,
	truth,
} from "./shape.ts";

/** Raised whenever an older reader would publish something wrong. */
export const SCHEMA = "spooled-1";

/** A file of an entry, as it was when it was verified. */
export interface SpooledFile {
	/** Its name under the build id. */
	readonly name: string;
	readonly platform?: string;
	/** Bytes. */
	readonly size: number;
	/** Lower-case hex. */
	readonly sha256: string;
	/** Level of zstd to which it is recompressed on its way to the store. */
	readonly zstdLevel?: number;
	/** The upload of it that was begun: the store has parts of it. */
	readonly upload?: SpooledUpload;
}

/** What an upload needs to be gone on with. */
export interface SpooledUpload {
	readonly uploadId: string;
	/** Bytes of each part but the last. */
	readonly partBytes: number;
	readonly checksum: UploadChecksum;
}

const CHECKSUMS = ["crc32", "crc32-composite", "md5", "none"] as const;
type UploadChecksum = (typeof CHECKSUMS)[number];

/** What the record will say beside image, files and verification. */
export interface SpooledFacts {
	readonly identity: BuildIdentity;
	readonly content: string;
	readonly buildKey: string;
	readonly buildKeyParts?: Readonly<Record<string, string>>;
	readonly template?: {
		readonly directory: string;
		readonly file?: string;
		readonly variant?: string;
		readonly var_files: readonly string[];
		readonly builds: readonly string[];
		readonly title?: string;
		readonly description?: string;
		readonly tags?: readonly string[];
		readonly os?: Readonly<Record<string, string>>;
	};
	readonly runImages: readonly string[];
	readonly source: {
		readonly repository: string;
		readonly commit: string;
		readonly ref: string;
		readonly tree: string;
		readonly run_url: string;
		readonly dirty: boolean;
	};
	readonly packer: PackerIdentity;
	readonly iso?: {
		readonly url?: string;
		readonly checksum?: string;
		readonly resolved?: string;
	};
	/** No secret is among them: the record shows them to everybody. */
	readonly variables: Readonly<Record<string, string>>;
	readonly artifacts: readonly ArtifactId[];
	readonly timings: Readonly<Record<string, number>>;
}

/** A verified image that could not be uploaded, with all that its publishing needs. */
export interface SpoolEntry {
	/** Name of the bucket, prefix and endpoint that it is for. */
	readonly place: string;
	/** `owner/name` of the run that built it. */
	readonly repository: string;
	readonly image: Image;
	readonly files: readonly SpooledFile[];
	/** The redacted log. */
	readonly log: SpooledFile;
	/** What goes beside them, such as the list of packages. */
	readonly extras?: readonly SpooledFile[];
	readonly inspection: Inspection;
	readonly facts: SpooledFacts;
	/** Channels that move to the build. */
	readonly channels: readonly string[];
	readonly reason: string;
	readonly by: { readonly actor: string; readonly run_url: string };
	/** Name of the publishing in the metadata of the objects that it has put already. */
	readonly stamp?: string;
}

/** `spooled.json` of another version of the action: not for us to publish or to remove. */
export class OtherVersion extends Error {
	override readonly name = "OtherVersion";
}

/** All files of an entry. */
export function filesOf({ files, log, extras = [] }: SpoolEntry) {
	return [...files, log, ...extras];
}

/** Name of a file in an entry's folder, which has none below it; `+` is in no name of a file. */
export function flatName({ name }: Pick<SpooledFile, "name">): string {
	return name.replaceAll("/", "+");
}

export function entryText(entry: SpoolEntry): string {
	return `${JSON.stringify({ schema: SCHEMA, ...entry }, null, "\t")}\n`;
}

/**
 * Reads `spooled.json`.
 * @throws OtherVersion for another version's, Error where it is none
 */
export function parseEntry(source: string): SpoolEntry {
	const value: unknown = JSON.parse(source);
	const { schema } = shape({ schema: text })(value, "spooled.json");
	if (schema !== SCHEMA && /^spooled-\d+$/.test(schema))
		throw new OtherVersion(`it is ${schema}, and this version reads ${SCHEMA}`);
	if (schema !== SCHEMA) throw new Error(`its schema is ${schema}`);
	return ENTRY(value, "spooled.json");
}

/** A name that stays in its folder, as the contract has names of images and files. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/;
const name: Shape<string> = (value, where) => matching(value, where, NAME);
/** The same below folders, as a build has its compliance reports. */
const path: Shape<string> = (value, where) => {
	const found = text(value, where);
	for (const part of found.split("/")) matching(part, where, NAME);
	return found;
};
const hexDigest: Shape<string> = (value, where) =>
	matching(value, where, /^[0-9a-f]{64}$/);

function matching(value: unknown, where: string, pattern: RegExp): string {
	const found = text(value, where);
	if (!pattern.test(found)) throw new Error(`${where} is ${found}`);
	return found;
}

const time: Shape<Date> = (value, where) => {
	const date = new Date(text(value, where));
	if (Number.isNaN(date.getTime())) throw new Error(`${where} is no time`);
	return date;
};

export const imageShape: Shape<Image> = shape({
	id: name,
	os: name,
	version: name,
	builds: list(shape({ name: text, builderType: text, sourceName: text })),
});

const checksum: Shape<UploadChecksum> = (value, where) => {
	const found = CHECKSUMS.find((one) => one === value);
	if (found === undefined) throw new Error(`${where} is ${String(value)}`);
	return found;
};

const file: Shape<SpooledFile> = shape({
	name: path,
	platform: optional(text),
	size: amount,
	sha256: hexDigest,
	zstdLevel: optional(amount),
	upload: optional(shape({ uploadId: text, partBytes: amount, checksum })),
});

/** Verified by this action: the bytes are proved by digest, so what was found in them needs no second look. */
const inspection: Shape<Inspection> = (value, where) => {
	const found = shape({ verification: shape({ result: text }) })(value, where);
	if (!["passed", "none"].includes(found.verification.result))
		throw new Error(`${where} did not pass`);
	return value as Inspection;
};

export const factsShape: Shape<SpooledFacts> = shape({
	identity: shape({ id: name, startedAt: time }),
	content: text,
	buildKey: text,
	buildKeyParts: optional(record(text)),
	template: optional(
		shape({
			directory: text,
			file: optional(text),
			variant: optional(text),
			var_files: list(text),
			builds: list(text),
			title: optional(text),
			description: optional(text),
			tags: optional(list(text)),
			os: optional(record(text)),
		}),
	),
	runImages: list(text),
	source: shape({
		repository: text,
		commit: text,
		ref: text,
		tree: text,
		run_url: text,
		dirty: truth,
	}),
	packer: shape({ version: text, sha256: text, plugins: record(text) }),
	iso: optional(
		shape({
			url: optional(text),
			checksum: optional(text),
			resolved: optional(text),
		}),
	),
	variables: record(text),
	artifacts: list(shape({ packerBuild: text, kind: text, id: text })),
	timings: record(amount),
});

const ENTRY: Shape<SpoolEntry> = shape({
	place: text,
	repository: text,
	image: imageShape,
	files: list(file),
	log: file,
	extras: optional(list(file)),
	inspection,
	facts: factsShape,
	channels: list(text),
	reason: text,
	by: shape({ actor: text, run_url: text }),
	stamp: optional(text),
});
