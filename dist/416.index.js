export const id = 416;
export const ids = [416];
export const modules = {

/***/ 8552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AV: () => (/* binding */ ownObject),
/* harmony export */   j_: () => (/* binding */ destination),
/* harmony export */   uU: () => (/* binding */ taken)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5803);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(972);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5347);
/** One upload on its way: what both ways of sending it share. */



/**
 * Our object, found after an error whose reply may only have been lost.
 * Throws the error where nothing is there, and another where the object there is not ours.
 */
async function ownObject(job, error) {
    const { store, input, source, stamp } = job;
    input.signal.throwIfAborted();
    const head = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .headOrNone */ .ms)(store, input.key, input.signal).catch(() => {
        throw error;
    });
    if (head === undefined) {
        throw error;
    }
    if ((0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isStamped */ .lM)(head, stamp) && head.ContentLength === source.size) {
        return head;
    }
    throw taken(input.key);
}
/** The error for a key that holds another's object. */
function taken(key) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.StoreError("upload", `${key} is already there and is not of this run: nothing was overwritten.`);
}
/** Where and how the object is written: common to both ways. */
function destination(job) {
    const { store, input, stamp } = job;
    return {
        Bucket: store.bucket,
        Key: input.key,
        ContentType: input.contentType,
        Metadata: { [_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .STAMP */ .Cq]: stamp },
        ...(0,_client_js__WEBPACK_IMPORTED_MODULE_0__.objectSettings)(store.settings),
    };
}


/***/ }),

/***/ 2416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   putFailureLog: () => (/* binding */ putFailureLog)
/* harmony export */ });
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5539);
/* harmony import */ var _upload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1486);
/** Logs of builds that yielded nothing. */


/** Uploads the log to a place of its own, never under `templates/`; returns its URL. */
async function putFailureLog(store, capabilities, { os, runId, attempt, build, logPath, signal }) {
    const key = store.keys.failureLog(os, runId, attempt, build);
    await (0,_upload_js__WEBPACK_IMPORTED_MODULE_1__/* .uploadImage */ .V6)(store, capabilities, {
        path: logPath,
        key,
        contentType: (0,_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaType */ .JL)(_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .LOG */ .$9),
        sinks: [],
        signal,
    });
    return store.url(key);
}


/***/ }),

/***/ 1486:
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
// EXTERNAL MODULE: ./build/bucket/checksum.js + 1 modules
var bucket_checksum = __webpack_require__(914);
// EXTERNAL MODULE: ./build/bucket/job.js
var bucket_job = __webpack_require__(8552);
// EXTERNAL MODULE: ./build/bucket/abort.js
var abort = __webpack_require__(6685);
// EXTERNAL MODULE: ./build/bucket/errors.js
var errors = __webpack_require__(972);
// EXTERNAL MODULE: ./build/bucket/failures.js
var failures = __webpack_require__(7832);
// EXTERNAL MODULE: ./build/bucket/retry.js
var retry = __webpack_require__(6029);
;// CONCATENATED MODULE: ./build/bucket/complete.js
/** The moment at which an uploaded object appears, and the proof that it is the right one. */






/** How long the store may take to show an object whose upload it has forgotten. */
const SETTLE_MS = 10_000;
/**
 * Makes the object appear, once: after any error the store is asked whether it is there already and ours,
 * because a lost reply looks like 404, 412 or a time-out.
 */
