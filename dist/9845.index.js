export const id = 9845;
export const ids = [9845];
export const modules = {

/***/ 48868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FP: () => (/* binding */ completeOnce),
/* harmony export */   TN: () => (/* binding */ statedCrc32),
/* harmony export */   Ww: () => (/* binding */ checkStored),
/* harmony export */   z2: () => (/* binding */ storedOf)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(53711);
/* harmony import */ var _checksum_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9472);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20972);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27832);
/* harmony import */ var _job_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8552);
/* harmony import */ var _own_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44959);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86029);
/** The moment at which an uploaded object appears, and the proof that it is the right one. */







/** How long the store may take to show an object whose upload it has forgotten. */
const SETTLE_MS = 10_000;
/**
 * Makes the object appear, once: after any error the store is asked whether it is there already and ours,
 * because a lost reply looks like 404, 412 or a time-out.
 */
async function completeOnce(job, sent) {
    const deadline = Date.now() + job.store.retryBudgetMs;
    let conditional = job.capabilities.conditionalWrites;
    let mayHaveHappened = false;
    for (let tries = 0;; tries++) {
        try {
            return await complete(job, sent, conditional);
        }
        catch (error) {
            job.input.signal.throwIfAborted();
            const own = await ownOrNone(job, sent, error);
            if (own !== undefined) {
                return own;
            }
            const { name, status } = (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .factsOf */ .xS)(error);
            if (name === "NoSuchUpload" && mayHaveHappened) {
                return await waitForOwn(job, sent, error);
            }
            if (status === 412 && (0,_checksum_js__WEBPACK_IMPORTED_MODULE_0__/* .sendsCrc32 */ .Rv)(sent.checksum)) {
                throw new _failures_js__WEBPACK_IMPORTED_MODULE_2__/* .ChecksumRefusal */ .C5("A condition failed where nothing is: some stores say so of checksums.", { cause: error });
            }
            const refusesCondition = conditional && status === 501;
            conditional &&= !refusesCondition;
            mayHaveHappened ||= (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransient */ .dg)(error);
            const again = refusesCondition || (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransient */ .dg)(error) || status === 409;
            if (!again || Date.now() > deadline) {
                throw error;
            }
            await (0,_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .pause */ .v7)((0,_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .jitter */ .p$)(tries, 500, 20_000), job.input.signal);
        }
    }
}
async function complete(job, { uploadId, checksum, parts }, conditional) {
    const { store, input } = job;
    const done = await store.patientClient.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_6__.CompleteMultipartUploadCommand({
        Bucket: store.bucket,
        Key: input.key,
        UploadId: uploadId,
        ...(0,_checksum_js__WEBPACK_IMPORTED_MODULE_0__/* .completion */ .zk)(checksum, parts),
        ...(conditional ? (0,_job_js__WEBPACK_IMPORTED_MODULE_3__/* .condition */ .uH)(job) : {}),
    }), { abortSignal: input.signal });
    return storedOf(done);
}
/** What an answer says of the finished object. */
function storedOf(answer) {
    return {
        crc32: answer.ChecksumCRC32,
        etag: answer.ETag ?? "",
        encryption: answer.ServerSideEncryption,
    };
}
/** Our object where it is there; undefined where none is; throws where it is another's. */
async function ownOrNone(job, { parts }, error) {
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    try {
        return storedOf(await (0,_job_js__WEBPACK_IMPORTED_MODULE_3__/* .ownObject */ .AV)(job, size, error));
    }
    catch (refusal) {
        if (refusal === error) {
            return undefined;
        }
        throw refusal;
    }
}
async function waitForOwn(job, sent, error) {
    const deadline = Date.now() + SETTLE_MS;
    for (;;) {
        await (0,_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .pause */ .v7)(1000, job.input.signal);
        const own = await ownOrNone(job, sent, error);
        if (own !== undefined) {
            return own;
        }
        if (Date.now() > deadline) {
            throw error;
        }
    }
}
/** How far the store has checked the object. Where it states another than was sent, removes it and throws. */
async function checkStored(job, checksum, parts, stored) {
    const { store, input, stamp } = job;
    const result = (0,_checksum_js__WEBPACK_IMPORTED_MODULE_0__/* .judge */ .S4)(checksum, parts, await withCrc32(job, checksum, stored));
    if (result === undefined) {
        await (0,_own_js__WEBPACK_IMPORTED_MODULE_4__/* .removeOwn */ .L)(store, input.key, stamp, input.signal).catch(() => { });
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.StoreError("upload", `The store's ${(0,_checksum_js__WEBPACK_IMPORTED_MODULE_0__/* .sendsCrc32 */ .Rv)(checksum) ? "CRC-32" : "MD5"} of ${input.key} in bucket ${store.bucket} is not that of the file: what it keeps is damaged, and was not published; see to the store, then build again.`);
    }
    return result;
}
async function withCrc32({ store, input }, checksum, stored) {
    return (0,_checksum_js__WEBPACK_IMPORTED_MODULE_0__/* .sendsCrc32 */ .Rv)(checksum) && stored.crc32 === undefined
        ? { ...stored, crc32: await statedCrc32(store, input.key, input.signal) }
        : stored;
}
/** The CRC-32 that the store has of an object, possibly with `-<parts>`; undefined where it has none or does not tell. */
async function statedCrc32(store, key, signal) {
    try {
        const head = await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_6__.HeadObjectCommand({
            Bucket: store.bucket,
            Key: key,
            ChecksumMode: "ENABLED",
        }), { abortSignal: signal });
        return head.ChecksumCRC32;
    }
    catch (error) {
        const { status } = (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .factsOf */ .xS)(error);
        if (status === 400 || status === 501) {
            return undefined;
        }
        throw error;
    }
}


