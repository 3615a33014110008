/** What a Packer root says of itself, whichever format it is written in. */
import type { DeclaredVariable, PackerRoot, PoolRequest } from "../model.ts";
import type { Value } from "./hcl/value.ts";
import type { RawReference } from "./references/raw-reference.ts";

export interface RootContent {
	readonly variables: readonly DeclaredVariable[];
	readonly builds: readonly FoundBuild[];
	/** Value of a variable as far as defaults and given values tell. */
	readonly variable: (name: string) => Value;
	readonly iso?: NonNullable<PackerRoot["iso"]>;
	/** What each of its sources on a pool asks of it. */
	readonly pool: readonly PoolRequest[];
	/** Where it names files and folders. A method and no getter: V8 keeps what a literal's getter holds on to until a full collection. */
	readonly references: () => readonly RawReference[];
}

export interface FoundBuild {
	/** Name of the build block; empty where it has none. */
	readonly blockName: string;
	/** Absent where the sources of a build block, or its name, are not known before Packer runs. */
	readonly source?: {
		readonly type: string;
		readonly name: string;
		/** The build's name as `packer build -only` takes it. */
		readonly buildName: string;
	};
	/** Files that the source and the build block are in, repository-relative. */
	readonly files: readonly string[];
}
