export const id = 2285;
export const ids = [2285];
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

/***/ 94323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ CHUNK_BYTES),
/* harmony export */   openFeed: () => (/* binding */ openFeed)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20972);
/** A file read in order through everything that wants its bytes: by them once, by the store as often as it must. */




/** Read at once and handed on; the loop runs between two. */
const CHUNK_BYTES = 4 * 1024 * 1024;
/** Goes through one digest after the other while it is in the processor's cache. */
const SLICE_BYTES = 256 * 1024;
/** Opens the file. */
async function openFeed(path, sinks) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, "r");
    const before = await file.stat();
    const { size } = before;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    /** CRC-32 of each chunk that was read, by its position. */
    const seen = new Map();
    let position = 0;
    let sha256;
    return {
        size,
        position: () => position,
        take: async (chunk) => {
            await readFully(file, chunk, position, path);
            const known = seen.get(position);
            const crc = digest(chunk, known === undefined ? hash : undefined);
            if (known !== undefined && known !== crc) {
                throw changed(path);
            }
            if (known === undefined) {
                for (const sink of sinks) {
                    await sink.write(chunk);
                }
            }
            seen.set(position, crc);
            position += chunk.length;
            return crc;
        },
        rewind: () => {
            position = 0;
        },
        finish: async () => {
            const after = await file.stat();
            if (position !== size ||
                after.size !== size ||
                after.mtimeMs !== before.mtimeMs) {
                throw changed(path);
            }
            if (sha256 === undefined) {
                for (const sink of sinks) {
                    await sink.end();
                }
                sha256 = hash.digest("hex");
            }
            return { size, sha256 };
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
/** CRC-32 of the chunk, which goes into the other digest too. */
function digest(chunk, hash) {
    let crc = 0;
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
        const slice = chunk.subarray(at, at + SLICE_BYTES);
        // first: it is slow enough for the processor to fetch ahead
        hash?.update(slice);
        crc = (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.crc32)(slice, crc);
    }
    return crc;
}


/***/ }),

/***/ 16252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V6: () => (/* binding */ uploadImage)
});

// UNUSED EXPORTS: abortMultipart, abortUploadsOf

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(53711);
// EXTERNAL MODULE: ./build/io-buffer.js
var io_buffer = __webpack_require__(70865);
// EXTERNAL MODULE: ./build/bucket/checksum.js
var bucket_checksum = __webpack_require__(9472);
// EXTERNAL MODULE: ./build/bucket/complete.js
var complete = __webpack_require__(48868);
// EXTERNAL MODULE: ./build/bucket/job.js
var bucket_job = __webpack_require__(8552);
// EXTERNAL MODULE: ./build/bucket/objects.js
var objects = __webpack_require__(15347);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/bucket/parts.js
/** How a file is cut into parts. Pure. */

