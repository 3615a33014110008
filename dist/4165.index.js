export const id = 4165;
export const ids = [4165];
export const modules = {

/***/ 74165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reapBuild: () => (/* binding */ reapBuild)
/* harmony export */ });
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29445);
/* harmony import */ var _remove_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69517);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52403);
/**
 * Removes what one build left in the pool, and nothing else.
 *
 * A build's VM is known, in this order, by
 * 1. its uuid, which Packer printed;
 * 2. this build's stamp. An XVA carries its stamps, and a clone takes them over, so the stamp alone is not enough: the VM
 *    must bear the name that the template gives, and not have been imported. Where that name is not known, it must be the
 *    only one with the stamp, and Packer must have printed no uuid at all;
 * 3. its name and time, where Packer was cut off between the clone and the uuid: no stamp, not imported, made a VM after
 *    the build began and not long after its last words (by the pool's clock), and the only such one of the name. Only for
 *    builds that had begun to create their VM: otherwise it would be that of another run, which builds the same template
 *    on the same pool.
 * Never one that is a snapshot, a host, or a template that came with the product. Where a VM may be the build's and that
 * can't be told, it is left and said.
 *
 * A disk goes with its VM unless another VM has it too, another disk is a snapshot of it or based on it, or it is no
 * plain disk. An ISO or another upload goes only by the reference that Packer printed when it uploaded it, and only when
 * no VM has it any more: what lies in a CD drive is shared, as a rule.
 */



/** A clone takes seconds, and on slow storage minutes; whoever cleans up may come days later. */
const CLONE_LASTS_MS = 3_600_000;
/**
 * Removes what the build left. Safe to call again: what is gone is not spoken of. Never throws: what could not be removed
 * is in the answer.
 *
 * To be called only where nothing of the build was published.
 */
async function reapBuild(pool, claim, options) {
    const remover = new _remove_js__WEBPACK_IMPORTED_MODULE_1__/* .Remover */ .t2(pool, options);
    for (const task of claim.tasks)
        await remover.removeTask(task);
    try {
        const inventory = await remover.persist(() => (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .takeInventory */ .O1)(pool));
        try {
            if (!claim.keep)
                await reapVms(pool, claim, inventory, remover);
        }
        finally {
            await reapDisks(claim, inventory, remover);
        }
    }
    catch (error) {
        remover.left.push(`what build ${claim.buildId} may have left: ${(0,_remove_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}. To look for it: ${searchCommand(claim)}`);
    }
    for (const session of claim.sessions)
        await remover.endSession(session);
    return remover;
}
async function reapVms(pool, claim, inventory, remover) {
    const remove = (vms) => Promise.all([...vms].map(([ref, vm]) => remover.removeVm(ref, vm, claim.buildId, inventory)));
    const known = knownVms(claim, inventory);
    await remove(known);
    const taken = new Set([...known.values()].map(({ name }) => name));
    const names = (claim.unprinted ?? []).filter((name) => !taken.has(name));
    await remove(await vmsByName(pool, names, claim, inventory, remover));
}
/** Rules 1 and 2. */
function knownVms(claim, inventory) {
    const ordinary = [...inventory.vms].filter(([, vm]) => (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isOrdinary */ .P)(vm));
    const printed = ordinary.filter(([, vm]) => claim.vms.includes(vm.uuid));
    const stamped = ordinary.filter(([, vm]) => vm.otherConfig.get(_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILD_KEY */ .vM) === claim.buildId &&
        !(0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isImported */ .PX)(vm, inventory));
    const trusted = claim.vmNames.length > 0
        ? stamped.filter(([, { name }]) => claim.vmNames.includes(name))
        : claim.vms.length === 0 && stamped.length === 1
            ? stamped
            : [];
    return new Map([...printed, ...trusted]);
}
/** Rule 3. */
async function vmsByName(pool, names, { startedAt, unprintedAt }, inventory, remover) {
    const found = new Map();
    if (names.length === 0)
        return found;
    const ahead = await clockAhead(pool);
    const began = startedAt.getTime() + ahead;
    const ended = unprintedAt === undefined
        ? Number.POSITIVE_INFINITY
        : unprintedAt.getTime() + CLONE_LASTS_MS + ahead;
    for (const name of new Set(names)) {
        const made = [];
        for (const [ref, vm] of inventory.vms) {
            if (vm.name !== name || !mayBeUnstamped(vm, inventory))
                continue;
            const times = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .timesOf */ .Qv)(pool, vm);
            const installed = times?.installed?.getTime() ?? 0;
            if (installed >= began && installed <= ended)
                made.push([ref, vm]);
            else if (times !== undefined && vm.isTemplate)
                remover.leaveVm(vm, "it has the name of the build's VM, and the pool does not tell when it was made: if the build left it, remove it");
        }
        const [only] = made;
        if (only !== undefined && made.length === 1)
            found.set(...only);
        else
            for (const [, vm] of made)
                remover.leaveVm(vm, "several VMs were made with this name meanwhile");
    }
    return found;
}
function mayBeUnstamped(vm, inventory) {
    return ((0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isOrdinary */ .P)(vm) &&
        !vm.otherConfig.has(_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILD_KEY */ .vM) &&
        !(0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isImported */ .PX)(vm, inventory));
}
/** How far the pool's clock is ahead of ours, in milliseconds. */
async function clockAhead(pool) {
    const pools = await pool.call("pool.get_all_records");
    const [record] = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .readRecords */ .T3)(pools, "pool.get_all_records").values();
    const method = "host.get_servertime";
    const time = await pool.call(method, record?.ref("master"));
    // The same readers as for records take a single date.
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .readRecord */ .aE)({ time }, method).date("time").getTime() - Date.now();
}
/** Disks whose VM an earlier clean-up destroyed before it was cut off, and uploads. */
async function reapDisks(claim, inventory, remover) {
    for (const [ref, vdi] of inventory.vdis) {
        if (claim.uploads.includes(ref))
            await remover.removeDisk(ref, vdi, `uploaded ${vdi.name}`);
        else if ((0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .removalOf */ .c6)(ref, vdi, inventory) === claim.buildId)
            await remover.removeDisk(ref, vdi, `disk ${vdi.name}`);
    }
}
/** For a pool that could not be asked. */
function searchCommand({ vms, vmNames }) {
    const searches = [
        ...vms.map((uuid) => `uuid=${uuid}`),
        ...vmNames.map((name) => `name-label='${name.replaceAll("'", "'\\''")}'`),
    ];
    return (searches.length > 0 ? searches : ["params=uuid,name-label,tags"])
        .map((search) => `\`xe vm-list ${search}\``)
        .join(", ");
}


/***/ })

};
