export const id = 8985;
export const ids = [8985];
export const modules = {

/***/ 480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ publishBuild)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/bucket/checksum.js
var checksum = __webpack_require__(9472);
// EXTERNAL MODULE: ./build/bucket/index-build.js + 7 modules
var index_build = __webpack_require__(30826);
// EXTERNAL MODULE: ./build/bucket/keys.js
var keys = __webpack_require__(55539);
// EXTERNAL MODULE: ./build/bucket/errors.js
var errors = __webpack_require__(20972);
;// CONCATENATED MODULE: ./build/bucket/publishing.js
/** One publishing on its way: what its steps share. */

/** Whether what was written stays for a later try. */
function keeps({ input }, error) {
    return input.keepParts === true && (0,errors/* isResumable */.b)(error, input.signal);
}
/** Key of a file of this build. */
function keyOf({ store, input }, name) {
    return store.keys.build(input.image, input.facts.identity.id, name);
}

// EXTERNAL MODULE: ./build/bucket/failures.js
var failures = __webpack_require__(27832);
// EXTERNAL MODULE: ./build/bucket/job.js
var job = __webpack_require__(8552);
// EXTERNAL MODULE: ./build/bucket/objects.js
var objects = __webpack_require__(15347);
// EXTERNAL MODULE: ./build/bucket/own.js
var own = __webpack_require__(44959);
// EXTERNAL MODULE: ./build/bucket/records.js
var records = __webpack_require__(46277);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
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
 * @param failure what ended the publishing: where a later try is to go on from it, nothing is touched
 */
async function withdraw(publishing, failure) {
    if (keeps(publishing, failure)) {
        return;
    }
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
    const how = publishing.again ? own/* putOwn */.O : objects/* putIfAbsent */.Ef;
    for (const [name, body] of [
        [keys/* PROVENANCE */.EK, provenance],
        [keys/* CHECKSUMS */.vM, sums],
    ]) {
        begun.add(keyOf(publishing, name));
        await write(publishing, how, name, body, input.signal);
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
        await write(publishing, objects/* putIfAbsent */.Ef, keys/* RECORD */.gv, record, signal);
    }
    catch (error) {
        const found = await findRecord(publishing);
        if (found === "ours") {
            return;
        }
        if (found === "none" && isRefused(error)) {
            await withdraw(publishing, error);
        }
        else if (!keeps(publishing, error)) {
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
        const head = await (0,objects.headOrNone)(store, keyOf(publishing, keys/* RECORD */.gv), signal);
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
async function write(publishing, how, name, body, signal) {
    const { store, capabilities, stamp } = publishing;
    const key = keyOf(publishing, name);
    const object = { key, body, contentType: (0,keys/* mediaType */.JL)(name) };
    if ((await how(store, capabilities, object, stamp, signal)) === "exists") {
        throw new job/* KeyTaken */.HS(key);
    }
}

// EXTERNAL MODULE: ./build/bucket/upload.js + 11 modules
var upload = __webpack_require__(16252);
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
    const publishing = begin(store, capabilities, input);
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
        buildKey: { key: facts.buildKey, parts: facts.buildKeyParts ?? {} },
        urls: urlsOf(publishing, files),
    };
}
function begin(store, capabilities, input) {
    const { stamp = (0,external_node_crypto_.randomUUID)() } = input;
    const again = input.stamp !== undefined;
    const begun = new Set();
    const publishing = { store, capabilities, input, stamp, again, begun };
    if (again) {
        const files = [...input.files, ...(input.extras ?? [])];
        const names = files.map(({ name }) => name);
        for (const name of [...names, keys/* LOG */.$9, keys/* PROVENANCE */.EK, keys/* CHECKSUMS */.vM]) {
            begun.add(keyOf(publishing, name));
        }
    }
    return publishing;
}
/** All but the record; what was written is taken back where any of it fails, or the run is cancelled. */
async function putBeforeRecord(publishing) {
    const { input } = publishing;
    try {
        const { images, storeChecksum, sources } = await uploadFiles(publishing);
        const log = await uploadLog(publishing);
        const extras = await uploadExtras(publishing);
        const inspection = input.inspection(sources);
        const files = [...images, log, ...extras];
        const texts = await putTexts(publishing, inspection, files);
        input.signal.throwIfAborted();
        return { inspection, storeChecksum, texts };
    }
    catch (error) {
        await withdraw(publishing, error);
        throw error;
    }
}
async function uploadFiles(publishing) {
    const { keepParts = false } = publishing.input;
    const images = [];
    const checksums = [];
    const sources = new Map();
    for (const file of publishing.input.files) {
        const done = await publish_upload(publishing, file, keepParts);
        images.push(publish_describe(file, "image", done));
        checksums.push(done.storeChecksum);
        if (done.source !== undefined) {
            sources.set(file.name, done.source);
        }
    }
    return { images, storeChecksum: (0,checksum/* weakest */.hB)(checksums), sources };
}
async function uploadLog(publishing) {
    const file = { path: publishing.input.logPath, name: keys/* LOG */.$9, sinks: [] };
    // what has begun of it would be named by nobody
    return publish_describe(file, "log", await publish_upload(publishing, file, false));
}
async function uploadExtras(publishing) {
    const extras = [];
    for (const extra of publishing.input.extras ?? []) {
        const done = await publish_upload(publishing, { ...extra, sinks: [] }, false);
        extras.push(publish_describe(extra, "other", done));
    }
    return extras;
}
async function publish_upload(publishing, file, keepParts) {
    const { store, capabilities, input, stamp, again } = publishing;
    const { onProgress, onAnew } = input;
    const { name, platform: _, ...what } = file;
    const key = keyOf(publishing, name);
    publishing.begun.add(key);
    const done = await (0,upload/* uploadImage */.V6)(store, capabilities, {
        ...what,
        key,
        contentType: (0,keys/* mediaType */.JL)(name),
        stamp,
        again,
        keepParts,
        signal: input.signal,
        onKey: (begun) => input.onKey?.(begun),
        onMultipart: (begun) => input.onMultipart?.(begun),
        onLeft: (left) => input.onLeft?.(left),
        onProgress: (sent, total) => onProgress?.(name, sent, total),
        onAnew: (why) => onAnew?.(name, why),
    });
    if (done.resumedBytes > 0) {
        input.onResumed?.(name, done.resumedBytes, done.size);
    }
    return done;
}
function publish_describe({ name, platform }, role, { size, sha256 }) {
    return {
        path: name,
        role,
        ...(platform === undefined ? {} : { platform }),
        size,
        sha256,
        media_type: (0,keys/* mediaType */.JL)(name),
    };
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

/***/ 35118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ progressLines)
/* harmony export */ });
/* harmony import */ var _report_progress_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15364);
/** Long work in the log, at a calm pace. */

