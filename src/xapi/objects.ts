/** VMs and disks of a pool as the reaper sees them: what they are, who uses them, and what marks they bear. */

import { hasCode, oneLine } from "./errors.ts";
import { NULL_REF, type Pool, type Ref } from "./pool.ts";
import { type Fields, readRecord, readRecords } from "./values.ts";

/** Keys in `VM.other_config` that stamp a build's VM. */
export const BUILD_KEY = "xva-template:build-id";
export const OS_KEY = "xva-template:os";
export const RUN_KEY = "xva-template:run";
/** Key in `VDI.other_config`, see {@link removalMark}. */
const REMOVING_KEY = "xva-template:removing";
/** xapi's mark of what was imported; a clone takes it over (xen-api `import.ml`, `xapi_vm_clone.ml`). */
const IMPORT_KEY = "import_task";

/** A VM; templates and snapshots are VMs too. */
export interface Vm {
	readonly uuid: string;
	readonly name: string;
	readonly powerState: string;
	readonly isTemplate: boolean;
	readonly isSnapshot: boolean;
	readonly isControlDomain: boolean;
	readonly otherConfig: ReadonlyMap<string, string>;
	/** Operation by the task that it belongs to. */
	readonly operations: ReadonlyMap<Ref, string>;
	readonly metrics: Ref;
}

/** A disk, ISO or floppy image. */
export interface Vdi {
	readonly uuid: string;
	readonly name: string;
	/** Its name on the SR, which is mostly its uuid. */
	readonly location: string;
	readonly sizeBytes: number;
	/** A disk that VMs use one at a time and write to; not one that XAPI keeps for itself. */
	readonly isPlain: boolean;
	readonly snapshotOf: Ref;
	/** Uuid or location of the disk that this one is based on; empty where there is none. */
	readonly parent: string;
	readonly otherConfig: ReadonlyMap<string, string>;
}

/** What connects a VM with a disk. */
export interface Vbd {
	readonly vm: Ref;
	readonly vdi: Ref;
	readonly type: string;
}

/** All of a pool that the reaper has to know to touch nothing that is not its own. */
export interface Inventory {
	readonly vms: ReadonlyMap<Ref, Vm>;
	readonly vdis: ReadonlyMap<Ref, Vdi>;
	readonly vbds: readonly Vbd[];
}

/**
 * Reads the pool.
 * @throws PoolError
 */
export async function takeInventory(pool: Pool): Promise<Inventory> {
	const all = async <T>(name: string, read: (fields: Fields) => T) => {
		const method = `${name}.get_all_records`;
		const records = readRecords(await pool.call(method), method);
		return new Map([...records].map(([ref, fields]) => [ref, read(fields)]));
	};
	const [vms, vdis, vbds] = await Promise.all([
		all("VM", readVm),
		all("VDI", readVdi),
		all("VBD", readVbd),
	]);
	return {
		vms,
		vdis,
		vbds: [...vbds.values()].filter(({ vdi }) => vdi !== NULL_REF),
	};
}

/**
 * One VM as it is now.
 * @throws PoolError
 */
export async function lookAtVm(pool: Pool, ref: Ref): Promise<Vm> {
	const method = "VM.get_record";
	return readVm(readRecord(await pool.call(method, ref), method));
}

function readVm(fields: Fields): Vm {
	return {
		uuid: fields.text("uuid"),
		name: fields.text("name_label"),
		powerState: fields.text("power_state"),
		isTemplate: fields.flag("is_a_template"),
		isSnapshot: fields.flag("is_a_snapshot"),
		isControlDomain: fields.flag("is_control_domain"),
		otherConfig: fields.map("other_config"),
		operations: fields.map("current_operations"),
		metrics: fields.ref("metrics"),
	};
}

function readVdi(fields: Fields): Vdi {
	return {
		uuid: fields.text("uuid"),
		name: fields.text("name_label"),
		location: fields.text("location"),
		sizeBytes: fields.whole("virtual_size"),
		isPlain:
			fields.text("type") === "user" &&
			fields.flag("managed") &&
			!fields.flag("sharable") &&
			!fields.flag("is_a_snapshot"),
		snapshotOf: fields.ref("snapshot_of"),
		parent: fields.map("sm_config").get("vhd-parent") ?? "",
		otherConfig: fields.map("other_config"),
	};
}

function readVbd(fields: Fields): Vbd {
	return {
		vm: fields.ref("VM"),
		vdi: fields.ref("VDI"),
		type: fields.text("type"),
	};
}

/** Whether a VM can be a build's at all: no host, no snapshot, none of the templates that come with the product. */
export function isOrdinary(vm: Vm): boolean {
	return (
		!vm.isControlDomain &&
		!vm.isSnapshot &&
		vm.otherConfig.get("default_template") !== "true"
	);
}

/**
 * Whether a VM came out of an XVA with its stamps, or was cloned from one that did. Where a VM of an older build bears
 * the same mark, the mark came down from that one, the build's parent, by a clone.
 */
