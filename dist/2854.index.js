export const id = 2854;
export const ids = [2854];
export const modules = {

/***/ 2854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Inspector: () => (/* binding */ Inspector)
/* harmony export */ });
/* harmony import */ var _xva_verify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6151);

/** What the one reading of an image's files finds out. */
class Inspector {
    #mode;
    #verification;
    #hardware;
    constructor(mode) {
        this.#mode = mode;
        this.#verification = {
            result: "none",
            mode: "none",
            format: "other",
            compression: "none",
            blocks: 0,
            warnings: [],
        };
    }
    /** The file with the sinks that look at it. */
    open(file) {
        const { path, name, platform, format } = file;
        const sinks = format === "xva" && this.#mode !== "none"
            ? [this.#verifier(this.#mode)]
            : [];
        // an image's record speaks of its XVA where there is one
        if (this.#verification.format !== "xva")
            this.#verification = { ...this.#verification, format };
        return {
            path,
            name,
            sinks,
            ...(platform === undefined ? {} : { platform }),
        };
    }
    result() {
        return {
            verification: this.#verification,
            ...(this.#hardware === undefined ? {} : { hardware: this.#hardware }),
        };
    }
    #verifier(mode) {
        const verifier = new _xva_verify_js__WEBPACK_IMPORTED_MODULE_0__/* .XvaVerifier */ .mS({ mode });
        return {
            write: (chunk) => verifier.write(chunk),
            end: async () => {
                const found = await verifier.end();
                this.#hardware = found.hardware;
                this.#verification = {
                    result: "passed",
                    mode,
                    format: "xva",
                    compression: found.compression,
                    blocks: found.blocks,
                    warnings: found.warnings,
                };
            },
        };
    }
}


/***/ })

};
