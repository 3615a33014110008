export const id = 2739;
export const ids = [2739];
export const modules = {

/***/ 72739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   build: () => (/* binding */ build)
/* harmony export */ });
/* harmony import */ var _input_values_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(85895);
/* harmony import */ var _report_plan_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76662);
/* harmony import */ var _report_status_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98397);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64210);
/* harmony import */ var _journals_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70487);
/* harmony import */ var _make_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77375);
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44649);
/** `command: build`: plan, build what is planned, publish what is proved, report all of it. */







const EMPTY = {
    command: "build",
    results: [],
    failures: [],
    publications: [],
    notices: [],
    warnings: [],
};
async function build(run) {
    const scope = (0,_make_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .readScope */ .h)(run);
    if (scope.nothing !== undefined)
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .finish */ .O)(run, {
            ...EMPTY,
            notices: [{ level: "notice", message: scope.nothing }],
        });
    const { unclean, made, spooled } = await planOrSay(run, scope);
    for (const line of (0,_report_plan_text_js__WEBPACK_IMPORTED_MODULE_0__/* .renderPlan */ .E)(made.plan))
        run.runner.info(line);
    const sha = scope.statusSha === run.facts.sha ? made.plan.head : scope.statusSha;
    const opened = await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_5__/* .openStatuses */ .JL)(run, sha);
    const healed = await heal(run, made);
    const report = {
        ...EMPTY,
        plan: made.plan,
        publications: spooled.publications,
        warnings: [...unclean, ...spooled.warnings, ...healed],
        notices: [
            ...made.plan.notices,
            ...spooled.notices,
            ...(opened.notice === undefined
                ? []
                : [{ level: "notice", message: opened.notice }]),
        ],
    };
    const extras = {
        ...(await extrasOf(run, opened)),
        published: publishedNames(made.plan),
    };
    if (!made.plan.legs.some((leg) => leg.planned))
        return (0,_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .finish */ .O)(run, report, extras);
    const { buildPlanned } = await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(2358), __webpack_require__.e(5803), __webpack_require__.e(6359), __webpack_require__.e(5347), __webpack_require__.e(9845), __webpack_require__.e(3424), __webpack_require__.e(2285), __webpack_require__.e(7606), __webpack_require__.e(818), __webpack_require__.e(8985), __webpack_require__.e(1337)]).then(__webpack_require__.bind(__webpack_require__, 1337));
    await buildPlanned(run, made, { report, sha, extras });
}
/** Loads nothing where nothing was lost, which is nearly always. */
async function heal(run, made) {
    const found = [...made.lastGood.values()];
    if (found.every(({ indexed }) => indexed))
        return [];
    const { healCutOff, lostImages } = await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(2358), __webpack_require__.e(5803), __webpack_require__.e(5347), __webpack_require__.e(9845), __webpack_require__.e(818), __webpack_require__.e(1820)]).then(__webpack_require__.bind(__webpack_require__, 59736));
    const images = lostImages(made);
    return images.length === 0 ? [] : healCutOff(run, made, images);
}
/** A plan that can't be made still settles the status that branch protection waits for. */
async function planOrSay(run, scope) {
    try {
        refuseUntrusted(run, scope);
        const unclean = await (0,_journals_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanUpAfterOthers */ .O6)(run);
        // before the plan, which then sees those images as published
        const { publishSpooled } = await Promise.all(/* import() */[__webpack_require__.e(3424), __webpack_require__.e(189)]).then(__webpack_require__.bind(__webpack_require__, 83424));
        const spooled = await publishSpooled(run);
        return { unclean, spooled, made: await (0,_make_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .makePlan */ .C)(run, scope) };
    }
    catch (error) {
        const { statuses } = await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_5__/* .openStatuses */ .JL)(run, scope.statusSha);
        const message = error instanceof Error ? error.message : String(error);
        const { state, description } = (0,_report_status_text_js__WEBPACK_IMPORTED_MODULE_1__/* .errorStatus */ .PO)(message);
        await statuses?.set("", state, description);
        await tellStoreFailure(run, error);
        throw error;
    }
}
/** A store that does not answer is the failure of a night that nobody watches: the webhook hears of it too. */
async function tellStoreFailure(run, error) {
    if (run.settings.webhookUrl === undefined)
        return;
    const { StoreError } = await __webpack_require__.e(/* import() */ 972).then(__webpack_require__.bind(__webpack_require__, 20972));
    if (!(error instanceof StoreError))
        return;
    const { reason, message } = error;
    const failure = { reason, message, details: [], subject: "plan" };
    await (0,_finish_js__WEBPACK_IMPORTED_MODULE_2__/* .sendWebhook */ .a)(run, { ...EMPTY, failures: [failure] });
}
function refuseUntrusted(run, scope) {
    if (scope.untrusted && !run.settings.allowPullRequests)
        throw new _input_values_js__WEBPACK_IMPORTED_MODULE_6__/* .InputError */ .dz(`\`build\` refuses the event \`${run.facts.eventName}\`: whoever opens a pull request would run code on this runner with its secrets. Use push and workflow_dispatch, or set the input allow-pull-requests where every author is trusted.`);
}
/** Images, and templates all of whose legs are so, that this plan found published with the content they have now. */
function publishedNames(plan) {
    const standing = ({ planned, reason, lastGood }) => !planned && reason.code !== "never-published" && lastGood !== undefined;
    const names = new Map();
    for (const [os, legs] of Map.groupBy(plan.legs, ({ root }) => root.os)) {
        for (const { images, lastGood } of legs.filter(standing))
            for (const { id } of images)
                names.set(id, `Published as ${lastGood?.build}`);
        if (legs.every(standing))
            names.set(os, `Published as ${legs[0]?.lastGood?.build}`);
    }
    return names;
}
async function extrasOf(run, { statuses }) {
    const store = await run.store();
    return {
        ...(statuses === undefined ? {} : { statuses }),
        ...(store === undefined
            ? {}
            : { catalogueUrl: store.url(store.keys.catalogue) }),
    };
}


