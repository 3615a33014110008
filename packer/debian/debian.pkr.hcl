locals {
  # no timestamp in it: the name of the VM, and of its XVA, stays the same, and the action adds the build id
  vm_name = "debian-${var.os_version}${var.firmware == "uefi" ? "-uefi" : ""}"
  shared  = "${path.root}/../_shared"

  # netcfg runs before the answers are fetched, so the host's name stands here
  answers = join(" ", [
    "url=http://{{ .HTTPIP }}:{{ .HTTPPort }}/preseed.cfg",
    "hostname=debian domain=local",
    "mirror/http/hostname=${var.mirror_host} apt-setup/security_host=${var.security_host}",
  ])

  boot_command = {
    # isolinux: Esc opens the prompt, and its label "auto" means auto=true priority=critical
    bios = [
      "<esc><wait2>",
      "auto ${local.answers} <enter>",
    ]
    # GRUB: c opens the command line
    uefi = [
      "<wait3>c<wait2>",
      "linux /install.amd/vmlinuz auto=true priority=critical ${local.answers} --- quiet<enter><wait>",
      "initrd /install.amd/initrd.gz<enter><wait>",
      "boot<enter>",
    ]
  }
}

source "xenserver-iso" "debian" {
  remote_host     = var.remote_host
  remote_username = var.remote_username
  remote_password = var.remote_password

  vm_name         = local.vm_name
  vm_description  = "Debian ${var.os_version} (${var.os_codename}) with cloud-init: NoCloud or ConfigDrive, no user, no password"
  vm_tags         = concat(["debian", var.os_codename], var.vm_tags)
  vm_other_config = var.vm_other_config
  clone_template  = var.clone_template
  firmware        = var.firmware
  vcpus_max       = var.cpus
  vcpus_atstartup = var.cpus
  vm_memory       = var.memory_mb

  sr_name   = var.sr_name
  disk_name = local.vm_name
  disk_size = var.disk_mb

  network_names        = var.network_names
  export_network_names = var.export_network_names

  iso_url        = var.iso_url
  iso_checksum   = var.iso_checksum
  sr_iso_name    = var.sr_iso_name
  tools_iso_name = var.xen_tools == "iso" ? "guest-tools.iso" : ""

  http_directory = "${path.root}/http"
  boot_wait      = "15s"
  boot_command   = local.boot_command[var.firmware]

  ssh_username           = "packer"
  ssh_password           = "packer"
  ssh_timeout            = "60m"
  ssh_handshake_attempts = 500

  output_directory = var.output_directory
  format           = "xva_compressed"
  keep_vm          = "never"
}

# the same system for KVM, and the way to try the template without a pool
source "qemu" "debian" {
  # a disk is told by the end of its name
  vm_name          = "${local.vm_name}.qcow2"
  iso_url          = var.iso_url
  iso_checksum     = var.iso_checksum
  cpus             = var.cpus
  memory           = var.memory_mb
  disk_size        = "${var.disk_mb}M"
  format           = "qcow2"
  disk_compression = true
  disk_discard     = "unmap"
  headless         = true

  # a path alone turns UEFI on
  efi_boot          = var.firmware == "uefi"
  efi_firmware_code = var.firmware == "uefi" ? var.efi_firmware_code : ""
  efi_firmware_vars = var.firmware == "uefi" ? var.efi_firmware_vars : ""

  http_directory = "${path.root}/http"
  boot_wait      = "10s"
  boot_command   = local.boot_command[var.firmware]

  ssh_username = "packer"
  ssh_password = "packer"
  ssh_timeout  = "60m"

  # seal.sh removes the account that could shut it down: the last provisioner does, and "true" makes Packer wait for it (without
  # a command it would end the VM at once)
  shutdown_command = "true"
  shutdown_timeout = "5m"
  output_directory = "${var.output_directory}-qemu"
}

build {
  name = "debian"
  sources = [
    "source.xenserver-iso.debian",
    "source.qemu.debian",
  ]

  # the contents of a folder are copied into one that is there
  provisioner "shell" {
    inline = ["mkdir -p /tmp/tpl"]
  }

  provisioner "file" {
    source      = "${local.shared}/scripts/linux/"
    destination = "/tmp/tpl/"
  }

  provisioner "shell" {
    execute_command  = "sudo env {{ .Vars }} sh {{ .Path }}"
    environment_vars = ["XEN_TOOLS=${var.xen_tools}"]
    inline = [
      "set -e",
      "sh /tmp/tpl/update.sh",
      "sh /tmp/tpl/guest-tools.sh",
      "sh /tmp/tpl/cloud-init.sh",
      "sh /tmp/tpl/harden.sh",
    ]
  }

  # what only this template has
  provisioner "shell" {
    execute_command = "sudo env {{ .Vars }} sh {{ .Path }}"
    scripts = [
      "${path.root}/scripts/packages.sh",
      "${path.root}/scripts/boot-loaders.sh",
    ]
  }

  # is the software there? Identities are looked at later, in the finished image
  provisioner "shell" {
    execute_command = "sudo env {{ .Vars }} sh {{ .Path }}"
    script          = "${path.root}/tests/in-build.sh"
  }

  # what is in the image: the action takes up what lies in this folder (packer/README.md)
  provisioner "shell" {
    inline = ["sh /tmp/tpl/inventory.sh /tmp/inventory"]
  }

  provisioner "file" {
    direction   = "download"
    sources     = ["/tmp/inventory/packages.tsv", "/tmp/inventory/sbom.cdx.json"]
    destination = "${var.output_directory}-files/${source.type}.${source.name}/"
  }

  # nothing may follow this one
  provisioner "shell" {
    execute_command   = "sudo env {{ .Vars }} sh {{ .Path }}"
    environment_vars  = ["BUILD_USER=packer"]
    skip_clean        = true
    expect_disconnect = true
    inline = [
      "set -e",
      "sh /tmp/tpl/seal.sh",
      "rm -rf /tmp/tpl",
      "[ \"$PACKER_BUILDER_TYPE\" != qemu ] || (sleep 10; systemctl poweroff) >/dev/null 2>&1 &",
    ]
  }
}
