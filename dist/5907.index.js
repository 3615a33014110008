export const id = 5907;
export const ids = [5907,2893];
export const modules = {

/***/ 35907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   convertRaw: () => (/* binding */ convertRaw),
/* harmony export */   requireConverter: () => (/* binding */ requireConverter)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(62893);
/* harmony import */ var _qemu_img_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21536);





/**
 * Proves, before any work is done for it, that {@link convertRaw} has its program.
 * @throws MissingProgram
 */
async function requireConverter({ format, signal, env = {}, }) {
    await (0,_qemu_img_js__WEBPACK_IMPORTED_MODULE_3__/* .requireQemuImg */ .nM)(format, { env, signal });
}
/**
 * Makes an image of a raw disk, by qemu-img: whole or not at all. A VHD has the disk's very size.
 * @param path of the new file, which must not exist yet
 * @throws DiskError where the file exists, or qemu-img is missing or fails; NoRoom; the signal's reason after an abort
 */
async function convertRaw(raw, path, { format, signal, env = {}, names }) {
    const to = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path);
    if (await exists(to))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__.DiskError(`${path} exists already: it is not overwritten.`);
    const partial = `${to}.partial-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString("hex")}`;
    const source = {
        name: names?.raw ?? raw,
        path: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(raw),
        format: "raw",
    };
    const target = { path: partial, room: names?.room ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path) };
    try {
        await (0,_qemu_img_js__WEBPACK_IMPORTED_MODULE_3__/* .imageFromRaw */ .yW)(source, target, format, { env, signal });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, to);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(partial, { force: true });
        throw error;
    }
}
async function exists(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path);
        return true;
    }
    catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT")
            return false;
        throw error;
    }
}


/***/ }),

/***/ 62893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf),
/* harmony export */   DiskError: () => (/* binding */ DiskError),
/* harmony export */   MissingProgram: () => (/* binding */ MissingProgram),
/* harmony export */   NoRoom: () => (/* binding */ NoRoom)
/* harmony export */ });
/** What a person can act on: a disk that can't be read, and why, in one sentence. */
class DiskError extends Error {
    name = "DiskError";
}
/** The disk may be fine: this machine lacks the program that reads it, or makes it. */
class MissingProgram extends DiskError {
    name = "MissingProgram";
}
/** The disk may be fine: this machine has no room to unpack it, or for the image that is made. */
class NoRoom extends DiskError {
    name = "NoRoom";
}
/** What the system says of a file, without the call and the path that Node adds. */
function reasonOf(error) {
    if (!(error instanceof Error))
        return String(error);
    const [, code, text] = /^([A-Z\d]+): (.*?), \w+/.exec(error.message) ?? [];
    return code === undefined ? error.message : `${text} (${code})`;
}


/***/ }),

/***/ 95452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ linesOf),
/* harmony export */   n: () => (/* binding */ start)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/** Runs programs that know what Node can't tell of a file. They read, write to their standard output, and end with us. */

/** Characters of a program's error output that are kept: what comes first says what is wrong. */
const MAX_STDERR = 1000;
/** Starts a program with nothing of our environment but the path: no option of the user's shell changes what it does. */
function start(program) {
    const { PATH } = program.env;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program.name, program.args, {
        env: { LC_ALL: "C", ...(PATH === undefined ? {} : { PATH }) },
        stdio: ["ignore", "pipe", "pipe"],
        signal: program.signal,
        killSignal: "SIGKILL",
    });
    let stderr = "";
    let failure;
    child.stderr.setEncoding("utf8").on("data", (text) => {
        stderr = (stderr + text).slice(0, MAX_STDERR);
    });
    child.on("error", (error) => {
        failure ??= error;
    });
    const ended = new Promise((resolve) => {
        child.on("close", (code, killedBy) => {
            const said = stderr
                .trim()
                .split(/\s*\n\s*/, 2)
                .join("; ");
            resolve({
                missing: failure?.code === "ENOENT",
                code: failure === undefined ? code : null,
                complaint: said ||
                    failure?.message ||
                    (killedBy === null ? `exit code ${code}` : `killed by ${killedBy}`),
            });
        });
    });
    // an early end of the reader's is no error of the stream's
    child.stdout.on("error", () => undefined);
    const kill = () => {
        child.kill("SIGKILL");
        // it has not ended as long as there is output that nobody reads
        child.stdout.destroy();
    };
    return { stdout: child.stdout, ended, kill };
}
/** Text lines of a program's output as they come, without their ends. */
async function* linesOf(stdout) {
    let rest = "";
    for await (const chunk of stdout.setEncoding("utf8")) {
        const lines = (rest + chunk).split("\n");
        rest = lines.pop() ?? "";
        yield* lines;
    }
    if (rest !== "")
        yield rest;
}


/***/ }),

/***/ 21536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cd: () => (/* binding */ checkImage),
/* harmony export */   gX: () => (/* binding */ imageMap),
/* harmony export */   mF: () => (/* binding */ imageInfo),
/* harmony export */   nM: () => (/* binding */ requireQemuImg),
/* harmony export */   p9: () => (/* binding */ imageToRaw),
/* harmony export */   yW: () => (/* binding */ imageFromRaw)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62893);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95452);
/** The only place that runs qemu-img. */


/** Seconds to read what an image says of itself: a file that keeps qemu-img busy for longer is no image of a disk. */
const METADATA_SECONDS = 300;
/** Bytes of `qemu-img info` that are read: an image may have snapshots, with names. */
const MAX_INFO_BYTES = 16 << 20;
/**
 * Names an image so that no character of its path means anything, no backing file is opened, and VHDs have the size that their footer tells
 * (qemu's own choice is a geometry that may cut off the end, by who wrote the file).
 */