/***/ }),

/***/ 70487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hz: () => (/* binding */ storeName),
/* harmony export */   O6: () => (/* binding */ cleanUpAfterOthers),
/* harmony export */   tW: () => (/* binding */ journalsFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28801);
/** Runs on this machine that left something, because neither their main nor their post came to its end. */


const FORGOTTEN_AFTER_MS = 30 * 24 * 3600 * 1000;
/** Where the journals of this machine's runs are, until nothing is left of the run. */
function journalsFolder({ facts }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(facts.toolCache, "xva-template-action", "runs");
}
/** What tells one place of builds from another. */
function storeName(store) {
    return store === undefined
        ? ""
        : `${store.endpoint ?? "aws"} ${store.bucket} ${store.prefix}`;
}
/**
 * Cleans up what earlier runs on this machine left: a runner whose service was stopped runs no post step. Costs nothing
 * where there is none.
 * @returns what could not be done, a sentence each
 */
async function cleanUpAfterOthers(run) {
    _state_js__WEBPACK_IMPORTED_MODULE_1__/* .Journal */ .C.removeUnreadable(journalsFolder(run), run.now(), FORGOTTEN_AFTER_MS);
    const all = _state_js__WEBPACK_IMPORTED_MODULE_1__/* .Journal */ .C.orphans(journalsFolder(run), run.now());
    const orphans = all.filter(({ data }) => isMine(run, data));
    for (const journal of all.filter((one) => !orphans.includes(one)))
        if (isForgotten(run, journal))
            journal.remove();
    if (orphans.length === 0)
        return [];
    const { takeOver } = await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(2358), __webpack_require__.e(4006), __webpack_require__.e(5803), __webpack_require__.e(6359), __webpack_require__.e(5347), __webpack_require__.e(9845), __webpack_require__.e(3424), __webpack_require__.e(5520), __webpack_require__.e(2285), __webpack_require__.e(7606), __webpack_require__.e(3067)]).then(__webpack_require__.bind(__webpack_require__, 33067));
    const problems = [];
    for (const journal of orphans) {
        if (!journal.adopt())
            continue;
        const { runId, runAttempt } = journal.data;
        run.runner.info(`Cleaning up what run ${runId}-${runAttempt} left here.`);
        problems.push(...(await takeOver(run, journal)).problems);
        if (journal.settled || isForgotten(run, journal))
            journal.remove();
    }
    return problems;
}
/** What nobody could clean up for so long, nobody will: its session and credentials are gone too. */
function isForgotten({ now }, { data }) {
    return now().getTime() - Date.parse(data.createdAt) > FORGOTTEN_AFTER_MS;
}
/** Only a run with the same repository, bucket and pool has what it takes to clean up. */
function isMine({ facts, settings }, { repository, store, pool }) {
    return (repository === facts.repository &&
        store === storeName(settings.store) &&
        (pool === "" || pool === settings.xapi?.host));
}


/***/ }),

/***/ 44649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  JL: () => (/* binding */ openStatuses),
  AB: () => (/* binding */ plannedSubjects),
  Z6: () => (/* binding */ subjectsOf)
});

