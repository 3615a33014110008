export const id = 2893;
export const ids = [2893];
export const modules = {

/***/ 2893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DiskError: () => (/* binding */ DiskError),
/* harmony export */   MissingProgram: () => (/* binding */ MissingProgram)
/* harmony export */ });
/** What a person can act on: a disk that can't be read, and why, in one sentence. */
class DiskError extends Error {
    name = "DiskError";
}
/** The disk may be fine: this machine lacks the program that reads it. */
class MissingProgram extends DiskError {
    name = "MissingProgram";
}


/***/ })

};
