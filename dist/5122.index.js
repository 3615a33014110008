export const id = 5122;
export const ids = [5122];
export const modules = {

/***/ 65122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   serveCache: () => (/* binding */ serveCache)
/* harmony export */ });
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41692);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75919);
/**
 * The thread that talks to GitHub's cache service: `@actions/cache` takes no signal and waits for minutes, and a thread can
 * be ended. It also prints workflow commands, which here reach nobody but the thread's owner.
 */


/** Does the task that the thread was started with. */
async function serveCache() {
    const { operation, key, folder, ca } = node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.workerData;
    // came with Node 24.5
    if (ca !== undefined)
        node_tls__WEBPACK_IMPORTED_MODULE_0__.setDefaultCACertificates?.(ca);
    const { restoreCache, saveCache } = await Promise.all(/* import() */[__webpack_require__.e(6752), __webpack_require__.e(3838), __webpack_require__.e(1691)]).then(__webpack_require__.bind(__webpack_require__, 61691));
    const done = operation === "restore"
        ? (await restoreCache([folder], key)) === key
        : (await saveCache([folder], key)) !== -1;
    const answer = { done };
    node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.parentPort?.postMessage(answer);
}


/***/ })

};