// EXTERNAL MODULE: ./build/github/failure.js
var github_failure = __webpack_require__(220);
;// CONCATENATED MODULE: ./build/github/status-text.js
/** Words and arithmetic of commit statuses. Pure. */

/** Makes one line of a text and cuts it to `most` characters, counted by code points; a cut ends in `…`. */
function cutText(text, most) {
    const characters = [...text.replace(/\s+/g, " ").trim()];
    if (characters.length <= most)
        return characters.join("");
    return `${characters.slice(0, most - 1).join("")}…`;
}
/** The state over all: failed as soon as one failed, pending while one is pending, else success. */
function overall(own, others) {
    if (own === "error" || own === "failure")
        return own;
    if (others.some((state) => state === "error" || state === "failure"))
        return "failure";
    const pending = own === "pending" || others.includes("pending");
    return pending ? "pending" : "success";
}
/** One sentence that says why a status is not there, and what to do. */
function statusWarning(context, failure) {
    const said = `The commit status ${context} was not set`;
    switch (failure.kind) {
        case "aborted":
            return `${said}: there was no time left.`;
        case "bad-token":
            return `${said}: GitHub does not take the token of the input github-token (${failure.message}).`;
        case "forbidden":
            return `${said}: the token may not write statuses (${failure.message}); add \`permissions: statuses: write\` to the job. Runs for pull requests of forks and of Dependabot never get that permission.`;
        case "missing":
            return `${said}: GitHub shows no such repository or commit to the token of the input github-token (${failure.message}).`;
        case "rejected":
            return `${said}: GitHub did not take it (${failure.message}).`;
        case "rate-limited":
            return `${said}: the rate limit of the token is used up; ${(0,github_failure/* laterText */._h)(failure)}.`;
        case "unavailable":
            return `${said}: GitHub could not be reached (${failure.message}).`;
    }
}

;// CONCATENATED MODULE: ./build/github/statuses.js
/** Commit statuses: one a template and one over all, within GitHub's limits. Reporting never fails a run: nothing here throws. */


