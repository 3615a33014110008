import { describe, expect, test } from "vitest";
import { inspectPool } from "../../src/xapi/preflight.ts";
import {
	eachWithPool,
	GIB,
	ISO,
	inspect,
	NETWORK,
	NOTHING,
	request,
} from "./inspecting.ts";
import { failureOf } from "./opening.ts";

const scene = eachWithPool();
const xapi = () => scene().xapi;
const pool = () => scene().pool;

test("a pool that has it all", async () => {
	const asked = request({
		remoteHost: xapi().host,
		vmName: "debian-12",
		cloneTemplate: "Other install media",
		srName: "Local storage",
		isoSrName: "ISOs",
		isoName: ISO,
		networkNames: [NETWORK],
		diskBytes: 40 * GIB,
		uploads: true,
	});
	expect(await inspectPool(pool(), [asked])).toEqual({
		problems: [],
		warnings: [],
		facts: {
			master: xapi().host,
			version: "XCP-ng 8.3.0",
			name: "lab",
			hosts: 1,
		},
	});
});

test("what a request does not tell is not checked", async () => {
	xapi().db.set("pool", xapi().pool, { default_SR: "OpaqueRef:NULL" });
	expect(await inspect(pool(), {})).toEqual(NOTHING);
});

test("a problem has its request", async () => {
	const good = request({ networkNames: [NETWORK] });
	const bad = request({ networkNames: ["none"] });
	const { problems } = await inspectPool(pool(), [good, bad]);
	expect(problems.map((problem) => problem.request)).toEqual([bad]);
	expect(problems[0]?.request).toBe(bad);
});

describe("hosts", () => {
	test("in the middle of a rolling update nothing is built, and nothing else said", async () => {
		xapi().faults.setRollingUpdate(true);
		const { problems } = await inspect(pool(), { networkNames: ["none"] });
		expect(problems).toEqual([
			"pool_down: The pool is in the middle of a rolling update: run again when it has ended.",
		]);
	});

	test("all in maintenance mode", async () => {
		xapi().db.set("host", xapi().hostRef, { enabled: false });
		const { problems } = await inspect(pool(), {});
		expect(problems).toEqual([
			expect.stringMatching(/^pool_down: No host of the pool takes VMs/),
		]);
	});

	test("only the master in maintenance mode is a warning", async () => {
		xapi().db.set("host", xapi().hostRef, { enabled: false });
		xapi().db.create("host", {
			name_label: "second",
			enabled: true,
			metrics: xapi().db.create("host_metrics", { live: true }),
		});
		const { problems, warnings } = await inspect(pool(), {});
		expect(problems).toEqual([]);
		expect(warnings).toEqual([
			"The pool's master xcp-ng-lab is in maintenance mode: builds run on its other hosts.",
		]);
	});

	test("without memory is a warning", async () => {
		const { metrics } = xapi().db.record("host", xapi().hostRef);
		xapi().db.set("host_metrics", metrics, { memory_free: GIB - 1 });
		const { problems, warnings } = await inspect(pool(), {});
		expect(problems).toEqual([]);
		expect(warnings).toEqual([expect.stringContaining("1 GiB of memory free")]);
	});

	test("a build of another pool is passed over", async () => {
		const { problems, warnings } = await inspect(pool(), {
			remoteHost: "other-pool.example",
			networkNames: ["none"],
		});
		expect(problems).toEqual([]);
		expect(warnings).toEqual([
			'Packer build xenserver-iso.vm sets remote_host to "other-pool.example", which is no host of the pool of xapi-url: it was not checked.',
		]);
	});

	test.each([
		"127.0.0.1",
		"XCP-NG-LAB",
		"127.0.0.1:443",
	])("%s is this pool", async (remoteHost) => {
		const { problems } = await inspect(pool(), {
			remoteHost,
			networkNames: ["none"],
		});
		expect(problems).toHaveLength(1);
	});
});

describe("a pool that can't be asked all", () => {
	test("what it refuses is a warning, and the rest is checked", async () => {
		xapi().faults.failMethod("VM.get_by_name_label", [
			"RBAC_PERMISSION_DENIED",
			"vm.get",
			"",
		]);
		const { problems, warnings } = await inspect(pool(), {
			vmName: "a",
			isoName: "none",
		});
		expect(problems).toEqual([expect.stringContaining('no ISO "none"')]);
		expect(warnings).toEqual([expect.stringContaining("checked in part only")]);
	});

	test("one that is gone is an error", async () => {
		await xapi().goAway();
		const error = await failureOf(inspectPool(pool(), [request()]));
		expect(error.kind).toBe("unreachable");
	});

	test("one that goes in the middle is an error too", async () => {
		xapi().faults.failMethod("VM.get_by_name_label", ["HOST_STILL_BOOTING"]);
		const error = await failureOf(
			inspectPool(pool(), [request({ vmName: "a" })]),
		);
		expect(error.code).toBe("HOST_STILL_BOOTING");
	});

	test("one that is too slow is a warning", async () => {
		xapi().faults.stalled = true;
		const inspection = await inspectPool(pool(), [request({ vmName: "a" })], {
			timeoutMs: 100,
		});
		expect(inspection).toEqual({
			problems: [],
			warnings: [
				`${xapi().host} did not tell within 0.1 s all that was asked: the pool was checked in part only.`,
			],
			facts: { master: xapi().host, version: "", name: "", hosts: 0 },
		});
		xapi().faults.stalled = false;
	});
});

test("a pool with thousands of objects takes as many calls as a small one", async () => {
	for (let index = 0; index < 1500; index++) {
		xapi().db.create("VM", { name_label: `vm-${index}` });
		xapi().db.create("VDI", { name_label: `disk-${index}`, SR: xapi().sr });
		xapi().db.create("VIF", { network: xapi().network });
	}
	const before = xapi().calls.length;
	const { problems, warnings } = await inspectPool(
		pool(),
		[
			request({
				vmName: "new",
				cloneTemplate: "Other install media",
				isoName: ISO,
				srName: "",
				networkNames: [NETWORK],
			}),
		],
		{ timeoutMs: 30_000 },
	);
	expect([...problems, ...warnings]).toEqual([]);
	expect(xapi().calls.length - before).toBeLessThanOrEqual(10);
});
