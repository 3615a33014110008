export const id = 426;
export const ids = [426,416];
export const modules = {

/***/ 6685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dX: () => (/* binding */ abortStrays),
/* harmony export */   eq: () => (/* binding */ abortUploadsOf),
/* harmony export */   pX: () => (/* binding */ abortMultipart)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3711);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7832);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5347);
/** Ending unfinished multipart uploads: they are invisible and cost money. */



/** An abort must fit between a cancel and the runner's kill. */
const ABORT_TIMEOUT_MS = 5_000;
/** Ends what a beginning without an answer may have begun, within 5 seconds in all; never throws. */
async function abortStrays(store, key) {
    const signal = AbortSignal.timeout(ABORT_TIMEOUT_MS);
    // The failure that led here is what matters; what stays is ended by the post step.
    await abortUploadsOf(store, [key], signal).catch(() => { });
}
/** Ends an upload, within 5 seconds where nothing else is said; one that is gone already is fine. */
async function abortMultipart(store, { key, uploadId }, signal = AbortSignal.timeout(ABORT_TIMEOUT_MS)) {
    try {
        await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__.AbortMultipartUploadCommand({
            Bucket: store.bucket,
            Key: key,
            UploadId: uploadId,
        }), { abortSignal: signal });
    }
    catch (error) {
        if (!(0,_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c4)(error)) {
            throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)(store, error, "s3:AbortMultipartUpload", key);
        }
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
        const { Uploads = [] } = await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__.ListMultipartUploadsCommand({ Bucket: store.bucket, Prefix: key }), { abortSignal: signal });
        return Uploads.filter((upload) => upload.Key === key).flatMap(({ UploadId }) => (UploadId === undefined ? [] : [UploadId]));
    }
    catch (error) {
        throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)(store, error, "s3:ListBucketMultipartUploads", key);
    }
}


/***/ }),

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


/***/ }),

/***/ 7426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildPlanned: () => (/* binding */ buildPlanned)
});

// EXTERNAL MODULE: ./build/report/status-text.js
var status_text = __webpack_require__(8397);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
;// CONCATENATED MODULE: ./build/packer/artifacts.js
/** Packer's artifacts to files that are there. */


/** What Packer prints in place of a secret. */
const SENSITIVE = "<sensitive>";
/** Ids that say nothing: of the xenserver and qemu, the null and the file builder. */
const EMPTY_IDS = new Set(["", "VM", "Null", "File"]);
const CHECKSUM_BUILDER = "packer.post-processor.checksum";
const IMAGE_NAME = /\.(?:xva|xva\.gz|xva\.zst|qcow2|raw|img|vhd|vmdk)$/i;
const XVA_NAME = /\.xva(?:\.gz|\.zst)?$/i;
/**
 * Resolves the files of the artifacts, each once per build. Checksum files are no images. A path in which Packer hid
 * a secret is found by looking for the one file that fits. Symbolic links are refused: a template could make us
 * publish any file of the runner.
 */
async function resolveArtifacts(artifacts, workingDirectory) {
    const files = new Map();
    const problems = [];
    for (const { build, builderId, name } of listed(artifacts)) {
        const found = await findFile(name, workingDirectory);
        if ("problem" in found) {
            problems.push(`${build}: ${found.problem}`);
            continue;
        }
        const key = `${build}\n${found.path}`;
        if (!files.has(key)) {
            files.set(key, { path: found.path, packerBuild: build, builderId });
        }
    }
    const ambiguous = findAmbiguous([...files.values()]);
    return {
        files: [...files.values()],
        ids: identifiers(artifacts),
        problems: [...new Set(problems)],
        ...(ambiguous === undefined ? {} : { ambiguous }),
    };
}
/** Why a run that ended well yielded no image, or too many; undefined where all is well. */
function refuseYield(result) {
    const { files, ids, problems, ambiguous } = result;
    if (ambiguous !== undefined)
        return { reason: "ambiguous", message: ambiguous };
    if (files.length > 0 || ids.length > 0)
        return undefined;
    const why = problems[0] ?? "for xenserver, set a format other than none";
    return {
        reason: "no_image",
        message: `Packer ended well, but no build yielded a file (${why})`,
    };
}
/** Files by build as listed, without those that a checksum post-processor made. */
function listed(artifacts) {
    return artifacts.flatMap(({ build, builderId, files }) => files
        .filter((name) => builderId !== CHECKSUM_BUILDER || IMAGE_NAME.test(name))
        .map((name) => ({ build, builderId, name: (0,external_node_path_.normalize)(name) })));
}
function identifiers(artifacts) {
    const ids = new Map();
    for (const { build, builderId, id, files } of artifacts) {
        if (files.length > 0 || EMPTY_IDS.has(id))
            continue;
        ids.set(`${build}\n${builderId}\n${id}`, {
            packerBuild: build,
            kind: builderId,
            id,
        });
    }
    return [...ids.values()];
}
function findAmbiguous(files) {
    const xvas = files.filter(({ path }) => XVA_NAME.test(path));
    for (const build of new Set(xvas.map(({ packerBuild }) => packerBuild))) {
        const images = xvas.filter(({ packerBuild }) => packerBuild === build);
        if (images.length > 1) {
            const names = images.map(({ path }) => path).join(", ");
            return `${build} yielded ${images.length} XVAs (${names}): one build makes one image, so give each its own output_directory`;
        }
    }
    return undefined;
}
async function findFile(name, workingDirectory) {
    const paths = name.includes(SENSITIVE)
        ? await expand(name, workingDirectory)
        : [(0,external_node_path_.resolve)(workingDirectory, name)];
    const [path] = paths;
    if (path === undefined || paths.length > 1) {
        return {
            problem: `Packer hid a secret in the path ${name}, and ${paths.length} files fit it: keep sensitive variables out of output_directory and vm_name`,
        };
    }
    try {
        if ((await (0,promises_.lstat)(path)).isFile())
            return { path };
        return { problem: `${name} is not a regular file` };
    }
    catch {
        return { problem: `${name} is not there` };
    }
}
/** Existing paths that fit, a secret being any text within one part of the path. */
async function expand(name, workingDirectory) {
    let paths = [(0,external_node_path_.isAbsolute)(name) ? external_node_path_.sep : workingDirectory];
    for (const part of name.split(external_node_path_.sep).filter((item) => item !== "")) {
        if (!part.includes(SENSITIVE)) {
            paths = paths.map((path) => (0,external_node_path_.resolve)(path, part));
            continue;
        }
        const pattern = new RegExp(`^${part.split(SENSITIVE).map(escapePattern).join(".+")}$`, "s");
        const levels = await Promise.all(paths.map(async (path) => {
            const entries = await (0,promises_.readdir)(path).catch(() => []);
            return entries
                .filter((entry) => pattern.test(entry))
                .map((entry) => (0,external_node_path_.resolve)(path, entry));
        }));
        paths = levels.flat();
    }
    const present = await Promise.all(paths.map(isPresent));
    return paths.filter((_, index) => present[index]);
}
async function isPresent(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}
function escapePattern(text) {
    return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

// EXTERNAL MODULE: ./build/packer/command.js
var command = __webpack_require__(1122);
;// CONCATENATED MODULE: ./build/packer/diagnostics.js
/** HCL diagnostics in Packer's output, to annotations. */

const HEAD = /^(Error|Warning): (.+)$/;
const SUBJECT = /^ {2}on (.*) line (\d+)(?:, in .*)?:$/;
/** A line of source that Packer shows, or its apology. */
const SOURCE = /^(?: *\d+: .*| *\d+:| {2}\(source code not available\))$/;
/** A range inside the detail: `file:line,column-column` or `file:line,column-line,column`. */
const RANGE = /(\S+\.(?:hcl|json)):(\d+),(\d+)-\d+/;
/**
 * Reads the diagnostics of `init`, `validate` or `build`: blocks of `Error: <summary>`, `  on <file> line <n>:`,
 * source lines, and a detail. Files become repository-relative; a file outside of the repository is left out.
 */
function parseDiagnostics(text, place) {
    const blocks = [];
    for (const line of text.split("\n")) {
        if (HEAD.test(line))
            blocks.push([line]);
        else
            blocks.at(-1)?.push(line);
    }
    return blocks.map((block) => toNotice(block, place));
}
function toNotice(block, place) {
    const [, severity, summary = ""] = HEAD.exec(block[0] ?? "") ?? [];
    const subject = block.map((line) => SUBJECT.exec(line)).find(Boolean);
    const detail = block
        .slice(1)
        .filter((line) => !SUBJECT.test(line) && !SOURCE.test(line))
        .join("\n")
        .trim();
    const position = locate(subject, RANGE.exec(detail));
    return {
        level: severity === "Warning" ? "warning" : "error",
        title: summary,
        message: detail === "" ? summary : detail,
        ...(position && inRepository(position, place)),
    };
}
/** The nested range is the finer of the two; it may also be the only one. */
function locate(subject, range) {
    if (range !== null) {
        const [, file = "", line, column] = range;
        return { file, line: Number(line), column: Number(column) };
    }
    const [, file = "", line = "0"] = subject ?? [];
    return file === "" || Number(line) < 1
        ? undefined
        : { file, line: Number(line) };
}
function inRepository(position, { workingDirectory, repository }) {
    const absolute = (0,external_node_path_.isAbsolute)(position.file)
        ? position.file
        : (0,external_node_path_.join)(workingDirectory, position.file);
    const path = (0,external_node_path_.relative)(repository, absolute);
    if (path.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(path)) {
        return undefined;
    }
    return { ...position, file: path };
}
/** Whether two notices tell of the same thing: `validate` and `build` differ only in the detail. */
function isSameDiagnostic(a, b) {
    return (a.level === b.level &&
        a.title === b.title &&
        a.file === b.file &&
        a.line === b.line);
}

;// CONCATENATED MODULE: ./build/packer/explain.js
/** Words for the failures of Packer's commands. */
/**
 * Why `init` or `validate` failed, from what it printed and the diagnostics in that, with the cure where the reason
 * is a common one.
 */
function explainPreparation(step, text, notices, exit) {
    const line = text.split("\n").find((item) => item.trim() !== "");
    const reason = firstError(notices) ?? line?.trim().replace(/:$/, "") ?? describeExit(exit);
    const said = `packer ${step}: ${reason}`;
    if (step === "init" && /rate limit/i.test(text)) {
        return `${said} (GitHub's limit for anonymous calls is used up: set PACKER_GITHUB_API_TOKEN in the step's env, or keep the input \`cache-plugins\` on)`;
    }
    if (step === "init" &&
        /no such host|dial tcp|i\/o timeout|connection refused|x509/i.test(text)) {
        return `${said} (the plugin's host can't be reached: check the network, the proxy variables and the certificates, or install the plugin beforehand with \`packer plugins install --path\`)`;
    }
    return said;
}
/** Why `build` failed: the first build's error, else the first diagnostic, else the exit code. */
function explainBuild({ buildErrors }, notices, exit) {
    const [first] = buildErrors;
    if (first !== undefined) {
        const [name, message] = first;
        const more = buildErrors.size > 1 ? ` (and ${buildErrors.size - 1} more)` : "";
        return `${name}: ${message.trim()}${more}`;
    }
    return `packer build: ${firstError(notices) ?? describeExit(exit)}`;
}
function firstError(notices) {
    const error = notices.find(({ level }) => level === "error");
    if (error === undefined)
        return undefined;
    const { title, message, file, line } = error;
    return `${title ?? message}${file === undefined ? "" : ` (${file}:${line})`}`;
}
function describeExit({ code, signal }) {
    return signal === null
        ? `ended with exit code ${code}`
        : `ended by ${signal}`;
}

;// CONCATENATED MODULE: ./build/packer/lines.js
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
/** ECMA-48 sequences: CSI (colours, cursor), OSC (titles, links), and the two-character ones. */
const ESCAPE_SEQUENCES = new RegExp([
    "\\u001b\\[[0-?]*[ -/]*[@-~]",
    "\\u001b\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)?",
    "\\u001b[ -/]*[0-~]?",
].join("|"), "g");
/** Control characters but tab, and the C1 block. */
const CONTROLS = /[^\P{Cc}\t]/gu;
/** One line as a terminal would leave it: no colours, of a progress bar its last state, no control characters. */
function cleanLine(text) {
    const plain = text.includes("\u001b")
        ? text.replace(ESCAPE_SEQUENCES, "")
        : text;
    const states = plain.replace(/\r+$/, "");
    return states.slice(states.lastIndexOf("\r") + 1).replace(CONTROLS, "");
}

;// CONCATENATED MODULE: ./build/packer/output.js
/**
 * What `packer build -machine-readable` says. A line is `<unix time>,<target>,<type>,<data…>`; in each field of data
 * a comma is written `%!(PACKER_COMMA)`, a line feed `\n` and a carriage return `\r` (a backslash stays as it is).
 */

/** First match wins; the words are those of packer-plugin-xenserver and Packer's SDK. */
const PHASES = [
    [/: Step: Create Instance/, "create"],
    [/: Waiting \S+ for boot/, "boot"],
    [/: Step: Wait for VM's IP/, "address"],
    [/: Waiting for (?:SSH|WinRM) to become available/, "connect"],
    [/: Provisioning with |: Running local shell script/, "provision"],
    [/: Step: Shutting down VM/, "shutdown"],
    [/: Step: export artifact/, "export"],
    [/: Download completed|: Destroying VM|: Deleting output dir/, "cleanup"],
];
/** Texts with diagnostics that are kept; more than this nobody reads. */
const MAX_DIAGNOSTIC_TEXTS = 100;
/** Parses one line, or gives undefined where it is not machine-readable output. */
function parseMachineLine(line) {
    const match = /^\d+,([^,]*),([a-z-]+),(.*)$/s.exec(line);
    if (match === null)
        return undefined;
    const [, target = "", type = "", data = ""] = match;
    return { target, type, data: data.split(",").map(unescapeField) };
}
function unescapeField(field) {
    return field
        .replaceAll("%!(PACKER_COMMA)", ",")
        .replaceAll("\\n", "\n")
        .replaceAll("\\r", "\r");
}
/** Gathers the outcome of one `packer build` from its lines; holds little, however long the output. */
class OutputReader {
    /** Number of builds that failed, as Packer counts them. */
    errorCount = 0;
    /** Packer began to cancel, or says that it has. */
    cancelled = false;
    /** Phase of the build that spoke last. */
    phase;
    /** Why each failed build failed. */
    buildErrors = new Map();
    /** Texts that hold HCL diagnostics. */
    diagnostics = [];
    #artifacts = new Map();
    get artifacts() {
        return [...this.#artifacts.values()];
    }
    /** Takes one line of standard output in; returns what a person should read of it. */
    read(line) {
        const machine = parseMachineLine(line);
        if (machine === undefined)
            return displayLines("say", line);
        const { target, type, data } = machine;
        switch (type) {
            case "ui":
                return this.#ui(data);
            case "error-count":
                this.errorCount = Number(data[0]) || 0;
                return [];
            case "error":
                this.buildErrors.set(target, data.join(","));
                return [];
            case "artifact":
                this.#artifact(target, data);
                return [];
            default:
                return [];
        }
    }
    #ui([level, ...rest]) {
        const text = rest.join(",");
        if (/^Cancelling build after|^Cleanly cancelled builds/.test(text)) {
            this.cancelled = true;
        }
        if (/^(?:Error|Warning): /.test(text) &&
            this.diagnostics.length < MAX_DIAGNOSTIC_TEXTS) {
            this.diagnostics.push(text);
        }
        this.phase =
            PHASES.find(([pattern]) => pattern.test(text))?.[1] ?? this.phase;
        return displayLines(level === "error" ? "error" : "say", text);
    }
    #artifact(build, [index, key, ...rest]) {
        const name = `${build}\n${index}`;
        const artifact = this.#artifacts.get(name) ?? {
            build,
            builderId: "",
            id: "",
            files: [],
        };
        const value = rest.join(",");
        if (key === "builder-id") {
            this.#artifacts.set(name, { ...artifact, builderId: value });
        }
        else if (key === "id") {
            this.#artifacts.set(name, { ...artifact, id: value });
        }
        else if (key === "file") {
            const files = [...artifact.files, rest.slice(1).join(",")];
            this.#artifacts.set(name, { ...artifact, files });
        }
    }
}
/** A text of Packer as lines: blank ones at either end dropped, each as a terminal would leave it. */
function displayLines(level, text) {
    return text
        .replace(/^\n+|\s+$/g, "")
        .split("\n")
        .map((line) => ({ level, text: cleanLine(line) }));
}

;// CONCATENATED MODULE: ./build/packer/log.js
/** The log of one Packer run: a redacted file, and live lines. */



