export const id = 6477;
export const ids = [6477,4826];
export const modules = {

/***/ 75894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pO: () => (/* binding */ makeBeside),
/* harmony export */   ws: () => (/* binding */ refuseUnreadable)
/* harmony export */ });
/* unused harmony export refuseExisting */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _xva_partial_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64826);
/* harmony import */ var _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97660);
/** How the `xva` commands write a file: whole or not at all, and never over another one. */




/** Refuses a path that something has already, or whose folder is not there. */
async function refuseExisting(path) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder);
    }
    catch (error) {
        throw (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)(error, folder);
    }
    const exists = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).then(() => true, () => false);
    if (exists) {
        throw new _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableFileError */ .Kr(`${(0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path)} exists already: remove it, or choose another name.`);
    }
}
/** Refuses what is no file that can be read, before any work is done. */
async function refuseUnreadable(path) {
    let isFile;
    try {
        isFile = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).isFile();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK);
    }
    catch (error) {
        throw (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)(error, path);
    }
    if (!isFile)
        throw new _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableFileError */ .Kr(`${(0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path)} is not a file.`);
}
/**
 * Runs `work` with a folder of its own beside `path`, on the same disk. The file that it names by its result moves to
 * `path` when all is well; the folder goes whatever happens. What has no room is told of `path`, by `NoSpace`.
 */
async function makeBeside(path, signal, work) {
    await refuseExisting(path);
    const scratch = await makeScratch(path);
    try {
        const result = await work(scratch);
        signal.throwIfAborted();
        await (0,_xva_partial_file_js__WEBPACK_IMPORTED_MODULE_2__/* .giveName */ .JJ)(result.made, path);
        return result;
    }
    catch (error) {
        if (error instanceof _xva_partial_file_js__WEBPACK_IMPORTED_MODULE_2__/* .AlreadyExists */ .ND)
            throw new _xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableFileError */ .Kr(error.message, { cause: error });
        throw (0,_xva_partial_file_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutRoom */ .SW)(error, (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path));
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(scratch, { recursive: true, force: true });
    }
}
async function makeScratch(path) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    try {
        // The name is short whatever the file's is.
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `.${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path).slice(0, 40)}.partial-`));
    }
    catch (error) {
        throw (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .explain */ .WE)((0,_xva_partial_file_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutRoom */ .SW)(error, (0,_xva_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path)), folder);
    }
}


/***/ }),

/***/ 66477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  toDisk: () => (/* binding */ toDisk)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/report/format.js
var format = __webpack_require__(92772);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/xva/errors.js
var errors = __webpack_require__(80111);
// EXTERNAL MODULE: ./build/xva/head.js
var xva_head = __webpack_require__(20442);
// EXTERNAL MODULE: ./build/xva/partial-file.js
var partial_file = __webpack_require__(64826);
// EXTERNAL MODULE: ./build/xva/verify.js + 1 modules
var verify = __webpack_require__(46359);
// EXTERNAL MODULE: ./build/xva/zeros.js
var zeros = __webpack_require__(87221);
;// CONCATENATED MODULE: ./build/xva/extract.js






/** No disk, or more than one, is what was chosen. */
class DiskChoiceError extends Error {
    name = "DiskChoiceError";
}
/** Bytes of one read of the head. */
const HEAD_READ_BYTES = 1 << 18;
/**
 * Takes a disk out of an XVA into a raw file whose zeros are holes. `choice` is its reference, device (`xvda`), device number
 * or name; without one, the XVA must have one disk. All of the XVA is verified on the way, and the file is written whole or
 * not at all; it must not exist. Rejects with XvaError where the XVA is not valid, with
 * {@link DiskChoiceError} where the choice is no disk's, else with an Error that a user can act on.
 */
