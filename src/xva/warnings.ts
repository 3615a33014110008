/** What will surprise whoever imports a VM. */
import { quoteName } from "./errors.ts";
import type { OvaFacts } from "./ova.ts";
import type { OvaDisk } from "./ova-disks.ts";
import type { OvaRecord } from "./ova-objects.ts";
import { passwordPlaces } from "./ova-passwords.ts";

/** A pool refuses a VM with more vCPUs than a host has CPUs; small hosts have this many. */
const SMALL_HOST_CPUS = 4;
/** The name that every pool gives to the network of its first interface. */
const POOL_WIDE = /^Pool-wide network associated with eth\d+$/;
/** Bridges that xapi numbers itself: an import cannot make one (xapi-project/xen-api#6040). */
const NUMBERED_BRIDGE = /^xapi\d+$/;

/** What matters to whoever imports the VM, a sentence each with what to do. No sentence holds a secret. */
export function importWarnings(
	vm: OvaRecord,
	facts: OvaFacts,
	disks: readonly OvaDisk[],
): string[] {
	return [
		...cpuWarning(facts),
		...suspendWarning(vm),
		...cdWarning(facts),
		...readOnlyWarning(disks),
		...networkWarning(facts),
		...bridgeWarning(facts),
		...templateWarning(facts),
		...vendorDeviceWarning(facts),
		...nvramWarning(facts),
		...vtpmWarning(facts),
		...passwordPlaces(facts).map(
			(place) =>
				`${place} tells a password, and whoever can read the catalogue can read it: take it out of the template.`,
		),
	];
}

function cpuWarning({ vcpus_max: count }: OvaFacts): string[] {
	if (count <= SMALL_HOST_CPUS) return [];
	return [
		`VCPUs_max is ${count}: hosts with fewer than ${count} CPUs refuse to start the VM (HOST_NOT_ENOUGH_PCPUS); set vcpus_max in the template to ${SMALL_HOST_CPUS} or less.`,
	];
}

function suspendWarning(vm: OvaRecord): string[] {
	const state = vm.text("power_state", "Halted");
	if (state.toLowerCase() !== "suspended") return [];
	return [
		"The VM was exported suspended: its memory, with all that it held, is in the archive, and it resumes on like CPUs only; shut it down before the export.",
	];
}

function cdWarning({ cd_drives: drives }: OvaFacts): string[] {
	if (drives.length === 0) return [];
	const full = drives.filter(({ disc }) => disc !== "").length;
	const what =
		drives.length === 1 ? "A CD drive is" : `${drives.length} CD drives are`;
	const disc =
		full === 0 ? "" : `, ${full} with a disc that other pools do not have`;
	return [
		`${what} left in the VM${disc}: every VM made from it gets them; detach them before the export.`,
	];
}

function readOnlyWarning(disks: readonly OvaDisk[]): string[] {
	return disks
		.filter(({ facts }) => facts.mode === "RO")
		.map(
			({ facts }) =>
				`The disk ${quoteName(facts.name)} is attached read-only, so no VM made from it can write there: attach it with mode RW before the export.`,
		);
}

function networkWarning({ networks }: OvaFacts): string[] {
	const names = new Set(
		networks
			.map(({ network }) => network)
			.filter((name) => !POOL_WIDE.test(name)),
	);
	if (names.size === 0) return [];
	const list = [...names].map(quoteName).join(", ");
	return [
		`An import looks for its networks by name (${list}) and makes new ones where the pool has none: export with "Pool-wide network associated with eth0", for example by export_network_names.`,
	];
}

function bridgeWarning({ networks }: OvaFacts): string[] {
	const bridges = new Set(
		networks
			.map(({ bridge }) => bridge)
			.filter((bridge) => NUMBERED_BRIDGE.test(bridge)),
	);
	if (bridges.size === 0) return [];
	return [
		`A network is on the bridge ${[...bridges].join(", ")}: an import into a pool that knows neither it nor the network's name fails (INVALID_VALUE); export with "Pool-wide network associated with eth0", for example by export_network_names.`,
	];
}

function templateWarning({ is_default_template: isDefault }: OvaFacts) {
	if (!isDefault) return [];
	return [
		"The VM is marked as a default template: an import takes the pool's own template of that name instead; remove default_template from other_config.",
	];
}

function vendorDeviceWarning({ has_vendor_device: has }: OvaFacts): string[] {
	if (!has) return [];
	return [
		"The VM has has_vendor_device on: in every Windows made from it, Windows Update installs XenServer's drivers, and other systems have no use for it; turn it off before the system is installed unless that is wanted.",
	];
}

function nvramWarning({ nvram }: OvaFacts): string[] {
	if (!nvram) return [];
	return [
		"UEFI variables are in the archive: all VMs made from it begin with the same ones, secrets among them included; remove EFI-variables from the VM's NVRAM before the export unless the system boots by an entry there.",
	];
}

function vtpmWarning({ vtpm }: OvaFacts): string[] {
	if (!vtpm) return [];
	return [
		"A vTPM is in the VM: what it holds goes with the archive, and VMs made from it share its keys; remove it before the export and give each VM its own.",
	];
}