/***/ }),

/***/ 8552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AV: () => (/* binding */ ownObject),
/* harmony export */   HS: () => (/* binding */ KeyTaken),
/* harmony export */   j_: () => (/* binding */ destination),
/* harmony export */   uH: () => (/* binding */ condition)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45803);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20972);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15347);
/** One upload on its way: what both ways of sending it share. */



/** The condition under which the object may appear. */
function condition({ replaces }) {
    return replaces === undefined ? { IfNoneMatch: "*" } : { IfMatch: replaces };
}
/**
 * Our object of `size` bytes, found after an error whose reply may only have been lost.
 * Throws the error where it is not there, and another where an object that is not ours is.
 */
async function ownObject(job, size, error) {
    const { store, input, stamp, replaces } = job;
    input.signal.throwIfAborted();
    const head = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__.headOrNone)(store, input.key, input.signal).catch(() => {
        throw error;
    });
    const isOld = replaces !== undefined && head?.ETag === replaces;
    if (head === undefined || isOld) {
        throw error;
    }
    if ((0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isStamped */ .lM)(head, stamp) && head.ContentLength === size) {
        return head;
    }
    throw new KeyTaken(input.key);
}
/** A key that holds another's object. */
class KeyTaken extends _errors_js__WEBPACK_IMPORTED_MODULE_1__.StoreError {
    constructor(key) {
        super("upload", `${key} is already there and is not of this run: nothing was overwritten.`);
    }
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

/***/ 55109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   V$: () => (/* binding */ foreign),
/* harmony export */   XX: () => (/* binding */ render),
/* harmony export */   yW: () => (/* binding */ isOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20972);
/** The JSON objects of the bucket as types, and how one of ours is told from a stranger's. Pure. */

/** Whether a value is an object that says it is of this schema. */
function isOf(value, schema) {
    return isObject(value) && value.schema === schema;
}
/** Narrows a parsed value to an object (no array). */
function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The error for a key that holds something that this action did not write. */
function foreign(store, key) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.StoreError("upload", `${key} in bucket ${store.bucket} was not written by this action and is left alone: give the action a place of its own by \`s3-prefix\`.`);
}
/** JSON as it is written: readable, with a line end. */
function render(value) {
    return `${JSON.stringify(value, null, "\t")}\n`;
}


/***/ }),

/***/ 44959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ removeOwn),
/* harmony export */   O: () => (/* binding */ putOwn)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53711);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27832);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15347);
/* harmony import */ var _put_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59986);
/** Objects that this very publishing wrote: removed, or written anew. Never another's. */




/** Deletes what is at `key` if it bears the stamp; throws where the store does not answer or does not let us. */
async function removeOwn(store, key, stamp, signal) {
    const head = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__.headOrNone)(store, key, signal);
    if (head !== undefined && (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isStamped */ .lM)(head, stamp)) {
        await store.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.DeleteObjectCommand({ Bucket: store.bucket, Key: key }), { abortSignal: signal });
    }
}
/**
 * Writes an object that nobody has written yet but an earlier try of ours with the same stamp: that one is replaced.
 * @returns `exists` where it is another's
 */
async function putOwn(store, capabilities, object, stamp, signal) {
    const { key } = object;
    const before = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__.headOrNone)(store, key, signal);
    if (before === undefined) {
        return (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .putIfAbsent */ .Ef)(store, capabilities, object, stamp, signal);
    }
    if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isStamped */ .lM)(before, stamp)) {
        return "exists";
    }
    const { ETag: etag } = before;
    const condition = capabilities.conditionalWrites ? { IfMatch: etag } : {};
    const how = { Metadata: { [_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .STAMP */ .Cq]: stamp }, ...condition };
    try {
        await (0,_put_js__WEBPACK_IMPORTED_MODULE_2__/* .put */ .y)(store, capabilities, object, how, signal);
        return "written";
    }
    catch (error) {
        signal.throwIfAborted();
        if ((0,_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .isConditionFailed */ .Fv)(error) || (0,_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransient */ .dg)(error)) {
            // a lost reply of our own looks like this
            const now = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__.headOrNone)(store, key, signal);
            if (now !== undefined && now.ETag !== etag) {
                return (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isStamped */ .lM)(now, stamp) ? "written" : "exists";
            }
        }
        throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)(store, error, "s3:PutObject", key);
    }
}


/***/ }),

