/**
 * Finds what older builds left in a pool, for `report` and `prune`.
 *
 * An XVA carries its stamps, and a clone takes them over: a stamp proves only of which build something descends. So a VM
 * is a leftover only where nothing of its build is published, it was not imported, and it was not made long after its
 * build began. Where it was started long after, somebody may work with it, or it restarts itself: it is shown, and stays.
 * So does one of a build of which the bucket was not asked.
 */

import {
	BUILD_KEY,
	disksOf,
	type Inventory,
	isForsaken,
	isImported,
	isOrdinary,
	OS_KEY,
	RUN_KEY,
	removalOf,
	takeInventory,
	timesOf,
	type Vdi,
	type Vm,
	type VmTimes,
} from "./objects.ts";
import type { Pool, Ref } from "./pool.ts";
import {
	diskCommand,
	messageOf,
	type Removal,
	type RemovalOptions,
	Remover,
	vmCommand,
} from "./remove.ts";

/** Something that an older build left. */
export interface Leftover {
	readonly kind: "vm" | "vdi";
	readonly uuid: string;
	readonly name: string;
	readonly os?: string;
	readonly buildId?: string;
	/** The run that built it, as it was stamped. */
	readonly runKey?: string;
	/** When its build began. */
	readonly startedAt?: Date;
	readonly powerState?: string;
	readonly isTemplate: boolean;
	/** Of a VM: of all its disks. */
	readonly sizeBytes: number;
	/** Why it is one, as a sentence. */
	readonly reason: string;
	/** Whether `prune` removes it: what proves nothing of its origin is only shown. */
	readonly removable: boolean;
}

export interface LeftoverQuestion {
	/** Younger builds may still be running. */
	readonly olderThan: Date;
	/** Whether anything of the build was ever published, since deleted or not; undefined where that is not known. */
	readonly isPublished: (
		os: string,
		buildId: string,
	) => Promise<boolean | undefined>;
}

/** Between the start of a build and the last that it does to its VM. */
const BUILD_LASTS_MS = 24 * 3_600_000;

/**
 * What older builds left in the pool, VMs first.
 * @throws PoolError, and whatever `isPublished` throws
 */
export async function findLeftovers(
	pool: Pool,
	question: LeftoverQuestion,
): Promise<readonly Leftover[]> {
	const inventory = await takeInventory(pool);
	const found: Leftover[] = [];
	const answers = new Map<string, Promise<boolean | undefined>>();
	const isPublished: LeftoverQuestion["isPublished"] = (os, buildId) => {
		// Hundreds of VMs may descend from one build.
		const key = `${os} ${buildId}`;
		const answer = answers.get(key) ?? question.isPublished(os, buildId);
		answers.set(key, answer);
		return answer;
	};
	const once = { ...question, isPublished };
	for (const [ref, vm] of inventory.vms) {
		const leftover = await judgeVm(pool, ref, vm, inventory, once);
		if (leftover) found.push(leftover);
	}
	for (const [ref, vdi] of inventory.vdis) {
		const leftover = judgeDisk(ref, vdi, inventory, question);
		if (leftover) found.push(leftover);
	}
	return found;
}

/** Removes leftovers that {@link findLeftovers} found; each is looked at again before. Never throws. */
export async function removeLeftovers(
	pool: Pool,
	leftovers: readonly Leftover[],
	options: RemovalOptions,
): Promise<Removal> {
	const remover = new Remover(pool, options);
	try {
		const inventory = await remover.persist(() => takeInventory(pool));
		for (const leftover of leftovers) {
			if (leftover.removable)
				await removeLeftover(leftover, inventory, remover);
		}
	} catch (error) {
		remover.left.push(`what older builds left: ${messageOf(error)}.`);
	}
	return remover;
}

async function removeLeftover(
	{ kind, uuid, buildId = "" }: Leftover,
	inventory: Inventory,
	remover: Remover,
): Promise<void> {
	if (kind === "vm") {
		for (const [ref, vm] of inventory.vms) {
			if (vm.uuid === uuid && bears(vm, buildId, inventory))
				await remover.removeVm(ref, vm, buildId, inventory);
		}
		return;
	}
	for (const [ref, vdi] of inventory.vdis) {
		if (vdi.uuid === uuid && removalOf(ref, vdi, inventory) === buildId)
			await remover.removeDisk(ref, vdi, `disk ${vdi.name}`);
	}
}

