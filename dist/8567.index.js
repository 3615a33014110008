export const id = 8567;
export const ids = [8567,189,1271];
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

/***/ 2416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ putConsolePictures),
/* harmony export */   putFailureLog: () => (/* binding */ putFailureLog)
/* harmony export */ });
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5539);
/* harmony import */ var _upload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4650);
/** Logs of builds that yielded nothing. */


/** Uploads the log to a place of its own, never under `templates/`; returns its URL. */
async function putFailureLog(store, capabilities, failed) {
    const { os, runId, attempt, build, logPath, signal } = failed;
    const { onMultipart } = failed;
    const key = store.keys.failureLog(os, runId, attempt, build);
    await (0,_upload_js__WEBPACK_IMPORTED_MODULE_1__/* .uploadImage */ .V6)(store, capabilities, {
        path: logPath,
        key,
        contentType: (0,_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaType */ .JL)(_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .LOG */ .$9),
        sinks: [],
        signal,
        ...(onMultipart === undefined ? {} : { onMultipart }),
    });
    return store.url(key);
}
/** Uploads the pictures of a failed build's console, oldest first, beside its log; returns their URLs. */
async function putConsolePictures(store, capabilities, { os, runId, attempt, build, signal }, paths) {
    const urls = [];
    for (const [index, path] of paths.entries()) {
        const key = store.keys.consolePicture(os, runId, attempt, build, index + 1);
        await (0,_upload_js__WEBPACK_IMPORTED_MODULE_1__/* .uploadImage */ .V6)(store, capabilities, {
            path,
            key,
            contentType: "image/png",
            sinks: [],
            signal,
        });
        urls.push(store.url(key));
    }
    return urls;
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

/***/ 1030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ addPicture),
/* harmony export */   x: () => (/* binding */ keepPictures)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _bucket_logs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2416);
/** The last pictures of a build's console, in its folder while it runs, beside its log once it has failed. */



/** The screen of the hang, and two from before it. */
const KEPT = 3;
/** Adds a picture (PNG) and forgets the oldest beyond the last three. */
async function addPicture(folder, takenAt, picture) {
    const place = picturesFolder(folder);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(place, { recursive: true, mode: 0o700 });
    // the name sorts by time
    const name = `${takenAt.toISOString().replace(/[-:.]/g, "")}.png`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, name), picture, { mode: 0o600 });
    for (const old of (await picturesOf(folder)).slice(0, -KEPT))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(old, { force: true });
}
/** Uploads what there is; returns the URLs, oldest first. */
async function keepPictures(store, capabilities, folder, where) {
    return (0,_bucket_logs_js__WEBPACK_IMPORTED_MODULE_2__/* .putConsolePictures */ .e)(store, capabilities, where, await picturesOf(folder));
}
function picturesFolder(folder) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "console");
}
async function picturesOf(folder) {
    const place = picturesFolder(folder);
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(place).catch(() => []);
    return names.sort().map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, name));
}


/***/ }),

/***/ 189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UJ: () => (/* binding */ aloneIfPossible),
/* harmony export */   XC: () => (/* binding */ acquire),
/* harmony export */   bh: () => (/* binding */ tryLock)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8500);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9635);
/**
 * Locks between the runner services of one machine: a file that names its holder. A holder that was killed holds nothing:
 * its lock is told by pid and start time, or by its age where the holder has pids of its own (a container).
 */





/** A holder says so often that it lives. */
const BEAT_MS = 20_000;
/** Some beats missed: where only the age can tell, such a lock is nobody's. */
const DEAD_AFTER_MS = 120_000;
const POLL_MS = 200;
const NOBODY = {
    pid: 0,
    host: "",
    boot: "",
    space: "",
    started: "",
    token: "",
};
/**
 * Takes the lock if nobody who lives holds it.
 * @throws where no file can be made there
 */
