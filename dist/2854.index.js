export const id = 2854;
export const ids = [2854];
export const modules = {

/***/ 22854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Inspector: () => (/* binding */ Inspector)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _xva_recompress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95245);
/* harmony import */ var _xva_verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46359);
/* harmony import */ var _xva_versions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5973);
/** Looks at an image's files while they are read for the upload, and says what it found. */




/** What the one reading of an image's files finds out. */
class Inspector {
    #settings;
    /** An image's record speaks of its XVA where there is one. */
    #subject;
    #found;
    /** Files as they were read, by their names: those that others are made from. */
    #read = new Map();
    constructor(settings) {
        this.#settings = settings;
    }
    /** The file with what looks at it, and what changes it on its way to the store. */
    open(file) {
        const { path, name, platform, zstdLevel } = file;
        return {
            path,
            name,
            sinks: this.#sinks(file, zstdLevel === undefined, false),
            ...(platform === undefined ? {} : { platform }),
            ...(zstdLevel === undefined
                ? {}
                : { through: () => this.#recompression(zstdLevel) }),
        };
    }
    /** What looks at the file as it is now, though it may be changed on its way later. */
    look(file) {
        return this.#sinks(file, true, file.zstdLevel !== undefined);
    }
    /**
     * To be asked when all files have been read.
     * @param sources by name, the files as they were read, where they were changed on their way
     */
    result(sources = new Map()) {
        for (const [name, file] of sources)
            this.#read.set(name, file);
        const found = this.#found;
        return {
            verification: this.#verification(),
            ...hardwareOf(found, this.#subject),
        };
    }
    #sinks(file, verify, digest) {
        const { name, format } = file;
        const wanted = digest || this.#subject?.madeFrom?.name === name;
        if (this.#subject?.format !== "xva")
            this.#subject = file;
        return [
            ...(format === "xva" && verify ? this.#verifier() : []),
            ...(wanted ? [this.#digest(name)] : []),
        ];
    }
    #verification() {
        const found = this.#found;
        const { mode } = this.#settings;
        const subject = this.#subject;
        const about = {
            format: subject?.format ?? "other",
            ...this.#origin(subject),
        };
        if (found === undefined || mode === "none")
            return {
                result: "none",
                mode: "none",
                compression: storedAs(subject, subject?.compression ?? "none"),
                blocks: 0,
                warnings: [],
                ...about,
            };
        const { contentDigest } = found;
        const archive = this.#archive(found, subject);
        return {
            result: "passed",
            mode,
            compression: subject?.zstdLevel === undefined ? found.compression : "zstd",
            blocks: found.blocks,
            warnings: found.warnings,
            ...archive,
            ...(contentDigest === undefined ? {} : { content_digest: contentDigest }),
            ...about,
        };
    }
    /** What is inside a compressed XVA: an uncompressed one that is recompressed is that itself. */
    #archive({ archive, compression }, subject) {
        if (archive !== undefined) {
            const { sizeBytes, sha256 } = archive;
            return {
                archive_size: sizeBytes,
                ...(sha256 === undefined ? {} : { archive_sha256: sha256 }),
            };
        }
        const read = this.#read.get(subject?.name ?? "");
        if (compression !== "none" || subject?.zstdLevel === undefined || !read)
            return {};
        return { archive_size: read.size, archive_sha256: read.sha256 };
    }
    /** The file that the XVA was made from: the one that Packer made. */
    #origin(subject) {
        if (subject === undefined)
            return {};
        const { name, madeFrom, zstdLevel } = subject;
        const read = this.#read.get(madeFrom?.name ?? name);
        if (read === undefined || (madeFrom ?? zstdLevel) === undefined)
            return {};
        const format = madeFrom?.format ?? subject.compression ?? "none";
        return { made_from: { format, ...read } };
    }
    #verifier() {
        const { mode } = this.#settings;
        if (mode === "none")
            return [];
        const verifier = new _xva_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .XvaVerifier */ .mS({ mode });
        return [
            {
                write: (chunk) => verifier.write(chunk),
                end: async () => {
                    this.#found = await verifier.end();
                },
            },
        ];
    }
    #digest(name) {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
        let size = 0;
        return {
            write: (chunk) => {
                hash.update(chunk);
                size += chunk.length;
            },
            end: async () => {
                this.#read.set(name, { size, sha256: hash.digest("hex") });
            },
        };
    }
    #recompression(level) {
        const { mode, zstd, signal } = this.#settings;
        const recompression = (0,_xva_recompress_js__WEBPACK_IMPORTED_MODULE_1__/* .openRecompression */ .IG)({
            mode,
            level,
            signal,
            ...(zstd === undefined ? {} : { program: zstd }),
        });
        return {
            write: (chunk) => recompression.write(chunk),
            end: async () => {
                await recompression.end();
                this.#found = recompression.result();
            },
            output: recompression.output,
            destroy: () => recompression.destroy(),
        };
    }
}
function storedAs(subject, compression) {
    return subject?.zstdLevel === undefined ? compression : "zstd";
}
/** A recompressed XVA needs what zstd needs, whatever it was before. */
function hardwareOf(found, subject) {
    const { hardware, checksums = [] } = found ?? {};
    if (hardware === undefined)
        return {};
    if (subject?.zstdLevel === undefined)
        return { hardware };
    const importable = (0,_xva_versions_js__WEBPACK_IMPORTED_MODULE_3__/* .importableBy */ .z)({
        xapiVersion: hardware.exporter.xapi_version,
        checksums,
        compression: "zstd",
        firmware: hardware.firmware,
        vtpm: hardware.vtpm,
        secureBoot: hardware.secure_boot,
    });
    return { hardware: { ...hardware, importable } };
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
