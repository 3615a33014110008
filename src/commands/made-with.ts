/** What a leg is built with beside the repository's files: for its record and its build key. */
import type { Notice } from "../model.ts";
import { type Plugin, requiredPlugins } from "../packer/plugins.ts";
import type { RunRequest } from "../packer/run.ts";
import { isoNotice, isoReader, type ResolvedIso } from "./iso.ts";
import type { LegBuild } from "./leg-outcome.ts";
import type { LegRequest } from "./packer-request.ts";
import { sentence } from "./workshop.ts";

export interface MadeWith {
	/** By source. */
	readonly plugins: Readonly<Record<string, Plugin>>;
	/** Values of the template's variables that the record may show. */
	readonly variables: Readonly<Record<string, string>>;
	/** Checksum of the installer when the build began, `<type>:<hex>`, where it is known. */
	readonly isoChecksum?: string;
	/** What is not known, and will not be in the record. */
	readonly notices: readonly Notice[];
}

/** How Packer is called for the leg, as far as it matters here. */
export interface PackerCall extends Pick<LegRequest, "shownVariables"> {
	readonly request: Pick<RunRequest, "packer" | "environment" | "arguments">;
}

/** The installer's checksum, on its way while Packer works. */
export interface ComingIso {
	/** Never rejects. */
	readonly read: Promise<ResolvedIso>;
	/** Nobody needs it any more. */
	readonly forget: () => void;
}

/** Begins to read the installer's checksum, just before Packer does. */
export function beginIso(
	{ run, leg }: Pick<LegBuild, "run" | "leg">,
	{ request }: PackerCall,
): ComingIso {
	const forgotten = new AbortController();
	const reader = isoReader({
		network: run.network,
		signal: AbortSignal.any([run.signal, forgotten.signal]),
	});
	return {
		read: reader(leg.root.iso, request.arguments.workingDirectory),
		forget: () => forgotten.abort(),
	};
}

/** To be asked after Packer has run, with its plugins installed. Never throws. */
export async function madeWithOf(
	build: Pick<LegBuild, "leg" | "log">,
	{ request, shownVariables }: PackerCall,
	coming: ComingIso,
): Promise<MadeWith> {
	const plugins = await requiredPlugins(request).catch((error: unknown) => {
		build.log(`The plugins' versions are not recorded: ${sentence(error)}`);
		return {};
	});
	const iso = await coming.read;
	return {
		plugins,
		variables: shownVariables,
		...(iso.checksum === undefined ? {} : { isoChecksum: iso.checksum }),
		notices: isoNotice(
			build.leg.root,
			iso,
			"the record does not tell which ISO it was built from",
		),
	};
}

/** Versions of plugins by their source. */
export function versionsOf(
	plugins: MadeWith["plugins"],
): Record<string, string> {
	return Object.fromEntries(
		Object.entries(plugins).map(([source, { version }]) => [source, version]),
	);
}
