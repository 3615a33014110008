/** VMs, disks, tasks and events of the XAPI stand-in obey xapi's rules. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startXapi, type XapiStandIn } from "./xapi.ts";
import { type Caller, openCaller } from "./xapi-caller.ts";

let xapi: XapiStandIn;
let caller: Caller;
let vm: string;

beforeEach(async () => {
	xapi = await startXapi({ guestAddress: "10.0.0.9" });
	caller = openCaller(xapi);
	vm = xapi.vm({ name_label: "one", disks: [{}], cds: [xapi.iso] });
});

afterEach(async () => {
	await caller.close();
	await xapi.close();
});

const diskOf = (machine: string): string => {
	const [vbd = ""] = xapi.db.record("VM", machine).VBDs;
	return xapi.db.record("VBD", vbd).VDI;
};

describe("a VM", () => {
	test("goes through its states, and no other way", async () => {
		const refused = async (method: string, ...rest: readonly unknown[]) => {
			await expect(caller.call(method, vm, ...rest)).rejects.toThrow(
				/^VM_BAD_POWER_STATE/,
			);
		};
		const state = () => xapi.db.record("VM", vm).power_state;
		await refused("VM.hard_shutdown");
		await refused("VM.clean_shutdown");
		await refused("VM.unpause");
		await caller.call("VM.start", vm, true, false);
		expect(state()).toBe("Paused");
		await refused("VM.destroy");
		await refused("VM.start", false, false);
		await caller.call("VM.unpause", vm);
		expect(state()).toBe("Running");
		await refused("VM.clone", "two");
		await refused("VM.set_VCPUs_max", 4);
		await caller.call("VM.clean_shutdown", vm);
		expect(state()).toBe("Halted");
	});

	test("has a console, a host and its guest's report only while it runs", async () => {
		await caller.call("VM.start", vm, false, false);
		const running = xapi.db.record("VM", vm);
		expect(running.resident_on).toBe(xapi.hostRef);
		expect(
			xapi.db.record("console", running.consoles[0] ?? "").location,
		).toMatch(`https://${xapi.host}/console?uuid=`);
		expect(
			xapi.db.record("VM_guest_metrics", running.guest_metrics).networks,
		).toEqual({ "0/ip": "10.0.0.9" });
		await caller.call("VM.hard_shutdown", vm);
		expect(xapi.db.record("VM", vm)).toMatchObject({
			resident_on: "OpaqueRef:NULL",
			guest_metrics: "OpaqueRef:NULL",
			domid: -1,
			consoles: [],
		});
	});

	test("is destroyed without its disks", async () => {
		const disk = diskOf(vm);
		const { VBDs } = xapi.db.record("VM", vm);
		await caller.call("VM.destroy", vm);
		expect(xapi.db.has("VM", vm)).toBe(false);
		expect(VBDs.filter((vbd) => xapi.db.has("VBD", vbd))).toEqual([]);
		expect(xapi.db.record("VDI", disk).VBDs).toEqual([]);
		expect(xapi.db.has("VDI", xapi.iso)).toBe(true);
	});

	test("is cloned with its disks, its CD shared", async () => {
		const clone = await caller.call<string>("VM.clone", vm, "two");
		const media = xapi.db
			.record("VM", clone)
			.VBDs.map((vbd) => xapi.db.record("VBD", vbd).VDI);
		expect(media[0]).not.toBe(diskOf(vm));
		expect(media[1]).toBe(xapi.iso);
		expect(xapi.db.record("VM", clone).uuid).not.toBe(
			xapi.db.record("VM", vm).uuid,
		);
	});

	test("that is a template does not start, and a default one is not destroyed", async () => {
		await expect(
			caller.call("VM.start", xapi.template, false, false),
		).rejects.toThrow(`VM_IS_TEMPLATE ${xapi.template} start`);
		await expect(caller.call("VM.destroy", xapi.template)).rejects.toThrow(
			"VM_CANNOT_DELETE_DEFAULT_TEMPLATE",
		);
		const clone = await caller.call<string>("VM.clone", xapi.template, "two");
		expect(xapi.db.record("VM", clone).is_a_template).toBe(true);
		await caller.call("VM.destroy", clone);
	});

	test("is left alone while something is done with it, or its owner forbids it", async () => {
		xapi.db.set("VM", vm, { current_operations: { t: "export" } });
		await expect(caller.call("VM.destroy", vm)).rejects.toThrow(
			`OTHER_OPERATION_IN_PROGRESS VM ${vm} export`,
		);
		xapi.db.set("VM", vm, {
			current_operations: {},
			blocked_operations: { destroy: "mine" },
		});
		await expect(caller.call("VM.destroy", vm)).rejects.toThrow(
			`OPERATION_BLOCKED ${vm} mine`,
		);
		expect(xapi.db.record("VM", vm).allowed_operations).not.toContain(
			"destroy",
		);
	});
});

describe("a disk", () => {
	test("in use is neither destroyed nor given to another", async () => {
		await caller.call("VM.start", vm, false, false);
		const disk = diskOf(vm);
		await expect(caller.call("VDI.destroy", disk)).rejects.toThrow(
			`VDI_IN_USE ${disk} destroy`,
		);
		const other = xapi.vm({ name_label: "two" });
		xapi.db.create("VBD", { VM: other, VDI: disk, type: "Disk", mode: "RW" });
		await expect(caller.call("VM.start", other, false, false)).rejects.toThrow(
			`VDI_IN_USE ${disk}`,
		);
	});

	test("needs room", async () => {
		xapi.faults.setFreeSpace(xapi.sr, 1_000);
		const record = {
			SR: xapi.sr,
			virtual_size: 1_001,
			type: "user",
			sharable: false,
			read_only: false,
			other_config: {},
		};
		await expect(caller.call("VDI.create", record)).rejects.toThrow(
			"SR_FULL 1001 1000",
		);
		await caller.call("VDI.create", { ...record, virtual_size: 1_000 });
	});
});

describe("a task", () => {
	const record = async (task: string) => {
		for (;;) {
			const now = xapi.db.record("task", task);
			if (now.status !== "pending") return now;
			await new Promise(setImmediate);
		}
	};

	test("tells what came of a call", async () => {
		const task = await caller.call<string>("Async.VM.clone", vm, "two");
		const { status, result } = await record(task);
		const [clone] = xapi.db.find("VM", "name_label", "two");
		expect([status, result]).toEqual(["success", `<value>${clone}</value>`]);
		const bad = await caller.call<string>("Async.VM.unpause", vm);
		expect(await record(bad)).toMatchObject({
			status: "failure",
			error_info: ["VM_BAD_POWER_STATE", vm, "paused", "halted"],
		});
	});

	test("is cancelled and destroyed", async () => {
		const task = await caller.call<string>("task.create", "mine", "");
		await caller.call("task.cancel", task);
		expect(await caller.call("task.get_status", task)).toBe("cancelled");
		await caller.call("task.destroy", task);
		expect(await caller.call("task.get_all")).toEqual([]);
	});
});

describe("events", () => {
	interface Batch {
		readonly token: string;
		readonly events: readonly {
			readonly class: string;
			readonly operation: string;
			readonly ref: string;
		}[];
	}
	const from = (token: string, ...classes: readonly string[]) =>
		caller.call<Batch>("event.from", classes, token, 30.5);

	test("tell everything at first, and then what changes", async () => {
		const first = await from("", "vm");
		expect(first.events.map(({ operation }) => operation)).toEqual([
			"add",
			"add",
		]);
		const waiting = from(first.token, "VM");
		await caller.call("VM.add_tags", vm, "x");
		const second = await waiting;
		expect(second.events).toMatchObject([
			{ class: "vm", operation: "mod", ref: vm, snapshot: { tags: ["x"] } },
		]);
		await caller.call("VM.destroy", vm);
		expect((await from(second.token, "*")).events).toContainEqual(
			expect.objectContaining({ class: "vm", operation: "del", ref: vm }),
		);
	});

	test("of one record are those of no other", async () => {
		const { token } = await from("", `vm/${vm}`);
		await caller.call("VM.set_name_label", xapi.template, "other");
		const waiting = from(token, `vm/${vm}`);
		await caller.call("VM.set_name_label", vm, "mine");
		expect((await waiting).events.map(({ ref }) => ref)).toEqual([vm]);
	});

	test("end with the session", async () => {
		const { token } = await from("", "vm");
		const waiting = from(token, "vm");
		const ended = expect(waiting).rejects.toThrow("SESSION_INVALID");
		await caller.call("session.logout");
		await ended;
	});
});
