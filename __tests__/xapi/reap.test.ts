import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Claim } from "../../src/xapi/reap.ts";
import type { XapiStandIn } from "../stand-ins/xapi.ts";
import {
	BEFORE,
	LATER,
	NAME,
	OLDER,
	type Reaping,
	stamps,
	startReaping,
} from "./reaping.ts";

let ground: Reaping;
let xapi: XapiStandIn;
let reap: Reaping["reap"];
let uuidOf: Reaping["uuidOf"];
let disksOf: Reaping["disksOf"];
let upload: Reaping["upload"];
let made: Reaping["made"];

beforeAll(async () => {
	ground = await startReaping();
	({ xapi, reap, uuidOf, disksOf, upload, made } = ground);
});

afterEach(() => ground.empty());

afterAll(() => ground.close());

describe("what a build left is removed:", () => {
	test("its VM with its disks and what it uploaded, and no ISO of others", async () => {
		const cd = upload();
		const vm = xapi.vm({
			name_label: NAME,
			power_state: "Running",
			disks: [{}, { name_label: "Packer-disk-1" }],
			cds: [xapi.iso, cd],
		});
		const [first, second] = disksOf(vm).map(
			(disk) => xapi.db.record("VDI", disk).uuid,
		);
		const uploaded = xapi.db.record("VDI", cd).uuid;
		const uuid = uuidOf(vm);
		const ours = { vms: [uuid], uploads: [cd] };

		const { removed, left, lines } = await reap(ours);

		expect(left).toEqual([]);
		expect(removed).toEqual([
			`VM ${NAME} (uuid ${uuid})`,
			`disk Packer-disk-0 (10 GiB, uuid ${first})`,
			`disk Packer-disk-1 (10 GiB, uuid ${second})`,
			`uploaded Packer-CD (368 KiB, uuid ${uploaded})`,
		]);
		expect(lines).toEqual(removed.map((what) => `Removed ${what}`));
		expect(xapi.db.refs("VM")).toEqual([xapi.template]);
		expect(xapi.db.refs("VDI")).toEqual([xapi.iso]);
		expect(await reap(ours)).toEqual({ removed: [], left: [], lines: [] });
	});

	test.each([
		"Halted",
		"Paused",
		"Running",
		"Suspended",
	] as const)("a VM that is %s", async (power_state) => {
		const vm = xapi.vm({ name_label: NAME, power_state, disks: [{}] });

		const { removed } = await reap({ vms: [uuidOf(vm)] });

		expect(removed).toHaveLength(2);
		expect(xapi.db.refs("VM")).toEqual([xapi.template]);
	});

	test("a template, as Packer leaves it before the export", async () => {
		const vm = xapi.vm({ name_label: NAME, is_a_template: true });
		const uuid = uuidOf(vm);

		expect(await reap({ vms: [uuid] })).toMatchObject({
			removed: [`template ${NAME} (uuid ${uuid})`],
			left: [],
		});
	});

	test("its VM under another name, where Packer printed its uuid", async () => {
		const vm = xapi.vm({ name_label: "renamed by a provisioner" });

		expect((await reap({ vms: [uuidOf(vm)] })).removed).toHaveLength(1);
	});

	test("its unfinished task", async () => {
		const task = xapi.db.create("task", {
			name_label: "packer-task",
			status: "pending",
		});
		const { uuid } = xapi.db.record("task", task);

		expect(await reap({ tasks: [task] })).toMatchObject({
			removed: [`task packer-task (uuid ${uuid})`],
			left: [],
		});
		expect(xapi.db.refs("task")).toEqual([]);
	});

	test("the session of Packer's plugin, whose reference is told nowhere", async () => {
		const plugin = xapi.db.create("session");

		const account = await reap({ sessions: [plugin] });

		expect(account).toMatchObject({
			removed: ["session of Packer's plugin"],
			left: [],
		});
		expect(JSON.stringify(account)).not.toContain(plugin);
		expect(xapi.db.has("session", plugin)).toBe(false);
		expect(await reap({ sessions: [plugin] })).toMatchObject({
			removed: [],
			left: [],
		});
	});

	test("only uploads and sessions, where the template keeps its VM", async () => {
		const vm = xapi.vm({
			name_label: NAME,
			other_config: stamps(),
			disks: [{}],
		});
		const cd = upload();

		const { removed } = await reap({
			vms: [uuidOf(vm)],
			uploads: [cd],
			keep: true,
		});

		expect(removed).toEqual([expect.stringContaining("Packer-CD")]);
		expect(xapi.db.has("VM", vm)).toBe(true);
	});
});