/***/ 57883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ preflight)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(53711);
// EXTERNAL MODULE: ./build/bucket/checksum.js
var checksum = __webpack_require__(9472);
// EXTERNAL MODULE: ./build/bucket/errors.js
var errors = __webpack_require__(20972);
// EXTERNAL MODULE: ./build/bucket/failures.js
var failures = __webpack_require__(27832);
// EXTERNAL MODULE: ./build/bucket/json.js
var json = __webpack_require__(55109);
// EXTERNAL MODULE: ./build/bucket/objects.js
var objects = __webpack_require__(15347);
// EXTERNAL MODULE: ./build/bucket/client.js + 1 modules
var client = __webpack_require__(45803);
;// CONCATENATED MODULE: ./build/bucket/probe.js
/** A tiny object with which the preflight tries what a store does. */




/** What the object holds. */
const BODY = Buffer.from("xva-template-action probes this store\n");
/** What it does not hold: its checksums must be refused. */
const OTHER = Buffer.from("another body, for its checksum\n");
/** Writes the object. */
async function putProbe({ store, key, signal }, more) {
    await store.client.send(new dist_cjs.PutObjectCommand({
        Bucket: store.bucket,
        Key: key,
        Body: BODY,
        ...(0,client.objectSettings)(store.settings),
        ...more,
    }), { abortSignal: signal });
}
/**
 * Whether a request is refused by the store for what it says (400 or 501), not for lack of permission or of a store:
 * that error is thrown in the user's words.
 */
