export const id = 2497;
export const ids = [2497];
export const modules = {

/***/ 58627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vo: () => (/* binding */ findBuilds),
  ll: () => (/* binding */ newestFirst),
  $2: () => (/* binding */ readEntries)
});

// EXTERNAL MODULE: ./build/bucket/json.js
var json = __webpack_require__(55109);
;// CONCATENATED MODULE: ./build/bucket/entries.js
/** A build as the indexes tell it, read from its record. Pure. */

/**
 * The entry of a build, from its record as it was read.
 * Returns undefined for what is no record: then there is no build.
 */
function entryOf(record, fate) {
    if (!(0,json/* isObject */.Gv)(record) || typeof record.build !== "string") {
        return undefined;
    }
    const source = (0,json/* isObject */.Gv)(record.source) ? record.source : {};
    const files = Array.isArray(record.files) ? record.files : [];
    const image = files
        .filter(json/* isObject */.Gv)
        .filter((file) => file.role === "image")
        .sort((a, b) => rank(a) - rank(b))[0];
    return {
        build: record.build,
        created_at: string(record.created_at),
        content: string(record.content),
        commit: string(source.commit),
        ref: string(source.ref),
        dirty: source.dirty === true,
        state: stateOf(record.tests, fate),
        size: number(image?.size),
        sha256: string(image?.sha256),
        ...isoOf(record),
        ...factsOf(record),
    };
}
function isoOf({ iso }) {
    return (0,json/* isObject */.Gv)(iso) && typeof iso.resolved === "string"
        ? { iso_checksum: iso.resolved }
        : {};
}
/** What somebody who chooses an image asks first, of what the record knows of an XVA; sizes in bytes. */
function factsOf({ hardware, verification, }) {
    if (!(0,json/* isObject */.Gv)(hardware))
        return {};
    const { disks, importable } = hardware;
    const proved = (0,json/* isObject */.Gv)(verification) ? verification : {};
    const sizes = (Array.isArray(disks) ? disks : [])
        .filter(json/* isObject */.Gv)
        .map((disk) => number(disk.virtual_size));
    return {
        facts: {
            firmware: string(hardware.firmware),
            secure_boot: hardware.secure_boot === true,
            vcpus_max: number(hardware.vcpus_max),
            memory_static_max: number(hardware.memory_static_max),
            disks: sizes.length,
            virtual_size: sizes.reduce((sum, size) => sum + size, 0),
            xcp_ng: (0,json/* isObject */.Gv)(importable) ? string(importable.xcp_ng) : "",
            xenserver: (0,json/* isObject */.Gv)(importable) ? string(importable.xenserver) : "",
            verified: string(proved.result) === "passed" ? string(proved.mode) : "",
            compression: string(proved.compression),
            content_digest: string(proved.content_digest),
        },
    };
}
/** The XVA first: it is the image that the catalogue means. */
function rank(file) {
    return file.platform === "xcp-ng" ? 0 : 1;
}
function number(value) {
    return typeof value === "number" ? value : 0;
}
function string(value) {
    return typeof value === "string" ? value : "";
}
function stateOf(tests, fate) {
    if (fate.deleted) {
        return "deleted";
    }
    if (fate.revoked) {
        return "revoked";
    }
    if (!(0,json/* isObject */.Gv)(tests) || tests.result === "none") {
        return "untested";
    }
    return tests.result === "passed" ? "good" : "test_failed";
}

// EXTERNAL MODULE: ./build/bucket/keys.js
var keys = __webpack_require__(55539);
// EXTERNAL MODULE: ./build/bucket/objects.js
var objects = __webpack_require__(15347);
;// CONCATENATED MODULE: ./build/bucket/found.js
/** What LIST finds of an image's builds: the truth that every index is a projection of. */



/**
 * Lists the builds after `after` (an id, or empty for all), and all channels.
 * A build without its record is none; neither is one whose name is not a build id.
 */
