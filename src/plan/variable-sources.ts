/** Where variables get their values from, in Packer's order. Pure. */
import type { HclFile } from "./hcl/ast.ts";
import { UNKNOWN } from "./hcl/value.ts";
import { type GivenValues, valuesOf } from "./variables.ts";

/** What the inputs give to every root. */
export interface InputSources {
	/** The input `packer-variables`. */
	readonly variables: Readonly<Record<string, string>>;
	/** Names that `packer-secrets` sets: their values are unknown here. */
	readonly secretNames: ReadonlySet<string>;
	/** Values of the `PKR_VAR_*` that reach Packer, by the variable's name. */
	readonly environment?: ReadonlyMap<string, string>;
	/** Those of `packer-var-files` that could be read, in their order. */
	readonly files: readonly HclFile[];
}

/** What gives values to the variables of one run of Packer. */
export interface VariableSources {
	readonly inputs: InputSources;
	/** Those that Packer reads by itself, then those of the variant or found by their name. */
	readonly files: readonly HclFile[];
	/** Values of the variant in template.yml. */
	readonly variantValues: Readonly<Record<string, string>>;
}

/**
 * The values as Packer takes them: the environment loses to `*.auto.pkrvars.*`, those to variable files in the order in
 * which they are named (the root's, then `packer-var-files`), and all of them to the action's own file, named last, in which
 * `packer-variables` and `packer-secrets` win over the variant's values.
 */
export function givenBy(sources: VariableSources): GivenValues {
	const { inputs, files, variantValues } = sources;
	const secrets = [...inputs.secretNames].map(
		(name) => [name, UNKNOWN] as const,
	);
	return {
		inputs: {
			...variantValues,
			...inputs.variables,
			...Object.fromEntries(secrets),
		},
		files: valuesOf([...files, ...inputs.files]),
		...(inputs.environment === undefined
			? {}
			: { environment: inputs.environment }),
	};
}