describe("a VM whose uuid Packer did not print is the build's", () => {
	const isRemoved = async (vm: string, fields: Partial<Claim> = {}) => {
		await reap(fields);
		return !xapi.db.has("VM", vm);
	};

	test("where it bears its stamp and its name", async () => {
		const vm = xapi.vm({ name_label: NAME, other_config: stamps() });

		expect(await isRemoved(vm)).toBe(true);
	});

	test("where it bears its stamp, and its parent was imported", async () => {
		const import_task = "OpaqueRef:0000";
		const parent = xapi.vm({
			name_label: "template-base",
			is_a_template: true,
			other_config: { ...stamps(OLDER), import_task },
		});
		const vm = xapi.vm({
			name_label: NAME,
			other_config: { ...stamps(), import_task },
		});

		expect(await isRemoved(vm)).toBe(true);
		expect(xapi.db.has("VM", parent)).toBe(true);
	});

	test("where it is the only one with the stamp, and nobody knows its name", async () => {
		const vm = xapi.vm({ name_label: "packer-1", other_config: stamps() });

		expect(await isRemoved(vm, { vmNames: [] })).toBe(true);
	});

	test("where it has its name and was made since, without a stamp", async () => {
		const vm = xapi.vm({ name_label: NAME, ...made(LATER) });

		expect(await isRemoved(vm, { unprinted: [NAME] })).toBe(true);
	});

	test("but not a second one, where the one of the name bears the stamp", async () => {
		const ours = xapi.vm({ name_label: NAME, other_config: stamps() });
		const other = xapi.vm({ name_label: NAME, ...made(LATER) });

		expect(await isRemoved(other, { unprinted: [NAME] })).toBe(false);
		expect(xapi.db.has("VM", ours)).toBe(false);
	});

	test.each<[string, () => Parameters<XapiStandIn["vm"]>[0], Partial<Claim>?]>([
		[
			"it was imported",
			() => ({ other_config: { ...stamps(), import_task: "OpaqueRef:1" } }),
		],
		[
			"it has another name",
			() => ({ name_label: "web", other_config: stamps() }),
		],
		[
			"it is a snapshot",
			() => ({ is_a_snapshot: true, other_config: stamps() }),
		],
		[
			"it is of another build",
			() => ({ other_config: stamps(OLDER), ...made(LATER) }),
		],
		[
			"it came with the product",
			() => ({ other_config: { ...stamps(), default_template: "true" } }),
		],
		["it was made before", () => made(BEFORE)],
		[
			"it is a template that was finished before",
			() => ({ is_a_template: true, metrics: "OpaqueRef:NULL" }),
		],
		[
			"it was made long after Packer's last words",
			() => made(LATER),
			{ unprinted: [NAME], unprintedAt: new Date("2026-11-24T04:30:00Z") },
		],
		[
			"it was imported, without a stamp",
			() => ({ other_config: { import_task: "OpaqueRef:1" }, ...made(LATER) }),
		],
		[
			"Packer had not begun to create it",
			() => made(LATER),
			{ unprinted: ["template-debian-11"] },
		],
		[
			"Packer printed another, and nobody knows its name",
			() => ({ other_config: stamps() }),
			{ vms: ["f681f8a4-a5fb-42ee-886d-bf7fa9e129ae"], vmNames: [] },
		],
	])("not where %s", async (_, fields, claimed = { unprinted: [NAME] }) => {
		const vm = xapi.vm({ name_label: NAME, ...fields() });

		expect(await reap(claimed)).toEqual({ removed: [], left: [], lines: [] });
		expect(xapi.db.has("VM", vm)).toBe(true);
	});

	test("not where several bear its stamp, and nobody knows its name", async () => {
		for (const name_label of ["packer-1", "copy of packer-1"])
			xapi.vm({ name_label, other_config: stamps() });

		expect(await reap({ vmNames: [] })).toMatchObject({ removed: [] });
	});

	test("not where several of its name were made since: that is said", async () => {
		const vms = [LATER, LATER].map((at) =>
			xapi.vm({ name_label: NAME, ...made(at) }),
		);

		const { removed, left } = await reap({ unprinted: [NAME] });

		expect(removed).toEqual([]);
		expect(left).toEqual(
			vms.map(
				(vm) =>
					`VM ${NAME} (uuid ${uuidOf(vm)}): several VMs were made with this name meanwhile. To remove it: \`xe vm-uninstall uuid=${uuidOf(vm)} force=true\``,
			),
		);
	});

	test("not where the pool can't tell when its clone was made: that is said", async () => {
		const vm = xapi.vm({ name_label: NAME, is_a_template: true });

		const { left } = await reap({ unprinted: [NAME] });

		expect(left).toEqual([
			expect.stringMatching(
				`^template ${NAME} .*does not tell when.*xe template-uninstall template-uuid=${uuidOf(vm)} force=true`,
			),
		]);
		expect(xapi.db.has("VM", vm)).toBe(true);
	});
});
