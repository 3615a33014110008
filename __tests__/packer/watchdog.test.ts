import { describe, expect, it } from "vitest";
import type { BuildTrace } from "../../src/packer/traces.ts";
import {
	addProbe,
	judge,
	type PoolProbe,
	type VmProbe,
	type WatchState,
} from "../../src/packer/watchdog.ts";

const VM = "11a32343-5fb9-4d84-b090-a2d3d6d8b94a";
const PATIENCE = 120;
/** Now, and a number of seconds before. */
const NOW = 1_800_000_000_000;
const ago = (seconds: number) => NOW - seconds * 1000;

function trace(more: Partial<BuildTrace> = {}): BuildTrace {
	return {
		build: "lab.xenserver-iso.lab",
		phase: "address",
		phaseSince: ago(1000),
		vm: VM,
		uploads: [],
		tasks: [],
		sessions: [],
		exporting: more.phase === "export",
		disconnected: false,
		ended: false,
		...more,
	};
}

const RUNNING: VmProbe = { exists: true, powerState: "Running", addresses: [] };
const HALTED: VmProbe = { exists: true, powerState: "Halted", addresses: [] };
const GONE: VmProbe = { exists: false, powerState: "", addresses: [] };
const REACHABLE: VmProbe = { ...RUNNING, addresses: ["10.0.0.7"] };

function answer(seconds: number, vm: VmProbe = RUNNING): PoolProbe {
	return { at: ago(seconds), ok: true, vms: { [VM]: vm } };
}

function silence(seconds: number): PoolProbe {
	return { at: ago(seconds), ok: false, message: "connect ECONNREFUSED" };
}

function judged(
	traces: readonly BuildTrace[],
	probes: readonly PoolProbe[] = [],
	more: Partial<WatchState> = {},
) {
	return judge({
		host: "pool.example",
		traces,
		probes,
		now: NOW,
		patienceSeconds: PATIENCE,
		...more,
	});
}

/** An image that was last written to so many seconds ago. */
function exported(seconds: number) {
	const grownAt = ago(seconds);
	return { exported: { path: "/x.xva", bytes: 1_234_567_890, grownAt } };
}

describe("a pool that does not answer", () => {
	it("is down after our patience", () => {
		const doom = judged([trace()], [answer(130), silence(60), silence(1)]);
		expect(doom).toEqual({
			reason: "pool_down",
			message: expect.stringContaining(
				"The pool at pool.example has not answered for 130 s (last: connect ECONNREFUSED) while Packer was in phase address of lab.xenserver-iso.lab: Packer was stopped",
			),
		});
	});

	it.each<[string, readonly PoolProbe[]]>([
		["has answered again", [answer(400), silence(200), answer(1)]],
		["answered within our patience", [answer(119), silence(60), silence(1)]],
		["was never asked", []],
	])("is not where it %s", (_, probes) => {
		expect(judged([trace()], probes)).toBeUndefined();
	});

	it("is down where it never answered since we ask", () => {
		expect(judged([trace()], [silence(121), silence(1)])?.reason).toBe(
			"pool_down",
		);
	});

	const { vm: _, ...without } = trace();
	it.each<[string, BuildTrace]>([
		["is through", trace({ ended: true })],
		["is with its post-processors", trace({ phase: "post-process" })],
		["is another builder's", { ...without, phase: "provision" }],
	])("matters nothing to a build that %s", (_, other) => {
		expect(
			judged([other], [answer(9000), silence(200), silence(1)]),
		).toBeUndefined();
	});

	it("matters to a build that uploads and has no VM yet", () => {
		const early = { ...without, phase: "prepare" } as const;
		expect(judged([early], [answer(200), silence(1)])?.reason).toBe(
			"pool_down",
		);
	});

	it("lives where the export goes on", () => {
		const probes = [answer(200), silence(1)];
		const traces = [trace({ phase: "export" })];
		expect(judged(traces, probes, exported(3))).toBeUndefined();
		expect(judged(traces, probes, exported(150))?.reason).toBe("pool_down");
		expect(judged(traces, probes)?.reason).toBe("pool_down");
	});

	it("is waited for longer in a clean-up, behind which an image may wait", () => {
		const traces = [trace({ phase: "cleanup" })];
		expect(judged(traces, [answer(500), silence(1)])).toBeUndefined();
		expect(judged(traces, [answer(601), silence(1)])?.reason).toBe("pool_down");
	});
});

