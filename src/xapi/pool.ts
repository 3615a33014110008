/** The pool as the rest of the product sees it. */

/** Where the pool is, who we are there, and what we trust. */
export interface PoolTarget {
	/** `host` or `host:port` of the pool's master. */
	readonly host: string;
	readonly username: string;
	readonly password: string;
	/** SHA-256 fingerprints that are trusted, 64 lower-case hex digits each. */
	readonly fingerprints: readonly string[];
	readonly allowInsecureTls: boolean;
	/** Certificates (PEM) that are trusted; absent: Node's own. */
	readonly ca?: readonly string[];
}

/** An opaque reference: `OpaqueRef:<uuid>`, or `OpaqueRef:NULL`. */
export type Ref = string;

/** A session on the pool. */
export interface Pool {
	/** `host[:port]` of the master, which is another than asked for where that one is a member only. */
	readonly host: string;
	/** Differs from {@link host} where the pool sent us to its master. */
	readonly askedHost: string;
	/**
	 * Calls a method with the session as its first argument.
	 * @throws PoolError
	 */
	call<T>(method: string, ...parameters: readonly unknown[]): Promise<T>;
	/**
	 * Opens a raw connection to the path by `CONNECT`, as the console wants it, and returns the socket after the `200`.
	 * @throws PoolError
	 */
	connect(path: string): Promise<import("node:stream").Duplex>;
	/**
	 * Logs another session out, such as one that Packer's plugin left.
	 * @throws PoolError `SESSION_INVALID` where it has ended already
	 */
	logoutOf(session: Ref): Promise<void>;
	/** Logs out. Never throws; a pool that does not answer is not waited for longer than `timeoutMs`. */
	close(timeoutMs?: number): Promise<void>;
}

/** The opaque reference of nothing. */
export const NULL_REF: Ref = "OpaqueRef:NULL";
