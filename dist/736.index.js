export const id = 736;
export const ids = [736];
export const modules = {

/***/ 9736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  healCutOff: () => (/* binding */ healCutOff),
  lostImages: () => (/* binding */ lostImages)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/bucket/channels.js
var channels = __webpack_require__(2647);
// EXTERNAL MODULE: ./build/bucket/errors.js
var errors = __webpack_require__(972);
// EXTERNAL MODULE: ./build/bucket/index-build.js + 6 modules
var index_build = __webpack_require__(8403);
// EXTERNAL MODULE: ./build/bucket/keys.js
var keys = __webpack_require__(5539);
// EXTERNAL MODULE: ./build/bucket/objects.js + 1 modules
var objects = __webpack_require__(6549);
// EXTERNAL MODULE: ./build/bucket/records.js
var records = __webpack_require__(6277);
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
    const found = await Promise.all([keys/* REVOCATION */.VQ, keys/* DELETION */.pv].map((name) => (0,objects/* headOrNone */.ms)(store, keyOf(store, input, name), input.signal)));
    return found.some((head) => head !== undefined);
}
function missing(key) {
    return new errors.StoreError("upload", `${key} is not there, or is not what this action writes: the build cannot be shown; build again.`);
}

// EXTERNAL MODULE: ./build/bucket/preflight.js + 2 modules
var preflight = __webpack_require__(7883);
// EXTERNAL MODULE: ./build/commands/make-plan.js + 21 modules
var make_plan = __webpack_require__(7855);
// EXTERNAL MODULE: ./build/commands/workshop.js
var workshop = __webpack_require__(9966);
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
                channels: (0,make_plan/* channelsOf */.MB)(run, made),
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