describe("a VM whose address Packer does not see", () => {
	it("hangs after our patience", () => {
		const doom = judged(
			[trace()],
			[answer(200), answer(130, REACHABLE), answer(0, REACHABLE)],
		);
		expect(doom).toEqual({
			reason: "install_hang",
			message: expect.stringMatching(
				/has had the address 10\.0\.0\.7 for 130 s, and Packer has not noticed: .*HTTP 503.*dead for ever/,
			),
		});
	});

	it.each<[string, Partial<BuildTrace>, readonly PoolProbe[]]>([
		["has none", {}, [answer(9000), answer(1)]],
		[
			"has it for less long",
			{},
			[answer(200), answer(119, REACHABLE), answer(1, REACHABLE)],
		],
		[
			"had it before Packer looked",
			{ phaseSince: ago(60) },
			[answer(900, REACHABLE), answer(1, REACHABLE)],
		],
		[
			"lost it in between",
			{},
			[answer(200, REACHABLE), answer(100), answer(1, REACHABLE)],
		],
		[
			"has told it to Packer",
			{ address: "10.0.0.7" },
			[answer(900, REACHABLE), answer(1, REACHABLE)],
		],
		[
			"is being waited for by SSH",
			{ phase: "connect" },
			[answer(900, REACHABLE), answer(1, REACHABLE)],
		],
	])("does not where it %s", (_, more, probes) => {
		expect(judged([trace(more)], probes)).toBeUndefined();
	});

	it("does not where its plugin does not ask the tools", () => {
		const deaf = trace();
		const other = trace({ build: "lab.xenserver-iso.other" });
		const probes = [answer(900, REACHABLE), answer(1, REACHABLE)];
		const deafToTools = new Set([deaf.build]);
		expect(judged([deaf], probes, { deafToTools })).toBeUndefined();
		expect(judged([deaf, other], probes, { deafToTools })).toEqual({
			reason: "install_hang",
			message: expect.stringContaining("The VM of lab.xenserver-iso.other has"),
		});
	});

	it("is not known to hang while the pool is silent", () => {
		expect(
			judged(
				[trace()],
				[answer(130, REACHABLE), answer(20, REACHABLE), silence(10)],
			),
		).toBeUndefined();
	});

	it("hangs though the pool did not answer once in between", () => {
		expect(
			judged(
				[trace()],
				[answer(130, REACHABLE), silence(60), answer(0, REACHABLE)],
			)?.reason,
		).toBe("install_hang");
	});
});

describe("a VM that is halted or gone", () => {
	it.each([
		"boot",
		"address",
		"connect",
		"provision",
	] as const)("can't be installed in phase %s", (phase) => {
		for (const [vm, words] of [
			[HALTED, /has been halted for 130 s .*power-off/],
			[GONE, /has been gone from the pool for 130 s .*removed/],
		] as const) {
			expect(
				judged([trace({ phase })], [answer(130, vm), answer(0, vm)]),
			).toEqual({
				reason: "install_hang",
				message: expect.stringMatching(words),
			});
		}
	});

	it("may come back within our patience", () => {
		for (const probes of [
			[answer(119, HALTED), answer(1, HALTED)],
			[answer(500, HALTED), answer(60), answer(1, HALTED)],
		]) {
			expect(judged([trace({ phase: "provision" })], probes)).toBeUndefined();
		}
	});

	it.each([
		"create",
		"shutdown",
		"export",
		"cleanup",
	] as const)("is as it should be in phase %s", (phase) => {
		const probes = [answer(900, HALTED), answer(1, HALTED)];
		expect(judged([trace({ phase })], probes)).toBeUndefined();
	});

	it("is found though the plugin does not ask the tools", () => {
		const probes = [answer(130, HALTED), answer(0, HALTED)];
		const deafToTools = new Set([trace().build]);
		expect(judged([trace()], probes, { deafToTools })?.reason).toBe(
			"install_hang",
		);
	});

	it("is not the VM of the build beside it", () => {
		const other = trace({ vm: "another", phase: "boot" });
		const probes = [answer(900, HALTED), answer(1, HALTED)];
		expect(judged([other], probes)).toBeUndefined();
		expect(judged([other, trace()], probes)?.reason).toBe("install_hang");
	});
});

describe("what lines and file tell alone", () => {
	it("is that Packer's connection is dead", () => {
		expect(judged([trace({ phase: "create", disconnected: true })])).toEqual({
			reason: "install_hang",
			message: expect.stringContaining('"connection is shut down"'),
		});
	});

	it("is that the export stands still", () => {
		const traces = [trace({ phase: "export" })];
		expect(judged(traces, [], exported(600))).toBeUndefined();
		expect(judged(traces, [], exported(601))).toEqual({
			reason: "pool_down",
			message: expect.stringContaining("has stood still at 1.2 GB for 601 s"),
		});
	});

	it("is nothing of an export that has only begun, or whose file is not known", () => {
		const begun = trace({ phase: "export", phaseSince: ago(5) });
		expect(judged([begun], [], exported(9000))).toBeUndefined();
		expect(judged([trace({ phase: "export" })])).toBeUndefined();
	});

	it("is nothing of a build that waits, for however long", () => {
		expect(judged([trace({ phaseSince: ago(100_000) })])).toBeUndefined();
	});
});

describe("addProbe", () => {
	const all = (probes: readonly PoolProbe[]) =>
		probes.reduce<readonly PoolProbe[]>(addProbe, []);

	it("keeps of those that say the same the first and the last", () => {
		expect(
			all([
				answer(9),
				answer(8),
				answer(7),
				answer(6, HALTED),
				silence(5),
				silence(4),
				silence(3),
				answer(2),
			]),
		).toEqual([
			answer(9),
			answer(7),
			answer(6, HALTED),
			silence(5),
			silence(3),
			answer(2),
		]);
	});

	it("is bounded where the pool changes its mind all the time", () => {
		const probes = Array.from({ length: 5000 }, (_, index) =>
			index % 2 === 0 ? answer(index) : silence(index),
		);
		const kept = all(probes);
		expect(kept).toHaveLength(1000);
		expect(kept.at(-1)).toBe(probes.at(-1));
	});
});