async function refuses(probe, request) {
    const done = async () => {
        await request();
        return true;
    };
    return (await orRefused(probe, done, [400, 501])) === undefined;
}
/** The answer, or undefined where the store refused the request with one of these statuses. */
async function orRefused({ store, key, signal }, request, statuses) {
    try {
        return await request();
    }
    catch (error) {
        signal.throwIfAborted();
        if (statuses.includes((0,failures/* factsOf */.xS)(error).status)) {
            return undefined;
        }
        throw (0,objects/* explained */.to)(store, error, "s3:PutObject", key);
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/bucket/complete.js
var bucket_complete = __webpack_require__(48868);
// EXTERNAL MODULE: ./build/bucket/ladder.js
var ladder = __webpack_require__(95387);
;// CONCATENATED MODULE: ./build/bucket/probe-checksum.js
/**
 * Which rung of the integrity ladder a store holds, found by one upload of one part a rung: a wrong checksum must be
 * refused, the right one taken, and what the store then says of the object must be what we expect.
 */









/**
 * The first rung that holds, of those that `s3-checksum` allows.
 * @param takesCrc32 whether a plain write with a CRC-32 was taken: else no rung with one is tried
 */
async function strongestChecksum(probe, takesCrc32) {
    const wanted = probe.store.settings.checksum;
    for (const rung of (0,checksum/* rungsOf */.RA)(wanted)) {
        if (rung === "none") {
            return rung;
        }
        if ((takesCrc32 || !(0,checksum/* sendsCrc32 */.Rv)(rung)) && (await holds(probe, rung))) {
            return rung;
        }
    }
    throw (0,ladder/* unsupported */.q)(wanted);
}
async function holds(probe, rung) {
    const begun = await begin(probe, rung);
    if (begun === undefined) {
        return false;
    }
    const { upload, declared } = begun;
    try {
        if (!declared ||
            (await sendPart(probe, upload, rung, OTHER)) !== undefined) {
            return false;
        }
        const part = await sendPart(probe, upload, rung, BODY);
        return part !== undefined && (await completes(probe, upload, rung, part));
    }
    finally {
        await abort(probe, upload);
    }
}
/** Undefined where the store refuses the rung; `declared` is false where it answers with a weaker one. */
async function begin(probe, rung) {
    const { store, key, signal } = probe;
    const target = { Bucket: store.bucket, Key: key };
    const command = new dist_cjs.CreateMultipartUploadCommand({
        ...target,
        ...(0,client.objectSettings)(store.settings),
        ...(0,checksum/* declaredChecksum */.s5)(rung),
    });
    const create = () => store.client.send(command, { abortSignal: signal });
    const answer = await orRefused(probe, create, [400, 501]);
    return answer?.UploadId === undefined
        ? undefined
        : {
            upload: { ...target, UploadId: answer.UploadId },
            declared: rung !== "crc32" || answer.ChecksumType === "FULL_OBJECT",
        };
}
/** Sends the probe as the only part, with the checksum of `claimed`; undefined where the store refuses it. */
async function sendPart(probe, upload, rung, claimed) {
    const { store, signal } = probe;
    const stated = (0,checksum/* bodyChecksum */.el)(rung, claimed);
    const part = { number: 1, body: BODY, crc: (0,external_node_zlib_.crc32)(BODY), stated };
    const command = new dist_cjs.UploadPartCommand({
        ...upload,
        ...stated,
        PartNumber: part.number,
        Body: BODY,
    });
    const send = () => store.client.send(command, { abortSignal: signal });
    const answer = await orRefused(probe, send, [400, 501]);
    return answer && (0,checksum/* sentPart */.so)({ ...part, etag: answer.ETag ?? "" });
}
/** Whether the object appears, and the store says of it what the rung is to prove. */
async function completes(probe, upload, rung, part) {
    const { store, key, signal } = probe;
    const command = new dist_cjs.CompleteMultipartUploadCommand({
        ...upload,
        ...(0,checksum/* completion */.zk)(rung, [part]),
    });
    const complete = () => store.client.send(command, { abortSignal: signal });
    // 412: Google's answer to checksums of parts
    const answer = await orRefused(probe, complete, [400, 412, 501]);
    if (answer === undefined) {
        return false;
    }
    const said = (0,bucket_complete/* storedOf */.z2)(answer);
    const stored = (0,checksum/* sendsCrc32 */.Rv)(rung) && said.crc32 === undefined
        ? { ...said, crc32: await (0,bucket_complete/* statedCrc32 */.TN)(store, key, signal) }
        : said;
    const proved = (0,checksum/* judge */.S4)(rung, [part], stored);
    // With keys of a KMS no ETag proves anything; who asks for MD5 gets it for the parts.
    return (proved === rung || (store.settings.checksum === "md5" && proved === "none"));
}
/** Also after the object has appeared: an upload that may not be aborted would be left by the first cancel. */
async function abort(probe, upload) {
    const { store, key, signal } = probe;
    try {
        await store.client.send(new dist_cjs.AbortMultipartUploadCommand(upload), {
            abortSignal: signal,
        });
    }
    catch (error) {
        if (!(0,failures/* isNotFound */.c4)(error)) {
            throw (0,objects/* explained */.to)(store, error, "s3:AbortMultipartUpload", key);
        }
    }
}

;// CONCATENATED MODULE: ./build/bucket/preflight.js
/** What the store can do and lets us do, found out before anything is built. */









/** A clock that is further off than this will be refused by some stores. */
const SKEW_WARNING_MS = 60_000;
/**
 * Writes, reads, lists and removes a tiny object of its own, and tries what the store must refuse.
 * Throws a `StoreError` that names what is missing; a denied removal is none.
 */
async function preflight(store, signal) {
    const probe = { store, key: store.keys.probe((0,external_node_crypto_.randomUUID)()), signal };
    const takesCrc32 = await writes(probe);
    try {
        const conditionalWrites = await holdsConditions(probe);
        const checksum = await strongestChecksum(probe, takesCrc32);
        await reads(probe);
        await refuseForeignCatalogue(store, signal);
        return {
            conditionalWrites,
            checksum,
            warnings: warningsOf(store, conditionalWrites),
        };
    }
    finally {
        await remove(probe);
    }
}
function warningsOf(store, conditionalWrites) {
    const skew = store.client.config.systemClockOffset;
    return [
        ...(Math.abs(skew) > SKEW_WARNING_MS
            ? [
                `The runner's clock is ${Math.round(Math.abs(skew) / 1000)} seconds ${skew < 0 ? "ahead of" : "behind"} the store's: let it be kept by NTP.`,
            ]
            : []),
        ...(conditionalWrites
            ? []
            : [
                "The store does not hold conditional writes: let one run at a time publish (a `concurrency` group in the workflow).",
            ]),
    ];
}
/** Writes the probe; returns whether a right CRC-32 header is taken. */
async function writes(probe) {
    const withCrc32 = () => putProbe(probe, (0,checksum/* bodyChecksum */.el)("crc32", BODY));
    if (!(await refuses(probe, withCrc32))) {
        return true;
    }
    // Not the checksum's fault where the plain body is refused too: then its error is thrown.
    try {
        await putProbe(probe, {});
        return false;
    }
    catch (error) {
        throw (0,objects/* explained */.to)(probe.store, error, "s3:PutObject", probe.key);
    }
}
async function holdsConditions(probe) {
    // 501 and 400: the store does not know the header; the conditions do not hold then.
    const holds = async (condition) => {
        try {
            await putProbe(probe, condition);
            return false;
        }
        catch (error) {
            const { status } = (0,failures/* factsOf */.xS)(error);
            if (status === 412 || status === 400 || status === 501) {
                return status === 412;
            }
            throw (0,objects/* explained */.to)(probe.store, error, "s3:PutObject", probe.key);
        }
    };
    const stranger = `"${(0,external_node_crypto_.createHash)("md5").update(OTHER).digest("hex")}"`;
    return ((await holds({ IfNoneMatch: "*" })) && (await holds({ IfMatch: stranger })));
}
async function reads({ store, key, signal }) {
    try {
        const response = await store.client.send(new dist_cjs.GetObjectCommand({ Bucket: store.bucket, Key: key }), { abortSignal: signal });
        await response.Body?.transformToByteArray();
    }
    catch (error) {
        throw (0,objects/* explained */.to)(store, error, "s3:GetObject", key);
    }
    for await (const _ of (0,objects/* listKeys */.TH)(store, key, signal)) {
        return;
    }
    throw new errors.StoreError("store_denied", `The store does not list what was just written to bucket ${store.bucket}: allow \`s3:ListBucket\` on the prefix.`);
}
/** Throws where `catalogue.json` was written by somebody else. */
async function refuseForeignCatalogue(store, signal) {
    const found = await (0,objects/* getJson */.Tt)(store, store.keys.catalogue, signal);
    if (found !== undefined && !(0,json/* isOf */.yW)(found.value, "catalogue-1")) {
        throw (0,json/* foreign */.V$)(store, store.keys.catalogue);
    }
}
async function remove({ store, key }) {
    // A runner that may not delete leaves a tiny object below `.probe/`: no failure.
    await store.client
        .send(new dist_cjs.DeleteObjectCommand({ Bucket: store.bucket, Key: key }), {
        abortSignal: AbortSignal.timeout(5_000),
    })
        .catch(() => { });
}


/***/ }),

