/** `action.yml` as the runner reads it: inputs with their defaults, and what to start. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export interface Manifest {
	readonly name: string;
	readonly inputs: Readonly<Record<string, ManifestInput>>;
	/** Absolute paths of the entry points. */
	readonly main: string;
	readonly post?: string;
}

interface ManifestInput {
	readonly default?: string | number | boolean;
	readonly deprecationMessage?: string;
}

/** Contexts of expressions: `github.token` is `contexts.github.token`. */
export type Contexts = Readonly<
	Record<string, Readonly<Record<string, string>>>
>;

/** Runs what the runner runs for `using: node24`, and refuses all else. */
export function readManifest(actionPath: string): Manifest {
	const file = ["action.yml", "action.yaml"]
		.map((name) => join(actionPath, name))
		.find(existsSync);
	if (file === undefined)
		throw new Error(`There is no action.yml in ${actionPath}.`);
	const { name, inputs, runs } = parse(readFileSync(file, "utf8"));
	if (runs?.using !== "node24")
		throw new Error(`This emulator runs node24 actions, not ${runs?.using}.`);
	return {
		name,
		inputs: inputs ?? {},
		main: join(actionPath, runs.main),
		...(runs.post && { post: join(actionPath, runs.post) }),
	};
}

/** The step's inputs by lower-case name: what was given, else the default with its expressions resolved. */
export function resolveInputs(
	manifest: Manifest,
	given: Readonly<Record<string, string>>,
	contexts: Contexts,
): { inputs: Record<string, string>; warnings: string[] } {
	const inputs: Record<string, string> = {};
	const warnings: string[] = [];
	for (const [name, input] of Object.entries(manifest.inputs))
		inputs[name.toLowerCase()] = evaluate(`${input.default ?? ""}`, contexts);
	const known = Object.keys(inputs);
	const unknown: string[] = [];
	for (const [name, value] of Object.entries(given)) {
		const key = name.toLowerCase();
		if (!known.includes(key)) unknown.push(key);
		inputs[key] = value;
		const deprecated = manifest.inputs[key]?.deprecationMessage;
		if (deprecated)
			warnings.push(
				`Input '${key}' has been deprecated with message: ${deprecated}`,
			);
	}
	if (unknown.length > 0)
		warnings.push(
			`Unexpected input(s) ${quoted(unknown)}, valid inputs are [${quoted(known)}]`,
		);
	return { inputs, warnings };
}

/** `INPUT_` and the name: blanks become `_`, hyphens stay. */
export function inputVariable(name: string): string {
	return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}

function quoted(names: readonly string[]): string {
	return names.map((name) => `'${name}'`).join(", ");
}

function evaluate(text: string, contexts: Contexts): string {
	return text.replace(/\$\{\{(.*?)\}\}/gs, (whole, expression: string) => {
		const [, context = "", name = ""] =
			/^\s*(\w+)\.([\w-]+)\s*$/.exec(expression) ?? [];
		const values = contexts[context];
		if (values === undefined)
			throw new Error(`This emulator can't evaluate ${whole}.`);
		return values[name] ?? "";
	});
}
