export const id = 818;
export const ids = [818];
export const modules = {

/***/ 72647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ commitOf),
/* harmony export */   v: () => (/* binding */ moveChannel)
/* harmony export */ });
/* harmony import */ var _commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8222);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55109);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55539);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15347);
/** Channels: movable names for builds, each a pointer with its history. */




/**
 * Moves a channel to a new build, only forward: to a greater build id, and not to a commit that is an ancestor
 * of the one that it names.
 */
async function moveChannel(store, capabilities, move) {
    let kept;
    await (0,_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .commit */ .c)(store, capabilities, {
        key: store.keys.channel(move.image, move.channel),
        schema: "channel-1",
        done: async (current) => {
            kept = await whyKept(store, move, current);
            return current.build === move.build || kept !== undefined;
        },
        next: (current) => movedTo(move, current),
    }, move.signal);
    return kept === undefined ? { state: "moved" } : { state: "kept", why: kept };
}
async function whyKept(store, move, current) {
    const { channel, build, commit: head } = move;
    if (current.build === build) {
        return undefined;
    }
    if (current.build > build) {
        return `channel ${channel} of ${move.image.id} stays at ${current.build}, which is newer than ${build}`;
    }
    const present = await commitOf(store, move.image, current.build, move.signal);
    const goesBack = present !== undefined &&
        present !== head &&
        (await move.isAncestor(head, present)) === true;
    return goesBack
        ? `channel ${channel} of ${move.image.id} stays at ${current.build}: ${head.slice(0, 7)}, which was built now, is an ancestor of its ${present.slice(0, 7)}`
        : undefined;
}
/** The commit that a build's record names, or undefined where there is no such record. */
async function commitOf(store, image, build, signal) {
    const key = store.keys.build(image, build, _keys_js__WEBPACK_IMPORTED_MODULE_2__/* .RECORD */ .gv);
    const record = (await (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .getJson */ .Tt)(store, key, signal))?.value;
    const source = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(record) ? record.source : undefined;
    const commit = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(source) ? source.commit : undefined;
    return typeof commit === "string" ? commit : undefined;
}
function movedTo(move, current) {
    const { build, reason, by } = move;
    const at = move.at.toISOString();
    return {
        ...current,
        schema: "channel-1",
        image: move.image.id,
        channel: move.channel,
        build,
        serial: (current?.serial ?? 0) + 1,
        updated_at: at,
        sums_sha256: move.sumsSha256,
        reason,
        by,
        previous: current?.build ?? null,
        history: [
            ...(current?.history ?? []),
            { build, at, operation: "build", by, reason },
        ],
    };
}


/***/ }),

/***/ 8222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ commit)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20972);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55109);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55539);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15347);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86029);
/** Changing one JSON object that others change too, so that nobody's change is lost. */





const TRIES = 60;
const FIRST_DELAY_MS = 15;
const LONGEST_DELAY_MS = 1_000;
/** Without conditions a slower writer may overwrite us: looked at after this long. */
const CHECK_AFTER_MS = 300;
const CHECK_SPREAD_MS = 600;
const UNCONDITIONAL_TRIES = 3;
/**
 * Applies a change: read, compute, write if unchanged, again on conflict; where the store holds no conditions
 * it writes, looks again a little later, and repeats. Returns the object that holds the change.
 * Throws where the key holds what this action did not write, or after too many tries.
 */
async function commit(store, capabilities, change, signal) {
    const tries = capabilities.conditionalWrites ? TRIES : UNCONDITIONAL_TRIES;
    for (let count = 0; count < tries; count++) {
        const found = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .getJson */ .Tt)(store, change.key, signal);
        const current = found?.value;
        if (found !== undefined && !(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isOf */ .yW)(current, change.schema)) {
            throw (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .foreign */ .V$)(store, change.key);
        }
        const present = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isOf */ .yW)(current, change.schema) ? current : undefined;
        if (present !== undefined && (await change.done(present))) {
            return present;
        }
        const next = await change.next(present);
        const object = {
            key: change.key,
            body: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .render */ .XX)(next),
            contentType: (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaType */ .JL)(change.key),
        };
        const outcome = await (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .putIfUnchanged */ .Oj)(store, capabilities, object, found?.etag, signal);
        if (outcome === "written" && capabilities.conditionalWrites) {
            return next;
        }
        await (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .pause */ .v7)(delay(capabilities, count), signal);
        if (!capabilities.conditionalWrites &&
            (await holds(store, change, signal))) {
            return next;
        }
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.StoreError("upload", `${change.key} could not be changed in ${tries} tries, because others change it all the time; the next publish or \`command: reindex\` repairs it.`);
}
function delay(capabilities, count) {
    return capabilities.conditionalWrites
        ? (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .jitter */ .p$)(count, FIRST_DELAY_MS, LONGEST_DELAY_MS)
        : CHECK_AFTER_MS + Math.random() * CHECK_SPREAD_MS;
}
async function holds(store, change, signal) {
    const current = (await (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .getJson */ .Tt)(store, change.key, signal))?.value;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isOf */ .yW)(current, change.schema) && (await change.done(current));
}