/***/ 49845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ZF: () => (/* binding */ closeScratch),
  jd: () => (/* binding */ openScratch),
  _M: () => (/* binding */ openWorkshop),
  em: () => (/* binding */ sentence),
  Si: () => (/* binding */ storeFailure)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/bucket/errors.js
var errors = __webpack_require__(20972);
// EXTERNAL MODULE: ./build/bucket/preflight.js + 2 modules
var preflight = __webpack_require__(57883);
// EXTERNAL MODULE: ./build/packer/command.js
var command = __webpack_require__(11122);
// EXTERNAL MODULE: ./build/packer/version.js
var version = __webpack_require__(15771);
// EXTERNAL MODULE: ./build/state.js
var state = __webpack_require__(28801);
// EXTERNAL MODULE: ./build/commands/journals.js
var journals = __webpack_require__(70487);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./build/commands/file-lock.js
var file_lock = __webpack_require__(50189);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
;// CONCATENATED MODULE: ./build/commands/plugin-cache-thread.js
/** Starts the thread that talks to GitHub's cache service, and ends it where it takes too long. */


/**
 * Runs the task in a thread of its own, started from `script`. Never rejects.
 * @returns what was done, and a sentence where something was in the way
 */
async function inThread(script, task, { env, limitMs, signal }) {
    const timeout = AbortSignal.timeout(Math.max(0, Math.round(limitMs)));
    const ended = AbortSignal.any([signal, timeout]);
    const worker = new external_node_worker_threads_.Worker(script, {
        workerData: task,
        env,
        stdout: true,
        stderr: true,
    });
    const stop = () => void worker.terminate();
    ended.addEventListener("abort", stop);
    if (ended.aborted)
        stop();
    let printed = "";
    worker.stdout.on("data", (chunk) => {
        printed += chunk;
    });
    worker.stderr.resume();
    let done = false;
    worker.on("message", (answer) => {
        done = answer.done;
    });
    const problem = await new Promise((resolve) => {
        worker.on("error", (error) => resolve(error.message));
        worker.on("exit", () => {
            // a thread that was ended is no failure of ours to speak of, unless it was too slow
            if (timeout.aborted)
                resolve(`it took longer than ${Math.round(limitMs / 1000)} s.`);
            else
                resolve(signal.aborted ? "" : lastWarning(printed));
        });
    });
    ended.removeEventListener("abort", stop);
    return { done: done && !ended.aborted, problem };
}
/** The last warning or error among workflow commands; addresses carry signatures, and are not for the log. */
function lastWarning(printed) {
    const said = /^::(?:warning|error)::(.*)$/gm;
    const last = [...printed.matchAll(said)].at(-1)?.[1] ?? "";
    return last.replace(/\bhttps?:\/\/\S+/g, (url) => `${(0,external_node_path_.basename)(url.split("?")[0] ?? "")} (at its address)`);
}

;// CONCATENATED MODULE: ./build/commands/plugin-cache.js
/**
 * Packer's plugins between runs. Where the runner keeps its tools they stay in their folder, and runner services of one
 * machine take turns at it. Where it comes up empty each time, GitHub's cache keeps them: asked only where the folder is
 * empty and the runner offers the service. Nothing here ever fails a build.
 */







