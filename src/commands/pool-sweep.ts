/** What a build made in the pool, and taking it back once Packer is over. */
import type { Leg } from "../model.ts";
import type { PackerRun } from "../packer/run.ts";
import type { BuildTrace } from "../packer/traces.ts";
import type { JournalBuild, JournalPool } from "../state.ts";
import type { Removal } from "../xapi/reap.ts";
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

/** What is known of a leg's VMs before Packer starts. */
export function expectedPool({ root }: Leg): JournalPool {
	return {
		vms: [],
		vmNames: Object.fromEntries(
			(root.pool ?? []).flatMap(({ build, vmName }) =>
				vmName === undefined ? [] : [[build, vmName]],
			),
		),
		unprinted: [],
		uploads: [],
		tasks: [],
		sessions: [],
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
	return {
		vms: all(known.vms, ({ vm }) => (vm === undefined ? [] : [vm])),
		vmNames: known.vmNames,
		unprinted: traces
			.filter(({ vm, phase }) => vm === undefined && hasBegun(phase))
			.flatMap(({ build }) => known.vmNames[build] ?? []),
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
 * @param keep the template wants its VM kept, and Packer ended by itself
 */
export async function sweepPool(
	run: Run,
	build: Pick<JournalBuild, "build" | "startedAt"> & {
		readonly pool: JournalPool;
	},
	keep: boolean,
	deadlineMs: number,
): Promise<Removal> {
	const { pool: made } = build;
	if (run.settings.xapi === undefined)
		return { removed: [], left: keep ? [] : unreachable(made) };
	try {
		const [{ reapBuild }, pool] = await Promise.all([
			import("../xapi/reap.ts"),
			run.pool(),
		]);
		if (pool === undefined) return { removed: [], left: [] };
		const claim = {
			...made,
			vmNames: Object.values(made.vmNames),
			buildId: build.build,
			startedAt: new Date(build.startedAt),
			keep,
		};
		return await reapBuild(pool, claim, {
			deadlineMs,
			log: (line: string) => run.runner.info(line),
		});
	} catch (error) {
		const what = made.vms.length > 0 ? made.vms : made.unprinted;
		return {
			removed: [],
			left: [
				`The pool could not be swept after build ${build.build} (VM ${what.join(", ") || "not known"}): ${sentence(error)}`,
			],
		};
	}
}

/** Without a session of our own all that can be done is to name it. */
function unreachable({ vms }: JournalPool): readonly string[] {
	return vms.map(
		(uuid) =>
			`VM ${uuid} may be left in the pool, and without the input xapi-url nobody looks: \`xe vm-uninstall uuid=${uuid} force=true\` removes it.`,
	);
}