/***/ }),

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

/***/ 30826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ indexBuild)
});

// EXTERNAL MODULE: ./build/bucket/commit.js
var commit = __webpack_require__(8222);
// EXTERNAL MODULE: ./build/bucket/json.js
var json = __webpack_require__(55109);
// EXTERNAL MODULE: ./build/bucket/objects.js
var objects = __webpack_require__(15347);
// EXTERNAL MODULE: ./build/bucket/errors.js
var errors = __webpack_require__(20972);
// EXTERNAL MODULE: ./build/bucket/found.js + 1 modules
var bucket_found = __webpack_require__(58627);
// EXTERNAL MODULE: ./build/bucket/keys.js
var keys = __webpack_require__(55539);
;// CONCATENATED MODULE: ./build/bucket/projection.js
/** `images/<image>.json`: what the records and pointers of an image add up to. */






/** A page seals this many builds when more than {@link OPEN_BUILDS} are open. */
const PAGE_BUILDS = 50;
const OPEN_BUILDS = 100;
/** No build runs longer: no id older than this can still appear. */
const SEAL_AFTER_MS = 6 * 24 * 60 * 60_000;
/** Brings an image's index up to what is in the bucket. */
async function projectImage(indexing, image, expected) {
    const { store, capabilities, signal } = indexing;
    return (0,commit/* commit */.c)(store, capabilities, {
        key: store.keys.image(image.id),
        schema: "image-1",
        done: (current) => isCommitted(current, expected),
        next: (current) => nextIndex(indexing, image, current),
    }, signal);
}
/** Whether an index, or a catalogue's entry, holds a build and the channels that moved to it (or further). */
function isCommitted(current, expected) {
    return (current.builds.some(({ build }) => build === expected.build) &&
        expected.channels.every((channel) => (current.channels[channel] ?? "") >= expected.build));
}
async function nextIndex(indexing, image, current) {
    const { store, signal } = indexing;
    const sealed = current?.sealed ?? "";
    const found = await (0,bucket_found/* findBuilds */.vo)(store, image, sealed, signal);
    const open = await openBuilds(indexing, image, current, found);
    const { builds, pages, newlySealed } = await seal(indexing, image, open);
    const kept = (ids) => (ids ?? []).filter((id) => id <= sealed);
    const ids = (fate) => [...found.builds].filter(([, is]) => is[fate]).map(([id]) => id);
    return {
        ...current,
        schema: "image-1",
        image: image.id,
        os: image.os,
        version: image.version,
        channels: await readChannels(store, image, found.channels, signal),
        builds,
        revoked: [...kept(current?.revoked), ...ids("revoked")].sort(),
        deleted: [...kept(current?.deleted), ...ids("deleted")].sort(),
        pages: [...(current?.pages ?? []), ...pages],
        sealed: newlySealed ?? sealed,
    };
}
/** The builds that LIST found, with what the index knew of them; records are read only where needed. */
async function openBuilds({ store, signal }, image, current, found) {
    const known = new Map(current?.builds.map((entry) => [entry.build, entry]));
    const stale = [...found.builds].filter(([build, { revoked, deleted }]) => {
        const state = known.get(build)?.state;
        return (state === undefined ||
            (state === "deleted") !== deleted ||
            (!deleted && (state === "revoked") !== revoked));
    });
    const read = await (0,bucket_found/* readEntries */.$2)(store, image, stale, signal);
    const fresh = new Map(read.map((entry) => [entry.build, entry]));
    const entries = [...found.builds].flatMap(([build, { deleted }]) => {
        const before = known.get(build);
        const after = fresh.get(build) ?? before;
        const state = deleted ? "deleted" : after?.state;
        return after && state ? [{ ...before, ...after, state }] : [];
    });
    return (0,bucket_found/* newestFirst */.ll)(entries);
}
async function readChannels(store, image, channels, signal) {
    const pointers = await (0,objects/* mapMany */.Cv)(channels, async (channel) => {
        const key = store.keys.channel(image, channel);
        const pointer = (await (0,objects/* getJson */.Tt)(store, key, signal))?.value;
        return (0,json/* isOf */.yW)(pointer, "channel-1") ? [[channel, pointer.build]] : [];
    });
    return Object.fromEntries(pointers.flat());
}
/** Moves the oldest builds to an immutable page when there are many and they are old enough. */
async function seal(indexing, image, open) {
    const oldest = open.slice(-PAGE_BUILDS);
    const last = oldest[0];
    const first = oldest.at(-1);
    if (open.length <= OPEN_BUILDS ||
        last === undefined ||
        first === undefined ||
        indexing.now.getTime() - (0,keys/* buildTime */.aD)(last.build) < SEAL_AFTER_MS) {
        return { builds: open, pages: [] };
    }
    const page = await writePage(indexing, image, first.build, oldest);
    const newlySealed = page.builds[0]?.build ?? last.build;
    const builds = open.filter(({ build }) => build > newlySealed);
    return { builds, pages: [first.build], newlySealed };
}
/** Writes a page, or reads the one that an earlier run sealed before it lost its index step. */
async function writePage({ store, capabilities, stamp, signal }, image, first, builds) {
    const page = { schema: "page-1", image: image.id, builds };
    const key = store.keys.page(image.id, first);
    const object = { key, body: (0,json/* render */.XX)(page), contentType: (0,keys/* mediaType */.JL)(key) };
    if ((await (0,objects/* putIfAbsent */.Ef)(store, capabilities, object, stamp, signal)) ===
        "written") {
        return page;
    }
    const present = (await (0,objects/* getJson */.Tt)(store, key, signal))?.value;
    if ((0,json/* isOf */.yW)(present, "page-1")) {
        return present;
    }
    throw new errors.StoreError("upload", `${key} is not a page of this action: give the action a place of its own by \`s3-prefix\`.`);
}

