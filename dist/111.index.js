export const id = 111;
export const ids = [111];
export const modules = {

/***/ 111:
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
