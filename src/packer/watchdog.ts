/**
 * Whether a build can still succeed: a pure decision from what Packer said, what the pool answers us, and how the
 * exported file grows. It is needed since the xenserver plugin has no time-out of its own but `install_timeout`
 * (200 minutes), and waits through a dead pool as through a live one.
 */

import type { FailureReason } from "../model.ts";
import { type ExportedFile, showSize } from "./growth.ts";
import type { BuildTrace, Phase } from "./traces.ts";

/** Why a build can't succeed any more: the reason of its failure, and a sentence. */
export interface Doom {
	readonly reason: FailureReason;
	readonly message: string;
}

/** A VM as the pool tells of it. */
export interface VmProbe {
	readonly exists: boolean;
	/** XAPI's word, such as `Running` and `Halted`; empty where the VM is gone. */
	readonly powerState: string;
	/** Those that the plugin would take: `0/ip` of the guest metrics. */
	readonly addresses: readonly string[];
}

/** One question to the pool. `at` is ms since the epoch. */
export type PoolProbe =
	| {
			readonly at: number;
			readonly ok: true;
			/** By UUID; VMs that were not asked for are absent. */
			readonly vms: Readonly<Record<string, VmProbe>>;
	  }
	| {
			readonly at: number;
			readonly ok: false;
			/** Why it did not answer. */
			readonly message: string;
	  };

/** All that the decision rests on. */
export interface WatchState {
	/** The pool, for the sentence. */
	readonly host: string;
	readonly traces: readonly BuildTrace[];
	/** Oldest first, as {@link addProbe} keeps them; empty where we have no access to the pool. */
	readonly probes: readonly PoolProbe[];
	/** The image that is being exported; absent where it is not known. */
	readonly exported?: ExportedFile;
	/** ms since the epoch. */
	readonly now: number;
	readonly patienceSeconds: number;
	/** Builds whose plugin listens for the guest's HTTP request only, or may: what the tools report tells nothing of them. */
	readonly deafToTools?: ReadonlySet<string>;
}

/** An export waits for the pool's storage, and so may a clean-up, behind which a finished image waits. */
const SLOW_PHASE_FACTOR = 5;
/** A pool that changes its mind all the time shall not fill the memory. */
const MAX_PROBES = 1000;

/** In these phases Packer waits for a VM that runs, or works on it. */
const NEEDS_VM: ReadonlySet<Phase | undefined> = new Set<Phase>([
	"boot",
	"address",
	"connect",
	"provision",
]);

/** The probes with one more; of those that say the same, the first and the last are kept. */
export function addProbe(
	probes: readonly PoolProbe[],
	probe: PoolProbe,
): readonly PoolProbe[] {
	const [before, last] = probes.slice(-2);
	const repeats =
		before !== undefined &&
		last !== undefined &&
		saysTheSame(before, last) &&
		saysTheSame(last, probe);
	return [...(repeats ? probes.slice(0, -1) : probes), probe].slice(
		-MAX_PROBES,
	);
}

function saysTheSame(a: PoolProbe, b: PoolProbe): boolean {
	if (!a.ok || !b.ok) return a.ok === b.ok;
	return JSON.stringify(a.vms) === JSON.stringify(b.vms);
}

/** Why one of the builds can't succeed any more; undefined while all of them can. */
export function judge(state: WatchState): Doom | undefined {
	for (const trace of state.traces) {
		if (trace.ended || !isOfPool(trace)) continue;
		const doom =
			findDisconnected(trace) ??
			findSilence(state, trace) ??
			findStopped(state, trace) ??
			findUnnoticed(state, trace) ??
			findStandstill(state, trace);
		if (doom !== undefined) return doom;
	}
	return undefined;
}

/** Other builders and the post-processors do without the pool. */
function isOfPool({ phase, vm, uploads }: BuildTrace): boolean {
	if (phase === "post-process") return false;
	return (
		vm !== undefined ||
		uploads.length > 0 ||
		phase === "prepare" ||
		phase === "create"
	);
}

function findDisconnected(trace: BuildTrace): Doom | undefined {
	if (!trace.disconnected) return undefined;
	return {
		reason: "install_hang",
		message: `Packer's connection to the pool is dead while it was in phase ${trace.phase} of ${trace.build} ("connection is shut down"): after one answer of the pool that is no RPC the plugin never gets another. Packer was stopped; run again`,
	};
}

