export const id = 8372;
export const ids = [8372];
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

/***/ 25894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uploadSpooled: () => (/* binding */ uploadSpooled)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/bucket/errors.js
var errors = __webpack_require__(20972);
// EXTERNAL MODULE: ./build/bucket/preflight.js + 2 modules
var preflight = __webpack_require__(57883);
// EXTERNAL MODULE: ./build/bucket/publish.js + 3 modules
var publish = __webpack_require__(480);
// EXTERNAL MODULE: ./build/bucket/reclaim.js
var reclaim = __webpack_require__(60544);
// EXTERNAL MODULE: ./build/spool/spool.js + 1 modules
var spool_spool = __webpack_require__(99306);
// EXTERNAL MODULE: ./build/spool/transfer.js
var transfer = __webpack_require__(35705);
// EXTERNAL MODULE: ./build/xva/zstd-program.js
var zstd_program = __webpack_require__(28794);
// EXTERNAL MODULE: ./build/commands/progress-lines.js
var progress_lines = __webpack_require__(35118);
// EXTERNAL MODULE: ./build/commands/source-tree.js + 4 modules
var source_tree = __webpack_require__(56411);
// EXTERNAL MODULE: ./build/xva/recompress.js
var recompress = __webpack_require__(95245);
// EXTERNAL MODULE: ./build/commands/keep.js
var keep = __webpack_require__(83038);
;// CONCATENATED MODULE: ./build/commands/spooled-files.js
/** The files of an image in the spool: what is sent is proved to be what was verified. */




/** The one reading that uploads the file proves that it is the one that was verified. */
function imageFile(taken, file, { program, signal, }) {
    const { name, platform, sha256, zstdLevel: level } = file;
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const recompression = (level) => (0,recompress/* openRecompression */.IG)({
        mode: "none",
        level,
        signal,
        ...(program === undefined ? {} : { program }),
    });
    return {
        path: taken.pathOf(file),
        name,
        ...(platform === undefined ? {} : { platform }),
        ...(level === undefined ? {} : { through: () => recompression(level) }),
        sinks: [
            {
                write: (chunk) => {
                    hash.update(chunk);
                },
                end: async () => prove(name, hash.digest("hex"), sha256),
            },
        ],
    };
}
/**
 * Proves what goes beside the image: the log and the extra files.
 * @throws UntrustedEntry where one of them has changed
 */
async function proveBeside(taken, signal) {
    const { log, extras = [] } = taken.entry;
    for (const file of [log, ...extras]) {
        const { sha256 } = await (0,keep/* readThrough */.ir)(taken.pathOf(file), [], signal);
        prove(file.name, sha256, file.sha256);
    }
}
/** The extra files of an entry, to be published. */
function extraFiles(taken) {
    return (taken.entry.extras ?? []).map((file) => {
        const { name, platform } = file;
        return {
            path: taken.pathOf(file),
            name,
            ...(platform === undefined ? {} : { platform }),
        };
    });
}
function prove(name, found, expected) {
    if (found !== expected)
        throw new spool_spool/* UntrustedEntry */.L(`${name} is no longer what was verified (SHA-256 ${found}, and it was ${expected})`);
}

// EXTERNAL MODULE: ./build/commands/workshop.js + 3 modules
var workshop = __webpack_require__(49845);
;// CONCATENATED MODULE: ./build/commands/publish-spooled.js
/** What waits in the spool of this machine for the run's bucket goes into it, before anything is planned or built. */












