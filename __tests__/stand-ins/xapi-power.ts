/** What may be done with a VM in which state, as xapi's `xapi_vm_lifecycle.ml` rules. */
import type { RecordOf } from "./xapi-schema.ts";
import { XapiFailure } from "./xapi-values.ts";

type PowerState = "Halted" | "Paused" | "Running" | "Suspended";

/** The states in which an operation is allowed; the first is the one that a refusal names. */
const ALLOWED_STATES: Readonly<Record<string, readonly PowerState[]>> = {
	start: ["Halted"],
	clone: ["Halted"],
	copy: ["Halted"],
	destroy: ["Halted", "Suspended"],
	export: ["Halted", "Suspended"],
	provision: ["Halted"],
	make_into_template: ["Halted"],
	changing_VCPUs: ["Halted"],
	changing_memory_limits: ["Halted"],
	unpause: ["Paused"],
	resume: ["Suspended"],
	pause: ["Running"],
	suspend: ["Running"],
	clean_shutdown: ["Running"],
	clean_reboot: ["Running"],
	hard_shutdown: ["Running", "Paused", "Suspended"],
	hard_reboot: ["Running", "Paused"],
};

/** All that may be done with a template but with no other VM, or the other way round. */
const OF_TEMPLATES: ReadonlySet<string> = new Set([
	"clone",
	"copy",
	"destroy",
	"export",
	"provision",
	"changing_VCPUs",
	"changing_memory_limits",
]);

/** Those that go together. */
const CONCURRENT: ReadonlySet<string> = new Set(["clone", "copy", "export"]);

/** The operations that a VM allows now, sorted. */
export function allowedOperations(vm: RecordOf<"VM">): readonly string[] {
	return Object.keys(ALLOWED_STATES)
		.filter((operation) => refusal(vm, "", operation) === undefined)
		.sort();
}

/** Throws xapi's failure where the VM is in no state for the operation. */
export function assertAllowed(
	vm: RecordOf<"VM">,
	ref: string,
	operation: string,
): void {
	const failure = refusal(vm, ref, operation);
	if (failure !== undefined) throw failure;
}

function refusal(
	vm: RecordOf<"VM">,
	ref: string,
	operation: string,
): XapiFailure | undefined {
	const blocked = vm.blocked_operations[operation];
	if (blocked !== undefined)
		return new XapiFailure("OPERATION_BLOCKED", ref, blocked);
	const states: readonly string[] = ALLOWED_STATES[operation] ?? [];
	if (!states.includes(vm.power_state))
		return new XapiFailure(
			"VM_BAD_POWER_STATE",
			ref,
			(states[0] ?? "").toLowerCase(),
			vm.power_state.toLowerCase(),
		);
	const other = Object.values(vm.current_operations).find(
		(current) => !(CONCURRENT.has(current) && CONCURRENT.has(operation)),
	);
	if (other !== undefined)
		return new XapiFailure("OTHER_OPERATION_IN_PROGRESS", "VM", ref, other);
	return templateRefusal(vm, ref, operation);
}

function templateRefusal(
	vm: RecordOf<"VM">,
	ref: string,
	operation: string,
): XapiFailure | undefined {
	if (vm.is_a_template && !OF_TEMPLATES.has(operation))
		return new XapiFailure("VM_IS_TEMPLATE", ref, operation);
	if (!vm.is_a_template && operation === "provision")
		return new XapiFailure("ONLY_PROVISION_TEMPLATE");
	if (operation === "destroy" && vm.is_default_template)
		return new XapiFailure("VM_CANNOT_DELETE_DEFAULT_TEMPLATE", ref);
	return undefined;
}