/** Limits that GitHub's description does not tell; counted in characters, not in UTF-16 units. */
const DESCRIPTION_CHARACTERS = 140;
const CONTEXT_CHARACTERS = 255;
/** Most contexts that one page of the combined status holds. */
const PAGE_SIZE = 100;
/** Starts reporting on one commit; nothing is sent yet. */
function createStatuses(github, options) {
    return new StatusBoard(github, options);
}
class StatusBoard {
    #github;
    #options;
    /** By context in lower case: GitHub does not tell cases apart. */
    #lines = new Map();
    #pending = new Set();
    #warned = new Set();
    /** The token may not write statuses: more requests would only say so again. */
    #refused = false;
    /** The last request had no answer: the next one is not retried, so that a run does not wait for each of its statuses. */
    #unreachable = false;
    constructor(github, options) {
        this.#github = github;
        this.#options = options;
        for (const context of options.pending ?? [])
            this.#pending.add(this.#line(context));
    }
    set(name, state, description, signal) {
        const { prefix } = this.#options;
        const context = name === "" ? prefix : `${prefix}/${name}`;
        return this.#change(this.#line(context), state, description, signal);
    }
    async settle(state, description, signal) {
        const warnings = await Promise.all([...this.#pending].map((line) => {
            const end = this.#options.ends?.[line.context];
            return this.#change(line, end?.state ?? state, end?.description ?? description, signal);
        }));
        return warnings.filter((warning) => warning !== undefined);
    }
    async conclude(own, describe, { published = new Map(), signal } = {}) {
        let before;
        for (;;) {
            const others = await this.#othersStates(published, signal);
            const state = overall(own, others);
            if (state === before)
                return undefined;
            const warning = await this.set("", state, describe(state), signal);
            if (state !== "pending" || warning !== undefined)
                return warning;
            this.#pending.delete(this.#line(this.#options.prefix));
            // The others may have ended between our reading and our writing, and then nobody would end this status: look again.
            before = state;
        }
    }
    pending() {
        return [...this.#pending].map((line) => line.context);
    }
    ends() {
        return Object.fromEntries([...this.#pending].flatMap(({ context, wanted }) => wanted === undefined || wanted.state === "pending"
            ? []
            : [[context, wanted]]));
    }
    #line(context) {
        const cut = cutText(context, CONTEXT_CHARACTERS);
        const key = cut.toLowerCase();
        const known = this.#lines.get(key);
        if (known)
            return known;
        const line = {
            context: cut,
            full: false,
            tail: Promise.resolve(undefined),
            newest: new AbortController(),
        };
        this.#lines.set(key, line);
        return line;
    }
    #change(line, state, description, signal) {
        if (state === "pending")
            this.#pending.add(line);
        line.wanted = { state, description };
        line.newest.abort();
        const newest = new AbortController();
        line.newest = newest;
        const text = cutText(description, DESCRIPTION_CHARACTERS);
        line.tail = line.tail.then(async () => {
            if (newest.signal.aborted)
                return undefined;
            const request = {
                superseded: newest.signal,
                ...(signal && { signal }),
            };
            try {
                await this.#send(line, state, text, request);
                return undefined;
            }
            catch (error) {
                return newest.signal.aborted ? undefined : this.#failed(line, error);
            }
        });
        return line.tail;
    }
    async #send(line, state, description, request) {
        if (this.#refused || line.full)
            return;
        const said = JSON.stringify([state, description]);
        if (line.sent !== said) {
            const { octokit, owner, repo } = this.#github;
            await octokit.rest.repos.createCommitStatus({
                owner,
                repo,
                sha: this.#options.sha,
                state,
                context: line.context,
                description,
                target_url: this.#options.targetUrl,
                request: {
                    ...request,
                    ...(this.#unreachable && { budgetSeconds: 0 }),
                },
            });
            line.sent = said;
            this.#unreachable = false;
        }
        if (state !== "pending")
            this.#pending.delete(line);
    }
    #failed(line, error) {
        const failure = (0,github_failure/* readFailure */.f1)(error, this.#github.now());
        const { kind } = failure;
        if (kind === "forbidden" || kind === "missing" || kind === "bad-token")
            this.#refused = true;
        if (kind === "unavailable" || kind === "rate-limited")
            this.#unreachable = true;
        else if (kind !== "aborted" && line.sent === undefined)
            // Refused for certain, and nothing of ours was there before: there is nothing to settle.
            this.#pending.delete(line);
        if (/maximum number of statuses/i.test(failure.message))
            line.full = true;
        if (this.#warned.has(kind))
            return undefined;
        this.#warned.add(kind);
        return statusWarning(line.context, failure);
    }
    /** States of the contexts below the prefix that this run has not set; none where they can't be read. */
    async #othersStates(published, signal) {
        if (this.#refused)
            return [];
        const below = `${this.#options.prefix}/`.toLowerCase();
        const { octokit, owner, repo } = this.#github;
        const states = [];
        try {
            for (let page = 1;; page++) {
                const { data } = await octokit.rest.repos.getCombinedStatusForRef({
                    owner,
                    repo,
                    ref: this.#options.sha,
                    per_page: PAGE_SIZE,
                    page,
                    request: {
                        ...(signal && { signal }),
                        ...(this.#unreachable && { budgetSeconds: 0 }),
                    },
                });
                for (const { context, state } of data.statuses) {
                    const key = context.toLowerCase();
                    if (!key.startsWith(below) || this.#lines.has(key))
                        continue;
                    const name = context.slice(below.length);
                    const text = published.get(name);
                    if (text === undefined)
                        states.push(state);
                    else if (state !== "success")
                        await this.set(name, "success", text, signal);
                }
                if (data.statuses.length < PAGE_SIZE)
                    return states;
            }
        }
        catch {
            // What can't be read can't be written either: the attempt to write says why.
            return [];
        }
    }
}

;// CONCATENATED MODULE: ./build/commands/statuses.js
/** The commit statuses of a build: one for each planned template, or image where `os` names images, and one over all. */

/** @param left what an earlier process of this run, or an earlier run with a page of its own, could not settle */
async function openStatuses(run, sha, left = {}) {
    if (!run.settings.statuses)
        return {};
    if (run.settings.githubToken === undefined)
        return { notice: "No commit statuses: the input github-token is empty." };
    const github = await run.github();
    if (github === undefined || !/^[0-9a-f]{40}$/.test(sha))
        return {};
    return {
        statuses: createStatuses(github, {
            sha,
            targetUrl: run.facts.runUrl ?? `${run.facts.serverUrl}/${run.facts.repository}`,
            prefix: run.settings.statusContext,
            ...left,
        }),
    };
}
/** The names that statuses of a leg go under: its template, or the images that were asked for by their own names. */
function subjectsOf(run, leg) {
    const { selection } = run.settings;
    if (selection.kind !== "names" || selection.names.includes(leg.root.os))
        return [leg.root.os];
    return leg.images.map((image) => image.id);
}
/** All subjects of a plan's planned legs, each once. */
function plannedSubjects(run, plan) {
    const subjects = plan.legs
        .filter((leg) => leg.planned)
        .flatMap((leg) => subjectsOf(run, leg));
    return [...new Set(subjects)];
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
