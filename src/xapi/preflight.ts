/** Looks at a pool before Packer starts: is all there that a build asks for, and once only, with room for it? */
import { setTimeout as sleep } from "node:timers/promises";
import type { FailureReason, PoolRequest } from "../model.ts";
import { PoolError } from "./errors.ts";
import type { Pool } from "./pool.ts";
import {
	checkHosts,
	checkNetworks,
	checkStorage,
	type Finding,
} from "./pool-checks.ts";
import { type PoolFacts, readPoolFacts } from "./pool-facts.ts";
import { readAddress } from "./trust.ts";
import { checkIso, checkTemplate, checkVmName } from "./vm-checks.ts";

/** Why a build can't go well on the pool as it is. */
export interface PoolProblem {
	/** The request that can't be met; its own object. */
	readonly request: PoolRequest;
	/** Name of the request's Packer build. */
	readonly build: string;
	readonly reason: FailureReason;
	/** A sentence. */
	readonly message: string;
}

export interface PoolInspection {
	readonly problems: readonly PoolProblem[];
	readonly warnings: readonly string[];
	readonly facts: {
		/** `host[:port]` of the master. */
		readonly master: string;
		/** Such as `XCP-ng 8.3.0`; empty where the pool did not tell. */
		readonly version: string;
		/** The pool's name, which may be empty. */
		readonly name: string;
		readonly hosts: number;
	};
}

export interface InspectOptions {
	/** Bounds the whole, in milliseconds; 5,000 where absent. */
	readonly timeoutMs?: number;
}

const TIMEOUT_MS = 5000;

/** Requests that are checked at the same time, to spare the toolstack. */
const LANES = 4;

/**
 * Checks each request that is for this pool; fields that a request has not are not checked, and an empty `srName` or `isoSrName`
 * is the pool's default SR, as for Packer's plugin. What the pool has not told in time is not checked, with a warning.
 * @throws PoolError where the pool can't be asked
 */
export async function inspectPool(
	pool: Pool,
	requests: readonly PoolRequest[],
	options: InspectOptions = {},
): Promise<PoolInspection> {
	const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
	const inspection = new Inspecting(pool, requests);
	const late = new AbortController();
	const work = inspection.run().finally(() => late.abort());
	const inTime = await Promise.race([
		work.then(() => true),
		sleep(timeoutMs, false, { signal: late.signal }).catch(() => true),
	]);
	if (inTime) await work;
	else
		inspection.warn(
			`${pool.host} did not tell within ${timeoutMs / 1000} s all that was asked: the pool was checked in part only.`,
		);
	return inspection.result();
}

class Inspecting {
	readonly #pool: Pool;
	readonly #requests: readonly PoolRequest[];
	readonly #problems: PoolProblem[] = [];
	readonly #warnings = new Set<string>();
	#facts: PoolFacts | undefined;

	constructor(pool: Pool, requests: readonly PoolRequest[]) {
		this.#pool = pool;
		this.#requests = requests;
	}

	warn(message: string): void {
		this.#warnings.add(message);
	}

	async run(): Promise<void> {
		const facts = await readPoolFacts(this.#pool);
		this.#facts = facts;
		const ours = this.#requests.filter((request) =>
			this.#isOurs(facts, request),
		);
		const general = checkHosts(facts);
		for (const request of ours) this.#add(request, general);
		// a pool in this state has other troubles, which end with it
		if (general.some(({ reason }) => reason !== undefined)) return;
		const queue = ours.values();
		const lane = async () => {
			for (const request of queue) await this.#check(facts, request);
		};
		await Promise.all(Array.from({ length: LANES }, lane));
	}

	result(): PoolInspection {
		return {
			problems: [...this.#problems],
			warnings: [...this.#warnings],
			facts: {
				master: this.#pool.host,
				version: this.#facts?.version ?? "",
				name: this.#facts?.name ?? "",
				hosts: this.#facts?.hosts.length ?? 0,
			},
		};
	}

	async #check(facts: PoolFacts, request: PoolRequest): Promise<void> {
		this.#add(request, checkStorage(facts, request));
		this.#add(request, checkNetworks(facts, request));
		const checks = [
			checkTemplate(this.#pool, request),
			checkIso(this.#pool, facts, request),
			checkVmName(this.#pool, request),
		];
		for (const found of await Promise.allSettled(checks))
			if (found.status === "fulfilled") this.#add(request, found.value);
			else this.#passOver(found.reason);
	}

	/** A call that the pool refuses leaves a check undone; a pool that does not answer ends them all. */
	#passOver(error: unknown): void {
		if (
			!(error instanceof PoolError) ||
			error.kind === "unreachable" ||
			error.kind === "stopped"
		)
			throw error;
		this.warn(`The pool was checked in part only: ${error.message}`);
	}

	#add(request: PoolRequest, findings: readonly Finding[]): void {
		const { build } = request;
		for (const { reason, message } of findings)
			if (reason === undefined) this.warn(message);
			else this.#problems.push({ request, build, reason, message });
	}

	#isOurs(facts: PoolFacts, { build, remoteHost }: PoolRequest): boolean {
		if (remoteHost === undefined || remoteHost === "") return true;
		const { host, askedHost } = this.#pool;
		const names = [
			host,
			askedHost,
			...facts.hosts.flatMap(({ name, hostname, address }) => [
				name,
				hostname,
				address,
			]),
		].map(bareName);
		if (names.includes(bareName(remoteHost))) return true;
		this.warn(
			`${build === "" ? "A Packer build" : `Packer build ${build}`} sets remote_host to ${JSON.stringify(remoteHost)}, which is no host of the pool of xapi-url: it was not checked.`,
		);
		return false;
	}
}

/** Name or address without port, for comparing. */
function bareName(host: string): string {
	try {
		return readAddress(host).hostname;
	} catch {
		// a name-label that is no host name
		return host;
	}
}
