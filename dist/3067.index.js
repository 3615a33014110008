export const id = 3067;
export const ids = [3067];
export const modules = {

/***/ 544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ reclaimKey),
/* harmony export */   e: () => (/* binding */ reclaimBuild)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3711);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5539);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6549);
/** What a try to publish left under a build id, where it came to no record: whole objects that are of no build. */




/** A record that a killed process had sent may still land: it is looked for again after this. */
const RECORD_PAUSE_MS = 3_000;
/**
 * Deletes the objects under a build id that came to no record. `published`: the record is there after all, or was and
 * has been deleted since: then nothing is touched. Only for a build that nobody else can be publishing.
 * @throws StoreError where an object can be neither told nor deleted
 */
async function reclaimBuild(store, image, build, signal) {
    const keys = await unrecorded(store, store.keys.build(image, build, ""), signal);
    if (keys === undefined)
        return "published";
    await remove(store, keys, signal);
    return "free";
}
/**
 * The same for the build that an object's key names, after a process that was killed while it published; a key that is
 * of no build is left alone.
 * @throws StoreError as {@link reclaimBuild}
 */
async function reclaimKey(store, key, signal) {
    const folder = key.slice(0, key.lastIndexOf("/") + 1);
    if (!_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .BUILD_ID */ .jt.test(folder.split("/").at(-2) ?? ""))
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

/***/ 9802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   abortUploads: () => (/* binding */ abortUploads)
/* harmony export */ });
/* harmony import */ var _bucket_abort_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6685);
/* harmony import */ var _bucket_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(972);
/* harmony import */ var _bucket_reclaim_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(544);
/* harmony import */ var _workshop_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9845);
/** Ends the uploads that a journal names and that came to no end, and takes back what they put where no record names it. */




const TIMEOUT_MS = 10_000;
/** @returns what could not be ended, a sentence each; the journal still names it */
async function abortUploads(run, journal) {
    const problems = [];
    for (const upload of journal.data.uploads)
        try {
            const store = await run.store();
            if (store === undefined)
                throw new Error("this run has no bucket");
            const alone = await withoutOthers(run, upload.key, async () => {
                await abortUpload(store, upload);
                await (0,_bucket_reclaim_js__WEBPACK_IMPORTED_MODULE_2__/* .reclaimKey */ .L)(store, upload.key, AbortSignal.timeout(TIMEOUT_MS));
            });
            if (!alone)
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
    return problems;
}
/**
 * Does the work unless another run on this machine is just publishing the key's build from the spool: what is under its
 * build id is that run's then.
 */
async function withoutOthers(run, key, work) {
    const { openSpool } = await Promise.all(/* import() */[__webpack_require__.e(4006), __webpack_require__.e(5110), __webpack_require__.e(6841), __webpack_require__.e(3424)]).then(__webpack_require__.bind(__webpack_require__, 3424));
    const spool = openSpool(run);
    const waiting = (await spool?.list().catch(() => [])) ?? [];
    const claims = [];
    try {
        for (const entry of waiting.filter(({ build }) => key.includes(build))) {
            const claim = await spool?.claim(entry);
            if (claim === undefined)
                return false;
            claims.push(claim);
        }
        await work();
        return true;
    }
    finally {
        for (const claim of claims)
            await claim.release();
    }
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

/***/ 3067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   takeOver: () => (/* binding */ takeOver)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _packer_sweep_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3479);
/* harmony import */ var _packer_traces_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9);
/* harmony import */ var _report_status_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8397);
/* harmony import */ var _abort_uploads_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9802);
/* harmony import */ var _console_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1030);
/* harmony import */ var _pool_sweep_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9368);
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4649);
/* harmony import */ var _workshop_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9845);
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
/** Never throws. @returns what could not be done, a sentence each; then the journal still names it */
async function takeOver(run, journal) {
    const said = await Promise.all([
        guarded(settleStatuses(run, journal)),
        guarded((0,_abort_uploads_js__WEBPACK_IMPORTED_MODULE_5__.abortUploads)(run, journal)),
        guarded(endProcesses(run, journal)).then(async (problems) => [
            ...problems,
            ...(await afterProcesses(run, journal)),
        ]),
    ]);
    const problems = said.flat();
    const { scratch } = journal.data;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(scratch, { recursive: true, force: true }).catch((error) => problems.push(`${scratch} could not be removed: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_8__/* .sentence */ .em)(error)}`));
    return problems;
}
/** One part that goes wrong leaves the others alone. */
function guarded(part) {
    return part.catch((error) => [
        `Not all could be cleaned up: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_8__/* .sentence */ .em)(error)}`,
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
    const { statuses } = await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_9__/* .openStatuses */ .JL)(run, statusSha, {
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
        const { hasCode } = await __webpack_require__.e(/* import() */ 6677).then(__webpack_require__.bind(__webpack_require__, 6677));
        if (!hasCode(error, "SESSION_INVALID"))
            return [`A session on the pool is still open: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_8__/* .sentence */ .em)(error)}`];
        journal.setSession(undefined);
        return [];
    }
}
/** The logs of builds that were cut off go where failed builds' logs go, and the last pictures of their consoles too. */
async function keepLogs(run, { data }, builds) {
    const store = await run.store();
    if (store === undefined)
        return [];
    const { putFailureLog } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2416));
    const { refuseInputsInFile } = await Promise.all(/* import() */[__webpack_require__.e(1143), __webpack_require__.e(4006), __webpack_require__.e(6151), __webpack_require__.e(5110), __webpack_require__.e(2615)]).then(__webpack_require__.bind(__webpack_require__, 2615));
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
                return [`The log of ${os} could not be kept: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_8__/* .sentence */ .em)(error)}`];
        }
        return (0,_console_js__WEBPACK_IMPORTED_MODULE_6__/* .keepPictures */ .x)(store, LEAST, folder, where).then(() => [], (error) => isThere(error)
            ? []
            : [`The console's pictures could not be kept: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_8__/* .sentence */ .em)(error)}`]);
    };
    return (await Promise.all(builds.map(keep))).flat();
}
/** Main had put it there before it was killed. */
function isThere(error) {
    return / is already there /.test(String(error));
}


/***/ })

};
