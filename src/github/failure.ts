/** What GitHub's refusals and silences mean: from an error of octokit to a kind, a wait, and a sentence. */

/** `rejected` is a request that GitHub read and would not take (409, 422, …); `unavailable` is a 5xx or no answer at all. */
export type FailureKind =
	| "aborted"
	| "bad-token"
	| "forbidden"
	| "missing"
	| "rejected"
	| "rate-limited"
	| "unavailable";

/** A failed request, read. */
export interface ApiFailure {
	readonly kind: FailureKind;
	/** HTTP status; absent where no answer came. */
	readonly status?: number;
	/** GitHub's own words, or those of the network. */
	readonly message: string;
	/** How long GitHub asks us to wait. */
	readonly waitSeconds?: number;
}

/** GitHub asks for at least a minute where a rate limit names no time. */
const RATE_LIMIT_WAIT_SECONDS = 60;

interface ErrorAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly data: unknown;
}

/** Reads any error that a request of octokit ended with. `nowMilliseconds` is the time since the epoch. */
export function readFailure(
	error: unknown,
	nowMilliseconds: number,
): ApiFailure {
	const answer = answerOf(error);
	if (answer === undefined) {
		const kind = isAbort(error) ? "aborted" : "unavailable";
		return {
			kind,
			message: error instanceof Error ? error.message : `${error}`,
		};
	}
	const { status } = answer;
	const message = wordsOf(answer.data) ?? `HTTP ${status}`;
	const kind = kindOf(answer, message);
	const waitSeconds = waitOf(answer, kind, nowMilliseconds);
	return waitSeconds === undefined
		? { kind, status, message }
		: { kind, status, message, waitSeconds };
}

/** One sentence for a failed read: `what` is what was not done, such as `list the files of acme/templates`. */
export function explainFailure(what: string, failure: ApiFailure): string {
	const said = `GitHub did not ${what} (${failure.message})`;
	switch (failure.kind) {
		case "aborted":
			return `${said}: the request was given up.`;
		case "bad-token":
			return `${said}: check the input github-token.`;
		case "forbidden":
			return `${said}: the token of the input github-token may not do that; add \`permissions: contents: read\` to the job.`;
		case "missing":
		case "rejected":
			return `${said}.`;
		case "rate-limited":
			return `${said}: the rate limit of the token is used up; ${laterText(failure)}.`;
		case "unavailable":
			return `${said}: GitHub could not be reached; check the runner's network and proxy, and run again.`;
	}
}

/** `try again in 12 minutes`, as far as GitHub said so. */
export function laterText(failure: ApiFailure): string {
	const minutes = Math.ceil((failure.waitSeconds ?? 0) / 60);
	if (minutes < 1) return "try again later";
	return `try again in ${minutes} minute${minutes === 1 ? "" : "s"}`;
}

function kindOf(answer: ErrorAnswer, message: string): FailureKind {
	const { status, headers } = answer;
	const limited =
		headers["retry-after"] !== undefined ||
		headers["x-ratelimit-remaining"] === "0" ||
		/rate limit/i.test(message);
	if (status === 429 || (status === 403 && limited)) return "rate-limited";
	if (status === 401) return "bad-token";
	if (status === 403) return "forbidden";
	if (status === 404 || status === 410) return "missing";
	return status === 408 || status >= 500 ? "unavailable" : "rejected";
}

/** `retry-after`, else the reset of a used-up limit, else a minute: the order of GitHub's best practices. */
function waitOf(
	{ headers }: ErrorAnswer,
	kind: FailureKind,
	nowMilliseconds: number,
): number | undefined {
	if (kind !== "rate-limited" && kind !== "unavailable") return undefined;
	const retryAfter = wholeNumber(headers["retry-after"]);
	if (retryAfter !== undefined) return retryAfter;
	if (kind === "unavailable") return undefined;
	const reset = wholeNumber(headers["x-ratelimit-reset"]);
	if (headers["x-ratelimit-remaining"] !== "0" || reset === undefined)
		return RATE_LIMIT_WAIT_SECONDS;
	// One second more: the reset is a whole second, and clocks differ.
	return Math.max(1, Math.ceil(reset - nowMilliseconds / 1000) + 1);
}

/** The answer inside an error of octokit; absent where the network failed. */
function answerOf(error: unknown): ErrorAnswer | undefined {
	if (!isRecord(error) || !isRecord(error.response)) return undefined;
	const { status, headers, data } = error.response;
	if (typeof status !== "number") return undefined;
	return { status, headers: isRecord(headers) ? headers : {}, data };
}

/** `message`, and the first of `errors` that says something of its own. */
function wordsOf(data: unknown): string | undefined {
	if (!isRecord(data) || typeof data.message !== "string") return undefined;
	const errors: unknown[] = Array.isArray(data.errors) ? data.errors : [];
	for (const entry of errors) {
		const detail = isRecord(entry) ? entry.message : entry;
		if (typeof detail === "string") return `${data.message}: ${detail}`;
	}
	return data.message;
}

function wholeNumber(value: unknown): number | undefined {
	return /^\d+$/.test(`${value}`) ? Number(value) : undefined;
}

function isAbort(error: unknown): boolean {
	return error instanceof Error && error.name === "AbortError";
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null;
}
