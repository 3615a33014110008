/**
 * The immutable texts of a build: record, provenance, checksums. Pure.
 * None of them holds a person's name, login or address.
 */

import { createHash } from "node:crypto";
import type {
	ArtifactId,
	BuildIdentity,
	Hardware,
	PackerIdentity,
	PublishedFile,
	Verification,
} from "../model.ts";
import { type JsonObject, render } from "./json.ts";
import type { ImageName } from "./keys.ts";

/** Where a build comes from. */
export interface BuildSource {
	/** `owner/name`, or its URL where there is no GitHub. */
	readonly repository: string;
	/** 40 hex digits. */
	readonly commit: string;
	readonly ref: string;
	/** Tree id of the template's folder. */
	readonly tree: string;
	readonly run_url: string;
	/** Whether files differed from the commit. */
	readonly dirty: boolean;
}

/** The installer as the template names it. */
export interface IsoFacts {
	readonly url?: string;
	/** As written, such as `file:https://…/SHA256SUMS`. */
	readonly checksum?: string;
	/** What that came to when the build began, `<type>:<hex>`, where it is known. */
	readonly resolved?: string;
}

/** What the image was made from in the repository, and what the template says of itself. */
export interface TemplateFacts {
	/** Of the Packer root, repository-relative. */
	readonly directory: string;
	/** Name of the file that was run alone. */
	readonly file?: string;
	readonly variant?: string;
	/** Repository-relative. */
	readonly var_files: readonly string[];
	/** Names of the Packer builds that yield it. */
	readonly builds: readonly string[];
	readonly title?: string;
	readonly description?: string;
	readonly tags?: readonly string[];
	/** Such as `family`, `codename`, `eol`. */
	readonly os?: Readonly<Record<string, string>>;
}

/** All that a record says beside the files. */
export interface RecordFacts {
	readonly image: ImageName;
	readonly identity: BuildIdentity;
	readonly createdAt: Date;
	/** `<scheme>:<hex>`. */
	readonly content: string;
	/** `<scheme>:<hex>`. */
	readonly buildKey: string;
	/** What the build key is made of, a value or a digest each; absent from what an older version of the action kept. */
	readonly buildKeyParts?: Readonly<Record<string, string>>;
	/** Absent from what an older version of the action kept. */
	readonly template?: TemplateFacts;
	/** Ids of the images of the same Packer run, this one among them. */
	readonly runImages: readonly string[];
	readonly hardware?: Hardware;
	readonly source: BuildSource;
	readonly packer: PackerIdentity;
	readonly iso?: IsoFacts;
	/** Values of the template's variables that are no secrets. */
	readonly variables: Readonly<Record<string, string>>;
	readonly base?: JsonObject;
	readonly verification: Verification;
	readonly tests?: JsonObject;
	/** Artifacts that are an id and no file. */
	readonly artifacts: readonly ArtifactId[];
	/** Seconds by phase. */
	readonly timings: Readonly<Record<string, number>>;
}

/** `metadata.json` of a build with these files. */
export function recordText(
	facts: RecordFacts,
	files: readonly PublishedFile[],
): string {
	const { image, packer, iso } = facts;
	return render({
		schema: "metadata-1",
		os: image.os,
		image: image.id,
		version: image.version,
		build: facts.identity.id,
		created_at: facts.createdAt.toISOString(),
		content: facts.content,
		build_key: facts.buildKey,
		build_key_parts: facts.buildKeyParts,
		template: facts.template && { ...facts.template },
		run_images: facts.runImages,
		files,
		hardware: facts.hardware,
		source: facts.source,
		packer: {
			version: packer.version,
			sha256: packer.sha256,
			plugins: packer.plugins,
		},
		iso: iso && {
			url: iso.url ?? "",
			checksum: iso.checksum ?? "",
			resolved: iso.resolved,
		},
		variables: facts.variables,
		base: facts.base,
		verification: facts.verification,
		tests: facts.tests,
		artifacts:
			facts.artifacts.length === 0
				? undefined
				: facts.artifacts.map(({ kind, id }) => ({ kind, id })),
		timings: facts.timings,
	});
}

/**
 * `provenance.json`: an unsigned in-toto Statement v1 with a SLSA provenance v1 predicate
 * (https://in-toto.io/Statement/v1, https://slsa.dev/provenance/v1). Subjects are the image's files.
 */
export function provenanceText(
	facts: RecordFacts,
	files: readonly PublishedFile[],
): string {
	const { source, packer, identity } = facts;
	return render({
		_type: "https://in-toto.io/Statement/v1",
		subject: files
			.filter(({ role }) => role === "image")
			.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
		predicateType: "https://slsa.dev/provenance/v1",
		predicate: {
			buildDefinition: {
				buildType: "urn:xva-template-action:packer-build-1",
				externalParameters: {
					os: facts.image.os,
					image: facts.image.id,
					version: facts.image.version,
					repository: source.repository,
					ref: source.ref,
					variables: facts.variables,
				},
				internalParameters: {
					content: facts.content,
					build_key: facts.buildKey,
					dirty: source.dirty,
				},
				resolvedDependencies: dependencies(facts),
			},
			runDetails: {
				builder: {
					id: "urn:xva-template-action:runner-1",
					version: { packer: packer.version, ...packer.plugins },
				},
				metadata: {
					invocationId: source.run_url,
					startedOn: identity.startedAt.toISOString(),
					finishedOn: facts.createdAt.toISOString(),
				},
			},
		},
	});
}

function dependencies({ source, packer, iso }: RecordFacts): JsonObject[] {
	const [type = "", hex = ""] = iso?.resolved?.split(":") ?? [];
	return [
		{
			uri: source.repository.includes("://")
				? `git+${source.repository}`
				: `git+https://github.com/${source.repository}`,
			digest: { gitCommit: source.commit },
		},
		{ name: "packer", digest: { sha256: packer.sha256 } },
		...(iso?.url === undefined
			? []
			: [
					{
						uri: iso.url,
						...(hex === "" ? {} : { digest: { [type]: hex } }),
					},
				]),
	];
}

/** `SHA256SUMS` as `sha256sum --check` takes it, in the order of names. */
export function checksumsText(
	files: readonly Pick<PublishedFile, "path" | "sha256">[],
): string {
	return [...files]
		.sort((a, b) => (a.path < b.path ? -1 : 1))
		.map(({ path, sha256 }) => `${sha256}  ${path}\n`)
		.join("");
}

/** Hex SHA-256 of a text as it is written. */
export function sha256Of(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}
