import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LegBuild } from "../../src/commands/leg-outcome.ts";
import { supervise } from "../../src/commands/supervise.ts";
import type { JournalBuild } from "../../src/journal-data.ts";
import { startXapi, type XapiStandIn } from "../stand-ins/xapi.ts";
import { poolInputs } from "./pools.ts";
import { type Machine, openMachine } from "./spooling.ts";

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

/** How often the pool is asked for the VM while the build provisions it, up to `enough` times or its end. */
async function watchVm(vm: string, enough: number) {
	const opened = machine.run({ inputs: poolInputs(xapi) });
	// less than the input takes
	const settings = { ...opened.settings, poolPatienceSeconds: 1 };
	const run = { ...opened, settings };
	const build = {
		run,
		leg: { root: { pool: [{ build: "lab", uploads: false }] } },
		folder: machine.folder,
	} as unknown as LegBuild;
	const { watch, stop } = supervise(build, {} as JournalBuild);
	const trace = { build: "lab", phaseSince: Date.now() };
	const facts = { vm, uploads: [], tasks: [], sessions: [] };
	const state = { exporting: false, disconnected: false, ended: false };
	watch.observe(
		[{ ...trace, ...facts, ...state, phase: "provision" }],
		undefined,
	);
	const asked = () =>
		xapi.calls.filter(({ method }) => method === "VM.get_by_uuid").length;
	const before = asked();
	while (asked() - before < enough && !watch.doomed.aborted) await sleep(50);
	await stop();
	return watch.doomed;
}

test("a VM that our pool never had is in another pool, which the template names: the build goes on", async () => {
	const doomed = await watchVm("f681f8a4-a5fb-42ee-886d-bf7fa9e129ae", 5);
	expect(doomed.aborted).toBe(false);
});

test("a VM that our pool had and that is gone ends the build", async () => {
	const vm = xapi.vm({ name_label: "lab" });
	const { uuid } = xapi.db.record("VM", vm);
	const watched = watchVm(uuid, 20);
	// the second call comes when the first has been answered
	const seen = () =>
		xapi.calls.filter(({ method }) => method === "VM.get_record").length;
	while (seen() < 2) await sleep(50);
	xapi.db.remove("VM", vm);
	expect((await watched).reason).toMatchObject({ reason: "install_hang" });
});
