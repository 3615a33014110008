/** A session on a pool: login, redirect to the master, renewal, retry of reads, logout. */
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { hasCode, PoolError } from "./errors.ts";
import type { Pool, PoolTarget, Ref } from "./pool.ts";
import { openRaw } from "./raw.ts";
import { type Call, openWire, type Wire } from "./rpc.ts";
import { type Address, readAddress } from "./trust.ts";
import { readText } from "./values.ts";

export interface PoolOptions {
	/** For each call as a whole, in milliseconds. */
	readonly timeoutMs: number;
	/** For TCP and TLS; `timeoutMs` where absent or longer. */
	readonly connectTimeoutMs?: number;
	/** 64 MiB where absent: the records of some ten thousand VMs. */
	readonly maxAnswerBytes?: number;
	/** Gives up whatever is under way; {@link Pool.close} still logs out. */
	readonly signal?: AbortSignal;
	/** Told the session after each login, and `undefined` after the logout: whoever has it is logged in. */
	readonly onSession?: (session: Ref | undefined) => void;
}

const MAX_ANSWER_BYTES = 64 * 1_048_576;

/** XAPI's API version, and the name that `xe session-list` and the audit log show. */
const LOGIN_SUFFIX = ["1.0", "xva-template-action"] as const;

/** Calls that change nothing, by XAPI's names. */
const READS = /^\w+\.get_/;

/** Between a read that met a busy or broken host, and the same once more. */
const RETRY_PAUSE_MS = 500;

const CLOSE_TIMEOUT_MS = 5000;

/**
 * Logs in to the pool. The certificate is checked before the password leaves the runner; where the host is a member, its
 * master's is checked too, and the session is there. Connects directly: proxies are not used, as Packer's plugin uses none.
 *
 * Of the session's calls, reads (`….get_…`) are sent once more where the connection broke or the pool was busy; a session that
 * has ended is renewed once, and so is one whose master has moved. Nothing else is sent twice.
 *
 * @throws PoolError
 */
export async function openPool(
	target: PoolTarget,
	options: PoolOptions,
): Promise<Pool> {
	const session = new Session(target, options);
	try {
		await session.login();
	} catch (error) {
		session.abandon();
		throw error;
	}
	return session;
}

class Session implements Pool {
	readonly askedHost: string;
	readonly #target: PoolTarget;
	readonly #options: PoolOptions;
	#wire: Wire;
	#session = "";
	/** The renewal under way, which calls of the same time share. */
	#renewal: Promise<void> | undefined;
	#closed = false;

	constructor(target: PoolTarget, options: PoolOptions) {
		this.#target = target;
		this.#options = options;
		const address = readAddress(target.host);
		this.askedHost = address.text;
		this.#wire = this.#openWire(address);
	}

	get host(): string {
		return this.#wire.address.text;
	}

	/** Logs in, at the master where this host is a member. */
	async login(): Promise<void> {
		try {
			await this.#loginHere();
		} catch (error) {
			if (!hasCode(error, "HOST_IS_SLAVE")) throw error;
			await this.#loginAtMaster(error);
		}
	}

	async call<T>(method: string, ...parameters: readonly unknown[]): Promise<T> {
		const session = this.#session;
		try {
			return (await this.#send(method, parameters)) as T;
		} catch (error) {
			if (!hasCode(error, "SESSION_INVALID", "HOST_IS_SLAVE")) throw error;
			await this.#renew(session);
			return (await this.#send(method, parameters)) as T;
		}
	}

	async connect(path: string): Promise<Duplex> {
		const { address, pathOnHost } = this.#locate(path);
		const session = this.#session;
		const open = () =>
			openRaw(address, this.#target, {
				path: pathOnHost,
				session: this.#session,
				timeoutMs: this.#connectTimeoutMs,
				signal: this.#options.signal,
			});
		try {
			return await open();
		} catch (error) {
			if (!(error instanceof PoolError) || error.kind !== "denied") throw error;
			await this.#renew(session);
			return open();
		}
	}

	async logoutOf(session: Ref): Promise<void> {
		const call = this.#call("session.logout", [session]);
		await this.#wire.post({ ...call, secrets: [...call.secrets, session] });
	}

	async close(timeoutMs = CLOSE_TIMEOUT_MS): Promise<void> {
		if (this.#closed) return;
		const { signal: _, ...call } = this.#call("session.logout", [
			this.#session,
		]);
		this.#closed = true;
		try {
			await this.#wire.post({ ...call, timeoutMs });
			this.#options.onSession?.(undefined);
		} catch (error) {
			// it costs the pool an idle session
			if (hasCode(error, "SESSION_INVALID"))
				this.#options.onSession?.(undefined);
		}
		this.#wire.close();
	}

