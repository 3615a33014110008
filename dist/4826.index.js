export const id = 4826;
export const ids = [4826];
export const modules = {

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
