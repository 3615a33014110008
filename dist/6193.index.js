export const id = 6193;
export const ids = [6193];
export const modules = {

/***/ 86193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findLeftovers: () => (/* binding */ findLeftovers),
/* harmony export */   removeLeftovers: () => (/* binding */ removeLeftovers)
/* harmony export */ });
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29445);
/* harmony import */ var _remove_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69517);
/**
 * Finds what older builds left in a pool, for `report` and `prune`.
 *
 * An XVA carries its stamps, and a clone takes them over: a stamp proves only of which build something descends. So a VM
 * is a leftover only where nothing of its build is published, it was not imported, and it was not made long after its
 * build began. Where it was started long after, somebody may work with it, or it restarts itself: it is shown, and stays.
 * So does one of a build of which the bucket was not asked.
 */


/** Between the start of a build and the last that it does to its VM. */
const BUILD_LASTS_MS = 24 * 3_600_000;
/**
 * What older builds left in the pool, VMs first.
 * @throws PoolError, and whatever `isPublished` throws
 */
async function findLeftovers(pool, question) {
    const inventory = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .takeInventory */ .O1)(pool);
    const found = [];
    const answers = new Map();
    const isPublished = (os, buildId) => {
        // Hundreds of VMs may descend from one build.
        const key = `${os} ${buildId}`;
        const answer = answers.get(key) ?? question.isPublished(os, buildId);
        answers.set(key, answer);
        return answer;
    };
    const once = { ...question, isPublished };
    for (const [ref, vm] of inventory.vms) {
        const leftover = await judgeVm(pool, ref, vm, inventory, once);
        if (leftover)
            found.push(leftover);
    }
    for (const [ref, vdi] of inventory.vdis) {
        const leftover = judgeDisk(ref, vdi, inventory, question);
        if (leftover)
            found.push(leftover);
    }
    return found;
}
/** Removes leftovers that {@link findLeftovers} found; each is looked at again before. Never throws. */
async function removeLeftovers(pool, leftovers, options) {
    const remover = new _remove_js__WEBPACK_IMPORTED_MODULE_1__/* .Remover */ .t2(pool, options);
    try {
        const inventory = await remover.persist(() => (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .takeInventory */ .O1)(pool));
        for (const leftover of leftovers) {
            if (leftover.removable)
                await removeLeftover(leftover, inventory, remover);
        }
    }
    catch (error) {
        remover.left.push(`what older builds left: ${(0,_remove_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}.`);
    }
    return remover;
}
async function removeLeftover({ kind, uuid, buildId = "" }, inventory, remover) {
    if (kind === "vm") {
        for (const [ref, vm] of inventory.vms) {
            if (vm.uuid === uuid && bears(vm, buildId, inventory))
                await remover.removeVm(ref, vm, buildId, inventory);
        }
        return;
    }
    for (const [ref, vdi] of inventory.vdis) {
        if (vdi.uuid === uuid && (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .removalOf */ .c6)(ref, vdi, inventory) === buildId)
            await remover.removeDisk(ref, vdi, `disk ${vdi.name}`);
    }
}
async function judgeVm(pool, ref, vm, inventory, { olderThan, isPublished }) {
    const buildId = vm.otherConfig.get(_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILD_KEY */ .vM);
    const os = vm.otherConfig.get(_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .OS_KEY */ .$);
    if (buildId === undefined || os === undefined)
        return undefined;
    const startedAt = startOf(buildId);
    if (startedAt === undefined || startedAt >= olderThan)
        return undefined;
    if (!bears(vm, buildId, inventory))
        return undefined;
    const published = await isPublished(os, buildId);
    if (published === true)
        return undefined;
    const times = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .timesOf */ .Qv)(pool, vm);
    const last = new Date(startedAt.getTime() + BUILD_LASTS_MS);
    if (times?.installed && times.installed > last)
        return undefined;
    const runKey = vm.otherConfig.get(_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .RUN_KEY */ .SP);
    const disks = [...(0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .disksOf */ .Gu)(ref, inventory).values()];
    return {
        kind: "vm",
        uuid: vm.uuid,
        name: vm.name,
        ...{ os, buildId, startedAt },
        ...(runKey !== undefined && { runKey }),
        powerState: vm.powerState,
        isTemplate: vm.isTemplate,
        sizeBytes: disks.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        ...verdict(vm, `Build ${buildId} of ${os}`, published, times, last),
    };
}
/** Whether it may go, and why. */
function verdict(vm, build, published, times, last) {
    const byHand = `\`${(0,_remove_js__WEBPACK_IMPORTED_MODULE_1__/* .vmCommand */ .xe)(vm)}\` removes it`;
    if (published === undefined)
        return {
            reason: `${build} made it, or an image of that build: which, only the bucket tells (s3-bucket). If it is not needed, ${byHand}.`,
            removable: false,
        };
    if (times?.started && times.started > last)
        return {
            reason: `${build} left it, but it was started since, at ${times.started.toISOString()}: if nobody uses it, ${byHand}.`,
            removable: false,
        };
    return {
        reason: `${build} left it, and nothing of that build is published.`,
        removable: true,
    };
}
function judgeDisk(ref, vdi, inventory, { olderThan }) {
    if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isForsaken */ .mT)(ref, vdi, inventory))
        return undefined;
    const disk = {
        kind: "vdi",
        uuid: vdi.uuid,
        name: vdi.name,
        isTemplate: false,
        sizeBytes: vdi.sizeBytes,
    };
    const buildId = (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .removalOf */ .c6)(ref, vdi, inventory);
    const startedAt = buildId === undefined ? undefined : startOf(buildId);
    if (buildId !== undefined && startedAt !== undefined) {
        if (startedAt >= olderThan)
            return undefined;
        return {
            ...{ ...disk, buildId, startedAt },
            reason: `Its VM was removed after build ${buildId}, and the clean-up was cut off.`,
            removable: true,
        };
    }
    if (vdi.otherConfig.get("temp") !== "temp")
        return undefined;
    return {
        ...disk,
        reason: `Packer's plugin made it, and no VM has it. Nothing tells of which build it is, and that may be running: if it is not needed, \`${(0,_remove_js__WEBPACK_IMPORTED_MODULE_1__/* .diskCommand */ .$l)(vdi)}\` removes it.`,
        removable: false,
    };
}
/** Whether a VM is of the build itself, as far as its own marks tell. */
function bears(vm, buildId, inventory) {
    return (vm.otherConfig.get(_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILD_KEY */ .vM) === buildId &&
        (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isOrdinary */ .P)(vm) &&
        !(0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isImported */ .PX)(vm, inventory));
}
/** When a build began, as its id says; undefined where that is no build id. */
function startOf(buildId) {
    const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/.exec(buildId);
    if (!match)
        return undefined;
    const [, year, month, day, hour, minute, second] = match;
    const start = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(start.getTime()) ? undefined : start;
}


/***/ })

};
