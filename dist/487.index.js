export const id = 487;
export const ids = [487,3067];
export const modules = {

/***/ 60544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ reclaimKey),
/* harmony export */   e: () => (/* binding */ reclaimBuild)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53711);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55539);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15347);
/** What a try to publish left under a build id, where it came to no record: whole objects that are of no build. */




/** A record that a killed process had sent may still land: it is looked for again after this. */
const RECORD_PAUSE_MS = 3_000;
/**
 * Deletes the objects under a build id that came to no record. `published`: the record is there after all, or was and
 * has been deleted since: then nothing is touched. Only for a build that nobody else can be publishing.
 * @param stamp of a try that is to be gone on with: its objects stay
 * @throws StoreError where an object can be neither told nor deleted
 */
async function reclaimBuild(store, image, build, signal, stamp) {
    const keys = await unrecorded(store, store.keys.build(image, build, ""), signal);
    if (keys === undefined)
        return "published";
    await remove(store, await others(store, keys, stamp, signal), signal);
    return "free";
}
/** The keys whose objects do not bear the stamp. */
async function others(store, keys, stamp, signal) {
    if (stamp === undefined)
        return keys;
    const found = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .mapMany */ .Cv)(keys, async (key) => {
        const head = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__.headOrNone)(store, key, signal);
        return head !== undefined && (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isStamped */ .lM)(head, stamp) ? [] : [key];
    });
    return found.flat();
}
/**
 * The same for the build that an object's key names, after a process that was killed while it published; a key that is
 * of no build is left alone.
 * @throws StoreError as {@link reclaimBuild}
 */
async function reclaimKey(store, key, signal) {
    const folder = store.keys.buildFolder(key);
    if (folder === undefined)
        return;
    const keys = await unrecorded(store, folder, signal);
    if (keys === undefined || keys.length === 0)
        return;
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(RECORD_PAUSE_MS, undefined, { signal });
    await remove(store, (await unrecorded(store, folder, signal)) ?? [], signal);
}
/** Keys below a build's folder; undefined where the build is, or was, published. */
async function unrecorded(store, folder, signal) {
    const keys = [];
    for await (const { key } of (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .listKeys */ .TH)(store, folder, signal))
        keys.push(key);
    const published = [_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .RECORD */ .gv, _keys_js__WEBPACK_IMPORTED_MODULE_1__/* .DELETION */ .pv].some((name) => keys.includes(folder + name));
    return published ? undefined : keys;
}
async function remove(store, keys, signal) {
    for (const key of keys) {
        try {
            const object = { Bucket: store.bucket, Key: key };
            await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.DeleteObjectCommand(object), {
                abortSignal: signal,
            });
        }
        catch (error) {
            throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .explained */ .to)(store, error, "s3:DeleteObject", key);
        }
    }
}


/***/ }),

/***/ 79802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   abortUploads: () => (/* binding */ abortUploads)
/* harmony export */ });
/* harmony import */ var _bucket_abort_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26685);
/* harmony import */ var _bucket_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20972);
/* harmony import */ var _bucket_reclaim_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60544);
/* harmony import */ var _workshop_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49845);
/** Ends the uploads that a journal names and that came to no end, and takes back what they put where no record names it. */




const TIMEOUT_MS = 10_000;
/** @returns what could not be ended, a sentence each; the journal still names it */
async function abortUploads(run, journal) {
    const problems = [];
    const { uploads, publishing = [] } = journal.data;
    for (const upload of uploads) {
        // what is to be published yet goes on from it
        if (publishing.some(({ build }) => isOfBuild(upload, build)))
            continue;
        try {
            if (!(await end(run, upload)))
                continue;
            run.runner.info(`No upload of ${upload.key} is left.`);
            journal.removeUpload(upload.key);
        }
        catch (error) {
            problems.push(`The unfinished upload of ${upload.key} could not be taken back: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_3__/* .sentence */ .em)(error)}`);
            // the next run may no more than this one: it is said once
            if (error instanceof _bucket_errors_js__WEBPACK_IMPORTED_MODULE_1__.StoreError && error.reason === "store_denied")
                journal.removeUpload(upload.key);
        }
    }
    return problems;
}
function isOfBuild({ key }, build) {
    return key.includes(`/${build}/`);
}
/**
 * Ends the upload, unless another run on this machine is just publishing the key's build from the spool: what is under its
 * build id is that run's then. What an image in the spool is to go on from stays.
 * @returns false where it is another's
 */