const EVERY_SECONDS = 15;
/** Takes a file's progress in bytes, and logs a line now and then; each file has a pace of its own. */
function progressLines(verb, log) {
    const meters = new Map();
    return (name, doneBytes, totalBytes) => {
        const now = Date.now();
        const meter = meters.get(name) ??
            (0,_report_progress_js__WEBPACK_IMPORTED_MODULE_0__/* .createMeter */ .q)({ startedAt: now, everySeconds: EVERY_SECONDS });
        meters.set(name, meter);
        const line = meter(now, doneBytes, totalBytes);
        if (line !== undefined)
            log(`${verb} ${name}: ${line}`);
    };
}


/***/ }),

/***/ 15364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ progressBar),
/* harmony export */   q: () => (/* binding */ createMeter)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92772);
/** What long work says of itself: bytes, rate, remaining, at a calm pace. Pure: times come from the caller. */

/** How long a rate is remembered: long enough to be calm, short enough to tell a stall. */
const MEMORY_SECONDS = 10;
/** A longer wait is no forecast. */
const MAX_REMAINING_SECONDS = 99 * 3600;
/**
 * Makes a meter. Called as often as there is news, it returns the line to be said now, such as
 * `1.2 GB of 2.9 GB (42 %), 310 MB/s, 5s left`, or undefined while the last one is younger than `everySeconds`.
 * Work that begins anew (fewer bytes than before) is followed from there.
 */
function createMeter(options) {
    let last = { at: options.startedAt, bytes: 0 };
    let bytesPerSecond;
    return (now, doneBytes, totalBytes) => {
        const seconds = (now - last.at) / 1000;
        if (seconds < options.everySeconds)
            return undefined;
        const grown = doneBytes - last.bytes;
        last = { at: now, bytes: doneBytes };
        // A moving average; what is older than a time weighs e times less.
        const fresh = 1 - Math.exp(-seconds / MEMORY_SECONDS);
        if (grown < 0)
            bytesPerSecond = undefined;
        else if (bytesPerSecond === undefined)
            bytesPerSecond = grown / seconds;
        else
            bytesPerSecond += fresh * (grown / seconds - bytesPerSecond);
        return progressLine(doneBytes, totalBytes, bytesPerSecond);
    };
}
function progressLine(doneBytes, totalBytes, bytesPerSecond) {
    const parts = [(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(doneBytes)];
    if (totalBytes !== undefined)
        parts[0] += ` of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(totalBytes)} (${percent(doneBytes, totalBytes)} %)`;
    if (bytesPerSecond !== undefined) {
        parts.push(`${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(bytesPerSecond)}/s`);
        const seconds = ((totalBytes ?? doneBytes) - doneBytes) / bytesPerSecond;
        if (seconds > 0 && seconds < MAX_REMAINING_SECONDS)
            parts.push(`${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(Math.max(1, seconds))} left`);
    }
    return parts.join(", ");
}
/** Whole percent, 100 only when all is done. */
function percent(doneBytes, totalBytes) {
    if (doneBytes >= totalBytes)
        return 100;
    return Math.floor((100 * doneBytes) / totalBytes);
}
/** A bar such as `[####......]`, or an empty text where the end is not known. */
function progressBar(doneBytes, totalBytes, 
/** Columns within the brackets. */
width) {
    if (totalBytes === undefined)
        return "";
    const filled = Math.floor((width * percent(doneBytes, totalBytes)) / 100);
    return `[${"#".repeat(filled)}${".".repeat(width - filled)}]`;
}


/***/ }),