function named(image) {
    const { format, path } = image;
    return `json:${JSON.stringify({
        driver: format,
        ...(format === "vpc" ? { force_size_calc: "current_size" } : {}),
        ...(format === "qcow2" || format === "vmdk" ? { backing: null } : {}),
        file: { driver: "file", filename: path },
    })}`;
}
/** Runs qemu-img. @throws DiskError where it is missing, fails or is too slow; the signal's reason where that ends it */
async function* qemuImg(call, { env, signal }) {
    const { args, maxSeconds, alsoGood } = call;
    const bound = maxSeconds === undefined
        ? undefined
        : AbortSignal.timeout(maxSeconds * 1000);
    const child = (0,_program_js__WEBPACK_IMPORTED_MODULE_0__/* .start */ .n)({
        name: "qemu-img",
        args,
        env,
        signal: bound === undefined ? signal : AbortSignal.any([signal, bound]),
    });
    let whole = false;
    try {
        yield* (0,_program_js__WEBPACK_IMPORTED_MODULE_0__/* .linesOf */ .D)(child.stdout);
        whole = true;
    }
    finally {
        if (!whole)
            child.kill();
        await child.ended;
    }
    const ended = await child.ended;
    const { code } = ended;
    if (code === 0 || (code !== null && code === alsoGood))
        return;
    signal.throwIfAborted();
    throw bound?.aborted === true
        ? failure(call, `it was not done after ${maxSeconds} seconds`)
        : failureOf(call, ended);
}
/** How to get the program. */
const INSTALL = "install the package qemu-utils (Debian, Ubuntu) or qemu-img (RHEL, Fedora, Alpine)";
/** Of a full disk or quota, in the C locale. */
const NO_ROOM = /No space left on device|Disk quota exceeded/;
function failureOf(call, { missing, complaint }) {
    const { image, target } = call;
    if (missing)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.MissingProgram(call.missing ??
            `${image.name} is a ${image.format} disk, which takes the program qemu-img: ${INSTALL}, or give a raw disk.`);
    if (target !== undefined && NO_ROOM.test(complaint))
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.NoRoom(`No space is left in ${target.room} for what is made of ${image.name}: make room there.`);
    let why = complaint
        .replaceAll(named(image), image.name)
        .replaceAll(image.path, image.name);
    if (target !== undefined)
        why = why.replaceAll(target.path, "the new file");
    return failure(call, why);
}
function failure({ args, image, meaning }, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__.DiskError(`${image.name} (${image.format}) ${meaning ?? "can't be read"}: qemu-img ${args[0]}: ${why}`);
}
/** What the image says of itself. @throws DiskError */
async function imageInfo(image, calling) {
    const args = ["info", "--output=json", named(image)];
    let text = "";
    for await (const line of qemuImg({ args, image, maxSeconds: METADATA_SECONDS }, calling)) {
        text += line;
        if (text.length > MAX_INFO_BYTES)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.DiskError(`${image.name} says too much of itself: it is damaged.`);
    }
    return JSON.parse(text);
}
/**
 * Proves that a qcow2's tables fit together and its file does not end before its data: of what is cut off, qemu-img would read zeros without a word.
 * A cut of less than a cluster at the very end is not seen: such files are written, too.
 * @throws DiskError where the image is damaged
 */
async function checkImage(image, calling) {
    const args = ["check", "--output=json", named(image)];
    const call = {
        args,
        image,
        maxSeconds: METADATA_SECONDS,
        // clusters that nothing uses, which is no harm to who reads
        alsoGood: 3,
        meaning: "is damaged, or was cut off",
    };
    for await (const _ of qemuImg(call, calling))
        ;
}
/**
 * Where an image has its bytes, in order, from the disk's start to its end. Leaving the loop ends qemu-img.
 * @throws DiskError
 */
async function* imageMap(image, calling) {
    const args = ["map", "--output=json", named(image)];
    for await (const line of qemuImg({ args, image, maxSeconds: METADATA_SECONDS }, calling)) {
        // an array with an entry a line
        const entry = /\{.*\}/.exec(line)?.[0];
        if (entry !== undefined)
            yield JSON.parse(entry);
    }
}
/** Makes a sparse raw copy. @throws DiskError; NoRoom where the target's disk is full */
async function imageToRaw(image, target, calling) {
    const args = ["convert", "-O", "raw", named(image), target.path];
    for await (const _ of qemuImg({ args, image, target }, calling))
        ;
}
/** Makes an image of a raw disk. @throws DiskError; NoRoom where the target's disk is full */
async function imageFromRaw(raw, target, format, calling) {
    // a VHD has the size that it is given, not the next one that a geometry can express
    const options = format === "vpc" ? ["-o", "force_size=on"] : [];
    const args = ["convert", "-O", format, ...options, named(raw), target.path];
    const call = {
        args,
        image: raw,
        target,
        meaning: `can't be made a ${format} image`,
    };
    for await (const _ of qemuImg(call, calling))
        ;
}
/** Fails where a machine can't make an image of a format. @throws MissingProgram */
async function requireQemuImg(format, calling) {
    const call = {
        args: ["--version"],
        image: { name: "", path: "", format },
        missing: `Making a ${format === "vpc" ? "vhd" : format} takes qemu-img: ${INSTALL}, or use --format raw.`,
    };
    for await (const _ of qemuImg(call, calling))
        ;
}


/***/ })

};