async function extractDisk(xva, choice, path, { signal, onProgress }) {
    signal.throwIfAborted();
    const head = (0,external_node_fs_.createReadStream)(xva, { highWaterMark: HEAD_READ_BYTES });
    const { hardware } = await (0,xva_head/* readFacts */.M)(head);
    const chosen = chooseDisk(hardware.disks, choice);
    return (0,partial_file/* writeWhole */.f8)(path, signal, async (file) => {
        const verified = await (0,verify/* verifyFile */.AI)(xva, {
            mode: "full",
            signal,
            ...(onProgress === undefined ? {} : { onProgress }),
            onBlock: ({ ref }, position, bytes) => {
                if (ref !== chosen.ref || (0,zeros/* isZero */.b)(bytes))
                    return;
                return (0,partial_file/* writeFully */.KM)(file, [bytes], position);
            },
        });
        await file.truncate(chosen.virtual_size);
        return { sizeBytes: chosen.virtual_size, verified };
    });
}
/** What a choice may name, in the order in which it is looked for. */
const KEYS = ["ref", "device", "userdevice", "name"];
function chooseDisk(disks, choice) {
    const key = KEYS.find((each) => disks.some((disk) => disk[each] === choice));
    const found = choice === undefined
        ? disks
        : disks.filter((disk) => key !== undefined && disk[key] === choice);
    const [disk, ...others] = found;
    if (disk !== undefined && others.length === 0)
        return disk;
    if (disks.length === 0) {
        throw new DiskChoiceError("The XVA holds no disk: look at how it was exported.");
    }
    const what = choice === undefined ? "" : ` called ${(0,errors/* quoteName */.A)(choice)}`;
    const list = disks.map(shown).join(", ");
    throw new DiskChoiceError(`The XVA holds ${found.length === 0 ? "no disk" : "several disks"}${what}: choose one by its device or reference, of ${list}.`);
}
function shown({ device, ref, name, virtual_size: size }) {
    return `${(0,errors/* quoteName */.A)(device)} (${ref}, ${(0,errors/* quoteName */.A)(name)}, ${sizeText(size)})`;
}
/** Disks are given in powers of two: `20 GiB`. */
function sizeText(bytes) {
    const [unit, base] = bytes < 2 ** 30 ? ["MiB", 2 ** 20] : ["GiB", 2 ** 30];
    return `${Math.round((10 * bytes) / base) / 10} ${unit}`;
}

// EXTERNAL MODULE: ./build/commands/xva-errors.js
var xva_errors = __webpack_require__(97660);
// EXTERNAL MODULE: ./build/commands/xva-output.js
var xva_output = __webpack_require__(75894);
;// CONCATENATED MODULE: ./build/commands/xva-to-disk.js
/** `xva to-disk`: takes a disk out of an XVA, which is verified on the way. */