async function end(run, upload) {
    const store = await run.store();
    if (store === undefined)
        throw new Error("this run has no bucket");
    const { openSpool } = await __webpack_require__.e(/* import() */ 3424).then(__webpack_require__.bind(__webpack_require__, 83424));
    const spool = openSpool(run);
    const waiting = (await spool?.list().catch(() => [])) ?? [];
    const ofBuild = waiting.filter(({ build }) => isOfBuild(upload, build));
    const taken = [];
    try {
        for (const name of ofBuild) {
            const entry = await spool?.take(name);
            if (entry === undefined)
                return false;
            taken.push(entry);
        }
        const owner = taken.find(({ entry: { image, facts } }) => upload.key.startsWith(store.keys.build(image, facts.identity.id, "")));
        if (owner === undefined) {
            await abortUpload(store, upload);
            await (0,_bucket_reclaim_js__WEBPACK_IMPORTED_MODULE_2__/* .reclaimKey */ .L)(store, upload.key, AbortSignal.timeout(TIMEOUT_MS));
        }
        else
            await abortOthers(store, upload, owner);
        return true;
    }
    finally {
        for (const entry of taken)
            await entry.release();
    }
}
/** Ends all uploads of the key but the one that the entry goes on with. */
async function abortOthers(store, { key, uploadId }, { entry }) {
    const file = entry.files.find(({ name }) => key.endsWith(`/${name}`));
    const but = file?.upload?.uploadId;
    if (uploadId !== "" && uploadId !== but)
        await (0,_bucket_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .abortMultipart */ .pX)(store, { key, uploadId });
    await (0,_bucket_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .abortUploadsOf */ .eq)(store, [key], but === undefined ? {} : { but });
}
/** An upload whose id never came, or that was begun anew, is found by its key. */
async function abortUpload(store, upload) {
    const byKey = (0,_bucket_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .abortUploadsOf */ .eq)(store, [upload.key]);
    if (upload.uploadId === "")
        return void (await byKey);
    await Promise.all([
        (0,_bucket_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .abortMultipart */ .pX)(store, upload),
        // a store that does not let us list them has the one that we know
        byKey.catch(() => { }),
    ]);
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

/***/ 33067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   takeOver: () => (/* binding */ takeOver)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _packer_sweep_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83479);
/* harmony import */ var _packer_traces_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20009);
/* harmony import */ var _report_status_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(98397);
/* harmony import */ var _abort_uploads_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(79802);
/* harmony import */ var _console_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81030);
/* harmony import */ var _pool_sweep_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(39368);
/* harmony import */ var _rescue_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(90678);
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(44649);
/* harmony import */ var _workshop_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(49845);
/**
 * Cleans up after a run whose own process did not: ends what it started, aborts its uploads, sweeps the pool, settles its
 * statuses, keeps its logs. It may be done twice; what can't be done now stays in the journal for a later run.
 */