async function completeOnce(job, uploadId, parts) {
    const deadline = Date.now() + retry/* RETRY_BUDGET_MS */.KM;
    let conditional = job.capabilities.conditionalWrites;
    let mayHaveHappened = false;
    for (let tries = 0;; tries++) {
        try {
            return await complete(job, uploadId, parts, conditional);
        }
        catch (error) {
            job.input.signal.throwIfAborted();
            const own = await ownOrNone(job, error);
            if (own !== undefined) {
                return own;
            }
            const gone = (0,failures/* factsOf */.xS)(error).name === "NoSuchUpload";
            if (gone && mayHaveHappened) {
                return await waitForOwn(job, error);
            }
            const refusesCondition = conditional && (0,failures/* factsOf */.xS)(error).status === 501;
            conditional &&= !refusesCondition;
            mayHaveHappened ||= (0,failures/* isTransient */.dg)(error);
            const again = refusesCondition || (0,failures/* isTransient */.dg)(error) || (0,failures/* factsOf */.xS)(error).status === 409;
            if (!again || Date.now() > deadline) {
                throw error;
            }
            await (0,retry/* pause */.v7)((0,retry/* jitter */.p$)(tries, 500, 20_000), job.input.signal);
        }
    }
}
async function complete(job, uploadId, parts, conditional) {
    const { store, input, capabilities } = job;
    const done = await store.patientClient.send(new dist_cjs.CompleteMultipartUploadCommand({
        Bucket: store.bucket,
        Key: input.key,
        UploadId: uploadId,
        ...(0,bucket_checksum/* completion */.zk)(capabilities.checksum, parts),
        ...(conditional ? { IfNoneMatch: "*" } : {}),
    }), { abortSignal: input.signal });
    return { crc32: done.ChecksumCRC32, etag: done.ETag ?? "" };
}
/** Our object where it is there; undefined where none is; throws where it is another's. */
async function ownOrNone(job, error) {
    try {
        const head = await (0,bucket_job/* ownObject */.AV)(job, error);
        return { crc32: head.ChecksumCRC32, etag: head.ETag ?? "" };
    }
    catch (refusal) {
        if (refusal === error) {
            return undefined;
        }
        throw refusal;
    }
}
async function waitForOwn(job, error) {
    const deadline = Date.now() + SETTLE_MS;
    for (;;) {
        await (0,retry/* pause */.v7)(1000, job.input.signal);
        const own = await ownOrNone(job, error);
        if (own !== undefined) {
            return own;
        }
        if (Date.now() > deadline) {
            throw error;
        }
    }
}
/** How far the store has checked the object; throws where it holds another than was sent. */
async function checkStored(job, parts, stated) {
    const { store, input, capabilities } = job;
    const crc32 = stated ?? (await statedCrc32(job));
    const result = (0,bucket_checksum/* judge */.S4)(capabilities.checksum, parts, crc32);
    if (result === undefined) {
        throw new errors.StoreError("upload", `The store's CRC-32 of ${input.key} in bucket ${store.bucket} is not that of the file: the object is damaged; remove it and build again.`);
    }
    return result;
}
async function statedCrc32(job) {
    const { store, input, capabilities } = job;
    if (capabilities.checksum === "md5" || capabilities.checksum === "none") {
        return undefined;
    }
    const head = await store.client.send(new dist_cjs.HeadObjectCommand({
        Bucket: store.bucket,
        Key: input.key,
        ChecksumMode: "ENABLED",
    }), { abortSignal: input.signal });
    return head.ChecksumCRC32;
}

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

;// CONCATENATED MODULE: ./build/bucket/multipart.js
/** A big file in parts: pooled buffers, one reader, every part tried again by itself. */










