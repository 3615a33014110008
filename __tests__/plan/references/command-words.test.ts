import { describe, expect, test } from "vitest";
import {
	commandWords,
	isLocalCommand,
} from "../../../src/plan/references/command-words.ts";

describe("words of a command that may be paths", () => {
	test.each<[string, readonly string[]]>([
		["sh -e ./tools/check.sh debian", ["./tools/check.sh"]],
		["bash 'a/b.sh' \"c/d.sh\" >out/log", ["a/b.sh", "c/d.sh", "out/log"]],
		["X=lib/x.sh; . lib/y.sh && (cd d/e)", ["lib/x.sh", "lib/y.sh", "d/e"]],
		["curl https://example.com/x /etc/passwd ~/y -f/z", []],
		[
			"-e @other/y.yml --vault-password-file=keys/pass",
			["other/y.yml", "keys/pass"],
		],
		["ANSIBLE_ROLES_PATH=roles/a:packer/b", ["roles/a", "packer/b"]],
		["./$NAME/x.sh {{.Path}}/y echo done", []],
	])("%j", (command, expected) => {
		expect(commandWords(command).map(({ text }) => text)).toEqual(expected);
	});

	test("a playbook is told from a script", () => {
		expect(
			commandWords(
				"ansible-playbook -i inv/hosts ansible/site.yml\nsh a/b.yml",
			),
		).toEqual([
			{ what: "shell-local.script", text: "inv/hosts" },
			{ what: "ansible.playbook_file", text: "ansible/site.yml" },
			{ what: "shell-local.script", text: "a/b.yml" },
		]);
	});
});

test("only shell-local and ansible run their commands where the files of the repository are", () => {
	expect(isLocalCommand("shell-local", "inline")).toBe(true);
	expect(isLocalCommand("shell-local", "execute_command")).toBe(true);
	expect(isLocalCommand("shell-local", "script")).toBe(false);
	expect(isLocalCommand("shell", "inline")).toBe(false);
	expect(isLocalCommand("ansible", "extra_arguments")).toBe(true);
	expect(isLocalCommand("ansible-local", "extra_arguments")).toBe(false);
});
