/** Every fault leaves nothing behind. The table of the documentation is written from the same runs. */
import { appendFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
	type Fault,
	PACKER_FAULTS,
	POOL_FAULTS,
	SLOW_FAULTS,
	STORE_FAULTS,
} from "./faults.ts";
import { inPool, type Residue, residueOf } from "./residue.ts";
import { openStage, type Stage } from "./stage.ts";

const NOTHING: Residue = {
	processes: [],
	vms: [],
	multiparts: [],
	pending: [],
	secrets: [],
	wrong: [],
	lost: [],
};

/** In the table, whatever runs first. */
const ORDER = [PACKER_FAULTS, POOL_FAULTS, STORE_FAULTS, SLOW_FAULTS]
	.flat()
	.map(({ name }) => name);

/** `npm run faults` names a file for the rows. */
const TABLE = process.env.FAULT_TABLE;

const FAULT_TIMEOUT_MS = 300_000;

/** One test a fault, all on one stage: what one leaves is seen by the next. */
export function testFaults(faults: readonly Fault[]): void {
	let stage: Stage;

	beforeAll(async () => {
		stage = await openStage();
	});

	afterAll(() => stage.close());

	test.each(faults.map((fault, index) => [fault.name, fault, index] as const))(
		"%s",
		async (_name, fault, index) => {
			const os = `os${index}`;
			const before = inPool(stage.xapi);
			const { jobs, verified = false } = await fault.happen(stage, os);
			const residue = residueOf(stage.scene, stage.xapi, {
				jobs,
				before,
				canaries: stage.canaries,
				expected: verified ? [`${os}/12`] : [],
			});
			if (TABLE !== undefined)
				appendFileSync(
					TABLE,
					`${JSON.stringify({ order: ORDER.indexOf(fault.name), name: fault.name, ...counts(residue) })}\n`,
				);
			expect({ conclusion: jobs[0]?.conclusion, ...residue }).toEqual({
				conclusion: fault.ends,
				...NOTHING,
			});
		},
		FAULT_TIMEOUT_MS,
	);
}

function counts(residue: Residue): Readonly<Record<string, number>> {
	return Object.fromEntries(
		Object.entries(residue).map(([column, found]) => [column, found.length]),
	);
}
