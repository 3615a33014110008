/**
 * Stands beside Packer while it builds: notes what it makes in the pool, asks the pool over a session of our own, takes a
 * picture of the console now and then, and has Packer stopped when the build can't succeed any more.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { JournalBuild } from "../journal-data.ts";
import type { PoolRequest } from "../model.ts";
import type { PackerWatch } from "../packer/follow.ts";
import type { ExportedFile } from "../packer/growth.ts";
import type { BuildTrace } from "../packer/traces.ts";
import {
	addProbe,
	judge,
	type PoolProbe,
	type VmProbe,
} from "../packer/watchdog.ts";
import type { Pool } from "../xapi/pool.ts";
import { addPicture } from "./console.ts";
import type { LegBuild } from "./leg-outcome.ts";
import { mayBuildOnOurs, poolOf } from "./pool-sweep.ts";
import { sentence } from "./workshop.ts";

/** The watchdog looks so often within its patience. */
const LOOKS_PER_PATIENCE = 6;
const LOOK_AT_MOST_EVERY_MS = 1_000;
const LOOK_AT_LEAST_EVERY_MS = 5_000;
/** An installer that hangs is seen early, one that takes long does not fill the disk. */
const FIRST_PICTURE_MS = 5_000;
const LAST_PICTURE_EVERY_MS = 60_000;

export interface Supervision {
	readonly watch: PackerWatch;
	/** Ends the looking; waits for what is under way. */
	stop(): Promise<void>;
}

/** @param entry the build in the journal: what Packer makes in the pool is noted there as it is told */
export function supervise(build: LegBuild, entry: JournalBuild): Supervision {
	const supervisor = new Supervisor(build, entry);
	const looking = supervisor.look();
	return {
		watch: supervisor.watch,
		stop: async () => {
			supervisor.end();
			await looking;
		},
	};
}

class Supervisor {
	readonly watch: PackerWatch;
	readonly #build: LegBuild;
	readonly #ended = new AbortController();
	readonly #doomed = new AbortController();
	#entry: JournalBuild;
	#traces: readonly BuildTrace[] = [];
	#exported: ExportedFile | undefined;
	#probes: readonly PoolProbe[] = [];
	/** VMs that our pool has shown: others may be in another pool, which the template names. */
	readonly #seen = new Set<string>();
	/** Those whose plugin may listen for the guest's HTTP request only. */
	readonly #mayBeDeaf: readonly PoolRequest[];
	#pictureAt = 0;
	#pictureEveryMs = FIRST_PICTURE_MS;

	constructor(build: LegBuild, entry: JournalBuild) {
		this.#build = build;
		this.#entry = entry;
		const requests = build.leg.root.pool ?? [];
		this.#mayBeDeaf = requests.filter(
			({ ipGetter }) => ipGetter !== "auto" && ipGetter !== "tools",
		);
		this.watch = {
			observe: (traces, exported) => {
				this.#exported = exported;
				this.#traces = traces;
				this.#note();
				this.#judge();
			},
			doomed: this.#doomed.signal,
		};
	}

	end(): void {
		this.#ended.abort();
	}

	/** Looks at the pool until the build has ended. Never throws. */
	async look(): Promise<void> {
		const { settings } = this.#build.run;
		if (settings.xapi === undefined) return;
		const everyMs = Math.min(
			LOOK_AT_LEAST_EVERY_MS,
			Math.max(
				LOOK_AT_MOST_EVERY_MS,
				(settings.poolPatienceSeconds * 1000) / LOOKS_PER_PATIENCE,
			),
		);
		const { signal } = this.#ended;
		while (!signal.aborted) {
			await sleep(everyMs, undefined, { signal }).catch(() => {});
			if (signal.aborted || this.#traces.length === 0) continue;
			await this.#probe();
			this.#judge();
		}
	}

	/** What Packer has made is written down before it goes on: a killed main can tell nobody any more. */
	#note(): void {
		const { pool } = this.#entry;
		if (pool === undefined) return;
		const now = poolOf(pool, this.#traces);
		if (JSON.stringify(now) === JSON.stringify(pool)) return;
		this.#entry = { ...this.#entry, pool: now };
		this.#build.workshop.journal.setBuild(this.#entry);
	}

	async #probe(): Promise<void> {
		const { run } = this.#build;
		try {
			const pool = await run.pool();
			if (pool === undefined) return;
			const { ping, probeVm } = await import("../xapi/probe.ts");
			const vms: Record<string, VmProbe> = {};
			for (const { vm } of this.#running()) {
				if (vm === undefined) continue;
				const found = await probeVm(pool, vm);
				if (found.exists) this.#seen.add(vm);
				if (this.#seen.has(vm)) vms[vm] = found;
			}
			if (Object.keys(vms).length === 0) await ping(pool);
			this.#add({ at: run.now().getTime(), ok: true, vms });
			await this.#takePictures(pool);
		} catch (error) {
			const message = sentence(error);
			if (this.#isOurs())
				this.#add({ at: run.now().getTime(), ok: false, message });
		}
	}

	/** Does the build hang on the pool of `xapi-url`, as far as we know? */
	#isOurs(): boolean {
		const { run, leg } = this.#build;
		const requests = leg.root.pool ?? [];
		return (
			this.#seen.size > 0 ||
			requests.length === 0 ||
			requests.some((request) => mayBuildOnOurs(run, request))
		);
	}

	#add(probe: PoolProbe): void {
		this.#probes = addProbe(this.#probes, probe);
	}

	/** A source whose build is not known may be any of them. */
	#deafToTools(): ReadonlySet<string> {
		const builds = this.#mayBeDeaf.map((request) => request.build);
		return new Set(
			builds.includes("") ? this.#traces.map(({ build }) => build) : builds,
		);
	}

	#running(): readonly BuildTrace[] {
		return this.#traces.filter(({ ended }) => !ended);
	}

	/** Of VMs that Packer waits for: nobody else sees what an installer asks. */
	async #takePictures(pool: Pool): Promise<void> {
		const { run, folder } = this.#build;
		const now = run.now();
		const due = now.getTime() - this.#pictureAt >= this.#pictureEveryMs;
		const waiting = this.#running().filter(
			({ vm, phase }) =>
				vm !== undefined &&
				(phase === "boot" || phase === "address" || phase === "connect"),
		);
		if (!run.settings.consoleScreenshots || !due || waiting.length === 0)
			return;
		if (this.#pictureAt > 0)
			this.#pictureEveryMs = Math.min(
				this.#pictureEveryMs * 2,
				LAST_PICTURE_EVERY_MS,
			);
		this.#pictureAt = now.getTime();
		const { screenshot } = await import("../xapi/console.ts");
		for (const { vm = "" } of waiting) {
			// a console that gives no picture is no sign of a pool that is down
			const picture = await screenshot(pool, vm).catch(() => undefined);
			if (picture === undefined || picture.blank) continue;
			await addPicture(folder, now, picture.png).catch(() => {});
		}
	}

	#judge(): void {
		const { run } = this.#build;
		if (this.#doomed.signal.aborted || this.#ended.signal.aborted) return;
		const doom = judge({
			host: run.settings.xapi?.host ?? "",
			traces: this.#traces,
			probes: this.#probes,
			now: run.now().getTime(),
			patienceSeconds: run.settings.poolPatienceSeconds,
			deafToTools: this.#deafToTools(),
			...(this.#exported === undefined ? {} : { exported: this.#exported }),
		});
		if (doom !== undefined) this.#doomed.abort(doom);
	}
}
