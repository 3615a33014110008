export const id = 475;
export const ids = [475];
export const modules = {

/***/ 6685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dX: () => (/* binding */ abortStrays),
/* harmony export */   eq: () => (/* binding */ abortUploadsOf),
/* harmony export */   pX: () => (/* binding */ abortMultipart)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3711);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(972);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7832);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6549);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6029);
/** Ending unfinished multipart uploads: they are invisible and cost money. */






/** An abort must fit between a cancel and the runner's kill. */
const ABORT_TIMEOUT_MS = 5_000;
/** A request that was given up lands within this, or the post step finds what it began. */
const STRAY_PAUSE_MS = 500;
const ABORT_TRIES = 3;
/** Grows by as much with every try. */
const ABORT_AGAIN_MS = 200;
/** Ends what a beginning without an answer may have begun, within 5 seconds in all; never throws. */
async function abortStrays(store, key) {
    const signal = AbortSignal.timeout(ABORT_TIMEOUT_MS);
    try {
        await abortUploadsOf(store, [key], signal);
        // the store may have been at it when we looked
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(STRAY_PAUSE_MS, undefined, { signal });
        await abortUploadsOf(store, [key], signal);
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
 * @param signal bounds all of it; without it each request may take 5 seconds
 * @returns what was ended
 */
async function abortUploadsOf(store, keys, signal) {
    const ended = [];
    for (const key of keys) {
        for (const uploadId of await uploadsOf(store, key, signal)) {
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

/***/ 480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ publishBuild)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/bucket/checksum.js
var checksum = __webpack_require__(9472);
// EXTERNAL MODULE: ./build/bucket/index-build.js + 6 modules
var index_build = __webpack_require__(8403);
// EXTERNAL MODULE: ./build/bucket/keys.js
var keys = __webpack_require__(5539);
;// CONCATENATED MODULE: ./build/bucket/publishing.js
/** One publishing on its way: what its steps share. */
/** Key of a file of this build. */
function keyOf({ store, input }, name) {
    return store.keys.build(input.image, input.facts.identity.id, name);
}

// EXTERNAL MODULE: ./build/bucket/errors.js
var errors = __webpack_require__(972);
// EXTERNAL MODULE: ./build/bucket/failures.js
var failures = __webpack_require__(7832);
// EXTERNAL MODULE: ./build/bucket/job.js
var job = __webpack_require__(8552);
// EXTERNAL MODULE: ./build/bucket/objects.js + 1 modules
var objects = __webpack_require__(6549);
// EXTERNAL MODULE: ./build/bucket/records.js
var records = __webpack_require__(6277);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/bucket/own.js
var own = __webpack_require__(4959);
;// CONCATENATED MODULE: ./build/bucket/withdraw.js
/** Taking back what a publishing wrote that came to no record: nothing of a failed build stays under `templates/`. */



/** For all objects at once: a cancelled run has only some seconds. */
const FIRST_LOOK_MS = 4_000;
const SECOND_LOOK_MS = 2_000;
/** A request that was cut off while the store carried it out may still land: looked for after this long. */
const LANDING_MS = 750;
/**
 * Deletes the objects that this very publishing put under its build id, known by their stamp, and looks a second time
 * for what was still on its way; never throws. One that stays (these credentials need not be allowed to delete) is
 * told to `onLeftover`.
 */
async function withdraw(publishing) {
    await look(publishing, FIRST_LOOK_MS);
    await (0,promises_.setTimeout)(LANDING_MS);
    for (const key of await look(publishing, SECOND_LOOK_MS)) {
        publishing.input.onLeftover?.(key);
    }
}
/** Returns the keys that may hold an object of ours still. */
async function look({ store, stamp, begun }, timeoutMs) {
    const signal = AbortSignal.timeout(timeoutMs);
    const left = await (0,objects/* mapMany */.Cv)([...begun], async (key) => {
        try {
            await (0,own/* removeOwn */.L)(store, key, stamp, signal);
            return [];
        }
        catch {
            return [key];
        }
    });
    return left.flat();
}

;// CONCATENATED MODULE: ./build/bucket/record.js
/** The last objects of a build: provenance, checksums, and the record that makes it one. */








/** A small object is written in moments; the bound leaves room for some tries and keeps a cancelled run short. */
const RECORD_TIMEOUT_MS = 20_000;
/** For the question whether the record is there, where its own reply was lost. */
const ASK_TIMEOUT_MS = 5_000;
/** Writes provenance and checksums; all texts are made first, because the checksums cover the record. */
async function putTexts(publishing, inspection, uploaded) {
    const { input, begun } = publishing;
    const facts = {
        ...input.facts,
        image: input.image,
        createdAt: input.now(),
        verification: inspection.verification,
        ...(inspection.hardware === undefined
            ? {}
            : { hardware: inspection.hardware }),
    };
    const provenance = (0,records/* provenanceText */.H3)(facts, uploaded);
    const covered = [...uploaded, describe(keys/* PROVENANCE */.EK, "provenance", provenance)];
    const record = (0,records/* recordText */.Pe)(facts, covered);
    const listed = [...covered, describe(keys/* RECORD */.gv, "record", record)];
    const sums = (0,records/* checksumsText */.cV)(listed);
    for (const [name, body] of [
        [keys/* PROVENANCE */.EK, provenance],
        [keys/* CHECKSUMS */.vM, sums],
    ]) {
        begun.add(keyOf(publishing, name));
        await writeOnce(publishing, name, body, input.signal);
    }
    const files = [...listed, describe(keys/* CHECKSUMS */.vM, "checksums", sums)];
    return { files, sums, record };
}
function describe(path, role, text) {
    return {
        path,
        role,
        size: Buffer.byteLength(text),
        sha256: (0,records/* sha256Of */.Bj)(text),
        media_type: (0,keys/* mediaType */.JL)(path),
    };
}
/**
 * Writes the record: from here on no cancel is heard, because half a decision is none. Where its reply is lost and
 * the record is there, it is published. Where the store refused it, the other objects are taken back; where nobody
 * knows, they stay, because a record that still arrives must find its files.
 */
async function putRecord(publishing, record) {
    const signal = AbortSignal.timeout(RECORD_TIMEOUT_MS);
    try {
        await writeOnce(publishing, keys/* RECORD */.gv, record, signal);
    }
    catch (error) {
        const found = await findRecord(publishing);
        if (found === "ours") {
            return;
        }
        if (found === "none" && isRefused(error)) {
            await withdraw(publishing);
        }
        else {
            for (const key of publishing.begun) {
                publishing.input.onLeftover?.(key);
            }
        }
        throw signal.aborted ? unanswered(publishing, error) : error;
    }
}
async function findRecord(publishing) {
    const { store, stamp } = publishing;
    const signal = AbortSignal.timeout(ASK_TIMEOUT_MS);
    try {
        const head = await (0,objects/* headOrNone */.ms)(store, keyOf(publishing, keys/* RECORD */.gv), signal);
        if (head === undefined) {
            return "none";
        }
        return (0,objects/* isStamped */.lM)(head, stamp) ? "ours" : "other";
    }
    catch {
        return "unknown";
    }
}
/** Whether the store answered that it will not have it, so that it cannot appear later. */
function isRefused(error) {
    const answer = error instanceof errors.StoreError ? error.cause : error;
    const { status } = (0,failures/* factsOf */.xS)(answer);
    return (status >= 400 &&
        status < 500 &&
        !(0,failures/* isTransient */.dg)(answer) &&
        !(0,failures/* isConditionFailed */.Fv)(answer));
}
function unanswered(publishing, cause) {
    const seconds = RECORD_TIMEOUT_MS / 1000;
    return new errors.StoreError("store_down", `The store did not say within ${seconds} seconds that it has ${keyOf(publishing, keys/* RECORD */.gv)}: if it comes to be there, the build is published and the next run finds it; else build again.`, cause);
}
async function writeOnce(publishing, name, body, signal) {
    const { store, capabilities, stamp } = publishing;
    const key = keyOf(publishing, name);
    const object = { key, body, contentType: (0,keys/* mediaType */.JL)(name) };
    const outcome = await (0,objects/* putIfAbsent */.Ef)(store, capabilities, object, stamp, signal);
    if (outcome === "exists") {
        throw (0,job/* taken */.uU)(key);
    }
}

// EXTERNAL MODULE: ./build/bucket/upload.js + 3 modules
var upload = __webpack_require__(4650);
;// CONCATENATED MODULE: ./build/bucket/publish.js
/** A build into the bucket, in the order in which no reader ever sees a name whose bytes are not there. */









/**
 * A cancelled run must not leave a published build without its channel and index. Usually a second's work; the bound
 * is for a store that hangs, as the runner ends a cancelled job some minutes after.
 */
const INDEX_TIMEOUT_MS = 60_000;
/**
 * Publishes one image of a build. Throws as long as the record is not there: then there is no build, and what was
 * written of it is taken back. A cancel counts until the record is sent. What fails after the record is in
 * `warnings`, and the next publish heals it.
 */
async function publishBuild(store, capabilities, input) {
    const publishing = {
        store,
        capabilities,
        input,
        stamp: (0,external_node_crypto_.randomUUID)(),
        begun: new Set(),
    };
    const before = await putBeforeRecord(publishing);
    await putRecord(publishing, before.texts.record);
    const { image, facts, channels: wanted, reason, by, isAncestor } = input;
    const { channels, warnings } = await (0,index_build/* indexBuild */.L)(store, capabilities, {
        image,
        build: facts.identity.id,
        commit: facts.source.commit,
        sumsSha256: (0,records/* sha256Of */.Bj)(before.texts.sums),
        channels: wanted,
        reason,
        by,
        isAncestor,
        now: input.now,
        stamp: publishing.stamp,
        signal: AbortSignal.timeout(INDEX_TIMEOUT_MS),
    });
    const { inspection, storeChecksum, texts } = before;
    const { files } = texts;
    return {
        image,
        build: facts.identity.id,
        files,
        inspection,
        channels,
        warnings,
        storeChecksum,
        urls: urlsOf(publishing, files),
    };
}
/** All but the record; what was written is taken back where any of it fails, or the run is cancelled. */
async function putBeforeRecord(publishing) {
    const { input } = publishing;
    try {
        const { images, storeChecksum } = await uploadFiles(publishing);
        const log = await uploadLog(publishing);
        const inspection = input.inspection();
        const texts = await putTexts(publishing, inspection, [...images, log]);
        input.signal.throwIfAborted();
        return { inspection, storeChecksum, texts };
    }
    catch (error) {
        await withdraw(publishing);
        throw error;
    }
}
async function uploadFiles(publishing) {
    const images = [];
    const checksums = [];
    for (const file of publishing.input.files) {
        const { published, checksum } = await publish_upload(publishing, file, "image");
        images.push(published);
        checksums.push(checksum);
    }
    return { images, storeChecksum: (0,checksum/* weakest */.hB)(checksums) };
}
async function uploadLog(publishing) {
    const file = { path: publishing.input.logPath, name: keys/* LOG */.$9, sinks: [] };
    return (await publish_upload(publishing, file, "log")).published;
}
async function publish_upload(publishing, file, role) {
    const { store, capabilities, input } = publishing;
    const { onKey, onMultipart, onProgress } = input;
    const type = (0,keys/* mediaType */.JL)(file.name);
    const key = keyOf(publishing, file.name);
    publishing.begun.add(key);
    const done = await (0,upload/* uploadImage */.V6)(store, capabilities, {
        path: file.path,
        key,
        contentType: type,
        stamp: publishing.stamp,
        sinks: file.sinks,
        signal: input.signal,
        ...(onKey === undefined ? {} : { onKey }),
        ...(onMultipart === undefined ? {} : { onMultipart }),
        ...(onProgress === undefined
            ? {}
            : {
                onProgress: (sent, total) => onProgress(file.name, sent, total),
            }),
    });
    const published = {
        path: file.name,
        role,
        ...(file.platform === undefined ? {} : { platform: file.platform }),
        size: done.size,
        sha256: done.sha256,
        media_type: type,
    };
    return { published, checksum: done.storeChecksum };
}
function urlsOf(publishing, files) {
    const url = (name) => publishing.store.url(keyOf(publishing, name));
    const image = files.find(({ role }) => role === "image");
    return {
        ...(image === undefined ? {} : { image: url(image.path) }),
        metadata: url(keys/* RECORD */.gv),
        log: url(keys/* LOG */.$9),
    };
}


/***/ }),

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

/***/ 526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openSource: () => (/* binding */ openSource)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8522);
/* harmony import */ var _crc32_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9772);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(972);
/** A file read in order through everything that wants its bytes: by them once, by the store as often as it must. */





