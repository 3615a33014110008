/** Failures of Packer that are in truth another's: each gets the reason whose page names the fix. */
import type { Failure } from "../model.ts";

const NO_SPACE = /no space left on device|ENOSPC|disk quota exceeded/i;
/** XAPI's codes: 44 is what storage drivers say of an SR without room. */
const POOL_FULL =
	/\bSR_FULL\b|\bSR_BACKEND_FAILURE_44\b|\bHOST_NOT_ENOUGH_FREE_MEMORY\b|\bNO_HOSTS_AVAILABLE\b/;

/** Does a message say that a disk of the runner is full? */
export function isRunnerFull(message: string): boolean {
	return NO_SPACE.test(message);
}

/** A failure of Packer with the reason that its own words tell; others stay as they are. */
export function sharpen(failure: Failure | undefined): Failure | undefined {
	if (failure === undefined || failure.reason !== "packer") return failure;
	const said = [failure.message, ...failure.details].join("\n");
	if (POOL_FULL.test(said))
		return {
			...failure,
			reason: "pool_full",
			message: `The pool has no room for the VM: ${failure.message}`,
		};
	if (isRunnerFull(said))
		return {
			...failure,
			reason: "runner_full",
			message: `A disk was full: ${failure.message}`,
		};
	return failure;
}
