/** Writes an ova.xml as xapi does on export: one line of XML-RPC, bare integers and enums, references counted from `Ref:0`. */

/** Values of XML-RPC as xapi writes them. */
type Value =
	| string
	| number
	| boolean
	| Date
	| readonly Value[]
	| { readonly [key: string]: Value };

export interface OvaOptions {
	readonly name?: string;
	readonly description?: string;
	readonly firmware?: "bios" | "uefi";
	readonly secureBoot?: boolean;
	readonly isTemplate?: boolean;
	readonly vcpus?: number;
	/** Bytes. */
	readonly memory?: number;
	readonly tags?: readonly string[];
	readonly otherConfig?: Readonly<Record<string, string>>;
	/** A CD drive with an ISO in it, which the archive does not hold. */
	readonly cd?: boolean;
	/** Name of the VM's network; null for a VM without one. */
	readonly network?: string | null;
	readonly bridge?: string;
	/** Version of the exporter's xapi. */
	readonly xapi?: readonly [major: number, minor: number];
	readonly exportVersion?: number;
	/** UEFI variables, as text. */
	readonly nvram?: string;
	readonly vtpm?: boolean;
	readonly vendorDevice?: boolean;
	readonly powerState?: string;
}

export interface OvaDiskOptions {
	readonly sizeBytes: number;
	readonly name?: string;
	readonly mode?: "RW" | "RO";
}

const NULL_REF = "OpaqueRef:NULL";
const NEVER = new Date(0);

/** The text of ova.xml, and the reference of each disk, which is its folder in the archive. */
export function ovaXml(
	disks: readonly OvaDiskOptions[],
	options: OvaOptions,
): { readonly xml: string; readonly refs: readonly string[] } {
	let count = 0;
	const ref = (): string => `Ref:${count++}`;
	const host = ref();
	const vm = ref();
	const metrics = ref();
	const network =
		options.network === null ? undefined : { vif: ref(), network: ref() };
	const sr = ref();
	const cd = options.cd ? { vbd: ref(), vdi: ref(), sr: ref() } : undefined;
	const drives = disks.map((disk) => ({ ...disk, vbd: ref(), vdi: ref() }));
	const vtpm = options.vtpm ? ref() : undefined;

	const vbds = drives.map(({ vbd, vdi, mode = "RW" }, index) =>
		object("VBD", vbd, {
			...vbdRecord(vm, vdi, index < 3 ? index : index + 1, "Disk"),
			mode,
		}),
	);
	if (cd) vbds.push(object("VBD", cd.vbd, vbdRecord(vm, cd.vdi, 3, "CD")));
	const vdis = drives.map(({ vdi, sizeBytes, name }, index) =>
		object(
			"VDI",
			vdi,
			vdiRecord(sr, sizeBytes, name ?? `Packer-disk ${index}`),
		),
	);
	if (cd)
		vdis.push(object("VDI", cd.vdi, vdiRecord(cd.sr, 4_096, "netinst.iso")));
	const srs = [object("SR", sr, srRecord("Local storage", "user"))];
	if (cd) srs.push(object("SR", cd.sr, srRecord("ISOs", "iso")));

	const objects = [
		object("host", host, {
			uuid: uuid(1),
			name_label: "xcp-ng-lab",
			hostname: "xcp-ng-lab",
		}),
		object(
			"VM",
			vm,
			vmRecord(options, {
				host,
				metrics,
				vbds: drives.map(({ vbd }) => vbd),
				vtpms: vtpm === undefined ? [] : [vtpm],
			}),
		),
		object("VM_metrics", metrics, {
			uuid: uuid(2),
			memory_actual: 0,
			VCPUs_number: 0,
			start_time: NEVER,
		}),
		...vbds,
		...(network ? networkObjects(vm, network, options) : []),
		...vdis,
		...srs,
		...(vtpm === undefined ? [] : [object("VTPM", vtpm, vtpmRecord(vm))]),
	];
	return {
		xml: `<value>${encode({ version: version(options), objects })}</value>`,
		refs: drives.map(({ vdi }) => vdi),
	};
}

function version({ exportVersion = 2, xapi = [1, 20] }: OvaOptions): Value {
	return {
		hostname: "xcp-ng-lab",
		date: "2026-01-01",
		product_version: "8.3.0",
		product_brand: "XCP-ng",
		build_number: "cloud",
		xapi_major: xapi[0],
		xapi_minor: xapi[1],
		export_vsn: exportVersion,
	};
}

