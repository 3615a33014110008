import { describe, expect, test } from "vitest";
import { concerned, expand, type Tree, whyOf } from "./tree.ts";

const lines = (...of: readonly string[]) => `${of.join("\n")}\n`;

/** An infrastructure repository: one playbook an image, roles that need each other, variables, a plugin, requirements. */
const INFRASTRUCTURE: Tree = {
	"ansible.cfg": lines("[defaults]", "roles_path = ansible/shared-roles"),
	"ansible/web.yml": lines(
		"---",
		"- import_playbook: base.yml",
		"- name: Web server",
		"  hosts: all",
		"  vars_files:",
		"    - settings/web.yml",
		"    - [ 'settings/{{ ansible_os_family }}.yml', settings/other.yml ]",
		"  vars:",
		"    secret: !vault |",
		"      $ANSIBLE_VAULT;1.1;AES256",
		"      6130",
		"    roles: [database]",
		"  roles:",
		"    - nginx",
		"    - { role: php, tags: [php] }",
		"    - name: geerlingguy.docker",
		"  tasks:",
		"    - block:",
		"        - ansible.builtin.import_tasks: steps/firewall.yml",
		"      rescue:",
		"        - include_role: name=rescue",
		"    - copy:",
		"        src: ../keys/admin.pub",
		"        dest: /root/.ssh/authorized_keys",
		"    - debug: msg={{ lookup('file', 'motd.txt') }}",
	),
	"ansible/base.yml": lines("- hosts: all", "  roles: [common]"),
	"ansible/database.yml": lines("- hosts: all", "  roles: [database]"),
	"ansible/steps/firewall.yml": lines(
		"- include_role:",
		"    name: firewall",
		"- include_tasks: nested/more.yml",
	),
	"ansible/steps/nested/more.yml": lines("- name: more", "  ping:"),
	"ansible/steps/unused.yml": lines("- import_role: { name: database }"),
	"ansible/settings/web.yml": "a: 1\n",
	"ansible/settings/Debian.yml": "a: 1\n",
	"ansible/motd.txt": "hello\n",
	"ansible/notes.md": "\n",
	"ansible/nginx.conf.j2": "not the role's\n",
	"ansible/group_vars/all.yml": "a: 1\n",
	"ansible/host_vars/web.yml": "a: 1\n",
	"ansible/inventory.ini": "[all]\n",
	"ansible/requirements.yml": "roles: []\n",
	"ansible/library/mine.py": "\n",
	"ansible/filter_plugins/mine.py": "\n",
	"ansible/templates/vhost.j2": "\n",
	"ansible/roles/requirements.yml": "[]\n",
	"ansible/roles/common/tasks/main.yml": "- ping:\n",
	"ansible/roles/nginx/tasks/main.yml": lines(
		"- include_tasks: '{{ ansible_os_family }}.yml'",
		"- include_vars: '{{ ansible_os_family }}.yml'",
		"- template: { src: nginx.conf.j2, dest: /etc/nginx/nginx.conf }",
		"- copy: { src: '{{ playbook_dir }}/certificates/ca.pem', dest: /etc/ca.pem }",
	),
	"ansible/certificates/ca.pem": "\n",
	"ansible/roles/nginx/tasks/Debian.yml": lines("- import_role: { name: ssl }"),
	"ansible/roles/nginx/templates/nginx.conf.j2": "\n",
	"ansible/roles/nginx/handlers/main.yml": lines(
		"- name: restart",
		"  listen: restart",
		"  ansible.builtin.include_role:",
		"    name: service",
	),
	"ansible/roles/ssl/tasks/main.yml": "- ping:\n",
	"ansible/roles/service/tasks/main.yml": "- ping:\n",
	"ansible/roles/php/meta/main.yml": lines(
		"dependencies:",
		"  - role: php-base",
		"  - src: geerlingguy.repo-remi",
		"  - name: php-fpm",
		"  - pecl",
	),
	"ansible/roles/php-base/tasks/main.yml": "- ping:\n",
	"ansible/roles/php-fpm/tasks/main.yml": "- ping:\n",
	"ansible/roles/pecl/tasks/main.yml": "- ping:\n",
	"ansible/roles/rescue/tasks/main.yml": "- ping:\n",
	"ansible/roles/database/tasks/main.yml": "- ping:\n",
	"ansible/shared-roles/firewall/tasks/main.yml": "- ping:\n",
	"ansible/shared-roles/database/tasks/main.yml": "- ping:\n",
	"keys/admin.pub": "ssh-ed25519\n",
	"keys/other.pub": "ssh-ed25519\n",
};

