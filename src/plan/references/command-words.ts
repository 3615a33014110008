/** Paths in commands that run on the runner: `shell-local` runs them where the files of the repository are. Pure. */

const COMMANDS: ReadonlySet<string> = new Set([
	"command",
	"execute_command",
	"inline",
]);

/** Are a setting's words those of a command that Packer runs beside itself? */
export function isLocalCommand(type: string, setting: string): boolean {
	return type === "shell-local" && COMMANDS.has(setting);
}

/** Options, absolute paths, URLs, and what a shell or a build fills in. */
const NO_PATH = /^[-/~]|[$]|:\/\/|\{\{/;

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
			.split(/[\s"'`;|&()<>=,]+/)
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