/** All that a run may wait for the cache, restoring and saving together. */
const BUDGET_MS = 30_000;
const RESTORE_MS = 20_000;
/** Another runner service that is downloading a plugin. */
const INIT_PATIENCE_MS = 5 * 60_000;
/** What `@actions/cache`, its HTTP clients and its `tar` need; nothing else reaches the thread. */
const NEEDED = [
    "ACTIONS_RESULTS_URL",
    "ACTIONS_RUNTIME_TOKEN",
    "ACTIONS_CACHE_SERVICE_V2",
    "ACTIONS_CACHE_MODE",
    "GITHUB_SERVER_URL",
    "PATH",
    "HOME",
    ...["http_proxy", "https_proxy", "no_proxy"].flatMap((name) => [
        name,
        name.toUpperCase(),
    ]),
];
class PluginCache {
    #settings;
    #last = Promise.resolve();
    #asked = false;
    #missed = false;
    #leftMs;
    constructor(settings) {
        this.#settings = settings;
        this.#leftMs = settings.budgetMs ?? BUDGET_MS;
    }
    /**
     * Does one `packer init` after the other, in this process and on this machine: Packer writes a plugin in place. Before
     * the first, an empty folder is filled from the cache.
     */
    init(work) {
        const { directory, signal, say } = this.#settings;
        const alone = async () => {
            if (signal.aborted)
                return work();
            const filled = async () => {
                await this.#restore().catch((error) => say(noted(error)));
                return work();
            };
            return (0,file_lock/* aloneIfPossible */.UJ)(`${directory}.lock`, filled, {
                patienceMs: INIT_PATIENCE_MS,
                signal,
                onWait: () => say("Another run on this machine installs plugins: waiting for it."),
                onWithout: (why) => say(`Plugins are installed without a lock: ${why}`),
            });
        };
        const result = this.#last.then(alone);
        this.#last = result.catch(() => { });
        return result;
    }
    /** After the last build: gives the cache what it did not have. Never throws. */
    async save() {
        const { directory, signal, say } = this.#settings;
        if (!this.#missed || signal.aborted)
            return;
        const base = cacheBase(directory);
        try {
            await (0,promises_.rm)(base, { recursive: true, force: true });
            const whole = await wholePlugins(directory);
            if (whole.length === 0)
                return;
            for (const file of whole)
                await place(promises_.link, file, (0,external_node_path_.join)(base, "plugins", (0,external_node_path_.relative)(directory, file)));
            if (await this.#ask("save", this.#leftMs))
                say("The plugins are in GitHub's cache for the next run.");
        }
        catch (error) {
            say(noted(error));
        }
        finally {
            await (0,promises_.rm)(base, { recursive: true, force: true }).catch(() => { });
        }
    }
    async #restore() {
        const { directory, key, env, say } = this.#settings;
        if (this.#asked)
            return;
        this.#asked = true;
        if (key === undefined || !isOffered(env) || !(await isEmpty(directory)))
            return;
        this.#missed = true;
        const base = cacheBase(directory);
        try {
            await (0,promises_.rm)(base, { recursive: true, force: true });
            await (0,promises_.mkdir)(base, { recursive: true, mode: 0o700 });
            if (!(await this.#ask("restore", Math.min(RESTORE_MS, this.#leftMs))))
                return;
            const kept = (0,external_node_path_.join)(base, "plugins");
            const whole = await wholePlugins(kept);
            for (const file of whole)
                await place(promises_.rename, file, (0,external_node_path_.join)(directory, (0,external_node_path_.relative)(kept, file)));
            this.#missed = whole.length === 0;
            say(this.#missed
                ? "GitHub's cache held no whole plugin: Packer downloads what it needs."
                : `${whole.length / 2} plugin(s) came from GitHub's cache.`);
        }
        finally {
            await (0,promises_.rm)(base, { recursive: true, force: true }).catch(() => { });
        }
    }
    /** Asks the service, and says why where it did not do what it should. */
    async #ask(operation, limitMs) {
        const { directory, key = "", env, script, ca, signal, say, } = this.#settings;
        const base = cacheBase(directory);
        const began = performance.now();
        const task = {
            operation,
            key,
            folder: (0,external_node_path_.join)(base, "plugins"),
            ...(ca === undefined ? {} : { ca }),
        };
        const ended = await inThread(script, task, {
            // entries are told relative to this folder, and nothing is extracted elsewhere
            env: { ...needed(env), GITHUB_WORKSPACE: base, RUNNER_TEMP: base },
            signal,
            limitMs,
        });
        this.#leftMs -= performance.now() - began;
        if (ended.problem !== "")
            say(`GitHub's cache of plugins is left alone: ${ended.problem}`);
        return ended.done;
    }
}
/**
 * Name of the cache's entry: what plugins are asked for, by which Packer, for which machine. Undefined where none is.
 * @param required the `required_plugins` of all planned roots, in any order
 */
function pluginKey(required, packerVersion, machine = process) {
    if (required.length === 0)
        return undefined;
    const minor = /^\d+\.\d+/.exec(packerVersion)?.[0] ?? packerVersion;
    const asked = [...new Set(required)].sort();
    const digest = (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(asked));
    return `xva-plugins-1-${machine.platform}-${machine.arch}-${minor}-${digest.digest("hex").slice(0, 32)}`;
}
/** Beside the plugins: the same name on every runner, as it is part of an entry's identity. */
function cacheBase(directory) {
    return `${directory}.cache`;
}
/** Whether the runner offers the cache service that github.com has; others would only be asked in vain. */
function isOffered(env) {
    return [
        env.ACTIONS_CACHE_SERVICE_V2,
        env.ACTIONS_RESULTS_URL,
        env.ACTIONS_RUNTIME_TOKEN,
    ].every((value) => value !== undefined && value !== "");
}
function needed(env) {
    return Object.fromEntries(NEEDED.flatMap((name) => {
        const value = env[name];
        return value === undefined ? [] : [[name, value]];
    }));
}
async function isEmpty(folder) {
    return (await (0,promises_.readdir)(folder).catch(() => [])).length === 0;
}
/** Plugins with the checksum file that Packer puts beside each, as far as the two agree; both files, by their paths. */
async function wholePlugins(folder) {
    const entries = await (0,promises_.readdir)(folder, {
        recursive: true,
        withFileTypes: true,
    }).catch(() => []);
    const whole = [];
    for (const entry of entries) {
        const path = (0,external_node_path_.join)(entry.parentPath, entry.name);
        const sum = `${path}_SHA256SUM`;
        if (!entry.isFile() || !entry.name.startsWith("packer-plugin-"))
            continue;
        const expected = await (0,promises_.readFile)(sum, "utf8").catch(() => "");
        if (expected === "" || (await sha256Of(path)) !== expected.slice(0, 64))
            continue;
        whole.push(path, sum);
    }
    return whole;
}
async function sha256Of(path) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path), hash);
    return hash.digest("hex");
}
async function place(by, from, to) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(to), { recursive: true, mode: 0o755 });
    await by(from, to);
}
function noted(error) {
    return error instanceof Error ? error.message : String(error);
}

