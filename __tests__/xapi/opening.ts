/** Sessions of src/xapi on a stand-in, as tests open them. */
import type { PoolOptions } from "../../src/xapi/client.ts";
import { openPool } from "../../src/xapi/client.ts";
import { PoolError } from "../../src/xapi/errors.ts";
import type { Pool, PoolTarget } from "../../src/xapi/pool.ts";

export const PASSWORD = "correct-horse-battery";

/** A host that a test runs. */
interface Host {
	readonly host: string;
	readonly fingerprint: string;
}

/** Logs in, trusting the host's fingerprint unless the test says otherwise. */
export function open(
	{ host, fingerprint }: Host,
	target: Partial<PoolTarget> = {},
	options: Partial<PoolOptions> = {},
): Promise<Pool> {
	return openPool(
		{
			host,
			username: "root",
			password: PASSWORD,
			fingerprints: [fingerprint],
			allowInsecureTls: false,
			...target,
		},
		{ timeoutMs: 10_000, ...options },
	);
}

/** The error that a promise ends with, which must be the pool's. */
export async function failureOf(promise: Promise<unknown>): Promise<PoolError> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof PoolError) return error;
		throw error;
	}
	throw new Error("it went well");
}
