export const id = 4269;
export const ids = [4269];
export const modules = {

/***/ 84269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGitHub: () => (/* binding */ openGitHub)
});

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/utils.js + 21 modules
var utils = __webpack_require__(61845);
// EXTERNAL MODULE: ./build/github/failure.js
var github_failure = __webpack_require__(220);
;// CONCATENATED MODULE: ./build/github/retry.js
/** When to try a request again, and how long to wait before. */

/** Longest wait between two attempts that nobody asked us for. */
const LONGEST_BACKOFF_SECONDS = 20;
/**
 * Runs `attempt` until it succeeds, fails for good, is aborted, or the budget is spent; the last error is thrown as it came.
 * Rate limits wait as long as GitHub says; 5xx and a failed network back off exponentially, with jitter.
 */
async function withRetry(attempt, options) {
    const { now, sleep, signal } = options;
    const deadline = now() + options.budgetSeconds * 1000;
    for (let attempts = 1;; attempts++) {
        signal.throwIfAborted();
        try {
            return await attempt();
        }
        catch (error) {
            const failure = (0,github_failure/* readFailure */.f1)(error, now());
            const wait = waitSeconds(failure, attempts, options.random());
            if (signal.aborted || wait === undefined)
                throw error;
            if (now() + wait * 1000 > deadline)
                throw error;
            options.log(`GitHub: ${failure.message}; trying again in ${Math.ceil(wait)} s.`);
            await sleep(wait * 1000, signal);
        }
    }
}
/** Seconds to wait after attempt number `attempts`; absent where trying again can't help. `random` is from 0 up to 1. */
function waitSeconds(failure, attempts, random) {
    if (failure.kind !== "rate-limited" && failure.kind !== "unavailable")
        return undefined;
    const backoff = Math.min(2 ** (attempts - 1), LONGEST_BACKOFF_SECONDS);
    // Half fixed, half random, so that many runners do not come back in step.
    const jittered = backoff * (0.5 + random / 2);
    return Math.max(failure.waitSeconds ?? 0, jittered);
}

;// CONCATENATED MODULE: ./build/github/client.js
/** The way to GitHub's REST API: octokit with bounded retries, a bound on parallel requests, and time-outs. */


/** GitHub asks for fewer than 100 requests at a time; 8 are enough to hide the latency. */
const PARALLEL_REQUESTS = 8;
/** An answer that takes longer than this does not come. */
const ATTEMPT_TIMEOUT_SECONDS = 30;
/** Waiting for retries of one request, where the caller names no other budget. */
const BUDGET_SECONDS = 120;
/**
 * Opens a repository. Nothing is sent yet.
 *
 * Each request of `octokit` is retried on rate limits, 5xx and network errors, and may carry in its `request` a `signal` and a
 * `budgetSeconds` of its own.
 *
 * @throws where `repository` is not `owner/name`
 */
function openGitHub(options) {
    const [owner, repo, ...more] = options.repository.split("/");
    if (!owner || !repo || more.length > 0)
        throw new Error(`GITHUB_REPOSITORY is not owner/name, but \`${options.repository}\`.`);
    const ignore = () => { };
    const octokit = new utils/* GitHub */.gq({
        auth: `token ${options.token}`,
        baseUrl: options.apiUrl.replace(/\/+$/, ""),
        userAgent: "xva-template-action",
        request: { fetch: options.fetch },
        log: { debug: ignore, info: ignore, warn: options.log, error: options.log },
    });
    const inTurn = limitParallel(PARALLEL_REQUESTS);
    octokit.hook.wrap("request", (send, request) => {
        const settings = request.request;
        const stops = [options.signal, settings?.signal].filter((signal) => signal !== undefined);
        const attempt = async () => {
            const timeout = AbortSignal.timeout(ATTEMPT_TIMEOUT_SECONDS * 1000);
            const signal = AbortSignal.any([...stops, timeout]);
            return send({ ...request, request: { ...settings, signal } });
        };
        return inTurn(() => withRetry(attempt, {
            budgetSeconds: budgetOf(settings?.budgetSeconds, options),
            sleep: options.sleep,
            now: options.now,
            random: options.random ?? Math.random,
            log: options.log,
            signal: AbortSignal.any([...stops, ...supersededBy(settings)]),
        }));
    });
    return { octokit, owner, repo, now: options.now };
}
/** A newer request for the same: this one is not tried again, but what is on its way arrives, so that it comes first. */
function supersededBy(settings) {
    const { superseded } = (settings ?? {});
    return superseded === undefined ? [] : [superseded];
}
function budgetOf(own, options) {
    return typeof own === "number"
        ? own
        : (options.budgetSeconds ?? BUDGET_SECONDS);
}
/** Runs at most `most` pieces of work at a time, the others in their order. */
function limitParallel(most) {
    const waiting = [];
    let running = 0;
    return async (work) => {
        if (running < most)
            running++;
        else
            await new Promise((go) => waiting.push(go));
        try {
            return await work();
        }
        finally {
            // The place goes straight to the next in line, so that nobody can slip in between.
            const next = waiting.shift();
            if (next)
                next();
            else
                running--;
        }
    };
}


