export const id = 1820;
export const ids = [1820,189];
export const modules = {

/***/ 50189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UJ: () => (/* binding */ aloneIfPossible),
/* harmony export */   XC: () => (/* binding */ acquire),
/* harmony export */   bh: () => (/* binding */ tryLock)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58500);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29635);
/**
 * Locks between the runner services of one machine: a file that names its holder. A holder that was killed holds nothing:
 * its lock is told by pid and start time, or by its age where the holder has pids of its own (a container).
 */





/** A holder says so often that it lives. */
const BEAT_MS = 20_000;
/** Some beats missed: where only the age can tell, such a lock is nobody's. */
const DEAD_AFTER_MS = 120_000;
const POLL_MS = 200;
const NOBODY = {
    pid: 0,
    host: "",
    boot: "",
    space: "",
    started: "",
    token: "",
};
/**
 * Takes the lock if nobody who lives holds it.
 * @throws where no file can be made there
 */
async function tryLock(path) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true, mode: 0o700 });
    const holder = { ...(0,_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .ownIdentity */ .h)(), token: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)() };
    // a link appears with its whole text, so that nobody ever reads half a lock
    const written = `${path}.${holder.token}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(written, JSON.stringify(holder), { mode: 0o600, flag: "wx" });
    try {
        const taken = (await linked(written, path)) ||
            ((await breakStale(path)) && (await linked(written, path)));
        return taken ? held(path, holder.token) : undefined;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(written, { force: true });
    }
}
/** Takes the lock, waiting for its holder; undefined where that took too long or was ended. */
async function acquire(path, { patienceMs, signal, onWait }) {
    const deadline = performance.now() + patienceMs;
    for (let waiting = false;; waiting = true) {
        const lock = await tryLock(path);
        if (lock !== undefined)
            return lock;
        if (!waiting)
            onWait?.();
        if (signal?.aborted || performance.now() >= deadline)
            return undefined;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(POLL_MS);
    }
}
/**
 * Does the work while no other process does. Where the lock can't be had, it is done all the same: `onWithout` hears why.
 */
async function aloneIfPossible(path, work, patience) {
    const lock = await acquire(path, patience).catch((error) => {
        patience.onWithout(error instanceof Error ? error.message : String(error));
        return "none";
    });
    if (lock === undefined)
        patience.onWithout(`${path} stayed locked`);
    try {
        return await work();
    }
    finally {
        if (lock !== "none")
            await lock?.release();
    }
}
function held(path, token) {
    const beat = setInterval(() => {
        const now = new Date();
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.utimes)(path, now, now).catch(() => { });
    }, BEAT_MS);
    beat.unref();
    return {
        release: async () => {
            clearInterval(beat);
            if ((await readHolder(path))?.token === token)
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
        },
    };
}
/** Whether it is worth trying again: a lock of the dead has been removed, or has gone by itself. */
async function breakStale(path) {
    const holder = await readHolder(path);
    if (holder === undefined)
        return true;
    if (await lives(path, holder))
        return false;
    // of several who see the same dead holder, the one with this link may remove the lock; a newer lock has another token
    const warrant = `${path}.stale-${holder.token}`;
    if (!(await linked(path, warrant))) {
        await removeForgotten(warrant);
        return false;
    }
    try {
        if ((await readHolder(warrant))?.token === holder.token)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
        return true;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(warrant, { force: true });
    }
}
async function lives(path, holder) {
    const running = (0,_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .isRunning */ .W)(holder);
    if (running !== undefined)
        return running;
    const age = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => Number.POSITIVE_INFINITY);
    return age < DEAD_AFTER_MS;
}
/** Whoever removes a lock may be killed at it. */
async function removeForgotten(warrant) {
    const { ctimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(warrant).catch(() => ({ ctimeMs: 0 }));
    if (ctimeMs > 0 && Date.now() - ctimeMs > DEAD_AFTER_MS)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(warrant, { force: true });
}
/** Whether the link was made; false where the name is taken, or what it should link is gone. */
async function linked(from, to) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(from, to);
        return true;
    }
    catch (error) {
        const code = error instanceof Error && "code" in error ? error.code : "";
        if (code === "EEXIST" || code === "ENOENT")
            return false;
        throw error;
    }
}
/** Undefined where there is no lock. One that can't be read is judged by its age alone. */
async function readHolder(path) {
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, "utf8");
    }
    catch {
        return undefined;
    }
    try {
        return { ...NOBODY, ...JSON.parse(text) };
    }
    catch {
        return NOBODY;
    }
}


/***/ }),

/***/ 59736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  healCutOff: () => (/* binding */ healCutOff),
  lostImages: () => (/* binding */ lostImages)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/bucket/channels.js
var channels = __webpack_require__(72647);
// EXTERNAL MODULE: ./build/bucket/errors.js
var errors = __webpack_require__(20972);
// EXTERNAL MODULE: ./build/bucket/index-build.js + 7 modules
var index_build = __webpack_require__(30826);
// EXTERNAL MODULE: ./build/bucket/keys.js
var keys = __webpack_require__(55539);
// EXTERNAL MODULE: ./build/bucket/objects.js
var objects = __webpack_require__(15347);
// EXTERNAL MODULE: ./build/bucket/records.js
var records = __webpack_require__(46277);
;// CONCATENATED MODULE: ./build/bucket/heal.js
/** A build whose run was cut off between its record and its index: shown after all. */







/**
 * Takes the index step of a publish again: channels, `images/`, catalogue, schemas. Does nothing where all is there.
 * Throws a `StoreError` where record or checksums cannot be read; what fails after that is in `warnings`.
 */
async function healBuild(store, capabilities, input) {
    const { image, build, signal } = input;
    const commit = await (0,channels/* commitOf */.D)(store, image, build, signal);
    if (commit === undefined) {
        throw missing(keyOf(store, input, keys/* RECORD */.gv));
    }
    const sumsKey = keyOf(store, input, keys/* CHECKSUMS */.vM);
    const sums = await (0,objects/* getText */.q4)(store, sumsKey, signal);
    if (sums === undefined) {
        throw missing(sumsKey);
    }
    return (0,index_build/* indexBuild */.L)(store, capabilities, {
        ...input,
        commit,
        sumsSha256: (0,records/* sha256Of */.Bj)(sums.text),
        channels: (await isWithdrawn(store, input)) ? [] : input.channels,
        stamp: (0,external_node_crypto_.randomUUID)(),
    });
}
function keyOf(store, input, name) {
    return store.keys.build(input.image, input.build, name);
}
async function isWithdrawn(store, input) {
    const found = await Promise.all([keys/* REVOCATION */.VQ, keys/* DELETION */.pv].map((name) => (0,objects.headOrNone)(store, keyOf(store, input, name), input.signal)));
    return found.some((head) => head !== undefined);
}
function missing(key) {
    return new errors.StoreError("upload", `${key} is not there, or is not what this action writes: the build cannot be shown; build again.`);
}

// EXTERNAL MODULE: ./build/bucket/preflight.js + 2 modules
var preflight = __webpack_require__(57883);
// EXTERNAL MODULE: ./build/commands/template-settings.js
var template_settings = __webpack_require__(36187);
// EXTERNAL MODULE: ./build/commands/workshop.js + 3 modules
var workshop = __webpack_require__(49845);
;// CONCATENATED MODULE: ./build/commands/heal.js
/** Builds whose run was cut off between record and index: shown after all, by the next run that finds them published. */




/**
 * Indexes the builds of this ref that stand as published and that their index does not hold. One that it does hold is
 * left alone, channels included: somebody may have moved a channel back on purpose.
 * @returns sentences for log and summary
 */
async function healCutOff(run, made, lost) {
    const store = await run.store();
    if (store === undefined)
        return [];
    const said = [];
    try {
        const capabilities = await (0,preflight/* preflight */.M)(store, run.signal);
        for (const image of lost) {
            const build = made.lastGood.get(image.id)?.build ?? "";
            const { channels, warnings } = await healBuild(store, capabilities, {
                image,
                build,
                channels: (0,template_settings/* channelsOf */.MB)(run, made, image.os),
                reason: "its own run was cut off",
                by: { actor: run.facts.actor, run_url: run.facts.runUrl ?? "" },
                isAncestor: async (ancestor, descendant) => (await made.tree.isAncestor(ancestor, descendant)) ?? "unknown",
                now: run.now,
                signal: run.signal,
            });
            const moved = channels.length > 0 ? `, ${channels.join(", ")} moved` : "";
            said.push(`${image.id} ${build}: the run that built it was cut off before it was indexed; done now${moved}.`, ...warnings);
        }
    }
    catch (error) {
        said.push(`Builds that are not indexed stay so: ${(0,workshop/* sentence */.em)(error)}`);
    }
    return said;
}
/** Images of unplanned legs whose last good build is of this ref and not in its index. */
function lostImages(made) {
    return made.plan.legs
        .filter((leg) => !leg.planned && leg.lastGood !== undefined)
        .flatMap((leg) => leg.images)
        .filter(({ id }) => {
        const good = made.lastGood.get(id);
        return good !== undefined && !good.indexed && good.ref === made.plan.ref;
    });
}


/***/ })

};
