/** What a watchdog asks a pool every few seconds. */
import { hasCode } from "./errors.ts";
import { NULL_REF, type Pool, type Ref } from "./pool.ts";
import { readRecord, readRefs, readText } from "./values.ts";

export interface VmProbe {
	readonly exists: boolean;
	/** XAPI's word: `Halted`, `Paused`, `Running` or `Suspended`; empty where the VM is not there. */
	readonly powerState: string;
	readonly isTemplate: boolean;
	/** What the guest's tools report as `0/ip`, the one address that Packer's plugin looks at. */
	readonly addresses: readonly string[];
}

const GONE: VmProbe = {
	exists: false,
	powerState: "",
	isTemplate: false,
	addresses: [],
};

/**
 * How the VM is. One that is not there, or goes while we ask, is no error.
 * @throws PoolError
 */
export async function probeVm(pool: Pool, uuid: string): Promise<VmProbe> {
	try {
		const vm = readText(
			await pool.call("VM.get_by_uuid", uuid),
			"VM.get_by_uuid",
		);
		const record = readRecord(
			await pool.call("VM.get_record", vm),
			"VM.get_record",
		);
		return {
			exists: true,
			powerState: record.text("power_state"),
			isTemplate: record.flag("is_a_template"),
			addresses: await readAddresses(pool, record.ref("guest_metrics")),
		};
	} catch (error) {
		if (hasCode(error, "UUID_INVALID", "HANDLE_INVALID")) return GONE;
		throw error;
	}
}

/**
 * The pool answers, database included.
 * @throws PoolError
 */
export async function ping(pool: Pool): Promise<void> {
	readRefs(await pool.call("pool.get_all"), "pool.get_all");
}

/** Of `networks`, whose keys are such as `0/ip` and `0/ipv6/0`. */
async function readAddresses(
	pool: Pool,
	metrics: Ref,
): Promise<readonly string[]> {
	if (metrics === NULL_REF) return [];
	try {
		const method = "VM_guest_metrics.get_record";
		const record = readRecord(await pool.call(method, metrics), method);
		const address = record.map("networks").get("0/ip");
		return address === undefined || address === "" ? [] : [address];
	} catch (error) {
		// the guest restarts, and its metrics with it
		if (hasCode(error, "HANDLE_INVALID")) return [];
		throw error;
	}
}
