/** What makes a build besides its content: the tools, the installer, the parent, the variables. Pure. */
import { createHash } from "node:crypto";

/** Raised whenever the same parts would give another key. */
const SCHEME = 2;
/** A longer value is told by its digest. */
const VALUE_MAX = 100;

export interface BuildKeyInputs {
	readonly packer: { readonly version: string; readonly sha256: string };
	/** By source. */
	readonly plugins: Readonly<
		Record<string, { readonly version: string; readonly sha256: string }>
	>;
	readonly iso?: {
		readonly url?: string;
		readonly checksum?: string;
		/** `<type>:<hex>`, where it is known: then neither the mirror nor how the checksum was found matters. */
		readonly resolved?: string;
	};
	/** Of the parent image; absent where there is none. */
	readonly baseSha256?: string;
	/** Values of variables that are no secrets. */
	readonly variables: Readonly<Record<string, string>>;
}

export interface BuildKey {
	/** `<scheme>:<hex>`. */
	readonly key: string;
	/**
	 * What it is made of, a value or a digest each, sorted by name: the key is the SHA-256 of this object's JSON text. Two
	 * builds with different keys differ in what differs here.
	 */
	readonly parts: Readonly<Record<string, string>>;
}

/** The build key of one Packer run. */
export function buildKey(inputs: BuildKeyInputs): BuildKey {
	const { packer, plugins, iso, baseSha256, variables } = inputs;
	const entries: [string, string][] = [["packer", toolText(packer)]];
	for (const [source, plugin] of Object.entries(plugins))
		entries.push([`plugin ${source}`, toolText(plugin)]);
	if (iso !== undefined) entries.push(["iso", isoText(iso)]);
	if (baseSha256 !== undefined) entries.push(["base", `sha256:${baseSha256}`]);
	for (const [name, value] of Object.entries(variables))
		entries.push([`variable ${name}`, shortened(value)]);
	const parts = Object.fromEntries(
		entries.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
	return { key: `${SCHEME}:${sha256Of(JSON.stringify(parts))}`, parts };
}

function toolText(tool: {
	readonly version: string;
	readonly sha256: string;
}): string {
	return `${tool.version} sha256:${tool.sha256}`;
}

/** By its checksum, else by where it comes from. */
function isoText({
	url = "",
	checksum = "",
	resolved,
}: NonNullable<BuildKeyInputs["iso"]>): string {
	return resolved ?? shortened(`${url} ${checksum}`.trim());
}

function shortened(value: string): string {
	return value.length > VALUE_MAX ? `sha256:${sha256Of(value)}` : value;
}

function sha256Of(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}