// EXTERNAL MODULE: ./build/plan/hcl/json.js
var json = __webpack_require__(342);
// EXTERNAL MODULE: ./build/plan/hcl/parse.js + 5 modules
var parse = __webpack_require__(86914);
;// CONCATENATED MODULE: ./build/commands/required-plugins.js


/** One text for each plugin that a template file names; for a file that can't be read, all of it. */
function requiredPlugins(path, text) {
    if (!text.includes("required_plugins"))
        return [];
    try {
        const body = path.endsWith(".json")
            ? (0,json/* parseHclJson */.f)(text, path)
            : (0,parse/* parseHcl */.z4)(text, path);
        return inBody(body);
    }
    catch {
        return [text];
    }
}
function inBody(body) {
    return body.blocks
        .filter(({ type }) => type === "packer")
        .flatMap((block) => block.body.blocks)
        .filter(({ type }) => type === "required_plugins")
        .flatMap((block) => block.body.attributes)
        .map(({ name, text }) => `${name} = ${text.replace(/\s+/g, " ")}`);
}

;// CONCATENATED MODULE: ./build/commands/workshop.js
/** What must be there before the first build: scratch, Packer, a store that takes what we will send. */












/** Makes the scratch folder and leaves the journal's name to post, before anything else is started. */
function openScratch(run) {
    const { facts, settings } = run;
    const name = `xva-${facts.runKey}-${(0,external_node_crypto_.randomBytes)(4).toString("hex")}`;
    const scratch = (0,external_node_path_.join)(facts.temp, name);
    const about = {
        scratch,
        runId: facts.runId,
        runAttempt: facts.runAttempt,
        repository: facts.repository,
        store: (0,journals/* storeName */.Hz)(settings.store),
        pool: settings.xapi?.host ?? "",
    };
    const lasting = (0,external_node_path_.join)((0,journals/* journalsFolder */.tW)(run), name);
    let journal;
    try {
        journal = state/* Journal */.C.create(lasting, about);
    }
    catch {
        // post finds it there as well; only the next run would not
        journal = state/* Journal */.C.create((0,external_node_path_.join)(facts.temp, `${name}-journal`), about);
    }
    run.runner.saveState(state/* JOURNAL_STATE */.e, journal.folder);
    run.onPoolSession((session) => journal.setSession(session));
    run.signal.addEventListener("abort", () => journal.update({ cancelled: true }), { once: true });
    (0,external_node_fs_.mkdirSync)(scratch, { recursive: true, mode: 0o700 });
    return journal;
}
/** Removes scratch after a run that ended by itself; what can't be removed or settled is left to post. */
async function closeScratch(run, journal) {
    await run.closePool();
    if (journal.data.uploads.length > 0) {
        const { abortUploads } = await __webpack_require__.e(/* import() */ 9802).then(__webpack_require__.bind(__webpack_require__, 79802));
        for (const problem of await abortUploads(run, journal))
            run.runner.info(problem);
    }
    journal.update({ finished: true, summaryWritten: true });
    const { scratch } = journal.data;
    await (0,promises_.rm)(scratch, { recursive: true, force: true }).catch((error) => run.runner.info(`${scratch} could not be removed: ${String(error)}`));
    if (journal.settled)
        journal.remove();
}
/** All that a build needs, or why there is none. */
async function openWorkshop(run, journal, roots) {
    const store = await run.store();
    if (store === undefined)
        throw new Error("`build` was started without a bucket.");
    const pluginDirectory = run.settings.packer.cachePlugins
        ? (0,external_node_path_.join)(run.facts.toolCache, "xva-template-action", "packer-plugins")
        : (0,external_node_path_.join)(journal.data.scratch, "plugins");
    const packer = await findPackerOf(run, journal);
    if ("reason" in packer)
        return packer;
    try {
        const capabilities = await (0,preflight/* preflight */.M)(store, run.signal);
        return {
            scratch: journal.data.scratch,
            journal,
            packer,
            pluginDirectory,
            plugins: await openPlugins(run, packer, pluginDirectory, roots),
            store,
            capabilities,
            warnings: [
                ...(packer.modern
                    ? []
                    : [
                        `Packer ${packer.version} is older than 1.10: \`packer init\` is not run, so plugins must be installed already.`,
                    ]),
                ...capabilities.warnings,
            ],
        };
    }
    catch (error) {
        return run.signal.aborted
            ? {
                reason: "cancelled",
                message: "The run was cancelled before a build began.",
                details: [],
            }
            : storeFailure(error);
    }
}
async function findPackerOf(run, journal) {
    try {
        return await (0,version/* findPacker */.ym)({
            packer: run.settings.packer.executable,
            searchPath: run.env.PATH ?? ["/usr/local/bin", "/usr/bin", "/bin"].join(external_node_path_.delimiter),
            cwd: run.facts.workspace,
            environment: (0,command/* packerEnvironment */.gh)({
                base: run.env,
                mode: [],
                offered: {},
                debug: false,
                marker: journal.data.scratch,
            }),
        });
    }
    catch (error) {
        return { reason: "packer", message: sentence(error), details: [] };
    }
}
async function openPlugins(run, packer, directory, roots) {
    const paths = roots.flatMap(({ templateFiles }) => templateFiles);
    const required = await Promise.all(paths.map(async (path) => requiredPlugins(path, await (0,promises_.readFile)((0,external_node_path_.join)(run.facts.workspace, path), "utf8").catch(() => ""))));
    const { ca } = await run.network();
    return new PluginCache({
        directory,
        key: run.settings.packer.cachePlugins
            ? pluginKey(required.flat(), packer.version)
            : undefined,
        env: run.env,
        script: process.argv[1] ?? "",
        ...(ca === undefined ? {} : { ca }),
        signal: run.signal,
        say: (line) => run.runner.info(line),
    });
}
/** The failure that an error of the store stands for. */
function storeFailure(error) {
    return {
        reason: error instanceof errors.StoreError ? error.reason : "upload",
        message: sentence(error),
        details: [],
    };
}
function sentence(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 15771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kA: () => (/* binding */ ask),
/* harmony export */   sc: () => (/* binding */ sha256),
/* harmony export */   ym: () => (/* binding */ findPacker)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46466);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57975);
/** Which Packer this is. */