/** As many of Packer's last error lines as a person wants to see. */
const MAX_ERROR_LINES = 20;
/** Characters that wait to be written at most, while a chunk of output is read. */
const FLUSH_LENGTH = 64 * 1024;
/** Writes a run's lines as they come. Nothing leaves it unredacted. */
class BuildLog {
    #settings;
    #file;
    #startedAt;
    #errors = [];
    #unwritten = "";
    constructor(settings) {
        this.#settings = settings;
        this.#file = (0,external_node_fs_.openSync)(settings.path, "a", 0o600);
        this.#startedAt = settings.now().getTime();
    }
    /** The last error lines so far, oldest first, redacted. */
    get errors() {
        return this.#errors;
    }
    /** Forgets the error lines: those of a phase that went well explain nothing. */
    clearErrors() {
        this.#errors = [];
    }
    /** Adds a line that is clean: to the file, and unless it is a debug line, to the live log. */
    add({ level, text }, { cut = false, debug = false } = {}) {
        const { redactor, now, live } = this.#settings;
        // A stream holds the end back, where a line that was cut may end in half a secret.
        const line = cut
            ? `${redactor.stream().write(text)} … (cut: longer than ${MAX_LINE_BYTES / 1024} KiB)`
            : redactor.redact(text);
        const at = now();
        this.#unwritten += `${at.toISOString()} ${line}\n`;
        if (this.#unwritten.length > FLUSH_LENGTH)
            this.flush();
        if (debug)
            return;
        live(`${elapsed(at.getTime() - this.#startedAt)} ${line}`);
        if (level === "error" && line.trim() !== "") {
            this.#errors = [...this.#errors, line].slice(-MAX_ERROR_LINES);
        }
    }
    /** Puts what is pending into the file: what was shown must be there even if we are killed next. */
    flush() {
        (0,external_node_fs_.writeFileSync)(this.#file, this.#unwritten);
        this.#unwritten = "";
    }
    close() {
        this.flush();
        (0,external_node_fs_.closeSync)(this.#file);
    }
}
/** `mm:ss`; minutes go on beyond an hour. */
function elapsed(ms) {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const pad = (value) => String(value).padStart(2, "0");
    return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
}
/** Standard output of `packer build -machine-readable`. */
function machineSink(log, reader, redactor) {
    return sink(log, redactor, ({ text, cut }) => {
        const lines = reader.read(text);
        for (const [index, line] of lines.entries()) {
            log.add(line, { cut: cut && index === lines.length - 1 });
        }
    });
}
/** Plain text: standard error, and all that `init` and `validate` say. `keep` gets each line, not redacted. */
function plainSink(log, redactor, options) {
    const { level, debug = false, keep } = options;
    return sink(log, redactor, ({ text, cut }) => {
        const line = cleanLine(text);
        keep?.(line);
        log.add({ level, text: line }, { cut, debug });
    });
}
function sink(log, redactor, onLine) {
    const splitter = new LineSplitter(MAX_LINE_BYTES + redactor.longest);
    const take = (lines) => {
        for (const line of lines)
            onLine(line);
        log.flush();
    };
    return {
        write: (chunk) => take(splitter.push(chunk)),
        end: () => take(splitter.end()),
    };
}
/** A message of our own in the log. */
function note(log, text) {
    for (const line of displayLines("say", text))
        log.add(line);
    log.flush();
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/packer/sweep.js
var sweep = __webpack_require__(3479);
;// CONCATENATED MODULE: ./build/packer/process.js
/**
 * Starts a program so that it outlives us: in its own session, without pipes (a pipe would break when we are killed,
 * and take Packer's clean-up with it), its output in files that are followed, its pid written down before it runs.
 */






/** Writes its own pid, then becomes the program: from the first instant on there is something to find it by. */
const LAUNCHER = 'echo $$ > "$0"; exec "$@"';
const POLL_MS = 150;
const READ_BYTES = 256 * 1024;
/** setTimeout fires at once beyond this. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** Starts the program. Throws when it cannot be started at all, such as in a folder that is not there. */
async function startDetached(request) {
    const { file, args, cwd, env, folder } = request;
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    const stdout = await (0,promises_.open)((0,external_node_path_.join)(folder, "stdout.log"), "wx", 0o600);
    const stderr = await (0,promises_.open)((0,external_node_path_.join)(folder, "stderr.log"), "wx", 0o600);
    try {
        const child = (0,external_node_child_process_.spawn)("/bin/sh", ["-c", LAUNCHER, (0,external_node_path_.join)(folder, "pid"), file, ...args], {
            cwd,
            env: { ...env, [command/* MARKER_VARIABLE */.a0]: folder },
            detached: true,
            stdio: ["ignore", stdout.fd, stderr.fd],
        });
        const { pid } = child;
        const ended = new Promise((resolve, reject) => {
            child.once("error", (cause) => reject(new Error(`Could not start ${file} in ${cwd}`, { cause })));
            child.once("exit", (code, signal) => resolve({ code, signal }));
        });
        if (pid === undefined) {
            await ended;
            throw new Error(`Could not start ${file}`);
        }
        return watch(request, pid, ended);
    }
    finally {
        await stdout.close();
        await stderr.close();
    }
}
function watch(request, pid, ended) {
    const running = new AbortController();
    let timedOut = false;
    const stop = (graceSeconds) => {
        if (running.signal.aborted)
            return;
        (0,sweep/* sendSignal */.v)(pid, "SIGTERM");
        after(graceSeconds * 1000, running.signal, () => (0,sweep/* sendSignal */.v)(-pid, "SIGKILL"));
    };
    if (request.timeoutMinutes > 0) {
        after(request.timeoutMinutes * 60_000, running.signal, () => {
            timedOut = true;
            stop(request.stopGraceSeconds());
        });
    }
    const clean = ended.then(async (result) => {
        running.abort();
        (0,sweep/* sendSignal */.v)(-pid, "SIGKILL");
        await (0,sweep/* sweepMarked */.T)(request.folder, { graceSeconds: 0 });
        return { ...result, timedOut };
    });
    const follow = (stream) => followFile((0,external_node_path_.join)(request.folder, `${stream}.log`), clean, (chunk) => request.onOutput(stream, chunk));
    const finished = Promise.all([follow("stdout"), follow("stderr")])
        .then(() => clean)
        .catch(async (error) => {
        stop(0);
        await clean;
        throw error;
    });
    return { pid, finished, stop };
}
/** Calls back after a time, unless the program has ended before. */
function after(ms, ended, callback) {
    const timer = setTimeout(callback, Math.min(ms, MAX_TIMER_MS));
    ended.addEventListener("abort", () => clearTimeout(timer), { once: true });
}
/** Hands over what is written to the file until its writers are gone and its end is reached. */
async function followFile(path, writersGone, onChunk) {
    let last = false;
    const gone = writersGone.then(() => {
        last = true;
    });
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    const file = await (0,promises_.open)(path, "r");
    try {
        for (;;) {
            const wasLast = last;
            const { bytesRead } = await file.read(buffer);
            if (bytesRead > 0)
                onChunk(buffer.subarray(0, bytesRead));
            else if (wasLast)
                return;
            else
                await Promise.race([gone, (0,external_node_timers_promises_.setTimeout)(POLL_MS)]);
        }
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./build/packer/run.js
/** One Packer root, from `init` to its artifacts. */









/** The xenserver plugin looks at no signal during the export: waiting longer brings nothing. */
const EXPORT_GRACE_SECONDS = 5;
/** Enough of `init` and `validate` to find the diagnostics in. */
const MAX_KEPT_LINES = 2000;
/**
 * Runs `init` (where Packer and the template know it), `validate` and `build`. What goes wrong with Packer is in the
 * result; it throws only where we ourselves fail, such as on a full disk.
 */
async function runRoot(request) {
    await (0,promises_.mkdir)(request.folder, { recursive: true, mode: 0o700 });
    const log = new BuildLog({
        path: request.logPath,
        redactor: request.redactor,
        live: request.log,
        now: request.now,
    });
    try {
        return await new Run(request, log).all();
    }
    finally {
        log.close();
    }
}
/** Without required plugins `init` only says so in five lines; a legacy template has no such block. */
async function asksForPlugins({ root, repository, }) {
    if ((0,command/* isLegacy */.KX)(root))
        return false;
    try {
        const texts = root.templateFiles.map((path) => (0,promises_.readFile)((0,external_node_path_.join)(repository, path), "utf8"));
        return (await Promise.all(texts)).some((text) => text.includes("required_plugins"));
    }
    catch {
        // Packer says better than we what is wrong with a file
        return true;
    }
}
class Run {
    #request;
    #log;
    #startedAt;
    #timings = {};
    #reader = new OutputReader();
    #notices = [];
    constructor(request, log) {
        this.#request = request;
        this.#log = log;
        this.#startedAt = request.now().getTime();
    }
    async all() {
        const failure = (await this.#prepare()) ?? (await this.#build());
        const { artifacts } = this.#reader;
        const { workingDirectory } = this.#request.arguments;
        const result = await resolveArtifacts(artifacts, workingDirectory);
        for (const message of result.problems) {
            this.#notices.push({ level: "warning", message: this.#redact(message) });
        }
        const refusal = refuseYield(result);
        const outcome = failure ?? (refusal && this.#failure(refusal.reason, refusal.message));
        return {
            ...(outcome && { failure: outcome }),
            files: result.files,
            ids: result.ids,
            notices: this.#notices,
            buildErrors: Object.fromEntries([...this.#reader.buildErrors].map(([name, text]) => [
                name,
                this.#redact(text),
            ])),
            timings: this.#timings,
            ...(this.#reader.phase && { phase: this.#reader.phase }),
        };
    }
    async #prepare() {
        const { arguments: settings, packer } = this.#request;
        const { modern } = packer;
        if (modern && (await asksForPlugins(settings))) {
            const failure = await this.#request.initInTurn(() => this.#plain("init", (0,command/* initArguments */.nD)(settings)));
            if (failure !== undefined)
                return failure;
        }
        return this.#plain("validate", (0,command/* validateArguments */.Tr)(settings, { modern }));
    }
    /** A step that speaks plain text. */
    async #plain(step, args) {
        const kept = [];
        const keep = (line) => {
            if (kept.length < MAX_KEPT_LINES)
                kept.push(line);
        };
        const { debug, redactor } = this.#request;
        const exit = await this.#step(step, args, {
            stdout: plainSink(this.#log, redactor, { level: "error", keep }),
            stderr: plainSink(this.#log, redactor, { level: "error", debug }),
        });
        const text = kept.join("\n");
        this.#addDiagnostics(text);
        const ended = this.#ended(step, exit);
        if ("reason" in ended)
            return ended;
        if (ended.code === 0) {
            this.#log.clearErrors();
            return undefined;
        }
        return this.#failure("packer", explainPreparation(step, text, this.#notices, ended));
    }
    async #build() {
        const { debug, redactor, arguments: settings } = this.#request;
        const exit = await this.#step("build", (0,command/* buildArguments */.fb)(settings), {
            stdout: machineSink(this.#log, this.#reader, redactor),
            stderr: plainSink(this.#log, redactor, { level: "error", debug }),
        });
        this.#addDiagnostics(this.#reader.diagnostics.join("\n"));
        const ended = this.#ended("build", exit);
        if ("reason" in ended)
            return ended;
        // An error line alone is no failure: provisioners' standard error comes as one.
        const { errorCount, buildErrors } = this.#reader;
        if (ended.code === 0 && errorCount === 0 && buildErrors.size === 0) {
            return undefined;
        }
        return this.#failure("packer", explainBuild(this.#reader, this.#notices, ended));
    }
    /** Runs one command of Packer to its end. Undefined: the run was cancelled before. */
    async #step(step, args, sinks) {
        const { signal, timeoutMinutes, packer, environment } = this.#request;
        if (signal.aborted)
            return undefined;
        const began = this.#request.now().getTime();
        note(this.#log, `$ packer ${args.join(" ")}`);
        // `init` downloads a plugin to one name in the temporary folder, which other runners of this user share
        const temporary = (0,external_node_path_.join)(this.#request.folder, "tmp");
        if (step === "init")
            await (0,promises_.mkdir)(temporary, { recursive: true });
        const process = await startDetached({
            file: packer.file,
            args,
            cwd: this.#request.arguments.workingDirectory,
            env: step === "init" ? { ...environment, TMPDIR: temporary } : environment,
            folder: (0,external_node_path_.join)(this.#request.folder, step),
            onOutput: (stream, chunk) => sinks[stream].write(chunk),
            timeoutMinutes: timeoutMinutes === 0
                ? 0
                : Math.max(timeoutMinutes - (began - this.#startedAt) / 60_000, Number.MIN_VALUE),
            stopGraceSeconds: () => this.#graceSeconds(),
        });
        const stop = () => process.stop(this.#graceSeconds());
        signal.addEventListener("abort", stop);
        if (signal.aborted)
            stop();
        try {
            return await process.finished;
        }
        finally {
            signal.removeEventListener("abort", stop);
            sinks.stdout.end();
            sinks.stderr.end();
            this.#timings[step] = (this.#request.now().getTime() - began) / 1000;
        }
    }
    #graceSeconds() {
        const { stopGraceSeconds } = this.#request;
        return this.#reader.phase === "export"
            ? Math.min(stopGraceSeconds, EXPORT_GRACE_SECONDS)
            : stopGraceSeconds;
    }
    /** An end that says nothing about the template is a failure: cancelled, out of time, or no Packer to run. */
    #ended(step, exit) {
        const { signal, timeoutMinutes, packer } = this.#request;
        if (exit?.timedOut && exit.code !== 0) {
            return this.#failure("timeout", `Packer was stopped after ${timeoutMinutes} minutes (during ${step}): raise the input \`build-timeout\` if the template needs longer`);
        }
        if (exit === undefined || (signal.aborted && exit.code !== 0)) {
            return this.#failure("cancelled", `Cancelled during packer ${step}`);
        }
        if (exit.code === 126 || exit.code === 127) {
            return this.#failure("packer", `${packer.file} could not be run: check the input \`packer\``);
        }
        return exit;
    }
    #failure(reason, message) {
        return {
            reason,
            message: this.#redact(message),
            details: this.#log.errors,
        };
    }
    #addDiagnostics(text) {
        const { workingDirectory, repository } = this.#request.arguments;
        const found = parseDiagnostics(text, { workingDirectory, repository });
        for (const notice of found) {
            const redacted = {
                ...notice,
                message: this.#redact(notice.message),
                ...(notice.title && { title: this.#redact(notice.title) }),
            };
            // `validate` and `build` say the same.
            if (!this.#notices.some((known) => isSameDiagnostic(known, redacted))) {
                this.#notices.push(redacted);
            }
        }
    }
    #redact(text) {
        return this.#request.redactor.redact(text);
    }
}

// EXTERNAL MODULE: ./build/packer/version.js
var version = __webpack_require__(5771);
// EXTERNAL MODULE: ./build/bucket/logs.js
var logs = __webpack_require__(2416);
// EXTERNAL MODULE: ./build/commands/workshop.js
var commands_workshop = __webpack_require__(9966);
;// CONCATENATED MODULE: ./build/commands/leg-outcome.js
/** How a leg ends: what it has to say, and what becomes of one that yielded nothing. */



const LOG_TIMEOUT_MS = 60_000;
/** The upload of a build's log, made at the first call. */
function logKeeper(build) {
    const { run, workshop, identity, leg, logPath } = build;
    let kept;
    return () => {
        kept ??= (0,external_node_fs_.existsSync)(logPath)
            ? (0,logs.putFailureLog)(workshop.store, workshop.capabilities, {
                os: leg.root.os,
                runId: run.facts.runId,
                attempt: run.facts.runAttempt,
                build: identity.id,
                logPath,
                signal: AbortSignal.timeout(LOG_TIMEOUT_MS),
            })
            : Promise.resolve(undefined);
        return kept;
    };
}
/** A leg, or some of its images, that yielded nothing: the log goes where failed builds' logs go. */
async function failed(build, failure, notices = [], images = build.leg.images) {
    const { run, identity, leg } = build;
    const warnings = [];
    const log = await build.keepLog().catch((error) => {
        warnings.push(`The log of ${leg.root.os} could not be kept: ${(0,commands_workshop/* sentence */.em)(error)}`);
        return undefined;
    });
    const outcome = unbuiltLeg(run, { ...leg, images }, failure, identity);
    return {
        ...outcome,
        results: outcome.results.map((result) => ({
            ...result,
            urls: log === undefined ? {} : { log },
        })),
        notices,
        warnings,
    };
}
/** The outcome of a leg of which nothing was built. */
function unbuiltLeg(run, leg, failure, identity) {
    const cancelled = failure.reason === "cancelled";
    const seconds = identity === undefined
        ? 0
        : Math.round((run.now().getTime() - identity.startedAt.getTime()) / 1000);
    return {
        results: leg.images.map((image) => ({
            os: image.os,
            image: image.id,
            version: image.version,
            build: identity?.id ?? null,
            state: cancelled ? "cancelled" : "failed",
            reason: failure.reason,
            seconds,
            files: [],
            urls: {},
        })),
        failures: leg.images.map(({ id }) => ({ ...failure, subject: id })),
        publications: [],
        notices: [],
        warnings: [],
        plugins: {},
        phases: [],
    };
}

;// CONCATENATED MODULE: ./build/packer/encodings.js
/**
 * The forms in which a secret may turn up in a log: what shells, JSON, URLs, XML and base64 make of it.
 */
/** Shorter secrets are left alone: hiding every `a` of a log helps nobody. */
const MINIMUM_LENGTH = 4;
/** From here on a secret is searched for anywhere and in every encoding; below, as a whole word only. */
const ENCODED_LENGTH = 8;
/** Characters that percent-encoders leave as they are, beside letters and digits. */
const PERCENT_KEEPERS = [
    "-_.~", // RFC 3986, Go's url.QueryEscape
    "-_.!~*'()", // encodeURIComponent
    "-_.~$&+=:@", // Go's url.PathEscape
    "-_.!~*'();/?:@&=+$,#", // encodeURI
    "-_.*", // HTML forms
];
/** Every form of the secrets that is worth looking for, each once; none holds a line break. */
function secretForms(secrets) {
    const forms = new Map();
    const add = (text, kind) => {
        if (!/[\r\n]/.test(text) && !forms.has(text)) {
            forms.set(text, { text, kind });
        }
    };
    for (const value of secrets.flatMap(withLines)) {
        if (value.length >= ENCODED_LENGTH) {
            for (const text of textForms(value))
                add(text, "whole");
            for (const text of byteForms(value))
                add(text, "wrapped");
        }
        else if (value.length >= MINIMUM_LENGTH) {
            add(value, "word");
        }
    }
    return [...forms.values()];
}
/** A secret and, since logs are lines, each of its lines. */
function withLines(secret) {
    const lines = secret.split(/\r\n|\r|\n/);
    return [...new Set([secret, ...lines.map((line) => line.trim())])];
}
function textForms(value) {
    return [
        value,
        ...jsonForms(value),
        ...percentForms(value),
        ...xmlForms(value),
        ...shellForms(value),
    ];
}
function jsonForms(value) {
    const unicode = (text, pattern) => text.replace(pattern, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
    const plain = JSON.stringify(value).slice(1, -1);
    return [
        plain,
        unicode(plain, /[<>&\u2028\u2029]/g), // Go's encoding/json, jsonencode()
        unicode(plain, /[^ -~]/g), // Python's json.dumps
        JSON.stringify(plain).slice(1, -1), // JSON inside JSON
    ];
}
function percentForms(value) {
    return PERCENT_KEEPERS.flatMap((keep) => {
        const upper = percentEncode(value, keep);
        const lower = upper.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
        return [upper, lower].flatMap((text) => [
            text,
            text.replaceAll("%20", "+"),
        ]);
    });
}
function percentEncode(value, keep) {
    let encoded = "";
    for (const byte of Buffer.from(value, "utf8")) {
        const char = String.fromCharCode(byte);
        encoded +=
            /[A-Za-z0-9]/.test(char) || keep.includes(char)
                ? char
                : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    }
    return encoded;
}
function xmlForms(value) {
    const escaped = value
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;");
    return ['"', "&quot;", "&#34;"].flatMap((double) => ["'", "&apos;", "&#39;", "&#x27;"].map((single) => escaped.replaceAll('"', double).replaceAll("'", single)));
}
function shellForms(value) {
    return [
        value.replaceAll("'", "'\\''"),
        value.replaceAll("'", "'\"'\"'"), // Python's shlex.quote
        value.replace(/["$`\\]/g, "\\$&"), // inside double quotes
        value.replace(/[^\w@%+=:,./\-\u0080-\uffff]/g, "\\$&"), // printf %q
    ];
}
function byteForms(value) {
    const bytes = Buffer.from(value, "utf8");
    const hex = bytes.toString("hex");
    return [
        hex,
        hex.toUpperCase(),
        ...base64Forms(bytes),
        ...base64Forms(Buffer.from(value, "utf16le")), // PowerShell's -EncodedCommand
    ];
}
/**
 * The secret's base64 alone, to its last character and padding; and what stays the same of it whatever stands around,
 * for the three ways in which its bytes can fall on groups of three: characters that hold bits of a neighbour are left out.
 */
function base64Forms(bytes) {
    const within = [0, 1, 2].map((shift) => Buffer.concat([Buffer.alloc(shift), bytes])
        .toString("base64")
        .slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6)));
    const alone = bytes.toString("base64");
    return [alone, alone.replace(/=+$/, ""), ...within].flatMap((encoded) => [
        encoded,
        encoded.replaceAll("+", "-").replaceAll("/", "_"),
    ]);
}

;// CONCATENATED MODULE: ./build/packer/redact.js
/**
 * Takes secrets out of text before it reaches a log or the store. The runner masks its own log only; what is uploaded
 * is masked here, and in more encodings.
 */


const REPLACEMENT = "***";
/** A form that tools wrap is found by any stretch of this length, and the match then grows as far as it fits. */
const ANCHOR_LENGTH = 16;
const ANCHOR_STEP = 8;
/**
 * Secrets that nobody told us of. Each has one group, which is what goes. Lengths are bounded, so that a hostile line
 * costs linear time and a stream knows how much to hold back ({@link PATTERN_REACH}).
 */
const PATTERNS = [
    // A live session of the pool: the plugin prints it, raw on export and percent-encoded on upload.
    /session_id(?:["' :=]{1,4}|%3D)(OpaqueRef(?::|%3A)[\w-]{1,64})/dgi,
    // scheme://user:password@host
    /:\/\/([^\s/?#@:"'<>]{0,128}:[^\s/"'<>]{1,256})@/dg,
];
const PATTERN_REACH = 400;
/**
 * Builds a redactor for the given secrets.
 *
 * A secret of at least 8 characters, and each such line of it, is found raw and as base64 (three alignments, also of
 * UTF-16), base64url, percent-encoded, JSON-, XML- and shell-escaped and hexadecimal; one of 4 to 7 characters as a
 * whole word; a shorter one not at all.
 */
function createRedactor(secrets) {
    const forms = secretForms(secrets);
    const longest = forms.reduce((length, form) => Math.max(length, form.text.length), 0);
    const index = new AnchorIndex(forms.flatMap(redact_anchors));
    const find = (text) => merge([...index.find(text), ...findPatterns(text)]);
    return {
        longest: Math.max(longest, PATTERN_REACH),
        redact: (text) => replace(text, find(text), 0, text.length),
        stream: () => new Stream(find, Math.max(longest, PATTERN_REACH) + 1),
    };
}
function redact_anchors(form) {
    const { text } = form;
    if (form.kind !== "wrapped" || text.length < 2 * ANCHOR_LENGTH) {
        return [{ text, form, offset: 0 }];
    }
    const offsets = Array.from({ length: Math.ceil((text.length - ANCHOR_LENGTH) / ANCHOR_STEP) }, (_, index) => index * ANCHOR_STEP);
    return [...offsets, text.length - ANCHOR_LENGTH].map((offset) => ({
        text: text.slice(offset, offset + ANCHOR_LENGTH),
        form,
        offset,
    }));
}
const HASH_BITS = 20;
/** Five bits a character: the one before the last four has left the hash. */
function roll(hash, code) {
    return ((hash << 5) ^ (code & 31)) & ((1 << HASH_BITS) - 1);
}
/** Finds many strings in one pass: a rolling hash of four characters tells where looking closer is worth it. */
class AnchorIndex {
    #seen = new Uint8Array(1 << HASH_BITS);
    #byHash = new Map();
    constructor(anchors) {
        for (const anchor of anchors) {
            let hash = 0;
            for (let at = 0; at < 4; at++) {
                hash = roll(hash, anchor.text.charCodeAt(at));
            }
            this.#seen[hash] = 1;
            this.#byHash.set(hash, [...(this.#byHash.get(hash) ?? []), anchor]);
        }
    }
    *find(text) {
        let hash = 0;
        for (let at = 0; at < text.length; at++) {
            hash = roll(hash, text.charCodeAt(at));
            if (this.#seen[hash] === 0)
                continue;
            for (const anchor of this.#byHash.get(hash) ?? []) {
                const start = at - 3;
                if (text.startsWith(anchor.text, start)) {
                    const range = rangeOf(text, start, anchor);
                    if (range !== undefined)
                        yield range;
                }
            }
        }
    }
}
/** The range of the form round an anchor that was found, or undefined where a whole word is asked for and is not there. */
function rangeOf(text, at, anchor) {
    const { form, offset } = anchor;
    let start = at;
    let end = at + anchor.text.length;
    if (form.kind === "word") {
        const alone = !isWord(text[start - 1]) && !isWord(text[end]);
        return alone ? [start, end] : undefined;
    }
    let from = offset;
    let to = offset + anchor.text.length;
    while (from > 0 && start > 0 && text[start - 1] === form.text[from - 1]) {
        start--;
        from--;
    }
    while (to < form.text.length && text[end] === form.text[to]) {
        end++;
        to++;
    }
    return [start, end];
}
function isWord(char) {
    return char !== undefined && /[A-Za-z0-9_]/.test(char);
}
function* findPatterns(text) {
    for (const pattern of PATTERNS) {
        for (const match of text.matchAll(pattern)) {
            const range = match.indices?.[1];
            if (range !== undefined)
                yield range;
        }
    }
}
/** Sorted, and those that overlap or touch made one. */
function merge(ranges) {
    const merged = [];
    for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
        const last = merged.at(-1);
        if (last !== undefined && start <= last[1]) {
            last[1] = Math.max(last[1], end);
        }
        else {
            merged.push([start, end]);
        }
    }
    return merged;
}
/** `text[from, to)` with the ranges replaced; a range that began before `from` has had its replacement already. */
function replace(text, ranges, from, to) {
    let result = "";
    let cursor = from;
    for (const [start, end] of ranges) {
        if (end <= cursor)
            continue;
        if (start >= to)
            break;
        if (start >= from)
            result += text.slice(cursor, start) + REPLACEMENT;
        cursor = Math.min(end, to);
    }
    return result + text.slice(cursor, to);
}
/** Holds back as much as a secret can reach forward, and remembers as much as one can reach back. */
class Stream {
    #find;
    #reach;
    #decoder = new external_node_string_decoder_.StringDecoder("utf8");
    #text = "";
    /** Characters of `#text` that are passed on already. */
    #done = 0;
    constructor(find, reach) {
        this.#find = find;
        this.#reach = reach;
    }
    write(chunk) {
        this.#text +=
            typeof chunk === "string" ? chunk : this.#decoder.write(chunk);
        // Each round looks at what was kept once more: rounds that are too small would cost a square.
        const pending = this.#text.length - this.#done;
        return pending < 2 * this.#reach
            ? ""
            : this.#emit(this.#text.length - this.#reach);
    }
    end() {
        this.#text += this.#decoder.end();
        return this.#emit(this.#text.length);
    }
    #emit(to) {
        const result = replace(this.#text, this.#find(this.#text), this.#done, to);
        const forget = Math.max(0, to - this.#reach);
        this.#text = this.#text.slice(forget);
        this.#done = to - forget;
        return result;
    }
}

;// CONCATENATED MODULE: ./build/packer/variables.js
/**
 * The values of `packer-variables` and `packer-secrets` for one root, as a variable file that only its owner can read:
 * an argument would stand in the process list, and `PKR_VAR_*` loses to any variable file.
 */


/** Types whose values are written as text: Packer itself turns `5` and `true` into a number and a boolean. */
const SCALAR_TYPES = /^(?:string|number|bool|any)?$/;
/**
 * Writes those of the values that the root declares to a file in `folder` (mode 0600), the name telling Packer the
 * format: HCL, or JSON for a legacy template. Returns its path, or undefined where there is nothing to write.
 */
async function writeVariableFile(request) {
    const { folder, values, declared, legacy } = request;
    const mine = declared.filter(({ name }) => values.has(name));
    if (mine.length === 0)
        return undefined;
    const path = (0,external_node_path_.join)(folder, legacy ? "action.json" : "action.pkrvars.hcl");
    const text = legacy
        ? JSON.stringify(Object.fromEntries(mine.map(({ name }) => [name, values.get(name)])))
        : mine
            .map((variable) => renderVariable(variable, values.get(variable.name)))
            .join("");
    await (0,promises_.writeFile)(path, text, { mode: 0o600, flag: "wx" });
    return path;
}
/**
 * One assignment in HCL. A string stays what it is, `"`, `\`, line breaks and `${` included. A list, set, tuple, map
 * or object is read as JSON, else taken as the HCL literal that `packer build -var` would take; so is a value in
 * brackets for a variable whose type only its default tells.
 */
function renderVariable(variable, value = "") {
    const { name, type, hasDefault } = variable;
    const literal = !SCALAR_TYPES.test(type.trim()) ||
        (type.trim() === "" &&
            hasDefault &&
            /^\s*(?:\[.*\]|\{.*\})\s*$/s.test(value));
    return `${name} = ${literal ? renderLiteral(value) : quote(value)}\n`;
}
function renderLiteral(value) {
    let parsed;
    try {
        parsed = JSON.parse(value);
    }
    catch {
        // Parentheses, so that the literal may span lines.
        return `(${value}\n)`;
    }
    return renderJson(parsed);
}
function renderJson(value) {
    if (typeof value === "string")
        return quote(value);
    if (Array.isArray(value))
        return `[${value.map(renderJson).join(", ")}]`;
    if (typeof value === "object" && value !== null) {
        const items = Object.entries(value).map(([key, item]) => `(${quote(key)}) = ${renderJson(item)}`);
        return `{${items.join(", ")}}`;
    }
    return JSON.stringify(value);
}
/** A quoted HCL string that means exactly `text`. */
function quote(text) {
    const escaped = text
        .replace(/[\\"]/g, "\\$&")
        .replaceAll("${", "$$${")
        .replaceAll("%{", "%%{")
        .replace(/\p{Cc}/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
    return `"${escaped}"`;
}

;// CONCATENATED MODULE: ./build/plan/variable-names.js
/** Which variables a variable file sets: names only, pure. */
/**
 * Names of the attributes at the top level of a `.pkrvars.hcl` or JSON variable file. A name that stands at the start of a
 * line inside a nested value counts too: the action would rather not offer a variable than override one.
 */
function variableNames(text, path) {
    if (path.endsWith(".json")) {
        try {
            const value = JSON.parse(text);
            return typeof value === "object" && value !== null
                ? Object.keys(value)
                : [];
        }
        catch {
            return [];
        }
    }
    return [
        ...text.matchAll(/^[ \t]*("?)([\p{L}_][\p{L}\p{N}_-]*)\1[ \t]*=/gmu),
    ].map((match) => match[2] ?? "");
}

;// CONCATENATED MODULE: ./build/commands/packer-request.js
/** What Packer is called with for one leg: working directory, variables, environment, secrets to hide. */








/** Packer's own clean-up after SIGTERM: `post` waits longer where the runner ends us first. */
const STOP_GRACE_SECONDS = 120;
/** Writes the leg's private variable file and says how Packer is to be run. */
async function packerRequest(build) {
    const { run, leg, workshop, folder } = build;
    const { packer: settings } = run.settings;
    const values = new Map([...settings.variables, ...settings.secrets]);
    const variableFile = await writeVariableFile({
        folder,
        values,
        declared: leg.root.variables,
        legacy: (0,command/* isLegacy */.KX)(leg.root),
    });
    const debug = settings.log || run.runner.debugging;
    const environment = (0,command/* packerEnvironment */.gh)({
        base: run.env,
        mode: settings.environment,
        ...((await asksForPlugins({
            root: leg.root,
            repository: run.facts.workspace,
        })) && workshop.packer.modern
            ? { pluginDirectory: workshop.pluginDirectory }
            : {}),
        offered: (0,command/* offeredVariables */.xW)({
            available: available(build),
            declared: leg.root.variables,
            set: new Set([...values.keys(), ...(await namesSetByFiles(build))]),
        }),
        debug,
        marker: folder,
    });
    return {
        shownVariables: shownVariables(build),
        request: {
            arguments: packerArguments(build, variableFile),
            packer: workshop.packer,
            environment,
            folder: (0,external_node_path_.join)(folder, "packer"),
            logPath: build.logPath,
            redactor: createRedactor(secretsOf(build, environment)),
            log: build.log,
            signal: run.signal,
            timeoutMinutes: settings.timeoutMinutes,
            stopGraceSeconds: STOP_GRACE_SECONDS,
            debug,
            initInTurn: workshop.initInTurn,
            now: run.now,
        },
    };
}
function packerArguments({ run, leg }, variableFile) {
    const { packer: settings } = run.settings;
    const { workspace } = run.facts;
    const { root } = leg;
    const place = settings.workingDirectory === "auto"
        ? (root.workingDirectory ?? "repository")
        : settings.workingDirectory;
    const whole = root.narrowed !== true && leg.images.length === root.images.length;
    const names = leg.images.flatMap((image) => image.builds.map(({ name }) => name));
    // where builds are left out, those that stay are named; else the user's own globs go through as they are
    const named = !whole && names.length > 0;
    return {
        root,
        repository: workspace,
        workingDirectory: place === "repository" ? workspace : (0,external_node_path_.join)(workspace, root.directory),
        only: named ? names : settings.only,
        except: named ? [] : settings.except,
        varFiles: settings.varFiles,
        ...(variableFile === undefined ? {} : { variableFile }),
        ...(settings.parallelBuilds === undefined
            ? {}
            : { parallelBuilds: settings.parallelBuilds }),
    };
}
/** The variables that the action can offer; the template takes those that it declares and nothing else sets. */
function available(build) {
    const { run, made, leg, identity, folder } = build;
    const { facts, settings } = run;
    const { os } = leg.root;
    const stamps = {
        "xva-template:os": os,
        "xva-template:build-id": identity.id,
        "xva-template:source": `${facts.repository || "local"}@${made.plan.head}`,
        "xva-template:run": facts.runUrl ?? facts.runKey,
    };
    const tags = [
        "xva-template",
        `xva-template:${os}`,
        `xva-run:${facts.runKey}`,
    ];
    return {
        output_directory: (0,external_node_path_.join)(folder, "output"),
        build_id: identity.id,
        build_commit: made.plan.head,
        build_run_url: facts.runUrl ?? "",
        vm_tags: JSON.stringify(tags),
        vm_other_config: JSON.stringify(stamps),
        ...(settings.xapi === undefined
            ? {}
            : {
                remote_host: settings.xapi.host,
                remote_username: settings.xapi.username,
                remote_password: settings.xapi.password,
            }),
    };
}
async function namesSetByFiles(build) {
    const { workspace } = build.run.facts;
    const { directory } = build.leg.root;
    const inFolder = await (0,promises_.readdir)((0,external_node_path_.join)(workspace, directory)).catch(() => []);
    const automatic = inFolder
        .filter((name) => /\.auto\.pkrvars\.(hcl|json)$/.test(name))
        .map((name) => (0,external_node_path_.join)(directory, name));
    return [...build.run.settings.packer.varFiles, ...automatic].flatMap((path) => variableNames((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(workspace, path), "utf8"), path));
}
function sensitiveVariables({ leg }) {
    return leg.root.variables.filter((variable) => variable.sensitive);
}
/** Secret inputs, and the values of the root's sensitive variables wherever they come from. */
function secretsOf(build, environment) {
    const { settings } = build.run;
    const sensitive = sensitiveVariables(build)
        .flatMap(({ name }) => [
        settings.packer.variables.get(name),
        environment[`PKR_VAR_${name}`],
    ])
        .filter((value) => value !== undefined);
    return [...settings.secretValues, ...sensitive];
}
function shownVariables(build) {
    const sensitive = new Set(sensitiveVariables(build).map(({ name }) => name));
    const declared = new Set(build.leg.root.variables.map(({ name }) => name));
    return Object.fromEntries([...build.run.settings.packer.variables].filter(([name]) => declared.has(name) && !sensitive.has(name)));
}

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
// EXTERNAL MODULE: ./build/bucket/objects.js
var objects = __webpack_require__(5347);
// EXTERNAL MODULE: ./build/bucket/records.js
var records = __webpack_require__(6277);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(3711);
;// CONCATENATED MODULE: ./build/bucket/withdraw.js
/** Taking back what a publishing wrote that came to no record: nothing of a failed build stays under `templates/`. */


/** For one object, all of them at once: a cancelled run has only some seconds. */
const WITHDRAW_TIMEOUT_MS = 5_000;
/**
 * Deletes the objects that this very publishing put under its build id, known by their stamp; never throws.
 * One that stays (these credentials need not be allowed to delete) is told to `onLeftover`.
 */
async function withdraw(publishing) {
    await (0,objects/* mapMany */.Cv)([...publishing.begun], async (key) => {
        try {
            await remove(publishing, key);
        }
        catch {
            publishing.input.onLeftover?.(key);
        }
    });
}
async function remove({ store, stamp }, key) {
    const abortSignal = AbortSignal.timeout(WITHDRAW_TIMEOUT_MS);
    const head = await (0,objects/* headOrNone */.ms)(store, key, abortSignal);
    if (head !== undefined && (0,objects/* isStamped */.lM)(head, stamp)) {
        const object = { Bucket: store.bucket, Key: key };
        await store.client.send(new dist_cjs.DeleteObjectCommand(object), { abortSignal });
    }
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

// EXTERNAL MODULE: ./build/bucket/upload.js + 5 modules
var upload = __webpack_require__(1486);
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
    let storeChecksum;
    for (const file of publishing.input.files) {
        const { published, checksum } = await publish_upload(publishing, file, "image");
        images.push(published);
        storeChecksum ??= checksum;
    }
    return { images, storeChecksum: storeChecksum ?? "none" };
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

;// CONCATENATED MODULE: ./build/xva/errors.js
/** What is wrong with an archive, as a closed list; shown by the command line and kept in the record. */
const XVA_ERROR_CLASSES = (/* unused pure expression or super */ null && ([
    "empty",
    "html-error-page",
    "not-an-xva",
    "truncated",
    "checksum",
    "order",
    "missing-block",
    "size-mismatch",
    "unexpected-member",
    "trailing-data",
    "metadata",
    "compression",
    "unsupported",
]));
/** A file that is no sound XVA: the message says what probably happened and what to do. */
class XvaError extends Error {
    name = "XvaError";
    class;
    member;
    offset;
    constructor(errorClass, message, details = {}) {
        super(message, details.cause === undefined ? {} : { cause: details.cause });
        this.class = errorClass;
        if (details.member !== undefined)
            this.member = details.member;
        if (details.offset !== undefined)
            this.offset = details.offset;
    }
}
/** A name from the archive, safe to print: quoted, with control characters escaped, and not endless. */
function quoteName(name) {
    const short = name.length > 120 ? `${name.slice(0, 120)}…` : name;
    return JSON.stringify(short).replace(/[\u007f-\u009f\u2028-\u202e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// EXTERNAL MODULE: ./build/plan/narrow.js
var narrow = __webpack_require__(2535);
// EXTERNAL MODULE: ./node_modules/xxhash-wasm/esm/xxhash-wasm.js
var xxhash_wasm = __webpack_require__(7261);
;// CONCATENATED MODULE: ./build/xva/block-hash.js


/** What a checksum looks like. xapi compares text, so the case counts. */
const CHECKSUM_PATTERNS = {
    /** XXH64, seed 0, upper case: XCP-ng and Citrix Hypervisor since 8.1. */
    xxhash: /^[0-9A-F]{16}$/,
    /** SHA-1, lower case: before. */
    checksum: /^[0-9a-f]{40}$/,
};
let instance;
/**
 * Hashes a block whose algorithm is known only from the member after it.
 * The block's bytes are hashed where they lie; only the pieces of a block that spans two chunks are copied, by {@link keep}.
 */
class BlockHash {
    #xxhash;
    #pieces = [];
    #kept = new Uint8Array(0);
    #keptLength = 0;
    constructor(api) {
        this.#xxhash = api;
    }
    static async create() {
        // Compiled once: hashes made from one instance do not disturb each other.
        instance ??= (0,xxhash_wasm/* default */.A)();
        return new BlockHash(await instance);
    }
    /** Takes a view of the block's next bytes. */
    add(bytes) {
        this.#pieces.push(bytes);
    }
    /** Copies what was added, because its memory is about to be overwritten. */
    keep() {
        for (const piece of this.#pieces) {
            const length = this.#keptLength + piece.length;
            if (length > this.#kept.length)
                this.#grow(length);
            this.#kept.set(piece, this.#keptLength);
            this.#keptLength = length;
        }
        this.#pieces = [];
    }
    /** The checksum of the block as its member writes it; the next block starts empty. */
    digest(algorithm) {
        const pieces = [this.#kept.subarray(0, this.#keptLength), ...this.#pieces];
        this.#pieces = [];
        this.#keptLength = 0;
        if (algorithm === "checksum") {
            const hash = (0,external_node_crypto_.createHash)("sha1");
            for (const piece of pieces)
                hash.update(piece);
            return hash.digest("hex");
        }
        const hash = this.#xxhash.create64();
        for (const piece of pieces)
            hash.update(piece);
        return hash.digest().toString(16).padStart(16, "0").toUpperCase();
    }
    #grow(length) {
        const larger = new Uint8Array(Math.max(length, 2 * this.#kept.length, 1 << 20));
        larger.set(this.#kept.subarray(0, this.#keptLength));
        this.#kept = larger;
    }
}

;// CONCATENATED MODULE: ./build/xva/disk-reader.js

/**
 * Follows one disk through its blocks. A block's number says how many blocks before it were left out because they are zero,
 * not where it belongs: a block of no bytes, which xapi sends to keep a connection alive, takes a number and no room.
 */
class DiskReader {
    #disk;
    #lastSuffix = "";
    #lastNumber = -1;
    /** Bytes of the disk that the blocks and holes so far make up. */
    #position = 0;
    #storedBytes = 0;
    constructor(disk) {
        this.#disk = disk;
    }
    /** Reference of the disk, the folder of its blocks. */
    get ref() {
        return this.#disk.ref;
    }
    /** Bytes that the archive holds of this disk. */
    get storedBytes() {
        return this.#storedBytes;
    }
    /** Takes the next block, `suffix` being its number as the archive writes it; throws {@link XvaError}. */
    block(member, suffix, holeBytes) {
        const details = { member: member.name, offset: member.offset };
        const number = Number(suffix);
        const first = this.#lastNumber === -1;
        if (!first && (suffix <= this.#lastSuffix || number <= this.#lastNumber)) {
            throw new XvaError("order", `${member.name} comes after block ${this.#lastSuffix}: the numbers must rise, or an import fails; export the VM again.`, details);
        }
        if (first && number !== 0) {
            throw new XvaError("missing-block", `${this.ref} begins with block ${suffix}: its first block is missing, so the file is damaged; copy or build it again.`, details);
        }
        const { virtualSize } = this.#disk;
        const complete = this.#position === virtualSize;
        this.#position += (number - this.#lastNumber - 1) * holeBytes;
        this.#position += member.sizeBytes;
        if (complete || this.#position > virtualSize) {
            throw new XvaError("size-mismatch", `${member.name} goes beyond the end of the disk, which has ${virtualSize} bytes by ova.xml: the file is damaged; copy or build it again.`, details);
        }
        this.#lastSuffix = suffix;
        this.#lastNumber = number;
        this.#storedBytes += member.sizeBytes;
    }
    /** Says that the disk's blocks are all read: they must make up the whole disk. */
    end() {
        const { ref, name, virtualSize } = this.#disk;
        if (this.#position === virtualSize)
            return;
        const found = this.#lastNumber === -1
            ? "holds no block of it"
            : `holds ${this.#position}, up to block ${this.#lastSuffix}`;
        throw new XvaError("missing-block", `The disk ${JSON.stringify(name)} (${ref}) has ${virtualSize} bytes by ova.xml, but the archive ${found}: the file is incomplete; copy or build it again.`, { member: ref });
    }
}

;// CONCATENATED MODULE: ./build/xva/ova-objects.js

/** The objects of an ova.xml, by class and reference. */
class OvaTree {
    version;
    #objects = new Map();
    /** Throws {@link XvaError} of class `metadata` where the value has not the shape of an export's header. */
    constructor(value) {
        const header = new OvaRecord("header", "", struct(value));
        this.version = new OvaRecord("version", "", header.struct("version"));
        for (const item of header.array("objects")) {
            const object = new OvaRecord("object", "", struct(item));
            const type = object.text("class");
            const id = object.text("id");
            const ofType = this.#objects.get(type) ?? new Map();
            if (ofType.has(id))
                throw object.error(`${quoteName(id)} stands there twice`);
            ofType.set(id, new OvaRecord(type, id, object.struct("snapshot")));
            this.#objects.set(type, ofType);
        }
    }
    all(type) {
        return [...(this.#objects.get(type)?.values() ?? [])];
    }
    find(type, id) {
        return this.#objects.get(type)?.get(id);
    }
    /** As {@link find}, but `from` refers to the object, so it must be there. */
    require(type, id, from) {
        const found = this.find(type, id);
        if (found === undefined) {
            throw from.error(`refers to ${type} ${quoteName(id)}, which is not there`);
        }
        return found;
    }
    error(what) {
        return metadataError(`It ${what}`);
    }
}
/** One record of ova.xml, read field by field; a field of the wrong type is an {@link XvaError}. */
class OvaRecord {
    type;
    id;
    #fields;
    constructor(type, id, fields) {
        this.type = type;
        this.id = id;
        this.#fields = fields;
    }
    /** The text of a field; without a default, the field must be there. */
    text(field, missing) {
        const value = this.#fields.get(field) ?? missing;
        if (typeof value !== "string")
            throw this.#wrong(field, "text");
        return value;
    }
    flag(field, missing) {
        const text = this.text(field, missing ? "1" : "0");
        if (text === "1" || text === "true")
            return true;
        if (text === "0" || text === "false")
            return false;
        throw this.#wrong(field, "a boolean");
    }
    /** A whole number from 0 to 2^53. */
    wholeNumber(field) {
        const text = this.text(field).trim();
        const value = Number(text);
        if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
            throw this.#wrong(field, "a whole number");
        }
        return value;
    }
    /** Text by key; empty where the field is absent. */
    map(field) {
        const entries = new Map();
        if (!this.#fields.has(field))
            return entries;
        for (const [key, value] of this.struct(field)) {
            if (typeof value !== "string")
                throw this.#wrong(field, "text by key");
            entries.set(key, value);
        }
        return entries;
    }
    /** Texts; empty where the field is absent. */
    list(field) {
        if (!this.#fields.has(field))
            return [];
        return this.array(field).map((value) => {
            if (typeof value !== "string")
                throw this.#wrong(field, "a list of text");
            return value;
        });
    }
    struct(field) {
        const value = this.#fields.get(field);
        if (!(value instanceof Map))
            throw this.#wrong(field, "a struct");
        return value;
    }
    array(field) {
        const value = this.#fields.get(field);
        if (!Array.isArray(value))
            throw this.#wrong(field, "an array");
        return value;
    }
    error(what) {
        const subject = this.id === "" ? this.type : `${this.type} ${quoteName(this.id)}`;
        return metadataError(`Its ${subject} ${what}`);
    }
    #wrong(field, expected) {
        return this.error(this.#fields.has(field)
            ? `has a ${field} that is not ${expected}`
            : `has no ${field}`);
    }
}
function struct(value) {
    if (!(value instanceof Map))
        throw metadataError("It holds no struct where one belongs");
    return value;
}
function metadataError(what) {
    return new XvaError("metadata", `ova.xml describes no VM that can be imported. ${what}: the file is damaged or not an export of a VM; export the VM again.`, { member: "ova.xml" });
}

// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/xmlparser/XMLParser.js + 28 modules
var XMLParser = __webpack_require__(8879);
;// CONCATENATED MODULE: ./build/xva/rpc-value.js

/** Deepest nesting of XML elements: an ova.xml has about 16. */
const MAX_DEPTH = 64;
/** Most tags, comments and the like: an ova.xml has some thousands, and the parser takes 300 bytes for each. */
const MAX_TAGS = 100_000;
/** Longest excerpt of the parser's own words, which may repeat what it read. */
const MAX_REASON_LENGTH = 200;
const SCALARS = new Set([
    "string",
    "int",
    "i4",
    "i8",
    "double",
    "boolean",
    "dateTime.iso8601",
    "base64",
    "nil",
]);
const parser = new XMLParser/* default */.A({
    preserveOrder: true,
    ignoreAttributes: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    parseTagValue: false,
    trimValues: false,
    // Entities are decoded here: only those that XML itself defines.
    processEntities: false,
    maxNestedTags: MAX_DEPTH,
});
/**
 * Parses one XML-RPC `<value>`; throws an Error that says what is wrong with it.
 * Document types, and with them entities of one's own (XML bombs), are refused.
 */
function parseRpcValue(xml) {
    if (/<!DOCTYPE/i.test(xml)) {
        throw new Error("it declares a document type");
    }
    if (/<[a-z][^\s<>]*\s+[^\s/>]/i.test(xml)) {
        throw new Error("it has attributes, which XML-RPC has not");
    }
    if (hasMoreTags(xml, MAX_TAGS)) {
        throw new Error(`it has more than ${MAX_TAGS} tags`);
    }
    return rpcValue(only(rpc_value_elements(parseXml(xml)), "value"));
}
function hasMoreTags(xml, most) {
    let count = 0;
    for (let at = xml.indexOf("<"); at !== -1; at = xml.indexOf("<", at + 1)) {
        count += 1;
        if (count > most)
            return true;
    }
    return false;
}
function parseXml(xml) {
    try {
        return parser.parse(xml, true);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(reason.slice(0, MAX_REASON_LENGTH), { cause: error });
    }
}
function rpcValue(value) {
    const children = rpc_value_elements(value.children);
    const [child] = children;
    if (child === undefined)
        return textOf(value);
    if (children.length > 1)
        throw new Error("a <value> holds several types");
    if (SCALARS.has(child.tag))
        return textOf(child);
    if (child.tag === "struct")
        return rpcStruct(child);
    if (child.tag === "array") {
        const data = only(rpc_value_elements(child.children), "data");
        return rpc_value_elements(data.children).map((item) => rpcValue(expect(item, "value")));
    }
    throw new Error(`<${child.tag.slice(0, 40)}> is no type of XML-RPC`);
}
function rpcStruct(struct) {
    const entries = new Map();
    for (const member of rpc_value_elements(struct.children)) {
        const [name, value, ...rest] = rpc_value_elements(expect(member, "member").children);
        if (rest.length > 0)
            throw new Error("a <member> holds several values");
        const key = textOf(expect(name, "name"));
        if (entries.has(key))
            throw new Error(`a struct has "${key}" twice`);
        entries.set(key, rpcValue(expect(value, "value")));
    }
    return entries;
}
function rpc_value_elements(nodes) {
    return nodes.flatMap((node) => Object.entries(node).flatMap(([tag, children]) => typeof children === "string" ? [] : [{ tag, children }]));
}
function textOf(element) {
    return element.children
        .map((node) => {
        const text = node["#text"];
        if (typeof text !== "string") {
            throw new Error(`<${element.tag}> holds elements where text belongs`);
        }
        return decodeEntities(text);
    })
        .join("");
}
function only(list, tag) {
    if (list.length > 1)
        throw new Error(`there are several elements for one <${tag}>`);
    return expect(list[0], tag);
}
function expect(element, tag) {
    if (element?.tag !== tag)
        throw new Error(`<${tag}> is missing`);
    return element;
}
const ENTITIES = {
    lt: "<",
    gt: ">",
    amp: "&",
    quot: '"',
    apos: "'",
};
function decodeEntities(text) {
    if (!text.includes("&"))
        return text;
    return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(\w{1,10}));/gi, (whole, hex, decimal, name) => {
        if (name !== undefined)
            return ENTITIES[name] ?? whole;
        const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

;// CONCATENATED MODULE: ./build/xva/warnings.js
/** A pool refuses a VM with more vCPUs than a host has CPUs; small hosts have this many. */
const SMALL_HOST_CPUS = 4;
/** The name that every pool gives to the network of its first interface. */
const POOL_WIDE = /^Pool-wide network associated with eth\d+$/;
const PASSWORD = /pass(?:word|wd|phrase)?\s*[:=]|\bpassword\b|\bpwd\b|mot de passe/i;
/** What matters to whoever imports the VM, a sentence each. */
function importWarnings(tree, vm, facts) {
    return [
        ...cpuWarning(facts),
        ...cdWarning(tree),
        ...networkWarning(facts),
        ...templateWarning(vm),
        ...passwordWarning(facts),
    ];
}
function cpuWarning({ vcpus_max: count }) {
    if (count <= SMALL_HOST_CPUS)
        return [];
    return [
        `VCPUs_max is ${count}: hosts with fewer than ${count} CPUs refuse to start the VM (HOST_NOT_ENOUGH_PCPUS); set vcpus_max in the template to ${SMALL_HOST_CPUS} or less.`,
    ];
}
function cdWarning(tree) {
    const drives = tree.all("VBD").filter((vbd) => vbd.text("type") === "CD");
    if (drives.length === 0)
        return [];
    const full = drives.filter((vbd) => !vbd.flag("empty", false)).length;
    const what = drives.length === 1 ? "A CD drive is" : `${drives.length} CD drives are`;
    const disc = full === 0 ? "" : `, ${full} with a disc that other pools do not have`;
    return [
        `${what} left in the VM${disc}: every VM made from it gets them; detach them before the export.`,
    ];
}
function networkWarning({ networks }) {
    const names = new Set(networks
        .map(({ network }) => network)
        .filter((name) => !POOL_WIDE.test(name)));
    if (names.size === 0)
        return [];
    const list = [...names].map((name) => JSON.stringify(name)).join(", ");
    return [
        `An import looks for its networks by name (${list}) and makes new ones where the pool has none: export with "Pool-wide network associated with eth0", for example by export_network_names.`,
    ];
}
function templateWarning(vm) {
    const isDefault = vm.flag("is_default_template", false) ||
        vm.map("other_config").get("default_template") === "true";
    if (!isDefault)
        return [];
    return [
        "The VM is marked as a default template: an import takes the pool's own template of that name instead; remove default_template from other_config.",
    ];
}
function passwordWarning({ description }) {
    if (!PASSWORD.test(description))
        return [];
    return [
        "The VM's description speaks of a password, and whoever can read the catalogue can read it: remove it from vm_description.",
    ];
}

;// CONCATENATED MODULE: ./build/xva/ova.js




/** Largest ova.xml that is read, in bytes; one with UEFI variables has some 100 KB. */
const MAX_OVA_BYTES = 16 << 20;
/** Reads ova.xml, an XML-RPC value; throws {@link XvaError} of class `metadata` or `unsupported`. */
function parseOva(bytes) {
    const tree = new OvaTree(parse(bytes));
    const version = tree.version;
    const exportVersion = version.text("export_vsn", "2");
    if (exportVersion !== "2") {
        throw new XvaError("unsupported", `The archive has export version ${quoteName(exportVersion)}, of a XenServer before 5.0: import it into a current pool and export it again.`, { member: "ova.xml" });
    }
    const vm = mainVm(tree);
    const disks = archiveDisks(tree);
    const facts = {
        ...vmFacts(vm),
        networks: networks(tree, vm),
        exporter: {
            product_brand: version.text("product_brand", ""),
            product_version: version.text("product_version", ""),
            build_number: version.text("build_number", ""),
            xapi_version: `${version.text("xapi_major", "0")}.${version.text("xapi_minor", "0")}`,
        },
    };
    return { facts, disks, warnings: importWarnings(tree, vm, facts) };
}
function parse(bytes) {
    try {
        const xml = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        return parseRpcValue(xml);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new XvaError("metadata", `ova.xml cannot be read (${reason}): the file is damaged or not an export of a VM; export the VM again.`, { member: "ova.xml", cause: error });
    }
}
/** The VM that was exported; its snapshots may stand beside it. */
function mainVm(tree) {
    const vms = tree.all("VM");
    const vm = vms.find((each) => !each.flag("is_a_snapshot", false)) ?? vms[0];
    if (vm === undefined)
        throw tree.error("names no VM");
    return vm;
}
function vmFacts(vm) {
    const uefi = vm.map("HVM_boot_params").get("firmware") === "uefi";
    return {
        name: vm.text("name_label"),
        description: vm.text("name_description", ""),
        vcpus_max: vm.wholeNumber("VCPUs_max"),
        vcpus_at_startup: vm.wholeNumber("VCPUs_at_startup"),
        memory_static_max: vm.wholeNumber("memory_static_max"),
        memory_static_min: vm.wholeNumber("memory_static_min"),
        memory_dynamic_max: vm.wholeNumber("memory_dynamic_max"),
        memory_dynamic_min: vm.wholeNumber("memory_dynamic_min"),
        firmware: uefi ? "uefi" : "bios",
        secure_boot: uefi && vm.map("platform").get("secureboot") === "true",
        is_a_template: vm.flag("is_a_template", false),
        tags: vm.list("tags"),
        other_config: Object.fromEntries(vm.map("other_config")),
    };
}
/**
 * The disks that xapi streams: of VBDs other than CDs, whose SR is none of ISOs, and a suspend image.
 * A VDI on two VBDs is one disk.
 */
function archiveDisks(tree) {
    const disks = new Map();
    const add = (vdi, vbd) => {
        const sr = tree.find("SR", vdi.text("SR", ""));
        if (sr?.text("content_type", "") === "iso" || disks.has(vdi.id))
            return;
        if (!/^[\w:.-]{1,80}$/.test(vdi.id)) {
            throw vdi.error(`has the reference ${quoteName(vdi.id)}`);
        }
        const number = vbd?.text("userdevice", "") ?? "";
        disks.set(vdi.id, {
            ref: vdi.id,
            virtualSize: vdi.wholeNumber("virtual_size"),
            name: vdi.text("name_label", ""),
            device: vbd?.text("device", "") || number,
            bootable: vbd?.flag("bootable", false) ?? false,
            position: /^\d+$/.test(number) ? Number(number) : Number.MAX_SAFE_INTEGER,
        });
    };
    for (const vbd of tree.all("VBD")) {
        if (vbd.text("type") === "CD" || vbd.flag("empty", false))
            continue;
        add(tree.require("VDI", vbd.text("VDI"), vbd), vbd);
    }
    for (const vm of tree.all("VM")) {
        const vdi = tree.find("VDI", vm.text("suspend_VDI", ""));
        if (vdi !== undefined)
            add(vdi);
    }
    return [...disks.values()]
        .sort((a, b) => a.position - b.position)
        .map(({ position: _, ...disk }) => disk);
}
function networks(tree, vm) {
    return tree
        .all("VIF")
        .filter((vif) => vif.text("VM", vm.id) === vm.id)
        .map((vif) => ({
        device: vif.text("device"),
        network: tree.find("network", vif.text("network"))?.text("name_label") ?? "",
        mtu: vif.wholeNumber("MTU"),
    }))
        .sort((a, b) => Number(a.device) - Number(b.device));
}

;// CONCATENATED MODULE: ./build/xva/archive.js




/** Largest block that is read, in bytes. xapi and all known writers make blocks of 1 MiB. */
const MAX_BLOCK_BYTES = 64 << 20;
const BLOCK_NAME = /^(.+)\/(\d{1,20})$/;
const CHECKSUM_NAME = /^(.+)\.(xxhash|checksum)$/;
/**
 * Checks the members of an XVA against the format as xapi's stream_vdi.ml reads and writes it:
 * ova.xml, then per disk, in string order of the references, blocks each followed by its checksum.
 */
class XvaArchive {
    #hash;
    /** By reference, in the order in which they must stand. */
    #disks = new Map();
    #ova;
    #current;
    #member = { name: "", sizeBytes: 0, offset: 0 };
    #disk;
    /** A block whose checksum has not come yet. */
    #block;
    /** Length of the first block of the whole archive: what xapi takes as the size of each block left out. */
    #holeBytes;
    #blocks = 0;
    /** Without `hash`, checksums are looked at but not compared. */
    constructor(hash) {
        this.#hash = hash;
    }
    get blocks() {
        return this.#blocks;
    }
    member(member) {
        this.#member = member;
        if (this.#ova === undefined)
            this.#current = this.#beginOva(member);
        else if (this.#block !== undefined) {
            this.#current = this.#beginChecksum(member, this.#block);
        }
        else
            this.#current = this.#beginBlock(member);
    }
    data(bytes) {
        const current = this.#current;
        switch (current?.kind) {
            case "ova":
                current.bytes.set(bytes, current.length);
                current.length += bytes.length;
                return;
            case "block":
                this.#hash?.add(bytes);
                return;
            case "checksum":
                current.text += String.fromCharCode(...bytes);
                return;
        }
    }
    memberEnd() {
        const current = this.#current;
        switch (current?.kind) {
            case "ova":
                this.#endOva(current.bytes);
                return;
            case "block":
                this.#block = this.#member;
                this.#blocks += 1;
                return;
            case "checksum":
                this.#endChecksum(current.algorithm, current.text);
                return;
        }
    }
    /** Says that the archive is read to its end marker; every disk must be whole by now. */
    end() {
        if (this.#block !== undefined)
            throw noChecksum(this.#block);
        if (this.#ova === undefined)
            throw notAnXva(this.#member);
        for (const disk of this.#disks.values())
            disk.end();
        return { ova: this.#ova, disks: this.#disks };
    }
    #beginOva(member) {
        if (member.name !== "ova.xml") {
            if (!BLOCK_NAME.test(member.name))
                throw notAnXva(member);
            throw new XvaError("order", `The archive begins with ${quoteName(member.name)} instead of ova.xml, so no pool can import it: export the VM again.`, { member: member.name, offset: member.offset });
        }
        if (member.sizeBytes > MAX_OVA_BYTES) {
            throw new XvaError("unsupported", `ova.xml has ${member.sizeBytes} bytes, more than the ${MAX_OVA_BYTES} that are read: export the VM again.`, { member: member.name, offset: member.offset });
        }
        return { kind: "ova", bytes: new Uint8Array(member.sizeBytes), length: 0 };
    }
    #endOva(bytes) {
        this.#ova = parseOva(bytes);
        const inOrder = [...this.#ova.disks].sort((a, b) => a.ref < b.ref ? -1 : 1);
        for (const disk of inOrder)
            this.#disks.set(disk.ref, new DiskReader(disk));
    }
    #beginBlock(member) {
        const { name, sizeBytes, offset } = member;
        const [, ref, suffix] = BLOCK_NAME.exec(name) ?? [];
        const disk = this.#disks.get(ref ?? "");
        if (suffix === undefined || disk === undefined)
            throw this.#unexpected(member);
        if (this.#disk !== undefined && disk.ref < this.#disk.ref) {
            throw new XvaError("order", `${name} comes after blocks of ${this.#disk.ref}: disks must stand in the order of their references as text, or an import fails; export the VM again.`, { member: name, offset });
        }
        if (sizeBytes > MAX_BLOCK_BYTES) {
            throw new XvaError("unsupported", `${name} has ${sizeBytes} bytes, more than the ${MAX_BLOCK_BYTES} that a block may have: the file is damaged or made by an unknown tool; export the VM again.`, { member: name, offset });
        }
        this.#disk = disk;
        this.#holeBytes ??= sizeBytes;
        disk.block(member, suffix, this.#holeBytes);
        return { kind: "block" };
    }
    #beginChecksum(member, block) {
        const [, name, algorithm] = CHECKSUM_NAME.exec(member.name) ?? [];
        if (name !== block.name)
            throw noChecksum(block);
        if (algorithm !== "xxhash" && algorithm !== "checksum")
            throw noChecksum(block);
        if (member.sizeBytes !== (algorithm === "xxhash" ? 16 : 40)) {
            throw badChecksum(member);
        }
        return { kind: "checksum", algorithm, text: "" };
    }
    #endChecksum(algorithm, text) {
        if (!CHECKSUM_PATTERNS[algorithm].test(text))
            throw badChecksum(this.#member);
        const actual = this.#hash?.digest(algorithm) ?? text;
        if (actual !== text) {
            throw new XvaError("checksum", `${this.#block?.name} does not match its checksum (${text} expected, ${actual} found): the block was damaged on its way or on disk; copy or build the file again, and check the runner's disk.`, { member: this.#block?.name, offset: this.#block?.offset });
        }
        this.#block = undefined;
    }
    #unexpected({ name, offset }) {
        const [, block] = CHECKSUM_NAME.exec(name) ?? [];
        const ref = BLOCK_NAME.exec(block ?? "")?.[1];
        if (this.#disks.has(ref ?? "")) {
            return new XvaError("missing-block", `${name} is the checksum of a block that is not there: the file is damaged; copy or build it again.`, { member: name, offset });
        }
        return new XvaError("unexpected-member", `The archive holds ${quoteName(name)}, which ova.xml does not speak of: the file is damaged or changed after the export; export the VM again.`, { member: name, offset });
    }
}
function notAnXva({ name, offset }) {
    return new XvaError("not-an-xva", `The file is a tar archive, but begins with ${quoteName(name)} instead of ova.xml: check that the template exports with format = "xva" or "xva_compressed".`, { member: name, offset });
}
function noChecksum({ name, offset }) {
    return new XvaError("checksum", `${name} is not followed by its checksum, so no pool can import it: the file is damaged; copy or build it again.`, { member: name, offset });
}
function badChecksum({ name, offset }) {
    return new XvaError("checksum", `${name} holds no checksum of its kind: the file is damaged; copy or build it again.`, { member: name, offset });
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/xva/zstd-frames.js

const FRAME_MAGIC = 0xfd2fb528;
const FRAME_MAGIC_BYTES = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);
const SKIPPABLE_MAGIC = 0x184d2a50;
const RLE_BLOCK = 1;
const RESERVED_BLOCK = 3;
const CONTENT_CHECKSUM_BYTES = 4;
/** The headers of a zstd file that say where its frames end (RFC 8878, section 3.1), with their lengths in bytes. */
const FIELD_BYTES = {
    magic: 4,
    descriptor: 1,
    block: 3,
    "skippable-length": 4,
};
/**
 * Cuts a zstd file into frames by its frame and block headers.
 * Node's own decoder stops after the first frame, drops or ignores what follows it, and up to 24.19 takes a cut frame for a whole one.
 */
class ZstdFrameWalker {
    #field = "magic";
    #value = 0;
    #have = 0;
    /** Bytes to pass over before the next header. */
    #skip = 0;
    /** The frame is at its end once `#skip` is 0. */
    #last = false;
    #skippable = false;
    #checksum = false;
    #frames = 0;
    /** Walks over the next bytes of the file; the parts of data frames are views of `chunk`. Throws {@link XvaError}. */
    *feed(chunk) {
        let at = 0;
        // Start of the bytes that belong to the present data frame and were not given yet.
        let from = 0;
        while (at < chunk.length) {
            const magicBefore = this.#atMagic;
            at += this.#step(chunk, at);
            if (magicBefore && !this.#atMagic) {
                from = at;
                if (!this.#skippable) {
                    yield { kind: "bytes", bytes: FRAME_MAGIC_BYTES };
                }
            }
            if (!this.#last || this.#skip > 0)
                continue;
            if (!this.#skippable) {
                if (at > from) {
                    yield { kind: "bytes", bytes: chunk.subarray(from, at) };
                }
                yield { kind: "end" };
            }
            this.#nextFrame();
        }
        if (!this.#atMagic && !this.#skippable && at > from) {
            yield { kind: "bytes", bytes: chunk.subarray(from, at) };
        }
    }
    /** Whether the file may end here: after a whole frame. */
    get complete() {
        return this.#atMagic && this.#have === 0 && this.#frames > 0;
    }
    get #atMagic() {
        return this.#field === "magic";
    }
    /** Passes over bytes, or reads one byte of a header; returns how many bytes it took. */
    #step(chunk, at) {
        if (this.#skip > 0) {
            const taken = Math.min(this.#skip, chunk.length - at);
            this.#skip -= taken;
            return taken;
        }
        this.#value += (chunk[at] ?? 0) * 2 ** (8 * this.#have);
        this.#have += 1;
        if (this.#atMagic)
            this.#checkMagic();
        if (this.#have === FIELD_BYTES[this.#field]) {
            const value = this.#value;
            this.#value = 0;
            this.#have = 0;
            this.#fieldDone(value);
        }
        return 1;
    }
    #fieldDone(value) {
        switch (this.#field) {
            case "magic":
                this.#magicDone(value);
                return;
            case "skippable-length":
                this.#skip = value;
                this.#last = true;
                return;
            case "descriptor": {
                const singleSegment = (value >> 5) & 1;
                const dictionaryBytes = [0, 1, 2, 4][value & 3] ?? 0;
                const sizeBytes = [singleSegment, 2, 4, 8][value >> 6] ?? 0;
                this.#checksum = ((value >> 2) & 1) === 1;
                this.#skip = 1 - singleSegment + dictionaryBytes + sizeBytes;
                this.#field = "block";
                return;
            }
            case "block":
                this.#blockDone(value);
                return;
        }
    }
    /** Compares the bytes of a magic number that are there with those that may begin a frame. */
    #checkMagic() {
        const modulus = 2 ** (8 * this.#have);
        const value = this.#value;
        const isFrame = value === FRAME_MAGIC % modulus;
        const isSkippable = value - (value % 16) === SKIPPABLE_MAGIC % modulus;
        if (isFrame || isSkippable)
            return;
        throw new XvaError("trailing-data", "Something that is not zstd follows the compressed data: the file was appended to or mixed with another one; copy or build it again.");
    }
    #magicDone(value) {
        this.#skippable = value !== FRAME_MAGIC;
        this.#field = this.#skippable ? "skippable-length" : "descriptor";
    }
    #blockDone(value) {
        const type = (value >> 1) & 3;
        if (type === RESERVED_BLOCK) {
            throw new XvaError("compression", "The zstd data holds a block of a type that does not exist: the file is damaged; copy or build it again.");
        }
        this.#skip = type === RLE_BLOCK ? 1 : value >> 3;
        if ((value & 1) === 1) {
            this.#last = true;
            if (this.#checksum)
                this.#skip += CONTENT_CHECKSUM_BYTES;
        }
    }
    #nextFrame() {
        this.#frames += 1;
        this.#field = "magic";
        this.#last = false;
    }
}

;// CONCATENATED MODULE: ./build/xva/decompress.js



/** Output buffer of Node's decoders: 1.8 times faster than the default of 16 KiB. */
const OUTPUT_BYTES = 1 << 20;
/** Makes a decoder; `output` is called in order, and what it throws ends the decoding. */
function createDecoder(compression, output) {
    switch (compression) {
        case "none":
            return { write: output, end: () => { }, destroy: () => { } };
        case "gzip":
            return new GzipDecoder(output);
        case "zstd":
            return new ZstdDecoder(output);
    }
}
/** Several members are one file, as for gzip(1); nothing else may follow. */
class GzipDecoder {
    #gunzip = (0,external_node_zlib_.createGunzip)({ chunkSize: OUTPUT_BYTES });
    #stream;
    #written = 0;
    constructor(output) {
        this.#stream = new DecoderStream(this.#gunzip, output);
    }
    async write(chunk) {
        this.#written += chunk.length;
        await this.#stream.write(chunk);
        // Zeros after a member end Node's stream without an error.
        if (this.#gunzip.bytesWritten !== this.#written)
            throw trailingGzip();
    }
    async end() {
        await this.#stream.end();
    }
    destroy() {
        this.#stream.destroy();
    }
}
/** One decoder of Node for each frame, since it knows no more than one: see {@link ZstdFrameWalker}. */
class ZstdDecoder {
    #walker = new ZstdFrameWalker();
    #output;
    #frame;
    constructor(output) {
        this.#output = output;
    }
    async write(chunk) {
        for (const part of this.#walker.feed(chunk)) {
            if (part.kind === "bytes") {
                this.#frame ??= new DecoderStream((0,external_node_zlib_.createZstdDecompress)({ chunkSize: OUTPUT_BYTES }), this.#output);
                await this.#frame.write(part.bytes);
            }
            else {
                await this.#frame?.end();
                this.#frame = undefined;
            }
        }
    }
    end() {
        if (!this.#walker.complete)
            throw truncated();
    }
    destroy() {
        this.#frame?.destroy();
    }
}
/** A decoder of node:zlib whose errors, and those of `output`, reject the call that is under way. */
class DecoderStream {
    #stream;
    #failure;
    #reject = () => { };
    constructor(stream, output) {
        this.#stream = stream;
        stream.on("data", (bytes) => {
            if (this.#failure !== undefined)
                return;
            try {
                output(bytes);
            }
            catch (error) {
                this.#fail(toError(error));
            }
        });
        // Node does not call back a write that meets an error: the event is the only word of it.
        stream.on("error", (error) => this.#fail(translate(error)));
    }
    write(chunk) {
        return this.#run((resolve) => {
            this.#stream.write(chunk, (error) => {
                if (error)
                    this.#fail(translate(error));
                else
                    resolve();
            });
        });
    }
    end() {
        return this.#run((resolve) => {
            this.#stream.once("end", resolve);
            this.#stream.end();
        });
    }
    destroy() {
        this.#fail(new Error("The decoder was destroyed."));
    }
    #run(start) {
        return new Promise((resolve, reject) => {
            this.#reject = reject;
            if (this.#failure !== undefined)
                reject(this.#failure);
            else
                start(resolve);
        });
    }
    #fail(error) {
        this.#failure ??= error;
        this.#stream.destroy();
        this.#reject(this.#failure);
    }
}
function toError(error) {
    return error instanceof Error ? error : new Error(String(error));
}
function translate(error) {
    if (error instanceof XvaError)
        return error;
    const { code, message } = error;
    if (code === "Z_BUF_ERROR")
        return truncated(error);
    // Zlib looks for this header where a member begins; that the first one has it is known from the magic bytes.
    if (message === "incorrect header check")
        return trailingGzip(error);
    if (code === "ZSTD_error_frameParameter_windowTooLarge") {
        return new XvaError("unsupported", "The zstd data needs a window of more than 128 MiB, which pools cannot import: compress it without --long and --ultra.", { cause: error });
    }
    return new XvaError("compression", `The compressed data is damaged (${message}): copy or build the file again.`, { cause: error });
}
function truncated(cause) {
    return new XvaError("truncated", "The compressed data ends too early: the export or copy was cut off; check the connection to the pool and the free disk space, and build again.", { cause });
}
function trailingGzip(cause) {
    return new XvaError("trailing-data", "Something that is not gzip follows the compressed data: the file was appended to or mixed with another one; copy or build it again.", { cause });
}

;// CONCATENATED MODULE: ./build/xva/sniff.js

/** Bytes from the start of a file that {@link sniffCompression} wants to see. */
const SNIFF_BYTES = 4;
/**
 * Tells the compression by magic bytes, never by name: compressed exports are called `.xva` too.
 * A zstd file may start with a skippable frame (pzstd writes one before each data frame).
 */
function sniffCompression(head) {
    if (startsWith(head, [0x1f, 0x8b]))
        return "gzip";
    if (startsWith(head, [0x28, 0xb5, 0x2f, 0xfd]))
        return "zstd";
    const skippable = ((head[0] ?? 0) & 0xf0) === 0x50 &&
        startsWith(head.subarray(1), [0x2a, 0x4d, 0x18]);
    return skippable ? "zstd" : "none";
}
const FOREIGN = [
    {
        magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a],
        what: "an xz file",
        compression: true,
    },
    { magic: [0x42, 0x5a, 0x68], what: "a bzip2 file", compression: true },
    {
        magic: [0x04, 0x22, 0x4d, 0x18],
        what: "an lz4 file",
        compression: true,
    },
    { magic: [0x1f, 0x8b], what: "a gzip file in a compressed file" },
    {
        magic: [0x28, 0xb5, 0x2f, 0xfd],
        what: "a zstd file in a compressed file",
    },
    { magic: [0x50, 0x4b, 0x03, 0x04], what: "a zip file" },
    { magic: [0x51, 0x46, 0x49, 0xfb], what: "a qcow2 disk image" },
    { magic: [0x4b, 0x44, 0x4d, 0x56], what: "a VMDK disk image" },
    {
        magic: [0x63, 0x6f, 0x6e, 0x65, 0x63, 0x74, 0x69, 0x78],
        what: "a VHD disk image",
    },
    {
        magic: [0x76, 0x68, 0x64, 0x78, 0x66, 0x69, 0x6c, 0x65],
        what: "a VHDX disk image",
    },
];
const ERROR_PAGE = /^\s*(?:<(?:!doctype|html|head|body|title|h1|center|\?xml|!--)|HTTP\/\d)/i;
const OVA_XML_NAME = Array.from("ova.xml\0", (c) => c.charCodeAt(0));
/** Whether the first tar header (of the uncompressed file) names `ova.xml`, be it sound or not. */
function namesOvaXml(head) {
    return startsWith(head, OVA_XML_NAME);
}
/** Says what a file is whose first bytes (up to 512, uncompressed) are no valid tar header. */
function diagnoseHead(head) {
    const text = new TextDecoder().decode(head);
    if (ERROR_PAGE.test(text)) {
        return new XvaError("html-error-page", "The file is an error page of a web server, not an XVA: the pool refused the export (an expired session or a failed request); look at the pool's log and build again.", { offset: 0 });
    }
    if (namesOvaXml(head)) {
        return head.length < 512
            ? new XvaError("truncated", "The file ends within its first header: the export was cut off; check the connection to the pool and the free disk space, and build again.", { offset: head.length, member: "ova.xml" })
            : new XvaError("checksum", "The header of ova.xml does not match its checksum: the file is damaged; copy or build it again.", { offset: 0, member: "ova.xml" });
    }
    const foreign = FOREIGN.find(({ magic }) => startsWith(head, magic));
    if (foreign?.compression) {
        return new XvaError("unsupported", `The file is ${foreign.what}, which pools cannot import: use an uncompressed XVA, gzip or zstd.`, { offset: 0 });
    }
    return new XvaError("not-an-xva", `The file is ${foreign?.what ?? "not a tar archive"}, not an XVA: check that the template exports with format = "xva" or "xva_compressed".`, { offset: 0 });
}
function startsWith(bytes, magic) {
    return magic.every((byte, index) => bytes[index] === byte);
}

;// CONCATENATED MODULE: ./build/xva/tar.js


const BLOCK_BYTES = 512;
/** Zeros allowed after the end marker. GNU tar fills records of 10,240 bytes, with `-b` up to 1 MiB and more. */
const MAX_PADDING_BYTES = 1 << 20;
/**
 * Incremental reader of V7, ustar and GNU tar that hands out the bytes of regular files.
 * It is strict where damage could hide: header checksums, zero padding, the end marker and what follows it.
 * No `ustar` magic is demanded, since xapi writes V7 headers with a NUL type.
 */
class TarReader {
    #sink;
    #header = new Uint8Array(BLOCK_BYTES);
    #headerLength = 0;
    #state = "header";
    /** Bytes of data or padding that are still to come. */
    #left = 0;
    #offset = 0;
    #member;
    /** Offset of the first zero block. */
    #endOffset = 0;
    constructor(sink) {
        this.#sink = sink;
    }
    /** Bytes of the archive read so far. */
    get offset() {
        return this.#offset;
    }
    /** Reads the next bytes of the archive; throws {@link XvaError}. */
    write(chunk) {
        let at = 0;
        while (at < chunk.length) {
            const rest = at === 0 ? chunk : chunk.subarray(at);
            const taken = this.#take(rest);
            at += taken;
            this.#offset += taken;
            this.#advance();
        }
    }
    /** Says that the archive ends here; throws {@link XvaError} where it should not. */
    end() {
        if (this.#offset === 0) {
            throw new XvaError("empty", "The file is empty: the export yielded nothing; look at the pool's log and at the free disk space, and build again.", { offset: 0 });
        }
        if (this.#member === undefined && this.#state === "header") {
            throw diagnoseHead(this.#header.subarray(0, this.#headerLength));
        }
        const complete = this.#state === "end" &&
            this.#offset - this.#endOffset >= 2 * BLOCK_BYTES;
        if (!complete || this.#offset % BLOCK_BYTES !== 0)
            throw this.#truncated();
    }
    #take(rest) {
        switch (this.#state) {
            case "header":
                return this.#takeHeader(rest);
            case "data": {
                const taken = Math.min(this.#left, rest.length);
                this.#left -= taken;
                this.#sink.data(rest.subarray(0, taken));
                return taken;
            }
            case "padding": {
                const taken = Math.min(this.#left, rest.length);
                this.#left -= taken;
                if (!isZero(rest.subarray(0, taken)))
                    throw this.#dirtyPadding();
                return taken;
            }
            case "end":
                return this.#takeEnd(rest);
        }
    }
    #takeHeader(rest) {
        const taken = Math.min(BLOCK_BYTES - this.#headerLength, rest.length);
        this.#header.set(rest.subarray(0, taken), this.#headerLength);
        this.#headerLength += taken;
        return taken;
    }
    #takeEnd(rest) {
        if (!isZero(rest)) {
            throw new XvaError("trailing-data", "Something follows the archive's end marker: the file was appended to or mixed with another one; copy or build it again.", { offset: this.#offset });
        }
        const limit = this.#endOffset + 2 * BLOCK_BYTES + MAX_PADDING_BYTES;
        if (this.#offset + rest.length > limit) {
            throw new XvaError("trailing-data", `More than ${MAX_PADDING_BYTES} zero bytes follow the archive's end marker: the file was extended after the export; copy or build it again.`, { offset: limit });
        }
        return rest.length;
    }
    /** Goes to the next state when the present one has all its bytes. */
    #advance() {
        if (this.#state === "header" && this.#headerLength === BLOCK_BYTES) {
            this.#headerDone();
        }
        if (this.#state === "data" && this.#left === 0) {
            this.#sink.memberEnd();
            this.#state = "padding";
            const size = this.#member?.sizeBytes ?? 0;
            this.#left = (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
        }
        if (this.#state === "padding" && this.#left === 0) {
            this.#state = "header";
            this.#headerLength = 0;
        }
    }
    #headerDone() {
        const offset = this.#offset - BLOCK_BYTES;
        if (this.#member !== undefined && isZero(this.#header)) {
            this.#state = "end";
            this.#endOffset = offset;
            return;
        }
        if (!checksumMatches(this.#header)) {
            if (this.#member === undefined)
                throw diagnoseHead(this.#header);
            throw new XvaError("checksum", `The tar header after ${quoteName(this.#member.name)} does not match its checksum: the file is damaged; copy or build it again.`, { offset, member: this.#member.name });
        }
        this.#member = parseHeader(this.#header, offset);
        this.#state = "data";
        this.#left = this.#member.sizeBytes;
        this.#sink.member(this.#member);
    }
    #truncated() {
        const where = this.#state === "data"
            ? `in the middle of ${quoteName(this.#member?.name ?? "")}`
            : "without its end marker";
        return new XvaError("truncated", `The archive ends ${where}, at byte ${this.#offset}: the export or copy was cut off; check the connection to the pool and the free disk space, and build again.`, { offset: this.#offset, member: this.#member?.name });
    }
    #dirtyPadding() {
        return new XvaError("checksum", `The padding after ${quoteName(this.#member?.name ?? "")} is not zero: the file is damaged; copy or build it again.`, { offset: this.#offset, member: this.#member?.name });
    }
}
const NAME = { start: 0, end: 100 };
const SIZE = { start: 124, end: 136 };
const CHECKSUM = { start: 148, end: 156 };
const TYPE = 156;
const MAGIC = { start: 257, end: 263 };
const PREFIX = { start: 345, end: 500 };
/** Types of members that no XVA has, by flag. */
const REFUSED_TYPES = {
    "1": "a hard link",
    "2": "a symbolic link",
    "3": "a character device",
    "4": "a block device",
    "5": "a directory",
    "6": "a named pipe",
};
function parseHeader(header, offset) {
    const name = memberName(header);
    const type = String.fromCharCode(header[TYPE] ?? 0);
    const refused = REFUSED_TYPES[type];
    if (refused !== undefined) {
        throw new XvaError("unexpected-member", `The archive holds ${refused}, ${quoteName(name)}, which no XVA does: do not import it; export the VM again.`, { offset, member: name });
    }
    if (type !== "\0" && type !== "0") {
        throw new XvaError("unsupported", `The archive uses a tar extension (type ${quoteName(type)}) that pools cannot import: pack it with plain ustar headers, as GNU tar does with --format=ustar.`, { offset, member: name });
    }
    if (name.startsWith("/") || name.split("/").includes("..")) {
        throw new XvaError("unexpected-member", `The archive holds ${quoteName(name)}, a path that leaves its folder: do not import it; export the VM again.`, { offset, member: name });
    }
    const sizeBytes = parseNumber(header.subarray(SIZE.start, SIZE.end));
    if (sizeBytes === undefined) {
        throw new XvaError("unsupported", `The size of ${quoteName(name)} is not a number that can be read: the file is damaged or made by an unknown tool; export the VM again.`, { offset, member: name });
    }
    return { name, sizeBytes, offset };
}
function memberName(header) {
    const name = tar_text(header.subarray(NAME.start, NAME.end));
    // Only POSIX's `ustar\0` has a prefix; GNU's `ustar  ` keeps times there.
    const magic = tar_text(header.subarray(MAGIC.start, MAGIC.end));
    const prefix = magic === "ustar" ? tar_text(header.subarray(PREFIX.start, PREFIX.end)) : "";
    return prefix === "" ? name : `${prefix}/${name}`;
}
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
function tar_text(field) {
    const end = field.indexOf(0);
    return decoder.decode(end === -1 ? field : field.subarray(0, end));
}
/** Octal digits, or base 256 where the first bit says so (GNU); undefined for all else and beyond 2^53. */
function parseNumber(field) {
    const first = field[0] ?? 0;
    if (first === 0x80) {
        const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
        return Number.isSafeInteger(value) ? value : undefined;
    }
    const digits = /^ *([0-7]+)[ \0]*$/.exec(String.fromCharCode(...field))?.[1];
    return digits === undefined ? undefined : Number.parseInt(digits, 8);
}
/** The sum of all bytes of the header, its own field taken as spaces. */
function checksumMatches(header) {
    const expected = parseNumber(header.subarray(CHECKSUM.start, CHECKSUM.end));
    let sum = (CHECKSUM.end - CHECKSUM.start) * 0x20;
    for (const byte of header.subarray(0, CHECKSUM.start))
        sum += byte;
    for (const byte of header.subarray(CHECKSUM.end))
        sum += byte;
    return sum === expected;
}
function isZero(bytes) {
    return bytes.every((byte) => byte === 0);
}

;// CONCATENATED MODULE: ./build/xva/verify.js







/** Bytes of one read: large reads cost half of what Node's default of 64 KiB does. */
const verify_READ_BYTES = (/* unused pure expression or super */ null && (4 << 20));
/** Bytes of a file's head that {@link looksLikeXva} reads: more than the largest block of any compression. */
const HEAD_BYTES = 1 << 20;
/**
 * Verifies an XVA that is pushed through it, in memory that does not grow with the file.
 * Calls are made one after the other. After an error every call rejects with that same error.
 */
class XvaVerifier {
    #mode;
    /** First bytes of the file, until they tell its compression. */
    #head = new Uint8Array(0);
    #pipeline;
    #failure;
    constructor(options) {
        this.#mode = options.mode;
    }
    /** Takes the file's next bytes. The chunk is the caller's again when this resolves. Rejects with {@link XvaError}. */
    write(chunk) {
        return this.#guard(async () => {
            if (this.#pipeline !== undefined)
                return this.#pipeline.write(chunk);
            this.#head = Buffer.concat([this.#head, chunk]);
            if (this.#head.length >= SNIFF_BYTES)
                await this.#start();
        });
    }
    /** Says that the file ends here, and resolves with what was verified. Rejects with {@link XvaError}. */
    end() {
        return this.#guard(async () => {
            const pipeline = this.#pipeline ?? (await this.#start());
            return pipeline.end();
        });
    }
    /** Frees everything; what is under way, and every later call, rejects. */
    destroy() {
        this.#failure ??= new Error("The verifier was destroyed.");
        this.#pipeline?.destroy();
        this.#pipeline = undefined;
    }
    async #start() {
        const head = this.#head;
        this.#head = new Uint8Array(0);
        const hash = this.#mode === "full" ? await BlockHash.create() : undefined;
        if (this.#failure !== undefined)
            throw this.#failure;
        const pipeline = new Pipeline(sniffCompression(head), hash);
        this.#pipeline = pipeline;
        await pipeline.write(head);
        return pipeline;
    }
    async #guard(work) {
        if (this.#failure !== undefined)
            throw this.#failure;
        try {
            return await work();
        }
        catch (error) {
            this.#failure ??= error;
            this.destroy();
            throw this.#failure;
        }
    }
}
/** File bytes → decoder → tar → archive. */
class Pipeline {
    #compression;
    #archive;
    #tar;
    #decoder;
    constructor(compression, hash) {
        const archive = new XvaArchive(hash);
        const tar = new TarReader(archive);
        this.#compression = compression;
        this.#archive = archive;
        this.#tar = tar;
        this.#decoder = createDecoder(compression, (bytes) => {
            tar.write(bytes);
            hash?.keep();
        });
    }
    async write(chunk) {
        await this.#located(() => this.#decoder.write(chunk));
    }
    async end() {
        await this.#located(() => this.#decoder.end());
        this.#tar.end();
        const { ova, disks } = this.#archive.end();
        return {
            compression: this.#compression,
            blocks: this.#archive.blocks,
            hardware: {
                ...ova.facts,
                disks: ova.disks.map(({ ref, name, device, bootable, virtualSize }) => ({
                    name,
                    device,
                    bootable,
                    virtual_size: virtualSize,
                    stored_size: disks.get(ref)?.storedBytes ?? 0,
                })),
            },
            warnings: ova.warnings,
        };
    }
    destroy() {
        this.#decoder.destroy();
    }
    /** Adds to a decoder's error how far the archive was read by then. */
    async #located(work) {
        try {
            await work();
        }
        catch (error) {
            if (!(error instanceof XvaError) || error.offset !== undefined)
                throw error;
            const { member, cause } = error;
            throw new XvaError(error.class, error.message, {
                member,
                offset: this.#tar.offset,
                cause,
            });
        }
    }
}
/** Verifies the XVA at a path; rejects with {@link XvaError}, or with the file system's error where it can't be read. */
async function verifyFile(path, options) {
    const file = await open(path);
    const verifier = new XvaVerifier(options);
    try {
        const buffer = Buffer.allocUnsafe(verify_READ_BYTES);
        for await (const chunk of chunks(file, buffer))
            await verifier.write(chunk);
        return await verifier.end();
    }
    finally {
        verifier.destroy();
        await file.close();
    }
}
/** Reads a file to its end, piece by piece into the same buffer. */
async function* chunks(file, buffer) {
    for (;;) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
        if (bytesRead === 0)
            return;
        yield buffer.subarray(0, bytesRead);
    }
}
/**
 * Whether a file is meant to be an XVA: its first tar member, after decompression, is called `ova.xml`.
 * Reads the head only; a damaged XVA still looks like one. Rejects where the file can't be read.
 */
async function looksLikeXva(path) {
    const file = await (0,promises_.open)(path);
    try {
        const buffer = Buffer.allocUnsafe(HEAD_BYTES);
        const { bytesRead } = await file.read(buffer, 0, HEAD_BYTES, 0);
        return namesOvaXml(await decodeHead(buffer.subarray(0, bytesRead)));
    }
    finally {
        await file.close();
    }
}
/** The first bytes of the uncompressed file, as far as they can be had. */
async function decodeHead(head) {
    let decoded = new Uint8Array(0);
    const enough = new Error("enough");
    const decoder = createDecoder(sniffCompression(head), (bytes) => {
        decoded = Buffer.concat([decoded, bytes.subarray(0, 512)]);
        if (decoded.length >= 512)
            throw enough;
    });
    try {
        await decoder.write(head);
    }
    catch (error) {
        if (error !== enough && !(error instanceof XvaError))
            throw error;
    }
    finally {
        decoder.destroy();
    }
    return decoded;
}

;// CONCATENATED MODULE: ./build/commands/image-files.js
/** Which of the files that Packer made are images, and under which names they are published. */



const image_files_XVA_NAME = /\.xva(\.gz|\.zst)?$/i;
const DISK_NAME = /\.(qcow2|raw|img|vhd|vmdk)$/i;
/** A failure with its reason already decided. */
class Refusal extends Error {
    name = "Refusal";
    reason;
    constructor(reason, message) {
        super(message);
        this.reason = reason;
    }
}
/** The files of an image, one a platform; other files of the build, such as manifests, are left out. */
async function chooseFiles(image, files) {
    const chosen = [];
    for (const file of files) {
        const format = await formatOf(file.path);
        if (format === undefined)
            continue;
        const type = image.builds.find(({ name }) => name === file.packerBuild)?.builderType;
        chosen.push({
            ...file,
            format,
            name: `${image.id}${suffixOf(file.path, format)}`,
            ...(type === undefined ? {} : { platform: (0,narrow/* platformOf */.t)(type) }),
        });
    }
    const names = new Set();
    for (const { name, path } of chosen) {
        if (names.has(name))
            throw new Refusal("ambiguous", `${image.id} has two files that would both be ${name} (one is ${(0,external_node_path_.basename)(path)}): let each image come from one build with one such file.`);
        names.add(name);
    }
    if (chosen.length === 0 && files.length > 0)
        throw new Refusal("no_image", `None of the files that Packer made for ${image.id} is an XVA or a disk: ${files
            .map(({ path }) => (0,external_node_path_.basename)(path))
            .slice(0, 5)
            .join(", ")}.`);
    return chosen;
}
async function formatOf(path) {
    if (image_files_XVA_NAME.test(path))
        return "xva";
    if (DISK_NAME.test(path))
        return "disk";
    return (await looksLikeXva(path)) ? "xva" : undefined;
}
function suffixOf(path, format) {
    const named = (format === "xva" ? image_files_XVA_NAME : DISK_NAME).exec(path)?.[0];
    return (named ?? ".xva").toLowerCase();
}

;// CONCATENATED MODULE: ./build/commands/inspector.js

/** What the one reading of an image's files finds out. */
class Inspector {
    #mode;
    #verification;
    #hardware;
    constructor(mode) {
        this.#mode = mode;
        this.#verification = {
            result: "none",
            mode: "none",
            format: "other",
            compression: "none",
            blocks: 0,
            warnings: [],
        };
    }
    /** The file with the sinks that look at it. */
    open(file) {
        const { path, name, platform, format } = file;
        const sinks = format === "xva" && this.#mode !== "none"
            ? [this.#verifier(this.#mode)]
            : [];
        // an image's record speaks of its XVA where there is one
        if (this.#verification.format !== "xva")
            this.#verification = { ...this.#verification, format };
        return {
            path,
            name,
            sinks,
            ...(platform === undefined ? {} : { platform }),
        };
    }
    result() {
        return {
            verification: this.#verification,
            ...(this.#hardware === undefined ? {} : { hardware: this.#hardware }),
        };
    }
    #verifier(mode) {
        const verifier = new XvaVerifier({ mode });
        return {
            write: (chunk) => verifier.write(chunk),
            end: async () => {
                const found = await verifier.end();
                this.#hardware = found.hardware;
                this.#verification = {
                    result: "passed",
                    mode,
                    format: "xva",
                    compression: found.compression,
                    blocks: found.blocks,
                    warnings: found.warnings,
                };
            },
        };
    }
}

// EXTERNAL MODULE: ./build/commands/make-plan.js + 35 modules
var make_plan = __webpack_require__(912);
;// CONCATENATED MODULE: ./build/commands/publish-images.js
/** The images of one Packer run into the bucket: one reading of each file verifies, digests and uploads it. */










/** Progress of an upload in the log at so calm a pace. */
const PROGRESS_EVERY_MS = 15_000;
/** Raised whenever the same tools would give another key. */
const BUILD_KEY_SCHEME = 1;
/** Publishes one image after the other; one that fails leaves the others alone. */
async function publishImages(build, packed, images, plugins, variables) {
    const { packer } = build.workshop;
    const identity = {
        version: packer.version,
        sha256: packer.sha256,
        plugins,
    };
    const done = [];
    for (const good of images) {
        try {
            const files = await chooseFiles(good.image, good.files);
            done.push(await publishOne({ build, packed, good, files, identity, variables }));
            await removeArtifacts(build, good.files);
        }
        catch (error) {
            const failure = failureOf(build, error);
            build.log(`Not published: ${good.image.id}: ${failure.message}`);
            done.push(await failed(build, failure, [], [good.image]));
        }
    }
    return {
        results: done.flatMap(({ results }) => results),
        failures: done.flatMap(({ failures }) => failures),
        publications: done.flatMap(({ publications }) => publications),
        warnings: done.flatMap(({ warnings }) => warnings),
    };
}
function failureOf({ run }, error) {
    if (run.signal.aborted)
        return {
            reason: "cancelled",
            message: "The run was cancelled before the image was published.",
            details: [],
        };
    if (error instanceof Refusal)
        return { reason: error.reason, message: error.message, details: [] };
    if (error instanceof XvaError)
        return {
            reason: "verification",
            message: `${error.class}: ${error.message}`,
            details: [],
        };
    return (0,commands_workshop/* storeFailure */.Si)(error);
}
async function publishOne(publishing) {
    const { build, good } = publishing;
    const { run, made, leg, workshop } = build;
    const { image } = good;
    const inspector = new Inspector(run.settings.verify);
    const files = publishing.files.map((file) => inspector.open(file));
    const publication = await publishBuild(workshop.store, workshop.capabilities, {
        image,
        files,
        logPath: build.logPath,
        inspection: () => inspector.result(),
        facts: await factsOf(publishing),
        channels: (0,make_plan/* channelsOf */.MB)(run, made),
        reason: leg.reason.text,
        by: { actor: run.facts.actor, run_url: run.facts.runUrl ?? "" },
        isAncestor: async (ancestor, descendant) => (await made.tree.isAncestor(ancestor, descendant)) ?? "unknown",
        now: run.now,
        signal: run.signal,
        onKey: (key) => workshop.journal.addUpload({ key, uploadId: "" }),
        onMultipart: (upload) => workshop.journal.addUpload(upload),
        onProgress: progress(build),
        onLeftover: (key) => build.log(`${key} may be left, belongs to no build and could not be deleted: remove it, or allow s3:DeleteObject.`),
    });
    for (const { path } of publication.files)
        workshop.journal.removeUpload(workshop.store.keys.build(image, build.identity.id, path));
    build.log(`Published ${image.id} as ${build.identity.id}: ${publication.urls.image ?? publication.urls.metadata}`);
    return {
        results: [resultOf(build, image, publication)],
        failures: [],
        publications: [publication],
        warnings: publication.warnings,
    };
}
function resultOf({ run, leg, identity }, image, { files, urls }) {
    return {
        os: image.os,
        image: image.id,
        version: image.version,
        build: identity.id,
        state: "built",
        reason: leg.reason.text,
        seconds: Math.round((run.now().getTime() - identity.startedAt.getTime()) / 1000),
        files: files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
        urls,
    };
}
/** `owner/name` on github.com, else the repository's address. */
function repositoryOf({ repository, serverUrl }) {
    if (repository === "")
        return "local";
    return serverUrl === "https://github.com"
        ? repository
        : `${serverUrl}/${repository}`;
}
async function factsOf(publishing) {
    const { build, packed, good, identity, variables } = publishing;
    const { run, made, leg } = build;
    const { root } = leg;
    const template = made.plan.templates.find(({ os }) => os === root.os);
    const key = [identity, root.iso ?? null, variables];
    const digest = (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(key)).digest("hex");
    return {
        identity: build.identity,
        content: leg.content,
        buildKey: `${BUILD_KEY_SCHEME}:${digest}`,
        runImages: leg.images.map(({ id }) => id),
        source: {
            repository: repositoryOf(run.facts),
            commit: made.plan.head,
            ref: made.plan.ref,
            tree: (await made.tree.treeId(template?.directory ?? root.directory)) ?? "",
            run_url: run.facts.runUrl ?? "",
            dirty: made.plan.dirty,
        },
        packer: identity,
        ...(root.iso === undefined ? {} : { iso: root.iso }),
        variables,
        artifacts: packed.ids.filter(({ packerBuild }) => good.image.builds.some(({ name }) => name === packerBuild)),
        timings: packed.timings,
    };
}
function progress({ log }) {
    let last = Date.now();
    return (name, sent, total) => {
        if (Date.now() - last < PROGRESS_EVERY_MS)
            return;
        last = Date.now();
        log(`Uploading ${name}: ${Math.floor((sent / total) * 100)} % of ${(total / 1e9).toFixed(2)} GB`);
    };
}
/** What Packer left outside the action's own folder would fill the runner's disk; what was there before is not ours. */
async function removeArtifacts({ folder, identity, log }, files) {
    for (const { path } of files) {
        if (path.startsWith(folder + external_node_path_.sep))
            continue;
        const { mtimeMs } = await (0,promises_.stat)(path).catch(() => ({ mtimeMs: 0 }));
        if (mtimeMs >= identity.startedAt.getTime())
            await (0,promises_.rm)(path, { force: true }).catch((error) => log(`${path} stays on the runner's disk: ${(0,commands_workshop/* sentence */.em)(error)}`));
    }
}

;// CONCATENATED MODULE: ./build/commands/build-leg.js
/** One leg from Packer to the bucket: build, look at what came out, publish it, say what became of it. */











/** Less room than this is not worth starting with: an image alone is larger. */
const MIN_FREE_BYTES = 1024 ** 3;
const LOG_CHUNK_BYTES = 256 * 1024;
const NO_IMAGE = {
    reason: "no_image",
    message: "Packer ended well, and none of its files is an image.",
    details: [],
};
const CANCELLED = {
    reason: "cancelled",
    message: "The run was cancelled before the image was published.",
    details: [],
};
const NO_SPACE = /no space left on device|ENOSPC|disk quota exceeded/i;
/** Never throws: what goes wrong is the outcome of this leg, and the others go on. */
async function buildLeg(run, made, leg, workshop, several) {
    const build = openBuild(run, made, leg, workshop, several);
    const { identity, folder, logPath, label } = build;
    const { os } = leg.root;
    const entry = { os, build: identity.id, folder, logPath };
    workshop.journal.setBuild({ ...entry, ended: false });
    if (!several) {
        run.runner.group(`${label} (${identity.id})`);
        run.runner.openFence();
    }
    const outcome = await buildAndPublish(build).catch((error) => failed(build, unexpected(run, error)));
    if (several)
        showWholeLog(build);
    else {
        run.runner.closeFence();
        run.runner.endGroup();
    }
    await (0,promises_.rm)(folder, { recursive: true, force: true }).catch(() => { });
    workshop.journal.setBuild({ ...entry, ended: true });
    return outcome;
}
function openBuild(run, made, leg, workshop, several) {
    const identity = newIdentity(run.now(), made.plan.head);
    const folder = (0,external_node_path_.join)(workshop.scratch, identity.id);
    const label = labelOf(made, leg);
    const prefix = several ? `${label} | ` : "";
    const build = {
        run,
        made,
        leg,
        workshop,
        identity,
        label,
        folder,
        logPath: (0,external_node_path_.join)(folder, "build.log"),
        log: (line) => run.runner.foreign(prefix + line),
    };
    return { ...build, keepLog: logKeeper(build) };
}
/** The template's name, or its images' where several roots of one template are built. */
function labelOf(made, { root, images }) {
    const alike = made.plan.legs.filter((leg) => leg.planned && leg.root.os === root.os);
    return alike.length === 1 ? root.os : images.map(({ id }) => id).join(", ");
}
/** What nothing below has turned into a failure of its own. */
function unexpected(run, error) {
    const message = (0,commands_workshop/* sentence */.em)(error);
    const full = NO_SPACE.test(message);
    return {
        reason: run.signal.aborted ? "cancelled" : full ? "runner_full" : "packer",
        message,
        details: [],
    };
}
/** With several at a time the live lines are mixed: the whole log follows as a group of its own. */
function showWholeLog({ run, label, logPath }) {
    run.runner.group(`Log of ${label}`);
    if ((0,external_node_fs_.existsSync)(logPath))
        for (const line of linesOf(logPath))
            run.runner.foreign(line);
    else
        run.runner.info("There is no log: Packer was not started.");
    run.runner.endGroup();
}
/** Lines of a file of any size; without waiting, so that no other leg's line comes between. */
function* linesOf(path) {
    const decoder = new external_node_string_decoder_.StringDecoder("utf8");
    const buffer = Buffer.alloc(LOG_CHUNK_BYTES);
    const file = (0,external_node_fs_.openSync)(path, "r");
    let rest = "";
    try {
        for (let read = 1; read > 0;) {
            read = (0,external_node_fs_.readSync)(file, buffer);
            const lines = (rest + decoder.write(buffer.subarray(0, read))).split("\n");
            rest = lines.pop() ?? "";
            yield* lines;
        }
        if (rest !== "")
            yield rest;
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function newIdentity(now, head) {
    const time = now.toISOString().replace(/[-:]|\.\d+/g, "");
    const id = `${time}-${head.slice(0, 7)}-${(0,external_node_crypto_.randomBytes)(2).toString("hex")}`;
    return { id, startedAt: now };
}
async function buildAndPublish(build) {
    const { run, workshop, folder } = build;
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    const full = roomFailure(folder);
    if (full !== undefined)
        return failed(build, full);
    const { request, shownVariables } = await packerRequest(build);
    const packed = await runRoot(request);
    const packedAt = run.now();
    const { PACKER_PLUGIN_PATH: folderOfPlugins } = request.environment;
    const plugins = folderOfPlugins === undefined
        ? {}
        : await (0,version/* installedPlugins */.fC)(workshop.packer, request.environment, folderOfPlugins).catch(() => ({}));
    const failure = sharpen(packed.failure);
    const good = goodImages(build, packed, failure);
    const outcomes = [
        await publishImages(build, packed, good, plugins, shownVariables),
    ];
    const bad = build.leg.images.filter((image) => !good.some((one) => one.image === image));
    if (bad.length > 0)
        outcomes.push(await failed(build, failure ?? reasonOf(run), packed.notices, bad));
    return {
        results: outcomes.flatMap(({ results }) => results),
        failures: outcomes.flatMap(({ failures }) => failures),
        publications: outcomes.flatMap(({ publications }) => publications),
        warnings: outcomes.flatMap(({ warnings }) => warnings),
        notices: packed.notices,
        plugins,
        phases: phasesOf(build, packed, packedAt),
    };
}
/** Packer went well, and still there is no image. */
function reasonOf(run) {
    return run.signal.aborted ? CANCELLED : NO_IMAGE;
}
/** Packer's steps one after the other, then all that followed. */
function phasesOf({ run, label, identity }, { timings }, packedAt) {
    let at = identity.startedAt.getTime();
    const steps = Object.entries(timings).map(([name, seconds]) => {
        const startedAt = new Date(at);
        at += seconds * 1000;
        return { subject: label, name, startedAt, seconds };
    });
    const seconds = (run.now().getTime() - packedAt.getTime()) / 1000;
    return [
        ...steps,
        { subject: label, name: "publish", startedAt: packedAt, seconds },
    ];
}
function roomFailure(folder) {
    const { bavail, bsize } = (0,external_node_fs_.statfsSync)(folder);
    const free = bavail * bsize;
    if (free >= MIN_FREE_BYTES)
        return undefined;
    return {
        reason: "runner_full",
        message: `The runner has ${Math.round(free / 1e6)} MB left at ${folder}: make room on that disk (an image needs gigabytes), then run again.`,
        details: [],
    };
}
/** A failure of Packer that is in truth one of the runner's disk gets the reason that names the fix. */
function sharpen(failure) {
    if (failure === undefined || failure.reason !== "packer")
        return failure;
    const said = [failure.message, ...failure.details].join("\n");
    if (!NO_SPACE.test(said))
        return failure;
    return {
        ...failure,
        reason: "runner_full",
        message: `A disk was full: ${failure.message}`,
    };
}
/** The images of which every Packer build went well and something came out. */
function goodImages({ leg, run }, packed, failure) {
    if (run.signal.aborted ||
        (failure !== undefined && failure.reason !== "packer"))
        return [];
    const broken = Object.keys(packed.buildErrors);
    // a failure that names no build concerns all of them
    if (failure !== undefined && broken.length === 0)
        return [];
    const [first] = leg.images;
    const single = leg.images.length === 1 && first !== undefined;
    return leg.images
        .filter((image) => !image.builds.some(({ name }) => broken.includes(name)))
        .map((image) => ({
        image,
        files: packed.files.filter((file) => (single && broken.length === 0) ||
            image.builds.some(({ name }) => name === file.packerBuild)),
    }))
        .filter(({ image, files }) => files.length > 0 || idsOf(image, packed) > 0);
}
function idsOf(image, packed) {
    return packed.ids.filter(({ packerBuild }) => image.builds.some(({ name }) => name === packerBuild)).length;
}

// EXTERNAL MODULE: ./build/commands/finish.js + 1 modules
var finish = __webpack_require__(4210);
// EXTERNAL MODULE: ./build/commands/statuses.js + 2 modules
var commands_statuses = __webpack_require__(4649);
;// CONCATENATED MODULE: ./build/commands/build-planned.js






/** The runner leaves 7.5 s between its first signal and the next. */
const CANCEL_STATUS_TIMEOUT_MS = 5_000;
async function buildPlanned(run, made, { report, sha, extras }) {
    const journal = (0,commands_workshop/* openScratch */.jd)(run);
    const legs = made.plan.legs.filter((leg) => leg.planned);
    const { statuses } = extras;
    const saved = (more = {}) => journal.update({ pending: statuses?.pending() ?? [], ...more });
    journal.update({ statusSha: sha });
    const warnings = new Set();
    const board = { statuses, warnings, saved };
    const said = announce(run, made, board);
    saved();
    await said;
    settleOnCancel(run, board);
    const workshop = await (0,commands_workshop/* openWorkshop */._M)(run, journal);
    const [ready, failure] = "reason" in workshop ? [undefined, workshop] : [workshop, undefined];
    const ended = [];
    const outcomes = failure !== undefined
        ? legs.map((leg) => unbuiltLeg(run, leg, failure))
        : await buildAll(run, made, legs, ready, async (leg, outcome) => {
            // a template ends with the last of its legs
            ended.push(outcome);
            const partial = { ...report, ...build_planned_merge(ended) };
            await sayEnd(run, leg, partial, board);
        });
    const whole = {
        ...report,
        ...build_planned_merge(outcomes),
        notices: [
            ...report.notices,
            ...outcomes.flatMap((outcome) => outcome.notices),
        ],
        warnings: [
            ...report.warnings,
            ...(ready?.warnings ?? []),
            ...outcomes.flatMap((outcome) => outcome.warnings),
        ],
        ...packerOf(outcomes, ready),
    };
    if (ready === undefined)
        for (const leg of legs)
            await sayEnd(run, leg, whole, board);
    if (journal.problem !== undefined)
        warnings.add(journal.problem);
    const all = { ...whole, warnings: [...whole.warnings, ...warnings] };
    const phases = outcomes.flatMap((outcome) => outcome.phases);
    await (0,finish/* finish */.O)(run, all, { ...extras, phases, saved });
    await (0,commands_workshop/* closeScratch */.ZF)(run, journal);
}
/** The runner may end us before Packer has cleaned up: what is pending is settled as soon as the cancel comes. */
function settleOnCancel(run, { statuses, saved }) {
    const settle = async () => {
        const { state, description } = status_text/* CANCELLED_STATUS */.Zn;
        await statuses?.settle(state, description, AbortSignal.timeout(CANCEL_STATUS_TIMEOUT_MS));
        saved();
    };
    run.signal.addEventListener("abort", () => void settle(), { once: true });
    if (run.signal.aborted)
        void settle();
}
/** Pending first, all at once: a queue of builds is seen as soon as it is known. */
async function announce(run, made, { statuses, warnings }) {
    if (statuses === undefined)
        return;
    const subjects = (0,commands_statuses/* plannedSubjects */.AB)(run, made.plan);
    const said = await Promise.all([
        statuses.set("", "pending", `Building ${subjects.length} template(s)`),
        ...subjects.map((name) => statuses.set(name, "pending", "Waiting to be built")),
    ]);
    for (const warning of said)
        if (warning !== undefined)
            warnings.add(warning);
}
async function sayEnd(run, leg, report, { statuses, warnings, saved }) {
    for (const name of (0,commands_statuses/* subjectsOf */.Z6)(run, leg)) {
        const { state, description } = (0,status_text/* subjectStatus */.PZ)(report, name);
        const warning = await statuses?.set(name, state, description);
        if (warning !== undefined)
            warnings.add(warning);
        saved();
    }
}
/** `max-parallel` legs at a time, in the plan's order; after a cancel no new one starts. */
async function buildAll(run, made, legs, workshop, onEnd) {
    const outcomes = [];
    const several = run.settings.maxParallel > 1 && legs.length > 1;
    let next = 0;
    const work = async () => {
        for (let index = next++; index < legs.length; index = next++) {
            const leg = legs[index];
            if (leg === undefined)
                return;
            const outcome = run.signal.aborted
                ? unbuiltLeg(run, leg, {
                    reason: "cancelled",
                    message: "The run was cancelled before this build began.",
                    details: [],
                })
                : await buildLeg(run, made, leg, workshop, several);
            outcomes[index] = outcome;
            await onEnd(leg, outcome);
        }
    };
    const workers = Math.min(run.settings.maxParallel, legs.length);
    if (several)
        run.runner.openFence();
    try {
        await Promise.all(Array.from({ length: workers }, work));
    }
    finally {
        if (several)
            run.runner.closeFence();
    }
    return outcomes;
}
function build_planned_merge(outcomes) {
    return {
        results: outcomes.flatMap((outcome) => outcome.results),
        failures: outcomes.flatMap((outcome) => outcome.failures),
        publications: outcomes.flatMap((outcome) => outcome.publications),
    };
}
/** Packer as it was found, with the plugins that the builds turned out to use. */
function packerOf(outcomes, workshop) {
    if (workshop === undefined)
        return {};
    const { version, sha256 } = workshop.packer;
    const plugins = Object.assign({}, ...outcomes.map((outcome) => outcome.plugins));
    return { packer: { version, sha256, plugins } };
}


/***/ }),

/***/ 3479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ sweepMarked),
/* harmony export */   v: () => (/* binding */ sendSignal)
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


/***/ })

};
