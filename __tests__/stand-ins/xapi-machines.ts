/** What the XAPI stand-in does with VMs. */
import { randomUUID } from "node:crypto";
import type { XapiDatabase } from "./xapi-db.ts";
import { assertAttachable, copyDisk } from "./xapi-disks.ts";
import {
	action,
	type Methods,
	method,
	VOID,
	type XapiState,
} from "./xapi-method.ts";
import { assertAllowed } from "./xapi-power.ts";
import { NULL_REF, type RecordOf } from "./xapi-schema.ts";
import { XapiFailure } from "./xapi-values.ts";

/** The number of the first domain of a guest. */
const FIRST_DOMAIN = 7;

const VM = { vm: "ref VM" } as const;

export const machineMethods: Methods = {
	"VM.clone": action(
		{ ...VM, new_name: "string" },
		({ state }, { vm, new_name }) => cloneMachine(state, vm, new_name, "clone"),
	),
	"VM.copy": action(
		{ ...VM, new_name: "string", sr: "any-ref SR" },
		({ state }, { vm, new_name, sr }) =>
			cloneMachine(state, vm, new_name, "copy", sr),
	),
	"VM.provision": action(VM, ({ state }, { vm }) => {
		allow(state, vm, "provision");
		state.db.set("VM", vm, { is_a_template: false });
		return VOID;
	}),
	"VM.destroy": action({ self: "ref VM" }, ({ state }, { self }) => {
		allow(state, self, "destroy");
		destroyMachine(state.db, self);
		return VOID;
	}),
	"VM.start": action(
		{ ...VM, start_paused: "bool", force: "bool" },
		({ state }, { vm, start_paused }) => {
			allow(state, vm, "start");
			startMachine(state, vm, start_paused ? "Paused" : "Running");
			return VOID;
		},
	),
	"VM.unpause": moves("unpause", "Running"),
	"VM.pause": moves("pause", "Paused"),
	"VM.suspend": moves("suspend", "Suspended"),
	"VM.resume": action(
		{ ...VM, start_paused: "bool", force: "bool" },
		({ state }, { vm, start_paused }) => {
			allow(state, vm, "resume");
			startMachine(state, vm, start_paused ? "Paused" : "Running");
			return VOID;
		},
	),
	"VM.clean_shutdown": moves("clean_shutdown", "Halted"),
	"VM.hard_shutdown": moves("hard_shutdown", "Halted"),
	"VM.clean_reboot": moves("clean_reboot", "Running"),
	"VM.hard_reboot": moves("hard_reboot", "Running"),
	...hardwareMethods(),
};

function hardwareMethods(): Methods {
	return {
		"VM.set_is_a_template": method(
			{ self: "ref VM", value: "bool" },
			({ state }, { self, value }) => {
				if (value) allow(state, self, "make_into_template");
				state.db.set("VM", self, {
					is_a_template: value,
					is_default_template: false,
				});
				return VOID;
			},
		),
		"VM.set_VCPUs_max": processors("VCPUs_max"),
		"VM.set_VCPUs_at_startup": processors("VCPUs_at_startup"),
		"VM.set_memory_limits": action(
			{
				self: "ref VM",
				static_min: "int",
				static_max: "int",
				dynamic_min: "int",
				dynamic_max: "int",
			},
			(
				{ state },
				{ self, static_min, static_max, dynamic_min, dynamic_max },
			) => {
				allow(state, self, "changing_memory_limits");
				const sizes = [static_min, dynamic_min, dynamic_max, static_max];
				if (sizes.some((size, index) => size < (sizes[index - 1] ?? 0)))
					throw new XapiFailure("MEMORY_CONSTRAINT_VIOLATION");
				state.db.set("VM", self, {
					memory_static_min: static_min,
					memory_static_max: static_max,
					memory_dynamic_min: dynamic_min,
					memory_dynamic_max: dynamic_max,
				});
				return VOID;
			},
		),
	};
}

function processors(field: "VCPUs_max" | "VCPUs_at_startup") {
	return method(
		{ self: "ref VM", value: "int" },
		({ state }, { self, value }) => {
			allow(state, self, "changing_VCPUs");
			state.db.set("VM", self, { [field]: value });
			return VOID;
		},
	);
}

/** An operation that only brings a VM into another state. */
function moves(operation: string, to: RecordOf<"VM">["power_state"]) {
	return action(VM, ({ state }, { vm }) => {
		allow(state, vm, operation);
		if (to === "Halted" || to === "Suspended") stopMachine(state.db, vm, to);
		else {
			state.db.set("VM", vm, { power_state: to });
			if (to === "Running") reportGuest(state, vm);
		}
		return VOID;
	});
}

