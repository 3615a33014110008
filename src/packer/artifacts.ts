/** Packer's artifacts to files that are there. */

import type { Stats } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { isAbsolute, normalize, resolve, sep } from "node:path";
import type { ArtifactFile, ArtifactId } from "../model.ts";
import type { PackerArtifact } from "./output.ts";

/** What a run yielded, and what is wrong with it. */
export interface Yield {
	readonly files: readonly ArtifactFile[];
	readonly ids: readonly ArtifactId[];
	/** Artifacts that were named and could not be taken, a sentence each. */
	readonly problems: readonly string[];
	/** A sentence where a build yielded two images. */
	readonly ambiguous?: string;
}

/** Why a file is of an earlier run, undefined where it is of this one: Packer lists all that it finds in a folder. */
export type WhyStale = (
	name: string,
	stats: Pick<Stats, "ctime" | "ctimeMs">,
) => string | undefined;

/** What Packer prints in place of a secret. */
const SENSITIVE = "<sensitive>";
/** Ids that say nothing: of the xenserver and qemu, the null and the file builder. */
const EMPTY_IDS = new Set(["", "VM", "Null", "File"]);
const CHECKSUM_BUILDER = "packer.post-processor.checksum";
const IMAGE_NAME = /\.(?:xva|xva\.gz|xva\.zst|qcow2|raw|img|vhd|vmdk)$/i;
const XVA_NAME = /\.xva(?:\.gz|\.zst)?$/i;

/**
 * Resolves the files of the artifacts, each once per build. Checksum files are no images. A path in which Packer hid
 * a secret is found by looking for the one file that fits. Symbolic links are refused: a template could make us
 * publish any file of the runner.
 */
export async function resolveArtifacts(
	artifacts: readonly PackerArtifact[],
	workingDirectory: string,
	whyStale: WhyStale = () => undefined,
): Promise<Yield> {
	const files = new Map<string, ArtifactFile>();
	const problems: string[] = [];
	for (const { build, builderId, name } of listed(artifacts)) {
		const found = await findFile(name, workingDirectory, whyStale);
		if ("problem" in found) {
			problems.push(`${build}: ${found.problem}`);
			continue;
		}
		const key = `${build}\n${found.path}`;
		if (!files.has(key)) {
			files.set(key, { path: found.path, packerBuild: build, builderId });
		}
	}
	const ambiguous = findAmbiguous([...files.values()]);
	return {
		files: [...files.values()],
		ids: identifiers(artifacts),
		problems: [...new Set(problems)],
		...(ambiguous === undefined ? {} : { ambiguous }),
	};
}

/** Why a run that ended well yielded no image, or too many; undefined where all is well. */
export function refuseYield(
	result: Yield,
):
	| { readonly reason: "ambiguous" | "no_image"; readonly message: string }
	| undefined {
	const { files, ids, problems, ambiguous } = result;
	if (ambiguous !== undefined)
		return { reason: "ambiguous", message: ambiguous };
	if (files.length > 0 || ids.length > 0) return undefined;
	const why = problems[0] ?? "for xenserver, set a format other than none";
	return {
		reason: "no_image",
		message: `Packer ended well, but no build yielded a file (${why})`,
	};
}

/** Files by build as listed, without those that a checksum post-processor made. */
function listed(artifacts: readonly PackerArtifact[]) {
	return artifacts.flatMap(({ build, builderId, files }) =>
		files
			.filter((name) => builderId !== CHECKSUM_BUILDER || IMAGE_NAME.test(name))
			.map((name) => ({ build, builderId, name: normalize(name) })),
	);
}

function identifiers(artifacts: readonly PackerArtifact[]): ArtifactId[] {
	const ids = new Map<string, ArtifactId>();
	for (const { build, builderId, id, files } of artifacts) {
		if (files.length > 0 || EMPTY_IDS.has(id)) continue;
		ids.set(`${build}\n${builderId}\n${id}`, {
			packerBuild: build,
			kind: builderId,
			id,
		});
	}
	return [...ids.values()];
}

function findAmbiguous(files: readonly ArtifactFile[]): string | undefined {
	const xvas = files.filter(({ path }) => XVA_NAME.test(path));
	for (const build of new Set(xvas.map(({ packerBuild }) => packerBuild))) {
		const images = xvas.filter(({ packerBuild }) => packerBuild === build);
		if (images.length > 1) {
			const names = images.map(({ path }) => path).join(", ");
			return `${build} yielded ${images.length} XVAs (${names}): one build makes one image, so give each its own output_directory`;
		}
	}
	return undefined;
}

type Found = { readonly path: string } | { readonly problem: string };

async function findFile(
	name: string,
	workingDirectory: string,
	whyStale: WhyStale,
): Promise<Found> {
	const paths = name.includes(SENSITIVE)
		? await expand(name, workingDirectory)
		: [resolve(workingDirectory, name)];
	const [path] = paths;
	if (path === undefined || paths.length > 1) {
		return {
			problem: `Packer hid a secret in the path ${name}, and ${paths.length} files fit it: keep sensitive variables out of output_directory and vm_name`,
		};
	}
	try {
		const stats = await lstat(path);
		if (!stats.isFile()) return { problem: `${name} is not a regular file` };
		const problem = whyStale(name, stats);
		return problem === undefined ? { path } : { problem };
	} catch {
		return { problem: `${name} is not there` };
	}
}

/** Existing paths that fit, a secret being any text within one part of the path. */
async function expand(
	name: string,
	workingDirectory: string,
): Promise<string[]> {
	let paths = [isAbsolute(name) ? sep : workingDirectory];
	for (const part of name.split(sep).filter((item) => item !== "")) {
		if (!part.includes(SENSITIVE)) {
			paths = paths.map((path) => resolve(path, part));
			continue;
		}
		const pattern = new RegExp(
			`^${part.split(SENSITIVE).map(escapePattern).join(".+")}$`,
			"s",
		);
		const levels = await Promise.all(
			paths.map(async (path) => {
				const entries = await readdir(path).catch(() => []);
				return entries
					.filter((entry) => pattern.test(entry))
					.map((entry) => resolve(path, entry));
			}),
		);
		paths = levels.flat();
	}
	const present = await Promise.all(paths.map(isPresent));
	return paths.filter((_, index) => present[index]);
}

async function isPresent(path: string): Promise<boolean> {
	return lstat(path).then(
		() => true,
		() => false,
	);
}

function escapePattern(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