/** Read, hashed and handed on while it is in the processor's cache; the loop runs between two. */
const CHUNK_BYTES = 1024 * 1024;
/** Opens a file for one reading. */
async function openSource(path, sinks) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, "r");
    const before = await file.stat();
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    /** CRC-32 of each chunk that was read, by its position. */
    const seen = new Map();
    let position = 0;
    let sha256;
    const take = async (chunk) => {
        await readFully(file, chunk, position, path);
        const crc = (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.crc32)(chunk);
        const known = seen.get(position);
        if (known !== undefined && known !== crc) {
            throw changed(path);
        }
        if (known === undefined) {
            hash.update(chunk);
            for (const sink of sinks) {
                await sink.write(chunk);
            }
        }
        seen.set(position, crc);
        position += chunk.length;
        return crc;
    };
    return {
        size: before.size,
        read: async (into) => {
            let crc = 0;
            for (let at = 0; at < into.length; at += CHUNK_BYTES) {
                const chunk = into.subarray(at, at + CHUNK_BYTES);
                crc = (0,_crc32_js__WEBPACK_IMPORTED_MODULE_4__/* .combineCrc32 */ .N)(crc, await take(chunk), chunk.length);
            }
            return crc;
        },
        rewind: () => {
            position = 0;
        },
        finish: async () => {
            const after = await file.stat();
            if (position !== before.size ||
                after.size !== before.size ||
                after.mtimeMs !== before.mtimeMs) {
                throw changed(path);
            }
            if (sha256 === undefined) {
                for (const sink of sinks) {
                    await sink.end();
                }
                sha256 = hash.digest("hex");
            }
            return sha256;
        },
        close: () => file.close(),
    };
}
async function readFully(file, into, position, path) {
    for (let got = 0; got < into.length;) {
        const { bytesRead } = await file.read(into, got, into.length - got, position + got);
        if (bytesRead === 0) {
            throw changed(path);
        }
        got += bytesRead;
    }
}
function changed(path) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__.StoreError("upload", `${path} changed while it was uploaded: nothing was published; see that no process still writes to it when Packer ends.`);
}


