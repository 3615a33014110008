import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkPool } from "../../src/commands/pool-check.ts";
import {
	expectedPool,
	poolOf,
	sweepPool,
} from "../../src/commands/pool-sweep.ts";
import type { JournalPool } from "../../src/journal-data.ts";
import type { Leg, PoolRequest } from "../../src/model.ts";
import type { BuildTrace } from "../../src/packer/traces.ts";
import { startXapi, type XapiStandIn } from "../stand-ins/xapi.ts";
import { poolInputs, stampsOf } from "./pools.ts";
import { type Machine, openMachine } from "./spooling.ts";

const NAME = "template-debian-12";
const BUILD = "20261124T053012Z-a1b2c3d-9f3c";
const STARTED_AT = Date.parse("2026-11-24T05:30:12Z");
const NOTHING: JournalPool = {
	vms: [],
	vmNames: { lab: NAME },
	unprinted: [],
	uploads: [],
	tasks: [],
	sessions: [],
	keep: false,
};

let xapi: XapiStandIn;
let machine: Machine;

beforeAll(async () => {
	xapi = await startXapi();
	machine = openMachine("http://127.0.0.1:1");
});

afterAll(async () => {
	await machine.close();
	await xapi.close();
});

const open = () => machine.run({ inputs: poolInputs(xapi) });

/** A leg with one source. */
function leg(request: Partial<PoolRequest> = {}): Leg {
	const one = { build: "lab", vmName: NAME, uploads: false, ...request };
	const root = { pool: [one], variables: [] };
	// what else a leg has plays no part here
	return { root, images: [] } as unknown as Leg;
}

function trace(more: Partial<BuildTrace>): BuildTrace {
	return {
		build: "lab",
		phase: "create",
		phaseSince: STARTED_AT,
		uploads: [],
		tasks: [],
		sessions: [],
		exporting: false,
		disconnected: false,
		ended: false,
		...more,
	};
}

describe("what is known of a build's VMs", () => {
	test("stays where the lines that told it are gone", () => {
		const told = poolOf(NOTHING, [trace({ uploads: ["OpaqueRef:1"] })]);
		expect(told).toMatchObject({
			unprinted: [NAME],
			unprintedAt: STARTED_AT,
			uploads: ["OpaqueRef:1"],
		});
		expect(poolOf(told, [])).toEqual(told);
	});

	test("is no name any more once there is a UUID", () => {
		const begun = poolOf(NOTHING, [trace({})]);
		expect(poolOf(begun, [trace({ vm: "u" })])).toMatchObject({
			vms: ["u"],
			unprinted: [],
		});
	});

	test("holds no name of a source that builds on another pool", () => {
		const names = (remoteHost: string) =>
			expectedPool(open(), leg({ remoteHost })).vmNames;
		expect(names("other.example")).toEqual({});
		expect(names("127.0.0.1")).toEqual({ lab: NAME });
		expect(names("")).toEqual({ lab: NAME });
	});
});

describe("a sweep", () => {
	const sweep = async (pool: Partial<JournalPool>) => {
		const vm = xapi.vm({ name_label: NAME, other_config: stampsOf(BUILD) });
		const left = await sweepPool(
			open(),
			{
				build: BUILD,
				startedAt: new Date(STARTED_AT).toISOString(),
				pool: { ...NOTHING, ...pool },
			},
			10_000,
			() => {},
		);
		const stays = xapi.db.has("VM", vm);
		if (stays) xapi.db.remove("VM", vm);
		expect(left).toEqual([]);
		return stays;
	};

	test("removes the build's VM", async () => {
		expect(await sweep({})).toBe(false);
	});

	test("leaves a VM that the template wants kept, whoever sweeps", async () => {
		expect(await sweep({ keep: true })).toBe(true);
	});
});

test("a pool that does not answer is no failure of a leg that names another", async () => {
	const run = machine.run({
		inputs: { ...poolInputs(xapi), "xapi-url": "https://127.0.0.1:1" },
	});
	const [ours, others] = [leg(), leg({ remoteHost: "other.example" })];
	const { failures } = await checkPool(run, [ours, others]);
	expect([...failures.keys()]).toEqual([ours]);
});

test("who asks for the pool after it was closed gets a new session, and whoever listens late hears of it", async () => {
	const run = open();
	const heard: (string | undefined)[] = [];
	await run.pool();
	const [first] = xapi.sessions().slice(-1);
	run.onPoolSession((session) => heard.push(session));
	expect(heard).toEqual([first]);
	await run.closePool();
	expect(heard).toEqual([first, undefined]);
	expect(await (await run.pool())?.call("pool.get_all")).toHaveLength(1);
	expect(heard).toHaveLength(3);
});