;// CONCATENATED MODULE: ./build/bucket/catalogue.js
/** `catalogue.json`: every image with its channels and newest builds, a projection of one LIST of `images/`. */




/** Newest builds of an image in the catalogue. */
const NEWEST = 5;
/** Brings the catalogue up to what is in `images/`; nothing to do where somebody has committed `image` already. */
async function projectCatalogue(indexing, image, expected) {
    const { store, capabilities, signal } = indexing;
    return (0,commit/* commit */.c)(store, capabilities, {
        key: store.keys.catalogue,
        schema: "catalogue-1",
        done: (current) => holds(current, image, expected),
        next: (current) => nextCatalogue(indexing, current),
    }, signal);
}
function holds(current, image, expected) {
    const entry = current.images.find((each) => each.image === image);
    if (entry === undefined) {
        return false;
    }
    const oldest = entry.builds.at(-1)?.build ?? "";
    const pushedOut = entry.builds.length >= NEWEST && oldest > expected.build;
    return (isCommitted(entry, expected) ||
        (pushedOut &&
            expected.channels.every((channel) => (entry.channels[channel] ?? "") >= expected.build)));
}
async function nextCatalogue({ store, now, signal }, current) {
    const known = new Map(current?.images.map((entry) => [entry.image, entry]));
    const listed = [];
    for await (const each of (0,objects/* listKeys */.TH)(store, store.keys.imagesFolder, signal)) {
        listed.push(each);
    }
    const images = await (0,objects/* mapMany */.Cv)(listed, async ({ key, etag }) => {
        const id = store.keys.parseImage(key);
        const entry = id === undefined ? undefined : known.get(id);
        return id === undefined || entry?.etag === etag
            ? entry
            : readImage(store, key, entry, signal);
    });
    return {
        ...current,
        schema: "catalogue-1",
        updated_at: now.toISOString(),
        images: images
            .filter((entry) => entry !== undefined)
            .sort((a, b) => (a.image < b.image ? -1 : 1)),
    };
}
async function readImage(store, key, before, signal) {
    const found = await (0,objects/* getJson */.Tt)(store, key, signal);
    if (!(0,json/* isOf */.yW)(found?.value, "image-1")) {
        return undefined;
    }
    const { image, os, version, channels, builds } = found.value;
    const known = new Map(before?.builds.map((entry) => [entry.build, entry]));
    return {
        ...before,
        image,
        os,
        version,
        channels,
        builds: builds
            .slice(0, NEWEST)
            .map((entry) => ({ ...known.get(entry.build), ...entry })),
        etag: found.etag,
    };
}

