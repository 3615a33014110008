/** What an error of the SDK or the network says about itself, and which are worth another try. Pure. */

/** The facts of an error, read once from the many shapes that the SDK and Node give it. */
export interface ErrorFacts {
	/** S3's error code, or the SDK's or Node's name of the error. */
	readonly name: string;
	readonly message: string;
	/** HTTP status, 0 where no answer came. */
	readonly status: number;
	/** Node's code of a network failure, such as `ECONNREFUSED`; empty where there is none. */
	readonly code: string;
	/** Region that the store named. */
	readonly region: string;
	/** The server's clock, in milliseconds since the epoch, where the answer told it. */
	readonly serverTime?: number;
}

/** Reads the facts; never throws. */
export function factsOf(error: unknown): ErrorFacts {
	const headers = field(field(error, "$response"), "headers");
	const serverTime = Date.parse(
		text(error, "ServerTime") || text(headers, "date"),
	);
	const status = field(field(error, "$metadata"), "httpStatusCode");
	return {
		name: text(error, "Code") || text(error, "name"),
		message: error instanceof Error ? error.message : String(error),
		status: typeof status === "number" ? status : 0,
		code: text(error, "code") || text(field(error, "cause"), "code"),
		region: text(error, "Region") || text(headers, "x-amz-bucket-region"),
		...(Number.isNaN(serverTime) ? {} : { serverTime }),
	};
}

function field(value: unknown, name: string): unknown {
	return typeof value === "object" && value !== null
		? Reflect.get(value, name)
		: undefined;
}

function text(value: unknown, name: string): string {
	const found = field(value, name);
	return typeof found === "string" ? found : "";
}

const EXPIRED = new Set([
	"ExpiredToken",
	"ExpiredTokenException",
	"TokenRefreshRequired",
	"InvalidToken",
	"RequestExpired",
]);

/** The credentials were good once: new ones would do. */
export function isExpired(error: unknown): boolean {
	return EXPIRED.has(factsOf(error).name);
}

/** The store asks for fewer requests. */
export function isSlowDown(error: unknown): boolean {
	const { name, status } = factsOf(error);
	return name === "SlowDown" || status === 503 || status === 429;
}

const DAMAGED = new Set([
	"BadDigest",
	"XAmzContentSHA256Mismatch",
	"XAmzContentChecksumMismatch",
]);

/** The body that arrived was not the one that was sent. */
export function isDamaged(error: unknown): boolean {
	return DAMAGED.has(factsOf(error).name);
}

/** A refusal of checksums that does not call itself one. */
export class ChecksumRefusal extends Error {
	override readonly name = "ChecksumRefusal";
}

/** The store does not take the checksum headers of a request, or not what they ask for: without them it would. */
export function refusesChecksum(error: unknown): boolean {
	const { name, status, message } = factsOf(error);
	if (error instanceof ChecksumRefusal || status === 501) {
		return true;
	}
	// `InvalidPart`: a part is not what Complete says of it, so the checksums are understood.
	const understood =
		isDamaged(error) || name === "InvalidPart" || /match/i.test(message);
	return (
		status === 400 &&
		!understood &&
		/checksum|content-md5/i.test(`${name} ${message}`)
	);
}

/** A condition of the request did not hold: somebody else was first, or our own lost write. */
export function isConditionFailed(error: unknown): boolean {
	const { name, status } = factsOf(error);
	return status === 412 || status === 409 || name === "PreconditionFailed";
}

const NOT_FOUND = new Set(["NoSuchKey", "NotFound", "NoSuchUpload"]);

/** The object or upload is not there. By name: some stores answer 404 to an unknown bucket or user as well. */
export function isNotFound(error: unknown): boolean {
	return NOT_FOUND.has(factsOf(error).name);
}

const NETWORK_CODES = new Set([
	"ECONNRESET",
	"ECONNREFUSED",
	"ECONNABORTED",
	"EPIPE",
	"ETIMEDOUT",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"ENOTFOUND",
	"EAI_AGAIN",
	"ERR_STREAM_PREMATURE_CLOSE",
]);
const TRANSIENT_NAMES = new Set([
	"TimeoutError",
	"RequestTimeout",
	"RequestTimeTooSkewed",
	"SlowDown",
	"InternalError",
	"OperationAborted",
]);

/** Whether the same request may succeed a little later. */
export function isTransient(error: unknown): boolean {
	const { name, status, code } = factsOf(error);
	return (
		TRANSIENT_NAMES.has(name) ||
		NETWORK_CODES.has(code) ||
		(status >= 500 && status !== 501) ||
		status === 408 ||
		status === 429
	);
}
