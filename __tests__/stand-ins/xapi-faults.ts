/** What can go wrong with the XAPI stand-in, by switches that can be changed while it runs. */
import type { XapiDatabase } from "./xapi-db.ts";

export type ExportFault =
	| "none"
	| "truncated"
	| "500"
	| "401"
	| "empty"
	| "stalled";

/** A failure as XAPI's code and parameters. */
export type FailureWords = readonly [code: string, ...parameters: string[]];

export class XapiFaults {
	/** Every login fails with SESSION_AUTHENTICATION_FAILED. */
	wrongPassword = false;
	/** The address of the master, `host[:port]`, where this host is no master: every call fails with HOST_IS_SLAVE. */
	slaveOf: string | undefined;
	/** Requests are taken and never answered. */
	stalled = false;
	/** Every request is answered by 500 and a page. */
	html500 = false;
	/** How many of the next requests are answered by 503 and a page. */
	html503 = 0;
	/** Milliseconds before each call is answered. */
	slowMs = 0;
	/** What happens to `GET /export`. */
	export: ExportFault = "none";
	/** Every task ends with this failure. */
	taskFailure: FailureWords | undefined;

	readonly #db: XapiDatabase;
	readonly #failing = new Map<string, { words: FailureWords; times: number }>();

	constructor(db: XapiDatabase) {
		this.#db = db;
	}

	/** Lets the next calls of a method fail, all of them unless `times` is given. Without words it works again. */
	failMethod(
		method: string,
		words: FailureWords | undefined,
		times = Number.POSITIVE_INFINITY,
	): void {
		if (words === undefined) this.#failing.delete(method);
		else this.#failing.set(method, { words, times });
	}

	/** The failure that a call of a method has now; counts as a call. */
	failureOf(method: string): FailureWords | undefined {
		const failing = this.#failing.get(method);
		if (failing === undefined || failing.times <= 0) return undefined;
		failing.times -= 1;
		return failing.words;
	}

	/** Every session that there is is forgotten, as after a day of idling or a restart of the toolstack. */
	expireSessions(): void {
		for (const ref of this.#db.refs("session")) this.#db.remove("session", ref);
	}

	/** A rolling update of the pool goes on, as the pool's `other_config` tells. */
	setRollingUpdate(inProgress: boolean): void {
		for (const [ref, { other_config }] of Object.entries(
			this.#db.all("pool"),
		)) {
			const { rolling_upgrade_in_progress: _, ...rest } = other_config;
			this.#db.set("pool", ref, {
				other_config: inProgress
					? { ...rest, rolling_upgrade_in_progress: "true" }
					: rest,
			});
		}
	}

	/** Leaves this many bytes free on an SR. */
	setFreeSpace(sr: string, bytes: number): void {
		const { physical_size } = this.#db.record("SR", sr);
		this.#db.set("SR", sr, { physical_utilisation: physical_size - bytes });
	}
}
