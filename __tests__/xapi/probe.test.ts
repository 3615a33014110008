import { afterEach, beforeEach, expect, test } from "vitest";
import type { Pool } from "../../src/xapi/pool.ts";
import { ping, probeVm } from "../../src/xapi/probe.ts";
import { startXapi, type XapiStandIn } from "../stand-ins/xapi.ts";
import { failureOf, open } from "./opening.ts";

const GONE = {
	exists: false,
	powerState: "",
	isTemplate: false,
	addresses: [],
};

let xapi: XapiStandIn;
let pool: Pool;

beforeEach(async () => {
	xapi = await startXapi();
	pool = await open(xapi);
});

afterEach(async () => {
	await pool.close();
	await xapi.close();
});

function uuidOf(vm: string): string {
	return xapi.db.record("VM", vm).uuid;
}

/** A VM whose tools report these networks. */
function reporting(networks: Readonly<Record<string, string>>): string {
	const vm = xapi.vm({
		name_label: "a",
		power_state: "Running",
		ip: "10.0.0.9",
	});
	const { guest_metrics } = xapi.db.record("VM", vm);
	xapi.db.set("VM_guest_metrics", guest_metrics, { networks });
	return uuidOf(vm);
}

test("a VM that runs, with the address that Packer's plugin takes", async () => {
	const vm = reporting({
		"0/ip": "10.0.0.9",
		"0/ipv4/0": "10.0.0.9",
		"0/ipv6/0": "fd00::9",
		"1/ip": "10.1.0.9",
	});
	expect(await probeVm(pool, vm)).toEqual({
		exists: true,
		powerState: "Running",
		isTemplate: false,
		addresses: ["10.0.0.9"],
	});
});

test.each([
	{ "0/ipv6/0": "fd00::9" },
	{ "0/ipv4/0": "10.0.0.9" },
	{ "1/ip": "10.1.0.9" },
	{ "0/ip": "" },
	{},
])("tools that report %j, in which the plugin finds no address", async (networks) => {
	expect(await probeVm(pool, reporting(networks))).toMatchObject({
		powerState: "Running",
		addresses: [],
	});
});

test("a template, without guest tools", async () => {
	expect(await probeVm(pool, uuidOf(xapi.template))).toEqual({
		exists: true,
		powerState: "Halted",
		isTemplate: true,
		addresses: [],
	});
});

test("a VM that is not there", async () => {
	expect(await probeVm(pool, "6a4b6d1e-0000-4000-8000-000000000000")).toEqual(
		GONE,
	);
});

test("a VM that goes while we ask", async () => {
	const vm = xapi.vm({ name_label: "a" });
	xapi.faults.failMethod("VM.get_record", ["HANDLE_INVALID", "VM", vm]);
	expect(await probeVm(pool, uuidOf(vm))).toEqual(GONE);
});

test("guest tools that go while we ask", async () => {
	const vm = xapi.vm({
		name_label: "a",
		power_state: "Running",
		ip: "10.0.0.9",
	});
	xapi.faults.failMethod("VM_guest_metrics.get_record", [
		"HANDLE_INVALID",
		"VM_guest_metrics",
		"",
	]);
	expect(await probeVm(pool, uuidOf(vm))).toMatchObject({
		exists: true,
		addresses: [],
	});
});

test("a pool that does not answer is no missing VM", async () => {
	await xapi.goAway();
	const error = await failureOf(
		probeVm(pool, "6a4b6d1e-0000-4000-8000-000000000000"),
	);
	expect(error.kind).toBe("unreachable");
	expect((await failureOf(ping(pool))).kind).toBe("unreachable");
});

test("a pool that answers", async () => {
	await ping(pool);
});
