/** The demo's repository: four folders of templates as people write them, but for the hypervisor. */

/** Repository-relative path to content. */
export type Files = Readonly<Record<string, string>>;

interface TemplateOptions {
	/** Name of Packer's source. */
	readonly source: string;
	/** Name of the image, and of the machine in the pool. */
	readonly image: string;
	readonly iso: string;
	readonly packages?: string;
	/** A variable that tells the version, where no name does. */
	readonly osVersion?: string;
}

const PACKAGES = "openssh-server cloud-init xe-guest-utilities";
const PACKAGES_AND_TIME = `${PACKAGES} chrony`;

/** What an installer would do, in its words; it is shared by all templates. */
const INSTALL = `#!/bin/sh
# Stands in for an installation: says each step, and takes a moment for it.
set -eu

step() {
  echo "$*"
  sleep 0.3
}

step "Downloading $ISO"
step "Installing the base system of $NAME"
step "Provisioning: $PACKAGES"
# What should never be done: the action hides the password even so, and its base64 too.
step "Setting the password of root to $ROOT_PASSWORD"
step "Writing user-data with password $(printf %s "$ROOT_PASSWORD" | base64)"
step "Shutting down and exporting $NAME"
`;

const DEBIAN_12 = {
	source: "debian-12",
	image: "debian-12",
	iso: "debian-12.12.0-amd64-netinst.iso",
};
const DEBIAN_13 = {
	source: "debian-13",
	image: "debian-13",
	iso: "debian-13.1.0-amd64-netinst.iso",
};
const UBUNTU = {
	source: "noble",
	image: "ubuntu-24.04",
	iso: "ubuntu-24.04.3-live-server-amd64.iso",
};
const ALPINE = {
	source: "virt",
	image: "alpine-3.22",
	iso: "alpine-virt-3.22.1-x86_64.iso",
	osVersion: "3.22",
};
const ROCKY = {
	source: "rocky-9",
	image: "rocky-9",
	iso: "Rocky-9.5-x86_64-minimal.iso",
};

/** All files of the first commit. The two of Debian declare the same variables, so each is run alone. */
export const FIRST_COMMIT: Files = {
	"README.md": "# Templates of Acme\n",
	"packer/_shared/install.sh": INSTALL,
	"packer/debian/debian-12.pkr.hcl": template(DEBIAN_12),
	"packer/debian/debian-13.pkr.hcl": template(DEBIAN_13),
	"packer/ubuntu/ubuntu-24.04.pkr.hcl": template(UBUNTU),
	"packer/alpine/alpine.pkr.hcl": template(ALPINE),
	"packer/rocky/rocky.pkr.hcl": template(ROCKY),
};

/** One of Debian's two versions, and Ubuntu. */
export const TIME_COMMIT: Files = {
	"packer/debian/debian-13.pkr.hcl": template({
		...DEBIAN_13,
		packages: PACKAGES_AND_TIME,
	}),
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

function template(options: TemplateOptions): string {
	const { source, image, iso, packages = PACKAGES, osVersion } = options;
	const version =
		osVersion === undefined
			? ""
			: `variable "os_version" {
  type    = string
  default = "${osVersion}"
}

`;
	return `variable "output_directory" { type = string } # set by the action
variable "pool" { type = string }
variable "root_password" {
  type      = string
  sensitive = true
}
${version}
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
    script = "packer/_shared/install.sh"
  }
}
`;
}
