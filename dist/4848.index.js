export const id = 4848;
export const ids = [4848];
export const modules = {

/***/ 44848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ chooseFiles),
/* harmony export */   Refusal: () => (/* binding */ Refusal)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _plan_narrow_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92535);
/* harmony import */ var _xva_verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46359);
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
            ...(type === undefined ? {} : { platform: (0,_plan_narrow_js__WEBPACK_IMPORTED_MODULE_1__/* .platformOf */ .tj)(type) }),
        });
    }
    const xvas = chosen.filter(({ format }) => format === "xva");
    if (xvas.length > 1)
        throw new Refusal("ambiguous", `${image.id} has ${xvas.length} XVAs (${xvas.map(({ path }) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path)).join(", ")}), and an image is one: let each image come from one build that yields one XVA.`);
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
            .join(", ")}. A disk is told by the end of its name: .qcow2, .raw, .img, .vhd or .vmdk (in a qemu source, let vm_name end so).`);
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


/***/ }),

/***/ 92535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ matchesBuild),
/* harmony export */   qp: () => (/* binding */ narrowRoot),
/* harmony export */   tj: () => (/* binding */ platformOf)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14006);
/** Which of a root's Packer builds are wanted: by platform and by build name, pure. */

/** Platform of the images that a builder yields: one row a platform. Other builders count as a platform of their own name. */
const PLATFORM_BUILDERS = {
    "xcp-ng": ["xenserver-iso", "xenserver-xva", "xcp-iso"],
    kvm: ["qemu"],
    proxmox: ["proxmox", "proxmox-iso", "proxmox-clone"],
    vsphere: ["vsphere-iso", "vsphere-clone"],
    vmware: ["vmware-iso", "vmware-vmx"],
    virtualbox: ["virtualbox-iso", "virtualbox-ovf", "virtualbox-vm"],
    aws: [
        "amazon-ebs",
        "amazon-ebssurrogate",
        "amazon-chroot",
        "amazon-instance",
    ],
    azure: ["azure-arm", "azure-chroot", "azure-dtl"],
    gcp: ["googlecompute"],
};
const BY_BUILDER = new Map(Object.entries(PLATFORM_BUILDERS).flatMap(([platform, builders]) => builders.map((builder) => [builder, platform])));
/** The platform of a builder type. */
function platformOf(builderType) {
    return BY_BUILDER.get(builderType) ?? builderType;
}
/** The root with the wanted builds alone; its images that keep none are gone. */
function narrowRoot(root, wanted) {
    const all = root.images.flatMap((image) => image.builds);
    const isFor = (build, platform) => {
        const globs = wanted.buildsOf?.get(platform)?.only ?? [];
        return globs.length > 0
            ? matchesBuild(build.name, globs)
            : platformOf(build.builderType) === platform;
    };
    const platforms = wanted.platforms.length > 0
        ? wanted.platforms
        : all.some((build) => isFor(build, "xcp-ng"))
            ? ["xcp-ng"]
            : undefined;
    const keep = (build) => (prepares(build) ||
        (platforms?.some((platform) => isFor(build, platform)) ?? true)) &&
        (wanted.only.length === 0 || matchesBuild(build.name, wanted.only)) &&
        !matchesBuild(build.name, wanted.except);
    const images = root.images
        .map((image) => ({ whole: image, left: image.builds.filter(keep) }))
        .filter(({ whole, left }) => isImage(whole.builds, left))
        .map(({ whole, left }) => ({ ...whole, builds: left }));
    const yielding = images.filter(({ builds }) => !onlyPrepare(builds));
    const dropped = root.images.some(({ builds }) => !builds.every(keep));
    return {
        ...root,
        images: yielding.length > 0 ? yielding : images,
        ...(dropped ? { narrowed: true } : {}),
    };
}
/** What is left of an image's builds can still yield it; builds that could not be read are left to Packer. */
function isImage(whole, left) {
    return (whole.length === 0 ||
        (left.length > 0 && (!onlyPrepare(left) || onlyPrepare(whole))));
}
/** `null` sources check and prepare: no platform, and beside others no image of their own. */
function prepares({ builderType }) {
    return builderType === "null";
}
function onlyPrepare(builds) {
    return builds.length > 0 && builds.every(prepares);
}
/** Packer's build name globs know `*`, `?`, `[…]` and `{…}`; the dot is no separator. */
function matchesBuild(name, globs) {
    return globs.some((glob) => picomatch__WEBPACK_IMPORTED_MODULE_0__.isMatch(name, glob, { dot: true }));
}


/***/ })

};
