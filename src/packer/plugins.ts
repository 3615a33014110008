/** Which plugins a root was built with, as Packer tells it. */
import { join } from "node:path";
import { initArguments } from "./command.ts";
import type { RunRequest } from "./run.ts";
import { ask, sha256 } from "./version.ts";

/** An installed plugin. */
export interface Plugin {
	/** Such as `0.9.0`. */
	readonly version: string;
	/** Lower-case hex digest of its binary. */
	readonly sha256: string;
}

/**
 * The plugins that the root requires, by source such as `github.com/vatesfr/xenserver`; none where Packer was given no
 * folder of plugins. Others that are installed may be found by Packer as well: what asks for no plugin is not told of one.
 * @throws where Packer does not answer, or a binary has gone
 */
export async function requiredPlugins({
	packer,
	environment,
	arguments: settings,
}: Pick<RunRequest, "packer" | "environment" | "arguments">): Promise<
	Record<string, Plugin>
> {
	const { PACKER_PLUGIN_PATH: folder } = environment;
	if (!packer.modern || folder === undefined) return {};
	const answer = await ask(
		packer.file,
		["plugins", "required", ...initArguments(settings).slice(1)],
		environment,
		settings.workingDirectory,
	);
	const found = parseRequired(answer, folder).map(
		async ({ source, version, file }) =>
			[source, { version, sha256: await sha256(file) }] as const,
	);
	return Object.fromEntries(await Promise.all(found));
}

/** A plugin that Packer chose. */
export interface ChosenPlugin {
	readonly source: string;
	readonly version: string;
	/** Absolute path of its binary. */
	readonly file: string;
}

/**
 * The answer of `packer plugins required`, a line a plugin: `<name> <source> "<constraints>"`, then the path of each
 * installed version that fits, oldest first (command/plugins_required.go); Packer takes the last (hcl2template/plugin.go).
 */
export function parseRequired(
	answer: string,
	folder: string,
): readonly ChosenPlugin[] {
	return answer.split("\n").flatMap((line) => {
		const source = /^\S+ (\S+) "/.exec(line)?.[1];
		if (source === undefined) return [];
		// a path may hold spaces, but all of them begin alike
		const start = line.lastIndexOf(` ${join(folder, source)}/packer-plugin-`);
		const file = line.slice(start + 1);
		const version = /_v([^_/]+)_x[^/]+$/.exec(file)?.[1];
		return start < 0 || version === undefined
			? []
			: [{ source, version, file }];
	});
}
