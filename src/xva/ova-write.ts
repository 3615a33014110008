import { createHash } from "node:crypto";
import {
	networkFields,
	srFields,
	vbdFields,
	vdiFields,
	vifFields,
	vmFields,
} from "./ova-fields.ts";
import { type RpcInput, rpcXml } from "./rpc-write.ts";

/** The device number that every tool takes for the CD drive. */
const CD_DEVICE = 3;

/** A VM as ova.xml describes it. */
export interface VmDescription {
	readonly name: string;
	readonly description: string;
	readonly cpus: number;
	readonly memoryBytes: number;
	readonly firmware: "bios" | "uefi";
	readonly tags: readonly string[];
	readonly isTemplate: boolean;
	readonly otherConfig: Readonly<Record<string, string>>;
	/** One interface each. A pool takes its network of this name, else of this bridge, else makes one. */
	readonly networks: readonly NewNetwork[];
	/** In order of their device numbers; the VM boots from the first. */
	readonly disks: readonly NewDisk[];
}

export interface NewNetwork {
	readonly name: string;
	readonly bridge: string;
}

export interface NewDisk {
	readonly name: string;
	/** Whole blocks of the archive. */
	readonly sizeBytes: number;
}

/** How one object is known: to the others of the file by its reference, to a pool that restores it by its UUID. */
interface Identity {
	readonly ref: string;
	readonly uuid: string;
}

/**
 * Writes ova.xml as xapi 1.20 (XCP-ng 8.2) would, the lowest that is to import it: a pool refuses what comes from a newer one.
 * The same for the same VM, UUIDs included. `refs` are the disks' folders in the archive, whose order as text is that of the
 * disks. The VM must have passed {@link checkVm}.
 */
export function ovaXml(vm: VmDescription): {
	readonly xml: string;
	readonly refs: readonly string[];
} {
	const all = layout(vm);
	const { main, sr, disks, networks, vifs } = all;
	const vdis = refs(disks.map(({ vdi }) => vdi));
	const objects = [
		object("VM", main, {
			...vmFields(vm, all.macSeed),
			VBDs: refs(disks.map(({ vbd }) => vbd)),
			VIFs: refs(vifs),
		}),
		...disks.map(({ vbd, vdi, device }) =>
			object("VBD", vbd, { ...vbdFields(device), VM: main.ref, VDI: vdi.ref }),
		),
		...vifs.map((vif) =>
			object("VIF", vif, {
				...vifFields(vif.device),
				VM: main.ref,
				network: vif.network.ref,
			}),
		),
		...networks.map((network) =>
			object("network", network, {
				...networkFields(network),
				VIFs: refs(vifs.filter((vif) => vif.network === network)),
			}),
		),
		...disks.map(({ vdi, vbd, disk }) =>
			object("VDI", vdi, { ...vdiFields(disk), SR: sr.ref, VBDs: [vbd.ref] }),
		),
		object("SR", sr, { ...srFields(), VDIs: vdis }),
	];
	return { xml: rpcXml({ version: VERSION, objects }), refs: vdis };
}

/** An import asks for all of these, and compares `xapi_major` and `xapi_minor`. */
const VERSION: RpcInput = {
	hostname: "localhost",
	date: "1970-01-01",
	product_version: "8.2.0",
	product_brand: "XCP-ng",
	build_number: "xva-template-action",
	xapi_major: 1,
	xapi_minor: 20,
	export_vsn: 2,
};

function object(
	type: string,
	{ ref, uuid }: Identity,
	fields: Readonly<Record<string, RpcInput>>,
): RpcInput {
	return { class: type, id: ref, snapshot: { uuid, ...fields } };
}

function refs(identities: readonly Identity[]): string[] {
	return identities.map(({ ref }) => ref);
}

/** Gives every object a reference, of four digits so that they sort as text, and a UUID made from the VM and the reference. */
function layout(vm: VmDescription) {
	const seed = createHash("sha1").update(canonical(vm)).digest("hex");
	let count = 0;
	const identity = (): Identity => {
		const ref = `Ref:${String(count++).padStart(4, "0")}`;
		return { ref, uuid: namedUuid(`${seed} ${ref}`) };
	};
	const main = identity();
	const sr = identity();
	const disks = vm.disks.map((disk, index) => ({
		disk,
		device: index < CD_DEVICE ? index : index + 1,
		vdi: identity(),
		vbd: identity(),
	}));
	const networks = new Map<string, NewNetwork & Identity>();
	const vifs = vm.networks.map((each, device) => {
		const key = JSON.stringify([each.name, each.bridge]);
		const network = networks.get(key) ?? { ...each, ...identity() };
		networks.set(key, network);
		return { ...identity(), device, network };
	});
	return {
		main,
		macSeed: namedUuid(`${seed} mac_seed`),
		sr,
		disks,
		vifs,
		networks: [...networks.values()],
	};
}

/** One text for one VM, however its object was put together. */
function canonical(vm: VmDescription): string {
	return JSON.stringify([
		[vm.name, vm.description, vm.cpus, vm.memoryBytes, vm.firmware],
		[vm.isTemplate, vm.tags],
		Object.entries(vm.otherConfig).sort(([a], [b]) => (a < b ? -1 : 1)),
		vm.networks.map(({ name, bridge }) => [name, bridge]),
		vm.disks.map(({ name, sizeBytes }) => [name, sizeBytes]),
	]);
}

/** Version 5 of RFC 9562, made from a name; the names are unique by themselves, so the namespace is the nil UUID. */
function namedUuid(name: string): string {
	const hash = createHash("sha1")
		.update(new Uint8Array(16))
		.update(name)
		.digest();
	hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
	hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
	const hex = hash.toString("hex", 0, 16);
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