const WEB = ["ansible.playbook_file ansible/web.yml"];

describe("a playbook that uses some roles of many", () => {
	const of = () => concerned(INFRASTRUCTURE, WEB);
	const not = [
		"ansible/database.yml",
		"ansible/steps/unused.yml",
		"ansible/notes.md",
		"ansible/nginx.conf.j2",
		"ansible/roles/database/tasks/main.yml",
		"ansible/shared-roles/database/tasks/main.yml",
		"keys/other.pub",
	];

	test.each(
		Object.keys(INFRASTRUCTURE).filter((file) => !not.includes(file)),
	)("%s concerns it", (file) => expect(of()).toContain(file));

	test.each(not)("%s does not", (file) => expect(of()).not.toContain(file));

	test("all is told: nothing is unresolved", () => {
		expect(expand(INFRASTRUCTURE, WEB).unresolved).toEqual([]);
	});

	test.each([
		["ansible/group_vars/all.yml", "beside ansible/web.yml"],
		["ansible.cfg", "settings of ansible/web.yml"],
		["ansible/base.yml", "included by ansible/web.yml"],
		["ansible/roles/nginx/tasks/main.yml", "role nginx of ansible/web.yml"],
		["ansible/roles/ssl/tasks/main.yml", "role ssl of ansible/roles/nginx"],
		["ansible/roles/common/tasks/main.yml", "role common of ansible/base.yml"],
		["keys/admin.pub", "named in ansible/web.yml"],
		[
			"ansible/certificates/ca.pem",
			"named in ansible/roles/nginx/tasks/main.yml",
		],
	])("%s: %s", (file, why) => {
		expect(whyOf(expand(INFRASTRUCTURE, WEB), file)).toBe(
			`${why}, used at debian.pkr.hcl:10`,
		);
	});
});

