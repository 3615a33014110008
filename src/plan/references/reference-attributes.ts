/** Which settings of sources, provisioners and post-processors name files of the repository. Pure. */

/**
 * How a setting names files: `needed` is read by Packer, `made` may be made by another program before it is read, and
 * `maybe` seldom is a file of the repository.
 */
export type PathUse = "needed" | "made" | "maybe";

/** Of sources, provisioners and post-processors alike: no two types mean different things by such a name. */
const PATHS: ReadonlySet<string> = new Set([
	"cd_files",
	"config_template",
	"cookbook_paths",
	"custom_data_file",
	"data_bags_path",
	"environments_path",
	"floppy_dirs",
	"floppy_files",
	"galaxy_file",
	"grains_file",
	"group_vars",
	"hiera_config_path",
	"host_vars",
	"http_directory",
	"inventory_directory",
	"inventory_file",
	"local_pillar_roots",
	"local_state_tree",
	"manifest_dir",
	"manifest_file",
	"minion_config",
	"module_paths",
	"playbook_dir",
	"playbook_file",
	"playbook_files",
	"playbook_paths",
	"role_paths",
	"roles_path",
	"script",
	"scripts",
	"startup_script_file",
	"user_data_file",
	"vagrantfile_template",
]);

/** Where ansible-galaxy puts what `galaxy_file` asks for. */
const MADE_BY_GALAXY: ReadonlySet<string> = new Set([
	"collection_paths",
	"collections_path",
	"role_paths",
	"roles_path",
]);

/** URLs, or files that are brought before a run, and now and then a file of the repository. */
const MAYBE: ReadonlySet<string> = new Set([
	"efi_firmware_code",
	"efi_firmware_vars",
	"iso_checksum",
	"iso_url",
	"iso_urls",
	"source_path",
]);

const OF_TYPE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
	["goss", new Set(["tests", "vars_file"])],
	["vagrant", new Set(["include", "template"])],
]);

/** Blocks and maps of settings inside the settings, of whatever depth, in which the same names count. */
export const NESTED_SETTINGS: ReadonlySet<string> = new Set([
	"additional_iso_files",
	"boot_iso",
	"override",
]);

/** Undefined where a setting names no files. Those of a `file` provisioner do where it uploads. */
export function pathUse(
	type: string,
	setting: string,
	uploads: boolean,
): PathUse | undefined {
	if (type.startsWith("ansible") && MADE_BY_GALAXY.has(setting)) return "made";
	if (MAYBE.has(setting) || (type === "inspec" && setting === "profile"))
		return "maybe";
	const isSource = setting === "source" || setting === "sources";
	const names =
		PATHS.has(setting) ||
		OF_TYPE.get(type)?.has(setting) === true ||
		(type === "file" && isSource && uploads);
	return names ? "needed" : undefined;
}
