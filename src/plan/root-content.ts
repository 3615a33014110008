/** What a Packer root says of itself, whichever format it is written in. */
import type { DeclaredVariable, PackerRoot, PoolRequest } from "../model.ts";
import type { Value } from "./hcl/value.ts";

export interface RootContent {
	readonly variables: readonly DeclaredVariable[];
	readonly builds: readonly FoundBuild[];
	/** Value of a variable as far as defaults and given values tell. */
	readonly variable: (name: string) => Value;
	readonly iso?: NonNullable<PackerRoot["iso"]>;
	/** What each of its sources on a pool asks of it. */
	readonly pool: readonly PoolRequest[];
	/** Files and folders that it names relative to where Packer runs. */
	readonly fileReferences: readonly string[];
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

/** Attributes that name files relative to Packer's working directory, of builders and provisioners. */
const FILE_ATTRIBUTES: ReadonlySet<string> = new Set([
	"cd_files",
	"collections_path",
	"cookbook_paths",
	"data_bags_path",
	"environments_path",
	"floppy_dirs",
	"floppy_files",
	"galaxy_file",
	"group_vars",
	"hiera_config_path",
	"host_vars",
	"http_directory",
	"inventory_file",
	"manifest_file",
	"module_paths",
	"playbook_dir",
	"playbook_file",
	"playbook_files",
	"role_paths",
	"roles_path",
	"script",
	"scripts",
	"user_data_file",
]);

/** Does an attribute name files? Those of a `file` provisioner do, unless it downloads from the machine. */
export function namesFiles(attribute: string, uploads: boolean): boolean {
	return (
		FILE_ATTRIBUTES.has(attribute) ||
		(uploads && (attribute === "source" || attribute === "sources"))
	);
}

/** The relative paths among a value: no URLs, absolute paths or Packer's own `{{ … }}`. */
export function relativePaths(value: Value): readonly string[] {
	const values = Array.isArray(value) ? value : [value];
	return values.filter(
		(path): path is string =>
			typeof path === "string" &&
			path !== "" &&
			!/^[/\\~]|^[A-Za-z]:|:\/\/|\{\{/.test(path),
	);
}
