/**
 * The records of ova.xml, field by field. A field that xapi's datamodel gives no default must be there, or the import fails;
 * the others are written where Xen Orchestra, whose VMs are imported every day, writes them too.
 */

import type { NewDisk, NewNetwork, VmDescription } from "./ova-write.ts";
import { RpcDouble, type RpcInput } from "./rpc-write.ts";

type Fields = Readonly<Record<string, RpcInput>>;

/** A reference to nothing. */
const NONE = "OpaqueRef:NULL";
const NEVER = new Date(0);
const NO_OPERATIONS: Fields = {
	allowed_operations: [],
	current_operations: {},
};
const NO_QOS: Fields = {
	qos_algorithm_type: "",
	qos_algorithm_params: {},
	qos_supported_algorithms: [],
};

/** A VM that is halted; its VBDs and VIFs are the caller's to add. `macSeed` is a UUID: MACs are made from it on a restore. */
export function vmFields(vm: VmDescription, macSeed: string): Fields {
	const memory = vm.memoryBytes;
	return {
		name_label: vm.name,
		name_description: vm.description,
		is_a_template: vm.isTemplate,
		tags: vm.tags,
		VCPUs_max: vm.cpus,
		VCPUs_at_startup: vm.cpus,
		memory_static_max: memory,
		memory_dynamic_max: memory,
		memory_dynamic_min: memory,
		memory_static_min: memory,
		other_config: {
			base_template_name: "Other install media",
			mac_seed: macSeed,
			...sorted(vm.otherConfig),
		},
		...FIRMWARE[vm.firmware],
		...VM_DEFAULTS,
	};
}

/** Disk before CD before network. The first boot of a UEFI VM makes new variables. */
const FIRMWARE: Readonly<Record<VmDescription["firmware"], Fields>> = {
	bios: {
		HVM_boot_params: { order: "cdn", firmware: "bios" },
		platform: platform("qemu-upstream-compat"),
	},
	uefi: {
		HVM_boot_params: { order: "cdn", firmware: "uefi" },
		platform: platform("qemu-upstream-uefi"),
	},
};

/** What XCP-ng's "Other install media" has, which suits Linux and Windows (`viridian`) alike. */
function platform(deviceModel: string): Fields {
	return {
		"device-model": deviceModel,
		acpi: "1",
		apic: "true",
		hpet: "true",
		nx: "true",
		pae: "true",
		secureboot: "false",
		timeoffset: "0",
		viridian: "true",
	};
}

const VM_DEFAULTS: Fields = {
	...NO_OPERATIONS,
	user_version: 1,
	version: 0,
	reference_label: "other-install-media",
	is_default_template: false,
	is_control_domain: false,
	power_state: "Halted",
	domain_type: "hvm",
	domid: -1,
	domarch: "",
	hardware_platform_version: 0,
	HVM_boot_policy: "BIOS order",
	HVM_shadow_multiplier: new RpcDouble(1),
	NVRAM: {},
	PV_args: "",
	PV_bootloader: "",
	PV_bootloader_args: "",
	PV_kernel: "",
	PV_legacy_args: "",
	PV_ramdisk: "",
	PCI_bus: "",
	attached_PCIs: [],
	VCPUs_params: {},
	VGPUs: [],
	VTPMs: [],
	VUSBs: [],
	memory_overhead: 0,
	memory_target: 0,
	actions_after_crash: "restart",
	actions_after_reboot: "restart",
	actions_after_shutdown: "destroy",
	affinity: NONE,
	resident_on: NONE,
	metrics: NONE,
	guest_metrics: NONE,
	suspend_VDI: NONE,
	suspend_SR: NONE,
	// Without `parent`, an import takes the VM for one of a time before ballooning and changes its memory.
	parent: NONE,
	children: [],
	is_a_snapshot: false,
	is_snapshot_from_vmpp: false,
	is_vmss_snapshot: false,
	snapshot_of: NONE,
	snapshot_time: NEVER,
	snapshot_info: {},
	snapshot_metadata: "",
	snapshots: [],
	transportable_snapshot_id: "",
	bios_strings: {},
	blobs: {},
	blocked_operations: {},
	consoles: [],
	crash_dumps: [],
	generation_id: "",
	ha_always_run: false,
	ha_restart_priority: "",
	has_vendor_device: false,
	last_boot_CPU_flags: {},
	last_booted_record: "",
	order: 0,
	recommendations: "",
	requires_reboot: false,
	shutdown_delay: 0,
	start_delay: 0,
	xenstore_data: {},
};

