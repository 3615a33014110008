import type { Hardware, NetworkInterface } from "../model.ts";
import { quoteName, XvaError } from "./errors.ts";
import { type OvaRecord, OvaTree } from "./ova-objects.ts";
import { parseRpcValue, type RpcValue } from "./rpc-value.ts";
import { importWarnings } from "./warnings.ts";

/** Largest ova.xml that is read, in bytes; one with UEFI variables has some 100 KB. */
export const MAX_OVA_BYTES = 16 << 20;

/** A disk that the archive must hold. */
export interface OvaDisk {
	/** Reference of the VDI and name of its folder in the archive, such as `Ref:12`. */
	readonly ref: string;
	/** Bytes. */
	readonly virtualSize: number;
	readonly name: string;
	/** Device in the guest, such as `xvda`, or its number where the host gave no name. */
	readonly device: string;
	readonly bootable: boolean;
}

/** What ova.xml says of the VM. The exporter's host name is left out on purpose. */
export interface Ova {
	readonly facts: Omit<Hardware, "disks">;
	/** In order of their device numbers. */
	readonly disks: readonly OvaDisk[];
	/** What will surprise whoever imports the VM, a sentence each. */
	readonly warnings: readonly string[];
}

/** Reads ova.xml, an XML-RPC value; throws {@link XvaError} of class `metadata` or `unsupported`. */
export function parseOva(bytes: Uint8Array): Ova {
	const tree = new OvaTree(parse(bytes));
	const version = tree.version;
	const exportVersion = version.text("export_vsn", "2");
	if (exportVersion !== "2") {
		throw new XvaError(
			"unsupported",
			`The archive has export version ${quoteName(exportVersion)}, of a XenServer before 5.0: import it into a current pool and export it again.`,
			{ member: "ova.xml" },
		);
	}
	const vm = mainVm(tree);
	const disks = archiveDisks(tree);
	const facts = {
		...vmFacts(vm),
		networks: networks(tree, vm),
		exporter: {
			product_brand: version.text("product_brand", ""),
			product_version: version.text("product_version", ""),
			build_number: version.text("build_number", ""),
			xapi_version: `${version.text("xapi_major", "0")}.${version.text("xapi_minor", "0")}`,
		},
	};
	return { facts, disks, warnings: importWarnings(tree, vm, facts) };
}

function parse(bytes: Uint8Array): RpcValue {
	try {
		const xml = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		return parseRpcValue(xml);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new XvaError(
			"metadata",
			`ova.xml cannot be read (${reason}): the file is damaged or not an export of a VM; export the VM again.`,
			{ member: "ova.xml", cause: error },
		);
	}
}

/** The VM that was exported; its snapshots may stand beside it. */
function mainVm(tree: OvaTree): OvaRecord {
	const vms = tree.all("VM");
	const vm = vms.find((each) => !each.flag("is_a_snapshot", false)) ?? vms[0];
	if (vm === undefined) throw tree.error("names no VM");
	return vm;
}

function vmFacts(
	vm: OvaRecord,
): Omit<Hardware, "disks" | "networks" | "exporter"> {
	const uefi = vm.map("HVM_boot_params").get("firmware") === "uefi";
	return {
		name: vm.text("name_label"),
		description: vm.text("name_description", ""),
		vcpus_max: vm.wholeNumber("VCPUs_max"),
		vcpus_at_startup: vm.wholeNumber("VCPUs_at_startup"),
		memory_static_max: vm.wholeNumber("memory_static_max"),
		memory_static_min: vm.wholeNumber("memory_static_min"),
		memory_dynamic_max: vm.wholeNumber("memory_dynamic_max"),
		memory_dynamic_min: vm.wholeNumber("memory_dynamic_min"),
		firmware: uefi ? "uefi" : "bios",
		secure_boot: uefi && vm.map("platform").get("secureboot") === "true",
		is_a_template: vm.flag("is_a_template", false),
		tags: vm.list("tags"),
		other_config: Object.fromEntries(vm.map("other_config")),
	};
}

/**
 * The disks that xapi streams: of VBDs other than CDs, whose SR is none of ISOs, and a suspend image.
 * A VDI on two VBDs is one disk.
 */
function archiveDisks(tree: OvaTree): OvaDisk[] {
	const disks = new Map<string, OvaDisk & { readonly position: number }>();
	const add = (vdi: OvaRecord, vbd?: OvaRecord): void => {
		const sr = tree.find("SR", vdi.text("SR", ""));
		if (sr?.text("content_type", "") === "iso" || disks.has(vdi.id)) return;
		if (!/^[\w:.-]{1,80}$/.test(vdi.id)) {
			throw vdi.error(`has the reference ${quoteName(vdi.id)}`);
		}
		const number = vbd?.text("userdevice", "") ?? "";
		disks.set(vdi.id, {
			ref: vdi.id,
			virtualSize: vdi.wholeNumber("virtual_size"),
			name: vdi.text("name_label", ""),
			device: vbd?.text("device", "") || number,
			bootable: vbd?.flag("bootable", false) ?? false,
			position: /^\d+$/.test(number) ? Number(number) : Number.MAX_SAFE_INTEGER,
		});
	};
	for (const vbd of tree.all("VBD")) {
		if (vbd.text("type") === "CD" || vbd.flag("empty", false)) continue;
		add(tree.require("VDI", vbd.text("VDI"), vbd), vbd);
	}
	for (const vm of tree.all("VM")) {
		const vdi = tree.find("VDI", vm.text("suspend_VDI", ""));
		if (vdi !== undefined) add(vdi);
	}
	return [...disks.values()]
		.sort((a, b) => a.position - b.position)
		.map(({ position: _, ...disk }) => disk);
}

function networks(tree: OvaTree, vm: OvaRecord): NetworkInterface[] {
	return tree
		.all("VIF")
		.filter((vif) => vif.text("VM", vm.id) === vm.id)
		.map((vif) => ({
			device: vif.text("device"),
			network:
				tree.find("network", vif.text("network"))?.text("name_label") ?? "",
			mtu: vif.wholeNumber("MTU"),
		}))
		.sort((a, b) => Number(a.device) - Number(b.device));
}