/***/ }),

/***/ 4650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V6: () => (/* binding */ uploadImage)
});

// UNUSED EXPORTS: abortMultipart, abortUploadsOf

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(3711);
// EXTERNAL MODULE: ./build/bucket/checksum.js
var bucket_checksum = __webpack_require__(9472);
// EXTERNAL MODULE: ./build/bucket/complete.js
var complete = __webpack_require__(8868);
// EXTERNAL MODULE: ./build/bucket/job.js
var bucket_job = __webpack_require__(8552);
// EXTERNAL MODULE: ./build/bucket/ladder.js
var ladder = __webpack_require__(5387);
// EXTERNAL MODULE: ./build/bucket/abort.js
var abort = __webpack_require__(6685);
// EXTERNAL MODULE: ./build/bucket/client.js + 1 modules
var client = __webpack_require__(5803);
// EXTERNAL MODULE: ./build/bucket/errors.js
var errors = __webpack_require__(972);
// EXTERNAL MODULE: ./build/bucket/failures.js
var failures = __webpack_require__(7832);
;// CONCATENATED MODULE: ./build/bucket/gate.js
/** How many parts may be on their way at once; fewer when the store asks for it. */
/** After this many parts without complaint there is room for one more again. */
const GOOD_PARTS = 16;
/** A gate that lets `most` through at once. */
function openGate(most) {
    let room = most;
    let inside = 0;
    let good = 0;
    const waiting = [];
    const admit = () => {
        while (inside < room && waiting.length > 0) {
            inside++;
            waiting.shift()?.();
        }
    };
    return {
        pass: async (work) => {
            await new Promise((resolve) => {
                waiting.push(resolve);
                admit();
            });
            try {
                const result = await work();
                good++;
                if (good % GOOD_PARTS === 0) {
                    room = Math.min(most, room + 1);
                }
                return result;
            }
            finally {
                inside--;
                admit();
            }
        },
        halve: () => {
            room = Math.max(1, Math.floor(room / 2));
            good = 0;
        },
    };
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/bucket/parts.js
/** How a file is cut into parts. Pure. */

const MIB = 1024 * 1024;
const SMALLEST_PART_BYTES = 16 * MIB;
/** Some stores take no more parts for one object. */
const MOST_PARTS = 1000;
/** Memory for parts being read or sent. */
const POOL_BYTES = 128 * MIB;
const MOST_BUFFERS = 5;
/** Node encrypts a written buffer as one: small ones keep memory low. */
const SLICE_BYTES = MIB;
/** Cuts `size` bytes. */
function planParts(size) {
    const partBytes = Math.max(SMALLEST_PART_BYTES, Math.ceil(size / MOST_PARTS / MIB) * MIB);
    const count = Math.max(1, Math.ceil(size / partBytes));
    const fitting = Math.floor(POOL_BYTES / partBytes);
    const buffers = Math.max(1, Math.min(MOST_BUFFERS, fitting, count));
    return { partBytes, count, buffers, sending: Math.max(1, buffers - 1) };
}
/** A fresh stream over a part, for one try. */
function slicesOf(part) {
    return external_node_stream_.Readable.from(slices(part));
}
function* slices(part) {
    for (let at = 0; at < part.length; at += SLICE_BYTES) {
        yield part.subarray(at, at + SLICE_BYTES);
    }
}

// EXTERNAL MODULE: ./build/bucket/retry.js
var retry = __webpack_require__(6029);
;// CONCATENATED MODULE: ./build/bucket/multipart.js
/** A big file in parts: pooled buffers, one reader, every part tried again by itself. */












/**
 * Uploads the source in parts, again from its first byte where the store turns out to refuse the checksums of a rung.
 * After a failure or a cancel the upload is aborted before it is reported.
 */
function uploadParts(job) {
    return (0,ladder/* onLadder */.U)(job.store, job.capabilities.checksum, (checksum) => {
        job.source.rewind();
        return uploadOnRung(job, checksum);
    });
}
async function uploadOnRung(job, rung) {
    const { store, input } = job;
    const { uploadId, checksum, strays } = await create(job, rung);
    try {
        await input.onMultipart?.({ key: input.key, uploadId });
        const parts = await sendParts(job, uploadId, checksum);
        const sha256 = await job.source.finish();
        input.signal.throwIfAborted();
        const stored = await (0,complete/* completeOnce */.FP)(job, { uploadId, checksum, parts });
        const storeChecksum = await (0,complete/* checkStored */.Ww)(job, checksum, parts, stored);
        const { size } = job.source;
        return { size, sha256, storeChecksum, etag: stored.etag };
    }
    catch (error) {
        // The failure itself is what matters; what stays is ended by the post step.
        await (0,abort/* abortMultipart */.pX)(store, { key: input.key, uploadId }).catch(() => { });
        throw error;
    }
    finally {
        if (strays) {
            await (0,abort/* abortStrays */.dX)(store, input.key);
        }
    }
}
/** Begins the upload; one that the store began and whose id was lost is ended before the failure is reported. */
async function create(job, rung) {
    const { store, input } = job;
    await input.onKey?.(input.key);
    try {
        return await sendCreate(job, rung);
    }
    catch (error) {
        await (0,abort/* abortStrays */.dX)(store, input.key);
        throw error;
    }
}
async function sendCreate(job, rung) {
    const { store, input } = job;
    let tries = 0;
    const send = () => {
        tries++;
        return store.client.send(new dist_cjs.CreateMultipartUploadCommand({
            ...(0,bucket_job/* destination */.j_)(job),
            ...(0,bucket_checksum/* declaredChecksum */.s5)(rung),
        }), { abortSignal: input.signal });
    };
    const { UploadId, ChecksumType, $metadata } = await (0,retry/* retry */.L5)(send, {
        signal: input.signal,
        refreshable: store.refreshable,
        budgetMs: store.retryBudgetMs,
    });
    if (UploadId === undefined) {
        throw new errors.StoreError("store_down", `The store began an upload of ${input.key} without naming it: is \`s3-endpoint\` an S3 server?`);
    }
    const refused = rung === "crc32" && ChecksumType !== "FULL_OBJECT";
    return {
        uploadId: UploadId,
        checksum: refused ? "crc32-composite" : rung,
        strays: tries > 1 || ($metadata.attempts ?? 1) > 1,
    };
}
async function sendParts(job, uploadId, checksum) {
    const plan = planParts(job.source.size);
    const gate = openGate(plan.sending);
    const readPart = partReader(job, plan);
    const stop = new AbortController();
    const signal = AbortSignal.any([job.input.signal, stop.signal]);
    const sent = [];
    let sentBytes = 0;
    let failure;
    const worker = async () => {
        const buffer = Buffer.allocUnsafeSlow(plan.partBytes);
        for (;;) {
            signal.throwIfAborted();
            const part = await readPart(buffer);
            if (part === undefined) {
                return;
            }
            const target = { uploadId, checksum, gate, signal };
            sent.push(await gate.pass(() => sendPart(job, target, part)));
            sentBytes += part.body.length;
            job.input.onProgress?.(sentBytes, job.source.size);
        }
    };
    await Promise.all(Array.from({ length: plan.buffers }, () => worker().catch((error) => {
        failure ??= { error };
        stop.abort();
    })));
    if (failure !== undefined) {
        job.input.signal.throwIfAborted();
        throw failure.error;
    }
    return sent.sort((a, b) => a.number - b.number);
}
/** Reads one part after the other, whoever asks. */
function partReader({ source }, plan) {
    let next = 0;
    let turn = Promise.resolve();
    return (buffer) => {
        const mine = turn.then(async () => {
            if (next === plan.count) {
                return undefined;
            }
            const left = source.size - next * plan.partBytes;
            const body = buffer.subarray(0, Math.min(plan.partBytes, left));
            next++;
            const number = next;
            return { number, body, crc: await source.read(body) };
        });
        turn = mine;
        return mine;
    };
}
async function sendPart({ store, input }, { uploadId, checksum, gate, signal }, { number, body, crc }) {
    const hash = (0,bucket_checksum/* payloadHash */.zx)(checksum, body);
    const stated = (0,bucket_checksum/* bodyChecksum */.el)(checksum, body, crc);
    const send = () => {
        const command = new dist_cjs.UploadPartCommand({
            Bucket: store.bucket,
            Key: input.key,
            UploadId: uploadId,
            PartNumber: number,
            ContentLength: body.length,
            Body: slicesOf(body),
            ...stated,
        });
        command.middlewareStack.add((next) => (args) => {
            const { request } = args;
            if ((0,client.hasHeaders)(request)) {
                request.headers["x-amz-content-sha256"] = hash;
            }
            return next(args);
        }, { step: "build", name: "statePayloadHash" });
        return store.client.send(command, { abortSignal: signal });
    };
    const { ETag } = await (0,retry/* retry */.L5)(send, {
        signal,
        refreshable: store.refreshable,
        budgetMs: store.retryBudgetMs,
        onRetry: (error) => {
            if ((0,failures/* isSlowDown */.I$)(error)) {
                gate.halve();
            }
        },
    });
    return (0,bucket_checksum/* sentPart */.so)({ number, body, crc, etag: ETag ?? "", stated });
}

// EXTERNAL MODULE: ./build/bucket/objects.js + 1 modules
var objects = __webpack_require__(6549);
// EXTERNAL MODULE: ./build/bucket/source.js
var bucket_source = __webpack_require__(526);
;// CONCATENATED MODULE: ./build/bucket/upload.js
/** A file into the store: read once, checked on the way, there whole or not at all. */











const upload_MIB = 1024 * 1024;
/** Smaller files go as one request. */
const MULTIPART_FROM_BYTES = 16 * upload_MIB;
/**
 * Uploads one file, if the key is free.
 * A sink's error is thrown as it is, a cancel as the signal's reason, all others as a `StoreError`.
 */
async function uploadImage(store, capabilities, input) {
    const source = await (0,bucket_source.openSource)(input.path, input.sinks);
    try {
        const stamp = input.stamp ?? (0,external_node_crypto_.randomUUID)();
        const job = { store, capabilities, input, source, stamp };
        await refuseTaken(job);
        return source.size < MULTIPART_FROM_BYTES
            ? await uploadWhole(job)
            : await uploadParts(job);
    }
    catch (error) {
        input.signal.throwIfAborted();
        throw (0,objects/* explained */.to)(store, error, "s3:PutObject", input.key);
    }
    finally {
        await source.close();
    }
}
/** Stores without conditions are asked before, the others refuse by themselves. */
async function refuseTaken(job) {
    const { store, capabilities, input } = job;
    if (!capabilities.conditionalWrites &&
        (await (0,objects/* headOrNone */.ms)(store, input.key, input.signal)) !== undefined) {
        throw (0,bucket_job/* taken */.uU)(input.key);
    }
}
async function uploadWhole(job) {
    const { store, capabilities, input, source } = job;
    const body = Buffer.allocUnsafeSlow(source.size);
    const crc = await source.read(body);
    const sha256 = await source.finish();
    const done = await (0,ladder/* onLadder */.U)(store, capabilities.checksum, async (rung) => {
        const stated = (0,bucket_checksum/* bodyChecksum */.el)(rung, body, crc);
        const stored = await putOnce(job, body, stated);
        const { etag } = stored;
        const part = (0,bucket_checksum/* sentPart */.so)({ number: 1, body, crc, etag, stated });
        const storeChecksum = await (0,complete/* checkStored */.Ww)(job, rung, [part], stored);
        return { storeChecksum, etag };
    });
    input.onProgress?.(source.size, source.size);
    return { size: source.size, sha256, ...done };
}
/** After any error the store is asked whether the object is there already and ours: a lost reply looks like 412. */
async function putOnce(job, body, checksum) {
    const { store, capabilities, input } = job;
    const put = () => store.client.send(new dist_cjs.PutObjectCommand({
        ...(0,bucket_job/* destination */.j_)(job),
        Body: body,
        ...checksum,
        ...(capabilities.conditionalWrites ? { IfNoneMatch: "*" } : {}),
    }), { abortSignal: input.signal });
    try {
        return (0,complete/* storedOf */.z2)(await (0,retry/* retry */.L5)(put, {
            signal: input.signal,
            refreshable: store.refreshable,
            budgetMs: store.retryBudgetMs,
        }));
    }
    catch (error) {
        return (0,complete/* storedOf */.z2)(await (0,bucket_job/* ownObject */.AV)(job, error));
    }
}


/***/ }),