/** A disk's place in the VM; the VM and the VDI are the caller's to add. */
export function vbdFields(device: number): Fields {
	return {
		...NO_OPERATIONS,
		...NO_QOS,
		device: deviceName(device),
		userdevice: device,
		bootable: device === 0,
		mode: "RW",
		type: "Disk",
		unpluggable: true,
		empty: false,
		currently_attached: false,
		// The disk goes with the VM when that is removed.
		other_config: { owner: "" },
		storage_lock: false,
		status_code: 0,
		status_detail: "",
		runtime_properties: {},
		metrics: NONE,
	};
}

/** `xvda` to `xvdz`, then `xvdaa`. */
function deviceName(device: number): string {
	const letter = (index: number) => String.fromCharCode(0x61 + index);
	const high = Math.floor(device / 26);
	return `xvd${high > 0 ? letter(high - 1) : ""}${letter(device % 26)}`;
}

/** A disk; its SR and VBDs are the caller's to add. It never was in a pool, so it takes nothing there. */
export function vdiFields(disk: NewDisk): Fields {
	return {
		...NO_OPERATIONS,
		name_label: disk.name,
		name_description: "",
		virtual_size: disk.sizeBytes,
		physical_utilisation: 0,
		type: "user",
		sharable: false,
		read_only: false,
		managed: true,
		missing: false,
		allow_caching: false,
		cbt_enabled: false,
		is_tools_iso: false,
		on_boot: "persist",
		location: "",
		parent: NONE,
		is_a_snapshot: false,
		snapshot_of: NONE,
		snapshot_time: NEVER,
		snapshots: [],
		metadata_of_pool: NONE,
		metadata_latest: false,
		crash_dumps: [],
		other_config: {},
		sm_config: {},
		storage_lock: false,
		tags: [],
		xenstore_data: {},
	};
}

/** An interface; its VM and network are the caller's to add. An import makes the MAC. */
export function vifFields(device: number): Fields {
	return {
		...NO_OPERATIONS,
		...NO_QOS,
		device,
		MAC: "",
		MAC_autogenerated: true,
		MTU: 1500,
		currently_attached: false,
		locking_mode: "network_default",
		ipv4_allowed: [],
		ipv4_addresses: [],
		ipv4_configuration_mode: "None",
		ipv4_gateway: "",
		ipv6_allowed: [],
		ipv6_addresses: [],
		ipv6_configuration_mode: "None",
		ipv6_gateway: "",
		other_config: {},
		status_code: 0,
		status_detail: "",
		runtime_properties: {},
		metrics: NONE,
	};
}

/** A network; its VIFs are the caller's to add. */
export function networkFields({ name, bridge }: NewNetwork): Fields {
	return {
		...NO_OPERATIONS,
		name_label: name,
		name_description: "",
		bridge,
		MTU: 1500,
		managed: true,
		default_locking_mode: "unlocked",
		PIFs: [],
		assigned_ips: {},
		blobs: {},
		other_config: {},
		purpose: [],
		tags: [],
	};
}

/** Where the disks are said to have been; its VDIs are the caller's to add. An import puts them elsewhere, but looks this up. */
export function srFields(): Fields {
	return {
		...NO_OPERATIONS,
		name_label: "Disk images",
		name_description: "",
		type: "file",
		content_type: "user",
		shared: false,
		PBDs: [],
		virtual_allocation: 0,
		physical_utilisation: 0,
		physical_size: 0,
		blobs: {},
		clustered: false,
		introduced_by: NONE,
		is_tools_sr: false,
		local_cache_enabled: false,
		other_config: {},
		sm_config: {},
		tags: [],
	};
}

function sorted(map: Readonly<Record<string, string>>): Fields {
	return Object.fromEntries(
		Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}