async function tryLock(path) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true, mode: 0o700 });
    const holder = { ...(0,_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .ownIdentity */ .h)(), token: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)() };
    // a link appears with its whole text, so that nobody ever reads half a lock
    const written = `${path}.${holder.token}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(written, JSON.stringify(holder), { mode: 0o600, flag: "wx" });
    try {
        const taken = (await linked(written, path)) ||
            ((await breakStale(path)) && (await linked(written, path)));
        return taken ? held(path, holder.token) : undefined;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(written, { force: true });
    }
}
/** Takes the lock, waiting for its holder; undefined where that took too long or was ended. */
async function acquire(path, { patienceMs, signal, onWait }) {
    const deadline = performance.now() + patienceMs;
    for (let waiting = false;; waiting = true) {
        const lock = await tryLock(path);
        if (lock !== undefined)
            return lock;
        if (!waiting)
            onWait?.();
        if (signal?.aborted || performance.now() >= deadline)
            return undefined;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(POLL_MS);
    }
}
/**
 * Does the work while no other process does. Where the lock can't be had, it is done all the same: `onWithout` hears why.
 */
async function aloneIfPossible(path, work, patience) {
    const lock = await acquire(path, patience).catch((error) => {
        patience.onWithout(error instanceof Error ? error.message : String(error));
        return "none";
    });
    if (lock === undefined)
        patience.onWithout(`${path} stayed locked`);
    try {
        return await work();
    }
    finally {
        if (lock !== "none")
            await lock?.release();
    }
}
function held(path, token) {
    const beat = setInterval(() => {
        const now = new Date();
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.utimes)(path, now, now).catch(() => { });
    }, BEAT_MS);
    beat.unref();
    return {
        release: async () => {
            clearInterval(beat);
            if ((await readHolder(path))?.token === token)
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
        },
    };
}
/** Whether it is worth trying again: a lock of the dead has been removed, or has gone by itself. */
async function breakStale(path) {
    const holder = await readHolder(path);
    if (holder === undefined)
        return true;
    if (await lives(path, holder))
        return false;
    // of several who see the same dead holder, the one with this link may remove the lock; a newer lock has another token
    const warrant = `${path}.stale-${holder.token}`;
    if (!(await linked(path, warrant))) {
        await removeForgotten(warrant);
        return false;
    }
    try {
        if ((await readHolder(warrant))?.token === holder.token)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
        return true;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(warrant, { force: true });
    }
}
async function lives(path, holder) {
    const running = (0,_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .isRunning */ .W)(holder);
    if (running !== undefined)
        return running;
    const age = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => Number.POSITIVE_INFINITY);
    return age < DEAD_AFTER_MS;
}
/** Whoever removes a lock may be killed at it. */
async function removeForgotten(warrant) {
    const { ctimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(warrant).catch(() => ({ ctimeMs: 0 }));
    if (ctimeMs > 0 && Date.now() - ctimeMs > DEAD_AFTER_MS)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(warrant, { force: true });
}
/** Whether the link was made; false where the name is taken, or what it should link is gone. */
async function linked(from, to) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(from, to);
        return true;
    }
    catch (error) {
        const code = error instanceof Error && "code" in error ? error.code : "";
        if (code === "EEXIST" || code === "ENOENT")
            return false;
        throw error;
    }
}
/** Undefined where there is no lock. One that can't be read is judged by its age alone. */
async function readHolder(path) {
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, "utf8");
    }
    catch {
        return undefined;
    }
    try {
        return { ...NOBODY, ...JSON.parse(text) };
    }
    catch {
        return NOBODY;
    }
}


/***/ }),

/***/ 9368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DO: () => (/* binding */ expectedPool),
/* harmony export */   Km: () => (/* binding */ mayBuildOnOurs),
/* harmony export */   Q9: () => (/* binding */ keepsVm),
/* harmony export */   bl: () => (/* binding */ sweepPool),
/* harmony export */   e9: () => (/* binding */ poolOf),
/* harmony export */   v_: () => (/* binding */ usesPool)
/* harmony export */ });
/* harmony import */ var _workshop_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9845);

/** Does a leg build on a pool? Its sources say so, or the template takes the action's stamps. */
function usesPool({ root }) {
    return ((root.pool ?? []).length > 0 ||
        root.variables.some(({ name }) => name === "vm_other_config"));
}
/** Packer ended by itself, and its template wants the VM kept: so it says, or it can't be known. */
function keepsVm({ root }, { traces, failure }) {
    if (traces.some(({ ended }) => !ended))
        return false;
    return (root.pool ?? []).some(({ keepVm }) => keepVm === undefined ||
        keepVm === "always" ||
        (keepVm === "on_success" && failure === undefined));
}
/** May a source build on the pool of `xapi-url`? Not where it names another host, though that may be one of the same pool. */
function mayBuildOnOurs({ settings: { xapi } }, { remoteHost = "" }) {
    const bare = (host) => host.replace(/:\d+$/, "").toLowerCase();
    return (xapi !== undefined &&
        (remoteHost === "" || bare(remoteHost) === bare(xapi.host)));
}
/** What is known of a leg's VMs before Packer starts. */
function expectedPool(run, { root }) {
    return {
        vms: [],
        vmNames: Object.fromEntries((root.pool ?? [])
            // a VM of that name in our pool would be somebody else's
            .filter((request) => mayBuildOnOurs(run, request))
            .flatMap(({ build, vmName }) => vmName === undefined ? [] : [[build, vmName]])),
        unprinted: [],
        uploads: [],
        tasks: [],
        sessions: [],
        keep: false,
    };
}
/** The same, with what Packer's lines have told since. */
function poolOf(known, traces) {
    const all = (before, told) => [...new Set([...before, ...traces.flatMap(told)])];
    const namesOf = (some) => some.flatMap(({ build }) => known.vmNames[build] ?? []);
    const silent = traces.filter(({ vm, phase }) => vm === undefined && hasBegun(phase));
    const told = new Set(namesOf(traces.filter(({ vm }) => vm !== undefined)));
    const unprinted = new Set([...known.unprinted, ...namesOf(silent)]);
    const heardAt = Math.max(known.unprintedAt ?? 0, ...silent.map(({ phaseSince }) => phaseSince));
    return {
        ...known,
        vms: all(known.vms, ({ vm }) => (vm === undefined ? [] : [vm])),
        unprinted: [...unprinted].filter((name) => !told.has(name)),
        ...(heardAt === 0 ? {} : { unprintedAt: heardAt }),
        uploads: all(known.uploads, ({ uploads }) => uploads),
        tasks: all(known.tasks, ({ tasks }) => tasks),
        sessions: all(known.sessions, ({ sessions }) => sessions),
    };
}
function hasBegun(phase) {
    return phase !== undefined && phase !== "prepare";
}
/**
 * Gives back what the build left in the pool: nothing of the build may be published. Never throws.
 * @returns what could not be taken back, a sentence each
 */
async function sweepPool(run, build, deadlineMs, log) {
    const { unprintedAt, ...made } = build.pool;
    if (run.settings.xapi === undefined)
        return made.keep ? [] : unreachable(made);
    try {
        const [{ reapBuild }, pool] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(9517), __webpack_require__.e(4165)]).then(__webpack_require__.bind(__webpack_require__, 4165)),
            run.pool(),
        ]);
        if (pool === undefined)
            return [];
        const claim = {
            ...made,
            vmNames: Object.values(made.vmNames),
            buildId: build.build,
            startedAt: new Date(build.startedAt),
            ...(unprintedAt === undefined
                ? {}
                : { unprintedAt: new Date(unprintedAt) }),
        };
        const { left } = await reapBuild(pool, claim, {
            deadlineMs,
            log: (line) => log(`In the pool: ${line}`),
        });
        return left;
    }
    catch (error) {
        const what = made.vms.length > 0 ? made.vms : made.unprinted;
        return [
            `The pool could not be swept after build ${build.build} (VM ${what.join(", ") || "not known"}): ${(0,_workshop_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(error)}`,
        ];
    }
}
/** Without a session of our own all that can be done is to name it. */
function unreachable({ vms }) {
    return vms.map((uuid) => `VM ${uuid} may be left in the pool, and without the input xapi-url nobody looks: \`xe vm-uninstall uuid=${uuid} force=true\` removes it.`);
}


