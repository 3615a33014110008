/** A repository with every way in which images share files: the tree that the change scenarios are told on. */

/** Repository-relative path to content. */
export type Tree = Readonly<Record<string, string>>;

const output = `variable "output_directory" {
  type    = string
  default = "output"
}
`;

const source = (name: string) => `source "file" "${name}" {
  content = "x"
  target  = "\${var.output_directory}/${name}.xva"
}
`;

/** One folder, two variants by variable files, a shared script by path.root, a whole folder, an answer file. */
const DEBIAN = `${output}variable "os_version" { type = string }

locals {
  shared = "\${path.root}/../_shared"
}

${source("debian")}
build {
  sources = ["source.file.debian"]
  provisioner "shell-local" {
    script = "\${local.shared}/scripts/linux/update.sh"
  }
  provisioner "file" {
    source      = "\${local.shared}/scripts/linux/deep/"
    destination = "/tmp/deep"
  }
  provisioner "shell-local" {
    scripts = [
      "\${path.root}/scripts/packages.sh",
      "\${local.shared}/scripts/linux/seal.sh",
    ]
  }
}
`;

/** Two files that declare the same variable: each is run alone. */
const ubuntu = (step: string) => `${output}
${source("ubuntu")}
build {
  sources = ["source.file.ubuntu"]
  ${step}
}
`;

const ROCKY = `${output}variable "os_version" {
  type    = string
  default = "9"
}

${source("rocky")}
build {
  sources = ["source.file.rocky"]
  provisioner "ansible" {
    playbook_file = "ansible/site.yml"
  }
}
`;

const FEDORA = `${output}${source("fedora-44")}
build {
  sources = ["source.file.fedora-44"]
  provisioner "ansible" {
    playbook_file = "ansible/desktop.yml"
  }
  provisioner "shell-local" {
    inline = [file("\${path.root}/../_shared/motd.txt")]
  }
}
`;

/** What it runs is not known before Packer runs. */
const ALPINE = `${output}variable "script" { type = string }

${source("alpine-3")}
build {
  sources = ["source.file.alpine-3"]
  provisioner "shell-local" {
    script = var.script
  }
}
`;

/** The old format, in a folder below the template. */
const SUSE = `{
  "variables": { "output_directory": "output" },
  "builders": [{ "type": "file", "name": "suse-16", "content": "x", "target": "{{user \`output_directory\`}}/suse-16.xva" }],
  "provisioners": [{ "type": "shell-local", "script": "packer/_shared/scripts/suse/setup.sh" }]
}
`;

/** A shared file, a link to one, and a command of the runner. */
const GENTOO = `${output}${source("gentoo")}
build {
  sources = ["source.file.gentoo"]
  provisioner "file" {
    source      = "packer/_shared/daemon.json"
    destination = "/etc/daemon.json"
  }
  provisioner "shell-local" {
    inline = ["sh -e ./tools/check.sh \${source.name}", "echo /not/a/file done"]
  }
}
`;

const TASKS = "- ansible.builtin.debug: { msg: hello }\n";

export const SCENARIO_TREE: Tree = {
	"README.md": "# Templates\n",
	"files/motd": "hello\n",
	"ansible.cfg": "[defaults]\n",
	"ansible/site.yml":
		"- hosts: all\n  roles:\n    - base\n    - { role: web, port: 80 }\n",
	"ansible/desktop.yml":
		"- hosts: all\n  tasks:\n    - include_role: { name: desktop }\n",
	"ansible/group_vars/all.yml": "a: 1\n",
	"ansible/requirements.yml": "collections: []\n",
	"ansible/roles/base/tasks/main.yml": TASKS,
	"ansible/roles/web/tasks/main.yml": TASKS,
	"ansible/roles/web/meta/main.yml": "dependencies:\n  - role: common\n",
	"ansible/roles/common/tasks/main.yml": TASKS,
	"ansible/roles/desktop/tasks/main.yml": TASKS,
	"ansible/roles/unused/tasks/main.yml": TASKS,
	"packer/README.md": "# Here\n",
	"packer/_shared/motd.txt": "hello\n",
	"packer/_shared/nobody.sh": "#!/bin/sh\n",
	"packer/_shared/scripts/linux/lib.sh": 'say() { echo "$*"; }\n',
	"packer/_shared/scripts/linux/update.sh":
		"#!/bin/sh\n. ./lib.sh\nsay update\n",
	"packer/_shared/scripts/linux/seal.sh": "#!/bin/sh\necho seal\n",
	"packer/_shared/scripts/linux/deep/a.sh": "#!/bin/sh\n",
	"packer/_shared/scripts/linux/deep/more/b.sh": "#!/bin/sh\n",
	"packer/_shared/scripts/suse/setup.sh": "#!/bin/sh\n",
	"packer/debian/NOTES.md": "Notes\n",
	"packer/debian/README.md": "# Debian\n",
	"packer/debian/debian.pkr.hcl": DEBIAN,
	"packer/debian/debian-12.pkrvars.hcl": 'os_version = "12"\n',
	"packer/debian/debian-13.pkrvars.hcl": 'os_version = "13"\n',
	"packer/debian/docs/why.md": "Because\n",
	"packer/debian/http/preseed.cfg": "# answers\n",
	"packer/debian/scripts/packages.sh": "#!/bin/sh\n",
	"packer/debian/template.yml": `title: Debian
variants:
  "12": { var-files: [debian-12.pkrvars.hcl] }
  "13": { var-files: [debian-13.pkrvars.hcl, ../../vars/site.pkrvars.hcl] }
watch: [files/motd]
ignore: [README.md, docs]
`,
	"packer/ubuntu/ubuntu-22.04.pkr.hcl": ubuntu(
		'provisioner "shell-local" { script = "packer/_shared/scripts/linux/seal.sh" }',
	),
	"packer/ubuntu/ubuntu-24.04.pkr.hcl": ubuntu(
		'provisioner "shell-local" { inline = ["true"] }',
	),
	"packer/ubuntu/user-data": "#cloud-config\n",
	"packer/rocky/rocky.pkr.hcl": ROCKY,
	"packer/fedora/fedora.pkr.hcl": FEDORA,
	"packer/alpine/alpine.pkr.hcl": ALPINE,
	"packer/suse/json/suse.json": SUSE,
	// settings that a format beside HCL has, deleted below
	"packer/_shared/daemon.json": "{}\n",
	"packer/gentoo/gentoo-1.pkr.hcl": GENTOO,
	"tools/check.sh": '#!/bin/sh\n. "$(dirname "$0")/common.sh"\n',
	"tools/common.sh": "true\n",
	"vars/site.pkrvars.hcl": "",
};