function allow({ db }: XapiState, vm: string, operation: string): void {
	assertAllowed(db.record("VM", vm), vm, operation);
}

/** Brings a VM up on the host, with its console and, when it runs and has an address, with its guest's report. */
export function startMachine(
	state: XapiState,
	vm: string,
	to: "Running" | "Paused",
): void {
	const { db } = state;
	for (const vbd of db.record("VM", vm).VBDs) assertAttachable(db, vbd);
	for (const vbd of db.record("VM", vm).VBDs)
		db.set("VBD", vbd, { currently_attached: !db.record("VBD", vbd).empty });
	for (const vif of db.record("VM", vm).VIFs)
		db.set("VIF", vif, { currently_attached: true });
	const uuid = randomUUID();
	db.create("console", {
		uuid,
		VM: vm,
		protocol: "rfb",
		location: `https://${state.address}/console?uuid=${uuid}`,
	});
	const domains = Object.values(db.all("VM")).map(({ domid }) => domid + 1);
	db.set("VM", vm, {
		power_state: to,
		resident_on: state.hostRef,
		domid: Math.max(FIRST_DOMAIN, ...domains),
	});
	if (to === "Running") reportGuest(state, vm);
}

/** The guest's agent tells its address once it runs. */
function reportGuest({ db, guestAddress }: XapiState, vm: string): void {
	if (guestAddress === undefined) return;
	if (db.record("VM", vm).guest_metrics !== NULL_REF) return;
	setGuestAddress(db, vm, guestAddress);
}

/** What the agent in a guest reports. */
export function setGuestAddress(
	db: XapiDatabase,
	vm: string,
	address: string,
): void {
	const report = {
		networks: { "0/ip": address },
		os_version: { name: "Debian GNU/Linux 12" },
		live: true,
		last_updated: new Date(),
	};
	const { guest_metrics } = db.record("VM", vm);
	if (guest_metrics === NULL_REF)
		db.set("VM", vm, { guest_metrics: db.create("VM_guest_metrics", report) });
	else db.set("VM_guest_metrics", guest_metrics, report);
}

/** Takes a VM off the host. */
function stopMachine(
	db: XapiDatabase,
	vm: string,
	to: "Halted" | "Suspended",
): void {
	const { consoles, guest_metrics, VBDs, VIFs } = db.record("VM", vm);
	for (const ref of consoles) db.remove("console", ref);
	db.remove("VM_guest_metrics", guest_metrics);
	for (const vbd of VBDs) db.set("VBD", vbd, { currently_attached: false });
	for (const vif of VIFs) db.set("VIF", vif, { currently_attached: false });
	db.set("VM", vm, {
		power_state: to,
		resident_on: NULL_REF,
		domid: -1,
		guest_metrics: NULL_REF,
	});
}

/** Removes a VM with its devices; its disks stay. */
function destroyMachine(db: XapiDatabase, vm: string): void {
	const { VBDs, VIFs, consoles, metrics, guest_metrics } = db.record("VM", vm);
	for (const vbd of VBDs) db.remove("VBD", vbd);
	for (const vif of VIFs) db.remove("VIF", vif);
	for (const ref of consoles) db.remove("console", ref);
	db.remove("VM_metrics", metrics);
	db.remove("VM_guest_metrics", guest_metrics);
	db.remove("VM", vm);
}

/** Copies a VM with its disks; what is in its CD drives is shared. */
function cloneMachine(
	state: XapiState,
	vm: string,
	name: string,
	operation: "clone" | "copy",
	sr = NULL_REF,
): string {
	allow(state, vm, operation);
	const { db } = state;
	const source = db.record("VM", vm);
	const { default_template: _, ...other_config } = source.other_config;
	const copy = db.create("VM", {
		...source,
		uuid: randomUUID(),
		name_label: name,
		other_config: { ...other_config, base_template_name: source.name_label },
		is_default_template: false,
		metrics: db.create("VM_metrics"),
		current_operations: {},
	});
	for (const vbd of source.VBDs) {
		const device = db.record("VBD", vbd);
		const shared = device.type !== "Disk" || device.empty;
		db.create("VBD", {
			...device,
			uuid: randomUUID(),
			VM: copy,
			VDI: shared ? device.VDI : copyDisk(db, device.VDI, sr),
		});
	}
	for (const vif of source.VIFs)
		db.create("VIF", {
			...db.record("VIF", vif),
			uuid: randomUUID(),
			VM: copy,
		});
	return copy;
}