// EXTERNAL MODULE: ./build/bucket/channels.js
var channels = __webpack_require__(72647);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/template-yml/keys.js + 3 modules
var template_yml_keys = __webpack_require__(70172);
;// CONCATENATED MODULE: ./build/template-yml/json-schema.js
/** The JSON Schema of `template.yml`, made of its table, for editors. Pure. */

/**
 * Draft 7, which the YAML and JSON servers of editors take in full; `patternErrorMessage` is theirs. What no schema can
 * say is left to the validator: paths that leave the repository, two default variants, keys that stand twice.
 */
const TEMPLATE_SCHEMA = {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: `urn:xva-template-action:template-${template_yml_keys/* SCHEMA_VERSION */.f}`,
    title: "template.yml",
    description: "What Packer's files cannot say of a template for xva-template-action. All of it is optional.",
    ...schemaOf(template_yml_keys/* TEMPLATE */.n),
};
function schemaOf(shape) {
    switch (shape.kind) {
        case "text":
            return textSchema(shape);
        case "whole":
            return { type: "integer", minimum: shape.min, maximum: shape.max };
        case "flag":
            return { type: "boolean" };
        case "word":
            return { enum: shape.words };
        case "value":
            return {
                type: [
                    "string",
                    "number",
                    "boolean",
                    ...(shape.any ? ["array", "object"] : []),
                ],
            };
        case "list": {
            const item = schemaOf(shape.item);
            return { anyOf: [{ type: "array", items: item }, item] };
        }
        case "keys":
            return keysSchema(shape);
        case "map":
            return {
                type: "object",
                propertyNames: textSchema({ ...shape.name, numbers: false }),
                additionalProperties: schemaOf(shape.value),
            };
        case "either":
            return { anyOf: [schemaOf(shape.first), schemaOf(shape.second)] };
    }
}
function textSchema({ pattern, takes, numbers, format, }) {
    return {
        type: numbers ? ["string", "number"] : "string",
        pattern: pattern.source,
        patternErrorMessage: `Takes ${takes}.`,
        ...(numbers ? { minimum: 0 } : {}),
        ...(format === undefined ? {} : { format }),
    };
}
function keysSchema({ keys, empty }) {
    const entries = Object.entries(keys);
    const required = entries
        .filter(([, key]) => key.required)
        .map(([name]) => name);
    return {
        type: empty ? ["object", "null"] : "object",
        properties: Object.fromEntries(entries.map(([name, key]) => [name, keySchema(key)])),
        ...(required.length === 0 ? {} : { required }),
        additionalProperties: false,
    };
}
function keySchema({ title, description, shape, examples }) {
    return {
        title,
        description,
        ...schemaOf(shape),
        ...(examples === undefined ? {} : { examples }),
    };
}