function vmRecord(
	options: OvaOptions,
	refs: {
		readonly host: string;
		readonly metrics: string;
		readonly vbds: readonly string[];
		readonly vtpms: readonly string[];
	},
): Value {
	const { firmware = "bios", memory = 1 << 30, vcpus = 2 } = options;
	return {
		uuid: uuid(3),
		name_label: options.name ?? "debian-12",
		name_description: options.description ?? "",
		user_version: 1,
		is_a_template: options.isTemplate ?? true,
		is_default_template: false,
		is_a_snapshot: false,
		is_control_domain: false,
		power_state: options.powerState ?? "Halted",
		suspend_VDI: NULL_REF,
		resident_on: NULL_REF,
		affinity: refs.host,
		memory_static_max: memory,
		memory_dynamic_max: memory,
		memory_dynamic_min: memory,
		memory_static_min: memory,
		VCPUs_params: {},
		VCPUs_max: vcpus,
		VCPUs_at_startup: vcpus,
		actions_after_crash: "restart",
		VBDs: refs.vbds,
		VTPMs: refs.vtpms,
		HVM_boot_policy: "BIOS order",
		HVM_boot_params: { firmware, order: "cdn" },
		HVM_shadow_multiplier: 1,
		platform: {
			nx: "true",
			acpi: "1",
			secureboot: String(options.secureBoot ?? false),
		},
		NVRAM:
			options.nvram === undefined ? {} : { "EFI-variables": options.nvram },
		bios_strings: { "bios-vendor": "Xen", "system-product-name": "HVM domU" },
		recommendations:
			'<restrictions><restriction field="memory-static-max" max="1649267441664"/></restrictions>',
		other_config: options.otherConfig ?? {},
		domain_type: "hvm",
		snapshot_time: NEVER,
		metrics: refs.metrics,
		tags: options.tags ?? [],
		has_vendor_device: options.vendorDevice ?? false,
	};
}

function vbdRecord(
	vm: string,
	vdi: string,
	position: number,
	type: "Disk" | "CD",
): { readonly [key: string]: Value } {
	return {
		uuid: uuid(100 + position),
		VM: vm,
		VDI: vdi,
		device: `xvd${String.fromCharCode(97 + position)}`,
		userdevice: position,
		bootable: position === 0,
		mode: type === "CD" ? "RO" : "RW",
		type,
		unpluggable: type === "Disk",
		empty: false,
		currently_attached: false,
		qos_algorithm_params: {},
		other_config: { owner: "" },
	};
}

function vdiRecord(sr: string, sizeBytes: number, name: string): Value {
	return {
		uuid: uuid(200 + sizeBytes),
		name_label: name,
		name_description: "",
		SR: sr,
		virtual_size: sizeBytes,
		physical_utilisation: sizeBytes,
		type: "user",
		sharable: false,
		read_only: false,
		sm_config: {},
	};
}

function srRecord(name: string, contentType: "user" | "iso"): Value {
	return {
		uuid: uuid(contentType === "iso" ? 5 : 4),
		name_label: name,
		type: contentType === "iso" ? "iso" : "ext",
		content_type: contentType,
		shared: contentType === "iso",
	};
}

function networkObjects(
	vm: string,
	refs: { readonly vif: string; readonly network: string },
	options: OvaOptions,
): Value[] {
	const vif = {
		uuid: uuid(6),
		device: 0,
		network: refs.network,
		VM: vm,
		MAC: "02:00:00:00:00:01",
		MAC_autogenerated: true,
		MTU: 1500,
		locking_mode: "network_default",
		currently_attached: false,
		other_config: {},
	};
	const network = {
		uuid: uuid(7),
		name_label: options.network ?? "Pool-wide network associated with eth0",
		bridge: options.bridge ?? "xenbr0",
		MTU: 1500,
		other_config: {},
	};
	return [
		object("VIF", refs.vif, vif),
		object("network", refs.network, network),
	];
}

/** As xapi exports it: what it holds is text of the record. */
function vtpmRecord(vm: string): Value {
	return {
		"vTPM'_VM": vm,
		"vTPM'_is_unique": false,
		"vTPM'_is_protected": false,
		"vTPM'_content": "",
	};
}

function object(type: string, id: string, snapshot: Value): Value {
	return { class: type, id, snapshot };
}

function uuid(number: number): string {
	return `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
}

function encode(value: Value): string {
	if (typeof value === "string") return escapeXml(value);
	if (typeof value === "number") return String(value);
	if (typeof value === "boolean") return `<boolean>${value ? 1 : 0}</boolean>`;
	if (value instanceof Date) {
		const text = value.toISOString().replace(/-|\.\d+/g, "");
		return `<dateTime.iso8601>${text}</dateTime.iso8601>`;
	}
	if (isArray(value)) {
		const items = value
			.map((item) => `<value>${encode(item)}</value>`)
			.join("");
		return `<array><data>${items}</data></array>`;
	}
	const members = Object.entries(value).map(
		([name, item]) =>
			`<member><name>${escapeXml(name)}</name><value>${encode(item)}</value></member>`,
	);
	return `<struct>${members.join("")}</struct>`;
}

/** Array.isArray does not narrow readonly arrays. */
function isArray(value: Value): value is readonly Value[] {
	return Array.isArray(value);
}

function escapeXml(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;");
}
