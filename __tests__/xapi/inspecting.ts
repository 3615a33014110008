/** A fresh stand-in for each test, and what the preflight finds there. */
import { afterEach, beforeEach } from "vitest";
import type { PoolRequest } from "../../src/model.ts";
import type { Pool } from "../../src/xapi/pool.ts";
import { inspectPool } from "../../src/xapi/preflight.ts";
import { startXapi, type XapiStandIn } from "../stand-ins/xapi.ts";
import { open } from "./opening.ts";

export const GIB = 2 ** 30;
export const NETWORK = "Pool-wide network associated with eth0";
export const ISO = "debian-12-netinst.iso";

export interface Scene {
	readonly xapi: XapiStandIn;
	readonly pool: Pool;
}

/** What the preflight says, in short. */
export interface Found {
	/** `reason: message`. */
	readonly problems: readonly string[];
	readonly warnings: readonly string[];
}

export const NOTHING: Found = { problems: [], warnings: [] };

/** Starts a stand-in before each test of a file, logs in, and ends both after it. */
export function eachWithPool(): () => Scene {
	let scene: Scene | undefined;
	beforeEach(async () => {
		const xapi = await startXapi();
		scene = { xapi, pool: await open(xapi) };
	});
	afterEach(async () => {
		await scene?.pool.close();
		await scene?.xapi.close();
	});
	return () => {
		if (scene === undefined) throw new Error("no test is running");
		return scene;
	};
}

export function request(fields: Partial<PoolRequest> = {}): PoolRequest {
	return { build: "xenserver-iso.vm", uploads: false, ...fields };
}

/** What the preflight says of one request. */
export async function inspect(
	pool: Pool,
	fields: Partial<PoolRequest>,
): Promise<Found> {
	const { problems, warnings } = await inspectPool(pool, [request(fields)]);
	return {
		problems: problems.map(({ reason, message }) => `${reason}: ${message}`),
		warnings,
	};
}