;// CONCATENATED MODULE: ./build/bucket/schema-terms.js
/** Shapes that several of the JSON Schemas share. */
const DIALECT = "https://json-schema.org/draft/2020-12/schema";
const schema_terms_text = { type: "string" };
const schema_terms_name = {
    type: "string",
    pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$",
};
const build = {
    type: "string",
    pattern: "^\\d{8}T\\d{6}Z-[0-9a-f]{7}-[0-9a-f]{4}$",
};
const sha256 = { type: "string", pattern: "^[0-9a-f]{64}$" };
/** Of an ISO, by the hash that its publisher chose. */
const checksum = {
    type: "string",
    pattern: "^(md5|sha1|sha256|sha512):([0-9a-f]{2})+$",
};
const time = {
    type: "string",
    pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",
};
const size = { type: "integer", minimum: 0 };
const texts = { type: "object", additionalProperties: schema_terms_text };
const builds = { type: "array", items: build };
const channelNames = {
    type: "object",
    propertyNames: { pattern: "^[a-z][a-z0-9-]{0,31}$" },
    additionalProperties: build,
};
const entry = {
    type: "object",
    required: [
        "build",
        "created_at",
        "content",
        "commit",
        "state",
        "size",
        "sha256",
    ],
    properties: {
        build,
        created_at: time,
        content: schema_terms_text,
        commit: schema_terms_text,
        ref: schema_terms_text,
        dirty: { type: "boolean" },
        iso_checksum: checksum,
        state: {
            enum: ["good", "untested", "test_failed", "revoked", "deleted"],
        },
        size,
        sha256: { type: "string", pattern: "^([0-9a-f]{64})?$" },
        facts: {
            type: "object",
            properties: {
                firmware: schema_terms_text,
                secure_boot: { type: "boolean" },
                vcpus_max: size,
                memory_static_max: size,
                disks: size,
                virtual_size: size,
                xcp_ng: schema_terms_text,
                xenserver: schema_terms_text,
                verified: { enum: ["full", "structure", ""] },
                compression: schema_terms_text,
                content_digest: schema_terms_text,
            },
        },
    },
};

;// CONCATENATED MODULE: ./build/bucket/schema-metadata.js
/** The JSON Schema of `metadata.json`. */

/** Of content: the name of the scheme, and hex. */
const digest = {
    type: "string",
    pattern: "^[a-z0-9-]+:[0-9a-f]{64}$",
};
const file = {
    type: "object",
    required: ["path", "role", "size", "sha256", "media_type"],
    properties: {
        path: schema_terms_text,
        role: schema_terms_text,
        platform: schema_terms_text,
        size: size,
        sha256: sha256,
        media_type: schema_terms_text,
    },
};
const source = {
    type: "object",
    required: ["repository", "commit", "ref", "tree", "run_url", "dirty"],
    properties: {
        repository: schema_terms_text,
        commit: { type: "string", pattern: "^[0-9a-f]{40}([0-9a-f]{24})?$" },
        ref: schema_terms_text,
        tree: schema_terms_text,
        run_url: schema_terms_text,
        dirty: { type: "boolean" },
    },
};
const flag = { type: "boolean" };
// What an older version of the action did not write is required nowhere: its records stay valid.
const disk = {
    type: "object",
    required: ["name", "device", "bootable", "virtual_size", "stored_size"],
    properties: {
        ref: schema_terms_text,
        name: schema_terms_text,
        uuid: schema_terms_text,
        device: schema_terms_text,
        userdevice: schema_terms_text,
        bootable: flag,
        mode: schema_terms_text,
        type: schema_terms_text,
        sm_config: texts,
        sr: {
            type: "object",
            properties: { name: schema_terms_text, type: schema_terms_text, shared: flag },
        },
        virtual_size: size,
        physical_utilisation: size,
        stored_size: size,
        content_digest: digest,
    },
};
const network = {
    type: "object",
    required: ["device", "network", "mtu"],
    properties: {
        device: schema_terms_text,
        network: schema_terms_text,
        bridge: schema_terms_text,
        mac: schema_terms_text,
        mac_autogenerated: flag,
        mtu: size,
        locking_mode: schema_terms_text,
    },
};
const hardware = {
    type: "object",
    required: ["vcpus_max", "memory_static_max", "firmware", "disks", "networks"],
    properties: {
        name: schema_terms_text,
        description: schema_terms_text,
        uuid: schema_terms_text,
        vcpus_max: size,
        vcpus_at_startup: size,
        memory_static_max: size,
        memory_static_min: size,
        memory_dynamic_max: size,
        memory_dynamic_min: size,
        firmware: { enum: ["bios", "uefi"] },
        secure_boot: flag,
        nvram: flag,
        vtpm: flag,
        boot_order: schema_terms_text,
        domain_type: schema_terms_text,
        platform: texts,
        has_vendor_device: flag,
        bios_strings: texts,
        recommendations: schema_terms_text,
        is_a_template: flag,
        is_default_template: flag,
        tags: { type: "array", items: schema_terms_text },
        other_config: texts,
        disks: { type: "array", items: disk },
        cd_drives: {
            type: "array",
            items: {
                type: "object",
                required: ["userdevice", "disc"],
                properties: { userdevice: schema_terms_text, disc: schema_terms_text },
            },
        },
        networks: { type: "array", items: network },
        exporter: texts,
        importable: {
            type: "object",
            required: ["xcp_ng", "xenserver", "because"],
            properties: {
                xcp_ng: schema_terms_text,
                xenserver: schema_terms_text,
                because: { type: "array", items: schema_terms_text },
            },
        },
    },
};
const verification = {
    type: "object",
    required: ["result"],
    properties: {
        result: { enum: ["passed", "failed", "none"] },
        mode: { enum: ["full", "structure", "none"] },
        format: { enum: ["xva", "disk", "other"] },
        compression: { enum: ["none", "gzip", "zstd"] },
        blocks: size,
        archive_size: size,
        archive_sha256: sha256,
        content_digest: digest,
        made_from: {
            type: "object",
            required: ["format", "size", "sha256"],
            properties: { format: schema_terms_text, size: size, sha256: sha256 },
        },
        class: schema_terms_text,
        message: schema_terms_text,
        warnings: { type: "array", items: schema_terms_text },
    },
};
/** `metadata-1`. */
const metadata = {
    $schema: DIALECT,
    $id: "urn:xva-template-action:metadata-1",
    title: "The record of one build of an image",
    type: "object",
    required: [
        "schema",
        "os",
        "image",
        "version",
        "build",
        "created_at",
        "content",
        "build_key",
        "run_images",
        "files",
        "source",
        "packer",
        "variables",
        "verification",
        "timings",
    ],
    properties: {
        schema: { const: "metadata-1" },
        os: schema_terms_name,
        image: schema_terms_name,
        version: schema_terms_name,
        build: build,
        created_at: time,
        content: schema_terms_text,
        build_key: schema_terms_text,
        build_key_parts: texts,
        template: {
            type: "object",
            required: ["directory", "var_files", "builds"],
            properties: {
                directory: schema_terms_text,
                file: schema_terms_text,
                variant: schema_terms_name,
                var_files: { type: "array", items: schema_terms_text },
                builds: { type: "array", items: schema_terms_text },
                title: schema_terms_text,
                description: schema_terms_text,
                tags: { type: "array", items: schema_terms_text },
                os: texts,
            },
        },
        run_images: { type: "array", items: schema_terms_name },
        files: { type: "array", items: file },
        hardware,
        source,
        packer: {
            type: "object",
            required: ["version", "sha256", "plugins"],
            properties: { version: schema_terms_text, sha256: sha256, plugins: texts },
        },
        iso: {
            type: "object",
            required: ["url", "checksum"],
            properties: { url: schema_terms_text, checksum: schema_terms_text, resolved: checksum },
        },
        variables: texts,
        base: { type: "object" },
        verification,
        tests: { type: "object" },
        artifacts: {
            type: "array",
            items: {
                type: "object",
                required: ["kind", "id"],
                properties: { kind: schema_terms_text, id: schema_terms_text },
            },
        },
        timings: {
            type: "object",
            additionalProperties: { type: "number", minimum: 0 },
        },
    },
};

