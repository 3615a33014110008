/** What can go wrong with a pool, as one kind of error that says it in a sentence. */
import { sentenceOf } from "./error-words.ts";

/**
 * `unreachable`: no answer, or one that says "not now"; `untrusted`: its certificate; `denied`: who we are or what we may do;
 * `refused`: XAPI read the call and would not; `unexpected`: the answer is not XAPI's; `stopped`: we gave up ourselves.
 */
export type PoolErrorKind =
	| "unreachable"
	| "untrusted"
	| "denied"
	| "refused"
	| "unexpected"
	| "stopped";

export interface PoolErrorDetails {
	/** XAPI's code, such as `SR_FULL`; empty where the failure is not XAPI's. */
	readonly code?: string;
	/** XAPI's parameters to the code, secrets left out. */
	readonly parameters?: readonly string[];
	/** The connection broke or the pool was busy: the same read may go well a moment later. */
	readonly transient?: boolean;
	readonly cause?: unknown;
}

/** A failure of the pool. Neither password nor session stands in it. */
export class PoolError extends Error {
	override readonly name = "PoolError";
	readonly kind: PoolErrorKind;
	readonly code: string;
	readonly parameters: readonly string[];
	readonly transient: boolean;

	constructor(
		kind: PoolErrorKind,
		message: string,
		details: PoolErrorDetails = {},
	) {
		super(
			message,
			details.cause === undefined ? undefined : { cause: details.cause },
		);
		this.kind = kind;
		this.code = details.code ?? "";
		this.parameters = details.parameters ?? [];
		this.transient = details.transient ?? false;
	}
}

/** The error is XAPI's, and has one of these codes. */
export function hasCode(
	error: unknown,
	...codes: readonly string[]
): error is PoolError {
	return error instanceof PoolError && codes.includes(error.code);
}

/** Codes of XAPI that say "no toolstack to talk to, for now". */
const UNREACHABLE: ReadonlySet<string> = new Set([
	"HOST_STILL_BOOTING",
	"HOST_IN_EMERGENCY_MODE",
	"HOST_HAS_NO_MANAGEMENT_IP",
	"CANNOT_CONTACT_HOST",
	"HOST_OFFLINE",
	"HOST_NOT_LIVE",
]);

const DENIED: ReadonlySet<string> = new Set([
	"SESSION_AUTHENTICATION_FAILED",
	"SESSION_INVALID",
	"RBAC_PERMISSION_DENIED",
	"PERMISSION_DENIED",
	"USER_IS_NOT_LOCAL_SUPERUSER",
	"AUTH_SERVICE_ERROR",
]);

/**
 * The error for XAPI's `code` and `parameters` to `method`.
 * Whatever of `secrets` the host gives back (it echoes invalid sessions) is left out.
 */
export function refusal(
	host: string,
	method: string,
	code: string,
	parameters: readonly string[],
	secrets: readonly string[],
): PoolError {
	const shown = parameters.map((text) => withoutSecrets(text, secrets));
	const kind = UNREACHABLE.has(code)
		? "unreachable"
		: DENIED.has(code)
			? "denied"
			: "refused";
	return new PoolError(
		kind,
		`${host} refused ${method}: ${sentenceOf(code, shown)} (${code})`,
		{ code, parameters: shown },
	);
}

/** `text` on one line of at most `most` characters, for messages. */
export function oneLine(text: string, most = 300): string {
	const line = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
	return line.length > most ? `${line.slice(0, most)}…` : line;
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
	let shown = text;
	for (const secret of secrets)
		if (secret !== "") shown = shown.replaceAll(secret, "***");
	// last, for a secret that is cut is none that is found
	return oneLine(shown);
}
