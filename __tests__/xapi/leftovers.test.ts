import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
	findLeftovers,
	type Leftover,
	type LeftoverQuestion,
	removeLeftovers,
} from "../../src/xapi/leftovers.ts";
import type { XapiStandIn } from "../stand-ins/xapi.ts";
import { BUILD, NAME, type Reaping, stamps, startReaping } from "./reaping.ts";

const STARTED = new Date("2026-11-24T05:30:12Z");
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let ground: Reaping;
let xapi: XapiStandIn;

beforeAll(async () => {
	ground = await startReaping();
	({ xapi } = ground);
});

afterEach(() => ground.empty());

afterAll(() => ground.close());

function find(
	question: Partial<LeftoverQuestion> = {},
): Promise<readonly Leftover[]> {
	return findLeftovers(ground.pool, {
		olderThan: new Date(STARTED.getTime() + MINUTE),
		isPublished: async () => false,
		...question,
	});
}

async function remove(leftovers: readonly Leftover[]) {
	const { removed, left } = await removeLeftovers(ground.pool, leftovers, {
		deadlineMs: 10_000,
		log: () => {},
	});
	return { removed, left };
}

function sinceStart(ms: number): Date {
	return new Date(STARTED.getTime() + ms);
}

describe("a leftover", () => {
	test("is a VM of an older build of which nothing is published", async () => {
		const vm = xapi.vm({
			name_label: NAME,
			power_state: "Running",
			other_config: stamps(),
			disks: [{}, {}],
			...ground.made(sinceStart(MINUTE), sinceStart(2 * MINUTE)),
		});

		expect(await find()).toEqual([
			{
				kind: "vm",
				uuid: ground.uuidOf(vm),
				name: NAME,
				os: "debian",
				buildId: BUILD,
				runKey: "4711-1",
				startedAt: STARTED,
				powerState: "Running",
				isTemplate: false,
				sizeBytes: 20 * 1024 ** 3,
				reason: `Build ${BUILD} of debian left it, and nothing of that build is published.`,
				removable: true,
			},
		]);
	});

	test("is removed with its disks, and all else stays", async () => {
		xapi.vm({ name_label: NAME, other_config: stamps(), disks: [{}] });
		const other = xapi.vm({ name_label: NAME, disks: [{}], cds: [xapi.iso] });

		const { removed, left } = await remove(await find());

		expect(left).toEqual([]);
		expect(removed).toHaveLength(2);
		expect(xapi.db.refs("VM")).toEqual([xapi.template, other]);
		expect(ground.disksOf(other)).toHaveLength(1);
		expect(xapi.db.has("VDI", xapi.iso)).toBe(true);
	});

	test("is no more one when its stamp is another by then", async () => {
		const vm = xapi.vm({ name_label: NAME, other_config: stamps() });
		const found = await find();
		xapi.db.set("VM", vm, { other_config: {} });

		expect(await remove(found)).toEqual({ removed: [], left: [] });
		expect(xapi.db.has("VM", vm)).toBe(true);
	});

	test("that was started long after its build is shown, and stays", async () => {
		const vm = xapi.vm({
			name_label: NAME,
			other_config: stamps(),
			...ground.made(sinceStart(MINUTE), sinceStart(2 * DAY)),
		});

		const found = await find();

		expect(found).toMatchObject([
			{
				removable: false,
				reason: expect.stringMatching(
					`started since, at 2026-11-26T05:30:12.000Z.*xe vm-uninstall uuid=${ground.uuidOf(vm)}`,
				),
			},
		]);
		expect(await remove(found)).toEqual({ removed: [], left: [] });
		expect(xapi.db.has("VM", vm)).toBe(true);
	});

	test("of which the bucket was not asked is shown, and stays", async () => {
		const vm = xapi.vm({ name_label: NAME, other_config: stamps() });

		const found = await find({ isPublished: async () => undefined });

		expect(found).toMatchObject([
			{
				removable: false,
				reason: expect.stringContaining("only the bucket tells (s3-bucket)"),
			},
		]);
		expect(await remove(found)).toEqual({ removed: [], left: [] });
		expect(xapi.db.has("VM", vm)).toBe(true);
	});

	test.each<
		[string, () => Parameters<XapiStandIn["vm"]>[0], Partial<LeftoverQuestion>?]
	>([
		["without a stamp", () => ({ other_config: {} })],
		["with a stamp that is no build id", () => ({ other_config: stamps("x") })],
		[
			"of a younger build",
			() => ({ other_config: stamps() }),
			{ olderThan: STARTED },
		],
		[
			"of a build that is published",
			() => ({ other_config: stamps() }),
			{ isPublished: async () => true },
		],
		[
			"that was imported",
			() => ({ other_config: { ...stamps(), import_task: "OpaqueRef:1" } }),
		],
		[
			"that was made of it later",
			() => ({ other_config: stamps(), ...ground.made(sinceStart(2 * DAY)) }),
		],
		[
			"that is a snapshot",
			() => ({ is_a_snapshot: true, other_config: stamps() }),
		],
	])("is no VM %s", async (_, fields, question) => {
		xapi.vm({ name_label: NAME, ...fields() });

		expect(await find(question)).toEqual([]);
	});

	test("is asked for once a build, however many VMs descend from it", async () => {
		for (const name_label of ["a", "b", "c"])
			xapi.vm({ name_label, other_config: stamps() });
		const asked: string[] = [];

		await find({
			isPublished: async (os, build) => {
				asked.push(`${os} ${build}`);
				return true;
			},
		});

		expect(asked).toEqual([`debian ${BUILD}`]);
	});
});

