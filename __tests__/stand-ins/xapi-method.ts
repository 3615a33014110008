/** What a method of the XAPI stand-in is. */
import type { XapiDatabase } from "./xapi-db.ts";
import type { XapiFaults } from "./xapi-faults.ts";
import type { ValueOf } from "./xapi-schema.ts";
import type { Wire } from "./xapi-values.ts";

/** The pool that methods work on. */
export interface XapiState {
	readonly db: XapiDatabase;
	readonly faults: XapiFaults;
	readonly username: string;
	readonly password: string;
	/** `host:port`, as it stands in the consoles' locations. */
	readonly address: string;
	/** References of the one pool record, the host that answers, the SR by default and the network. */
	readonly pool: string;
	readonly hostRef: string;
	readonly sr: string;
	readonly network: string;
	/** The address that a guest gets when it runs; absent: it gets none. */
	readonly guestAddress?: string;
	/** Ends what waits, such as `event.from`, when the host goes. */
	readonly gone: () => AbortSignal;
}

export interface Context {
	readonly state: XapiState;
	/** Reference of the caller's session; empty where the method takes none. */
	readonly session: string;
}

export interface Method {
	/** Types of the parameters by name, in order, without the session. */
	readonly parameters: Readonly<Record<string, string>>;
	/** How many of the last may be left out. */
	readonly optional: number;
	/** It takes no session. */
	readonly anonymous: boolean;
	/** It has a form that returns a task at once. */
	readonly asynchronous: boolean;
	readonly run: (
		context: Context,
		given: Readonly<Record<string, unknown>>,
	) => Wire | Promise<Wire>;
}

export type Methods = Readonly<Record<string, Method>>;

/** A method by its parameters and what it does; `VOID` is the answer of one that returns nothing. */
export function method<const P extends Readonly<Record<string, string>>>(
	parameters: P,
	run: (
		context: Context,
		given: { readonly [N in keyof P]: ValueOf<P[N]> },
	) => Wire | Promise<Wire>,
	options: Partial<
		Pick<Method, "optional" | "anonymous" | "asynchronous">
	> = {},
): Method {
	return {
		parameters,
		optional: options.optional ?? 0,
		anonymous: options.anonymous ?? false,
		asynchronous: options.asynchronous ?? false,
		run: (context, given) =>
			run(context, given as { readonly [N in keyof P]: ValueOf<P[N]> }),
	};
}

/** {@link method} with an `Async.` form, as the actions of xapi have. */
export function action<const P extends Readonly<Record<string, string>>>(
	parameters: P,
	run: (
		context: Context,
		given: { readonly [N in keyof P]: ValueOf<P[N]> },
	) => Wire | Promise<Wire>,
): Method {
	return method(parameters, run, { asynchronous: true });
}

/** XAPI's answer of a method without a result. */
export const VOID = "";