/***/ }),

/***/ 3808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oc: () => (/* binding */ MAX_LINE_BYTES),
/* harmony export */   Ow: () => (/* binding */ cleanLine),
/* harmony export */   g3: () => (/* binding */ LineSplitter)
/* harmony export */ });
/** Bytes of a program's output to clean, bounded lines of text. */
/** Longest line that is kept; what goes beyond is dropped, so that a line of 50 MB costs nothing. */
const MAX_LINE_BYTES = 64 * 1024;
const NEWLINE = 0x0a;
/** Cuts a stream of bytes into lines, without their ends; bytes that are not UTF-8 become U+FFFD. */
class LineSplitter {
    #limitBytes;
    #parts = [];
    #length = 0;
    #cut = false;
    constructor(limitBytes = MAX_LINE_BYTES) {
        this.#limitBytes = limitBytes;
    }
    /** The lines that this chunk completes. */
    push(chunk) {
        const lines = [];
        let start = 0;
        for (;;) {
            const end = chunk.indexOf(NEWLINE, start);
            if (end === -1)
                break;
            this.#keep(chunk.subarray(start, end));
            lines.push(this.#take());
            start = end + 1;
        }
        this.#keep(chunk.subarray(start));
        return lines;
    }
    /** The last line, where the output did not end with a line break. */
    end() {
        return this.#length === 0 ? [] : [this.#take()];
    }
    #keep(part) {
        const room = this.#limitBytes - this.#length;
        if (part.length > room)
            this.#cut = true;
        if (room === 0 || part.length === 0)
            return;
        // A copy: the caller may use the chunk's memory again.
        const kept = Uint8Array.from(part.subarray(0, room));
        this.#parts.push(kept);
        this.#length += kept.length;
    }
    #take() {
        const line = {
            text: Buffer.concat(this.#parts, this.#length).toString("utf8"),
            cut: this.#cut,
        };
        this.#parts = [];
        this.#length = 0;
        this.#cut = false;
        return line;
    }
}
/** What most lines are: nothing in them needs a closer look. */
const PLAIN = /^[\t -~]*$/;
/** The cursor goes to the start of the line, or far enough back: what comes next overwrites it. */
const TO_START = new RegExp(["\\u001b\\[(?:[01]?G|\\d{3,}D)", "\\u009b(?:[01]?G|\\d{3,}D)"].join("|"), "g");
/**
 * ECMA-48 sequences with a leading escape or in one 8-bit character: strings (OSC, DCS, SOS, PM, APC: titles, links,
 * pictures), CSI (colours, cursor), and the two-character ones. A string without an end hides nothing of the line.
 */
