/** The demo's repository: four folders of templates as people write them, but for the hypervisor. */

/** Repository-relative path to content. */
export type Files = Readonly<Record<string, string>>;

interface TemplateOptions {
	/** Name of Packer's source. */
	readonly source: string;
	/** The image's name, which is also the machine's in the pool; it may refer to variables. */
	readonly image: string;
	readonly iso: string;
	readonly packages: string;
	/** The shared script that installs. */
	readonly installer: "apt" | "small";
	/** Variables, as HCL. */
	readonly variables?: string;
}

const PACKAGES = "openssh-server cloud-init xe-guest-utilities";
const PACKAGES_AND_TIME = `${PACKAGES} chrony`;

/** What an installer would do, in its words. */
const STEPS = `# Stands in for an installation: says each step, and takes a moment for it.
set -eu

step() {
  echo "$*"
  sleep 0.3
}
`;

const LOCALE_STEP = `step "Generating the locale C.UTF-8"
`;

const APT = (more = "") => `#!/bin/sh
# Debian and its relatives.
. packer/_shared/steps.sh

step "Downloading $ISO"
step "Installing the base system of $NAME"
${more}step "Provisioning: $PACKAGES"
# What should never be done: the action hides the password even so, and its base64 too.
step "Setting the password of root to $ROOT_PASSWORD"
step "Writing user-data with password $(printf %s "$ROOT_PASSWORD" | base64)"
step "Shutting down and exporting $NAME"
`;

const SMALL = `#!/bin/sh
# Everybody else.
. packer/_shared/steps.sh

step "Downloading $ISO"
step "Installing $NAME with $PACKAGES"
step "Shutting down and exporting $NAME"
`;

/** Two variants of one folder: what tells them apart are their variable files. */
const DEBIAN: TemplateOptions = {
	source: "debian",
	image: `debian-\${var.os_version}`,
	iso: `\${var.iso}`,
	packages: `\${var.packages}`,
	installer: "apt",
	variables: `variable "os_version" { type = string }
variable "iso" { type = string }
variable "packages" { type = string }
`,
};
const UBUNTU: TemplateOptions = {
	source: "noble",
	image: "ubuntu-24.04",
	iso: "ubuntu-24.04.3-live-server-amd64.iso",
	packages: PACKAGES,
	installer: "apt",
};
const ALPINE: TemplateOptions = {
	source: "virt",
	image: "alpine-3.22",
	iso: "alpine-virt-3.22.1-x86_64.iso",
	packages: PACKAGES,
	installer: "small",
	variables: `variable "os_version" {
  type    = string
  default = "3.22"
}
`,
};
const ROCKY: TemplateOptions = {
	source: "rocky-9",
	image: "rocky-9",
	iso: "Rocky-9.5-x86_64-minimal.iso",
	packages: PACKAGES,
	installer: "small",
};

const DEBIAN_12 = variableFile("12", "debian-12.12.0-amd64-netinst.iso");
const DEBIAN_13 = (packages: string) =>
	variableFile("13", "debian-13.1.0-amd64-netinst.iso", packages);

/** All files of the first commit. */
export const FIRST_COMMIT: Files = {
	"README.md": "# Templates of Acme\n",
	"packer/_shared/apt.sh": APT(),
	"packer/_shared/small.sh": SMALL,
	"packer/_shared/steps.sh": STEPS,
	"packer/debian/debian.pkr.hcl": template(DEBIAN),
	"packer/debian/debian-12.pkrvars.hcl": DEBIAN_12,
	"packer/debian/debian-13.pkrvars.hcl": DEBIAN_13(PACKAGES),
	"packer/debian/template.yml": `title: Debian
os: { family: linux, eol: debian }
variants:
  "12": { var-files: [debian-12.pkrvars.hcl], codename: bookworm }
  "13": { var-files: [debian-13.pkrvars.hcl], codename: trixie, default: true }
`,
	"packer/ubuntu/ubuntu-24.04.pkr.hcl": template(UBUNTU),
	"packer/alpine/alpine.pkr.hcl": template(ALPINE),
	"packer/rocky/rocky.pkr.hcl": template(ROCKY),
};

/** One of Debian's two variants, and Ubuntu. */
export const TIME_COMMIT: Files = {
	"packer/debian/debian-13.pkrvars.hcl": DEBIAN_13(PACKAGES_AND_TIME),
	"packer/ubuntu/ubuntu-24.04.pkr.hcl": template({
		...UBUNTU,
		packages: PACKAGES_AND_TIME,
	}),
};

export const POINT_RELEASES_COMMIT: Files = {
	"packer/alpine/alpine.pkr.hcl": template({
		...ALPINE,
		iso: "alpine-virt-3.22.2-x86_64.iso",
	}),
	"packer/rocky/rocky.pkr.hcl": template({
		...ROCKY,
		iso: "Rocky-9.6-x86_64-minimal.iso",
	}),
};

/** A script that two of the four templates use. */
export const SHARED_COMMIT: Files = {
	"packer/_shared/apt.sh": APT(LOCALE_STEP),
};

function variableFile(version: string, iso: string, packages = PACKAGES) {
	return `os_version = "${version}"
iso        = "${iso}"
packages   = "${packages}"
`;
}

function template(options: TemplateOptions): string {
	const { source, image, iso, packages, installer, variables } = options;
	return `variable "output_directory" { type = string } # set by the action
variable "pool" { type = string }
variable "root_password" {
  type      = string
  sensitive = true
}
${variables ?? ""}
# With a real pool: source "xenserver-iso" "${source}" { … }
source "file" "${source}" {
  source = "\${var.pool}/${image}.xva"
  target = "\${var.output_directory}/${image}.xva"
}

build {
  sources = ["source.file.${source}"]

  provisioner "shell-local" {
    environment_vars = [
      "NAME=${image}",
      "ISO=${iso}",
      "PACKAGES=${packages}",
      "ROOT_PASSWORD=\${var.root_password}",
    ]
    script = "packer/_shared/${installer}.sh"
  }
}
`;
}