/***/ 95245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IG: () => (/* binding */ openRecompression),
/* harmony export */   N2: () => (/* reexport safe */ _zstd_program_js__WEBPACK_IMPORTED_MODULE_4__.N2)
/* harmony export */ });
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46359);
/* harmony import */ var _zstd_frames_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50174);
/* harmony import */ var _zstd_program_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28794);
/** Turns an XVA into a zstd one while it is verified, in one pass and in memory that does not grow with the file. */






/** Output buffer of Node's encoder. */
const OUTPUT_BYTES = 1 << 20;
/**
 * Opens a recompression of one file: plain, gzip or zstd in, one zstd frame out. A file that is no sound XVA rejects with
 * its `XvaError`, an encoder that fails with {@link EncoderError}, an abort with the signal's reason; `output` rejects likewise,
 * so that what was cut never looks whole.
 */
function openRecompression(options) {
    return new Recompressor(options);
}
class Recompressor {
    output;
    #encoder;
    #verifier;
    #closing = false;
    #result;
    #failure;
    /** Rejects the piece that the encoder has not taken yet. */
    #reject = () => { };
    constructor({ mode, level, program, signal }) {
        const encoder = program === undefined ? encodeHere(level) : (0,_zstd_program_js__WEBPACK_IMPORTED_MODULE_4__/* .startZstd */ .YR)(program, level);
        this.#encoder = encoder;
        this.#verifier = new _verify_js__WEBPACK_IMPORTED_MODULE_2__/* .XvaVerifier */ .mS({
            mode,
            onArchive: (bytes) => this.#encode(bytes),
        });
        this.output = this.#read();
        // `ended` tells why a stream broke.
        encoder.input.on("error", () => { });
        encoder.output.on("error", () => { });
        const stop = () => this.#fail(signal.reason);
        signal.addEventListener("abort", stop);
        encoder.ended
            .then(() => {
            if (!this.#closing)
                this.#fail(new _zstd_program_js__WEBPACK_IMPORTED_MODULE_4__/* .EncoderError */ .ni(CUT));
        }, (error) => this.#fail(error))
            .finally(() => signal.removeEventListener("abort", stop));
        if (signal.aborted)
            stop();
    }
    write(chunk) {
        return this.#guard(() => this.#verifier.write(chunk));
    }
    end() {
        return this.#guard(async () => {
            const result = await this.#verifier.end();
            this.#closing = true;
            this.#encoder.input.end();
            await this.#encoder.ended;
            this.#result = result;
        });
    }
    destroy() {
        this.#fail(new Error("The recompression was destroyed."));
    }
    result() {
        if (this.#result === undefined)
            throw new Error("The XVA has not been recompressed to its end.");
        return this.#result;
    }
    /** Resolves when the encoder has taken the bytes, so that their memory may be used again. */
    #encode(bytes) {
        return new Promise((resolve, reject) => {
            if (this.#failure !== undefined)
                return reject(this.#failure);
            this.#reject = reject;
            this.#encoder.input.write(bytes, (error) => {
                if (!error)
                    resolve();
            });
        });
    }
    /** What the encoder yields, proved to end where a zstd frame does: its exit code alone is a word. */
    async *#read() {
        const walker = new _zstd_frames_js__WEBPACK_IMPORTED_MODULE_3__/* .ZstdFrameWalker */ .l();
        try {
            for await (const chunk of this.#encoder.output) {
                walk(walker, chunk);
                yield chunk;
            }
            await this.#encoder.ended;
            if (!walker.complete)
                throw new _zstd_program_js__WEBPACK_IMPORTED_MODULE_4__/* .EncoderError */ .ni(CUT);
        }
        catch (error) {
            this.#fail(error);
        }
        if (this.#failure !== undefined)
            throw this.#failure;
    }
    async #guard(work) {
        try {
            if (this.#failure === undefined)
                await work();
        }
        catch (error) {
            this.#fail(error);
        }
        if (this.#failure !== undefined)
            throw this.#failure;
    }
    #fail(error) {
        this.#failure ??= error instanceof Error ? error : new Error(String(error));
        this.#verifier.destroy();
        this.#encoder.destroy(this.#failure);
        this.#reject(this.#failure);
    }
}
const CUT = "The zstd encoder did not yield a whole zstd file: try again, or leave the XVA as it is.";
/** What the walker finds wrong is wrong with the encoder, not with the file that goes in. */
function walk(walker, chunk) {
    try {
        for (const _ of walker.feed(chunk))
            ;
    }
    catch (cause) {
        throw new _zstd_program_js__WEBPACK_IMPORTED_MODULE_4__/* .EncoderError */ .ni(CUT, { cause });
    }
}
/** One thread of this process. Node's `ZSTD_c_nbWorkers` stays unset: with it the stream loses its end. */
function encodeHere(level) {
    const stream = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createZstdCompress)({
        chunkSize: OUTPUT_BYTES,
        params: {
            [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_compressionLevel]: level,
            [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_checksumFlag]: 1,
        },
    });
    return {
        input: stream,
        output: stream,
        ended: (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_0__.finished)(stream, { readable: false }).catch((cause) => {
            throw new _zstd_program_js__WEBPACK_IMPORTED_MODULE_4__/* .EncoderError */ .ni(`The zstd encoder failed (${cause instanceof Error ? cause.message : cause}): try again, or leave the XVA as it is.`, { cause });
        }),
        destroy: (error) => {
            stream.destroy(error);
        },
    };
}