const MODERN = [1, 10];
const INSTALL = "Install it (https://developer.hashicorp.com/packer/install, or the hashicorp/setup-packer action in a step before), or give its path in the input `packer`";
const ANSWER_TIMEOUT_MS = 60_000;
const run = (0,node_util__WEBPACK_IMPORTED_MODULE_6__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
/**
 * Finds the executable of the input `packer`, a name on `searchPath` or a path (relative to `cwd`), and asks it for
 * its version. Throws a sentence that names the input where there is none, or where it is something else.
 */
async function findPacker(request) {
    const file = await locate(request);
    const output = await ask(file, ["version"], request.environment);
    const version = /^Packer v(\S+)/m.exec(output)?.[1];
    if (version === undefined) {
        throw new Error(`${file} does not answer \`version\` as HashiCorp Packer does (cracklib has a program of the same name). ${INSTALL}`);
    }
    return {
        file,
        version,
        sha256: await sha256(file),
        modern: isModern(version),
    };
}
async function locate({ packer, searchPath, cwd, }) {
    const isPath = (0,node_path__WEBPACK_IMPORTED_MODULE_4__.isAbsolute)(packer) || packer.includes(node_path__WEBPACK_IMPORTED_MODULE_4__.sep);
    const candidates = isPath
        ? [(0,node_path__WEBPACK_IMPORTED_MODULE_4__.resolve)(cwd, packer)]
        : searchPath
            .split(node_path__WEBPACK_IMPORTED_MODULE_4__.delimiter)
            .filter((folder) => folder !== "")
            .map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_4__.resolve)(cwd, (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(folder, packer)));
    for (const candidate of candidates) {
        if (await isExecutable(candidate))
            return candidate;
    }
    throw new Error(isPath
        ? `The input \`packer\` is ${packer}, and there is no executable file there. ${INSTALL}`
        : `There is no ${packer} on PATH. ${INSTALL}`);
}
async function isExecutable(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_2__.constants.X_OK);
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}
/**
 * What Packer prints when it is called with `args`.
 * @throws a sentence that names the input where it fails or takes a minute
 */
async function ask(file, args, environment, cwd) {
    try {
        const pending = run(file, args, {
            ...(cwd === undefined ? {} : { cwd }),
            env: environment,
            timeout: ANSWER_TIMEOUT_MS,
            killSignal: "SIGKILL",
        });
        // Something that is not Packer may wait for words.
        pending.child.stdin?.end();
        return (await pending).stdout;
    }
    catch (cause) {
        const said = cause instanceof Error && "stderr" in cause ? String(cause.stderr) : "";
        throw new Error(`\`${file} ${args.join(" ")}\` failed: check the input \`packer\` (${said.trim() || cause})`, { cause });
    }
}
/** Lower-case hex digest of a file. */
async function sha256(file) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)("sha256");
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_5__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_2__.createReadStream)(file, { highWaterMark: 1 << 20 }), hash);
    return hash.digest("hex");
}
function isModern(version) {
    const [major = 0, minor = 0] = version.split(".").map(Number);
    return major > MODERN[0] || (major === MODERN[0] && minor >= MODERN[1]);
}


/***/ })

};
