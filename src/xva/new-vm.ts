import type { NewDisk, VmDescription } from "./ova-write.ts";
import { forbiddenCharacter } from "./rpc-write.ts";

/** No pool could import such a VM. */
export class BadVm extends Error {
	override readonly name = "BadVm";
}

/** The network that every pool has by this name, on the bridge of its first interface. */
export const DEFAULT_NETWORK = {
	name: "Pool-wide network associated with eth0",
	bridge: "xenbr0",
} as const;

/** Drives of a VM, the CD's among them: XenServer's configuration limit. */
const MAX_DRIVES = 241;
/** Interfaces of a VM: XenServer's configuration limit. */
const MAX_INTERFACES = 7;
/** Blocks of 1 MiB that eight digits can number. */
const MAX_DISK_MIB = 100_000_000;

/** Throws {@link BadVm} that names the field where no pool could import such a VM. */
export function checkVm(vm: VmDescription): void {
	if (vm.disks.length === 0 || vm.disks.length >= MAX_DRIVES) {
		throw new BadVm(
			`The VM has ${vm.disks.length} disks: give it 1 to ${MAX_DRIVES - 1}.`,
		);
	}
	if (vm.networks.length > MAX_INTERFACES) {
		throw new BadVm(
			`The VM has ${vm.networks.length} networks: give it ${MAX_INTERFACES} at most.`,
		);
	}
	checkCount("number of CPUs", vm.cpus);
	checkCount("memory in bytes", vm.memoryBytes);
	for (const disk of vm.disks) checkDisk(disk);
	for (const [subject, text] of texts(vm)) checkText(subject, text);
	if (vm.name === "") throw new BadVm("The VM has no name: give it one.");
	if ("default_template" in vm.otherConfig) {
		throw new BadVm(
			"The VM's other_config has the key default_template, for which a pool would take its own template of that name: remove it.",
		);
	}
}

function checkDisk({ name, sizeBytes }: NewDisk): void {
	const subject = `The disk ${JSON.stringify(name)}`;
	if (sizeBytes === 0) {
		throw new BadVm(
			`${subject} has no bytes: look at what made it, and make it again.`,
		);
	}
	if (sizeBytes > MAX_DISK_MIB * 2 ** 20) {
		throw new BadVm(
			`${subject} has ${sizeBytes} bytes, more than the ${MAX_DISK_MIB} MiB that an XVA can number: make it smaller.`,
		);
	}
}

function checkCount(field: string, value: number): void {
	if (Number.isSafeInteger(value) && value > 0) return;
	throw new BadVm(
		`The VM's ${field} is ${value}: give a whole number above 0.`,
	);
}

function checkText(subject: string, text: string): void {
	const character = forbiddenCharacter(text);
	if (character === undefined) return;
	throw new BadVm(
		`${subject} holds the character ${character}, which ova.xml cannot: remove it.`,
	);
}

/** Everything that a person wrote, and what to call it. */
function* texts(vm: VmDescription): Generator<[subject: string, text: string]> {
	yield ["The VM's name", vm.name];
	yield ["The VM's description", vm.description];
	for (const tag of vm.tags) yield ["A tag of the VM", tag];
	for (const [key, value] of Object.entries(vm.otherConfig)) {
		yield ["A key of the VM's other_config", key];
		yield [`The VM's other_config ${JSON.stringify(key)}`, value];
	}
	for (const { name, bridge } of vm.networks) {
		yield ["A network's name", name];
		yield ["A network's bridge", bridge];
	}
	for (const { name } of vm.disks) yield ["A disk's name", name];
}