export function isImported(vm: Vm, { vms }: Inventory): boolean {
	const task = vm.otherConfig.get(IMPORT_KEY);
	if (task === undefined) return false;
	const build = vm.otherConfig.get(BUILD_KEY) ?? "";
	const inherited = [...vms.values()].some(({ otherConfig }) => {
		const older = otherConfig.get(BUILD_KEY);
		return (
			otherConfig.get(IMPORT_KEY) === task &&
			older !== undefined &&
			older < build
		);
	});
	return !inherited;
}

/** The disks of a VM, by reference; neither CDs nor floppies. */
export function disksOf(vm: Ref, inventory: Inventory): Map<Ref, Vdi> {
	const disks = new Map<Ref, Vdi>();
	for (const vbd of inventory.vbds) {
		const vdi = inventory.vdis.get(vbd.vdi);
		if (vbd.vm === vm && vbd.type === "Disk" && vdi) disks.set(vbd.vdi, vdi);
	}
	return disks;
}

/** The VMs that have a disk or CD, hosts left out: those attach what they export or import, for as long as that takes. */
export function usersOf(vdi: Ref, { vbds, vms }: Inventory): Map<Ref, Vm> {
	const users = new Map<Ref, Vm>();
	for (const vbd of vbds) {
		const vm = vms.get(vbd.vm);
		if (vbd.vdi === vdi && vm && !vm.isControlDomain) users.set(vbd.vm, vm);
	}
	return users;
}

/** Why a disk must stay although its VM goes, as a clause; undefined where it may go. */
export function keepsDisk(
	ref: Ref,
	vdi: Vdi,
	owner: Ref,
	inventory: Inventory,
): string | undefined {
	for (const [vm, { name, uuid }] of usersOf(ref, inventory)) {
		if (vm !== owner) return `VM ${oneLine(name)} (uuid ${uuid}) uses it too`;
	}
	if (!vdi.isPlain) return "it is no plain disk of a VM";
	for (const [other, { snapshotOf, parent, uuid }] of inventory.vdis) {
		const based = parent !== "" && [vdi.uuid, vdi.location].includes(parent);
		if (other !== ref && (snapshotOf === ref || based))
			return `disk ${uuid} is a snapshot of it or based on it`;
	}
	return undefined;
}

/**
 * Key and value for `VDI.other_config`, which say that the disk is being removed with the VM of a build. They lead back to
 * a disk whose VM is gone, where a removal was cut off between the two. The uuid is in it since clones and imports take
 * `other_config` over.
 */
export function removalMark(
	{ uuid }: Vdi,
	buildId: string,
): [key: string, value: string] {
	return [REMOVING_KEY, `${buildId} ${uuid}`];
}

/** The build whose VM a disk belonged to, where it bears the mark of its removal and no VM has it. */
export function removalOf(
	ref: Ref,
	vdi: Vdi,
	inventory: Inventory,
): string | undefined {
	const [buildId, uuid] = vdi.otherConfig.get(REMOVING_KEY)?.split(" ") ?? [];
	return uuid === vdi.uuid && isForsaken(ref, vdi, inventory)
		? buildId
		: undefined;
}

/** A plain disk that no VM has. */
export function isForsaken(ref: Ref, vdi: Vdi, inventory: Inventory): boolean {
	return vdi.isPlain && usersOf(ref, inventory).size === 0;
}

/** A size for people, such as `10 GiB`. */
export function sizeText(bytes: number): string {
	const units = ["B", "KiB", "MiB", "GiB", "TiB"];
	let size = bytes;
	let unit = 0;
	for (; size >= 1024 && unit < units.length - 1; unit++) size /= 1024;
	return `${Number(size.toFixed(1))} ${units[unit]}`;
}

/** When a VM was made and last started, by the pool's clock; absent where the pool does not tell. */
export interface VmTimes {
	/** Set when a template becomes a VM, which is the plugin's first step after the clone (xen-api `xapi_vm_helpers.ml`). */
	readonly installed?: Date;
	readonly started?: Date;
}

/**
 * The times of a VM. Undefined where it keeps none, as a VM that was made a template.
 * @throws PoolError
 */
export async function timesOf(
	pool: Pool,
	{ metrics }: Vm,
): Promise<VmTimes | undefined> {
	if (metrics === NULL_REF) return undefined;
	const method = "VM_metrics.get_record";
	const record = await pool.call(method, metrics).catch((error: unknown) => {
		// xapi may leave a reference to metrics that are gone.
		if (!hasCode(error, "HANDLE_INVALID")) throw error;
	});
	if (record === undefined) return undefined;
	const fields = readRecord(record, method);
	const [installed, started] = [
		fields.date("install_time"),
		fields.date("start_time"),
	];
	// XAPI writes "never" as the epoch.
	return {
		...(installed.getTime() > 0 && { installed }),
		...(started.getTime() > 0 && { started }),
	};
}
