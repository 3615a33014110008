import type { Hardware } from "../model.ts";
import type { OvaRecord, OvaTree } from "./ova-objects.ts";

/** A pool refuses a VM with more vCPUs than a host has CPUs; small hosts have this many. */
const SMALL_HOST_CPUS = 4;
/** The name that every pool gives to the network of its first interface. */
const POOL_WIDE = /^Pool-wide network associated with eth\d+$/;
const PASSWORD =
	/pass(?:word|wd|phrase)?\s*[:=]|\bpassword\b|\bpwd\b|mot de passe/i;

/** What matters to whoever imports the VM, a sentence each. */
export function importWarnings(
	tree: OvaTree,
	vm: OvaRecord,
	facts: Omit<Hardware, "disks">,
): string[] {
	return [
		...cpuWarning(facts),
		...cdWarning(tree),
		...networkWarning(facts),
		...templateWarning(vm),
		...passwordWarning(facts),
	];
}

function cpuWarning({ vcpus_max: count }: Omit<Hardware, "disks">): string[] {
	if (count <= SMALL_HOST_CPUS) return [];
	return [
		`VCPUs_max is ${count}: hosts with fewer than ${count} CPUs refuse to start the VM (HOST_NOT_ENOUGH_PCPUS); set vcpus_max in the template to ${SMALL_HOST_CPUS} or less.`,
	];
}

function cdWarning(tree: OvaTree): string[] {
	const drives = tree.all("VBD").filter((vbd) => vbd.text("type") === "CD");
	if (drives.length === 0) return [];
	const full = drives.filter((vbd) => !vbd.flag("empty", false)).length;
	const what =
		drives.length === 1 ? "A CD drive is" : `${drives.length} CD drives are`;
	const disc =
		full === 0 ? "" : `, ${full} with a disc that other pools do not have`;
	return [
		`${what} left in the VM${disc}: every VM made from it gets them; detach them before the export.`,
	];
}

function networkWarning({ networks }: Omit<Hardware, "disks">): string[] {
	const names = new Set(
		networks
			.map(({ network }) => network)
			.filter((name) => !POOL_WIDE.test(name)),
	);
	if (names.size === 0) return [];
	const list = [...names].map((name) => JSON.stringify(name)).join(", ");
	return [
		`An import looks for its networks by name (${list}) and makes new ones where the pool has none: export with "Pool-wide network associated with eth0", for example by export_network_names.`,
	];
}

function templateWarning(vm: OvaRecord): string[] {
	const isDefault =
		vm.flag("is_default_template", false) ||
		vm.map("other_config").get("default_template") === "true";
	if (!isDefault) return [];
	return [
		"The VM is marked as a default template: an import takes the pool's own template of that name instead; remove default_template from other_config.",
	];
}

function passwordWarning({ description }: Omit<Hardware, "disks">): string[] {
	if (!PASSWORD.test(description)) return [];
	return [
		"The VM's description speaks of a password, and whoever can read the catalogue can read it: remove it from vm_description.",
	];
}