/***/ }),

/***/ 28794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N2: () => (/* binding */ findZstd),
/* harmony export */   YR: () => (/* binding */ startZstd),
/* harmony export */   ni: () => (/* binding */ EncoderError)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);
/** The only place that runs the `zstd` program. */



/** The encoder failed: neither the file that goes in nor whoever takes what comes out. */
class EncoderError extends Error {
    name = "EncoderError";
}
/** Before, `-T0` and `--check` do not mean the same. */
const OLDEST = [1, 4];
const VERSION = /\bv(\d+)\.(\d+)\.\d+/;
const VERSION_TIMEOUT_MS = 10_000;
/** Of what the program says on its standard error, the end that is kept, in characters. */
const LAST_WORDS = 500;
/**
 * Absolute path of the first `zstd` of version 1.4 or later on PATH. Entries that are not absolute are passed over: the
 * working directory holds a repository's files.
 */
async function findZstd(env) {
    const folders = (env.PATH ?? "").split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter).filter(node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute);
    for (const folder of new Set(folders)) {
        const program = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "zstd");
        if (await isRecent(program))
            return program;
    }
    return undefined;
}
async function isRecent(program) {
    try {
        const { stdout } = await (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)(program, ["--version"], {
            env: {},
            timeout: VERSION_TIMEOUT_MS,
        });
        const [, major, minor] = VERSION.exec(stdout)?.map(Number) ?? [];
        if (major === undefined || minor === undefined)
            return false;
        return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
    }
    catch {
        return false;
    }
}
/**
 * Starts the program with all cores. Its window stays within 8 MiB up to level 19 (no `--long`, no `--ultra`), so that
 * pools can import the file, and the frame carries a checksum of its content. It gets no environment: it has no use for
 * secrets, and `ZSTD_CLEVEL` would speak up.
 */
function startZstd(program, level) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, ["-q", "-c", "-T0", "--check", `-${level}`], {
        env: {},
        // A session of its own: Ctrl-C on a terminal is ours to handle.
        detached: true,
        stdio: ["pipe", "pipe", "pipe"],
    });
    let words = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
        words = (words + text).slice(-LAST_WORDS);
    });
    const kill = () => {
        // The group: a script may stand before the program.
        const { pid, exitCode, signalCode } = child;
        if (pid !== undefined && exitCode === null && signalCode === null)
            process.kill(-pid, "SIGKILL");
    };
    let refused = false;
    child.stdin.on("error", () => {
        refused = true;
        kill();
    });
    const ended = new Promise((resolve, reject) => {
        child.once("error", (cause) => reject(new EncoderError(`The program ${program} could not be started.`, {
            cause,
        })));
        child.once("exit", (code, signal) => {
            const tell = () => code === 0 && !refused
                ? resolve()
                : reject(failure(program, signal ?? `exit code ${code}`, words));
            if (child.stderr.closed)
                tell();
            else
                child.stderr.once("close", tell);
        });
    });
    return {
        input: child.stdin,
        output: child.stdout,
        ended,
        destroy(error) {
            child.stdout.destroy(error);
            child.stdin.destroy();
            child.stderr.destroy();
            kill();
        },
    };
}
function failure(program, how, words) {
    const said = words.trim().replace(/\s+/g, " ");
    return new EncoderError(`The program ${program} ended with ${how}${said && ` (${said})`} before the XVA was compressed: check the machine's memory and try again, or leave the XVA as it is.`);
}


/***/ })

};