;// CONCATENATED MODULE: ./build/bucket/schemas.js
/** JSON Schemas (2020-12) of what the bucket holds. Unknown fields are allowed everywhere: later versions add some. */


const by = {
    type: "object",
    required: ["actor", "run_url"],
    properties: { actor: schema_terms_text, run_url: schema_terms_text },
};
const channel = {
    $schema: DIALECT,
    $id: "urn:xva-template-action:channel-1",
    title: "A movable name for one build of an image",
    type: "object",
    required: [
        "schema",
        "image",
        "channel",
        "build",
        "serial",
        "updated_at",
        "sums_sha256",
        "reason",
        "by",
        "previous",
        "history",
    ],
    properties: {
        schema: { const: "channel-1" },
        image: schema_terms_name,
        channel: { type: "string", pattern: "^[a-z][a-z0-9-]{0,31}$" },
        build: build,
        serial: { type: "integer", minimum: 1 },
        updated_at: time,
        sums_sha256: sha256,
        reason: schema_terms_text,
        by,
        previous: { oneOf: [build, { type: "null" }] },
        history: {
            type: "array",
            items: {
                type: "object",
                required: ["build", "at", "operation", "by", "reason"],
                properties: { build: build, at: time, operation: schema_terms_text, by, reason: schema_terms_text },
            },
        },
    },
};
const schemas_image = {
    $schema: DIALECT,
    $id: "urn:xva-template-action:image-1",
    title: "The newest builds of an image, newest first",
    type: "object",
    required: [
        "schema",
        "image",
        "os",
        "version",
        "channels",
        "builds",
        "revoked",
        "deleted",
        "pages",
    ],
    properties: {
        schema: { const: "image-1" },
        image: schema_terms_name,
        os: schema_terms_name,
        version: schema_terms_name,
        channels: channelNames,
        builds: { type: "array", items: entry },
        revoked: builds,
        deleted: builds,
        pages: builds,
        sealed: { oneOf: [build, { const: "" }] },
    },
};
const page = {
    $schema: DIALECT,
    $id: "urn:xva-template-action:page-1",
    title: "Older builds of an image, newest first",
    type: "object",
    required: ["schema", "image", "builds"],
    properties: {
        schema: { const: "page-1" },
        image: schema_terms_name,
        builds: { type: "array", items: entry },
    },
};
const catalogue = {
    $schema: DIALECT,
    $id: "urn:xva-template-action:catalogue-1",
    title: "Every image with its channels and newest builds",
    type: "object",
    required: ["schema", "images"],
    properties: {
        schema: { const: "catalogue-1" },
        updated_at: time,
        images: {
            type: "array",
            items: {
                type: "object",
                required: ["image", "os", "version", "channels", "builds"],
                properties: {
                    image: schema_terms_name,
                    os: schema_terms_name,
                    version: schema_terms_name,
                    channels: channelNames,
                    builds: { type: "array", items: entry, maxItems: 5 },
                },
            },
        },
    },
};
/** Every schema by the name that objects carry in their `schema` field. */
const SCHEMAS = {
    "metadata-1": metadata,
    "channel-1": channel,
    "image-1": schemas_image,
    "page-1": page,
    "catalogue-1": catalogue,
};