/** Uploads the entries, oldest build first; one that fails stays for the next run. Never throws. */
async function uploadSpooled(run, spool, entries) {
    const said = {
        publications: [],
        notices: [],
        warnings: [],
    };
    let journal;
    let left = entries.length;
    try {
        // post and later runs abort what a killed upload leaves
        journal = (0,workshop/* openScratch */.jd)(run);
        const store = await run.store();
        if (store === undefined)
            return said;
        const capabilities = await (0,preflight/* preflight */.M)(store, run.signal);
        const uploading = { run, spool, journal, store, capabilities, ...said };
        for (const name of entries) {
            run.signal.throwIfAborted();
            await uploadOne(uploading, name);
            left--;
        }
    }
    catch (error) {
        said.warnings.push(`${left} image(s) still wait on this runner for their upload: ${(0,workshop/* sentence */.em)(error)}`);
    }
    finally {
        if (journal !== undefined)
            await (0,workshop/* closeScratch */.ZF)(run, journal);
    }
    return said;
}
/** @throws where the next would fail as well */
async function uploadOne(uploading, name) {
    const { run, spool, warnings } = uploading;
    const label = `${name.image} ${name.build}`;
    let taken;
    try {
        taken = await spool.take(name);
        if (taken === undefined)
            run.runner.info(`${label} waits on this runner, and another run has it.`);
        else
            await uploadTaken(uploading, taken, label);
    }
    catch (error) {
        if (error instanceof spool_spool/* UntrustedEntry */.L)
            warnings.push(await discard(spool, name, taken, error));
        else if (run.signal.aborted || isDown(error))
            throw error;
        else
            warnings.push(`${label} still waits on this runner for its upload: ${(0,workshop/* sentence */.em)(error)}`);
    }
    finally {
        await taken?.release();
    }
}
function isDown(error) {
    return error instanceof errors.StoreError && error.reason === "store_down";
}
async function discard(spool, { image, build }, taken, error) {
    const why = error.message.replace(/\.$/, "");
    try {
        await (taken === undefined
            ? spool.remove({ place: spool.place, image, build })
            : taken.remove());
        return `${image} ${build} was removed from the spool of this runner and not published: ${why}. It must be built again.`;
    }
    catch (problem) {
        return `${image} ${build} in the spool of this runner is not published: ${why}. Remove it by hand: ${(0,workshop/* sentence */.em)(problem)}`;
    }
}
async function uploadTaken(uploading, taken, label) {
    const { run, store } = uploading;
    const { entry } = taken;
    const { image, facts } = entry;
    if (entry.repository !== run.facts.repository) {
        run.runner.info(`${label} waits on this runner for a run of ${entry.repository}.`);
        return;
    }
    const build = facts.identity.id;
    const { stamp = (0,external_node_crypto_.randomUUID)() } = entry;
    const found = await (0,reclaim/* reclaimBuild */.e)(store, image, build, run.signal, stamp);
    if (found === "published") {
        run.runner.info(`${label} is in the bucket already: it leaves the spool.`);
        await taken.remove();
        return;
    }
    const size = entry.files.reduce((sum, file) => sum + file.size, 0);
    run.runner.info(`Uploading ${label} (${(0,transfer/* gigabytes */.kN)(size)}), which an earlier run on this machine verified and could not upload.`);
    await proveBeside(taken, run.signal);
    const publication = await publishTaken(uploading, taken, stamp);
    const moved = publication.channels.join(", ");
    uploading.publications.push(publication);
    uploading.warnings.push(...publication.warnings);
    uploading.notices.push({
        level: "notice",
        message: `${label} is published now: an earlier run built it and could not upload it${moved === "" ? "" : `; ${moved} moved to it`}.`,
    });
    await taken.remove();
}
async function publishTaken(uploading, taken, stamp) {
    const { run, store, journal } = uploading;
    const { image, facts, files } = taken.entry;
    const zstd = files.some(({ zstdLevel }) => zstdLevel !== undefined)
        ? await (0,zstd_program/* findZstd */.N2)(run.env)
        : undefined;
    const publication = await send(uploading, taken, { stamp, zstd }).catch((error) => {
        if (!(error instanceof zstd_program/* EncoderError */.ni) || zstd === undefined)
            throw error;
        run.runner.info(`${(0,workshop/* sentence */.em)(error)} Compressing on one thread instead.`);
        return send(uploading, taken, { stamp, zstd: undefined });
    });
    for (const { path } of publication.files)
        journal.removeUpload(store.keys.build(image, facts.identity.id, path));
    return publication;
}
function send({ run, journal, store, capabilities }, taken, { stamp, zstd }) {
    const { entry } = taken;
    const { signal } = run;
    const say = (line) => run.runner.info(line);
    const keyOf = (name) => store.keys.build(entry.image, entry.facts.identity.id, name);
    return (0,publish/* publishBuild */.O)(store, capabilities, {
        ...entry,
        stamp,
        keepParts: true,
        files: entry.files.map((file) => {
            const sent = imageFile(taken, file, { program: zstd, signal });
            if (file.upload === undefined)
                return sent;
            const resume = { ...file.upload, key: keyOf(file.name), stamp };
            return { ...sent, resume };
        }),
        logPath: taken.pathOf(entry.log),
        extras: extraFiles(taken),
        inspection: () => entry.inspection,
        isAncestor: ancestry(run),
        now: run.now,
        signal,
        onKey: (key) => journal.addUpload({ key, uploadId: "" }),
        onMultipart: async (upload) => {
            // what the entry knows of outlives this process, and is no business of the journal's
            if (await noteUpload(taken, upload, keyOf, stamp))
                journal.removeUpload(upload.key);
            else
                journal.addUpload(upload);
        },
        onLeft: (upload) => journal.addUpload(upload),
        onProgress: (0,progress_lines/* progressLines */.L)("Uploading", say),
        onResumed: (name, there, total) => say(`Resumed: the store had ${(0,transfer/* gigabytes */.kN)(there)} of ${(0,transfer/* gigabytes */.kN)(total)} of ${name}.`),
        onAnew: (name, why) => say(`${name} is sent from its beginning: ${why}`),
    });
}
/** Writes an upload into the entry, so that whoever tries next goes on with it; false where it is of no file of the entry's. */
async function noteUpload(taken, { key, uploadId, partBytes, checksum }, keyOf, stamp) {
    const { entry } = taken;
    const upload = { uploadId, partBytes, checksum };
    const file = entry.files.find(({ name }) => keyOf(name) === key);
    if (file === undefined)
        return false;
    if (file.upload?.uploadId === uploadId)
        return true;
    await taken.update({
        ...entry,
        stamp,
        files: entry.files.map((one) => (one === file ? { ...one, upload } : one)),
    });
    return true;
}
/** Asked only where a channel would move. */
function ancestry(run) {
    let tree;
    return async (ancestor, descendant) => {
        tree ??= (0,source_tree/* openSourceTree */.g)(run);
        return (await (await tree).isAncestor(ancestor, descendant)) ?? "unknown";
    };
}


/***/ })

};
