/** Paths in commands that run on the runner, where the files of the repository are: `shell-local`'s, and Ansible's. Pure. */

const COMMANDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
	["shell-local", new Set(["command", "execute_command", "inline"])],
	["ansible", new Set(["ansible_env_vars", "command", "extra_arguments"])],
]);

/** Are a setting's words those of a command that Packer runs beside itself? */
export function isLocalCommand(type: string, setting: string): boolean {
	return COMMANDS.get(type)?.has(setting) === true;
}

/** Options, absolute paths (what is left of a URL is one), and what a shell or a build fills in. */
const NO_PATH = /^[-/~]|[$]|\{\{/;

/** A word of a command that may be a path, and the setting that reads such a file. */
export interface CommandWord {
	readonly what: string;
	readonly text: string;
}

/** The words with a slash; which of them are files of the repository is for the caller to find out. */
export function commandWords(command: string): readonly CommandWord[] {
	return command.split("\n").flatMap((line) => {
		const isPlaybook = /\bansible-playbook\b/.test(line);
		return line
			.split(/[\s"'`;|&()<>=,:@]+/)
			.filter((word) => word.includes("/") && !NO_PATH.test(word))
			.map((text) => ({
				what:
					isPlaybook && /\.ya?ml$/.test(text)
						? "ansible.playbook_file"
						: "shell-local.script",
				text,
			}));
	});
}
