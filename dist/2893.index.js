export const id = 2893;
export const ids = [2893];
export const modules = {

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


/***/ })

};