const ESCAPE_SEQUENCES = new RegExp([
    "(?:\\u001b[PX\\]^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c)",
    "(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]",
    "\\u001b[ -/]*[0-~]?",
].join("|"), "g");
/** Control characters but tab, and the C1 block. */
const CONTROLS = /[^\P{Cc}\t]/gu;
/**
 * What can't be seen and changes what is seen: order of reading (bidi), width (zero-width, fillers, tags), line breaks.
 * Variation selectors stay: they only choose the look of the character before them.
 */
const HIDDEN = /[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zl}\p{Zp}]--[\ufe0e\ufe0f]]/gv;
/** Programs of Windows begin their output with it. */
const BYTE_ORDER_MARK = /^\ufeff/;
/**
 * One line as a terminal would leave it: no colours, of a progress bar its last state, no control characters. What is
 * hidden in it is shown as `<U+202E>`.
 */
function cleanLine(text) {
    if (PLAIN.test(text))
        return text;
    const states = text
        .replace(TO_START, "\r")
        .replace(ESCAPE_SEQUENCES, "")
        .replace(/\r+$/, "");
    return typedOver(states.slice(states.lastIndexOf("\r") + 1))
        .replace(CONTROLS, "")
        .replace(BYTE_ORDER_MARK, "")
        .replace(HIDDEN, showHidden);
}
/** A backspace takes the character before it away. */
function typedOver(text) {
    if (!text.includes("\b"))
        return text;
    const kept = [];
    for (const char of text) {
        if (char === "\b")
            kept.pop();
        else
            kept.push(char);
    }
    return kept.join("");
}
function showHidden(char) {
    const code = char.codePointAt(0) ?? 0;
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}


