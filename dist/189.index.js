export const id = 189;
export const ids = [189];
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


/***/ })

};
