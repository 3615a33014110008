/** Removes single objects of a pool, patiently, and keeps the account of what went and what stayed. */

import { setTimeout as sleep } from "node:timers/promises";
import { hasCode, oneLine, PoolError } from "./errors.ts";
import {
	disksOf,
	type Inventory,
	keepsDisk,
	lookAtVm,
	removalMark,
	sizeText,
	type Vdi,
	type Vm,
} from "./objects.ts";
import type { Pool, Ref } from "./pool.ts";
import { readRecord, readRefs, readText } from "./values.ts";

/** The account of a clean-up, in phrases for log and summary. */
export interface Removal {
	/** Such as `VM template-debian-12 (uuid …)` and `disk Packer-disk-0 (10 GiB)`. */
	readonly removed: readonly string[];
	/** What could not be removed, why, and the line that removes it. */
	readonly left: readonly string[];
}

export interface RemovalOptions {
	/** Ends the waiting: what is left then is said. */
	readonly signal?: AbortSignal;
	/** How long to wait for what is busy, in milliseconds from now. Everything is tried once, also beyond that. */
	readonly deadlineMs: number;
	readonly log: (line: string) => void;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3000;

/** Codes that say "not now". 24 is what storage drivers say of a disk in use. */
const BUSY = [
	"OTHER_OPERATION_IN_PROGRESS",
	"OPERATION_NOT_ALLOWED",
	"VDI_IN_USE",
	"SR_BACKEND_FAILURE_24",
	"VM_BAD_POWER_STATE",
	"TOO_MANY_PENDING_TASKS",
];

/** One clean-up. None of its methods throws: what fails is in {@link left}, and the next object has its turn. */
export class Remover implements Removal {
	readonly removed: string[] = [];
	readonly left: string[] = [];
	readonly #pool: Pool;
	readonly #options: RemovalOptions;
	readonly #deadline: number;

	constructor(pool: Pool, options: RemovalOptions) {
		this.#pool = pool;
		this.#options = options;
		this.#deadline = performance.now() + options.deadlineMs;
	}

	/** Tries `step` until it goes well, or fails for good, or the time is over: then it throws the last failure. */
	async persist<T>(step: () => Promise<T>): Promise<T> {
		const { signal } = this.#options;
		for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
			try {
				return await step();
			} catch (error) {
				pauseMs = Math.min(pauseMs, LONGEST_PAUSE_MS);
				const late = performance.now() + pauseMs > this.#deadline;
				if (late || signal?.aborted || !isPassing(error)) throw error;
			}
			await sleep(pauseMs, undefined, signal && { signal }).catch(() => {});
		}
	}