/***/ 475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uploadSpooled: () => (/* binding */ uploadSpooled)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _bucket_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(972);
/* harmony import */ var _bucket_preflight_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7883);
/* harmony import */ var _bucket_publish_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(480);
/* harmony import */ var _bucket_reclaim_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(544);
/* harmony import */ var _spool_spool_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9247);
/* harmony import */ var _spool_transfer_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5705);
/* harmony import */ var _source_tree_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6411);
/* harmony import */ var _spool_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3424);
/* harmony import */ var _workshop_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9845);
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
        journal = (0,_workshop_js__WEBPACK_IMPORTED_MODULE_9__/* .openScratch */ .jd)(run);
        const store = await run.store();
        if (store === undefined)
            return said;
        const capabilities = await (0,_bucket_preflight_js__WEBPACK_IMPORTED_MODULE_2__/* .preflight */ .M)(store, run.signal);
        const uploading = { run, spool, journal, store, capabilities, ...said };
        for (const name of entries) {
            run.signal.throwIfAborted();
            await uploadOne(uploading, name);
            left--;
        }
    }
    catch (error) {
        said.warnings.push(`${left} image(s) still wait on this runner for their upload: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_9__/* .sentence */ .em)(error)}`);
    }
    finally {
        if (journal !== undefined)
            await (0,_workshop_js__WEBPACK_IMPORTED_MODULE_9__/* .closeScratch */ .ZF)(run, journal);
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
        if (error instanceof _spool_spool_js__WEBPACK_IMPORTED_MODULE_5__/* .UntrustedEntry */ .L)
            warnings.push(await discard(spool, name, taken, error));
        else if (run.signal.aborted || isDown(error))
            throw error;
        else
            warnings.push(`${label} still waits on this runner for its upload: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_9__/* .sentence */ .em)(error)}`);
    }
    finally {
        await taken?.release();
    }
}
function isDown(error) {
    return error instanceof _bucket_errors_js__WEBPACK_IMPORTED_MODULE_1__.StoreError && error.reason === "store_down";
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
        return `${image} ${build} in the spool of this runner is not published: ${why}. Remove it by hand: ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_9__/* .sentence */ .em)(problem)}`;
    }
}
async function uploadTaken({ run, journal, store, capabilities, ...said }, taken, label) {
    const { entry } = taken;
    const { image, facts } = entry;
    if (entry.repository !== run.facts.repository) {
        run.runner.info(`${label} waits on this runner for a run of ${entry.repository}.`);
        return;
    }
    const build = facts.identity.id;
    if ((await (0,_bucket_reclaim_js__WEBPACK_IMPORTED_MODULE_4__/* .reclaimBuild */ .e)(store, image, build, run.signal)) === "published") {
        run.runner.info(`${label} is in the bucket already: it leaves the spool.`);
        await taken.remove();
        return;
    }
    const size = entry.files.reduce((sum, file) => sum + file.size, 0);
    run.runner.info(`Uploading ${label} (${(0,_spool_transfer_js__WEBPACK_IMPORTED_MODULE_6__/* .gigabytes */ .kN)(size)}), which an earlier run on this machine verified and could not upload.`);
    await proveLog(taken, run.signal);
    const publication = await (0,_bucket_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .publishBuild */ .O)(store, capabilities, {
        ...entry,
        files: entry.files.map((file) => imageFile(taken, file)),
        logPath: taken.pathOf(entry.log),
        inspection: () => entry.inspection,
        isAncestor: ancestry(run),
        now: run.now,
        signal: run.signal,
        onKey: (key) => journal.addUpload({ key, uploadId: "" }),
        onMultipart: (upload) => journal.addUpload(upload),
    });
    for (const { path } of publication.files)
        journal.removeUpload(store.keys.build(image, build, path));
    said.publications.push(publication);
    said.warnings.push(...publication.warnings);
    const moved = publication.channels.join(", ");
    said.notices.push({
        level: "notice",
        message: `${label} is published now: an earlier run built it and could not upload it${moved === "" ? "" : `; ${moved} moved to it`}.`,
    });
    await taken.remove();
}
/** The one reading that uploads the file proves that it is the one that was verified. */
function imageFile(taken, file) {
    const { name, platform, sha256 } = file;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    return {
        path: taken.pathOf(file),
        name,
        ...(platform === undefined ? {} : { platform }),
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
async function proveLog(taken, signal) {
    const { log } = taken.entry;
    const { sha256 } = await (0,_spool_js__WEBPACK_IMPORTED_MODULE_8__/* .readThrough */ .ir)(taken.pathOf(log), [], signal);
    prove(log.name, sha256, log.sha256);
}
function prove(name, found, expected) {
    if (found !== expected)
        throw new _spool_spool_js__WEBPACK_IMPORTED_MODULE_5__/* .UntrustedEntry */ .L(`${name} is no longer what was verified (SHA-256 ${found}, and it was ${expected})`);
}
/** Asked only where a channel would move. */
function ancestry(run) {
    let tree;
    return async (ancestor, descendant) => {
        tree ??= (0,_source_tree_js__WEBPACK_IMPORTED_MODULE_7__/* .openSourceTree */ .g)(run, []);
        return (await (await tree).isAncestor(ancestor, descendant)) ?? "unknown";
    };
}


/***/ })

};