async function judgeVm(
	pool: Pool,
	ref: Ref,
	vm: Vm,
	inventory: Inventory,
	{ olderThan, isPublished }: LeftoverQuestion,
): Promise<Leftover | undefined> {
	const buildId = vm.otherConfig.get(BUILD_KEY);
	const os = vm.otherConfig.get(OS_KEY);
	if (buildId === undefined || os === undefined) return undefined;
	const startedAt = startOf(buildId);
	if (startedAt === undefined || startedAt >= olderThan) return undefined;
	if (!bears(vm, buildId, inventory)) return undefined;
	const published = await isPublished(os, buildId);
	if (published === true) return undefined;
	const times = await timesOf(pool, vm);
	const last = new Date(startedAt.getTime() + BUILD_LASTS_MS);
	if (times?.installed && times.installed > last) return undefined;
	const runKey = vm.otherConfig.get(RUN_KEY);
	const disks = [...disksOf(ref, inventory).values()];
	return {
		kind: "vm",
		uuid: vm.uuid,
		name: vm.name,
		...{ os, buildId, startedAt },
		...(runKey !== undefined && { runKey }),
		powerState: vm.powerState,
		isTemplate: vm.isTemplate,
		sizeBytes: disks.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
		...verdict(vm, `Build ${buildId} of ${os}`, published, times, last),
	};
}

/** Whether it may go, and why. */
function verdict(
	vm: Vm,
	build: string,
	published: boolean | undefined,
	times: VmTimes | undefined,
	last: Date,
): Pick<Leftover, "reason" | "removable"> {
	const byHand = `\`${vmCommand(vm)}\` removes it`;
	if (published === undefined)
		return {
			reason: `${build} made it, or an image of that build: which, only the bucket tells (s3-bucket). If it is not needed, ${byHand}.`,
			removable: false,
		};
	if (times?.started && times.started > last)
		return {
			reason: `${build} left it, but it was started since, at ${times.started.toISOString()}: if nobody uses it, ${byHand}.`,
			removable: false,
		};
	return {
		reason: `${build} left it, and nothing of that build is published.`,
		removable: true,
	};
}

function judgeDisk(
	ref: Ref,
	vdi: Vdi,
	inventory: Inventory,
	{ olderThan }: LeftoverQuestion,
): Leftover | undefined {
	if (!isForsaken(ref, vdi, inventory)) return undefined;
	const disk = {
		kind: "vdi",
		uuid: vdi.uuid,
		name: vdi.name,
		isTemplate: false,
		sizeBytes: vdi.sizeBytes,
	} as const;
	const buildId = removalOf(ref, vdi, inventory);
	const startedAt = buildId === undefined ? undefined : startOf(buildId);
	if (buildId !== undefined && startedAt !== undefined) {
		if (startedAt >= olderThan) return undefined;
		return {
			...{ ...disk, buildId, startedAt },
			reason: `Its VM was removed after build ${buildId}, and the clean-up was cut off.`,
			removable: true,
		};
	}
	if (vdi.otherConfig.get("temp") !== "temp") return undefined;
	return {
		...disk,
		reason: `Packer's plugin made it, and no VM has it. Nothing tells of which build it is, and that may be running: if it is not needed, \`${diskCommand(vdi)}\` removes it.`,
		removable: false,
	};
}

/** Whether a VM is of the build itself, as far as its own marks tell. */
function bears(vm: Vm, buildId: string, inventory: Inventory): boolean {
	return (
		vm.otherConfig.get(BUILD_KEY) === buildId &&
		isOrdinary(vm) &&
		!isImported(vm, inventory)
	);
}

/** When a build began, as its id says; undefined where that is no build id. */
function startOf(buildId: string): Date | undefined {
	const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/.exec(buildId);
	if (!match) return undefined;
	const [, year, month, day, hour, minute, second] = match;
	const start = new Date(
		`${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
	);
	return Number.isNaN(start.getTime()) ? undefined : start;
}