const MIB = 1024 * 1024;
const SMALLEST_PART_BYTES = 16 * MIB;
/** Some stores take no more parts for one object. */
const MOST_PARTS = 1000;
/** Memory for parts being read or sent: five of the smallest. */
const POOL_BYTES = 80 * MIB;
/** Fewer would make reading and sending wait for each other: big parts may take more memory for it, up to a bound. */
const FEW_BUFFERS = 3;
const MOST_BYTES = 128 * MIB;
/** Node encrypts a written buffer as one: small ones keep memory low. */
const SLICE_BYTES = MIB;
/** Cuts `size` bytes. */
function planParts(size) {
    const partBytes = Math.max(SMALLEST_PART_BYTES, Math.ceil(size / MOST_PARTS / MIB) * MIB);
    const count = Math.max(1, Math.ceil(size / partBytes));
    const fitting = Math.max(Math.floor(POOL_BYTES / partBytes), Math.min(FEW_BUFFERS, Math.floor(MOST_BYTES / partBytes)));
    const buffers = Math.max(1, Math.min(fitting, count));
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

;// CONCATENATED MODULE: ./build/bucket/earlier.js
/** A whole object that an earlier try left under the same key: whether it is what would be sent. */






/**
 * Looks for the object, and reads the file to compare them, by the checksums that the store states.
 * @throws KeyTaken where the object is not ours
 */
async function findEarlier(job) {
    const { store, input, source, stamp } = job;
    const head = await (0,objects.headOrNone)(store, input.key, input.signal);
    if (head === undefined) {
        return { state: "none" };
    }
    if (!(0,objects/* isStamped */.lM)(head, stamp)) {
        throw new bucket_job/* KeyTaken */.HS(input.key);
    }
    const other = { state: "other", etag: head.ETag ?? "" };
    const mayBeSame = input.through !== undefined || head.ContentLength === source.size;
    const uploaded = mayBeSame ? await compare(job, head) : undefined;
    return uploaded === undefined ? other : { state: "same", uploaded };
}
async function compare(job, head) {
    const { store, input, source } = job;
    const crc32 = await (0,complete/* statedCrc32 */.TN)(store, input.key, input.signal);
    const stored = { ...(0,complete/* storedOf */.z2)(head), crc32 };
    const rung = crc32 === undefined ? "md5" : "crc32";
    const parts = await readParts(job, rung);
    const storeChecksum = (0,bucket_checksum/* judge */.S4)(rung, parts, stored);
    if (storeChecksum === undefined || storeChecksum === "none") {
        return undefined;
    }
    const { stored: digest, ...more } = await source.finish();
    const { etag } = stored;
    const resumedBytes = digest.size;
    return { ...digest, storeChecksum, etag, resumedBytes, ...more };
}
/** The parts as they would be sent. */
async function readParts({ input, source }, rung) {
    const { partBytes } = planParts(source.size);
    const buffer = (0,io_buffer/* ioBuffer */.b)(partBytes);
    const parts = [];
    for (let ended = false; !ended;) {
        const { length, crc } = await source.read(buffer, input.signal);
        ended = length < partBytes;
        if (length > 0 || parts.length === 0) {
            const body = buffer.subarray(0, length);
            const stated = (0,bucket_checksum/* bodyChecksum */.el)(rung, body, crc);
            const number = parts.length + 1;
            parts.push((0,bucket_checksum/* sentPart */.so)({ number, body, crc, etag: "", stated }));
        }
    }
    return parts;
}

// EXTERNAL MODULE: ./build/bucket/ladder.js
var ladder = __webpack_require__(95387);
// EXTERNAL MODULE: ./build/bucket/abort.js
var abort = __webpack_require__(26685);
// EXTERNAL MODULE: ./build/bucket/errors.js
var errors = __webpack_require__(20972);
// EXTERNAL MODULE: ./build/bucket/retry.js
var retry = __webpack_require__(86029);
;// CONCATENATED MODULE: ./build/bucket/begin.js
/** The beginning of an upload in parts. */







/**
 * Begins an upload on this rung, or a lower one where the store does not agree to it. One that the store began and
 * whose id was lost is ended before the failure is reported.
 */
async function begin(job, rung) {
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
    const { store, input, source, stamp } = job;
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
        upload: {
            key: input.key,
            uploadId: UploadId,
            partBytes: planParts(source.size).partBytes,
            checksum: refused ? "crc32-composite" : rung,
            stamp,
        },
        strays: tries > 1 || ($metadata.attempts ?? 1) > 1,
    };
}

// EXTERNAL MODULE: ./build/bucket/failures.js
var failures = __webpack_require__(27832);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/bucket/feed.js
var bucket_feed = __webpack_require__(94323);
;// CONCATENATED MODULE: ./build/bucket/convert.js
/** A file whose stored bytes are others than its own: fed into a converter at one end, parts cut from the other. */





