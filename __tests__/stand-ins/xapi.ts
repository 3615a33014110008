/**
 * A pool of one host behind an XAPI that can be made to fail: HTTPS with a self-signed certificate, XML-RPC, JSON-RPC,
 * imports, exports and consoles. Clients that nobody here wrote work against it (`xapi-clients.test.ts`).
 */
import { selfSigned } from "./xapi-certificate.ts";
import { XapiScreen } from "./xapi-console.ts";
import { XapiDatabase } from "./xapi-db.ts";
import { XapiFaults } from "./xapi-faults.ts";
import type { XapiState } from "./xapi-method.ts";
import { type SeededPool, type SeedVm, seedPool, seedVm } from "./xapi-seed.ts";
import { openDoor, type XapiCall } from "./xapi-server.ts";

export interface XapiOptions {
	/** An address of this machine's loopback: hosts of one pool have different ones and the same port. */
	readonly address?: string;
	/** 0: a free one. */
	readonly port?: number;
	readonly username?: string;
	readonly password?: string;
	/** The address that every guest reports once it runs; none by default. */
	readonly guestAddress?: string;
}

export interface XapiStandIn extends SeededPool {
	/** `127.0.0.1:<port>`. */
	readonly host: string;
	/** PEM of its self-signed certificate. */
	readonly certificate: string;
	/** SHA-256 of the certificate, 64 lower-case hex digits. */
	readonly fingerprint: string;
	readonly username: string;
	readonly password: string;
	/** All calls so far, oldest first. */
	readonly calls: readonly XapiCall[];
	/** All records, to look at and to change. */
	readonly db: XapiDatabase;
	readonly faults: XapiFaults;
	/** What all consoles show. */
	readonly screen: XapiScreen;
	/** References of the sessions that are logged in. */
	readonly sessions: () => readonly string[];
	/** Puts a VM into the pool and returns its reference. */
	readonly vm: (fields: SeedVm) => string;
	/** The host dies: its connections are cut, and new ones refused. */
	readonly goAway: () => Promise<void>;
	/** It comes back on the same port, with its records and sessions. */
	readonly comeBack: () => Promise<void>;
	readonly close: () => Promise<void>;
}

/** Starts a stand-in, which must be closed. */
export async function startXapi(
	options: XapiOptions = {},
): Promise<XapiStandIn> {
	const { address = "127.0.0.1", guestAddress } = options;
	const { username = "root", password = "correct-horse-battery" } = options;
	const db = new XapiDatabase();
	const faults = new XapiFaults(db);
	const screen = new XapiScreen();
	const seeded = seedPool(db, address);
	const identity = selfSigned(address);
	const calls: XapiCall[] = [];
	let gone = new AbortController();
	const state = {
		...{ db, faults, username, password, ...seeded, address },
		...(guestAddress !== undefined && { guestAddress }),
		gone: () => gone.signal,
	} satisfies XapiState;
	const open = (port: number) =>
		openDoor({ state, screen, calls }, identity, address, port);
	let door = await open(options.port ?? 0);
	const { port } = door;
	const host = `${address}:${port}`;
	state.address = host;
	const goAway = async (): Promise<void> => {
		gone.abort();
		await door.close();
	};
	return {
		...{ ...seeded, host, username, password, calls, db, faults, screen },
		certificate: identity.certificate,
		fingerprint: identity.fingerprint,
		sessions: () => db.refs("session"),
		vm: (fields) => seedVm(state, fields),
		goAway,
		async comeBack() {
			gone = new AbortController();
			door = await open(port);
		},
		close: goAway,
	};
}