	/** Ends the connections without a logout. */
	abandon(): void {
		this.#closed = true;
		this.#wire.close();
	}

	/** A login is safe to repeat: at worst, a session is left to its time-out. */
	async #loginHere(): Promise<void> {
		const { username, password } = this.#target;
		const method = "session.login_with_password";
		const call = this.#call(method, [username, password, ...LOGIN_SUFFIX]);
		const answer = await twice(() => this.#wire.post(call));
		this.#session = readText(answer, method);
		this.#options.onSession?.(this.#session);
	}

	async #loginAtMaster(error: PoolError): Promise<void> {
		const [master] = error.parameters;
		if (master === undefined) throw error;
		const member = this.#wire;
		this.#wire = this.#openWire(readAddress(master, member.address.port));
		member.close();
		try {
			await this.#loginHere();
		} catch (cause) {
			if (!(cause instanceof PoolError)) throw cause;
			const { kind, code, parameters, message } = cause;
			throw new PoolError(
				kind,
				`${member.address.text} is a member of its pool, and ${master} the master. ${message}`,
				{ code, parameters, cause },
			);
		}
	}

	/** Logs in anew where `session` is still the one in use. */
	async #renew(session: string): Promise<void> {
		if (this.#session !== session) return;
		this.#renewal ??= this.login().finally(() => {
			this.#renewal = undefined;
		});
		await this.#renewal;
	}

	#send(method: string, parameters: readonly unknown[]): Promise<unknown> {
		const post = async () => {
			if (this.#closed)
				throw new PoolError(
					"stopped",
					`The session on ${this.host} is closed.`,
				);
			return this.#wire.post(
				this.#call(method, [this.#session, ...parameters]),
			);
		};
		return READS.test(method) ? twice(post) : post();
	}

	#call(method: string, parameters: readonly unknown[]): Call {
		return {
			method,
			parameters,
			secrets: [this.#target.password, this.#session],
			timeoutMs: this.#options.timeoutMs,
			signal: this.#options.signal,
		};
	}

	#openWire(address: Address): Wire {
		return openWire(address, this.#target, {
			connectTimeoutMs: this.#connectTimeoutMs,
			maxAnswerBytes: this.#options.maxAnswerBytes ?? MAX_ANSWER_BYTES,
		});
	}

	get #connectTimeoutMs(): number {
		const { timeoutMs, connectTimeoutMs = timeoutMs } = this.#options;
		return Math.min(timeoutMs, connectTimeoutMs);
	}

	/** Where `path` leads: on this host, or, as the location of a console, on the host that runs the VM. */
	#locate(path: string): { address: Address; pathOnHost: string } {
		const url = path.startsWith("/") ? null : URL.parse(path);
		return url === null
			? { address: this.#wire.address, pathOnHost: path }
			: {
					address: readAddress(url.host, this.#wire.address.port),
					pathOnHost: `${url.pathname}${url.search}`,
				};
	}
}

/** Sends, and once more where the connection broke or the host was busy. */
async function twice<T>(send: () => Promise<T>): Promise<T> {
	try {
		return await send();
	} catch (error) {
		if (!(error instanceof PoolError) || !error.transient) throw error;
		await sleep(RETRY_PAUSE_MS);
		return send();
	}
}
