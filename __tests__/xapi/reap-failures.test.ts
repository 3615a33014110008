import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { PoolError } from "../../src/xapi/errors.ts";
import type { Pool } from "../../src/xapi/pool.ts";
import type { XapiStandIn } from "../stand-ins/xapi.ts";
import { BUILD, NAME, onCall, type Reaping, startReaping } from "./reaping.ts";

let ground: Reaping;
let xapi: XapiStandIn;
let reap: Reaping["reap"];
let uuidOf: Reaping["uuidOf"];
let disksOf: Reaping["disksOf"];

beforeAll(async () => {
	ground = await startReaping();
	({ xapi, reap, uuidOf, disksOf } = ground);
});

afterEach(() => ground.empty());

afterAll(() => ground.close());

describe("what is busy", () => {
	test("is waited for: an export, which is ended", async () => {
		const task = xapi.db.create("task", { status: "pending" });
		const vm = xapi.vm({
			name_label: NAME,
			is_a_template: true,
			current_operations: { [task]: "export" },
		});
		const stop = xapi.db.onChange(() => {
			if (xapi.db.record("task", task).status !== "cancelled") return;
			stop();
			xapi.db.set("VM", vm, { current_operations: {} });
		});

		const { removed, lines } = await reap({ vms: [uuidOf(vm)] });

		expect(removed).toHaveLength(1);
		expect(lines[0]).toMatch(`Ending export of template ${NAME}`);
	});

	test("is waited for: a disk that the host itself has for an export", async () => {
		const vm = xapi.vm({ name_label: NAME, disks: [{}] });
		const [VDI = ""] = disksOf(vm);
		const host = xapi.vm({ name_label: "host", is_control_domain: true });
		const vbd = xapi.db.create("VBD", {
			...{ VM: host, VDI, type: "Disk", currently_attached: true },
		});
		const stop = onCall(xapi, "VDI.destroy", () => xapi.db.remove("VBD", vbd));

		const { removed } = await reap({ vms: [uuidOf(vm)] }).finally(stop);

		expect(removed).toHaveLength(2);
		expect(xapi.db.has("VDI", VDI)).toBe(false);
	});

	test("is not what an administrator has forbidden: it is left at once", async () => {
		const vm = xapi.vm({ name_label: NAME });
		xapi.faults.failMethod("VM.destroy", ["OPERATION_BLOCKED", vm], 1);

		const { left } = await reap({ vms: [uuidOf(vm)] });

		expect(left).toEqual([expect.stringContaining("OPERATION_BLOCKED")]);
		expect(xapi.db.has("VM", vm)).toBe(true);
	});

	test("is left when the time is over, with its disks, and the others have their turn", async () => {
		const busy = xapi.vm({
			name_label: NAME,
			disks: [{}],
			current_operations: { "OpaqueRef:gone": "export" },
		});
		const idle = xapi.vm({ name_label: NAME, disks: [{}] });

		const { removed, left } = await reap(
			{ vms: [uuidOf(busy), uuidOf(idle)] },
			{ deadlineMs: 0 },
		);

		expect(removed).toHaveLength(2);
		expect(left).toEqual([
			expect.stringMatching(
				`^VM ${NAME} \\(uuid ${uuidOf(busy)}\\): .*OTHER_OPERATION_IN_PROGRESS.*xe vm-uninstall uuid=${uuidOf(busy)} force=true`,
			),
		]);
		expect(disksOf(busy)).toHaveLength(1);
	});

	test("is left when the caller gives up", async () => {
		const vm = xapi.vm({
			name_label: NAME,
			current_operations: { "OpaqueRef:gone": "export" },
		});
		const { left } = await reap(
			{ vms: [uuidOf(vm)] },
			{ deadlineMs: 3_600_000, signal: AbortSignal.abort() },
		);

		expect(left).toHaveLength(1);
	});
});

