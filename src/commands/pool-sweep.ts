/** What a build made in the pool, and taking it back once Packer is over. */

import type { JournalBuild, JournalPool } from "../journal-data.ts";
import type { Leg, PoolRequest } from "../model.ts";
import type { PackerRun } from "../packer/run.ts";
import type { BuildTrace } from "../packer/traces.ts";
import type { Run } from "./run.ts";
import { sentence } from "./workshop.ts";

/** Does a leg build on a pool? Its sources say so, or the template takes the action's stamps. */
export function usesPool({ root }: Leg): boolean {
	return (
		(root.pool ?? []).length > 0 ||
		root.variables.some(({ name }) => name === "vm_other_config")
	);
}

/** Packer ended by itself, and its template wants the VM kept: so it says, or it can't be known. */
export function keepsVm(
	{ root }: Leg,
	{ traces, failure }: Pick<PackerRun, "traces" | "failure">,
): boolean {
	if (traces.some(({ ended }) => !ended)) return false;
	return (root.pool ?? []).some(
		({ keepVm }) =>
			keepVm === undefined ||
			keepVm === "always" ||
			(keepVm === "on_success" && failure === undefined),
	);
}

/** May a source build on the pool of `xapi-url`? Not where it names another host, though that may be one of the same pool. */
export function mayBuildOnOurs(
	{ settings: { xapi } }: Pick<Run, "settings">,
	{ remoteHost = "" }: PoolRequest,
): boolean {
	const bare = (host: string) => host.replace(/:\d+$/, "").toLowerCase();
	return (
		xapi !== undefined &&
		(remoteHost === "" || bare(remoteHost) === bare(xapi.host))
	);
}

/** What is known of a leg's VMs before Packer starts. */
export function expectedPool(
	run: Pick<Run, "settings">,
	{ root }: Leg,
): JournalPool {
	return {
		vms: [],
		vmNames: Object.fromEntries(
			(root.pool ?? [])
				// a VM of that name in our pool would be somebody else's
				.filter((request) => mayBuildOnOurs(run, request))
				.flatMap(({ build, vmName }) =>
					vmName === undefined ? [] : [[build, vmName]],
				),
		),
		unprinted: [],
		uploads: [],
		tasks: [],
		sessions: [],
		keep: false,
	};
}

/** The same, with what Packer's lines have told since. */
export function poolOf(
	known: JournalPool,
	traces: readonly BuildTrace[],
): JournalPool {
	const all = (
		before: readonly string[],
		told: (trace: BuildTrace) => readonly string[],
	) => [...new Set([...before, ...traces.flatMap(told)])];
	const namesOf = (some: readonly BuildTrace[]) =>
		some.flatMap(({ build }) => known.vmNames[build] ?? []);
	const silent = traces.filter(
		({ vm, phase }) => vm === undefined && hasBegun(phase),
	);
	const told = new Set(namesOf(traces.filter(({ vm }) => vm !== undefined)));
	const unprinted = new Set([...known.unprinted, ...namesOf(silent)]);
	const heardAt = Math.max(
		known.unprintedAt ?? 0,
		...silent.map(({ phaseSince }) => phaseSince),
	);
	return {
		...known,
		vms: all(known.vms, ({ vm }) => (vm === undefined ? [] : [vm])),
		unprinted: [...unprinted].filter((name) => !told.has(name)),
		...(heardAt === 0 ? {} : { unprintedAt: heardAt }),
		uploads: all(known.uploads, ({ uploads }) => uploads),
		tasks: all(known.tasks, ({ tasks }) => tasks),
		sessions: all(known.sessions, ({ sessions }) => sessions),
	};
}

function hasBegun(phase: BuildTrace["phase"]): boolean {
	return phase !== undefined && phase !== "prepare";
}

/**
 * Gives back what the build left in the pool: nothing of the build may be published. Never throws.
 * @returns what could not be taken back, a sentence each
 */
export async function sweepPool(
	run: Run,
	build: Pick<JournalBuild, "build" | "startedAt"> & {
		readonly pool: JournalPool;
	},
	deadlineMs: number,
	log: (line: string) => void,
): Promise<readonly string[]> {
	const { unprintedAt, ...made } = build.pool;
	if (run.settings.xapi === undefined)
		return made.keep ? [] : unreachable(made);
	try {
		const [{ reapBuild }, pool] = await Promise.all([
			import("../xapi/reap.ts"),
			run.pool(),
		]);
		if (pool === undefined) return [];
		const claim = {
			...made,
			vmNames: Object.values(made.vmNames),
			buildId: build.build,
			startedAt: new Date(build.startedAt),
			...(unprintedAt === undefined
				? {}
				: { unprintedAt: new Date(unprintedAt) }),
		};
		const { left } = await reapBuild(pool, claim, {
			deadlineMs,
			log: (line: string) => log(`In the pool: ${line}`),
		});
		return left;
	} catch (error) {
		const what = made.vms.length > 0 ? made.vms : made.unprinted;
		return [
			`The pool could not be swept after build ${build.build} (VM ${what.join(", ") || "not known"}): ${sentence(error)}`,
		];
	}
}

/** Without a session of our own all that can be done is to name it. */
function unreachable({ vms }: JournalPool): readonly string[] {
	return vms.map(
		(uuid) =>
			`VM ${uuid} may be left in the pool, and without the input xapi-url nobody looks: \`xe vm-uninstall uuid=${uuid} force=true\` removes it.`,
	);
}
