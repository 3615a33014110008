export const id = 3067;
export const ids = [3067];
export const modules = {

/***/ 9802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   abortUploads: () => (/* binding */ abortUploads)
/* harmony export */ });
/* harmony import */ var _bucket_abort_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6685);
/* harmony import */ var _workshop_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9845);
/** Ends the uploads that a journal names and that came to no end. */


/** @returns what could not be ended, a sentence each; the journal still names it */
async function abortUploads(run, journal) {
    const problems = [];
    for (const upload of journal.data.uploads)
        try {
            await abortUpload(run, upload);
            run.runner.info(`No upload of ${upload.key} is left.`);
            journal.removeUpload(upload.key);
        }
        catch (error) {
            problems.push(`The unfinished upload of ${upload.key} could not be aborted: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_1__/* .sentence */ .em)(error)}`);
        }
    return problems;
}
/** An upload whose id never came is found by its key. */
async function abortUpload(run, upload) {
    const store = await run.store();
    if (store === undefined)
        throw new Error("this run has no bucket");
    if (upload.uploadId === "")
        await (0,_bucket_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .abortUploadsOf */ .eq)(store, [upload.key]);
    else
        await (0,_bucket_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .abortMultipart */ .pX)(store, upload);
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
const STATUS_TIMEOUT_MS = 30_000;
/** A take-over probes nothing: the least that any store can do is enough for a log. */
const LEAST = {
    conditionalWrites: false,
    checksum: "none",
    warnings: [],
};
/** @returns what could not be done, a sentence each; then the journal still names it */
async function takeOver(run, journal) {
    const left = journal.data.builds.filter((build) => !build.ended);
    const said = await Promise.all([
        settleStatuses(run, journal),
        endProcesses(run, journal),
        (0,_abort_uploads_js__WEBPACK_IMPORTED_MODULE_5__.abortUploads)(run, journal),
    ]);
    const problems = [
        ...said.flat(),
        ...(await sweepPools(run, journal)),
        ...(await endSession(run, journal)),
        ...(await keepLogs(run, journal, left)),
    ];
    const { scratch } = journal.data;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(scratch, { recursive: true, force: true }).catch((error) => problems.push(`${scratch} could not be removed: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_8__/* .sentence */ .em)(error)}`));
    return problems;
}
async function settleStatuses(run, journal) {
    const { statusSha, pending, ends } = journal.data;
    if (statusSha === undefined || pending.length === 0)
        return [];
    const { statuses } = await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_9__/* .openStatuses */ .JL)(run, statusSha, { pending, ends });
    const { state, description } = _report_status_text_js__WEBPACK_IMPORTED_MODULE_4__/* .CANCELLED_STATUS */ .Zn;
    const warnings = await statuses?.settle(state, description, AbortSignal.timeout(STATUS_TIMEOUT_MS));
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
/** What Packer's own lines tell is newer than the journal, as far as they are still there. */
async function sweepPools(run, journal) {
    const problems = [];
    for (const build of journal.data.builds) {
        if (build.pool === undefined)
            continue;
        const traces = await (0,_packer_traces_js__WEBPACK_IMPORTED_MODULE_3__/* .readTraces */ .n)(build.folder);
        const { removed, left } = await (0,_pool_sweep_js__WEBPACK_IMPORTED_MODULE_7__/* .sweepPool */ .bl)(run, { ...build, pool: (0,_pool_sweep_js__WEBPACK_IMPORTED_MODULE_7__/* .poolOf */ .e9)(build.pool, traces) }, false, POOL_DEADLINE_MS);
        for (const line of removed)
            run.runner.info(`Removed from the pool: ${line}`);
        problems.push(...left);
        if (left.length === 0 || run.settings.xapi === undefined)
            journal.sweptBuild(build.build);
    }
    return problems;
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
    const { refuseInputsInFile } = await Promise.all(/* import() */[__webpack_require__.e(1143), __webpack_require__.e(4006), __webpack_require__.e(6151), __webpack_require__.e(2615), __webpack_require__.e(5110)]).then(__webpack_require__.bind(__webpack_require__, 2615));
    const problems = [];
    for (const { os, build, logPath, folder } of builds) {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(logPath))
            continue;
        const where = {
            os,
            build,
            runId: data.runId,
            attempt: data.runAttempt,
            signal: AbortSignal.timeout(STATUS_TIMEOUT_MS),
        };
        try {
            await refuseInputsInFile(run, `The log of ${os}`, logPath);
            const url = await putFailureLog(store, LEAST, { ...where, logPath });
            run.runner.info(`The log of ${os} is at ${url}`);
            await (0,_console_js__WEBPACK_IMPORTED_MODULE_6__/* .keepPictures */ .x)(store, LEAST, folder, where);
        }
        catch (error) {
            // main had put it there before it was killed
            if (/ is already there /.test(String(error)))
                continue;
            problems.push(`The log of ${os} could not be kept: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_8__/* .sentence */ .em)(error)}`);
        }
    }
    return problems;
}


/***/ })

};