describe("where roles are looked for", () => {
	const role = (path: string) => ({ [`${path}/tasks/main.yml`]: "- ping:\n" });
	const playbook = lines("- hosts: all", "  roles: [nginx]");

	test.each<[string, Tree, readonly string[], readonly string[]]>([
		[
			"beside the playbook, whatever else there is",
			{ ...role("ansible/roles/nginx"), ...role("shared/nginx") },
			["ansible.roles_path shared/"],
			["ansible/roles/nginx"],
		],
		[
			"in roles_path of the provisioner",
			{ ...role("shared/nginx"), ...role("shared/php") },
			["ansible.roles_path shared/"],
			["shared/nginx"],
		],
		[
			"in roles_path of ansible.cfg, relative to it",
			{
				"ansible/ansible.cfg": "[defaults]\nroles_path=./galaxy : ../shared\n",
				...role("shared/nginx"),
				...role("shared/php"),
			},
			[],
			["shared/nginx"],
		],
		[
			"in the playbook's folder",
			{ ...role("ansible/nginx"), ...role("ansible/php") },
			[],
			["ansible/nginx"],
		],
		[
			"one by one, where they are uploaded so",
			{ ...role("vendor/nginx"), ...role("vendor/php") },
			[
				"ansible-local.role_paths vendor/nginx/",
				"ansible-local.role_paths vendor/php/",
			],
			["vendor/nginx"],
		],
		[
			"in a tree that is uploaded",
			{ ...role("tree/roles/nginx"), ...role("tree/roles/php") },
			["ansible-local.playbook_dir tree/"],
			["tree/roles/nginx"],
		],
		[
			"anywhere, where an environment variable must tell",
			{
				...role("packer/_shared/roles/nginx"),
				...role("packer/_shared/roles/php"),
			},
			[],
			["packer/_shared/roles/nginx"],
		],
		[
			"behind a symbolic link, which is a file to git",
			{
				"ansible/roles/nginx": "../../lib/roles/nginx",
				...role("lib/roles/nginx"),
				...role("lib/roles/php"),
			},
			[],
			["lib/roles/nginx", "ansible/roles/nginx"],
		],
	])("%s", (_name, tree, references, expected) => {
		const all = { "ansible/site.yml": playbook, ...tree };
		const roles = concerned(all, [
			"ansible-local.playbook_file ansible/site.yml",
			...references,
		])
			.filter((path) => /nginx|php/.test(path))
			.map((path) => path.replace("/tasks/main.yml", ""));
		expect(roles.sort()).toEqual([...expected].sort());
	});

	test("a role of galaxy is nowhere: only the requirements concern", () => {
		const tree = {
			"ansible/site.yml": playbook,
			"ansible/requirements.yml": "- nginx\n",
			"ansible/roles/php/tasks/main.yml": "- ping:\n",
		};
		const { dependencies, unresolved } = expand(tree, [
			"ansible.playbook_file ansible/site.yml",
		]);
		expect(dependencies.map(({ path }) => path)).toEqual([
			"ansible/requirements.yml",
		]);
		expect(unresolved).toEqual([]);
	});

	test("a role beside the one that asks", () => {
		const tree = {
			"ansible/site.yml": "- hosts: all\n  roles: [../lib/web]\n",
			"lib/web/meta/main.yml": "dependencies: [tls]\n",
			...role("lib/tls"),
			...role("lib/other"),
		};
		const of = concerned(tree, ["ansible.playbook_file ansible/site.yml"]);
		expect(of).toContain("lib/tls/tasks/main.yml");
		expect(of).not.toContain("lib/other/tasks/main.yml");
	});
});

describe("collections in the repository", () => {
	const TOOLS = "ansible/collections/ansible_collections/acme/tools";
	const tree: Tree = {
		[`${TOOLS}/galaxy.yml`]: "name: tools\n",
		[`${TOOLS}/plugins/modules/thing.py`]: "\n",
		[`${TOOLS}/roles/web/tasks/main.yml`]: "- import_role: { name: tls }\n",
		[`${TOOLS}/roles/tls/tasks/main.yml`]: "- ping:\n",
		[`${TOOLS}/roles/database/tasks/main.yml`]: "- ping:\n",
		"ansible/collections/ansible_collections/acme/other/plugins/x.py": "\n",
		"elsewhere/roles/web/tasks/main.yml": "- ping:\n",
		"ansible/full.yml": "- hosts: all\n  roles: [acme.tools.web]\n",
		"ansible/short.yml":
			"- hosts: all\n  collections: [acme.tools]\n  roles: [web]\n",
		"ansible/module.yml": "- hosts: all\n  tasks: [acme.tools.thing: {}]\n",
	};
	const plugins = [`${TOOLS}/galaxy.yml`, `${TOOLS}/plugins/modules/thing.py`];
	const roles = ["web", "tls"].map(
		(name) => `${TOOLS}/roles/${name}/tasks/main.yml`,
	);

	test.each([
		["full", [...plugins, ...roles]],
		["short", [...plugins, ...roles]],
		["module", plugins],
	])("%s.yml", (name, expected) => {
		expect(
			concerned(tree, [`ansible.playbook_file ansible/${name}.yml`]),
		).toEqual([...expected, `ansible/${name}.yml`]);
	});
});