	/** Ends what is done with a VM, stops it, and destroys it and those of its disks that are its own. */
	async removeVm(
		ref: Ref,
		vm: Vm,
		buildId: string,
		inventory: Inventory,
	): Promise<void> {
		const disks = [...disksOf(ref, inventory)].map(
			([disk, vdi]) =>
				[disk, vdi, keepsDisk(disk, vdi, ref, inventory)] as const,
		);
		for (const [disk, vdi, kept] of disks) {
			if (kept === undefined) await this.#mark(disk, vdi, buildId);
		}
		const cancelled = new Set<Ref>();
		const outcome = await this.#insist(ref, vmText(vm), vmCommand(vm), () =>
			this.#destroyVm(ref, cancelled),
		);
		if (outcome === "left") return;
		for (const [disk, vdi, kept] of disks) {
			const what = `disk ${oneLine(vdi.name)}`;
			if (kept === undefined) await this.removeDisk(disk, vdi, what);
			else this.#leave(`${what} (uuid ${vdi.uuid})`, kept, diskCommand(vdi));
		}
	}

	/** Destroys a disk or an ISO that no VM has any more; `what` is its name in the account. */
	async removeDisk(ref: Ref, vdi: Vdi, what: string): Promise<void> {
		const text = `${oneLine(what)} (${sizeText(vdi.sizeBytes)}, uuid ${vdi.uuid})`;
		await this.#insist(ref, text, diskCommand(vdi), async () => {
			await this.#assertUnused(ref);
			await this.#pool.call("VDI.destroy", ref);
		});
	}

	/** Cancels a task where it is under way, and removes its record. */
	async removeTask(ref: Ref): Promise<void> {
		const method = "task.get_record";
		const look = async () => {
			const fields = readRecord(await this.#pool.call(method, ref), method);
			return { name: fields.text("name_label"), uuid: fields.text("uuid") };
		};
		// Most are gone by now; what else may be wrong with the pool, the objects that follow will tell.
		const task = await look().catch(() => {});
		if (task === undefined) return;
		await this.#cancel(ref);
		const text = `task ${oneLine(task.name)} (uuid ${task.uuid})`;
		await this.#insist(ref, text, `xe task-cancel uuid=${task.uuid}`, () =>
			this.#pool.call("task.destroy", ref),
		);
	}

	/** Ends a session that is not ours. Its reference is a secret: it is in no text. */
	async endSession(session: Ref): Promise<void> {
		try {
			await this.#pool.logoutOf(session);
			this.#say("session of Packer's plugin");
		} catch (error) {
			if (hasCode(error, "SESSION_INVALID", "HANDLE_INVALID")) return;
			this.left.push(
				`session of Packer's plugin: ${messageOf(error)}. XAPI ends it by itself after a day.`,
			);
		}
	}

	/** Says that something stays, why, and the command that removes it. */
	leaveVm(vm: Vm, why: string): void {
		this.#leave(vmText(vm), why, vmCommand(vm));
	}

	#leave(what: string, why: string, command: string): void {
		this.left.push(`${what}: ${why}. To remove it: \`${command}\``);
	}

	#say(what: string): void {
		this.removed.push(what);
		this.#options.log(`Removed ${what}`);
	}

	/** So that a later clean-up finds the disk, should this one be cut off when the VM is gone and the disk is not. */
	async #mark(disk: Ref, vdi: Vdi, buildId: string): Promise<void> {
		const [key, value] = removalMark(vdi, buildId);
		await this.#pool
			.call("VDI.add_to_other_config", disk, key, value)
			// Marked before, or not to be marked: the disk is removed in a moment all the same.
			.catch(() => {});
	}

	async #destroyVm(ref: Ref, cancelled: Set<Ref>): Promise<void> {
		const vm = await lookAtVm(this.#pool, ref);
		for (const [task, operation] of vm.operations) {
			if (cancelled.has(task)) continue;
			cancelled.add(task);
			this.#options.log(`Ending ${operation} of ${vmText(vm)}`);
			await this.#cancel(task);
		}
		if (vm.powerState !== "Halted")
			await this.#pool.call("VM.hard_shutdown", ref);
		await this.#pool.call("VM.destroy", ref);
	}

	/** Many a task cannot be cancelled, or has ended: then waiting is all that is left. */
	async #cancel(task: Ref): Promise<void> {
		await this.#pool.call("task.cancel", task).catch(() => {});
	}

	/** As the inventory is some time old. The host itself may have the disk, for as long as an export or import takes. */
	async #assertUnused(disk: Ref): Promise<void> {
		const pool = this.#pool;
		const vbds = await pool.call("VDI.get_VBDs", disk);
		for (const vbd of readRefs(vbds, "VDI.get_VBDs")) {
			const ref = readText(await pool.call("VBD.get_VM", vbd), "VBD.get_VM");
			const vm = await lookAtVm(pool, ref).catch((error: unknown) => {
				// xapi may keep the device of a VM that is gone, for a while.
				if (!isGone(error, ref)) throw error;
			});
			if (vm && !vm.isControlDomain) throw new Error(`${vmText(vm)} uses it`);
		}
	}

	/** Persists with `step`, whose object is `ref`, and enters the outcome in the account. */
	async #insist(
		ref: Ref,
		what: string,
		command: string,
		step: () => Promise<unknown>,
	): Promise<"removed" | "gone" | "left"> {
		let [gone, unheard] = [false, false];
		try {
			await this.persist(async () => {
				try {
					await step();
				} catch (error) {
					gone = isGone(error, ref);
					unheard ||= isUnheard(error);
					if (!gone) throw error;
				}
			});
		} catch (error) {
			this.#leave(what, messageOf(error), command);
			return "left";
		}
		// Where an answer was lost before, it was this clean-up that removed it.
		if (gone && !unheard) return "gone";
		this.#say(what);
		return "removed";
	}
}

function isGone(error: unknown, ref: Ref): boolean {
	return hasCode(error, "HANDLE_INVALID") && error.parameters.includes(ref);
}

function isUnheard(error: unknown): boolean {
	return error instanceof PoolError && error.kind === "unreachable";
}

/** HANDLE_INVALID is of another object here, which went while it was looked at. */
function isPassing(error: unknown): boolean {
	return isUnheard(error) || hasCode(error, "HANDLE_INVALID", ...BUSY);
}

/** The message of an error, without its full stop. */
export function messageOf(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	return message.replace(/\.$/, "");
}

function vmText({ isTemplate, name, uuid }: Vm): string {
	return `${isTemplate ? "template" : "VM"} ${oneLine(name)} (uuid ${uuid})`;
}

/** The line that removes a VM or template with its disks, by hand. */
export function vmCommand({ isTemplate, uuid }: Vm): string {
	return isTemplate
		? `xe template-uninstall template-uuid=${uuid} force=true`
		: `xe vm-uninstall uuid=${uuid} force=true`;
}

/** The line that removes a disk, by hand. */
export function diskCommand({ uuid }: Vdi): string {
	return `xe vdi-destroy uuid=${uuid}`;
}