/** A source of what the converter makes of the file; begun when it is first read. */
function convert(feed, open) {
    let conversion;
    const current = () => {
        conversion ??= new Conversion(feed, open());
        return conversion;
    };
    const stop = async () => {
        await conversion?.stop();
        conversion = undefined;
    };
    let told = 0;
    return {
        size: feed.size,
        read: async (into, signal) => {
            const { length, crc } = await current().read(into, signal);
            const consumed = feed.position() - told;
            told = feed.position();
            return { length, crc, consumed };
        },
        rewind: async () => {
            await stop();
            feed.rewind();
            told = 0;
        },
        finish: async () => {
            const stored = await current().finish();
            const source = await feed.finish();
            if (stored.size === 0) {
                throw new errors.StoreError("upload", "The conversion of the image yielded no bytes: nothing was published.");
            }
            return { stored, source };
        },
        close: async () => {
            await stop();
            await feed.close();
        },
    };
}
/** One converter at work. */
class Conversion {
    #feed;
    #through;
    #output;
    #hash = (0,external_node_crypto_.createHash)("sha256");
    /** Ends when the converter has all of the file; never rejects. */
    #fed;
    #feeding = new Wait();
    #reading = new Wait();
    /** Of the last chunk of output, what has not been read. */
    #left = new Uint8Array(0);
    #size = 0;
    constructor(feed, through) {
        this.#feed = feed;
        this.#through = through;
        this.#output = through.output[Symbol.asyncIterator]();
        this.#fed = this.#pump().catch((error) => {
            // first, so that a reader hears this and not what `destroy` makes of it
            this.#reading.end(error);
            through.destroy();
        });
    }
    async read(into, signal) {
        signal.throwIfAborted();
        const end = () => this.#reading.end(signal.reason);
        signal.addEventListener("abort", end, { once: true });
        try {
            let length = 0;
            let crc = 0;
            while (length < into.length && (await this.#more())) {
                const bytes = this.#left.subarray(0, into.length - length);
                this.#left = this.#left.subarray(bytes.length);
                into.set(bytes, length);
                length += bytes.length;
                crc = (0,external_node_zlib_.crc32)(bytes, crc);
                this.#hash.update(bytes);
            }
            this.#size += length;
            return { length, crc };
        }
        finally {
            signal.removeEventListener("abort", end);
        }
    }
    /** Says when no more comes that all of it was read. */
    async finish() {
        await this.#fed;
        await this.#reading.for(Promise.resolve());
        return { size: this.#size, sha256: this.#hash.digest("hex") };
    }
    async stop() {
        const stopped = new Error("The conversion was stopped.");
        this.#reading.end(stopped);
        this.#feeding.end(stopped);
        this.#through.destroy();
        await this.#fed;
    }
    /** Whether there are bytes in {@link #left}, got now if need be. */
    async #more() {
        while (this.#left.length === 0) {
            const next = await this.#reading.for(this.#output.next());
            if (next.done === true) {
                return false;
            }
            this.#left = next.value;
        }
        return true;
    }
    async #pump() {
        const feed = this.#feed;
        const buffer = (0,io_buffer/* ioBuffer */.b)(bucket_feed/* CHUNK_BYTES */.E);
        for (;;) {
            const left = feed.size - feed.position();
            if (left === 0) {
                break;
            }
            const chunk = buffer.subarray(0, Math.min(bucket_feed/* CHUNK_BYTES */.E, left));
            await feed.take(chunk);
            await this.#feeding.for(this.#through.write(chunk));
        }
        await this.#feeding.for(this.#through.end());
    }
}
/** Waits for one thing after the other, until it is ended. (`Promise.race` would remember every one of them.) */
class Wait {
    #reject;
    #ended;
    for(promise) {
        return new Promise((resolve, reject) => {
            if (this.#ended !== undefined) {
                reject(this.#ended.error);
            }
            this.#reject = reject;
            promise.then(resolve, reject);
        });
    }
    /** What is waited for, now and later, rejects with the first error that is given. */
    end(error) {
        this.#ended ??= { error };
        this.#reject?.(this.#ended.error);
    }
}

// EXTERNAL MODULE: ./build/bucket/crc32.js
var bucket_crc32 = __webpack_require__(39772);
;// CONCATENATED MODULE: ./build/bucket/source.js
/** The bytes to store, read in order from a file that everything else wants to see too. */



/** Why there are no bytes to send: what the file, a sink or the converter said. None of the store's doing. */
class SourceFailure extends Error {
    name = "SourceFailure";
    constructor(cause) {
        super("The file could not be read to its end.", { cause });
    }
}
/**
 * Opens a file for one reading.
 * @param through opens what turns the file's bytes into those to store; once more whenever they are wanted anew
 */
async function openSource(path, sinks, through) {
    const feed = await (0,bucket_feed.openFeed)(path, sinks);
    const source = through === undefined ? plain(feed) : convert(feed, through);
    return {
        ...source,
        read: (into, signal) => blamed(source.read(into, signal)),
        rewind: () => blamed(source.rewind()),
        finish: () => blamed(source.finish()),
    };
}
async function blamed(work) {
    try {
        return await work;
    }
    catch (error) {
        throw new SourceFailure(error);
    }
}
/** The file as it is. */
function plain(feed) {
    return {
        size: feed.size,
        read: async (into, signal) => {
            const length = Math.min(into.length, feed.size - feed.position());
            let crc = 0;
            for (let at = 0; at < length; at += bucket_feed/* CHUNK_BYTES */.E) {
                signal.throwIfAborted();
                const chunk = into.subarray(at, Math.min(at + bucket_feed/* CHUNK_BYTES */.E, length));
                crc = (0,bucket_crc32/* combineCrc32 */.N)(crc, await feed.take(chunk), chunk.length);
            }
            return { length, crc, consumed: length };
        },
        rewind: async () => feed.rewind(),
        finish: async () => ({ stored: await feed.finish() }),
        close: feed.close,
    };
}

;// CONCATENATED MODULE: ./build/bucket/stored-parts.js
/** Parts that a store has of an upload, and whether they are those of the file. */





/** All parts of an upload by number, page by page; throws the errors of the SDK. */
async function listParts(store, { key, uploadId }, signal) {
    const parts = new Map();
    let marker;
    do {
        const command = new dist_cjs.ListPartsCommand({
            Bucket: store.bucket,
            Key: key,
            UploadId: uploadId,
            PartNumberMarker: marker,
        });
        const page = await (0,retry/* retry */.L5)(() => store.client.send(command, { abortSignal: signal }), {
            signal,
            refreshable: store.refreshable,
            budgetMs: store.retryBudgetMs,
        });
        for (const { PartNumber, Size, ETag, ChecksumCRC32 } of page.Parts ?? []) {
            if (PartNumber !== undefined && Size !== undefined && ETag) {
                const part = { size: Size, etag: ETag, crc32: ChecksumCRC32 };
                parts.set(PartNumber, part);
            }
        }
        marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
    } while (marker !== undefined);
    return parts;
}
/** The part as if it had been sent, where the store has these very bytes; undefined where it has others, or does not tell. */
function stillRight(stored, { number, body, crc }, checksum) {
    if (stored === undefined || stored.size !== body.length) {
        return undefined;
    }
    const { etag, crc32 } = stored;
    const same = crc32 === undefined
        ? etag.replaceAll('"', "").toLowerCase() === md5(body)
        : crc32 === (0,bucket_crc32/* encodeCrc32 */.Q)(crc);
    const stated = same ? (0,bucket_checksum/* bodyChecksum */.el)(checksum, body, crc) : {};
    return same ? (0,bucket_checksum/* sentPart */.so)({ number, body, crc, etag, stated }) : undefined;
}
/** A store's ETag of a part; with some kinds of encryption it is another. */
function md5(body) {
    return (0,external_node_crypto_.createHash)("md5").update(body).digest("hex");
}

;// CONCATENATED MODULE: ./build/bucket/resume.js
/** An upload in parts that an earlier try left, and whether it is of use. */








/**
 * The parts of the upload that are in the store, or why nothing of it is of use.
 * Throws where the store does not answer.
 */
async function usableParts(job, upload) {
    const { store, input, source, stamp } = job;
    const allowed = (0,bucket_checksum/* rungsOf */.RA)(store.settings.checksum);
    const { checksum } = upload;
    if (upload.key !== input.key || upload.stamp !== stamp) {
        return "it was of another object";
    }
    if (upload.partBytes !== planParts(source.size).partBytes) {
        return "its parts were of another size";
    }
    if (!allowed.includes(checksum) || store.refusedChecksums.has(checksum)) {
        return "its parts were checked in another way";
    }
    try {
        return await listParts(store, upload, input.signal);
    }
    catch (error) {
        input.signal.throwIfAborted();
        if ((0,failures/* isNotFound */.c4)(error)) {
            return "the store no longer has it";
        }
        if (isAnswer(error)) {
            return "the store does not tell what it has of it";
        }
        throw error;
    }
}
/** Whether the store answered, but not what was asked for: the next time it would say the same. */
function isAnswer(error) {
    const { status } = (0,failures/* factsOf */.xS)(error);
    return status === 403 || status === 400 || status === 404 || status === 501;
}
/** Whether an upload could not be gone on with for its own sake, so that one from the first byte may do better. */
function isOfNoUse(job, error) {
    const { store, input } = job;
    if (input.signal.aborted ||
        error instanceof SourceFailure ||
        error instanceof bucket_job/* KeyTaken */.HS) {
        return false;
    }
    const explanation = (0,objects/* explained */.to)(store, error, "s3:PutObject", input.key);
    return ((0,failures/* refusesChecksum */.fZ)(error) ||
        (explanation instanceof errors.StoreError &&
            !(0,errors/* isResumable */.b)(explanation, input.signal)));
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

// EXTERNAL MODULE: ./build/bucket/client.js + 1 modules
var client = __webpack_require__(45803);
;// CONCATENATED MODULE: ./build/bucket/send-part.js
/** One part on its way to the store. */






/** Sends a part, again for as long as the store fails by chance. */
async function sendPart({ store, input }, { uploadId, checksum, gate, cut, halt }, { number, body, crc }) {
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
        return store.client.send(command, { abortSignal: cut });
    };
    const { ETag } = await (0,retry/* retry */.L5)(send, {
        signal: halt,
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

;// CONCATENATED MODULE: ./build/bucket/send-parts.js
/** All parts of a file into an upload that has begun: pooled buffers, one reader, some on their way at once. */








/** S3 takes no more for one object. */
const send_parts_MOST_PARTS = 10_000;
/** How long parts that are on their way may take to end after a failure of another. */
const ENDING_MS = 5_000;
/** Why parts could not all be sent. */
class PartsFailure extends Error {
    name = "PartsFailure";
    /** A part may still reach the store. */
    inFlight;
    constructor(cause, inFlight) {
        super("Not all parts could be sent.", { cause });
        this.inFlight = inFlight;
    }
}
/**
 * Sends all parts but those that the store has already. After a failure nothing more is read, and parts on their way
 * may end, for some seconds; a cancel cuts them off.
 * @throws PartsFailure
 */
async function sendParts(job, upload, there) {
    const { input, source } = job;
    const plan = planParts(source.size);
    const ending = new Ending(input.signal);
    const { halt, cut } = ending;
    const readPart = partReader(job, upload, halt);
    const target = { ...upload, gate: openGate(plan.sending), halt, cut };
    const sent = [];
    let resumedBytes = 0;
    let readBytes = 0;
    const worker = async () => {
        const buffer = (0,io_buffer/* ioBuffer */.b)(upload.partBytes);
        for (;;) {
            const part = await readPart(buffer);
            if (part === undefined) {
                return;
            }
            const right = stillRight(there.get(part.number), part, upload.checksum);
            resumedBytes += right === undefined ? 0 : right.length;
            sent.push(right ??
                (await target.gate.pass(() => {
                    halt.throwIfAborted();
                    return sendPart(job, target, part);
                })));
            readBytes += part.consumed;
            input.onProgress?.(readBytes, source.size);
        }
    };
    await Promise.all(Array.from({ length: plan.buffers }, () => worker().catch((error) => ending.begin(error))));
    ending.throwFailure();
    return { parts: sent.sort((a, b) => a.number - b.number), resumedBytes };
}
/** How the sending of parts ends early. */
class Ending {
    /** Fires at the first failure, and at a cancel: nothing new is begun. */
    halt;
    /** Fires some time after the first failure, and at a cancel: what is under way is cut off. */
    cut;
    #halt = new AbortController();
    #cut = new AbortController();
    #failure;
    #timer;
    constructor(cancel) {
        this.halt = AbortSignal.any([cancel, this.#halt.signal]);
        this.cut = AbortSignal.any([cancel, this.#cut.signal]);
    }
    begin(error) {
        if (this.#failure === undefined) {
            this.#failure = { error };
            this.#halt.abort();
            this.#timer = setTimeout(() => this.#cut.abort(), ENDING_MS);
        }
    }
    /** To be called when nothing is under way any more. */
    throwFailure() {
        clearTimeout(this.#timer);
        if (this.#failure !== undefined) {
            const { error } = this.#failure;
            // no answer: the store may have all of the part's bytes, and be at it
            const unanswered = !(error instanceof SourceFailure) && (0,failures/* factsOf */.xS)(error).status === 0;
            throw new PartsFailure(error, this.cut.aborted || unanswered);
        }
    }
}
/** Reads one part after the other, whoever asks. */
function partReader({ source }, { partBytes }, halt) {
    let number = 0;
    let ended = false;
    let turn = Promise.resolve();
    return (buffer) => {
        const mine = turn.then(async () => {
            halt.throwIfAborted();
            if (ended) {
                return undefined;
            }
            const { length, crc, consumed } = await source.read(buffer, halt);
            ended = length < buffer.length;
            if (length === 0) {
                return undefined;
            }
            number++;
            if (number > send_parts_MOST_PARTS) {
                throw tooLong(partBytes);
            }
            return { number, body: buffer.subarray(0, length), crc, consumed };
        });
        turn = mine;
        return mine;
    };
}
function tooLong(partBytes) {
    const gigabytes = ((send_parts_MOST_PARTS * partBytes) / 1e9).toFixed(0);
    return new SourceFailure(new errors.StoreError("upload", `The image becomes longer than ${gigabytes} GB on its way, and the store takes no more than ${send_parts_MOST_PARTS} parts of one object: leave \`compress\` at \`keep\`.`));
}

;// CONCATENATED MODULE: ./build/bucket/multipart.js
/** A big file in parts, each tried again by itself; what an earlier try has sent is not sent again. */









/**
 * Uploads the source in parts: goes on with the upload that an earlier try left, where there is one that is of use;
 * else, or where the store turns out to refuse the checksums of a rung, from the first byte.
 * After a failure or a cancel the upload is aborted before it is reported, unless it is to be kept.
 */
async function uploadParts(job) {
    return ((await goOn(job)) ??
        (await (0,ladder/* onLadder */.U)(job.store, job.capabilities.checksum, async (checksum) => {
            await job.source.rewind();
            return uploadOnRung(job, checksum);
        })));
}
/** Undefined where nothing of an earlier try is of use. */
async function goOn(job) {
    const { input } = job;
    const { resume } = input;
    if (resume === undefined) {
        return undefined;
    }
    const there = await usableParts(job, resume);
    if (typeof there === "string") {
        await endEarlier(job, resume);
        input.onAnew?.(there);
        return undefined;
    }
    try {
        await input.onKey?.(input.key);
        return await carryOut(job, resume, there);
    }
    catch (error) {
        if (!isOfNoUse(job, error)) {
            throw error;
        }
        input.onAnew?.("the store would not go on with it");
        return undefined;
    }
}
/** Ends the upload of an earlier try; one that stays is told. */
async function endEarlier({ store, input }, upload) {
    await (0,abort/* abortMultipart */.pX)(store, upload).catch(() => input.onLeft?.(upload));
}
async function uploadOnRung(job, rung) {
    const { upload, strays } = await begin(job, rung);
    try {
        return await carryOut(job, upload, new Map());
    }
    finally {
        if (strays) {
            await (0,abort/* abortStrays */.dX)(job.store, upload.key, upload.uploadId);
        }
    }
}
/** Sends what the store has not, and makes the object appear. */
async function carryOut(job, upload, there) {
    const { input, source } = job;
    try {
        await input.onMultipart?.(upload);
        const { parts, resumedBytes } = await sendParts(job, upload, there);
        const { stored: digest, ...more } = await source.finish();
        input.signal.throwIfAborted();
        const sent = { ...upload, parts };
        const stored = await (0,complete/* completeOnce */.FP)(job, sent);
        const { checksum } = upload;
        const storeChecksum = await (0,complete/* checkStored */.Ww)(job, checksum, parts, stored);
        const { etag } = stored;
        return { ...digest, storeChecksum, etag, resumedBytes, ...more };
    }
    catch (error) {
        const failure = error instanceof PartsFailure ? error.cause : error;
        if (!keeps(job, failure)) {
            const inFlight = error instanceof PartsFailure && error.inFlight;
            await multipart_abort(job, upload, inFlight);
        }
        input.signal.throwIfAborted();
        throw failure;
    }
}
function keeps({ store, input }, failure) {
    const { keepParts = false, signal, key } = input;
    return (keepParts &&
        !(failure instanceof SourceFailure) &&
        (0,errors/* isResumable */.b)((0,objects/* explained */.to)(store, failure, "s3:PutObject", key), signal));
}
/** The failure that led here is what matters; what stays is ended by the post step. */
async function multipart_abort({ store }, upload, inFlight) {
    await (inFlight
        ? (0,abort/* abortInFlight */.M7)(store, upload)
        : (0,abort/* abortMultipart */.pX)(store, upload)).catch(() => { });
}

;// CONCATENATED MODULE: ./build/bucket/upload.js
/** A file into the store: read once, checked on the way, there whole or not at all. */













const upload_MIB = 1024 * 1024;
/** Smaller files go as one request. */
const MULTIPART_FROM_BYTES = 16 * upload_MIB;
/**
 * Uploads one file, if the key is free or holds what an earlier try of ours left.
 * An error of a sink, of the converter or of the file is thrown as it is, a cancel as the signal's reason, all others as
 * a `StoreError`.
 */
async function uploadImage(store, capabilities, input) {
    const source = await openSource(input.path, input.sinks, input.through);
    try {
        const stamp = input.stamp ?? input.resume?.stamp ?? (0,external_node_crypto_.randomUUID)();
        return await upload({ store, capabilities, input, source, stamp });
    }
    catch (error) {
        input.signal.throwIfAborted();
        throw error instanceof SourceFailure
            ? error.cause
            : (0,objects/* explained */.to)(store, error, "s3:PutObject", input.key);
    }
    finally {
        await source.close();
    }
}
async function upload(job) {
    const { input, source } = job;
    const { again = false, resume } = input;
    if (!again && resume === undefined) {
        await refuseTaken(job);
        return send(job);
    }
    const earlier = await findEarlier(job);
    if (earlier.state === "none") {
        return send(job);
    }
    if (earlier.state === "same") {
        if (resume !== undefined) {
            await endEarlier(job, resume);
        }
        input.onProgress?.(source.size, source.size);
        return earlier.uploaded;
    }
    input.onAnew?.("what it left is not the file, or can't be compared with it");
    await source.rewind();
    return send({ ...job, replaces: earlier.etag });
}
/** A conversion is of unknown length: it always goes in parts. */
function send(job) {
    const isSmall = job.source.size < MULTIPART_FROM_BYTES;
    return isSmall && job.input.through === undefined
        ? uploadWhole(job)
        : uploadParts(job);
}
/** Stores without conditions are asked before, the others refuse by themselves. */
async function refuseTaken(job) {
    const { store, capabilities, input } = job;
    if (!capabilities.conditionalWrites &&
        (await (0,objects.headOrNone)(store, input.key, input.signal)) !== undefined) {
        throw new bucket_job/* KeyTaken */.HS(input.key);
    }
}
async function uploadWhole(job) {
    const { store, capabilities, input, source } = job;
    const body = (0,io_buffer/* ioBuffer */.b)(source.size);
    const { crc } = await source.read(body, input.signal);
    const { stored: digest } = await source.finish();
    await input.onKey?.(input.key);
    const done = await (0,ladder/* onLadder */.U)(store, capabilities.checksum, async (rung) => {
        const stated = (0,bucket_checksum/* bodyChecksum */.el)(rung, body, crc);
        const stored = await putOnce(job, body, stated);
        const { etag } = stored;
        const part = (0,bucket_checksum/* sentPart */.so)({ number: 1, body, crc, etag, stated });
        const storeChecksum = await (0,complete/* checkStored */.Ww)(job, rung, [part], stored);
        return { storeChecksum, etag };
    });
    input.onProgress?.(source.size, source.size);
    return { ...digest, ...done, resumedBytes: 0 };
}
/** After any error the store is asked whether the object is there already and ours: a lost reply looks like 412. */
async function putOnce(job, body, checksum) {
    const { store, capabilities, input } = job;
    const put = () => store.client.send(new dist_cjs.PutObjectCommand({
        ...(0,bucket_job/* destination */.j_)(job),
        Body: body,
        ...checksum,
        ...(capabilities.conditionalWrites ? (0,bucket_job/* condition */.uH)(job) : {}),
    }), { abortSignal: input.signal });
    try {
        return (0,complete/* storedOf */.z2)(await (0,retry/* retry */.L5)(put, {
            signal: input.signal,
            refreshable: store.refreshable,
            budgetMs: store.retryBudgetMs,
        }));
    }
    catch (error) {
        return (0,complete/* storedOf */.z2)(await (0,bucket_job/* ownObject */.AV)(job, body.length, error));
    }
}


/***/ }),

/***/ 83038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lv: () => (/* binding */ LOG_NAME),
/* harmony export */   T: () => (/* binding */ putIntoSpool),
/* harmony export */   ir: () => (/* binding */ readThrough),
/* harmony export */   oq: () => (/* binding */ whyNotKept),
/* harmony export */   zz: () => (/* binding */ keepImage)
/* harmony export */ });
/* harmony import */ var _io_buffer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70865);
/* harmony import */ var _spool_transfer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35705);
/* harmony import */ var _spool_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83424);
/**
 * A verified image whose upload failed is not lost: it goes into the spool of this machine, with what the store already
 * has of it. So does one whose run was killed while it published.
 */



const READ_BYTES = 4 << 20;
const KEPT = [
    "upload",
    "store_down",
    "store_denied",
];
/** Name that the log has beside an image's files. */
const LOG_NAME = "build.log";
/** Why an image of this run could not be kept if its upload failed; undefined where it could. */
function whyNotKept({ facts, settings }) {
    if (facts.runnerEnvironment === "github-hosted")
        return "this machine ends with the job";
    if (settings.spoolLimitBytes === 0)
        return "the input spool-limit is 0";
    return undefined;
}
/**
 * Keeps the image where only the store is to blame, and says so in the failure that it returns. One reading verifies and
 * digests it before: an image that turns out to be broken is a failure of its verification instead. A cancelled run keeps
 * nothing: whoever cancels does not want the image published by a later run. Never throws.
 */
async function keepImage(keeper, unpublished, failure) {
    const { run } = keeper;
    if (!KEPT.includes(failure.reason) ||
        run.signal.aborted ||
        unpublished.files.length === 0)
        return failure;
    const notKept = (why) => ({
        ...failure,
        message: `${failure.message} The image is not kept on the runner: ${why}.`,
    });
    const why = whyNotKept(run);
    if (why !== undefined)
        return notKept(why);
    try {
        const size = await putIntoSpool(keeper, unpublished);
        return {
            ...failure,
            message: `${failure.message} The image is verified and kept on this runner (${(0,_spool_transfer_js__WEBPACK_IMPORTED_MODULE_0__/* .gigabytes */ .kN)(size)}): its next \`build\` run for this bucket publishes it as ${unpublished.facts.identity.id}, before it builds anything.`,
        };
    }
    catch (error) {
        return (await ofTheImage(error)) ?? notKept(noted(error));
    }
}
/**
 * Verifies the image and moves it into the spool; the uploads that it has begun go with it.
 * @returns bytes
 * @throws where it can't be kept, or is broken
 */
async function putIntoSpool(keeper, unpublished) {
    const { run, store, journal } = keeper;
    const spool = (0,_spool_js__WEBPACK_IMPORTED_MODULE_1__.openSpool)(run, (entry) => {
        for (const upload of uploadsOf(store, entry))
            journal.addUpload(upload);
    });
    if (spool === undefined)
        throw new Error("this run has no bucket");
    const entry = await describe(keeper, unpublished, spool.place);
    const { files, logPath, extras = [] } = unpublished;
    const sources = {
        files: pathsByName(files),
        log: logPath,
        extras: pathsByName(extras),
    };
    await spool.put(entry, sources, run.signal);
    forgetUploads(store, journal, entry);
    return entry.files.reduce((sum, file) => sum + file.size, 0);
}
function pathsByName(files) {
    return new Map(files.map(({ name, path }) => [name, path]));
}
/** The failure where the image itself is to blame, which nobody had read to its end before. */
async function ofTheImage(error) {
    const { XvaError } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 80111));
    const { Refusal } = await Promise.all(/* import() */[__webpack_require__.e(4006), __webpack_require__.e(4848)]).then(__webpack_require__.bind(__webpack_require__, 44848));
    if (error instanceof Refusal)
        return { reason: error.reason, message: error.message, details: [] };
    if (!(error instanceof XvaError))
        return undefined;
    const message = `${error.class}: ${error.message}`;
    return { reason: "verification", message, details: [] };
}
function noted(error) {
    const text = error instanceof Error ? error.message : String(error);
    return text.replace(/\.$/, "");
}
/** Reads the files once: what is verified here is what the digests say. */
async function describe(keeper, { image, files, logPath, extras = [], ...rest }, place) {
    const { run, store, journal, log } = keeper;
    const { Inspector } = await __webpack_require__.e(/* import() */ 2854).then(__webpack_require__.bind(__webpack_require__, 22854));
    const { signal } = run;
    const inspector = new Inspector({ mode: run.settings.verify, signal });
    const spooled = [];
    for (const file of files) {
        log(`Verifying ${file.name} once more, to keep it on the runner.`);
        // read as it is: it is recompressed when it is sent
        const { name, path, platform, zstdLevel } = file;
        const digest = await readThrough(path, inspector.look(file), signal);
        const key = store.keys.build(image, rest.facts.identity.id, name);
        spooled.push({
            name,
            ...digest,
            ...(platform === undefined ? {} : { platform }),
            ...(zstdLevel === undefined ? {} : { zstdLevel }),
            ...begunUpload(journal, key, rest.stamp),
        });
    }
    const inspection = inspector.result();
    const record = `The record of ${image.id}`;
    keeper.refuseSecrets(record, JSON.stringify(inspection));
    return {
        place,
        repository: run.facts.repository,
        image,
        files: spooled,
        log: { name: LOG_NAME, ...(await readThrough(logPath, [], signal)) },
        extras: await spooledExtras(extras, signal),
        inspection,
        ...rest,
    };
}
async function spooledExtras(extras, signal) {
    const spooled = [];
    for (const { path, ...extra } of extras)
        spooled.push({ ...extra, ...(await readThrough(path, [], signal)) });
    return spooled;
}
/** What the journal knows of the upload of a key by this publishing. */
function begunUpload(journal, key, stamp) {
    const begun = journal.data.uploads.find((upload) => upload.key === key);
    if (begun === undefined || begun.stamp !== stamp)
        return {};
    const { uploadId, partBytes, checksum } = begun;
    if (uploadId === "" || partBytes === undefined || checksum === undefined)
        return {};
    return {
        upload: {
            uploadId,
            partBytes,
            checksum: checksum,
        },
    };
}
/** What the spool keeps is not for the journal's clean-up any more: neither parts nor whole objects of that build. */
function forgetUploads({ keys }, journal, { image, facts }) {
    const folder = keys.build(image, facts.identity.id, "");
    for (const { key } of journal.data.uploads)
        if (key.startsWith(folder))
            journal.removeUpload(key);
}
function uploadsOf({ keys }, { image, facts, files }) {
    return files.flatMap(({ name, upload }) => upload === undefined
        ? []
        : [
            {
                key: keys.build(image, facts.identity.id, name),
                uploadId: upload.uploadId,
            },
        ]);
}
/** Reads a file to its end, through the sinks. */
async function readThrough(path, sinks, signal) {
    const { openFeed } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 94323));
    const feed = await openFeed(path, sinks);
    try {
        const buffer = (0,_io_buffer_js__WEBPACK_IMPORTED_MODULE_2__/* .ioBuffer */ .b)(READ_BYTES);
        while (feed.position() < feed.size) {
            signal.throwIfAborted();
            await feed.take(buffer.subarray(0, feed.size - feed.position()));
        }
        return await feed.finish();
    }
    finally {
        await feed.close();
    }
}


/***/ }),

/***/ 80111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ quoteName),
/* harmony export */   XvaError: () => (/* binding */ XvaError)
/* harmony export */ });
/* unused harmony export XVA_ERROR_CLASSES */
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


/***/ })

};