/***/ }),

/***/ 8765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseMachineLine)
/* harmony export */ });
/**
 * The lines of `packer build -machine-readable`: `<unix time>,<target>,<type>,<data…>`. In each field of data a comma is
 * written `%!(PACKER_COMMA)`, a line feed `\n` and a carriage return `\r` (a backslash stays as it is).
 */
/** Parses one line, or gives undefined where it is not machine-readable output. */
function parseMachineLine(line) {
    const match = /^(\d+),([^,]*),([a-z-]+),(.*)$/s.exec(line);
    if (match === null)
        return undefined;
    const [, seconds, target = "", type = "", data = ""] = match;
    return {
        at: Number(seconds) * 1000,
        target,
        type,
        data: data.split(",").map(unescapeField),
    };
}
function unescapeField(field) {
    return field
        .replaceAll("%!(PACKER_COMMA)", ",")
        .replaceAll("\\n", "\n")
        .replaceAll("\\r", "\r");
}


/***/ }),

/***/ 3479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TK: () => (/* binding */ sweepMarked),
/* harmony export */   X9: () => (/* binding */ listMarked),
/* harmony export */   vG: () => (/* binding */ sendSignal)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1122);
/**
 * Ends the processes of a run, wherever they went: a provisioner's daemon may have left Packer's process group, and
 * main may have been killed before it could tell. Each carries the run's folder in its environment, and Linux shows
 * that in /proc.
 */



const POLL_MS = 100;
/** Killing is repeated, since a process may fork while the list is read. */
const MAX_KILL_ROUNDS = 50;
/**
 * Ends every process of the run in `folder` (and of its phases, in folders below): SIGTERM to Packer, up to
 * `graceSeconds` for its own clean-up, then SIGKILL to all that is left. `signal` cuts the wait short. Safe to call
 * again, and where nothing runs. Returns what it found running.
 */
async function sweepMarked(folder, options) {
    const deadline = performance.now() + options.graceSeconds * 1000;
    const found = new Map();
    const look = async () => {
        const processes = await listMarked(folder);
        for (const { pid, name } of processes)
            found.set(pid, { pid, name });
        return processes;
    };
    let running = await look();
    if (options.graceSeconds > 0) {
        for (const { pid, leader } of running) {
            if (leader)
                sendSignal(pid, "SIGTERM");
        }
    }
    while (running.some(({ leader }) => leader) &&
        performance.now() < deadline &&
        !options.signal?.aborted) {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(POLL_MS);
        running = await look();
    }
    for (let round = 0; running.length > 0 && round < MAX_KILL_ROUNDS; round++) {
        for (const { pid } of running)
            sendSignal(pid, "SIGKILL");
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(POLL_MS / 5);
        running = await look();
    }
    return [...found.values()];
}
/** Sends a signal; a process or group (negative) that is gone is no error. */
function sendSignal(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch (error) {
        const code = error instanceof Error && "code" in error ? error.code : "";
        // EPERM: it became another user's (sudo); nothing that we could do.
        if (code !== "ESRCH" && code !== "EPERM")
            throw error;
    }
}
/** The processes of the run in `folder` that are there now. */
async function listMarked(folder) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)("/proc").catch(() => []);
    const processes = [];
    for (const entry of entries) {
        if (!/^\d+$/.test(entry) || Number(entry) === process.pid)
            continue;
        if (!(await isMarked(entry, folder)))
            continue;
        const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${entry}/stat`, "utf8").catch(() => "");
        // `pid (name) state ppid pgrp …`, and the name may hold anything.
        const [, name = "", state = "", group = ""] = /^\d+ \((.*)\) (\S) \d+ (\d+) /s.exec(stat) ?? [];
        if (state === "" || state === "Z" || state === "X")
            continue;
        processes.push({ pid: Number(entry), name, leader: group === entry });
    }
    return processes;
}
/** Gone, or another user's: not marked. */
async function isMarked(pid, folder) {
    const environment = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/environ`, "utf8").catch(() => "");
    const marker = `${_command_js__WEBPACK_IMPORTED_MODULE_2__/* .MARKER_VARIABLE */ .a0}=${folder}`;
    return environment
        .split("\0")
        .some((item) => item === marker || item.startsWith(`${marker}/`));
}