describe("what can't be told widens", () => {
	const roles: Tree = {
		"shared/nginx/tasks/main.yml": "- ping:\n",
		"shared/php/tasks/main.yml": "- import_role: { name: '../other/lib' }\n",
		"other/lib/tasks/main.yml": "- ping:\n",
		"ansible/other.yml": "- hosts: all\n",
		"elsewhere/x": "",
	};
	const references = [
		"ansible.playbook_file ansible/site.yml",
		"ansible.roles_path shared/",
	];

	test.each([
		["a role by variable", "- hosts: all\n  roles: ['{{ flavour }}']\n"],
		["roles by variable", "- hosts: all\n  roles: '{{ flavours }}'\n"],
		[
			"a role of a loop",
			"- hosts: all\n  tasks:\n    - include_role: { name: '{{ item }}' }\n      loop: [nginx]\n",
		],
	])("%s: every role, and what those need", (_name, playbook) => {
		const tree = { ...roles, "ansible/site.yml": playbook };
		expect(concerned(tree, references)).toEqual([
			"shared/nginx/tasks/main.yml",
			"shared/php/tasks/main.yml",
			"other/lib/tasks/main.yml",
			"ansible/site.yml",
		]);
		expect(expand(tree, references).unresolved).toEqual([]);
	});

	test.each([
		["not YAML", "- hosts: all\n  roles: [nginx\n- x: [\n", 3],
		["encrypted", "$ANSIBLE_VAULT;1.1;AES256\n6130\n", 1],
		["aliases without end", laughs(), 1],
		["nested without end", `- ${"[".repeat(5000)}`, 1],
		["too long", `- hosts: all\n# ${"x".repeat(300_000)}\n`, 1],
	])("%s: the playbook's folder, and any shared file", (_name, text, line) => {
		const tree = { ...roles, "ansible/site.yml": text };
		const { unresolved } = expand(tree, references);
		expect(unresolved).toEqual([
			{
				file: "ansible/site.yml",
				line,
				why: expect.stringMatching(/^ansible\/site\.yml (is|can't)/),
			},
		]);
		expect(concerned(tree, references)).toEqual(
			expect.arrayContaining([
				"ansible/other.yml",
				"shared/nginx/tasks/main.yml",
			]),
		);
		expect(concerned(tree, references)).not.toContain("elsewhere/x");
	});

	test("an unreadable file of a role widens as well", () => {
		const tree = {
			...roles,
			"ansible/site.yml": "- hosts: all\n  roles: [nginx]\n",
			"shared/nginx/tasks/more.yml": "a: [\n",
		};
		expect(expand(tree, references).unresolved).toMatchObject([
			{ file: "shared/nginx/tasks/more.yml" },
		]);
		expect(concerned(tree, references)).toContain("shared/php/tasks/main.yml");
	});

	test("an uploaded tree stays whole", () => {
		const tree = {
			"tree/site.yml": "- hosts: all\n  roles: ['{{ flavour }}']\n",
			"tree/notes.md": "",
		};
		expect(
			concerned(tree, [
				"ansible-local.playbook_file tree/site.yml",
				"ansible-local.playbook_dir tree/",
			]),
		).toEqual(Object.keys(tree));
	});

	test("tasks by variable: the folder before it", () => {
		const tree = {
			"ansible/site.yml":
				"- hosts: all\n  tasks: [include_tasks: 'steps/{{ x }}.yml']\n",
			"ansible/steps/a.yml": "- import_role: { name: nginx }\n",
			"ansible/other.yml": "- hosts: all\n",
			"ansible/roles/nginx/tasks/main.yml": "- ping:\n",
			"ansible/roles/php/tasks/main.yml": "- ping:\n",
		};
		expect(concerned(tree, ["ansible.playbook_file ansible/site.yml"])).toEqual(
			[
				"ansible/site.yml",
				"ansible/steps/a.yml",
				"ansible/roles/nginx/tasks/main.yml",
			],
		);
	});

	test("tasks by variable alone: the folder of the file", () => {
		const tree = {
			"ansible/site.yml": "- hosts: all\n  tasks: [include_tasks: '{{ x }}']\n",
			"ansible/a/b.yml": "- ping:\n",
			"other/x": "",
		};
		expect(concerned(tree, ["ansible.playbook_file ansible/site.yml"])).toEqual(
			["ansible/site.yml", "ansible/a/b.yml"],
		);
	});
});

test("an inventory's variables", () => {
	const tree = {
		"ansible/site.yml": "- hosts: all\n",
		"inventories/build/hosts": "",
		"inventories/build/group_vars/all.yml": "",
		"inventories/production/group_vars/all.yml": "",
	};
	expect(
		concerned(tree, [
			"ansible.playbook_file ansible/site.yml",
			"ansible.inventory_file inventories/build/hosts",
		]),
	).toEqual([
		"ansible/site.yml",
		"inventories/build/hosts",
		"inventories/build/group_vars/all.yml",
	]);
});

test("an imported playbook has its own folder's roles and variables", () => {
	const tree = {
		"ansible/site.yml": "- import_playbook: ../base/play.yml\n",
		"base/play.yml": "- hosts: all\n  roles: [common]\n",
		"base/group_vars/all.yml": "",
		"base/roles/common/tasks/main.yml": "- ping:\n",
		"base/roles/other/tasks/main.yml": "- ping:\n",
	};
	expect(concerned(tree, ["ansible.playbook_file ansible/site.yml"])).toEqual([
		"ansible/site.yml",
		"base/play.yml",
		"base/group_vars/all.yml",
		"base/roles/common/tasks/main.yml",
	]);
});

test("cycles of playbooks, tasks and roles end", () => {
	const tree = {
		"a/site.yml": "- import_playbook: site.yml\n- hosts: all\n  roles: [x]\n",
		"a/roles/x/tasks/main.yml": "- import_role: { name: y }\n",
		"a/roles/y/tasks/main.yml": "- include_role: { name: x }\n",
		"a/roles/y/meta/main.yml": "dependencies: [y]\n",
	};
	expect(concerned(tree, ["ansible.playbook_file a/site.yml"])).toEqual(
		Object.keys(tree),
	);
});

test("a value that holds itself ends", () => {
	const tree = {
		"a/site.yml": "- hosts: all\n  vars: { x: &x [*x] }\n  roles: [r]\n",
		"a/roles/r/tasks/main.yml": "",
	};
	expect(concerned(tree, ["ansible.playbook_file a/site.yml"])).toEqual(
		Object.keys(tree),
	);
});

test("ten thousand roles are more than anyone reads: any shared file", () => {
	const tree: Record<string, string> = {
		"a/site.yml": "- hosts: all\n  roles: ['{{ x }}']\n",
	};
	for (let index = 0; index < 10_000; index++)
		tree[`a/roles/r${index}/tasks/main.yml`] = "- ping:\n";
	const { dependencies, unresolved } = expand(tree, [
		"ansible.playbook_file a/site.yml",
	]);
	expect(dependencies.map(({ path }) => path)).toEqual(["a/roles", "a"]);
	expect(unresolved).toEqual([
		{
			file: "a/site.yml",
			line: 1,
			why: "a/site.yml leads to more than 5000 files",
		},
	]);
});

test("without a playbook, folders of roles stand as they are", () => {
	const tree = { "shared/nginx/tasks/main.yml": "" };
	expect(expand(tree, ["ansible.roles_path shared/"]).replaces).toEqual([]);
});

test("says where it looked and the index had nothing", () => {
	const tree = {
		"packer/debian/site.yml": "- import_playbook: ../../ansible/base.yml\n",
	};
	expect(
		expand(tree, ["ansible.playbook_file packer/debian/site.yml"]).outside,
	).toEqual(["ansible", "ansible.cfg"]);
});

/** Each line holds nine of the line before. */
function laughs(): string {
	const levels = Array.from(
		{ length: 12 },
		(_, level) =>
			`a${level + 1}: &a${level + 1} [${Array(9).fill(`*a${level}`)}]`,
	);
	return `a0: &a0 [x]\n${levels.join("\n")}\n`;
}
