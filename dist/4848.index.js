export const id = 4848;
export const ids = [4848];
export const modules = {

/***/ 4848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ chooseFiles),
/* harmony export */   Refusal: () => (/* binding */ Refusal)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _plan_narrow_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2535);
/* harmony import */ var _xva_verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6151);
/** Which of the files that Packer made are images, and under which names they are published. */



const XVA_NAME = /\.xva(\.gz|\.zst)?$/i;
const DISK_NAME = /\.(qcow2|raw|img|vhd|vmdk)$/i;
/** A failure with its reason already decided. */
class Refusal extends Error {
    name = "Refusal";
    reason;
    constructor(reason, message) {
        super(message);
        this.reason = reason;
    }
}
/** The files of an image, one a platform; other files of the build, such as manifests, are left out. */
async function chooseFiles(image, files) {
    const chosen = [];
    for (const file of files) {
        const format = await formatOf(file.path);
        if (format === undefined)
            continue;
        const type = image.builds.find(({ name }) => name === file.packerBuild)?.builderType;
        chosen.push({
            ...file,
            format,
            name: `${image.id}${suffixOf(file.path, format)}`,
            ...(type === undefined ? {} : { platform: (0,_plan_narrow_js__WEBPACK_IMPORTED_MODULE_1__/* .platformOf */ .t)(type) }),
        });
    }
    const names = new Set();
    for (const { name, path } of chosen) {
        if (names.has(name))
            throw new Refusal("ambiguous", `${image.id} has two files that would both be ${name} (one is ${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path)}): let each image come from one build with one such file.`);
        names.add(name);
    }
    if (chosen.length === 0 && files.length > 0)
        throw new Refusal("no_image", `None of the files that Packer made for ${image.id} is an XVA or a disk: ${files
            .map(({ path }) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path))
            .slice(0, 5)
            .join(", ")}.`);
    return chosen;
}
async function formatOf(path) {
    if (XVA_NAME.test(path))
        return "xva";
    if (DISK_NAME.test(path))
        return "disk";
    return (await (0,_xva_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .looksLikeXva */ .j1)(path)) ? "xva" : undefined;
}
function suffixOf(path, format) {
    const named = (format === "xva" ? XVA_NAME : DISK_NAME).exec(path)?.[0];
    return (named ?? ".xva").toLowerCase();
}


/***/ })

};
