export const id = 2935;
export const ids = [2935];
export const modules = {

/***/ 55109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   V$: () => (/* binding */ foreign),
/* harmony export */   XX: () => (/* binding */ render),
/* harmony export */   yW: () => (/* binding */ isOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20972);
/** The JSON objects of the bucket as types, and how one of ours is told from a stranger's. Pure. */

/** Whether a value is an object that says it is of this schema. */
function isOf(value, schema) {
    return isObject(value) && value.schema === schema;
}
/** Narrows a parsed value to an object (no array). */
function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The error for a key that holds something that this action did not write. */
function foreign(store, key) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.StoreError("upload", `${key} in bucket ${store.bucket} was not written by this action and is left alone: give the action a place of its own by \`s3-prefix\`.`);
}
/** JSON as it is written: readable, with a line end. */
function render(value) {
    return `${JSON.stringify(value, null, "\t")}\n`;
}


/***/ }),

/***/ 42935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   publishedTemplates: () => (/* binding */ publishedTemplates)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55109);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15347);


/**
 * The published images of these templates but those of these ids. Images whose newest record does not tell where it comes from
 * (an older version of the action wrote it) are left out.
 */
async function publishedTemplates(store, query) {
    const { signal } = query;
    const catalogue = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .getJson */ .Tt)(store, store.keys.catalogue, signal);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isOf */ .yW)(catalogue?.value, "catalogue-1"))
        return [];
    const others = catalogue.value.images
        .filter(({ os, image }) => query.os.has(os) && !query.except.has(image))
        .flatMap(({ os, image, version, builds }) => {
        const newest = builds.find(({ state }) => state !== "deleted")?.build;
        return newest === undefined
            ? []
            : [{ image: { os, id: image, version }, build: newest }];
    });
    const found = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .mapMany */ .Cv)(others, async ({ image, build }) => {
        const key = store.keys.build(image, build, "metadata.json");
        const record = (await (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .getJson */ .Tt)(store, key, signal))?.value;
        const template = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(record) ? record.template : undefined;
        return isTemplateFacts(template) ? [{ image, build, template }] : [];
    });
    return found.flat();
}
function isTemplateFacts(value) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value) || typeof value.directory !== "string")
        return false;
    return [value.var_files, value.builds].every((list) => Array.isArray(list) && list.every((item) => typeof item === "string"));
}


/***/ })

};