/***/ }),

/***/ 220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SP: () => (/* binding */ explainFailure),
/* harmony export */   _h: () => (/* binding */ laterText),
/* harmony export */   f1: () => (/* binding */ readFailure)
/* harmony export */ });
/** What GitHub's refusals and silences mean: from an error of octokit to a kind, a wait, and a sentence. */
/** GitHub asks for at least a minute where a rate limit names no time. */
const RATE_LIMIT_WAIT_SECONDS = 60;
/** Reads any error that a request of octokit ended with. `nowMilliseconds` is the time since the epoch. */
function readFailure(error, nowMilliseconds) {
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
function explainFailure(what, failure) {
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
function laterText(failure) {
    const minutes = Math.ceil((failure.waitSeconds ?? 0) / 60);
    if (minutes < 1)
        return "try again later";
    return `try again in ${minutes} minute${minutes === 1 ? "" : "s"}`;
}
function kindOf(answer, message) {
    const { status, headers } = answer;
    const limited = headers["retry-after"] !== undefined ||
        headers["x-ratelimit-remaining"] === "0" ||
        /rate limit/i.test(message);
    if (status === 429 || (status === 403 && limited))
        return "rate-limited";
    if (status === 401)
        return "bad-token";
    if (status === 403)
        return "forbidden";
    if (status === 404 || status === 410)
        return "missing";
    return status === 408 || status >= 500 ? "unavailable" : "rejected";
}
/** `retry-after`, else the reset of a used-up limit, else a minute: the order of GitHub's best practices. */
function waitOf({ headers }, kind, nowMilliseconds) {
    if (kind !== "rate-limited" && kind !== "unavailable")
        return undefined;
    const retryAfter = wholeNumber(headers["retry-after"]);
    if (retryAfter !== undefined)
        return retryAfter;
    if (kind === "unavailable")
        return undefined;
    const reset = wholeNumber(headers["x-ratelimit-reset"]);
    if (headers["x-ratelimit-remaining"] !== "0" || reset === undefined)
        return RATE_LIMIT_WAIT_SECONDS;
    // One second more: the reset is a whole second, and clocks differ.
    return Math.max(1, Math.ceil(reset - nowMilliseconds / 1000) + 1);
}
/** The answer inside an error of octokit; absent where the network failed. */
function answerOf(error) {
    if (!isRecord(error) || !isRecord(error.response))
        return undefined;
    const { status, headers, data } = error.response;
    if (typeof status !== "number")
        return undefined;
    return { status, headers: isRecord(headers) ? headers : {}, data };
}
/** `message`, and the first of `errors` that says something of its own. */
function wordsOf(data) {
    if (!isRecord(data) || typeof data.message !== "string")
        return undefined;
    const errors = Array.isArray(data.errors) ? data.errors : [];
    for (const entry of errors) {
        const detail = isRecord(entry) ? entry.message : entry;
        if (typeof detail === "string")
            return `${data.message}: ${detail}`;
    }
    return data.message;
}
function wholeNumber(value) {
    return /^\d+$/.test(`${value}`) ? Number(value) : undefined;
}
function isAbort(error) {
    return error instanceof Error && error.name === "AbortError";
}
function isRecord(value) {
    return typeof value === "object" && value !== null;
}


/***/ })

};
