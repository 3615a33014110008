import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { ExportedFile } from "../../src/packer/growth.ts";
import { type BuildTrace, readTraces } from "../../src/packer/traces.ts";
import {
	addProbe,
	type Doom,
	judge,
	type PoolProbe,
} from "../../src/packer/watchdog.ts";
import {
	processesWith,
	REPLAY_PACKER,
	run,
	temporaryFolder,
	transcriptPath,
	writeFiles,
} from "./helpers.ts";

interface Scene {
	readonly transcript: string;
	/** Text of the line after which the recorded Packer is stuck. */
	readonly stallAt?: string;
	/** What the pool answers at an observation. */
	readonly probe: (traces: readonly BuildTrace[], at: number) => PoolProbe;
}

/** Runs a recording under the real rules; our patience is a second, and the pool is asked at each observation. */
async function watched({ transcript, stallAt = "", probe }: Scene) {
	const folder = await temporaryFolder();
	const doomed = new AbortController();
	const seen: (ExportedFile | undefined)[] = [];
	let probes: readonly PoolProbe[] = [];
	const outcome = await run(folder, {
		executable: REPLAY_PACKER,
		stopGraceSeconds: 3600,
		environment: {
			REPLAY_TRANSCRIPT: transcriptPath(`${transcript}.machine.stdout.txt`),
			REPLAY_STALL_AT: stallAt,
			REPLAY_EXPORT: join(folder, "half.xva"),
		},
		watch: {
			observe: (traces, exported) => {
				seen.push(exported);
				const now = Date.now();
				probes = addProbe(probes, probe(traces, now));
				const doom = judge({
					host: "pool.example",
					traces,
					probes,
					...(exported && { exported }),
					now,
					patienceSeconds: 1,
				});
				if (doom !== undefined) doomed.abort(doom);
			},
			doomed: doomed.signal,
		},
	});
	expect(await processesWith(folder)).toEqual([]);
	return { folder, seen, ...outcome };
}

/** All VMs run, without an address. */
function alive(traces: readonly BuildTrace[], at: number, address?: string) {
	const addresses = address === undefined ? [] : [address];
	const vm = { exists: true, powerState: "Running", addresses };
	const vms = Object.fromEntries(traces.map((trace) => [trace.vm ?? "", vm]));
	return { at, ok: true, vms } as const;
}

it("a build that can't succeed any more is stopped, though it heeds no signal", async () => {
	const [silent, deaf, still] = await Promise.all([
		watched({
			transcript: "host-stalls-mid-build",
			stallAt: "Step: Wait for VM's IP",
			probe: (_, at) => ({ at, ok: false, message: "ETIMEDOUT" }),
		}),
		watched({
			transcript: "rpc-503-html",
			stallAt: "Step: Wait for VM's IP",
			probe: (traces, at) => alive(traces, at, "10.0.0.7"),
		}),
		watched({ transcript: "success", stallAt: "Getting XVA", probe: alive }),
	]);
	expect(silent.result.failure).toMatchObject({
		reason: "pool_down",
		message: expect.stringMatching(
			/^The pool at pool\.example has not answered for \d+ s \(last: ETIMEDOUT\) while Packer was in phase address/,
		),
	});
	expect(silent.log).not.toContain("Destroying VM");
	expect(silent.result.traces).toMatchObject([{ ended: false }]);
	expect(deaf.result.failure).toMatchObject({
		reason: "install_hang",
		message: expect.stringContaining("the address 10.0.0.7"),
	});
	expect(still.result.failure).toMatchObject({
		reason: "pool_down",
		message: expect.stringContaining("has stood still at 0 MB"),
	});
	expect(still.seen.at(-1)?.path).toBe(join(still.folder, "half.xva"));
	expect(still.result.phase).toBe("export");
});

it("a build under a watch that finds nothing goes its way", async () => {
	const { result } = await watched({
		transcript: "iso-url-and-cd-files",
		probe: alive,
	});
	expect(result.failure).toBeUndefined();
	expect(result.traces).toMatchObject([{ ended: true }]);
});

it("an export that comes to its end after all is a success", async () => {
	const folder = await temporaryFolder();
	// As the plugin does, it heeds no signal while it exports
	await writeFiles(folder, {
		packer: `#!/bin/sh
test "$1" = build || exit 0
trap '' TERM
echo '1,,ui,say,==> x: Step: export artifact'
sleep 1
echo image > one.xva
echo '1,x,artifact,0,file,0,one.xva'
`,
	});
	await chmod(join(folder, "packer"), 0o755);
	const doomed = new AbortController();
	const { result } = await run(folder, {
		executable: join(folder, "packer"),
		watch: {
			observe: ([trace]) => {
				if (trace?.exporting) doomed.abort(doom);
			},
			doomed: doomed.signal,
		},
	});
	expect(doomed.signal.aborted).toBe(true);
	expect(result.failure).toBeUndefined();
	expect(result.files).toHaveLength(1);
});

const doom: Doom = { reason: "pool_down", message: "the pool is down" };

it("a cancel that came first stays a cancel", async () => {
	const cancel = new AbortController();
	const doomed = new AbortController();
	const { result } = await run(await temporaryFolder(), {
		executable: REPLAY_PACKER,
		signal: cancel.signal,
		environment: {
			REPLAY_TRANSCRIPT: transcriptPath(
				"cancel-sigterm-export.machine.stdout.txt",
			),
		},
		watch: {
			observe: ([trace]) => {
				if (!trace?.exporting) return;
				cancel.abort();
				doomed.abort(doom);
			},
			doomed: doomed.signal,
		},
	});
	expect(result.failure?.reason).toBe("cancelled");
});

it("a run that was killed has left its traces, though nobody reads along", async () => {
	const folder = await temporaryFolder();
	await run(folder, {
		executable: REPLAY_PACKER,
		folder: join(folder, "packer"),
		environment: {
			REPLAY_TRANSCRIPT: transcriptPath(
				"host-dies-mid-build.machine.stdout.txt",
			),
		},
	});
	expect(await readTraces(folder)).toMatchObject([
		{ vm: "3cf87031-5c65-4e7d-8e21-fdf3e6ec531b", ended: false },
	]);
});
