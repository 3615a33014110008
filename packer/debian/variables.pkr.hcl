# ---- the pool: the action offers the first three, and the workflow names the rest; nothing works somewhere by accident ----
variable "remote_host" {
  type        = string
  description = "Pool master, name or address"
  default     = null
}

variable "remote_username" {
  type        = string
  description = "XAPI user that may create, export and destroy VMs"
  default     = null
}

variable "remote_password" {
  type        = string
  description = "Password of remote_username"
  sensitive   = true
  default     = null
}

variable "sr_name" {
  type        = string
  description = "SR of the disk: one with this name (null: the pool's default)"
  default     = null
}

variable "sr_iso_name" {
  type        = string
  description = "SR that receives the installer's ISO (null: the pool's default)"
  default     = null
}

variable "network_names" {
  type        = list(string)
  description = "Networks of the VM that is built: it must reach the runner's ports 8000 to 9000 (empty: the management network)"
  default     = []
}

variable "export_network_names" {
  type        = list(string)
  description = "Networks that the exported template names (empty: those of the build); a pool that has no such network makes one at import"
  default     = []
}

# ---- of this build: the action offers them ----
variable "output_directory" {
  type        = string
  description = "Where the XVA goes; beside it, with -qemu the disk for KVM and with -files what is published with them"
  default     = "output"
}

variable "vm_tags" {
  type        = list(string)
  description = "Tags that the template bears beside its own"
  default     = []
}

variable "vm_other_config" {
  type        = map(string)
  description = "What tells a VM of the pool which build it came from"
  default     = {}
}

# ---- the system: debian-12.pkrvars.hcl, debian-13.pkrvars.hcl ----
variable "os_version" {
  type        = string
  description = "Major version of Debian"
}

variable "os_codename" {
  type        = string
  description = "Its code name"
}

variable "iso_url" {
  type        = string
  description = "The installer of a point release in the archive, where it stays: debian-cd/current changes its names with each"
}

variable "iso_checksum" {
  type        = string
  description = "sha256:<hex> of the ISO, or file:<URL> of a list that names it"
}

variable "clone_template" {
  type        = string
  description = "Template of the pool to begin with: exactly one has this name"
  default     = "Generic Linux UEFI"
}

# ---- choices ----
variable "firmware" {
  type        = string
  description = "What the VM is installed and booted with"
  default     = "bios"
  validation {
    condition     = contains(["bios", "uefi"], var.firmware)
    error_message = "The variable firmware takes bios or uefi."
  }
}

variable "cpus" {
  type        = number
  description = "Virtual CPUs of the template"
  default     = 2
}

variable "memory_mb" {
  type        = number
  description = "Memory of the template in MiB"
  default     = 2048
}

variable "disk_mb" {
  type        = number
  description = "Size of the disk in MiB; the root file system grows into what a clone has"
  default     = 10240
}

variable "xen_tools" {
  type        = string
  description = "Where the guest tools come from: iso (guest-tools.iso of the host), package or none"
  default     = "iso"
  validation {
    condition     = contains(["iso", "package", "none"], var.xen_tools)
    error_message = "The variable xen_tools takes iso, package or none."
  }
}

variable "mirror_host" {
  type        = string
  description = "Debian mirror of the installation, which the image keeps"
  default     = "deb.debian.org"
}

variable "security_host" {
  type        = string
  description = "The same for security updates: it serves /debian-security"
  default     = "security.debian.org"
}

# ---- KVM with UEFI: distributions keep the firmware in different places ----
variable "efi_firmware_code" {
  type        = string
  description = "OVMF's code on the runner; Fedora has /usr/share/edk2/ovmf/OVMF_CODE.fd"
  default     = "/usr/share/OVMF/OVMF_CODE_4M.fd"
}

variable "efi_firmware_vars" {
  type        = string
  description = "The variables that belong to it"
  default     = "/usr/share/OVMF/OVMF_VARS_4M.fd"
}
