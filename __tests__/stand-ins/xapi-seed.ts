/** What the pool of the XAPI stand-in holds at first, and VMs that a test puts there. */
import type { XapiDatabase } from "./xapi-db.ts";
import { setGuestAddress, startMachine } from "./xapi-machines.ts";
import type { XapiState } from "./xapi-method.ts";
import type { RecordOf } from "./xapi-schema.ts";

const GIB = 1_073_741_824;

/** References of the pool's fixed records. */
export interface SeededPool {
	readonly pool: string;
	readonly hostRef: string;
	/** The SR by default, 1 TiB. */
	readonly sr: string;
	/** The SR of ISOs. */
	readonly isoSr: string;
	readonly network: string;
	/** The template `Other install media`. */
	readonly template: string;
	/** An ISO named as {@link ISO_NAME} on the SR of ISOs. */
	readonly iso: string;
}

export const ISO_NAME = "debian-12-netinst.iso";

/** Puts one host with its SRs, its network, a default template and an ISO into an empty database. */
export function seedPool(db: XapiDatabase, address: string): SeededPool {
	const hostRef = db.create("host", {
		name_label: "xcp-ng-lab",
		hostname: "xcp-ng-lab",
		address,
		enabled: true,
		API_version_major: 2,
		API_version_minor: 21,
		API_version_vendor: "XenSource",
		software_version: {
			product_brand: "XCP-ng",
			product_version: "8.3.0",
			build_number: "cloud",
			xapi: "24.19",
			xapi_build: "24.19.2",
		},
		cpu_info: { cpu_count: "8", vendor: "AuthenticAMD" },
		metrics: db.create("host_metrics", {
			memory_total: 64 * GIB,
			memory_free: 48 * GIB,
			live: true,
			last_updated: new Date(),
		}),
	});
	const sr = seedStorage(db, hostRef, "Local storage", "ext", "user");
	const isoSr = seedStorage(db, hostRef, "ISOs", "iso", "iso");
	const pool = db.create("pool", {
		name_label: "lab",
		master: hostRef,
		default_SR: sr,
		suspend_image_SR: sr,
		crash_dump_SR: sr,
	});
	return {
		pool,
		hostRef,
		sr,
		isoSr,
		network: seedNetwork(db, hostRef, address),
		template: seedTemplate(db),
		iso: db.create("VDI", {
			name_label: ISO_NAME,
			SR: isoSr,
			type: "user",
			virtual_size: 4_096,
			physical_utilisation: 4_096,
			read_only: true,
			managed: true,
		}),
	};
}

function seedStorage(
	db: XapiDatabase,
	host: string,
	name: string,
	type: string,
	content_type: string,
): string {
	const sr = db.create("SR", {
		name_label: name,
		type,
		content_type,
		physical_size: 1_024 * GIB,
		allowed_operations: ["vdi_create", "vdi_destroy", "scan"],
	});
	db.create("PBD", { host, SR: sr, currently_attached: true });
	return sr;
}

function seedNetwork(db: XapiDatabase, host: string, address: string): string {
	const network = db.create("network", {
		name_label: "Pool-wide network associated with eth0",
		bridge: "xenbr0",
		MTU: 1_500,
	});
	db.create("PIF", {
		device: "eth0",
		network,
		host,
		MAC: "00:16:3e:00:00:01",
		MTU: 1_500,
		VLAN: -1,
		physical: true,
		management: true,
		currently_attached: true,
		IP: address,
	});
	return network;
}

function seedTemplate(db: XapiDatabase): string {
	return db.create("VM", {
		...HARDWARE,
		name_label: "Other install media",
		is_a_template: true,
		is_default_template: true,
		other_config: { default_template: "true", disks: "<provision/>" },
		metrics: db.create("VM_metrics"),
	});
}

const HARDWARE: Partial<RecordOf<"VM">> = {
	VCPUs_max: 1,
	VCPUs_at_startup: 1,
	memory_static_min: 268_435_456,
	memory_dynamic_min: 268_435_456,
	memory_dynamic_max: 268_435_456,
	memory_static_max: 268_435_456,
	platform: {
		nx: "true",
		acpi: "1",
		apic: "true",
		pae: "true",
		viridian: "true",
	},
	HVM_boot_policy: "BIOS order",
	HVM_boot_params: { order: "cd", firmware: "bios" },
	HVM_shadow_multiplier: 1,
	domain_type: "hvm",
	domid: -1,
};

/** A VM to put into the pool: fields of its record, and what hangs on it. */
export interface SeedVm extends Partial<RecordOf<"VM">> {
	/** Its disks, each on the SR by default unless it names another. */
	readonly disks?: readonly Partial<RecordOf<"VDI">>[];
	/** References of the images in its CD drives. */
	readonly cds?: readonly string[];
	/** The address that its guest reports while it runs. */
	readonly ip?: string;
}

/** Puts a VM into the pool and returns its reference. */
export function seedVm(
	state: XapiState,
	{ disks = [], cds = [], ip, power_state = "Halted", ...fields }: SeedVm,
): string {
	const { db } = state;
	const vm = db.create("VM", {
		...HARDWARE,
		metrics: db.create("VM_metrics"),
		...fields,
	});
	const drive = (device: Partial<RecordOf<"VBD">>): void => {
		const userdevice = String(db.record("VM", vm).VBDs.length);
		db.create("VBD", { VM: vm, userdevice, unpluggable: true, ...device });
	};
	for (const disk of disks)
		drive({
			type: "Disk",
			mode: "RW",
			VDI: db.create("VDI", {
				name_label: "Packer-disk-0",
				SR: state.sr,
				type: "user",
				virtual_size: 10 * GIB,
				managed: true,
				...disk,
			}),
		});
	for (const cd of cds) drive({ type: "CD", mode: "RO", VDI: cd });
	if (power_state !== "Halted") {
		startMachine(state, vm, power_state === "Paused" ? "Paused" : "Running");
		db.set("VM", vm, { power_state });
		if (ip !== undefined) setGuestAddress(db, vm, ip);
	}
	return vm;
}
