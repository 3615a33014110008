/** Looks at the pool before Packer gets its password: what can't be built there is said at once, not after half an hour. */
import type { Failure, Leg, PoolRequest } from "../model.ts";
import { mayBuildOnOurs, usesPool } from "./pool-sweep.ts";
import type { Run } from "./run.ts";
import { sentence } from "./workshop.ts";

/** What the check of one or more legs found. */
export interface PoolCheck {
	/** Why a leg can't be built on the pool as it is. */
	readonly failures: ReadonlyMap<Leg, Failure>;
	readonly warnings: readonly string[];
	/** The pool's master, where it is another than `xapi-url` names. */
	readonly master?: string;
}

const NOTHING: PoolCheck = { failures: new Map(), warnings: [] };

/** Never throws: a pool that can't be asked is a failure of each leg that builds on it, as far as we know. */
export async function checkPool(
	run: Run,
	legs: readonly Leg[],
): Promise<PoolCheck> {
	const concerned = legs.filter(usesPool);
	if (run.settings.xapi === undefined || concerned.length === 0) return NOTHING;
	try {
		const pool = await run.pool();
		if (pool === undefined) return NOTHING;
		const { inspectPool } = await import("../xapi/preflight.ts");
		const requests = concerned.flatMap(requestsOf);
		const { problems, warnings } = await inspectPool(pool, requests);
		const failures = concerned.flatMap((leg) => {
			const mine = problems.filter(({ request }) =>
				requestsOf(leg).includes(request),
			);
			const [first] = mine;
			return first === undefined
				? []
				: [[leg, failureOf(first.reason, mine)] as const];
		});
		const moved = pool.host !== pool.askedHost;
		return {
			failures: new Map(failures),
			warnings: [
				...warnings,
				...(moved
					? [
							`Input 'xapi-url' names ${pool.askedHost}, a member of the pool whose master is ${pool.host}: this run builds there. Set xapi-url to the master.`,
						]
					: []),
			],
			...(moved ? { master: pool.host } : {}),
		};
	} catch (error) {
		const failure = failureOf("pool_down", [{ message: sentence(error) }]);
		const failing = concerned.filter((leg) => {
			const requests = requestsOf(leg);
			return (
				requests.length === 0 ||
				requests.some((request) => mayBuildOnOurs(run, request))
			);
		});
		return {
			...NOTHING,
			failures: new Map(failing.map((leg) => [leg, failure])),
		};
	}
}

/** What the Packer builds of the leg's images ask of the pool; one whose build is not known is asked for in any case. */
function requestsOf({ root, images }: Leg): readonly PoolRequest[] {
	const names = new Set(
		images.flatMap(({ builds }) => builds.map(({ name }) => name)),
	);
	return (root.pool ?? []).filter(
		({ build }) => build === "" || names.size === 0 || names.has(build),
	);
}

function failureOf(
	reason: Failure["reason"],
	problems: readonly { readonly message: string }[],
): Failure {
	const said = [...new Set(problems.map(({ message }) => message))];
	return { reason, message: said.join(" "), details: [] };
}
