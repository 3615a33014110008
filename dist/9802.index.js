export const id = 9802;
export const ids = [9802];
export const modules = {

/***/ 26685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M7: () => (/* binding */ abortInFlight),
/* harmony export */   dX: () => (/* binding */ abortStrays),
/* harmony export */   eq: () => (/* binding */ abortUploadsOf),
/* harmony export */   pX: () => (/* binding */ abortMultipart)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(53711);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20972);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27832);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15347);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86029);
/** Ending unfinished multipart uploads: they are invisible and cost money. */






/** An abort must fit between a cancel and the runner's kill. */
const ABORT_TIMEOUT_MS = 5_000;
/** A request that was given up lands within this, or the post step finds what it began. */
const STRAY_PAUSE_MS = 500;
const ABORT_TRIES = 3;
/** Grows by as much with every try. */
const ABORT_AGAIN_MS = 200;
/** Pauses between the looks for a part that lands after the abort: in all well within the time of an abort. */
const LATE_LOOKS_MS = [250, 500, 1_000];
/**
 * Ends what a beginning without an answer may have begun, within 5 seconds in all; never throws.
 * @param but id of an upload of the key that stays
 */
async function abortStrays(store, key, but) {
    const signal = AbortSignal.timeout(ABORT_TIMEOUT_MS);
    const look = async () => {
        for (const uploadId of await uploadsOf(store, key, signal)) {
            if (uploadId !== but) {
                await abortMultipart(store, { key, uploadId }, signal);
            }
        }
    };
    try {
        await look();
        // the store may have been at it when we looked
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(STRAY_PAUSE_MS, undefined, { signal });
        await look();
    }
    catch {
        // the failure that led here is what matters; what stays is ended by the post step
    }
}
/**
 * Ends an upload, within 5 seconds where nothing else is said; one that is gone already is fine. A part that was on its
 * way may outlive the first abort (so AWS says of AbortMultipartUpload): it is asked for, and the upload ended again.
 */
async function abortMultipart(store, upload, signal = AbortSignal.timeout(ABORT_TIMEOUT_MS)) {
    for (let tries = 1; tries <= ABORT_TRIES; tries++) {
        await sendAbort(store, upload, signal);
        if (!(await hasParts(store, upload, signal))) {
            return;
        }
        await (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .pause */ .v7)(ABORT_AGAIN_MS * tries, signal);
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.StoreError("upload", `The store still keeps parts of ${upload.key} (upload ${upload.uploadId}) after ${ABORT_TRIES} aborts: abort it by hand, or let a lifecycle rule do it.`);
}
/**
 * Ends an upload whose parts may still be on their way to the store, within 5 seconds: one that lands after the abort
 * brings the upload back to life, so it is looked for a while longer.
 */
async function abortInFlight(store, upload) {
    const signal = AbortSignal.timeout(ABORT_TIMEOUT_MS);
    await abortMultipart(store, upload, signal);
    for (const ms of LATE_LOOKS_MS) {
        await (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .pause */ .v7)(ms, signal);
        if (await hasParts(store, upload, signal)) {
            await abortMultipart(store, upload, signal);
        }
    }
}
async function sendAbort(store, { key, uploadId }, signal) {
    try {
        await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_5__.AbortMultipartUploadCommand({
            Bucket: store.bucket,
            Key: key,
            UploadId: uploadId,
        }), { abortSignal: signal });
    }
    catch (error) {
        if (!(0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .isNotFound */ .c4)(error)) {
            throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .explained */ .to)(store, error, "s3:AbortMultipartUpload", key);
        }
    }
}
/** False also where the store does not tell, for lack of `s3:ListMultipartUploadParts` perhaps: it has said that it aborted. */
async function hasParts(store, { key, uploadId }, signal) {
    try {
        const { Parts = [] } = await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_5__.ListPartsCommand({
            Bucket: store.bucket,
            Key: key,
            UploadId: uploadId,
            MaxParts: 1,
        }), { abortSignal: signal });
        return Parts.length > 0;
    }
    catch {
        return false;
    }
}
/**
 * Ends every unfinished upload of these keys, also those whose id never reached us.
 * Keys are listed one by one: some stores take the prefix for an exact key.
 * @param options `signal` bounds all of it, without it each request may take 5 seconds; the upload `but` stays
 * @returns what was ended
 */
async function abortUploadsOf(store, keys, { signal, but, } = {}) {
    const ended = [];
    for (const key of keys) {
        for (const uploadId of await uploadsOf(store, key, signal)) {
            if (uploadId === but) {
                continue;
            }
            await abortMultipart(store, { key, uploadId }, signal);
            ended.push({ key, uploadId });
        }
    }
    return ended;
}
async function uploadsOf(store, key, signal = AbortSignal.timeout(ABORT_TIMEOUT_MS)) {
    try {
        const { Uploads = [] } = await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_5__.ListMultipartUploadsCommand({ Bucket: store.bucket, Prefix: key }), { abortSignal: signal });
        return Uploads.filter((upload) => upload.Key === key).flatMap(({ UploadId }) => (UploadId === undefined ? [] : [UploadId]));
    }
    catch (error) {
        throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .explained */ .to)(store, error, "s3:ListBucketMultipartUploads", key);
    }
}


/***/ }),

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


/***/ })

};
