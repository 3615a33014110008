import { describe, expect, test } from "vitest";
import { legacyReferences, said } from "./roots.ts";

/** References of a template with one builder, and what it adds. */
function saidBy(parts: object, varFile = ""): readonly string[] {
	const template = { builders: [{ type: "null" }], ...parts };
	return legacyReferences(template, varFile).map(said);
}

const step = (settings: object) => ({ provisioners: [settings] });

describe("settings that name files", () => {
	test.each([
		[{ type: "shell", script: "a.sh" }, "shell.script relative a.sh"],
		[{ type: "shell", scripts: ["a.sh"] }, "shell.scripts relative a.sh"],
		[{ type: "file", source: "a" }, "file.source relative a"],
		[{ type: "goss", tests: ["a"] }, "goss.tests relative a"],
		[
			{ type: "ansible", playbook_file: "a.yml" },
			"ansible.playbook_file relative a.yml",
		],
		[
			{ type: "ansible", roles_path: "roles" },
			"ansible.roles_path relative roles?",
		],
		[
			{ type: "shell", override: { qemu: { script: "b.sh" } } },
			"shell.script relative b.sh",
		],
		[
			{ type: "shell", script: "{{template_dir}}/a.sh" },
			"shell.script root a.sh",
		],
		[
			{ type: "shell", script: "{{ template_dir }}/../_shared/a.sh" },
			"shell.script root ../_shared/a.sh",
		],
		[{ type: "shell", script: "{{pwd}}/a.sh" }, "shell.script cwd a.sh"],
		[{ type: "shell", script: "/opt/a.sh" }, "shell.script absolute /opt/a.sh"],
		[
			{ type: "shell", script: "{{build_type}}.sh" },
			"shell.script: {{build_type}} is known only when Packer runs",
		],
		[
			{ type: "shell", script: "{{env `NAME`}}.sh" },
			"shell.script: {{env `NAME`}} is known only when Packer runs",
		],
	])("%j", (settings, expected) => {
		expect(saidBy(step(settings))).toEqual([expected]);
	});

	test.each([
		{ type: "shell", inline: ["sh a.sh"] },
		{ type: "shell", script: null },
		{ type: "shell", scripts: [] },
		{ type: "file", source: "/tmp/a", direction: "download", destination: "b" },
		{ type: "file", source: "a", generated: true },
		{ type: "file", source: "https://mirror.example/a" },
		{ type: "file", source: "{{ .Path }}" },
	])("none: %j", (settings) => {
		expect(saidBy(step(settings))).toEqual([]);
	});

	test("of builders and post-processors, chains of them included", () => {
		expect(
			saidBy({
				builders: [
					{
						type: "proxmox-iso",
						http_directory: "http",
						additional_iso_files: [{ cd_files: ["cd/*"] }],
						iso_url: "{{user `unset`}}",
					},
					{ type: "file", source: "x.ova" },
				],
				"post-processors": [
					"compress",
					[{ type: "shell-local", script: "a.sh" }],
				],
			}),
		).toEqual([
			"proxmox-iso.http_directory relative http",
			"proxmox-iso.cd_files relative cd/*",
			"file.source relative x.ova",
			"shell-local.script relative a.sh",
		]);
	});

	test("what a provisioner brings from the machine may be absent before", () => {
		expect(
			saidBy({
				provisioners: [
					{ type: "file", direction: "download", destination: "out/" },
					{ type: "shell-local", script: "out/a.sh" },
				],
			}),
		).toEqual(["shell-local.script relative out/a.sh?"]);
	});
});

describe("variables", () => {
	const template = {
		variables: {
			folder: "{{template_dir}}/scripts",
			name: "a",
			home: "{{env `HOME`}}",
			required: null,
		},
		...step({
			type: "shell",
			scripts: [
				"{{user `folder`}}/{{user `name`}}.sh",
				"{{user `home`}}/b.sh",
				"{{user `required`}}",
				"{{user `undeclared`}}",
			],
		}),
	};

	test("are filled in", () => {
		expect(saidBy(template)).toEqual([
			"shell.scripts root scripts/a.sh",
			"shell.scripts: {{env `HOME`}} is known only when Packer runs",
			"shell.scripts: the variable required has no value",
			"shell.scripts: the variable undeclared has no value",
		]);
	});

	test("a variable file tells what a default leaves open", () => {
		expect(saidBy(template, 'required = "c.sh"')).toContain(
			"shell.scripts relative c.sh",
		);
	});
});

test("file and line are those of the setting, or of the list's item", () => {
	const found = legacyReferences({
		builders: [{ type: "qemu", http_directory: "http" }],
		...step({ type: "shell", scripts: ["a.sh", "b.sh"] }),
	});
	expect(found.map(({ file, line }) => `${file}:${line}`)).toEqual([
		"packer/debian/debian.json:5",
		"packer/debian/debian.json:12",
		"packer/debian/debian.json:13",
	]);
});