describe("a clean-up that was cut off", () => {
	test("goes on with the disks whose VM is gone", async () => {
		const vm = xapi.vm({ name_label: NAME, disks: [{}, {}] });
		const vms = [uuidOf(vm)];
		xapi.faults.failMethod("VDI.destroy", ["SR_BACKEND_FAILURE_46"]);
		const first = await reap({ vms });
		xapi.faults.failMethod("VDI.destroy", undefined);
		const second = await reap({ vms });

		expect(first.removed).toHaveLength(1);
		expect(first.left).toHaveLength(2);
		expect(second.removed).toHaveLength(2);
		expect(second.left).toEqual([]);
	});

	test("takes no copy of such a disk for it", async () => {
		const vm = xapi.vm({ name_label: NAME, disks: [{}] });
		const vms = [uuidOf(vm)];
		xapi.faults.failMethod("VDI.destroy", ["SR_BACKEND_FAILURE_46"]);
		await reap({ vms });
		xapi.faults.failMethod("VDI.destroy", undefined);
		const [disk = ""] = xapi.db.refs("VDI").filter((ref) => ref !== xapi.iso);
		const copy = await ground.pool.call<string>("VDI.clone", disk, {});
		await reap({ vms });

		expect(xapi.db.has("VDI", disk)).toBe(false);
		expect(xapi.db.has("VDI", copy)).toBe(true);
	});
});

describe("a pool that fails", () => {
	test("for a while is waited for", async () => {
		const vm = xapi.vm({ name_label: NAME, disks: [{}] });
		xapi.faults.html503 = 4;

		const { removed, left } = await reap({ vms: [uuidOf(vm)] });

		expect(left).toEqual([]);
		expect(removed).toHaveLength(2);
	});

	test("after it did what was asked, is believed", async () => {
		const vm = xapi.vm({ name_label: NAME });
		const uuid = uuidOf(vm);
		const pool = seenThrough(async (method, call) => {
			const answer = await call();
			if (method !== "VM.destroy") return answer;
			throw new PoolError("unreachable", "The connection broke.");
		});

		expect(await reap({ vms: [uuid] }, { pool })).toMatchObject({
			removed: [`VM ${NAME} (uuid ${uuid})`],
			left: [],
		});
	});

	test("to have what it had is believed, and nothing claimed", async () => {
		const vm = xapi.vm({ name_label: NAME, disks: [{}] });
		const uuid = uuidOf(vm);
		const pool = seenThrough((method, call) => {
			if (method === "VM.get_record") xapi.db.remove("VM", vm);
			return call();
		});

		expect(await reap({ vms: [uuid] }, { pool })).toMatchObject({
			removed: [expect.stringMatching("^disk ")],
			left: [],
		});
	});

	test("for good leaves all, and the commands that look for it", async () => {
		const vm = xapi.vm({ name_label: NAME });
		xapi.faults.html500 = true;
		try {
			const { removed, left } = await reap(
				{ vms: [uuidOf(vm)], vmNames: ["it's debian"], sessions: ["x"] },
				{ deadlineMs: 0 },
			);

			expect(removed).toEqual([]);
			expect(left).toEqual([
				expect.stringMatching(
					`^what build ${BUILD} may have left: .*: \`xe vm-list uuid=${uuidOf(vm)}\`, \`xe vm-list name-label='it'\\\\''s debian'\`$`,
				),
				expect.stringMatching("^session of Packer's plugin: .*after a day"),
			]);
		} finally {
			xapi.faults.html500 = false;
		}
	});
});

/** The pool with something between it and the reaper. */
function seenThrough(
	glass: (method: string, call: () => Promise<never>) => Promise<never>,
): Pool {
	const { pool } = ground;
	return {
		host: pool.host,
		askedHost: pool.askedHost,
		call: (method, ...parameters) =>
			glass(method, () => pool.call(method, ...parameters)),
		connect: (path) => pool.connect(path),
		logoutOf: (session) => pool.logoutOf(session),
		close: () => pool.close(),
	};
}
