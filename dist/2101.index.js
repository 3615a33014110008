export const id = 2101;
export const ids = [2101];
export const modules = {

/***/ 12101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isPublished: () => (/* binding */ isPublished)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53711);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55539);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15347);
/** Was a build of that id ever published, in whatever version of a template? */



/** Does any version of the template have a record of this build, or a note that it was deleted? */
async function isPublished(store, os, build, signal) {
    for await (const version of versionsOf(store, os, signal)) {
        for (const name of [_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .RECORD */ .gv, _keys_js__WEBPACK_IMPORTED_MODULE_0__/* .DELETION */ .pv]) {
            const key = store.keys.build({ id: os, os, version }, build, name);
            if ((await (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__.headOrNone)(store, key, signal)) !== undefined)
                return true;
        }
    }
    return false;
}
async function* versionsOf(store, os, signal) {
    const folder = store.keys.templateFolder(os);
    let token;
    do {
        const page = await store.client
            .send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__.ListObjectsV2Command({
            Bucket: store.bucket,
            Prefix: folder,
            Delimiter: "/",
            ...(token === undefined ? {} : { ContinuationToken: token }),
        }), { abortSignal: signal })
            .catch((error) => {
            throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)(store, error, "s3:ListBucket", folder);
        });
        for (const { Prefix = "" } of page.CommonPrefixes ?? [])
            yield Prefix.slice(folder.length, -1);
        token = page.NextContinuationToken;
    } while (token !== undefined);
}


/***/ })

};