/** The pool answers us no more. */
function findSilence(state: WatchState, trace: BuildTrace): Doom | undefined {
	const { probes, exported, now } = state;
	const last = probes.at(-1);
	if (last === undefined || last.ok) return undefined;
	const answered = probes.findLast(({ ok }) => ok) ?? probes[0] ?? last;
	// An export that goes on shows that the pool lives, whatever it answers us
	const heard = trace.exporting ? (exported?.grownAt ?? 0) : 0;
	const seconds = secondsSince(state, Math.max(answered.at, heard));
	const factor = trace.phase === "cleanup" ? SLOW_PHASE_FACTOR : 1;
	if (seconds <= factor * state.patienceSeconds) return undefined;
	return {
		reason: "pool_down",
		message: `The pool at ${state.host} has not answered for ${Math.round((now - answered.at) / 1000)} s (last: ${last.message}) while Packer was in phase ${trace.phase} of ${trace.build}: Packer was stopped, since it would wait for hours. See that the pool's master is up and can be reached from the runner, then run again`,
	};
}

/** The VM that Packer waits for or works on is halted or gone. */
function findStopped(state: WatchState, trace: BuildTrace): Doom | undefined {
	if (!NEEDS_VM.has(trace.phase)) return undefined;
	const stands = standsSince(
		state,
		trace,
		({ exists, powerState }) => !exists || powerState === "Halted",
	);
	if (stands === undefined) return undefined;
	const { vm, seconds } = stands;
	const what = vm.exists
		? `has been halted for ${seconds} s`
		: `has been gone from the pool for ${seconds} s`;
	const why = vm.exists
		? "its installer ended by power-off where it should reboot, or somebody stopped it"
		: "somebody removed it";
	return {
		reason: "install_hang",
		message: `The VM of ${trace.build} ${what} while Packer was in phase ${trace.phase}: ${why}. Packer was stopped, since it would wait for its time-out`,
	};
}

/** The VM has its address, as far as the pool knows, and Packer does not see it. */
function findUnnoticed(state: WatchState, trace: BuildTrace): Doom | undefined {
	if (trace.phase !== "address" || trace.address !== undefined) {
		return undefined;
	}
	if (state.deafToTools?.has(trace.build)) return undefined;
	const stands = standsSince(
		state,
		trace,
		({ addresses }) => addresses.length > 0,
	);
	if (stands === undefined) return undefined;
	const { vm, seconds } = stands;
	return {
		reason: "install_hang",
		message: `The VM of ${trace.build} has had the address ${vm.addresses[0]} for ${seconds} s, and Packer has not noticed: after one answer of the pool that is no RPC, such as a page with HTTP 503, the plugin's connection is dead for ever, and it would wait for its install_timeout (200 minutes unless the template says otherwise). Packer was stopped; run again`,
	};
}

/** The exported file has stopped growing. */
function findStandstill(
	state: WatchState,
	trace: BuildTrace,
): Doom | undefined {
	const { exported } = state;
	if (!trace.exporting || exported === undefined) return undefined;
	const seconds = secondsSince(
		state,
		Math.max(exported.grownAt, trace.phaseSince),
	);
	if (seconds <= SLOW_PHASE_FACTOR * state.patienceSeconds) return undefined;
	return {
		reason: "pool_down",
		message: `The export of ${trace.build} has stood still at ${showSize(exported.bytes)} for ${seconds} s: Packer was stopped, since it would wait for ever. Look at the pool's storage and at \`xe task-list\` on its master, then run again`,
	};
}

/** For how long what the pool says of the build's VM has stood so, within its phase; undefined within our patience. */
function standsSince(
	state: WatchState,
	trace: BuildTrace,
	isSo: (vm: VmProbe) => boolean,
): { readonly vm: VmProbe; readonly seconds: number } | undefined {
	const seen = state.probes.flatMap((probe) => {
		const vm = probe.ok ? probe.vms[trace.vm ?? ""] : undefined;
		return vm === undefined ? [] : [{ at: probe.at, vm }];
	});
	const last = seen.at(-1);
	if (last === undefined || !isSo(last.vm)) return undefined;
	const first = seen[seen.findLastIndex(({ vm }) => !isSo(vm)) + 1] ?? last;
	// Up to the last answer: a silent pool has a rule of its own
	const began = Math.max(first.at, trace.phaseSince);
	const seconds = Math.round((last.at - began) / 1000);
	return seconds > state.patienceSeconds ? { vm: last.vm, seconds } : undefined;
}

function secondsSince({ now }: WatchState, at: number): number {
	return Math.round((now - at) / 1000);
}