/** How long a Packer that is still cleaning up on the pool is waited for: the runner gives post less than five minutes. */
const PACKER_GRACE_SECONDS = 170;
/** The plugin looks at no signal during the export. */
const EXPORT_GRACE_SECONDS = 5;
/** With what is left of the runner's five minutes. */
const POOL_DEADLINE_MS = 60_000;
/** For statuses, and for logs. */
const TELL_TIMEOUT_MS = 30_000;
/** A take-over probes nothing: the least that any store can do is enough for a log. */
const LEAST = {
    conditionalWrites: false,
    checksum: "none",
    warnings: [],
};
/** Never throws. */
async function takeOver(run, journal) {
    const rescuing = (0,_rescue_js__WEBPACK_IMPORTED_MODULE_8__/* .rescue */ .i)(run, journal);
    const said = await Promise.all([
        guarded(settleStatuses(run, journal)),
        // what goes on from an upload takes it out of the journal
        guarded(rescuing.then(() => (0,_abort_uploads_js__WEBPACK_IMPORTED_MODULE_5__.abortUploads)(run, journal))),
        guarded(endProcesses(run, journal)).then(async (problems) => [
            ...problems,
            ...(await afterProcesses(run, journal)),
        ]),
    ]);
    const { problems: lost, kept } = await rescuing;
    const problems = [...lost, ...said.flat()];
    const { scratch, publishing = [] } = journal.data;
    // the files of what is not in the spool yet may be there
    if (publishing.length === 0)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(scratch, { recursive: true, force: true }).catch((error) => problems.push(`${scratch} could not be removed: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_9__/* .sentence */ .em)(error)}`));
    return { problems, kept };
}
/** One part that goes wrong leaves the others alone. */
function guarded(part) {
    return part.catch((error) => [
        `Not all could be cleaned up: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_9__/* .sentence */ .em)(error)}`,
    ]);
}
/** What Packer must not be at any more. */
async function afterProcesses(run, journal) {
    const cutOff = journal.data.builds.filter((build) => !build.ended);
    const said = await Promise.all([
        guarded(sweepPools(run, journal)).then(async (problems) => [
            ...problems,
            ...(await endSession(run, journal)),
        ]),
        guarded(keepLogs(run, journal, cutOff)),
    ]);
    return said.flat();
}
async function settleStatuses(run, journal) {
    const { statusSha, pending, ends, runId, runAttempt } = journal.data;
    if (statusSha === undefined || pending.length === 0)
        return [];
    const { facts } = run;
    const { statuses } = await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_10__/* .openStatuses */ .JL)(run, statusSha, {
        pending,
        ends,
        targetUrl: `${facts.serverUrl}/${facts.repository}/actions/runs/${runId}/attempts/${runAttempt}`,
    });
    const { state, description } = _report_status_text_js__WEBPACK_IMPORTED_MODULE_4__/* .CANCELLED_STATUS */ .Zn;
    const warnings = await statuses?.settle(state, description, AbortSignal.timeout(TELL_TIMEOUT_MS));
    journal.update({
        pending: statuses?.pending() ?? [],
        ends: statuses?.ends() ?? {},
    });
    return warnings ?? [];
}
/** Every process that a build of the run started carries the scratch folder in its environment. */
async function endProcesses(run, { data }) {
    const traces = await Promise.all(data.builds.map(({ folder }) => (0,_packer_traces_js__WEBPACK_IMPORTED_MODULE_3__/* .readTraces */ .n)(folder)));
    const exporting = traces.flat().some(({ phase }) => phase === "export");
    const ended = await (0,_packer_sweep_js__WEBPACK_IMPORTED_MODULE_2__/* .sweepMarked */ .TK)(data.scratch, {
        graceSeconds: exporting ? EXPORT_GRACE_SECONDS : PACKER_GRACE_SECONDS,
    });
    for (const { pid, name } of ended)
        run.runner.info(`Ended ${name} (pid ${pid}).`);
    return [];
}
/** All at the same time, so that they end within one deadline. */
async function sweepPools(run, journal) {
    const left = await Promise.all(journal.data.builds.map((build) => sweepPoolOf(run, journal, build)));
    return left.flat();
}
async function sweepPoolOf(run, journal, build) {
    if (build.pool === undefined)
        return [];
    // what Packer's own lines tell is newer than the journal, and goes with scratch
    const pool = (0,_pool_sweep_js__WEBPACK_IMPORTED_MODULE_7__/* .poolOf */ .e9)(build.pool, await (0,_packer_traces_js__WEBPACK_IMPORTED_MODULE_3__/* .readTraces */ .n)(build.folder));
    journal.setBuild({ ...build, pool });
    const left = await (0,_pool_sweep_js__WEBPACK_IMPORTED_MODULE_7__/* .sweepPool */ .bl)(run, { ...build, pool }, POOL_DEADLINE_MS, (line) => run.runner.info(line));
    if (left.length === 0 || run.settings.xapi === undefined)
        journal.sweptBuild(build.build);
    return left;
}
/** The run's own session on the pool: a killed main could not log out. */
async function endSession(run, journal) {
    const { session } = journal.data;
    if (session === undefined)
        return [];
    try {
        await (await run.pool())?.logoutOf(session);
        journal.setSession(undefined);
        return [];
    }
    catch (error) {
        const { hasCode } = await __webpack_require__.e(/* import() */ 6677).then(__webpack_require__.bind(__webpack_require__, 16677));
        if (!hasCode(error, "SESSION_INVALID"))
            return [`A session on the pool is still open: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_9__/* .sentence */ .em)(error)}`];
        journal.setSession(undefined);
        return [];
    }
}
/** The logs of builds that were cut off go where failed builds' logs go, and the last pictures of their consoles too. */
async function keepLogs(run, { data }, builds) {
    const store = await run.store();
    if (store === undefined)
        return [];
    const { putFailureLog } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 62416));
    const { refuseInputsInFile } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 42615));
    const signal = AbortSignal.timeout(TELL_TIMEOUT_MS);
    const keep = async ({ os, build, logPath, folder }) => {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(logPath))
            return [];
        const where = {
            os,
            build,
            runId: data.runId,
            attempt: data.runAttempt,
            signal,
        };
        try {
            await refuseInputsInFile(run, `The log of ${os}`, logPath);
            const url = await putFailureLog(store, LEAST, { ...where, logPath });
            run.runner.info(`The log of ${os} is at ${url}`);
        }
        catch (error) {
            if (!isThere(error))
                return [`The log of ${os} could not be kept: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_9__/* .sentence */ .em)(error)}`];
        }
        return (0,_console_js__WEBPACK_IMPORTED_MODULE_6__/* .keepPictures */ .x)(store, LEAST, folder, where).then(() => [], (error) => isThere(error)
            ? []
            : [`The console's pictures could not be kept: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_9__/* .sentence */ .em)(error)}`]);
    };
    return (await Promise.all(builds.map(keep))).flat();
}
/** Main had put it there before it was killed. */
function isThere(error) {
    return / is already there /.test(String(error));
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