const USAGE = `Usage: xva-template-action xva to-disk [OPTION]… FILE.xva --output DISK

Takes a disk out of an XVA. The whole file is verified, and nothing appears
where it is not valid; a file that exists is never touched.

  --output DISK     the file to make
  --disk WHICH      the disk's device (xvda, or its number), name or reference;
                    needed where there are several
  --format FORMAT   raw, qcow2, vhd (or vpc) or vmdk; by default that of the
                    output's name. All but raw need qemu-img
  --no-progress     do not tell how far it is

Exit code: 0 made, 1 the XVA is not valid or it failed, 2 wrong use or a file
that cannot be used.`;
const FORMATS = ["raw", "qcow2", "vhd", "vmdk"];
/** By the endings of names, and by the names that `--format` takes. */
const FORMAT_OF = {
    raw: "raw",
    img: "raw",
    qcow2: "qcow2",
    vhd: "vhd",
    vpc: "vhd",
    vmdk: "vmdk",
};
const toDisk = {
    usage: USAGE,
    run: async (args, terminal) => {
        const request = parse(args);
        await (0,xva_output/* refuseUnreadable */.ws)(request.xva);
        await requireProgram(request, terminal);
        const { sizeBytes } = await (0,xva_output/* makeBeside */.pO)(request.output, terminal.signal, (scratch) => make(request, scratch, terminal));
        terminal.print(`${(0,xva_errors/* shown */.SP)(request.output)}  (${request.format}, ${(0,format/* formatBinarySize */.yn)(sizeBytes)})`);
        return xva_errors/* EXIT */.dc.fine;
    },
};
function parse(args) {
    const { values, positionals } = (0,xva_errors/* options */.fF)(() => (0,external_node_util_.parseArgs)({
        args: [...args],
        allowPositionals: true,
        options: {
            output: { type: "string", short: "o" },
            disk: { type: "string" },
            format: { type: "string" },
            "no-progress": { type: "boolean" },
        },
    }));
    const [xva, ...others] = positionals;
    if (xva === undefined || others.length > 0) {
        throw new xva_errors/* UsageError */.eb("One XVA file is needed.");
    }
    if (xva === xva_errors/* STDIN */.TF) {
        throw new xva_errors/* UsageError */.eb("The XVA must be a file: it is read twice.");
    }
    const { output } = values;
    if (output === undefined)
        throw new xva_errors/* UsageError */.eb("--output is needed.");
    if (output === xva_errors/* STDIN */.TF) {
        throw new xva_errors/* UsageError */.eb("--output takes a file: standard output is none.");
    }
    return {
        xva,
        output,
        disk: values.disk,
        format: formatOf(values.format, output),
        progress: values["no-progress"] !== true,
    };
}
function formatOf(given, output) {
    if (given === undefined) {
        const byName = FORMAT_OF[(0,external_node_path_.extname)(output).slice(1).toLowerCase()];
        if (byName !== undefined)
            return byName;
        throw new xva_errors/* UsageError */.eb(`--format is needed: the name ${JSON.stringify((0,xva_errors/* shown */.SP)(output))} tells none.`);
    }
    const format = given === "img" ? undefined : FORMAT_OF[given];
    if (format !== undefined)
        return format;
    throw new xva_errors/* UsageError */.eb(`--format takes ${FORMATS.join(", ")}, not ${JSON.stringify(given)}.`);
}
/** qemu calls a VHD by the name of the program that had it first. */
function qemuName(format) {
    return format === "vhd" ? "vpc" : format;
}
/** Fails before anything is read where the format can't be made here. */
async function requireProgram({ format }, { signal, path: PATH }) {
    if (format === "raw")
        return;
    const { requireConverter } = await __webpack_require__.e(/* import() */ 5907).then(__webpack_require__.bind(__webpack_require__, 35907));
    await requireConverter({ format: qemuName(format), signal, env: { PATH } });
}
async function make({ xva, output, disk, format, progress }, scratch, terminal) {
    const { signal, path: PATH } = terminal;
    const raw = (0,external_node_path_.join)(scratch, "disk.raw");
    const following = terminal.follow((0,xva_errors/* shown */.SP)(xva), progress);
    const { sizeBytes } = await extractDisk(xva, disk, raw, {
        signal,
        onProgress: following.tell,
    })
        .catch((error) => {
        if (!(error instanceof DiskChoiceError))
            throw error;
        throw new xva_errors/* UsageError */.eb(`${error.message} Name it by --disk.`);
    })
        .finally(following.end);
    if (format === "raw")
        return { made: raw, sizeBytes };
    const made = (0,external_node_path_.join)(scratch, `disk.${format}`);
    terminal.say(`Converting ${(0,xva_errors/* shown */.SP)(output)} to ${format}.`);
    const { convertRaw } = await __webpack_require__.e(/* import() */ 5907).then(__webpack_require__.bind(__webpack_require__, 35907));
    await convertRaw(raw, made, {
        format: qemuName(format),
        signal,
        env: { PATH },
        names: {
            raw: `the disk of ${(0,xva_errors/* shown */.SP)(xva)}`,
            room: `the folder of ${(0,xva_errors/* shown */.SP)(output)}`,
        },
    });
    return { made, sizeBytes };
}


