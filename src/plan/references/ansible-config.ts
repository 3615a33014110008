/** The paths in an `ansible.cfg`. */
import { under } from "./found.ts";

export interface AnsibleConfig {
	readonly roles: readonly string[];
	readonly collections: readonly string[];
	/** Of inventories, modules and plugins. */
	readonly others: readonly string[];
}

/** Reads `key = a:b` lines of any section; paths as written. `~` and variables are of the machine, not of the repository. */
export function readAnsibleConfig(text: string): AnsibleConfig {
	const roles: string[] = [];
	const collections: string[] = [];
	const others: string[] = [];
	for (const line of text.split("\n")) {
		const [, key = "", value = ""] =
			/^\s*(\w+)\s*[=:]\s*(.*?)\s*(?:\s;.*)?$/.exec(line) ?? [];
		const paths = value
			.split(/[:,]/)
			.map((path) => path.trim())
			.filter((path) => path !== "" && !/^[/~]|\$|\{\{/.test(path));
		if (key === "roles_path") roles.push(...paths);
		else if (/^collections_paths?$/.test(key)) collections.push(...paths);
		else if (/^inventory$|^library$|^module_utils$|_plugins$/.test(key))
			others.push(...paths);
	}
	return { roles, collections, others };
}

/** The same with the paths resolved against the folder of the file. */
export function relativeTo(
	folder: string,
	config: AnsibleConfig,
): AnsibleConfig {
	const resolve = (paths: readonly string[]) =>
		paths.map((path) => under(folder, path));
	return {
		roles: resolve(config.roles),
		collections: resolve(config.collections),
		others: resolve(config.others),
	};
}
