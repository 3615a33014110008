/** Disks and drives of the VMs in an ova.xml. */
import type { CdDrive, Disk } from "../model.ts";
import { quoteName } from "./errors.ts";
import type { OvaRecord, OvaTree } from "./ova-objects.ts";

/** What ova.xml says of a disk; how much of it is stored, and its content, are the archive's to tell. */
export type DiskFacts = Omit<Disk, "stored_size" | "content_digest">;

/** A disk that the archive must hold. */
export interface OvaDisk {
	/** Reference of the VDI and name of its folder in the archive, such as `Ref:12`. */
	readonly ref: string;
	/** Bytes. */
	readonly virtualSize: number;
	readonly facts: DiskFacts;
}

/**
 * The disks that xapi streams, in order of their device numbers: of VBDs other than CDs, whose SR is none of ISOs, and a suspend
 * image. A VDI on two VBDs is one disk.
 */
export function archiveDisks(tree: OvaTree): OvaDisk[] {
	const disks = new Map<string, DiskFacts>();
	const add = (vdi: OvaRecord, vbd?: OvaRecord): void => {
		const sr = tree.find("SR", vdi.text("SR", ""));
		if (sr?.text("content_type", "") === "iso" || disks.has(vdi.id)) return;
		if (!/^[\w:.-]{1,80}$/.test(vdi.id)) {
			throw vdi.error(`has the reference ${quoteName(vdi.id)}`);
		}
		disks.set(vdi.id, diskFacts(vdi, vbd, sr));
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
		.sort((a, b) => position(a) - position(b))
		.map((facts) => ({
			ref: facts.ref,
			virtualSize: facts.virtual_size,
			facts,
		}));
}

/** The CD drives of a VM, in order of their device numbers. */
export function cdDrives(tree: OvaTree, vm: OvaRecord): CdDrive[] {
	return tree
		.all("VBD")
		.filter((vbd) => vbd.text("type") === "CD")
		.filter((vbd) => vbd.text("VM", vm.id) === vm.id)
		.map((vbd) => ({
			userdevice: vbd.text("userdevice", ""),
			disc: disc(tree, vbd),
		}))
		.sort((a, b) => position(a) - position(b));
}

function diskFacts(
	vdi: OvaRecord,
	vbd: OvaRecord | undefined,
	sr: OvaRecord | undefined,
): DiskFacts {
	const userdevice = vbd?.text("userdevice", "") ?? "";
	return {
		ref: vdi.id,
		name: vdi.text("name_label", ""),
		uuid: vdi.text("uuid", ""),
		device: vbd?.text("device", "") || userdevice,
		userdevice,
		bootable: vbd?.flag("bootable", false) ?? false,
		mode: vbd?.text("mode", "RW") ?? "RW",
		type: vdi.text("type", "user"),
		sm_config: Object.fromEntries(vdi.map("sm_config")),
		sr: {
			name: sr?.text("name_label", "") ?? "",
			type: sr?.text("type", "") ?? "",
			shared: sr?.flag("shared", false) ?? false,
		},
		virtual_size: vdi.wholeNumber("virtual_size"),
		physical_utilisation: vdi.wholeNumber("physical_utilisation", 0),
	};
}

/** Name of the disc in a drive; its VDI may be left out of the archive's objects. */
function disc(tree: OvaTree, vbd: OvaRecord): string {
	if (vbd.flag("empty", false)) return "";
	const vdi = vbd.text("VDI", "");
	return tree.find("VDI", vdi)?.text("name_label", vdi) ?? vdi;
}

/** Where a device stands among the others; what is on no device comes last. */
function position({ userdevice }: { readonly userdevice: string }): number {
	return /^\d+$/.test(userdevice)
		? Number(userdevice)
		: Number.MAX_SAFE_INTEGER;
}