;// CONCATENATED MODULE: ./build/bucket/publish-schemas.js
/** The JSON Schemas in the bucket, beside what they describe; that of `template.yml` for editors. */







const PUBLISHED = {
    ...SCHEMAS,
    [`template-${template_yml_keys/* SCHEMA_VERSION */.f}`]: TEMPLATE_SCHEMA,
};
/** Writes each schema that is absent or differs (told by its ETag, which is the MD5 on most stores). */
async function publishSchemas(store, capabilities, signal) {
    const present = new Map();
    for await (const { key, etag } of (0,objects/* listKeys */.TH)(store, store.keys.schemasFolder, signal)) {
        present.set(key, etag);
    }
    for (const [name, schema] of Object.entries(PUBLISHED)) {
        const key = store.keys.schema(name);
        const body = (0,json/* render */.XX)(schema);
        const etag = present.get(key);
        const md5 = (0,external_node_crypto_.createHash)("md5").update(body).digest("hex");
        if (etag?.replaceAll('"', "") !== md5) {
            const object = { key, body, contentType: (0,keys/* mediaType */.JL)(key) };
            await (0,objects/* putIfUnchanged */.Oj)(store, capabilities, object, etag, signal);
        }
    }
}

;// CONCATENATED MODULE: ./build/bucket/index-build.js
/** What follows the record: channels, the image's index, the catalogue, the schemas. Each may fail by itself. */




/** Makes a build visible whose record is there; never throws. */
async function indexBuild(store, capabilities, recorded) {
    const { image, build, stamp, signal } = recorded;
    const channels = [];
    const warnings = [];
    const step = async (name, work) => {
        try {
            await work();
        }
        catch (error) {
            const why = error instanceof Error ? error.message : String(error);
            warnings.push(`${image.id} ${build} is published, but ${name} could not be written; the next publish repairs it: ${why}`);
        }
    };
    for (const channel of recorded.channels) {
        await step(`channel ${channel}`, async () => {
            const outcome = await move(store, capabilities, recorded, channel);
            if (outcome.state === "moved") {
                channels.push(channel);
            }
            else {
                warnings.push(`${image.id} ${build} is published: ${outcome.why}.`);
            }
        });
    }
    const indexing = { store, capabilities, stamp, now: recorded.now(), signal };
    const expected = { build, channels };
    await step("its index", () => projectImage(indexing, image, expected));
    await step("the catalogue", () => projectCatalogue(indexing, image.id, expected));
    await step("the JSON Schemas", () => publishSchemas(store, capabilities, signal));
    return { channels, warnings };
}
function move(store, capabilities, recorded, channel) {
    const { image, build, commit, sumsSha256 } = recorded;
    const { reason, by, isAncestor, now, signal } = recorded;
    return (0,channels/* moveChannel */.v)(store, capabilities, {
        image,
        channel,
        build,
        commit,
        sumsSha256,
        reason,
        by,
        at: now(),
        isAncestor,
        signal,
    });
}