/***/ }),

/***/ 20442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readFacts)
/* harmony export */ });
/* harmony import */ var _archive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68704);
/* harmony import */ var _decompress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11940);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80111);
/* harmony import */ var _ova_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31066);
/* harmony import */ var _sniff_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44818);
/* harmony import */ var _tar_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(26949);
/* harmony import */ var _versions_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5973);







/** Members that are read: ova.xml, a block, and its checksum, whose kind decides who can import the file. */
const MEMBERS = 3;
const CHECKSUM_SUFFIX = /\.(xxhash|checksum)$/;
/** Ends the reading. */
class Enough extends Error {
}
/**
 * Reads ova.xml and the kind of the checksums from the first bytes of a file, and leaves the others unread. Rejects with
 * {@link XvaError} where the head is no XVA's.
 */
async function readFacts(pieces) {
    const head = new Head();
    const tar = new _tar_js__WEBPACK_IMPORTED_MODULE_5__/* .TarReader */ .R(head);
    let compression = "none";
    let decoder;
    let first = new Uint8Array(0);
    try {
        for await (const piece of pieces) {
            if (decoder !== undefined) {
                await decoder.write(piece);
                continue;
            }
            first = Buffer.concat([first, piece]);
            if (first.length < _sniff_js__WEBPACK_IMPORTED_MODULE_4__/* .SNIFF_BYTES */ .dD)
                continue;
            compression = (0,_sniff_js__WEBPACK_IMPORTED_MODULE_4__/* .sniffCompression */ .Hs)(first);
            decoder = (0,_decompress_js__WEBPACK_IMPORTED_MODULE_1__/* .createDecoder */ .$)(compression, (bytes) => tar.write(bytes));
            await decoder.write(first);
        }
        if (decoder === undefined)
            tar.write(first);
        await decoder?.end();
        tar.end();
    }
    catch (error) {
        if (!(error instanceof Enough))
            throw error;
    }
    finally {
        decoder?.destroy();
    }
    return factsOf(head, compression);
}
function factsOf({ ova, checksums }, compression) {
    if (ova === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.XvaError("truncated", "The file ends before ova.xml does: copy or build it again.");
    }
    const { facts, disks, warnings } = ova;
    return {
        compression,
        hardware: {
            ...facts,
            disks: disks.map((disk) => disk.facts),
            importable: (0,_versions_js__WEBPACK_IMPORTED_MODULE_6__/* .importableBy */ .z)({
                xapiVersion: facts.exporter.xapi_version,
                checksums,
                compression,
                firmware: facts.firmware,
                vtpm: facts.vtpm,
                secureBoot: facts.secure_boot,
            }),
        },
        warnings,
    };
}
/** Takes the first members of an archive. */
class Head {
    ova;
    checksums = [];
    #archive = new _archive_js__WEBPACK_IMPORTED_MODULE_0__/* .XvaArchive */ .G({});
    #members = 0;
    #bytes = [];
    member(member) {
        this.#members += 1;
        // The archive refuses what does not begin an XVA.
        if (this.#members === 1)
            this.#archive.member(member);
        const [, kind] = CHECKSUM_SUFFIX.exec(member.name) ?? [];
        if (kind === "xxhash" || kind === "checksum")
            this.checksums.push(kind);
        if (this.#members === MEMBERS)
            throw new Enough();
    }
    data(bytes) {
        if (this.#members === 1)
            this.#bytes.push(Buffer.from(bytes));
    }
    memberEnd() {
        if (this.#members === 1)
            this.ova = (0,_ova_js__WEBPACK_IMPORTED_MODULE_3__/* .parseOva */ .I)(Buffer.concat(this.#bytes));
    }
}


/***/ }),

/***/ 64826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JJ: () => (/* binding */ giveName),
/* harmony export */   KM: () => (/* binding */ writeFully),
/* harmony export */   ND: () => (/* binding */ AlreadyExists),
/* harmony export */   NoSpace: () => (/* binding */ NoSpace),
/* harmony export */   SW: () => (/* binding */ withoutRoom),
/* harmony export */   f8: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);


/** Something has the path already: it is not overwritten. */
class AlreadyExists extends Error {
    name = "AlreadyExists";
    constructor(path) {
        super(`${path} exists already: remove it, or choose another name.`);
    }
}
/** The place has no room for the file. */
class NoSpace extends Error {
    name = "NoSpace";
}
/**
 * Writes a file whole or not at all: `fill` gets a file beside it, `<path>.partial-<random>`, which gets its name when all
 * is well and is removed when not. Rejects with {@link AlreadyExists} where the path exists, or does when the file is whole, and
 * with {@link NoSpace}. By the time `fill` settles, it must have ended its writes.
 */
async function writeWhole(path, signal, fill) {
    if (await exists(path))
        throw new AlreadyExists(path);
    const partial = `${path}.partial-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString("hex")}`;
    const file = await create(partial, path);
    try {
        const result = await fill(file).finally(() => file.close());
        signal.throwIfAborted();
        await giveName(partial, path);
        return result;
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(partial, { force: true });
        throw withoutRoom(error, path);
    }
}
/** Of a file system that has no hard links. */
const NO_LINKS = new Set([
    "EPERM",
    "ENOTSUP",
    "EOPNOTSUPP",
    "ENOSYS",
    "EMLINK",
]);
/**
 * Gives a finished file its name, on the same file system, and never over another file: a link is refused where one is, also
 * where it came a moment ago. Rejects with {@link AlreadyExists}.
 */
async function giveName(finished, path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(finished, path);
    }
    catch (error) {
        const code = errorCode(error);
        if (code === "EEXIST")
            throw new AlreadyExists(path);
        if (code === undefined || !NO_LINKS.has(code))
            throw error;
        if (await exists(path))
            throw new AlreadyExists(path);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(finished, path);
        return;
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(finished);
}
/** A {@link NoSpace} that names `path` where a file system had no room for it; any other error as it is. */
function withoutRoom(error, path) {
    const cause = error instanceof NoSpace ? error.cause : error;
    switch (errorCode(cause)) {
        case "ENOSPC":
        case "EDQUOT":
            return new NoSpace(`No space is left for ${path}: free some, or choose a folder on another disk.`, { cause });
        case "EFBIG":
            return new NoSpace(`${path} becomes larger than its file system allows: choose a folder on another one.`, { cause });
        default:
            return error;
    }
}
/** Writes all pieces, one after the other, from `position` (bytes). */
async function writeFully(file, pieces, position) {
    let left = pieces;
    let at = position;
    while (left.length > 0) {
        // A full disk takes a part of a write first, and refuses the next.
        const { bytesWritten } = await file.writev(left, at);
        at += bytesWritten;
        left = after(left, bytesWritten);
    }
}
/** What remains of pieces without their first bytes. */
function after(pieces, bytes) {
    let skip = bytes;
    return pieces.flatMap((piece) => {
        const skipped = Math.min(skip, piece.length);
        skip -= skipped;
        return skipped === piece.length ? [] : [piece.subarray(skipped)];
    });
}
async function exists(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path);
        return true;
    }
    catch (error) {
        if (errorCode(error) === "ENOENT")
            return false;
        throw unwritable(error, path);
    }
}
async function create(partial, path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(partial, "wx");
    }
    catch (error) {
        throw unwritable(error, path);
    }
}
function unwritable(cause, path) {
    const full = withoutRoom(cause, path);
    if (full !== cause)
        return full;
    return new Error(`${path} cannot be written (${errorCode(cause)}): check that its folder exists and can be written to.`, { cause });
}
function errorCode(error) {
    return error instanceof Error && "code" in error
        ? String(error.code)
        : undefined;
}


/***/ })

};