describe("a disk without a VM", () => {
	test("is removed where an earlier clean-up was cut off", async () => {
		const vm = xapi.vm({
			name_label: NAME,
			disks: [{}],
			other_config: stamps(),
		});
		const [disk = ""] = ground.disksOf(vm);
		xapi.faults.failMethod("VDI.destroy", ["SR_BACKEND_FAILURE_46"]);
		await ground.reap();
		xapi.faults.failMethod("VDI.destroy", undefined);

		const found = await find();
		const young = await find({ olderThan: STARTED });
		const { removed } = await remove(found);

		expect(found).toMatchObject([
			{ kind: "vdi", buildId: BUILD, startedAt: STARTED, removable: true },
		]);
		expect(young).toEqual([]);
		expect(removed).toHaveLength(1);
		expect(xapi.db.has("VDI", disk)).toBe(false);
	});

	test("is shown where Packer's plugin made it, and stays", async () => {
		const disk = xapi.db.create("VDI", {
			name_label: "Packer-disk-0",
			virtual_size: 4096,
			managed: true,
			other_config: { temp: "temp" },
		});

		const found = await find();

		expect(found).toMatchObject([
			{
				kind: "vdi",
				name: "Packer-disk-0",
				sizeBytes: 4096,
				removable: false,
				reason: expect.stringContaining(
					`xe vdi-destroy uuid=${xapi.db.record("VDI", disk).uuid}`,
				),
			},
		]);
		expect(await remove(found)).toEqual({ removed: [], left: [] });
		expect(xapi.db.has("VDI", disk)).toBe(true);
	});

	test("is nobody's business otherwise", async () => {
		xapi.db.create("VDI", { name_label: "data", managed: true });
		xapi.vm({ name_label: "web", disks: [{ other_config: { temp: "temp" } }] });

		expect(await find()).toEqual([]);
	});
});

test("a pool that does not answer is an error of the search, and said by the removal", async () => {
	xapi.vm({ name_label: NAME, other_config: stamps() });
	const found = await find();
	xapi.faults.html500 = true;
	try {
		await expect(find()).rejects.toThrow("answered 500");
		const { removed, left } = await removeLeftovers(ground.pool, found, {
			deadlineMs: 0,
			log: () => {},
		});
		expect(removed).toEqual([]);
		expect(left).toEqual([
			expect.stringMatching(/^what older builds left: .*answered 500/),
		]);
	} finally {
		xapi.faults.html500 = false;
	}
});