async function findBuilds(store, image, after, signal) {
    const names = new Map();
    const channels = [];
    const start = after === "" ? undefined : store.keys.afterBuild(image, after);
    const folder = store.keys.imageFolder(image);
    for await (const { key } of (0,objects/* listKeys */.TH)(store, folder, signal, start)) {
        const parsed = store.keys.parseImageKey(image, key);
        if (parsed?.kind === "channel") {
            channels.push(parsed.channel);
        }
        else if (parsed !== undefined && parsed.build > after) {
            const known = names.get(parsed.build) ?? new Set();
            names.set(parsed.build, known.add(parsed.name));
        }
    }
    const builds = new Map();
    for (const [build, files] of names) {
        const deleted = files.has(keys/* DELETION */.pv);
        if (files.has(keys/* RECORD */.gv) || deleted) {
            builds.set(build, { revoked: files.has(keys/* REVOCATION */.VQ), deleted });
        }
    }
    return { builds, channels };
}
/** Reads the records of these builds; one that has gone is left out. */
async function readEntries(store, image, builds, signal) {
    const entries = await (0,objects/* mapMany */.Cv)(builds, async ([build, fate]) => {
        const key = store.keys.build(image, build, keys/* RECORD */.gv);
        const record = await (0,objects/* getJson */.Tt)(store, key, signal);
        return entryOf(record?.value, fate);
    });
    return entries.filter((entry) => entry !== undefined);
}
/** Greatest build id, so newest, first. */
function newestFirst(entries) {
    return [...entries].sort((a, b) => a.build < b.build ? 1 : a.build > b.build ? -1 : 0);
}


/***/ }),

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

/***/ 82497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lastGoodBuilds: () => (/* binding */ lastGoodBuilds)
/* harmony export */ });
/* unused harmony export newerBuilds */
/* harmony import */ var _found_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58627);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55109);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15347);
/** The last good build of each image, from the index and from records that the index has missed. */



/**
 * The newest good build by id of each image, of the same ref, else of the default branch.
 * Reads `images/<image>.json` and lists what is newer, so that a lost index step does no harm.
 */
async function lastGoodBuilds(store, images, query) {
    const signal = query.signal ?? new AbortController().signal;
    const found = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .mapMany */ .Cv)(images, async (image) => {
        const good = await lastGood(store, image, query, signal);
        return [image.id, good];
    });
    return new Map(found);
}
async function lastGood(store, image, query, signal) {
    const key = store.keys.image(image.id);
    const index = (await (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .getJson */ .Tt)(store, key, signal))?.value;
    const known = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isOf */ .yW)(index, "image-1") ? index : undefined;
    const newest = known?.builds[0]?.build ?? known?.sealed ?? "";
    const newer = await newerBuilds(store, image, newest, signal);
    const recent = [...newer, ...(known?.builds ?? [])];
    let best = choose(recent, query);
    for (const first of (known?.pages ?? []).toReversed()) {
        if (best !== undefined) {
            break;
        }
        const page = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .getJson */ .Tt)(store, store.keys.page(image.id, first), signal);
        best = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isOf */ .yW)(page?.value, "page-1")
            ? choose(withFate(page.value.builds, known?.revoked ?? []), query)
            : undefined;
    }
    return (best && {
        ...describe(best),
        indexed: !newer.includes(best),
        channels: known?.channels ?? {},
    });
}
/** Builds whose id is greater than `after` (empty: all), newest first, from their records. */
async function newerBuilds(store, image, after, signal) {
    const { builds } = await (0,_found_js__WEBPACK_IMPORTED_MODULE_0__/* .findBuilds */ .vo)(store, image, after, signal);
    return (0,_found_js__WEBPACK_IMPORTED_MODULE_0__/* .newestFirst */ .ll)(await (0,_found_js__WEBPACK_IMPORTED_MODULE_0__/* .readEntries */ .$2)(store, image, [...builds], signal));
}
/** Pages are immutable: what was revoked since is in the index. */
function withFate(builds, revoked) {
    return builds.map((entry) => revoked.includes(entry.build) ? { ...entry, state: "revoked" } : entry);
}
function choose(builds, query) {
    const states = query.includeRevoked
        ? ["good", "untested", "revoked"]
        : ["good", "untested"];
    const good = builds.filter(({ state }) => states.includes(state));
    return (good.find(({ ref }) => ref === query.ref) ??
        good.find(({ ref }) => ref === query.defaultBranchRef));
}
function describe(entry) {
    return {
        build: entry.build,
        content: entry.dirty ? "" : entry.content,
        createdAt: entry.created_at,
        ref: entry.ref,
        state: entry.state,
        size: entry.size,
        ...(entry.iso_checksum === undefined
            ? {}
            : { isoChecksum: entry.iso_checksum }),
    };
}


/***/ })

};