/** Uploads the source in parts; after a failure or a cancel the upload is aborted before it is reported. */
async function uploadParts(job) {
    const { store, input } = job;
    const { uploadId, strays } = await create(job);
    try {
        await input.onMultipart?.({ key: input.key, uploadId });
        const parts = await sendParts(job, uploadId);
        const sha256 = await job.source.finish();
        input.signal.throwIfAborted();
        const stored = await completeOnce(job, uploadId, parts);
        const storeChecksum = await checkStored(job, parts, stored.crc32);
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
async function create(job) {
    const { store, input } = job;
    await input.onKey?.(input.key);
    try {
        return await sendCreate(job);
    }
    catch (error) {
        await (0,abort/* abortStrays */.dX)(store, input.key);
        throw error;
    }
}
async function sendCreate(job) {
    const { UploadId, $metadata } = await job.store.client.send(new dist_cjs.CreateMultipartUploadCommand({
        ...(0,bucket_job/* destination */.j_)(job),
        ...(0,bucket_checksum/* declaredChecksum */.s5)(job.capabilities.checksum),
    }), { abortSignal: job.input.signal });
    if (UploadId === undefined) {
        throw new errors.StoreError("store_down", `The store began an upload of ${job.input.key} without naming it: is \`s3-endpoint\` an S3 server?`);
    }
    return { uploadId: UploadId, strays: ($metadata.attempts ?? 1) > 1 };
}
async function sendParts(job, uploadId) {
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
            sent.push(await gate.pass(() => sendPart(job, uploadId, part, gate, signal)));
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
async function sendPart(job, uploadId, part, gate, signal) {
    const { store, input, capabilities } = job;
    const { number, body, crc } = part;
    const hash = (0,bucket_checksum/* payloadHash */.zx)(capabilities.checksum, body);
    const checksum = (0,bucket_checksum/* bodyChecksum */.el)(capabilities.checksum, body, crc);
    const send = () => {
        const command = new dist_cjs.UploadPartCommand({
            Bucket: store.bucket,
            Key: input.key,
            UploadId: uploadId,
            PartNumber: number,
            ContentLength: body.length,
            Body: slicesOf(body),
            ...checksum,
        });
        command.middlewareStack.add((next) => (args) => {
            const { request } = args;
            if (hasHeaders(request)) {
                request.headers["x-amz-content-sha256"] = hash;
            }
            return next(args);
        }, { step: "build", name: "statePayloadHash" });
        return store.client.send(command, { abortSignal: signal });
    };
    const { ETag } = await (0,retry/* retry */.L5)(send, {
        signal,
        refreshable: store.refreshable,
        onRetry: (error) => {
            if ((0,failures/* isSlowDown */.I$)(error)) {
                gate.halve();
            }
        },
    });
    return { number, length: body.length, crc, etag: ETag ?? "" };
}
function hasHeaders(request) {
    return (typeof request === "object" && request !== null && "headers" in request);
}

// EXTERNAL MODULE: ./build/bucket/objects.js
var objects = __webpack_require__(5347);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/bucket/source.js
/** A file read once, in order, through everything that wants its bytes. */




/** Read, hashed and handed on while it is in the processor's cache; the loop runs between two. */
const CHUNK_BYTES = 1024 * 1024;
/** Opens a file for one reading. */
async function openSource(path, sinks) {
    const file = await (0,promises_.open)(path, "r");
    const before = await file.stat();
    const sha256 = (0,external_node_crypto_.createHash)("sha256");
    let position = 0;
    const take = async (chunk) => {
        await readFully(file, chunk, position, path);
        position += chunk.length;
        sha256.update(chunk);
        for (const sink of sinks) {
            await sink.write(chunk);
        }
    };
    return {
        size: before.size,
        read: async (into) => {
            let crc = 0;
            for (let at = 0; at < into.length; at += CHUNK_BYTES) {
                const chunk = into.subarray(at, at + CHUNK_BYTES);
                await take(chunk);
                crc = (0,external_node_zlib_.crc32)(chunk, crc);
            }
            return crc;
        },
        finish: async () => {
            const after = await file.stat();
            if (position !== before.size ||
                after.size !== before.size ||
                after.mtimeMs !== before.mtimeMs) {
                throw changed(path);
            }
            for (const sink of sinks) {
                await sink.end();
            }
            return sha256.digest("hex");
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
    return new errors.StoreError("upload", `${path} changed while it was uploaded: nothing was published; see that no process still writes to it when Packer ends.`);
}

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
    const source = await openSource(input.path, input.sinks);
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
    const put = () => store.client.send(new dist_cjs.PutObjectCommand({
        ...(0,bucket_job/* destination */.j_)(job),
        Body: body,
        ...(0,bucket_checksum/* bodyChecksum */.el)(capabilities.checksum, body, crc),
        ...(capabilities.conditionalWrites ? { IfNoneMatch: "*" } : {}),
    }), { abortSignal: input.signal });
    const { refreshable } = store;
    let etag;
    try {
        etag = (await (0,retry/* retry */.L5)(put, { signal: input.signal, refreshable })).ETag;
    }
    catch (error) {
        etag = (await (0,bucket_job/* ownObject */.AV)(job, error)).ETag;
    }
    input.onProgress?.(source.size, source.size);
    const storeChecksum = capabilities.checksum === "crc32-composite"
        ? "crc32"
        : capabilities.checksum;
    return { size: source.size, sha256, storeChecksum, etag: etag ?? "" };
}


/***/ })

};