/***/ }),

/***/ 46277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ sha256Of),
/* harmony export */   H3: () => (/* binding */ provenanceText),
/* harmony export */   Pe: () => (/* binding */ recordText),
/* harmony export */   cV: () => (/* binding */ checksumsText)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55109);
/**
 * The immutable texts of a build: record, provenance, checksums. Pure.
 * None of them holds a person's name, login or address.
 */


/** `metadata.json` of a build with these files. */
function recordText(facts, files) {
    const { image, packer, iso } = facts;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .render */ .XX)({
        schema: "metadata-1",
        os: image.os,
        image: image.id,
        version: image.version,
        build: facts.identity.id,
        created_at: facts.createdAt.toISOString(),
        content: facts.content,
        build_key: facts.buildKey,
        build_key_parts: facts.buildKeyParts,
        template: facts.template && { ...facts.template },
        run_images: facts.runImages,
        files,
        hardware: facts.hardware,
        source: facts.source,
        packer: {
            version: packer.version,
            sha256: packer.sha256,
            plugins: packer.plugins,
        },
        iso: iso && {
            url: iso.url ?? "",
            checksum: iso.checksum ?? "",
            resolved: iso.resolved,
        },
        variables: facts.variables,
        base: facts.base,
        verification: facts.verification,
        tests: facts.tests,
        artifacts: facts.artifacts.length === 0
            ? undefined
            : facts.artifacts.map(({ kind, id }) => ({ kind, id })),
        timings: facts.timings,
    });
}
/**
 * `provenance.json`: an unsigned in-toto Statement v1 with a SLSA provenance v1 predicate
 * (https://in-toto.io/Statement/v1, https://slsa.dev/provenance/v1). Subjects are the image's files.
 */
function provenanceText(facts, files) {
    const { source, packer, identity } = facts;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .render */ .XX)({
        _type: "https://in-toto.io/Statement/v1",
        subject: files
            .filter(({ role }) => role === "image")
            .map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
        predicateType: "https://slsa.dev/provenance/v1",
        predicate: {
            buildDefinition: {
                buildType: "urn:xva-template-action:packer-build-1",
                externalParameters: {
                    os: facts.image.os,
                    image: facts.image.id,
                    version: facts.image.version,
                    repository: source.repository,
                    ref: source.ref,
                    variables: facts.variables,
                },
                internalParameters: {
                    content: facts.content,
                    build_key: facts.buildKey,
                    dirty: source.dirty,
                },
                resolvedDependencies: dependencies(facts),
            },
            runDetails: {
                builder: {
                    id: "urn:xva-template-action:runner-1",
                    version: { packer: packer.version, ...packer.plugins },
                },
                metadata: {
                    invocationId: source.run_url,
                    startedOn: identity.startedAt.toISOString(),
                    finishedOn: facts.createdAt.toISOString(),
                },
            },
        },
    });
}
function dependencies({ source, packer, iso }) {
    const [type = "", hex = ""] = iso?.resolved?.split(":") ?? [];
    return [
        {
            uri: source.repository.includes("://")
                ? `git+${source.repository}`
                : `git+https://github.com/${source.repository}`,
            digest: { gitCommit: source.commit },
        },
        { name: "packer", digest: { sha256: packer.sha256 } },
        ...(iso?.url === undefined
            ? []
            : [
                {
                    uri: iso.url,
                    ...(hex === "" ? {} : { digest: { [type]: hex } }),
                },
            ]),
    ];
}
/** `SHA256SUMS` as `sha256sum --check` takes it, in the order of names. */
function checksumsText(files) {
    return [...files]
        .sort((a, b) => (a.path < b.path ? -1 : 1))
        .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
        .join("");
}
/** Hex SHA-256 of a text as it is written. */
function sha256Of(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex");
}


/***/ })

};