/***/ }),

/***/ 9:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ TraceReader),
/* harmony export */   n: () => (/* binding */ readTraces)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3808);
/* harmony import */ var _machine_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8765);
/**
 * What the lines of a run tell of its builds: where each stands, and what the xenserver plugin made in the pool for
 * it. Guests and scripts speak through the same lines, after the same prefix: nothing that gives leave to remove or
 * stop something is taken from a line of a time when they may speak.
 */




/** Of an error that is kept. */
const MAX_WORDS = 1000;
const READ_BYTES = 1 << 20;
/** Where a build stands, in the order of its life; it never goes back. */
const PHASES = [
    "prepare",
    "create",
    "boot",
    "address",
    "connect",
    "provision",
    "shutdown",
    "export",
    "cleanup",
    "post-process",
];
/** First match wins; the words are those of packer-plugin-xenserver and of Packer's SDK. */
const PHASE_WORDS = [
    [/^XAPI client session established/, "prepare"],
    [/^Step: (?:Create|Import) Instance/, "create"],
    [/^Waiting \S+ for boot/, "boot"],
    [/^Step: Wait for VM's IP/, "address"],
    [/^Waiting for (?:SSH|WinRM) to become available/, "connect"],
    [/^Provisioning with |^Running local shell script/, "provision"],
    [/^Step: Shutting down VM/, "shutdown"],
    [/^Step: export artifact/, "export"],
    [/^(?:Download completed|Destroying VM|Deleting output dir)/, "cleanup"],
    [/^Running post-processor/, "post-process"],
];
/** `==> name: text`, or with four spaces for the arrow. Post-processors speak as `name (type)`: they are none of the plugin. */
const SPOKEN = /^(?:==> | {4})([^\s:()][^:()\n]*): ([^\n]*)/;
const BUILD_ENDED = /^Build '(.+)' (?:finished|errored)/;
const ALL_ENDED = /^\s*==> (?:Builds finished|Some builds didn't complete)|^Cleanly cancelled builds/;
const MADE = /^(?:Created|Imported) instance '([\da-f-]{36})'/;
const ADDRESS = /^Got IP address '([^']{1,64})'/;
const UPLOAD = /^PUT '?https?:\/\/\S+\/import\w*\?/;
const EXPORT = /^Getting XVA https?:\/\/\S+\/export\?/;
/** A reference in a query, as it is or percent-encoded. */
const REFERENCE = /[?&](vdi|task_id|session_id)=(OpaqueRef(?::|%3A)[\w-]{1,64})/g;
/** Go's `rpc.ErrShutdown`: after one answer that is no RPC, every further call ends so. */
const SHUT_DOWN = /(?:^|: )connection is shut down$/;
/** More references than this no build has; a guest that makes some up shall not fill the memory. */
const MAX_REFERENCES = 32;
/** Follows the builds of one run. */
class TraceReader {
    #builds = new Map();
    #last;
    /** The builds that have told something, in the order of their first words. */
    get traces() {
        return [...this.#builds.values()];
    }
    /** Of the run, as far as stopping it goes: `export` while any build exports, else where the last speaker stands. */
    get phase() {
        return this.traces.some(({ exporting }) => exporting)
            ? "export"
            : this.#builds.get(this.#last ?? "")?.phase;
    }
    /** Takes one line in. */
    read({ at, target, type, data }) {
        if (type === "ui") {
            const [level, ...rest] = data;
            this.#hear(at, level === "error", rest.join(","));
        }
        else if (type === "error" || type === "artifact-count") {
            this.#end(target);
        }
    }
    #hear(at, isError, text) {
        this.#end(BUILD_ENDED.exec(text)?.[1] ?? "");
        if (ALL_ENDED.test(text)) {
            for (const build of this.#builds.keys())
                this.#end(build);
        }
        const [, build = "", words = ""] = SPOKEN.exec(text) ?? [];
        if (build === "")
            return;
        const before = this.#builds.get(build) ?? newTrace(build, at);
        const after = learn(move(before, words, at), words, isError);
        if (after === before)
            return;
        this.#builds.set(build, after);
        this.#last = build;
    }
    #end(build) {
        const trace = this.#builds.get(build);
        if (trace === undefined)
            return;
        this.#builds.set(build, { ...trace, exporting: false, ended: true });
    }
}
function newTrace(build, at) {
    return {
        build,
        phaseSince: at,
        uploads: [],
        tasks: [],
        sessions: [],
        exporting: false,
        disconnected: false,
        ended: false,
    };
}
/** The trace in the phase that the words begin, or as it was. */
function move(trace, words, at) {
    const next = PHASE_WORDS.find(([pattern]) => pattern.test(words))?.[1];
    if (next === undefined || rank(next) <= rank(trace.phase))
        return trace;
    return {
        ...trace,
        phase: next,
        phaseSince: at,
        exporting: next === "export",
    };
}
function rank(phase) {
    return phase === undefined ? -1 : PHASES.indexOf(phase);
}
/** The trace with the facts that the words tell, or as it was. */
function learn(trace, words, isError) {
    const { phase } = trace;
    // Before the VM runs, and while it is exported, the plugin alone speaks.
    if (rank(phase) < rank("boot")) {
        const vm = MADE.exec(words)?.[1];
        if (vm !== undefined && trace.vm === undefined)
            return { ...trace, vm };
        if (UPLOAD.test(words))
            return withReferences(trace, words);
    }
    if (phase === "export" && EXPORT.test(words)) {
        return withReferences(trace, words);
    }
    if (phase === "address") {
        const address = ADDRESS.exec(words)?.[1];
        if (address !== undefined)
            return { ...trace, address };
    }
    if (isError && phase !== "provision" && rank(phase) < rank("cleanup")) {
        const disconnected = trace.disconnected || SHUT_DOWN.test(words);
        return { ...trace, problem: words.slice(0, MAX_WORDS), disconnected };
    }
    return trace;
}
function withReferences(trace, words) {
    const found = [...words.matchAll(REFERENCE)];
    const more = (known, name) => {
        const named = found
            .filter((match) => match[1] === name)
            .map(([, , reference = ""]) => reference.replace(/%3A/i, ":"));
        return [...new Set([...known, ...named])].slice(0, MAX_REFERENCES);
    };
    return {
        ...trace,
        uploads: more(trace.uploads, "vdi"),
        tasks: more(trace.tasks, "task_id"),
        sessions: more(trace.sessions, "session_id"),
    };
}
/**
 * The traces of the Packer builds of one of our builds, from its own folder (the one with `packer/` in it), however
 * long the output. `ended` tells whether Packer came to its end by itself. Empty where Packer never built.
 */
async function readTraces(folder) {
    const reader = new TraceReader();
    const splitter = new _lines_js__WEBPACK_IMPORTED_MODULE_2__/* .LineSplitter */ .g3();
    const take = (lines) => {
        for (const { text } of lines) {
            const line = (0,_machine_line_js__WEBPACK_IMPORTED_MODULE_3__/* .parseMachineLine */ .h)(text);
            if (line !== undefined)
                reader.read(line);
        }
    };
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "packer", "build", "stdout.log");
    try {
        const chunks = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { highWaterMark: READ_BYTES });
        for await (const chunk of chunks)
            take(splitter.push(chunk));
    }
    catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") {
            return [];
        }
        throw error;
    }
    take(splitter.end());
    return reader.traces;
}


/***/ })

};
